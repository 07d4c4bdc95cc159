import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixture, fixtures } from "../../../test/fixtures.ts";
import { setBackend, type People, type Person, type PersonPage } from "$lib/api/backend.ts";
import { quickLog } from "$lib/quicklog.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import Screen from "./People.svelte";
import { draftOf } from "./words.ts";

vi.setConfig({ testTimeout: 20_000 });

const jonas = fixture<PersonPage>("person-jonas").person;
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

beforeEach(() => draftOf.drop("new"));
afterEach(() => {
  stop();
  setBackend();
  quickLog.close();
});

test("the list has its groups in order, and everybody once", async () => {
  const container = await at("#/people");
  await screen.findByRole("link", { name: /Maya/ });
  expect(screen.getAllByRole("heading", { level: 2 }).map((it) => it.textContent)).toEqual([
    "Closest",
    "Close",
    "Around",
    "Care",
  ]);
  const people = fixture<People>("people-year");
  const rows = [...container.querySelectorAll(".person bdi")].map((it) => it.textContent);
  expect(rows).toEqual(
    [...people.rings.flat(), ...people.professionals, ...people.distance, ...people.away].map(
      (it) => it.name,
    ),
  );
  expect(screen.getByText("23 days, longer than the three weeks you like")).toBeDefined();
  expect(await broken(container)).toEqual([]);
});

test("a name is found without its accents, and a note is opened from a row", async () => {
  const user = userEvent.setup();
  await at("#/people");
  await user.type(await screen.findByRole("searchbox"), "MÁYA");
  expect(screen.getAllByRole("link").map((it) => it.querySelector("bdi")?.textContent)).toEqual(["Maya"]);
  await user.click(screen.getByRole("button", { name: /Note a contact with/ }));
  expect(quickLog.asked?.who).toBe(fixture<People>("people-year").rings[0]?.[0]?.id);
  await user.type(screen.getByRole("searchbox"), "zz");
  expect(screen.getAllByText("No name like that here.").length).toBeGreaterThan(0);
});

test("the empty list offers a place for each ring", async () => {
  const container = await at("#/people", {}, "empty");
  await screen.findByText(/One first name is enough/);
  expect(screen.getAllByRole("button")).toHaveLength(4);
  expect(await broken(container)).toEqual([]);
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

test("the menu says what each answer does, and putting away can be taken back", async () => {
  const user = userEvent.setup();
  const personState = vi.fn(() => Promise.resolve({ step: 7 }));
  await at(`#/people/${jonas.id}`, { personState });
  await user.click(await screen.findByRole("button", { name: /^More about/ }));
  const item = screen.getByRole("menuitem", { name: /^Put away/, hidden: true });
  expect(item.textContent).toContain("the entries stay");
  await user.click(item);
  expect(personState).toHaveBeenCalledWith(jonas.id, "archived");
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
