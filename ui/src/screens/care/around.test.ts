// What stands around a visit: its reminders, and what was left from the visit before.
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { setBackend, type Care, type CareLine, type Visit, type VisitPage } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import Screen from "./Care.svelte";
import LeadPicker from "./LeadPicker.svelte";
import LineForm from "./LineForm.svelte";

const next = fixture<VisitPage>("visit-next");
let stop: (() => void) | undefined;

function served(more: object = {}) {
  const all = fixtures("year");
  setBackend(
    new Proxy(all, { get: (target, name) => Reflect.get(name in more ? more : target, name) as unknown }),
  );
}
async function at(hash: string, more: object = {}) {
  served(more);
  history.replaceState(null, "", hash);
  stop = router.start();
  const { container } = render(Screen);
  await screen.findByRole("heading", { level: 1 });
  return container;
}

async function broken(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}
const chips = () => screen.queryAllByRole("button", { name: /^Remove / }).map((it) => it.textContent.trim());
const said = (container: Element) => container.querySelector("[aria-live=polite]")?.textContent;

afterEach(() => {
  stop?.();
  stop = undefined;
  setBackend();
});

test("reminders are taken away and added; each is there once, the earliest first", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  const { container } = render(LeadPicker, { leads: ["P1D", "PT2H"], onchange });
  expect(chips()).toEqual(["1 day", "2 hours"]);
  const select = screen.getByRole<HTMLSelectElement>("combobox", { name: "Add a reminder" });
  // what is there is not offered again
  expect([...select.options].map((it) => it.text)).not.toContain("1 day before");
  await user.selectOptions(select, "7 days before");
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(chips()).toEqual(["7 days", "1 day", "2 hours"]);
  expect(said(container)).toBe("7 days, 1 day and 2 hours before");
  await user.click(screen.getByRole("button", { name: "Remove 1 day before" }));
  expect(chips()).toEqual(["7 days", "2 hours"]);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove 2 hours before");
  expect(onchange).toHaveBeenCalledTimes(2);
  expect(await broken(container)).toEqual([]);
});

test("any other time before can be typed; Enter adds it, and what is none is said", async () => {
  const user = userEvent.setup();
  const { container } = render(LeadPicker, { leads: ["P1D"] });
  await user.selectOptions(screen.getByLabelText("Add a reminder"), "Another time before");
  const count = screen.getByLabelText("How long before");
  await user.type(count, "0{Enter}");
  expect(screen.getByText("A whole number from 1 to 9,999 is needed here.")).toBeDefined();
  expect(await broken(container)).toEqual([]);
  await user.clear(count);
  await user.type(count, "36{Enter}");
  expect(chips()).toEqual(["36 hours", "1 day"]);
  await user.selectOptions(screen.getByLabelText("Minutes, hours or days"), "minutes");
  await user.type(count, "2160{Enter}");
  expect(screen.getByText("This one is in the list already.")).toBeDefined();
});

test("no reminder is fine, and focus is not lost on the way", async () => {
  const user = userEvent.setup();
  const { container } = render(LeadPicker, { leads: ["PT2H"] });
  await user.click(screen.getByRole("button", { name: "Remove 2 hours before" }));
  expect(screen.getByText("Nothing reminds you of this visit. That is fine too.")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText("Add a reminder"));
  expect(await broken(container)).toEqual([]);
});

test("a line keeps the reminders of its visits", async () => {
  const user = userEvent.setup();
  const careLineSave = vi.fn((_line: CareLine, _reminders: string[]) => Promise.resolve({ step: 7 }));
  served({ careLineSave });
  const [row] = fixture<Care>("care-year").lines;
  if (!row) throw new Error("the fixture has a line");
  const { container } = render(LineForm, {
    line: row.line,
    reminders: row.reminders,
    onclose: () => undefined,
  });
  const summary = screen.getByText("Reminders: 7 days, 1 day and 2 hours before");
  await user.click(summary);
  await user.click(screen.getByRole("button", { name: "Remove 7 days before" }));
  expect(await broken(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(careLineSave).toHaveBeenCalledWith({ ...row.line }, ["P1D", "PT2H"]);
});

test("the reminders of a visit are opened from its page and kept with it", async () => {
  const user = userEvent.setup();
  const visitSave = vi.fn((_visit: Visit, _line: CareLine | null) => Promise.resolve({ step: 7 }));
  await at(`#/care/${next.card.id}`, { visitSave });
  const there = next.visit.reminders;
  await user.click(await screen.findByRole("button", { name: "Change reminders" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Change the visit" }));
  await user.click((await sheet.findAllByRole("button", { name: /^Remove / }))[0] as HTMLElement);
  await user.click(sheet.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(visitSave).toHaveBeenCalledTimes(1));
  expect(visitSave.mock.calls[0]?.[0].reminders).toEqual(there.slice(1));
});

test("what was left from last time is put on the list, one line or all", async () => {
  const user = userEvent.setup();
  let page: VisitPage = { ...next, left_over: ["The letter", "The new tablets", "Sleep"] };
  const visitSave = vi.fn((visit: Visit, _line: CareLine | null) => {
    const texts = visit.bring_up.map((it) => it.text);
    page = { ...page, visit, left_over: page.left_over.filter((it) => !texts.includes(it)) };
    return Promise.resolve({ step: 7 });
  });
  const container = await at(`#/care/${next.card.id}`, { visit: () => Promise.resolve(page), visitSave });
  await screen.findByRole("heading", { name: "From last time" });
  expect(await broken(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Add “The letter”" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Add “The letter”" })).toBeNull());
  expect(page.visit.bring_up.at(-1)).toEqual({ text: "The letter", done: false });
  expect(document.activeElement?.getAttribute("aria-label")).toContain("The new tablets");
  await user.click(screen.getByRole("button", { name: "Add all" }));
  await vi.waitFor(() => expect(screen.queryByText("From last time")).toBeNull());
  expect(page.visit.bring_up.slice(-2).map((it) => it.text)).toEqual(["The new tablets", "Sleep"]);
  expect(page.visit.bring_up.slice(0, next.visit.bring_up.length)).toEqual(next.visit.bring_up);
  // the button is gone: on to the field that adds a line
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Add a line" })),
  );
});
