// One thing that was noted, in words: "Maya, phone, 25 min." and then what was in it.
import type { Entry, LineRef, Mark, Who } from "../api/backend.ts";
import type { Sign } from "../components/Glyph.svelte";
import type { Stream } from "../components/icons.ts";
import { dayShort, duration } from "../i18n/dates.ts";
import { isolate, list, t } from "../i18n/index.ts";

/** The streams of the drawings, by the names the core keeps marks under. */
export const streamOf = {
  emotional: "heard",
  practical: "helped",
  company: "company",
} as const satisfies Record<Mark, Stream>;

/** The core's names have underscores, the catalogue's have dashes. */
export const key = (name: string) => name.replaceAll("_", "-");

/** At the beginning of a sentence. */
export const capital = (text: string) => {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
};

/** "Ines, Jonas and Maya", each isolated; "Someone" for nobody. */
export function whoText(people: Who[]): string {
  return people.length === 0 ? t("entry-someone") : list(people.map((who) => isolate(who.name)));
}

/** "Therapy with Nadia"; the names are isolated. A group that carries the line's name is said once. */
export function visitText({ name, professional }: LineRef): string {
  const line = isolate(name);
  return professional && professional.name !== name
    ? t("entry-visit-with", { line, who: isolate(professional.name) })
    : t("entry-visit", { line });
}

/** "Today", or "Mon 28 Sep". */
export const dayText = (day: string, today: string) => (day === today ? t("entry-today") : dayShort(day));

export interface Sign14 {
  of: Sign;
  planned: boolean;
}

/** The signs before the sentence, in the streams' order. */
export function signs(entry: Entry): Sign14[] {
  if (entry.kind === "visit") return [{ of: "care", planned: entry.outcome !== "kept" }];
  if (!entry.answered) return [{ of: "tried", planned: false }];
  const marks = (["emotional", "practical", "company"] as const).filter((it) => entry.marks.includes(it));
  if (marks.length === 0) return [{ of: "other", planned: false }];
  return marks.map((mark) => ({ of: streamOf[mark], planned: entry.planned }));
}

/** The first part of the sentence; names are isolated, `pieces` cuts them out again. */
export function leadText(entry: Entry, withWho = true): string {
  if (entry.kind === "visit") {
    return t("entry-stop", { what: visitText(withWho ? entry.line : { ...entry.line, professional: null }) });
  }
  const named = withWho || entry.people.length > 1;
  const who = whoText(entry.people);
  if (!entry.answered)
    return withWho && entry.people.length > 0 ? t("entry-try", { who }) : t("entry-try-alone");
  const how = t(`entry-channel-${key(entry.channel)}`);
  const long = entry.minutes === null ? null : duration(entry.minutes);
  const what = named
    ? long === null
      ? t("entry-who-how", { who, how })
      : t("entry-who-how-long", { who, how, long })
    : long === null
      ? capital(how)
      : t("entry-how-long", { how: capital(how), long });
  return t("entry-stop", { what });
}

/** What follows the first part: what was in it, which way, how it felt. */
export function restText(entry: Entry): string {
  if (entry.kind === "visit") {
    if (entry.outcome) return t(`entry-outcome-${key(entry.outcome)}`);
    return entry.planned ? t("entry-planned") : t("entry-outcome-open");
  }
  const said: string[] = [];
  if (entry.planned) said.push(t("entry-planned"));
  if (entry.answered) {
    for (const mark of ["emotional", "practical", "company"] as const) {
      if (!entry.marks.includes(mark)) continue;
      said.push(entry.direction === "given" ? t(`entry-gave-${mark}`) : t(`entry-mark-${mark}`));
    }
    if (entry.direction === "both" && entry.marks.some((mark) => mark !== "company"))
      said.push(t("entry-both"));
    if (entry.place) said.push(t("entry-place", { place: isolate(entry.place) }));
    if (entry.after) said.push(t(`entry-after-${entry.after}`));
    if (entry.real === "little" || entry.real === "no") said.push(t(`entry-real-${entry.real}`));
  }
  return said.join(" ");
}
