// Other moments of Today, made from the committed answers: ?facts=pause, ?facts=thin and so on. Only for looking.
// ?facts=busy fills some days of the calendar.
import type {
  Backend,
  CalendarVisit,
  LineDay,
  NotShown,
  Outcome,
  Pause,
  PausePage,
  Today,
} from "$lib/api/backend.ts";
import { fixtures } from "../test/fixtures.ts";
import { closed, damaged, protection, replacing, type Closed } from "../test/locked.ts";
import { notSeen, remindersPage } from "../test/reminders.ts";
import { keeping } from "./keeping.ts";

type Scene = (today: Today) => Today;

const open: Pause = { from: "2026-09-12", to: null, reason: "A hard stretch" };
const paused =
  (pause: Pause): Scene =>
  (it) => ({
    ...it,
    pause,
    pauses: [pause],
    think_of: [],
    open: [],
    gauges: { ...it.gauges, paused: true },
    line: it.line.map((day): LineDay => (day.day < it.today ? { ...day, kind: "paused" } : day)),
  });
const thin: Scene = (it) => ({
  ...it,
  level: null,
  coverage: { known: 6, active: 28 },
  noted: { ...it.noted, visits: 3, contacts: 5 },
  gauges: { ...it.gauges, plane: null },
});
const steps =
  (list: string[]): Scene =>
  (it) => ({
    ...it,
    small_steps: list,
    level: it.level && { ...it.level, days_per_week: 0.9, matching: 0.3, state: "quieter" },
  });
const three = [
  "Write to Jonas, two lines are enough",
  "Sit in the library for an hour",
  "Say hello at the baker’s",
];
const several: Scene = (it) => ({
  ...it,
  open: [
    ...it.open,
    { from: "2026-10-01", to: "2026-10-01", days: 1 },
    { from: "2026-09-24", to: "2026-09-26", days: 3 },
    { from: "2026-09-18", to: "2026-09-19", days: 2 },
    { from: "2026-09-14", to: "2026-09-14", days: 1 },
  ],
});
const lines =
  (state: "a_while" | "nothing_booked" | "dates_only"): Scene =>
  (it) => ({
    ...it,
    next: null,
    ask_visit: true,
    gauges: {
      ...it.gauges,
      care_in_place: state === "dates_only" ? null : false,
      lines: it.gauges.lines.map((line) =>
        line.line.name === "Psychiatry" || state === "dates_only" ? { ...line, state } : line,
      ),
    },
  });
const over: Scene = (it) => ({
  ...it,
  next: null,
  ask_visit: true,
  just_over: it.next ? [{ ...it.next, phase: "just_over" }] : [],
});

const scenes: Record<string, Scene> = {
  pause: paused(open),
  ask: (it) => ({ ...paused(open)(it), ask_pause: open }),
  dated: paused({ from: "2026-10-03", to: "2026-10-19", reason: "Away" }),
  thin,
  steps: steps(three),
  "steps-alone": (it) => ({ ...steps(three)(it), next: null, ask_visit: true }),
  "steps-none": (it) => ({ ...steps([])(it), next: null, ask_visit: true }),
  several,
  while: lines("a_while"),
  nothing: lines("nothing_booked"),
  dates: lines("dates_only"),
  over,
  "none-now": (it) => ({ ...it, next: null, ask_visit: false }),
  unseen: (it) => {
    const { ahead, people } = notSeen(it);
    return { ...it, not_seen: [people, ahead] };
  },
  "unseen-one": (it) => ({ ...it, not_seen: notSeen(it).today }),
  "unseen-people": (it) => ({ ...it, not_seen: [notSeen(it).people] }),
};

