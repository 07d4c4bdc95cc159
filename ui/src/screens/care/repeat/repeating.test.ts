// A visit that repeats, in its form and on its page, and for which dates a change is meant.
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { fixture, fixtures } from "../../../../test/fixtures.ts";
import {
  setBackend,
  type LocalTime,
  type Rule,
  type Scope,
  type Visit,
  type VisitForm,
  type VisitPage,
  type Zone,
} from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { visitHref } from "$lib/visits.ts";
import Screen from "../Care.svelte";

const group = fixture<VisitPage>("visit-group");
const form = fixture<VisitForm>("visit-form-group");
const next = fixture<VisitPage>("visit-next");
const date = visitHref(group.card);
let stop: () => void;

const saves = () =>
  vi.fn((_visit: Visit, _line: unknown, _scope: Scope) => Promise.resolve({ step: 7 as number | null }));
const deletes = () =>
  vi.fn((_id: string, _at: LocalTime | null, _scope: Scope) => Promise.resolve({ step: 7 }));

async function at(hash: string, more: object = {}) {
  const all = fixtures("year");
  setBackend(
    new Proxy(all, { get: (target, name) => Reflect.get(name in more ? more : target, name) as unknown }),
  );
  history.replaceState(null, "", hash);
  stop = router.start();
  const { container } = render(Screen);
  await screen.findByRole("heading", { level: 1 });
  return { container, user: userEvent.setup() };
}

async function broken(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

type Hands = ReturnType<typeof userEvent.setup>;

async function edit(user: Hands) {
  await user.click(await screen.findByRole("button", { name: "More for this visit" }));
  await user.click(await screen.findByRole("menuitem", { name: "Change this visit", hidden: true }));
  return within(await screen.findByRole("dialog", { name: "Change the visit" }));
}
const again = () => screen.findByRole<HTMLSelectElement>("combobox", { name: "Does it come again?" });
const press = (user: Hands, name: string) => user.click(screen.getByRole("button", { name }));
const asked = () => screen.findByRole("dialog", { name: "For which dates?" });
/** Each answer offered, with what it comes to. */
const answers = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole("radio")
    .map((it) => it.closest("label")?.textContent.replace(/\s+/g, " ").trim());

const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

afterEach(() => {
  stop();
  setBackend();
});

test("a new visit can come again: said in words, with its next dates, and kept as a rule", async () => {
  const visitSave = saves();
  const { container, user } = await at("#/care/new", { visitSave });
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  expect(screen.getByLabelText("Date")).toBeDefined();
  expect(screen.queryByLabelText("It ends")).toBeNull();
  await user.selectOptions(await again(), "Every second week");
  expect(screen.getByLabelText("First date")).toBeDefined();
  expect(screen.getByText("Every second Friday")).toBeDefined();
  await screen.findByText("The next five dates");
  expect(screen.getByText("23 Oct")).toBeDefined();
  await user.selectOptions(screen.getByLabelText("It ends"), "after a number of times");
  const times = screen.getByLabelText<HTMLInputElement>("How many times");
  expect(times.value).toBe("10");
  await user.clear(times);
  await user.type(times, "3");
  expect(screen.getByText("Every second Friday, 3 times")).toBeDefined();
  await screen.findByText("The 3 dates there are");
  expect(await broken(container)).toEqual([]);
  await press(user, "Save");
  await closed();
  expect(visitSave).toHaveBeenCalledTimes(1);
  const [visit, , scope] = visitSave.mock.calls[0] ?? [];
  expect(visit?.start).toBe("2026-10-09T11:00:00");
  expect(visit?.series).toEqual({ rrule: "FREQ=WEEKLY;INTERVAL=2;COUNT=3", exdates: [], rdates: [] });
  expect(scope).toBe("one");
  expect(container.textContent).not.toContain("FREQ");
  // the arrival comes later than the address
  await waitFor(() => expect(router.route).toEqual({ place: "care", id: null }));
});

test("“Other” says everything else: more weekdays, and days of a month", async () => {
  const { container, user } = await at("#/care/new");
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  await user.selectOptions(await again(), "Other …");
  const days = within(screen.getByRole("group", { name: "On these days" }));
  expect(days.getByRole("button", { name: "Friday" }).getAttribute("aria-pressed")).toBe("true");
  await user.click(days.getByRole("button", { name: "Tuesday" }));
  expect(screen.getByText("Every Tuesday and Friday")).toBeDefined();
  await user.click(days.getByRole("button", { name: "Friday" }));
  // the first visit is not on the day that is in the form
  await screen.findByText(/, is not one of these dates: the first visit is on .*13 October\.$/);
  await user.selectOptions(screen.getByLabelText("Days, weeks, months or years"), "month");
  await user.selectOptions(screen.getByLabelText("On which day"), "on the second Friday");
  expect(screen.getByText("Every month on the second Friday")).toBeDefined();
  expect(await broken(container)).toEqual([]);
});

test("a number that is none is said at its field, and nothing is kept", async () => {
  const visitSave = saves();
  const { user } = await at("#/care/new", { visitSave });
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  await user.selectOptions(await again(), "Other …");
  const every = screen.getByLabelText("Every");
  await user.clear(every);
  await user.type(every, "some");
  await press(user, "Save");
  expect(screen.getByText("A whole number is needed here, such as 2.")).toBeDefined();
  expect(every.getAttribute("aria-invalid")).toBe("true");
  expect(visitSave).not.toHaveBeenCalled();
});

test("a rule that gives nothing is said in words and not kept", async () => {
  const visitSave = saves();
  const { container, user } = await at("#/care/new", { visitSave });
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  await user.selectOptions(await again(), "Every week");
  await user.selectOptions(screen.getByLabelText("It ends"), "on a date");
  const until = screen.getByLabelText<HTMLInputElement>("Last day");
  expect(until.value).toBe("2027-01-01");
  await user.clear(until);
  await user.type(until, "2026-01-01");
  const what = "The last day lies before the first date. Choose a later last day, or no end.";
  await screen.findByText(what);
  expect(await broken(container)).toEqual([]);
  await press(user, "Save");
  await waitFor(() => expect(screen.getAllByText(what)).toHaveLength(2));
  expect(visitSave).not.toHaveBeenCalled();
  expect(until.value).toBe("2026-01-01");
});

test("one date of a series names its rule and the other dates; the page passes axe", async () => {
  const { container } = await at(date);
  await screen.findByText("Every second Monday, 8 times.");
  const dates = screen.getByRole("heading", { name: "Next dates" }).closest("section");
  const links = within(dates as HTMLElement).getAllByRole("link");
  expect(links.map((it) => it.textContent)).toEqual(["Mon 12 Oct", "Mon 9 Nov", "Mon 23 Nov", "Mon 7 Dec"]);
  expect(links[1]?.getAttribute("href")).toBe(
    visitHref({ id: group.card.id, occurrence: "2026-11-09T10:30:00" }),
  );
  expect(dates?.querySelector("[aria-current=page]")?.textContent).toBe("Mon 26 Oct");
  expect(await broken(container)).toEqual([]);
});

test("a date that moves: what each answer comes to, and only this date unless it is said otherwise", async () => {
  const visitSave = saves();
  const { container, user } = await at(date, { visitSave });
  const sheet = await edit(user);
  const day = sheet.getByLabelText("Date");
  await user.clear(day);
  await user.type(day, "2026-10-27");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  const dialog = await asked();
  expect(answers(dialog)).toEqual([
    "This date only Mon 26 Oct moves to Tue 27 Oct, 10:30. The other dates stay as they are.",
    "This one and those after it Every second Tuesday at 10:30, beginning with Tue 27 Oct. What came before stays.",
    "All dates Every second Tuesday at 10:30. Dates with notes of their own keep their day and time.",
  ]);
  expect(dialog.textContent).toContain("moves from Mon 26 Oct, 10:30 to Tue 27 Oct, 10:30.");
  expect(await broken(container)).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave).toHaveBeenCalledTimes(1);
  const [visit, , scope] = visitSave.mock.calls[0] ?? [];
  expect(scope).toBe("one");
  expect(visit).toMatchObject({ start: "2026-10-27T10:30:00", of: group.visit.of });
  expect(visit?.series).toEqual(form.visit.series);
});

