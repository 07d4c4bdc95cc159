// The screens' answers as the Rust side wrote them (tests/integration/fixtures.rs), as a backend for tests.
import type {
  About,
  Backend,
  CalendarVisit,
  Care,
  Entry,
  Erasing,
  Explained,
  People,
  PersonPage,
  QuietPage,
  Rule,
  Span,
  VisitForm,
  VisitPage,
} from "$lib/api/backend.ts";
import { addDays, daysBetween } from "$lib/i18n/dates.ts";
import { backupLook, backupsPage, eraseLook } from "./backups.ts";
import { happened, remindersPage, server } from "./reminders.ts";
import { formAt, pageAt, preview } from "./repeat.ts";

const files = import.meta.glob<unknown>("./fixtures/*.json", { eager: true, import: "default" });

export function fixture<T>(name: string): T {
  const found = files[`./fixtures/${name}.json`];
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return structuredClone(found) as T;
}

export const stepRow = {
  seq: 7,
  name: "contact-add",
  at: "2026-10-08T10:31:00",
  taken_back: false,
  names: ["Maya"],
  day: "2026-10-08",
  changed: 2,
};

/** Jonas's page as it was written; for anybody else of the list, the same history under their name. */
function personPage(id: string): PersonPage {
  const page = fixture<PersonPage>("person-jonas");
  const people = fixture<People>("people-year");
  const row = [...people.rings.flat(), ...people.professionals, ...people.distance, ...people.away].find(
    (it) => it.id === id && id !== page.person.id,
  );
  if (!row) return page;
  const { name, nature, relation, ring, rhythm_days, keep_distance, state } = row;
  const offers = row.offers.map((kind) => ({ kind, level: "said_yes" as const }));
  const person = {
    ...page.person,
    id,
    name,
    nature,
    relation,
    ring,
    rhythm_days,
    keep_distance,
    state,
    offers,
  };
  return { ...page, person: { ...person, ways: [], topics: [], note: "" }, row };
}

/** The core's answer for a value; nothing is noted in the empty year. */
function explained(about: About, facts: "year" | "empty"): Explained {
  const missing = Object.assign(new Error("not found"), {
    code: "not-found",
    message_key: "error-not-found",
    args: {},
  });
  const one = (name: string, key: string) => {
    const found = facts === "year" ? fixture<Record<string, Explained>>(name)[key] : undefined;
    if (!found) throw missing;
    return found;
  };
  switch (about.of) {
    case "line":
      return one("explain-lines", about.id);
    case "contrast":
      return one("explain-contrasts", about.pair);
    case "net":
      return one("explain-net", about.kind);
    case "think_of":
      return one("explain-think", about.id);
    default:
      if (facts === "empty" && about.of !== "level") throw missing;
      return fixture(
        about.of === "level" && facts === "empty" ? "explain-level-empty" : `explain-${about.of}`,
      );
  }
}

