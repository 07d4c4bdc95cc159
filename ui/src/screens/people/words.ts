// How people, their rings and rhythms are said; and drafts of the form, kept while the window is open.
import { peopleStreams, type PeopleStream } from "$lib/charts/keel.ts";
import { t } from "$lib/i18n/index.ts";
import type {
  Mark,
  Nature,
  Offer,
  OfferKind,
  OfferLevel,
  PersonRow,
  Relation,
  WayKind,
} from "$lib/api/backend.ts";

export const natures: Nature[] = ["person", "group", "professional"];
export const relations: Relation[] = [
  "family",
  "partner",
  "friend",
  "peer",
  "neighbour",
  "colleague",
  "community",
  "online",
  "other",
];
export const rings = ["closest", "close", "around", "none"] as const;
export const wayKinds: WayKind[] = ["phone", "email", "address", "link"];
export const offerKinds: OfferKind[] = ["listen", "practical", "system", "company", "crisis", "after"];
export const offerLevels: OfferLevel[] = ["could_ask", "said_yes"];

export const word = (value: string) => value.replaceAll("_", "-");

/** The shape an offer is drawn with in a row; the others have none. */
const shapes: Partial<Record<OfferKind, PeopleStream>> = {
  listen: "heard",
  practical: "helped",
  system: "helped",
  company: "company",
};
export const offerShapes = (offers: OfferKind[]): PeopleStream[] =>
  peopleStreams.filter((shape) => offers.some((kind) => shapes[kind] === shape));

/** What somebody offers with one kind said anew; "none" takes it out. */
export function withOffer(offers: Offer[], kind: OfferKind, level: OfferLevel | "none"): Offer[] {
  const others = offers.filter((it) => it.kind !== kind);
  return level === "none" ? others : [...others, { kind, level }];
}

export const markShape: Record<Mark, PeopleStream> = {
  emotional: "heard",
  practical: "helped",
  company: "company",
};

export const everyWords = (days: number) => t("people-every", { days });

/** "3 days, about every week" */
export function sinceWords(row: PersonRow): string {
  if (row.since === null) return row.nature === "professional" ? "" : t("people-never");
  const since = t("people-since", { days: row.since });
  const rhythm =
    row.longer && row.rhythm_days !== null
      ? t("people-longer", { days: row.rhythm_days })
      : row.rhythm_days === null
        ? t("people-no-rhythm")
        : everyWords(row.rhythm_days);
  return t("people-row", { since, rhythm });
}

/** How they relate, or what they are when that says more. */
export function relationWords(row: Pick<PersonRow, "relation" | "nature">): string {
  if (row.relation) return t(`people-relation-${row.relation}`);
  return row.nature === "person" ? "" : t(`people-nature-${row.nature}`);
}

/** "family, closest, 3 days, about every week" */
export function rowWords(row: PersonRow): string {
  const ring = row.ring === null ? "" : t(`people-on-${rings[row.ring - 1] ?? "around"}`);
  return [relationWords(row), ring, sinceWords(row)].filter((it) => it !== "").join(", ");
}

/** Who is there, counted: what the drawing shows. */
export function peopleSentence(rows: PersonRow[], care: PersonRow[]): string {
  const closest = rows.filter((row) => row.ring === 1).length;
  const args = { count: rows.length, nature: rows[0]?.nature ?? "person", closest, care: care.length };
  if (rows.length === 0)
    return t(care.length === 0 ? "people-sentence-nobody" : "people-sentence-care-only", args);
  const who = t(closest > 0 ? "people-sentence-closest" : "people-sentence-people", args);
  return care.length === 0 ? who : t("people-sentence-care", { who, care: care.length });
}

/** The choices of a rhythm in days, with the person's own number among them. */
export function rhythmChoices(own: number | null): { value: string; label: string }[] {
  const days = [7, 10, 14, 21, 30, 60, 90];
  if (own !== null && !days.includes(own)) days.push(own);
  days.sort((a, b) => a - b);
  return [
    { value: "", label: t("people-rhythm-not-set") },
    ...days.map((it) => ({ value: String(it), label: everyWords(it) })),
    { value: "own", label: t("people-rhythm-own") },
  ];
}

/** For finding a name: without case and accents. */
export const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
