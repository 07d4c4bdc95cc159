import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type HappenedLine } from "$lib/api/backend.ts";
import { key } from "$lib/entry/words.ts";
import { has } from "$lib/i18n/index.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../../test/fixtures.ts";
import { happened } from "../../../../test/reminders.ts";
import { wordsOf } from "../../../../test/words-of.ts";
import Settings from "../Settings.svelte";
import { reasonText, rows, signOf, stateText, wanted, whichText } from "./happened.ts";

let stop = () => {};
beforeEach(() => {
  history.replaceState(null, "", "#/settings/what-happened");
  stop = router.start();
});
afterEach(() => {
  stop();
  toasts.dismiss();
  setBackend();
});

function show(lines: HappenedLine[], more: Partial<Backend> = {}) {
  const base = fixtures("year");
  const mine: Partial<Backend> = { reminderLog: () => Promise.resolve(lines), ...more };
  setBackend(new Proxy(base, { get: (_, name) => Reflect.get(name in mine ? mine : base, name) as unknown }));
  return render(Settings);
}

const line = (more: Partial<HappenedLine>): HappenedLine => ({
  at: "2026-10-07T15:00:02",
  due: "2026-10-07T15:00:00",
  mark: "4c1e",
  people: false,
  lead: "P1D",
  state: "shown",
  reason: "shown",
  ...more,
});

test("every state, every reason and every answer of the system has its words", () => {
  expect(wordsOf("State")).toHaveLength(10);
  expect(wordsOf("Reason")).toHaveLength(20);
  const ids = [
    ...wordsOf("State").map((it) => `happened-state-${key(it)}`),
    ...wordsOf("Reason").map((it) => `happened-reason-${key(it)}`),
    ...wordsOf("NotShown").flatMap((it) => [`trial-${key(it)}`, `trial-${key(it)}-todo`]),
    ...wordsOf("Snooze").flatMap((it) => [`unseen-in-${key(it)}`, `unseen-said-${key(it)}`]),
    ...wordsOf("Privacy").flatMap((it) => [`says-${it}`, `says-${it}-effect`]),
  ];
  expect(ids.filter((id) => !has(id))).toEqual([]);
});

test("each state with each reason is a line with a sign and no key in it", () => {
  for (const state of wordsOf("State"))
    for (const reason of wordsOf("Reason")) {
      const [row] = rows([line({ state: state as "shown", reason: reason as "shown" })]);
      if (!row) throw new Error("one line is one row");
      expect(`${stateText(row)} ${reasonText(row)}`).not.toMatch(/happened-|undefined/);
      expect(signOf(row)).toMatch(/^(yes|none|unknown|held|could-ask)$/);
    }
});

test("handing over and what came of it are one row, and so are tries that follow each other", () => {
  const all = rows([
    line({ at: "2026-10-07T15:05:20", state: "shown", reason: "shown" }),
    line({ at: "2026-10-07T15:05:20", state: "attempting", reason: "late" }),
    line({ at: "2026-10-07T15:00:17", state: "planned", reason: "not_taken" }),
    line({ at: "2026-10-07T15:00:17", state: "attempting", reason: "due" }),
    // another one, in between
    line({ at: "2026-10-07T15:00:10", mark: "91d2", state: "missed", reason: "too_late" }),
    line({ at: "2026-10-07T15:00:02", state: "planned", reason: "not_taken" }),
    line({ at: "2026-10-07T15:00:02", state: "attempting", reason: "due" }),
    line({ at: "2026-10-01T09:00:00", state: "planned", reason: "planned" }),
  ]);
  expect(all.map((row) => [stateText(row), reasonText(row)])).toEqual([
    ["shown", "It came after its time: computer off, nothing to show it, or quiet hours."],
    ["not shown yet", "Your computer did not take it. It is tried again. Tried 2 times since 15:00."],
    ["not shown", "Its time was over before it could be shown."],
    ["planned", "It lies ahead."],
  ]);
  expect(all.map((row) => whichText(row))).toEqual([
    "1 day before, due 15:00",
    "1 day before",
    "1 day before",
    "1 day before, due Wed 7 Oct, 15:00",
  ]);
});

