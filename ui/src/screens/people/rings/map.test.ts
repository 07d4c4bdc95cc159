import { fireEvent, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixture } from "../../../../test/fixtures.ts";
import { at, broken, leave } from "../../../../test/people.ts";
import type { People, PersonRow } from "$lib/api/backend.ts";
import { toasts } from "$lib/toast.svelte.ts";

vi.setConfig({ testTimeout: 20_000 });

const people = fixture<People>("people-year");
const all = [...people.rings.flat(), ...people.professionals];
const id = (name: string) => all.find((it) => it.name === name)?.id ?? "";
const place = () => vi.fn(() => Promise.resolve({ step: 7 }));

beforeEach(() => {
  // the drawing asks how much room it has
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(548);
  Object.assign(SVGElement.prototype, { setPointerCapture: () => undefined });
});
afterEach(() => {
  leave();
  toasts.dismiss();
  vi.useRealTimers();
});

async function map(more: object = {}) {
  const container = await at("#/people", more);
  const group = await screen.findByRole("group", { name: /people and groups/ });
  const said = () =>
    (group.parentElement?.querySelector("[aria-live]")?.textContent ?? "").replace(/\s+/g, " ").trim();
  return { container, group, said };
}
const hit = (name: string) => document.querySelector(`[data-key="${id(name)}"]`) as SVGRectElement;
const middle = (rect: SVGRectElement) => ({
  clientX: Number(rect.getAttribute("x")) + Number(rect.getAttribute("width")) / 2,
  clientY: Number(rect.getAttribute("y")) + 12,
});

test("everybody is drawn once with their name, and the drawing is one image with a sentence", async () => {
  const { container, group } = await map();
  const names = [...group.querySelectorAll("text.name")].map((it) => it.textContent);
  expect([...names].sort()).toEqual(all.map((it) => it.name).sort());
  expect(screen.getByRole("img", { name: /people and groups/ })).toBeDefined();
  expect(group.querySelectorAll("[tabindex]")).toHaveLength(0);
  // longer than the own rhythm: Sana and Leo
  expect(group.querySelectorAll("circle.longer")).toHaveLength(2);
  expect(await broken(container)).toEqual([]);
});

test("arrows go from name to name, the read-out says who it is, Enter opens the page", async () => {
  const user = userEvent.setup();
  const { group, said } = await map();
  group.focus();
  await user.keyboard("{ArrowRight}");
  expect(said()).toBe("Maya family, closest, 3 days, about every week");
  await user.keyboard("{ArrowUp}");
  expect(said()).toBe("Nadia care, closest");
  await user.keyboard("{End}");
  expect(said()).toBe("Choir community, around you, 5 days, about every week");
  await user.keyboard("{Enter}");
  expect(location.hash).toBe(`#/people/${id("Choir")}`);
  await screen.findByRole("heading", { level: 1, name: /^Choir/ });
});

test("Alt with arrows moves somebody; presses in a row are one step, with a way back", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const personPlace = place();
  const { group, said } = await map({ personPlace });
  group.focus();
  await user.keyboard("{ArrowRight}{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  expect(said()).toBe("Maya family, around you, 3 days, about every week");
  expect(personPlace).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(personPlace).toHaveBeenCalledExactlyOnceWith(id("Maya"), 3, null);
  expect(toasts.current?.text).toMatch(/Maya.* is among those around you/);
  expect(toasts.current?.action).toBe("Undo");
});

test("moving on before the keys rest writes what was moved; nothing is lost", async () => {
  const user = userEvent.setup();
  const personPlace = place();
  const { group, said } = await map({ personPlace });
  group.focus();
  await user.keyboard("{ArrowRight}{Alt>}{ArrowLeft}{/Alt}{ArrowRight}");
  expect(personPlace).toHaveBeenCalledExactlyOnceWith(id("Maya"), 1, expect.any(Number));
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(said()).toContain("The end of the ring.");
  expect(personPlace).toHaveBeenCalledTimes(1);
});

