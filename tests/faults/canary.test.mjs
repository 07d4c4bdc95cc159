// A protected record, used as a person would: nothing of what was written can be found on the disk, in clear or thinly
// veiled, while the program runs, while the record is locked, or afterwards.

import assert from "node:assert/strict";
import { lstat, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { openFor } from "../e2e/lib/app.mjs";

const PASSPHRASE = "four harbour lamps at dusk";
const CANARY = "Zinnoberkranich";

/** The ways in which a text could lie in a file. Base64 depends on what stands before: three ways, without their ends. */
function shapes(text) {
  const base64 = [0, 1, 2].map((before) => {
    const all = Buffer.from("x".repeat(before) + text).toString("base64");
    return Buffer.from(all.slice(before === 0 ? 0 : 4, -4));
  });
  const wide = Buffer.from(text, "utf16le");
  return [Buffer.from(text), wide, Buffer.from(wide).swap16(), ...base64, Buffer.from(Buffer.from(text).toString("hex"))];
}

async function files(folder, found = []) {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const about = await lstat(path).catch(() => null);
    if (about?.isDirectory()) await files(path, found);
    else if (about?.isFile()) found.push(path);
  }
  return found;
}

/** The files below a folder in which any of the texts stands. */
async function holding(folder, texts) {
  const wanted = texts.flatMap(shapes);
  const all = await files(folder);
  const hits = [];
  for (const path of all) {
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (wanted.some((shape) => content.includes(shape))) hits.push(path);
  }
  return { hits, looked: all.length };
}

test("nothing of a protected record is found on the disk", { timeout: 180_000 }, async (t) => {
  const app = await openFor(t);
  const home = dirname(app.dataDir);
  await app.invoke("protect", { passphrase: PASSPHRASE, recovery: null });
  const person = { ...(await app.invoke("person_blank", { nature: "person" })), name: CANARY, note: `About ${CANARY}` };
  await app.invoke("person_save", { person });
  const { blank } = await app.invoke("quick_log");
  await app.invoke("contact_save", {
    contact: { ...blank, people: [person.id], note: `Walked with ${CANARY}` },
    newNames: [],
  });
  await app.invoke("draft_put", { name: "quick-log", draft: JSON.stringify({ note: `Half of ${CANARY}` }) });
  for (const place of ["people", `people/${person.id}`, "today", "connection", "settings/changes"]) await app.go(place);
  await app.shows(CANARY, "main");
  await app.invoke("undo");
  await app.invoke("redo");
  await app.invoke("backup_now");

  // The search finds what lies in clear: otherwise its silence would say nothing.
  const plain = await openFor(t, { dataDir: join(home, "plain") });
  await plain.invoke("person_save", { person });
  const there = await holding(join(home, "plain"), [CANARY]);
  assert.ok(there.hits.length > 0, "the search finds nothing at all");
  await plain.stop();

  const search = async (when) => {
    for (const part of ["data", "share", "config", "cache", "state"]) {
      const { hits, looked } = await holding(join(home, part), [CANARY, PASSPHRASE]);
      assert.deepEqual(hits, [], when);
      t.diagnostic(`${when}, ${part}: ${looked} files, 0 hits`);
    }
  };
  await search("in use");
  await app.lock();
  await app.until(async () => !(await app.driver.getPageSource()).includes(CANARY), "a page without the record");
  await assert.rejects(app.invoke("people"), /locked/);
  await search("locked");
  await app.stop();
  await search("ended");
  assert.ok((await readdir(join(app.dataDir, "backups"))).length > 0, "a backup was looked at too");
  assert.ok(!app.log().includes(CANARY), "nothing was said on the terminal");
});
