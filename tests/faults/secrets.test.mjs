// F13: a wrong passphrase is "not right", as often as it is tried and in the same time. And other accounts of the
// computer get at nothing.

import assert from "node:assert/strict";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { execFile } from "node:child_process";
import { keel, keelProgram } from "../e2e/lib/programs.mjs";
import { nobody } from "./lib/nobody.mjs";
import { picture, ran } from "./lib/ran.mjs";
import { passphrase, prepared, step } from "./lib/step.mjs";

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** Each at its full price, about a fifth of a second: fewer with `EVENKEEL_GUESSES`. */
const GUESSES = Number(process.env.EVENKEEL_GUESSES ?? 1000);

test(`F13: ${GUESSES} wrong passphrases at their full price`, { timeout: 900_000 }, async (t) => {
  const { own, start } = await prepared(t);
  await step(start, "protect");
  const before = await picture(start);
  const { wrong } = JSON.parse(await step(start, "guess", String(GUESSES)));
  assert.equal(wrong.length, GUESSES);
  // Alike but for a letter, short, and long: no kind takes another time than the rest.
  const kinds = [0, 1, 2].map((kind) => median(wrong.filter((_, n) => n % 3 === kind)));
  const middle = median(wrong);
  for (const kind of kinds) assert.ok(Math.abs(kind - middle) < middle * 0.15, `${kinds} around ${middle}`);
  // The price does not fall, and nothing waits longer and longer either.
  const [first, last] = [median(wrong.slice(0, GUESSES / 3)), median(wrong.slice(-GUESSES / 3))];
  assert.ok(Math.abs(first - last) < middle * 0.5, `${first} s at first, ${last} s at last`);
  assert.ok(middle > 0.02, "guessing costs something");
  const after = await picture(start);
  for (const name of ["evenkeel.keys", "evenkeel.keys.copy", "evenkeel.db"])
    assert.equal(after[name].sha256, before[name].sha256, `${name} is as it was`);
  const secret = join(own, "passphrase");
  await writeFile(secret, passphrase);
  await keel("--data-dir", start, "--passphrase-file", secret, "check");
  const said = kinds.map((kind) => `${(kind * 1000).toFixed(0)} ms`).join(", ");
  t.diagnostic(`${GUESSES} wrong ones; in the middle ${said} for three kinds; then the right one opens`);
});

for (const isProtected of [false, true]) {
  const kind = isProtected ? "protected" : "plain";
  test(`another account opens nothing of a ${kind} record`, { timeout: 60_000 }, async (t) => {
    if (process.getuid() !== 0) return t.skip("only root can be somebody else");
    const { through, programs } = await nobody(t, keelProgram);
    const { own, start } = await prepared(t);
    await keel("--data-dir", start, "backup");
    if (isProtected) await step(start, "protect");
    await chmod(own, 0o755);
    const read = (path) =>
      new Promise((done) => execFile(through[0], [...through.slice(1), "cat", path], (why) => done(why?.code ?? 0)));
    const all = [start, join(start, "backups")];
    for (const name of await readdir(start)) all.push(join(start, name));
    for (const name of await readdir(join(start, "backups"))) all.push(join(start, "backups", name));
    for (const path of all) assert.notEqual(await read(path), 0, path);
    // Even if the folder itself was opened to others, each file is not.
    await chmod(start, 0o755);
    await chmod(join(start, "backups"), 0o755);
    for (const path of all) assert.notEqual(await read(path), 0, path);
    await chmod(start, 0o700);
    for (const args of [["check"], ["report"], ["export", "--format", "json"], ["log", "contact"], ["backup"]]) {
      const { code, out } = await ran(["--data-dir", start, ...args], { through, program: programs[0], cwd: "/" });
      assert.deepEqual([code, out.includes("Quillfeather")], [1, false], args.join(" "));
    }
    assert.ok((await readFile(join(start, "evenkeel.db"))).length > 0);
  });
}
