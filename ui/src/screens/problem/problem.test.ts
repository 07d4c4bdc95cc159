import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { backend, setBackend, type Start } from "$lib/api/backend.ts";
import { window } from "$lib/start.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import { refused, replacing } from "../../../test/locked.ts";
import Notices from "./Notices.svelte";
import Problem from "./Problem.svelte";
import ReadOnly from "./ReadOnly.svelte";

afterEach(() => setBackend());

const wrong = (code: string, args = {}) => ({ code, message_key: `error-${code}`, args });
const fail = (code: string, args = {}) =>
  setBackend({ start: () => Promise.reject(wrong(code, args) as never) });
const works = (part: Partial<Start> = {}) =>
  setBackend({ start: async () => ({ ...(await fixtures("year").start()), ...part }) });

test.each(["newer-database", "already-open", "busy", "disk-full", "read-only"])(
  "%s: what happened, what is safe, what to do",
  async (code) => {
    fail(code);
    await window.retry();
    const { container } = render(Problem);
    for (const term of ["What happened", "What is safe", "What to do"])
      expect(screen.getByText(term).nextElementSibling?.textContent).toMatch(/\.$/);
    const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map((it) => it.id)).toEqual([]);
  },
);

test("any other problem has the core's own words, and Try again tries again", async () => {
  fail("database", { reason: "11" });
  await window.retry();
  render(Problem);
  expect(screen.getByText(/The record could not be read or written/)).toBeTruthy();
  works();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(window.problem).toBeUndefined());
});

test("what can be read but not written says so above every page", async () => {
  works({ read_only: wrong("disk-full") });
  await window.retry();
  const { container } = render(ReadOnly);
  expect(container.textContent).toContain("Everything can be read.");
  expect(container.textContent).toContain("make some room");
  works();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(window.readOnly).toBeNull());
});

test("a newer record can be read and exported, and its versions are named", async () => {
  const archiveExport = vi.fn(() => Promise.resolve({ name: "notes.json" }));
  works({ read_only: wrong("newer-database", { found: "9", known: "4" }) });
  await window.retry();
  const { container } = render(ReadOnly);
  expect(container.textContent).toContain("The file has version 9; this Evenkeel knows versions up to 4.");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  setBackend({ archiveExport });
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
  expect(archiveExport).toHaveBeenCalled();
});

test.each([
  ["damaged-database", "You are only looking", ["Look at backups", "Save what can be read"]],
  ["database", "The disk did not keep what was written", ["Look at backups", "Export", "Try again"]],
  ["read-only", "Nothing new can be kept right now.", ["Try again"]],
])("read only for %s says so, with ways on", async (code, words, ways) => {
  works({ read_only: wrong(code, { reason: "10", folder: "x" }) });
  await window.retry();
  const { container } = render(ReadOnly);
  expect(container.textContent).toContain(words);
  expect([...container.querySelectorAll("a, button")].map((it) => it.textContent.trim())).toEqual(ways);
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
});

test("a disk that fails while the window is open has its banner at once", async () => {
  let failed = false;
  const base = fixtures("year");
  setBackend(
    replacing(base, {
      start: async () => ({
        ...(await base.start()),
        read_only: failed
          ? { code: "database", message_key: "error-database", args: { reason: "778" } }
          : null,
      }),
      draftPut: () => {
        failed = true;
        return Promise.reject(refused("database"));
      },
    }),
  );
  await window.retry();
  render(ReadOnly);
  expect(screen.queryByText(/The disk did not keep/)).toBeNull();
  await backend.draftPut("trial", "x").catch(() => undefined);
  await screen.findByText(/The disk did not keep what was written/);
  screen.getByRole("link", { name: "Look at backups" });
});

test("changes that are missing are said until they were seen", async () => {
  const stepsLostAccept = vi.fn(() => Promise.resolve(null));
  works({ steps_lost: 3 });
  await window.retry();
  const { container } = render(Notices);
  expect(container.textContent).toContain("The last 3 changes are missing, though they were kept once.");
  expect(screen.getByRole("link", { name: "Look at backups" }).getAttribute("href")).toBe(
    "#/settings/backups",
  );
  setBackend({ start: () => fixtures("year").start(), stepsLostAccept });
  await userEvent.click(screen.getByRole("button", { name: "I have seen it" }));
  expect(stepsLostAccept).toHaveBeenCalled();
  await waitFor(() => expect(container.textContent).not.toContain("missing"));
});

test("an import that was ended is said, with a way on, until it was seen", async () => {
  const importEndedSeen = vi.fn(() => Promise.resolve(null));
  works({ import_ended: "2026-10-07" });
  await window.retry();
  const { container } = render(Notices);
  expect(container.textContent).toMatch(
    /An import on .*7.* October ended before it was done\. Nothing of it/,
  );
  expect(screen.getByRole("link", { name: "Go to Bring in" }).getAttribute("href")).toBe("#/settings/data");
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
  setBackend({ start: () => fixtures("year").start(), importEndedSeen });
  await userEvent.click(screen.getByRole("button", { name: "I have seen it" }));
  expect(importEndedSeen).toHaveBeenCalled();
  await waitFor(() => expect(container.textContent.trim()).toBe(""));
});

test("an import that comes through while the word is there takes it away", async () => {
  let ended: Start["import_ended"] = "2026-10-07";
  let changed: (what: { tables: string[]; step: number | null }) => void = () => {};
  const base = fixtures("year");
  setBackend(
    replacing(base, {
      start: async () => ({ ...(await base.start()), import_ended: ended }),
      onDataChanged: (then) => {
        changed = then;
        return Promise.resolve(() => undefined);
      },
    }),
  );
  const stop = window.start();
  const { container } = render(Notices);
  await screen.findByText(/ended before it was done/);
  ended = null;
  changed({ tables: ["contact"], step: 9 });
  await waitFor(() => expect(container.textContent.trim()).toBe(""));
  stop();
});

test("damage that a check found has its banner", async () => {
  works({ damaged: true });
  await window.retry();
  const { container } = render(Notices);
  expect(container.textContent).toContain("The last check found damage");
  expect(screen.getByRole("link", { name: "See what to do" }).getAttribute("href")).toBe("#/settings/data");
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => it.id)).toEqual([]);
});
