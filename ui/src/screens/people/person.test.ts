import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { fixture } from "../../../test/fixtures.ts";
import { at, broken, leave } from "../../../test/people.ts";
import type { Backend, Person, PersonPage } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";

vi.setConfig({ testTimeout: 20_000 });

const jonas = fixture<PersonPage>("person-jonas");
const saved = () => Promise.resolve({ step: 7 });

const open = (change: (page: PersonPage) => void, more: Partial<Backend> = {}) => {
  const page = structuredClone(jonas);
  change(page);
  return at(`#/people/${page.person.id}`, { person: () => Promise.resolve(page), ...more });
};
const items = () =>
  screen.queryAllByRole("menuitem", { hidden: true }).map((it) => it.childNodes[0]?.textContent?.trim());

afterEach(() => {
  leave();
  explainer.close();
});

test("the menu has its groups, and says what each answer does", async () => {
  const user = userEvent.setup();
  const personState = vi.fn(saved);
  await open(() => undefined, { personState });
  await user.click(await screen.findByRole("button", { name: /^More about/ }));
  expect(items()).toEqual([
    "Edit name and relation",
    "Suggest less often",
    "Never suggest",
    "Keep distance",
    "Put away",
    "No longer here",
    "Erase \u2068Jonas\u2069",
  ]);
  const item = screen.getByRole("menuitem", { name: /^Put away/, hidden: true });
  expect(item.textContent).toContain("the entries stay");
  await user.click(item);
  expect(personState).toHaveBeenCalledExactlyOnceWith(jonas.person.id, "archived");
});

test("a refusal is remembered, said on the page, and taken back from there", async () => {
  const user = userEvent.setup();
  const suggest = vi.fn(saved);
  await open((page) => (page.suggesting = "never"), { suggest });
  await screen.findByText("Never suggested.");
  await user.click(screen.getByRole("button", { name: /^More about/ }));
  expect(items()).not.toContain("Never suggest");
  expect(items()).toContain("Suggest as usual");
  await user.click(screen.getByRole("button", { name: "Suggest as usual" }));
  expect(suggest).toHaveBeenCalledExactlyOnceWith(jonas.person.id, "usual");
});

test("less often can be asked for again, and goes to the core", async () => {
  const user = userEvent.setup();
  const suggest = vi.fn(saved);
  await open((page) => (page.suggesting = "less_often"), { suggest });
  await screen.findByText(/only after a longer wait/);
  await user.click(screen.getByRole("menuitem", { name: "Suggest less often still", hidden: true }));
  expect(suggest).toHaveBeenCalledExactlyOnceWith(jonas.person.id, "less_often");
});

test("without a rhythm nobody is suggested, so nothing about it is offered", async () => {
  await open((page) => {
    page.person.rhythm_days = page.row.rhythm_days = null;
    page.suggesting = "never";
  });
  await screen.findByText("6 days since you noted a contact.");
  expect(items().filter((it) => it?.includes("uggest"))).toEqual([]);
  expect(screen.queryByText("Never suggested.")).toBeNull();
});

test("once the rhythm has passed, how that is worked out can be read; not this week is fine", async () => {
  const user = userEvent.setup();
  await open((page) => {
    page.row.since = 23;
    page.row.longer = true;
  });
  await screen.findByText(/23 days since .*, longer than the ten days you like. Not this week is fine./);
  await user.click(screen.getByRole("button", { name: "How this is worked out" }));
  expect(explainer.asked?.about).toEqual({ of: "think_of", id: jonas.person.id });
});

