import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type Backend, type NotShown, type RemindersPage, type Trial } from "$lib/api/backend.ts";
import { router } from "$lib/router.svelte.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { fixtures } from "../../../../test/fixtures.ts";
import { remindersPage, server } from "../../../../test/reminders.ts";
import Settings from "../Settings.svelte";
import { example, levels, moments, type Moment } from "./examples.ts";

const saved = () => Promise.resolve({ step: 7 });
const remindersSave = vi.fn<Backend["remindersSave"]>(saved);
const remindersPause = vi.fn<Backend["remindersPause"]>(saved);
const atLogin = vi.fn<Backend["atLogin"]>(() => Promise.resolve(null));
const quit = vi.fn<Backend["quit"]>(() => Promise.resolve());

let page: RemindersPage;
let stop = () => {};
beforeEach(() => {
  page = structuredClone(remindersPage);
  for (const it of [remindersSave, remindersPause, atLogin, quit]) it.mockClear();
  history.replaceState(null, "", "#/settings/reminders");
  stop = router.start();
});
afterEach(() => {
  stop();
  toasts.dismiss();
  setBackend();
});

async function show(more: Partial<Backend> = {}) {
  const base = fixtures("year");
  const mine: Partial<Backend> = {
    ...{ remindersSave, remindersPause, atLogin, quit },
    reminders: () => Promise.resolve(page),
    ...more,
  };
  setBackend(new Proxy(base, { get: (_, name) => Reflect.get(name in mine ? mine : base, name) as unknown }));
  const shown = render(Settings);
  await screen.findByRole("heading", { level: 2, name: "Reminders" });
  return shown;
}
const toast = () => (toasts.current?.text ?? "").replace(/[\u2068\u2069]/g, "");
const refused = (code: string, args = {}) =>
  Promise.reject(Object.assign(new Error(), { code, message_key: `error-${code}`, args }));
const none = remindersPage.choices;

