// Days, stretches of days and pauses in words. Names of weekdays alone are used only for days of the last week.
import type { Day, Pause, PauseVisit } from "../api/backend.ts";
import { addDays, dayLong, dayMonth, dayOfMonth, daysBetween, month } from "../i18n/dates.ts";
import { weekdayLong, weekdayShort } from "../i18n/dates.ts";
import { list, t } from "../i18n/index.ts";

/** A day of the last week is named by its weekday; older ones need their date. */
const isNear = (day: Day, today: Day) => {
  const back = daysBetween(day, today);
  return back >= 0 && back < 7;
};

const dated = (day: Day) =>
  t("days-date", { weekday: weekdayLong(day), day: dayOfMonth(day), month: month(day) });

/** "Wednesday", "Tuesday and Wednesday", "22 to 25 September", "29 September to 2 October". */
export function stretchText(from: Day, to: Day, today: Day): string {
  const near = isNear(from, today);
  if (from === to) return near ? weekdayLong(from) : dated(from);
  const start = near
    ? weekdayLong(from)
    : from.slice(0, 7) === to.slice(0, 7)
      ? dayOfMonth(from)
      : dayMonth(from);
  const end = near ? weekdayLong(to) : dayMonth(to);
  return t(daysBetween(from, to) === 1 ? "days-and" : "days-to", { from: start, to: end });
}

/** "Mon 12 and Thu 15 October", "Thu 29 October and Tue 3 November"; the month is said once for its days. */
export function datesText(days: Day[], more = 0): string {
  const parts = days.map((day, at) => {
    const short = { weekday: weekdayShort(day), day: dayOfMonth(day) };
    const last = days[at + 1]?.slice(0, 7) !== day.slice(0, 7);
    return last ? t("days-date", { ...short, month: month(day) }) : t("days-weekday-day", short);
  });
  return more > 0 ? t("pause-visits-more", { days: parts.join(", "), count: more }) : list(parts);
}

/** Several days, oldest first: "Sunday, Tuesday and today"; with dates where a weekday would not be enough. */
export function daysText(days: Day[], today: Day): string {
  const sorted = days.toSorted();
  if (!sorted.every((day) => isNear(day, today))) return datesText(sorted);
  return list(sorted.map((day) => (day === today ? t("days-today") : weekdayLong(day))));
}

export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** "since 12 October", "12 October to 19 October". */
export function pauseSpan(pause: Pause, today: Day): string {
  if (pause.to !== null)
    return pause.from === pause.to
      ? dayMonth(pause.from)
      : t("pause-span", { from: dayMonth(pause.from), to: dayMonth(pause.to) });
  return t(pause.from > today ? "pause-from-on" : "pause-since", { from: dayMonth(pause.from) });
}

/** What the button that begins a pause says: "Start on Monday", "Start on 2 November". */
export function startText(from: Day, today: Day): string {
  const ahead = isDay(from) ? daysBetween(today, from) : 0;
  if (ahead < 0) return t("pause-note-it");
  if (ahead === 0) return t("pause-start-today");
  return t("pause-start-on", { day: ahead < 7 ? weekdayLong(from) : dayMonth(from) });
}

/** The visits that lie in a pause. */
export const visitsIn = (visits: PauseVisit[], from: Day, to: Day | null): PauseVisit[] =>
  visits.filter((visit) => visit.day >= from && (to === null || visit.day <= to));

const SHOWN = 3;

/** "Two lie in this pause: Mon 12 and Thu 15 October". */
export function visitsText(visits: PauseVisit[]): string {
  const days = visits.map((visit) => visit.day);
  const shown = days.length > SHOWN + 1 ? SHOWN : days.length;
  return t("pause-visits", {
    count: days.length,
    days: days.length === 0 ? "" : datesText(days.slice(0, shown), days.length - shown),
  });
}

/** The pause as a sentence, for those who do not see its line. */
export function pauseSentence(from: Day, to: Day | null, visits: number): string {
  const said = { from: dayLong(from), visits: t("pause-line-visits", { count: visits }) };
  return to === null ? t("pause-line-open", said) : t("pause-line-dated", { ...said, to: dayLong(to) });
}