test("at a distance: calm words, no count of days, no rhythm; and back again", async () => {
  const user = userEvent.setup();
  const personDistance = vi.fn(saved);
  const container = await open(
    (page) => {
      page.person.keep_distance = page.row.keep_distance = true;
      page.suggesting = "less_often";
    },
    { personDistance },
  );
  await screen.findByText("Kept at a distance: never suggested, never counted as a gap.");
  expect(screen.queryByText(/days since/)).toBeNull();
  expect(screen.queryByText(/Your rhythm/)).toBeNull();
  expect(screen.getByRole("button", { name: "Note a contact" }).classList.contains("main")).toBe(false);
  expect(await broken(container)).toEqual([]);
  await user.click(screen.getByRole("menuitem", { name: /^No distance any more/, hidden: true }));
  expect(personDistance).toHaveBeenCalledExactlyOnceWith(jonas.person.id, false);
});

test("no longer here is a choice of two, with nothing chosen beforehand", async () => {
  const user = userEvent.setup();
  const personState = vi.fn(saved);
  await open(() => undefined, { personState });
  await user.click(await screen.findByRole("menuitem", { name: /^No longer here/, hidden: true }));
  await screen.findByText(/Nothing will bring the name up unasked. What you noted stays/);
  expect(await broken(screen.getByRole("dialog"))).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Not now" }));
  expect(personState).not.toHaveBeenCalled();
  await user.click(screen.getByRole("menuitem", { name: /^No longer here/, hidden: true }));
  await user.click(screen.getByRole("button", { name: /^They died/ }));
  expect(personState).toHaveBeenCalledExactlyOnceWith(jonas.person.id, "died");
  expect(screen.queryByRole("button", { name: /^They died/ })).toBeNull();
});

test("for somebody who died nothing is counted or asked; what was kept stays readable", async () => {
  const container = await open((page) => (page.person.state = page.row.state = "died"));
  await screen.findByText("No longer here. What you noted stays as it is.");
  for (const gone of [/days since/, /Your rhythm/, "For next time", /offers$/, "Note a contact"])
    expect(screen.queryByText(gone)).toBeNull();
  expect(screen.getByText("What you had kept for a next time")).toBeDefined();
  expect(screen.getByText("The blue umbrella is still here")).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(items()).toEqual(["Edit name and relation", "Bring back", "Erase \u2068Jonas\u2069"]);
  expect(await broken(container)).toEqual([]);
});

test("each offer is added, changed and taken out with one press, also two in a row", async () => {
  const user = userEvent.setup();
  const personSave = vi.fn((_: Person) => saved());
  const container = await open(() => undefined, { personSave });
  await user.click(await screen.findByRole("button", { name: /^Change what .Jonas. offers/ }));
  const of = (kind: string, level: string) => {
    const group = screen.getByRole("radiogroup", { name: kind });
    const radio = [...group.querySelectorAll("button")].find((it) => it.getAttribute("aria-label") === level);
    if (!radio) throw new Error(level);
    return radio;
  };
  expect(of("Someone who listens", "said yes").getAttribute("aria-checked")).toBe("true");
  expect(await broken(container)).toEqual([]);
  await user.click(of("Practical help, or a ride", "could ask"));
  await user.click(of("Someone after a visit", "not said"));
  await user.click(of("Company for ordinary things", "said yes"));
  expect(personSave.mock.calls[2]?.[0].offers).toEqual([
    { kind: "listen", level: "said_yes" },
    { kind: "practical", level: "could_ask" },
    { kind: "company", level: "said_yes" },
  ]);
  of("Someone who listens", "said yes").focus();
  await user.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(of("Someone who listens", "could ask"));
  expect(personSave.mock.calls[3]?.[0].offers.find((it) => it.kind === "listen")?.level).toBe("could_ask");
});

test("an offer that could not be kept goes back to what it was", async () => {
  const user = userEvent.setup();
  const personSave = () => Promise.reject({ code: "internal", message_key: "error-internal", args: {} });
  await open(() => undefined, { personSave });
  await user.click(await screen.findByRole("button", { name: /^Change what .Jonas. offers/ }));
  const radios = screen
    .getByRole("radiogroup", { name: "Practical help, or a ride" })
    .querySelectorAll("button");
  await user.click(radios[2] as HTMLButtonElement);
  await vi.waitFor(() => expect(radios[0]?.getAttribute("aria-checked")).toBe("true"));
});
