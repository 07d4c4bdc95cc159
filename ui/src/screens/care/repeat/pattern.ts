// How a visit repeats, as the form holds it. "On the date's own weekday" and the like are kept as such and not as
// Tuesday, so that a rule goes along when its date moves; only the pattern for the core names the day.
import type {
  Frequency,
  LocalTime,
  Pattern,
  Repeat,
  Rule,
  Scope,
  Weekday,
  WeekStart,
} from "$lib/api/backend.ts";
import { addDays, daysBetween, isoWeekday, type Day } from "$lib/i18n/dates.ts";

export const weekdays: Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const working = weekdays.slice(0, 5);
export const units: Frequency[] = ["daily", "weekly", "monthly", "yearly"];

export type Choice = "none" | "weekly" | "fortnightly" | "monthly" | "other" | "own";
/** Monthly: the date's day, its weekday counted from the start or the end of the month, the last (working) day. */
export type Monthly = "day" | "nth" | "last" | "working" | "last_day" | "kept";
export type Ends = "never" | "times" | "on";

/** The part of a pattern that names days of a month. */
export type MonthDays = Pick<Pattern, "weekdays" | "ordinal" | "month_days">;

export interface RepeatDraft {
  choice: Choice;
  /** As typed; counts with "other". */
  every: string;
  unit: Frequency;
  /** Weekly: on these days; none is the date's own. */
  weekdays: Weekday[];
  monthly: Monthly;
  /** Days of the month that are none of those offered. */
  kept: MonthDays | null;
  ends: Ends;
  times: string;
  until: Day;
}

export const never: RepeatDraft = {
  choice: "none",
  every: "1",
  unit: "weekly",
  weekdays: [],
  monthly: "day",
  kept: null,
  ends: "never",
  times: "",
  until: "",
};

export const weekdayOf = (day: Day): Weekday => weekdays[isoWeekday(day) - 1] ?? "monday";
const dateOf = (day: Day) => Number(day.slice(8, 10));
/** 2 for the second Tuesday of a month. */
export const nthOf = (day: Day) => Math.ceil(dateOf(day) / 7);

/** The days of a week from the one the person begins weeks with. */
export function weekFrom(start: WeekStart): Weekday[] {
  const at = weekdays.indexOf(start);
  return [...weekdays.slice(at), ...weekdays.slice(0, at)];
}

/** What a monthly choice means for a date. */
export function monthDays(monthly: Monthly, day: Day, kept: MonthDays | null): MonthDays {
  const none = { weekdays: [], ordinal: null, month_days: [] };
  switch (monthly) {
    case "nth":
      return { ...none, ordinal: nthOf(day), weekdays: [weekdayOf(day)] };
    case "last":
      return { ...none, ordinal: -1, weekdays: [weekdayOf(day)] };
    case "working":
      return { ...none, ordinal: -1, weekdays: working };
    case "last_day":
      return { ...none, month_days: [-1] };
    case "kept":
      return kept ?? monthDays("day", day, null);
    case "day":
      return { ...none, month_days: [dateOf(day)] };
  }
}

const text = (it: unknown) => JSON.stringify(it);
const days = ({ weekdays, ordinal, month_days }: MonthDays): MonthDays => ({ weekdays, ordinal, month_days });

/** What the form shows of a rule, seen from one of its dates. */
export function readPattern(pattern: Pattern | null, day: Day): RepeatDraft {
  if (!pattern) return { ...never, choice: "own" };
  const draft: RepeatDraft = {
    ...never,
    choice: "other",
    every: String(pattern.interval),
    unit: pattern.frequency,
    ends: pattern.count !== null ? "times" : pattern.until !== null ? "on" : "never",
    times: pattern.count === null ? "" : String(pattern.count),
    until: pattern.until ?? "",
  };
  if (pattern.frequency === "weekly") {
    draft.weekdays = normal(pattern.weekdays, day);
    if (draft.weekdays.length === 0 && pattern.interval <= 2)
      draft.choice = pattern.interval === 1 ? "weekly" : "fortnightly";
  } else if (pattern.frequency === "monthly") {
    const offered: Monthly[] = ["day", "nth", "last", "working", "last_day"];
    const own = pattern.ordinal === null && pattern.month_days.length === 0;
    const same = (it: Monthly) => text(monthDays(it, day, null)) === text(days(pattern));
    draft.monthly = own ? "day" : (offered.find(same) ?? "kept");
    draft.kept = draft.monthly === "kept" ? days(pattern) : null;
    if (draft.monthly === "day" && pattern.interval === 1) draft.choice = "monthly";
  }
  return draft;
}

/** Chosen weekdays, Monday first; none if it is only the date's own. */
export function normal(chosen: Weekday[], day: Day): Weekday[] {
  const all = weekdays.filter((it) => chosen.includes(it));
  return all.length === 1 && all[0] === weekdayOf(day) ? [] : all;
}

/** A whole number as typed; none for anything else. What no calendar can hold is left to the core to say. */
export const whole = (typed: string) => (/^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : null);

/** Which fields the form itself cannot make sense of. */
export interface Unclear {
  every: boolean;
  times: boolean;
  until: boolean;
}
export function unclear(draft: RepeatDraft): Unclear {
  const ends = draft.choice === "none" || draft.choice === "own" ? "never" : draft.ends;
  return {
    every: draft.choice === "other" && whole(draft.every) === null,
    times: ends === "times" && whole(draft.times) === null,
    until: ends === "on" && draft.until === "",
  };
}

