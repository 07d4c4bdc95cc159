import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { backend, setBackend, type Backend, type LockSoon } from "$lib/api/backend.ts";
import { forgetAll } from "$lib/drafts.svelte.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { idle, lockPage } from "$lib/lock.svelte.ts";
import { window } from "$lib/start.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import { closed, damaged, PASSPHRASE, RECOVERY, refused, replacing } from "../../../test/locked.ts";
import App from "../../App.svelte";

const user = userEvent.setup();
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));

async function open(it: Backend, at = "#/settings/about") {
  setBackend(it);
  history.replaceState(null, "", at);
  return render(App);
}
async function clean(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
}
const field = () => screen.findByLabelText<HTMLInputElement>("Passphrase");

afterEach(async () => {
  idle.end();
  lockPage.help = lockPage.asking = false;
  forgetAll();
  setBackend(fixtures("empty"));
  await window.retry();
  setBackend();
});

test("the lock page says nothing of the notes, and goes on where one was", async () => {
  const { container } = await open(closed(fixtures("year"), "closed"));
  const input = await field();
  await waitFor(() => expect(document.activeElement).toBe(input));
  expect([input.type, input.autocomplete]).toEqual(["password", "current-password"]);
  expect(container.textContent?.replace(/\s+/g, " ").trim()).toBe(
    "Locked Passphrase Open Your notes are closed. Reminders still come, without names. Help now",
  );
  await clean(container);
  await user.click(input);
  await user.paste(PASSPHRASE);
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { level: 2, name: "About" });
  expect(location.hash).toBe("#/settings/about");
  expect(screen.getAllByRole("button", { name: "Lock now" })).not.toHaveLength(0);
});

test("a passphrase that is not right is kept, and can be looked at", async () => {
  const { container } = await open(closed(fixtures("year"), "closed"));
  await user.type(await field(), "four quite words here{Enter}");
  await screen.findByText("That is not the right passphrase.");
  const input = await field();
  expect(input.value).toBe("four quite words here");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(input);
  expect(screen.getByText(/whole and still closed/)).toBeTruthy();
  await press("Show what I typed");
  expect(input.type).toBe("text");
  await clean(container);
});

test("the recovery sheet opens them, too, and a slip of the pen is told from a wrong key", async () => {
  const { container } = await open(closed(fixtures("year"), "closed"));
  await user.type(await field(), "x{Enter}");
  await user.click(await screen.findByRole("button", { name: "Use the recovery sheet" }));
  const input = screen.getByLabelText("Recovery key");
  await user.type(input, `${RECOVERY.slice(0, -1)}{Enter}`);
  await screen.findByText("A letter is mistyped or missing.");
  await clean(container);
  await user.clear(input);
  await user.type(input, `${RECOVERY.slice(0, -1)}0{Enter}`);
  await screen.findByText("That recovery key does not open these notes.");
  await user.clear(input);
  await user.type(input, `${RECOVERY.toLowerCase().replaceAll("-", " ")}{Enter}`);
  await screen.findByRole("heading", { level: 2, name: "About" });
});

test.each([
  ["keys" as const, "The file with your key is damaged."],
  ["newer" as const, /^A newer .*Evenkeel.* has been here/],
])("%s: other words than for a wrong passphrase", async (kind, words) => {
  await open(closed(fixtures("year"), kind));
  await user.type(await field(), `${PASSPHRASE}{Enter}`);
  await screen.findByText(words);
  expect(screen.queryByText(/not the right passphrase/)).toBeNull();
  if (kind === "newer") return;
  await press("Go back to a backup");
  await screen.findByRole("heading", { name: "Go back to a backup" });
  expect(screen.queryByText("Look only")).toBeNull();
  await press("Use it");
  await user.type(await screen.findByLabelText(/the passphrase it had then/), `no{Enter}`);
  await screen.findByText(/That does not open this backup/);
});

