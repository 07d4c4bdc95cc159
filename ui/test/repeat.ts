// A stand-in for the core's repetition, for the patterns the window can choose: enough to look at and to test with.
import type {
  LocalTime,
  Pattern,
  Repeat,
  Rule,
  RuleProblem,
  VisitForm,
  VisitPage,
  Weekday,
} from "$lib/api/backend.ts";
import { addDays, isoWeekday } from "$lib/i18n/dates.ts";

const names: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const code = (day: Weekday) => day.slice(0, 2).toUpperCase();
const weekdayOf = (day: string) => names[isoWeekday(day) - 1] ?? "monday";
const two = (n: number) => String(n).padStart(2, "0");

function rrule({ frequency, interval, weekdays, ordinal, month_days, count, until }: Pattern): string {
  const [only] = weekdays;
  return [
    `FREQ=${frequency.toUpperCase()}`,
    interval !== 1 && `INTERVAL=${interval}`,
    month_days.length > 0 && `BYMONTHDAY=${month_days.join(",")}`,
    only && weekdays.length === 1 && ordinal !== null && `BYDAY=${ordinal}${code(only)}`,
    weekdays.length > 0 &&
      (weekdays.length > 1 || ordinal === null) &&
      `BYDAY=${weekdays.map(code).join(",")}`,
    weekdays.length > 1 && ordinal !== null && `BYSETPOS=${ordinal}`,
    count !== null && `COUNT=${count}`,
    until && `UNTIL=${until.replaceAll("-", "")}`,
  ]
    .filter(Boolean)
    .join(";");
}

/** The days of one month, or week from Monday, or the day itself, that the pattern asks for. */
function period(pattern: Pattern, start: string, at: number): string[] {
  const [year = 0, month = 0, date = 0] = start.split("-").map(Number);
  const step = at * pattern.interval;
  switch (pattern.frequency) {
    case "daily":
      return [addDays(start, step)];
    case "weekly": {
      const monday = addDays(start, 1 - isoWeekday(start) + 7 * step);
      return pattern.weekdays.map((it) => addDays(monday, names.indexOf(it))).sort();
    }
    case "yearly": {
      const day = `${year + step}-${two(month)}-${two(date)}`;
      return addDays(day, 0) === day ? [day] : [];
    }
    case "monthly": {
      const index = year * 12 + month - 1 + step;
      const first = `${Math.floor(index / 12)}-${two((index % 12) + 1)}-01`;
      const days = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter(
        (it) => it.slice(0, 7) === first.slice(0, 7),
      );
      if (pattern.ordinal === null)
        return days.filter(
          (it, n) =>
            pattern.month_days.includes(n + 1) || (pattern.month_days.includes(-1) && it === days.at(-1)),
        );
      const fit = days.filter((it) => pattern.weekdays.includes(weekdayOf(it)));
      const day = pattern.ordinal < 0 ? fit.at(pattern.ordinal) : fit[pattern.ordinal - 1];
      return day ? [day] : [];
    }
  }
}

function problemOf(pattern: Pattern, start: string): RuleProblem | null {
  if (pattern.interval < 1) return "zero_interval";
  if (pattern.interval > 110_000 || pattern.count === 0) return "out_of_range";
  if (pattern.count !== null && pattern.until !== null) return "count_and_until";
  if (pattern.until !== null && pattern.until < start) return "until_before_start";
  return null;
}

function spelledOut(pattern: Pattern, start: string): Pattern {
  if (pattern.frequency === "weekly" && pattern.weekdays.length === 0)
    return { ...pattern, weekdays: [weekdayOf(start)] };
  if (pattern.frequency === "monthly" && pattern.ordinal === null && pattern.month_days.length === 0)
    return { ...pattern, month_days: [Number(start.slice(8, 10))] };
  return pattern;
}

/** Of a rule in its text only what the fixtures hold is read: the every-second-week group. */
function read(text: string): Pattern | null {
  const found = /^FREQ=WEEKLY(?:;INTERVAL=(\d+))?(?:;COUNT=(\d+))?$/.exec(text);
  if (!found) return null;
  const [, interval, count] = found;
  return {
    frequency: "weekly",
    interval: Number(interval ?? 1),
    weekdays: [],
    ordinal: null,
    month_days: [],
    count: count === undefined ? null : Number(count),
    until: null,
  };
}

export function preview(start: LocalTime, rule: Rule): Repeat {
  const text = rule.text ?? rrule(rule.pattern);
  const given = rule.pattern ?? read(text);
  if (!given) return { rrule: text, pattern: null, problem: "not_a_rule", next: [start] };
  const [first = "", time = ""] = start.split("T");
  const pattern = spelledOut(given, first);
  const problem = problemOf(pattern, first);
  if (problem) return { rrule: text, pattern: null, problem, next: [start] };
  const days: string[] = [];
  for (let at = 0; at < 4000 && days.length < Math.min(5, pattern.count ?? 5); at += 1)
    days.push(...period(pattern, first, at).filter((it) => it >= first && it <= (pattern.until ?? "9999")));
  const next = days.slice(0, Math.min(5, pattern.count ?? 5)).map((it) => `${it}T${time}`);
  return { rrule: text, pattern, problem: next.length > 0 ? null : "no_dates", next };
}

/** The group's page for another of its dates. */
export function pageAt(page: VisitPage, occurrence: LocalTime | null): VisitPage {
  if (occurrence === null || occurrence === page.card.occurrence) return page;
  const day = occurrence.slice(0, 10);
  const end = page.card.end && `${day}${page.card.end.slice(10)}`;
  return {
    ...page,
    card: { ...page.card, occurrence, day, start: occurrence, end },
    visit: { ...page.visit, start: occurrence, of: { visit: page.card.id, occurrence } },
  };
}

/** Its form for another of its dates. */
export function formAt(form: VisitForm, occurrence: LocalTime | null): VisitForm {
  if (occurrence === null || !form.visit.of || !form.repeat) return form;
  const visit = { ...form.visit, start: occurrence, of: { ...form.visit.of, occurrence } };
  return {
    ...form,
    visit,
    repeat: { ...form.repeat, next: form.repeat.next.filter((it) => it >= occurrence) },
  };
}
