import { expect, test } from "vitest";
import {
  addDays,
  dayLong,
  dayMonth,
  dayMonthYear,
  dayOfMonth,
  dayShort,
  daySpan,
  daysBetween,
  duration,
  isoWeekday,
  monthYear,
  relative,
  time,
  timeSpan,
  weekday2,
} from "./dates.ts";

test("a day in words, the same in every zone", () => {
  expect(dayLong("2026-10-08")).toBe("Thursday, 8 October");
  expect(dayShort("2026-10-02")).toBe("Fri 2 Oct");
  expect(dayShort("2026-09-14")).toBe("Mon 14 Sep");
  expect(dayMonth("2026-11-03")).toBe("3 November");
  expect(dayMonthYear("2026-06-03")).toBe("3 June 2026");
  expect(monthYear("2026-10-08")).toBe("October 2026");
  expect(weekday2("2026-10-08")).toBe("Th");
  expect(dayOfMonth("2026-10-08")).toBe("8");
});

test("a span names its month once", () => {
  expect(daySpan("2026-08-10", "2026-08-19")).toBe("10–19 Aug");
  expect(daySpan("2026-08-28", "2026-09-03")).toBe("28 Aug–3 Sep");
  expect(daySpan("2026-08-28", "2026-08-28")).toBe("28 Aug");
});

test("times are the digits they came as", () => {
  expect(time("2026-10-08T15:00:00")).toBe("15:00");
  expect(time("07:05:00")).toBe("07:05");
  expect(timeSpan("2026-10-08T15:00:00", "2026-10-08T15:50:00")).toBe("15:00 to 15:50");
  expect(duration(260)).toBe("4 h 20 min");
  expect(duration(35)).toBe("35 min");
  expect(duration(120)).toBe("2 h");
});

test("days from today", () => {
  expect(relative("2026-10-08", "2026-10-08")).toBe("today");
  expect(relative("2026-10-07", "2026-10-08")).toBe("yesterday");
  expect(relative("2026-10-11", "2026-10-08")).toBe("in 3 days");
});

test("counting days passes over months and clock changes", () => {
  expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(isoWeekday("2026-10-11")).toBe(7);
});
