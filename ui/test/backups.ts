// Backups of the invented year, and what erasing would touch.
import type { BackupLook, BackupRow, BackupsPage, EraseLook } from "$lib/api/backend.ts";

const row = (at: string, bytes: number, isProtected = true): BackupRow => ({
  name: `evenkeel-${at.replace(/[-:]/g, "")}Z`,
  at,
  bytes,
  protected: isProtected,
});

/** Newest first; the oldest two were made before a passphrase was set. */
export const backupsPage = (facts: "year" | "empty"): BackupsPage => ({
  backups:
    facts === "empty"
      ? []
      : [
          row("2026-10-07T21:40:00", 2_100_000),
          row("2026-10-05T22:04:00", 2_100_000),
          row("2026-10-02T18:31:00", 1_900_000),
          row("2026-09-27T20:15:00", 1_900_000, false),
          row("2025-12-28T10:02:00", 812_000, false),
        ],
  checked: facts === "empty" ? null : { at: "2026-10-07T21:40:00", well: true },
  put_aside: [],
  log: null,
  today: "2026-10-08",
});

export const aside = "damaged-20261003T081500Z";

export const backupLook: BackupLook = {
  counts: [
    { kind: "settings", there: 1, now: 1 },
    { kind: "person", there: 11, now: 11 },
    { kind: "contact", there: 228, now: 231 },
    { kind: "contact_person", there: 240, now: 244 },
    { kind: "care_line", there: 4, now: 4 },
    { kind: "visit", there: 31, now: 58 },
    { kind: "quiet", there: 9, now: 8 },
    { kind: "pause", there: 0, now: 0 },
    { kind: "checkin", there: 41, now: 41 },
  ],
  latest: "2026-10-02",
  latest_now: "2026-10-05",
};

export const eraseLook: Record<"person" | "span", EraseLook> = {
  person: { contacts: 14, visits: 3, care_lines: 1, checkins: 0 },
  span: { contacts: 9, visits: 2, care_lines: 0, checkins: 3 },
};
