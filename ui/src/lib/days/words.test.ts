import { expect, test } from "vitest";
import type { PauseVisit } from "../api/backend.ts";
import {
  datesText,
  daysText,
  isDay,
  pauseSpan,
  startText,
  stretchText,
  visitsIn,
  visitsText,
} from "./words.ts";

const today = "2026-10-08"; // a Thursday

/** weekday and date are kept together by a no-break space */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a stretch of the last week is said by weekdays, an older one by dates", () => {
  expect(stretchText("2026-10-07", "2026-10-07", today)).toBe("Wednesday");
  expect(stretchText("2026-10-06", "2026-10-07", today)).toBe("Tuesday and Wednesday");
  expect(stretchText("2026-10-02", "2026-10-05", today)).toBe("Friday to Monday");
  // a week ago it was also a Thursday
  expect(plain(stretchText("2026-10-01", "2026-10-01", today))).toBe("Thursday 1 October");
  expect(stretchText("2026-10-01", "2026-10-03", today)).toBe("1 to 3 October");
  expect(stretchText("2026-09-22", "2026-09-23", today)).toBe("22 and 23 September");
  expect(stretchText("2026-09-30", "2026-10-01", today)).toBe("30 September and 1 October");
  expect(stretchText("2026-09-28", "2026-10-02", today)).toBe("28 September to 2 October");
});

test("several days are listed, each month said once", () => {
  expect(daysText(["2026-10-07", "2026-10-04", "2026-10-08"], today)).toBe("Sunday, Wednesday and today");
  expect(plain(daysText(["2026-09-30", "2026-10-02"], today))).toBe("Wed 30 September and Fri 2 October");
  expect(plain(datesText(["2026-10-12", "2026-10-15"]))).toBe("Mon 12 and Thu 15 October");
});

test("a day is a day of the calendar", () => {
  expect([
    isDay("2026-02-28"),
    isDay("2026-02-30"),
    isDay("2026-13-01"),
    isDay("12.10.2026"),
    isDay(""),
  ]).toEqual([true, false, false, false, false]);
});

test("a pause is said with its days", () => {
  const pause = (from: string, to: string | null) => pauseSpan({ from, to, reason: "" }, today);
  expect(pause("2026-09-12", null)).toBe("since 12 September");
  expect(pause("2026-10-12", null)).toBe("from 12 October");
  expect(pause("2026-08-10", "2026-08-19")).toBe("10 August to 19 August");
  expect(pause("2026-08-10", "2026-08-10")).toBe("10 August");
  expect(startText("2026-10-08", today)).toBe("Start today");
  expect(startText("2026-10-12", today)).toBe("Start on Monday");
  expect(startText("2026-10-15", today)).toBe("Start on 15 October");
  expect(startText("2026-10-07", today)).toBe("Note the pause");
});

test("the visits in a pause are counted and named, the first few by day", () => {
  const days = ["2026-10-08", "2026-10-12", "2026-10-15", "2026-10-22", "2026-10-29", "2026-11-03"];
  const visits: PauseVisit[] = days.map((day) => ({ name: "Therapy", start: `${day}T15:00:00`, day }));
  expect(plain(visitsText(visitsIn(visits, "2026-10-12", "2026-10-15")))).toBe(
    "Two lie in this pause: Mon 12 and Thu 15 October",
  );
  expect(plain(visitsText(visitsIn(visits, "2026-10-12", null)))).toBe(
    "Five lie in this pause: Mon 12, Thu 15, Thu 22 October and 2 more",
  );
  expect(visitsText(visitsIn(visits, "2026-10-09", "2026-10-10"))).toBe("None is booked in it.");
});
