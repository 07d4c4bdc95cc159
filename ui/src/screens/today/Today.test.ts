import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import {
  setBackend,
  type Backend,
  type LineState,
  type Pause,
  type Today as Facts,
} from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import Today from "./Today.svelte";
import { careStand, peopleStand } from "./words.ts";

afterEach(() => {
  quickLog.close();
  explainer.close();
  toasts.dismiss();
  for (const write of Object.values(writes)) write.mockClear();
  setBackend();
});

const saved = () => Promise.resolve({ step: 7 });
const visitOutcome = vi.fn<Backend["visitOutcome"]>(saved);
const visitAskLeave = vi.fn<Backend["visitAskLeave"]>(saved);
const daysClose = vi.fn<Backend["daysClose"]>(saved);
const daysLeave = vi.fn<Backend["daysLeave"]>(saved);
const suggest = vi.fn<Backend["suggest"]>(saved);
const pauseSave = vi.fn<Backend["pauseSave"]>(saved);
const pauseAsked = vi.fn<Backend["pauseAsked"]>(saved);
const smallStepsHide = vi.fn<Backend["smallStepsHide"]>(saved);
const writes = {
  ...{ visitOutcome, visitAskLeave, daysClose, daysLeave, suggest },
  ...{ pauseSave, pauseAsked, smallStepsHide },
};
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, "");

function show(facts: Facts) {
  const { onDataChanged } = fixtures("year");
  setBackend({ onDataChanged, ...writes, today: () => Promise.resolve(facts) });
  return render(Today);
}

async function clean(container: Element) {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
}

test("the next visit, care and people in words, and what was noted last", async () => {
  const user = userEvent.setup();
  const facts = fixture<Facts>("today-year");
  const { container } = show(facts);
  await screen.findByRole("heading", { level: 1, name: "Thursday, 8 October" });
  const isSentence = (_: string, element: Element | null) =>
    element?.tagName === "P" && element.textContent.startsWith("Therapy this afternoon, with Ines before");
  screen.getByText(isSentence);
  screen.getByText("near your rhythm");
  const days = screen.getByText(/^Tue 6 Oct: not known\.$/).closest("ol");
  expect(days?.children).toHaveLength(14);
  expect(screen.getByRole("link", { name: "Open the visit" }).getAttribute("href")).toBe(
    `#/care/${facts.next?.id ?? ""}`,
  );
  const noted = screen.getByRole("region", { name: "The last things noted" });
  expect(within(noted).getAllByRole("listitem")[0]?.textContent).toMatch(
    /Maya, phone, 40 min\.\s+I felt heard\. Lighter afterwards\./,
  );
  await clean(container);
  await user.click(screen.getByRole("button", { name: /Jonas.*note a contact/ }));
  expect(quickLog.asked).toEqual({ who: facts.chips[2]?.id });
  await user.click(screen.getByRole("button", { name: "Cancel or move it" }));
  await user.click(screen.getByRole("button", { name: "Moved" }));
  await waitFor(() => expect(visitOutcome).toHaveBeenCalledWith(facts.next?.id, null, "moved"));
});

test("a visit that has just been asks whether it happened", async () => {
  const user = userEvent.setup();
  const facts = fixture<Facts>("today-year");
  const next = facts.next;
  if (!next) throw new Error("the fixture has a next visit");
  const { container } = show({ ...facts, next: null, just_over: [{ ...next, phase: "just_over" }] });
  await screen.findByRole("heading", { name: "Did it happen?" });
  await clean(container);
  await user.click(screen.getByRole("button", { name: "Kept" }));
  expect(visitOutcome).toHaveBeenCalledWith(next.id, null, "kept");
});

test("one raised card at most: under the question, the next visit lies on the paper", async () => {
  const facts = fixture<Facts>("today-year");
  const next = facts.next;
  if (!next) throw new Error("the fixture has a next visit");
  const over = { ...next, id: "0190aaaa-0000-7000-8000-000000000001", phase: "just_over" as const };
  const { container } = show({ ...facts, just_over: [over] });
  await screen.findByRole("heading", { name: "Did it happen?" });
  expect(container.querySelectorAll(".card")).toHaveLength(1);
  expect(screen.getAllByRole("link", { name: "Open the visit" })).toHaveLength(2);
});

