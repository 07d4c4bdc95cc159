// The first start: shown while nothing was ever noted, and until it is done or put off once it was begun.
import { backend } from "./api/backend.ts";

/** Kept like what is begun in a form; it says that the first start is over. */
const OVER = "first-run-over";

class FirstRun {
  open = $state(false);
  /** people, or care, were noted already */
  noted = false;
  #looked = false;

  /** Once for each page: what is noted on the way through does not end it. */
  async look(): Promise<void> {
    if (this.#looked) return;
    try {
      const [{ counts }, over, begun, steps] = await Promise.all([
        backend.settings(),
        backend.draft(OVER),
        backend.draft("first-run"),
        backend.steps(1, null),
      ]);
      const nothing = Object.values(counts).every((count) => count === 0) && steps.length === 0;
      this.noted = (counts["people"] ?? 0) + (counts["care_lines"] ?? 0) > 0;
      this.open = over === null && (nothing || begun !== null);
      this.#looked = true;
    } catch (error) {
      // Then the window opens as on any other day.
      console.error(error);
    }
  }

  end(): void {
    this.open = false;
    backend.draftPut(OVER, "true").catch(console.error);
  }

  /** For tests: another page. */
  forget(): void {
    this.#looked = false;
    this.open = false;
  }
}
export const firstRun = new FirstRun();
