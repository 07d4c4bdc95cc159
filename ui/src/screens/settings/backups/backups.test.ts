import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type BackupProgress, type BackupRow } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { window } from "$lib/start.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { aside, backupLook, backupsPage } from "../../../../test/backups.ts";
import { fixtures } from "../../../../test/fixtures.ts";
import Settings from "../Settings.svelte";
import { making } from "./making.svelte.ts";

const user = userEvent.setup();
const toast = () => toasts.current?.text.replace(/[\u2068\u2069]/g, "");
const refused = (code: string, args = {}) =>
  Object.assign(new Error(code), { code, message_key: `error-${code}`, args });

function use(methods: Partial<Backend> = {}, facts: "year" | "empty" = "year"): void {
  const base = fixtures(facts);
  setBackend(
    new Proxy(base, {
      has: () => true,
      get: (_, name) => methods[name as keyof Backend] ?? base[name as keyof Backend],
    }),
  );
}

let stop = () => {};
function open(section: string) {
  history.replaceState(null, "", `#/settings/${section}`);
  stop = router.start();
  return render(Settings);
}
async function clean(container: HTMLElement) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
const look = (when: string) => screen.findByRole("button", { name: `Look inside the backup of ${when}` });

beforeEach(() => use());
afterEach(async () => {
  stop();
  toasts.dismiss();
  making.phase = "none";
  use();
  await window.retry();
  setBackend();
});

test("the page says when the newest was made, and lists each with its size", async () => {
  const { container } = open("backups");
  await screen.findByText(/The newest is from yesterday, 21:40\. All 5 were checked/);
  const [list] = screen.getAllByRole("list").filter((it) => it.textContent.includes("Wed 7 Oct"));
  const rows = within(list as HTMLElement).getAllByRole("listitem");
  expect(rows).toHaveLength(5);
  expect(rows[0]?.textContent).toMatch(/Wed 7 Oct, 21:40\s+2\.1 MB, protected/);
  expect(rows[4]?.textContent).toMatch(/28 December 2025, 10:02\s+812 kB, not protected/);
  expect(container.querySelector("[aria-current='page']")?.textContent).toContain("Data");
  await clean(container);
});

test("where there is none, one can be made, and the list is read again", async () => {
  let page = backupsPage("empty");
  const backupNow = vi.fn(() => {
    page = backupsPage("year");
    return Promise.resolve(page.backups[0] as BackupRow);
  });
  use({ backups: () => Promise.resolve(page), backupNow }, "empty");
  const { container } = open("backups");
  await screen.findByText("There is no backup yet.");
  await clean(container);
  await user.click(screen.getByRole("button", { name: "Back up now" }));
  await screen.findByText(/All 5 were checked/);
  expect(toast()).toBe("Backed up, 2.1 MB");
});

test("a long one shows how far it is, and Stop leaves nothing of it", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });
  let tell: (progress: BackupProgress) => void = () => undefined;
  let end: (error: Error) => void = () => undefined;
  const backupStop = vi.fn(() => {
    end(refused("stopped"));
    return Promise.resolve(null);
  });
  use({
    onBackupProgress: (then) => {
      tell = then;
      return Promise.resolve(() => undefined);
    },
    backupNow: () => new Promise((_, reject) => (end = reject)),
    backupStop,
  });
  open("backups");
  await user.click(await screen.findByRole("button", { name: "Back up now" }));
  await vi.advanceTimersByTimeAsync(5100);
  tell({ done: 1070, total: 2140 });
  expect((await screen.findByRole("progressbar")).getAttribute("aria-label")).toBe("Backing up: 50 of 100.");
  // Copied, but it does not count before it was checked; that can be stopped, too.
  tell({ done: 2140, total: 2140 });
  await waitFor(() =>
    expect(screen.getByRole("progressbar").getAttribute("aria-label")).toBe(
      "Checking every page of the backup.",
    ),
  );
  await user.click(screen.getByRole("button", { name: "Stop" }));
  expect(backupStop).toHaveBeenCalled();
  await screen.findByText(/^Stopped\. Nothing of it was kept/);
});

