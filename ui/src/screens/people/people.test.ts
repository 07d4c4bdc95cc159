import { cleanup, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { fixture } from "../../../test/fixtures.ts";
import { at, broken, leave } from "../../../test/people.ts";
import type { People, Person, PersonPage } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";

vi.setConfig({ testTimeout: 20_000 });

const jonas = fixture<PersonPage>("person-jonas").person;
afterEach(() => {
  leave();
  quickLog.close();
});

const rows = (container: Element) =>
  [...container.querySelectorAll(".person bdi")].map((it) => it.textContent);

test("the list has its groups in order, and everybody once; above it, who is there in a sentence", async () => {
  const container = await at("#/people");
  await screen.findByText("9 people and groups, 2 of them closest to you. 4 in care.");
  expect(screen.getAllByRole("heading", { level: 2 }).map((it) => it.textContent)).toEqual([
    "Closest",
    "Close",
    "Around",
    "Care",
    "Safety net",
  ]);
  const people = fixture<People>("people-year");
  expect(rows(container)).toEqual(
    [...people.rings.flat(), ...people.professionals, ...people.distance, ...people.away].map(
      (it) => it.name,
    ),
  );
  expect(screen.getByText("23 days, longer than the three weeks you like")).toBeDefined();
  expect(await broken(container)).toEqual([]);
});

test("a name is found without its accents, and a note is opened from a row", async () => {
  const user = userEvent.setup();
  const container = await at("#/people");
  await user.type(await screen.findByRole("searchbox"), "MÁYA");
  expect(rows(container)).toEqual(["Maya"]);
  await user.click(screen.getByRole("button", { name: /Note a contact with/ }));
  expect(quickLog.asked?.who).toBe(fixture<People>("people-year").rings[0]?.[0]?.id);
  await user.type(screen.getByRole("searchbox"), "zz");
  expect(screen.getAllByText("No name like that here.").length).toBeGreaterThan(0);
});

test("very many come part by part, the keyboard goes on where they ended, and the search finds all", async () => {
  const user = userEvent.setup();
  const people = fixture<People>("people-year");
  const one = people.rings[0]?.[0];
  if (!one) throw new Error("nobody is closest");
  const many = Array.from({ length: 250 }, (_, n) => ({ ...one, id: `many-${n}`, name: `Somebody ${n}` }));
  const container = await at("#/people", {
    people: () =>
      Promise.resolve({ ...people, rings: [[], [], [], many], professionals: [], distance: [], away: [] }),
  });
  await screen.findByText("Somebody 0");
  expect(rows(container)).toHaveLength(100);
  await user.click(screen.getByRole("button", { name: "Show 100 more of 150" }));
  expect(rows(container)).toHaveLength(200);
  expect(document.activeElement?.textContent).toContain("Somebody 100");
  await user.click(screen.getByRole("button", { name: "Show 50 more of 50" }));
  expect(rows(container)).toHaveLength(250);
  expect(screen.queryByRole("button", { name: /^Show/ })).toBeNull();
  await user.type(screen.getByRole("searchbox"), "body 249");
  expect(rows(container)).toEqual(["Somebody 249"]);
});

test("the empty list offers a place for each ring, and the drawing is no stop", async () => {
  const container = await at("#/people", {}, "empty");
  await screen.findByText(/One first name is enough/);
  expect(screen.getAllByRole("button", { name: /^Add (someone|care)/ })).toHaveLength(4);
  expect(container.querySelector(".draw")?.hasAttribute("tabindex")).toBe(false);
  expect(await broken(container)).toEqual([]);
});

test("only care, and only one person, are said as they are", async () => {
  const people = fixture<People>("people-year");
  const none = { ...people, rings: [[], [], [], []], distance: [], away: [] };
  await at("#/people", { people: () => Promise.resolve(none) });
  await screen.findByText("4 in care. No other name yet; one first name is enough.");
  cleanup();
  leave();
  const one = { ...none, professionals: [], rings: [[], [], [], people.rings[0]?.slice(0, 1) ?? []] };
  await at("#/people", { people: () => Promise.resolve(one) });
  await screen.findByText("One person, closest to you.");
});

test("a ring is chosen in the menu of a row, and written as one step", async () => {
  const user = userEvent.setup();
  const personPlace = vi.fn(() => Promise.resolve({ step: 7 }));
  const container = await at("#/people", { personPlace });
  const menu = await screen.findByRole("button", { name: /Where .Maya. stands/ });
  await user.click(menu);
  const items = screen.getAllByRole("menuitem", { hidden: true }).map((it) => it.textContent.trim());
  expect(items.slice(0, 4)).toEqual(["Closest is here now", "Close", "Around", "No ring said"]);
  await user.click(screen.getByRole("menuitem", { name: "Around", hidden: true }));
  const maya = fixture<People>("people-year").rings[0]?.[0]?.id;
  expect(personPlace).toHaveBeenCalledExactlyOnceWith(maya, 3, null);
  expect(rows(container)[0]).toBe("Jonas");
});

test("somebody is added with only a name", async () => {
  const user = userEvent.setup();
  const personSave = vi.fn((_: Person) => Promise.resolve({ step: 7 }));
  const container = await at("#/people/new", { personSave });
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "Ada{Enter}");
  expect(personSave.mock.calls[0]?.[0]).toMatchObject({ name: "Ada", relation: null, ring: null });
  expect(location.hash).toBe("#/people");
  expect(await broken(container)).toEqual([]);
});