/** The written weeks as they are; around them the visits that the Care screen lists. */
function calendar(from: string, to: string): CalendarVisit[] {
  const { past, upcoming } = fixture<Care>("care-year");
  const written = fixture<CalendarVisit[]>("calendar");
  const around = [...past.reverse(), ...upcoming]
    .map(({ id, occurrence, line, start, outcome }) => ({ id, occurrence, line, start, outcome }))
    .filter(({ start }) => start < "2026-09-28" || start >= "2026-11-09");
  const days = (visit: CalendarVisit) => from <= visit.start.slice(0, 10) && visit.start.slice(0, 10) <= to;
  return [...around, ...written].filter(days).sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Answers every question from the files; writes say that they made step 7. */
export function fixtures(facts: "year" | "empty"): Backend {
  const saved = () => Promise.resolve({ step: 7 });
  const give =
    <T>(name: string) =>
    () =>
      Promise.resolve(fixture<T>(name));
  const drafts = new Map<string, string>();
  const reads = {
    draft: (name: string) => Promise.resolve(drafts.get(name) ?? null),
    draftPut: (name: string, draft: string | null) => {
      if (draft === null) drafts.delete(name);
      else drafts.set(name, draft);
      return Promise.resolve(null);
    },
    start: () =>
      Promise.resolve({
        look: { theme: "system", text_scale: 1, less_motion: false },
        desktop_dark: null,
        keychain_trouble: null,
        today: "2026-10-08",
        read_only: null,
        protected: false,
        steps_lost: 0,
        damaged: false,
        import_ended: null,
      }),
    protection: () =>
      Promise.resolve({
        protected: false,
        recovery: false,
        keychain: false,
        keychain_offered: true,
        after_minutes: 5,
        with_screen: true,
      }),
    lockPage: () =>
      Promise.resolve({
        look: { theme: "system", text_scale: 1, less_motion: false },
        desktop_dark: null,
        keychain: null,
      }),
    today: give(`today-${facts}`),
    connection: (range: Span) => Promise.resolve(fixture(`connection-${facts}-${range}`)),
    entries: (from: string, to: string) =>
      Promise.resolve(fixture<Entry[]>("entries").filter((e) => from <= e.day && e.day <= to)),
    explain: async (about: About) => Promise.resolve(explained(about, facts)),
    people: give(`people-${facts}`),
    person: (id: string) => Promise.resolve(personPage(id)),
    personBlank: () =>
      Promise.resolve({
        ...fixture<{ person: object }>("person-jonas").person,
        name: "",
        note: "",
        ways: [],
        offers: [],
        topics: [],
        relation: null,
        ring: null,
        rhythm_days: null,
      }),
    care: give(`care-${facts}`),
    helpNow: give(`help-now-${facts}`),
    helpForm: give(`help-form-${facts}`),
    calendar: (from: string, to: string) => Promise.resolve(facts === "year" ? calendar(from, to) : []),
    visit: (id: string, occurrence: string | null) => {
      const group = fixture<VisitPage>("visit-group");
      return Promise.resolve(id === group.card.id ? pageAt(group, occurrence) : fixture("visit-next"));
    },
    visitForm: (id: string | null, occurrence: string | null) => {
      const group = fixture<VisitForm>("visit-form-group");
      if (id === group.visit.id) return Promise.resolve(formAt(group, occurrence));
      return Promise.resolve(fixture(id === null ? "visit-form-new" : "visit-form"));
    },
    repeatPreview: (start: string, _zone: string, rule: Rule) => Promise.resolve(preview(start, rule)),
    careLineBlank: () => Promise.resolve(fixture<{ new_line: unknown }>("visit-form-new").new_line),
    quickLog: give("quick-log"),
    quietPage: (to: string | null) => {
      // an earlier week: the same seven days, moved
      const page = fixture<QuietPage>("quiet-page");
      const last = page.days.at(-1)?.day ?? page.today;
      const days = to === null ? 0 : daysBetween(last, to);
      const kind = (day: QuietPage["days"][number]) => (day.kind === "today" ? ("quiet" as const) : day.kind);
      return Promise.resolve(
        days === 0
          ? page
          : { ...page, days: page.days.map((it) => ({ ...it, day: addDays(it.day, days), kind: kind(it) })) },
      );
    },
    pausePage: give("pause-page"),
    settings: () =>
      Promise.resolve({
        settings: {
          zone: "Europe/London",
          day_start: "04:00",
          week_start: "monday",
          rhythm: [{ from: "2026-01-01", days_per_week: 3 }],
          comfortable_gap_days: null,
          finished_days: "when_used",
          chosen_quiet_freezes: false,
          share_band: null,
          felt_mark: 2,
        },
        rhythm: 3,
        small_steps: ["A text to Maya", "Ten minutes by the canal", "Sit in the library"],
        look: { theme: "system", text_scale: 1, less_motion: false },
        folder: "~/.local/share/evenkeel",
        bytes: 412_000,
        counts: { people: 14, contacts: 212, care_lines: 4, visits: 63, checkins: 90 },
        version: "0.1.0",
      }),
    reminders: () => Promise.resolve(remindersPage),
    reminderLog: () => Promise.resolve(facts === "year" ? happened : []),
    reminderTest: () => Promise.resolve({ server, problem: null }),
    steps: () =>
      Promise.resolve(
        facts === "empty"
          ? []
          : [stepRow, { ...stepRow, seq: 6, name: "visit-outcome", names: ["Therapy"], taken_back: true }],
      ),
    backups: () => Promise.resolve(backupsPage(facts)),
    backupNow: () => Promise.resolve(backupsPage("year").backups[0]),
    backupLook: () => Promise.resolve(backupLook),
    backupChoose: () => Promise.resolve({ name: "evenkeel-20260902T090200Z.db", protected: true }),
    checkNow: () => Promise.resolve({ at: "2026-10-08T10:31:00", well: true }),
    damage: () => Promise.resolve({ protected: false, backups: backupsPage(facts).backups }),
    salvageSave: () => Promise.resolve({ name: "notes.json", rows: 2100, gaps: 3 }),
    eraseLook: (what: Erasing) => Promise.resolve(eraseLook[what.kind]),
    erase: () => Promise.resolve({ traces_gone: true }),
    undo: () => Promise.resolve(stepRow),
    redo: () => Promise.resolve(stepRow),
    undoStep: () => Promise.resolve(stepRow),
    redoStep: () => Promise.resolve(stepRow),
    onDataChanged: () => Promise.resolve(() => undefined),
    onCloseAsked: () => Promise.resolve(() => undefined),
    onLockSoon: () => Promise.resolve(() => undefined),
    onLockAsked: () => Promise.resolve(() => undefined),
    onGoTo: () => Promise.resolve(() => undefined),
    onBackupProgress: () => Promise.resolve(() => undefined),
    onImportProgress: () => Promise.resolve(() => undefined),
  };
  return new Proxy(reads as unknown as Backend, {
    has: () => true,
    get: (target, name) => (name in target ? target[name as keyof Backend] : saved),
  });
}
