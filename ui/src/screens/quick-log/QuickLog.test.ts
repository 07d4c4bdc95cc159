import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  setBackend,
  type Contact,
  type QuickLog as QuickLogFacts,
  type VisitPage,
} from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import QuickLog from "./QuickLog.svelte";

const { blank, people, visits: nearVisits } = fixture<QuickLogFacts>("quick-log");
const maya = people[0]?.id ?? "";
const noted: Contact = { ...blank, id: "c1", people: [maya], channel: "call", note: "Said it out loud." };

const contactSave = vi.fn<(contact: Contact, newNames: string[]) => Promise<{ step: number }>>();
const contactDelete = vi.fn<(id: string) => Promise<{ step: number }>>();

beforeEach(() => {
  contactSave.mockReset().mockResolvedValue({ step: 7 });
  contactDelete.mockReset().mockResolvedValue({ step: 8 });
  toasts.dismiss();
  const { quickLog, entries, draft, draftPut } = fixtures("year");
  setBackend({
    ...{ quickLog, entries, draft, draftPut },
    contact: () => Promise.resolve(structuredClone(noted)),
    visit: (id) => {
      const page = fixture<VisitPage>("visit-next");
      const line = { ...page.card.line, name: "Psychiatry" };
      return Promise.resolve({ ...page, card: { ...page.card, id, line, start: "2026-07-14T09:20:00" } });
    },
    contactSave,
    contactDelete,
  });
});
afterEach(() => {
  quickLog.close();
  setBackend();
});

const open = async (what: Parameters<typeof quickLog.open>[0] = {}) => {
  quickLog.open(what);
  await screen.findByRole("dialog");
  await screen.findByText(/of 2$/);
};
const gone = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

test("after opening, three keys note company with the person met most", async () => {
  const user = userEvent.setup();
  render(QuickLog);
  await open();
  await user.keyboard("1");
  await screen.findByRole("heading", { name: "Maya, met, today" });
  await user.keyboard("3{Enter}");
  await gone();
  expect(contactSave).toHaveBeenCalledTimes(1);
  expect(contactSave.mock.calls[0]).toEqual([{ ...blank, people: [maya], marks: ["company"] }, []]);
  expect(toasts.current?.text.replace(/[\u2068\u2069]/g, "")).toBe("Noted. Maya, today.");
});

test("both steps keep the rules axe knows", async () => {
  render(QuickLog);
  for (const what of [{}, { who: maya }, { edit: "c1" }]) {
    await open(what);
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
    quickLog.close();
    await gone();
  }
});

test("what was begun is still there after Esc, and gone once saved", async () => {
  const user = userEvent.setup();
  render(QuickLog);
  await open({ who: maya });
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Close" }));
  await gone();
  await open();
  await user.click(screen.getByRole("button", { name: "Save" }));
  await gone();
  expect(contactSave.mock.calls[0]?.[0]).toMatchObject({ people: [maya], marks: ["emotional"] });
  await open();
  expect(screen.getByRole("button", { name: "Maya" }).getAttribute("aria-pressed")).toBe("false");
});

test("an unknown name is noted as somebody new, and a try without an answer is kept as one", async () => {
  const user = userEvent.setup();
  render(QuickLog);
  await open();
  await user.click(screen.getByRole("button", { name: "I reached out, no answer" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Say who it was first");
  await user.type(screen.getByLabelText("Or type a name"), "Robin{Enter}");
  await user.click(screen.getByRole("radio", { name: "Yesterday" }));
  await user.click(screen.getByRole("button", { name: "I reached out, no answer" }));
  await gone();
  expect(contactSave.mock.calls[0]).toEqual([
    { ...blank, start: "2026-10-07T12:00:00", answered: false },
    ["Robin"],
  ]);
});

test("what was noted can be changed and deleted", async () => {
  const user = userEvent.setup();
  render(QuickLog);
  await open({ edit: "c1" });
  screen.getByRole("heading", { name: "Change what you noted" });
  await user.click(screen.getByRole("radio", { name: "Video" }));
  await user.click(screen.getByRole("button", { name: "Next" }));
  await user.click(screen.getByRole("radio", { name: "lighter" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await gone();
  expect(contactSave.mock.calls[0]).toEqual([{ ...noted, channel: "video", after: "lighter" }, []]);
  await open({ edit: "c1" });
  await user.click(screen.getByRole("button", { name: "Delete" }));
  await gone();
  expect(contactDelete).toHaveBeenCalledWith("c1");
});

test("practical help can be for a visit, and changing a contact keeps every field", async () => {
  const user = userEvent.setup();
  render(QuickLog);
  await open({ who: maya });
  expect(screen.queryByRole("radiogroup", { name: /^For a visit/ })).toBeNull();
  await user.keyboard("2");
  await user.click(screen.getByText("More: for a visit, minutes, a note, was it real contact"));
  const visits = within(screen.getByRole("radiogroup", { name: /^For a visit/ }));
  expect(visits.getAllByRole("radio").map((it) => it.textContent.trim())).toEqual([
    "Therapy, today",
    "Therapy, Thu 1 Oct",
    "Therapy, Thu 15 Oct",
    "Therapy, Thu 24 Sep",
  ]);
  await user.click(visits.getByRole("radio", { name: "Therapy, Thu 1 Oct" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await gone();
  const [, thursday] = nearVisits;
  expect(contactSave.mock.calls[0]?.[0]).toEqual({
    ...blank,
    people: [maya],
    marks: ["practical"],
    for_visit: thursday?.id,
  });

  // A visit further away than those on offer stays in sight, and nothing else is lost either.
  Object.assign(noted, {
    ...{ for_visit: "v-old", place: "Mill Row", zone: "Europe/Lisbon", minutes: 40, real: "little" },
    ...{ after: "heavier", direction: "both", marks: ["emotional", "company"] },
  });
  const kept = structuredClone(noted);
  await open({ edit: "c1" });
  await user.click(screen.getByRole("button", { name: "Next" }));
  const chosen = within(screen.getByRole("radiogroup", { name: /^For a visit/ }));
  expect(chosen.getByRole("radio", { checked: true }).textContent.trim()).toBe("Psychiatry, Tue 14 Jul");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await gone();
  expect(contactSave.mock.calls[1]).toEqual([kept, []]);
});

test("a refusal stays in the sheet, with everything that was typed", async () => {
  const user = userEvent.setup();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  contactSave.mockRejectedValueOnce({ code: "disk-full", message_key: "error-unknown", args: {} });
  render(QuickLog);
  await open({ who: maya });
  await user.keyboard("2{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("That did not work here");
  expect(screen.getByRole("button", { name: /I got help/ }).getAttribute("aria-pressed")).toBe("true");
});
