// How care and people stand right now, in words. Each part is said only as far as it is known.
import type { Axes, Connection, Gap, LineWords, Plane } from "$lib/api/backend.ts";
import { dayMonth } from "$lib/i18n/dates.ts";
import { number, t } from "$lib/i18n/index.ts";
import type { Half } from "./PlaneMark.svelte";

const word = (value: string) => value.replaceAll("_", "-");

export interface Stand {
  plane: Plane | null;
  care: Half;
  people: Half;
  paused: boolean;
  /** why a half is dotted; empty when there is nothing to draw */
  text: string;
}

/** Solid, open or not known, for each of the two halves. */
export function stand({ gauges, level }: Connection): Stand {
  const half = (good: boolean | null): Half => (good === null ? "unknown" : good ? "solid" : "open");
  const near = level === null || level.state === "unset" ? null : level.state === "near";
  const care = gauges.care_in_place;
  let text = "";
  if (gauges.paused) text = t("connection-now-paused-text");
  else if (care !== null && near === null)
    text = t(level === null ? "connection-now-people-unknown" : "connection-now-people-unset");
  else if (care === null && near !== null)
    text = t(gauges.lines.length === 0 ? "connection-now-care-none" : "connection-now-care-unset");
  return {
    plane: gauges.paused ? null : gauges.plane,
    care: half(care),
    people: half(near),
    paused: gauges.paused,
    text,
  };
}

/** The sentence of the place: care and people, then the name of the two axes. */
export function nowSentence({ gauges, level }: Connection): string {
  if (gauges.paused) return t("connection-now-paused");
  const { plane, care_in_place: care, axes } = gauges;
  const said: string[] = [];
  if (plane) said.push(t(`connection-now-both-${word(plane)}`));
  else if (care !== null) said.push(t(care ? "connection-now-care-in-place" : "connection-now-care-thin"));
  else if (level !== null && level.state !== "unset") said.push(t(`connection-now-people-${level.state}`));
  if (axes.name) said.push(t(`connection-now-name-${word(axes.name)}`));
  else if (axes.contact) said.push(t(`connection-now-contact-${axes.contact}`));
  else if (axes.felt) said.push(t(`connection-now-felt-${axes.felt}`));
  return said.length === 0 ? t("connection-now-nothing") : said.join(" ");
}

/** A value and what stands beside it. */
export interface Fact {
  value: string;
  beside: string[];
}
const fact = (value: string, ...beside: string[]): Fact => ({
  value,
  beside: beside.filter((it) => it !== ""),
});

export function gapFact(gap: Gap, paused: boolean): Fact {
  const tries =
    gap.tries === 0
      ? ""
      : t(gap.days === null ? "connection-now-tries-first" : "connection-now-tries", { times: gap.tries });
  if (gap.days === null) return fact(t("connection-now-gap-none"), tries);
  const limit =
    gap.limit === null || gap.state === "unset"
      ? t("connection-now-gap-unset")
      : t(`connection-now-gap-${gap.state}`, { limit: gap.limit });
  return fact(
    gap.days === 0 ? t("connection-now-gap-today") : t("connection-now-gap", { days: gap.days }),
    paused ? t("connection-now-standing-still") : limit,
    tries,
  );
}

/** "6.5 of 12 known days" */
export function contactFact({ days, known }: Axes): Fact {
  if (known === 0 || days === null) return fact(t("connection-now-contact-unknown"));
  return fact(t("connection-now-contact", { days: number(days), known }));
}

/** "mostly “quite”", of the middle value 0 to 4; between two words where the middle lies between them. */
export function feltFact({ median, checkins }: Axes): Fact {
  if (checkins === 0) return fact(t("connection-now-felt-none"));
  const count = t("connection-now-felt-checkins", { count: checkins });
  if (median === null) return fact(t("connection-now-felt-few"), count);
  const low = t(`connection-now-felt-${String(Math.floor(median))}`);
  const high = t(`connection-now-felt-${String(Math.ceil(median))}`);
  return fact(
    low === high ? t("connection-now-felt", { low }) : t("connection-now-felt-between", { low, high }),
    count,
  );
}

/** "in place", "a while, next 3 November", "nothing booked" … */
export function lineFact({ state, next, last_kept: last }: LineWords): Fact {
  const ahead = next === null ? "" : t("connection-now-line-next", { day: dayMonth(next) });
  const kept = last === null ? "" : t("connection-now-line-last", { day: dayMonth(last) });
  switch (state) {
    case "in_place":
      return fact(t("connection-now-line-in-place"), ahead === "" ? kept : ahead);
    case "a_while":
      return fact(t("connection-now-line-a-while"), ahead);
    case "nothing_booked":
      return fact(t("connection-now-line-nothing-booked"), kept);
    case "first_visit":
      return fact(
        next === null
          ? t("connection-now-line-nothing-booked")
          : t("connection-now-line-first", { day: dayMonth(next) }),
      );
    case "dates_only":
      if (next !== null) return fact(ahead, kept);
      return fact(last === null ? t("connection-now-line-none") : kept);
  }
}

/** A fact as one string, to name its explanation. */
export const factText = ({ value, beside }: Fact) => [value, ...beside].join(", ");
