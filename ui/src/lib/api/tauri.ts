// The shell's side of the seam: what `Backend` is inside the app. The typed commands in bindings.ts are
// generated from the Rust commands and join here.
import { commands, events, type DataChanged, type ImportProgress } from "./bindings.ts";

export const tauri = {
  ...commands,
  /** Calls `then` after each write; resolves to what ends it. */
  async onDataChanged(then: (change: DataChanged) => void): Promise<() => void> {
    return events.dataChanged.listen((event) => then(event.payload));
  },
  /** Calls `then` while an archive comes in; resolves to what ends it. */
  async onImportProgress(then: (progress: ImportProgress) => void): Promise<() => void> {
    return events.importProgress.listen((event) => then(event.payload));
  },
};
