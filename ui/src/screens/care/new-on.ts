// The address of the form for a new visit, and the day it begins with: "new", or "new@2026-10-08".
import type { Day } from "$lib/i18n/dates.ts";

const NEW = "new";

/** `care/…` for a new visit on that day. */
export const newOn = (day: Day) => `${NEW}@${day}`;

/** What an address asks for: a new visit, and on which day if it says so; null when it names something else. */
export function readNew(id: string | null): { day: Day | null } | null {
  if (id === NEW) return { day: null };
  const day = id?.startsWith(`${NEW}@`) ? id.slice(NEW.length + 1) : null;
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : null;
}
