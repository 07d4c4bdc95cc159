// How the Care screen was left, kept while the window is open.
import type { Day } from "$lib/i18n/dates.ts";

export type View = "agenda" | "month";

export const shown = $state<{
  view: View;
  /** the day chosen in the month; null: today */
  day: Day | null;
}>({ view: "agenda", day: null });