const busy: [at: string, name: string, outcome: Outcome | null][] = [
  ["2026-09-29T09:00", "Blood test", "kept"],
  ["2026-09-29T11:00", "Psychiatry", "cancelled_by_them"],
  ["2026-10-02T10:00", "Day clinic", null],
  ["2026-10-05T08:40", "GP", "moved"],
  ["2026-10-06T08:40", "GP", "kept"],
  ["2026-10-06T18:00", "Evening group at the harbour", "missed"],
  ["2026-10-15T08:30", "Medication review", null],
  ["2026-10-20T08:00", "Day clinic", null],
  ["2026-10-20T10:30", "Medication review with the community pharmacist", null],
  ["2026-10-20T13:00", "Occupational therapy", null],
  ["2026-10-20T15:00", "Dietitian", null],
  ["2026-10-20T18:00", "Peer evening", null],
];
function busyDays(visits: CalendarVisit[], from: string, to: string): CalendarVisit[] {
  const [like] = visits;
  if (!like) return visits;
  const more = busy.map(([at, name, outcome]) => ({
    ...like,
    id: `busy-${at}`,
    line: { ...like.line, name, professional: null },
    start: `${at}:00`,
    outcome,
  }));
  const days = more.filter(({ start }) => from <= start.slice(0, 10) && start.slice(0, 10) <= to);
  return [...visits, ...days].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Other answers about reminders: ?facts=close, ?facts=trial-no_bus, ?facts=reminders-on and so on. */
function reminding(name: string): Partial<Backend> {
  const problem = /^trial-(.+)$/.exec(name)?.[1];
  if (problem) return { reminderTest: () => Promise.resolve({ server: null, problem: problem as NotShown }) };
  if (name === "waiting") return { reminderTest: () => new Promise(() => undefined) };
  if (name === "close")
    return {
      onCloseAsked: (then) => {
        setTimeout(then, 300);
        addEventListener("close-asked", () => then());
        return Promise.resolve(() => undefined);
      },
    };
  if (name !== "reminders-on") return {};
  const choices = {
    privacy: "all",
    visits: true,
    quiet_from: "21:30",
    quiet_to: "09:00",
    people_at: "10:00",
    stays: true,
  } as const;
  return {
    reminders: () => Promise.resolve({ ...remindersPage, choices, paused_today: true, at_login: null }),
  };
}

/** Closed and damaged notes, and the word before they close: ?facts=locked, ?facts=locked-card, ?facts=locked-damaged, ?facts=idle, ?facts=protected, ?facts=open, ?facts=first … */
function locking(base: Backend, name: string): Backend | null {
  if (name === "locked" || name === "locked-card") return closed(base, "closed", name === "locked-card");
  if (name === "damaged") return damaged(base);
  const kind = /^locked-(damaged|keys|newer)$/.exec(name)?.[1];
  if (kind) return closed(base, kind as Closed);
  if (name === "protected" || name === "open") return protection(base, name === "protected");
  if (name === "first")
    return replacing(protection(base, false), {
      settings: async () => ({ ...(await base.settings()), counts: { people: 0, contacts: 0 } }),
    });
  if (name !== "idle") return null;
  return replacing(base, {
    start: async () => ({ ...(await base.start()), protected: true }),
    onLockSoon: (then) => {
      setTimeout(() => then({ seconds: 30 }), 400);
      return Promise.resolve(() => undefined);
    },
  });
}

/** The fixture backend, with Today in another moment. */
export function scene(name: string): Backend {
  const base = fixtures(name === "empty" ? "empty" : "year");
  const locks = locking(base, name);
  if (locks) return locks;
  const other: Partial<Backend> =
    name === "busy"
      ? { calendar: async (from, to) => busyDays(await base.calendar(from, to), from, to) }
      : { ...reminding(name), ...keeping(base, name) };
  if (Object.keys(other).length > 0)
    return new Proxy(base, {
      get: (target, key) => Reflect.get(key in other ? other : target, key) as unknown,
    });
  const change = scenes[name];
  if (!change) return base;
  const page = async (): Promise<PausePage> => {
    const { pause } = change(await base.today());
    const was = await base.pausePage();
    return pause ? { ...was, current: [pause] } : was;
  };
  return new Proxy(base, {
    get: (target, key) =>
      key === "today"
        ? async () => change(await base.today())
        : key === "pausePage"
          ? page
          : (Reflect.get(target, key) as unknown),
  });
}
