import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { setBackend, type Care as CareFacts } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { byMonth } from "./agenda.ts";
import Screen from "./Care.svelte";
import { datesWords, plannedWords } from "./line-words.ts";
import { shown } from "./month/shown.svelte.ts";
import { readNew } from "./new-on.ts";

let stop: () => void = () => undefined;
const facts = fixture<CareFacts>("care-year");
const plain = (text: string | null | undefined) =>
  (text ?? "")
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

async function agenda(care: CareFacts = facts) {
  const all = fixtures("year");
  setBackend(
    new Proxy(all, {
      get: (target, name) =>
        name === "care" ? () => Promise.resolve(care) : (Reflect.get(target, name) as unknown),
    }),
  );
  history.replaceState(null, "", "#/care");
  stop = router.start();
  const { container } = render(Screen);
  await screen.findByRole("heading", { name: "Ahead" });
  await screen.findByText("To bring up");
  return { container, user: userEvent.setup() };
}
const part = (title: string) => {
  const section = screen.getByRole("heading", { name: title, level: 2 }).closest("section");
  if (!section) throw new Error(`no part ${title}`);
  return section;
};
const rows = (title: string) =>
  within(part(title))
    .getAllByRole("link")
    .map((it) => plain(it.textContent));

beforeEach(() => {
  shown.view = "agenda";
});
afterEach(() => {
  stop();
  setBackend();
});

test("visits stand under the months they are in, with the year where it is another", () => {
  const months = byMonth(facts.upcoming, 40, facts.today);
  expect(months.map((it) => [it.title, it.cards.length])).toEqual([
    ["October", 6],
    ["November", 3],
    ["December", 2],
    ["January 2027", 2],
  ]);
  expect(byMonth(facts.upcoming, 7, facts.today).map((it) => it.cards.length)).toEqual([6, 1]);
  expect(byMonth(facts.past, 60, facts.today).at(-1)?.title).toBe("November 2025");
});

test("each date of a series has its own row, its day in words and its own page", async () => {
  const { container } = await agenda();
  expect(rows("Ahead").slice(0, 3)).toEqual([
    "today Thursday 8 October 15:00 Therapy with Nadia",
    "Mon 12 Monday 12 October 10:30 Skills group",
    "Thu 15 Thursday 15 October 15:00 Therapy with Nadia",
  ]);
  const hrefs = within(part("Ahead"))
    .getAllByRole("link")
    .map((it) => it.getAttribute("href"));
  expect(new Set(hrefs).size).toBe(hrefs.length);
  expect(await axe.run(container, { rules: { "color-contrast": { enabled: false } } })).toMatchObject({
    violations: [],
  });
});

test("more are shown on request, and the reader goes on with the first of them", async () => {
  const { user } = await agenda();
  expect(rows("Ahead")).toHaveLength(8);
  await user.click(screen.getByRole("button", { name: "Show later visits" }));
  const ahead = within(part("Ahead")).getAllByRole("link");
  expect(ahead).toHaveLength(13);
  expect(document.activeElement).toBe(ahead[8]);
  expect(screen.queryByRole("button", { name: "Show later visits" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show earlier visits" }));
  const past = within(part("Past")).getAllByRole("link");
  expect(past).toHaveLength(28);
  expect(document.activeElement).toBe(past[8]);
});

test("past visits say what became of them; zones say both times", async () => {
  const care = structuredClone(facts);
  const [, second] = care.upcoming;
  if (!second) throw new Error("the fixture has visits");
  Object.assign(second, { zone: "Asia/Tokyo", start_here: "2026-10-12T02:30:00" });
  const [, , third] = care.upcoming;
  if (!third) throw new Error("the fixture has visits");
  Object.assign(third, { zone: "Pacific/Apia", start_here: "2026-10-14T03:00:00" });
  await agenda(care);
  expect(rows("Past")[0]).toBe("Thu 1 Thursday 1 October 15:00 Therapy with Nadia Kept");
  expect(rows("Past")[6]).toBe("Thu 3 Thursday 3 September 15:00 Therapy with Nadia Moved");
  expect(rows("Ahead")[1]).toContain("Asia/Tokyo time, 02:30 here");
  expect(rows("Ahead")[2]).toContain("Pacific/Apia time, Wed 14 Oct, 03:00 here");
});

test("visits nobody answered for are asked about first", async () => {
  const care = structuredClone(facts);
  const [one] = care.upcoming.splice(0, 1);
  if (one) care.open = [{ ...one, phase: "just_over" }];
  const { container } = await agenda(care);
  const titles = [...container.querySelectorAll(".ahead h2")].map((it) => it.textContent);
  expect(titles).toEqual(["Did it happen?", "Ahead"]);
});

test("without a visit ahead that is said", async () => {
  await agenda({ ...facts, upcoming: [] });
  expect(within(part("Ahead")).getByText("No visit is noted ahead.")).toBeDefined();
});

test("a line says how often, its last and its next date, and what became of its visits", async () => {
  await agenda();
  const list = within(part("Lines of care")).getAllByRole("listitem");
  expect(list.map((it) => plain(it.textContent))).toEqual([
    "Therapy every week Last kept on 1 October; next today, 15:00 In 8 weeks: 7 kept and 1 moved",
    "Psychiatry about every 8 weeks Last kept on 8 September; next Tue 3 Nov, 09:20 In 8 weeks: 1 kept",
    "GP no interval set Last kept on 22 July; nothing booked In 8 weeks: nothing noted",
    "Skills group every two weeks, as its visits repeat Nothing kept yet; next Mon 12 Oct, 10:30 In 8 weeks: nothing noted",
    "Peer evening Ended. The last visit kept was on 23 December 2025.",
  ]);
});

test("an interval says whose it is; an ended line has words of its own", () => {
  const [therapy] = facts.lines;
  if (!therapy) throw new Error("the fixture has lines");
  const of = (own: number | null, interval: number | null) =>
    plannedWords({ ...therapy, line: { ...therapy.line, interval_days: own }, interval });
  expect(of(7, 7)).toBe("every week");
  expect(of(null, 7)).toBe("every week, as its visits repeat");
  expect(of(null, null)).toBe("no interval set");
  const ended = { ...therapy, line: { ...therapy.line, state: "ended" as const } };
  expect(datesWords(ended, facts.today)).toBe("Ended. The last visit kept was on 1 October.");
  expect(datesWords({ ...ended, last_kept: null }, facts.today)).toBe("Ended. No visit was kept.");
  expect(datesWords({ ...therapy, last_kept: "2024-07-22", next: null }, facts.today)).toBe(
    "Last kept on 22 July 2024; nothing booked",
  );
});

test("an address for a new visit may name its day", () => {
  expect(readNew("new")).toEqual({ day: null });
  expect(readNew("new@2026-10-20")).toEqual({ day: "2026-10-20" });
  expect(readNew("new@soon")).toBeNull();
  expect(readNew("01a118cf-4800-719a-9efc-8196cacc5c92")).toBeNull();
  expect(readNew(null)).toBeNull();
});
