import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixture, fixtures } from "../../../../test/fixtures.ts";
import { setBackend, type CalendarVisit, type Care as CareFacts, type Visit } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import Screen from "../Care.svelte";
import { shown } from "./shown.svelte.ts";

let stop: () => void;
const plain = (text: string | null | undefined) =>
  (text ?? "")
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
const settle = () => new Promise((done) => setTimeout(done));

async function month(more: object = {}, hash = "#/care") {
  const all = fixtures("year");
  setBackend(
    new Proxy(all, { get: (target, name) => Reflect.get(name in more ? more : target, name) as unknown }),
  );
  history.replaceState(null, "", hash);
  stop = router.start();
  const { container } = render(Screen);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("radio", { name: "Month" }));
  await screen.findByRole("grid");
  await settle();
  return { container, user };
}
const grid = () => screen.getByRole("grid");
const cell = (day: string) => {
  const found = grid().querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (!found) throw new Error(`no cell for ${day}`);
  return found;
};
// What is drawn is hidden from readers; the rest is the cell's name.
const name = (day: string) => plain(cell(day).querySelector(":scope > .vh")?.textContent);
const heading = () => plain(screen.getByRole("heading", { level: 2, name: /\d{4}$/ }).textContent);
const focused = () => (document.activeElement as HTMLElement).dataset["day"];
const live = (container: Element) =>
  plain([...container.querySelectorAll("[aria-live=polite]")].at(-1)?.textContent);
const broken = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
};

beforeEach(() => {
  shown.view = "agenda";
  shown.day = null;
});
afterEach(() => {
  stop();
  setBackend();
});

test("six weeks from the person's first weekday, each day with all it holds in its name", async () => {
  const { container } = await month();
  expect(heading()).toBe("October 2026");
  expect(grid().getAttribute("aria-labelledby")).toBe(
    screen.getByRole("heading", { name: "October 2026" }).id,
  );
  expect(within(grid()).getAllByRole("row")).toHaveLength(7);
  expect(within(grid()).getAllByRole("gridcell")).toHaveLength(42);
  const names = within(grid()).getAllByRole("columnheader");
  expect(names.map((it) => it.getAttribute("aria-label"))).toEqual(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
  );
  expect(name("2026-10-08")).toBe("Thursday 8 October, today, 1 visit: Therapy at 15:00");
  expect(name("2026-10-01")).toBe("Thursday 1 October, 1 visit: Therapy at 15:00, kept");
  expect(name("2026-10-12")).toBe("Monday 12 October, 1 visit: Skills group at 10:30");
  expect(name("2026-10-09")).toBe("Friday 9 October, no visit");
  expect(cell("2026-10-08").getAttribute("aria-current")).toBe("date");
  expect(cell("2026-10-08").textContent).toContain("today");
  expect(grid().querySelectorAll("[aria-current]")).toHaveLength(1);
  expect(await broken(container)).toEqual([]);
});

test.each([
  ["sunday", "Sunday", "2026-09-27", "2026-11-07"],
  ["saturday", "Saturday", "2026-09-26", "2026-11-06"],
] as const)("a week that begins on %s", async (week_start, title, from, to) => {
  const all = fixtures("year");
  const { settings, ...rest } = await all.settings();
  const calendar = vi.fn(all.calendar);
  await month({
    settings: () => Promise.resolve({ ...rest, settings: { ...settings, week_start } }),
    calendar,
  });
  expect(within(grid()).getAllByRole("columnheader")[0]?.getAttribute("aria-label")).toBe(title);
  expect(calendar.mock.calls).toEqual([[from, to]]);
});

test("without the settings the week begins on Monday", async () => {
  await month({ settings: () => Promise.reject(new Error("no")) });
  expect(within(grid()).getAllByRole("columnheader")[0]?.getAttribute("aria-label")).toBe("Monday");
});

