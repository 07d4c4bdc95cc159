// The kinds a finished day can be, and how many of each there were.
import type { SlotKind } from "$lib/api/backend.ts";

/** In the order of keys and tables. */
export const dayKinds = [
  "connected",
  "quiet_by_choice",
  "quiet",
  "quiet_not_chosen",
  "unknown",
  "paused",
] as const satisfies SlotKind[];
export type DayKind = (typeof dayKinds)[number];

/**
 * How many days were of each kind. Of known kinds none is a zero only where all days are known; else null, "not known".
 */
export function countKinds(days: SlotKind[]): Record<DayKind, number | null> {
  const count = (kind: SlotKind) => days.filter((it) => it === kind).length;
  const open = count("unknown") + count("paused") > 0;
  const cell = (kind: DayKind) => {
    const value = count(kind);
    return value === 0 && open && kind !== "unknown" && kind !== "paused" ? null : value;
  };
  return {
    connected: cell("connected"),
    quiet_by_choice: cell("quiet_by_choice"),
    quiet: cell("quiet"),
    quiet_not_chosen: cell("quiet_not_chosen"),
    unknown: cell("unknown"),
    paused: cell("paused"),
  };
}
