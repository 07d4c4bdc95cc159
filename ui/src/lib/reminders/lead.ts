// How long before a visit a reminder comes, in words.
import { list, t } from "$lib/i18n/index.ts";

const LEAD = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?)$/;
const UNITS = ["weeks", "days", "hours", "minutes"] as const;

/** "7 days before", "1 hour and 30 minutes before", "when it starts"; what cannot be read stands as it is. */
export function leadText(lead: string): string {
  const [, ...found] = LEAD.exec(lead) ?? [];
  if (found.every((it) => it === undefined)) return lead;
  const parts = UNITS.map((unit, at) => ({ unit, count: Number(found[at] ?? 0) })).filter(
    ({ count }) => count > 0,
  );
  if (parts.length === 0) return t("lead-at-start");
  return t("lead-before", { long: list(parts.map(({ unit, count }) => t(`lead-${unit}`, { count }))) });
}
