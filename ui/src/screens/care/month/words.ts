// What is said of a day of the calendar, and of a visit on it.
import type { CalendarVisit, VisitCard } from "$lib/api/backend.ts";
import { key, visitText } from "$lib/entry/words.ts";
import { time, weekdayLong, type Day } from "$lib/i18n/dates.ts";
import { isolate, list, t } from "$lib/i18n/index.ts";
import { dateIn, dayWords } from "../words.ts";
import { standing } from "./shape.ts";

/** "Thursday 8 October"; with the year where it is another than today's. */
export function dayTitle(day: Day, today: Day): string {
  return t("care-month-day", { weekday: weekdayLong(day), date: dateIn(day, today) });
}

/** What became of a visit, inside a sentence; null while it lies ahead. */
export function outcomeText(visit: CalendarVisit, today: Day): string | null {
  if (visit.outcome) return t(`care-month-was-${key(visit.outcome)}`);
  return standing(visit, today) === "open" ? t("care-month-was-open") : null;
}

function said(what: string, visit: CalendarVisit, today: Day): string {
  const at = time(visit.start);
  const outcome = outcomeText(visit, today);
  return outcome ? t("care-month-visit-was", { what, at, outcome }) : t("care-month-visit", { what, at });
}

/** The name of a day's cell: all that it shows. `visits` is null while they are not known yet. */
export function cellName(day: Day, visits: CalendarVisit[] | null, today: Day): string {
  const title = dayTitle(day, today);
  const named = day === today ? t("care-month-day-today", { day: title }) : title;
  if (!visits) return named;
  if (visits.length === 0) return t("care-month-none", { day: named });
  return t("care-month-cell", {
    day: named,
    count: visits.length,
    visits: list(visits.map((it) => said(isolate(it.line.name), it, today))),
  });
}

/** A day's visits in full, with whom they are; nothing to read for a day without one: its cell has said so. */
export function readOut(visits: CalendarVisit[] | null, today: Day): string {
  if (!visits?.length) return "";
  return t("care-month-read", { visits: list(visits.map((it) => said(visitText(it.line), it, today))) });
}

/** The zone of a visit's times, and when that is here; nothing where they are the same. */
export function zoneWords(card: VisitCard | undefined, today: Day): string {
  if (!card?.zone || !card.start_here) return "";
  const near = card.start_here.slice(0, 10) === card.start.slice(0, 10);
  const here = near
    ? time(card.start_here)
    : t("care-at", { day: dayWords(card.start_here.slice(0, 10), today), time: time(card.start_here) });
  return t("care-agenda-zone", { zone: card.zone.replaceAll("_", " "), here });
}
