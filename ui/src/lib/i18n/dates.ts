// Dates as the core gives them: "2026-10-08" for a day, "2026-10-08T15:00:00" for a local time. They have no
// zone, so they are never read as one: a day becomes a UTC instant only to be formatted as UTC again.
import { t } from "./index.ts";

/** A calendar day, "2026-10-08". */
export type Day = string;

const DAY_MS = 86_400_000;

function utc(day: Day): Date {
  const [year = 1970, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl knows the words; the order of the parts is the catalogue's, so that it does not vary between systems. */
function part(day: Day, options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes): string {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.formatToParts(utc(day)).find((it) => it.type === type)?.value ?? "";
}

export const month = (day: Day) => part(day, { day: "numeric", month: "long" }, "month");
export const monthShort = (day: Day) => part(day, { day: "numeric", month: "short" }, "month");
const date = (day: Day) => String(utc(day).getUTCDate());
const year = (day: Day) => day.slice(0, 4);

/** "Thursday" */
export const weekdayLong = (day: Day) => part(day, { weekday: "long" }, "weekday");
/** "Thu" */
export const weekdayShort = (day: Day) => part(day, { weekday: "short" }, "weekday");
/** "Th", for charts */
export const weekday2 = (day: Day) => [...weekdayShort(day)].slice(0, 2).join("");

/** "Thursday, 8 October" */
export const dayLong = (day: Day) =>
  t("date-weekday-day-month", { weekday: weekdayLong(day), day: date(day), month: month(day) });
/** "Thu 8 Oct" */
export const dayShort = (day: Day) =>
  t("date-weekday-day-month-short", { weekday: weekdayShort(day), day: date(day), month: monthShort(day) });
/** "8 October" */
export const dayMonth = (day: Day) => t("date-day-month", { day: date(day), month: month(day) });
/** "8 Oct" */
export const dayMonthShort = (day: Day) => t("date-day-month", { day: date(day), month: monthShort(day) });
/** "8 October 2026" */
export const dayMonthYear = (day: Day) =>
  t("date-day-month-year", { day: date(day), month: month(day), year: year(day) });
/** "8 Oct 2026" */
export const dayMonthShortYear = (day: Day) =>
  t("date-day-month-year", { day: date(day), month: monthShort(day), year: year(day) });
/** "October 2026" */
export const monthYear = (day: Day) => t("date-month-year", { month: month(day), year: year(day) });
/** "8", the day's number in its month */
export const dayOfMonth = date;

/** "10–19 Aug", "28 Aug–3 Sep", "10 Aug" */
export function daySpan(from: Day, to: Day): string {
  if (from === to) return dayMonthShort(from);
  const start = from.slice(0, 7) === to.slice(0, 7) ? date(from) : dayMonthShort(from);
  return t("date-span", { from: start, to: dayMonthShort(to) });
}

/** "15:00" of "2026-10-08T15:00:00", or of "15:00:00" */
export function time(local: string): string {
  return local.slice(local.indexOf("T") + 1).slice(0, 5);
}

/** "15:00 to 15:50" */
export const timeSpan = (from: string, to: string) => t("time-span", { from: time(from), to: time(to) });

/** "4 h 20 min", "35 min", "2 h" */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return t("time-minutes", { minutes: rest });
  return rest === 0 ? t("time-hours", { hours }) : t("time-hours-minutes", { hours, minutes: rest });
}

/** "today", "yesterday", "tomorrow", "in 3 days", "9 days ago" */
export function relative(day: Day, today: Day): string {
  return new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" }).format(daysBetween(today, day), "day");
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(utc(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
}

/** Monday is 1, Sunday is 7. */
export function isoWeekday(day: Day): number {
  return utc(day).getUTCDay() || 7;
}
