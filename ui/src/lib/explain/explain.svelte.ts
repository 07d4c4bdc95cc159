import type { About } from "../api/backend.ts";

export interface Explaining {
  about: About;
  /** the value in words, as it stands on the screen */
  title: string;
}

let asked = $state.raw<Explaining | undefined>(undefined);

/** Opens the sheet that explains a value, from anywhere; ExplainSheet.svelte, once in App, listens. */
export const explainer = {
  get asked(): Explaining | undefined {
    return asked;
  },
  open(about: About, title: string): void {
    asked = { about, title };
  },
  close(): void {
    asked = undefined;
  },
};
