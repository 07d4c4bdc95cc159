import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Care, type CareLine, type PersonPage } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { fixture, fixtures } from "../../test/fixtures.ts";
import { refused, replacing } from "../../test/locked.ts";
import LineForm from "../screens/care/LineForm.svelte";
import TakeAway from "../screens/care/TakeAway.svelte";
import PersonForm from "../screens/people/PersonForm.svelte";
import QuickLog from "../screens/quick-log/QuickLog.svelte";
import SmallSteps from "../screens/settings/SmallSteps.svelte";
import { daySheets } from "./days/days.svelte.ts";
import DaySheets from "./days/DaySheets.svelte";
import { flushAll } from "./drafts.svelte.ts";

const { person } = fixture<PersonPage>("person-jonas");
const kept = new Map<string, string>();
const draftPut = vi.fn<(name: string, draft: string | null) => Promise<null>>();
const user = userEvent.setup();

beforeEach(() => {
  kept.clear();
  draftPut.mockReset().mockImplementation((name, draft) => {
    if (draft === null) kept.delete(name);
    else kept.set(name, draft);
    return Promise.resolve(null);
  });
  setBackend(
    replacing(fixtures("year"), { draft: (name) => Promise.resolve(kept.get(name) ?? null), draftPut }),
  );
});
afterEach(() => {
  quickLog.close();
  daySheets.close();
  setBackend();
});

const form = () => render(PersonForm, { person, onclose: () => undefined });
const name = () => screen.findByRole<HTMLInputElement>("textbox", { name: /^Name/ });
const typed = (draft: string | undefined) =>
  (JSON.parse(draft ?? "{}") as { form?: { name: string } }).form?.name;

test("a form is written within a second, comes back with a quiet line, and can begin anew", async () => {
  const { unmount } = form();
  await user.type(await name(), " B.");
  await waitFor(() => expect(typed(kept.get(`person:${person.id}`))).toBe("Jonas B."), { timeout: 1000 });
  // several keys are not several writes
  expect(draftPut.mock.calls.length).toBeLessThan(3);
  unmount();
  const { container } = form();
  expect((await name()).value).toBe("Jonas B.");
  expect(screen.getByText("Kept from before.", { exact: false })).toBeTruthy();
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => it.id)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Start over" }));
  expect((await name()).value).toBe("Jonas");
  expect(screen.queryByText("Kept from before.", { exact: false })).toBeNull();
  await waitFor(() => expect(kept.size).toBe(0));
});

test("what is closed at once is written at once, and saving lets go of it", async () => {
  const { unmount } = form();
  await user.type(await name(), "!");
  unmount();
  await waitFor(() => expect(kept.size).toBe(1));
  form();
  expect((await name()).value).toBe("Jonas!");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(kept.size).toBe(0));
});

test("a form that nothing was done to is not written", async () => {
  const { unmount } = form();
  await name();
  unmount();
  await new Promise((next) => setTimeout(next, 20));
  expect(draftPut).not.toHaveBeenCalled();
});

test.each(["{", "7", "[]", '{"base":1}', "null"])(
  "%s is no draft of this form, and is ignored",
  async (text) => {
    kept.set(`person:${person.id}`, text);
    form();
    expect((await name()).value).toBe("Jonas");
    expect(screen.queryByRole("button", { name: "Start over" })).toBeNull();
  },
);

test("what could not be written takes nothing from the form", async () => {
  draftPut.mockRejectedValue(refused("locked"));
  form();
  await user.type(await name(), " B.");
  await new Promise((next) => setTimeout(next, 700));
  expect((await name()).value).toBe("Jonas B.");
});

test("what could not be written is tried again without another key", async () => {
  form();
  draftPut.mockRejectedValueOnce(refused("busy"));
  await user.type(await name(), "x");
  await waitFor(() => expect(typed(kept.get(`person:${person.id}`))).toBe("Jonasx"), { timeout: 6000 });
  expect(draftPut.mock.calls.length).toBeGreaterThan(1);
});

const UNKEPT = /cannot be kept for later right now/;

test("what cannot be written is said beside it, once, and until it is written", async () => {
  const { container } = form();
  draftPut.mockRejectedValue(refused("disk-full"));
  await user.type(await name(), " B.");
  const said = await screen.findByText(UNKEPT);
  expect(said.getAttribute("role")).toBe("status");
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => it.id)).toEqual([]);
  expect((await name()).value).toBe("Jonas B.");
  draftPut.mockImplementation((to, draft) =>
    Promise.resolve(void kept.set(to, draft ?? "")).then(() => null),
  );
  await waitFor(() => expect(screen.queryByText(UNKEPT)).toBeNull(), { timeout: 6000 });
  expect(typed(kept.get(`person:${person.id}`))).toBe("Jonas B.");
});