test("a log of writes that another program keeps large is said calmly, with what is safe and what to do", async () => {
  use({ backups: () => Promise.resolve({ ...backupsPage("year"), log: 70_000_000 }) });
  const { container } = open("data");
  const said = await screen.findByText(/^Another program is reading your notes/);
  expect(said.closest(".caution")?.textContent).toMatch(/70 MB.*Nothing is lost.*Close the other program/);
  await clean(container);
});

test("without one nothing is said of it", async () => {
  open("data");
  await screen.findByText("Check");
  expect(screen.queryByText(/Another program/)).toBeNull();
});

test("one that could not be made says what is safe", async () => {
  use({ backupNow: () => Promise.reject(refused("disk-full")) });
  open("backups");
  await user.click(await screen.findByRole("button", { name: "Back up now" }));
  expect((await screen.findByRole("alert")).textContent).toContain("What you noted before is safe");
});

test("a look inside changes nothing, and going back names what was kept", async () => {
  const backupRestore = vi.fn(() => Promise.resolve(null));
  const backupLookSpy = vi.fn(() => Promise.resolve(backupLook));
  use({ backupRestore, backupLook: backupLookSpy });
  const { container } = open("backups");
  await user.click(await look("Sun 27 Sep, 20:15"));
  const table = await screen.findByRole("table", { name: "What is in it" });
  expect(backupLookSpy).toHaveBeenCalledWith("evenkeel-20260927T201500Z", null, false);
  expect(within(table).getByRole("row", { name: "Visits 31 58 27 go" })).toBeTruthy();
  await clean(container);
  const keep = screen.getByRole("button", { name: "Keep what I have" });
  expect(keep.className).toContain("main");
  await user.click(keep);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(backupRestore).not.toHaveBeenCalled();
  await user.click(await look("Sun 27 Sep, 20:15"));
  await user.click(await screen.findByRole("button", { name: "Go back to 27 September" }));
  expect(backupRestore).toHaveBeenCalledWith("evenkeel-20260927T201500Z", null, false);
  await waitFor(() =>
    expect(toast()).toBe(
      "Your notes are as they were on 27 September. What you had is in the newest backup.",
    ),
  );
});

test("a protected one asks first; what is wrong stands under the field", async () => {
  const answers = ["wrong-passphrase", "mistyped-key"];
  const backupLookSpy = vi.fn(() => {
    const code = answers.shift();
    return code ? Promise.reject(refused(code)) : Promise.resolve(backupLook);
  });
  const backupRestore = vi.fn(() => Promise.resolve(null));
  use({ backupLook: backupLookSpy, backupRestore });
  const { container } = open("backups");
  await user.click(await look("Fri 2 Oct, 18:31"));
  const field = await screen.findByLabelText<HTMLInputElement>("Passphrase of its day");
  expect(field.type).toBe("password");
  // nothing typed, nothing asked
  await user.click(screen.getByRole("button", { name: "Open" }));
  expect(backupLookSpy).not.toHaveBeenCalled();
  await user.type(field, "four harbour lamps{Enter}");
  await screen.findByText(/^That is not the right passphrase/);
  expect(field.value).toBe("four harbour lamps");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await clean(container);
  await user.click(screen.getByRole("button", { name: "Show what I typed" }));
  expect(field.type).toBe("text");
  await user.click(screen.getByRole("button", { name: "Use the recovery sheet" }));
  expect(screen.queryByText(/^That is not the right passphrase/)).toBeNull();
  const key = screen.getByLabelText(/^Recovery key/);
  await user.type(key, "AAAAA{Enter}");
  await screen.findByText(/^That is not a whole recovery key/);
  await user.type(key, "-BBBBB{Enter}");
  await screen.findByRole("table");
  expect(backupLookSpy).toHaveBeenLastCalledWith("evenkeel-20261002T183100Z", "AAAAA-BBBBB", true);
  await user.click(screen.getByRole("button", { name: "Go back to 2 October" }));
  expect(backupRestore).toHaveBeenCalledWith("evenkeel-20261002T183100Z", "AAAAA-BBBBB", true);
});

