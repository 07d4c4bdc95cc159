// F6 and F33 in the window: files may not grow, no descriptors and no memory are left. What is refused is said in words and
// stays where it was typed; should the program end, what was acknowledged is there at the next start.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { openFor } from "../e2e/lib/app.mjs";
import { keel } from "../e2e/lib/programs.mjs";

/** Only the soft limit: it can be taken away again by anybody. */
const limit = async (pid, ...what) => promisify(execFile)("prlimit", ["--pid", String(pid), ...what.map((it) => `${it}:`)]);

const sound = async (app) => {
  const { ok, steps_lost } = JSON.parse(await keel("--data-dir", app.dataDir, "check", "--json"));
  assert.deepEqual([ok, steps_lost], [true, 0]);
};

test("F6: files may not grow while the window saves", { timeout: 120_000 }, async (t) => {
  const app = await openFor(t, { example: "year" });
  const people = async () => (await app.invoke("quick_log")).people.map((it) => it.name);
  const before = await people();
  await app.go("people/new");
  await app.find("dialog[open] input");
  const pid = await app.pid();
  await limit(pid, "--fsize=4096");
  await app.fill("Name", "Quillfeather");
  await app.press("Add");
  await app.shows("The disk is full. What you noted before is safe; this last change is not kept.", "dialog[open]");
  assert.equal(await (await app.field("Name")).getAttribute("value"), "Quillfeather", "what was typed stays");
  assert.deepEqual(await people(), before, "everything can be read");
  await limit(pid, "--fsize=unlimited");
  await app.press("Add");
  await app.until(async () => (await people()).includes("Quillfeather"), "the person");
  await app.stop();
  await sound(app);
});

for (const what of ["--nofile=3", "--as=1048576"]) {
  test(`F33: the window with ${what}`, { timeout: 120_000 }, async (t) => {
    const app = await openFor(t, { example: "year" });
    const add = async (name) => {
      const person = { ...(await app.invoke("person_blank", { nature: "person" })), name };
      await app.invoke("person_save", { person });
    };
    await add("Before");
    const pid = await app.pid();
    await limit(pid, what);
    const kept = ["Before"];
    let [refused, ended] = [0, 0];
    for (let nth = 0; nth < 10 && ended === 0; nth += 1) {
      try {
        await add(`Number ${nth}`);
        kept.push(`Number ${nth}`);
      } catch (why) {
        if (/person_(blank|save): \{/.test(why.message)) refused += 1;
        else ended += 1;
      }
    }
    const lives = await limit(pid, "--nofile=1024", "--as=unlimited").then(
      () => true,
      () => false,
    );
    if (lives && ended === 0) await add("After").then(() => kept.push("After"));
    t.diagnostic(`${kept.length} kept, ${refused} refused in words, ${lives ? "it goes on" : "it ended"}`);
    await app.stop();
    await sound(app);
    await app.start();
    const there = (await app.invoke("quick_log")).people.map((it) => it.name);
    for (const name of kept) assert.ok(there.includes(name), `${name} was acknowledged and is gone`);
  });
}
