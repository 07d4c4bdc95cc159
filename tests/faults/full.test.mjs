// A disk without a byte left: everything can be read, the message says what is the matter, nothing is lost, and with
// room again it goes on.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Key, openFor } from "../e2e/lib/app.mjs";
import { asOf } from "../e2e/lib/programs.mjs";
import { smallDisk } from "./lib/disk.mjs";
import { ran } from "./lib/ran.mjs";

const FULL = /^The disk is full\. What you noted before is safe; this last change is not kept\./;

test("keel on a full disk", { timeout: 60_000 }, async (t) => {
  const disk = await smallDisk(t);
  if (!disk) return;
  const on = (...args) => ran(["--data-dir", join(disk.path, "data"), ...args], disk);
  const notes = async () => {
    const { code, out, err } = await on("export", "--format", "json");
    assert.deepEqual([code, err], [0, ""]);
    return JSON.parse(out).contacts.map((it) => it.note);
  };
  const log = (note) => on("log", "contact", "--at", `${asOf}T09:00`, "--note", note);
  assert.equal((await log("before")).code, 0);

  await disk.fill();
  const refused = await log("while it is full");
  assert.equal(refused.code, 1);
  assert.match(refused.err, FULL);
  const { error } = JSON.parse((await on("log", "contact", "--json")).out);
  assert.equal(error.code, "disk-full");
  assert.deepEqual(await notes(), ["before"], "reading needs no room");
  assert.equal((await on("check")).code, 0);
  const elsewhere = await ran(["--data-dir", join(disk.path, "other"), "log", "contact"], disk);
  assert.equal(elsewhere.code, 1);
  assert.match(elsewhere.err, FULL);

  await disk.free();
  assert.equal((await log("after")).code, 0);
  assert.deepEqual((await notes()).sort(), ["after", "before"]);
  assert.equal((await on("check")).code, 0);
});

test("the window while the disk becomes full", { timeout: 60_000 }, async (t) => {
  const disk = await smallDisk(t);
  if (!disk) return;
  const dataDir = join(disk.path, "data");
  const app = await openFor(t, { dataDir, through: disk.through });
  const contacts = async () => (await app.invoke("today")).recent.filter((it) => it.kind === "contact").length;
  await app.go("people/new");
  await app.fill("Name", "Maya");
  await app.press("Add");
  await app.shows("Maya", "main");

  await disk.fill();
  await app.keys(Key.chord(Key.CONTROL, "n"));
  await app.shows("Maya", "dialog[open]");
  await app.keys("1");
  await app.press(/^More:/);
  await app.fill("Note", "what was typed");
  await app.press("Save");
  await app.shows(/The disk is full\. What you noted before is safe; this last change is not kept\./, "dialog[open]");
  assert.equal(await app.driver.executeScript((field) => field.value, await app.field("Note")), "what was typed");
  assert.equal(await contacts(), 0);

  // What stands in the sheet is kept as soon as there is room.
  await disk.free();
  await app.press("Save");
  await app.until(async () => (await contacts()) === 1, "the contact");
  await app.stop();
  assert.equal((await ran(["--data-dir", dataDir, "check"], disk)).code, 0);
});

test("the window reads on a full disk, says so, and writes again once there is room", { timeout: 60_000 }, async (t) => {
  const disk = await smallDisk(t);
  if (!disk) return;
  const dataDir = join(disk.path, "data");
  const noted = await ran(["--data-dir", dataDir, "log", "contact", "--at", `${asOf}T09:00`], disk);
  assert.equal(noted.code, 0);
  const bytes = () => readFile(join(disk.inside, "data", "evenkeel.db"));
  const before = await bytes();
  await disk.fill();
  const app = await openFor(t, { dataDir, through: disk.through });
  await app.shows("Nothing new can be kept right now. Everything can be read.", "main");
  await app.shows("The disk is full: make some room, then try again.", "main");
  assert.equal((await app.invoke("today")).recent.length, 1, "the notes can be read");
  const look = { theme: "dark", text_scale: 1, less_motion: false };
  await assert.rejects(app.invoke("look_save", { look }), /disk-full/);
  assert.deepEqual(await bytes(), before, "not a byte is changed");
  await disk.free();
  await app.press("Try again", "main");
  await app.until(async () => (await app.all(".banner")).length === 0, "no banner");
  await app.invoke("look_save", { look });
});
