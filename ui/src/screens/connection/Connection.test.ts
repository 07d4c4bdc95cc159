import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { setBackend } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import Connection from "./Connection.svelte";

Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 960 });

beforeEach(() => {
  setBackend(fixtures("year"));
  quickLog.close();
});

async function problems(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

test("the sentence, the drawing and the words stand without a rule broken", async () => {
  const { container } = render(Connection);
  await screen.findByText(/In the last four weeks, care on 5 days and people on 13\./);
  await screen.findByText("About 3.5 days a week lately, near your own rhythm of 3.");
  screen.getByText("Care and people are both in place. You are in touch.");
  const since = screen.getByText("Since the last contact you noted").closest("div") as HTMLElement;
  expect(within(since).getByRole("definition").textContent).toContain("3 days, within your 5");
  expect(await problems(container)).toEqual([]);
  expect(container.querySelectorAll("[style]")).toHaveLength(0);
});

test("the weeks are there before what lies below them, which follows by itself", async () => {
  const { container } = render(Connection);
  await screen.findByRole("group", { name: /In the last four weeks/ });
  const below = container.querySelector("[aria-busy]");
  expect(below?.getAttribute("aria-busy")).toBe("true");
  expect(below?.querySelector("section")).toBeNull();
  await screen.findByRole("heading", { name: "Noted side by side" });
  expect(below?.getAttribute("aria-busy")).toBe("false");
});

test("left and right step through weeks, the ends are Home and End, Enter opens the entries", async () => {
  const user = userEvent.setup();
  const { container } = render(Connection);
  const chart = await screen.findByRole("group", { name: /In the last four weeks/ });
  const said = () => container.querySelector("[aria-live]")?.textContent?.replace(/\s+/g, " ") ?? "";
  chart.focus();
  await user.keyboard("{ArrowLeft}");
  expect(said()).toContain("Week of 5 October");
  expect(said()).toContain("so far, 2 not known");
  await user.keyboard("{Home}");
  expect(said()).toContain("Week of 13 July");
  await user.keyboard("{End}{ArrowLeft}{ArrowLeft}");
  expect(said()).toContain("Week of 21 September");
  expect(said()).toContain("all 7 days known");
  await user.keyboard("{Enter}");
  const panel = await screen.findByRole("region", { name: "Week of 21 September" });
  const entries = await within(panel).findAllByRole("listitem");
  expect(entries.length).toBeGreaterThan(1);
  expect(document.activeElement).toBe(within(panel).getByRole("heading"));
  expect(await problems(container)).toEqual([]);

  await user.click(within(panel).getAllByRole("button", { name: /Change/ })[0] as HTMLElement);
  expect(quickLog.asked?.edit).toBeTruthy();

  await user.click(within(panel).getByRole("button", { name: "Close the entries" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(chart));
});

test("the table has a dash, said as not known, where days are open", async () => {
  const user = userEvent.setup();
  const { container } = render(Connection);
  await user.click((await screen.findAllByRole("radio", { name: "Table" }))[0] as HTMLElement);
  const rows = within(screen.getAllByRole("table")[0] as HTMLElement).getAllByRole("row");
  const running = rows[1] as HTMLElement;
  expect(running.textContent).toContain("so far, 2 not known");
  expect(within(running).getAllByText("not known").length).toBeGreaterThan(0);
  for (const row of rows.slice(1)) {
    const cells = within(row).getAllByRole("cell");
    const known = cells[6]?.textContent?.trim();
    const zero = cells.slice(0, 5).some((it) => it.textContent?.trim() === "0");
    if (zero) expect(known).toBe("7");
  }
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getAllByRole("radio", { name: "Chart" })[0] as HTMLElement);
});

test("another range asks again and is remembered", async () => {
  const user = userEvent.setup();
  const first = render(Connection);
  await user.click(await screen.findByRole("radio", { name: "1 year" }));
  first.unmount();
  render(Connection);
  const year = await screen.findByRole("radio", { name: "1 year" });
  expect(year.getAttribute("aria-checked")).toBe("true");
  await user.click(screen.getByRole("radio", { name: "3 months" }));
});

test("nothing noted yet: a line, a sentence, one action", async () => {
  setBackend(fixtures("empty"));
  const user = userEvent.setup();
  const { container } = render(Connection);
  await screen.findByText("Nothing is noted yet.");
  expect(await problems(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Note a contact" }));
  expect(quickLog.asked).toEqual({});
});

test("too few notes: what was noted so far, and no level", async () => {
  const backend = fixtures("year");
  setBackend({
    ...backend,
    onDataChanged: () => Promise.resolve(() => undefined),
    settings: backend.settings,
    connection: async (range) => ({
      ...(await backend.connection(range)),
      level: null,
      noted: {
        visits: 3,
        contacts: 1,
        names: [{ id: "1", name: "Maya", nature: "person" }],
      },
      coverage: { known: 9, active: 28 },
    }),
  });
  const { container } = render(Connection);
  await screen.findByText("Notes for 9 of 28 days, too few to draw.");
  expect(container.querySelector(".said")?.textContent.trim()).toBe(
    "You noted 3 visits and 1 contact so far, with Maya.",
  );
  await screen.findByRole("img", { name: /The last 28 days/ });
  expect(await problems(container)).toEqual([]);
});
