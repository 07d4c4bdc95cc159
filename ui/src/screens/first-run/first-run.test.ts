import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type CareLine, type Person } from "$lib/api/backend.ts";
import { firstRun } from "$lib/first-run.svelte.ts";
import { window } from "$lib/start.svelte.ts";
import { fixtures } from "../../../test/fixtures.ts";
import { protection, RECOVERY, replacing } from "../../../test/locked.ts";
import App from "../../App.svelte";

const user = userEvent.setup();
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
const step = (name: string) => screen.findByRole("heading", { level: 1, name });

async function open(more: Partial<Backend> = {}, count = 0) {
  const base = protection(fixtures("empty"), false);
  setBackend(
    replacing(base, {
      settings: async () => ({ ...(await base.settings()), counts: { people: count, contacts: 0 } }),
      ...more,
    }),
  );
  history.replaceState(null, "", "#/today");
  return render(App);
}
async function clean(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
}

afterEach(async () => {
  firstRun.forget();
  setBackend(fixtures("year"));
  await window.retry();
  firstRun.forget();
  setBackend();
});

test("three steps, each of which can be left out", async () => {
  const draftPut = vi.fn(() => Promise.resolve(null));
  const { container } = await open({ draftPut });
  await step("First, keep it yours");
  screen.getByRole("img", { name: "Step 1 of 3" });
  expect(screen.queryByRole("navigation")).toBeNull();
  await clean(container);
  await press("Not now");
  const second = await step("Who is around you?");
  await waitFor(() => expect(document.activeElement).toBe(second));
  await clean(container);
  await press("Skip");
  await step("Reminders, quietly");
  await screen.findByRole("switch", { name: "Someone to think of" });
  await clean(container);
  await press("Back");
  await step("Who is around you?");
  await press("Skip");
  await press(/^Open/);
  await screen.findByRole("navigation", { name: "Main" });
  await waitFor(() => expect(draftPut).toHaveBeenLastCalledWith("first-run", null));
  expect(draftPut).toHaveBeenCalledWith("first-run-over", "true");
});

test("whoever is protected already is asked for the two steps that are left", async () => {
  const base = protection(fixtures("empty"), true);
  await open({ start: () => base.start() });
  await step("Who is around you?");
  screen.getByRole("img", { name: "Step 1 of 2" });
  expect(screen.queryByRole("button", { name: "Back" })).toBeNull();
  await press("Skip");
  await step("Reminders, quietly");
  screen.getByRole("img", { name: "Step 2 of 2" });
});

test("begun again after people were noted, it goes on with what is still open", async () => {
  const kept = new Map([
    ["first-run", JSON.stringify({ step: "remind", care: [], people: [], rhythm: null })],
  ]);
  await open({ draft: (name) => Promise.resolve(kept.get(name) ?? null) }, 3);
  await step("Reminders, quietly");
  screen.getByRole("img", { name: "Step 2 of 2" });
  await press("Back");
  await step("First, keep it yours");
});

test("a look that was chosen on the way leaves every step where it was", async () => {
  const begun = JSON.stringify({ step: "remind", care: [], people: [], rhythm: null });
  await open({
    draft: (name) => Promise.resolve(name === "first-run" ? begun : null),
    steps: async () => (await fixtures("year").steps(1, null)).slice(0, 1),
  });
  await step("Reminders, quietly");
  screen.getByRole("img", { name: "Step 3 of 3" });
});

test("what was begun and not kept yet is asked again with the rest", async () => {
  const begun = { step: "around", care: [], people: ["Leo"], rhythm: 3 };
  await open({ draft: (name) => Promise.resolve(name === "first-run" ? JSON.stringify(begun) : null) }, 1);
  await step("Who is around you?");
  screen.getByRole("button", { name: /Leave out .*Leo/ });
  screen.getByRole("img", { name: "Step 2 of 3" });
});

test("reminders of visits are on, and can be switched off", async () => {
  const remindersSave = vi.fn(() => Promise.resolve({ step: 9 }));
  const { container } = await open({ remindersSave });
  await step("First, keep it yours");
  await press("Not now");
  await step("Who is around you?");
  await press("Skip");
  const visits = await screen.findByRole<HTMLInputElement>("switch", { name: "Remind me of visits" });
  expect(visits.getAttribute("aria-checked") ?? String(visits.checked)).toBe("true");
  await clean(container);
  await user.click(visits);
  expect(remindersSave).toHaveBeenCalledWith(expect.objectContaining({ visits: false, people_at: null }));
});

