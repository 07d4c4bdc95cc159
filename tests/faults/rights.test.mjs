// A folder that may be read and not written: keel still reads, whatever would write says so in words, and not a byte
// of the folder changes.

import assert from "node:assert/strict";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Key, openFor } from "../e2e/lib/app.mjs";
import { asOf, evenkeel, fillWithExample, keelProgram } from "../e2e/lib/programs.mjs";
import { nobody } from "./lib/nobody.mjs";
import { picture, ran } from "./lib/ran.mjs";

/** A folder with a year of notes that nobody may write in. */
async function readOnly(own) {
  const dataDir = join(own, "data");
  await fillWithExample(dataDir, "year");
  await chmod(join(dataDir, "evenkeel.db"), 0o444);
  await chmod(dataDir, 0o555);
  return dataDir;
}

test("keel in a folder that cannot be written", { timeout: 60_000 }, async (t) => {
  const { own, through, programs } = await nobody(t, keelProgram);
  const dataDir = await readOnly(own);
  const before = await picture(dataDir);
  const on = (...args) => ran(["--data-dir", dataDir, ...args], { through, program: programs[0], cwd: "/" });
  const report = await on("report", "--as-of", asOf, "--json");
  assert.deepEqual([report.code, report.err], [0, ""], "reading needs no right to write");
  assert.equal(JSON.parse(report.out).as_of, asOf);
  for (const args of [["log", "contact", "--at", `${asOf}T09:00`], ["undo"], ["redo"]]) {
    const refused = await on(...args);
    assert.equal(refused.code, 1, args.join(" "));
    const words = `Nothing can be written in ${dataDir}. What you noted before is safe and can be read.`;
    assert.ok(refused.err.startsWith(words), refused.err);
  }
  const { error } = JSON.parse((await on("log", "contact", "--json")).out);
  assert.deepEqual([error.code, error.args], ["read-only", { folder: dataDir }]);
  assert.deepEqual(await picture(dataDir), before, "not a byte is changed");
});

test("the window in a folder that cannot be written", { timeout: 60_000 }, async (t) => {
  const { own, env, through, programs } = await nobody(t, evenkeel);
  const dataDir = await readOnly(own);
  const before = await picture(dataDir);
  const app = await openFor(t, { dataDir, env, through, program: programs[0] });
  await app.shows("Nothing new can be kept right now. Everything can be read.", "main");
  await app.shows("Reminders still come; putting one off holds until Evenkeel is closed.", "main");
  await app.shows("give yourself that right, then try again.", "main");
  assert.ok((await app.invoke("today")).recent.length > 0, "everything can be read");
  const look = { theme: "dark", text_scale: 1, less_motion: false };
  await assert.rejects(app.invoke("look_save", { look }), /read-only/);
  await app.keys(Key.F1);
  await app.until(async () => (await app.driver.executeScript(() => location.hash)).startsWith("#/help-now"), "Help now");
  assert.deepEqual(await picture(dataDir), before, "not a byte is changed");
});
