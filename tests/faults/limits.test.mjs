// F5, F6, F7, F17 and F33: no room, no larger files, a disk that fails, another program in the way, no memory and no
// descriptors left. Each gives an error in words, or waits; nothing acknowledged is lost, and the file is sound.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { asOf, discard, fillWithExample, folder, keel, keelProgram } from "../e2e/lib/programs.mjs";
import { smallDisk } from "./lib/disk.mjs";
import { ran } from "./lib/ran.mjs";
import { passphrase, prepared, state, step, stepProgram } from "./lib/step.mjs";
import { canTrace, counted, traced } from "./lib/strace.mjs";

const log = (dir, note) => ["--data-dir", dir, "log", "contact", "--at", `${asOf}T09:00`, "--note", note, "--json"];

async function filled(t) {
  const own = await folder();
  t.after(() => discard(own));
  const dataDir = join(own, "data");
  await mkdir(dataDir);
  await fillWithExample(dataDir);
  return { own, dataDir };
}

test("F5: the disk fills up during a backup", { timeout: 60_000 }, async (t) => {
  const disk = await smallDisk(t, "512k");
  if (!disk) return;
  const { dataDir } = await filled(t);
  for (const to of [
    ["--to", join(disk.path, "backups")],
    ["--out", join(disk.path, "mine.db")],
  ]) {
    const { code, out } = await ran(["--data-dir", dataDir, "backup", ...to, "--json"], disk);
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).error.code, "disk-full");
  }
  assert.deepEqual(await readdir(join(disk.inside, "backups")), [], "what was half made is gone");
  assert.deepEqual((await readdir(disk.inside)).sort(), ["backups"]);
  assert.equal((await ran(["--data-dir", dataDir, "check"])).code, 0);
});

test("F6: files may not grow beyond a limit", { timeout: 60_000 }, async (t) => {
  const { own, start } = await prepared(t);
  const archive = join(own, "year.json");
  await keel("example", "--size", "year", "--as-of", asOf, "--out", archive);
  const limited = ["prlimit", "--fsize=300000"];
  const { code, out } = await ran(["--data-dir", start, "import", archive, "--json"], { through: limited });
  assert.equal(code, 1, "an error, not an end by a signal");
  assert.equal(JSON.parse(out).error.code, "disk-full");
  const found = await state(start);
  assert.deepEqual([found.notes.length, found.sound, found.lost], [2, true, 0]);
  // What fits goes on.
  assert.equal((await ran(log(start, "fits"), { through: limited })).code, 0);
  await keel("--data-dir", start, "import", archive);
});

for (const call of ["pwrite64", "fsync", "ftruncate"]) {
  test(`F7: the disk fails at one ${call} after the other`, { timeout: 300_000 }, async (t) => {
    if (!(await canTrace(t))) return;
    const { start } = await prepared(t);
    const command = (dir) => [keelProgram, ...log(dir, "added")];
    const copy = `${start}-counted`;
    await cp(start, copy, { recursive: true });
    const { [call]: calls } = await counted([call], command(copy));
    let [saved, refused] = [0, 0];
    for (let nth = 1; nth <= calls; nth += 1) {
      const dir = `${start}-${nth}`;
      await cp(start, dir, { recursive: true });
      const done = await traced(["-e", `trace=${call}`, "-e", `inject=${call}:error=EIO:when=${nth}+`], command(dir));
      const found = await state(dir);
      assert.ok(found.sound && found.lost === 0, `${call} ${nth}: ${JSON.stringify(found)}`);
      if (done.code === 0) {
        saved += 1;
        assert.ok(found.notes.includes("added"), `"saved" was said and it is gone: ${call} ${nth}`);
      } else {
        refused += 1;
        assert.equal(done.code, 1, `${call} ${nth}: ${done.signal}`);
        assert.ok(!done.out.includes('"id"'), `no "saved" is said: ${done.out}`);
        assert.match(done.err, /What (was|you) noted before is (kept|safe)|safe/, done.err);
      }
      await discard(dir);
    }
    t.diagnostic(`${calls} calls: ${refused} times refused in words, ${saved} times kept all the same`);
    assert.ok(calls > 0);
  });
}

test("F17: another program is writing for three seconds, or for long", { timeout: 120_000 }, async (t) => {
  const { start } = await prepared(t);
  const hold = async (seconds) => {
    const holder = spawn(stepProgram, [start, "hold", String(seconds)], { stdio: ["ignore", "pipe", "inherit"] });
    const over = new Promise((done) => holder.on("close", done));
    const end = () => holder.kill("SIGKILL");
    t.after(end);
    await once(holder.stdout, "data");
    return { over, end };
  };
  const short = await hold(3);
  let begun = Date.now();
  assert.equal((await ran(log(start, "waited"))).code, 0);
  assert.ok(Date.now() - begun > 1500, "it waited");
  await short.over;
  const long = await hold(60);
  begun = Date.now();
  const refused = await ran(log(start, "refused"));
  const took = Date.now() - begun;
  assert.equal(refused.code, 1);
  assert.equal(JSON.parse(refused.out).error.code, "busy");
  assert.ok(took > 4000 && took < 12_000, `${took} ms`);
  const all = JSON.parse(await keel("--data-dir", start, "export", "--format", "json"));
  assert.ok(all.contacts.some((it) => it.note === "waited"), "reading goes on");
  long.end();
  await long.over;
  assert.equal((await ran(log(start, "later"))).code, 0);
});

for (const isProtected of [false, true]) {
  const kind = isProtected ? "protected" : "plain";
  test(`F33: a ${kind} record without memory, and without descriptors`, { timeout: 300_000 }, async (t) => {
    const { own, start } = await prepared(t);
    const secret = join(own, "passphrase");
    await writeFile(secret, passphrase);
    if (isProtected) await step(start, "protect");
    const limits = [];
    for (let files = 3; files <= 32; files += isProtected ? 4 : 1) limits.push(`--nofile=${files}`);
    for (let mib = 8; mib <= 264; mib += isProtected ? 32 : 8) limits.push(`--as=${mib * 1024 * 1024}`);
    const kept = [];
    let [refused, ended] = [0, 0];
    for (const limit of limits) {
      const note = limit.slice(2);
      const args = [...log(start, note), "--passphrase-file", secret];
      const { code, out } = await ran(args, { through: ["prlimit", limit] });
      if (code === 0) kept.push(note);
      else if (code === 1) refused += 1;
      else {
        // Without memory for itself a program cannot even say so: it is not started, or ended.
        assert.ok(code !== 2, limit);
        ended += 1;
      }
      assert.equal(code === 0, out.includes('"id"'), limit);
      const found = await state(start);
      assert.ok(found.sound && found.lost === 0, `${limit}: ${JSON.stringify(found)}`);
      for (const note of kept) assert.ok(found.notes.includes(note), `${note} was acknowledged and is gone`);
    }
    t.diagnostic(`${limits.length} limits: ${kept.length} kept and there, ${refused} refused, ${ended} without a start`);
    assert.ok(kept.length > 0 && refused > 0);
  });
}
