// The program that does one step to a record (src-tauri/core/examples/one_step.rs), and what is in a record.

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { discard, folder, keelProgram } from "../../e2e/lib/programs.mjs";

export const stepProgram = join(dirname(keelProgram), "examples", "one_step");

/** What opens the record once it is protected. */
export const passphrase = "nine green bottles";

/** Does one step and hands back what was said. */
export async function step(dir, ...args) {
  const { stdout } = await promisify(execFile)(stepProgram, [dir, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** What is in a record, opened for writing as at the next start. */
export async function state(dir) {
  return JSON.parse(await step(dir, "state"));
}

/** A folder of the test's own with a small record in `start`. */
export async function prepared(t) {
  const own = await folder();
  t.after(() => discard(own));
  const start = join(own, "start");
  await step(start, "prepare");
  return { own, start };
}

/** Whether a file of the folder, or of those in it, holds these bytes. */
export async function holds(dir, text) {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() ? await holds(path, text) : (await readFile(path)).includes(text)) return true;
  }
  return false;
}
