// A rule as a person would say it: "Every second Tuesday, 10 times".
import type { Frequency, Pattern, Repeat, Weekday } from "$lib/api/backend.ts";
import { addDays, dayMonth, dayMonthYear, weekday2, weekdayLong, type Day } from "$lib/i18n/dates.ts";
import { list, listOr, t } from "$lib/i18n/index.ts";
import { weekdays, working, type MonthDays } from "./pattern.ts";

/** A Monday, to take the names of weekdays from. */
const MONDAY = "2024-01-01";
const dayOf = (weekday: Weekday) => addDays(MONDAY, weekdays.indexOf(weekday));
/** "Tuesday" */
export const weekdayWords = (weekday: Weekday) => weekdayLong(dayOf(weekday));
/** "Tu" */
export const weekdayInitials = (weekday: Weekday) => weekday2(dayOf(weekday));

const isWorking = (days: Weekday[]) => days.length === 5 && working.every((it) => days.includes(it));

/** "1st", "22nd" */
const dateWords = (day: number) => (day === -1 ? t("repeat-last-day") : t("repeat-date", { day }));

/** "on the second Tuesday", "on the 1st and 15th", "on the last working day" */
export function monthDaysWords({ ordinal, weekdays: days, month_days }: MonthDays): string {
  if (ordinal === null) return t("repeat-on", { what: list(month_days.map(dateWords)) });
  const which = isWorking(days)
    ? t("repeat-working-day")
    : days.length === 7
      ? t("repeat-any-day")
      : listOr(days.map(weekdayWords));
  return t("repeat-on", { what: t("repeat-nth", { nth: ordinal, which }) });
}

/** Without how it ends: what its dates have in common. */
export function rhythmWords(pattern: Pattern, day: Day): string {
  const { interval } = pattern;
  switch (pattern.frequency) {
    case "daily":
      return t("repeat-words-days", { interval });
    case "weekly": {
      if (isWorking(pattern.weekdays)) return t("repeat-words-working", { interval });
      const days = list(pattern.weekdays.map(weekdayWords));
      if (pattern.weekdays.length === 1) return t("repeat-words-weekday", { interval, day: days });
      return t("repeat-words-weekdays", { interval, days });
    }
    case "monthly":
      return t("repeat-words-months", { interval, on: monthDaysWords(pattern) });
    case "yearly":
      return t("repeat-words-years", { interval, day: dayMonth(day) });
  }
}

/** The whole rule; `day` is one of its dates. Days have to be spelled out, as the core and `writePattern` do. */
export function ruleWords(pattern: Pattern, day: Day): string {
  const rule = rhythmWords(pattern, day);
  if (pattern.count !== null) return t("repeat-words-times", { rule, count: pattern.count });
  if (pattern.until !== null) return t("repeat-words-until", { rule, day: dayMonthYear(pattern.until) });
  return rule;
}

export const unitWords = (unit: Frequency, interval: number) => t(`repeat-unit-${unit}`, { interval });

export const problemWords = (problem: NonNullable<Repeat["problem"]>) =>
  t(`repeat-problem-${problem.replaceAll("_", "-")}`);

/** That some months or years have no such day, where that is so. */
export function rareWords(pattern: Pattern, day: Day): string | null {
  if (pattern.frequency === "yearly") return day.slice(5, 10) === "02-29" ? t("repeat-rare-leap") : null;
  if (pattern.frequency !== "monthly") return null;
  if (pattern.ordinal === 5 && pattern.weekdays.length === 1)
    return t("repeat-rare-fifth", { day: list(pattern.weekdays.map(weekdayWords)) });
  const rare = pattern.ordinal === null ? pattern.month_days.filter((it) => it > 28) : [];
  return rare.length > 0 ? t("repeat-rare-date", { date: listOr(rare.map(dateWords)) }) : null;
}
