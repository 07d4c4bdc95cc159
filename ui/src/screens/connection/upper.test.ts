import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Connection as Facts } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { variants } from "../../../test/variants.ts";
import Connection from "./Connection.svelte";
import { kinds, levelPlan, spread } from "./level.ts";

Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 960 });

const year = fixture<Facts>("connection-year-three_months");
const daysClose = vi.fn(() => Promise.resolve({ step: 7 }));

/** The screen over a changed record. */
function show(name?: keyof typeof variants, span: "three_months" | "year" = "three_months") {
  const facts = fixture<Facts>(`connection-year-${span}`);
  const backend = fixtures("year");
  const changed = name ? variants[name](facts) : facts;
  setBackend(
    new Proxy(backend, {
      has: () => true,
      get: (target, key) =>
        key === "connection"
          ? () => Promise.resolve(structuredClone(changed))
          : key === "daysClose"
            ? daysClose
            : target[key as keyof typeof target],
    }),
  );
  return render(Connection);
}

const flat = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

async function problems(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

beforeEach(() => {
  explainer.close();
  daysClose.mockClear();
});

test("the level: one stop, days by arrows, what the day was read out, its entries with Enter", async () => {
  const user = userEvent.setup();
  show();
  const chart = await screen.findByRole("group", {
    name: "About 3.5 days a week lately, near your own rhythm of 3.",
  });
  const section = chart.closest("section");
  const said = () => flat(section?.querySelector("[aria-live]"));
  chart.focus();
  await user.keyboard("{End}");
  expect(said()).toMatch(/^Wednesday, 7 October about 3\.5 days a week not known/);
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(said()).toMatch(/^Monday, 5 October about 3\.5 days a week connected/);
  await user.keyboard("{Enter}");
  const panel = await screen.findByRole("region", { name: /5 October/ });
  expect(within(panel).getAllByRole("listitem").length).toBeGreaterThan(0);
});

test("the level as a table: newest first, a zero only where no day is open", async () => {
  const user = userEvent.setup();
  const { container } = show();
  await user.click(await screen.findByRole("radio", { name: "Table" }));
  const table = screen.getByRole("table", { name: /The level week by week/ });
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows.length).toBe(year.weeks.length);
  expect(flat(rows[0])).toMatch(/5 Oct/);
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Chart" }));
});

test("between two points of a long time only known days move the line", () => {
  const band = (from: string, to: string, kind: "connected" | "paused") => ({ from, to, kind });
  const point = (day: string, days_per_week: number) => ({ day, days_per_week, enough: true, rhythm: null });
  const days = spread(
    {
      from: "2026-01-01",
      to: "2026-01-11",
      points: [point("2026-01-01", 2), point("2026-01-10", 4)],
      bands: [
        band("2026-01-01", "2026-01-03", "connected"),
        band("2026-01-04", "2026-01-07", "paused"),
        band("2026-01-08", "2026-01-11", "connected"),
      ],
      contacts: [],
    },
    false,
  ).map(({ value }) => Number(value?.toFixed(2)));
  expect(days).toEqual([2, 2.4, 2.8, 2.8, 2.8, 2.8, 2.8, 3.2, 3.6, 4]);
});

test("ten years are drawn by weeks, from a scale of five at least", () => {
  const far = variants.decade(year);
  const days = spread(far.timeline, false);
  expect(days).toHaveLength(kinds(far.timeline).length);
  expect(levelPlan(days, days.length, 600, 1).far).toBe(true);
  expect(levelPlan([], 0, 600, 1).most).toBe(5);
});

test("right now: both in place, and each row leads to how it is worked out", async () => {
  const user = userEvent.setup();
  show();
  await screen.findByText("Care and people are both in place. You are in touch.");
  await user.click(screen.getByRole("button", { name: /^How this is worked out: Since the last contact/ }));
  expect(explainer.asked?.about).toEqual({ of: "gap" });
  await user.click(screen.getByRole("button", { name: /^How this is worked out: .*Therapy/ }));
  expect(explainer.asked?.about.of).toBe("line");
});

test("too few notes: facts, beads, the open days and three ways to settle them", async () => {
  const user = userEvent.setup();
  const { container } = show("thin");
  await screen.findByText(/too few to draw/);
  screen.getByText("18 days are open");
  expect(container.textContent).not.toMatch(/isolated|lonely|overdue|failed/i);
  await user.click(screen.getByRole("button", { name: "Close some of them" }));
  await user.click(screen.getByRole("button", { name: "Nothing more to add" }));
  expect(daysClose).toHaveBeenCalledWith("2026-10-07", "2026-10-07", "nothing_more");
  expect(await problems(container)).toEqual([]);
});

test("a pause stands still, and says so", async () => {
  show("paused");
  await screen.findByText("You are in a pause. Care and people are standing still here.");
});

for (const name of Object.keys(variants) as (keyof typeof variants)[]) {
  test(`${name}: nothing breaks, and no word blames`, async () => {
    const { container } = show(name);
    await screen.findByText("Right now, in words");
    expect(container.querySelectorAll("[style]")).toHaveLength(0);
    expect(container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(container.textContent).not.toMatch(/isolated|lonely|overdue|failed|at risk|behind/i);
    expect(await problems(container)).toEqual([]);
  });
}

test("the year: days and months by arrows, counts in the key, a table by month", async () => {
  const user = userEvent.setup();
  const { container } = show(undefined, "year");
  const chart = await screen.findByRole("group", { name: /^You noted \d+ days since/ });
  const section = chart.closest("section");
  const said = () => flat(section?.querySelector("[aria-live]"));
  chart.focus();
  await user.keyboard("{End}");
  expect(said()).toMatch(/8 October/);
  await user.keyboard("{ArrowUp}");
  expect(said()).toMatch(/8 September/);
  await user.keyboard("{ArrowLeft}");
  expect(said()).toMatch(/7 September/);
  await user.click(screen.getByRole("radio", { name: "Table" }));
  const table = screen.getByRole("table", { name: /Kinds of day by month/ });
  expect(within(table).getAllByRole("row").length).toBeGreaterThan(12);
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Chart" }));
});
