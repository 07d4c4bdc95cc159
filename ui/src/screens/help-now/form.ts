// The form of Help now as it is typed: names in the person's own words, found among their people when it is kept.
import type { AboutWhom, HelpForm, HelpLine, SafetySection, Who } from "$lib/api/backend.ts";

/** A line about somebody. */
export interface Line {
  who: string;
  text: string;
}

export interface Heading {
  heading: string;
  /** a line each */
  items: string;
}

/** All of it. Lines that can be open are empty. */
export interface Written {
  reach: Line[];
  lines: HelpLine[];
  helped: string[];
  words: Line[];
  places: string[];
  more: Heading[];
}

export const blankLine = (): Line => ({ who: "", text: "" });
export const blankHelpLine = (): HelpLine => ({
  name: "",
  number: "",
  hours: null,
  region: null,
  checked_on: null,
});
export const blankHeading = (): Heading => ({ heading: "", items: "" });

/** What is kept, for the form. */
export function written(form: HelpForm, people: Who[]): Written {
  const name = (id: string) => people.find((it) => it.id === id)?.name ?? "";
  return {
    // a line that names nobody is all of it who to reach
    reach: form.reach.map(({ person, text }) =>
      person ? { who: name(person), text } : { who: text, text: "" },
    ),
    lines: form.lines,
    helped: form.helped,
    words: form.words.map(({ person, text }) => ({ who: person ? name(person) : "", text })),
    places: form.places,
    more: form.more.map(({ section, items }) => ({ heading: section, items: items.join("\n") })),
  };
}

/** Whose name it is; null if nobody's. */
function whose(who: string, people: Who[]): string | null {
  const name = who.trim();
  return people.find((it) => it.name === name)?.id ?? null;
}

/** For whom words were written who is not among the people. */
export const unknown = (words: Line[], people: Who[]): string[] =>
  words.map(({ who }) => who.trim()).filter((who) => who !== "" && whose(who, people) === null);

/** What was typed, to be kept. */
export function asked(typed: Written, people: Who[]): HelpForm {
  const reach = ({ who, text }: Line): AboutWhom => {
    const person = whose(who, people);
    const rest = text.trim();
    return person
      ? { person, text: rest }
      : { person: null, text: [who.trim(), rest].filter(Boolean).join(", ") };
  };
  return {
    reach: typed.reach.map(reach).filter((it) => it.person !== null || it.text !== ""),
    lines: typed.lines,
    helped: typed.helped,
    words: typed.words.map(({ who, text }) => ({ person: whose(who, people), text })),
    places: typed.places,
    more: typed.more.map(({ heading, items }): SafetySection => ({
      section: heading,
      items: items.split("\n"),
    })),
  };
}
