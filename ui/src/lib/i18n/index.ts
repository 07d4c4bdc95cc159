import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** The document's language, and what Intl calls it. One language ships so far. */
export const language = "en";

export type Args = Record<string, FluentVariable>;

// cli.ftl belongs to the companion without a window.
const sources = import.meta.glob<string>(["../../../locales/en/*.ftl", "!**/cli.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

// No isolating marks around every argument: names are wrapped in <bdi> instead (see T.svelte), which
// keeps numbers and dates free of invisible characters.
const bundle = new FluentBundle(language, { useIsolating: false });
for (const source of Object.values(sources)) bundle.addResource(new FluentResource(source));

/** The message `id` in the document's language. An unknown id shows itself: a test keeps that from happening. */
export function t(id: string, args?: Args): string {
  const message = bundle.getMessage(id);
  if (!message?.value) {
    console.error(`no message "${id}"`);
    return id;
  }
  const problems: Error[] = [];
  const text = bundle.formatPattern(message.value, args ?? null, problems);
  for (const problem of problems) console.error(`message "${id}": ${problem.message}`);
  return text;
}

/** Whether the catalogue knows `id`: for keys that come from the core, such as an error's. */
export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** A name inside a plain string (an aria-label, a title): its writing direction stays its own. */
export function isolate(name: string): string {
  return FIRST_STRONG_ISOLATE + name.replace(/[\u2066-\u2069\u202a-\u202e]/g, "") + POP_ISOLATE;
}

export interface Piece {
  text: string;
  name: boolean;
}

/** A text cut at its isolated names, for markup that puts each into <bdi>. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(\u2068[^\u2069]*\u2069)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece.startsWith(FIRST_STRONG_ISOLATE)
        ? { text: piece.slice(1, -1), name: true }
        : { text: piece, name: false },
    );
}

/** "Ines, Jonas and Maya" */
export function list(items: string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(items);
}

/** "Ines, Jonas or Maya" */
export function listOr(items: string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(items);
}

/** A number in the document's language, with at most `digits` places after the point. */
export function number(value: number, digits = 1): string {
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits }).format(value);
}
