// The calendar's shape: the days a month shows, and where a key leads among them. Pure; days are "2026-10-08".
import type { CalendarVisit, WeekStart } from "$lib/api/backend.ts";
import { addDays, isoWeekday, type Day } from "$lib/i18n/dates.ts";

/** The calendar goes from the first of these days to the last. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;
const FIRST: Day = `${FIRST_YEAR}-01-01`;
const LAST: Day = `${LAST_YEAR}-12-31`;
/** Six weeks hold every month, and a height that never changes keeps the page still. */
const WEEKS = 6;

const isoOf: Record<WeekStart, number> = { monday: 1, saturday: 6, sunday: 7 };

export const clamp = (day: Day): Day => (day < FIRST ? FIRST : day > LAST ? LAST : day);
const within = (day: Day) => day >= FIRST && day <= LAST;

const two = (number: number) => String(number).padStart(2, "0");
const yearOf = (day: Day) => Number(day.slice(0, 4));
const monthOf = (day: Day) => Number(day.slice(5, 7));

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day of a month (1 to 12) of a year; its last one where it is shorter. */
export function inMonth(day: Day, year: number, month: number): Day {
  const date = Math.min(Number(day.slice(8, 10)), daysIn(year, month));
  return clamp(`${year}-${two(month)}-${two(date)}`);
}

/** The same day `count` months later (before, when negative); the month's last one where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
  return inMonth(day, Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
}

/** Days from the beginning of the week to `day`. */
const intoWeek = (day: Day, start: WeekStart) => (isoWeekday(day) - isoOf[start] + 7) % 7;

/** The six weeks that a month is shown in. There are no days outside the calendar's years: null. */
export function weeksOf(day: Day, start: WeekStart): (Day | null)[][] {
  const first = `${day.slice(0, 7)}-01`;
  const from = addDays(first, -intoWeek(first, start));
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const it = addDays(from, week * 7 + at);
      return within(it) ? it : null;
    }),
  );
}

/** Seven days with the weekdays' names, in the order of the columns. */
export function columns(start: WeekStart): Day[] {
  const monday = "2026-10-05";
  return Array.from({ length: 7 }, (_, at) => addDays(monday, isoOf[start] - 1 + at));
}

/** The first and the last day of the weeks shown. */
export function spanOf(weeks: (Day | null)[][]): { from: Day; to: Day } {
  const days = weeks.flat().filter((it) => it !== null);
  return { from: days[0] ?? FIRST, to: days.at(-1) ?? FIRST };
}

export interface Press {
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
}

/** Where a key leads from `day`, as in the date grid of the ARIA Authoring Practices; null for any other key. */
export function step(press: Press, day: Day, start: WeekStart, today: Day): Day | null {
  if (press.altKey || press.metaKey) return null;
  if (press.ctrlKey) return press.key === "Home" && !press.shiftKey ? clamp(today) : null;
  if (press.shiftKey) {
    if (press.key === "PageUp") return addMonths(day, -12);
    return press.key === "PageDown" ? addMonths(day, 12) : null;
  }
  switch (press.key) {
    case "ArrowLeft":
      return clamp(addDays(day, -1));
    case "ArrowRight":
      return clamp(addDays(day, 1));
    case "ArrowUp":
      return sameColumn(day, -7);
    case "ArrowDown":
      return sameColumn(day, 7);
    case "Home":
      return clamp(addDays(day, -intoWeek(day, start)));
    case "End":
      return clamp(addDays(day, 6 - intoWeek(day, start)));
    case "PageUp":
      return addMonths(day, -1);
    case "PageDown":
      return addMonths(day, 1);
    default:
      return null;
  }
}

/** A week on stays in its column: at the ends of the calendar it goes nowhere. */
function sameColumn(day: Day, days: number): Day {
  const next = addDays(day, days);
  return within(next) ? next : day;
}

/** How a visit is drawn, as in the lanes: kept, booked, over and not answered for, or one that did not take place. */
export type Standing = "kept" | "booked" | "open" | "not";

export function standing(visit: CalendarVisit, today: Day): Standing {
  if (visit.outcome === "kept") return "kept";
  if (visit.outcome !== null) return "not";
  return visit.start.slice(0, 10) < today ? "open" : "booked";
}

/** The visits by the day they stand on, as in any calendar: by their wall time, where they take place. */
export function byDay(visits: CalendarVisit[]): Map<Day, CalendarVisit[]> {
  const days = new Map<Day, CalendarVisit[]>();
  for (const visit of visits) {
    const day = visit.start.slice(0, 10);
    const those = days.get(day);
    if (those) those.push(visit);
    else days.set(day, [visit]);
  }
  return days;
}
