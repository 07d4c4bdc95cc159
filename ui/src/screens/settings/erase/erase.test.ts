import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type PersonPage as Page } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { backupsPage } from "../../../../test/backups.ts";
import { fixture, fixtures } from "../../../../test/fixtures.ts";
import PersonPage from "../../people/PersonPage.svelte";
import Settings from "../Settings.svelte";

const user = userEvent.setup();
const plain = (text: string | null | undefined) => text?.replace(/[\u2068\u2069]/g, "") ?? "";
const toast = () => plain(toasts.current?.text);
const jonas = fixture<Page>("person-jonas").person.id;

function use(methods: Partial<Backend> = {}): void {
  const base = fixtures("year");
  setBackend(
    new Proxy(base, {
      has: () => true,
      get: (_, name) => methods[name as keyof Backend] ?? base[name as keyof Backend],
    }),
  );
}

let stop = () => {};
function data() {
  history.replaceState(null, "", "#/settings/data");
  stop = router.start();
  return render(Settings);
}
async function person() {
  history.replaceState(null, "", `#/people/${jonas}`);
  stop = router.start();
  const view = render(PersonPage, { id: jonas });
  await user.click(await screen.findByRole("button", { name: /^More about/ }));
  await user.click(await screen.findByRole("menuitem", { name: /^Erase/, hidden: true }));
  return view;
}
async function clean(container: HTMLElement) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
const none = () => Promise.resolve(backupsPage("empty"));

beforeEach(() => use());
afterEach(() => {
  stop();
  toasts.dismiss();
  setBackend();
});

test("somebody: what goes and stays is counted first, and keeping is the main answer", async () => {
  const erase = vi.fn(() => Promise.resolve({ traces_gone: true }));
  use({ erase });
  const { container } = await person();
  const sheet = await screen.findByRole("dialog", { name: /Erase .*Jonas.*\?/ });
  await within(sheet).findByText("14 contacts keep their days and say “someone”.");
  expect(sheet.textContent).toContain("3 visits forget who was around.");
  expect(sheet.textContent).toContain("1 care line stays, without the name.");
  expect(sheet.textContent).toContain("neither can anything you did before");
  await clean(container);
  const keep = within(sheet).getByRole("button", { name: /^Keep/ });
  expect(document.activeElement).toBe(keep);
  await user.click(keep);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(erase).not.toHaveBeenCalled();
});

test("somebody, erased: backups that still hold it are named one by one, then People", async () => {
  const erase = vi.fn(() => Promise.resolve({ traces_gone: true }));
  const backupDelete = vi.fn(() => Promise.resolve(null));
  use({ erase, backupDelete });
  await person();
  const sheet = await screen.findByRole("dialog");
  await within(sheet).findByText(/^14 contacts/);
  await user.click(within(sheet).getByRole("button", { name: /^Erase/ }));
  expect(erase).toHaveBeenCalledWith({ kind: "person", id: jonas });
  await within(sheet).findByText("It is gone from the file with your notes.");
  expect(within(sheet).getAllByRole("button", { name: /^Delete the backup/ })).toHaveLength(5);
  await user.click(within(sheet).getByRole("button", { name: "Delete the backup of Wed 7 Oct, 21:40" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(backupDelete).toHaveBeenCalledWith("evenkeel-20261007T214000Z");
  await within(sheet).findByText("Deleted the backup of Wed 7 Oct, 21:40");
  await user.click(within(sheet).getByRole("button", { name: "Done" }));
  expect(location.hash).toBe("#/people");
  expect(toast()).toBe("Jonas is erased");
});

test("without a backup it is People at once; traces that remain are said", async () => {
  use({ erase: () => Promise.resolve({ traces_gone: false }), backups: none });
  await person();
  const sheet = await screen.findByRole("dialog");
  await within(sheet).findByText(/^14 contacts/);
  await user.click(within(sheet).getByRole("button", { name: /^Erase/ }));
  await waitFor(() => expect(location.hash).toBe("#/people"));
  expect(toast()).toContain("the last traces in it go with the next start");
});

test("some days: both are needed, in order, and looked at before anything goes", async () => {
  const erase = vi.fn(() => Promise.resolve({ traces_gone: true }));
  const eraseLook = vi.fn(() => Promise.resolve({ contacts: 9, visits: 1, care_lines: 0, checkins: 0 }));
  use({ erase, eraseLook });
  const { container } = data();
  await user.click(await screen.findByRole("button", { name: "Choose days" }));
  await user.click(screen.getByRole("button", { name: "See what would go" }));
  await screen.findByText("Choose both days.");
  await fireEvent.input(screen.getByLabelText("From"), { target: { value: "2026-10-02" } });
  await fireEvent.input(screen.getByLabelText("To"), { target: { value: "2026-09-28" } });
  await user.click(screen.getByRole("button", { name: "See what would go" }));
  await screen.findByText("The last day lies before the first.");
  expect(eraseLook).not.toHaveBeenCalled();
  await fireEvent.input(screen.getByLabelText("To"), { target: { value: "2026-10-04" } });
  await user.click(screen.getByRole("button", { name: "See what would go" }));
  await screen.findByText("2 October 2026 to 4 October 2026");
  expect(screen.getByText("What goes: 9 contacts and 1 visit.")).toBeTruthy();
  await clean(container);
  expect(screen.getByRole("button", { name: "Keep them" }).className).toContain("main");
  expect(erase).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Erase these days" }));
  expect(erase).toHaveBeenCalledWith({ kind: "span", from: "2026-10-02", to: "2026-10-04" });
  await screen.findByRole("heading", { name: "These days are erased" });
  await clean(container);
});

test("a refusal says that nothing was erased, and the sheet stays", async () => {
  use({
    erase: () =>
      Promise.reject(
        Object.assign(new Error(), { code: "disk-full", message_key: "error-disk-full", args: {} }),
      ),
  });
  await person();
  const sheet = await screen.findByRole("dialog");
  await within(sheet).findByText(/^14 contacts/);
  await user.click(within(sheet).getByRole("button", { name: /^Erase/ }));
  expect((await within(sheet).findByRole("alert")).textContent).toContain("It was not erased.");
});

test("everything: a word is typed first, and what stays is named", async () => {
  const eraseAll = vi.fn(() => Promise.resolve(null));
  use({ eraseAll });
  const { container } = data();
  await user.click(await screen.findByRole("button", { name: "Erase everything" }));
  const sheet = await screen.findByRole("dialog", { name: "Erase everything?" });
  expect(document.activeElement).toBe(within(sheet).getByRole("button", { name: "Keep everything" }));
  expect(within(sheet).getAllByRole("button", { name: /^Delete the backup/ })).toHaveLength(5);
  await clean(container);
  const go = within(sheet).getByRole("button", { name: "Erase everything" });
  await user.click(go);
  await within(sheet).findByText("Type the word “erase” here first.");
  expect(eraseAll).not.toHaveBeenCalled();
  await user.type(within(sheet).getByLabelText("Type “erase” to go on"), "Erase{Enter}");
  expect(eraseAll).not.toHaveBeenCalled();
  await user.click(go);
  expect(eraseAll).toHaveBeenCalledWith("Erase");
  await within(sheet).findByText("These still hold what you had on their day:");
  await user.click(within(sheet).getByRole("button", { name: "Done" }));
  expect(location.hash).toBe("#/today");
});
