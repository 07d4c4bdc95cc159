import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { createRawSnippet, flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import Gallery from "../../../dev/Gallery.svelte";
import { toasts } from "../toast.svelte.ts";
import Button from "./Button.svelte";
import ChipGroup from "./ChipGroup.svelte";
import Confirm from "./Confirm.svelte";
import Field from "./Field.svelte";
import Frame from "./Frame.svelte";
import Glyph from "./Glyph.svelte";
import Menu from "./Menu.svelte";
import Progress from "./Progress.svelte";
import Segments from "./Segments.svelte";
import Sheet from "./Sheet.svelte";
import Switch from "./Switch.svelte";
import Toast from "./Toast.svelte";

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));
const pressed = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-pressed");
const checked = () => screen.getAllByRole("radio").map((it) => it.getAttribute("aria-checked") === "true");

const felt = [
  { value: "lighter", label: "lighter" },
  { value: "same", label: "the same" },
  { value: "heavier", label: "heavier" },
];

test("no part breaks the rules axe knows, and none carries a style attribute from its template", async () => {
  const { container } = render(Gallery, { open: null });
  const { violations } = await axe.run(container, {
    // colours are not computed here; a page's landmarks are the frame's
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  const styled = [...container.querySelectorAll("[style]")].filter(
    (it) => !it.classList.contains("progress-fill"),
  );
  expect(styled.map((it) => it.outerHTML)).toEqual([]);
});

test("a busy button says so, keeps its first label's place, and does nothing", async () => {
  const onclick = vi.fn();
  render(Button, { busy: "Saving", onclick, children: text("Save") });
  const button = screen.getByRole("button", { name: "Saving" });
  expect(button.getAttribute("aria-busy")).toBe("true");
  await fireEvent.click(button);
  expect(onclick).not.toHaveBeenCalled();
});

test("segments: one tab stop, arrows choose and wrap, a second press takes it back", async () => {
  const user = userEvent.setup();
  render(Segments, { label: "Afterwards I felt", choices: felt, optional: true });
  expect(checked()).toEqual([false, false, false]);
  await user.tab();
  await user.keyboard("{ArrowLeft}");
  expect(checked()).toEqual([false, false, true]);
  await user.keyboard("{ArrowRight}");
  expect(checked()).toEqual([true, false, false]);
  expect(document.activeElement).toBe(screen.getAllByRole("radio")[0]);
  await user.keyboard(" ");
  expect(checked()).toEqual([false, false, false]);
});

test("chips for one answer are radios; names are isolated", async () => {
  const user = userEvent.setup();
  render(ChipGroup, {
    label: "Who was it?",
    choices: [
      { value: "maya", label: "Maya", name: true },
      { value: "jonas", label: "Jonas", name: true },
    ],
    value: null,
  });
  expect(screen.getByRole("radiogroup", { name: "Who was it?" })).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "Jonas" }));
  expect(checked()).toEqual([false, true]);
  await user.keyboard("{ArrowDown}");
  expect(checked()).toEqual([true, false]);
  expect(document.querySelectorAll("bdi")).toHaveLength(2);
});

test("chips for several answers are toggles", async () => {
  const user = userEvent.setup();
  render(ChipGroup, {
    label: "What was in it?",
    hint: "Any, several or none.",
    choices: [
      { value: "heard", label: "I felt heard", stream: "heard" as const },
      { value: "helped", label: "I got help", stream: "helped" as const },
    ],
    values: ["heard"],
  });
  await user.click(screen.getByRole("button", { name: "I got help" }));
  expect([pressed("I felt heard"), pressed("I got help")]).toEqual(["true", "true"]);
  await user.click(screen.getByRole("button", { name: "I felt heard" }));
  expect(pressed("I felt heard")).toBe("false");
});

test("a field ties its hint and its error to the input", () => {
  render(Field, { label: "Starts", hint: "like 15:00", error: "A day has 24 hours.", value: "25:00" });
  const input = screen.getByLabelText("Starts");
  expect((input as HTMLInputElement).value).toBe("25:00");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "like 15:00",
    "A day has 24 hours.",
  ]);
});

test("a switch turns with the keyboard", async () => {
  const user = userEvent.setup();
  render(Switch, { checked: false, label: "Cover names" });
  await user.tab();
  await user.keyboard(" ");
  expect(screen.getByRole("switch", { name: "Cover names" }).getAttribute("aria-checked")).toBe("true");
});

