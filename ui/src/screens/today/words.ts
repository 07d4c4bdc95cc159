// Today in words: the sentence under the title, how things stand, one day of the line.
import type { DayState } from "$lib/charts/keel.ts";
import type { LineDay, SlotKind, Today, VisitCard } from "$lib/api/backend.ts";
import { key } from "$lib/entry/words.ts";
import { dayLong, dayShort, duration, relative, time } from "$lib/i18n/dates.ts";
import { isolate, list, number, t } from "$lib/i18n/index.ts";

const DAY_MINUTES = 24 * 60;

/** "this afternoon", "tomorrow at 10:00", "on Monday, 12 October at 10:00". */
function whenText(visit: VisitCard, today: string): string {
  const start = visit.start_here ?? visit.start;
  const at = time(start);
  if (visit.day === today) {
    const hour = Number(at.slice(0, 2));
    return t(hour < 12 ? "today-this-morning" : hour < 18 ? "today-this-afternoon" : "today-this-evening");
  }
  const day = relative(visit.day, today);
  const [near] = /^\p{L}+$/u.exec(day) ?? [];
  return near ? t("today-day-at", { day: near, at }) : t("today-on-day-at", { day: dayLong(visit.day), at });
}

/** The sentence under the title; names are isolated. */
export function sentenceText(facts: Today): string {
  const next = facts.next;
  if (!next) {
    if (facts.empty) return t("today-nothing-yet");
    const [over] = facts.just_over;
    return over ? t("today-just-over", { line: isolate(over.line.name) }) : t("today-none-noted");
  }
  const line = isolate(next.line.name);
  if (next.phase === "under_way") return t("today-under-way", { line });
  const when = whenText(next, facts.today);
  const before = next.before?.who;
  const after = next.after?.who;
  const args = {
    line,
    when,
    before: before ? isolate(before.name) : "",
    after: after ? isolate(after.name) : "",
  };
  if (before && after) return t("today-next-both", args);
  if (before) return t("today-next-before", args);
  return after ? t("today-next-after", args) : t("today-next", args);
}

/** "in 4 h 20 min", "now", "in 4 days". */
export function untilText(visit: VisitCard, today: string): string {
  if (visit.phase === "under_way") return t("today-now");
  const minutes = visit.starts_in_minutes;
  if (minutes !== null && minutes > 0 && minutes < DAY_MINUTES)
    return t("today-in", { long: duration(minutes) });
  return relative(visit.day, today);
}

export interface Stand {
  voice: string;
  label: string;
}

export function careStand(facts: Today): Stand {
  const kept = facts.last_kept;
  const label = kept ? t("today-care-kept", { day: dayShort(kept) }) : t("today-care");
  if (facts.next)
    return { voice: t("today-visit-when", { when: relative(facts.next.day, facts.today) }), label };
  if (kept)
    return { voice: t("today-kept-when", { when: relative(kept, facts.today) }), label: t("today-care") };
  return { voice: t("today-no-visit-yet"), label };
}

export function peopleStand(facts: Today): Stand {
  const { level, coverage } = facts;
  if (level?.days_per_week != null) {
    const days = t("today-days-a-week", { days: number(level.days_per_week) });
    if (level.state === "unset") return { voice: days, label: t("today-people") };
    return { voice: t(`today-rhythm-${level.state}`), label: t("today-people-about", { days }) };
  }
  if (facts.noted.contacts === 0 && coverage.known === 0)
    return { voice: t("today-nothing-noted"), label: t("today-people") };
  return {
    voice: t("today-too-few"),
    label: t("today-people-known", { known: coverage.known, active: coverage.active }),
  };
}

const states: Record<SlotKind, DayState> = {
  paused: "paused",
  unknown: "unknown",
  connected: "known",
  quiet_by_choice: "quiet",
  quiet_not_chosen: "known",
  quiet: "known",
  today: "today",
  after_today: "future",
};

/** How a day is drawn; before anything was noted the line is only thin. */
export const dayState = (day: LineDay): DayState => (day.before_first ? "future" : states[day.kind]);

/** One day of the line as a sentence, for the list beside the drawing. */
export function lineDayText(day: LineDay, today: string): string {
  const said: string[] = [];
  for (const visit of day.visits) {
    const line = isolate(visit.name);
    if (visit.outcome) said.push(t(`today-line-visit-${key(visit.outcome)}`, { line }));
    else said.push(t("today-line-visit", { line }));
  }
  if (day.names.length > 0) said.push(list(day.names.map((who) => isolate(who.name))));
  for (const mark of day.marks) said.push(t(`today-line-${mark}`));
  for (const plan of day.planned) {
    const who = plan.who ? isolate(plan.who.name) : t("today-somebody");
    said.push(t(plan.before ? "today-line-before" : "today-line-after", { who }));
  }
  if (said.length === 0) said.push(t(`today-line-kind-${key(day.before_first ? "before-first" : day.kind)}`));
  const name = day.day === today ? t("today-line-today", { day: dayShort(day.day) }) : dayShort(day.day);
  return t("today-line-day", { day: name, what: said.join(", ") });
}
