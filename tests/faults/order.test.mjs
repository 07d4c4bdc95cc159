// F18 and F30: in which order the disk is told what, and that nobody but SQLite opens the database.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { keel, keelProgram } from "../e2e/lib/programs.mjs";
import { passphrase, prepared, step, stepProgram } from "./lib/step.mjs";
import { canTrace, traced } from "./lib/strace.mjs";

/** The calls of a run, in order, as `{ call, rest }`; paths stand beside descriptors. */
async function calls(own, which, command) {
  const log = join(own, "calls");
  const ran = await traced(["-y", "-s", "4096", "-o", log, "-e", `trace=${which}`], command);
  assert.equal(ran.code, 0, ran.err);
  const lines = (await readFile(log, "utf8")).split("\n");
  const found = lines.map((line) => line.match(/^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/)).filter(Boolean);
  return found.map(([, call, rest, result]) => ({ call, rest, result: Number(result) }));
}

const commands = async (own, start) => {
  const secret = join(own, "passphrase");
  await writeFile(secret, passphrase);
  await mkdir(join(own, "out"), { recursive: true });
  const on = (...args) => [keelProgram, "--data-dir", start, "--passphrase-file", secret, ...args];
  return {
    export: on("export", "--format", "json", "--out", join(own, "out", "export.json")),
    backup: on("backup"),
    "backup --out": on("backup", "--out", join(own, "out", "mine.db")),
    protect: on("protect"),
    "a protected backup": on("backup"),
    "a new key": on("protect"),
    unprotect: on("unprotect"),
  };
};

test("F30: what gets its name is on the disk before, and the name after", { timeout: 120_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { own, start } = await prepared(t);
  let renames = 0;
  for (const [what, command] of Object.entries(await commands(own, start))) {
    const all = await calls(own, "rename,fsync,fdatasync,pwrite64,write", command);
    const synced = (one, path) => /sync$/.test(one.call) && one.rest.includes(`<${path}>`);
    for (const [at, { call, rest, result }] of all.entries()) {
      if (call !== "rename" || result !== 0) continue;
      const [from, to] = [...rest.matchAll(/"([^"]*)"/g)].map(([, path]) => path);
      const written = all.findLastIndex((one, n) => n < at && /write/.test(one.call) && one.rest.includes(`<${from}>`));
      const before = all.findLastIndex((one, n) => n < at && synced(one, from));
      assert.ok(before > written, `${what}: ${basename(from)} is synced after it was written and before its name`);
      const after = all.findIndex((one, n) => n > at && synced(one, dirname(to)));
      assert.ok(after > at, `${what}: the folder of ${basename(to)} is synced after`);
      renames += 1;
    }
    assert.ok(all.some(({ call }) => call === "rename"), what);
  }
  t.diagnostic(`${renames} renames, each between the two`);
});

test("F18: only SQLite opens the database, and only once at a time", { timeout: 120_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { own, start } = await prepared(t);
  const archive = join(own, "archive.json");
  await keel("--data-dir", start, "export", "--format", "json", "--out", archive);
  const on = (...args) => [keelProgram, "--data-dir", start, ...args];
  const all = {
    log: on("log", "contact"),
    undo: on("undo"),
    redo: on("redo"),
    report: on("report"),
    check: on("check"),
    export: on("export", "--format", "json"),
    "import --dry-run": on("import", archive, "--dry-run"),
    snooze: [stepProgram, start, "snooze"],
    edit: [stepProgram, start, "edit", "text"],
  };
  for (const [what, command] of Object.entries(all)) {
    const opened = new Map();
    let times = 0;
    for (const { call, rest, result } of await calls(own, "openat,open,close,dup,dup2,dup3,fcntl", command)) {
      if (call.startsWith("open") && result >= 0) {
        const path = rest.match(/"([^"]*)"/)[1];
        if (!/^evenkeel\.db(-wal|-shm)?$/.test(basename(path))) continue;
        assert.ok(![...opened.values()].includes(path), `${what}: ${basename(path)} is opened a second time`);
        opened.set(result, path);
        if (basename(path) === "evenkeel.db") times += 1;
      } else if (call === "close") opened.delete(Number(rest.match(/^\d+/)[0]));
      else if (call === "dup" || call === "dup2" || call === "dup3")
        assert.ok(!rest.includes("evenkeel.db"), `${what}: a second descriptor`);
    }
    assert.equal(times, 1, `${what} opens the database`);
  }
  await step(start, "state");
});
