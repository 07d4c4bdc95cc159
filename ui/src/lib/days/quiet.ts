// A week of the quiet-time sheet: what each day says, and how it is drawn.
import type { Day, QuietChoice, QuietDay } from "../api/backend.ts";
import type { DayState } from "../charts/keel.ts";
import { key } from "../entry/words.ts";
import { dayLong } from "../i18n/dates.ts";
import { isolate, list, t } from "../i18n/index.ts";

/** The three answers, in the order they are offered. */
export const choices: QuietChoice[] = ["chosen", "half", "not_chosen"];

/** A day with contact has nothing to say about quiet. */
export const canPick = (day: QuietDay) => !day.contact;

/** How the line runs through a day: known days are solid, whatever is said of them. */
export function lineState(day: QuietDay): DayState {
  if (day.kind === "unknown" || day.kind === "paused" || day.kind === "today") return day.kind;
  return day.kind === "after_today" ? "future" : "known";
}

/** What a picked day will say, or else what was said of it. */
export function shownChoice(day: QuietDay, picked: Day[], choice: QuietChoice | null): QuietChoice | null {
  return picked.includes(day.day) ? (choice ?? day.choice) : day.choice;
}

/** "Sunday, 4 October: quiet by choice" */
export function quietDayText(day: QuietDay): string {
  const what: string[] = [];
  if (day.contact) {
    const names = list(day.names.map((who) => isolate(who.name)));
    what.push(names ? t("quiet-day-contact", { names }) : t("quiet-day-contact-someone"));
  } else {
    what.push(t(day.choice ? `quiet-day-${key(day.choice)}` : "quiet-day-none"));
    if (day.kind === "unknown") what.push(t("quiet-day-open"));
    if (day.kind === "paused") what.push(t("quiet-day-paused"));
  }
  return t("quiet-day", { day: dayLong(day.day), what: what.join(", ") });
}

/** Picks a day, or takes it back. */
export const toggled = (picked: Day[], day: Day): Day[] =>
  picked.includes(day) ? picked.filter((it) => it !== day) : [...picked, day];

/** Where the arrows start: the newest finished day that can be picked, else the newest that can. */
export function firstStop(days: QuietDay[]): number {
  const finished = days.findLastIndex((day) => canPick(day) && day.kind !== "today");
  return finished >= 0 ? finished : Math.max(0, days.findLastIndex(canPick));
}
