// An explanation in words: the core's messages, the rows of what lies behind a value, and what stands around them.
import type { About, Behind, BehindRow, Entry, Explained, Message, Real } from "../api/backend.ts";
import { signs, type Sign14 } from "../entry/words.ts";
import { dayMonth, dayMonthYear, dayShort, weekdayLong } from "../i18n/dates.ts";
import { isolate, list, number, t, type Args } from "../i18n/index.ts";
import { href } from "../router.svelte.ts";
import { key, whoText } from "../entry/words.ts";

/** The name the catalogue keeps a topic's words under. */
export const topic = (about: About) => (about.of === "think_of" ? "think" : about.of);

/** Beyond this many days a date needs its year. */
const FAR = 180;

/** The values of a message by name; days become words. */
export function args(message: Message): Args {
  const days = message.args.find((it) => it.name === "days")?.number ?? 0;
  const far = days > FAR || message.key === "explain-contrast-span";
  return Object.fromEntries(
    message.args.map((it) => [
      it.name,
      it.number ?? (it.day === null ? (it.word ?? "") : far ? dayMonthYear(it.day) : dayMonth(it.day)),
    ]),
  );
}

export const say = (message: Message): string => t(message.key, args(message));

/** A number of a message; 0 if it is not there. */
export function numberOf(message: Message | undefined, name: string): number {
  return message?.args.find((it) => it.name === name)?.number ?? 0;
}

const of = (explained: Explained, name: string) => explained.formula.find((it) => it.key === name);

/** A part of a whole in words; the steps lie halfway between what they name. */
function share(part: number): string {
  if (part <= 0) return "none";
  if (part < 0.15) return "few";
  if (part < 0.29) return "quarter";
  if (part < 0.42) return "third";
  if (part < 0.58) return "half";
  if (part < 0.71) return "two-thirds";
  if (part < 0.85) return "three-quarters";
  return part < 0.995 ? "most" : "all";
}

/** What the value is, in one plain sentence. */
export function sentence(about: About, explained: Explained): string {
  const fraction = about.of === "level" ? of(explained, "explain-level-fraction") : undefined;
  if (about.of === "level" && !fraction) return t("how-level-says-few");
  return t(`how-${topic(about)}-says`, {
    share: share(numberOf(fraction, "above") / numberOf(fraction, "below")),
    half: numberOf(of(explained, "explain-level-half"), "days"),
  });
}

export interface Fraction {
  factor: number | null;
  above: string;
  aboveWords: string;
  below: string;
  belowWords: string;
  value: string;
  /** as it stands on the screen, if that is rounded further */
  shown: string | null;
  /** whether the drawing says all of the message */
  whole: boolean;
}

const two = (value: number) => value.toFixed(2);

/** The messages that are drawn as a fraction. */
export function fraction(message: Message): Fraction | null {
  const n = (name: string) => numberOf(message, name);
  if (message.key === "explain-level-fraction")
    return {
      factor: 7,
      above: two(n("above")),
      aboveWords: t("how-part-level-above"),
      below: two(n("below")),
      belowWords: t("how-part-level-below"),
      value: two(n("perWeek")),
      shown: t("how-part-shown", { value: number(n("perWeek")) }),
      whole: true,
    };
  if (message.key === "explain-share-fraction")
    return {
      factor: null,
      above: String(n("care")),
      aboveWords: t("how-part-share-above"),
      below: `${n("care")} + ${n("people")}`,
      belowWords: t("how-part-share-below"),
      value: two(n("value")),
      shown: null,
      whole: true,
    };
  if (message.key === "explain-contact-rhythm" || message.key === "explain-contact-two")
    return {
      factor: 14,
      above: number(n("days")),
      aboveWords: t("how-part-contact-above"),
      below: String(n("known")),
      belowWords: t("how-part-contact-below"),
      value: number(n("scaled"), 2),
      shown: null,
      whole: false,
    };
  return null;
}

export interface RowItem {
  signs: Sign14[];
  /** names are isolated: `pieces` cuts them out */
  lead: string;
  href: string | null;
  said: string | null;
}

export interface RowWords {
  day: string | null;
  items: RowItem[];
  counts: string | null;
  weight: string | null;
  adds: string | null;
}

