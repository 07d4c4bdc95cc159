import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { About, Explained, Message } from "../api/backend.ts";
import { sizes } from "../charts/keel.ts";
import { fixture } from "../../../test/fixtures.ts";
import { plainText } from "./text.ts";
import { dayAt, plan } from "./weights.ts";
import { fraction, knownWords, rowWords, say, sentence, someUnsaid, sumWords } from "./words.ts";

const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
const one = (name: string) => fixture<Explained>(`explain-${name}`);
const level = one("level");
const LEVEL: About = { of: "level" };

const all: [About, Explained][] = [
  ...(
    ["balance", "level", "gap", "plane", "contact", "felt", "around", "give", "variety", "share"] as const
  ).map((of): [About, Explained] => [{ of }, one(of)]),
  [LEVEL, one("level-empty")],
  ...Object.entries(fixture<Record<string, Explained>>("explain-lines")).map(
    ([id, it]): [About, Explained] => [{ of: "line", id }, it],
  ),
  ...Object.entries(fixture<Record<string, Explained>>("explain-contrasts")).map(
    ([pair, it]): [About, Explained] => [{ of: "contrast", pair } as About, it],
  ),
  ...Object.entries(fixture<Record<string, Explained>>("explain-net")).map(
    ([kind, it]): [About, Explained] => [{ of: "net", kind } as About, it],
  ),
  ...Object.entries(fixture<Record<string, Explained>>("explain-think")).map(
    ([id, it]): [About, Explained] => [{ of: "think_of", id }, it],
  ),
];

let error: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  error = vi.spyOn(console, "error");
});
afterEach(() => {
  // a message that is missing, or lacks a value, says so there
  expect(error).not.toHaveBeenCalled();
  error.mockRestore();
});

test("every value of the example is said in words, as a whole and line by line", () => {
  expect(all.length).toBeGreaterThan(25);
  for (const [about, explained] of all) {
    const text = plainText("A value", about, explained);
    expect(text, about.of).not.toMatch(/explain-|how-|undefined|NaN|null|\{|\}| {2}|\u2068/);
    expect(explained.formula.length, about.of).toBeGreaterThan(0);
    for (const message of explained.formula) expect(say(message).trim(), message.key).toBe(say(message));
  }
});

test("the level: a sentence, a fraction with the person's numbers, and what they add up to", () => {
  expect(sentence(LEVEL, level)).toBe(
    "On about half of your known days lately there was real contact. Newer days weigh more: a day two weeks back weighs half as much as yesterday.",
  );
  expect(fraction(level.formula[0] as Message)).toMatchObject({
    factor: 7,
    above: "9.36",
    below: "18.57",
    value: "3.53",
    shown: "shown as about 3.5",
  });
  expect(say(level.formula[2] as Message)).toBe(
    "Next to your rhythm of 3 that is 1.18. “Near your rhythm” stays until it falls under 0.4, that is 1.2 days a week, and comes back at 0.6, that is 1.8.",
  );
  expect(sumWords(level.rows.slice(0, 6), level)).toBe("These six add 4.47 of 9.36.");
  expect(knownWords(LEVEL, level)).toEqual([
    "26 of the last 28 days. From 17 on it is shown.",
    "Tuesday and Wednesday are not known, and left out.",
  ]);
});

test("parts of a whole have words of their own", () => {
  const with_share = (part: number): string => {
    const it = structuredClone(level);
    const args = it.formula[0]?.args ?? [];
    for (const arg of args) {
      if (arg.name === "above") arg.number = part;
      if (arg.name === "below") arg.number = 1;
    }
    return sentence(LEVEL, it).split(" of your")[0] ?? "";
  };
  expect([0, 0.1, 0.2, 1 / 3, 0.5, 2 / 3, 0.8, 0.9, 1].map(with_share)).toEqual([
    "On none",
    "On a few",
    "On about a quarter",
    "On about a third",
    "On about half",
    "On about two thirds",
    "On about three quarters",
    "On most",
    "On all",
  ]);
});

