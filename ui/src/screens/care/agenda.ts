// The agenda's shape: visits under the months they stand in, as many as are shown.
import type { VisitCard } from "$lib/api/backend.ts";
import { month, monthYear, type Day } from "$lib/i18n/dates.ts";

export interface MonthOfVisits {
  /** "2026-10" */
  month: string;
  title: string;
  cards: VisitCard[];
}

/** The first `count` visits, under their months, in the order given. The year is said where it is not today's. */
export function byMonth(cards: VisitCard[], count: number, today: Day): MonthOfVisits[] {
  const months: MonthOfVisits[] = [];
  for (const card of cards.slice(0, count)) {
    const name = card.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === name) last.cards.push(card);
    else {
      const title = name.slice(0, 4) === today.slice(0, 4) ? month(card.day) : monthYear(card.day);
      months.push({ month: name, title, cards: [card] });
    }
  }
  return months;
}