test("going back keeps what was typed; the answer chosen next is the one that is kept", async () => {
  const visitSave = saves();
  const { user } = await at(date, { visitSave });
  const sheet = await edit(user);
  const where = sheet.getByLabelText<HTMLInputElement>("Where");
  await user.clear(where);
  await user.type(where, "Old Mill, room 5");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  await user.click(within(await asked()).getByRole("button", { name: "Go back" }));
  expect(screen.queryByRole("dialog", { name: "For which dates?" })).toBeNull();
  expect(where.value).toBe("Old Mill, room 5");
  expect(visitSave).not.toHaveBeenCalled();
  await user.click(sheet.getByRole("button", { name: "Save" }));
  const dialog = await asked();
  await user.click(within(dialog).getByRole("radio", { name: /^This one and those after it/ }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave).toHaveBeenCalledTimes(1);
  expect(visitSave.mock.calls[0]?.[0]).toMatchObject({
    place: "Old Mill, room 5",
    series: form.visit.series,
  });
  expect(visitSave.mock.calls[0]?.[2]).toBe("following");
});

test("dates that moved are found under their new name, without a step to go back to", async () => {
  const to = "2026-10-27T10:30:00";
  const split = { id: next.card.id, occurrence: to, line: group.card.line, start: to, outcome: null };
  const calendar = vi.fn((_from: string, _to: string) => Promise.resolve([split]));
  const visitSave = saves();
  const { user } = await at(date, { visitSave, calendar });
  const steps = history.length;
  const sheet = await edit(user);
  const day = sheet.getByLabelText("Date");
  await user.clear(day);
  await user.type(day, "2026-10-27");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  const dialog = await asked();
  await user.click(within(dialog).getByRole("radio", { name: /^This one and those after it/ }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave.mock.calls[0]?.[0].series?.rrule).toBe("FREQ=WEEKLY;INTERVAL=2;COUNT=8");
  expect(calendar).toHaveBeenCalledWith("2026-10-27", "2026-10-27");
  expect(router.route).toEqual({ place: "care", id: `${next.card.id}@${to}` });
  expect(location.hash).toBe(visitHref(split));
  expect(history.length).toBe(steps);
});

test("nothing changed asks nothing", async () => {
  const visitSave = saves();
  const { user } = await at(date, { visitSave });
  const sheet = await edit(user);
  await user.click(sheet.getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave).not.toHaveBeenCalled();
});

test("another rule, or none, is never meant for one date only", async () => {
  const visitSave = saves();
  const { user } = await at(date, { visitSave });
  const sheet = await edit(user);
  await user.selectOptions(await again(), "Does not repeat");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  let dialog = await asked();
  expect(answers(dialog)).toEqual([
    "This one and those after it This visit stays, and those after it go. What came before stays.",
    "All dates This visit stays, and so do visits with an answer. All others go.",
  ]);
  await user.click(within(dialog).getByRole("button", { name: "Go back" }));
  await user.selectOptions(await again(), "Every week");
  await user.selectOptions(screen.getByLabelText("It ends"), "never");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  dialog = await asked();
  expect(answers(dialog)).toEqual([
    "This one and those after it Every Monday, beginning with Mon 26 Oct. What came before stays.",
    "All dates Every Monday. Dates with notes of their own keep their day and time.",
  ]);
  await user.click(within(dialog).getByRole("radio", { name: /^All dates/ }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave).toHaveBeenCalledTimes(1);
  expect(visitSave.mock.calls[0]?.[0].series?.rrule).toBe("FREQ=WEEKLY;BYDAY=MO");
  expect(visitSave.mock.calls[0]?.[2]).toBe("all");
});

test("a rule that the choices cannot say stays as it is, and is shown by its dates", async () => {
  const rrule = "FREQ=YEARLY;BYMONTH=1,4;BYDAY=-1MO";
  const next = ["2026-10-26T10:30:00", "2027-01-25T10:30:00"];
  const own = { rrule, pattern: null, problem: null, next };
  const series = { rrule, exdates: [], rdates: [] };
  const visitSave = saves();
  const repeatPreview = vi.fn((_start: LocalTime, _zone: Zone, rule: Rule) =>
    Promise.resolve({ ...own, rrule: rule.text ?? "" }),
  );
  const { container, user } = await at(date, {
    visit: () => Promise.resolve({ ...group, repeat: own }),
    visitForm: () => Promise.resolve({ ...form, visit: { ...form.visit, series }, repeat: own }),
    visitSave,
    repeatPreview,
  });
  await screen.findByText("It repeats by a rule of its own.");
  const sheet = await edit(user);
  const select = await again();
  expect(select.selectedOptions[0]?.textContent).toBe("A rule of its own");
  expect(sheet.getByText(/^It was written elsewhere/)).toBeDefined();
  expect(sheet.getByText("The 2 dates there are")).toBeDefined();
  expect(await broken(container)).toEqual([]);
  await user.type(sheet.getByLabelText("Where"), "!");
  await user.click(sheet.getByRole("button", { name: "Save" }));
  await user.click(within(await asked()).getByRole("button", { name: "Save" }));
  await closed();
  expect(visitSave).toHaveBeenCalledTimes(1);
  expect(visitSave.mock.calls[0]?.[0].series).toEqual(series);
  expect(repeatPreview).not.toHaveBeenCalled();
});

test("deleting a date asks for which dates, and says what is not lost", async () => {
  const visitDelete = deletes();
  const { container, user } = await at(date, { visitDelete });
  await user.click(await screen.findByRole("button", { name: "More for this visit" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete this visit", hidden: true }));
  const dialog = await asked();
  expect(answers(dialog)).toEqual([
    "This date only Only Mon 26 Oct goes. The other dates stay.",
    "This one and those after it Mon 26 Oct and those after it go. What came before stays.",
    "All dates The whole series goes. Visits with an answer stay, as visits of their own.",
  ]);
  expect(within(dialog).getByText(/^Nothing you noted about earlier visits/)).toBeDefined();
  expect(await broken(container)).toEqual([]);
  expect(visitDelete).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole("radio", { name: /^This one and those after it/ }));
  await user.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect(visitDelete).toHaveBeenCalledWith(group.card.id, group.card.occurrence, "following");
  await waitFor(() => expect(router.route).toEqual({ place: "care", id: null }));
});
