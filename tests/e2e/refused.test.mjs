// What cannot be brought in or opened, in the real window: it says in words what is the matter, and nothing is changed.

import assert from "node:assert/strict";
import { open as openFile, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openFor } from "./lib/app.mjs";
import { asOf, discard, fillWithExample, folder, keel } from "./lib/programs.mjs";

/** The words of a part of the page, without the marks that keep what is put into a sentence apart from it. */
async function words(app, css) {
  return (await app.text(css)).replace(/[\u2066-\u2069]/g, "");
}

/** The good archive with one change, as text. */
const changed = (good, change) => {
  const archive = JSON.parse(good);
  change(archive);
  return JSON.stringify(archive);
};

const files = [
  ["not JSON", () => "BEGIN:VCALENDAR", /not an archive of Evenkeel, or it stops half-way \(line 1,/],
  ["cut off", (good) => good.slice(0, good.length / 2), /not an archive of Evenkeel, or it stops half-way/],
  ["another format", (good) => changed(good, (a) => (a.format = "calendar")), /another kind of file/],
  ["a newer version", (good) => changed(good, (a) => (a.version = 2)), /comes from a newer Evenkeel/],
  [
    "an unknown field",
    (good) => changed(good, (a) => (a.contacts[3].mood = 1)),
    /a field this version does not know: contacts\[3\]\.mood/,
  ],
  [
    "a date that does not exist",
    (good) => changed(good, (a) => (a.quiet[0].day = "2026-02-30")),
    /There is no such date: 2026-02-30, at quiet\[0\]\.day/,
  ],
  [
    "an unknown zone",
    (good) => changed(good, (a) => (a.contacts[3].zone = "Mars/Phobos")),
    /no time zone of that name, at contacts\[3\]\.zone/,
  ],
  [
    "a reference to nothing",
    (good) => changed(good, (a) => (a.contacts[3].people = [a.visits[0].id])),
    /points to something that is not here: contacts\[3\]\.people\[0\]/,
  ],
  [
    "an id twice",
    (good) => changed(good, (a) => (a.people[1].id = a.people[0].id)),
    /The same thing is here twice: people\[1\]\.id/,
  ],
  ["65 levels", () => "[".repeat(65), /nested more than 64 levels deep/],
  ["200 MiB", null, /larger than an archive may be/],
  [
    "a name of 10,000 characters",
    (good) => changed(good, (a) => (a.people[0].name = "n".repeat(10_000))),
    /This text has 10,?000 characters; there is room for 200: people\[0\]\.name/,
  ],
  [
    "a name of spaces",
    (good) => changed(good, (a) => (a.people[0].name = "   ")),
    /A text is needed here: people\[0\]\.name/,
  ],
  [
    "a name that turns the reading direction",
    (good) => changed(good, (a) => (a.people[0].name = "Ma\u202eya")),
    /hidden characters that would break the line or turn its direction: people\[0\]\.name/,
  ],
];

test("a file that cannot be brought in says why and changes nothing", { timeout: 120_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const file = join(own, "archive.json");
  await keel("example", "--size", "year", "--seed", "2", "--as-of", asOf, "--out", file);
  const good = await readFile(file, "utf8");
  const app = await openFor(t, { example: "year", args: ["--answer-open", file] });
  const record = async () => {
    const { counts } = await app.invoke("settings");
    return { counts, steps: await app.invoke("steps", { limit: 10, before: null }) };
  };
  const before = await record();
  for (const [what, text, said] of files) {
    if (text) await writeFile(file, text(good));
    else await (await openFile(file, "w")).close().then(() => truncate(file, 200 * 1024 * 1024));
    await app.go("today");
    await app.go("settings/data");
    await app.press("Choose a file", "main");
    await app.until(async () => said.test(await words(app, "main")), `the words for ${what}`);
    const shown = await words(app, "main");
    assert.match(shown, /Nothing was changed\./, what);
    assert.doesNotMatch(shown, /error-|\{|\$/, what);
    const bring = await app.driver.executeScript(() =>
      [...document.querySelectorAll("main button")].filter(
        (it) => /^Bring in \d/.test(it.innerText) && !it.disabled,
      ),
    );
    assert.equal(bring.length, 0, `${what} cannot be brought in`);
    assert.deepEqual(await record(), before, what);
  }
  // And the good one still comes in.
  await writeFile(file, good);
  await app.go("settings/data");
  await app.press("Choose a file", "main");
  await app.press(/^Bring in \d/, "main");
  await app.shows(/Brought in/);
});

test("notes of a newer Evenkeel are read and not touched", async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const dataDir = join(own, "data");
  await fillWithExample(dataDir, "year");
  const database = join(dataDir, "evenkeel.db");
  // The version stands in the header at 60.
  const bytes = await readFile(database);
  bytes.writeUInt32BE(9999, 60);
  await writeFile(database, bytes);
  const app = await openFor(t, { dataDir });
  await app.shows("A newer Evenkeel has been here, so nothing is changed by this one.", "main");
  await app.shows("All of it is safe and stays as it is.", "main");
  await app.shows("The file has version 9999", "main");
  assert.ok((await app.invoke("today")).recent.length > 0, "everything can be read");
  const look = { theme: "dark", text_scale: 1, less_motion: false };
  await assert.rejects(app.invoke("look_save", { look }), /newer-database/);
  await app.stop();
  assert.deepEqual(await readFile(database), bytes, "not a byte is changed");
});
