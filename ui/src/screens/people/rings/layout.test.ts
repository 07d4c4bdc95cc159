import { expect, test } from "vitest";
import type { PersonRow } from "$lib/api/backend.ts";
import { cut, labelWays, labelWidth } from "./labels.ts";
import { LEAST, layoutRings, type Rings } from "./layout.ts";
import type { Node } from "./node.ts";

const names = [
  "Maya",
  "Jonas",
  "Ines",
  "Priya",
  "Dr Marlow",
  "Skills group",
  "Tomasz",
  "Wilhelmina Featherstone",
  "Al",
  "Mrs Okonkwo next door",
  "Bartholomew",
  "Café on Mill Row",
  "Åsa",
  "Владимир",
  "李小龙",
];

function person(at: number, more: Partial<PersonRow> = {}): PersonRow {
  return {
    id: `p${at}`,
    name: names[at % names.length] ?? "",
    nature: at % 7 === 6 ? "group" : "person",
    relation: null,
    ring: null,
    since: at,
    rhythm_days: null,
    longer: false,
    offers: at % 3 === 0 ? ["listen", "practical", "company"] : at % 3 === 1 ? ["listen"] : [],
    keep_distance: false,
    state: "active",
    angle: null,
    ...more,
  };
}

/** `count` people over the rings, every fifth of them care, some put by hand, some without a ring. */
const crowd = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    person(at, {
      nature: at % 5 === 4 ? "professional" : at % 7 === 6 ? "group" : "person",
      ring: at % 11 === 10 ? null : 1 + (at % 3),
      angle: at % 6 === 5 ? (at * 37) % 181 : null,
    }),
  );

const rings = (people: PersonRow[], room = 548) =>
  layoutRings(people, { room, moreLabel: (count) => `+${count} more` });

