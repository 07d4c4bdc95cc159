import { afterEach, expect, test, vi } from "vitest";
import { handleKey } from "./shortcuts.ts";

const on = { note: vi.fn(), undo: vi.fn(), redo: vi.fn(), lock: vi.fn(), go: vi.fn() };
afterEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
});

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body) {
  let ours = false;
  const listener = (event: Event) => (ours = handleKey(event as KeyboardEvent, on));
  target.addEventListener("keydown", listener, { once: true });
  target.dispatchEvent(new KeyboardEvent("keydown", { key, ...init }));
  return ours;
}

function input(type: string) {
  const element = document.createElement("input");
  element.type = type;
  document.body.append(element);
  return element;
}

test("the keys of the window", () => {
  press("n", { ctrlKey: true });
  expect(on.note).toHaveBeenCalledOnce();
  press("z", { ctrlKey: true });
  expect(on.undo).toHaveBeenCalledOnce();
  press("Z", { ctrlKey: true, shiftKey: true });
  press("y", { ctrlKey: true });
  expect(on.redo).toHaveBeenCalledTimes(2);
  press("3", { altKey: true, code: "Digit3" });
  expect(on.go).toHaveBeenLastCalledWith("people");
  press("F1");
  expect(on.go).toHaveBeenLastCalledWith("help-now");
  press("l", { ctrlKey: true });
  press("l", { ctrlKey: true }, input("text"));
  expect(on.lock).toHaveBeenCalledTimes(2);
});

test("a Cyrillic layout has the same keys", () => {
  press("т", { ctrlKey: true, code: "KeyN" });
  expect(on.note).toHaveBeenCalledOnce();
});

test("in a text field undo belongs to the text; on a tick box it does not", () => {
  expect(press("z", { ctrlKey: true }, input("text"))).toBe(false);
  expect(press("z", { ctrlKey: true }, input("checkbox"))).toBe(true);
  expect(on.undo).toHaveBeenCalledOnce();
});

test("AltGr and plain letters are left alone", () => {
  expect(press("n")).toBe(false);
  expect(press("z", { ctrlKey: true, altKey: true })).toBe(false);
  expect(press("8", { altKey: true, code: "Digit8" })).toBe(false);
});

test("over an open sheet only Help now and locking answer", () => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("open", "");
  document.body.append(dialog);
  expect(press("n", { ctrlKey: true })).toBe(false);
  expect(press("F1")).toBe(true);
  expect(press("l", { ctrlKey: true })).toBe(true);
});
