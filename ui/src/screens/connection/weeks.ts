// The weekly balance, laid out: weeks and their days become marks at places, in CSS px. Pure functions.
// One path for each stream and each state, so that ten years are a dozen elements.
import type { ChartWeek } from "$lib/api/backend.ts";
import {
  careStack,
  careWidth,
  flatDome,
  polyline,
  runs,
  sizes,
  weekBeads,
  type DayState,
  type PeopleStream,
  type Sizes,
} from "$lib/charts/keel.ts";

const STATES: Record<ChartWeek["slots"][number]["kind"], DayState> = {
  paused: "paused",
  unknown: "unknown",
  connected: "known",
  quiet: "known",
  quiet_not_chosen: "known",
  quiet_by_choice: "quiet",
  today: "today",
  after_today: "future",
};

export const states = (weeks: ChartWeek[]): DayState[] =>
  weeks.flatMap(({ slots }) => slots.map((slot) => STATES[slot.kind]));

export const days = ({ week }: ChartWeek): Record<PeopleStream, number> => ({
  heard: week.emotional.days,
  helped: week.practical.days,
  company: week.company.days,
});

/** Where everything stands. */
export interface Plan {
  /** width of one week, of one day */
  pitch: number;
  slot: number;
  width: number;
  height: number;
  /** marks shrink with the week; words do not */
  marks: Sizes;
  scale: number;
  /** small marks: days and dates stand closer than words allow */
  far: boolean;
  top: number;
  y0: number;
  bottom: number;
  bothAt: number;
  label: number;
}

/** Full marks need this much for a week; when many weeks are shown, they shrink down to the second. */
const WEEK = { full: 56, least: 16, most: 112, near: 14 };

/** Lays `weeks` out in `room` px at this text scale; what does not fit makes the drawing wider than the room. */
export function plan(weeks: ChartWeek[], room: number, scale: number): Plan {
  const count = Math.max(weeks.length, 1);
  const least = (count > WEEK.near ? WEEK.least : WEEK.full) * scale;
  // whole weeks fill the room: a drawing that scrolls begins with one, not with a part of one
  const shown = Math.min(count, Math.max(1, Math.floor(room / least)));
  const pitch = Math.min(WEEK.most * scale, Math.max(least, room / shown));
  const k = Math.min(1, pitch / (WEEK.full * scale));
  const far = k < 0.7;
  const base = sizes(scale * k);
  const marks = far
    ? { ...base, bead: base.column * 0.8, unit: base.column, line: Math.max(base.line, 2.4 * scale) }
    : base;
  const care = Math.max(2, ...weeks.map(({ week }) => week.care.days));
  const people = Math.max(3, ...weeks.flatMap((week) => Object.values(days(week))));
  const top = 24 * scale;
  const y0 = top + marks.offset + care * marks.unit + 10 * scale;
  const bottom = y0 + marks.offset + people * marks.unit + 12 * scale;
  const bothAt = bottom + 16 * scale;
  const label = bothAt + (far ? 22 : 27) * scale;
  return {
    pitch,
    slot: pitch / 7,
    width: pitch * count,
    height: label + 16 * scale,
    marks,
    scale,
    far,
    top,
    y0,
    bottom,
    bothAt,
    label,
  };
}

const n = (value: number) => String(Math.round(value * 100) / 100);
const disc = (cx: number, cy: number, r: number) =>
  `M${n(cx - r)} ${n(cy)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;
const box = (x: number, y: number, width: number, height: number) =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
const tile = (cx: number, cy: number, side: number, r: number) => {
  const flat = n(side - 2 * r);
  const a = (x: number, y: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(x)} ${n(y)}`;
  return (
    `M${n(cx - side / 2 + r)} ${n(cy - side / 2)}h${flat}${a(r, r)}v${flat}${a(-r, r)}` +
    `h-${flat}${a(-r, -r)}v-${flat}${a(r, -r)}z`
  );
};

export interface Marks {
  care: string;
  heard: string;
  helped: string;
  company: string;
}

