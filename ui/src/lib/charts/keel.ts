// The chart grammar's geometry: one line of days, care above it, people below it. Pure functions in CSS px.
// Sizes below are for text scale 1; a chart multiplies them by the scale (see `sizes`), it is never zoomed.
import type { Stream } from "../components/icons.ts";

export type DayState = "known" | "unknown" | "paused" | "quiet" | "today" | "future";

export interface Sizes {
  /** text scale */
  scale: number;
  /** height of one day in a stack */
  unit: number;
  /** width of one mark */
  bead: number;
  /** from the line to the first mark below it */
  offset: number;
  /** between the three columns of people's streams */
  column: number;
  /** thickness of the line on a known day */
  line: number;
  /** height of a small line of text */
  text: number;
}

/** Everything a chart measures with, grown with the text. */
export function sizes(scale = 1): Sizes {
  return {
    scale,
    unit: 14 * scale,
    bead: 11 * scale,
    offset: 13 * scale,
    column: 16.5 * scale,
    line: 4 * scale,
    text: 18 * scale,
  };
}

const n = (value: number) => String(Math.round(value * 100) / 100);

/** A half disc standing on `base`: a visit. */
export function domeArc(cx: number, base: number, r: number): string {
  return `M${n(cx - r)} ${n(base)}a${n(r)} ${n(r)} 0 0 1 ${n(2 * r)} 0z`;
}

/** A half disc hanging from `top`: people. */
export function hullArc(cx: number, top: number, r: number): string {
  return `M${n(cx - r)} ${n(top)}a${n(r)} ${n(r)} 0 0 0 ${n(2 * r)} 0z`;
}

/** The flattened dome of a weekly stack: flat below, both upper corners round. */
export function flatDome(cx: number, base: number, width: number, height: number): string {
  const lift = height * 0.08;
  const r = Math.min(height - lift, width / 2);
  const up = height - r;
  return (
    `M${n(cx - width / 2)} ${n(base)}v${n(-up)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}` +
    `h${n(width - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(up)}z`
  );
}

/** Where the flattened domes of one week stand: their bases, from the line upwards. */
export function careStack(count: number, y0: number, s: Sizes): number[] {
  return Array.from({ length: count }, (_, at) => y0 - s.offset - 1.5 * s.scale - at * s.unit);
}

/** The width of a flattened dome: three columns of people's marks, so that both sides weigh the same. */
export function careWidth(s: Sizes): number {
  return 2 * s.column + s.bead + 3.5 * s.scale;
}

export const peopleStreams = ["heard", "helped", "company"] as const satisfies readonly Stream[];
export type PeopleStream = (typeof peopleStreams)[number];

export interface Bead {
  of: PeopleStream;
  x: number;
  y: number;
}

/** The marks of one week below the line: three fixed columns around `cx`, one mark for each day. */
export function weekBeads(days: Record<PeopleStream, number>, cx: number, y0: number, s: Sizes): Bead[] {
  return peopleStreams.flatMap((of, column) =>
    Array.from({ length: days[of] }, (_, at) => ({
      of,
      x: cx + (column - 1) * s.column,
      y: y0 + s.offset + s.bead / 2 + 1.5 * s.scale + at * s.unit,
    })),
  );
}

/** Marks side by side below one day, centred on it. */
export function dayBeads(streams: PeopleStream[], cx: number, y: number, s: Sizes): Bead[] {
  const gap = s.bead + 4 * s.scale;
  return streams.map((of, at) => ({ of, x: cx + (at - (streams.length - 1) / 2) * gap, y }));
}

export interface Slot {
  x: number;
  width: number;
  /** its middle */
  cx: number;
}

/** `count` equal slots from `x` to `x + width`. */
export function slots(count: number, x: number, width: number): Slot[] {
  const each = width / count;
  return Array.from({ length: count }, (_, at) => ({
    x: x + at * each,
    width: each,
    cx: x + (at + 0.5) * each,
  }));
}

export interface Run {
  state: DayState;
  /** index of the first and of the last day */
  from: number;
  to: number;
}

/** Neighbouring days of one state, joined. */
export function runs(states: DayState[]): Run[] {
  const out: Run[] = [];
  states.forEach((state, at) => {
    const last = out.at(-1);
    if (last?.state === state) last.to = at;
    else out.push({ state, from: at, to: at });
  });
  return out;
}

/** Keeps a label of about `width` inside 0 … `limit` by moving its middle. */
export function inside(cx: number, width: number, limit: number): number {
  return Math.min(Math.max(cx, width / 2), limit - width / 2);
}

/** A polyline through points, broken where one is missing. */
export function polyline(points: ({ x: number; y: number } | null)[]): string {
  let pen = "M";
  let out = "";
  for (const point of points) {
    if (!point) {
      pen = "M";
      continue;
    }
    out += `${pen}${n(point.x)} ${n(point.y)}`;
    pen = "L";
  }
  return out;
}

/** About how wide a text of 13 px is, for deciding whether labels fit; never for exact placing. */
export function textWidth(text: string, scale = 1): number {
  return [...text].length * 7 * scale;
}
