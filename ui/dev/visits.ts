// Other states of a visit, made from the committed answers: ?visit=left, ?visit=away and so on. Only for looking.
import type { Backend, Care, Repeat, VisitForm, VisitPage } from "$lib/api/backend.ts";

const own: Repeat = {
  rrule: "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=-1MO;BYHOUR=10;BYMINUTE=30",
  pattern: null,
  problem: null,
  next: ["2026-10-26T10:30:00", "2027-01-25T10:30:00", "2027-04-26T10:30:00", "2027-07-26T10:30:00"],
};
const broken: Repeat = { ...own, rrule: "FREQ=HOURLY", problem: "too_dense", next: ["2026-10-12T10:30:00"] };

const pages: Record<string, (page: VisitPage) => VisitPage> = {
  own: (page) => ({ ...page, repeat: page.repeat && own }),
  broken: (page) => ({ ...page, repeat: page.repeat && broken }),
  left: (page) => ({
    ...page,
    left_over: ["The letter for the pension office", "Whether the new tablets may make me tired"],
  }),
  over: (page) => ({
    ...page,
    card: { ...page.card, phase: "past", outcome: "moved" },
    visit: { ...page.visit, outcome: "moved" },
  }),
  away: (page) => ({
    ...page,
    card: {
      ...page.card,
      zone: "America/New_York",
      start_here: `${page.card.day}T${page.card.start.slice(11) < "12" ? "15:30:00" : "20:00:00"}`,
    },
  }),
};

const forms: Record<string, (form: VisitForm) => VisitForm> = {
  own: (form) => ({ ...form, repeat: form.repeat && own }),
  broken: (form) => ({ ...form, repeat: form.repeat && broken }),
};

/** The backend with the visits in the state that is wanted. */
export function other(backend: Backend, wanted: string | null): Backend {
  const page = pages[wanted ?? ""];
  const form = forms[wanted ?? ""];
  if (!page) return backend;
  const changed: Partial<Backend> = {
    visit: async (id, occurrence) => page(await backend.visit(id, occurrence)),
    visitForm: async (id, occurrence) => {
      const it = await backend.visitForm(id, occurrence);
      return form ? form(it) : it;
    },
    care: async () => {
      const care: Care = await backend.care();
      const [first, ...rest] = care.upcoming;
      if (wanted !== "away" || !first) return care;
      const at = { zone: "America/New_York", start_here: "2026-10-08T20:00:00" };
      return { ...care, upcoming: [{ ...first, ...at }, ...rest] };
    },
  };
  return new Proxy(backend, {
    get: (target, name) => (name in changed ? changed[name as keyof Backend] : target[name as keyof Backend]),
  });
}
