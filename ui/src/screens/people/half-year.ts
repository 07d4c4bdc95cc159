import type { PersonDay } from "$lib/api/backend.ts";
import type { DayState, PeopleStream } from "$lib/charts/keel.ts";

/** The days that have something, by their place. */
export const markedDays = (days: PersonDay[]): number[] =>
  days.flatMap((day, at) => (day.marks.length > 0 || day.other || day.tried ? [at] : []));

const shape = { emotional: "heard", practical: "helped", company: "company" } as const;

export function shapesOf(day: PersonDay | undefined): PeopleStream[] {
  return (["emotional", "practical", "company"] as const)
    .filter((mark) => day?.marks.includes(mark))
    .map((mark) => shape[mark]);
}

export function stateOf(day: PersonDay): DayState {
  if (day.kind === "unknown" || day.kind === "paused" || day.kind === "today") return day.kind;
  return day.kind === "after_today" ? "future" : "known";
}

/** Where a month begins and ends among the days. */
export function months(days: PersonDay[]): { day: string; from: number; to: number }[] {
  const out: { day: string; from: number; to: number }[] = [];
  days.forEach(({ day }, at) => {
    const last = out.at(-1);
    if (last?.day.slice(0, 7) === day.slice(0, 7)) last.to = at;
    else out.push({ day, from: at, to: at });
  });
  return out;
}
