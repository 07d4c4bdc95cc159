// An explanation as plain text: for the clipboard, and as what describes its drawing to a screen reader.
import type { About, Explained } from "../api/backend.ts";
import { t } from "../i18n/index.ts";
import { knownWords, rowWords, say, sentence, topic } from "./words.ts";

/** Without the marks that keep names apart: outside the window nobody needs them. */
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

export const formulaLines = (explained: Explained): string[] => explained.formula.map(say);

export const changeLines = (explained: Explained): { what: string; then: string }[] =>
  explained.changes.map(({ what, then }) => ({ what: say(what), then: say(then) }));

function rowLine(row: ReturnType<typeof rowWords>): string {
  const what = row.items
    .map((it) => (it.said === null ? it.lead : t("how-text-said", { what: it.lead, said: it.said })))
    .join("; ");
  const numbers = [
    row.counts === null ? null : t("how-text-counts", { counts: row.counts }),
    row.weight === null ? null : t("how-text-weight", { weight: row.weight }),
    row.adds === null ? null : t("how-text-adds", { adds: row.adds }),
  ].filter((it) => it !== null);
  const line = [what, ...numbers].join(", ");
  return `- ${row.day === null ? line : t("how-text-day", { day: row.day, line })}`;
}

/** What describes the drawing: the sentence, the numbers and how much is known. */
export function description(about: About, explained: Explained): string {
  return bare(
    [sentence(about, explained), ...formulaLines(explained), ...knownWords(about, explained)].join(" "),
  );
}

/** All of it. */
export function plainText(title: string, about: About, explained: Explained): string {
  const name = topic(about);
  const rows = explained.rows.map((row, at) => rowLine(rowWords(row, at, about, explained)));
  if (explained.more > 0) rows.push(t("how-more", { more: explained.more }));
  const known = knownWords(about, explained);
  const changes = changeLines(explained).map(
    ({ what, then }) => `- ${t("how-text-day", { day: what, line: then })}`,
  );
  const parts: [string, string[]][] = [
    [title, [sentence(about, explained)]],
    [t("how-numbers"), formulaLines(explained)],
    [t(about.of === "net" ? "how-people" : "how-entries"), rows],
    [t("how-known"), known],
    [t("how-changes"), [...changes, t(`how-${name}-change`)]],
    ["", [t("how-foot", { rests: t(`how-${name}-rests`) })]],
  ];
  return bare(
    parts
      .filter(([, lines]) => lines.length > 0)
      .map(([head, lines]) => [head, ...lines].filter((it) => it !== "").join("\n"))
      .join("\n\n"),
  );
}
