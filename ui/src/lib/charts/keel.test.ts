import { expect, test } from "vitest";
import {
  careStack,
  careWidth,
  dayBeads,
  domeArc,
  flatDome,
  inside,
  polyline,
  runs,
  sizes,
  slots,
  weekBeads,
} from "./keel.ts";

const s = sizes();

test("both sides of the line use one unit", () => {
  const care = careStack(3, 100, s);
  const people = weekBeads({ heard: 3, helped: 0, company: 0 }, 50, 100, s);
  expect((care[0] ?? 0) - (care[1] ?? 0)).toBe(14);
  expect((people[1]?.y ?? 0) - (people[0]?.y ?? 0)).toBe(14);
  expect(100 - (care[0] ?? 0)).toBe((people[0]?.y ?? 0) - s.bead / 2 - 100);
});

test("people's streams keep their column, whether or not the others are there", () => {
  const [bead] = weekBeads({ heard: 0, helped: 0, company: 1 }, 50, 100, s);
  expect(bead).toEqual({ of: "company", x: 66.5, y: 120 });
});

test("a flattened dome is as wide as three columns and as high as a mark", () => {
  expect(careWidth(s)).toBe(47.5);
  expect(flatDome(95.65, 74.5, 47.5, 11)).toMatch(/^M71\.9 74\.5v-0\.88a10\.12 10\.12/);
});

test("a dome stands on its base", () => {
  expect(domeArc(7, 10, 6)).toBe("M1 10a6 6 0 0 1 12 0z");
});

test("everything grows with the text", () => {
  const twice = sizes(2);
  expect(careWidth(twice)).toBe(2 * careWidth(s));
  expect(twice.unit).toBe(28);
});

test("marks of one day stand side by side, centred", () => {
  expect(dayBeads(["heard", "company"], 100, 5, s).map((it) => it.x)).toEqual([92.5, 107.5]);
});

test("slots fill the width", () => {
  expect(slots(4, 10, 80).map((it) => it.cx)).toEqual([20, 40, 60, 80]);
});

test("neighbours of one state join", () => {
  expect(runs(["known", "known", "unknown", "known"])).toEqual([
    { state: "known", from: 0, to: 1 },
    { state: "unknown", from: 2, to: 2 },
    { state: "known", from: 3, to: 3 },
  ]);
});

test("a line breaks where nothing is known", () => {
  expect(polyline([{ x: 0, y: 1 }, { x: 1, y: 2 }, null, { x: 3, y: 4 }])).toBe("M0 1L1 2M3 4");
});

test("labels stay inside", () => {
  expect(inside(5, 40, 100)).toBe(20);
  expect(inside(95, 40, 100)).toBe(80);
  expect(inside(50, 40, 100)).toBe(50);
});