interface Rect {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** What is drawn of a name, part by part. */
function parts(node: Node): Rect[] {
  const width = Math.max(...node.lines.map(labelWidth));
  const mark = { x0: node.x - 9, x1: node.x + 9, y0: node.y - 9, y1: node.y + 9 };
  const dome = { x0: node.x - 11, x1: node.x + 11, y0: node.y - 11, y1: node.y + 1 };
  const left = node.beside ? node.textX : node.textX - width / 2;
  const out: Rect[] = [
    node.half === "care" ? dome : mark,
    ...node.base.map((base) => ({ x0: left, x1: left + width, y0: base - 11.5, y1: base + 4 })),
  ];
  if (node.shapesY !== null)
    out.push({ x0: node.x - 5, x1: node.x + 5, y0: node.shapesY - 4.5, y1: node.shapesY + 4.5 });
  return out;
}

const overlap = (a: Rect, b: Rect) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** What is wrong with a drawing: names on a line, on each other, or out of the picture. */
function wrong(drawing: Rings, width: number): string[] {
  const out: string[] = [];
  for (const node of drawing.nodes)
    for (const it of parts(node)) {
      if (it.x0 < 0 || it.x1 > width || it.y0 < 0 || it.y1 > drawing.height) out.push(`${node.key} leaves`);
      if (node.ring === null) {
        if (it.y0 < drawing.cy + drawing.radii[2]) out.push(`${node.key} on the outer ring`);
        continue;
      }
      if (node.half === "care" ? it.y1 > drawing.cy - 2 : it.y0 < drawing.cy + 2)
        out.push(`${node.key} on the line`);
      const dx = Math.max(it.x0 - drawing.cx, drawing.cx - it.x1, 0);
      const dy = Math.max(it.y0 - drawing.cy, drawing.cy - it.y1, 0);
      const farX = Math.max(Math.abs(it.x0 - drawing.cx), Math.abs(it.x1 - drawing.cx));
      const farY = Math.max(Math.abs(it.y0 - drawing.cy), Math.abs(it.y1 - drawing.cy));
      const inner = node.ring === 1 ? 8 : (drawing.radii[node.ring - 2] ?? 0);
      if (Math.hypot(dx, dy) < inner) out.push(`${node.key} on ring ${node.ring - 1}`);
      if (Math.hypot(farX, farY) > (drawing.radii[node.ring - 1] ?? 0))
        out.push(`${node.key} on ring ${node.ring}`);
    }
  drawing.nodes.forEach((a, at) => {
    for (const b of drawing.nodes.slice(at + 1))
      if (parts(a).some((p) => parts(b).some((q) => overlap(p, q)))) out.push(`${a.key} on ${b.key}`);
  });
  return out;
}

test("nobody stands on a ring, on the line or on somebody else, however many there are", () => {
  for (const count of [0, 1, 2, 3, 5, 8, 12, 25, 40, 60, 120])
    for (const room of [LEAST, 360, 440, 500, 548, 576, 700]) {
      const drawing = rings(crowd(count), room);
      expect(wrong(drawing, room), `${count} people in ${room} px`).toEqual([]);
      // everybody is there, by name or in the number of a mark for the rest
      const there = drawing.nodes.reduce((sum, it) => sum + (it.row ? 1 : it.more), 0);
      expect(there).toBe(count);
    }
});

test("a handful of people all have their names", () => {
  for (const count of [1, 3, 12]) expect(rings(crowd(count)).nodes.every((it) => it.row)).toBe(true);
  const twelve = rings(crowd(12)).nodes.filter((it) => it.lines.some((line) => line.includes("…")));
  expect(twelve.map((it) => it.row?.name)).toEqual(["Wilhelmina Featherstone"]);
});

test("both halves have the same rings, and the middle is one's own", () => {
  const { cx, cy, radii } = rings(crowd(12));
  expect(cx).toBe(274);
  expect(cy).toBe(radii[2] + 3);
  expect(radii[0]).toBeLessThan(radii[1]);
  expect(radii[1]).toBeLessThan(radii[2]);
});

test("the same people always stand in the same places", () => {
  expect(rings(crowd(25))).toEqual(rings(crowd(25)));
});

test("one person stands in the middle of their ring, two on both sides of it", () => {
  const [one] = rings([person(0, { ring: 2 })]).nodes;
  expect(one?.x).toBeCloseTo(274, 0);
  const [left, right] = rings([person(0, { ring: 3 }), person(1, { ring: 3 })]).nodes;
  expect(Math.abs((left?.x ?? 0) + (right?.x ?? 0) - 548)).toBeLessThan(10);
  expect(left?.row?.id).toBe("p0");
});

test("somebody put by hand stands where they were put; 0 is right, 180 left, in both halves", () => {
  for (const nature of ["person", "professional"] as const) {
    const people = [
      person(0, { ring: 3, nature }),
      person(1, { ring: 3, nature, angle: 20 }),
      person(2, { ring: 3, nature, angle: 160 }),
      person(3, { ring: 3, nature }),
    ];
    const nodes = rings(people).nodes;
    expect(nodes.find((it) => it.key === "p1")?.angle).toBe(20);
    expect(nodes.find((it) => it.key === "p2")?.angle).toBe(160);
    expect(nodes[0]?.key).toBe("p2");
    expect(nodes.at(-1)?.key).toBe("p1");
    expect(nodes[0]?.x).toBeLessThan(200);
  }
});

test("a full ring keeps those put by hand, and says how many more there are", () => {
  const people = Array.from({ length: 30 }, (_, at) => person(at, { ring: 1, angle: at === 29 ? 90 : null }));
  const { nodes } = rings(people);
  const rest = nodes.find((it) => !it.row);
  expect(rest?.key).toBe("people-1");
  expect(rest?.lines[0]).toContain(`+${rest?.more}`);
  expect(nodes.some((it) => it.key === "p29")).toBe(true);
  expect(nodes.length).toBeGreaterThan(2);
});

test("care without a ring stands on the middle one; people without a ring, below the rings", () => {
  const { nodes, outside, radii, cy } = rings([person(0, { nature: "professional" }), person(1), person(2)]);
  expect(nodes.map((it) => it.ring)).toEqual([2, null, null]);
  expect(outside?.y).toBeGreaterThan(cy + radii[2]);
  expect(rings([person(0, { ring: 1 })]).outside).toBeNull();
});

test("nobody is lost when many have no ring", () => {
  const { nodes } = rings(Array.from({ length: 80 }, (_, at) => person(at)));
  expect(nodes.at(-1)?.more).toBe(80 - nodes.length + 1);
});

test("of three hundred people each is drawn or counted, and none twice", () => {
  const { nodes } = rings(crowd(300));
  const drawn = nodes.flatMap((it) => it.row?.id ?? []);
  const counted = nodes.reduce((sum, it) => sum + it.more, 0);
  expect(drawn.length + counted).toBe(300);
  expect(new Set(drawn).size).toBe(drawn.length);
});

test("a long name goes on two lines, then is cut between letters", () => {
  const free = { room: 150, lines: 2, cut: true } as const;
  expect(labelWays("Maya", free)).toEqual([["Maya"]]);
  expect(labelWays("Skills group", { ...free, room: 60 })).toEqual([["Skills", "group"], ["Skills…"]]);
  expect(labelWays("Skills group", { ...free, room: 60, lines: 1 })).toEqual([["Skills…"]]);
  expect(labelWays("Wilhelmina Featherstone", { ...free, room: 60, cut: false })).toEqual([]);
  expect(cut("Zoë́llner", 40)).toBe("Zoë́…");
  expect(labelWidth(cut("Bartholomew", 50))).toBeLessThanOrEqual(50);
});
