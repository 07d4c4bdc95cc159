// What a change comes to for one date of a series, for it and those after it, or for all.
import type { LocalTime, Scope } from "$lib/api/backend.ts";
import { dayShort, time } from "$lib/i18n/dates.ts";
import { t } from "$lib/i18n/index.ts";

export type Effects = [Scope, string][];

const day = (at: LocalTime) => dayShort(at.slice(0, 10));
const atWords = (at: LocalTime) => t("care-at", { day: day(at), time: time(at) });

/** What happens to the rule: it stays; it stays and goes along with a date that moved; it is another, or there is none. */
export type Change =
  | { of: "kept" }
  | { of: "moved"; to: LocalTime; rule: string }
  | { of: "rule"; rule: string }
  | { of: "none" };

/** For saving the date at `at`. A rule that was changed is never meant for one date only. */
export function saveEffects(at: LocalTime, change: Change): Effects {
  switch (change.of) {
    case "kept":
      return [
        ["one", t("scope-save-one", { day: day(at) })],
        ["following", t("scope-save-following", { day: day(at) })],
        ["all", t("scope-save-all")],
      ];
    case "moved": {
      const rule = t("scope-move-rule", { rule: change.rule, time: time(change.to) });
      return [
        ["one", t("scope-move-one", { day: day(at), to: atWords(change.to) })],
        ["following", t("scope-rule-following", { rule, day: day(change.to) })],
        ["all", t("scope-rule-all", { rule })],
      ];
    }
    case "rule":
      return [
        ["following", t("scope-rule-following", { rule: change.rule, day: day(at) })],
        ["all", t("scope-rule-all", { rule: change.rule })],
      ];
    case "none":
      return [
        ["following", t("scope-end-following")],
        ["all", t("scope-end-all")],
      ];
  }
}

export const deleteEffects = (at: LocalTime): Effects => [
  ["one", t("scope-delete-one", { day: day(at) })],
  ["following", t("scope-delete-following", { day: day(at) })],
  ["all", t("scope-delete-all")],
];

/** "Therapy, Mon 26 Oct, 10:30", and where it goes if it moves. `visit` has its names isolated. */
export const whatWords = (visit: string, from: LocalTime, to: LocalTime) =>
  from.slice(0, 16) === to.slice(0, 16)
    ? t("scope-what", { visit, at: atWords(from) })
    : t("scope-moves", { visit, from: atWords(from), to: atWords(to) });