test("a group of the line's name is said once, and what is not said yet is asked", async () => {
  const facts = fixture<Facts>("today-year");
  const next = facts.next;
  if (!next) throw new Error("the fixture has a next visit");
  const professional = { id: next.id, name: "Skills group", nature: "professional" as const };
  const line = { ...next.line, name: "Skills group", professional };
  show({ ...facts, next: { ...next, line, before: null, after: null } });
  await screen.findByRole("heading", { name: "Skills group" });
  screen.getByText("Who could bring you?");
  screen.getByText("Who is around after?");
});

test("nothing here yet is said calmly", async () => {
  const { container } = show(fixture<Facts>("today-empty"));
  await screen.findByText("Nothing here yet, and nothing has to be.");
  screen.getByText("no visit yet");
  screen.getByText("nothing noted yet");
  expect(screen.getByRole("link", { name: "Add a visit" }).getAttribute("href")).toBe("#/care/new");
  await clean(container);
});

test("care and people are said in the words of the gauges, and explain themselves", async () => {
  const user = userEvent.setup();
  show(fixture<Facts>("today-year"));
  await user.click(await screen.findByRole("button", { name: /^in place/ }));
  expect(explainer.asked).toEqual({ about: { of: "plane" }, title: "Care: in place" });
  await user.click(screen.getByRole("button", { name: /^near your rhythm/ }));
  expect(explainer.asked).toEqual({ about: { of: "level" }, title: "People: near your rhythm" });
});

test("each state of care has its words", () => {
  const facts = fixture<Facts>("today-year");
  const { gauges } = facts;
  const care = (state: LineState, in_place: boolean | null, all = false, more: Partial<Facts> = {}) => {
    const changes = (name: string) => all || name === "Psychiatry";
    const lines = gauges.lines.map((it) => (changes(it.line.name) ? { ...it, state } : it));
    const { voice, label } = careStand({
      ...facts,
      ...more,
      gauges: { ...gauges, lines, care_in_place: in_place },
    });
    return [voice, bare(label)];
  };
  expect(care("in_place", true)).toEqual(["in place", "Care, next visit today"]);
  expect(care("a_while", false)).toEqual(["a while, next 3 November", "Care, Psychiatry"]);
  expect(care("nothing_booked", false)).toEqual(["nothing booked", "Care, Psychiatry"]);
  expect(care("nothing_booked", false, true)).toEqual(["nothing booked", "Care, next visit today"]);
  expect(care("dates_only", null, true)).toEqual(["visit today", "Care"]);
  const none = gauges.lines.map((it) => ({ ...it, next: null, state: "dates_only" as const }));
  const past = { ...facts, next: null, gauges: { ...gauges, lines: none, care_in_place: null } };
  expect(careStand(past)).toEqual({ voice: "last kept 1 October", label: "Care, dates only" });
  const nothing = { ...past, last_kept: null, gauges: { ...past.gauges, lines: [] } };
  expect(careStand(nothing)).toEqual({ voice: "no visit yet", label: "Care", bare: true });
});

test("people: too few notes give no level, and a pause stands still", () => {
  const facts = fixture<Facts>("today-year");
  expect(peopleStand({ ...facts, level: null, coverage: { known: 6, active: 28 } })).toEqual({
    voice: "notes for 6 of 28 days, too few to say",
    label: "People",
    few: true,
  });
  expect(peopleStand({ ...facts, gauges: { ...facts.gauges, paused: true } })).toEqual({
    voice: "standing still",
    label: "People, about 3.5 days a week",
  });
});

const open = (from: string, to: string, days: number) => ({ from, to, days });

test("open days are settled with one press, or left for today", async () => {
  const user = userEvent.setup();
  show(fixture<Facts>("today-year"));
  const days = within(await screen.findByRole("region", { name: "Tuesday and Wednesday are still open" }));
  days.getByText("Left open, they count as not known. That is fine too.");
  await user.click(days.getByRole("button", { name: "Nothing more to add" }));
  expect(daysClose.mock.calls).toEqual([["2026-10-06", "2026-10-07", "nothing_more"]]);
  expect(toasts.current).toMatchObject({
    text: "Tuesday and Wednesday: closed, with what you noted.",
    action: "Undo",
  });
  await user.click(days.getByRole("button", { name: "I was away" }));
  await user.click(days.getByRole("button", { name: "Not sure" }));
  expect(daysClose.mock.calls.slice(1).map((call) => call[2])).toEqual(["away", "unsure"]);
  await user.click(days.getByRole("button", { name: "Leave it for today" }));
  expect(daysLeave).toHaveBeenCalledTimes(1);
});

