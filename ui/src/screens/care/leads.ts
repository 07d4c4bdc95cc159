// How long before a visit a reminder comes: an iCalendar duration such as P7D or PT2H, with its words.
import { list, t } from "$lib/i18n/index.ts";

export interface Lead {
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
}

/** What a visit of a line that has no other choice begins with, as in the core. */
export const usual = ["P7D", "P1D", "PT2H"];
/** What can be added with one press. */
export const common = ["PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "P1D", "P2D", "P7D", "P14D", "PT0M"];

export type LeadUnit = "minutes" | "hours" | "days";
export const leadUnits: LeadUnit[] = ["minutes", "hours", "days"];

/** Reads what the core keeps; null for anything else. Minutes from 60 on are read as hours: 90 are 1 hour 30. */
export function readLead(text: string): Lead | null {
  const found = /^P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?)$/.exec(text);
  if (!found || text === "P") return null;
  const [weeks, days, hours, minutes] = found.slice(1).map((it) => Number(it ?? 0));
  const all = 60 * (hours ?? 0) + (minutes ?? 0);
  return { weeks: weeks ?? 0, days: days ?? 0, hours: Math.floor(all / 60), minutes: all % 60 };
}

export function writeLead(count: number, unit: LeadUnit): string {
  if (unit === "days") return `P${count}D`;
  return `PT${count}${unit === "hours" ? "H" : "M"}`;
}

/** A day is a day on the calendar, 24 hours are 24 hours: they are not the same. */
const key = (text: string) => {
  const lead = readLead(text);
  return lead ? `${7 * lead.weeks + lead.days} ${60 * lead.hours + lead.minutes}` : text;
};
export const sameLead = (a: string, b: string) => key(a) === key(b);

/** The earliest first. */
export function sortLeads(leads: string[]): string[] {
  const long = (text: string) => {
    const lead = readLead(text);
    return lead ? 1440 * (7 * lead.weeks + lead.days) + 60 * lead.hours + lead.minutes : 0;
  };
  return [...leads].sort((a, b) => long(b) - long(a));
}

const starts = (text: string) => key(text) === "0 0";

/** "7 days", "2 hours", "1 day and 12 hours"; "at the start" where it is no time at all. */
export function leadWords(text: string): string {
  const lead = readLead(text);
  if (!lead) return text;
  const parts = (["weeks", "days", "hours", "minutes"] as const).filter((it) => lead[it] > 0);
  if (parts.length === 0) return t("reminders-at-start");
  return list(parts.map((it) => t(`reminders-lead-${it}`, { count: lead[it] })));
}

/** "7 days before" */
export const leadBefore = (text: string) =>
  starts(text) ? leadWords(text) : t("reminders-before", { leads: leadWords(text) });

/** "7 days, 1 day and 2 hours before", "1 day before and at the start", "No reminders" */
export function leadsWords(leads: string[]): string {
  const before = leads.filter((it) => !starts(it));
  const atStart = before.length < leads.length;
  if (before.length === 0) return atStart ? t("reminders-only-start") : t("reminders-none");
  return t(atStart ? "reminders-before-and-start" : "reminders-before", {
    leads: list(before.map(leadWords)),
  });
}
