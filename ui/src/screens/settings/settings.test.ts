import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  setBackend,
  type Backend,
  type DryRun,
  type ImportProgress,
  type StepRow,
} from "$lib/api/backend.ts";
import { setLook } from "$lib/look.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import { undo } from "$lib/steps.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures, stepRow } from "../../../test/fixtures.ts";
import { bringIn } from "./bringin.svelte.ts";
import Settings from "./Settings.svelte";

const user = userEvent.setup();
const plain = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, "");
const toast = () => plain(toasts.current?.text);

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
function open(section: string) {
  history.replaceState(null, "", `#/settings/${section}`);
  stop = router.start();
  return render(Settings);
}

beforeEach(() => use());
afterEach(() => {
  stop();
  toasts.dismiss();
  bringIn.phase = "none";
  bringIn.run = null;
  setLook({ theme: "system", textScale: 1, lessMotion: false }, null);
  setBackend();
});

const archive: DryRun = {
  name: "notes-2026-10-08.json",
  bytes: 412_000,
  exported_on: "2026-10-08",
  rows: [
    { kind: "people", new: 10, updated: 2, unchanged: 2 },
    { kind: "care_lines", new: 0, updated: 0, unchanged: 4 },
    { kind: "contacts", new: 400, updated: 0, unchanged: 0 },
    { kind: "scores", new: 0, updated: 0, unchanged: 0 },
  ],
  problems: [],
};
const problem = {
  code: "wrong-date",
  message_key: "error-wrong-date",
  args: { value: "31 February", path: "visits[3].start" },
};

