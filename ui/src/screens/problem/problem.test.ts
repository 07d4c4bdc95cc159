import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { setBackend, type Start } from "$lib/api/backend.ts";
import { window } from "$lib/start.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
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
