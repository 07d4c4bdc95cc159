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

  // A line of care and a visit on it, through the form.
  await app.go("care");
  await app.press("Add a visit", "main");
  await app.fill("Name", "Therapy");
  await app.type("Date", "11", "20", "2026");
  await app.type("Starts", "09", "00");
  await app.type("Ends", "09", "50");
  await app.fill("Where", "Harbour Lane 12");
  await app.press("Save");
  await app.shows("The visit is added");
  await app.until(async () => (await app.all("dialog[open]")).length === 0, "the sheet to close");
  const [visit] = (await app.invoke("care")).open;
  assert.deepEqual(
    [visit.line.name, visit.start, visit.end, visit.place, visit.outcome],
    ["Therapy", "2026-11-20T09:00:00", "2026-11-20T09:50:00", "Harbour Lane 12", null],
  );

  // What became of it, with the button of the question on Today; back, and done again.
  const outcome = async () => (await app.invoke("visit", { id: visit.id })).card.outcome;
  const asks = (yes) =>
    app.until(
      async () => (await app.text("main")).includes("Did it happen?") === yes,
      yes ? "the question" : "no question",
    );
  await app.go("today");
  await asks(true);
  await app.press("Kept", "main");
  await app.shows(/Noted\. \P{L}?Therapy\P{L}? was kept\./u);
  await asks(false);
  assert.equal(await outcome(), "kept");
  await app.keys(ctrl("z"));
  await asks(true);
  assert.equal(await outcome(), null);
  await app.keys(ctrl(Key.SHIFT, "z"));
  await asks(false);
  assert.equal(await outcome(), "kept");

  // The visit's own page says the same, and an answer can be changed there.
  const chosen = () =>
    app.driver.executeScript(() =>
      [...document.querySelectorAll("main [role=radio][aria-checked=true]")].map((it) => it.innerText.trim()),
    );
  const becameOf = (name) => app.until(async () => (await chosen()).join() === name, `${name} to be chosen`);
  await app.go(`care/${visit.id}`);
  await becameOf("Kept");
  await app.press("Did not happen", "main");
  await becameOf("Did not happen");
  assert.equal(await outcome(), "missed");
  await app.keys(ctrl("z"));
  await becameOf("Kept");
  assert.equal(await outcome(), "kept");
  assert.equal((await app.invoke("care")).past[0].outcome, "kept");

  // Closed and opened again.
  await app.stop();
  const before = await record(app.dataDir);
  assert.deepEqual([before.people.length, before.contacts.length], [1, 1]);
  assert.deepEqual(
    [before.care_lines.map((it) => it.name), before.visits.map((it) => [it.start, it.minutes, it.outcome])],
    [["Therapy"], [["2026-11-20T09:00:00", 50, "kept"]]],
  );
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
