// A line of care in the list: how often it is planned, its last and its next date.
import type { LineRow } from "$lib/api/backend.ts";
import { capital } from "$lib/entry/words.ts";
import type { Day } from "$lib/i18n/dates.ts";
import { t } from "$lib/i18n/index.ts";
import { dateIn, intervalWords, lastWords, nextWords } from "./words.ts";

/** "every week"; says so where the person set nothing and the visits' own rule tells. */
export function plannedWords(row: LineRow): string {
  const interval = intervalWords(row.interval);
  const own = row.line.interval_days !== null;
  return row.interval === null || own ? interval : t("care-line-from-dates", { interval });
}

/** "Last kept on 1 October; next today, 15:00". A line that has ended has words of its own. */
export function datesWords(row: LineRow, today: Day): string {
  if (row.line.state === "ended") {
    return row.last_kept
      ? t("care-line-over", { day: dateIn(row.last_kept, today) })
      : t("care-line-over-none");
  }
  return capital(t("care-line-dates", { last: lastWords(row, today), next: nextWords(row, today) }));
}
