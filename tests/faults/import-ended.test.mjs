// F2 in the window: an import that keel was ended in the middle of is said at the next start, until somebody saw it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openFor } from "../e2e/lib/app.mjs";
import { found } from "../e2e/lib/axe.mjs";
import { asOf, discard, folder, keel, keelProgram } from "../e2e/lib/programs.mjs";
import { canTrace, traced } from "./lib/strace.mjs";

/** More writes than come before the first fact is written. */
const ENOUGH = 300;

test("an import that was ended is said at the next start, until it was seen", { timeout: 120_000 }, async (t) => {
  if (!(await canTrace(t))) return;
  const own = await folder();
  t.after(() => discard(own));
  const [dataDir, archive] = [join(own, "data"), join(own, "archive.json")];
  const on = (...args) => keel("--data-dir", dataDir, ...args);
  await keel("example", "--size", "year", "--seed", "1", "--as-of", asOf, "--out", archive);
  await on("log", "contact", "--at", `${asOf}T09:00`, "--note", "before");
  const contacts = async () => JSON.parse(await on("export", "--format", "json")).contacts.length;
  const ended = async () => JSON.parse(await on("check", "--json")).import_ended;

  for (let nth = 1; (await ended()) === null; nth += 1) {
    assert.ok(nth < ENOUGH, "no end was in the middle of the import");
    const inject = ["-e", "trace=pwrite64", "-e", `inject=pwrite64:signal=SIGKILL:when=${nth}`];
    const { signal, code } = await traced(inject, [keelProgram, "--data-dir", dataDir, "import", archive]);
    assert.equal(signal, "SIGKILL", `keel came to its end with ${code}`);
  }
  assert.equal(await contacts(), 1);

  const app = await openFor(t, { dataDir });
  await app.shows(/ended before it was done\. Nothing of it was taken over; your notes are as they were\./, ".banner");
  assert.deepEqual(await found(app, "the notice"), []);
  await app.press("Go to Bring in");
  await app.shows("Bring in", "main");
  await app.stop();
  await app.start();
  await app.press("I have seen it");
  const gone = async () => (await app.all(".banner")).length === 0;
  await app.until(gone, "no notice");
  await app.stop();
  assert.equal(await ended(), null);
  await app.start();
  assert.ok(await gone(), "it does not come back");
  assert.equal((await app.invoke("today")).recent.length, 1);
});
