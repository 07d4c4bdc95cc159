import { backend, type CommandError, type Day } from "./api/backend.ts";
import { setLook, type Theme } from "./look.svelte.ts";

let problem = $state.raw<unknown>(undefined);
let readOnly = $state.raw<CommandError | null>(null);
let today = $state<Day | null>(null);

async function begin(): Promise<void> {
  try {
    const { look, desktop_dark, read_only, today: day } = await backend.start();
    const portal = desktop_dark === null ? null : desktop_dark ? "dark" : "light";
    setLook(
      { theme: look.theme as Theme, textScale: look.text_scale ?? 1, lessMotion: look.less_motion },
      portal,
    );
    readOnly = read_only;
    today = day;
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
