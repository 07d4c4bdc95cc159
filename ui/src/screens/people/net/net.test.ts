import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { fixture } from "../../../../test/fixtures.ts";
import { at, broken, leave } from "../../../../test/people.ts";
import type { People, Person } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { beads, namesOf, netSentence } from "./net.ts";

vi.setConfig({ testTimeout: 20_000 });

const year = fixture<People>("people-year");
const saved = () => Promise.resolve({ step: 7 });

afterEach(() => {
  leave();
  explainer.close();
});

/** The screen with a net of one's own. */
const withNet = (change: (people: People) => void, more = {}) => {
  const people = structuredClone(year);
  change(people);
  return at("#/people", { people: () => Promise.resolve(people), ...more });
};
const row = async (kind: string) => {
  const head = await screen.findByRole("rowheader", { name: kind });
  return head.closest<HTMLElement>("[role=row]") as HTMLElement;
};
const solid = (it: HTMLElement) =>
  [...it.querySelectorAll(".beads circle")].map((bead) => bead.classList.contains("ink"));

test("the sentence counts kinds with two names, and calls few of them common", () => {
  const net = structuredClone(year.net);
  expect(netSentence(net)).toBe("Four of six kinds of support have two or more people.");
  expect(netSentence({ ...net, two_or_more: 6 })).toBe("All six kinds of support have two or more people.");
  expect(netSentence({ ...net, two_or_more: 0 })).toBe(
    "No kind of support has two names yet. That is common.",
  );
  expect(netSentence(fixture<People>("people-empty").net)).toBe(
    "No names in it yet. That is common at the start.",
  );
});

test("those who said yes come first; beads beyond the line are a number", () => {
  const names = namesOf({
    kind: "listen",
    said_yes: year.net.kinds[0]?.said_yes ?? [],
    could_ask: year.net.kinds[3]?.could_ask ?? [],
    two_or_more: true,
  });
  expect(names.map((it) => it.level)).toEqual([
    "said_yes",
    "said_yes",
    "could_ask",
    "could_ask",
    "could_ask",
  ]);
  expect(beads(names)).toEqual({ solid: [true, true, false], more: 2 });
  expect(beads(names.slice(0, 4))).toEqual({ solid: [true, true, false, false], more: 0 });
});

test("it is a table: kind, beads with their count in words, names that lead to people", async () => {
  const container = await at("#/people");
  const table = await screen.findByRole("table", { name: "Safety net" });
  expect(within(table).getAllByRole("row")).toHaveLength(7);
  expect(within(table).getAllByRole("columnheader")).toHaveLength(3);
  const listen = await row("Someone who listens");
  expect(solid(listen)).toEqual([true, true, false]);
  expect(listen.textContent).toContain("They said yes: 2. Could ask: 1.");
  expect(
    within(listen)
      .getAllByRole("link")
      .map((it) => it.textContent),
  ).toEqual(["Maya (said yes)", "Jonas (said yes)", "Leo (could ask)"]);
  expect(within(listen).getAllByRole("link")[0]?.getAttribute("href")).toBe(
    `#/people/${year.rings[0]?.[0]?.id}`,
  );
  expect((await row("Forms and the health system")).textContent).toContain("One name, that is common.");
  const also = screen.getByText(/^Also there:/);
  expect(
    within(also)
      .getAllByRole("link")
      .map((it) => it.textContent),
  ).toEqual(year.professionals.map((it) => it.name));
  expect(await broken(container)).toEqual([]);
});

test("most help from one person is a count, and no advice", async () => {
  const ines = year.rings[1]?.[0];
  await withNet((people) => {
    if (ines) people.net.observed = [{ mark: "practical", who: ines, with: 7, of: 8 }];
  });
  const note = await screen.findByText(/^Most practical help came from one person:/);
  expect(note.textContent.trim()).toBe(
    "Most practical help came from one person: Ines, 7 of 8 times. That is a count, no advice.",
  );
  expect(within(note).getByRole("link", { name: "Ines" }).getAttribute("href")).toBe(`#/people/${ines?.id}`);
});

test("a kind without a name offers to add one: somebody who is here, with one save", async () => {
  const user = userEvent.setup();
  const personSave = vi.fn((_: Person) => saved());
  await withNet(
    (people) => {
      const system = people.net.kinds.find((it) => it.kind === "system");
      if (system) system.said_yes = [];
    },
    { personSave },
  );
  const system = await row("Forms and the health system");
  expect(system.textContent).toContain("No name yet, that is common.");
  expect(solid(system)).toEqual([]);
  await user.click(within(system).getByRole("button", { name: /add a name$/ }));
  await user.click(screen.getByRole("button", { name: "Add a name" }));
  expect(screen.getByText(/A name is needed here/)).toBeDefined();
  expect(personSave).not.toHaveBeenCalled();
  await user.click(screen.getByRole("radio", { name: "Tomasz" }));
  await user.click(screen.getByRole("radio", { name: "said yes" }));
  await user.click(screen.getByRole("button", { name: "Add a name" }));
  const kept = personSave.mock.calls[0]?.[0];
  expect(kept?.name).toBe("Tomasz");
  expect(kept?.offers).toContainEqual({ kind: "system", level: "said_yes" });
  expect(kept?.offers.map((it) => it.kind)).toEqual(["practical", "company", "system"]);
});

test("with nobody there, a name for a kind is somebody new who could be asked", async () => {
  const user = userEvent.setup();
  const personSave = vi.fn((_: Person) => saved());
  const container = await at("#/people", { personSave }, "empty");
  const crisis = await row("At night, or when it is very hard");
  expect(crisis.textContent).toContain("No name yet");
  expect(await broken(container)).toEqual([]);
  await user.click(within(crisis).getByRole("button", { name: /add a name$/ }));
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "Ada{Enter}");
  expect(personSave.mock.calls[0]?.[0]).toMatchObject({
    name: "Ada",
    offers: [{ kind: "crisis", level: "could_ask" }],
  });
});

test("each kind says how it is worked out", async () => {
  const user = userEvent.setup();
  await at("#/people");
  const after = await row("Someone after a visit");
  await user.click(within(after).getByRole("button", { name: "More about: Someone after a visit" }));
  await user.click(within(after).getByRole("menuitem", { name: "How this is worked out", hidden: true }));
  expect(explainer.asked).toEqual({ about: { of: "net", kind: "after" }, title: "Someone after a visit" });
});

test("a long list of names is folded", async () => {
  const user = userEvent.setup();
  await withNet((people) => {
    const listen = people.net.kinds[0];
    if (listen)
      listen.could_ask = Array.from({ length: 20 }, (_, at) => ({
        id: `x${at}`,
        name: `Name ${at}`,
        nature: "person",
      }));
  });
  const listen = await row("Someone who listens");
  expect(within(listen).getAllByRole("link")).toHaveLength(6);
  expect(listen.querySelector(".beads")?.textContent).toContain("+19");
  await user.click(within(listen).getByRole("button", { name: "and 16 more" }));
  expect(within(listen).getAllByRole("link")).toHaveLength(22);
});
