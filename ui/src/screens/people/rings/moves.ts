// Going from name to name on the rings, and moving one to another place. Pure.
import type { Rings } from "./layout.ts";
import type { Half, Node, Place } from "./node.ts";

/** A step along the ring, in degrees. */
const STEP = 12;

const sameRing = (a: Node, b: Node) => a.half === b.half && a.ring === b.ring;

/**
 * Where one step to the left or right leads: past the next name if it is near, else a bit further. In degrees as the
 * core keeps them (0 right, 180 left); null at the end of the ring, and outside the rings.
 */
export function along(nodes: Node[], node: Node, to: "left" | "right"): number | null {
  if (node.angle === null) return null;
  const sign = to === "left" ? 1 : -1;
  const from = node.angle;
  const next = nodes
    .filter((it) => it.row && it.key !== node.key && sameRing(it, node) && it.angle !== null)
    .map((it) => it.angle ?? 0)
    .filter((angle) => (angle - from) * sign > 0)
    .sort((a, b) => (a - b) * sign)[0];
  const near = next !== undefined && Math.abs(next - from) < 2 * STEP;
  const angle = Math.round(Math.min(180, Math.max(0, near ? next + sign : from + STEP * sign)));
  return angle === node.row?.angle ? null : angle;
}

/** The ring above or below on the screen; undefined where there is none. Care always has one. */
export function ringTo(node: Node, to: "up" | "down"): Place | undefined {
  const out = (node.half === "care") === (to === "up");
  const at = (node.ring ?? 4) + (out ? 1 : -1);
  if (at < 1 || at > (node.half === "care" ? 3 : 4)) return undefined;
  return at === 4 ? null : (at as Place);
}

/** What a point of the drawing means for somebody let go there: people stay below the line, care above. */
export function placeAt(
  rings: Rings,
  half: Half,
  x: number,
  y: number,
): { ring: Place; angle: number | null } {
  const u = x - rings.cx;
  const v = Math.max(0, half === "care" ? rings.cy - y : y - rings.cy);
  const away = Math.hypot(u, v);
  const at = rings.radii.findIndex((radius) => away <= radius);
  if (at < 0 && half === "people") return { ring: null, angle: null };
  return {
    ring: ((at < 0 ? 2 : at) + 1) as Place,
    angle: Math.round((Math.atan2(v, u) * 180) / Math.PI),
  };
}

/** Who is reached with an arrow key: in order along the rings, or on the next ring at about the same place. */
export function goTo(nodes: Node[], at: number | null, key: string): number | null {
  const last = nodes.length - 1;
  if (last < 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].includes(key)) return null;
  const node = at === null ? undefined : nodes[at];
  // first of all, whoever is closest
  if (!node || at === null)
    return Math.max(
      0,
      nodes.findIndex((it) => it.half === "people"),
    );
  if (key === "ArrowRight") return Math.min(last, at + 1);
  if (key === "ArrowLeft") return Math.max(0, at - 1);
  const step = key === "ArrowDown" ? 1 : -1;
  let row = at;
  while (nodes[row] && sameRing(nodes[row] as Node, node)) row += step;
  const first = nodes[row];
  if (!first) return at;
  let best = row;
  for (; nodes[row] && sameRing(nodes[row] as Node, first); row += step)
    if (Math.abs((nodes[row]?.x ?? 0) - node.x) < Math.abs((nodes[best]?.x ?? 0) - node.x)) best = row;
  return best;
}