test("the page is clean, has its place in the list, and all but reminders of visits is off at first", async () => {
  const { container } = await show();
  const links = within(screen.getByRole("navigation", { name: "Settings" })).getAllByRole("link");
  expect(links.map((it) => it.textContent.trim())).toEqual([
    "Privacy and lock",
    "Reminders",
    "Rhythm and days",
    "Look and text",
    "Data",
    "About",
  ]);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Only a time" }).checked).toBe(true);
  expect(screen.getAllByRole("switch").map((it) => it.getAttribute("aria-checked"))).toEqual([
    "true",
    "false",
    "false",
    "false",
  ]);
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

test("what would be read stands beside each level, and is read out with it", async () => {
  await show();
  const radio = screen.getByRole("radio", { name: "Everything" });
  const read = (radio.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent.replace(/\s+/g, " ").trim());
  expect(read).toEqual([
    "Names of people only in the second line.",
    "Therapy at 15:00 With Nadia, Harbour Lane 12. Ines before: drives you. Jonas is around after",
  ]);
});

test("the examples are what the core's own tests say is said", () => {
  const root = join(import.meta.dirname, "../../../../..");
  const said = readFileSync(join(root, "src-tauri/core/src/schedule/reminder/tests/said.rs"), "utf8");
  const known = (text: string) => said.includes(`"${text}"`);
  const checked: Moment[] = ["hours", "several"];
  for (const moment of checked)
    for (const level of levels) {
      const { summary, body } = example(level, moment);
      expect([summary, known(summary)]).toEqual([summary, true]);
      expect([body, known(body)]).toEqual([body, true]);
    }
  expect(example("time", "day")).toMatchObject({
    summary: "Something tomorrow at 15:00",
    body: "Thursday 8 October",
  });
  expect(example("all", "people").body).toBe("Leo. You like about every 30 days.");
});

test("no example names anybody before everything may be read", () => {
  for (const moment of ["hours", ...moments] as const)
    for (const level of levels) {
      const { summary, body } = example(level, moment);
      expect(summary).not.toMatch(/Nadia|Ines|Jonas|Leo/);
      if (level !== "all") expect(body).not.toMatch(/Nadia|Ines|Jonas|Leo|Harbour/);
    }
});

test("a level is kept at once, with the rest as it is, and its words in the toast", async () => {
  const user = userEvent.setup();
  page.choices.quiet_from = "22:00";
  page.choices.quiet_to = "07:15";
  await show();
  await user.click(screen.getByRole("radio", { name: "The kind of visit" }));
  expect(remindersSave.mock.calls).toEqual([
    [{ ...none, quiet_from: "22:00", quiet_to: "07:15", privacy: "kind" }],
  ]);
  await waitFor(() => expect(toast()).toBe("What a reminder says: The kind of visit"));
  expect(toasts.current?.action).toBe("Undo");
});

test("one that is refused goes back", async () => {
  const user = userEvent.setup();
  await show({ remindersSave: () => refused("disk-full") });
  await user.click(screen.getByRole("radio", { name: "Everything" }));
  await waitFor(() => expect(toast()).toContain("The disk is full."));
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Only a time" }).checked).toBe(true),
  );
});

test("quiet hours have both ends or neither, never the same one twice", async () => {
  const user = userEvent.setup();
  await show({
    remindersSave: async (choices) => {
      page = { ...page, choices };
      return remindersSave(choices);
    },
  });
  const quiet = screen.getByRole("switch", { name: "Quiet hours" });
  expect(screen.queryByLabelText("Quiet hours begin at")).toBeNull();
  await user.click(quiet);
  expect(remindersSave).toHaveBeenLastCalledWith({ ...none, quiet_from: "21:30", quiet_to: "09:00" });
  await waitFor(() => expect(toast()).toBe("Quiet hours: 21:30 to 09:00"));
  const from = screen.getByLabelText<HTMLSelectElement>("Quiet hours begin at");
  const to = screen.getByLabelText<HTMLSelectElement>("Quiet hours end at");
  expect([...from.options].map((it) => it.value)).not.toContain("09:00");
  expect([...to.options].map((it) => it.value)).not.toContain("21:30");
  await user.selectOptions(from, "23:00");
  await waitFor(() =>
    expect(remindersSave).toHaveBeenLastCalledWith({ ...none, quiet_from: "23:00", quiet_to: "09:00" }),
  );
  await user.selectOptions(to, "07:30");
  await waitFor(() =>
    expect(remindersSave).toHaveBeenLastCalledWith({ ...none, quiet_from: "23:00", quiet_to: "07:30" }),
  );
  await user.click(quiet);
  await waitFor(() => expect(remindersSave).toHaveBeenLastCalledWith(none));
  await waitFor(() => expect(toast()).toBe("Quiet hours: off"));
  for (const [choices] of remindersSave.mock.calls)
    expect(choices.quiet_from === null).toBe(choices.quiet_to === null);
});

test("a time that is no half hour stays among the choices", async () => {
  page.choices = { ...none, people_at: "10:45" };
  await show();
  expect(screen.getByLabelText<HTMLSelectElement>("A line about people comes at").value).toBe("10:45");
});

test("a line about people is off until it is wanted, and off again with one press", async () => {
  const user = userEvent.setup();
  await show({
    remindersSave: async (choices) => {
      page = { ...page, choices };
      return remindersSave(choices);
    },
  });
  screen.getByText(/At most one line a day.*“Not this week”/);
  const people = screen.getByRole("switch", { name: "Someone to think of" });
  await user.click(people);
  expect(remindersSave).toHaveBeenLastCalledWith({ ...none, people_at: "10:00" });
  await user.selectOptions(await screen.findByLabelText("A line about people comes at"), "18:30");
  await waitFor(() => expect(remindersSave).toHaveBeenLastCalledWith({ ...none, people_at: "18:30" }));
  await user.click(people);
  await waitFor(() => expect(remindersSave).toHaveBeenLastCalledWith(none));
});

test("reminders are paused for today, and go on", async () => {
  const user = userEvent.setup();
  await show({
    remindersPause: (paused) => {
      page = { ...page, paused_today: paused };
      return remindersPause(paused);
    },
  });
  await user.click(screen.getByRole("button", { name: "Pause for today" }));
  await waitFor(() => expect(toast()).toBe("Reminders are paused for today"));
  await user.click(await screen.findByRole("button", { name: "Go on" }));
  await screen.findByRole("button", { name: "Pause for today" });
  expect(remindersPause.mock.calls).toEqual([[true], [false]]);
});

test("staying when the window closes: not asked yet, yes, no", async () => {
  const user = userEvent.setup();
  await show({
    remindersSave: (choices) => {
      page = { ...page, choices };
      return remindersSave(choices);
    },
  });
  const stays = screen.getByLabelText<HTMLSelectElement>("When the window closes");
  expect([...stays.options].map((it) => it.text)).toEqual(["ask me", "keep running", "end"]);
  expect(stays.value).toBe("ask");
  screen.getByText(/You are asked when you close the window for the first time\.$/);
  await user.selectOptions(stays, "keep running");
  expect(remindersSave).toHaveBeenLastCalledWith({ ...none, stays: true });
  await waitFor(() => expect(toast()).toBe("When the window closes: keep running"));
  // asking is no answer to go back to
  await waitFor(() => expect([...stays.options].map((it) => it.text)).toEqual(["keep running", "end"]));
  expect(screen.queryByText(/You are asked when/)).toBeNull();
  await user.selectOptions(stays, "end");
  await waitFor(() => expect(remindersSave).toHaveBeenLastCalledWith({ ...none, stays: false }));
});

test("starting at login is the system's: off, on, and back", async () => {
  const user = userEvent.setup();
  await show({
    atLogin: async (on) => {
      page = { ...page, at_login: on };
      return atLogin(on);
    },
  });
  const login = screen.getByRole("switch", { name: "Start at login" });
  await user.click(login);
  await waitFor(() => expect(toast()).toBe("Start at login: on"));
  expect(login.getAttribute("aria-checked")).toBe("true");
  await toasts.current?.onaction?.();
  expect(atLogin.mock.calls).toEqual([[true], [false]]);
  await waitFor(() => expect(login.getAttribute("aria-checked")).toBe("false"));
});

test("a system that refuses to start it at login is said in words, and the switch stays where it was", async () => {
  const user = userEvent.setup();
  await show({ atLogin: () => refused("file", { reason: "autostart" }) });
  const login = screen.getByRole("switch", { name: "Start at login" });
  await user.click(login);
  expect((await screen.findByRole("alert")).textContent).toMatch(
    /Your system did not take this\. Nothing was changed\.\s+You can add Evenkeel yourself/,
  );
  await waitFor(() => expect(login.getAttribute("aria-checked")).toBe("false"));
});

test("where the system does not say whether it starts at login, the row explains it", async () => {
  page.at_login = null;
  await show();
  screen.getByText(/^Your system does not say here whether Evenkeel starts at login\./);
  expect(screen.queryByRole("switch", { name: "Start at login" })).toBeNull();
});

test("Quit says what it costs", async () => {
  const user = userEvent.setup();
  await show();
  const button = screen.getByRole("button", { name: "Quit Evenkeel" });
  expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Reminders stop until it is started again.",
  );
  await user.click(button);
  expect(quit).toHaveBeenCalledTimes(1);
});

