// The share as a place on a line, in tenths: "about 3 of ten days". Pure functions.
import { number } from "$lib/i18n/index.ts";

/** A share of ten, by halves: 0.45 is "4½". */
export function tenths(share: number): string {
  const halves = Math.round(share * 20);
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 0) return number(whole);
  return whole === 0 ? "½" : `${number(whole)}½`;
}

export interface SharePlan {
  from: number;
  to: number;
  /** the band; at least wide enough to be seen */
  low: number;
  high: number;
  at: number;
}

export function plan(value: number, low: number, high: number, width: number, k: number): SharePlan {
  const from = 12 * k;
  const to = Math.max(from, width - 12 * k);
  const x = (share: number) => from + Math.min(1, Math.max(0, share)) * (to - from);
  return { from, to, low: x(low), high: Math.max(x(high), x(low) + 3 * k), at: x(value) };
}
