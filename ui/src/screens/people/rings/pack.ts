// Finds room for all the names of one half ring, clear of each other and of the lines. Pure and without chance: the same
// people always stand in the same places.
import { between, clearance, EDGE, reach, steps, touch, type Band, type Block, type Spot } from "./room.ts";

export interface Item {
  key: string;
  /** where it was put by hand; null: anywhere */
  at: number | null;
  /** how it can be drawn, the best first */
  ways: Block[];
}

/** A ring that begins nearer to the middle than this is the innermost. */
const INNERMOST = 20;
const around = [-1, 0, 1].flatMap((du) => [-1, 0, 1].map((dv) => [du, dv] as const));

/** Names too wide for the sides of the ring stand in the middle, where it runs level; the others keep their order. */
function middleFirst(free: Item[], band: Band): Item[] {
  const width = (item: Item) =>
    Math.min(...item.ways.map((way) => Math.max(...way.parts.map((it) => it.u1 - it.u0))));
  const room = band.outer - Math.max(band.inner, 10) - 4 * EDGE;
  const narrow = free.filter((item) => width(item) <= room);
  const half = Math.ceil(narrow.length / 2);
  return [...narrow.slice(0, half), ...free.filter((item) => width(item) > room), ...narrow.slice(half)];
}

/** From left to right: those put by hand where they are, the others spread among them. */
function inOrder(items: Item[], free: Item[]): Item[] {
  return [
    ...items.flatMap((item) => (item.at === null ? [] : [{ item, s: item.at, hand: 0 }])),
    ...free.map((item, at) => ({ item, s: (180 * (at + 0.5)) / free.length, hand: 1 })),
  ]
    .sort((a, b) => a.s - b.s || a.hand - b.hand)
    .map((it) => it.item);
}

/** Where they would like to stand: those put by hand there; those between two of them share the room in equal parts. */
function wishes(order: Item[], first: Spot[], last: Spot[]): number[] {
  const out: number[] = [];
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && order[end]?.at === null) end += 1;
    for (let free = at; free < end; free += 1) {
      const from = first[free]?.s ?? 0;
      const to = Math.max(from, last[free]?.s ?? from);
      out.push(from + (to - from) * ((free - at + 0.5) / (end - at)));
    }
    if (end < order.length)
      out.push(Math.min(order[end]?.at ?? 0, Math.max(last[end]?.s ?? 0, first[end]?.s ?? 0)));
    at = end + 1;
  }
  return out;
}

/** How near the two come that stand nearest to each other. */
function leastGap(spots: Spot[]): number {
  return Math.min(Infinity, ...spots.slice(1).map((spot, at) => between(spot, spots[at] ?? spot)));
}

/** One half ring to be filled; it remembers how far out a block can stand, so several tries cost little more than one. */
export class HalfRing {
  #band: Band;
  #reach = new Map<Block, ([number, number] | null | undefined)[]>();

  constructor(band: Band) {
    this.#band = band;
  }

  #range(block: Block, s: number): [number, number] | null {
    let known = this.#reach.get(block);
    if (!known) this.#reach.set(block, (known = []));
    const found = known[s];
    if (found !== undefined) return found;
    return (known[s] = reach(block, s, this.#band));
  }

  #place(item: Item, s: number, placed: Spot[]): Spot | null {
    const step = steps[s];
    if (!step) return null;
    for (const block of item.ways) {
      const range = this.#range(block, s);
      if (!range) continue;
      // in the middle of the band if it can be
      for (const part of [0.5, 0, 1]) {
        const rho = range[0] + (range[1] - range[0]) * part;
        const spot = { key: item.key, s, u: rho * step.cos, v: rho * step.sin, block };
        if (!placed.some((it) => touch(it, spot))) return spot;
      }
    }
    return null;
  }

