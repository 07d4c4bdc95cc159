// The window is ended in the middle of many quick saves, as a power cut would: what it said was kept is there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openFor } from "./lib/app.mjs";
import { keel } from "./lib/programs.mjs";

const ROUNDS = 6;

test("every entry that was acknowledged is there after kill -9", { timeout: 180_000 }, async (t) => {
  const app = await openFor(t);
  const acknowledged = new Set();
  for (let round = 0; round < ROUNDS; round += 1) {
    await app.driver.executeScript(saveAsFastAsItGoes, round);
    await app.until(async () => (await kept(app)).length > 0, "the first entry");
    await sleep(37 * round);
    const ids = await kept(app);
    await app.kill();
    for (const id of ids) acknowledged.add(id);
    await keel("--data-dir", app.dataDir, "check");
    const record = JSON.parse(await keel("--data-dir", app.dataDir, "export", "--format", "json"));
    const there = new Set(record.contacts.map((it) => it.id));
    const lost = [...acknowledged].filter((id) => !there.has(id));
    assert.deepEqual(lost, [], `round ${round}`);
    for (const it of record.contacts)
      assert.match(it.note, /^round \d+, entry \d+ of many$/, "nothing is half");
    await app.start();
  }
  t.diagnostic(`${acknowledged.size} acknowledged entries over ${ROUNDS} ends`);
});

function kept(app) {
  return app.driver.executeScript(() => window.kept);
}

// Runs in the page, and goes on until the program ends.
function saveAsFastAsItGoes(round) {
  const { invoke } = window.__TAURI_INTERNALS__;
  window.kept = [];
  const one = async (n) => {
    const { blank } = await invoke("quick_log");
    const contact = { ...blank, note: `round ${round}, entry ${n} of many` };
    await invoke("contact_save", { contact, newNames: [] });
    window.kept.push(contact.id);
    await one(n + 1);
  };
  void one(0);
}
