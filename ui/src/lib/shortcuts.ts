import { t } from "./i18n/index.ts";
import { places, type Place } from "./router.svelte.ts";

export interface Shortcuts {
  note(): void;
  undo(): void;
  redo(): void;
  lock(): void;
  go(place: Place): void;
}

const mac = /^Mac|^iP/.test(navigator.platform);

/** "Ctrl N", or what the system calls it, to be shown beside a label. */
export function shortcutLabel(key: string): string {
  return t(mac ? "shortcut-command" : "shortcut-ctrl", { key });
}

/** In a field that holds text, undo belongs to the text. */
function inText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

function letter(event: KeyboardEvent): string {
  // Under a Cyrillic or Greek layout the key's place on the board still says which shortcut is meant.
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
}

/** Acts on a key press; true when it was one of ours. */
export function handleKey(event: KeyboardEvent, on: Shortcuts): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  // Help now answers from everywhere, also from an open sheet.
  if (event.key === "F1") {
    on.go("help-now");
    return true;
  }
  const command = (mac ? event.metaKey : event.ctrlKey) && !event.altKey;
  // So does locking: what is begun in a sheet or a field is kept.
  if (command && !event.shiftKey && letter(event) === "l") {
    on.lock();
    return true;
  }
  if (document.querySelector("dialog[open]")) return false;
  if (command) {
    const key = letter(event);
    if (key === "n" && !event.shiftKey) {
      on.note();
      return true;
    }
    if (inText(event.target)) return false;
    if (key === "z" && !event.shiftKey) on.undo();
    else if ((key === "z" && event.shiftKey) || (key === "y" && !mac)) on.redo();
    else return false;
    return true;
  }
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const place = places[Number(/^Digit([1-7])$/.exec(event.code)?.[1] ?? 0) - 1];
    if (place) {
      on.go(place);
      return true;
    }
  }
  return false;
}

/** Listens until the returned function is called. */
export function listenShortcuts(on: Shortcuts): () => void {
  const listener = (event: KeyboardEvent) => {
    if (handleKey(event, on)) event.preventDefault();
  };
  addEventListener("keydown", listener);
  return () => removeEventListener("keydown", listener);
}
