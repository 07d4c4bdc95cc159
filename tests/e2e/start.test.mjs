// The window opens, every place can be reached, and Help now is one key away. Runs against the real program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key, openFor } from "./lib/app.mjs";

const PLACES = ["Today", "Connection", "People", "Care", "Check-in", "Settings", "Help now"];

test("an empty folder opens on Today, and the sidebar leads to every place", async (t) => {
  const app = await openFor(t);
  assert.match(await app.driver.executeScript(() => location.hash), /^#\/today/);
  for (const place of PLACES) {
    await app.press(place, "header");
    await app.settled();
    const current = await app.driver.executeScript(
      () => document.querySelector('header [aria-current="page"]')?.textContent,
    );
    assert.equal(current.trim(), place);
  }
});

test("Help now opens with F1 from every place", async (t) => {
  const app = await openFor(t, { example: "year" });
  for (const place of ["today", "connection", "people", "care", "check-in", "settings"]) {
    await app.go(place);
    await app.keys(Key.F1);
    await app.until(async () => {
      return (await app.driver.executeScript(() => location.hash)).startsWith("#/help-now");
    }, `Help now, from ${place}`);
  }
});

test("the window title says no more than the name", async (t) => {
  const app = await openFor(t, { example: "year" });
  for (const place of ["today", "people", "care"]) {
    await app.go(place);
    assert.equal(await app.driver.getTitle(), "Evenkeel");
  }
});
