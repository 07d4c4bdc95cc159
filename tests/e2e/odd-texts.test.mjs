// Texts that are no plain words: markup is shown as it was typed and makes nothing, and what cannot be a name is
// refused in words, with everything that was typed still there.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openFor } from "./lib/app.mjs";
import { asOf, discard, folder, keel } from "./lib/programs.mjs";
import { leave, screens } from "./lib/screens.mjs";

/** What a text would do if it were taken for more than text: make nodes, run, or be worked out. */
const MARKUP = `<img src=x onerror="window.owned=1"><b class=injected>{{7*7}}</b><script>window.owned=1</script>`;
/** One word that is wider than a narrow window. */
const WIDE = "o".repeat(80);

/** Every field of an archive that a person writes freely. */
const TEXTS = new Set(
  "name value topics note place link cost_note text take_away rrule reason giver what section items number hours region"
    .split(" ")
    .filter(Boolean),
);

/** The same archive with markup in every text, and a number that tells them apart. */
function withMarkup(archive) {
  let count = 0;
  const seen = new Set();
  const change = (value, key) => {
    if (typeof value === "string" && TEXTS.has(key)) {
      seen.add(key);
      return `${MARKUP}${WIDE}${(count += 1)}`;
    }
    if (Array.isArray(value)) return value.map((it) => change(it, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, change(it, name)]));
  };
  // Texts the example leaves open are filled in, too.
  for (const visit of archive.visits) Object.assign(visit, { link: "x", cost_note: "x", take_away: "x" });
  for (const contact of archive.contacts) contact.place = "x";
  return [change(archive, ""), seen];
}

/** Looks that nothing was made, nothing ran and nothing sticks out of the window. */
async function untouched(app, where) {
  const made = await app.driver.executeScript(() => [
    [...document.querySelectorAll(".injected, img, script:not([src])")].map((it) => it.outerHTML),
    window.owned ?? null,
    document.title,
    Math.max(0, document.scrollingElement.scrollWidth - innerWidth),
  ]);
  assert.deepEqual(made, [[], null, "Evenkeel", 0], where);
  assert.equal(await app.driver.getTitle(), "Evenkeel");
}

/** The words of the page and what stands in its fields. */
function words(app) {
  return app.driver.executeScript(() => {
    const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
    const fields = [...root.querySelectorAll("input, textarea")].map((it) => it.value);
    return [root.textContent, ...fields].join("\n");
  });
}

