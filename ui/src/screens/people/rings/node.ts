// Somebody on the rings: which ring, and how mark, name and shapes lie to each other. Px at text scale 1.
import type { PersonRow } from "$lib/api/backend.ts";
import { labelWidth } from "./labels.ts";
import type { Block, Part, Spot } from "./room.ts";

export type Half = "care" | "people";
export type Place = 1 | 2 | 3 | null;

/** A name on the rings, or what stands for those there is no room for. */
export interface Node {
  /** the person's id, or which ring the rest belongs to */
  key: string;
  row: PersonRow | null;
  /** how many this stands for, if it is no person */
  more: number;
  half: Half;
  ring: Place;
  /** the middle of the mark; for care, of the dome's base */
  x: number;
  y: number;
  /** 0 right, 90 farthest from the line, 180 left; null outside the rings */
  angle: number | null;
  lines: string[];
  /** baselines of the lines */
  base: number[];
  /** the middle of the name: below or above the mark, or at its right (`beside`) */
  textX: number;
  beside: boolean;
  /** the middle of the row of shapes; null without */
  shapesY: number | null;
  /** everything of it, to press and to mark as selected */
  box: { x: number; y: number; width: number; height: number };
}

export const MARK = 7.5;
export const DOME = 10;
/** From the mark to the first baseline, from there to the next, and to the shapes. */
const BASE = { people: 22, care: 17 };
const NEXT = 16;
const SHAPES = 12;

export const halfOf = (row: PersonRow): Half => (row.nature === "professional" ? "care" : "people");

/** The ring somebody is drawn on. Care without one stands on the middle ring; people without one, outside. */
export function ringOf(row: PersonRow): Place {
  if (row.ring === 1 || row.ring === 2 || row.ring === 3) return row.ring;
  return halfOf(row) === "care" ? 2 : null;
}

/** How much room somebody takes. */
export function block(half: Half, lines: string[], shapes: number): Block {
  const width = Math.max(...lines.map(labelWidth));
  const first = BASE[half];
  const parts: Part[] =
    half === "care"
      ? [{ u0: -DOME - 1, u1: DOME + 1, v0: -1, v1: DOME + 1 }]
      : [{ u0: -MARK - 1.5, u1: MARK + 1.5, v0: -MARK - 1.5, v1: MARK + 1.5 }];
  const tall = (lines.length - 1) * NEXT;
  parts.push(
    half === "care"
      ? { u0: -width / 2, u1: width / 2, v0: first - 4, v1: first + tall + 11.5 }
      : { u0: -width / 2, u1: width / 2, v0: first - 11.5, v1: first + tall + 4.5 },
  );
  if (shapes > 0) {
    const wide = shapes * 12 - 2;
    const middle = first + tall + SHAPES;
    parts.push({ u0: -wide / 2, u1: wide / 2, v0: middle - 4.5, v1: middle + 4.5 });
  }
  return { parts, lines };
}

/** The block where it found room, in the drawing. */
export function nodeOf(
  spot: Spot,
  half: Half,
  ring: 1 | 2 | 3,
  cx: number,
  cy: number,
  rest: Partial<Node>,
): Node {
  const up = half === "care";
  const x = cx + spot.u;
  const y = up ? cy - spot.v : cy + spot.v;
  const { lines, parts } = spot.block;
  const last = lines.length - 1;
  const u = Math.max(14, ...parts.map((it) => it.u1)) + 3;
  const v0 = Math.min(...parts.map((it) => it.v0)) - 2;
  const v1 = Math.max(...parts.map((it) => it.v1)) + 2;
  return {
    key: spot.key,
    row: null,
    more: 0,
    half,
    ring,
    x,
    y,
    angle: 180 - spot.s,
    lines,
    base: lines.map((_, at) => (up ? y - BASE.care - (last - at) * NEXT : y + BASE.people + at * NEXT)),
    textX: x,
    beside: false,
    shapesY: parts.length > 2 ? y + BASE.people + last * NEXT + SHAPES : null,
    box: { x: x - u, y: up ? y - v1 : y + v0, width: 2 * u, height: v1 - v0 },
    ...rest,
  };
}
