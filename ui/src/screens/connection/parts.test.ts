import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Closing, type Span } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import { variants, type Variant } from "../../../test/variants.ts";
import Connection from "./Connection.svelte";

Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 960 });

function backend(variant?: Variant, more: object = {}) {
  const all = fixtures("year");
  const change = variant && variants[variant];
  const connection = async (range: Span) => {
    const facts = await all.connection(range);
    return change ? change(facts) : facts;
  };
  const own: Record<string, unknown> = { connection, ...more };
  setBackend(
    new Proxy(all, { get: (target, name) => (own[String(name)] ?? Reflect.get(target, name)) as unknown }),
  );
}

beforeEach(() => {
  backend();
  explainer.close();
});
afterEach(async () => {
  // the range and the view are remembered while the app runs
  const user = userEvent.setup();
  const [chart] = screen.queryAllByRole("radio", { name: "Chart" });
  if (chart) await user.click(chart);
  const months = screen.queryByRole("radio", { name: "3 months" });
  if (months) await user.click(months);
});

async function problems(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}
const readout = (section: HTMLElement) =>
  section.querySelector("[aria-live]")?.textContent.replace(/\s+/g, " ").trim() ?? "";

test("the level steps through days, reads each, and opens one", async () => {
  const user = userEvent.setup();
  const { container } = render(Connection);
  const section = await screen.findByRole("region", { name: "Days a week with real contact" });
  within(section).getByRole("img", { name: "About 3.5 days a week lately, near your own rhythm of 3." });
  within(section).getByText("about 3.5, as of Mon 5 Oct");
  const chart = within(section).getByRole("group", { name: /About 3\.5 days a week/ });
  chart.focus();
  await user.keyboard("{ArrowLeft}");
  expect(readout(section)).toBe(
    "Wednesday, 7 October about 3.5 days a week not known last contact 5 October",
  );
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(readout(section)).toBe("Monday, 5 October about 3.5 days a week connected");
  await user.keyboard("{Home}");
  expect(readout(section)).toContain("Monday, 13 July about 2.7 days a week connected");
  await user.keyboard("{End}{ArrowLeft}{ArrowLeft}{Enter}");
  const day = await screen.findByRole("region", { name: "Monday, 5 October" });
  expect(document.activeElement).toBe(within(day).getByRole("heading"));
  expect(await problems(container)).toEqual([]);
  await user.click(within(day).getByRole("button", { name: "Close the entries" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(chart));
});

test("the level as a table: a value for each week, a dash where days are open", async () => {
  const user = userEvent.setup();
  const { container } = render(Connection);
  await user.click((await screen.findAllByRole("radio", { name: "Table" }))[0] as HTMLElement);
  const section = await screen.findByRole("region", { name: "Days a week with real contact" });
  const rows = within(section).getAllByRole("row");
  expect(rows).toHaveLength(14);
  const cells = (row: number) =>
    within(rows[row] as HTMLElement)
      .getAllByRole("cell")
      .map((it) => it.textContent.replace(/\s+/g, " ").trim());
  expect(cells(1).slice(0, 4)).toEqual(["3.5", "3", "1", "1"]);
  expect(cells(1)[4]).toBe("–not known");
  expect(cells(1).at(-1)).toBe("so far");
  expect(cells(3).slice(2)).toEqual(["7", "3", "0", "3", "1", "0", "0", ""]);
  expect(await problems(container)).toEqual([]);
});

test("each value is one click from how it is worked out", async () => {
  const user = userEvent.setup();
  render(Connection);
  const now = await screen.findByRole("region", { name: "Right now, in words" });
  const ask = async (name: RegExp) => {
    await user.click(within(now).getByRole("button", { name }));
    return explainer.asked;
  };
  expect(await ask(/: Care and people together/)).toEqual({
    about: { of: "plane" },
    title: "Care and people are both in place. You are in touch.",
  });
  expect(await ask(/: Since the last contact/)).toEqual({
    about: { of: "gap" },
    title: "Since the last contact you noted: 3 days, within your 5",
  });
  expect((await ask(/: Days with contact/))?.about).toEqual({ of: "contact" });
  expect((await ask(/: How connected/))?.about).toEqual({ of: "felt" });
  expect((await ask(/Psychiatry/))?.about).toMatchObject({ of: "line" });
  const level = screen.getByRole("region", { name: "Days a week with real contact" });
  await user.click(within(level).getByRole("button", { name: /^How this is worked out: Days a week/ }));
  expect(explainer.asked?.about).toEqual({ of: "level" });
});

test("the plane shows which of four it is", async () => {
  render(Connection);
  const plane = await screen.findByRole("list", { name: "Care and people together" });
  const items = within(plane).getAllByRole("listitem");
  expect(items.map((it) => [it.textContent.trim(), it.getAttribute("aria-current")])).toEqual([
    ["both in place", "true"],
    ["leaning on care", null],
    ["leaning on people", null],
    ["both thin just now", null],
  ]);
});

test("the year steps through days and months, says what a day holds, and opens it", async () => {
  const user = userEvent.setup();
  const { container } = render(Connection);
  await user.click(await screen.findByRole("radio", { name: "1 year" }));
  const section = await screen.findByRole("region", { name: "Day by day" });
  within(section).getByText(
    "You noted 307 days since 1 November 2025. You were in touch with someone on 140 of them, and 57 were quiet by choice.",
  );
  expect(within(section).getByRole("list").textContent).toMatch(/connected 140.*quiet by choice 57/);
  const chart = within(section).getByRole("group", { name: /You noted 307 days/ });
  chart.focus();
  await user.keyboard("{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
  expect(readout(section)).toContain("Monday, 5 October connected");
  await vi.waitFor(() => expect(readout(section)).toMatch(/connected \S+/));
  await user.keyboard("{ArrowUp}");
  expect(readout(section)).toContain("Saturday, 5 September");
  await user.keyboard("{ArrowDown}{Enter}");
  const day = await within(section).findByRole("region", { name: "Monday, 5 October" });
  expect(document.activeElement).toBe(within(day).getByRole("heading"));
  expect(await problems(container)).toEqual([]);

  await user.click(screen.getAllByRole("radio", { name: "Table" })[0] as HTMLElement);
  const rows = within(section).getAllByRole("row");
  expect(rows.at(-1)?.textContent.replace(/\s+/g, " ")).toMatch(/Together.*140.*57.*96.*14.*24.*10.*307/);
  expect(await problems(container)).toEqual([]);
});

test("too few notes: open days can be settled, in stretches, or left", async () => {
  const user = userEvent.setup();
  const daysClose = vi.fn((_from: string, _to: string, _how: Closing) => Promise.resolve({ step: 7 }));
  const daysLeave = vi.fn(() => Promise.resolve({ step: null }));
  backend("thin", { daysClose, daysLeave });
  const { container } = render(Connection);
  const box = await screen.findByRole("region", { name: "18 days are open" });
  expect(await problems(container)).toEqual([]);
  // five weeks, not thirteen: nothing was noted before
  const weeks = screen.getByRole("group", { name: /You noted 3 visits/ });
  weeks.focus();
  await user.keyboard("{Home}");
  expect(readout(container as HTMLElement)).toContain("Week of 7 September");
  await user.click(within(box).getByRole("button", { name: "Close some of them" }));
  within(box).getByText("Wednesday is still open");
  await user.click(within(box).getByRole("button", { name: "Nothing more to add" }));
  expect(daysClose).toHaveBeenCalledWith("2026-10-07", "2026-10-07", "nothing_more");
  expect(toasts.current?.text).toBe("Wednesday: closed, with what you noted.");
  await user.click(within(box).getByRole("button", { name: "Not now" }));
  await user.click(within(box).getByRole("button", { name: "Leave them" }));
  expect(daysLeave).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(screen.queryByRole("region", { name: "18 days are open" })).toBeNull());
});

test.each(Object.keys(variants) as Variant[])("%s: stands, and breaks no rule", async (variant) => {
  backend(variant);
  const { container } = render(Connection);
  await screen.findByRole("heading", { name: "Right now, in words" });
  expect(await problems(container)).toEqual([]);
  expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
  expect(container.querySelectorAll("[style]")).toHaveLength(0);
  expect(container.textContent).not.toMatch(/isolated|lonely|overdue|failed|at risk|behind/i);
});

test("on paper the drawings take the width of a page", async () => {
  const { container } = render(Connection);
  await screen.findByRole("heading", { name: "Right now, in words" });
  const width = () => Number(container.querySelector(".over-time svg")?.getAttribute("width"));
  expect(width()).toBeGreaterThan(900);
  window.dispatchEvent(new Event("beforeprint"));
  expect(width()).toBeLessThanOrEqual(690);
  window.dispatchEvent(new Event("afterprint"));
  await vi.waitFor(() => expect(width()).toBeGreaterThan(900));
});
