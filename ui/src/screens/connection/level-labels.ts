// The words in the drawing of the level: dates under it, the present value, the name of the rhythm.
import type { Day } from "$lib/api/backend.ts";
import { inside, textWidth } from "$lib/charts/keel.ts";
import { addDays, dayMonthShort, daysBetween, monthShort } from "$lib/i18n/dates.ts";
import { dayX, levelY, type LevelDay, type LevelPlan } from "./level.ts";

export interface DateLabel {
  x: number;
  text: string;
}

/** Every week, second or fourth week by its date; months from January on, or years, where that is too narrow. */
export function dateLabels(from: Day, count: number, weekStart: Day, it: LevelPlan): DateLabel[] {
  const out: DateLabel[] = [];
  let free = -Infinity;
  const put = (at: number, text: string) => {
    const width = textWidth(text, it.scale);
    const x = inside(dayX(at, it), width, Math.max(width, it.width));
    if (x - width / 2 < free) return;
    free = x + width / 2 + 4 * it.scale;
    out.push({ x, text });
  };
  const weeks = [7, 14, 28].find((days) => days * it.slot >= 62 * it.scale);
  if (weeks !== undefined) {
    for (let at = daysBetween(from, weekStart); at < count; at += weeks)
      if (at >= 0) put(at, dayMonthShort(addDays(from, at)));
    return out;
  }
  const months = [1, 2, 3, 6].find((step) => step * 30.4 * it.slot >= 46 * it.scale) ?? 12;
  for (let first = `${from.slice(0, 8)}01`; ; first = addDays(first, 31).slice(0, 8) + "01") {
    const at = daysBetween(from, first);
    if (at >= count) return out;
    const month = Number(first.slice(5, 7)) - 1;
    if (at < 0 || month % months !== 0) continue;
    if (months === 12) put(at, first.slice(0, 4));
    else put(at, month === 0 ? `${monthShort(first)} ${first.slice(0, 4)}` : monthShort(first));
  }
}

export interface Spot {
  x: number;
  y: number;
  anchor: "start" | "end";
}

/** The lowest and the highest place of the line between two x. */
function extent(days: LevelDay[], from: number, to: number, it: LevelPlan): [number, number] | null {
  let top = Infinity;
  let bottom = -Infinity;
  const first = Math.max(0, Math.floor(from / it.slot) - 1);
  const last = Math.min(days.length - 1, Math.ceil(to / it.slot));
  for (let at = first; at <= last; at += 1) {
    const value = days[at]?.value;
    if (value == null) continue;
    const y = levelY(value, it);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return bottom < top ? null : [top, bottom];
}

/** The value at the end of the line, over what is drawn there, or under it where there is more room. */
export function endSpot(text: string, x: number, days: LevelDay[], it: LevelPlan): Spot {
  const width = textWidth(text, it.scale);
  const anchor = x - width < 0 ? "start" : "end";
  const at = anchor === "start" ? Math.max(0, Math.min(x, it.width - width)) : x;
  const [top, bottom] = extent(
    days,
    anchor === "end" ? at - width : at,
    anchor === "end" ? at : at + width,
    it,
  ) ?? [it.axis, it.axis];
  const over = top - 12 * it.scale;
  return { x: at, y: over > 11 * it.scale ? over : bottom + 24 * it.scale, anchor };
}

/** Where the name of the rhythm keeps furthest from the line and from the value at its end. */
export function rhythmSpot(
  text: string,
  end: Spot & { text: string },
  days: LevelDay[],
  it: LevelPlan,
): Spot | null {
  const width = textWidth(text, it.scale);
  const taken = [
    end.anchor === "end" ? end.x - textWidth(end.text, it.scale) : end.x,
    end.anchor === "end" ? end.x : end.x + textWidth(end.text, it.scale),
  ] as const;
  // in what is seen first, when the rest scrolls
  const left = Math.max(0, it.width - it.room) + 3 * it.scale;
  let best: Spot | null = null;
  let room = -Infinity;
  for (let part = 0; part <= 8; part += 1) {
    const x = left + (part / 8) * Math.max(0, it.width - left - width - 3 * it.scale);
    const rhythm = days[Math.floor(x / it.slot)]?.rhythm;
    const after = days[Math.min(days.length - 1, Math.floor((x + width) / it.slot))]?.rhythm;
    if (rhythm == null || rhythm !== after) continue;
    const line = levelY(rhythm, it);
    const drawn = extent(days, x, x + width, it);
    for (const y of [line + 17 * it.scale, line - 6 * it.scale]) {
      if (y < 11 * it.scale || y > it.axis - 3 * it.scale) continue;
      const middle = y - 4.5 * it.scale;
      const clear = drawn ? Math.max(drawn[0] - middle, middle - drawn[1]) : Infinity;
      const crossed =
        Math.abs(y - end.y) < 18 * it.scale &&
        x < taken[1] + 8 * it.scale &&
        x + width > taken[0] - 8 * it.scale;
      // the left and the lower place first, unless another is plainly freer
      const worth = Math.min(clear, 26 * it.scale) - part * 0.4 * it.scale - (y < line ? it.scale : 0);
      if (!crossed && worth > room) {
        room = worth;
        best = { x, y, anchor: "start" };
      }
    }
  }
  return best;
}
