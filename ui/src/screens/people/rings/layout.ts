// The rings: one's own place in the middle of the line, care above, people below, three rings on both sides with equal
// radii. What it draws is worked out here, pure; RingsDrawing.svelte multiplies by the text scale and draws it.
import type { PersonRow } from "$lib/api/backend.ts";
import { offerShapes } from "../words.ts";
import { cut, labelWays, labelWidth, type Level } from "./labels.ts";
import { block, halfOf, MARK, nodeOf, ringOf, type Half, type Node, type Place } from "./node.ts";
import { HalfRing, type Item } from "./pack.ts";
import type { Spot } from "./room.ts";

export interface Rings {
  /** the middle */
  cx: number;
  cy: number;
  /** closest, close, around */
  radii: [number, number, number];
  height: number;
  /** from top to bottom ring by ring, in each from left to right: the order of the arrow keys */
  nodes: Node[];
  /** where "no ring said" is written; null if everybody has a ring */
  outside: { y: number } | null;
  /** shapes under the names; left out where there is no room */
  shapes: boolean;
  /** care and people are written beside the rings, else in the corners */
  beside: boolean;
}

/** The drawing is never narrower; a narrower window scrolls it. */
export const LEAST = 360;

const YOU = 8;
const STRIP = 30;

/** More names than this have no room on half a ring, however short. */
const MOST = 24;
/** Smaller rings have room for names only. */
const ROOMY = 212;
/** With more people than this, names take the room of the shapes from the start. */
const CROWD = 40;

const LAST: Level = { room: 66, lines: 2, cut: true };
/** How names are written: on one line, then on one or two, then cut shorter and shorter to what fits anywhere. */
const levels: Level[] = [
  { room: 150, lines: 1, cut: false },
  { room: 150, lines: 2, cut: false },
  ...[150, 120, 96, 80].map((room): Level => ({ room, lines: 2, cut: true })),
  LAST,
];

export interface Wishes {
  /** px at text scale 1 */
  room: number;
  moreLabel: (count: number) => string;
}

interface Circles {
  cx: number;
  cy: number;
  radii: [number, number, number];
  shapes: boolean;
}

