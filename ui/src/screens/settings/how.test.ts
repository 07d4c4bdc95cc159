import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type About, type Backend } from "$lib/api/backend.ts";
import { explainer } from "$lib/explain/explain.svelte.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import Settings from "./Settings.svelte";

const user = userEvent.setup();

function use(methods: Partial<Backend> = {}, facts: "year" | "empty" = "year"): void {
  const base = fixtures(facts);
  setBackend(
    new Proxy(base, {
      has: () => true,
      get: (_, name) => methods[name as keyof Backend] ?? base[name as keyof Backend],
    }),
  );
}

let stop = () => {};
function open(section: string) {
  history.replaceState(null, "", `#/settings/${section}`);
  stop = router.start();
  return render(Settings);
}
beforeEach(() => use());
afterEach(() => {
  stop();
  explainer.close();
  toasts.dismiss();
  setBackend();
});

const problems = async (container: Element) =>
  (await axe.run(container, { rules: { "color-contrast": { enabled: false } } })).violations.map(
    (it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`,
  );

test("the page asks one value after the other and sets each beside its rule", async () => {
  let open_ = 0;
  const base = fixtures("year");
  const asked: About["of"][] = [];
  const explain: Backend["explain"] = async (about) => {
    open_ += 1;
    expect(open_).toBe(1);
    asked.push(about.of);
    await Promise.resolve();
    const it = await base.explain(about);
    open_ -= 1;
    return it;
  };
  use({ explain });
  const { container } = open("how");
  await screen.findByText("26 of the last 28 days are known. It takes 17.");
  expect(asked.filter((of) => of === "line")).toHaveLength(4);
  expect(asked.filter((of) => of === "net")).toHaveLength(6);
  expect(asked.filter((of) => of === "contrast")).toHaveLength(6);
  // no band is set
  expect(asked).not.toContain("share");

  const level = screen.getByRole("region", { name: "Days a week with real contact" });
  within(level).getByText(
    "7 × sum of (weight × contact) ÷ sum of weights, over the known days up to yesterday",
  );
  within(level).getByRole("math", { name: /= 3\.53/ });
  within(screen.getByRole("region", { name: "Days with care beside days with people" })).getByText(
    "You set no band, so it is not worked out.",
  );
  const limits = screen.getByRole("region", { name: "What this cannot do" });
  for (const words of [
    "It is not a medical device",
    "It watches nobody",
    "It contacts nobody",
    /They do not rest on clinical trials/,
  ])
    within(limits).getByText(words);
  expect(await problems(container)).toEqual([]);

  await user.click(within(level).getByRole("button", { name: "Its entries: Days a week with real contact" }));
  expect(explainer.asked?.about).toEqual({ of: "level" });
});

test("the contents lead to each heading", async () => {
  Element.prototype.scrollIntoView = vi.fn();
  open("how");
  const nav = await screen.findByRole("navigation", { name: "On this page" });
  const links = within(nav).getAllByRole("link");
  expect(links).toHaveLength(13);
  for (const link of links) {
    await user.click(link);
    expect(document.activeElement?.tagName).toBe("H2");
    expect(document.activeElement?.textContent).toBe(link.textContent);
  }
  expect(location.hash).toBe("#/settings/how");
});

test("with nothing noted every value says so, and none is made up", async () => {
  use({}, "empty");
  const { container } = open("how");
  await screen.findByText("No day is over yet.");
  screen.getByText("No day is over yet. From 10 known days on there is a level.");
  expect(screen.getAllByText("Not yet: nothing is noted for it.").length).toBeGreaterThan(5);
  expect(await problems(container)).toEqual([]);
});

test("it is found from About", async () => {
  open("about");
  const link = await screen.findByRole("link", { name: "How this is worked out" });
  expect(link.getAttribute("href")).toBe("#/settings/how");
});

test("the value from which it counts as connected, in words", async () => {
  const settingsSave = vi.fn(() => Promise.resolve({ step: 7 }));
  use({ settingsSave });
  open("rhythm");
  await user.selectOptions(await screen.findByLabelText("Connected enough, from"), "3, quite");
  expect(settingsSave).toHaveBeenCalledWith(expect.objectContaining({ felt_mark: 3, share_band: null }));
  await waitFor(() => expect(toasts.current?.text).toContain("Connected enough, from"));
});

test("the band is off at first; on, it has two ends that keep their order", async () => {
  const settingsSave = vi.fn(() => Promise.resolve({ step: 7 }));
  const base = await fixtures("year").settings();
  let band = base.settings.share_band;
  use({
    settingsSave,
    settings: () => Promise.resolve({ ...base, settings: { ...base.settings, share_band: band } }),
  });
  const { container } = open("rhythm");
  const toggle = await screen.findByRole("switch", { name: "A band for care beside people" });
  expect(toggle.getAttribute("aria-checked")).toBe("false");
  expect(screen.queryByLabelText("Lower end of the band")).toBeNull();
  band = { low: 0.2, high: 0.45 };
  await user.click(toggle);
  expect(settingsSave).toHaveBeenLastCalledWith(
    expect.objectContaining({ share_band: { low: 0.2, high: 0.45 } }),
  );
  const low = await screen.findByLabelText<HTMLSelectElement>("Lower end of the band");
  expect([...low.options].map((it) => it.text).at(-1)).toBe("4 of ten");
  await user.selectOptions(low, "3 of ten");
  expect(settingsSave).toHaveBeenLastCalledWith(
    expect.objectContaining({ share_band: { low: 0.3, high: 0.45 } }),
  );
  expect(await problems(container)).toEqual([]);
  band = null;
  await user.click(toggle);
  expect(settingsSave).toHaveBeenLastCalledWith(expect.objectContaining({ share_band: null }));
});

test("small steps: add, change, move, take away, all by keyboard and each kept at once", async () => {
  const base = await fixtures("year").settings();
  let steps = ["A text to Maya", "Ten minutes by the canal"];
  const smallStepsSave = vi.fn((next: string[]) => {
    steps = next;
    return Promise.resolve({ step: 7 });
  });
  use({ smallStepsSave, settings: () => Promise.resolve({ ...base, small_steps: steps }) });
  open("rhythm");
  const values = () => screen.getAllByLabelText<HTMLInputElement>(/^Step \d/).map((it) => it.value);
  await waitFor(() => expect(values()).toEqual(steps));

  await user.type(screen.getByLabelText("Another step"), "  Sit in the library {Enter}");
  await waitFor(() =>
    expect(values()).toEqual(["A text to Maya", "Ten minutes by the canal", "Sit in the library"]),
  );
  expect(screen.getByLabelText<HTMLInputElement>("Another step").value).toBe("");

  screen.getByRole("button", { name: /^Up: .*Sit in the library/ }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(steps).toEqual(["A text to Maya", "Sit in the library", "Ten minutes by the canal"]),
  );
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Up: .*Sit in the library/);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(steps[0]).toBe("Sit in the library"));
  // at the top there is no further up
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Down: .*Sit in the library/);

  const first = screen.getByLabelText("Step 1");
  await user.clear(first);
  await user.type(first, "Read on the bench{Enter}");
  await waitFor(() => expect(steps[0]).toBe("Read on the bench"));
  // left empty, it goes back
  const second = screen.getByLabelText<HTMLInputElement>("Step 2");
  const calls = smallStepsSave.mock.calls.length;
  await user.clear(second);
  await user.tab();
  await waitFor(() => expect(second.value).toBe("A text to Maya"));
  expect(smallStepsSave).toHaveBeenCalledTimes(calls);

  await user.click(screen.getByRole("button", { name: /^Take away: .*A text to Maya/ }));
  await waitFor(() => expect(steps).toEqual(["Read on the bench", "Ten minutes by the canal"]));
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Take away: .*Ten minutes/);
  await waitFor(() => expect(toasts.current?.text).toBe("Taken from your small steps"));
});
