import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type Pause, type PausePage } from "../api/backend.ts";
import { toasts } from "../toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { daySheets } from "./days.svelte.ts";
import DaySheets from "./DaySheets.svelte";

const quietSave = vi.fn<Backend["quietSave"]>();
const pauseSave = vi.fn<Backend["pauseSave"]>();
const pauseDelete = vi.fn<Backend["pauseDelete"]>();
const bare = (text: string | null | undefined) => (text ?? "").replace(/[\u2068\u2069]/g, "");

function serve(page: Partial<PausePage> = {}) {
  const all = fixtures("year");
  setBackend({
    ...{
      onDataChanged: all.onDataChanged,
      quietPage: all.quietPage,
      draft: all.draft,
      draftPut: all.draftPut,
    },
    pausePage: () => Promise.resolve({ ...fixture<PausePage>("pause-page"), ...page }),
    ...{ quietSave, pauseSave, pauseDelete },
  });
}

beforeEach(() => {
  for (const write of [quietSave, pauseSave, pauseDelete]) write.mockReset().mockResolvedValue({ step: 7 });
  serve();
});
afterEach(() => {
  daySheets.close();
  toasts.dismiss();
  setBackend();
});

async function clean() {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
}

async function quiet() {
  render(DaySheets);
  daySheets.quiet();
  await screen.findByRole("dialog");
  return screen.getByRole("group", { name: /^Which days\?/ });
}
const gone = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

test("quiet days are picked with the keyboard alone and named in one step", async () => {
  const user = userEvent.setup();
  const week = await quiet();
  await clean();
  const days = within(week).getAllByRole("button");
  expect(days.map((it) => it.tabIndex)).toEqual([-1, -1, -1, -1, -1, 0, -1]);
  expect(document.activeElement).toBe(days[5]);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);

  await user.keyboard(" {ArrowLeft} ");
  expect(days.map((it) => it.getAttribute("aria-pressed"))).toEqual([
    ...[null, null, "false", null],
    ...["true", "true", "false"],
  ]);
  screen.getByText("Picked: Tuesday and Wednesday.");
  // a day with contact is heard, but not picked
  await user.keyboard("{ArrowLeft} ");
  expect(bare(document.activeElement?.getAttribute("aria-label"))).toBe(
    "Monday, 5 October: contact with Maya",
  );
  expect(document.activeElement?.getAttribute("aria-disabled")).toBe("true");
  screen.getByText(/Tuesday and Wednesday stay open until you close them\.$/);

  await user.click(screen.getByRole("radio", { name: /^Quiet by choice/ }));
  await user.click(screen.getByRole("button", { name: "Save 2 days" }));
  await gone();
  expect(quietSave.mock.calls).toEqual([[["2026-10-06", "2026-10-07"], "chosen"]]);
  expect(toasts.current?.text).toBe("Tuesday and Wednesday: quiet by choice.");
});

test("earlier weeks are one press away, and the arrows go on into them", async () => {
  const user = userEvent.setup();
  await quiet();
  await user.keyboard("{Home}{ArrowLeft}");
  await screen.findByText("25 Sep–1 Oct");
  await waitFor(() =>
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Thursday, 1 October: nothing said"),
  );
  await user.keyboard(" ");
  await user.click(screen.getByRole("button", { name: "The week after" }));
  await screen.findByText("2–8 Oct");
  await user.click(screen.getByRole("button", { name: /^Sunday, 4 October/ }));
  screen.getByText("Picked: Thu 1 and Sun 4 October.");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "The week after" }).disabled).toBe(true);
});

test("rather not say takes back what was said, and writes nothing where nothing was", async () => {
  const user = userEvent.setup();
  await quiet();
  await user.click(screen.getByRole("button", { name: /^Sunday, 4 October/ }));
  await user.click(screen.getByRole("button", { name: /^Tuesday, 6 October/ }));
  await user.click(screen.getByRole("button", { name: "Rather not say" }));
  await gone();
  expect(quietSave.mock.calls).toEqual([[["2026-10-04"], null]]);
  daySheets.quiet();
  await screen.findByRole("dialog");
  await user.click(screen.getByRole("button", { name: "Rather not say" }));
  await gone();
  expect(quietSave).toHaveBeenCalledTimes(1);
});

