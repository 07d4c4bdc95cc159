import { expect, test } from "vitest";
import type { ChartWeek, Connection } from "$lib/api/backend.ts";
import { addDays } from "$lib/i18n/dates.ts";
import { fixture } from "../../../test/fixtures.ts";
import { pauseLabels, weekLabels } from "./labels.ts";
import { bothMarks, counted, line, marks, plan, shades, states, ticks } from "./weeks.ts";

const facts = fixture<Connection>("connection-year-three_months");
const paths = (d: string) => [...d.matchAll(/M/g)].length;

/** `count` weeks, made from the fixture's by turns, ending where it ends. */
function many(count: number): ChartWeek[] {
  const end = facts.weeks.at(-1)?.week.start ?? "";
  return Array.from({ length: count }, (_, at) => {
    const start = addDays(end, (at - count + 1) * 7);
    const from = facts.weeks[at % (facts.weeks.length - 1)] as ChartWeek;
    return {
      ...from,
      week: { ...from.week, start, partial: at === count - 1 },
      slots: from.slots.map((slot, day) => ({ ...slot, day: addDays(start, day) })),
    };
  });
}

test("one mark for one day, the running week apart", () => {
  const it = plan(facts.weeks, 910, 1);
  const solid = marks(facts.weeks, it, false);
  const closed = facts.weeks.filter(({ week }) => !week.partial);
  const sum = (of: "care" | "emotional" | "practical" | "company") =>
    closed.reduce((all, { week }) => all + week[of].days, 0);
  expect(paths(solid.care)).toBe(sum("care"));
  expect(paths(solid.heard)).toBe(sum("emotional"));
  expect(paths(solid.helped)).toBe(sum("practical"));
  expect(paths(solid.company)).toBe(sum("company"));
  const running = facts.weeks.find(({ week }) => week.partial);
  expect(paths(marks(facts.weeks, it, true).heard)).toBe(running?.week.emotional.days);
});

test("both rows name only weeks with heard and helped", () => {
  const it = plan(facts.weeks, 910, 1);
  const weeks = facts.weeks.filter(({ both }) => both);
  expect(weeks.length).toBeGreaterThan(0);
  expect(paths(bothMarks(facts.weeks, it).tie)).toBe(weeks.length);
});

test("seven slots a week; days keep their state and neighbours join", () => {
  const it = plan(facts.weeks, 910, 1);
  const all = states(facts.weeks);
  expect(all).toHaveLength(facts.weeks.length * 7);
  expect(paths(line(all, it).beads)).toBe(all.filter((state) => state === "unknown").length);
  expect(line(all, it).today).toBeCloseTo((all.indexOf("today") + 0.5) * it.slot);
  // ten paused days, one after the other
  expect(paths(shades(all, it).paused)).toBe(1);
});

test("contact without a kind is a tick at its own day", () => {
  const weeks = structuredClone(facts.weeks);
  for (const { slots } of weeks) for (const slot of slots) slot.other = false;
  const slot = weeks[1]?.slots[2];
  if (slot) slot.other = true;
  const it = plan(weeks, 910, 1);
  const x = Number(/^M([\d.]+)/.exec(ticks(weeks, it))?.[1]);
  expect(x).toBeCloseTo(9.5 * it.slot - 1.25, 1);
});

test("marks keep their size for a season, shrink for a year, and never below their least", () => {
  expect(plan(facts.weeks, 910, 1).marks.bead).toBe(11);
  expect(plan(facts.weeks, 910, 1).width).toBeCloseTo(910);
  // narrow: full marks, and the drawing scrolls
  expect(plan(facts.weeks, 400, 1).pitch).toBeCloseTo(400 / 7);
  const year = plan(many(52), 910, 1);
  expect(year.far).toBe(true);
  expect(year.width).toBeCloseTo(910);
  expect(plan(many(520), 910, 1).pitch).toBeCloseTo(910 / 56);
  expect(plan(many(520), 910, 2).pitch).toBeCloseTo(910 / 28);
});

test("ten years are a handful of paths, made in a moment", () => {
  const weeks = many(520);
  const before = performance.now();
  const it = plan(weeks, 910, 1);
  const all = states(weeks);
  const drawn = [line(all, it), shades(all, it), marks(weeks, it, false), bothMarks(weeks, it)];
  const labels = weekLabels(weeks, it);
  expect(performance.now() - before).toBeLessThan(500);
  expect(drawn.flatMap((part) => Object.values(part)).length).toBeLessThan(20);
  // months, and not a label for every week
  expect(labels.length).toBeLessThan(130);
});

test("labels: dates under weeks, months under a year, and they never touch", () => {
  const near = weekLabels(facts.weeks, plan(facts.weeks, 910, 1)).map((it) => it.text);
  expect(near.slice(0, 4)).toEqual(["13 Jul", "20", "27", "3 Aug"]);
  expect(near.at(-1)).toBe("so far");
  const far = weekLabels(many(52), plan(many(52), 910, 1));
  expect(far.map((it) => it.text)).toContain("Jan 2026");
  far.slice(1).forEach((label, at) => expect(label.x - (far[at]?.x ?? 0)).toBeGreaterThan(25));
});

test("pauses are named above, once, with their days", () => {
  const it = plan(facts.weeks, 910, 1);
  const names = pauseLabels(facts.pauses, facts.weeks, facts.today, it);
  expect(names.map(({ text }) => text.replace(/[\u2068\u2069]/g, ""))).toEqual(["away, 10–19 Aug"]);
});

test("a zero is said only where every day is known", () => {
  const week = { ...(facts.weeks[0] as ChartWeek).week, known_days: 7 };
  expect(counted(0, week)).toBe(0);
  expect(counted(0, { ...week, known_days: 6 })).toBeNull();
  expect(counted(2, { ...week, known_days: 6 })).toBe(2);
});