test("all of it can be put off with one press, and is not asked again", async () => {
  const { unmount } = await open();
  await step("First, keep it yours");
  await press("All of this later");
  await screen.findByRole("navigation", { name: "Main" });
  unmount();
  firstRun.forget();
  render(App);
  await screen.findByRole("navigation", { name: "Main" });
  expect(screen.queryByText("First, keep it yours")).toBeNull();
});

test("where anything was noted there is no first start", async () => {
  await open({}, 1);
  await screen.findByRole("navigation", { name: "Main" });
  expect(firstRun.open).toBe(false);
});

test("Help now is a press away, and leads back to the step", async () => {
  await open();
  await step("First, keep it yours");
  expect(screen.getByRole("link", { name: "Help now" }).getAttribute("href")).toBe("#/help-now");
  location.hash = "#/help-now";
  await step("Help now");
  history.back();
  await step("First, keep it yours");
});

test("a passphrase is set with a sheet that is typed back", async () => {
  const protect = vi.fn(() => Promise.resolve(null));
  const { container } = await open({ protect });
  await step("First, keep it yours");
  await user.type(screen.getByLabelText("Passphrase"), "four quiet words here");
  await user.type(screen.getByLabelText("Once more"), "four quiet words her{Enter}");
  await screen.findByText("The two are not the same.");
  await user.type(screen.getByLabelText("Once more"), "e{Enter}");
  await step("A way in, on paper");
  await clean(container);
  await press("Go on");
  await step("Once, from the sheet");
  await user.type(screen.getByLabelText("Recovery key"), `${RECOVERY}{Enter}`);
  await step("Who is around you?");
  expect(protect).toHaveBeenCalledWith("four quiet words here", RECOVERY);
});

test("care, people and a rhythm are kept when one goes on; what was refused stays", async () => {
  let refuse = true;
  const people: Person[] = [];
  const lines: [CareLine, string[]][] = [];
  const rhythmSave = vi.fn(() => Promise.resolve({ step: 9 }));
  const { container } = await open({
    personSave: (person) => {
      if (refuse && person.name === "Maya")
        return Promise.reject({ code: "disk-full", message_key: "error-disk-full", args: {} } as never);
      people.push(person);
      return Promise.resolve({ step: 7 });
    },
    careLineSave: (line, reminders) => {
      lines.push([line, reminders]);
      return Promise.resolve({ step: 8 });
    },
    rhythmSave,
  });
  await step("First, keep it yours");
  await press("Not now");
  await step("Who is around you?");
  await press("Add care");
  const what = screen.getByLabelText("What it is");
  expect(document.activeElement).toBe(what);
  await user.type(what, "Therapy");
  await user.type(screen.getByLabelText("With whom"), "Nadia{Enter}");
  await press("Add someone");
  await user.type(screen.getByLabelText("Name"), "Ines{Enter}");
  await user.type(screen.getByLabelText("Name"), "Maya{Enter}");
  await user.type(screen.getByLabelText("Name"), "Leo{Enter}");
  await press(/Leave out .*Ines/);
  await clean(container);
  await user.click(within(screen.getByRole("radiogroup")).getByRole("radio", { name: "3" }));
  await press("Go on");
  await screen.findByText(/The disk is full/);
  expect(screen.queryByRole("button", { name: /Leave out .*Therapy/ })).toBeNull();
  screen.getByRole("button", { name: /Leave out .*Maya/ });
  refuse = false;
  await press("Go on");
  await step("Reminders, quietly");
  expect(people.map((it) => it.name)).toEqual(["Nadia", "Maya", "Leo"]);
  expect(lines.map(([it, reminders]) => [it.name, it.professional, reminders])).toEqual([
    ["Therapy", people[0]?.id, ["P7D", "P1D", "PT2H"]],
  ]);
  expect(rhythmSave).toHaveBeenCalledWith(3);
});
