// How the window names one visit, or one date of a series: in an address, and as a key.
import { href } from "./router.svelte.ts";

export interface VisitRef {
  /** Its id, or that of the series whose date it is. */
  id: string;
  /** The wall time the series gives, of a date without facts of its own. */
  occurrence: string | null;
}

/** `id`, or `id@occurrence`. */
export const visitRef = ({ id, occurrence }: VisitRef) => (occurrence ? `${id}@${occurrence}` : id);

/** What `visitRef` wrote. */
export function readVisitRef(text: string): VisitRef {
  const [id = "", occurrence] = text.split("@");
  return { id, occurrence: occurrence ?? null };
}

/** The address of a visit's page. */
export const visitHref = (visit: VisitRef) => href("care", visitRef(visit));
