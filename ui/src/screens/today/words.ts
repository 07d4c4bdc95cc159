// Today in words: the sentence under the title, how things stand, one day of the line.
import type { DayState } from "$lib/charts/keel.ts";
import type { LineDay, LineWords, Pause, SlotKind, Suggestion, Today, VisitCard } from "$lib/api/backend.ts";
import { key } from "$lib/entry/words.ts";
import { dayLong, dayMonth, dayShort, duration, relative, time } from "$lib/i18n/dates.ts";
import { isolate, list, number, t } from "$lib/i18n/index.ts";
import { unseen } from "./not-seen.ts";

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

/**
 * Which of the things in Today's column is the one raised card. A reminder that was not seen comes first while its visit
 * lies ahead; a question about when the next visit is comes last.
 */
export function raisedCard(facts: Today): "unseen" | "pause" | "over" | "next" | "steps" | "ask" {
  if (unseen(facts.not_seen, facts.now).some((it) => it.ahead)) return "unseen";
  if (facts.ask_pause) return "pause";
  if (facts.just_over.length > 0) return "over";
  if (facts.next) return "next";
  return facts.small_steps === null ? "ask" : "steps";
}

/** The sentence under the title; names are isolated. */
export function sentenceText(facts: Today): string {
  if (facts.pause) return pauseText(facts.pause, facts.today);
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
  /** nothing was noted yet, so there is nothing to explain */
  bare?: boolean;
  /** too few notes: beads, never a level */
  few?: boolean;
}

/** "today", "tomorrow", "Mon 12 Oct" */
function nearDay(day: string, today: string): string {
  const near = relative(day, today);
  return /^\p{L}+$/u.test(near) ? near : dayShort(day);
}

/** "today", "tomorrow", "3 November": where there is room for the whole month */
function nearDate(day: string, today: string): string {
  const near = relative(day, today);
  return /^\p{L}+$/u.test(near) ? near : dayMonth(day);
}

/** Lines that are said by name when others stand differently: one or two, else how many. */
function lineNames(lines: LineWords[]): string {
  const names = lines.map(({ line }) => isolate(line.name));
  return names.length > 2 ? t("today-care-lines", { count: names.length }) : list(names);
}

/** Care in words: of the lines that have a say, the one that is least in place. */
export function careStand(facts: Today): Stand {
  const { lines, care_in_place } = facts.gauges;
  const { today, last_kept } = facts;
  const next = facts.next?.day ?? lines.flatMap((it) => it.next ?? []).toSorted()[0] ?? null;
  const label = next
    ? t("today-care-next", { day: nearDay(next, today) })
    : last_kept
      ? t("today-care-kept", { day: dayShort(last_kept) })
      : t("today-care");
  if (care_in_place === true) return { voice: t("today-care-in-place"), label };
  if (care_in_place === false) {
    const say = lines.filter((it) => it.state !== "dates_only" && it.state !== "first_visit");
    const bare = say.filter((it) => it.state === "nothing_booked");
    const thin = bare.length > 0 ? bare : say.filter((it) => it.state === "a_while");
    const until = thin.flatMap((it) => it.next ?? []).toSorted()[0];
    return {
      voice:
        bare.length === 0 && until
          ? t("today-care-a-while", { day: nearDate(until, today) })
          : t("today-care-nothing-booked"),
      label: thin.length < say.length ? t("today-care-of", { lines: lineNames(thin) }) : label,
    };
  }
  // No line has a say: only dates are said.
  if (next) {
    const first = lines.some((it) => it.state === "first_visit" && it.next === next);
    const when = nearDate(next, today);
    return {
      voice: t(first ? "today-first-visit" : "today-visit-when", { when }),
      label: t("today-care"),
    };
  }
  if (last_kept)
    return {
      voice: t("today-kept-when", { when: nearDate(last_kept, today) }),
      label: lines.length > 0 ? t("today-care-dates-only") : t("today-care"),
    };
  return { voice: t("today-no-visit-yet"), label: t("today-care"), bare: true };
}

/** People in words: the level beside the own rhythm, never a level from too few notes. */
export function peopleStand(facts: Today): Stand {
  const { level, coverage } = facts;
  const days =
    level?.days_per_week == null ? null : t("today-days-a-week", { days: number(level.days_per_week) });
  const label = days === null ? t("today-people") : t("today-people-about", { days });
  if (facts.gauges.paused) return { voice: t("today-standing-still"), label };
  if (level && days !== null) {
    if (level.state === "unset") return { voice: days, label: t("today-people") };
    return { voice: t(`today-rhythm-${level.state}`), label };
  }
  if (facts.noted.contacts === 0 && coverage.known === 0)
    return { voice: t("today-nothing-noted"), label, bare: true };
  return {
    voice: t("today-too-few", { known: coverage.known, active: coverage.active }),
    label,
    few: true,
  };
}

/** "You are in a pause since 12 October. Nothing is counting." */
export function pauseText(pause: Pause, today: string): string {
  if (pause.to !== null)
    return pause.to === today ? t("today-pause-last") : t("today-pause-until", { day: dayMonth(pause.to) });
  return pause.from === today
    ? t("today-pause-from-today")
    : t("today-pause-since", { day: dayMonth(pause.from) });
}

/** "39 days since you noted a contact; you like about once a month"; shorter where it was said above. */
export function thinkWords(it: Suggestion, whole: boolean): string {
  const rhythm = t("people-every", { days: it.rhythm_days });
  return t(whole ? "think-since-noted" : "think-since", { days: it.days, rhythm });
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
