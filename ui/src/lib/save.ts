import { errorText } from "./api/error.ts";
import type { Saved } from "./api/backend.ts";
import { t } from "./i18n/index.ts";
import { takeBack } from "./steps.ts";
import { toasts } from "./toast.svelte.ts";

/**
 * Runs a write and says what was noted, with a way back. Gives whether it was kept; when it was not, the reason is
 * shown and the form keeps what was typed.
 */
export async function save(write: Promise<Saved>, said: string): Promise<boolean> {
  try {
    const { step } = await write;
    if (step === null) return true;
    toasts.show({ text: said, action: t("undo"), onaction: () => void takeBack(step) });
    return true;
  } catch (error) {
    toasts.show({ text: errorText(error) });
    return false;
  }
}
