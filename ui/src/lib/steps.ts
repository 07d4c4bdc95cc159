import { errorText } from "./api/error.ts";
import { backend, type StepRow } from "./api/backend.ts";
import { has, isolate, list, t } from "./i18n/index.ts";
import { toasts } from "./toast.svelte.ts";

type About = Pick<StepRow, "name" | "names">;

/** The message of a step in the list of changes; a name that has no words of its own is "A change". */
export function stepMessage(step: About): string {
  return has(`op-${step.name}`) ? `op-${step.name}` : "op-other";
}

/** What the step is in a plain sentence: "Noted the contact with Maya". */
export function stepText(step: About): string {
  return t(stepMessage(step), about(step));
}

/** What was taken back or done again: "the contact with Maya". */
export function stepWhat(step: About): string {
  return t(has(`op-what-${step.name}`) ? `op-what-${step.name}` : "op-what-other", about(step));
}

function about({ names }: About) {
  return { count: names.length, names: list(names.map(isolate)) };
}

async function move(step: Promise<StepRow>, said: "undone" | "redone"): Promise<void> {
  try {
    const text = t(said, { what: stepWhat(await step) });
    toasts.show({ text });
  } catch (error) {
    toasts.show({ text: errorText(error) });
  }
}

/** Takes the newest change back (Ctrl+Z). */
export const undo = () => move(backend.undo(), "undone");
/** Does it again (Ctrl+Shift+Z). */
export const redo = () => move(backend.redo(), "redone");
/** Takes one step back: the Undo of a toast. */
export const takeBack = (seq: number) => move(backend.undoStep(seq), "undone");
