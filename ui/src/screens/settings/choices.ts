// The values the selects offer, always with the one that is kept.
import { number, t } from "$lib/i18n/index.ts";

/** ½, 1, 1½ … 7 */
export const rhythmDays = Array.from({ length: 14 }, (_, at) => (at + 1) / 2);
export const gapDays = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 21, 28, 42, 60, 90];
/** 0, 0.05 … 1: halves of a tenth */
export const bandEnds = Array.from({ length: 21 }, (_, at) => at / 20);
export const textSizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

export function withKept(values: number[], kept: number | null): number[] {
  return kept === null || values.includes(kept) ? values : [...values, kept].sort((a, b) => a - b);
}

/** "½ day a week", "3 days a week" */
export function perWeek(days: number): string {
  const whole = Math.floor(days);
  const half = days - whole === 0.5;
  const words = half ? `${whole || ""}½` : number(days);
  return t("rhythm-per-week", { days: words, many: days <= 1 ? "one" : "other" });
}

/** 00:00 to 12:00 by half hours */
export function dayStarts(kept: string): string[] {
  const times = Array.from({ length: 25 }, (_, at) => {
    const hour = String(Math.floor(at / 2)).padStart(2, "0");
    return `${hour}:${at % 2 === 0 ? "00" : "30"}`;
  });
  return times.includes(kept) ? times : [...times, kept].sort();
}