test("a sheet takes focus to its body, closes with Esc and gives focus back", async () => {
  const opener = document.createElement("button");
  document.body.append(opener);
  opener.focus();
  const onclose = vi.fn();
  const body = createRawSnippet(() => ({ render: () => `<p><input aria-label="Name"></p>` }));
  const { rerender } = render(Sheet, { open: false, title: "Note a contact", children: body, onclose });
  await rerender({ open: true });
  const dialog = screen.getByRole("dialog", { name: "Note a contact" });
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
  await fireEvent(dialog, new Event("cancel", { cancelable: true }));
  expect(onclose).toHaveBeenCalledOnce();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
  opener.remove();
});

test("the safe answer has focus when something cannot be undone", () => {
  const onconfirm = vi.fn();
  render(Confirm, {
    open: true,
    title: "Erase everything about Leo?",
    text: "This cannot be undone.",
    action: "Erase Leo",
    keep: "Keep Leo",
    onconfirm,
  });
  expect(document.activeElement?.textContent).toContain("Keep Leo");
  screen.getByRole("alertdialog", { name: "Erase everything about Leo?" });
  screen.getByText("Erase Leo").closest("button")?.click();
  expect(onconfirm).toHaveBeenCalledOnce();
});

test("a menu: arrows, first letters, Esc back to its button", async () => {
  const user = userEvent.setup();
  const archive = vi.fn();
  const item = (label: string, onselect = vi.fn()) => ({ label, onselect });
  render(Menu, { label: "More", groups: [[item("Edit")], [item("Archive", archive), item("Erase")]] });
  const button = screen.getByRole("button", { name: "More" });
  await user.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(document.activeElement?.textContent).toContain("Edit");
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toContain("Erase");
  await user.keyboard("{Escape}");
  expect(document.activeElement).toBe(button);
  await user.click(button);
  await user.keyboard("a{Enter}");
  expect(archive).toHaveBeenCalledOnce();
});

test("a toast stays ten seconds, longer under the pointer, and a new one takes its place", async () => {
  vi.useFakeTimers();
  const undo = vi.fn();
  render(Toast);
  const show = (words: string) => flushSync(() => toasts.show({ text: words, onaction: undo }));
  const later = (ms: number) => flushSync(() => vi.advanceTimersByTime(ms));
  show("First");
  show("Noted. Maya, today.");
  expect(screen.getByRole("status").textContent).not.toContain("First");
  const toast = screen.getByText("Noted. Maya, today.").parentElement as HTMLElement;
  later(9000);
  await fireEvent.pointerEnter(toast);
  later(60_000);
  expect(screen.queryByText("Noted. Maya, today.")).toBeTruthy();
  await fireEvent.pointerLeave(toast);
  later(10_000);
  expect(screen.queryByText("Noted. Maya, today.")).toBeNull();
  show("Noted again.");
  await fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("Noted again.")).toBeNull();
});

test("progress says nothing at first, then words, then the line with Stop", () => {
  vi.useFakeTimers();
  render(Progress, { label: "Bringing in 214 of 380 dates.", value: 0.56, onstop: vi.fn() });
  expect(screen.getByRole("status").textContent.trim()).toBe("");
  flushSync(() => vi.advanceTimersByTime(1000));
  expect(screen.getByRole("status").textContent).toContain("214 of 380");
  expect(screen.queryByRole("progressbar")).toBeNull();
  flushSync(() => vi.advanceTimersByTime(4000));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("56");
  expect(screen.getByRole("button", { name: "Stop" })).toBeTruthy();
});

test("a sign is decoration unless it is given words", () => {
  const { container } = render(Glyph, { of: "heard" });
  expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  render(Glyph, { of: "open-day", label: "not known" });
  expect(screen.getByRole("img", { name: "not known" })).toBeTruthy();
});

test("the frame: Help now is last, places are links, and the page can be skipped to", async () => {
  const onnote = vi.fn();
  render(Frame, { onnote, children: text("Page") });
  const links = screen.getAllByRole("link").map((it) => it.getAttribute("href"));
  expect(links.slice(0, 7)).toEqual([
    "#/today",
    "#/connection",
    "#/people",
    "#/care",
    "#/check-in",
    "#/settings",
    "#/help-now",
  ]);
  expect(screen.getByRole("link", { current: "page" }).getAttribute("href")).toBe("#/today");
  await fireEvent.click(screen.getByRole("button", { name: "Skip to the page" }));
  expect(document.activeElement).toBe(screen.getByRole("main"));
});
