// A program that is ended in the middle of a write: what was acknowledged stays, nothing stays half, and the file is
// sound. strace ends keel at its first, second, third … write until one run gets through.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { asOf, discard, folder, keel, keelProgram } from "../e2e/lib/programs.mjs";

/** More writes than any of these runs makes; reaching it means that no run ever gets through. */
const ENOUGH = 2000;

/** Runs keel and ends it at its `nth` call of `call`. True if it came to its end and reported success. */
async function killedAt(call, nth, args) {
  const inject = ["-f", "-qq", "-o", "/dev/null", "-e", `trace=${call}`];
  const strace = spawn("strace", [...inject, "-e", `inject=${call}:signal=SIGKILL:when=${nth}`, keelProgram, ...args]);
  const said = [];
  strace.stderr.on("data", (chunk) => said.push(chunk));
  const [code, signal] = await new Promise((done, fail) => {
    strace.on("error", fail);
    strace.on("close", (...end) => done(end));
  });
  if (code === 0) return true;
  assert.equal(signal, "SIGKILL", `keel ended by itself with ${code}: ${Buffer.concat(said)}`);
  return false;
}

async function contacts(dataDir) {
  return JSON.parse(await keel("--data-dir", dataDir, "export", "--format", "json")).contacts;
}

async function sound(dataDir) {
  // Ends with an error when something is wrong with the file.
  await keel("--data-dir", dataDir, "check");
}

for (const call of ["pwrite64", "fsync"]) {
  test(`a contact is noted or not noted when keel is ended at a ${call}`, { timeout: 600_000 }, async (t) => {
    const own = await folder();
    t.after(() => discard(own));
    const dataDir = join(own, "data");
    const log = (note) => ["--data-dir", dataDir, "log", "contact", "--at", `${asOf}T09:00`, "--note", note];
    await keel(...log("before"));

    const acknowledged = ["before"];
    let through = false;
    let nth = 0;
    while (!through && nth < ENOUGH) {
      nth += 1;
      const before = (await contacts(dataDir)).map((it) => it.note);
      through = await killedAt(call, nth, log(`note ${nth}`));
      if (through) acknowledged.push(`note ${nth}`);
      await sound(dataDir);
      const notes = (await contacts(dataDir)).map((it) => it.note);
      for (const note of acknowledged) assert.ok(notes.includes(note), `${note} was acknowledged and is gone`);
      const more = notes.length - before.length;
      assert.ok(more === 0 || more === 1, `${more} entries more than before`);
    }
    assert.ok(through, "no run came to its end");
    t.diagnostic(`ended at each of ${nth - 1} calls`);
  });
}

test("an import is all or nothing when keel is ended at a write", { timeout: 600_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const archive = join(own, "archive.json");
  await keel("example", "--size", "year", "--seed", "1", "--as-of", asOf, "--out", archive);
  const all = JSON.parse(await readFile(archive, "utf8")).contacts.length;

  const start = join(own, "start");
  await keel("--data-dir", start, "log", "contact", "--at", "2020-01-01T09:00", "--note", "before");

  let [through, said] = [false, 0];
  let nth = 1;
  while (!through && nth < ENOUGH) {
    const dataDir = join(own, `run-${nth}`);
    await cp(start, dataDir, { recursive: true });
    through = await killedAt("pwrite64", nth, ["--data-dir", dataDir, "import", archive]);
    await sound(dataDir);
    const found = (await contacts(dataDir)).length;
    assert.ok(found === 1 || found === 1 + all, `${found} of ${1 + all} entries after an end at write ${nth}`);
    if (through) assert.equal(found, 1 + all);
    const { import_ended } = JSON.parse(await keel("--data-dir", dataDir, "check", "--json"));
    if (found > 1) assert.equal(import_ended, null, `all of it is there after an end at write ${nth}`);
    else if (import_ended) said = nth;
    else assert.equal(said, 0, `an import had begun before write ${nth}, and nothing is said`);
    await discard(dataDir);
    // Every early write, then wider steps: an import makes hundreds of alike writes.
    nth += Math.max(1, Math.floor(nth / 4));
  }
  assert.ok(through, "no run came to its end");
  assert.ok(said > 0, "no run was ended after the import had begun");
});

test("an export leaves no half file under its name when keel is ended at a write", { timeout: 600_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const dataDir = join(own, "data");
  const archive = join(own, "archive.json");
  await keel("example", "--size", "year", "--seed", "1", "--as-of", asOf, "--out", archive);
  await keel("--data-dir", dataDir, "import", archive);
  const out = join(own, "out");
  await mkdir(out);

  let through = false;
  for (let nth = 1; !through && nth < ENOUGH; nth += Math.max(1, Math.floor(nth / 4))) {
    const target = join(out, "export.json");
    await writeFile(target, "what was there before");
    const args = ["--data-dir", dataDir, "export", "--format", "json", "--out", target];
    through = await killedAt("write", nth, args);
    const found = await readFile(target, "utf8");
    if (found !== "what was there before") JSON.parse(found);
  }
  assert.ok(through, "no run came to its end");
  assert.ok((await readdir(out)).includes("export.json"));
});
