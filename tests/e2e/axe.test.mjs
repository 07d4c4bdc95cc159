// axe-core looks at every screen in the real window: light and dark, with notes and without any.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Key, openFor } from "./lib/app.mjs";

const axe = await readFile(resolve(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const PLACES = ["today", "connection", "people", "care", "check-in", "settings", "help-now"];
const THEMES = ["light", "dark", "contrast", "contrast-dark"];

/** What axe finds on the page as it is now, in short. */
async function found(app, where) {
  // What was just asked for may not have begun to move yet.
  await sleep(400);
  // A colour on its way to another is neither of the two.
  await app.until(
    () => app.driver.executeScript(() => document.getAnimations().every((it) => it.playState === "finished")),
    "the page to come to rest",
  );
  const run = (done) =>
    window.axe.run(document, { resultTypes: ["violations"] }).then(
      ({ violations }) =>
        done(violations.map((it) => [it.id, it.help, ...it.nodes.slice(0, 3).map((node) => node.html)])),
      (why) => done([["axe", String(why)]]),
    );
  return (await app.driver.executeAsyncScript(run)).map((it) => [where, ...it]);
}

for (const example of ["year", undefined]) {
  test(
    `no screen has violations, ${example ? "with a year of notes" : "without notes"}`,
    { timeout: 180_000 },
    async (t) => {
      const app = await openFor(t, { example });
      await app.driver.executeScript(axe);
      const violations = [];
      const places = [...PLACES, "people/new"];
      if (example) {
        const { rings } = await app.invoke("people");
        places.push(`people/${rings.flat()[0].id}`);
        const { upcoming, past } = await app.invoke("care");
        places.push(`care/${(upcoming[0] ?? past[0]).id}`);
      }
      for (const theme of THEMES) {
        await app.theme(theme);
        for (const place of places) {
          await app.go(place);
          if (place === "people/new") await app.find("dialog[open] input");
          violations.push(...(await found(app, `${place}, ${theme}`)));
          await app.keys(Key.ESCAPE);
        }
        await app.go("today");
        await app.keys(Key.chord(Key.CONTROL, "n"));
        await app.find("dialog[open]");
        violations.push(...(await found(app, `note, ${theme}`)));
        await app.keys(Key.ESCAPE);
      }
      assert.deepEqual(violations, []);
    },
  );
}
