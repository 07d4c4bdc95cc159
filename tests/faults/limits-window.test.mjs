// F6 and F33 in the window: files may not grow, no descriptors and no memory are left. What is refused is said in words, and nothing
// of it is half; should the program end, what was acknowledged is there at the next start.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { openFor } from "../e2e/lib/app.mjs";
import { asOf, discard, folder, keel } from "../e2e/lib/programs.mjs";

/** Only the soft limit: it can be taken away again by anybody. */
const limit = async (pid, ...what) => promisify(execFile)("prlimit", ["--pid", String(pid), ...what.map((it) => `${it}:`)]);

const sound = async (app) => {
  const { ok, steps_lost } = JSON.parse(await keel("--data-dir", app.dataDir, "check", "--json"));
  assert.deepEqual([ok, steps_lost], [true, 0]);
};

test("F6: files may not grow beyond a limit while the window brings notes in", { timeout: 120_000 }, async (t) => {
  const own = await folder();
  t.after(() => discard(own));
  const file = join(own, "archive.json");
  await keel("example", "--size", "year", "--seed", "2", "--as-of", asOf, "--out", file);
  const archive = JSON.parse(await readFile(file, "utf8"));
  // More than the limit, which is itself more than a picture of the window: the web view has files of its own.
  const [like] = archive.contacts;
  const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  for (let n = 0; n < 3000; n += 1) archive.contacts.push({ ...like, id: id(n), note: "A long evening. ".repeat(500) });
  await writeFile(file, JSON.stringify(archive));

  const app = await openFor(t, { example: "year", args: ["--answer-open", file] });
  const noted = async () => (await app.invoke("settings")).counts;
  const before = await noted();
  await app.invoke("archive_choose");
  const pid = await app.pid();
  await limit(pid, `--fsize=${12 * 1024 * 1024}`);
  await assert.rejects(app.invoke("archive_apply"), /disk-full/);
  assert.deepEqual(await noted(), before, "nothing of it was taken over");
  // What fits goes on.
  await app.go("people/new");
  await app.find("dialog[open] input");
  await app.fill("Name", "Quillfeather");
  await app.press("Add");
  await app.shows("Quillfeather", "main");
  await limit(pid, "--fsize=unlimited");
  await app.invoke("archive_choose");
  await app.invoke("archive_apply");
  assert.ok((await noted()).contacts >= before.contacts + 3000);
  await app.stop();
  await sound(app);
});

const sources = {
  // As many as it has: what it asks for from now on it does not get.
  descriptors: async (pid) => `--nofile=${(await readdir(`/proc/${pid}/fd`)).length}`,
  memory: async () => "--as=1048576",
};

for (const [what, wanted] of Object.entries(sources)) {
  test(`F33: the window gets no more ${what}`, { timeout: 120_000 }, async (t) => {
    const app = await openFor(t, { example: "year" });
    const kept = [];
    const add = async (name) => {
      const person = { ...(await app.invoke("person_blank", { nature: "person" })), name };
      await app.invoke("person_save", { person });
      kept.push(name);
    };
    await add("Before");
    const pid = await app.pid();
    await limit(pid, await wanted(pid));
    let [refused, ended] = [0, 0];
    const inWords = (why) => {
      if (/\{"code":"[a-z-]+"/.test(why.message)) refused += 1;
      // Without memory for itself a program cannot even say so.
      else if (what === "memory") ended = 1;
      else throw why;
    };
    for (let nth = 0; nth < 5 && !ended; nth += 1) await add(`Number ${nth}`).catch(inWords);
    if (!ended) await app.invoke("backup_now").catch(inWords);
    if (!ended) {
      await limit(pid, "--nofile=1024", "--as=unlimited");
      await add("After");
    }
    t.diagnostic(`${kept.length} kept, ${refused} refused, ${ended} ended`);
    await app.stop();
    await sound(app);
    await app.start();
    const there = (await app.invoke("quick_log")).people.map((it) => it.name);
    for (const name of kept) assert.ok(there.includes(name), `${name} was acknowledged and is gone`);
    assert.deepEqual(
      (await readdir(join(app.dataDir, "backups"))).filter((it) => !/\.(db|keys)$/.test(it)),
      [],
      "no half backup",
    );
  });
}
