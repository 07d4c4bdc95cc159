import { expect, test } from "vitest";
import type { Connection, Contrast } from "$lib/api/backend.ts";
import { sizes } from "$lib/charts/keel.ts";
import { fixture } from "../../../test/fixtures.ts";
import { after, before, cellAt, plan as aroundPlan } from "./around.ts";
import { plan as stripPlan, sort, waitsForTime } from "./contrasts.ts";
import { plan as sharePlan, tenths } from "./share.ts";

const facts = fixture<Connection>("connection-year-three_months");

test("around: nothing noted means something only on a known day", () => {
  const visit = facts.around.visits[0] as Connection["around"]["visits"][0];
  expect([before(visit), after(visit)]).toEqual(["no", "no"]);
  expect([before({ ...visit, known: false }), after({ ...visit, known: false })]).toEqual([
    "unknown",
    "unknown",
  ]);
  expect(after({ ...visit, known: false, after: true })).toBe("yes");
});

test("around: lines wrap into rows of equal length and keep their size", () => {
  const one = aroundPlan(8, 960, sizes(1));
  expect(new Set(one.cells.map((it) => it.y)).size).toBe(1);
  expect(one.width).toBe(96);
  const narrow = aroundPlan(8, 360, sizes(1));
  expect(narrow.cells.map((it) => it.y)).toEqual([0, 0, 0, 0, 78, 78, 78, 78]);
  const large = aroundPlan(8, 600, sizes(2));
  expect(new Set(large.cells.map((it) => it.y)).size).toBe(2);
  for (const it of [one, narrow, large]) {
    for (const cell of it.cells) expect(cell.x + it.width).toBeLessThanOrEqual(960.001);
    expect(cellAt(it.cells[5]?.cx ?? 0, (it.cells[5]?.y ?? 0) + 5, it)).toBe(5);
  }
  expect(cellAt(900, 5, one)).toBeNull();
});

test("contrasts: one dot for each unit, over its own value, above the line it stands on", () => {
  for (const { contrast } of facts.contrasts) {
    for (const width of [300, 460, 960]) {
      const it = stripPlan(contrast, width, sizes(1));
      const [one, other] = it.strips;
      expect(one.dots).toHaveLength(contrast.with.units);
      expect(other.dots).toHaveLength(contrast.without.units);
      for (const [strip, side] of [
        [one, contrast.with],
        [other, contrast.without],
      ] as const) {
        const values = strip.dots.map((dot) => Math.floor(dot.x / it.column));
        expect([0, 1, 2, 3, 4].map((value) => values.filter((at) => at === value).length)).toEqual(side.dots);
        for (const dot of strip.dots) {
          expect(dot.y + it.dot).toBeLessThan(strip.base);
          expect(dot.y - it.dot).toBeGreaterThanOrEqual(strip.top - 1);
        }
      }
      expect(other.top).toBeGreaterThan(one.base);
    }
  }
});

test("contrasts: a middle value between two values stands between them", () => {
  const contrast = structuredClone((facts.contrasts[0] as { contrast: Contrast }).contrast);
  contrast.with.median = 2.5;
  const it = stripPlan(contrast, 500, sizes(1));
  expect(it.strips[0].middle).toBeCloseTo(300);
  expect(it.strips[1].middle).toBeCloseTo(250);
});

test("contrasts: hundreds of days stay a heap, not a tower", () => {
  const many = structuredClone((facts.contrasts[0] as { contrast: Contrast }).contrast);
  many.without.dots = [0, 0, 420, 0, 0];
  many.without.units = 420;
  expect(stripPlan(many, 460, sizes(1)).height).toBeLessThan(260);
});

test("contrasts: drawn, waiting and off are told apart", () => {
  const { drawn, waiting, off } = sort(facts.contrasts.map((row, at) => ({ ...row, on: at !== 0 })));
  expect(drawn.map((it) => it.pair)).toEqual([
    "connected_company",
    "hope_emotional",
    "connected_quiet",
    "hope_after_visit",
  ]);
  expect(waiting.map((it) => it.pair)).toEqual(["manage_practical"]);
  expect(off.map((it) => it.pair)).toEqual(["connected_emotional"]);
  expect(waitsForTime(waiting[0] as Contrast)).toBe(false);
});

test("the share is said in tenths, by halves", () => {
  expect([0, 0.05, 0.2, 0.235, 0.45, 1].map(tenths)).toEqual(["0", "½", "2", "2½", "4½", "10"]);
  const it = sharePlan(0.25, 0.2, 0.45, 424, 1);
  expect([it.low, it.at, it.high]).toEqual([92, 112, 192]);
  expect(sharePlan(0.5, 0.5, 0.5, 424, 1).high).toBe(215);
});
