// F9, F10, F11 and F14: what is damaged is noticed, said, and not made worse.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { discard, fillWithExample, folder, keel } from "../e2e/lib/programs.mjs";
import { ran } from "./lib/ran.mjs";
import { passphrase, prepared, step, stepProgram } from "./lib/step.mjs";

const PAGE = 4096;

/** keel on a folder, with what opens it if it is protected, and its answer for a program. */
async function answer(dir, secret, ...args) {
  const opened = secret ? ["--passphrase-file", secret] : [];
  const { code, out } = await ran(["--data-dir", dir, ...opened, ...args]);
  return { code, body: JSON.parse(out) };
}

/** A small record, protected if there is to be a secret. */
async function record(t, isProtected) {
  const { own, start } = await prepared(t);
  const secret = join(own, "passphrase");
  await writeFile(secret, passphrase);
  if (isProtected) await step(start, "protect");
  return { own, start, secret: isProtected ? secret : undefined };
}

test("F9: the type of each page in turn is wrong", { timeout: 300_000 }, async (t) => {
  const { own, start } = await record(t, false);
  const path = join(start, "evenkeel.db");
  const good = await readFile(path);
  const saved = join(own, "saved.json");
  let read = 0;
  for (let page = 0; page < good.length / PAGE; page += 1) {
    const bad = Buffer.from(good);
    bad[page * PAGE + (page === 0 ? 100 : 0)] = 0x7f;
    await writeFile(path, bad);
    const { code, body } = await answer(start, undefined, "check", "--json");
    assert.equal(code, 1, `page ${page + 1}`);
    assert.equal(body.error.code, "damaged-database", `page ${page + 1}`);
    const salvage = await ran(["--data-dir", start, "export", "--format", "json", "--salvage", "--out", saved]);
    if (salvage.code === 0) {
      read += 1;
      JSON.parse(await readFile(saved, "utf8"));
    }
    assert.deepEqual(await readFile(path), bad, "the bad file is not touched");
  }
  t.diagnostic(`${good.length / PAGE} pages, all noticed; after ${read} of them something could be saved`);
  assert.ok(read > good.length / PAGE / 2);
});

test("F10: a byte is flipped in each page of a protected record", { timeout: 600_000 }, async (t) => {
  const { start, secret } = await record(t, true);
  const path = join(start, "evenkeel.db");
  const good = await readFile(path);
  for (let page = 0; page < good.length / PAGE; page += 1) {
    const bad = Buffer.from(good);
    bad[page * PAGE + 1 + ((page * 997) % (PAGE - 1))] ^= 1;
    await writeFile(path, bad);
    const { code, body } = await answer(start, secret, "check", "--json");
    assert.equal(code, 1, `page ${page + 1}`);
    assert.equal(body.error.code, "damaged-database", `page ${page + 1}: damage, not a wrong passphrase`);
  }
  t.diagnostic(`${good.length / PAGE} pages, all noticed`);
});

/** A record whose program was ended, so that its last steps are only in the log of writes. */
async function withLog(t, isProtected) {
  const made = await record(t, isProtected);
  const churn = spawn(stepProgram, [made.start, "churn"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => churn.on("close", done));
  let said = "";
  await new Promise((done) =>
    churn.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.split("\n").length > 20) done();
    }),
  );
  churn.kill("SIGKILL");
  await ended;
  return made;
}

for (const isProtected of [false, true]) {
  const kind = isProtected ? "protected" : "plain";
  test(`F11: the log of writes of a ${kind} record is damaged, cut or gone`, { timeout: 300_000 }, async (t) => {
    const { own, start, secret } = await withLog(t, isProtected);
    const log = await readFile(join(start, "evenkeel.db-wal"));
    const flip = (share) => async (path) => {
      const bad = Buffer.from(log);
      bad[Math.floor(log.length * share)] ^= 1;
      await writeFile(path, bad);
    };
    const faults = {
      "a byte at 10 %": flip(0.1),
      "a byte at 50 %": flip(0.5),
      "a byte at 90 %": flip(0.9),
      "half of it": (path) => truncate(path, Math.floor(log.length / 2)),
      "all of it": (path) => truncate(path, 0),
      "the file": (path) => rm(path),
    };
    const whole = join(own, "whole");
    await cp(start, whole, { recursive: true });
    assert.equal((await answer(whole, secret, "check", "--json")).body.ok, true, "without damage nothing is said");
    for (const [what, damage] of Object.entries(faults)) {
      const dir = join(own, "run");
      await cp(start, dir, { recursive: true });
      await damage(join(dir, "evenkeel.db-wal"));
      const { code, body } = await answer(dir, secret, "check", "--json");
      assert.equal(code, 1, what);
      assert.equal(body.error.code, "lost-steps", what);
      assert.ok(Number(body.error.args.count) > 0, what);
      await discard(dir);
    }
  });
}

test("F14: the key file is damaged at one byte after the other", { timeout: 600_000 }, async (t) => {
  const { own, start, secret } = await record(t, true);
  const copies = ["evenkeel.keys", "evenkeel.keys.copy"].map((name) => join(start, name));
  const good = await readFile(copies[0]);
  const wrong = join(own, "wrong");
  await writeFile(wrong, "nine green bottle");
  // Each byte is tried where it costs nothing (the core's own tests); here every sixteenth, with keel.
  for (let n = 0; n < good.length; n += 16) {
    const bad = Buffer.from(good);
    bad[n] ^= 1;
    await writeFile(copies[n % 2], bad);
    assert.equal((await answer(start, secret, "check", "--json")).body.ok, true, `byte ${n}: the other copy opens`);
    assert.equal((await answer(start, wrong, "check", "--json")).body.error.code, "wrong-passphrase", `byte ${n}`);
    await writeFile(copies[n % 2], good);
  }
  for (const copy of copies) await writeFile(copy, good.subarray(0, good.length / 2));
  assert.equal((await answer(start, secret, "check", "--json")).body.error.code, "damaged-keys");
});

test("F9: after damage the newest backup comes back, and the bad file is kept", { timeout: 60_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const dataDir = join(own, "data");
  await mkdir(dataDir);
  await fillWithExample(dataDir);
  await keel("--data-dir", dataDir, "backup");
  const path = join(dataDir, "evenkeel.db");
  const bad = await readFile(path);
  bad.fill(0xa5, PAGE);
  await writeFile(path, bad);
  const said = await ran(["--data-dir", dataDir, "check"]);
  assert.match(said.err, /keel backup --list.*keel restore.*--salvage/);
  const [{ name }] = JSON.parse(await keel("--data-dir", dataDir, "backup", "--list", "--json"));
  await keel("--data-dir", dataDir, "restore", name);
  await keel("--data-dir", dataDir, "check");
});
