import { errorText } from "./api/error.ts";
import { backend, type StepRow } from "./api/backend.ts";
import { t } from "./i18n/index.ts";
import { toasts } from "./toast.svelte.ts";

async function move(step: Promise<StepRow>, said: string): Promise<void> {
  try {
    await step;
    toasts.show({ text: said });
  } catch (error) {
    toasts.show({ text: errorText(error) });
  }
}

/** Takes the newest change back (Ctrl+Z). */
export const undo = () => move(backend.undo(), t("undone"));
/** Does it again (Ctrl+Shift+Z). */
export const redo = () => move(backend.redo(), t("redone"));
