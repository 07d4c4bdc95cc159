// Words the app does not use, whole words in any case. Each has something better to say in its place.
import type { Entry } from "./messages.ts";

const WORDS: [RegExp, string][] = [
  [
    /\b(overdue|late|behind|failed|missed|streaks?|goal reached|at risk|isolated|lonely)\b/i,
    "say what was, with dates",
  ],
  [/\bscores?\b/i, "only a clinician's register has scores"],
  [/\b(you should|don['’]t forget|reach out now|must)\b/i, "offer it: if it suits you"],
  [/\b(because|caused?|improves?|helps your mood)\b/i, "counts and dates; no why"],
  [/\b(patients?|compliance|no-show)\b/i, "you; kept, moved, cancelled, did not happen"],
  [/\b(good day|bad day)s?\b/i, "days have kinds, not marks"],
  [/\b(panic|sos|emergency mode)\b/i, "Help now; people and lines"],
  [/\b(sessions?|appointments?)\b/i, "visit: one word per thing"],
  [/\b(we noticed|just(?! now))\b|!/i, "plain and calm"],
];

/** Where such a word is right, and why. */
const ALLOWED: { id: RegExp; word: string; why: string }[] = [];

/** What is wrong with a message's words, if anything. */
export function forbidden({ id, text }: Entry): string[] {
  return WORDS.flatMap(([pattern, instead]) => {
    const word = pattern.exec(text)?.[0].toLowerCase();
    if (!word || ALLOWED.some((it) => it.id.test(id) && it.word === word)) return [];
    return [`${id}: "${word}" (${instead})`];
  });
}