test("from quiet time a pause is one press away", async () => {
  const user = userEvent.setup();
  await quiet();
  await user.click(screen.getByRole("button", { name: /Open the pause$/ }));
  await screen.findByRole("heading", { name: "Pause" });
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
});

async function pause(change?: Pause) {
  render(DaySheets);
  daySheets.pause(change);
  await screen.findByRole("dialog");
}

test("a pause says what it does before it starts, and its button says when", async () => {
  const user = userEvent.setup();
  await pause();
  const from = await screen.findByLabelText<HTMLInputElement>("From");
  await clean();
  screen.getByRole("button", { name: "Start today" });
  await user.clear(from);
  await user.type(from, "2026-10-12");
  screen.getByText("Monday, 12 October");
  await user.click(screen.getByRole("radio", { name: "A date" }));
  const last = screen.getByLabelText("Last day");
  await user.type(last, "2026-10-09");
  screen.getByText("This is before the first day, Monday, 12 October.");
  await user.click(screen.getByRole("button", { name: "Start on Monday" }));
  expect(pauseSave).not.toHaveBeenCalled();
  await user.clear(last);
  await user.type(last, "2026-10-16");
  screen.getByText("Two lie in this pause: Mon 12 and Thu 15 October");
  await user.click(screen.getByRole("radio", { name: "A hard stretch" }));
  await user.click(screen.getByRole("button", { name: "Start on Monday" }));
  await gone();
  const kept = { from: "2026-10-12", to: "2026-10-16", reason: "A hard stretch" };
  expect(pauseSave.mock.calls).toEqual([[null, kept]]);
  expect(toasts.current?.text).toBe("A pause from Monday, 12 October on. Nothing counts meanwhile.");
});

test("a second pause from the same day is not put in the place of the first", async () => {
  const user = userEvent.setup();
  await pause();
  const from = await screen.findByLabelText("From");
  await user.clear(from);
  await user.type(from, "2026-08-10");
  screen.getByText("A pause from this day is here already. It can be changed in the list.");
  await user.click(screen.getByRole("button", { name: "Note the pause" }));
  expect(pauseSave).not.toHaveBeenCalled();
});

const hard: Pause = { from: "2026-09-12", to: null, reason: "The long grey" };

test("a pause that holds is listed first, ends with yesterday, and can be deleted", async () => {
  const user = userEvent.setup();
  serve({ current: [hard] });
  await pause();
  const row = within(await screen.findByRole("group", { name: "Pause since 12 September" }));
  await clean();
  expect(screen.queryByLabelText("From")).toBeNull();
  screen.getByText("The long grey");
  await user.click(row.getByRole("button", { name: "End today" }));
  expect(pauseSave.mock.calls).toEqual([[hard, { ...hard, to: "2026-10-07" }]]);
  expect(toasts.current?.text).toBe("The pause ended with Wednesday, 7 October. Today counts again.");
  await user.click(row.getByRole("button", { name: "Delete" }));
  expect(pauseDelete.mock.calls).toEqual([[hard]]);
});

test("changing a pause keeps its own words", async () => {
  const user = userEvent.setup();
  serve({ current: [hard] });
  await pause(hard);
  await screen.findByRole("heading", { name: "Change the pause" });
  expect(screen.getByRole("radio", { name: "Own words" }).getAttribute("aria-checked")).toBe("true");
  expect(screen.getByLabelText<HTMLInputElement>("In your own words").value).toBe("The long grey");
  await user.click(screen.getByRole("radio", { name: "A date" }));
  await user.type(screen.getByLabelText("Last day"), "2026-10-20");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await gone();
  expect(pauseSave.mock.calls).toEqual([[hard, { ...hard, to: "2026-10-20" }]]);
});

test("a pause that began today has no day left when it ends, so it is only deleted", async () => {
  serve({ current: [{ from: "2026-10-08", to: null, reason: "" }] });
  await pause();
  const row = within(await screen.findByRole("group", { name: "Pause since 8 October" }));
  expect(row.queryByRole("button", { name: "End today" })).toBeNull();
  row.getByRole("button", { name: "Delete" });
});
