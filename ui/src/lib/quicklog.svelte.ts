import type { Id } from "./api/backend.ts";

/** What the quick log was opened for: somebody named already, a contact to change, or nothing yet. */
export interface QuickLogFor {
  who?: Id;
  edit?: Id;
}

let asked = $state.raw<QuickLogFor | undefined>(undefined);

/** Opens the sheet "Note a contact" from anywhere; QuickLog.svelte, once in App, listens. */
export const quickLog = {
  get asked(): QuickLogFor | undefined {
    return asked;
  },
  open(what: QuickLogFor = {}): void {
    asked = what;
  },
  close(): void {
    asked = undefined;
  },
};
