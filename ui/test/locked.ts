// Notes that are closed, damaged or protected, for tests and for looking.
import type { Backend, BackupRow, HelpCard, HelpPage } from "$lib/api/backend.ts";
import { fixture } from "./fixtures.ts";

export const refused = (code: string) =>
  Object.assign(new Error(code), { code, message_key: `error-${code}`, args: {} });

export const backupRows: BackupRow[] = [
  { name: "2026-10-07T21-40-00.db", at: "2026-10-07T21:40:00", bytes: 412_000, protected: true },
  { name: "2026-10-06T20-05-00.db", at: "2026-10-06T20:05:00", bytes: 410_000, protected: true },
  { name: "2026-09-30T19-12-00.db", at: "2026-09-30T19:12:00", bytes: 398_000, protected: false },
];

/** The passphrase and the recovery key that open what is closed here. */
export const PASSPHRASE = "four quiet words here";
export const RECOVERY = "7Q2MX-9RTKA-40BVN-E6WZH-2PD5C-YJ8G3-MT1XR-5KAQ9";

export type Closed = "closed" | "damaged" | "keys" | "newer";

/** Nothing is chosen to be read while the notes are closed. */
export const NO_CARD: HelpCard = {
  people: false,
  lines: false,
  helped: false,
  words: false,
  places: false,
  more: false,
};

/** Help now without the notes: with a card that has all of it, or none. */
export function withoutNotes(card: boolean): HelpPage {
  const { help } = fixture<HelpPage>(card ? "help-now-year" : "help-now-empty");
  return { help, from: card ? "card" : "nothing", card: NO_CARD };
}

/** `base`, closed until the passphrase or the recovery key is given; after that damaged, if so. */
export function closed(base: Backend, kind: Closed, card = false): Backend {
  let open = false;
  const only: Partial<Backend> = {
    helpNow: () => (open ? base.helpNow() : Promise.resolve(withoutNotes(card))),
    start: async () => {
      if (open) return { ...(await base.start()), protected: true };
      throw refused("locked");
    },
    unlock: async (text, recovery) => {
      const wanted = recovery ? RECOVERY.replaceAll("-", "") : PASSPHRASE;
      const given = recovery ? text.replace(/[\s-]/g, "").toUpperCase() : text;
      if (kind === "keys" && !recovery) throw refused("damaged-keys");
      if (kind === "newer") throw refused("newer-keys");
      if (recovery && given.length !== 40) throw refused("mistyped-key");
      if (given !== wanted) throw refused("wrong-passphrase");
      if (kind === "damaged") throw refused("damaged-database");
      open = true;
      return null;
    },
    ...damageWays(kind === "damaged", () => (open = true)),
  };
  return replacing(base, only);
}

/** `base` without a passphrase, and damaged. */
export function damaged(base: Backend): Backend {
  let open = false;
  return replacing(base, {
    helpNow: () => (open ? base.helpNow() : Promise.resolve(withoutNotes(false))),
    start: async () => {
      if (open) return base.start();
      throw refused("damaged-database");
    },
    ...damageWays(false, () => (open = true)),
  });
}

function damageWays(tried: boolean, then: () => void): Partial<Backend> {
  return {
    damage: () => Promise.resolve({ protected: tried, backups: structuredClone(backupRows) }),
    damageRestore: async (name, text) => {
      const row = backupRows.find((it) => it.name === name);
      if (row?.protected && !tried && text !== PASSPHRASE)
        throw refused(text === null ? "locked" : "wrong-passphrase");
      await Promise.resolve();
      then();
      return null;
    },
    salvageSave: () => Promise.resolve({ name: "notes.json", rows: 214, gaps: 2 }),
    lookOnly: async () => {
      await Promise.resolve();
      then();
      return null;
    },
    folderShow: () => Promise.resolve(null),
  };
}

/** `base` with some methods replaced. */
export function replacing(base: Backend, only: Partial<Backend>): Backend {
  return new Proxy(base, {
    has: () => true,
    get: (target, key) => Reflect.get(key in only ? only : target, key) as unknown,
  });
}

/** `base` with a passphrase, or without; what opens it can be changed with [`PASSPHRASE`] and [`RECOVERY`]. */
export function protection(base: Backend, on: boolean, recovery = on): Backend {
  const page = {
    protected: on,
    recovery,
    keychain: false,
    keychain_offered: true,
    after_minutes: 5,
    with_screen: true,
  };
  let rows = structuredClone(backupRows);
  const sure = (text: string) => {
    if (page.protected && text !== PASSPHRASE) throw refused("wrong-passphrase");
  };
  const back = (text: string) => {
    if (text.replace(/[\s-]/g, "").toUpperCase() !== RECOVERY.replaceAll("-", ""))
      throw refused("mistyped-key");
  };
  const done = (what: () => void) => Promise.resolve().then(what);
  return replacing(base, {
    start: async () => ({ ...(await base.start()), protected: page.protected }),
    protection: () => Promise.resolve({ ...page }),
    recoveryNew: () => Promise.resolve(RECOVERY),
    passphraseStrength: (text) =>
      Promise.resolve(text.length < 8 ? "short" : text.length < 16 ? "fair" : "good"),
    protect: (text, typed) =>
      done(() => {
        sure(text);
        if (typed !== null) back(typed);
        Object.assign(page, { protected: true, recovery: typed !== null });
      }).then(() => null),
    passphraseChange: (text) => done(() => sure(text)).then(() => null),
    recoveryChange: (text, typed) =>
      done(() => {
        sure(text);
        back(typed);
        page.recovery = true;
      }).then(() => null),
    keychainOn: (text) =>
      done(() => {
        if (text !== null || !page.keychain) sure(text ?? "");
        page.keychain = true;
      }).then(() => null),
    keychainOff: () => done(() => void (page.keychain = false)).then(() => true),
    unprotect: (text) =>
      done(() => {
        sure(text);
        Object.assign(page, { protected: false, recovery: false });
      }).then(() => null),
    lockSave: (after_minutes, with_screen) =>
      done(() => void Object.assign(page, { after_minutes, with_screen })).then(() => ({ step: 7 })),
    backups: () =>
      Promise.resolve({ backups: rows, checked: null, log: null, put_aside: [], today: "2026-10-08" }),
    backupDelete: (name) => done(() => void (rows = rows.filter((it) => it.name !== name))).then(() => null),
  });
}
