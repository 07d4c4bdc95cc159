// A disk of a few megabytes that can be filled: memory, mounted where only chosen programs see it.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { discard, folder } from "../../e2e/lib/programs.mjs";

/**
 * Makes the disk for one test; `null`, with the test skipped and the reason said, where the kernel refuses.
 * @param {import("node:test").TestContext} t
 */
export async function smallDisk(t, size = "4m") {
  const at = await folder();
  t.after(() => discard(at));
  const root = process.getuid() === 0;
  const mount = `mount -t tmpfs -o size=${size} tmpfs "$0" && echo there && exec sleep 3600`;
  const holder = spawn("unshare", [...(root ? ["--mount"] : ["--map-root-user", "--mount"]), "sh", "-c", mount, at]);
  t.after(() => holder.kill("SIGKILL"));
  let said = "";
  holder.stderr.on("data", (chunk) => (said += chunk));
  const [first] = await Promise.race([once(holder.stdout, "data"), once(holder, "close")]);
  if (!String(first).includes("there")) {
    t.skip(`the kernel refuses a disk of this test's own: ${said.trim()}`);
    return null;
  }
  const inside = `/proc/${holder.pid}/root${at}`;
  const filler = join(inside, "filler");
  return {
    /** The disk's path, for programs that are started `through`. */
    path: at,
    /** The disk's path for this test itself. */
    inside,
    /** What to start a program with so that it sees the disk. */
    through: ["nsenter", "--target", String(holder.pid), "--mount", ...(root ? [] : ["--user", "--preserve-credentials"])],
    /** Leaves not a byte. */
    async fill() {
      const dd = promisify(execFile)("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
      await dd.catch(() => undefined); // it ends when there is no room left
      const more = await writeFile(join(inside, "one-more"), "x").catch((why) => why.code);
      if (more !== "ENOSPC") throw new Error(`the disk is not full: ${more}`);
      await rm(join(inside, "one-more"));
    },
    /** Makes room again. */
    free: () => rm(filler),
  };
}