const RHYTHM = {
  weekly: { frequency: "weekly", interval: 1 },
  fortnightly: { frequency: "weekly", interval: 2 },
  monthly: { frequency: "monthly", interval: 1 },
} as const;

/** The pattern for a date, with its days spelled out; none without a rule, and while a field is unclear. */
export function writePattern(draft: RepeatDraft, day: Day): Pattern | null {
  const { choice } = draft;
  if (choice === "none" || choice === "own" || Object.values(unclear(draft)).some(Boolean)) return null;
  const rhythm =
    choice === "other" ? { frequency: draft.unit, interval: whole(draft.every) ?? 1 } : RHYTHM[choice];
  const chosen = choice === "other" && draft.weekdays.length > 0 ? draft.weekdays : [weekdayOf(day)];
  const on = monthDays(choice === "other" ? draft.monthly : "day", day, draft.kept);
  return {
    ...rhythm,
    weekdays: rhythm.frequency === "weekly" ? chosen : rhythm.frequency === "monthly" ? on.weekdays : [],
    ordinal: rhythm.frequency === "monthly" ? on.ordinal : null,
    month_days: rhythm.frequency === "monthly" ? on.month_days : [],
    count: draft.ends === "times" ? whole(draft.times) : null,
    until: draft.ends === "on" ? draft.until : null,
  };
}

/** The same without days that the start says already: such a rule goes along with its start by itself. */
export function leftToStart(pattern: Pattern, day: Day): Pattern {
  if (pattern.frequency === "weekly" && text(pattern.weekdays) === text([weekdayOf(day)]))
    return { ...pattern, weekdays: [] };
  if (pattern.frequency === "monthly" && text(days(pattern)) === text(monthDays("day", day, null)))
    return { ...pattern, month_days: [] };
  return pattern;
}

/** Whether two choices mean the same rule. */
export const sameRule = (a: RepeatDraft, b: RepeatDraft, day: Day) =>
  (a.choice === "own") === (b.choice === "own") &&
  (a.choice === "none") === (b.choice === "none") &&
  text(writePattern(a, day)) === text(writePattern(b, day));

/** What "Other …" begins with: the same rule, ready to be changed. */
export function opened(draft: RepeatDraft): RepeatDraft {
  switch (draft.choice) {
    case "weekly":
    case "fortnightly":
    case "monthly":
      return {
        ...draft,
        choice: "other",
        every: String(RHYTHM[draft.choice].interval),
        unit: RHYTHM[draft.choice].frequency,
        weekdays: [],
        monthly: "day",
      };
    default:
      return { ...draft, choice: "other" };
  }
}

const local = (at: LocalTime) => {
  const [day = "", time = "00:00:00"] = at.split("T");
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return { day, seconds: hours * 3600 + minutes * 60 + seconds };
};
const DAY = 86_400;
const two = (n: number) => String(n).padStart(2, "0");

/** A wall time, moved as far as `to` lies from `from`. */
export function moved(at: LocalTime, from: LocalTime, to: LocalTime): LocalTime {
  const [it, a, b] = [local(at), local(from), local(to)];
  const seconds = it.seconds + b.seconds - a.seconds;
  const over = Math.floor(seconds / DAY);
  const rest = seconds - over * DAY;
  const day = addDays(it.day, daysBetween(a.day, b.day) + over);
  return `${day}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

/** A rule that is there, and the date it is looked at from. */
export interface Standing {
  repeat: Repeat;
  /** The wall time the rule gives. */
  at: LocalTime;
  /** Wall times left out. */
  exdates: LocalTime[];
}

const dayOf = (at: LocalTime): Day => at.slice(0, 10);

/** Whether the form still says the rule that is there, for a date that may have moved. */
export const isKept = (draft: RepeatDraft, { repeat, at }: Standing) =>
  sameRule(draft, readPattern(repeat.pattern, dayOf(at)), dayOf(at));

/**
 * How a rule that is there goes on from a moved date: by its text, where that goes along by itself, else by the pattern
 * for the new date.
 */
export function followed({ repeat, at }: Standing, now: LocalTime, scope: Scope): Rule {
  const { pattern, rrule } = repeat;
  const [from, to] = [dayOf(at), dayOf(now)];
  // all dates move by as many days: other months would come to other days of the month
  const names = /(^|;)\s*BY/i.test(rrule) || (scope === "all" && pattern?.frequency === "monthly");
  const next = pattern && from !== to && names ? writePattern(readPattern(pattern, from), to) : null;
  return next ? { pattern: next } : { text: rrule };
}

/** The rule as it would be kept for these dates, `now` being the first; none if there is none, or a field is unclear. */
export function ruleOf(
  draft: RepeatDraft,
  there: Standing | null,
  now: LocalTime,
  scope: Scope,
): Rule | null {
  if (there && isKept(draft, there)) return followed(there, now, scope);
  const pattern = writePattern(draft, dayOf(now));
  if (!pattern) return null;
  // Of a series that is there the first date is another one, so days are named.
  return { pattern: there ? pattern : leftToStart(pattern, dayOf(now)) };
}
