// The safety net as it is drawn and said: who could be there for what. Pure.
import type { Net, NetRow, OfferLevel, Who } from "$lib/api/backend.ts";
import { t } from "$lib/i18n/index.ts";

export interface Name {
  who: Who;
  level: OfferLevel;
}

/** Those who said yes before those who could be asked: beads and names in one order. */
export const namesOf = (row: NetRow): Name[] => [
  ...row.said_yes.map((who) => ({ who, level: "said_yes" as const })),
  ...row.could_ask.map((who) => ({ who, level: "could_ask" as const })),
];

/** Beads the line has room for; with more, the last place says how many more. */
const MOST = 4;

export interface Beads {
  /** true: they said yes */
  solid: boolean[];
  /** how many have no bead */
  more: number;
}
export function beads(names: Name[]): Beads {
  const shown = names.length > MOST ? names.slice(0, MOST - 1) : names;
  return { solid: shown.map((it) => it.level === "said_yes"), more: names.length - shown.length };
}

/** How many names a row says before it folds the rest. */
export const FEW = 6;

export function netSentence(net: Net): string {
  const count = net.two_or_more;
  const names = net.kinds.reduce((sum, it) => sum + namesOf(it).length, 0);
  if (names === 0) return t("net-nobody");
  return t("net-sentence", { count });
}