async function tried(answer: () => Promise<Trial>): Promise<string> {
  const user = userEvent.setup();
  await show({ reminderTest: answer });
  await user.click(screen.getByRole("button", { name: "Show a reminder for trial" }));
  const status = screen.getAllByRole("status").at(-1);
  await waitFor(() => expect(status?.textContent.trim()).not.toBe(""));
  return (status?.textContent ?? "")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

test("a trial says what the server said of itself, and why it may still not be seen", async () => {
  expect(await tried(() => Promise.resolve({ server, problem: null }))).toBe(
    "Your computer answered: shown by gnome-shell, with buttons, with sound. If you did not see it, Do Not Disturb may be on. Nothing here gets around that.",
  );
});

test("what the server cannot do is said, too", async () => {
  const bare = { name: "<b>tiny</b>", buttons: false, sound: false };
  expect(await tried(() => Promise.resolve({ server: bare, problem: null }))).toMatch(
    /^Your computer answered: shown by <b>tiny<\/b>, without buttons, without sound\./,
  );
});

test.each<[NotShown, RegExp]>([
  ["no_bus", /^There is nothing here that programs speak to each other through.*log in to one/],
  ["no_server", /^Nothing here shows notifications\. .*dunst or mako/],
  ["no_answer", /^What shows notifications did not answer in time\. .*Try again in a minute/],
  ["refused", /^What shows notifications said no\. .*settings/],
])("a trial that came to nothing (%s) says why, what is safe and what to do", async (problem, words) => {
  const text = await tried(() => Promise.resolve({ server: null, problem }));
  expect(text).toMatch(words);
  expect(text).toContain("No reminder is lost: each is tried again, and Today shows what did not come.");
});

test("an answer that is none, and one that never came, are no success", async () => {
  expect(await tried(() => Promise.resolve({ server: null, problem: null }))).toMatch(
    /^No answer came that can be read\./,
  );
});

test("a command that is refused is said, too", async () => {
  expect(await tried(() => refused("internal"))).toMatch(/^Something in Evenkeel went wrong\./);
});

test("while the answer is waited for, the button says so and does nothing more", async () => {
  const user = userEvent.setup();
  const reminderTest = vi.fn(() => new Promise<Trial>(() => undefined));
  await show({ reminderTest });
  const button = screen.getByRole("button", { name: "Show a reminder for trial" });
  await user.click(button);
  expect(button.getAttribute("aria-busy")).toBe("true");
  expect(within(button).getByText("Waiting for the system’s answer")).toBeTruthy();
  expect(document.activeElement).toBe(button);
  await user.click(button);
  expect(reminderTest).toHaveBeenCalledTimes(1);
});

test("the list of what happened is one press away", async () => {
  await show();
  expect(screen.getByRole("link", { name: "Show the list" }).getAttribute("href")).toBe(
    "#/settings/what-happened",
  );
});
