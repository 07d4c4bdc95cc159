// When something was done, in words; and what stands in the table of a look inside.
import type { BackupCount, BackupLook, BackupRow, Day, LocalTime } from "$lib/api/backend.ts";
import { dayLong, dayMonth, dayMonthYear, dayShort, daysBetween, time } from "$lib/i18n/dates.ts";
import { number, t } from "$lib/i18n/index.ts";
import { size } from "../size.ts";

const sameYear = (day: Day, today: Day | null) => today === null || day.slice(0, 4) === today.slice(0, 4);

/** "yesterday, 21:40"; "Wednesday, 2 September, 10:02". A day ahead, after the clock was wrong, is a date. */
export function when(at: LocalTime, today: Day | null): string {
  const day = at.slice(0, 10);
  const ago = today === null ? null : daysBetween(day, today);
  if (ago === 0) return t("when-today", { time: time(at) });
  if (ago === 1) return t("when-yesterday", { time: time(at) });
  return t("when-day", { day: sameYear(day, today) ? dayLong(day) : dayMonthYear(day), time: time(at) });
}

/** The same at the beginning of a sentence. */
export function whenBegin(at: LocalTime, today: Day | null): string {
  const ago = today === null ? null : daysBetween(at.slice(0, 10), today);
  if (ago === 0) return t("when-today-begin", { time: time(at) });
  if (ago === 1) return t("when-yesterday-begin", { time: time(at) });
  return when(at, today);
}

/** "Wed 7 Oct, 21:40", as it stands in a list. */
export function whenShort(at: LocalTime, today: Day | null): string {
  const day = at.slice(0, 10);
  return t("when-day", { day: sameYear(day, today) ? dayShort(day) : dayMonthYear(day), time: time(at) });
}

/** "2 October", with its year if that is another. */
export const dayOf = (at: LocalTime, today: Day | null): string =>
  sameYear(at.slice(0, 10), today) ? dayMonth(at) : dayMonthYear(at);

export const about = (row: BackupRow): string =>
  t(row.protected ? "backup-protected" : "backup-open", { size: size(row.bytes ?? 0) });

/** The day a folder was put aside: its name is "damaged-20261008T093000Z". */
export function asideDay(name: string): Day {
  const [, year, month, day] = /^damaged-(\d{4})(\d{2})(\d{2})/.exec(name) ?? [];
  return `${year ?? "1970"}-${month ?? "01"}-${day ?? "01"}`;
}

export interface InsideRow {
  id: string;
  label: string;
  there: string;
  now: string;
  then: string;
}

/** Kinds a person knows, by the record's tables; what serves the app alone is left out. */
const KINDS = [
  ["contact", "contacts"],
  ["visit", "visits"],
  ["person", "people"],
  ["care_line", "care-lines"],
  ["checkin", "checkins"],
  ["quiet", "quiet"],
  ["pause", "pauses"],
  ["score", "scores"],
  ["managed", "managed"],
  ["safety_section", "safety-plan"],
  ["help_line", "help-lines"],
] as const;

function then(there: number, now: number | null): string {
  if (now === null) return t("backup-in-unknown");
  if (now > there) return t("backup-in-go", { count: now - there });
  if (now < there) return t("backup-in-come", { count: there - now });
  return t("backup-in-same");
}

/** The rows of the table: the latest entry, then every kind that is there or here. */
export function inside(look: BackupLook, today: Day | null): InsideRow[] {
  const by = new Map<string, BackupCount>(look.counts.map((it) => [it.kind, it]));
  const day = (it: Day | null) =>
    it === null ? t("backup-in-nothing") : sameYear(it, today) ? dayShort(it) : dayMonthYear(it);
  const { latest, latest_now } = look;
  const days = latest && latest_now ? daysBetween(latest, latest_now) : null;
  const rows: InsideRow[] = [
    {
      id: "latest",
      label: t("backup-in-latest"),
      there: day(latest),
      now: day(latest_now),
      then:
        days === null
          ? ""
          : days > 0
            ? t("backup-in-less", { days })
            : days < 0
              ? t("backup-in-more", { days: -days })
              : t("backup-in-same-day"),
    },
  ];
  for (const [table, kind] of KINDS) {
    const count = by.get(table);
    if (!count || (count.there === 0 && !count.now)) continue;
    rows.push({
      id: table,
      label: t(`kind-${kind}`),
      there: number(count.there, 0),
      now: count.now === null ? t("backup-in-unknown") : number(count.now, 0),
      then: then(count.there, count.now),
    });
  }
  return rows;
}