test("of several stretches the newest two are asked about, the others unfold", async () => {
  const user = userEvent.setup();
  const stretches = [
    open("2026-10-07", "2026-10-07", 1),
    open("2026-09-30", "2026-10-01", 2),
    open("2026-09-20", "2026-09-23", 4),
    open("2026-09-14", "2026-09-14", 1),
  ];
  const { container } = show({ ...fixture<Facts>("today-year"), open: stretches });
  const days = within(await screen.findByRole("region", { name: "Some days are still open" }));
  const groups = () => days.getAllByRole("group").map((it) => it.getAttribute("aria-labelledby"));
  expect(groups()).toHaveLength(2);
  await user.click(days.getByRole("button", { name: "and 2 more stretches" }));
  days.getByRole("group", { name: "Wednesday" });
  days.getByRole("group", { name: "30 September and 1 October" });
  days.getByRole("group", { name: "20 to 23 September" });
  const old = within(days.getByRole("group", { name: /^Monday\s14 September$/ }));
  await user.click(old.getByRole("button", { name: "Not sure" }));
  expect(daysClose.mock.calls).toEqual([["2026-09-14", "2026-09-14", "unsure"]]);
  await clean(container);
});

test("someone to think of: a note, not this week, less often, never; each is remembered", async () => {
  const user = userEvent.setup();
  const facts = fixture<Facts>("today-year");
  const leo = facts.think_of[0]?.who.id;
  show(facts);
  const block = within(await screen.findByRole("region", { name: "If it suits you" }));
  const rows = block.getAllByRole("listitem");
  expect(rows).toHaveLength(3);
  expect(rows[0]?.textContent).toMatch(/39 days since you noted a contact; you like about once a month$/);
  expect(rows[1]?.textContent).toMatch(/23 days; you like about every three weeks$/);
  const row = within(rows[0] as HTMLElement);
  await user.click(row.getByRole("button", { name: /^Note a contact with.*Leo/ }));
  expect(quickLog.asked).toEqual({ who: leo });
  await user.click(row.getByRole("button", { name: /^Not this week.*Leo/ }));
  for (const how of [/^Less often/, /^Never/]) {
    await user.click(row.getByRole("button", { name: /^More about suggesting/ }));
    await user.click(row.getByRole("menuitem", { name: how, hidden: true }));
  }
  expect(suggest.mock.calls).toEqual([
    [leo, "not_this_week"],
    [leo, "less_often"],
    [leo, "never"],
  ]);
  expect(bare(toasts.current?.text ?? "")).toBe("Leo is not suggested any more.");
});

const pause: Pause = { from: "2026-09-12", to: null, reason: "" };
const inPause = (facts: Facts, more: Partial<Facts> = {}): Facts => ({
  ...facts,
  ...{ pause, gauges: { ...facts.gauges, paused: true } },
  ...more,
});

test("in a pause nothing counts and nobody is suggested; it ends with one press, with yesterday", async () => {
  const user = userEvent.setup();
  const { container } = show(inPause(fixture<Facts>("today-year")));
  await screen.findByText("You are in a pause since 12 September. Nothing is counting.");
  screen.getByText("standing still");
  screen.getByText("Notes stay welcome. Nobody is suggested meanwhile.");
  expect(screen.queryByRole("region", { name: "If it suits you" })).toBeNull();
  expect(screen.queryByRole("region", { name: /still open$/ })).toBeNull();
  await clean(container);
  await user.click(screen.getByRole("button", { name: "End the pause" }));
  expect(pauseSave.mock.calls).toEqual([[pause, { ...pause, to: "2026-10-07" }]]);
});