test("one tab stop; the keys lead by day, week, month and year, and focus goes with them", async () => {
  const { user } = await month();
  expect(
    within(grid())
      .getAllByRole("gridcell")
      .filter((it) => it.tabIndex === 0),
  ).toHaveLength(1);
  cell("2026-10-08").focus();
  const keys: [string, string, string][] = [
    ["{ArrowRight}", "2026-10-09", "October 2026"],
    ["{ArrowDown}", "2026-10-16", "October 2026"],
    ["{Home}", "2026-10-12", "October 2026"],
    ["{End}", "2026-10-18", "October 2026"],
    ["{ArrowUp}{ArrowUp}{ArrowUp}", "2026-09-27", "September 2026"],
    ["{PageDown}", "2026-10-27", "October 2026"],
    ["{ArrowDown}", "2026-11-03", "November 2026"],
    ["{PageUp}", "2026-10-03", "October 2026"],
    ["{Shift>}{PageDown}{/Shift}", "2027-10-03", "October 2027"],
    ["{Shift>}{PageUp}{PageUp}{/Shift}", "2025-10-03", "October 2025"],
    ["{Control>}{Home}{/Control}", "2026-10-08", "October 2026"],
  ];
  for (const [press, day, title] of keys) {
    await user.keyboard(press);
    expect(focused()).toBe(day);
    expect(heading()).toBe(title);
    expect(cell(day).getAttribute("aria-selected")).toBe("true");
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    expect(grid().querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  }
});

test("the chosen day's visits are listed with their pages, read out, and Enter leads to them", async () => {
  const { container, user } = await month();
  await user.click(cell("2026-10-12"));
  expect(focused()).toBe("2026-10-12");
  expect(live(container)).toBe("Skills group at 10:30.");
  const panel = within(screen.getByRole("region", { name: "Monday 12 October" }));
  const link = panel.getByRole("link", { name: /Skills group/ });
  const [, , group] = fixture<CalendarVisit[]>("calendar");
  expect(decodeURIComponent(link.getAttribute("href") ?? "")).toBe(
    `#/care/${group?.id}@${group?.occurrence}`,
  );
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(link);
  cell("2026-10-12").focus();
  await user.keyboard("{ArrowRight}");
  // its cell has said that there is no visit
  expect(live(container)).toBe("");
  const none = within(screen.getByRole("region", { name: "Tuesday 13 October" }));
  expect(none.getByText("No visit is noted on this day.")).toBeDefined();
  await user.keyboard(" ");
  expect(document.activeElement).toBe(none.getByRole("link", { name: "Add a visit on this day" }));
  expect(await broken(container)).toEqual([]);
});

test("the buttons turn the month and say where that leads; the list is not lost", async () => {
  const { container, user } = await month();
  await user.click(screen.getByRole("button", { name: "Earlier month" }));
  expect(heading()).toBe("September 2026");
  await settle();
  expect(live(container)).toBe("September 2026. Tuesday 8 September, 1 visit: Psychiatry at 09:20, kept");
  expect(name("2026-09-03")).toBe("Thursday 3 September, 1 visit: Therapy at 15:00, moved");
  expect(screen.getByText("Harbour Lane 12, first floor")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Later month" }));
  await user.click(screen.getByRole("button", { name: "Later month" }));
  expect(heading()).toBe("November 2026");
  await user.click(screen.getByRole("button", { name: "Today" }));
  expect(heading()).toBe("October 2026");
  expect(cell("2026-10-08").getAttribute("aria-selected")).toBe("true");
  expect(screen.getByRole("region", { name: "Care by month" })).toBeDefined();
  expect(screen.getByRole("heading", { name: "Lines of care" })).toBeDefined();
});

test("any month of the calendar's years is one choice away", async () => {
  const { container, user } = await month();
  const other = screen.getByRole("button", { name: "Another month" });
  await user.click(other);
  expect(other.getAttribute("aria-expanded")).toBe("true");
  const months = screen.getByLabelText("Month", { selector: "select" });
  expect(document.activeElement).toBe(months);
  await user.selectOptions(months, "February");
  await user.selectOptions(screen.getByLabelText("Year", { selector: "select" }), "2061");
  expect(heading()).toBe("February 2061");
  expect(name("2061-02-08")).toContain("Tuesday 8 February 2061");
  expect(await broken(container)).toEqual([]);
  await user.selectOptions(screen.getByLabelText("Year", { selector: "select" }), "1900");
  await user.selectOptions(months, "January");
  expect(within(grid()).getAllByRole("gridcell")).toHaveLength(42);
  await user.click(screen.getByRole("button", { name: "Earlier month" }));
  expect(heading()).toBe("January 1900");
});

test("thirty-five years of held keys ask for the first month and the last", async () => {
  const all = fixtures("year");
  const calendar = vi.fn(all.calendar);
  const { user } = await month({ calendar });
  calendar.mockClear();
  let answer: (() => void) | undefined;
  calendar.mockImplementationOnce(
    (from, to) => new Promise((resolve) => (answer = () => void all.calendar(from, to).then(resolve))),
  );
  cell("2026-10-08").focus();
  await user.keyboard("{PageDown>60/}{Shift>}{PageDown>30/}{/Shift}");
  expect(heading()).toBe("October 2061");
  expect(focused()).toBe("2061-10-08");
  expect(within(grid()).getAllByRole("gridcell")).toHaveLength(42);
  expect(calendar).toHaveBeenCalledTimes(1);
  answer?.();
  await settle();
  expect(calendar.mock.calls.slice(1)).toEqual([["2061-09-26", "2061-11-06"]]);
});

test("an answer that was overtaken is dropped; what two months share stays meanwhile", async () => {
  const all = fixtures("year");
  const open: (() => void)[] = [];
  const calendar = vi.fn(all.calendar);
  const { container, user } = await month({ calendar });
  calendar.mockImplementation(
    (from, to) => new Promise((resolve) => open.push(() => void all.calendar(from, to).then(resolve))),
  );
  cell("2026-10-08").focus();
  await user.keyboard("{PageDown}");
  // shared weeks are known, the others say nothing yet, neither a visit nor none
  expect(name("2026-11-03")).toBe("Tuesday 3 November, 1 visit: Psychiatry at 09:20");
  expect(name("2026-11-09")).toBe("Monday 9 November");
  await user.keyboard("{PageDown}{ArrowRight}");
  expect(name("2026-12-09")).toBe("Wednesday 9 December");
  expect(screen.queryByText("No visit is noted on this day.")).toBeNull();
  open[0]?.();
  await settle();
  // November's answer came for December's weeks: it shows nothing
  expect(name("2026-12-07")).toBe("Monday 7 December");
  expect(name("2026-11-30")).toBe("Monday 30 November");
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(live(container)).toBe("");
  open[1]?.();
  await settle();
  await tick();
  expect(name("2026-12-07")).toBe("Monday 7 December, 1 visit: Skills group at 10:30");
  // the day had focus before its visits came: now they are read
  expect(focused()).toBe("2026-12-07");
  expect(live(container)).toBe("Skills group at 10:30.");
  expect(open).toHaveLength(2);
});

test("it is read again when visits, lines or settings change", async () => {
  const all = fixtures("year");
  type Told = (change: { tables: string[] }) => void;
  const told = new Set<Told>();
  const calendar = vi.fn(all.calendar);
  const onDataChanged = (then: Told) => {
    told.add(then);
    return Promise.resolve(() => told.delete(then));
  };
  await month({ calendar, onDataChanged });
  const tell: Told = (change) => told.forEach((it) => it(change));
  calendar.mockResolvedValue([]);
  calendar.mockClear();
  tell({ tables: ["contact"] });
  await settle();
  expect(calendar).not.toHaveBeenCalled();
  for (const [at, table] of ["visit", "care_line", "settings"].entries()) {
    tell({ tables: [table] });
    await settle();
    expect(calendar).toHaveBeenCalledTimes(at + 1);
  }
  expect(name("2026-10-08")).toBe("Thursday 8 October, today, no visit");
});

test("an error is said in words, and the days stay", async () => {
  const failed = { code: "database", message_key: "error-not-found", args: {} };
  const { container } = await month({ calendar: () => Promise.reject(Object.assign(new Error(), failed)) });
  expect(screen.getByRole("alert").textContent).not.toBe("");
  expect(name("2026-10-08")).toBe("Thursday 8 October, today");
  expect(within(grid()).getAllByRole("gridcell")).toHaveLength(42);
  expect(await broken(container)).toEqual([]);
});

test("two visits of a day are drawn, more are counted, all are in its name and its list", async () => {
  const [like] = fixture<CalendarVisit[]>("calendar");
  if (!like) throw new Error("the fixture has visits");
  const of = (hour: string, line: string, outcome: CalendarVisit["outcome"] = null) => ({
    ...like,
    id: hour,
    line: { ...like.line, name: line, professional: null },
    start: `2026-10-06T${hour}:00:00`,
    outcome,
  });
  const four = [of("08", "GP", "cancelled_by_me"), of("10", "Group"), of("12", "Tea"), of("15", "Music")];
  const { user } = await month({ calendar: () => Promise.resolve(four) });
  expect(name("2026-10-06")).toBe(
    "Tuesday 6 October, 4 visits: GP at 08:00, cancelled by you, Group at 10:00, no answer yet, " +
      "Tea at 12:00, no answer yet and Music at 15:00, no answer yet",
  );
  expect(cell("2026-10-06").querySelectorAll(".visit")).toHaveLength(2);
  expect(cell("2026-10-06").textContent).toContain("+2");
  await user.click(cell("2026-10-06"));
  const panel = within(screen.getByRole("region", { name: "Tuesday 6 October" }));
  expect(panel.getAllByRole("listitem").map((it) => plain(it.textContent))).toEqual([
    "08:00 GP cancelled by you",
    "10:00 Group no answer yet",
    "12:00 Tea no answer yet",
    "15:00 Music no answer yet",
  ]);
});

test("a visit is added on the chosen day; what was typed before stays", async () => {
  const visitSave = vi.fn((_visit: Visit, _line: unknown) => Promise.resolve({ step: 7 }));
  const { user } = await month({ visitSave });
  await user.click(cell("2026-10-20"));
  const add = screen.getByRole("link", { name: "Add a visit on this day" });
  expect(decodeURIComponent(add.getAttribute("href") ?? "")).toBe("#/care/new@2026-10-20");
  location.hash = add.getAttribute("href") ?? "";
  await user.type(await screen.findByLabelText("Where"), "Mill Row");
  expect(screen.getByLabelText<HTMLInputElement>("Date").value).toBe("2026-10-20");
  location.hash = "#/care";
  await waitFor(() => expect(screen.queryByLabelText("Date")).toBeNull());
  // the month is where it was left
  expect(cell("2026-10-20").getAttribute("aria-selected")).toBe("true");
  location.hash = "#/care/new@2026-10-21";
  expect((await screen.findByLabelText<HTMLInputElement>("Date")).value).toBe("2026-10-21");
  expect(screen.getByLabelText<HTMLInputElement>("Where").value).toBe("Mill Row");
  await user.click(screen.getByRole("radio", { name: /Psychiatry/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(visitSave.mock.calls[0]?.[0]).toMatchObject({
    start: expect.stringMatching(/^2026-10-21T/) as string,
    place: "Mill Row",
  });
});

test("a visit in another zone says both times", async () => {
  const facts = fixture<CareFacts>("care-year");
  const [next] = facts.upcoming;
  if (!next) throw new Error("the fixture has visits");
  Object.assign(next, { zone: "America/New_York", start_here: "2026-10-08T20:00:00" });
  await month({ care: () => Promise.resolve(facts) });
  const panel = within(screen.getByRole("region", { name: "Thursday 8 October, today" }));
  expect(panel.getByText("America/New York time, 20:00 here")).toBeDefined();
});

test("the choice is remembered while the window is open", async () => {
  await month();
  expect(shown.view).toBe("month");
});