test.each([
  ["rhythm", "Rhythm and days"],
  ["look", "Look and text"],
  ["data", "Data"],
  ["about", "About"],
  ["changes", "Changes"],
])("the section %s is clean, and its link is marked", async (section, title) => {
  const { container } = open(section);
  await screen.findByRole("heading", { level: 2, name: title });
  await screen.findAllByRole("listitem").catch(() => []);
  expect(container.querySelectorAll("[aria-current='page']")).toHaveLength(1);
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

test("a rhythm is kept at once, with its words in the toast", async () => {
  const rhythmSave = vi.fn(() => Promise.resolve({ step: 7 }));
  use({ rhythmSave });
  open("rhythm");
  const select = await screen.findByLabelText("Days a week with real contact that feel right");
  await user.selectOptions(select, "1½ days a week");
  await waitFor(() => expect(rhythmSave).toHaveBeenCalledWith(1.5));
  await waitFor(() => expect(toast()).toBe("Days a week with real contact that feel right: 1½ days a week"));
  await user.selectOptions(select, "not set");
  await waitFor(() => expect(rhythmSave).toHaveBeenLastCalledWith(null));
});

test("a setting goes with the others as they are, and one that is refused goes back", async () => {
  const settingsSave = vi.fn((): Promise<{ step: number }> => Promise.resolve({ step: 7 }));
  use({ settingsSave });
  open("rhythm");
  const quiet = await screen.findByRole("switch", { name: "Chosen quiet holds the level still" });
  await user.click(quiet);
  expect(settingsSave).toHaveBeenCalledWith(
    expect.objectContaining({ chosen_quiet_freezes: true, week_start: "monday", day_start: "04:00" }),
  );
  settingsSave.mockImplementation(() =>
    Promise.reject(
      Object.assign(new Error(), { code: "disk-full", message_key: "error-disk-full", args: {} }),
    ),
  );
  const week = screen.getByLabelText<HTMLSelectElement>("First day of the week");
  await user.selectOptions(week, "Sunday");
  await waitFor(() => expect(toast()).toContain("The disk is full."));
  expect(week.value).toBe("monday");
});

test("a theme holds at once and is kept; the system's own comes back with it", async () => {
  const lookSave = vi.fn(() => Promise.resolve({ step: 7 }));
  use({ lookSave });
  setLook({}, "dark");
  open("look");
  const theme = await screen.findByLabelText("Colours");
  await user.selectOptions(theme, "light");
  expect(document.documentElement.dataset["theme"]).toBe("light");
  expect(lookSave).toHaveBeenCalledWith({ theme: "light", text_scale: 1, less_motion: false });
  await waitFor(() => expect(toast()).toBe("Colours: light"));
  await user.selectOptions(theme, "as the system");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
});

test("what was written has a name; what was not says what is safe", async () => {
  const archiveExport = vi.fn(() => Promise.resolve({ name: "notes-2026-10-08.json" }));
  use({ archiveExport });
  open("data");
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await waitFor(() => expect(toast()).toBe("Everything is in notes-2026-10-08.json"));
  archiveExport.mockImplementation(() =>
    Promise.reject(
      Object.assign(new Error(), { code: "file", message_key: "error-file", args: { reason: "no space" } }),
    ),
  );
  await user.click(screen.getByRole("button", { name: "Export" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Your notes are safe.");
});

test("a file with problems shows them and cannot come in", async () => {
  use({ archiveChoose: () => Promise.resolve({ ...archive, problems: [problem] }) });
  const { container } = open("data");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  const go = await screen.findByRole<HTMLButtonElement>("button", { name: "Bring in 412" });
  expect(go.disabled).toBe(true);
  expect(screen.getByText(/Not possible while the file has problems/)).toBeTruthy();
  expect(screen.getByText(/There is no such date: 31 February, at visits\[3\]\.start/)).toBeTruthy();
  expect(screen.getByText(/Nothing has been brought in yet/)).toBeTruthy();
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
});

test("a file comes in as one step, by name and count, with a way back", async () => {
  const undoStep = vi.fn(() => Promise.resolve({ ...stepRow, name: "archive-import", names: [] }));
  use({
    archiveChoose: () => Promise.resolve(archive),
    archiveApply: () => Promise.resolve({ step: 9 }),
    undoStep,
  });
  open("data");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  const row = (await screen.findByRole("rowheader", { name: "People and groups" })).closest("tr");
  expect(
    within(row as HTMLElement)
      .getAllByRole("cell")
      .map((it) => it.textContent),
  ).toEqual(["10", "2", "2"]);
  expect(screen.queryByText("Numbers a clinician gave")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Bring in 412" }));
  await waitFor(() => expect(toast()).toBe("Brought in 412 things."));
  expect(await screen.findByRole("link", { name: "Show changes" })).toBeTruthy();
  await toasts.current?.onaction?.();
  await waitFor(() => expect(toast()).toBe("Taken back: bringing in an archive"));
  expect(undoStep).toHaveBeenCalledWith(9);
});

test("Stop says that nothing came in", async () => {
  use({
    archiveChoose: () => Promise.resolve(archive),
    archiveApply: () => Promise.reject({ code: "stopped", message_key: "error-stopped", args: {} } as never),
  });
  open("data");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  await user.click(await screen.findByRole("button", { name: "Bring in 412" }));
  expect(await screen.findByText("Stopped. Nothing was brought in.")).toBe(document.activeElement);
});

test("while it comes in: nothing in the first second, then how far, then Stop", async () => {
  vi.useFakeTimers();
  let tell: (progress: ImportProgress) => void = () => {};
  let end: (reason: unknown) => void = () => {};
  const archiveStop = vi.fn(() => Promise.resolve(null));
  use({
    archiveStop,
    archiveApply: () => new Promise((_, reject) => (end = reject)),
    onImportProgress: (then) => {
      tell = then;
      return Promise.resolve(() => undefined);
    },
  });
  bringIn.run = archive;
  bringIn.phase = "looked";
  open("bring-in");
  const coming = bringIn.apply();
  await vi.advanceTimersByTimeAsync(900);
  tell({ done: 100, total: 412 });
  await vi.advanceTimersByTimeAsync(50);
  expect(screen.queryByText(/Bringing in 100/)).toBeNull();
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen.getByText(/Bringing in 100 of 412\./)).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("24");
  await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(archiveStop).toHaveBeenCalled();
  end({ code: "stopped", message_key: "error-stopped", args: {} });
  await coming;
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.getByText("Stopped. Nothing was brought in.")).toBeTruthy();
});

test("the changes in words, each with its way back", async () => {
  const steps: StepRow[] = [
    stepRow,
    { ...stepRow, seq: 6, name: "visit-outcome", names: ["Therapy"], taken_back: true },
    { ...stepRow, seq: 5, name: "contact-add", names: [], day: null },
    { ...stepRow, seq: 4, name: "from-the-future", at: "2026-10-07T09:00:00" },
  ];
  const undoStep = vi.fn(() =>
    Promise.reject({ code: "changed-since", message_key: "error-changed-since", args: {} } as never),
  );
  const redoStep = vi.fn(() => Promise.resolve(steps[1] as StepRow));
  use({ steps: () => Promise.resolve(steps), undoStep, redoStep });
  open("changes");
  await screen.findByText("Noted a contact with someone");
  expect(screen.getByText("A change")).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 3 }).map((it) => it.textContent)).toEqual([
    "Thursday, 8 October",
    "Wednesday, 7 October",
  ]);
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Do again: Said what became of the visit/ }));
  expect(redoStep).toHaveBeenCalledWith(6);
  await waitFor(() => expect(toast()).toBe("Done again: what became of the visit: Therapy"));
  await user.click(screen.getByRole("button", { name: /^Undo: Noted the contact with .Maya/ }));
  expect((await screen.findByRole("alert")).textContent).toContain("Take the newer step back first.");
});

test("undo by key names the step", async () => {
  await undo();
  expect(toast()).toBe("Taken back: the contact with Maya");
});
