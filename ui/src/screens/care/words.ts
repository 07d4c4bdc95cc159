// How visits and lines of care are said.
import type { Care, CareKind, LineRow, Outcome, VisitCard } from "$lib/api/backend.ts";
import { dayShort, dayMonth, dayMonthYear, relative, time, timeSpan, type Day } from "$lib/i18n/dates.ts";
import { capital } from "$lib/entry/words.ts";
import { isolate, list, t } from "$lib/i18n/index.ts";

export const kinds: CareKind[] = [
  "therapy",
  "psychiatry",
  "gp",
  "group",
  "peer_group",
  "medication",
  "other",
];
export const outcomes: Outcome[] = ["kept", "moved", "cancelled_by_me", "cancelled_by_them", "missed"];
export const word = (value: string) => value.replaceAll("_", "-");
export const outcomeWords = (outcome: Outcome) => t(`care-outcome-${word(outcome)}`);

export function intervalWords(days: number | null): string {
  if (days === null) return t("care-no-interval");
  return days > 14 && days % 7 === 0
    ? t("care-interval-weeks", { weeks: days / 7 })
    : t("care-interval", { days });
}

/** "today" and "tomorrow" in words, other days as "Thu 8 Oct". */
export function dayWords(day: Day, today: Day): string {
  const near = relative(day, today);
  return /^\p{L}+$/u.test(near) ? near : dayShort(day);
}

export const atWords = (local: string, today: Day) =>
  t("care-at", { day: dayWords(local.slice(0, 10), today), time: time(local) });

/** "1 October", with the year where it is not today's. */
export const dateIn = (day: Day, today: Day) =>
  day.slice(0, 4) === today.slice(0, 4) ? dayMonth(day) : dayMonthYear(day);

export const lastWords = (row: LineRow, today: Day) =>
  row.last_kept ? t("care-last", { day: dateIn(row.last_kept, today) }) : t("care-nothing-kept");

export function nextWords(row: LineRow, today: Day): string {
  if (row.next) return t("care-next", { at: atWords(row.next, today) });
  return row.line.state === "ended" ? t("care-ended") : t("care-nothing-booked");
}

/** How a line stands, and the date that goes with it: "in place" and "next today, 15:00". */
export function stateWords(row: LineRow, today: Day): { state: string; detail: string } {
  const next = nextWords(row, today);
  switch (row.state) {
    case "in_place":
    case "a_while":
      return { state: t(`care-state-${word(row.state)}`), detail: row.next ? next : lastWords(row, today) };
    case "first_visit":
      return {
        state: t("care-state-first-visit"),
        detail: row.next ? capital(atWords(row.next, today)) : next,
      };
    case "nothing_booked":
      return { state: next, detail: lastWords(row, today) };
    default:
      // without an interval only dates are said
      if (row.next) return { state: next, detail: lastWords(row, today) };
      return {
        state: row.last_kept ? t("care-last-on", { day: dateIn(row.last_kept, today) }) : next,
        detail: row.last_kept ? next : lastWords(row, today),
      };
  }
}

/** What a lane draws: how many visits were kept, did not take place, are booked. */
export function laneWords({ line, lane }: LineRow, { lane_from, lane_to, today }: Care): string {
  const kept = lane.filter((it) => it.outcome === "kept").length;
  const booked = lane.filter((it) => it.outcome === null && it.day >= today).length;
  const open = lane.filter((it) => it.outcome === null && it.day < today).length;
  return t("care-lane", {
    line: isolate(line.name),
    from: dayMonth(lane_from),
    to: dayMonth(lane_to),
    kept,
    booked,
    open,
    not: lane.length - kept - booked - open,
  });
}

export function countWords(row: LineRow): string {
  const counts = outcomes
    .filter((it) => row.outcomes[it] > 0)
    .map((it) => t(`care-count-${word(it)}`, { count: row.outcomes[it] }));
  return counts.length ? t("care-eight-weeks", { counts: list(counts) }) : t("care-eight-weeks-none");
}

export function whenWords(card: VisitCard, today: Day): string {
  const span = card.end ? timeSpan(card.start, card.end) : time(card.start);
  const at = t("care-at", { day: dayWords(card.start.slice(0, 10), today), time: span });
  return card.zone ? t("care-zone", { at, place: placeOf(card.zone) }) : at;
}

/** "New York" of America/New_York: the part of a zone's name that is said. */
const placeOf = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** When a visit in another zone is here: only the time, unless it is another day here. */
export const hereWords = (card: VisitCard, today: Day): string | null =>
  card.start_here &&
  t("care-here", {
    at:
      card.start_here.slice(0, 10) === card.start.slice(0, 10)
        ? time(card.start_here)
        : atWords(card.start_here, today),
  });
