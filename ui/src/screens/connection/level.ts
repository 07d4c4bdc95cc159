// The level over time, laid out: days become places, the line one path for each way it is drawn, in CSS px.
// Pure functions; ten years are a handful of paths.
import type { Day, SlotKind, Timeline } from "$lib/api/backend.ts";
import { hullArc, polyline } from "$lib/charts/keel.ts";
import { daysBetween } from "$lib/i18n/dates.ts";

/** A finished day of the drawing. */
export interface LevelDay {
  kind: SlotKind;
  /** days a week; null before there is anything to draw */
  value: number | null;
  enough: boolean;
  rhythm: number | null;
}

/** What each day of the timeline is, oldest first, today included. */
export function kinds({ from, bands }: Timeline): SlotKind[] {
  const out: SlotKind[] = [];
  for (const band of bands) {
    const end = daysBetween(from, band.to);
    for (let at = Math.max(0, daysBetween(from, band.from)); at <= end; at += 1) out[at] = band.kind;
  }
  return out;
}

const moves = (kind: SlotKind | undefined) => kind !== "paused" && kind !== "unknown";

/**
 * The finished days with their level. A long time comes as every second, third … day: between two points only known
 * days move the level, so that pauses and open days stay as flat as they are. `begins`: the first notes lie in the
 * drawing; the line waits for the first day with enough of them.
 */
export function spread(timeline: Timeline, begins: boolean): LevelDay[] {
  const days = kinds(timeline);
  const out: LevelDay[] = [];
  let last: { at: number; value: number | null } = { at: -1, value: null };
  for (const point of timeline.points) {
    const at = daysBetween(timeline.from, point.day);
    const steps = [];
    for (let day = last.at + 1; day <= at; day += 1) if (moves(days[day])) steps.push(day);
    const from = last.value;
    const to = point.days_per_week;
    let moved = 0;
    for (let day = last.at + 1; day <= at; day += 1) {
      if (moves(days[day])) moved += 1;
      const value =
        day === at
          ? to
          : from === null || to === null
            ? null
            : from + ((to - from) * moved) / (steps.length || 1);
      out[day] = { kind: days[day] ?? "unknown", value, enough: point.enough, rhythm: point.rhythm };
    }
    last = { at, value: to };
  }
  if (begins) {
    const first = out.findIndex((day) => day.enough);
    out.forEach((day, at) => {
      if (first < 0 || at < first) day.value = null;
    });
  }
  return out;
}

/** Where everything stands. */
export interface LevelPlan {
  slot: number;
  width: number;
  height: number;
  scale: number;
  /** the highest line of the scale: 5, or more if the level needs it */
  most: number;
  top: number;
  /** the line of zero */
  axis: number;
  label: number;
  /** what is seen at once, when the rest scrolls */
  room: number;
  /** days are too narrow for a mark each: steps are weeks */
  far: boolean;
}

/** Widths of a day; `end` is left free after the last, for the circle at the end of the line. */
const SLOT = { least: 0.75, most: 24, far: 4, end: 7 };

/** `count` days in `room` px; what does not fit makes the drawing wider than the room. */
export function levelPlan(days: LevelDay[], count: number, room: number, scale: number): LevelPlan {
  const slot = Math.min(
    SLOT.most * scale,
    Math.max(SLOT.least * scale, (room - SLOT.end * scale) / Math.max(1, count)),
  );
  let high = 0;
  for (const day of days) high = Math.max(high, day.value ?? 0, day.rhythm ?? 0);
  const most = Math.min(7, Math.max(5, Math.ceil(high - 0.001)));
  const top = 14 * scale;
  const axis = top + 172 * scale;
  const label = axis + 32 * scale;
  // a few days leave room for the words
  const width = Math.max(slot * count + SLOT.end * scale, Math.min(room, 320 * scale));
  return {
    slot,
    width,
    // a bar to scroll with keeps clear of the dates
    height: label + (width > room ? 18 : 8) * scale,
    room,
    scale,
    most,
    top,
    axis,
    label,
    far: slot < SLOT.far * scale,
  };
}

/** The middle of a day. */
export const dayX = (at: number, it: LevelPlan) => (at + 0.5) * it.slot;
export const levelY = (value: number, it: LevelPlan) =>
  it.axis - (Math.min(value, it.most) / it.most) * (it.axis - it.top);

interface Place {
  x: number;
  y: number;
}

/** At most four places for one pixel: the first, the lowest, the highest and the last, so that no turn is lost. */
export function thinned(places: Place[]): Place[] {
  const out: Place[] = [];
  for (let from = 0; from < places.length;) {
    const pixel = Math.floor(places[from]?.x ?? 0);
    let to = from;
    let low = from;
    let high = from;
    while (to + 1 < places.length && Math.floor(places[to + 1]?.x ?? 0) === pixel) {
      to += 1;
      if ((places[to]?.y ?? 0) > (places[low]?.y ?? 0)) low = to;
      if ((places[to]?.y ?? 0) < (places[high]?.y ?? 0)) high = to;
    }
    for (const at of [...new Set([from, low, high, to])].sort((a, b) => a - b)) {
      const place = places[at];
      if (place) out.push(place);
    }
    from = to + 1;
  }
  return out;
}

