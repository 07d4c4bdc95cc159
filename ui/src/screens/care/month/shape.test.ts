import { describe, expect, test } from "vitest";
import type { CalendarVisit, WeekStart } from "$lib/api/backend.ts";
import { addDays, isoWeekday, weekdayShort } from "$lib/i18n/dates.ts";
import { fixture } from "../../../../test/fixtures.ts";
import { addMonths, byDay, clamp, columns, inMonth, spanOf, standing, step, weeksOf } from "./shape.ts";

const starts: WeekStart[] = ["monday", "saturday", "sunday"];
const first = { monday: 1, saturday: 6, sunday: 7 };
const monthsOf = (year: number) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}-01`);

describe("the weeks of a month", () => {
  // 2015 has a February of exactly four weeks, 2024 a leap day, 2100 is no leap year
  test.each([1901, 2015, 2024, 2026, 2027, 2100])("of every month of %i hold it whole", (year) => {
    for (const start of starts) {
      for (const month of monthsOf(year)) {
        const weeks = weeksOf(month, start);
        const days = weeks.flat();
        expect(weeks.map((it) => it.length)).toEqual([7, 7, 7, 7, 7, 7]);
        expect(isoWeekday(days[0] ?? "")).toBe(first[start]);
        days.forEach((day, at) => expect(day).toBe(addDays(days[0] ?? "", at)));
        const inIt = days.filter((day) => day?.startsWith(month.slice(0, 7)));
        expect(inIt[0]).toBe(month);
        expect(addDays(inIt.at(-1) ?? "", 1)).toBe(addMonths(month, 1));
        expect(weeks[0]).toContain(month);
      }
    }
  });

  test("are the same from any day of the month", () => {
    expect(weeksOf("2026-10-31", "monday")).toEqual(weeksOf("2026-10-01", "monday"));
  });

  test("cross the year", () => {
    expect(spanOf(weeksOf("2026-12-08", "monday"))).toEqual({ from: "2026-11-30", to: "2027-01-10" });
    expect(spanOf(weeksOf("2026-10-08", "monday"))).toEqual({ from: "2026-09-28", to: "2026-11-08" });
    expect(spanOf(weeksOf("2026-10-08", "sunday"))).toEqual({ from: "2026-09-27", to: "2026-11-07" });
    expect(spanOf(weeksOf("2026-10-08", "saturday"))).toEqual({ from: "2026-09-26", to: "2026-11-06" });
  });

  test("end with the calendar", () => {
    // 1 January 1900 was a Monday, 31 December 2200 will be a Wednesday
    const begin = weeksOf("1900-01-15", "sunday");
    expect(begin[0]?.slice(0, 2)).toEqual([null, "1900-01-01"]);
    expect(spanOf(begin).from).toBe("1900-01-01");
    const end = weeksOf("2200-12-15", "monday");
    expect(end.flat().at(-1)).toBeNull();
    expect(spanOf(end)).toEqual({ from: "2200-12-01", to: "2200-12-31" });
  });
});

test("the columns begin with the person's first weekday", () => {
  const names = (start: WeekStart) => columns(start).map(weekdayShort).join(" ");
  expect(names("monday")).toBe("Mon Tue Wed Thu Fri Sat Sun");
  expect(names("sunday")).toBe("Sun Mon Tue Wed Thu Fri Sat");
  expect(names("saturday")).toBe("Sat Sun Mon Tue Wed Thu Fri");
});

test("months are added by their days, a shorter month by its last one", () => {
  expect(addMonths("2026-10-08", 1)).toBe("2026-11-08");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
  expect(addMonths("2026-12-31", 2)).toBe("2027-02-28");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  expect(addMonths("2026-10-08", -22)).toBe("2024-12-08");
  expect(inMonth("2026-10-31", 2100, 2)).toBe("2100-02-28");
  expect(inMonth("2026-10-31", 2000, 2)).toBe("2000-02-29");
});

test("nothing lies outside 1900 to 2200", () => {
  expect(addMonths("1900-01-15", -1)).toBe("1900-01-01");
  expect(addMonths("2200-12-15", 1)).toBe("2200-12-31");
  expect(addMonths("2190-05-05", 240)).toBe("2200-12-31");
  expect(clamp("1066-10-14")).toBe("1900-01-01");
  expect(clamp("3000-01-01")).toBe("2200-12-31");
});

describe("a key", () => {
  const today = "2026-10-08";
  const from = (day: string, start: WeekStart = "monday") => {
    return (key: string, more: object = {}) => step({ key, ...more }, day, start, today);
  };

  test("leads by day, week, month and year", () => {
    const press = from("2026-10-08");
    expect(press("ArrowLeft")).toBe("2026-10-07");
    expect(press("ArrowRight")).toBe("2026-10-09");
    expect(press("ArrowUp")).toBe("2026-10-01");
    expect(press("ArrowDown")).toBe("2026-10-15");
    expect(press("PageUp")).toBe("2026-09-08");
    expect(press("PageDown")).toBe("2026-11-08");
    expect(press("PageUp", { shiftKey: true })).toBe("2025-10-08");
    expect(press("PageDown", { shiftKey: true })).toBe("2027-10-08");
    expect(from("2031-03-31")("Home", { ctrlKey: true })).toBe(today);
  });

  test("leads to the ends of the week as the person counts it", () => {
    expect(from("2026-10-08")("Home")).toBe("2026-10-05");
    expect(from("2026-10-08")("End")).toBe("2026-10-11");
    expect(from("2026-10-08", "sunday")("Home")).toBe("2026-10-04");
    expect(from("2026-10-08", "sunday")("End")).toBe("2026-10-10");
    expect(from("2026-10-08", "saturday")("Home")).toBe("2026-10-03");
    expect(from("2026-10-08", "saturday")("End")).toBe("2026-10-09");
    expect(from("2026-10-03", "saturday")("Home")).toBe("2026-10-03");
    expect(from("2026-10-04")("End")).toBe("2026-10-04");
  });

  test("crosses months and years", () => {
    expect(from("2026-12-31")("ArrowRight")).toBe("2027-01-01");
    expect(from("2027-01-01")("ArrowLeft")).toBe("2026-12-31");
    expect(from("2024-02-28")("ArrowRight")).toBe("2024-02-29");
    expect(from("2027-01-04")("ArrowUp")).toBe("2026-12-28");
  });

  test("stops at the ends of the calendar", () => {
    expect(from("1900-01-01")("ArrowLeft")).toBe("1900-01-01");
    expect(from("1900-01-03")("ArrowUp")).toBe("1900-01-03");
    expect(from("2200-12-31")("ArrowDown")).toBe("2200-12-31");
    expect(from("2200-12-31")("End")).toBe("2200-12-31");
    expect(from("2200-06-30")("PageDown", { shiftKey: true })).toBe("2200-12-31");
  });

  test("that is not the grid's stays the page's", () => {
    const press = from("2026-10-08");
    expect(press("a")).toBeNull();
    expect(press("ArrowLeft", { altKey: true })).toBeNull();
    expect(press("ArrowLeft", { ctrlKey: true })).toBeNull();
    expect(press("ArrowLeft", { shiftKey: true })).toBeNull();
    expect(press("Home", { metaKey: true })).toBeNull();
    expect(press("Tab")).toBeNull();
  });
});

test("visits stand on their day, each drawn by what became of it", () => {
  const visits = fixture<CalendarVisit[]>("calendar");
  const days = byDay(visits);
  expect([...days.keys()]).toEqual([
    "2026-10-01",
    "2026-10-08",
    "2026-10-12",
    "2026-10-15",
    "2026-10-22",
    "2026-10-26",
    "2026-10-29",
    "2026-11-03",
  ]);
  const [kept, next] = visits;
  if (!kept || !next) throw new Error("the fixture has visits");
  const today = "2026-10-08";
  expect(standing(kept, today)).toBe("kept");
  expect(standing(next, today)).toBe("booked");
  expect(standing(next, "2026-10-09")).toBe("open");
  for (const outcome of ["moved", "cancelled_by_me", "cancelled_by_them", "missed"] as const)
    expect(standing({ ...next, outcome }, today)).toBe("not");
  const second = { ...next, start: "2026-10-08T16:30:00" };
  expect(byDay([next, second]).get("2026-10-08")).toEqual([next, second]);
});
