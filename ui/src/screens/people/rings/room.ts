// Where a name has room on half a ring: wholly between the two ring lines, and clear of the line in the middle.
//
// Positions are u to the right and v away from the line, in px at text scale 1, so that care above and people below are
// one computation. A place on the ring is told by `s`, in degrees from the left (0) to the right (180).

/** A part of a name's block, from the middle of its mark. */
export interface Part {
  u0: number;
  u1: number;
  v0: number;
  v1: number;
}
/** What is drawn of somebody: mark, lines of the name, shapes. */
export interface Block {
  parts: Part[];
  lines: string[];
}
/** Half a ring. */
export interface Band {
  /** the ring lines, px from the middle */
  inner: number;
  outer: number;
}
/** Where a block stands. */
export interface Spot {
  key: string;
  s: number;
  u: number;
  v: number;
  block: Block;
}

/** From a ring line, and from the line of days. */
export const EDGE = 3;
const LINE = 5;
/** Between two names. */
const GAP_U = 5;
const GAP_V = 3;
/** The way out at each whole degree. */
export const steps = Array.from({ length: 181 }, (_, s) => ({
  cos: -Math.cos((s * Math.PI) / 180),
  sin: Math.sin((s * Math.PI) / 180),
}));

function nearest(block: Block, u: number, v: number): number {
  let out = Infinity;
  for (const it of block.parts)
    out = Math.min(
      out,
      Math.hypot(Math.max(0, u + it.u0, -(u + it.u1)), Math.max(0, v + it.v0, -(v + it.v1))),
    );
  return out;
}
function farthest(block: Block, u: number, v: number): number {
  let out = 0;
  for (const it of block.parts)
    out = Math.max(out, Math.hypot(Math.max(Math.abs(u + it.u0), Math.abs(u + it.u1)), v + it.v1));
  return out;
}

/** From where on outwards a part is clear of the inner ring: where the ray leaves the part widened by the ring. */
function clearOf(part: Part, r: number, cos: number, sin: number): number {
  // seen from the mark, the middle moves the other way
  const box = (u0: number, u1: number, v0: number, v1: number) => {
    const out = Math.min((cos > 0 ? -u0 : -u1) / cos, -v0 / sin);
    return out >= Math.max((cos > 0 ? -u1 : -u0) / cos, -v1 / sin) ? out : 0;
  };
  const disc = (u: number, v: number) => {
    const along = u * cos + v * sin;
    const under = along * along - u * u - v * v + r * r;
    return under < 0 ? 0 : -along + Math.sqrt(under);
  };
  return Math.max(
    0,
    box(part.u0 - r, part.u1 + r, part.v0, part.v1),
    box(part.u0, part.u1, part.v0 - r, part.v1 + r),
    disc(part.u0, part.v0),
    disc(part.u1, part.v0),
    disc(part.u0, part.v1),
    disc(part.u1, part.v1),
  );
}

/** How far out a part stays inside the outer ring; below 0: nowhere. */
function inside(part: Part, r: number, cos: number, sin: number): number {
  let out = Infinity;
  for (const u of [part.u0, part.u1])
    for (const v of [part.v0, part.v1]) {
      const along = u * cos + v * sin;
      const under = along * along - u * u - v * v + r * r;
      out = Math.min(out, under < 0 ? -1 : -along + Math.sqrt(under));
    }
  return out;
}

/** How far out a block can stand at `s`: nearest and farthest distance from the middle; null where it has no room. */
export function reach(block: Block, s: number, band: Band): [number, number] | null {
  const step = steps[s];
  if (!step || step.sin < 0.01) return null;
  let lo = 0;
  let hi = Infinity;
  for (const part of block.parts) {
    lo = Math.max(lo, (LINE - part.v0) / step.sin, clearOf(part, band.inner + EDGE, step.cos, step.sin));
    hi = Math.min(hi, inside(part, band.outer - EDGE, step.cos, step.sin));
  }
  return lo <= hi ? [lo, hi] : null;
}

/** Whether two names come too near to each other. */
export function touch(a: Spot, b: Spot): boolean {
  for (const p of a.block.parts)
    for (const q of b.block.parts)
      if (
        a.u + p.u0 < b.u + q.u1 + GAP_U &&
        b.u + q.u0 < a.u + p.u1 + GAP_U &&
        a.v + p.v0 < b.v + q.v1 + GAP_V &&
        b.v + q.v0 < a.v + p.v1 + GAP_V
      )
        return true;
  return false;
}

/** The free space between two names, from part to part. */
export function between(a: Spot, b: Spot): number {
  let out = Infinity;
  for (const p of a.block.parts)
    for (const q of b.block.parts)
      out = Math.min(
        out,
        Math.hypot(
          Math.max(0, b.u + q.u0 - a.u - p.u1, a.u + p.u0 - b.u - q.u1),
          Math.max(0, b.v + q.v0 - a.v - p.v1, a.v + p.v0 - b.v - q.v1),
        ),
      );
  return out;
}

/** How far a block is from the nearest of the lines it has to keep clear of; below 0: it does not. */
export function clearance({ block, u, v }: Spot, band: Band): number {
  return Math.min(
    nearest(block, u, v) - band.inner - EDGE,
    band.outer - EDGE - farthest(block, u, v),
    v + Math.min(...block.parts.map((it) => it.v0)) - LINE,
  );
}
