// F7 in the window: the disk no longer takes what is written. Nothing is said to be saved, what was typed stays, everything
// can be read, and a way to take it along is offered.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { openFor } from "../e2e/lib/app.mjs";
import { keel } from "../e2e/lib/programs.mjs";
import { canTrace } from "./lib/strace.mjs";

/** Lets these calls of a running program fail from now on, until the returned function is called. */
async function failing(t, pid, calls) {
  const what = ["-e", `trace=${calls}`, "-e", `inject=${calls}:error=EIO`];
  const strace = spawn("strace", ["-f", "-o", "/dev/null", ...what, "-p", String(pid)]);
  const ended = new Promise((done) => strace.on("close", done));
  const end = () => {
    strace.kill("SIGINT");
    return ended;
  };
  t.after(end);
  let said = "";
  await new Promise((done, fail) => {
    strace.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes("attached")) done();
    });
    ended.then(() => fail(new Error(`strace: ${said}`)));
  });
  return end;
}

for (const calls of ["pwrite64", "fsync,fdatasync"]) {
  test(`F7: the disk fails (${calls}) while the window saves`, { timeout: 120_000 }, async (t) => {
    if (!(await canTrace(t))) return;
    const app = await openFor(t, { example: "year" });
    const people = async () => (await app.invoke("quick_log")).people.map((it) => it.name);
    const before = await people();
    assert.ok(before.length > 5);
    await app.go("people/new");
    await app.find("dialog[open] input");
    const well = await failing(t, await app.pid(), calls);
    await app.fill("Name", "Quillfeather");
    await app.press("Add");
    await app.shows("could not be read or written", "dialog[open]");
    assert.equal(await (await app.field("Name")).getAttribute("value"), "Quillfeather", "what was typed stays");
    assert.ok(!(await app.text()).includes("is in your people"), "nothing is said to be saved");
    await app.shows("This cannot be kept for later right now.", "dialog[open]");

    // Behind the sheet the banner says that writing has stopped, and offers a backup.
    await app.shows("The disk did not keep what was written, so nothing more is written to it.");
    assert.deepEqual(await people(), before, "everything can be read");
    await app.go("people");
    await app.shows(before[0], "main");
    await app.shows("Export your notes to another disk, or look at the backups.", ".banner");
    await app.control("Export", ".banner");
    await app.press("Look at backups", ".banner");
    await app.shows("Backups", "main");

    // A disk that comes back is not written to before somebody looked.
    await well();
    await assert.rejects(app.invoke("draft_put", { name: "trial", draft: "x" }), /"database"/);
    await app.stop();
    const { ok, steps_lost } = JSON.parse(await keel("--data-dir", app.dataDir, "check", "--json"));
    assert.deepEqual([ok, steps_lost], [true, 0]);
    await app.start();
    await app.invoke("draft_put", { name: "trial", draft: "x" });
    assert.equal(await app.invoke("draft", { name: "trial" }), "x", "at the next start it is written again");
    const after = await people();
    for (const name of before) assert.ok(after.includes(name), name);
  });
}