/** The marks of some weeks: solid ones, or those of a week that is not over. */
export function marks(weeks: ChartWeek[], it: Plan, sofar: boolean): Marks {
  const s = it.marks;
  const k = s.bead / 11;
  const out: Marks = { care: "", heard: "", helped: "", company: "" };
  weeks.forEach((week, at) => {
    if (week.week.partial !== sofar) return;
    const cx = (at + 0.5) * it.pitch;
    for (const base of careStack(week.week.care.days, it.y0, s))
      out.care += flatDome(cx, base, careWidth(s), s.bead);
    for (const bead of weekBeads(days(week), cx, it.y0, s)) {
      if (bead.of === "helped")
        out.helped += tile(bead.x, bead.y, (sofar ? 8.52 : 10.12) * k, Math.min(1.5, 1.5 * k));
      else out[bead.of] += disc(bead.x, bead.y, (sofar ? 4.7 : bead.of === "heard" ? 5.5 : 4.07) * k);
    }
  });
  return out;
}

/** Ticks for contact without a kind, each at its own day. */
export function ticks(weeks: ChartWeek[], it: Plan): string {
  const width = Math.min(2.5 * it.scale, it.slot);
  return weeks
    .flatMap(({ slots }) => slots)
    .map((slot, at) =>
      slot.other
        ? box((at + 0.5) * it.slot - width / 2, it.y0 + it.marks.line, width, (it.far ? 4 : 7) * it.scale)
        : "",
    )
    .join("");
}

export interface BothMarks {
  tie: string;
  heard: string;
  helped: string;
}

/** The row "Both": a disc and a square, tied. */
export function bothMarks(weeks: ChartWeek[], it: Plan): BothMarks {
  const k = it.far ? Math.min(1, (it.pitch / it.scale - 3) / 26) * it.scale : it.scale;
  const out: BothMarks = { tie: "", heard: "", helped: "" };
  weeks.forEach((week, at) => {
    if (!week.both) return;
    const cx = (at + 0.5) * it.pitch;
    out.tie += polyline([
      { x: cx - 9 * k, y: it.bothAt },
      { x: cx + 9 * k, y: it.bothAt },
    ]);
    out.heard += disc(cx - 9 * k, it.bothAt, 3.6 * k);
    out.helped += tile(cx + 9 * k, it.bothAt, 6.8 * k, k);
  });
  return out;
}

export interface Line {
  known: string;
  paused: string;
  future: string;
  /** open beads, one a day; empty when far */
  beads: string;
  /** where beads would touch: a dotted line */
  dots: string;
  today: number | null;
}

/** The line of days. */
export function line(all: DayState[], it: Plan): Line {
  const out: Line = { known: "", paused: "", future: "", beads: "", dots: "", today: null };
  const joined = runs(all.map((state) => (state === "quiet" ? "known" : state)));
  for (const { state, from, to } of joined) {
    const x = from * it.slot;
    const width = (to - from + 1) * it.slot;
    const thick = (height: number) => box(x, it.y0 - height / 2, width, height);
    if (state === "known") out.known += thick(it.marks.line);
    else if (state === "paused") out.paused += thick(1.2 * it.scale);
    else if (state === "unknown" && it.far) {
      out.dots += polyline([
        { x: x + it.slot / 2, y: it.y0 },
        { x: x + width - it.slot / 2 + 0.01, y: it.y0 },
      ]);
    } else if (state === "unknown") {
      for (let at = from; at <= to; at += 1)
        out.beads += disc((at + 0.5) * it.slot, it.y0, 2.6 * it.marks.scale);
    } else {
      out.future += thick(it.scale);
      if (state === "today") out.today = (from + 0.5) * it.slot;
    }
  }
  return out;
}

export interface Shades {
  unknown: string;
  paused: string;
  quiet: string;
}

/** What lies behind the days: stipple, hatch, mist; neighbours joined. */
export function shades(all: DayState[], it: Plan): Shades {
  const out: Shades = { unknown: "", paused: "", quiet: "" };
  for (const { state, from, to } of runs(all))
    if (state === "unknown" || state === "paused" || state === "quiet")
      out[state] += box(from * it.slot, it.top, (to - from + 1) * it.slot, it.bottom - it.top);
  return out;
}

/** The last known figure of a cell: a number, or null where nothing can be said. */
export const counted = (value: number, week: ChartWeek["week"]): number | null =>
  value > 0 || week.known_days === 7 ? value : null;

/** How many days of a week are of a kind. */
export const daysOf = ({ slots }: ChartWeek, kind: DayState): number =>
  slots.filter((slot) => STATES[slot.kind] === kind).length;
