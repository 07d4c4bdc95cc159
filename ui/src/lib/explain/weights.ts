// The days of the level with their weights, laid out in CSS px. One column a day hangs from the line; its length is
// the weight. Pure functions.
import type { Weight } from "../api/backend.ts";
import { inside, runs, slots, textWidth, type DayState, type Sizes, type Slot } from "../charts/keel.ts";
import { addDays, dayMonthShort } from "../i18n/dates.ts";

export interface Bar {
  at: number;
  x: number;
  width: number;
  height: number;
  /** how much of its width is filled: 1 real contact, ½ a little, 0 none */
  filled: number;
}

export interface Label {
  x: number;
  text: string;
}

export interface WeightPlan {
  /** the days drawn, oldest first; the last one is today */
  days: Weight[];
  states: DayState[];
  places: Slot[];
  bars: Bar[];
  labels: Label[];
  /** middles of the pauses that are wide enough for their word */
  pauses: number[];
  /** the line, the top of the bars, the bottom of the shading, the words below */
  y0: number;
  top: number;
  bottom: number;
  label: number;
  height: number;
}

/** Narrower than this, a day cannot be told from its neighbour; the oldest are left out then. */
const LEAST = 7;
/** The length of a whole weight. */
const WHOLE = 74;
const FILLED = { contact: 1, little: 0.5, without: 0, left_out: 0 } as const;

function state({ kind, state: counts }: Weight): DayState {
  if (kind === "paused" || kind === "unknown" || kind === "today") return kind;
  // held still: chosen quiet that leaves the level alone
  return counts === "left_out" ? "quiet" : "known";
}

export function plan(
  weights: Weight[],
  width: number,
  s: Sizes,
  pauseWord: string,
  todayWord: string,
): WeightPlan {
  const k = s.scale;
  const room = Math.max(14, Math.floor(width / (LEAST * k)) - 1);
  const finished = weights.slice(-room);
  const today = addDays(finished.at(-1)?.day ?? "2000-01-01", 1);
  const days: Weight[] = [...finished, { day: today, kind: "today", weight: 0, state: "left_out" }];
  const states = days.map(state);
  const places = slots(days.length, 0, width);
  const slot = width / days.length;
  const gap = Math.min(3.2 * k, slot * 0.32);
  const y0 = 30 * k;
  const top = y0 + 4 * k;
  const bars = days.flatMap((day, at) =>
    day.state === "left_out"
      ? []
      : [
          {
            at,
            x: (places[at]?.x ?? 0) + gap / 2,
            width: slot - gap,
            height: Math.max(2.2, WHOLE * (day.weight ?? 0)) * k,
            filled: FILLED[day.state],
          },
        ],
  );
  const bottom = top + 78 * k;
  return {
    days,
    states,
    places,
    bars,
    labels: labels(days, places, width, k, textWidth(todayWord, k)),
    pauses: runs(states)
      .filter(
        (run) => run.state === "paused" && (run.to - run.from + 1) * slot > textWidth(pauseWord, k) * 0.7,
      )
      .map((run) => inside(((run.from + run.to + 1) / 2) * slot, textWidth(pauseWord, k), width)),
    y0,
    top,
    bottom,
    label: bottom + 17 * k,
    height: bottom + 24 * k,
  };
}

/** Every second week by its first day, or less often where words would touch; none under "today". */
function labels(days: Weight[], places: Slot[], width: number, k: number, today: number): Label[] {
  const slot = width / days.length;
  const step = Math.ceil((66 * k) / (slot * 7)) * 7;
  const out: Label[] = [];
  for (let at = 0; at < days.length; at += Math.max(14, step)) {
    const day = days[at];
    const x = places[at]?.x ?? 0;
    if (!day) break;
    const text = dayMonthShort(day.day);
    if (x + textWidth(text, k) + 10 * k > width - today) break;
    out.push({ x, text });
  }
  return out;
}

/** Which day lies at `x`. */
export const dayAt = (x: number, it: WeightPlan): number =>
  Math.min(
    it.days.length - 1,
    Math.max(
      0,
      it.places.findIndex((slot) => x < slot.x + slot.width),
    ),
  );
