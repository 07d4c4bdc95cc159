import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import {
  setBackend,
  type Care as CareFacts,
  type CareLine,
  type Visit,
  type VisitPage,
} from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import Screen from "./Care.svelte";
import { shown } from "./month/shown.svelte.ts";
import { stateWords } from "./words.ts";

const next = fixture<VisitPage>("visit-next");
let stop: () => void;

async function at(hash: string, more: object = {}, facts: "year" | "empty" = "year") {
  const all = fixtures(facts);
  setBackend(
    new Proxy(all, { get: (target, name) => Reflect.get(name in more ? more : target, name) as unknown }),
  );
  history.replaceState(null, "", hash);
  stop = router.start();
  const { container } = render(Screen);
  await screen.findByRole("heading", { level: 1 });
  return container;
}

async function broken(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

beforeEach(() => {
  shown.view = "agenda";
});
afterEach(() => {
  stop();
  setBackend();
});

test("each lane says how its line stands and how that is worked out; the screen passes axe", async () => {
  const user = userEvent.setup();
  const container = await at("#/care");
  const lanes = within(await screen.findByRole("region", { name: "Care by month" }));
  const [therapy, psychiatry, gp, group] = lanes.getAllByRole("listitem");
  const words = (row?: HTMLElement) =>
    row?.textContent.replace(/\s+/g, " ").trim().replaceAll(", how this is worked out", ";");
  expect(words(therapy)).toBe("Therapy every week in place; next today, 15:00");
  expect(words(psychiatry)).toBe("Psychiatry about every 8 weeks in place; next Tue 3 Nov, 09:20");
  expect(words(gp)).toBe("GP no interval set last on 22 July; nothing booked");
  expect(words(group)).toBe("Skills group every two weeks first visit; Mon 12 Oct, 10:30");
  expect(
    lanes
      .getAllByRole("img")[0]
      ?.getAttribute("aria-label")
      ?.replace(/[\u2068\u2069]/g, ""),
  ).toBe("Therapy, 2 July to 17 December: 13 kept, 3 did not take place, 4 booked");
  await user.click(lanes.getByRole("button", { name: /^first visit/ }));
  const { lines } = fixture<CareFacts>("care-year");
  const line = lines.find((it) => it.line.name === "Skills group")?.line.id;
  expect(explainer.asked).toEqual({ about: { of: "line", id: line }, title: "Skills group: first visit" });
  explainer.close();
  expect(screen.getByText("In 8 weeks: 7 kept and 1 moved")).toBeDefined();
  await screen.findByText("To bring up");
  expect(await broken(container)).toEqual([]);
});

test("without anything there is one action", async () => {
  const container = await at("#/care", {}, "empty");
  await screen.findByText("When is your next visit?");
  expect(await broken(container)).toEqual([]);
});

test("a visit is added with only a line and a date", async () => {
  const user = userEvent.setup();
  const visitSave = vi.fn((_visit: Visit, _line: CareLine | null) => Promise.resolve({ step: 7 }));
  const container = await at("#/care/new", { visitSave });
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  expect(await broken(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(visitSave.mock.calls[0]?.[0]).toMatchObject({ start: "2026-10-09T11:00:00", before: null });
  expect(visitSave.mock.calls[0]?.[1]).toBeNull();
});

test("the sheet begins at what it is for, not at its close button", async () => {
  await at("#/care/new");
  const first = (await within(screen.getByRole("dialog")).findAllByRole("radio"))[0];
  await waitFor(() => expect(document.activeElement).toBe(first));
});

test("a visit that repeats says so in words", async () => {
  const series = { rrule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8", exdates: [], rdates: [] };
  const repeats = { ...next, card: { ...next.card, repeats: true }, visit: { ...next.visit, series } };
  const container = await at(`#/care/${next.card.id}`, { visit: () => Promise.resolve(repeats) });
  await screen.findByText("It repeats.");
  expect(container.textContent).not.toContain("FREQ");
});

test("an end before the start is said at its field", async () => {
  const user = userEvent.setup();
  const visitSave = vi.fn();
  await at("#/care/new", { visitSave });
  await user.click(await screen.findByRole("radio", { name: /Psychiatry/ }));
  const ends = screen.getByLabelText<HTMLInputElement>("Ends");
  await user.clear(ends);
  await user.type(ends, "10:00");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("The end is before the start. Perhaps 11:50?")).toBeDefined();
  expect(visitSave).not.toHaveBeenCalled();
});

test("what became of a visit is kept with one press", async () => {
  const user = userEvent.setup();
  const over = { ...next, card: { ...next.card, phase: "just_over" as const } };
  const visitOutcome = vi.fn(() => Promise.resolve({ step: 7 }));
  await at(`#/care/${next.card.id}`, { visit: () => Promise.resolve(over), visitOutcome });
  await user.click(await screen.findByRole("radio", { name: "Kept" }));
  expect(visitOutcome).toHaveBeenCalledWith(next.card.id, null, "kept");
});

test("lines to bring up are added and checked off at once", async () => {
  const user = userEvent.setup();
  const visitSave = vi.fn((_visit: Visit, _line: CareLine | null) => Promise.resolve({ step: 7 }));
  const container = await at(`#/care/${next.card.id}`, { visitSave });
  await user.type(await screen.findByRole("textbox", { name: "Add a line" }), "Sleep{Enter}");
  expect(visitSave.mock.calls[0]?.[0].bring_up.at(-1)).toEqual({ text: "Sleep", done: false });
  await user.click(screen.getAllByRole("checkbox")[0] as HTMLElement);
  expect(visitSave.mock.calls[1]?.[0].bring_up[0]?.done).toBe(true);
  expect(await broken(container)).toEqual([]);
});

test("a line that is not in place says so with its dates, without a verdict", () => {
  const { lines, today } = fixture<CareFacts>("care-year");
  const therapy = lines.find((it) => it.line.name === "Therapy");
  if (!therapy) throw new Error("the fixture has a line called Therapy");
  const as = (more: Partial<typeof therapy>) => stateWords({ ...therapy, ...more }, today);
  const next = "2026-11-03T09:20:00";
  expect(as({ state: "a_while", next })).toEqual({ state: "a while", detail: "next Tue 3 Nov, 09:20" });
  expect(as({ state: "nothing_booked", next: null })).toEqual({
    state: "nothing booked",
    detail: "last kept on 1 October",
  });
  expect(as({ state: "dates_only" })).toEqual({
    state: "next today, 15:00",
    detail: "last kept on 1 October",
  });
  expect(as({ state: "nothing_booked", next: null, last_kept: null }).detail).toBe("nothing kept yet");
});
