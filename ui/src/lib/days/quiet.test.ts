import { expect, test } from "vitest";
import type { QuietPage } from "../api/backend.ts";
import { fixture } from "../../../test/fixtures.ts";
import { canPick, firstStop, lineState, quietDayText, shownChoice, toggled } from "./quiet.ts";

const { days } = fixture<QuietPage>("quiet-page");
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, "");

test("each day says what was there, or what was said of it", () => {
  expect(days.map((day) => bare(quietDayText(day)))).toEqual([
    "Friday, 2 October: contact with Jonas",
    "Saturday, 3 October: contact with Choir and Priya",
    "Sunday, 4 October: quiet by choice",
    "Monday, 5 October: contact with Maya",
    "Tuesday, 6 October: nothing said, still open",
    "Wednesday, 7 October: nothing said, still open",
    "Thursday, 8 October: nothing said",
  ]);
});

test("days with contact cannot be picked, and the arrows begin at the newest day that can", () => {
  expect(days.map(canPick)).toEqual([false, false, true, false, true, true, true]);
  expect(firstStop(days)).toBe(5);
  expect(firstStop(days.map((day) => ({ ...day, contact: day.kind !== "today" })))).toBe(6);
  expect(firstStop(days.map((day) => ({ ...day, contact: true })))).toBe(0);
});

test("the line is solid on known days and open on others", () => {
  expect(days.map(lineState)).toEqual(["known", "known", "known", "known", "unknown", "unknown", "today"]);
});

test("a picked day shows what it will say", () => {
  const [, , sunday, , tuesday] = days;
  if (!sunday || !tuesday) throw new Error("the fixture has seven days");
  expect(shownChoice(sunday, [], "half")).toBe("chosen");
  expect(shownChoice(sunday, [sunday.day], null)).toBe("chosen");
  expect(shownChoice(sunday, [sunday.day], "half")).toBe("half");
  expect(shownChoice(tuesday, [], "half")).toBeNull();
  expect(toggled(toggled([], "2026-10-06"), "2026-10-07")).toEqual(["2026-10-06", "2026-10-07"]);
  expect(toggled(["2026-10-06"], "2026-10-06")).toEqual([]);
});
