// The shell's side of the seam: what `Backend` is inside the app. The typed commands in bindings.ts are
// generated from the Rust commands and join here.
import {
  commands,
  events,
  type BackupProgress,
  type DataChanged,
  type ImportProgress,
  type LockSoon,
} from "./bindings.ts";

export const tauri = {
  ...commands,
  /** Calls `then` after each write; resolves to what ends it. */
  async onDataChanged(then: (change: DataChanged) => void): Promise<() => void> {
    return events.dataChanged.listen((event) => then(event.payload));
  },
  /** Calls `then` when the window is closed for the first time ever: it asks what closing is to do. */
  async onCloseAsked(then: () => void): Promise<() => void> {
    return events.closeAsked.listen(() => then());
  },
  /** Calls `then` with the place to go to: a reminder was pressed, or something in the tray. */
  async onGoTo(then: (place: string) => void): Promise<() => void> {
    return events.goTo.listen((event) => then(event.payload.place));
  },
  /** Calls `then` when nobody was there for so long that the notes will be closed. */
  async onLockSoon(then: (soon: LockSoon) => void): Promise<() => void> {
    return events.lockSoon.listen((event) => then(event.payload));
  },
  /** Calls `then` when the notes are to be closed: what is begun can be written first. */
  async onLockAsked(then: () => void): Promise<() => void> {
    return events.lockAsked.listen(() => then());
  },
  /** Calls `then` while an archive comes in; resolves to what ends it. */
  async onImportProgress(then: (progress: ImportProgress) => void): Promise<() => void> {
    return events.importProgress.listen((event) => then(event.payload));
  },
  /** Calls `then` while a backup is made; resolves to what ends it. */
  async onBackupProgress(then: (progress: BackupProgress) => void): Promise<() => void> {
    return events.backupProgress.listen((event) => then(event.payload));
  },
};
