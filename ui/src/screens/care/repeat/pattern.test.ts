import { expect, test } from "vitest";
import type { Pattern } from "$lib/api/backend.ts";
import {
  followed,
  isKept,
  leftToStart,
  moved,
  never,
  opened,
  readPattern,
  ruleOf,
  sameRule,
  unclear,
  weekFrom,
  whole,
  working,
  writePattern,
  type RepeatDraft,
} from "./pattern.ts";

/** The second Tuesday of October 2026, and the fourth, which is the last. */
const DAY = "2026-10-13";
const LAST = "2026-10-27";
const bare: Pattern = {
  frequency: "weekly",
  interval: 1,
  weekdays: [],
  ordinal: null,
  month_days: [],
  count: null,
  until: null,
};
const read = (more: Partial<Pattern>, day = DAY) => readPattern({ ...bare, ...more }, day);
const draft = (more: Partial<RepeatDraft>): RepeatDraft => ({ ...never, ...more });

test("a rule is shown as the simplest choice that means it", () => {
  expect(readPattern(null, DAY).choice).toBe("own");
  expect(read({}).choice).toBe("weekly");
  expect(read({ weekdays: ["tuesday"] }).choice).toBe("weekly");
  expect(read({ weekdays: ["tuesday"], interval: 2 }).choice).toBe("fortnightly");
  expect(read({ weekdays: ["tuesday"], interval: 3 })).toMatchObject({ choice: "other", every: "3" });
  expect(read({ weekdays: ["monday"] })).toMatchObject({ choice: "other", weekdays: ["monday"] });
  expect(read({ frequency: "daily" })).toMatchObject({ choice: "other", unit: "daily" });
  expect(read({ frequency: "yearly" })).toMatchObject({ choice: "other", unit: "yearly" });
  const monthly = (more: Partial<Pattern>, day = DAY) => {
    const { choice, monthly, kept } = read({ frequency: "monthly", ...more }, day);
    return [choice, monthly, kept !== null];
  };
  expect(monthly({})).toEqual(["monthly", "day", false]);
  expect(monthly({ month_days: [13] })).toEqual(["monthly", "day", false]);
  expect(monthly({ month_days: [13], interval: 3 })).toEqual(["other", "day", false]);
  expect(monthly({ month_days: [-1] })).toEqual(["other", "last_day", false]);
  expect(monthly({ month_days: [1, 15] })).toEqual(["other", "kept", true]);
  expect(monthly({ ordinal: 2, weekdays: ["tuesday"] })).toEqual(["other", "nth", false]);
  expect(monthly({ ordinal: -1, weekdays: ["tuesday"] }, LAST)).toEqual(["other", "last", false]);
  expect(monthly({ ordinal: -1, weekdays: working })).toEqual(["other", "working", false]);
  expect(monthly({ ordinal: 1, weekdays: working })).toEqual(["other", "kept", true]);
  expect(monthly({ ordinal: 3, weekdays: ["tuesday"] })).toEqual(["other", "kept", true]);
});

test("what is read is written again, for the same date", () => {
  const rules: Partial<Pattern>[] = [
    { weekdays: ["tuesday"] },
    { weekdays: ["monday", "thursday"], interval: 3 },
    { frequency: "daily", interval: 2 },
    { frequency: "yearly" },
    { frequency: "monthly", month_days: [13] },
    { frequency: "monthly", month_days: [1, 15] },
    { frequency: "monthly", month_days: [-1] },
    { frequency: "monthly", ordinal: 2, weekdays: ["tuesday"] },
    { frequency: "monthly", ordinal: -1, weekdays: working },
  ];
  for (const rule of rules)
    for (const end of [{}, { count: 10 }, { until: "2027-01-31" }]) {
      const pattern = { ...bare, ...rule, ...end };
      expect(writePattern(readPattern(pattern, DAY), DAY)).toEqual(pattern);
    }
});

test("a simple rule goes along with its date", () => {
  const on = (it: RepeatDraft, day: string) => {
    const { weekdays, ordinal, month_days } = writePattern(it, day) ?? bare;
    return [weekdays, ordinal, month_days];
  };
  expect(on(draft({ choice: "weekly" }), "2026-10-15")).toEqual([["thursday"], null, []]);
  expect(on(draft({ choice: "monthly" }), "2026-10-31")).toEqual([[], null, [31]]);
  const other = draft({ choice: "other", unit: "monthly" });
  expect(on({ ...other, monthly: "nth" }, "2026-10-22")).toEqual([["thursday"], 4, []]);
  expect(on({ ...other, monthly: "last" }, "2026-10-22")).toEqual([["thursday"], -1, []]);
  expect(on({ ...other, monthly: "working" }, "2026-10-22")).toEqual([working, -1, []]);
  // days that were chosen stay
  const days = draft({ choice: "other", weekdays: ["monday", "tuesday"] });
  expect(on(days, "2026-10-22")).toEqual([["monday", "tuesday"], null, []]);
});

test("a new rule leaves to the start what the start says", () => {
  const left = (it: RepeatDraft) => {
    const pattern = writePattern(it, DAY);
    if (!pattern) throw new Error("a rule");
    const { weekdays, ordinal, month_days } = leftToStart(pattern, DAY);
    return [weekdays, ordinal, month_days];
  };
  expect(left(draft({ choice: "fortnightly" }))).toEqual([[], null, []]);
  expect(left(draft({ choice: "monthly" }))).toEqual([[], null, []]);
  expect(left(draft({ choice: "other", unit: "monthly", monthly: "nth" }))).toEqual([["tuesday"], 2, []]);
  expect(left(draft({ choice: "other", weekdays: ["monday"] }))).toEqual([["monday"], null, []]);
});

