import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type NotSeen, type Today as Facts } from "$lib/api/backend.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { notSeen } from "../../../test/reminders.ts";
import { dueText, unseen, whatText, whyText } from "./not-seen.ts";
import Today from "./Today.svelte";
import { raisedCard } from "./words.ts";

const reminderSeen = vi.fn<Backend["reminderSeen"]>(() => Promise.resolve(null));
const reminderSnooze = vi.fn<Backend["reminderSnooze"]>(() => Promise.resolve(null));
const year = () => fixture<Facts>("today-year");
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, "");

afterEach(() => {
  reminderSeen.mockClear();
  reminderSnooze.mockClear();
  toasts.dismiss();
  setBackend();
});

function show(facts: Facts, more: Partial<Backend> = {}) {
  const { onDataChanged } = fixtures("year");
  setBackend({ onDataChanged, reminderSeen, reminderSnooze, today: () => Promise.resolve(facts), ...more });
  return render(Today);
}
const block = () => screen.findByRole("region", { name: "Not seen yet" });
const cards = (container: HTMLElement) =>
  [...container.querySelectorAll(".card")].map((it) => it.querySelector("h2")?.textContent.trim());

const all = () => {
  const facts = year();
  return { facts, ...notSeen(facts) };
};

test("a reminder whose visit lies ahead comes before everything else; nothing else is raised then", async () => {
  const { facts, ahead, people } = all();
  const next = facts.next;
  if (!next) throw new Error("the fixture has a next visit");
  const pause = { from: "2026-09-12", to: null, reason: "" };
  const over = { ...next, id: "0190aaaa-0000-7000-8000-000000000001", phase: "just_over" as const };
  const full: Facts = {
    ...facts,
    not_seen: [people, ahead],
    ask_pause: pause,
    just_over: [over],
    small_steps: ["Write to Jonas"],
  };
  expect(raisedCard(full)).toBe("unseen");
  const { container } = show(full);
  const first = await block();
  expect(cards(container)).toEqual(["Not seen yet"]);
  expect(container.querySelector(".now > *")).toBe(first);
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
});

test("what lies behind, and a line about people, lie on the paper under the next visit", async () => {
  const { facts, ahead, people } = all();
  const past: NotSeen = { ...ahead, starts: "2026-10-07T10:30:00", snoozes: [] };
  const more = { ...facts, not_seen: [past, people] };
  expect(raisedCard(more)).toBe("next");
  const { container } = show(more);
  const region = await block();
  expect(region.className).not.toContain("card");
  expect(cards(container)).toEqual(["Therapy with Nadia"]);
  const visit = screen.getByRole("region", { name: "Therapy with Nadia" });
  expect(visit.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(raisedCard({ ...more, ask_pause: { from: "2026-09-12", to: null, reason: "" } })).toBe("pause");
});

test("nothing not seen is nothing said", async () => {
  show(year());
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryByRole("region", { name: "Not seen yet" })).toBeNull();
});

test("what and when, how it came not to be seen, and no number on it", () => {
  const { facts, ahead, today, people } = all();
  const said = (list: NotSeen[]) =>
    unseen(list, facts.now).map((row) => [bare(whatText(row, facts.today)), bare(dueText(row, facts.today))]);
  expect(said([people, ...today, ahead])).toEqual([
    ["Therapy with Nadia, today at 15:00", "1 day before, was due yesterday at 15:00; one more before it"],
    ["Skills group, Mon 12 Oct at 10:30", "7 days before, was due Mon 5 Oct at 10:30"],
    ["Someone to think of, if it suits you", "was due yesterday at 09:00"],
  ]);
  // in any order the newest of a visit is what can be put off
  const [row] = unseen(today.toReversed(), facts.now);
  expect([row?.last.key.lead, row?.earlier.map((it) => it.lead)]).toEqual(["P1D", ["P7D"]]);
  expect(said([{ ...ahead, line: null }])[0]?.[0]).toBe(
    "A visit that is not here any more, Mon 12 Oct at 10:30",
  );
  const [one] = today;
  if (!one) throw new Error("there are two");
  expect(whyText([one])).toBe("This reminder left the screen before you saw it.");
  expect(whyText(today)).toBe("These reminders left the screen before you saw them.");
  expect(whyText([ahead])).toBe("This reminder was due while the computer was off, or could not show it.");
  expect(whyText([ahead, ahead])).toMatch(/^These reminders were due while the computer was off/);
  expect(whyText([ahead, people])).toBe(
    "These reminders left the screen before you saw them, or were due while the computer was off.",
  );
});

