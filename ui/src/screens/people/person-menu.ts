// What can be said about somebody from the menu of their page, and the sentence at its top. Pure but for the writes.
import { backend, type PersonPage, type Suggesting } from "$lib/api/backend.ts";
import type { MenuItem } from "$lib/components/Menu.svelte";
import { isolate, t } from "$lib/i18n/index.ts";
import { save } from "$lib/save.ts";
import { word } from "./words.ts";

/** Whether they can be suggested at all: part of life, not at a distance, and with a rhythm. */
export const suggested = ({ person }: PersonPage): boolean =>
  person.state === "active" && !person.keep_distance && person.rhythm_days !== null;

/** How long it has been, and what is liked; calm words for those who are no longer near or here. */
export function sinceSentence({ person, row }: PersonPage): string {
  if (person.state !== "active") return t(`person-is-${person.state}`);
  if (person.keep_distance) return t("person-is-distance");
  const { since: days, rhythm_days: rhythm, longer } = row;
  if (days === null) return person.nature === "professional" ? "" : t("person-never");
  const since = t("person-since", { days });
  if (rhythm === null) return t("person-since-only", { since });
  return longer
    ? t("person-since-longer", { since, longer: t("people-longer", { days: rhythm }) })
    : t("person-since-rhythm", { since, rhythm: t("people-every", { days: rhythm }) });
}

/** How they are suggested now, in words; empty where nothing was said. */
export const suggestingWords = (page: PersonPage): string =>
  suggested(page) && page.suggesting !== "usual" ? t(`person-suggesting-${word(page.suggesting)}`) : "";

export function suggest({ person }: PersonPage, how: Suggesting): void {
  const said = t(`person-said-suggest-${word(how)}`, { name: isolate(person.name) });
  void save(backend.suggest(person.id, how), said);
}

export function personMenu(
  page: PersonPage,
  on: { onedit: () => void; onleave: () => void; onerase: () => void },
): MenuItem[][] {
  const { person, suggesting } = page;
  const name = isolate(person.name);
  const last: MenuItem[] = [
    { label: t("erase-person-menu", { name }), effect: t("erase-person-effect"), onselect: on.onerase },
  ];
  const first: MenuItem[] = [{ label: t("person-edit"), onselect: on.onedit }];
  if (person.state !== "active")
    return [
      first,
      [
        {
          label: t("people-bring-back"),
          effect: t("person-bring-back-effect"),
          onselect: () =>
            void save(backend.personState(person.id, "active"), t("people-said-back", { name })),
        },
      ],
      last,
    ];
  if (suggested(page)) {
    if (suggesting !== "never")
      first.push(
        {
          label: t(suggesting === "less_often" ? "person-suggest-less-still" : "person-suggest-less"),
          onselect: () => suggest(page, "less_often"),
        },
        { label: t("person-suggest-never"), onselect: () => suggest(page, "never") },
      );
    if (suggesting !== "usual")
      first.push({ label: t("person-suggest-usual"), onselect: () => suggest(page, "usual") });
  }
  return [
    first,
    [
      person.keep_distance
        ? {
            label: t("person-distance-end"),
            effect: t("person-distance-end-effect"),
            onselect: () =>
              void save(backend.personDistance(person.id, false), t("person-said-near", { name })),
          }
        : {
            label: t("people-keep-distance"),
            effect: t("people-keep-distance-effect"),
            onselect: () =>
              void save(backend.personDistance(person.id, true), t("person-said-distance", { name })),
          },
      {
        label: t("person-put-away"),
        effect: t("person-put-away-effect"),
        onselect: () =>
          void save(backend.personState(person.id, "archived"), t("person-said-away", { name })),
      },
      { label: t("person-leave"), effect: t("person-leave-effect"), onselect: on.onleave },
    ],
    last,
  ];
}
