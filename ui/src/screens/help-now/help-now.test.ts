import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type HelpCard, type HelpForm, type HelpPage } from "$lib/api/backend.ts";
import { forgetAll } from "$lib/drafts.svelte.ts";
import { lockPage } from "$lib/lock.svelte.ts";
import { window } from "$lib/start.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { closed, damaged, NO_CARD, protection, replacing } from "../../../test/locked.ts";
import App from "../../App.svelte";

let user = userEvent.setup();
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const heading = (name: string) => screen.findByRole("heading", { level: 2, name });

async function open(it: Backend, at = "#/help-now") {
  setBackend(it);
  history.replaceState(null, "", at);
  const shown = render(App);
  await screen.findByRole("heading", { level: 1 });
  return shown;
}
async function clean(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
}
const form = async () => {
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(within(dialog).getByRole("button", { name: "Add words" })).toBeTruthy());
  return dialog;
};

beforeEach(() => {
  user = userEvent.setup();
});
afterEach(async () => {
  lockPage.help = false;
  toasts.dismiss();
  forgetAll();
  setBackend(fixtures("empty"));
  await window.retry();
  setBackend();
  vi.restoreAllMocks();
});

test("the page has the person's own words, people and lines, and copies what it shows", async () => {
  const { container } = await open(fixtures("year"));
  const { help } = fixture<HelpPage>("help-now-year");
  const reach = (await heading("Someone to reach")).closest("section");
  const rows = within(reach ?? container).getAllByRole("listitem");
  expect(rows).toHaveLength(help.reach.length);
  const [first] = help.reach;
  const number = first?.ways[0]?.value ?? "";
  expect(rows[0]?.textContent).toContain(number);
  await user.click(
    within(reach ?? container).getAllByRole("button", { name: new RegExp(number) })[0] ?? container,
  );
  expect(await navigator.clipboard.readText()).toBe(number);
  await waitFor(() => expect(within(rows[0] ?? container).getByRole("status").textContent).toBe("Copied"));
  await user.click(screen.getAllByRole("button", { name: /^Copy the words/ })[0] ?? container);
  expect(await navigator.clipboard.readText()).toBe(help.words[0]?.text);
  // only what was copied last says so
  expect(within(rows[0] ?? container).getByRole("status").textContent).toBe("");
  for (const name of ["Lines to call", "What has helped", "Somewhere to be"]) await heading(name);
  expect(screen.queryByRole("link", { name: /call/i })).toBeNull();
  await clean(container);
});

test("the page can be printed, and the window put out of sight", async () => {
  const hide = vi.fn(() => Promise.resolve(null));
  const print = vi.spyOn(globalThis, "print").mockImplementation(() => undefined);
  await open(replacing(fixtures("year"), { windowHide: hide }));
  await heading("Someone to reach");
  await user.click(button("Print it"));
  expect(print).toHaveBeenCalledOnce();
  await user.click(button("Hide the window"));
  await waitFor(() => expect(hide).toHaveBeenCalledOnce());
});

test("an empty page has one way on, and what is written in the form is kept", async () => {
  const kept: HelpForm[] = [];
  const helpSave = (it: HelpForm) => {
    kept.push(it);
    return Promise.resolve({ step: 7 });
  };
  const people = fixture<{ people: { id: string; name: string }[] }>("help-form-year").people;
  const helpForm = () =>
    Promise.resolve({
      ...fixture<Awaited<ReturnType<Backend["helpForm"]>>>("help-form-empty"),
      people: people as never,
    });
  const { container } = await open(replacing(fixtures("empty"), { helpSave, helpForm }));
  await screen.findByText("Nothing is written here yet.");
  expect(screen.queryByRole("button", { name: "Print it" })).toBeNull();
  await clean(container);
  await user.click(button("Write this page"));
  const dialog = await form();
  const add = (name: string) => user.click(within(dialog).getByRole("button", { name }));
  const field = (name: string, at = 0) => within(dialog).getAllByLabelText(name)[at] ?? dialog;
  await add("Add someone");
  expect(document.activeElement).toBe(field("Who"));
  await user.keyboard("Maya");
  await user.type(field("When, or what for"), "day or night");
  await add("Add someone");
  await user.keyboard("The night desk");
  await add("Add a line");
  await user.keyboard("A line of our town");
  await user.type(field("Number"), "01632 960983");
  await add("Add what has helped");
  await user.keyboard("The rain recording");
  await add("Add words");
  await user.keyboard("Nobody known");
  await user.type(field("The words"), "Can you stay a bit?");
  await clean(container);
  await user.click(within(dialog).getByRole("button", { name: "Keep" }));
  // words for somebody who is nobody would never find them
  await within(dialog).findByText(/Nobody of your people has this name/);
  expect(kept).toEqual([]);
  expect(document.activeElement).toBe(field("For whom"));
  await user.clear(field("For whom"));
  await user.type(field("For whom"), "Jonas");
  await user.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(kept).toHaveLength(1));
  const id = (name: string) => people.find((it) => it.name === name)?.id;
  expect(kept[0]).toEqual({
    reach: [
      { person: id("Maya"), text: "day or night" },
      { person: null, text: "The night desk" },
    ],
    lines: [
      { name: "A line of our town", number: "01632 960983", hours: null, region: null, checked_on: null },
    ],
    helped: ["The rain recording"],
    words: [{ person: id("Jonas"), text: "Can you stay a bit?" }],
    places: [],
    more: [],
  });
  await screen.findByText("Kept what Help now says");
});

