import { expect, test } from "vitest";
import type { Pattern, RuleProblem } from "$lib/api/backend.ts";
import { has } from "$lib/i18n/index.ts";
import { weekdays, working } from "./pattern.ts";
import { problemWords, rareWords, ruleWords } from "./words.ts";

const bare: Pattern = {
  frequency: "weekly",
  interval: 1,
  weekdays: [],
  ordinal: null,
  month_days: [],
  count: null,
  until: null,
};
const say = (more: Partial<Pattern>, day = "2026-10-13") => ruleWords({ ...bare, ...more }, day);
const monthly = (more: Partial<Pattern>) => say({ frequency: "monthly", ...more });

test("days and weeks", () => {
  expect([1, 2, 3].map((interval) => say({ frequency: "daily", interval }))).toEqual([
    "Every day",
    "Every second day",
    "Every 3 days",
  ]);
  expect([1, 2, 6].map((interval) => say({ weekdays: ["tuesday"], interval }))).toEqual([
    "Every Tuesday",
    "Every second Tuesday",
    "Every 6 weeks on Tuesday",
  ]);
  expect([1, 2, 3].map((interval) => say({ weekdays: ["monday", "thursday"], interval }))).toEqual([
    "Every Monday and Thursday",
    "Every second week on Monday and Thursday",
    "Every 3 weeks on Monday and Thursday",
  ]);
  expect(say({ weekdays: ["monday", "wednesday", "friday"] })).toBe("Every Monday, Wednesday and Friday");
  expect([1, 2, 4].map((interval) => say({ weekdays: working, interval }))).toEqual([
    "Every working day, Monday to Friday",
    "Every second week, Monday to Friday",
    "Every 4 weeks, Monday to Friday",
  ]);
});

test("months and years", () => {
  expect([1, 2, 3].map((interval) => monthly({ month_days: [14], interval }))).toEqual([
    "Every month on the 14th",
    "Every second month on the 14th",
    "Every 3 months on the 14th",
  ]);
  const dates = [1, 2, 3, 4, 11, 12, 13, 20, 21, 22, 23, 30, 31];
  expect(dates.map((it) => monthly({ month_days: [it] }).replace("Every month on the ", ""))).toEqual(
    "1st 2nd 3rd 4th 11th 12th 13th 20th 21st 22nd 23rd 30th 31st".split(" "),
  );
  expect(monthly({ month_days: [1, 15] })).toBe("Every month on the 1st and 15th");
  expect(monthly({ month_days: [-1] })).toBe("Every month on the last day");
  expect([1, 2, 3, 4, 5, -1].map((ordinal) => monthly({ ordinal, weekdays: ["tuesday"] }))).toEqual(
    "first second third fourth fifth last".split(" ").map((it) => `Every month on the ${it} Tuesday`),
  );
  expect(monthly({ ordinal: -1, weekdays: working })).toBe("Every month on the last working day");
  expect(monthly({ ordinal: 1, weekdays: working })).toBe("Every month on the first working day");
  expect(monthly({ ordinal: 2, weekdays })).toBe("Every month on the second day");
  expect(monthly({ ordinal: 1, weekdays: ["tuesday", "friday"] })).toBe(
    "Every month on the first Tuesday or Friday",
  );
  expect([1, 2, 5].map((interval) => say({ frequency: "yearly", interval }))).toEqual([
    "Every year on 13 October",
    "Every second year on 13 October",
    "Every 5 years on 13 October",
  ]);
});

test("how it ends", () => {
  expect(say({ weekdays: ["tuesday"], interval: 2, count: 10 })).toBe("Every second Tuesday, 10 times");
  expect(say({ weekdays: ["tuesday"], count: 1 })).toBe("Every Tuesday, once");
  expect(say({ frequency: "daily", until: "2027-01-31" })).toBe("Every day, until 31 January 2027");
});

test("days that some months or years lack", () => {
  const rare = (more: Partial<Pattern>, day = "2026-10-31") => rareWords({ ...bare, ...more }, day);
  expect(rare({ frequency: "monthly", month_days: [31] })).toBe("Months without a 31st have no visit.");
  expect(rare({ frequency: "monthly", month_days: [29, 30] })).toBe(
    "Months without a 29th or 30th have no visit.",
  );
  expect(rare({ frequency: "monthly", ordinal: 5, weekdays: ["saturday"] })).toBe(
    "Months without a fifth Saturday have no visit.",
  );
  expect(rare({ frequency: "yearly" }, "2028-02-29")).toBe("Years without 29 February have no visit.");
  expect(rare({ frequency: "monthly", month_days: [28] })).toBeNull();
  expect(rare({ frequency: "monthly", month_days: [-1] })).toBeNull();
  expect(rare({ frequency: "monthly", ordinal: 4, weekdays: ["saturday"] })).toBeNull();
  expect(rare({ frequency: "yearly" })).toBeNull();
  expect(rare({ weekdays: ["monday"] })).toBeNull();
});

test("each problem says what is so, and what to do", () => {
  const problems: RuleProblem[] = [
    "not_a_rule",
    "too_dense",
    "zero_interval",
    "out_of_range",
    "count_and_until",
    "until_before_start",
    "no_dates",
  ];
  for (const problem of problems) {
    expect(has(`repeat-problem-${problem.replaceAll("_", "-")}`)).toBe(true);
    expect(problemWords(problem)).toMatch(/^[A-Z].+[.] (Choose|Perhaps).+[.?]$/);
  }
});
