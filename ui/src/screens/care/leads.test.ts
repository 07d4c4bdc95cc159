import { expect, test } from "vitest";
import {
  common,
  leadBefore,
  leadsWords,
  leadWords,
  readLead,
  sameLead,
  sortLeads,
  writeLead,
} from "./leads.ts";

test("durations are read as the core reads them", () => {
  const none = { weeks: 0, days: 0, hours: 0, minutes: 0 };
  expect(readLead("P7D")).toEqual({ ...none, days: 7 });
  expect(readLead("P2W")).toEqual({ ...none, weeks: 2 });
  expect(readLead("PT2H")).toEqual({ ...none, hours: 2 });
  expect(readLead("PT90M")).toEqual({ ...none, hours: 1, minutes: 30 });
  expect(readLead("PT1H30M")).toEqual({ ...none, hours: 1, minutes: 30 });
  expect(readLead("P1DT12H")).toEqual({ ...none, days: 1, hours: 12 });
  expect(readLead("PT0M")).toEqual(none);
  expect(readLead("P0D")).toEqual(none);
  const wrong = "P PT 7D -P1D P1H PT1D P99999D P1DT PTH P1W2D PT1H30 P+1D PT-2H".split(" ");
  for (const it of ["", ...wrong]) expect(readLead(it), it).toBeNull();
});

test("a lead in words", () => {
  expect(["P7D", "P1D", "PT2H", "PT1H", "PT15M", "PT1M", "P2W", "P1W"].map(leadWords)).toEqual([
    "7 days",
    "1 day",
    "2 hours",
    "1 hour",
    "15 minutes",
    "1 minute",
    "2 weeks",
    "1 week",
  ]);
  expect(leadWords("P1DT12H")).toBe("1 day and 12 hours");
  expect(leadWords("PT90M")).toBe("1 hour and 30 minutes");
  expect(leadWords("P2DT1H5M")).toBe("2 days, 1 hour and 5 minutes");
  expect(leadWords("PT24H"), "elapsed hours stay hours").toBe("24 hours");
  expect(leadBefore("PT0M")).toBe("at the start");
  expect(leadBefore("P1D")).toBe("1 day before");
});

test("all of them in one line", () => {
  expect(leadsWords(["P7D", "P1D", "PT2H"])).toBe("7 days, 1 day and 2 hours before");
  expect(leadsWords(["P1D", "PT0M"])).toBe("1 day before, and at the start");
  expect(leadsWords(["PT0M"])).toBe("At the start");
  expect(leadsWords([])).toBe("No reminders");
});

test("each is there once, the earliest first", () => {
  expect(sortLeads(["PT2H", "P7D", "PT0M", "P1D", "PT90M"])).toEqual(["P7D", "P1D", "PT2H", "PT90M", "PT0M"]);
  expect(sameLead("P1W", "P7D")).toBe(true);
  expect(sameLead("PT90M", "PT1H30M")).toBe(true);
  expect(sameLead("PT24H", "P1D")).toBe(false);
  expect([writeLead(45, "minutes"), writeLead(4, "hours"), writeLead(3, "days")]).toEqual([
    "PT45M",
    "PT4H",
    "P3D",
  ]);
  for (const it of common) expect(readLead(it), it).not.toBeNull();
});
