import { expect, test } from "vitest";
import { backupLook } from "../../../../test/backups.ts";
import { asideDay, dayOf, inside, when, whenBegin, whenShort } from "./words.ts";

const today = "2026-10-08";

test("when it was made is said by its day, with the year if that is another", () => {
  expect(when("2026-10-08T09:12:00", today)).toBe("today, 09:12");
  expect(when("2026-10-07T21:40:00", today)).toBe("yesterday, 21:40");
  expect(when("2026-10-02T18:31:00", today)).toBe("Friday, 2 October, 18:31");
  expect(when("2025-12-28T10:02:00", today)).toBe("28 December 2025, 10:02");
  // the clock was wrong: a day ahead is a date
  expect(when("2026-10-09T10:02:00", today)).toBe("Friday, 9 October, 10:02");
  expect(when("2026-10-07T21:40:00", null)).toBe("Wednesday, 7 October, 21:40");
  expect(whenBegin("2026-10-07T21:40:00", today)).toBe("Yesterday, 21:40");
  expect(whenShort("2026-10-07T21:40:00", today)).toBe("Wed 7 Oct, 21:40");
  expect(dayOf("2026-10-02T18:31:00", today)).toBe("2 October");
  expect(dayOf("2025-12-28T10:02:00", today)).toBe("28 December 2025");
  expect(asideDay("damaged-20261003T081500Z")).toBe("2026-10-03");
});

test("the table names kinds a person knows, and what would go or come back", () => {
  const rows = inside(backupLook, today).map((it) => [it.label, it.there, it.now, it.then].join(" | "));
  expect(rows).toEqual([
    "Last entry | Fri 2 Oct | Mon 5 Oct | 3 days less",
    "Contacts | 228 | 231 | 3 go",
    "Visits | 31 | 58 | 27 go",
    "People and groups | 11 | 11 | as many",
    "Care lines | 4 | 4 | as many",
    "Check-in answers | 41 | 41 | as many",
    "Quiet days | 9 | 8 | 1 comes back",
  ]);
});

test("what is not known now is said so, and an empty one has no last entry", () => {
  const [latest, contacts] = inside(
    { counts: [{ kind: "contact", there: 2, now: null }], latest: null, latest_now: null },
    today,
  );
  expect(latest).toMatchObject({ there: "nothing yet", now: "nothing yet", then: "" });
  expect(contacts).toMatchObject({ there: "2", now: "not known", then: "not known" });
  const back = inside({ counts: [], latest: "2026-10-05", latest_now: "2026-10-04" }, today);
  expect(back[0]?.then).toBe("1 day more");
});
