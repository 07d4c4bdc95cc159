// What a run of keel came to, and what a folder holds.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { keelProgram } from "../../e2e/lib/programs.mjs";

/** Starts keel, `through` a command of its own if given, and hands back its exit code and what it said. */
export function ran(args, { through = [], program = keelProgram, cwd } = {}) {
  const [first, ...rest] = [...through, program, ...args];
  return new Promise((done) => {
    execFile(first, rest, { cwd, maxBuffer: 64 * 1024 * 1024 }, (why, out, err) =>
      done({ code: why ? why.code : 0, out, err }),
    );
  });
}

/** Every file of a folder with its rights and the hash of its bytes: two pictures are alike when nothing was touched. */
export async function picture(folder) {
  const all = {};
  for (const name of (await readdir(folder)).sort()) {
    const { mode, mtimeMs } = await stat(join(folder, name));
    all[name] = { mode, mtimeMs, sha256: createHash("sha256").update(await readFile(join(folder, name))).digest("hex") };
  }
  return all;
}
