import { expect, test } from "vitest";
import { fixture } from "../../../../test/fixtures.ts";
import type { People, PersonRow } from "$lib/api/backend.ts";
import { layoutRings } from "./layout.ts";
import { along, goTo, placeAt, ringTo } from "./moves.ts";

const people = fixture<People>("people-year");
const all = [...people.rings.flat(), ...people.professionals];
const draw = (rows: PersonRow[]) => layoutRings(rows, { room: 548, moreLabel: (count) => `+${count}` });
const rings = draw(all);
const named = (name: string, from = rings) => {
  const node = from.nodes.find((it) => it.row?.name === name);
  if (!node) throw new Error(name);
  return node;
};
const order = (rows: PersonRow[]) =>
  draw(rows)
    .nodes.filter((it) => it.half === "people" && it.ring === 3)
    .map((it) => it.row?.name);

test("a step goes nearer to the neighbour or changes places with them, and nothing else changes its order", () => {
  const before = ["Tomasz", "Leo", "Mira", "Choir"];
  expect(order(all)).toEqual(before);
  for (const [at, name] of before.entries())
    for (const [to, other] of [
      ["left", before[at - 1]],
      ["right", before[at + 1]],
    ] as const) {
      const angle = along(rings.nodes, named(name), to);
      const after = order(all.map((row) => (row.name === name ? { ...row, angle } : row)));
      const swapped = before.map((it) => (it === name ? (other ?? name) : it === other ? name : it));
      expect([before, swapped]).toContainEqual(after);
    }
});

test("step by step somebody comes to the end of the ring, past everybody", () => {
  let rows = all;
  for (let step = 0; step < 40; step += 1) {
    const now = draw(rows);
    const angle = along(now.nodes, named("Choir", now), "left");
    if (angle === null) break;
    rows = rows.map((row) => (row.name === "Choir" ? { ...row, angle } : row));
  }
  expect(order(rows)).toEqual(["Choir", "Tomasz", "Leo", "Mira"]);
  const end = draw(rows);
  expect(along(end.nodes, named("Choir", end), "left")).toBeNull();
});

test("up and down are as they look: out is down for people, up for care; care always has a ring", () => {
  expect(ringTo(named("Maya"), "down")).toBe(2);
  expect(ringTo(named("Maya"), "up")).toBeUndefined();
  expect(ringTo(named("Choir"), "down")).toBeNull();
  expect(ringTo(named("Nadia"), "up")).toBe(2);
  expect(ringTo(named("Dr Ashby"), "up")).toBeUndefined();
  const out = draw([{ ...(all[0] as PersonRow), ring: null }]);
  expect(ringTo(named("Maya", out), "up")).toBe(3);
});

test("where somebody is let go says ring and angle, always on their own side of the line", () => {
  const { cx, cy, radii } = rings;
  expect(placeAt(rings, "people", cx, cy + radii[0] - 5)).toEqual({ ring: 1, angle: 90 });
  expect(placeAt(rings, "people", cx - radii[1] + 2, cy)).toEqual({ ring: 2, angle: 180 });
  expect(placeAt(rings, "people", cx + radii[2] - 2, cy - 40)).toEqual({ ring: 3, angle: 0 });
  expect(placeAt(rings, "people", cx, cy + radii[2] + 20)).toEqual({ ring: null, angle: null });
  expect(placeAt(rings, "care", cx, cy - radii[2] - 20)).toEqual({ ring: 3, angle: 90 });
});

test("what is shown after letting go is near where it was let go", () => {
  const x = rings.cx - 120;
  const y = rings.cy + 150;
  const place = placeAt(rings, "people", x, y);
  const after = draw(all.map((row) => (row.name === "Maya" ? { ...row, ...place } : row)));
  const maya = named("Maya", after);
  expect(maya.ring).toBe(3);
  expect(Math.hypot(maya.x - x, maya.y - y)).toBeLessThan(40);
});

test("the arrows reach everybody, and the first is one of those closest", () => {
  const first = goTo(rings.nodes, null, "ArrowRight");
  expect(rings.nodes[first ?? -1]?.row?.name).toBe("Maya");
  let at = goTo(rings.nodes, first, "Home");
  const seen: string[] = [];
  for (let step = 0; step < all.length; step += 1) {
    seen.push(rings.nodes[at ?? -1]?.key ?? "");
    at = goTo(rings.nodes, at, "ArrowRight");
  }
  expect(new Set(seen).size).toBe(all.length);
  expect(goTo(rings.nodes, null, "x")).toBeNull();
  expect(goTo([], null, "Home")).toBeNull();
});

test("up and down go to the next ring, to whoever stands nearest there", () => {
  const at = (name: string) => rings.nodes.indexOf(named(name));
  expect(rings.nodes[goTo(rings.nodes, at("Maya"), "ArrowUp") ?? -1]?.row?.name).toBe("Nadia");
  expect(rings.nodes[goTo(rings.nodes, at("Maya"), "ArrowDown") ?? -1]?.row?.name).toBe("Priya");
  expect(goTo(rings.nodes, at("Choir"), "ArrowDown")).toBe(at("Choir"));
});
