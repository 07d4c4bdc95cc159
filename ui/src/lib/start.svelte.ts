import { backend, type CommandError, type Day } from "./api/backend.ts";
import { setLook, type Theme } from "./look.svelte.ts";

let problem = $state.raw<unknown>(undefined);
let readOnly = $state.raw<CommandError | null>(null);
let today = $state<Day | null>(null);
let isProtected = $state(false);
let stepsLost = $state(0);
let checkDamage = $state(false);

async function begin(): Promise<void> {
  try {
    const it = await backend.start();
    const { look, desktop_dark } = it;
    const portal = desktop_dark === null ? null : desktop_dark ? "dark" : "light";
    setLook(
      { theme: look.theme as Theme, textScale: look.text_scale ?? 1, lessMotion: look.less_motion },
      portal,
    );
    readOnly = it.read_only;
    today = it.today;
    isProtected = it.protected;
    stepsLost = it.steps_lost;
    checkDamage = it.damaged;
    problem = undefined;
  } catch (error) {
    problem = error;
  }
}

/** The look can change by undo, too. */
async function followLook(): Promise<() => void> {
  return backend.onDataChanged(({ tables }) => {
    if (tables.includes("preference")) void begin();
  });
}

/** The window's own state: whether the record could be opened, and whether it can be written. */
export const window = {
  /** Why nothing can be shown, if so. */
  get problem(): unknown {
    return problem;
  },
  /** Why nothing can be noted although everything can be read, if so. */
  get readOnly(): CommandError | null {
    return readOnly;
  },
  /** The core's today; null before it said so. */
  get today(): Day | null {
    return today;
  },
  /** Whether the record is protected by a passphrase. */
  get protected(): boolean {
    return isProtected;
  },
  /** How many of the last changes are gone though they were kept once. */
  get stepsLost(): number {
    return stepsLost;
  },
  /** The last check found damage. */
  get checkDamage(): boolean {
    return checkDamage;
  },
  /** Begins now and each time the person comes back to the window: it may be another day. */
  start(): () => void {
    void begin();
    const again = () => void begin();
    globalThis.addEventListener("focus", again);
    const following = followLook().catch((error: unknown) => void console.error(error));
    return () => {
      globalThis.removeEventListener("focus", again);
      void following.then((stop) => stop?.());
    };
  },
  /** Tries again after something was mended outside. */
  retry: begin,
};
