// What the page "How this is worked out" shows of the person: each value explained, asked for one after the other.
import {
  backend,
  type About,
  type Coverage,
  type Explained,
  type OfferKind,
  type Pair,
  type Settings,
} from "$lib/api/backend.ts";
import { isAppError } from "$lib/api/error.ts";
import { isolate, t } from "$lib/i18n/index.ts";
import { nameOf } from "../connection/contrasts.ts";

export const sections = [
  "known",
  "balance",
  "level",
  "gap",
  "care",
  "share",
  "around",
  "quiet",
  "net",
  "give",
  "contrast",
  "think",
] as const;
export type Section = (typeof sections)[number];

/** How many paragraphs each rule has. */
export const paragraphs: Record<Section, number> = {
  known: 5,
  balance: 3,
  level: 4,
  gap: 2,
  care: 3,
  share: 1,
  around: 1,
  quiet: 3,
  net: 2,
  give: 1,
  contrast: 2,
  think: 1,
};

export interface Part {
  about: About;
  /** what it is; names are isolated */
  name: string;
  /** none: there is nothing of that kind yet */
  explained: Explained | null;
}

export interface Numbers {
  coverage: Coverage;
  needed: number;
  settings: Settings;
  parts: Record<Section, Part[]>;
}

const OFFERS: OfferKind[] = ["listen", "practical", "system", "company", "crisis", "after"];
const PAIRS: Pair[] = [
  "connected_emotional",
  "connected_company",
  "manage_practical",
  "hope_emotional",
  "connected_quiet",
  "hope_after_visit",
];

async function explain(about: About): Promise<Explained | null> {
  try {
    return await backend.explain(about);
  } catch (error) {
    if (isAppError(error) && error.code === "not-found") return null;
    throw error;
  }
}

/** Everything, one question after the other: none of them makes the window wait for long. */
export async function numbers(): Promise<Numbers> {
  const { settings } = await backend.settings();
  const connection = await backend.connection("four_weeks");
  const { think_of } = await backend.today();
  const parts = {} as Record<Section, Part[]>;
  for (const section of sections) parts[section] = [];
  const add = async (section: Section, about: About, name = t(`page-${section}`)) => {
    parts[section].push({ about, name, explained: await explain(about) });
  };

  await add("balance", { of: "balance" });
  await add("level", { of: "level" });
  await add("gap", { of: "gap" });
  for (const { line } of connection.gauges.lines)
    await add("care", { of: "line", id: line.id }, isolate(line.name));
  await add("care", { of: "plane" }, t("page-how-both"));
  if (settings.share_band) await add("share", { of: "share" });
  await add("around", { of: "around" });
  await add("quiet", { of: "contact" }, t("page-quiet-now-contact"));
  await add("quiet", { of: "felt" }, t("page-quiet-now-felt"));
  for (const kind of OFFERS) await add("net", { of: "net", kind }, t(`people-offer-${kind}`));
  await add("give", { of: "give" }, t("given-title"));
  await add("give", { of: "variety" }, t("given-relations"));
  for (const pair of PAIRS) {
    if (connection.contrasts.some((row) => row.contrast.pair === pair && row.on))
      await add("contrast", { of: "contrast", pair }, t(`contrast-name-${nameOf(pair)}`));
  }
  for (const { who } of think_of) await add("think", { of: "think_of", id: who.id }, isolate(who.name));

  const level = parts.level[0]?.explained;
  return {
    coverage: connection.coverage,
    needed: level?.needed ?? 10,
    settings,
    parts,
  };
}
