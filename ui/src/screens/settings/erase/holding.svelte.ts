import { backend, type BackupsPage } from "$lib/api/backend.ts";
import { Live } from "$lib/api/live.svelte.ts";
import { making } from "../backups/making.svelte.ts";

/** What else holds what the record holds: backups and damaged files. Make it while a component is set up. */
export class Holding {
  #live = new Live<BackupsPage>(() => {
    void making.changes;
    return backend.backups();
  });
  get page(): BackupsPage | undefined {
    return this.#live.value;
  }
  get error(): unknown {
    return this.#live.error;
  }
  get any(): boolean {
    const { page } = this;
    return page !== undefined && page.backups.length + page.put_aside.length > 0;
  }
}