test("an error of the name stands at its field, and nothing typed is lost", async () => {
  const user = userEvent.setup();
  const personSave = () =>
    Promise.reject({ code: "empty", message_key: "error-empty", args: { path: "name" } });
  const container = await at("#/people/new", { personSave });
  const name = await screen.findByRole("textbox", { name: /^Name/ });
  await user.type(screen.getByRole("textbox", { name: "Note" }), "from the market");
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(await screen.findByText(/A name is needed here/)).toBeDefined();
  expect(name.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" }).value).toBe("from the market");
  expect(await broken(container)).toEqual([]);
});

test("the page says what was noted and passes axe; the history opens in full", async () => {
  const user = userEvent.setup();
  const container = await at(`#/people/${jonas.id}`);
  await screen.findByText("13 times in six months. You felt heard on 6 and had company on 13 of those days.");
  expect(screen.getByText("6 days since you noted a contact; you like about every ten days.")).toBeDefined();
  expect(container.querySelectorAll(".hist > li")).toHaveLength(8);
  await user.click(screen.getByRole("button", { name: /^Show all/ }));
  expect(container.querySelectorAll(".hist > li").length).toBe(
    fixture<PersonPage>("person-jonas").entries.length,
  );
  expect(await broken(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Table" }));
  expect(within(screen.getByRole("table")).getAllByRole("row").length).toBeGreaterThan(10);
});

test("a line for next time is added, and a tick takes one away", async () => {
  const user = userEvent.setup();
  const personSave = vi.fn((_: Person) => Promise.resolve({ step: 7 }));
  await at(`#/people/${jonas.id}`, { personSave });
  await user.type(await screen.findByRole("textbox", { name: "Add a line" }), "The map{Enter}");
  expect(personSave.mock.calls[0]?.[0].topics).toEqual([...jonas.topics, "The map"]);
  await user.click(screen.getByRole("checkbox", { name: jonas.topics[0] ?? "" }));
  expect(personSave.mock.calls[1]?.[0].topics).toEqual(jonas.topics.slice(1));
});

test("what was typed stays for the next time the form opens", async () => {
  const user = userEvent.setup();
  await at(`#/people/${jonas.id}`);
  await user.click(await screen.findByRole("button", { name: "Edit the note" }));
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), " B.");
  await user.click(screen.getByRole("button", { name: "Close" }));
  await user.click(screen.getByRole("button", { name: "Edit the note" }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^Name/ }).value).toBe("Jonas B.");
});
