// F2, F3 and F25: keel ended at every write of an import, a backup, an export, and of bringing an older record up to
// date. All or nothing; under a final name there is nothing half.

import assert from "node:assert/strict";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { keel, keelProgram } from "../e2e/lib/programs.mjs";
import { prepared, state } from "./lib/step.mjs";
import { atEveryWrite, canTrace } from "./lib/strace.mjs";
import { ran as ranKeel } from "./lib/ran.mjs";

const record = async (dir) => JSON.parse(await keel("--data-dir", dir, "export", "--format", "json"));
/** Two exports of the same record differ only in when they were made. */
const without = (all) => ({ ...all, exported_at: null });

test("F2: import, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { own, start } = await prepared(t);
  const all = await record(start);
  const [pattern] = all.contacts;
  // New, changed and unchanged, enough of it for many pages.
  all.contacts[1].note = "changed by the file";
  for (let n = 0; n < 60; n += 1) {
    const id = pattern.id.slice(0, -6) + (0xabc000 + n).toString(16);
    all.contacts.push({ ...pattern, id, note: `brought in ${n} ${"and ".repeat(100)}` });
  }
  const archive = join(own, "archive.json");
  await writeFile(archive, JSON.stringify(all));
  let [done, begun] = [0, 0];
  const points = await atEveryWrite({
    start,
    command: (dir) => [keelProgram, "--data-dir", dir, "import", archive],
    check: async (dir, ran, at) => {
      const found = await state(dir);
      const kept = [found.notes.length, found.notes[1], found.steps];
      const before = [2, "deleted not yet", 1];
      const after = [62, "changed by the file", 2];
      const whole = JSON.stringify(kept) === JSON.stringify(after);
      assert.ok(whole || JSON.stringify(kept) === JSON.stringify(before), `half at ${at}: ${kept}`);
      assert.ok(found.sound && found.lost === 0, at);
      if (ran.code === 0) assert.ok(whole, at);
      // Where all of it is there, nothing is said of an import that was ended; where it had begun, that is said.
      const noted = found.import_ended !== null;
      if (whole) assert.ok(!noted, `said to be ended, and all of it is there: ${at}`);
      if (whole) done += 1;
      else if (noted) begun += 1;
      // The next import says so, and comes through.
      const again = await ranKeel(["--data-dir", dir, "import", archive]);
      assert.equal(again.code, 0, `${at}: ${again.err}`);
      assert.equal(/ended before it was done\. Nothing of it was taken over/.test(again.err), noted, at);
      const then = await state(dir);
      assert.deepEqual([then.notes.length, then.import_ended], [62, null], at);
    },
  });
  t.diagnostic(`ended at ${points} writes; ${done} times all of it was there, otherwise nothing; ${begun} times it said so`);
  assert.ok(done > 0 && begun > 0 && done + begun < points);
});

test("F3: backup, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { start } = await prepared(t);
  await keel("--data-dir", start, "backup");
  let more = 0;
  const points = await atEveryWrite({
    start,
    command: (dir) => [keelProgram, "--data-dir", dir, "backup"],
    check: async (dir, _, at) => {
      const list = JSON.parse(await keel("--data-dir", dir, "backup", "--list", "--json"));
      assert.ok(list.length === 1 || list.length === 2, at);
      if (list.length === 2) more += 1;
      for (const { name } of list) {
        const seen = JSON.parse(await keel("--data-dir", dir, "restore", name, "--preview", "--json"));
        assert.equal(seen.counts.contact, 2, at);
      }
      // The next start that writes is enough.
      await keel("--data-dir", dir, "undo");
      const left = (await readdir(join(dir, "backups"))).filter((name) => !name.endsWith(".db"));
      assert.deepEqual(left, [], `what was half made goes: ${at}`);
    },
  });
  t.diagnostic(`ended at ${points} writes; ${more} times the backup was there, whole`);
  assert.ok(more > 0 && more < points);
});

test("F3: export, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { start } = await prepared(t);
  const all = without(await record(start));
  await mkdir(join(start, "out"));
  let [done, absent] = [0, 0];
  const points = await atEveryWrite({
    start,
    command: (dir) => [
      ...[keelProgram, "--data-dir", dir, "export", "--format", "json"],
      ...["--out", join(dir, "out", "export.json")],
    ],
    check: async (dir, _, at) => {
      const names = await readdir(join(dir, "out"));
      if (names.includes("export.json")) {
        done += 1;
        const found = JSON.parse(await readFile(join(dir, "out", "export.json"), "utf8"));
        assert.deepEqual(without(found), all, at);
      } else absent += 1;
      await keel("--data-dir", dir, "export", "--format", "json", "--out", join(dir, "out", "export.json"));
      assert.deepEqual(await readdir(join(dir, "out")), ["export.json"], `what was half written goes: ${at}`);
    },
  });
  t.diagnostic(`ended at ${points} writes; ${done} times the file was there, whole, otherwise it was absent`);
  assert.ok(done > 0 && absent > 0);
});

test("F25 and F27: an older record brought up to date, ended at every write", { timeout: 900_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const { own } = await prepared(t);
  const data = resolve(import.meta.dirname, "../data/databases");
  const start = join(own, "older");
  await mkdir(start);
  await cp(join(data, "version-1.db"), join(start, "evenkeel.db"));
  const golden = without(JSON.parse(await readFile(join(data, "version-1.json"), "utf8")));
  let after = 0;
  const points = await atEveryWrite({
    start,
    command: (dir) => [keelProgram, "--data-dir", dir, "undo"],
    check: async (dir, done, at) => {
      // Undone or not: the example's newest step added one contact.
      const found = without(await record(dir));
      const more = golden.contacts.length - found.contacts.length;
      assert.ok(more === 0 || more === 1, at);
      if (done.code === 0) assert.equal(more, 1, at);
      if (more === 1) after += 1;
      assert.deepEqual({ ...found, contacts: [] }, { ...golden, contacts: [] }, at);
      const { code, err } = await ranKeel(["--data-dir", dir, "check"]);
      assert.equal(code, 0, `${at}: ${err}`);
      // Where it came to be brought up to date, there is a backup as it was.
      const list = JSON.parse(await keel("--data-dir", dir, "backup", "--list", "--json"));
      assert.ok(list.length >= 1, at);
    },
  });
  t.diagnostic(`ended at ${points} writes; ${after} times the step was kept as well`);
});