/** Puts a text into every field of the sheet or page that takes words, and hands back what the fields are called. */
function typeEverywhere(app, text) {
  return app.driver.executeScript(
    (value, types) => {
      const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
      for (const more of root.querySelectorAll("details:not([open])")) more.open = true;
      const fields = [...root.querySelectorAll("textarea, input")].filter((it) => types.includes(it.type));
      for (const field of fields) {
        field.focus();
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      return fields.map((it) => it.labels?.[0]?.textContent.trim() ?? it.getAttribute("aria-label"));
    },
    text,
    ["text", "search", "textarea", "url", "tel", "email"],
  );
}

test("markup in every text of a record is text on every screen", { timeout: 180_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const archive = join(own, `<img src=x onerror="window.owned=1"><b class=injected>notes.json`);
  await keel("example", "--size", "year", "--seed", "1", "--as-of", asOf, "--out", archive);
  const [odd, seen] = withMarkup(JSON.parse(await readFile(archive, "utf8")));
  assert.deepEqual([...TEXTS].filter((it) => !seen.has(it)).sort(), [], "texts that were not tried");
  await writeFile(archive, JSON.stringify(odd));
  const dataDir = join(own, `<b class=injected>{{7*7}}<img src=x onerror="window.owned=1">`);
  await mkdir(dataDir);
  const app = await openFor(t, { dataDir, args: ["--answer-open", archive] });

  await app.go("settings/data");
  await app.press(/^Choose a file/, "main");
  await app.shows("notes.json", "main");
  await untouched(app, "the dry run");
  await app.press(/^Bring in \d/, "main");
  await app.shows(/Brought in/);
  await untouched(app, "brought in");

  // Where the person's own words stand, they stand letter by letter.
  const shown =
    `today connection connection-week connection-table connection-year explanation pause people person
    person-form care visit visit-form note-who note-what`.split(/\s+/);
  for (const [name, reach] of screens) {
    await reach(app);
    await untouched(app, name);
    if (shown.includes(name))
      assert.ok((await words(app)).includes(MARKUP), `${name} does not show what was typed`);
    await leave(app);
  }
  await app.go("settings/data");
  assert.ok((await words(app)).includes(dataDir), "the folder's name");
  await app.resize(480, 800);
  for (const [name, reach] of screens) {
    if (!shown.includes(name)) continue;
    await reach(app);
    await untouched(app, `${name}, narrow`);
    await leave(app);
  }
  await app.resize(1280, 800);

  // A visit that was, a professional, a line of care, and one more name through the form, with its message.
  const { past, lines } = await app.invoke("care");
  await app.go(`care/${past[0].id}`);
  await app.shows(MARKUP, "main");
  await untouched(app, "a visit that was");
  const { professionals } = await app.invoke("people");
  await app.go(`people/${professionals[0].id}`);
  await app.shows(MARKUP, "main");
  await untouched(app, "a professional");
  await app.go("care");
  await app.press(new RegExp(`^Change .*${lines[0].line.name.match(/\d+$/)[0]}`), "main");
  await untouched(app, "a line of care");
  await leave(app);
  await app.go("people/new");
  await app.fill("Name", `${MARKUP}Maya`);
  await app.press("Add");
  await app.until(async () => (await app.text("body")).includes("is in your people."), "the message");
  await app.shows(`${MARKUP}Maya`);
  await untouched(app, "the message");
});

test("markup typed into any field of any screen makes nothing", { timeout: 180_000 }, async (t) => {
  const app = await openFor(t, { example: "year" });
  const tried = new Set();
  for (const [name, reach] of screens) {
    // This one needs a file to choose, and has no field.
    if (name === "bring-in") continue;
    await reach(app);
    await untouched(app, name);
    const fields = await typeEverywhere(app, MARKUP);
    for (const field of fields) tried.add(field);
    // What is shown of it comes a moment later: a list that is searched, a name that could be added.
    if (fields.length > 0) await sleep(300);
    await untouched(app, `${name}, typed into`);
    // Some sheets keep what was begun, and a search hides who else could be chosen.
    await typeEverywhere(app, "");
    await leave(app);
  }
  for (const field of [
    "Name",
    "Find a name",
    "Or type a name",
    "Note",
    "Where",
    "Add a line",
    "What you took away",
  ])
    assert.ok(tried.has(field), `${field} was tried, among ${[...tried].join(", ")}`);
});

test(
  "what cannot be a name is refused in words, and nothing is lost or kept",
  { timeout: 120_000 },
  async (t) => {
    const app = await openFor(t);
    const steps = () => app.invoke("steps", { limit: 100, before: null });
    const before = await steps();
    /** As pasting does it: ten thousand keys would take a minute, and some of these no keyboard has. */
    const paste = async (label, text) =>
      app.driver.executeScript(
        (field, value) => {
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        await app.field(label),
        text,
      );
    const kept = async (label) => app.driver.executeScript((field) => field.value, await app.field(label));
    const hidden = /hidden characters that would break the line or turn its direction/;
    const names = [
      ["n".repeat(10_000), /too long; there is room for 200 characters\. A shorter one will do\./],
      ["   ", /A name is needed here\. A first name or a nickname is enough\./],
      ["Ma\u0007ya", hidden],
      ["Ma\u001b[31mya", hidden],
      ["Ma\u202eya", hidden],
      ["Ma\u2066ya", hidden],
    ];
    await app.go("people/new");
    await app.field("Name");
    for (const [name, said] of names) {
      await paste("Name", name);
      await app.press("Add");
      await app.shows(said, "dialog[open]");
      assert.equal(await kept("Name"), name, "what was typed stays");
    }
    await app.go("care/new");
    await app.field("Name");
    for (const [name, said] of [
      [names[0][0], /This text has 10,?000 characters; there is room for 200/],
      ["   ", /A name is needed here, such as Therapy\./],
      ["The\u202erapy", hidden],
    ]) {
      await paste("Name", name);
      await app.press("Save");
      await app.shows(said, "dialog[open]");
      assert.equal(await kept("Name"), name, "what was typed stays");
    }
    assert.deepEqual(await steps(), before, "nothing was kept");
    assert.equal((await app.invoke("today")).empty, true);
  },
);