test("a level that is not there yet says what it takes", () => {
  const none = one("level-empty");
  expect(sentence(LEVEL, none)).toBe(
    "How many days a week hold real contact lately. Newer days weigh more than older ones.",
  );
  expect(none.formula.map(say)).toEqual(["No day is over yet. From 10 known days on there is a level."]);
});

test("rows: signs, who and how, and only what was said", () => {
  const row = rowWords(level.rows[0] as Explained["rows"][0], 0, LEVEL, level);
  expect(row).toMatchObject({ day: "Mon 5 Oct", counts: "1", weight: "0.91", adds: "0.91" });
  expect(row.items.map((it) => [bare(it.lead), it.said, it.signs[0]?.of])).toEqual([
    ["Maya, phone", null, "heard"],
  ]);
  expect(someUnsaid(level.rows, LEVEL)).toBe(true);
  expect(someUnsaid(one("balance").rows, { of: "balance" })).toBe(false);

  const little = structuredClone(level.rows[0] as Explained["rows"][0]);
  const noted = little.noted[0];
  if (noted?.kind === "entry" && noted.entry.kind === "contact") noted.entry.real = "little";
  little.counts = 0.5;
  const said = rowWords(little, 0, LEVEL, level);
  expect([said.items[0]?.said, said.counts]).toEqual(["a little", "½"]);

  const net = fixture<Record<string, Explained>>("explain-net")["listen"] as Explained;
  const about: About = { of: "net", kind: "listen" };
  expect(net.rows.map((it, at) => rowWords(it, at, about, net).items[0]?.said)).toEqual([
    "they said yes",
    "they said yes",
    "you could ask",
  ]);
  const felt = one("felt");
  expect(rowWords(felt.rows[0] as Explained["rows"][0], 0, { of: "felt" }, felt).items[0]).toMatchObject({
    lead: "Connected",
    said: "3, quite",
  });
});

test("the weights hang by their days: filled, half, open, left out; today is the last", () => {
  const s = sizes(1);
  const it = plan(level.weights, 848, s, "pause", "today");
  expect(it.days).toHaveLength(85);
  expect(it.states.at(-1)).toBe("today");
  expect(it.bars).toHaveLength(level.weights.filter((day) => day.state !== "left_out").length);
  const newest = it.bars.at(-1);
  expect(newest).toMatchObject({ at: 81, filled: 1 });
  expect(newest?.height).toBeCloseTo(74 * 0.9057, 1);
  for (const [at, bar] of it.bars.entries())
    if (at > 0) expect(bar.height).toBeGreaterThanOrEqual((it.bars[at - 1]?.height ?? 0) - 0.001);
  expect(it.pauses).toHaveLength(1);
  expect(it.labels.map((label) => label.text)).toEqual([
    "16 Jul",
    "30 Jul",
    "13 Aug",
    "27 Aug",
    "10 Sep",
    "24 Sep",
  ]);
  expect(dayAt(0, it)).toBe(0);
  expect(dayAt(847.9, it)).toBe(84);
});

test("narrow or large: the oldest days are left out, and words never touch", () => {
  for (const [width, scale] of [
    [320, 1],
    [620, 2],
  ] as const) {
    const it = plan(level.weights, width, sizes(scale), "pause", "today");
    expect(it.days.length).toBeLessThan(85);
    expect(it.days.length).toBeGreaterThan(28);
    it.labels
      .slice(1)
      .forEach((label, at) => expect(label.x - (it.labels[at]?.x ?? 0)).toBeGreaterThan(60 * scale));
  }
});

test("held still: chosen quiet is drawn as such, without a bar", () => {
  const held = level.weights.map((day) =>
    day.kind === "quiet_by_choice" ? { ...day, weight: 0, state: "left_out" as const } : day,
  );
  const it = plan(held, 848, sizes(1), "pause", "today");
  expect(it.states.filter((state) => state === "quiet").length).toBeGreaterThan(0);
  expect(it.bars.every((bar) => it.states[bar.at] === "known")).toBe(true);
});
