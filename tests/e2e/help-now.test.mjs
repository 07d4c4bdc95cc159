// Help now in the real window: written on a calmer day, and read while the notes are closed, as far as the person chose.

import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Key, openFor } from "./lib/app.mjs";
import { found } from "./lib/axe.mjs";

const PASSPHRASE = "four harbour lamps at dusk";

test("written, copied from, and read while the notes are closed", { timeout: 180_000 }, async (t) => {
  const app = await openFor(t);
  const card = join(app.dataDir, "help-card.json");
  const person = { ...(await app.invoke("person_blank", { nature: "person" })), name: "Maya" };
  await app.invoke("person_save", {
    person: { ...person, ways: [{ kind: "phone", value: "01632 960142" }] },
  });
  await app.invoke("protect", { passphrase: PASSPHRASE, recovery: null });
  await app.driver.navigate().refresh();
  await app.settled();

  await app.keys(Key.F1);
  await app.press("Write this page");
  await app.press("Add someone");
  await app.keys("Maya", Key.TAB, "day or night");
  await app.press("Add what has helped");
  await app.keys("The rain recording");
  await app.press("Keep");
  await app.shows("01632 960142", "main");
  await app.shows("day or night", "main");
  await app.shows("The rain recording", "main");
  await assert.rejects(stat(card), /ENOENT/, "nothing was chosen");

  await app.press("On the lock page");
  await app.shows("Whoever can use this computer under your name can read it", "dialog[open]");
  await app.press("Someone to reach, with numbers");
  await app.press("Keep");
  await app.until(() => stat(card).catch(() => null), "the card");
  assert.equal((await stat(card)).mode & 0o777, 0o600);
  assert.ok(!(await readFile(card, "utf8")).includes("rain"), "only what was chosen");

  await app.keys(Key.chord(Key.CONTROL, "l"));
  await app.shows("Your notes are closed.");
  assert.ok(!(await app.driver.getPageSource()).includes("Maya"), "only Help now shows the card");
  await app.keys(Key.F1);
  await app.shows("01632 960142", "main");
  await app.shows("This is what you chose to have here while your notes are closed.");
  assert.ok(!(await app.driver.getPageSource()).includes("rain"));
  await assert.rejects(app.invoke("people"), /locked/);
  await assert.rejects(app.invoke("help_form"), /locked/);
  assert.deepEqual(await found(app, "Help now, locked"), []);
  await app.press(/^Copy: /);
  await app.shows("Copied", "main");
  await app.press("Back");

  // A start that nobody opened shows it, too.
  await app.stop();
  await app.start();
  await app.keys(Key.F1);
  await app.shows("01632 960142", "main");
  await app.press("Back");
  await app.fill("Passphrase", PASSPHRASE);
  await app.press("Open");
  await app.go("help-now");
  await app.press("On the lock page");
  await app.press("Someone to reach, with numbers");
  await app.press("Keep");
  await app.until(
    () =>
      stat(card).then(
        () => false,
        () => true,
      ),
    "no card any more",
  );
  await app.keys(Key.chord(Key.CONTROL, "l"));
  await app.shows("Your notes are closed.");
  await app.keys(Key.F1);
  await app.shows("What you wrote for this page is closed with your notes.");
});

test(
  "the window is put out of sight with one press, and nothing that was begun is lost",
  { timeout: 120_000 },
  async (t) => {
    const app = await openFor(t, { example: "year" });
    const { choices } = await app.invoke("reminders");
    await app.invoke("reminders_save", { choices: { ...choices, stays: true } });
    await app.go("people/new");
    await app.find("dialog[open] input");
    await app.fill("Name", "Somebody half");
    await app.keys(Key.F1);
    const pid = await app.pid();
    // The answer to the press can go with the window.
    await app.press("Hide the window").catch(() => undefined);
    // The window is gone, and with it what drives it; the program goes on, and the draft is in its notes.
    await app.until(
      () =>
        app.driver.getTitle().then(
          () => false,
          () => true,
        ),
      "no window",
    );
    process.kill(pid, 0);
    await app.stop();
    await app.start();
    assert.match(await app.invoke("draft", { name: "person:new" }), /Somebody half/);
  },
);