test("after the right passphrase a damaged file has three ways on, the best first", async () => {
  const { container } = await open(closed(fixtures("year"), "damaged"));
  await user.type(await field(), `${PASSPHRASE}{Enter}`);
  const title = await screen.findByRole("heading", { name: "The passphrase is right. The file is damaged." });
  await waitFor(() => expect(document.activeElement).toBe(title));
  expect(container.querySelector("input")).toBeNull();
  const ways = screen.getAllByRole("listitem").map((it) => it.querySelector(".mid")?.textContent);
  expect(ways).toEqual([
    "Use the backup of Wednesday, 7 October, 21:40",
    "Save what can be read",
    "Look only",
  ]);
  expect(screen.getByRole("button", { name: "Use it" }).className).toContain("main");
  await clean(container);
  await press("Save");
  await screen.findByText(/214 things are in .*notes\.json.*2 places could not be read/);
  await press("Other backups");
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  await press(/^Use it: Tuesday, 6 October, 20:05/);
  await screen.findByRole("heading", { level: 2, name: "About" });
});

test("a damaged file without a passphrase has the same ways", async () => {
  await open(damaged(fixtures("year")));
  await screen.findByRole("heading", { name: "The file with your notes is damaged." });
  await press("Open");
  await screen.findByRole("heading", { level: 2, name: "About" });
});

