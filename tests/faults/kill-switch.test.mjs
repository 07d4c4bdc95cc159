// F1 and F12: a program that is ended at each write of a change of the whole file: protected, plain, under a new key, a
// backup in its place, somebody erased. At each moment there is one whole record or the other.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { holds, prepared, state, step, stepProgram } from "./lib/step.mjs";
import { atEveryWrite, canTrace } from "./lib/strace.mjs";

const NOTES = ["edited not yet", "deleted not yet"];

/** What no start leaves lying about. */
async function tidy(dir, at) {
  const left = (await readdir(dir)).filter((name) => /\.(new|old|part)/.test(name));
  assert.deepEqual(left, [], at);
}

for (const [name, isProtected] of [
  ["protect", true],
  ["unprotect", false],
]) {
  test(`F1: ${name}, ended at every write`, { timeout: 900_000 }, async (t) => {
    if (!(await canTrace(t))) return;
    const { start } = await prepared(t);
    if (!isProtected) await step(start, "protect");
    let switched = 0;
    const points = await atEveryWrite({
      start,
      command: (dir) => [stepProgram, dir, name],
      check: async (dir, ran, at) => {
        const found = await state(dir);
        assert.deepEqual([found.notes, found.people, found.sound, found.lost], [NOTES, ["Quillfeather"], true, 0], at);
        if (ran.out.includes("kept")) assert.equal(found.protected, isProtected, at);
        if (found.protected) assert.ok(!(await holds(dir, "Quillfeather")), `in clear at ${at}`);
        if (found.protected === isProtected) switched += 1;
        await tidy(dir, at);
      },
    });
    t.diagnostic(`ended at ${points} writes; ${switched} times the new record was there, otherwise the old one, whole`);
    assert.ok(switched > 0 && switched < points);
  });
}

test("F1: erase, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { start } = await prepared(t);
  const points = await atEveryWrite({
    start,
    command: (dir) => [stepProgram, dir, "erase"],
    check: async (dir, ran, at) => {
      const found = await state(dir);
      assert.deepEqual([found.notes, found.sound, found.lost], [NOTES, true, 0], at);
      if (ran.out.includes("kept")) assert.deepEqual(found.people, [], at);
      // Erased, and then the next start has taken the traces away as well.
      if (found.people.length === 0) assert.ok(!(await holds(dir, "Quillfeather")), `a trace is left at ${at}`);
    },
  });
  t.diagnostic(`ended at ${points} writes`);
});

test("F1 and F12: restore over a record with a log of writes, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { start } = await prepared(t);
  await step(start, "backup");
  const [name] = (await readdir(join(start, "backups"))).map((it) => it.replace(/\.db$/, ""));
  // Ended while it writes, so that its log of writes stays beside it.
  const churn = spawn(stepProgram, [start, "churn"], { stdio: ["ignore", "pipe", "inherit"] });
  await once(churn.stdout, "data");
  churn.kill("SIGKILL");
  await once(churn, "close");
  assert.ok((await stat(join(start, "evenkeel.db-wal"))).size > 0);
  let back = 0;
  const points = await atEveryWrite({
    start,
    command: (dir) => [stepProgram, dir, "restore", name],
    check: async (dir, ran, at) => {
      const found = await state(dir);
      assert.ok(found.sound && found.lost === 0, `${at}: ${JSON.stringify(found)}`);
      if (found.notes.length === NOTES.length) back += 1;
      else assert.ok(found.notes.includes("churn 1003"), `${at}: ${JSON.stringify(found)}`);
      if (ran.out.includes("kept")) assert.equal(found.notes.length, NOTES.length, at);
      await tidy(dir, at);
    },
  });
  t.diagnostic(`ended at ${points} writes; ${back} times the backup was in its place`);
  assert.ok(back > 0 && back < points);
});
