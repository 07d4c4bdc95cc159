import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type Connection } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import AroundCare from "./AroundCare.svelte";
import Contrasts from "./Contrasts.svelte";
import Given from "./Given.svelte";

Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 960 });

const facts = (): Connection => fixture<Connection>("connection-year-three_months");

function use(methods: Partial<Backend> = {}): void {
  const base = fixtures("year");
  setBackend(
    new Proxy(base, {
      has: () => true,
      get: (_, name) => methods[name as keyof Backend] ?? base[name as keyof Backend],
    }),
  );
}
beforeEach(() => use());
afterEach(() => {
  explainer.close();
  toasts.dismiss();
  setBackend();
});

async function problems(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}
const text = (of: Element | null | undefined) => of?.textContent?.replace(/\s+/g, " ").trim();

test("around care: the sentence, the visits one by one, and Enter opens one", async () => {
  const user = userEvent.setup();
  const go = vi.spyOn(router, "go");
  const { container } = render(AroundCare, { facts: facts() });
  screen.getByText("After 5 of 8 visits you were with someone. Before 3 of them, someone helped.");
  expect(await problems(container)).toEqual([]);
  expect(container.querySelectorAll("[style]")).toHaveLength(0);
  const chart = screen.getByRole("group", { name: /After 5 of 8/ });
  chart.focus();
  await user.keyboard("{Home}");
  const said = container.querySelector("[aria-live]");
  expect(text(said)).toBe("Thu 20 Aug Therapy with Nadia No entry before. No entry after. Open this visit");
  await user.keyboard("{End}");
  expect(text(said)).toContain("Thu 1 Oct Therapy with Nadia Someone helped before. With someone after.");
  await user.keyboard("{Enter}");
  expect(go).toHaveBeenCalledWith("care", facts().around.visits.at(-1)?.id);
  go.mockRestore();

  await user.click(screen.getByRole("radio", { name: "Table" }));
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows).toHaveLength(9);
  const cells = (row: HTMLElement | undefined) => [...(row?.children ?? [])].map((it) => text(it));
  expect(cells(rows[1])).toEqual(["Thu 1 Oct", "Therapy with Nadia", "someone helped", "with someone"]);
  expect(cells(rows[5])).toEqual(["Tue 8 Sep", "Psychiatry with Dr Marlow", "–no entry", "–no entry"]);
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "How this is worked out: Around care" }));
  expect(explainer.asked?.about).toEqual({ of: "around" });
});

test("around care: an unknown day is a dotted circle, read as not known, and named in the key", () => {
  const it = facts();
  it.around.visits = it.around.visits.slice(0, 1).map((visit) => ({ ...visit, known: false }));
  it.around.counts = { visits: 1, before: 0, after: 0 };
  const { container } = render(AroundCare, { facts: it });
  screen.getByText("No contact is noted after your one visit. No help is noted before it.");
  screen.getByText("not known");
  expect(container.querySelectorAll(".draw circle.unks")).toHaveLength(2);
});

test("around care: without a kept visit there is a sentence and no drawing", () => {
  const it = facts();
  it.around = { counts: { visits: 0, before: 0, after: 0 }, visits: [] };
  const { container } = render(AroundCare, { facts: it });
  screen.getByText("No visit was kept in the last eight weeks.");
  expect(container.querySelector("svg")).toBeNull();
});

test("given and received stand side by side, with kinds of relation in words", async () => {
  const user = userEvent.setup();
  const { container } = render(Given, { facts: facts() });
  screen.getByText("In the last 28 days you gave something on 7, and something came to you on 13.");
  expect(
    screen.getAllByRole("term").map((it) => [text(it), text(it.parentElement?.querySelector("dd"))]),
  ).toEqual([
    ["You gave", "7 days"],
    ["Came to you", "13 days"],
    ["Managed yourself", "1 thing"],
    ["Got help", "3 days"],
  ]);
  screen.getByText("family, friends, people with similar experience, neighbours and a community");
  expect(
    [...container.querySelectorAll(".beads")].map(
      (it) => it.querySelectorAll("circle, rect:not(.edge)").length,
    ),
  ).toEqual([7, 13, 1, 3]);
  expect(screen.queryByText("Days with care beside days with people")).toBeNull();
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "How this is worked out: kinds of relation" }));
  expect(explainer.asked).toEqual({ about: { of: "variety" }, title: "5 kinds of relation" });
});

