// This computer's keychain as a way in, in the real window: turned on in Settings, opened by itself at the next start, by a
// button after a lock, and what is said and offered when the keychain does not answer.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { openFor } from "./lib/app.mjs";
import { evenkeel } from "./lib/programs.mjs";

const PASSPHRASE = "four harbour lamps at dusk";
const ON = "Open without the passphrase on this computer";

/** A secret service on the session's bus; `tell` says what it does from then on, and gives what it keeps. */
async function secretService(t) {
  const program = join(dirname(evenkeel), "examples", "secret_service");
  const service = spawn(program, [], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => service.kill());
  const lines = createInterface({ input: service.stdout })[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, "ready");
  return {
    tell: async (mood) => {
      service.stdin.write(`${mood}\n`);
      return (await lines.next()).value;
    },
    end: async () => {
      service.kill();
      await new Promise((done) => service.once("exit", done));
    },
  };
}

const opens = (app) => app.until(() => app.invoke("people"), "an open record");

test(
  "turned on, it opens by itself at a start and by a button after a lock",
  { timeout: 120_000 },
  async (t) => {
    const service = await secretService(t);
    const app = await openFor(t, { example: "year" });
    await app.invoke("protect", { passphrase: PASSPHRASE, recovery: null });
    await app.driver.navigate().refresh();
    await app.settled();
    await app.go("settings/privacy");
    await app.press(ON);
    await app.shows("Anyone who can use this account can then open your notes.");
    await app.fill("Passphrase you have now", PASSPHRASE);
    await app.press("Turn on");
    await app.shows("This computer’s keychain opens your notes");
    await app.shows("On this computer they also open without it");
    assert.equal(await service.tell("works"), "works kept");

    await app.stop();
    await app.start();
    await opens(app);
    await app.lock();
    await app.shows("Your notes are closed.");
    await new Promise((done) => setTimeout(done, 1500));
    await assert.rejects(app.invoke("people"), /locked/, "after a lock it does not open by itself");
    await app.press("Open with this computer’s keychain");
    await opens(app);

    await app.go("settings/privacy");
    await app.press(ON);
    await app.shows("This computer’s keychain does not open your notes any more");
    assert.equal(await service.tell("works"), "works empty");
  },
);

test(
  "F15: a keychain that hangs, or has other bytes, leaves the passphrase and is set up anew",
  { timeout: 120_000 },
  async (t) => {
    const service = await secretService(t);
    const app = await openFor(t, { example: "year" });
    await app.invoke("protect", { passphrase: PASSPHRASE, recovery: null });
    await app.invoke("keychain_on", { passphrase: PASSPHRASE });

    await app.stop();
    await service.tell("hangs");
    await app.start();
    // The window answers while the keychain does not.
    await app.fill("Passphrase", "not it");
    await app.press("Open");
    await app.shows("That is not the right passphrase.");
    await app.shows("This computer’s keychain did not answer.");
    await service.tell("other");
    await app.press("Open with this computer’s keychain");
    await app.shows("The key in this computer’s keychain does not open your notes.");
    await app.fill("Passphrase", PASSPHRASE);
    await app.press("Open");
    await opens(app);

    await app.shows("It can be set up anew");
    await service.tell("refuses");
    await app.press("Set it up anew");
    await app.shows("This computer’s keychain said no.");
    await service.tell("works");
    await app.press("Set it up anew");
    await app.until(async () => !(await app.text()).includes("It can be set up anew"), "no offer any more");
    await app.lock();
    await app.press("Open with this computer’s keychain");
    await opens(app);

    // Nobody there at all.
    await app.stop();
    await service.end();
    await app.start();
    await app.shows("This computer has no keychain that answers.");
    await app.fill("Passphrase", PASSPHRASE);
    await app.press("Open");
    await opens(app);
  },
);
