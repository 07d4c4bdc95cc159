import { backend } from "./api/backend.ts";
import { t } from "./i18n/index.ts";
import { toasts } from "./toast.svelte.ts";

/** This computer's keychain opens the notes no more; says whether it also let go of its key. */
export async function turnOff(): Promise<void> {
  const forgotten = await backend.keychainOff();
  toasts.show({ text: t(forgotten ? "keychain-is-off" : "keychain-is-off-kept") });
}
