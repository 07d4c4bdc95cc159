// Locking, as the window sees it: being there keeps the notes open, and a word comes before they close by themselves.
import { backend } from "./api/backend.ts";
import { flushAll, unkept } from "./drafts.svelte.ts";
import { window } from "./start.svelte.ts";

/** How often the shell hears that somebody is there. */
const EVERY_MS = 10_000;
/** How long the word stays after its time is up, should the notes not close. */
const AFTER_S = 5;

/** The lock page has no address of its own: the window goes on where it was. */
class LockPage {
  /** whether Help now is open in it */
  help = $state(false);
  /** before it comes: whether it may, though something is being written that cannot be kept */
  asking = $state(false);
}
export const lockPage = new LockPage();

/** What is begun is written first, but never waited for longer than this. */
const FLUSH_MS = 1000;

const flushed = () => Promise.race([flushAll(), new Promise((done) => setTimeout(done, FLUSH_MS))]);

async function close(): Promise<void> {
  lockPage.asking = false;
  await backend.lockNow().catch(console.error);
}

/** Closes the notes now; nothing is said where there is no passphrase. */
export async function lockNow(): Promise<void> {
  if (!window.protected) return;
  await flushed();
  await close();
}

/** Closes the notes by hand: what would be lost by it is asked about first. */
export async function askToLock(): Promise<void> {
  if (!window.protected || lockPage.asking) return;
  await flushed();
  if (unkept.size > 0) lockPage.asking = true;
  else await close();
}

class Idle {
  /** Seconds until the notes close; null while that is far. */
  left = $state<number | null>(null);
  #timer: ReturnType<typeof setInterval> | undefined;
  #said = -Infinity;
  #at = "";

  /** The shell said that nobody was there for a while. */
  soon(seconds: number): void {
    this.end();
    this.left = seconds;
    let left = seconds;
    this.#timer = setInterval(() => {
      left -= 1;
      if (left <= -AFTER_S) this.end();
      else this.left = Math.max(0, left);
    }, 1000);
  }

  /** Somebody is there. */
  seen(now = performance.now()): void {
    if (!window.protected || window.locked) return;
    if (this.left === null && now - this.#said < EVERY_MS) return;
    this.end();
    this.#said = now;
    backend.touch().catch(console.error);
  }

  /** Whether a hand moved it: what appears under a pointer that rests makes an event, too. */
  moved({ screenX, screenY }: PointerEvent): boolean {
    const at = `${screenX} ${screenY}`;
    const first = this.#at === "";
    const moved = at !== this.#at;
    this.#at = at;
    return moved && !first;
  }

  /** Takes the word away. */
  end(): void {
    clearInterval(this.#timer);
    this.left = null;
  }
}
export const idle = new Idle();

/** Words that are dictated and presses of a reader come without a key or a pointer. */
const hands = ["pointerdown", "keydown", "wheel", "input", "click"];

/** The keys that go from one button to the next, and press it. */
const WITHIN = ["Tab", "Shift", "Enter", " "];

/** Whether it is meant for a button of the word itself, which answers it. */
function forTheWord(event: Event): boolean {
  if (idle.left === null || !(event.target instanceof Element)) return false;
  if (event.target.closest("[role=alertdialog] .sheet") === null) return false;
  return event instanceof KeyboardEvent ? WITHIN.includes(event.key) : event.type !== "wheel";
}

/** Listens until the returned function is called. */
export function listenIdle(): () => void {
  const seen = (event: Event) => {
    if (!forTheWord(event)) idle.seen();
  };
  // While the word is there a hand is on its way to one of its buttons: moving alone does not take it away.
  const moved = (event: PointerEvent) => {
    if (idle.moved(event) && idle.left === null) idle.seen();
  };
  const options = { capture: true, passive: true };
  for (const name of hands) addEventListener(name, seen, options);
  addEventListener("pointermove", moved, options);
  const listening = [
    backend.onLockSoon(({ seconds }) => {
      void flushAll();
      idle.soon(seconds);
    }),
    backend.onLockAsked(() => void lockNow()),
  ];
  return () => {
    for (const name of hands) removeEventListener(name, seen, options);
    removeEventListener("pointermove", moved, options);
    for (const it of listening) it.then((stop) => stop(), console.error);
  };
}
