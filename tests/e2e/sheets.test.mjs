// A sheet lies over the page and leaves it as it was: where it stood, and with the focus where it came from.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openFor } from "./lib/app.mjs";
import { leave, screens } from "./lib/screens.mjs";

/** How far the page is scrolled, and whether something has the focus. */
async function stands(app) {
  // WebKit brings a caret into view a moment after it moved.
  await sleep(300);
  return app.driver.executeScript(() => [scrollY, document.activeElement !== document.body]);
}

test("closing a sheet moves nothing below it", { timeout: 120_000 }, async (t) => {
  const app = await openFor(t, { example: "year" });
  let sheets = 0;
  for (const [name, reach] of screens) {
    // This one needs a file to choose, and is no sheet.
    if (name === "bring-in") continue;
    await reach(app);
    if ((await app.all("dialog[open]")).length === 0) continue;
    sheets += 1;
    const [before] = await stands(app);
    await leave(app);
    assert.deepEqual(await stands(app), [before, true], name);
  }
  assert.ok(sheets >= 7, `${sheets} sheets were seen`);
});
