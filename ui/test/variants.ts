// Small changes to the invented year, for states it does not hold: for tests, and for looking at them
// (`npm run dev`, then /dev/screens.html?facts=year&variant=paused#/connection).
import type { Connection, SlotKind } from "$lib/api/backend.ts";
import { addDays } from "$lib/i18n/dates.ts";

type Change = (facts: Connection) => Connection;

/** The days in `from` … `to` become `kind`, in the weeks, the timeline and the year. */
function days(facts: Connection, from: string, to: string, kind: SlotKind): Connection {
  const next = structuredClone(facts);
  const inside = (day: string) => from <= day && day <= to;
  for (const { slots } of next.weeks) for (const slot of slots) if (inside(slot.day)) slot.kind = kind;
  const all: SlotKind[] = [];
  for (const band of next.timeline.bands)
    for (let day = band.from; day <= band.to; day = addDays(day, 1)) all.push(inside(day) ? kind : band.kind);
  next.timeline.bands = all.map((it, at) => {
    const day = addDays(next.timeline.from, at);
    return { from: day, to: day, kind: it };
  });
  for (const month of next.year?.months ?? [])
    month.days = month.days.map((it, at) => (inside(addDays(month.first, at)) ? kind : it));
  return next;
}

const unset = { contact: null, felt: null, name: null, median: null, checkins: 0 };

/** Notes for `known` days only: no level, nothing about people. */
const few: Change = (facts) => ({
  ...facts,
  level: null,
  gauges: { ...facts.gauges, plane: null, axes: { ...facts.gauges.axes, ...unset, known: 6, days: 2 } },
});

/** Four weeks of notes, as after a first month. */
const thin: Change = (facts) => {
  const first = "2026-09-11";
  const next = few(structuredClone(facts));
  for (const { week, slots } of next.weeks) {
    for (const slot of slots) {
      if (slot.day < first)
        Object.assign(slot, {
          care: false,
          emotional: false,
          practical: false,
          company: false,
          other: false,
        });
      if (slot.day < next.today && (slot.day < first || Number(slot.day.slice(8)) % 3 !== 0))
        slot.kind = "unknown";
    }
    const known = slots.filter(({ kind }) => !["unknown", "paused", "today", "after_today"].includes(kind));
    week.known_days = known.length;
    if (week.start >= "2026-09-07") continue;
    week.paused_days = 0;
    for (const stream of [week.care, week.emotional, week.practical, week.company, week.people_any])
      stream.days = stream.entries = 0;
  }
  next.pauses = [];
  next.timeline.from = first;
  next.timeline.points = next.timeline.points.filter(({ day }) => day >= first);
  next.timeline.contacts = next.timeline.contacts.filter((day) => day >= first);
  next.coverage = { known: 9, active: 27 };
  next.noted = { ...next.noted, visits: 3, contacts: 5 };
  next.gap = { ...next.gap, limit: null, state: "unset" };
  next.open_days = 18;
  next.open = [
    { from: "2026-10-07", to: "2026-10-07", days: 1 },
    { from: "2026-10-04", to: "2026-10-05", days: 2 },
    { from: "2026-09-16", to: "2026-09-30", days: 15 },
  ];
  if (next.year) {
    next.year.from = first;
    next.year.counts = {
      connected: 5,
      quiet_by_choice: 1,
      quiet: 3,
      quiet_not_chosen: 0,
      unknown: 18,
      paused: 0,
    };
    for (const month of next.year.months) {
      month.days = month.days.map((kind, at) =>
        kind !== "today" && kind !== "after_today" && at % 3 !== 2 ? "unknown" : kind,
      );
      const past = month.days.filter(
        (kind, at) => addDays(month.first, at) >= first && kind !== "today" && kind !== "after_today",
      );
      month.finished = past.length;
      month.known = past.filter((kind) => kind !== "unknown").length;
      month.connected = past.filter((kind) => kind === "connected").length;
    }
  }
  return next;
};

