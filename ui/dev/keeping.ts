// Other states of the file and its backups: ?facts=read-only-newer-database, ?facts=steps-lost, ?facts=check-damage,
// ?facts=import-ended, ?facts=backup-slow, ?facts=backup-aside, ?facts=backup-closed. Only for looking.
import type { Backend, Start } from "$lib/api/backend.ts";
import { aside, backupsPage } from "../test/backups.ts";

const refused = (code: string, args: Record<string, string> = {}) => ({
  code,
  message_key: `error-${code}`,
  args,
});

export function keeping(base: Backend, name: string): Partial<Backend> {
  const starts = (part: Partial<Start>): Partial<Backend> => ({
    start: async () => ({ ...(await base.start()), ...part }),
  });
  const readOnly = /^read-only-(.+)$/.exec(name)?.[1];
  if (readOnly) return starts({ read_only: refused(readOnly, { found: "9", known: "4", reason: "10" }) });
  switch (name) {
    case "steps-lost":
      return starts({ steps_lost: 3 });
    case "import-ended":
      return starts({ import_ended: "2026-10-07" });
    case "check-damage": {
      const checked = { at: "2026-10-08T09:12:00", well: false };
      return {
        ...starts({ damaged: true }),
        checkNow: () => Promise.resolve(checked),
        backups: () => Promise.resolve({ ...backupsPage("year"), checked }),
      };
    }
    case "backup-aside":
      return { backups: () => Promise.resolve({ ...backupsPage("year"), put_aside: [aside] }) };
    case "backup-closed":
      return { backupLook: () => Promise.reject(refused("wrong-passphrase") as unknown as Error) };
    case "backup-slow":
      return {
        onBackupProgress: (then) => {
          setTimeout(() => then({ done: 812, total: 2140 }), 300);
          return Promise.resolve(() => undefined);
        },
        backupNow: () => new Promise(() => undefined),
      };
    default:
      return {};
  }
}