test("the form shows what is kept, keeps it word for word, and what is begun stays", async () => {
  const saved = vi.fn((_: HelpForm) => Promise.resolve({ step: 7 }));
  await open(replacing(fixtures("year"), { helpSave: saved }));
  await heading("What has helped");
  await user.click(button("Edit this page"));
  let dialog = await form();
  const items = () => within(dialog).getAllByLabelText<HTMLInputElement>(/^What has helped, /);
  const before = items().map((it) => it.value);
  await user.click(within(dialog).getByRole("button", { name: `Down: \u2068${before[0]}\u2069` }));
  expect(items().map((it) => it.value)).toEqual([before[1], before[0], ...before.slice(2)]);
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  await user.click(button("Edit this page"));
  dialog = await form();
  await within(dialog).findByText("Kept from before.");
  expect(items()[0]?.value).toBe(before[1]);
  await user.click(within(dialog).getByRole("button", { name: "Start over" }));
  expect(items().map((it) => it.value)).toEqual(before);
  await user.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(saved.mock.calls[0]?.[0]).toEqual(fixture<{ form: HelpForm }>("help-form-year").form);
});

test("what can be read while the notes are closed is chosen, with a plain word of what that means", async () => {
  const chosen: HelpCard[] = [];
  const helpCardSave = (it: HelpCard) => {
    chosen.push(it);
    return Promise.resolve({ step: 7 });
  };
  await open(replacing(protection(fixtures("year"), true), { helpCardSave }));
  await heading("Someone to reach");
  await user.click(button("On the lock page"));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText(/Whoever can use this computer under your name can read it/);
  const switches = within(dialog).getAllByRole("switch");
  expect(switches.map((it) => it.getAttribute("aria-checked"))).toEqual(Array(6).fill("false"));
  await clean(dialog);
  await user.click(within(dialog).getByRole("switch", { name: "Lines to call" }));
  await user.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(chosen).toEqual([{ ...NO_CARD, lines: true }]));
  await screen.findByText("Kept what can be read while your notes are closed");
});

test("without a passphrase nothing is closed, and the question is not there", async () => {
  await open(fixtures("year"));
  await heading("Someone to reach");
  expect(screen.queryByRole("button", { name: "On the lock page" })).toBeNull();
});

test("Settings have the same choice", async () => {
  await open(protection(fixtures("year"), true), "#/settings/privacy");
  await screen.findByText("Nothing of it can be read then.");
  await user.click(button("Choose"));
  await screen.findByRole("dialog", { name: "Help now while your notes are closed" });
});

test("while the notes are closed, what was chosen is there, and nothing can be changed", async () => {
  const { container } = await open(closed(fixtures("year"), "closed", true));
  await user.click(button("Help now"));
  await heading("Someone to reach");
  await screen.findByText("This is what you chose to have here while your notes are closed.");
  for (const name of ["Edit this page", "On the lock page"])
    expect(screen.queryByRole("button", { name })).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
  await clean(container);
});

test("closed notes without a card say where the words are", async () => {
  await open(closed(fixtures("year"), "closed"));
  await user.click(button("Help now"));
  await screen.findByText("What you wrote for this page is closed with your notes.");
});

test("notes that cannot be read say so, too", async () => {
  await open(damaged(fixtures("year")));
  await user.click(button("Help now"));
  await screen.findByText(/and they cannot be read now/);
});

test("notes that can only be read are shown, and not changed", async () => {
  const base = fixtures("year");
  const start = async () => ({
    ...(await base.start()),
    read_only: { code: "newer-database", message_key: "error-newer-database", args: {} } as never,
  });
  await open(replacing(base, { start }));
  await heading("Someone to reach");
  expect(screen.queryByRole("button", { name: "Edit this page" })).toBeNull();
});
