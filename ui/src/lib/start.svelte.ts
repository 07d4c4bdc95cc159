import {
  backend,
  onRefused,
  type CommandError,
  type Day,
  type KeychainWay,
  type LockPage,
  type Look,
} from "./api/backend.ts";
import { isAppError } from "./api/error.ts";
import { firstRun } from "./first-run.svelte.ts";
import { setLook, type Theme } from "./look.svelte.ts";

let problem = $state.raw<unknown>(undefined);
let readOnly = $state.raw<CommandError | null>(null);
let today = $state<Day | null>(null);
let isProtected = $state(false);
let stepsLost = $state(0);
let checkDamage = $state(false);
let importEnded = $state<Day | null>(null);
let keychain = $state<KeychainWay | null>(null);
let keychainTrouble = $state.raw<CommandError | null>(null);
let begun = $state(false);

const has = (code: string) => isAppError(problem) && problem.code === code;

function show({ look, desktop_dark }: { look: Look; desktop_dark: boolean | null }): void {
  const portal = desktop_dark === null ? null : desktop_dark ? "dark" : "light";
  setLook(
    { theme: look.theme as Theme, textScale: look.text_scale ?? 1, lessMotion: look.less_motion },
    portal,
  );
}

function closed(page: LockPage): void {
  keychain = page.keychain;
  show(page);
}

async function begin(): Promise<void> {
  try {
    const start = await backend.start();
    show(start);
    readOnly = start.read_only;
    today = start.today;
    isProtected = start.protected;
    stepsLost = start.steps_lost;
    checkDamage = start.damaged;
    importEnded = start.import_ended;
    keychainTrouble = start.keychain_trouble;
    // What the next lock page does is for it to ask.
    keychain = null;
    problem = undefined;
    if (!start.read_only) await firstRun.look();
  } catch (error) {
    problem = error;
    if (has("locked") || has("damaged-database")) {
      isProtected = false;
      // The look is kept outside the notes, so that a closed window looks as the person chose.
      await backend.lockPage().then(closed, console.error);
    }
  }
  begun = true;
}
onRefused((code) => {
  // Closed: nothing of the notes may stay on the page. A disk that failed: from now on everything is only read.
  if ((code === "locked" && !has("locked")) || (code === "database" && !readOnly)) void begin();
});

/** The look can change by undo, too; and what comes in now takes the word about an import that was ended with it. */
async function followLook(): Promise<() => void> {
  return backend.onDataChanged(({ tables }) => {
    if (tables.includes("preference") || importEnded !== null) void begin();
  });
}

/** The window's own state: whether the record could be opened, and whether it can be written. */
export const window = {
  /** Why nothing can be shown, if so. */
  get problem(): unknown {
    return problem;
  },
  /** Whether it is known by now what can be shown. */
  get begun(): boolean {
    return begun;
  },
  /** The notes are closed: a passphrase opens them. */
  get locked(): boolean {
    return has("locked");
  },
  /** The notes cannot be opened whole. */
  get damaged(): boolean {
    return has("damaged-database");
  },
  /** What the lock page does about this computer's keychain; null where it is no way in. */
  get keychain(): KeychainWay | null {
    return keychain;
  },
  /** Why this computer's keychain did not open the notes, if it should have. */
  get keychainTrouble(): CommandError | null {
    return keychainTrouble;
  },
  /** Whether there is a passphrase, so that the notes can be closed. */
  get protected(): boolean {
    return isProtected;
  },
  /** Why nothing can be noted although everything can be read, if so. */
  get readOnly(): CommandError | null {
    return readOnly;
  },
  /** The core's today; null before it said so. */
  get today(): Day | null {
    return today;
  },
  /** How many of the last changes are gone though they were kept once. */
  get stepsLost(): number {
    return stepsLost;
  },
  /** The last check found damage. */
  get checkDamage(): boolean {
    return checkDamage;
  },
  /** The day of an import that was ended before it was done; nothing of it was taken over. */
  get importEnded(): Day | null {
    return importEnded;
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
