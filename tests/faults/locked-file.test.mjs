// F17 in the window: another program keeps the file for itself. The page answers, the save waits and then says what is the
// matter, what was typed stays, and afterwards it is saved.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { openFor } from "../e2e/lib/app.mjs";
import { stepProgram } from "./lib/step.mjs";

test("F17: the window while another program writes for long", { timeout: 60_000 }, async (t) => {
  const app = await openFor(t, { example: "year" });
  await app.go("people/new");
  await app.find("dialog[open] input");
  const holder = spawn(stepProgram, [app.dataDir, "hold", "60"], { stdio: ["ignore", "pipe", "inherit"] });
  const over = once(holder, "close");
  t.after(() => holder.kill("SIGKILL"));
  await once(holder.stdout, "data");
  await app.fill("Name", "Quillfeather");
  const begun = Date.now();
  await app.press("Add");
  // While it waits, the page draws and takes keys.
  await app.fill("Note", "typed meanwhile");
  const drawn = await app.driver.executeAsyncScript((done) => {
    const at = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - at)));
  });
  // A page that waited with it would draw nothing before its five seconds are over.
  assert.ok(drawn < 3000, `${drawn} ms for two frames`);
  await app.shows(/Another program is using your notes just now/, "dialog[open]");
  const took = Date.now() - begun;
  assert.ok(took > 3000 && took < 14_000, `${took} ms`);
  assert.equal(await (await app.field("Name")).getAttribute("value"), "Quillfeather");
  holder.kill("SIGKILL");
  await over;
  await app.press("Add");
  await app.until(async () => JSON.stringify(await app.invoke("quick_log")).includes("Quillfeather"), "the person");
});
