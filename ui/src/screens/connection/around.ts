// The visits of eight weeks, laid out: a short line for each, a dome on it, what was before at its left, what was after
// at its right. Pure functions in CSS px.
import type { AroundVisit } from "$lib/api/backend.ts";
import type { Sizes } from "$lib/charts/keel.ts";

/** What stands on one side of a visit. Without an entry it means something only if the day is known. */
export type Beside = "yes" | "no" | "unknown";

export const before = (visit: AroundVisit): Beside => (visit.before ? "yes" : visit.known ? "no" : "unknown");
export const after = (visit: AroundVisit): Beside => (visit.after ? "yes" : visit.known ? "no" : "unknown");

export interface Cell {
  at: number;
  /** its left and its top */
  x: number;
  y: number;
  /** middle of the line */
  cx: number;
}

export interface AroundPlan {
  cells: Cell[];
  /** one visit, with the space around it */
  width: number;
  tall: number;
  /** half the length of a line */
  half: number;
  /** from a cell's top: the line, the marks under it, the date */
  line: number;
  marks: number;
  label: number;
  height: number;
}

/** A visit's narrowest and widest room. */
const CELL = { least: 72, most: 96 };

/** As many visits in a row as fit, the rows of equal length. */
export function plan(count: number, width: number, s: Sizes): AroundPlan {
  const k = s.scale;
  const fit = Math.max(1, Math.floor(width / (CELL.least * k)));
  const rows = Math.max(1, Math.ceil(count / fit));
  const columns = Math.max(1, Math.ceil(count / rows));
  const cell = Math.min(CELL.most * k, width / columns);
  const tall = 78 * k;
  return {
    cells: Array.from({ length: count }, (_, at) => {
      const x = (at % columns) * cell;
      return { at, x, y: Math.floor(at / columns) * tall, cx: x + cell / 2 };
    }),
    width: cell,
    tall,
    half: Math.min(34 * k, cell / 2 - 4 * k),
    line: 26 * k,
    marks: 40 * k,
    label: 65 * k,
    height: rows * tall,
  };
}

/** Which visit lies there; none beyond the last. */
export function cellAt(x: number, y: number, it: AroundPlan): number | null {
  const found = it.cells.find(
    (cell) => x >= cell.x && x < cell.x + it.width && y >= cell.y && y < cell.y + it.tall,
  );
  return found?.at ?? null;
}