  /**
   * Places items in their order, each as near to the start as it can be but not before its `from`: from the left
   * (`step` 1) or from the right (-1). Gives those placed before one found no room, by their place among the items.
   */
  #sweep(items: Item[], step: 1 | -1, from: (at: number) => number): Spot[] {
    const placed: Spot[] = [];
    let s = step > 0 ? 0 : 180;
    for (let n = 0; n < items.length; n += 1) {
      const at = step > 0 ? n : items.length - 1 - n;
      const item = items[at];
      if (!item) break;
      s = step > 0 ? Math.max(s, Math.ceil(from(at))) : Math.min(s, Math.floor(from(at)));
      let spot: Spot | null = null;
      for (; s >= 0 && s <= 180; s += step) if ((spot = this.#place(item, s, placed))) break;
      if (!spot) return placed;
      placed.push(spot);
    }
    return step > 0 ? placed : placed.reverse();
  }

  /** The items in the orders to be tried: as they are named, then with the wide ones in the middle. */
  #orders(items: Item[]): Item[][] {
    const free = items.filter((it) => it.at === null);
    const wide = middleFirst(free, this.#band);
    const named = inOrder(items, free);
    return wide.every((it, at) => it === free[at]) ? [named] : [named, inOrder(items, wide)];
  }

  /** How many of the items find room. */
  roomFor(items: Item[]): number {
    return Math.max(...this.#orders(items).map((order) => this.#sweep(order, 1, () => 0).length));
  }

  /** Where everybody stands, from left to right; null if there is not room for all. */
  pack(items: Item[]): Spot[] | null {
    const [named, wide] = this.#orders(items).map((order) => this.#spread(order));
    if (!named || !wide) return named ?? wide ?? null;
    // the order they are named in, so that nobody else moves when one does; unless it crowds them
    return leastGap(named) * 2 < leastGap(wide) ? wide : named;
  }

  #spread(order: Item[]): Spot[] | null {
    const all = (step: 1 | -1, from: (at: number) => number) => {
      const spots = this.#sweep(order, step, from);
      return spots.length === order.length ? spots : null;
    };
    const tight = all(1, () => 0);
    if (!tight) return null;
    const first = all(1, (at) => order[at]?.at ?? 0) ?? tight;
    const last = all(-1, (at) => order[at]?.at ?? 180) ?? all(-1, () => 180) ?? first;
    const wish = wishes(order, first, last);
    for (const part of [1, 0.66, 0.33]) {
      const spots = all(1, (at) => {
        const from = tight[at]?.s ?? 0;
        return from + ((wish[at] ?? from) - from) * part;
      });
      if (spots) return this.#settle(spots, order);
    }
    return this.#settle(tight, order);
  }

  /**
   * The innermost ring has no far side to stand along: there, names drift apart until they lie as free as they can.
   * Those put by hand stay.
   */
  #settle(spots: Spot[], order: Item[]): Spot[] {
    if (this.#band.inner > INNERMOST || spots.length < 2) return spots;
    const held = new Set(order.flatMap((it) => (it.at === null ? [] : [it.key])));
    const out = spots.map((it) => ({ ...it }));
    const crowding = (spot: Spot) => {
      let sum = 1 / (clearance(spot, this.#band) + 4) ** 2;
      for (const other of out) if (other.key !== spot.key) sum += 4 / (between(spot, other) + 2) ** 2;
      return sum;
    };
    for (const by of [6, 6, 4, 4, 3, 3, 2, 2, 1, 1, 1])
      for (const spot of out) {
        if (held.has(spot.key)) continue;
        let best = crowding(spot);
        const { u, v } = spot;
        let [toU, toV] = [u, v];
        for (const [du, dv] of around) {
          spot.u = u + du * by;
          spot.v = v + dv * by;
          if (clearance(spot, this.#band) < 0 || out.some((it) => it !== spot && touch(it, spot))) continue;
          const now = crowding(spot);
          if (now < best) [best, toU, toV] = [now, spot.u, spot.v];
        }
        spot.u = toU;
        spot.v = toV;
      }
    for (const it of out) if (!held.has(it.key)) it.s = 180 - (Math.atan2(it.v, it.u) * 180) / Math.PI;
    return out.sort((a, b) => a.s - b.s);
  }
}
