// The two sides of a contrast as strips of dots: five values from left to right, one dot for each day. Pure functions.
import type { Contrast, ContrastRow, ContrastSide, Pair } from "$lib/api/backend.ts";
import type { Sizes } from "$lib/charts/keel.ts";
import { daysBetween } from "$lib/i18n/dates.ts";

/** The core's names have underscores, the catalogue's have dashes. */
export const nameOf = (pair: Pair) => pair.replaceAll("_", "-");

export interface Sorted {
  /** enough on both sides, and switched on */
  drawn: Contrast[];
  /** switched on, not enough yet */
  waiting: Contrast[];
  off: Contrast[];
}

export function sort(rows: ContrastRow[]): Sorted {
  const of = (fits: (row: ContrastRow) => boolean) => rows.filter(fits).map((row) => row.contrast);
  return {
    drawn: of((row) => row.on && row.contrast.enough),
    waiting: of((row) => row.on && !row.contrast.enough),
    off: of((row) => !row.on),
  };
}

/** Ten units on each side are there; what is missing lies in the time between. */
export const waitsForTime = (it: Contrast) => it.with.units >= 10 && it.without.units >= 10;

/** Whether it reaches over more than a year, so that its dates need theirs. */
export const long = (it: Contrast) => it.from !== null && it.to !== null && daysBetween(it.from, it.to) > 300;

export interface Dot {
  x: number;
  y: number;
}

export interface Strip {
  dots: Dot[];
  /** its base: the thin line the dots stand on */
  base: number;
  top: number;
  /** the middle value on the line */
  middle: number | null;
}

export interface StripPlan {
  /** width of one value, and the middles of the five */
  column: number;
  middles: number[];
  dot: number;
  strips: [Strip, Strip];
  label: number;
  height: number;
}

/** Dots of one value stand in rows of as many as fit; both strips use the same size. */
export function plan(it: Contrast, width: number, s: Sizes): StripPlan {
  const k = s.scale;
  const column = width / 5;
  const middles = [0, 1, 2, 3, 4].map((value) => (value + 0.5) * column);
  const most = Math.max(1, ...it.with.dots, ...it.without.dots);
  const pitch = sizeFor(most, column - 10 * k, k);
  const across = Math.max(1, Math.floor((column - 10 * k) / pitch));
  const rows = (side: ContrastSide) => Math.max(1, ...side.dots.map((count) => Math.ceil(count / across)));
  const strip = (side: ContrastSide, top: number): Strip => {
    const base = top + rows(side) * pitch + 3 * k;
    return {
      top,
      base,
      middle: side.median === null ? null : (side.median + 0.5) * column,
      dots: side.dots.flatMap((count, value) =>
        stack(count, middles[value] ?? 0, base - 3 * k, across, pitch),
      ),
    };
  };
  const word = 21 * k;
  const first = strip(it.with, word);
  const second = strip(it.without, first.base + 16 * k + word);
  return {
    column,
    middles,
    dot: pitch * 0.36,
    strips: [first, second],
    label: second.base + 26 * k,
    height: second.base + 34 * k,
  };
}

/** Dots shrink before they make a tower: at most six rows of them. */
function sizeFor(most: number, room: number, k: number): number {
  for (let pitch = 10; pitch > 4; pitch -= 0.5) {
    const across = Math.max(1, Math.floor(room / (pitch * k)));
    if (Math.ceil(most / across) <= 6) return pitch * k;
  }
  return 4 * k;
}

/** `count` dots on `base`, row upon row, each row centred. */
function stack(count: number, cx: number, base: number, across: number, pitch: number): Dot[] {
  return Array.from({ length: count }, (_, at) => {
    const row = Math.floor(at / across);
    const inRow = Math.min(across, count - row * across);
    return {
      x: cx + ((at % across) - (inRow - 1) / 2) * pitch,
      y: base - (row + 0.5) * pitch,
    };
  });
}
