// Reminders that were not seen, in words: one row for each visit, however many of its reminders there are.
import type { NotSeen, ReminderKey, Snooze } from "$lib/api/backend.ts";
import { visitText } from "$lib/entry/words.ts";
import { dayShort, relative, time } from "$lib/i18n/dates.ts";
import { t } from "$lib/i18n/index.ts";
import { leadText } from "$lib/reminders/lead.ts";

export interface Unseen {
  /** the newest, which says when and how it can be put off */
  last: NotSeen;
  /** those of the same visit that came before it */
  earlier: ReminderKey[];
  /** the visit, or what is to be thought of, is still to come */
  ahead: boolean;
}

const of = ({ key }: NotSeen) => `${key.visit ?? ""}@${key.occurrence}`;

/** What still lies ahead comes first; each part in the core's order, which is the visits'. */
export function unseen(list: NotSeen[], now: string): Unseen[] {
  const rows = new Map<string, Unseen>();
  for (const it of list) {
    const row = rows.get(of(it));
    if (!row) {
      rows.set(of(it), { last: it, earlier: [], ahead: it.line !== null && it.starts > now });
    } else if (it.due > row.last.due) {
      row.earlier.push(row.last.key);
      row.last = it;
    } else row.earlier.push(it.key);
  }
  const all = [...rows.values()];
  return [...all.filter((it) => it.ahead), ...all.filter((it) => !it.ahead)];
}

/** "today at 15:00", "Mon 12 Oct at 10:30" */
export function whenText(local: string, today: string): string {
  const [near] = /^\p{L}+$/u.exec(relative(local.slice(0, 10), today)) ?? [];
  return t("unseen-day-at", { day: near ?? dayShort(local), at: time(local) });
}

/** "Skills group, Mon 12 Oct at 10:30"; names are isolated. */
export function whatText({ last }: Unseen, today: string): string {
  if (last.key.visit === null) return t("out-people", { privacy: "kind" });
  const what = last.line ? visitText(last.line) : t("unseen-gone");
  return t("unseen-visit", { what, when: whenText(last.starts, today) });
}

/** "7 days before, was due Mon 5 Oct at 10:30; one more before it" */
export function dueText({ last, earlier }: Unseen, today: string): string {
  const when = whenText(last.due, today);
  const due =
    last.key.visit === null
      ? t("unseen-due-people", { when })
      : t("unseen-due", { lead: leadText(last.key.lead), when });
  return earlier.length > 0 ? t("unseen-due-earlier", { due, count: earlier.length }) : due;
}

/** How they came not to be seen. */
export function whyText(list: NotSeen[]): string {
  const missed = list.filter((it) => it.missed).length;
  const some = list.length > 1;
  if (missed === 0) return t(some ? "unseen-left-some" : "unseen-left");
  if (missed === list.length) return t(some ? "unseen-off-some" : "unseen-off");
  return t("unseen-both");
}

const word = (how: Snooze) => how.replaceAll("_", "-");
export const snoozeText = (how: Snooze) => t(`unseen-in-${word(how)}`);
export const snoozedText = (how: Snooze) => t(`unseen-said-${word(how)}`);
