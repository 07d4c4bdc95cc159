// For the tests of People: a screen at an address, with some answers of one's own.
import { render, screen } from "@testing-library/svelte";
import axe from "axe-core";
import { fixtures } from "./fixtures.ts";
import { setBackend, type Backend } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import Screen from "../src/screens/people/People.svelte";

let stop: (() => void) | undefined;

/** The screen at `hash`; `more` stands in for what the fixtures answer. */
export async function at(hash: string, more: Partial<Backend> = {}, facts: "year" | "empty" = "year") {
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

export function leave(): void {
  stop?.();
  stop = undefined;
  setBackend();
}

/** What axe finds wrong, without colours: those are checked in the tokens. */
export async function broken(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}
