import { backend, type BackupProgress } from "$lib/api/backend.ts";
import { isAppError } from "$lib/api/error.ts";
import { t } from "$lib/i18n/index.ts";
import { toasts } from "$lib/toast.svelte.ts";
import { size } from "../size.ts";

/** A backup that is being made. It outlives the page: the person may look at other places meanwhile. */
class Making {
  phase = $state<"none" | "making" | "stopped" | "refused">("none");
  progress = $state.raw<BackupProgress | null>(null);
  refusal = $state.raw<unknown>(undefined);
  /** Counts what was made or deleted: a list that reads this is read again. No write tells, since none is in the record. */
  changes = $state(0);

  async start(): Promise<void> {
    if (this.phase === "making") return;
    this.phase = "making";
    this.progress = null;
    this.refusal = undefined;
    let end = () => {};
    try {
      end = await backend.onBackupProgress((progress) => (this.progress = progress));
      const made = await backend.backupNow();
      this.phase = "none";
      this.changes += 1;
      toasts.show({ text: t("backup-made", { size: size(made.bytes ?? 0) }) });
    } catch (error) {
      this.refusal = error;
      this.phase = isAppError(error) && error.code === "stopped" ? "stopped" : "refused";
    } finally {
      end();
    }
  }

  /** Nothing of it stays. The end is told by `start`. */
  stop(): void {
    backend.backupStop().catch(console.error);
  }

  /** What became of the last one was seen. */
  leave(): void {
    if (this.phase !== "making") this.phase = "none";
  }
}

export const making = new Making();
