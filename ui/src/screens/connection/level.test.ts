import { expect, test } from "vitest";
import type { Connection, SlotKind, Timeline } from "$lib/api/backend.ts";
import { addDays, daysBetween } from "$lib/i18n/dates.ts";
import { fixture } from "../../../test/fixtures.ts";
import { variants } from "../../../test/variants.ts";
import {
  contactTicks,
  dayX,
  kinds,
  levelLines,
  levelPlan,
  levelShades,
  levelY,
  openHulls,
  rhythmLine,
  spread,
  stepped,
  thinned,
} from "./level.ts";
import { dateLabels, endSpot, rhythmSpot } from "./level-labels.ts";

const facts = fixture<Connection>("connection-year-three_months");
const from = "2026-01-05";
const paths = (d: string) => [...d.matchAll(/M/g)].length;

/** A timeline of one letter a day: c contact, q quiet, n not chosen, b by choice, u unknown, p paused. */
function timeline(days: string, values: (number | null)[], every = 1): Timeline {
  const kind: Record<string, SlotKind> = {
    c: "connected",
    q: "quiet",
    n: "quiet_not_chosen",
    b: "quiet_by_choice",
    u: "unknown",
    p: "paused",
  };
  const all = [...days];
  return {
    from,
    to: addDays(from, all.length),
    points: all.flatMap((_, at) =>
      (all.length - 1 - at) % every === 0
        ? [{ day: addDays(from, at), days_per_week: values[at] ?? null, enough: true, rhythm: 3 }]
        : [],
    ),
    bands: [
      ...all.map((letter, at) => ({
        from: addDays(from, at),
        to: addDays(from, at),
        kind: kind[letter] as SlotKind,
      })),
      { from: addDays(from, all.length), to: addDays(from, all.length), kind: "today" as const },
    ],
    contacts: all.flatMap((letter, at) => (letter === "c" ? [addDays(from, at)] : [])),
  };
}
const lay = (time: Timeline, room = 600) =>
  levelPlan(spread(time, false), daysBetween(time.from, time.to) + 1, room, 1);

test("every day of the timeline has its kind, every finished day its level", () => {
  const all = kinds(facts.timeline);
  expect(all).toHaveLength(daysBetween(facts.timeline.from, facts.timeline.to) + 1);
  expect(all.at(-1)).toBe("today");
  const days = spread(facts.timeline, false);
  expect(days).toHaveLength(facts.timeline.points.length);
  expect(days.map((day) => day.value)).toEqual(facts.timeline.points.map((it) => it.days_per_week));
});

test("between the points of a long time only known days move the level", () => {
  const time = timeline("ccppuqc", [1, 0, 0, 0, 0, 0, 4], 6);
  const values = spread(time, false).map((day) => day.value);
  expect(values).toEqual([1, 2, 2, 2, 2, 3, 4]);
});

test("where the notes begin, the line waits for enough of them", () => {
  const time = timeline("cccq", [7, 6, 5, 4]);
  time.points.forEach((point, at) => (point.enough = at >= 2));
  expect(spread(time, true).map((day) => day.value)).toEqual([null, null, 5, 4]);
  expect(spread(time, false).map((day) => day.value)).toEqual([7, 6, 5, 4]);
});

test("solid, dashed, dotted and thin, each leading on from the day before", () => {
  const time = timeline("cqquupc", [3, 2.8, 2.6, 2.6, 2.6, 2.6, 3]);
  const it = lay(time);
  const days = spread(time, false);
  (days[2] as { enough: boolean }).enough = false;
  const lines = levelLines(days, it);
  const at = (day: number, value: number) =>
    `${String(Math.round(dayX(day, it) * 100) / 100)} ${String(Math.round(levelY(value, it) * 100) / 100)}`;
  expect(lines.dashed).toBe(`M${at(1, 2.8)}L${at(2, 2.6)}`);
  expect(lines.dotted).toBe(`M${at(2, 2.6)}L${at(3, 2.6)}L${at(4, 2.6)}`);
  expect(lines.thin).toBe(`M${at(4, 2.6)}L${at(5, 2.6)}`);
  expect(lines.solid).toBe(`M${at(0, 3)}L${at(1, 2.8)}M${at(5, 2.6)}L${at(6, 3)}`);
});

test("one point draws no line, none draws nothing", () => {
  const one = timeline("c", [3]);
  expect(Object.values(levelLines(spread(one, false), lay(one))).join("")).toBe("");
  expect(spread({ ...one, points: [] }, true)).toEqual([]);
});