test("the share: only with a band of one's own, beside it, and in words", async () => {
  const base = await fixtures("year").settings();
  use({
    settings: () =>
      Promise.resolve({ ...base, settings: { ...base.settings, share_band: { low: 0.2, high: 0.45 } } }),
  });
  const it = { ...facts(), share: { value: 4 / 17, care_days: 4, people_days: 13, side: "inside" as const } };
  const { container } = render(Given, { facts: it });
  screen.getByText("Inside your own band: care on 4 days, people on 13.");
  await screen.findByText(/In every ten such days, about 2½ with care\. Your band goes from 2 to 4½\./);
  screen.getByRole("img", { name: /^Inside your own band/ });
  expect(await problems(container)).toEqual([]);
});

test("contrasts: sentences, both strips, values read out; what is not enough waits folded", async () => {
  const user = userEvent.setup();
  const { container } = render(Contrasts, { facts: facts() });
  screen.getByText(
    "On 18 days with company you noted connected 2 (middle value), on 55 days without, 2. This does not say why.",
  );
  expect(screen.getAllByRole("img")).toHaveLength(5);
  screen.getByText("1 not drawn yet");
  screen.getByText("3 of 10 days help, 40 without.");
  expect(await problems(container)).toEqual([]);
  const chart = screen.getByRole("group", { name: /^On 17 days you felt heard, you noted connected/ });
  chart.focus();
  await user.keyboard("{Home}{ArrowRight}{ArrowRight}");
  expect(text(chart.parentElement?.querySelector("[aria-live]"))).toBe("2, somewhat heard 6, without 31");

  await user.click(screen.getByRole("radio", { name: "Table" }));
  const table = screen.getAllByRole("table")[0] as HTMLElement;
  expect(
    within(table)
      .getAllByRole("row")
      .map((row) => [...row.children].map((it) => text(it))),
  ).toEqual([
    ["Value", "heard", "without"],
    ["0, not at all", "0", "0"],
    ["1, a little", "0", "2"],
    ["2, somewhat", "6", "31"],
    ["3, quite", "9", "22"],
    ["4, very", "2", "1"],
    ["middle value", "3", "2"],
  ]);
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Chart" }));
});

test("contrasts: one click switches one off, with undo; it waits folded and can be shown again", async () => {
  const user = userEvent.setup();
  const contrastSwitch = vi.fn(() => Promise.resolve({ step: 7 }));
  use({ contrastSwitch });
  const it = facts();
  const { rerender } = render(Contrasts, { facts: it });
  const name = "Connected, with and without company";
  await user.click(screen.getByRole("button", { name: `Switch off: ${name}` }));
  expect(contrastSwitch).toHaveBeenCalledWith("connected_company", false);
  await waitFor(() => expect(toasts.current?.text).toBe(`Switched off: ${name}`));
  expect(toasts.current?.action).toBe("Undo");
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Noted side by side" })),
  );

  await rerender({
    facts: {
      ...it,
      contrasts: it.contrasts.map((row) => ({ ...row, on: row.contrast.pair !== "connected_company" })),
    },
  });
  expect(screen.getAllByRole("img")).toHaveLength(4);
  screen.getByText("1 switched off");
  await user.click(screen.getByRole("button", { name: `Show: ${name}`, hidden: true }));
  expect(contrastSwitch).toHaveBeenLastCalledWith("connected_company", true);
});

test("contrasts: nothing to set side by side is said, quietly", () => {
  const { container } = render(Contrasts, { facts: fixture<Connection>("connection-empty-three_months") });
  screen.getByText("Nothing can be set side by side yet.");
  screen.getByText("6 not drawn yet");
  expect(container.querySelector("[role='img']")).toBeNull();
});
