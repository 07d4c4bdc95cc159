import { backend } from "./backend.ts";

/**
 * A value read from the core that is read again after a write to one of its `tables` (all tables when
 * none are named) and whenever something reactive that `read` uses changes. Make it while a component is set up.
 */
export class Live<T> {
  value = $state.raw<T | undefined>(undefined);
  error = $state.raw<unknown>(undefined);
  #read: () => Promise<T>;
  #latest = 0;

  constructor(read: () => Promise<T>, tables: string[] = []) {
    this.#read = read;
    $effect(() => {
      void this.reload();
    });
    $effect(() => {
      let ended = false;
      let end: (() => void) | undefined;
      backend
        .onDataChanged((change) => {
          if (tables.length === 0 || change.tables.some((table) => tables.includes(table)))
            void this.reload();
        })
        .then((stop) => {
          if (ended) stop();
          else end = stop;
        }, console.error);
      return () => {
        ended = true;
        end?.();
      };
    });
  }

  async reload(): Promise<void> {
    // An answer that was overtaken by a newer question is dropped.
    this.#latest += 1;
    const mine = this.#latest;
    try {
      const value = await this.#read();
      if (mine !== this.#latest) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (mine === this.#latest) this.error = error;
    }
  }
}
