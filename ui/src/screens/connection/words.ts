// A week in words: for the read-out, and for the last column of the table.
import type { ChartWeek } from "$lib/api/backend.ts";
import { dayMonth } from "$lib/i18n/dates.ts";
import { t } from "$lib/i18n/index.ts";
import { counted, daysOf } from "./weeks.ts";

export const weekName = ({ week }: ChartWeek): string => t("connection-week", { day: dayMonth(week.start) });

/** "4 not known, 2 chosen quiet"; nothing when there is nothing to add. */
export function otherDays(week: ChartWeek): string[] {
  const unknown = daysOf(week, "unknown");
  const paused = daysOf(week, "paused");
  const quiet = daysOf(week, "quiet");
  return [
    week.week.partial ? t("connection-so-far") : "",
    unknown > 0 ? t("connection-week-unknown", { days: unknown }) : "",
    paused > 0 ? t("connection-week-paused", { days: paused }) : "",
    quiet > 0 ? t("connection-week-quiet", { days: quiet }) : "",
  ].filter((it) => it !== "");
}

export interface WeekWords {
  name: string;
  care: string;
  people: string;
  streams: string;
  known: string;
}

export function weekWords(it: ChartWeek): WeekWords {
  const { week } = it;
  const streams = [
    { id: "connection-week-heard", days: counted(week.emotional.days, week) },
    { id: "connection-week-helped", days: counted(week.practical.days, week) },
    { id: "connection-week-company", days: counted(week.company.days, week) },
  ];
  const known =
    week.known_days === 7
      ? t("connection-week-all-known")
      : t("connection-week-known", { days: week.known_days });
  return {
    name: weekName(it),
    // a zero that is not known is said as "none noted"
    care: t("connection-week-care", { days: counted(week.care.days, week) ?? -1 }),
    people: t("connection-week-people", { days: counted(week.people_any.days, week) ?? -1 }),
    streams: streams.flatMap(({ id, days }) => (days === null ? [] : [t(id, { days })])).join(", "),
    known: [known, ...otherDays(it)].join(", "),
  };
}
