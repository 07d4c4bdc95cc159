// What happened to reminders, in lines a person can read: handing one over and what came of it is one line, and so are
// tries that follow each other.
import type { HappenedLine, State } from "$lib/api/backend.ts";
import type { Sign } from "$lib/components/Glyph.svelte";
import { key } from "$lib/entry/words.ts";
import { dayShort, time } from "$lib/i18n/dates.ts";
import { list, t } from "$lib/i18n/index.ts";
import { leadText } from "$lib/reminders/lead.ts";

/** Solid shown, half held, dotted not shown, a dash left out or taken back, a ring for what lies ahead. */
const signs: Record<State, Sign> = {
  planned: "could-ask",
  attempting: "held",
  shown: "yes",
  acknowledged: "yes",
  snoozed: "held",
  expired: "yes",
  withdrawn: "none",
  missed: "unknown",
  suppressed: "none",
  cancelled: "none",
};

export type Wanted = "all" | "shown" | "not";

export interface Happened {
  line: HappenedLine;
  /** why it was handed over, if the line above says what came of that */
  because: HappenedLine | null;
  /** how often the system did not take it, and the first time, if that is all that happened */
  tries: { count: number; since: string } | null;
}

const answer = (line: HappenedLine) => line.reason === "shown" || line.reason === "not_taken";

/** The lines newest first, as the core gives them. */
export function rows(lines: HappenedLine[]): Happened[] {
  const all: Happened[] = [];
  const newer = new Map<string, Happened>();
  for (const line of lines) {
    const which = `${line.mark} ${line.people} ${line.lead}`;
    const after = newer.get(which);
    if (after && line.state === "attempting" && answer(after.line) && after.because === null) {
      after.because = line;
    } else if (after?.tries && line.reason === "not_taken") {
      after.tries = { count: after.tries.count + 1, since: line.at };
      // the next older line is what led to this try
      after.because = null;
    } else {
      const tries = line.reason === "not_taken" ? { count: 1, since: line.at } : null;
      const row: Happened = { line, because: null, tries };
      newer.set(which, row);
      all.push(row);
    }
  }
  return all;
}

export function signOf({ line }: Happened): Sign {
  return line.reason === "not_taken" ? "unknown" : signs[line.state];
}

export function wanted(row: Happened, which: Wanted): boolean {
  const sign = signOf(row);
  if (which === "all") return true;
  return which === "shown" ? sign === "yes" : sign === "unknown" || sign === "none";
}

export function stateText({ line }: Happened): string {
  return line.reason === "not_taken" ? t("happened-not-yet") : t(`happened-state-${key(line.state)}`);
}

/** "15:00" on the same day, else "Wed 7 Oct, 15:00". */
function near(when: string, day: string): string {
  return when.slice(0, 10) === day.slice(0, 10)
    ? time(when)
    : t("happened-day-time", { day: dayShort(when), time: time(when) });
}

export function reasonText({ line, because, tries }: Happened): string {
  const why = t(`happened-reason-${key(line.reason === "shown" && because ? because.reason : line.reason)}`);
  if (tries === null || tries.count === 1) return t("happened-stop", { what: why });
  const often = t("happened-tries", { count: tries.count, time: near(tries.since, line.at) });
  return t("happened-two", { one: t("happened-stop", { what: why }), two: often });
}

/** "7 days before", and when that was or will be if it is not the line's own minute. */
export function whichText({ line }: Happened): string {
  const lead = line.people ? t("lead-people") : leadText(line.lead);
  if (line.due.slice(0, 16) === line.at.slice(0, 16)) return lead;
  return t("happened-which-due", { lead, when: near(line.due, line.at) });
}

/** "Since 24 September: 21 shown, 1 not shown and 3 left out or taken back." */
export function sentence(all: Happened[], day: (day: string) => string): string {
  const count = (...states: State[]) => all.filter(({ line }) => states.includes(line.state)).length;
  const counts = [
    { id: "happened-shown", count: count("shown") },
    { id: "happened-not-shown", count: count("missed") },
    { id: "happened-left-out", count: count("suppressed", "cancelled", "withdrawn") },
  ].filter((it) => it.count > 0);
  const first = all.at(-1)?.line.at ?? "";
  if (counts.length === 0) return t("happened-nothing-due");
  const what = list(counts.map((it) => t(it.id, { count: it.count })));
  return t("happened-sentence", { day: day(first.slice(0, 10)), what });
}

/** The rows by day, newest first. */
export function byDay(all: Happened[]): { day: string; rows: Happened[] }[] {
  const days: { day: string; rows: Happened[] }[] = [];
  for (const row of all) {
    const day = row.line.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
