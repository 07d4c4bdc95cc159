import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { setBackend, type Backend } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../../test/fixtures.ts";
import { PASSPHRASE, protection, RECOVERY, refused, replacing } from "../../../../test/locked.ts";
import Settings from "../Settings.svelte";

const user = userEvent.setup();
const bare = (text: string | null | undefined) => (text ?? "").replace(/[\u2068\u2069]/g, "");
let stop = () => {};

async function open(on: boolean, recovery = on, more: Partial<Backend> = {}) {
  setBackend(replacing(protection(fixtures("year"), on, recovery), more));
  history.replaceState(null, "", "#/settings/privacy");
  stop = router.start();
  render(Settings);
  await screen.findByRole("heading", { level: 2, name: "Privacy and lock" });
}
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
const sheet = (name: string) => screen.findByRole("dialog", { name });
const gone = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
async function clean() {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
}

afterEach(() => {
  stop();
  toasts.dismiss();
  setBackend();
});

async function passphrase(text = PASSPHRASE) {
  await press("Protect with a passphrase");
  await sheet("Protect with a passphrase");
  await user.type(screen.getByLabelText("Passphrase"), text);
  await user.type(screen.getByLabelText("Once more"), text);
  await press("Go on");
  await screen.findAllByRole("list", { name: "Recovery key, eight groups of five" });
}

test("it is said that the notes are not protected, and the section is the first one", async () => {
  await open(false);
  screen.getByText(/Your notes are not protected/);
  const links = within(screen.getByRole("navigation", { name: "Settings" })).getAllByRole("link");
  expect(links[0]?.textContent.trim()).toBe("Privacy and lock");
  expect(screen.queryByRole("switch")).toBeNull();
  await clean();
});

test("protecting: passphrase twice, a sheet that is typed back, and the open backups by name", async () => {
  const printed = vi.spyOn(globalThis, "print").mockImplementation(() => undefined);
  await open(false);
  await press("Protect with a passphrase");
  const dialog = await sheet("Protect with a passphrase");
  await press("Go on");
  expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
  screen.getByText("A passphrase is needed here.");
  await user.type(screen.getByLabelText("Passphrase"), "four");
  await screen.findByText(/^Short:/);
  await user.type(screen.getByLabelText("Once more"), "for");
  await press("Go on");
  screen.getByText("The two are not the same.");
  await clean();
  // short, and not forbidden
  await user.clear(screen.getByLabelText("Once more"));
  await user.type(screen.getByLabelText("Once more"), "four");
  await press("Go on");
  const [groups] = await screen.findAllByRole("list", { name: /^Recovery key/ });
  expect(groups?.textContent.replace(/\s/g, "")).toBe(RECOVERY.replaceAll("-", ""));
  await press("Print");
  expect(printed).toHaveBeenCalledOnce();
  await clean();
  await press("Go on");
  const back = await screen.findByLabelText("Type it once from the sheet");
  expect(document.activeElement).toBe(back);
  await user.type(back, "7Q2MX{Enter}");
  await screen.findByText(/That is not what the sheet says/);
  await clean();
  await user.clear(back);
  await user.type(back, `${RECOVERY.toLowerCase()}{Enter}`);
  await sheet("Your notes are protected");
  screen.getByText(/The recovery sheet opens them, too/);
  await user.click(await screen.findByRole("button", { name: /^Delete: .*30 September.*19:12/ }));
  const sure = screen.getByRole("alertdialog");
  expect(document.activeElement).toBe(within(sure).getByRole("button", { name: "Keep it" }));
  await press("Delete it");
  await waitFor(() => expect(within(dialog).queryByRole("listitem")).toBeNull());
});

test("the sheet can be left out, and that is said plainly", async () => {
  const protect = vi.fn(() => Promise.resolve(null));
  await open(false, false, { protect });
  await passphrase();
  await press("Go on");
  screen.getByText(/Without a recovery sheet, nobody can open your notes when the passphrase is lost/);
  await press("Go on without a sheet");
  await screen.findByText(/There is no recovery sheet/);
  expect(protect).toHaveBeenCalledWith(PASSPHRASE, null);
});

test("closing the sheet on the way changes nothing", async () => {
  const protect = vi.fn(() => Promise.resolve(null));
  await open(false, false, { protect });
  await passphrase();
  await user.click(screen.getByRole("button", { name: "Close" }));
  await gone();
  expect(protect).not.toHaveBeenCalled();
  screen.getByText(/Your notes are not protected/);
});

test("another passphrase needs the one there is", async () => {
  const passphraseChange = vi.fn(protection(fixtures("year"), true).passphraseChange);
  await open(true, true, { passphraseChange });
  await press("Change");
  await sheet("Change the passphrase");
  await clean();
  await user.type(screen.getByLabelText("Passphrase you have now"), "not it");
  await user.type(screen.getByLabelText("New passphrase"), "other quiet words");
  await user.type(screen.getByLabelText("Once more"), "other quiet words{Enter}");
  await screen.findByText(/That is not the passphrase you have now/);
  const now = screen.getByLabelText<HTMLInputElement>("Passphrase you have now");
  await waitFor(() => expect(document.activeElement).toBe(now));
  await user.clear(now);
  await user.type(now, `${PASSPHRASE}{Enter}`);
  await gone();
  expect(passphraseChange).toHaveBeenLastCalledWith(PASSPHRASE, "other quiet words");
  expect(toasts.current?.text).toBe("The passphrase is changed");
});