test("what was being handed over when the app ended stays a line of its own", () => {
  const [row, ...more] = rows([line({ state: "attempting", reason: "due" })]);
  expect(more).toEqual([]);
  expect(row && stateText(row)).toBe("being shown");
});

test("nothing the core says was not shown is left out of that view", () => {
  const all = rows(happened);
  const shown = all.filter((row) => wanted(row, "shown"));
  const not = all.filter((row) => wanted(row, "not"));
  expect(not.map((row) => row.line.state)).toEqual(["missed", "planned", "suppressed", "cancelled"]);
  expect(shown.some((row) => not.includes(row))).toBe(false);
});

test("the list is a table by day, newest first, and names nobody", async () => {
  const user = userEvent.setup();
  const { container } = show(happened);
  await screen.findByText("Since 22 September: 4 shown, 1 not shown and 2 left out or taken back.");
  const table = within(screen.getByRole("table", { name: "What happened" }));
  expect(table.getAllByRole("columnheader").map((it) => it.textContent)).toEqual([
    "When",
    "What happened",
    "Reason",
    "Which",
    "Mark",
  ]);
  expect(table.getAllByRole("rowheader").map((it) => it.textContent.trim())).toEqual([
    "Thursday, 8 October",
    "Wednesday, 7 October",
    "Monday, 5 October",
    "Thursday, 1 October",
    "Wednesday, 30 September",
    "Thursday, 24 September",
    "Tuesday, 22 September",
  ]);
  const cells = (row: HTMLElement) => within(row).queryAllByRole("cell");
  const lines = table.getAllByRole("row").filter((row) => cells(row).length > 0);
  expect(lines.every((row) => cells(row).length === 5)).toBe(true);
  expect(lines[1]?.textContent).toMatch(
    /15:20\s*seen\s*You opened it, or said that you have seen it\.\s*1 day before, due 15:00\s*4c1e/,
  );
  screen.getByText(/A line goes after 90 days\.$/);
  expect(container.querySelectorAll("[aria-current='page']")).toHaveLength(1);
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);

  await user.click(screen.getByRole("radio", { name: "Not shown" }));
  expect(table.getAllByRole("rowheader").map((it) => it.textContent.trim())).toEqual([
    "Monday, 5 October",
    "Wednesday, 30 September",
    "Thursday, 24 September",
    "Tuesday, 22 September",
  ]);
});

test("the list is cleared after a question whose safe answer has focus", async () => {
  const user = userEvent.setup();
  const reminderLogClear = vi.fn(() => Promise.resolve(null));
  let lines = happened;
  show(happened, { reminderLog: () => Promise.resolve(lines), reminderLogClear });
  await user.click(await screen.findByRole("button", { name: "Clear the list" }));
  const dialog = within(screen.getByRole("alertdialog", { name: "Clear the list of what happened?" }));
  expect(document.activeElement).toBe(dialog.getByRole("button", { name: "Keep the list" }));
  await user.click(dialog.getByRole("button", { name: "Keep the list" }));
  expect(reminderLogClear).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Clear the list" }));
  lines = [];
  const again = within(screen.getByRole("alertdialog"));
  await user.click(again.getByRole("button", { name: "Clear the list" }));
  await screen.findByText("The list is empty.");
  expect(reminderLogClear).toHaveBeenCalledTimes(1);
  expect(toasts.current?.text).toBe("The list of what happened is empty now");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
});

test("planned ones alone are no news", async () => {
  show([line({ state: "planned", reason: "planned" })]);
  await screen.findByText("Reminders are planned. None was due yet.");
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Shown" }));
  screen.getByText("No line is of that kind.");
  expect(screen.queryByRole("table")).toBeNull();
});