/** One half ring. Where it is too full, those put by hand and those named first stand on it, and one mark for the rest. */
function half(
  rows: PersonRow[],
  half: Half,
  ring: 1 | 2 | 3,
  at: Circles,
  moreLabel: Wishes["moreLabel"],
): Node[] {
  if (rows.length === 0) return [];
  const [r1, r2, r3] = at.radii;
  const band = new HalfRing({ inner: [YOU, r1, r2][ring - 1] ?? 0, outer: [r1, r2, r3][ring - 1] ?? 0 });
  const item = (row: PersonRow, level: Level): Item => {
    const shapes = at.shapes && half === "people" ? offerShapes(row.offers).length : 0;
    return {
      key: row.id,
      at: row.angle === null ? null : 180 - Math.min(180, Math.max(0, row.angle)),
      ways: labelWays(row.name, level).map((lines) => block(half, lines, shapes)),
    };
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const draw = (spots: Spot[], more: number) =>
    spots.map((spot) =>
      nodeOf(spot, half, ring, at.cx, at.cy, {
        row: byId.get(spot.key) ?? null,
        more: byId.has(spot.key) ? 0 : more,
      }),
    );
  const items = [...rows]
    .sort((a, b) => Number(a.angle === null) - Number(b.angle === null))
    .slice(0, MOST)
    .map((row) => item(row, LAST));
  const fit = band.roomFor(items);
  if (fit === rows.length)
    for (const level of levels) {
      const spots = band.pack(rows.map((row) => item(row, level)));
      if (spots) return draw(spots, 0);
    }
  for (let shown = Math.min(fit, rows.length - 1); shown >= 0; shown -= 1) {
    const more = rows.length - shown;
    for (const text of [moreLabel(more), `+${more}`]) {
      const rest = { key: `${half}-${ring}`, at: 180, ways: [block(half, [text], 0)] };
      const spots = band.pack([...items.slice(0, shown), rest]);
      if (spots) return draw(spots, more);
    }
  }
  return [];
}

/** Those without a ring, in rows below the rings: mark, then name. Those there is no room for have one mark. */
function outside(
  rows: PersonRow[],
  top: number,
  room: number,
  limit: number,
  moreLabel: Wishes["moreLabel"],
): Node[] {
  const flow = (shown: number): Node[] => {
    const nodes: Node[] = [];
    let x = 0;
    let line = 0;
    const named = rows
      .slice(0, shown)
      .map((row) => ({ row, text: cut(row.name.trim(), Math.min(160, room - 40)), more: 0 }));
    const more = rows.length - shown;
    for (const it of more > 0 ? [...named, { row: null, text: moreLabel(more), more }] : named) {
      const width = 2 * MARK + 16 + labelWidth(it.text);
      if (x > 0 && x + width > room) [x, line] = [0, line + 1];
      const y = top + (line + 0.5) * STRIP;
      nodes.push({
        key: it.row?.id ?? "people-none",
        row: it.row,
        more: it.more,
        half: "people",
        ring: null,
        x: x + MARK + 3,
        y,
        angle: null,
        lines: [it.text],
        base: [y + 5],
        textX: x + 2 * MARK + 10,
        beside: true,
        shapesY: null,
        box: { x: x - 2, y: y - 13, width, height: 26 },
      });
      x += width + 6;
    }
    return nodes;
  };
  const fits = (nodes: Node[]) => (nodes.at(-1)?.y ?? 0) < top + limit * STRIP;
  // more than this many have no room in any window
  for (let shown = Math.min(rows.length, limit * 16); shown > 0; shown -= 1) {
    const nodes = flow(shown);
    if (fits(nodes)) return nodes;
  }
  return rows.length > 0 ? flow(0) : [];
}

/** Where the ring lines are, as parts of the outermost; the second gives more room to those closest. */
const shares = [
  [0.44, 0.72],
  [0.5, 0.75],
];

/** The whole drawing for this room. */
export function layoutRings(people: PersonRow[], { room, moreLabel }: Wishes): Rings {
  const width = Math.max(LEAST, room);
  const beside = width >= 500;
  const outer = Math.floor(Math.min(width / 2 - (beside ? 46 : 3), 236));
  const cx = width / 2;
  const cy = outer + 3;
  const on = (side: Half, ring: Place) => people.filter((it) => halfOf(it) === side && ringOf(it) === ring);

  const drawn = (share: number[], shapes: boolean) => {
    const radii: Rings["radii"] = [
      Math.round(outer * (share[0] ?? 0)),
      Math.round(outer * (share[1] ?? 0)),
      outer,
    ];
    const at = { cx, cy, radii, shapes };
    const nodes = [
      ...([3, 2, 1] as const).flatMap((ring) => half(on("care", ring), "care", ring, at, moreLabel)),
      ...([1, 2, 3] as const).flatMap((ring) => half(on("people", ring), "people", ring, at, moreLabel)),
    ];
    return { radii, shapes, nodes, without: nodes.reduce((sum, it) => sum + it.more, 0) };
  };
  // Names come before shapes: what somebody offers also stands in the list.
  const roomy = outer >= ROOMY && people.length <= CROWD;
  let best = drawn(shares[0] ?? [], roomy);
  for (const shapes of roomy ? [true, false] : [false])
    for (const share of shares) {
      if (best.without === 0 || people.length > CROWD) break;
      const next = drawn(share, shapes);
      if (next.without < best.without) best = next;
    }

  const none = on("people", null);
  const strip = cy + outer + 30;
  const rest = outside(none, strip, width, none.length === people.length ? 4 : 2, moreLabel);
  const below = rest.at(-1);
  return {
    cx,
    cy,
    radii: best.radii,
    shapes: best.shapes,
    beside,
    height: below ? below.y + STRIP / 2 : cy + outer + 3,
    outside: below ? { y: strip - 6 } : null,
    nodes: [...best.nodes, ...rest],
  };
}
