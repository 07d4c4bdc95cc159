// A protected record in the real window: locked by hand, by the screen and by nobody being there, and opened again where
// the person was, with what they had begun.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { Key, openFor } from "./lib/app.mjs";

const PASSPHRASE = "four harbour lamps at dusk";
const NAME = "Ines";

/** A window on a year of notes, protected. */
async function protectedWindow(t, options = {}) {
  const app = await openFor(t, { example: "year", ...options });
  await app.invoke("protect", { passphrase: PASSPHRASE, recovery: null });
  // The page knows it can be locked from its next look at the record.
  await app.driver.navigate().refresh();
  await app.settled();
  return app;
}

/** Waits for the lock page, and makes sure that nothing of the record is left in the document. */
async function isLocked(app) {
  await app.shows("Your notes are closed.");
  const source = await app.driver.getPageSource();
  assert.ok(
    !source.includes(NAME) && !source.includes("Therapy"),
    "nothing of the record is left in the page",
  );
  await assert.rejects(app.invoke("people"), /locked/);
}

async function unlock(app, text) {
  await app.fill("Passphrase", text);
  await app.press("Open");
}

test("locked with a key, opened where it was, with what was begun", { timeout: 120_000 }, async (t) => {
  const app = await protectedWindow(t);
  await app.go("people/new");
  await app.find("dialog[open] input");
  await app.fill("Name", "Somebody half");
  // Drafts are kept within a second.
  await app.until(async () => {
    const page = await app.driver.executeScript(() => location.hash);
    return (await app.invoke("draft", { name: "person:new" })) !== null && page.includes("new");
  }, "the draft");
  await app.keys(Key.chord(Key.CONTROL, "l"));
  await isLocked(app);

  await unlock(app, "not it");
  await app.shows("That is not the right passphrase.");
  await assert.rejects(app.invoke("people"), /locked/);
  await unlock(app, PASSPHRASE);
  await app.find("dialog[open] input");
  assert.match(await app.driver.executeScript(() => location.hash), /people\/new/);
  await app.until(
    async () => (await (await app.field("Name")).getAttribute("value")) === "Somebody half",
    "what was begun",
  );
});

test(
  "locked with the screen and before sleep; what was typed a moment before is there again",
  { timeout: 120_000 },
  async (t) => {
    // What the system says comes over a bus of its own; here one bus is both.
    const env = { DBUS_SYSTEM_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS };
    const app = await protectedWindow(t, { env });
    await app.go("people/new");
    for (const [path, signal, ...values] of [
      ["/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"],
      ["/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"],
      ["/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"],
      ["/org/freedesktop/login1/session/one", "org.freedesktop.login1.Session.Lock"],
    ]) {
      const name = await app.field("Name");
      await app.driver.executeScript(
        (field, text) => {
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        name,
        signal,
      );
      await promisify(execFile)("dbus-send", ["--session", "--type=signal", path, signal, ...values]);
      await isLocked(app);
      await unlock(app, PASSPHRASE);
      await app.until(
        async () => (await (await app.field("Name")).getAttribute("value")) === signal,
        "what was begun",
      );
      await app.settled();
    }
  },
);

test(
  "locked when nobody is there; a warning comes first and any key extends it",
  { timeout: 120_000 },
  async (t) => {
    // A minute lasts a second and a half: five of them are seven and a half seconds, with a warning before the end.
    const app = await protectedWindow(t, { args: ["--minute", "1500"] });
    const warned = () => app.until(async () => (await app.all("dialog[open]")).length > 0, "the warning");
    await warned();
    await app.press("Stay open");
    await app.until(async () => (await app.all("dialog[open]")).length === 0, "no warning");
    await app.invoke("people");
    await warned();
    await isLocked(app);
    await unlock(app, PASSPHRASE);
    await app.until(() => app.invoke("people"), "an open record");
  },
);

test("a hand that goes for “Lock now” in the warning finds it there", { timeout: 120_000 }, async (t) => {
  // A minute lasts eight seconds, the last four of them with the warning.
  const app = await protectedWindow(t, { args: ["--minute", "8000"] });
  await app.invoke("lock_save", { afterMinutes: 1, withScreen: false });
  await app.until(async () => (await app.all("dialog[open]")).length > 0, "the warning");
  const begun = Date.now();
  const button = await app.control("Lock now");
  // step by step, as a hand goes
  const hand = app.driver.actions({ async: true });
  for (const y of [-120, -60, -20, 0]) hand.move({ origin: button, x: 0, y, duration: 20 });
  await hand.press().pause(100).release().perform();
  await isLocked(app);
  assert.ok(Date.now() - begun < 3000, "the press closed them, not the time");
});
