import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type Today as Facts } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import Today from "./Today.svelte";
import { peopleStand } from "./words.ts";

afterEach(() => {
  quickLog.close();
  setBackend();
});

const visitOutcome = vi.fn<Backend["visitOutcome"]>(() => Promise.resolve({ step: 7 }));

function show(facts: Facts) {
  const { onDataChanged } = fixtures("year");
  setBackend({ onDataChanged, visitOutcome, today: () => Promise.resolve(facts) });
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
  await waitFor(() => expect(visitOutcome).toHaveBeenCalledWith(facts.next?.id, "moved"));
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
  expect(visitOutcome).toHaveBeenCalledWith(next.id, "kept");
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

test("few notes give no level", () => {
  const facts = fixture<Facts>("today-year");
  expect(peopleStand({ ...facts, level: null, coverage: { known: 6, active: 28 } })).toEqual({
    voice: "too few notes to say",
    label: "People, notes for 6 of 28 days",
  });
});
