// The shell's side of the seam: what `Backend` is inside the app. The typed commands in bindings.ts are
// generated from the Rust commands and join here.
import { listen } from "@tauri-apps/api/event";

export interface DataChanged {
  /** The tables a write touched. */
  tables: string[];
}

export const tauri = {
  /** Calls `then` after each write; resolves to what ends it. */
  async onDataChanged(then: (change: DataChanged) => void): Promise<() => void> {
    return listen<DataChanged>("data-changed", (event) => then(event.payload));
  },
};
