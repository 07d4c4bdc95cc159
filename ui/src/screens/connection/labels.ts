// The words around the drawing: weeks or months under it, pauses above it.
import type { ChartWeek, Pause } from "$lib/api/backend.ts";
import { inside, textWidth } from "$lib/charts/keel.ts";
import { addDays, dayMonthShort, dayOfMonth, daysBetween, daySpan } from "$lib/i18n/dates.ts";
import { isolate, t } from "$lib/i18n/index.ts";
import type { Plan } from "./weeks.ts";

export interface Label {
  x: number;
  text: string;
  /** the week it stands for; null under a month */
  week: number | null;
}

const months = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
const monthOf = (day: string) => months.format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));

/** "20 Jul", "27", "3 Aug" under weeks; months, then years, where weeks are too narrow for dates. */
export function weekLabels(weeks: ChartWeek[], it: Plan): Label[] {
  const out: Label[] = [];
  const middle = (at: number) => (at + 0.5) * it.pitch;
  const sofar = t("connection-so-far");
  const last = weeks.length - 1;
  // months keep clear of the words under the running week
  const end = it.width - textWidth(sofar, it.scale) - 12 * it.scale;
  let month = "";
  let free = 0;
  weeks.forEach(({ week }, at) => {
    if (week.partial) {
      const width = textWidth(sofar, it.scale);
      out.push({ x: inside(middle(at), width, it.width), text: sofar, week: at });
      return;
    }
    const fresh = week.start.slice(0, 7) !== month;
    month = week.start.slice(0, 7);
    if (!it.far) {
      const text = fresh ? dayMonthShort(week.start) : dayOfMonth(week.start);
      out.push({ x: middle(at), text, week: at });
      return;
    }
    // the first week may begin within a month: its name waits for the next one
    if (!fresh || (at === 0 && Number(dayOfMonth(week.start)) > 14)) return;
    const name = monthOf(week.start);
    const text = week.start.slice(5, 7) === "01" ? `${name} ${week.start.slice(0, 4)}` : name;
    const width = textWidth(text, it.scale);
    const x = inside(middle(at), width, it.width);
    if (x - width / 2 < free || (weeks[last]?.week.partial && x + width / 2 > end)) return;
    free = x + width / 2 + 10 * it.scale;
    out.push({ x, text, week: null });
  });
  return out;
}

/** "away, 10–19 Aug" above the pauses; one that would run into the one before it stays with the drawing alone. */
export function pauseLabels(pauses: Pause[], weeks: ChartWeek[], today: string, it: Plan): Label[] {
  const first = weeks[0]?.week.start;
  if (!first) return [];
  const last = addDays(first, weeks.length * 7 - 1);
  let free = -Infinity;
  return pauses.flatMap((pause) => {
    const from = pause.from < first ? first : pause.from;
    const end = pause.to ?? today;
    const to = end > last ? last : end;
    if (from > to) return [];
    const span = pause.to
      ? daySpan(pause.from, pause.to)
      : t("connection-pause-since", { day: dayMonthShort(pause.from) });
    const text = t(pause.reason === "" ? "connection-pause-plain" : "connection-pause-named", {
      reason: isolate(pause.reason),
      span,
    });
    const middle = ((daysBetween(first, from) + daysBetween(first, to) + 1) / 2) * it.slot;
    const width = textWidth(text, it.scale);
    const x = inside(middle, width, it.width);
    if (x - width / 2 < free) return [];
    free = x + width / 2 + 12 * it.scale;
    return [{ x, text, week: null }];
  });
}
