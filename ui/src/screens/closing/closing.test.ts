import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import { closing } from "$lib/shell.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import { refused } from "../../../test/locked.ts";
import App from "../../App.svelte";
import { begun } from "$lib/drafts.svelte.ts";

const closeAnswer = vi.fn<Backend["closeAnswer"]>(() => Promise.resolve(null));
let ask = () => {};
let refuses = false;
let goTo: (place: string) => void = () => {};

beforeEach(() => {
  closeAnswer.mockClear();
  const base = fixtures("year");
  const mine: Partial<Backend> = {
    closeAnswer: (stays) => closeAnswer(stays),
    draftPut: (name, draft) => (refuses ? Promise.reject(refused("disk-full")) : base.draftPut(name, draft)),
    onCloseAsked: (then) => {
      ask = then;
      return Promise.resolve(() => undefined);
    },
    onGoTo: (then) => {
      goTo = then;
      return Promise.resolve(() => undefined);
    },
  };
  setBackend(new Proxy(base, { get: (_, name) => Reflect.get(name in mine ? mine : base, name) as unknown }));
});
afterEach(() => {
  closing.leave();
  quickLog.close();
  toasts.dismiss();
  setBackend();
});

async function open(address: string) {
  history.replaceState(null, "", address);
  const shown = render(App);
  await screen.findByRole("heading", { level: 1 });
  return shown;
}
const name = "Keep running for reminders?";
const question = () => screen.findByRole("dialog", { name });

test("the first close asks, in words that say what each answer costs", async () => {
  const { container } = await open("#/today");
  ask();
  const dialog = await question();
  expect(dialog.textContent).toMatch(/no reminder comes until it is started again/);
  expect(dialog.textContent).toMatch(/You can change this under Settings, Reminders\./);
  expect(dialog.textContent).toMatch(/Pressing close a second time ends Evenkeel\./);
  expect(dialog.textContent).not.toMatch(/not saved yet/);
  expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Stay for reminders" }));
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
});

test.each([
  ["Stay for reminders", true],
  ["Close completely", false],
])("%s is told to the shell, once", async (label, stays) => {
  const user = userEvent.setup();
  await open("#/today");
  ask();
  const dialog = within(await question());
  closeAnswer.mockImplementationOnce(() => new Promise(() => undefined));
  const button = dialog.getByRole("button", { name: label });
  await user.click(button);
  await user.click(button);
  expect(closeAnswer.mock.calls).toEqual([[stays]]);
  expect(button.getAttribute("aria-busy")).toBe("true");
});

test("Not now and Esc answer nothing and leave the window as it is", async () => {
  const user = userEvent.setup();
  await open("#/today");
  ask();
  await user.click(within(await question()).getByRole("button", { name: "Not now" }));
  expect(screen.queryByRole("dialog", { name })).toBeNull();
  ask();
  const dialog = await question();
  dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("dialog", { name })).toBeNull());
  expect(closeAnswer).not.toHaveBeenCalled();
});

test("an answer that could not be kept is said, and the question stays", async () => {
  const user = userEvent.setup();
  await open("#/today");
  closeAnswer.mockImplementationOnce(() =>
    Promise.reject(
      Object.assign(new Error(), { code: "disk-full", message_key: "error-disk-full", args: {} }),
    ),
  );
  ask();
  const dialog = within(await question());
  await user.click(dialog.getByRole("button", { name: "Stay for reminders" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("The disk is full.");
  expect(dialog.getByRole("button", { name: "Stay for reminders" }).getAttribute("aria-busy")).toBeNull();
});

test("over an open sheet it comes on top, says what would go, and gives the sheet back as it was", async () => {
  const user = userEvent.setup();
  await open("#/today");
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  const chosen = within(sheet).getAllByRole("button", { pressed: true }).length;
  const before = document.activeElement;
  ask();
  const dialog = await question();
  expect(sheet.compareDocumentPosition(dialog) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(dialog.textContent).toContain("It is kept for next time.");
  await user.click(within(dialog).getByRole("button", { name: "Not now" }));
  expect(screen.getByRole("dialog", { name: "Note a contact" })).toBe(sheet);
  expect(within(sheet).getAllByRole("button", { pressed: true })).toHaveLength(chosen);
  expect(document.activeElement).toBe(before);
});

test("what could not be written is not said to be kept, also when that turns out while the question is there", async () => {
  const user = userEvent.setup();
  await open("#/today");
  refuses = true;
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  ask();
  const dialog = await question();
  // asking writes at once what is not written yet
  await waitFor(() => expect(dialog.textContent).toContain("It goes with the window"));
  expect(dialog.textContent).not.toContain("It is kept for next time.");
  refuses = false;
  await waitFor(() => expect(dialog.textContent).toContain("It is kept for next time."), { timeout: 6000 });
});

test("a note that was left half done counts as begun, too", async () => {
  const user = userEvent.setup();
  await open("#/today");
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  sheet.dispatchEvent(new Event("cancel", { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  ask();
  expect((await question()).textContent).toContain("It is kept for next time.");
});

test("the shell sends the window to a visit's date, and to a section of the settings", async () => {
  await open("#/today");
  goTo("care/01a12d68@2026-10-12T10:30:00");
  await waitFor(() => expect(router.route).toEqual({ place: "care", id: "01a12d68@2026-10-12T10:30:00" }));
  goTo("settings/reminders");
  await screen.findByRole("heading", { level: 2, name: "Reminders" });
  goTo("nowhere");
  await waitFor(() => expect(router.route).toEqual({ place: "today", id: null }));
});

test("a sheet that is open goes, with what was begun kept, also where the window is there already", async () => {
  const user = userEvent.setup();
  await open("#/settings/reminders");
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  goTo("settings/reminders");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(begun.size).toBe(1);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Settings" })),
  );
});

test("today/note opens the quick log: sent there, with what was begun in it, and from the start", async () => {
  const user = userEvent.setup();
  const { unmount } = await open("#/people");
  goTo("today/note");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  expect([location.hash, router.route]).toEqual(["#/today", { place: "today", id: null }]);
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  // again, while it is open: it is there anew, and nothing of it is lost
  goTo("today/note");
  await waitFor(() => expect(begun.size).toBe(1));
  await waitFor(() => {
    const again = within(screen.getByRole("dialog", { name: "Note a contact" }));
    expect(again.getAllByRole("button", { pressed: true }).length).toBeGreaterThan(0);
  });
  quickLog.close();
  unmount();

  await open("#/today/note");
  await screen.findByRole("dialog", { name: "Note a contact" });
  expect(location.hash).toBe("#/today");
});

test("a window made for a reminder begins at its visit", async () => {
  await open("#/care/01a12d68@2026-10-12T10:30:00");
  expect(router.route).toEqual({ place: "care", id: "01a12d68@2026-10-12T10:30:00" });
});
