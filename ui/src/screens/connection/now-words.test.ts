import { expect, test } from "vitest";
import type { Connection, ConnectionName, LineWords, Plane } from "$lib/api/backend.ts";
import { fixture } from "../../../test/fixtures.ts";
import { variants } from "../../../test/variants.ts";
import { contactFact, factText, feltFact, gapFact, lineFact, nowSentence, stand } from "./now-words.ts";

const facts = fixture<Connection>("connection-year-three_months");
const axes = facts.gauges.axes;

const said = (plane: Plane | null, name: ConnectionName | null, more: Partial<Connection["gauges"]> = {}) =>
  nowSentence({ ...facts, gauges: { ...facts.gauges, plane, axes: { ...axes, name }, ...more } });

test("care and people together, then the name of both axes", () => {
  expect(said("both_in_place", "in_touch")).toBe("Care and people are both in place. You are in touch.");
  expect(said("leaning_on_care", "quiet_fine")).toBe(
    "Care is in place. People are quieter than your rhythm. It is quiet, and you are fine with it.",
  );
  expect(said("leaning_on_people", "still_missing")).toBe(
    "People are near your rhythm. Care is thin just now. You are with people, and still missing something.",
  );
  expect(said("both_thin", "quiet_missing")).toMatch(
    /It has been quieter than you like, and you are missing people\.$/,
  );
  expect(said("both_in_place", "quiet_by_choice")).toMatch(/Quiet by choice\.$/);
  expect(said("both_in_place", "chosen_grown_long")).toMatch(/Chosen quiet; it may have grown long\.$/);
});

test("with one axis missing, only the other is named", () => {
  const only = (contact: "ok" | "low" | null, felt: "ok" | "low" | null) =>
    nowSentence({
      ...facts,
      gauges: {
        ...facts.gauges,
        plane: null,
        care_in_place: null,
        axes: { ...axes, name: null, contact, felt },
      },
      level: null,
    });
  expect(only("ok", null)).toBe("You have been with people lately.");
  expect(only("low", null)).toBe("It has been quiet lately.");
  expect(only(null, "low")).toBe("You have not felt very connected lately.");
  expect(only(null, null)).toBe("There are too few notes to say how things stand. That is fine.");
});

test("a half that is not known is dotted, and says why", () => {
  expect(stand(facts)).toEqual({
    plane: "both_in_place",
    care: "solid",
    people: "solid",
    paused: false,
    text: "",
  });
  const few = stand(variants.few(facts));
  expect([few.care, few.people]).toEqual(["solid", "unknown"]);
  expect(few.text).toBe("About people there are too few notes to say. That is not the same as quiet.");
  expect(nowSentence(variants.few(facts))).toBe("Care is in place.");
  const people = stand(variants.people(facts));
  expect([people.care, people.people]).toEqual(["unknown", "solid"]);
  expect(people.text).toMatch(/no line of care is noted/);
  expect(stand(variants.plain(facts)).text).toMatch(/Without a rhythm of your own/);
});

test("in a pause everything stands still, and nothing else is said", () => {
  const paused = variants.paused(facts);
  expect(nowSentence(paused)).toBe("You are in a pause. Care and people are standing still here.");
  expect(stand(paused).plane).toBeNull();
  expect(factText(gapFact(paused.gap, true))).toBe("3 days, standing still");
});

test("the gap with its limit and tries", () => {
  const gap = facts.gap;
  expect(factText(gapFact(gap, false))).toBe("3 days, within your 5");
  expect(factText(gapFact({ ...gap, days: 14, state: "longer", tries: 2 }, false))).toBe(
    "14 days, longer than the 5 you like, you tried twice since then",
  );
  expect(factText(gapFact({ ...gap, days: 1, limit: null, state: "unset" }, false))).toBe(
    "1 day, no limit set",
  );
  expect(factText(gapFact({ ...gap, days: 0 }, false))).toBe("today, within your 5");
  const none = { last: null, days: null, limit: null, state: "unset" as const, tries: 1 };
  expect(factText(gapFact(none, false))).toBe("none is noted yet, you tried once");
});

test("how it felt in the words of the check-in", () => {
  const felt = (median: number | null, checkins: number) => factText(feltFact({ ...axes, median, checkins }));
  expect(felt(3, 2)).toBe("mostly “quite”, 2 check-ins");
  expect(felt(2.5, 4)).toBe("between “somewhat” and “quite”, 4 check-ins");
  expect(felt(0, 2)).toBe("mostly “not at all”, 2 check-ins");
  expect(felt(null, 1)).toBe("too few to say, 1 check-in");
  expect(felt(null, 0)).toBe("no check-in");
  expect(factText(contactFact({ ...axes, days: 6.5, known: 12 }))).toBe("6.5 of 12 known days");
  expect(factText(contactFact({ ...axes, days: 0, known: 0 }))).toBe("not known");
});

test("a line of care in words", () => {
  const line = (state: LineWords["state"], next: string | null, last_kept: string | null) =>
    factText(lineFact({ ...(facts.gauges.lines[0] as LineWords), state, next, last_kept }));
  expect(line("in_place", "2026-11-03", "2026-09-08")).toBe("in place, next 3 November");
  expect(line("in_place", null, "2026-09-08")).toBe("in place, last kept 8 September");
  expect(line("a_while", "2026-11-03", "2026-07-08")).toBe("a while, next 3 November");
  expect(line("nothing_booked", null, "2026-07-22")).toBe("nothing booked, last kept 22 July");
  expect(line("first_visit", "2026-10-12", null)).toBe("first visit on 12 October");
  expect(line("dates_only", null, "2026-07-22")).toBe("last kept 22 July");
  expect(line("dates_only", "2026-11-03", "2026-07-22")).toBe("next 3 November, last kept 22 July");
  expect(line("dates_only", null, null)).toBe("no visit kept yet");
});