test("what was typed and makes no sense is named, and gives no pattern", () => {
  expect(["1", " 12 ", "0", "", "-1", "1.5", "two", "1234567890"].map(whole)).toEqual([
    1,
    12,
    0,
    null,
    null,
    null,
    null,
    null,
  ]);
  const odd = draft({ choice: "other", every: "x", ends: "times", times: "" });
  expect(unclear(odd)).toEqual({ every: true, times: true, until: false });
  expect(writePattern(odd, DAY)).toBeNull();
  expect(unclear({ ...odd, choice: "weekly" })).toEqual({ every: false, times: true, until: false });
  expect(unclear({ ...odd, choice: "none" })).toEqual({ every: false, times: false, until: false });
  expect(unclear(draft({ choice: "monthly", ends: "on" })).until).toBe(true);
  expect(writePattern(draft({ choice: "other", every: "0" }), DAY)?.interval, "the core says why").toBe(0);
});

test("two ways to choose the same rule are the same rule", () => {
  const weekly = draft({ choice: "weekly" });
  expect(sameRule(weekly, opened(weekly), DAY)).toBe(true);
  expect(opened(draft({ choice: "fortnightly" }))).toMatchObject({ every: "2", unit: "weekly" });
  expect(opened(draft({ choice: "monthly" }))).toMatchObject({ every: "1", unit: "monthly" });
  expect(sameRule(weekly, draft({ choice: "fortnightly" }), DAY)).toBe(false);
  expect(sameRule(never, draft({ choice: "own" }), DAY)).toBe(false);
  expect(sameRule(weekly, { ...weekly, ends: "times", times: "3" }, DAY)).toBe(false);
});

test("weeks begin with the day the person chose", () => {
  expect(weekFrom("monday")[0]).toBe("monday");
  expect(weekFrom("sunday").slice(0, 2)).toEqual(["sunday", "monday"]);
  expect(weekFrom("saturday")).toHaveLength(7);
});

test("a wall time moves as far as another one did", () => {
  expect(moved("2026-10-26T10:30:00", "2026-10-26T10:30:00", "2026-10-27T09:00:00")).toBe(
    "2026-10-27T09:00:00",
  );
  expect(moved("2026-10-26T23:30:00", "2026-10-28T10:00:00", "2026-10-28T11:00:00")).toBe(
    "2026-10-27T00:30:00",
  );
  expect(moved("2027-01-01T00:15:00", "2026-12-30T10:00:00", "2026-12-29T09:30:00")).toBe(
    "2026-12-30T23:45:00",
  );
});

test("a rule that is kept follows a moved date: by itself, or in its text", () => {
  const standing = (rrule: string, more: Partial<Pattern>) => ({
    repeat: { rrule, pattern: { ...bare, ...more }, problem: null, next: [] },
    at: "2026-10-13T15:00:00",
    exdates: [],
  });
  const friday = "2026-10-16T15:00:00";
  const weekly = standing("FREQ=WEEKLY", { weekdays: ["tuesday"] });
  expect(followed(weekly, friday, "all")).toEqual({ text: "FREQ=WEEKLY" });
  const named = standing("FREQ=WEEKLY;BYDAY=TU", { weekdays: ["tuesday"] });
  expect(followed(named, "2026-10-13T09:00:00", "all"), "only the time").toEqual({
    text: "FREQ=WEEKLY;BYDAY=TU",
  });
  expect(followed(named, friday, "following")).toEqual({ pattern: { ...bare, weekdays: ["friday"] } });
  const both = standing("FREQ=WEEKLY;BYDAY=TU,TH", { weekdays: ["tuesday", "thursday"] });
  expect(followed(both, friday, "all")).toEqual({
    pattern: { ...bare, weekdays: ["tuesday", "thursday"] },
  });
  const monthly = standing("FREQ=MONTHLY", { frequency: "monthly", month_days: [13] });
  expect(followed(monthly, friday, "following")).toEqual({ text: "FREQ=MONTHLY" });
  expect(followed(monthly, friday, "all")).toEqual({
    pattern: { ...bare, frequency: "monthly", month_days: [16] },
  });
  const own = { ...weekly, repeat: { ...weekly.repeat, pattern: null, rrule: "FREQ=YEARLY;BYDAY=20MO" } };
  expect(followed(own, friday, "all")).toEqual({ text: "FREQ=YEARLY;BYDAY=20MO" });
});

test("which rule a save would keep", () => {
  const there = {
    repeat: {
      rrule: "FREQ=WEEKLY;COUNT=8",
      pattern: { ...bare, weekdays: ["tuesday" as const], count: 8 },
      problem: null,
      next: [],
    },
    at: "2026-10-13T15:00:00",
    exdates: [],
  };
  const friday = "2026-10-16T15:00:00";
  const shown = readPattern(there.repeat.pattern, DAY);
  expect(isKept(shown, there)).toBe(true);
  expect(ruleOf(shown, there, friday, "all"), "as it is written").toEqual({ text: "FREQ=WEEKLY;COUNT=8" });
  const changed = { ...shown, times: "9" };
  expect(isKept(changed, there)).toBe(false);
  expect(ruleOf(changed, there, friday, "all"), "its days named").toEqual({
    pattern: { ...bare, weekdays: ["friday"], count: 9 },
  });
  expect(ruleOf(draft({ choice: "weekly" }), null, friday, "one"), "of a new one").toEqual({ pattern: bare });
  expect(ruleOf(never, there, friday, "all")).toBeNull();
  expect(ruleOf(never, null, friday, "one")).toBeNull();
});
