import { expect, test } from "vitest";
import type { Connection, Year } from "$lib/api/backend.ts";
import { fixture } from "../../../test/fixtures.ts";
import { variants } from "../../../test/variants.ts";
import { countKinds } from "./kinds.ts";
import { dayPlace, finished, monthAway, yearDays, yearPlan, yearRows, yearShapes } from "./year.ts";

const facts = fixture<Connection>("connection-year-year");
const year = facts.year as Year;
const thin = variants.thin(facts).year as Year;
const paths = (d: string) => [...d.matchAll(/M/g)].length;

test("months and days begin with the notes", () => {
  expect(yearRows(year)).toHaveLength(12);
  const rows = yearRows(thin);
  expect(rows.map((row) => [row.month.first, row.begins])).toEqual([
    ["2026-09-01", 10],
    ["2026-10-01", 0],
  ]);
  const days = yearDays(rows);
  expect([days[0], days.at(-1)]).toEqual(["2026-09-11", "2026-10-08"]);
  expect(yearRows({ ...year, from: null })).toEqual([]);
});

test("one mark for one day, as many as the core counted", () => {
  const rows = yearRows(year);
  const shapes = yearShapes(rows, yearPlan(rows.length, 968, 1));
  expect(paths(shapes.full)).toBe(year.counts.connected);
  expect(paths(shapes.open)).toBe(year.counts.quiet_not_chosen);
  expect(paths(shapes.beads)).toBe(year.counts.unknown);
  expect(paths(shapes.hatch)).toBe(1);
  expect(shapes.today).not.toBeNull();
  const all = countKinds(rows.flatMap(finished));
  for (const [kind, count] of Object.entries(year.counts)) expect(all[kind as keyof typeof all]).toBe(count);
});

test("nothing is drawn before the first notes", () => {
  const rows = yearRows(thin);
  const it = yearPlan(rows.length, 968, 1);
  const { x } = dayPlace(0, 10, it);
  const shapes = yearShapes(rows, it);
  const row = shapes.stipple
    .split("M")
    .filter((part) => part !== "" && Number(part.split(" ")[1]?.split("h")[0]) < it.row);
  for (const part of row) expect(Number(part.split(" ")[0])).toBeGreaterThanOrEqual(Math.floor(x));
});

test("narrow: words stand above the line, and days fill the width", () => {
  const wide = yearPlan(12, 968, 1);
  const narrow = yearPlan(12, 360, 1);
  expect([wide.narrow, narrow.narrow]).toEqual([false, true]);
  expect(narrow.slot * 31).toBeCloseTo(360);
  expect(yearPlan(12, 968, 2).narrow).toBe(true);
});

test("a month up or down keeps the day, or takes the last there is", () => {
  const days = yearDays(yearRows(year));
  expect(monthAway(days, "2026-03-31", -1)).toBe("2026-02-28");
  expect(monthAway(days, "2026-01-15", -1)).toBe("2025-12-15");
  expect(monthAway(days, "2025-12-15", 1)).toBe("2026-01-15");
  expect(monthAway(days, "2026-09-30", 1)).toBe("2026-10-08");
  expect(monthAway(days, "2025-11-05", -1)).toBe("2025-11-05");
});

test("zero stands only where all days are known", () => {
  expect(countKinds(["connected", "quiet"]).quiet_not_chosen).toBe(0);
  expect(countKinds(["connected", "unknown"])).toEqual({
    connected: 1,
    quiet_by_choice: null,
    quiet: null,
    quiet_not_chosen: null,
    unknown: 1,
    paused: 0,
  });
  expect(countKinds(["paused"]).connected).toBeNull();
});