test("linear from 0 to 5, further only where the level needs it", () => {
  const low = lay(timeline("cq", [3, 2]));
  expect([low.most, levelY(0, low), levelY(5, low)]).toEqual([5, low.axis, low.top]);
  expect(lay(timeline("cq", [5.2, 5])).most).toBe(6);
  expect(lay(timeline("cq", [7, 7])).most).toBe(7);
});

test("ten years are a few thousand places at most, and no turn is lost", () => {
  const decade = variants.decade(facts);
  const days = spread(decade.timeline, true);
  const it = levelPlan(days, days.length + 1, 600, 1);
  const lines = levelLines(days, it);
  expect(Object.values(lines).join("").length).toBeLessThan(120_000);
  expect(it.width).toBeGreaterThan(600);
  const places = Array.from({ length: 50 }, (_, at) => ({ x: 3 + at / 100, y: at === 20 ? -9 : at }));
  expect(thinned(places)).toEqual([places[0], places[20], places[49]]);
});

test("the rhythm is a step line, with a gap where there was none", () => {
  const time = timeline("cccc", [1, 1, 1, 1]);
  time.points.forEach((point, at) => (point.rhythm = [null, 2, 2, 3][at] ?? null));
  const it = lay(time);
  const y = (value: number) => String(Math.round(levelY(value, it) * 100) / 100);
  expect(rhythmLine(spread(time, false), it)).toBe(
    `M${String(it.slot)} ${y(2)}H${String(3 * it.slot)}V${y(3)}H${String(it.width)}`,
  );
  const none = spread(time, false).map((day) => ({ ...day, rhythm: null }));
  expect(rhythmLine(none, it)).toBe("");
});

test("shades for what is not known, paused or chosen; ticks and hulls for single days", () => {
  const time = timeline("cnnbuupc", [1, 1, 1, 1, 1, 1, 1, 1]);
  const it = lay(time);
  const shade = levelShades(time, it);
  expect([shade.unknown, shade.paused, shade.quiet].map(paths)).toEqual([2, 1, 1]);
  expect(paths(openHulls(time, it))).toBe(2);
  expect(paths(contactTicks(time.from, time.contacts, it))).toBe(2);
});

test("steps of a day, steps of a week, and the ends", () => {
  const days = Array.from({ length: 30 }, (_, at) => addDays(from, at * 3));
  expect(stepped(days, 5, 1)).toBe(6);
  expect(stepped(days, 5, 7)).toBe(8);
  expect(stepped(days, 5, -7)).toBe(2);
  expect(stepped(days, 1, -7)).toBe(0);
  expect(stepped(days, 29, 7)).toBe(29);
});

test("dates keep apart and inside, January carries its year", () => {
  for (const [range, room] of [
    ["four_weeks", 320],
    ["three_months", 600],
    ["three_months", 330],
    ["year", 600],
    ["year", 330],
  ] as const) {
    const it = fixture<Connection>(`connection-year-${range}`);
    const days = spread(it.timeline, false);
    const plan = levelPlan(days, days.length + 1, room, 1);
    const labels = dateLabels(it.timeline.from, days.length + 1, it.weeks[0]?.week.start ?? "", plan);
    expect(labels.length).toBeGreaterThan(2);
    labels.forEach((label, at) => {
      const half = ([...label.text].length * 7) / 2;
      expect(label.x - half).toBeGreaterThanOrEqual(-0.01);
      expect(label.x + half).toBeLessThanOrEqual(plan.width + 0.01);
      const before = labels[at - 1];
      if (before) expect(label.x - half).toBeGreaterThan(before.x + ([...before.text].length * 7) / 2);
    });
    if (range === "year") expect(labels.map((label) => label.text)).toContain("Jan 2026");
  }
});

test("the value at the end keeps inside the drawing, and the rhythm's name clear of it", () => {
  const days = spread(facts.timeline, false);
  const it = levelPlan(days, days.length + 1, 560, 1);
  const text = "about 3.5, as of Mon 5 Oct";
  const end = endSpot(text, dayX(days.length - 1, it), days, it);
  expect(end.anchor).toBe("end");
  expect(end.y).toBeGreaterThan(10);
  const name = rhythmSpot("your rhythm", { ...end, text }, days, it);
  expect(name).not.toBeNull();
  expect(Math.abs((name?.y ?? 0) - levelY(3, it))).toBeLessThan(18);
  // a few days: the words begin inside
  const few = timeline("cq", [3, 3]);
  const short = endSpot(text, 20, spread(few, false), lay(few));
  expect([short.anchor, short.x]).toEqual(["start", 20]);
});