test("an open pause is asked about once; each answer is remembered", async () => {
  const user = userEvent.setup();
  const { container } = show(inPause(fixture<Facts>("today-year"), { ask_pause: pause }));
  const card = within(await screen.findByRole("region", { name: "Is the pause still right?" }));
  await clean(container);
  expect(container.querySelectorAll(".card")).toHaveLength(1);
  expect(screen.queryByRole("button", { name: "End the pause" })).toBeNull();
  await user.click(card.getByRole("button", { name: "Still right" }));
  await user.click(card.getByRole("button", { name: "Not now" }));
  expect(pauseAsked.mock.calls).toEqual([[pause], [pause]]);
  expect(pauseSave).not.toHaveBeenCalled();
  await user.click(card.getByRole("button", { name: "It ended today" }));
  await waitFor(() => expect(pauseSave.mock.calls).toEqual([[pause, { ...pause, to: "2026-10-07" }]]));
  expect(pauseAsked).toHaveBeenCalledTimes(3);
  await user.click(card.getByRole("button", { name: "It ended on another day" }));
  const last = card.getByLabelText("Its last day");
  expect(document.activeElement).toBe(last);
  await user.clear(last);
  await user.type(last, "2026-09-01");
  await user.click(card.getByRole("button", { name: "Save" }));
  card.getByText("A day from 12 September to yesterday, such as 2026-10-07.");
  expect(pauseSave).toHaveBeenCalledTimes(1);
  await user.clear(last);
  await user.type(last, "2026-10-02");
  await user.click(card.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(pauseSave.mock.calls[1]).toEqual([pause, { ...pause, to: "2026-10-02" }]));
});

test("small steps lie under the next visit, take the card without one, and can be put away", async () => {
  const user = userEvent.setup();
  const facts = fixture<Facts>("today-year");
  const steps = ["Write to Jonas", "Sit in the library"];
  const { container, unmount } = show({ ...facts, small_steps: steps });
  const name = "It has been quieter than you like.";
  const block = await screen.findByRole("region", { name });
  expect(block.className).not.toContain("card");
  within(block).getByText("Two small steps from your own list, if one suits you.");
  expect(
    within(block)
      .getAllByRole("listitem")
      .map((it) => it.textContent.trim()),
  ).toEqual(steps);
  await clean(container);
  await user.click(within(block).getByRole("button", { name: "Not now" }));
  expect(smallStepsHide).toHaveBeenCalledTimes(1);
  unmount();
  show({ ...facts, next: null, ask_visit: true, small_steps: [] });
  const card = await screen.findByRole("region", { name });
  expect(card.className).toContain("card");
  expect(within(card).getByRole("link", { name: "Write small steps" }).getAttribute("href")).toBe(
    "#/settings/rhythm",
  );
});

test("having no visit is said once, and then only the way to add one is left", async () => {
  const user = userEvent.setup();
  const facts = { ...fixture<Facts>("today-year"), next: null };
  const { unmount } = show({ ...facts, ask_visit: true });
  await user.click(await screen.findByRole("button", { name: "I have none at the moment" }));
  expect(visitAskLeave).toHaveBeenCalledTimes(1);
  unmount();
  show({ ...facts, ask_visit: false });
  await screen.findByText("No next visit is noted.");
  expect(screen.queryByRole("heading", { name: "When is your next visit?" })).toBeNull();
  screen.getByRole("link", { name: "Add a visit" });
});

test("focus stays near what was answered, also once it is gone", async () => {
  const user = userEvent.setup();
  const facts = fixture<Facts>("today-year");
  let now = { ...facts, open: [open("2026-10-07", "2026-10-07", 1), open("2026-10-02", "2026-10-02", 1)] };
  let changed: (change: { tables: string[] }) => void = () => undefined;
  setBackend({
    ...writes,
    today: () => Promise.resolve(now),
    onDataChanged: (then) => {
      changed = then;
      return Promise.resolve(() => undefined);
    },
  });
  render(Today);
  const first = within(await screen.findByRole("group", { name: "Wednesday" }));
  const rest = within(screen.getByRole("group", { name: "Friday" }));
  const next = rest.getByRole("button", { name: "Nothing more to add" });
  await user.click(first.getByRole("button", { name: "I was away" }));
  now = { ...now, open: now.open.slice(1) };
  changed({ tables: ["pause"] });
  await screen.findByRole("region", { name: "Friday is still open" });
  await waitFor(() => expect(document.activeElement?.tagName).not.toBe("BODY"));
  expect(next.isConnected).toBe(false);
  await user.click(screen.getByRole("button", { name: "Nothing more to add" }));
  now = { ...now, open: [] };
  changed({ tables: ["closed_range"] });
  await waitFor(() => expect(screen.queryByRole("region", { name: "Friday is still open" })).toBeNull());
  await waitFor(() => expect(document.activeElement?.tagName).not.toBe("BODY"));
});
