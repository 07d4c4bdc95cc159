// What the form of a visit holds.
import type { CareLine, LocalTime, Plan, Visit, VisitForm } from "$lib/api/backend.ts";
import { usual } from "./leads.ts";
import { never, moved as movedBy, readPattern, type RepeatDraft, type Standing } from "./repeat/pattern.ts";

export interface VisitDraft {
  visit: Visit;
  line: CareLine;
  chosen: string;
  date: string;
  starts: string;
  ends: string;
  before: string;
  after: string;
  beforeNote: string;
  afterNote: string;
  repeat: RepeatDraft;
  /** The reminders were chosen for this visit: another line does not bring its own. */
  ownReminders: boolean;
}

/** The visit that a new one takes its facts from: it was moved. */
export const moved: { from: Visit | null } = { from: null };

/** What becomes of a visit that is kept now. */
export type Change = Partial<Visit> | ((kept: Visit) => Partial<Visit>);

export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

/** A new visit with the facts of one that was moved: all but its day and what was noted at it. */
export function like(from: Visit, form: VisitForm): VisitForm {
  const { line, zone, minutes, place, link, cost_note, before, after, also_company, reminders } = from;
  const start = `${form.visit.start.slice(0, 10)}T${from.start.slice(11)}`;
  const facts = { line, zone, minutes, place, link, cost_note, before, after, also_company, reminders };
  return { ...form, visit: { ...form.visit, ...facts, start } };
}

/** The rule that a visit is a date of. */
export const standing = ({ visit, repeat }: VisitForm): Standing | null =>
  visit.series && repeat
    ? { repeat, at: visit.of?.occurrence ?? visit.start, exdates: visit.series.exdates }
    : null;

/** The form as it opens; `blank` is a new visit that is like no other. */
export function draftOf(from: VisitForm, blank: boolean): VisitDraft {
  const { visit } = from;
  const starts = visit.start.slice(11, 16);
  const there = standing(from);
  return {
    visit: structuredClone(visit),
    line: { ...from.new_line },
    chosen: from.lines.length === 0 ? "new" : blank ? "" : visit.line,
    date: visit.start.slice(0, 10),
    starts,
    ends: visit.minutes === null ? "" : clock(minutesOf(starts) + visit.minutes),
    before: visit.before?.person ?? "none",
    after: visit.after?.person ?? "none",
    beforeNote: visit.before?.note ?? "",
    afterNote: visit.after?.note ?? "",
    repeat: there ? readPattern(there.repeat.pattern, there.at.slice(0, 10)) : never,
    ownReminders: !blank,
  };
}

/** The wall time in the form; as it was where a field is empty. */
export function startOf({ visit, date, starts }: Pick<VisitDraft, "visit" | "date" | "starts">): LocalTime {
  const start = `${date}T${starts}`;
  return date === "" || starts === "" || visit.start.startsWith(start) ? visit.start : `${start}:00`;
}

/** The date the rule is chosen for: of a date that was moved, the one the rule gives moves as far as it does now. */
export const ruleDate = (draft: VisitDraft, there: Standing | null): LocalTime =>
  there ? movedBy(there.at, draft.visit.start, startOf(draft)) : startOf(draft);

/** The reminders that go with another line. */
export const lineReminders = (form: VisitForm, line: string): string[] => [
  ...(form.line_reminders[line] ?? usual),
];

function plan(person: string, note: string): Plan | null {
  const who = person === "none" ? null : person;
  return who || note.trim() ? { person: who, note: note.trim() } : null;
}

/** The visit as it would be kept, but for its rule. */
export function visitOf(it: VisitDraft): Visit {
  return {
    ...it.visit,
    line: it.chosen === "new" ? it.line.id : it.chosen,
    start: startOf(it),
    minutes: it.ends ? minutesOf(it.ends) - minutesOf(it.starts) : null,
    place: it.visit.place?.trim() || null,
    link: it.visit.link?.trim() || null,
    cost_note: it.visit.cost_note?.trim() || null,
    before: plan(it.before, it.beforeNote),
    after: plan(it.after, it.afterNote),
  };
}
