// Where the notes begin: what lies before that is nothing to draw.
import type { Connection } from "$lib/api/backend.ts";

/** Whether the first notes lie inside the range. */
export const begins = ({ range, weeks, timeline }: Connection): boolean =>
  range === "all" || (weeks[0]?.week.start ?? timeline.from) < timeline.from;

/** The answer without the weeks before anything was noted, so that a short time is not drawn as a long one. */
export function begun(facts: Connection): Connection {
  const first = facts.weeks.findIndex(
    ({ week, slots }) =>
      week.partial ||
      week.care.days > 0 ||
      week.people_any.days > 0 ||
      week.paused_days > 0 ||
      slots.some((slot) => slot.day >= facts.timeline.from),
  );
  return first <= 0 ? facts : { ...facts, weeks: facts.weeks.slice(first) };
}
