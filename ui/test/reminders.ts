// Reminders of the invented year: what was chosen, what happened, what was not seen yet.
import type {
  HappenedLine,
  NotSeen,
  ReminderKey,
  RemindersPage,
  ServerInfo,
  Snooze,
  Today,
} from "$lib/api/backend.ts";

/** As it is before anything was chosen. */
export const remindersPage: RemindersPage = {
  choices: { privacy: "time", visits: true, quiet_from: null, quiet_to: null, people_at: null, stays: null },
  paused_today: false,
  at_login: false,
};

export const server: ServerInfo = { name: "gnome-shell", buttons: true, sound: true };

const line = (
  at: string,
  due: string,
  mark: string,
  lead: string,
  state: HappenedLine["state"],
  reason: HappenedLine["reason"],
): HappenedLine => ({ at, due, mark, people: mark === "a07b", lead, state, reason });

/** Newest first. */
export const happened: HappenedLine[] = [
  line("2026-10-08T09:12:40", "2026-10-08T13:00:00", "4c1e", "PT2H", "planned", "planned"),
  line("2026-10-07T15:20:11", "2026-10-07T15:00:00", "4c1e", "P1D", "acknowledged", "opened"),
  line("2026-10-07T15:00:02", "2026-10-07T15:00:00", "4c1e", "P1D", "shown", "shown"),
  line("2026-10-07T15:00:02", "2026-10-07T15:00:00", "4c1e", "P1D", "attempting", "due"),
  line("2026-10-07T09:00:10", "2026-10-06T21:45:00", "a07b", "P0D", "expired", "left_screen"),
  line("2026-10-07T09:00:03", "2026-10-06T21:45:00", "a07b", "P0D", "shown", "shown"),
  line("2026-10-07T09:00:03", "2026-10-06T21:45:00", "a07b", "P0D", "attempting", "late"),
  line("2026-10-05T18:40:00", "2026-10-05T10:30:00", "91d2", "PT2H", "missed", "too_late"),
  line("2026-10-01T13:22:30", "2026-10-01T13:00:00", "e5f0", "PT2H", "shown", "shown"),
  line("2026-10-01T13:22:30", "2026-10-01T13:00:00", "e5f0", "PT2H", "attempting", "late"),
  line("2026-09-30T15:05:20", "2026-09-30T15:00:00", "e5f0", "P1D", "shown", "shown"),
  line("2026-09-30T15:05:20", "2026-09-30T15:00:00", "e5f0", "P1D", "attempting", "late"),
  line("2026-09-30T15:00:36", "2026-09-30T15:00:00", "e5f0", "P1D", "planned", "not_taken"),
  line("2026-09-30T15:00:36", "2026-09-30T15:00:00", "e5f0", "P1D", "attempting", "due"),
  line("2026-09-30T15:00:17", "2026-09-30T15:00:00", "e5f0", "P1D", "planned", "not_taken"),
  line("2026-09-30T15:00:17", "2026-09-30T15:00:00", "e5f0", "P1D", "attempting", "due"),
  line("2026-09-30T15:00:02", "2026-09-30T15:00:00", "e5f0", "P1D", "planned", "not_taken"),
  line("2026-09-30T15:00:02", "2026-09-30T15:00:00", "e5f0", "P1D", "attempting", "due"),
  line("2026-09-24T15:30:00", "2026-09-24T15:00:00", "77ab", "P7D", "suppressed", "already_past"),
  line("2026-09-22T09:20:00", "2026-09-23T10:30:00", "3d90", "P1D", "cancelled", "visit_changed"),
];

const keyOf = (visit: string | null, start: string, lead: string): ReminderKey => ({
  visit,
  occurrence: start,
  start,
  zone: "Europe/London",
  lead,
});
const ALL: Snooze[] = ["5_minutes", "15_minutes", "hour", "at_start", "tomorrow"];

/** A group on Monday whose reminder left the screen, today's therapy with two of them, and a line about people. */
export function notSeen(facts: Today): { ahead: NotSeen; today: NotSeen[]; people: NotSeen } {
  const { next } = facts;
  if (!next) throw new Error("the year has a next visit");
  const group = facts.gauges.lines.find(({ line: it }) => it.name === "Skills group")?.line ?? next.line;
  const monday = "2026-10-12T10:30:00";
  const due = (lead: string, at: string): NotSeen => ({
    key: keyOf(next.id, next.start, lead),
    line: next.line,
    starts: next.start,
    due: at,
    missed: false,
    snoozes: ["5_minutes", "15_minutes", "hour", "at_start"],
  });
  return {
    ahead: {
      key: keyOf("01a12d68-b800-724b-b3b4-436c5e3c51b3", monday, "P7D"),
      line: group,
      starts: monday,
      due: "2026-10-05T10:30:00",
      missed: true,
      snoozes: ALL,
    },
    today: [due("P7D", "2026-10-01T15:00:00"), due("P1D", "2026-10-07T15:00:00")],
    people: {
      key: { ...keyOf(null, "2026-10-07T00:00:00", "P0D"), zone: "UTC" },
      line: null,
      starts: "2026-10-07T09:00:00",
      due: "2026-10-07T09:00:00",
      missed: false,
      snoozes: [],
    },
  };
}
