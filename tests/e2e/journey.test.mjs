// From an empty folder to a record that was taken back, done again, closed, opened and carried to another folder.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Key, openFor } from "./lib/app.mjs";
import { discard, folder, keel } from "./lib/programs.mjs";

const ctrl = (...keys) => Key.chord(Key.CONTROL, ...keys);

/** The record as keel writes it, without the moment it was written. */
async function record(dataDir) {
  return { ...JSON.parse(await keel("--data-dir", dataDir, "export", "--format", "json")), exported_at: "" };
}

test("a first day with Evenkeel, and a move to another folder", { timeout: 180_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const archive = join(own, "archive.json");
  const app = await openFor(t, { args: ["--answer-save", archive] });
  const contacts = async () =>
    (await app.invoke("today")).recent.filter((it) => it.kind === "contact").length;
  const becomes = (n) => app.until(async () => (await contacts()) === n, `${n} contacts`);

  // Somebody, through the form.
  await app.go("people");
  await app.press("Add someone", "main");
  await app.fill("Name", "Maya");
  await app.press("Add");
  await app.shows("Maya", "main");

  // A contact, with keys alone: who, what was in it, save.
  await app.keys(ctrl("n"));
  await app.shows("Maya", "dialog[open]");
  await app.keys("1");
  await app.control("Save");
  await app.keys("1");
  await app.keys(Key.ENTER);
  await becomes(1);
  const [noted] = (await app.invoke("today")).recent;
  assert.deepEqual([noted.people[0].name, noted.marks], ["Maya", ["emotional"]]);

  // Back and forth.
  await app.until(async () => (await app.all("dialog[open]")).length === 0, "the sheet to close");
  await app.keys(ctrl("z"));
  await becomes(0);
  await app.keys(ctrl(Key.SHIFT, "z"));
  await becomes(1);

  // A visit and what became of it.
  const { visit, new_line: line } = await app.invoke("visit_form", { id: null });
  const therapy = { ...line, name: "Therapy" };
  const morning = { ...visit, line: line.id, start: `${visit.start.slice(0, 8)}20T09:00:00` };
  await app.invoke("visit_save", { visit: morning, newLine: therapy });
  await app.invoke("visit_outcome", { id: visit.id, outcome: "kept" });
  assert.equal((await app.invoke("care")).past[0].outcome, "kept");

  // Closed and opened again.
  await app.stop();
  const before = await record(app.dataDir);
  assert.deepEqual([before.people.length, before.contacts.length, before.visits.length], [1, 1, 1]);
  await app.start();
  await app.go("people");
  await app.shows("Maya", "main");
  assert.equal(await contacts(), 1);

  // Everything out, through Settings, and into an empty folder.
  await app.go("settings/data");
  await app.press("Export", "main");
  await app.shows(/Everything is in .*archive\.json/);
  await app.stop();

  const other = await openFor(t, { args: ["--answer-open", archive] });
  await other.go("settings/data");
  await other.press(/^Choose a file/, "main");
  await other.press(/^Bring in \d/, "main");
  await other.shows(/Brought in/);
  await other.go("people");
  await other.shows("Maya", "main");
  await other.stop();
  assert.deepEqual(await record(other.dataDir), await record(app.dataDir));
});