test("a form that was closed before it could be written is tried again, too", async () => {
  const { unmount } = form();
  draftPut.mockRejectedValueOnce(refused("busy"));
  await user.type(await name(), "z");
  unmount();
  await waitFor(() => expect(draftPut).toHaveBeenCalledOnce());
  expect(kept.size).toBe(0);
  await waitFor(() => expect(typed(kept.get(`person:${person.id}`))).toBe("Jonasz"), { timeout: 6000 });
});

test("an older draft that was refused does not come after a newer one, nor after saving", async () => {
  form();
  draftPut.mockRejectedValueOnce(refused("busy"));
  await user.type(await name(), "1");
  await flushAll();
  await user.type(await name(), "2");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(draftPut).toHaveBeenLastCalledWith(`person:${person.id}`, null));
  const calls = draftPut.mock.calls.length;
  await new Promise((next) => setTimeout(next, 2500));
  expect(draftPut.mock.calls.length).toBe(calls);
  expect(kept.size).toBe(0);
});

test("before locking everything begun is written", async () => {
  form();
  await user.type(await name(), "y");
  await flushAll();
  expect(typed(kept.get(`person:${person.id}`))).toBe("Jonasy");
});

test("a contact begun yesterday stays a contact of yesterday, also after the window began anew", async () => {
  const first = render(QuickLog);
  quickLog.open();
  await screen.findByText(/of 2$/);
  await user.keyboard("1");
  await user.keyboard("1");
  first.unmount();
  quickLog.close();
  await waitFor(() => expect(kept.has("quick-log")).toBe(true));
  const draft = JSON.parse(kept.get("quick-log") ?? "") as { otherDay: string };
  expect(draft.otherDay).toBe("2026-10-08");
  kept.set("quick-log", JSON.stringify({ ...draft, otherDay: "2026-10-07" }));
  render(QuickLog);
  quickLog.open();
  await screen.findByRole("heading", { name: /^Maya, met, yesterday/ });
  await user.click(screen.getByRole("button", { name: "Start over" }));
  await screen.findByText("1 of 2");
  await waitFor(() => expect(kept.size).toBe(0));
});

test("opening the quick log for somebody else leaves what was begun", async () => {
  kept.set("quick-log", JSON.stringify({ step: 1 }));
  render(QuickLog);
  quickLog.open({ who: person.id });
  await screen.findByText("2 of 2");
  quickLog.close();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(kept.get("quick-log")).toBe(JSON.stringify({ step: 1 }));
});

test("a note to take away is kept although it is not saved", async () => {
  const props = { id: "v1", kept: "", change: () => Promise.resolve(false) };
  const { unmount } = render(TakeAway, props);
  await user.type(screen.getByRole("textbox"), "Ask about sleep");
  unmount();
  await waitFor(() => expect(kept.get("take-away:v1")).toBe('{"text":"Ask about sleep"}'));
  render(TakeAway, props);
  await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Ask about sleep"));
});

test("a line of care and a small step come back as they were begun", async () => {
  const line = fixture<Care>("care-year").lines[0]?.line as CareLine;
  const props = { line, reminders: ["P1D"], onclose: () => undefined };
  const first = render(LineForm, props);
  await user.type(await screen.findByLabelText<HTMLInputElement>(/^Name/), " B.");
  first.unmount();
  await waitFor(() => expect(kept.get(`care-line:${line.id}`)).toContain(`${line.name} B.`));
  render(LineForm, props);
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe(`${line.name} B.`));
  await user.click(screen.getByRole("button", { name: "Start over" }));
  expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe(line.name);
  await waitFor(() => expect(kept.size).toBe(0));

  const steps = { steps: [], reload: () => Promise.resolve() };
  const second = render(SmallSteps, steps);
  await user.type(screen.getByRole("textbox", { name: "Another step" }), "Open the window");
  second.unmount();
  await waitFor(() => expect(kept.get("small-step")).toBe('{"line":"Open the window"}'));
  render(SmallSteps, steps);
  await screen.findByDisplayValue("Open the window");
});

test("a pause and quiet days come back as they were begun", async () => {
  const first = render(DaySheets);
  daySheets.pause();
  const from = await screen.findByLabelText<HTMLInputElement>(/^From/);
  await user.clear(from);
  await user.type(from, "2026-10-20");
  daySheets.close();
  await waitFor(() => expect(kept.get("pause:new")).toContain("2026-10-20"));
  daySheets.quiet();
  await user.click(await screen.findByRole("radio", { name: /^Quiet by choice/ }));
  daySheets.close();
  await waitFor(() => expect(kept.get("quiet")).toContain('"choice":"chosen"'));
  first.unmount();
  render(DaySheets);
  daySheets.quiet();
  expect((await screen.findByRole("radio", { checked: true })).textContent).toContain("Quiet by choice");
  expect(await screen.findByRole("button", { name: "Start over" })).toBeTruthy();
});