/** Ten years, thinned as the core thins them. */
const decade: Change = (facts) => {
  const years = 10;
  const count = Math.round(years * 365.25);
  const from = addDays(facts.today, -count);
  const kinds: SlotKind[] = [
    "connected",
    "quiet",
    "connected",
    "quiet_by_choice",
    "quiet",
    "quiet_not_chosen",
    "connected",
  ];
  const bands = Array.from({ length: count }, (_, at) => {
    const day = addDays(from, at);
    const kind: SlotKind =
      at % 400 < 15 ? "paused" : at % 90 < 4 ? "unknown" : (kinds[(at * 7 + (at >> 3)) % 7] ?? "quiet");
    return { from: day, to: day, kind };
  });
  const every = Math.ceil(count / 800);
  const points = bands
    .filter((_, at) => (count - 1 - at) % every === 0)
    .map(({ from: day }, at) => ({
      day,
      days_per_week: 3 + 1.4 * Math.sin(at / 23) + 0.5 * Math.sin(at * 1.7),
      enough: at % 190 > 12,
      rhythm: at < 300 ? null : at < 550 ? 2.5 : 3,
    }));
  const week = facts.weeks.at(-2);
  const running = facts.weeks.at(-1);
  if (!week || !running) return facts;
  const weeks = Array.from({ length: 520 }, (_, at) => {
    const start = addDays(running.week.start, (at - 519) * 7);
    const model = facts.weeks[at % (facts.weeks.length - 1)] ?? week;
    return at === 519
      ? running
      : {
          ...model,
          week: { ...model.week, start },
          slots: model.slots.map((slot, day) => ({ ...slot, day: addDays(start, day) })),
        };
  });
  const contacts = bands.filter(({ kind }) => kind === "connected").map((band) => band.from);
  return { ...facts, range: "all", weeks, timeline: { from, to: facts.today, points, bands, contacts } };
};

export const variants = {
  thin,
  few,
  decade,
  /** no rhythm of one's own */
  plain: (facts) => ({
    ...facts,
    level: facts.level && { ...facts.level, matching: null, state: "unset" },
    gap: { ...facts.gap, limit: null, state: "unset" },
    gauges: { ...facts.gauges, plane: null },
    timeline: { ...facts.timeline, points: facts.timeline.points.map((it) => ({ ...it, rhythm: null })) },
  }),
  /** care alone */
  care: (facts) => ({
    ...few(facts),
    noted: { visits: 3, contacts: 0, names: [] },
    gap: { last: null, days: null, limit: null, state: "unset", tries: 2 },
    timeline: { ...facts.timeline, points: [], contacts: [] },
  }),
  /** people alone */
  people: (facts) => ({
    ...facts,
    gauges: { ...facts.gauges, lines: [], care_in_place: null, plane: null },
  }),
  paused: (facts) => {
    const next = days(facts, addDays(facts.today, -12), facts.today, "paused");
    const still = addDays(facts.today, -13);
    const value = next.timeline.points.find((it) => it.day === still)?.days_per_week ?? null;
    for (const point of next.timeline.points) if (point.day > still) point.days_per_week = value;
    if (next.level) next.level.days_per_week = value;
    next.pauses = [{ from: addDays(facts.today, -12), to: null, reason: "away" }];
    next.gauges.paused = true;
    next.known_to = addDays(facts.today, -13);
    return next;
  },
  all_paused: (facts) => {
    const next = days(facts, facts.timeline.from, facts.today, "paused");
    next.pauses = [{ from: facts.timeline.from, to: null, reason: "" }];
    next.gauges.paused = true;
    return few(next);
  },
  unknown: (facts) => few(days(facts, facts.timeline.from, addDays(facts.today, -1), "unknown")),
  /** every gauge the other way, and the rhythm changed twice */
  quieter: (facts) => ({
    ...facts,
    level: facts.level && { ...facts.level, days_per_week: 1.1, state: "quieter" },
    gap: { last: "2026-09-24", days: 14, limit: 5, state: "longer", tries: 2 },
    gauges: {
      ...facts.gauges,
      care_in_place: false,
      plane: "both_thin",
      axes: { ...facts.gauges.axes, contact: "low", felt: "low", name: "quiet_missing", median: 1.5 },
    },
    timeline: {
      ...facts.timeline,
      points: facts.timeline.points.map((it) => ({
        ...it,
        days_per_week: it.days_per_week === null ? null : it.days_per_week * 0.33,
        rhythm: it.day < "2026-08-01" ? null : it.day < "2026-09-08" ? 2 : 3,
        enough: it.day < "2026-08-20" || it.day > "2026-09-12",
      })),
    },
  }),
  /** a single finished day */
  one_day: (facts) => ({
    ...facts,
    timeline: {
      from: addDays(facts.today, -1),
      to: facts.today,
      points: facts.timeline.points.slice(-1),
      bands: [
        { from: addDays(facts.today, -1), to: addDays(facts.today, -1), kind: "connected" },
        { from: facts.today, to: facts.today, kind: "today" },
      ],
      contacts: [addDays(facts.today, -1)],
    },
  }),
  /** a level above the usual scale */
  high: (facts) => ({
    ...facts,
    level: facts.level && { ...facts.level, days_per_week: 6.6 },
    timeline: {
      ...facts.timeline,
      points: facts.timeline.points.map((it) => ({
        ...it,
        days_per_week: it.days_per_week === null ? null : Math.min(7, it.days_per_week * 1.9),
      })),
    },
  }),
} satisfies Record<string, Change>;

export type Variant = keyof typeof variants;