test("the first press selects, the second opens", async () => {
  const { said } = await map();
  const at = middle(hit("Leo"));
  await fireEvent.pointerDown(hit("Leo"), { ...at, button: 0 });
  await fireEvent.pointerUp(hit("Leo"), at);
  expect(said()).toContain("Leo friend, around you, 39 days, longer than the month you like");
  expect(location.hash).toBe("#/people");
  await fireEvent.pointerDown(hit("Leo"), { ...at, button: 0 });
  await fireEvent.pointerUp(hit("Leo"), at);
  expect(location.hash).toBe(`#/people/${id("Leo")}`);
  await screen.findByRole("heading", { level: 1, name: /^Leo/ });
});

test("a name is dragged to another ring, and Escape lets it be", async () => {
  const user = userEvent.setup();
  const personPlace = place();
  const { group, container } = await map({ personPlace });
  group.focus();
  const from = middle(hit("Maya"));
  const drag = async () => {
    await fireEvent.pointerDown(hit("Maya"), { ...from, button: 0 });
    await fireEvent.pointerMove(hit("Maya"), { clientX: from.clientX, clientY: from.clientY + 60 });
    await fireEvent.pointerMove(hit("Maya"), { clientX: from.clientX, clientY: from.clientY + 150 });
  };
  await drag();
  expect(group.querySelector(".to-name")?.textContent).toBe("Around");
  await user.keyboard("{Escape}");
  await fireEvent.pointerUp(hit("Maya"), from);
  expect(personPlace).not.toHaveBeenCalled();
  await drag();
  await fireEvent.pointerUp(hit("Maya"), from);
  expect(personPlace).toHaveBeenCalledExactlyOnceWith(id("Maya"), 3, expect.any(Number));
  // the list beside it is the same data
  const around = [...container.querySelectorAll("section")].find((it) =>
    it.textContent.trim().startsWith("Around"),
  );
  expect(around?.textContent).toContain("Maya");
});

test("a move that could not be kept goes back", async () => {
  const personPlace = () => Promise.reject({ code: "internal", message_key: "error-internal", args: {} });
  const user = userEvent.setup();
  const { said } = await map({ personPlace });
  await user.click(await screen.findByRole("button", { name: /Where .Maya. stands/ }));
  await user.click(screen.getByRole("menuitem", { name: "Around", hidden: true }));
  await vi.waitFor(() => expect(toasts.current?.action).toBeUndefined());
  const at = middle(hit("Maya"));
  await fireEvent.pointerDown(hit("Maya"), { ...at, button: 0 });
  await fireEvent.pointerUp(hit("Maya"), at);
  expect(said()).toContain("Maya family, closest");
});

test("what a full ring has no room for is in the list: one mark leads there", async () => {
  const user = userEvent.setup();
  const maya = people.rings[0]?.[0] as PersonRow;
  const many = Array.from({ length: 30 }, (_, at) => ({ ...maya, id: `m${at}`, name: `Maya ${at}` }));
  const full = { ...people, rings: [many, [], [], []] };
  const { group, said } = await map({ people: () => Promise.resolve(full) });
  const rest = group.querySelector<SVGElement>("[data-key=people-1]") as SVGRectElement;
  group.focus();
  await user.keyboard("{End}");
  expect(said()).toMatch(/^\d+ more among those closest to you$/);
  await fireEvent.pointerDown(rest, { ...middle(rest), button: 0 });
  await fireEvent.pointerUp(rest, middle(rest));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Closest"));
});

test("nobody on a ring: the names stand below, and the key and a hint say so", async () => {
  const none = { ...people, rings: [[], [], [], people.rings.flat().map((it) => ({ ...it, ring: null }))] };
  const { group, said } = await map({ people: () => Promise.resolve(none) });
  expect(said()).toBe("If you like to say how close somebody is, drag the name to a ring, or use its menu.");
  expect(group.textContent).toContain("No ring said");
  expect(screen.getByText("no ring said")).toBeDefined();
});
