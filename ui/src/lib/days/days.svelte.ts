import type { Pause } from "../api/backend.ts";

/** Which sheet about days is open: quiet time, or a pause (one to change, or the list and a new one). */
export type DaysSheet = { sheet: "quiet" } | { sheet: "pause"; change?: Pause };

let asked = $state.raw<DaysSheet | undefined>(undefined);

/** Opens the sheets about days from anywhere; DaySheets.svelte, once in App, listens. */
export const daySheets = {
  get asked(): DaysSheet | undefined {
    return asked;
  },
  quiet(): void {
    asked = { sheet: "quiet" };
  },
  pause(change?: Pause): void {
    asked = change ? { sheet: "pause", change } : { sheet: "pause" };
  },
  close(): void {
    asked = undefined;
  },
};