/** Where it matters whether a contact was felt as real. */
const asksReal = (about: About) => about.of === "level" || about.of === "gap" || about.of === "contact";

const REAL: Record<Real, string> = { yes: "real", little: "little", no: "no" };

function lead(entry: Entry): string {
  if (entry.kind === "visit") {
    const line = isolate(entry.line.name);
    const who = entry.line.professional;
    return who ? t("entry-visit-with", { line, who: isolate(who.name) }) : t("entry-visit", { line });
  }
  const who = whoText(entry.people);
  return t("entry-who-how", { who, how: t(`entry-channel-${key(entry.channel)}`) });
}

function said(entry: Entry, about: About): string | null {
  if (entry.kind === "visit") return null;
  if (asksReal(about)) return entry.real === null ? null : t(`how-said-${REAL[entry.real]}`);
  return about.of === "give" ? t(`how-said-${entry.direction}`) : null;
}

function item(behind: Behind, about: About, yes: boolean): RowItem {
  switch (behind.kind) {
    case "entry": {
      const { entry } = behind;
      const link = entry.kind === "visit" ? href("care", entry.id) : null;
      return { signs: signs(entry), lead: lead(entry), href: link, said: said(entry, about) };
    }
    case "checkin":
      return {
        signs: [],
        lead: t(`how-item-${behind.item}`),
        href: null,
        said: t(`how-value-${behind.value}`),
      };
    case "person":
      return {
        signs: [{ of: yes ? "yes" : "could-ask", planned: false }],
        lead: isolate(behind.who.name),
        href: href("people", behind.who.id),
        said: t(yes ? "how-said-yes" : "how-said-could"),
      };
    case "managed":
      return { signs: [], lead: t("how-managed", { what: isolate(behind.what) }), href: null, said: null };
  }
}

/** Halves are said as such. */
const half = (value: number) => (value === 0.5 ? "½" : number(value));

export function rowWords(row: BehindRow, at: number, about: About, explained: Explained): RowWords {
  // the safety net lists those who said yes first
  const yes = at < numberOf(of(explained, "explain-net"), "yes");
  return {
    day: row.day === null ? null : dayShort(row.day),
    items: row.noted.map((it) => item(it, about, yes)),
    counts:
      row.counts === null ? null : about.of === "around" ? t(`how-sides-${row.counts}`) : half(row.counts),
    weight: row.weight === null ? null : two(row.weight),
    adds: row.adds === null ? null : two(row.adds),
  };
}

/** Whether some contact among the rows counts as real without that having been said. */
export function someUnsaid(rows: BehindRow[], about: About): boolean {
  const unsaid = (it: Behind) => it.kind === "entry" && it.entry.kind === "contact" && it.entry.real === null;
  return asksReal(about) && rows.some((row) => row.noted.some(unsaid));
}

/** "These six add 3.87 of 9.36." */
export function sumWords(rows: BehindRow[], explained: Explained): string | null {
  const fraction = of(explained, "explain-level-fraction");
  if (!fraction || rows.length === 0 || rows.some((row) => row.adds === null)) return null;
  const sum = rows.reduce((all, row) => all + (row.adds ?? 0), 0);
  return t("how-shown-add", {
    shown: rows.length,
    sum: two(sum),
    all: two(numberOf(fraction, "above")),
  });
}

/** How much is known, and which days are left out; empty where that plays no part. */
export function knownWords(about: About, explained: Explained): string[] {
  const { coverage, needed } = explained;
  if (!coverage) return [];
  const { known, active } = coverage;
  const out = [
    about.of === "contact"
      ? t("how-coverage-contact", { known, active })
      : t("how-coverage", { known, active, needed: needed ?? 0 }),
  ];
  const open = explained.weights
    .filter((it) => it.kind !== "paused")
    .slice(-active)
    .filter((it) => it.kind === "unknown")
    .map((it) => it.day);
  if (open.length > 3) out.push(t("how-left-out-many", { count: open.length }));
  else if (open.length > 0) {
    const last = explained.weights.at(-1)?.day ?? "";
    // within the last week a weekday's name is enough
    const recent = open.every((day) => daysApart(day, last) < 7);
    const days = list(open.map((day) => (recent ? weekdayLong(day) : dayShort(day))));
    out.push(t("how-left-out", { days, count: open.length }));
  }
  return out;
}

const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
