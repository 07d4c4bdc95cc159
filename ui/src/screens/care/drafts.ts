// What was typed and not saved, kept while the window is open.
import type { CareLine, Visit } from "$lib/api/backend.ts";

export interface VisitDraft {
  visit: Visit;
  line: CareLine;
  chosen: string;
  date: string;
  starts: string;
  ends: string;
  before: string;
  after: string;
  beforeNote: string;
  afterNote: string;
}

export const visitDrafts = new Map<string, VisitDraft>();
export const noteDrafts = new Map<string, string>();
/** The visit that a new one takes its facts from: it was moved. */
export const moved: { from: Visit | null } = { from: null };