test("Help now opens within the lock page, also by its key", async () => {
  await open(closed(fixtures("year"), "closed"));
  await field();
  await user.keyboard("{F1}");
  const title = await screen.findByRole("heading", { name: "Help now" });
  await waitFor(() => expect(document.activeElement).toBe(title));
  expect(location.hash).toBe("#/settings/about");
  await press("Back");
  expect(document.activeElement).toBe(await field());
  // nothing else of the window answers
  await user.keyboard("{Control>}n{/Control}{Alt>}3{/Alt}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(location.hash).toBe("#/settings/about");
});

test("a command that is refused for the notes are closed leaves only the lock page", async () => {
  let is = false;
  const base = fixtures("year");
  await open(
    replacing(base, {
      start: () => (is ? Promise.reject(refused("locked")) : base.start()),
      people: () => (is ? Promise.reject(refused("locked")) : base.people()),
    }),
  );
  await screen.findByRole("heading", { level: 2, name: "About" });
  is = true;
  await backend.people().catch(() => undefined);
  await field();
  expect(screen.queryByRole("navigation")).toBeNull();
});

/** The window with a passphrase, and what the shell would send. */
async function watched(more: Partial<Backend> = {}) {
  let asked = () => {};
  let soon: (it: LockSoon) => void = () => undefined;
  const touch = vi.fn(() => Promise.resolve(null));
  const lockNow = vi.fn(() => Promise.resolve(null));
  const base = fixtures("year");
  const { container } = await open(
    replacing(base, {
      start: async () => ({ ...(await base.start()), protected: true }),
      onLockSoon: (then) => {
        soon = then;
        return Promise.resolve(() => undefined);
      },
      onLockAsked: (then) => {
        asked = then;
        return Promise.resolve(() => undefined);
      },
      touch,
      lockNow,
      ...more,
    }),
  );
  await screen.findByRole("heading", { level: 2, name: "About" });
  touch.mockClear();
  return { container, soon: (seconds: number) => soon({ seconds }), asked: () => asked(), touch, lockNow };
}

test("before the notes close a word comes, counts down, and any key keeps them open", async () => {
  const { container, soon, touch } = await watched();
  vi.useFakeTimers();
  soon(30);
  await vi.advanceTimersByTimeAsync(0);
  const dialog = screen.getByRole("alertdialog", { name: "Your notes close in 30 seconds" });
  expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Stay open" }));
  const status = within(dialog).getByRole("status");
  await vi.advanceTimersByTimeAsync(3000);
  expect(screen.getByRole("alertdialog", { name: "Your notes close in 27 seconds" })).toBeTruthy();
  expect(status.textContent).toBe("");
  await vi.advanceTimersByTimeAsync(18_000);
  expect(status.textContent).toBe("Your notes close in 10 seconds");
  vi.useRealTimers();
  await clean(container);
  await fireEvent.keyDown(document.body, { key: "Shift" });
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(touch).toHaveBeenCalledOnce();
});

test("the word stays under a hand that goes for one of its buttons, and each does what it says", async () => {
  const { soon, touch, lockNow } = await watched();
  const dialog = () => screen.findByRole("alertdialog");
  const button = async (name: string) => within(await dialog()).getByRole("button", { name });
  const go = (screenX: number) =>
    fireEvent(document.body, new MouseEvent("pointermove", { screenX, bubbles: true }));
  soon(30);
  await dialog();
  for (const at of [5, 6, 7]) await go(at);
  await user.pointer({ keys: "[MouseLeft>]", target: await button("Lock now") });
  await dialog();
  await user.pointer("[/MouseLeft]");
  expect(lockNow).toHaveBeenCalledOnce();
  // with the keys alone, too
  (await button("Stay open")).focus();
  await user.keyboard("{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(await button("Lock now"));
  await user.keyboard("{Enter}");
  expect(lockNow).toHaveBeenCalledTimes(2);
  expect(touch).not.toHaveBeenCalled();

  await user.click(await button("Stay open"));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(touch).toHaveBeenCalledOnce();
  soon(30);
  await user.click(await dialog());
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(touch).toHaveBeenCalledTimes(2);
});

test("being there is told at most every ten seconds, and a resting pointer is nobody", async () => {
  const { touch } = await watched();
  vi.useFakeTimers();
  idle.seen(100_000);
  idle.seen(105_000);
  idle.seen(109_999);
  expect(touch).toHaveBeenCalledTimes(1);
  idle.seen(110_000);
  expect(touch).toHaveBeenCalledTimes(2);
  const at = (screenX: number) => new MouseEvent("pointermove", { screenX }) as PointerEvent;
  idle.moved(at(5));
  expect([idle.moved(at(5)), idle.moved(at(6))]).toEqual([false, true]);
});

test("the screen was locked: what is begun is written, and then the notes close", async () => {
  const draftPut = vi.fn(() => Promise.resolve(null));
  const { asked, lockNow } = await watched({ draftPut });
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  asked();
  await waitFor(() => expect(lockNow).toHaveBeenCalledOnce());
  expect(draftPut).toHaveBeenCalledOnce();
  expect(draftPut.mock.invocationCallOrder[0]).toBeLessThan(lockNow.mock.invocationCallOrder[0] as number);
  quickLog.close();
});

test("the word before the notes close does not say that something is kept when it is not", async () => {
  const { soon } = await watched({ draftPut: () => Promise.reject(refused("disk-full")) });
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  soon(30);
  const dialog = await screen.findByRole("alertdialog");
  await waitFor(() => expect(dialog.textContent).toContain("cannot be kept right now"));
  expect(dialog.textContent).not.toContain("begun to write is kept");
  quickLog.close();
});

test("locking by key and by button", async () => {
  const { lockNow } = await watched();
  await user.keyboard("{Control>}l{/Control}");
  expect(lockNow).toHaveBeenCalledTimes(1);
  await user.click(screen.getAllByRole("button", { name: "Lock now" })[0] as HTMLElement);
  expect(lockNow).toHaveBeenCalledTimes(2);
});

test("locking by hand asks first when something that is being written would be lost", async () => {
  const { lockNow, asked, container } = await watched({
    draftPut: () => Promise.reject(refused("disk-full")),
  });
  await user.keyboard("{Control>}n{/Control}");
  const sheet = await screen.findByRole("dialog", { name: "Note a contact" });
  await user.click((await within(sheet).findAllByRole("button", { pressed: false }))[0] as HTMLElement);
  await user.keyboard("{Control>}l{/Control}");
  const question = await screen.findByRole("alertdialog", { name: "Lock, and lose what is being written?" });
  expect(lockNow).not.toHaveBeenCalled();
  await clean(container);
  await user.click(within(question).getByRole("button", { name: "Go on writing" }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(screen.getByRole("dialog", { name: "Note a contact" })).toBeTruthy();
  await user.keyboard("{Control>}l{/Control}");
  await user.click(
    within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Lock all the same" }),
  );
  await waitFor(() => expect(lockNow).toHaveBeenCalledOnce());
  // the screen, sleep and nobody being there do not ask
  asked();
  await waitFor(() => expect(lockNow).toHaveBeenCalledTimes(2));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  quickLog.close();
});

/** Closed notes that this computer's keychain should open. */
function withKeychain(way: "asks" | "waits", ask: () => Promise<null>) {
  const base = closed(fixtures("year"), "closed");
  let open = false;
  return replacing(base, {
    start: async () => (open ? { ...(await fixtures("year").start()), protected: true } : base.start()),
    lockPage: async () => ({ ...(await base.lockPage()), keychain: way }),
    keychainUnlock: () =>
      ask().then((it) => {
        open = true;
        return it;
      }),
  });
}
const why = (it: string) => Object.assign(refused("keychain"), { args: { why: it } });

test("at a start the keychain is asked by itself, and the passphrase can be typed meanwhile", async () => {
  let answer: (it: null) => void = () => undefined;
  const ask = vi.fn(() => new Promise<null>((done) => (answer = done)));
  const { container } = await open(withKeychain("asks", ask));
  await screen.findByText("Asking the keychain");
  expect(document.activeElement).toBe(await field());
  await clean(container);
  expect(ask).toHaveBeenCalledOnce();
  answer(null);
  await screen.findByRole("heading", { level: 2, name: "About" });
});

test("after a lock nothing opens by itself; a button does, or says what happened", async () => {
  const ask = vi
    .fn<() => Promise<null>>()
    .mockRejectedValueOnce(why("no-answer"))
    .mockRejectedValueOnce(why("other"))
    .mockResolvedValueOnce(null);
  const { container } = await open(withKeychain("waits", ask));
  const button = await screen.findByRole("button", { name: "Open with this computer’s keychain" });
  expect(ask).not.toHaveBeenCalled();
  await clean(container);
  await user.click(button);
  await screen.findByText(
    /^This computer’s keychain did not answer\. Nothing was changed; your passphrase opens your notes as before\.$/,
  );
  await user.click(button);
  await screen.findByText(/^The key in this computer’s keychain does not open your notes\./);
  expect(screen.queryByText(/did not answer/)).toBeNull();
  await clean(container);
  await user.click(button);
  await screen.findByRole("heading", { level: 2, name: "About" });
});

test("where the keychain did not open them, it can be set up anew, turned off, or left", async () => {
  const base = fixtures("year");
  let trouble = true;
  const keychainOn = vi.fn<Backend["keychainOn"]>().mockRejectedValueOnce(why("locked"));
  keychainOn.mockImplementation(() => {
    trouble = false;
    return Promise.resolve(null);
  });
  const keychainOff = vi.fn(() => Promise.resolve(true));
  const with_ = () =>
    open(
      replacing(base, {
        start: async () => ({
          ...(await base.start()),
          protected: true,
          keychain_trouble: trouble ? why("absent") : null,
        }),
        keychainOn,
        keychainOff,
      }),
    );
  const { container, unmount } = await with_();
  await screen.findByText(/no keychain that answers/);
  await clean(container);
  await press("Set it up anew");
  await screen.findByText(/keychain is locked/);
  await press("Set it up anew");
  await waitFor(() => expect(screen.queryByText(/set up anew, so/)).toBeNull());
  expect(keychainOn).toHaveBeenLastCalledWith(null);
  unmount();
  trouble = true;
  await with_();
  await screen.findByText(/no keychain that answers/);
  await press("Turn it off");
  expect(keychainOff).toHaveBeenCalledOnce();
  await user.click(await screen.findByRole("button", { name: "Not now" }));
  expect(screen.queryByText(/set up anew, so/)).toBeNull();
});