export interface LevelLines {
  /** enough is known */
  solid: string;
  /** less is known */
  dashed: string;
  /** over open days */
  dotted: string;
  /** through a pause */
  thin: string;
}

const way = (day: LevelDay): keyof LevelLines => {
  if (day.kind === "paused") return "thin";
  if (day.kind === "unknown") return "dotted";
  return day.enough ? "solid" : "dashed";
};

/** The line: each day's stretch leads to it from the day before and is drawn as that day is. */
export function levelLines(days: LevelDay[], it: LevelPlan): LevelLines {
  const out: LevelLines = { solid: "", dashed: "", dotted: "", thin: "" };
  const place = (at: number): Place | null => {
    const value = days[at]?.value;
    return value == null ? null : { x: dayX(at, it), y: levelY(value, it) };
  };
  for (let from = 1; from < days.length;) {
    const kind = way(days[from] as LevelDay);
    const places: Place[] = [];
    const before = place(from - 1);
    if (before) places.push(before);
    let to = from;
    for (; to < days.length && way(days[to] as LevelDay) === kind; to += 1) {
      const here = place(to);
      if (here) places.push(here);
    }
    if (places.length > 1) out[kind] += polyline(thinned(places));
    from = to;
  }
  return out;
}

const n = (value: number) => String(Math.round(value * 100) / 100);

/** The person's own rhythm: a step line where it changed, a gap where there was none. */
export function rhythmLine(days: LevelDay[], it: LevelPlan): string {
  let out = "";
  let last: number | null = null;
  days.forEach(({ rhythm }, at) => {
    if (rhythm === last) return;
    const x = n(at * it.slot);
    if (last !== null) out += `H${x}`;
    if (rhythm !== null)
      out += last === null ? `M${x} ${n(levelY(rhythm, it))}` : `V${n(levelY(rhythm, it))}`;
    last = rhythm;
  });
  return last === null ? out : `${out}H${n(it.width)}`;
}

export interface LevelShades {
  unknown: string;
  paused: string;
  quiet: string;
}

/** What lies behind the days: stipple, hatch, mist. */
export function levelShades({ from, bands }: Timeline, it: LevelPlan): LevelShades {
  const out: LevelShades = { unknown: "", paused: "", quiet: "" };
  for (const band of bands) {
    const of = band.kind === "quiet_by_choice" ? "quiet" : band.kind;
    if (of !== "unknown" && of !== "paused" && of !== "quiet") continue;
    const first = Math.max(0, daysBetween(from, band.from));
    const days = daysBetween(from, band.to) - first + 1;
    if (days > 0)
      out[of] +=
        `M${n(first * it.slot)} ${n(it.top)}h${n(days * it.slot)}V${n(it.axis)}h${n(-days * it.slot)}z`;
  }
  return out;
}

/** A small tick under the line of zero for each day with contact. */
export function contactTicks(from: Day, contacts: Day[], it: LevelPlan): string {
  const width = Math.min(2 * it.scale, Math.max(it.slot * 0.5, 0.75 * it.scale));
  let out = "";
  let last = -1;
  for (const day of contacts) {
    const x = Math.round((dayX(daysBetween(from, day), it) - width / 2) * 2) / 2;
    if (x === last || x < 0) continue;
    last = x;
    out += `M${n(x)} ${n(it.axis + 3 * it.scale)}h${n(width)}v${n(6 * it.scale)}h${n(-width)}z`;
  }
  return out;
}

/** An open hull for each day that was quiet and not chosen; for each stretch where hulls would touch. */
export function openHulls({ from, bands }: Timeline, it: LevelPlan): string {
  const top = it.axis + 3 * it.scale;
  const r = Math.min(4.4 * it.scale, Math.max(3.4 * it.scale, it.slot * 0.4));
  let free = -Infinity;
  let out = "";
  for (const band of bands) {
    if (band.kind !== "quiet_not_chosen") continue;
    const end = daysBetween(from, band.to);
    for (let at = Math.max(0, daysBetween(from, band.from)); at <= end; at += 1) {
      const x = dayX(at, it);
      if (x - r < free) continue;
      free = x + r + it.scale;
      out += hullArc(x, top, r);
    }
  }
  return out;
}

/** The point `step` days before or after the one at `at`, or the nearest beyond it; the ends stop it. */
export function stepped(days: Day[], at: number, step: number): number {
  const here = days[at];
  if (here === undefined) return days.length - 1;
  let next = at;
  while (next + Math.sign(step) >= 0 && next + Math.sign(step) < days.length) {
    next += Math.sign(step);
    if (Math.abs(daysBetween(here, days[next] ?? here)) >= Math.abs(step)) break;
  }
  return next;
}
