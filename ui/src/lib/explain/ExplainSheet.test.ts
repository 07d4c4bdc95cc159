import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setBackend, type About, type Backend } from "../api/backend.ts";
import { fixtures } from "../../../test/fixtures.ts";
import ExplainSheet from "./ExplainSheet.svelte";
import { explainer } from "./explain.svelte.ts";

Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 848 });

beforeEach(() => setBackend(fixtures("year")));
afterEach(() => {
  explainer.close();
  setBackend();
});

async function problems(container: Element) {
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

async function open(about: About, title: string) {
  const { container } = render(ExplainSheet);
  explainer.open(about, title);
  return { container, dialog: await screen.findByRole("dialog", { name: title }) };
}

test("the level: sentence, drawing, fraction, entries, what is known, what would change it", async () => {
  const user = userEvent.setup();
  const { container, dialog } = await open({ of: "level" }, "About 3.5 days a week");
  const within_ = within(dialog);
  const sentence = within_.getByText(/^On about half of your known days lately/, { selector: ".voice" });
  expect(document.activeElement).toBe(sentence);
  within_.getByRole("img", { name: /^On about half/ });
  within_.getByRole("math", { name: /^7 × 9\.36 ÷ 18\.57 = 3\.53/ });
  const group = dialog.querySelector("[aria-describedby]");
  const text = document.getElementById(group?.getAttribute("aria-describedby") ?? "")?.textContent;
  expect(text).toContain("7 × 9.36 ÷ 18.57 = 3.53");
  expect(text).toContain("26 of the last 28 days.");
  within_.getByText(
    "26 of the last 28 days. From 17 on it is shown. Tuesday and Wednesday are not known, and left out.",
  );
  expect(within_.getByText("closing both open days as they are").nextElementSibling?.textContent).toBe(
    "about 3.2",
  );

  const heads = within_.getAllByRole("columnheader").map((it) => it.textContent.trim());
  expect(heads).toEqual(["Day", "Entry", "Counts", "Weight", "Adds"]);
  within_.getByText(/These six add 4\.47 of 9\.36\./);
  await user.click(within_.getByRole("button", { name: "Show all days" }));
  expect(dialog.querySelectorAll("tbody").length).toBe(120);
  within_.getByText(/39 older days are left out here, and counted all the same\./);
  expect(await problems(container)).toEqual([]);
  expect(container.querySelectorAll("[style]")).toHaveLength(0);
});

test("one stop in the drawing: days are read out with their weight", async () => {
  const user = userEvent.setup();
  const { dialog } = await open({ of: "level" }, "About 3.5 days a week");
  const chart = await waitFor(() => {
    const found = dialog.querySelector<HTMLElement>(".draw[tabindex='0']");
    if (!found) throw new Error("no stop yet");
    return found;
  });
  chart.focus();
  const said = () => dialog.querySelector("[aria-live]")?.textContent.replace(/\s+/g, " ").trim();
  await user.keyboard("{ArrowLeft}");
  expect(said()).toBe("Thu 8 Oct today, counted from tomorrow on");
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(said()).toBe("Tue 6 Oct not known, left out");
  await user.keyboard("{ArrowLeft}");
  expect(said()).toBe("Mon 5 Oct real contact weight 0.91");
  await user.keyboard("{Home}");
  expect(said()).toContain("Thu 16 Jul");
});

test("copied as text: all of it, in words", async () => {
  const user = userEvent.setup();
  const writeText = vi.spyOn(navigator.clipboard, "writeText");
  const { dialog } = await open({ of: "gap" }, "3 days since the last contact");
  await user.click(within(dialog).getByRole("button", { name: "Copy as text" }));
  await within(dialog).findByRole("button", { name: "Copied" });
  expect(within(dialog).getByRole("status").textContent.trim()).toBe("Copied");
  expect(writeText.mock.calls[0]?.[0]).toBe(
    [
      "3 days since the last contact",
      "Days since you last noted contact with at least a little that was real.",
      "",
      "With your numbers",
      "3 days since 5 October.",
      "You set no limit, so it comes from your rhythm: 14 ÷ 3, rounded up, is 5 days.",
      "",
      "Entries it comes from",
      "- Mon 5 Oct: Maya, phone",
      "",
      "What would change it",
      "- a contact today: 0 days",
      "- today without one: 4 days, tomorrow",
      "- a pause: 3 days",
      "Any answered contact counts, in every direction. A visit does not.",
      "",
      "Worked out from your entries each time, stored nowhere. 14 divided by your rhythm is a choice, not medicine. It does not say why.",
    ].join("\n"),
  );
});

test.each<[About, string, string[]]>([
  [{ of: "share" }, "Inside your own band", ["Day", "Entry"]],
  [{ of: "contact" }, "Enough contact", ["Day", "Entry", "Counts"]],
  [{ of: "around" }, "With someone after 5 of 8 visits", ["Day", "Entry", "Around it"]],
  [{ of: "felt" }, "Somewhat", ["Day", "Check-in", "You said"]],
  [{ of: "give" }, "Given", ["Day", "Entry", "You said"]],
  [{ of: "net", kind: "listen" }, "Someone who listens", ["Name", "You said"]],
  [{ of: "plane" }, "Both in place", []],
  [{ of: "contrast", pair: "hope_emotional" }, "Hope", []],
])("%o is explained cleanly, with only the columns it has", async (about, title, columns) => {
  const { container, dialog } = await open(about, title);
  const heads = within(dialog)
    .queryAllByRole("columnheader")
    .map((it) => it.textContent.trim());
  expect(heads).toEqual(columns);
  expect(await problems(container)).toEqual([]);
});

test("what is not there is said, and another question gets its own answer", async () => {
  const { dialog } = await open({ of: "line", id: "nobody" }, "A line");
  within(dialog).getByText("There is nothing to explain here yet.");
  explainer.open({ of: "gap" }, "3 days");
  await screen.findByText("3 days since 5 October.");
  screen.getByRole("dialog", { name: "3 days" });
});

test("closing gives the focus back", async () => {
  const user = userEvent.setup();
  const opener = document.createElement("button");
  document.body.append(opener);
  opener.focus();
  const { dialog } = await open({ of: "gap" }, "3 days");
  await user.click(within(dialog).getAllByRole("button", { name: "Close" }).at(-1) as HTMLElement);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(opener);
  expect(explainer.asked).toBeUndefined();
  opener.remove();
});

test("an answer that fails is told in words", async () => {
  const base = fixtures("year");
  const explain: Backend["explain"] = () =>
    Promise.reject(
      Object.assign(new Error(), { code: "disk-full", message_key: "error-disk-full", args: {} }),
    );
  setBackend(
    new Proxy(base, {
      has: () => true,
      get: (it, name) => (name === "explain" ? explain : it[name as "explain"]),
    }),
  );
  const { dialog } = await open({ of: "gap" }, "3 days");
  within(dialog).getByRole("alert");
});
