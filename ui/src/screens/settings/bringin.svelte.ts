import { backend, type DryRun, type ImportProgress } from "$lib/api/backend.ts";
import { isAppError } from "$lib/api/error.ts";
import { t } from "$lib/i18n/index.ts";
import { router } from "$lib/router.svelte.ts";
import { save } from "$lib/save.ts";

/** An archive on its way in: chosen and looked at, coming in, or one of the three ends. */
type Phase = "none" | "looked" | "coming" | "stopped" | "refused" | "done";

/** It outlives the page: the person may look at other places while it comes in. */
class BringIn {
  phase = $state<Phase>("none");
  run = $state.raw<DryRun | null>(null);
  progress = $state.raw<ImportProgress | null>(null);
  /** Why the file could not be read. */
  unreadable = $state.raw<unknown>(undefined);
  /** Why it did not come in. */
  refusal = $state.raw<unknown>(undefined);
  choosing = $state(false);

  /** How many things would come in. */
  get count(): number {
    return (this.run?.rows ?? []).reduce((sum, row) => sum + row.new + row.updated, 0);
  }

  async choose(): Promise<void> {
    if (this.phase === "coming") return router.go("settings", "bring-in");
    this.unreadable = undefined;
    this.choosing = true;
    try {
      const run = await backend.archiveChoose();
      if (run) {
        this.run = run;
        this.phase = "looked";
        router.go("settings", "bring-in");
      }
    } catch (error) {
      this.unreadable = error;
    }
    this.choosing = false;
  }

  async apply(): Promise<void> {
    this.progress = null;
    this.refusal = undefined;
    this.phase = "coming";
    const end = await backend.onImportProgress((progress) => (this.progress = progress));
    try {
      const saved = await backend.archiveApply();
      await save(Promise.resolve(saved), t("bring-in-done", { count: this.count }));
      this.phase = "done";
    } catch (error) {
      this.refusal = error;
      this.phase = isAppError(error) && error.code === "stopped" ? "stopped" : "refused";
    } finally {
      end();
    }
  }

  /** Stops what comes in; nothing of it stays. The end is told by `apply`. */
  stop(): void {
    backend.archiveStop().catch(console.error);
  }

  /** Lets go of the chosen file. */
  leave(): void {
    if (this.phase === "looked") this.stop();
    this.phase = "none";
    this.run = null;
    router.go("settings", "data");
  }
}

export const bringIn = new BringIn();