test("a new recovery sheet takes the place of the old one only when it was typed back", async () => {
  const recoveryChange = vi.fn(() => Promise.resolve(null));
  await open(true, true, { recoveryChange });
  await press("Make a new one");
  await user.type(await screen.findByLabelText("Passphrase you have now"), `${PASSPHRASE}{Enter}`);
  await screen.findByText(/the sheet you have now opens your notes no more/);
  await press("Go on");
  expect(screen.queryByRole("button", { name: "Go on without a sheet" })).toBeNull();
  await user.type(screen.getByLabelText("Type it once from the sheet"), `${RECOVERY}{Enter}`);
  await gone();
  expect(recoveryChange).toHaveBeenCalledWith(PASSPHRASE, RECOVERY);
});

test("a passphrase that turns out wrong at the end leads back to its field", async () => {
  await open(true, false);
  screen.getByText(/there is no recovery sheet/);
  await press("Encrypt anew");
  await user.type(await screen.findByLabelText("Passphrase you have now"), "not it{Enter}");
  await screen.findAllByRole("list", { name: /^Recovery key/ });
  await press("Go on");
  await press("Go on without a sheet");
  await screen.findByText(/That is not the passphrase you have now/);
  const now = screen.getByLabelText<HTMLInputElement>("Passphrase you have now");
  await user.clear(now);
  await user.type(now, `${PASSPHRASE}{Enter}`);
  await screen.findAllByRole("list", { name: /^Recovery key/ });
});

test("taking protection away says what it means; keeping it is the way out", async () => {
  await open(true);
  await press("Take away");
  await sheet("Take protection away");
  screen.getByText(/can read everything in it/);
  await clean();
  await press("Keep protection");
  await gone();
  await press("Take away");
  await user.type(await screen.findByLabelText("Passphrase you have now"), `${PASSPHRASE}{Enter}`);
  await gone();
  expect(toasts.current?.text).toBe("Your notes are not protected any more");
});

test("when to lock is kept with a way back", async () => {
  const lockSave = vi.fn(() => Promise.resolve({ step: 7 }));
  await open(true, true, { lockSave });
  await clean();
  const after = screen.getByRole("combobox", { name: "Lock when nobody is here" });
  expect(
    within(after)
      .getAllByRole("option")
      .map((it) => bare(it.textContent)),
  ).toEqual(["never", "after 1 minute", ...["5", "15", "30", "60"].map((it) => `after ${it} minutes`)]);
  await user.selectOptions(after, "0");
  expect(lockSave).toHaveBeenLastCalledWith(0, true);
  expect(bare(toasts.current?.text)).toBe("Lock when nobody is here: never");
  await user.click(screen.getByRole("switch", { name: "Lock with the screen" }));
  expect(lockSave).toHaveBeenLastCalledWith(5, false);
});

const OPEN_WITHOUT = "Open without the passphrase on this computer";

test("the keychain is off; turning it on takes the passphrase and says what it means, turning it off takes nothing", async () => {
  await open(true);
  const knob = () => screen.getByRole("switch", { name: OPEN_WITHOUT });
  expect(knob().getAttribute("aria-checked")).toBe("false");
  await user.click(knob());
  await sheet(OPEN_WITHOUT);
  screen.getByText(/Anyone who can use this account can then open your notes\.$/);
  await clean();
  await press("Cancel");
  await gone();
  expect(knob().getAttribute("aria-checked")).toBe("false");
  await user.click(knob());
  await user.type(await screen.findByLabelText("Passphrase you have now"), "not it{Enter}");
  await screen.findByText(/That is not the passphrase you have now/);
  const now = screen.getByLabelText<HTMLInputElement>("Passphrase you have now");
  await user.clear(now);
  await user.type(now, `${PASSPHRASE}{Enter}`);
  await gone();
  expect(toasts.current?.text).toBe("This computer’s keychain opens your notes");
  await waitFor(() => expect(knob().getAttribute("aria-checked")).toBe("true"));
  screen.getByText(/On this computer they also open without it/);
  await user.click(knob());
  await waitFor(() => expect(knob().getAttribute("aria-checked")).toBe("false"));
  expect(toasts.current?.text).toBe("This computer’s keychain does not open your notes any more");
});

test("a keychain that does not help is said, and nothing is on; where there is none, that is said, too", async () => {
  const no = Object.assign(refused("keychain"), { args: { why: "no-answer" } });
  await open(true, true, { keychainOn: () => Promise.reject(no) });
  await user.click(screen.getByRole("switch", { name: OPEN_WITHOUT }));
  await user.type(await screen.findByLabelText("Passphrase you have now"), `${PASSPHRASE}{Enter}`);
  await screen.findByText(/keychain did not answer\. Nothing was changed/);
  stop();
  document.body.replaceChildren();
  const page = await protection(fixtures("year"), true).protection();
  await open(true, true, { protection: () => Promise.resolve({ ...page, keychain_offered: false }) });
  const knob = screen.getByRole<HTMLButtonElement>("switch", { name: OPEN_WITHOUT });
  expect(knob.disabled).toBe(true);
  screen.getByText(/does not use the keychain of this system yet/);
});
