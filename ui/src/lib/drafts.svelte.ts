// What is being written in a form and not saved yet. It is kept in the record, so neither locking nor a crash takes it.
import { onDestroy, onMount, untrack } from "svelte";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import { backend } from "./api/backend.ts";
import { isAppError } from "./api/error.ts";

/** How long after a key it is written; what is typed meanwhile goes along. */
const WAIT_MS = 600;

/** How long after a write that was refused it is tried again; twice as long each time, and never longer than `LONGEST_MS`. */
const AGAIN_MS = 2000;
const LONGEST_MS = 30_000;

/** One write after another: an older draft never overtakes a newer one. */
let last: Promise<unknown> = Promise.resolve();
/** What is to be written and is not yet. */
const wanted = new SvelteMap<string, string | null>();
const names = new SvelteSet<string>();
const refused = new SvelteSet<string>();
let again: ReturnType<typeof setTimeout> | undefined;
let wait = AGAIN_MS;

/** The names of forms that hold something unsaved in this run. */
export const begun: { readonly size: number } = names;

/** Those of them whose text could not be written; it is tried again until it is. */
export const unkept: { readonly size: number } = refused;

function quietly(error: unknown): void {
  // Closed notes and a full disk have words of their own where something is saved.
  if (!isAppError(error)) console.error(error);
}

function put(name: string, json: string | null): void {
  if (json === null) names.delete(name);
  else names.add(name);
  wanted.set(name, json);
  last = last.then(() => write(name, json));
}

async function write(name: string, json: string | null): Promise<void> {
  try {
    await backend.draftPut(name, json);
    if (wanted.get(name) === json) wanted.delete(name);
    refused.delete(name);
    wait = AGAIN_MS;
  } catch (error) {
    quietly(error);
    if (isAppError(error) && error.code === "locked") return wanted.clear();
    if (json === null) refused.delete(name);
    else refused.add(name);
    again ??= setTimeout(tryAgain, wait);
  }
}

function tryAgain(): void {
  again = undefined;
  wait = Math.min(2 * wait, LONGEST_MS);
  for (const [name, json] of wanted) put(name, json);
}

/** Nothing that was begun is to be written any more: all of it was erased, or a test ended. */
export function forgetAll(): void {
  clearTimeout(again);
  again = undefined;
  wait = AGAIN_MS;
  wanted.clear();
  names.clear();
  refused.clear();
}

let open: { flush(): void }[] = [];

/** Writes what every open form holds, and waits until that was tried. */
export async function flushAll(): Promise<void> {
  for (const it of open) it.flush();
  await last;
}

/** A draft as it was written; null if it is none, or of a form that was another one then. */
function read<T extends object>(text: unknown, like: T | undefined): T | null {
  if (typeof text !== "string") return null;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
    const kind = (it: unknown) => (Array.isArray(it) ? "list" : typeof it);
    const fits = Object.entries(like ?? {}).every(([key, value]) => {
      const there = (found as Record<string, unknown>)[key];
      return value === null || there === null ? there !== undefined : kind(there) === kind(value);
    });
    return fits ? (found as T) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps one form while it is written. Make it while a component is set up. `state` gives what the form holds: null when
 * that is nothing worth keeping, undefined while the form is not there.
 */
export class Draft<T extends object> {
  /** What the form holds was kept from before. */
  restored = $state(false);
  /** What the form holds could not be written yet. */
  readonly unkept = $derived.by(() => refused.has(this.#name()));
  #name: () => string;
  /** What is in the record under the name; undefined if that is none of this form's. */
  #written: string | null | undefined;
  #next: { name: string; json: string | null } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(name: () => string, state: () => T | null | undefined) {
    this.#name = name;
    $effect(() => {
      const now = state();
      if (now === undefined) return;
      const json = now === null ? null : JSON.stringify(now);
      untrack(() => this.#keep(json));
    });
    open = [...open, this];
    onDestroy(() => {
      open = open.filter((it) => it !== this);
      this.flush();
    });
  }

  /** What was kept, if it fits a form that begins as `like`. The form then shows that it is from before. */
  async load(like?: T): Promise<T | null> {
    await last;
    let text: string | null = null;
    try {
      text = await backend.draft(this.#name());
    } catch (error) {
      quietly(error);
    }
    const found = read(text, like);
    this.#written = found ? text : undefined;
    this.restored = found !== null;
    return found;
  }

  /** What was kept is not what the form shows; it stays until something is written over it. */
  leave(): void {
    this.#written = undefined;
    this.restored = false;
  }

  /** It was saved, or begun anew: nothing is kept any more. */
  letGo(): void {
    clearTimeout(this.#timer);
    this.#next = undefined;
    this.#timer = undefined;
    this.restored = false;
    this.#written = null;
    put(this.#name(), null);
  }

  /** Writes what is not written yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#next) return;
    const { name, json } = this.#next;
    this.#next = undefined;
    this.#written = json;
    put(name, json);
  }

  #keep(json: string | null): void {
    const name = this.#name();
    if (this.#next && this.#next.name !== name) this.flush();
    const there = this.#next?.json ?? this.#written;
    if (json === there || (json === null && there === undefined)) return;
    this.#next = { name, json };
    if (json !== null) names.add(name);
    this.#timer ??= setTimeout(() => this.flush(), WAIT_MS);
  }
}

/** A line that is being written to be added to a list, with its draft. Make it while a component is set up. */
export class DraftLine {
  text = $state("");
  readonly draft: Draft<{ line: string }>;

  constructor(name: () => string) {
    this.draft = new Draft(name, () => (this.text.trim() === "" ? null : { line: this.text }));
    onMount(async () => {
      const before = await this.draft.load({ line: "" });
      if (before && this.text === "") this.text = before.line;
    });
  }

  startOver(): void {
    this.draft.letGo();
    this.text = "";
  }
}

/** What was typed into a form, and what the form began with. */
export interface Typed<T extends object> {
  base: T;
  form: T;
}

/** What was typed, over what is kept now: parts that were left alone are as they are now. */
export function typedOver<T extends object>({ base, form }: Typed<T>, current: T): T {
  const typed = Object.entries(form).filter(
    ([part, value]) => JSON.stringify(value) !== JSON.stringify(base[part as keyof T]),
  );
  return { ...structuredClone(current), ...Object.fromEntries(typed) };
}