test("one from elsewhere is looked into without a name; one that is damaged is not offered", async () => {
  const backupLookSpy = vi.fn(() => Promise.reject(refused("damaged-database")));
  use({
    backupChoose: () => Promise.resolve({ name: "copy.db", protected: false }),
    backupLook: backupLookSpy,
  });
  open("backups");
  await user.click(await screen.findByRole("button", { name: "Open a backup from elsewhere" }));
  expect((await screen.findByRole("alert")).textContent).toContain("It could not be opened.");
  expect(backupLookSpy).toHaveBeenCalledWith(null, null, false);
  expect(screen.getByRole("heading", { name: "Backup copy.db" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Go back/ })).toBeNull();
});

test("over a damaged record the file is put aside, and the window begins anew", async () => {
  const damageRestore = vi.fn(() => Promise.resolve(null));
  const base = fixtures("year");
  use({
    start: async () => ({ ...(await base.start()), read_only: refused("damaged-database") }),
    damageRestore,
  });
  await window.retry();
  open("backups");
  await user.click(await look("Sun 27 Sep, 20:15"));
  await screen.findByText(/The damaged file is put aside, not overwritten/);
  await user.click(screen.getByRole("button", { name: "Go back to 27 September" }));
  expect(damageRestore).toHaveBeenCalledWith("evenkeel-20260927T201500Z", null, false);
  await waitFor(() => expect(location.hash).toBe("#/today"));
});

test("deleting asks, says that it cannot be taken back, and keeps by default", async () => {
  const backupDelete = vi.fn(() => Promise.resolve(null));
  const putAsideDelete = vi.fn(() => Promise.resolve(null));
  use({
    backups: () => Promise.resolve({ ...backupsPage("year"), put_aside: [aside] }),
    backupDelete,
    putAsideDelete,
  });
  const { container } = open("backups");
  await user.click(await screen.findByRole("button", { name: "Delete the backup of Wed 7 Oct, 21:40" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Delete the backup of Wed 7 Oct, 21:40?" });
  expect(dialog.textContent).toContain("It cannot be taken back.");
  await clean(container);
  await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
  expect(backupDelete).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Delete the backup of Wed 7 Oct, 21:40" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(backupDelete).toHaveBeenCalledWith("evenkeel-20261007T214000Z");
  await waitFor(() => expect(toast()).toBe("Deleted the backup of Wed 7 Oct, 21:40"));
  await user.click(screen.getByRole("button", { name: "Delete what was put aside on 3 October 2026" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(putAsideDelete).toHaveBeenCalledWith(aside);
});

test("Data says the last backup and the last check, and checks now", async () => {
  const { container } = open("data");
  await screen.findByText("The newest is from yesterday, 21:40. 5 are kept.");
  await screen.findByText("Yesterday, 21:40: every page and every link was whole.");
  expect(screen.getByRole("link", { name: "Backups" }).getAttribute("href")).toBe("#/settings/backups");
  await user.click(screen.getByRole("button", { name: "Check now" }));
  await screen.findByText("Checked at 10:31: every page and every link is whole.");
  await clean(container);
});

test("damage says what happened, what is safe and what to do, and saves what can be read", async () => {
  use({ checkNow: () => Promise.resolve({ at: "2026-10-08T10:31:00", well: false }) });
  const { container } = open("data");
  await user.click(await screen.findByRole("button", { name: "Check now" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain(
    "Today, 10:31: something in the file with your notes could not be read.",
  );
  expect(alert.textContent).toContain("your backups are files of their own");
  expect(within(alert).getByRole("link", { name: "Look at backups" })).toBeTruthy();
  await user.click(within(alert).getByRole("button", { name: "Save what can be read" }));
  await waitFor(() =>
    expect(alert.textContent.replace(/[\u2068\u2069]/g, "")).toContain(
      "2,100 entries are in notes.json. 3 places could not be read.",
    ),
  );
  await clean(container);
});