test("the visit opens at its date; a line about people opens People; one that is gone opens nothing", async () => {
  const { facts, ahead, today, people } = all();
  const gone = { ...ahead, line: null, key: { ...ahead.key, occurrence: "2026-10-19T10:30:00" } };
  show({ ...facts, not_seen: [...today, ahead, gone, people] });
  const rows = within(await block()).getAllByRole("listitem");
  const links = rows.map((row) => within(row).queryByRole("link")?.getAttribute("href") ?? null);
  expect(links).toEqual([
    `#/care/${encodeURIComponent(`${facts.next?.id ?? ""}@2026-10-08T15:00:00`)}`,
    `#/care/${encodeURIComponent("01a12d68-b800-724b-b3b4-436c5e3c51b3@2026-10-12T10:30:00")}`,
    null,
    "#/people",
  ]);
  screen.getByRole("link", { name: /^Open the visit: .*Skills group.*Mon 12 Oct at 10:30$/ });
});

test("Seen tells of each reminder of the visit; All seen of everything", async () => {
  const user = userEvent.setup();
  const { facts, ahead, today } = all();
  show({ ...facts, not_seen: [...today, ahead] });
  const region = within(await block());
  await user.click(region.getByRole("button", { name: /^Seen: .*Therapy/ }));
  await waitFor(() => expect(reminderSeen).toHaveBeenCalledTimes(2));
  expect(reminderSeen.mock.calls.map(([key]) => key?.lead)).toEqual(["P7D", "P1D"]);
  await waitFor(() =>
    expect(bare(toasts.current?.text ?? "")).toBe("Seen: Therapy with Nadia, today at 15:00"),
  );
  await user.click(region.getByRole("button", { name: "All seen" }));
  await waitFor(() => expect(reminderSeen).toHaveBeenLastCalledWith(null));
});

test("one visit needs no All seen", async () => {
  const { facts, today } = all();
  show({ ...facts, not_seen: today });
  expect(within(await block()).queryByRole("button", { name: "All seen" })).toBeNull();
});

test("what is offered to put it off is what the core offers, and only the newest is put off", async () => {
  const user = userEvent.setup();
  const { facts, ahead, today, people } = all();
  show({ ...facts, not_seen: [...today, ahead, people] });
  const region = within(await block());
  const menus = region.getAllByRole("button", { name: /^Remind again later: / });
  // a line about people that has had its day cannot be put off
  expect(menus).toHaveLength(2);
  const [first, second] = menus;
  if (!first || !second) throw new Error("there are two");
  await user.click(second);
  const items = () => [...document.querySelectorAll("[data-popover-open] [role=menuitem]")];
  expect(items().map((it) => it.textContent.trim())).toEqual([
    "In 5 minutes",
    "In 15 minutes",
    "In an hour",
    "When it starts",
    "Tomorrow at 09:00",
  ]);
  await user.keyboard("{Escape}");
  await user.click(first);
  expect(items().map((it) => it.textContent.trim())).not.toContain("Tomorrow at 09:00");
  await user.click(items()[1] as HTMLElement);
  await waitFor(() => expect(reminderSnooze.mock.calls).toEqual([[today[1]?.key, "15_minutes"]]));
  expect(reminderSeen.mock.calls).toEqual([[today[0]?.key]]);
  await waitFor(() => expect(toasts.current?.text).toBe("You are reminded again in 15 minutes."));
});

test("one that was settled elsewhere meanwhile is said in words", async () => {
  const user = userEvent.setup();
  const { facts, ahead } = all();
  show(
    { ...facts, not_seen: [ahead] },
    {
      reminderSeen: () =>
        Promise.reject(
          Object.assign(new Error(), { code: "not-found", message_key: "error-not-found", args: {} }),
        ),
    },
  );
  await user.click(within(await block()).getByRole("button", { name: /^Seen/ }));
  await waitFor(() => expect(toasts.current?.text).toBe("This is not here any more. Nothing was changed."));
});
