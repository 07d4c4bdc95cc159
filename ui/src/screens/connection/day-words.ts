// What a day was, in words: the same in the level, the year and their tables.
import type { Connection, Day, SlotKind } from "$lib/api/backend.ts";
import { dayMonth, dayShort } from "$lib/i18n/dates.ts";
import { number, t } from "$lib/i18n/index.ts";

/** "connected", "quiet, not chosen" … */
export const kindWords = (kind: SlotKind): string => t(`connection-kind-${kind.replaceAll("_", "-")}`);

/** The level in one sentence, or that there is none. */
export function levelSentence({ level, coverage, timeline }: Connection): string {
  if (level?.days_per_week == null)
    return coverage.active === 0
      ? t("connection-level-no-days")
      : t("connection-level-too-few", { known: coverage.known, days: coverage.active });
  const value = number(level.days_per_week);
  // the level speaks of yesterday, and so does the rhythm it is held against
  const rhythm = timeline.points.at(-1)?.rhythm ?? null;
  if (rhythm === null || level.state === "unset") return t("connection-level-plain", { value });
  return t(`connection-level-${level.state}`, { value, rhythm: number(rhythm) });
}

/** "about 3.4, as of Mon 5 Oct" */
export function levelEnd({ level, known_to, timeline }: Connection): string {
  const value = number(level?.days_per_week ?? 0);
  const day = known_to ?? timeline.points.at(-1)?.day;
  return day ? t("connection-level-end", { value, day: dayShort(day) }) : value;
}

export interface LevelDayWords {
  value: string;
  kind: string;
  contact: string;
}

/** A day of the level, for the read-out. */
export function levelDayWords(
  { timeline }: Connection,
  day: Day,
  value: number | null,
  enough: boolean,
  kind: SlotKind,
): LevelDayWords {
  let last: Day | undefined;
  for (const contact of timeline.contacts) if (contact <= day) last = contact;
  return {
    value:
      value === null
        ? t("connection-level-day-none")
        : t(enough ? "connection-level-day-value" : "connection-level-day-few", { value: number(value) }),
    kind: kindWords(kind),
    contact:
      last === undefined
        ? ""
        : last === day
          ? kind === "connected"
            ? ""
            : t("connection-level-day-contact")
          : t("connection-level-day-last", { day: dayMonth(last) }),
  };
}
