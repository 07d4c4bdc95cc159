// What the running program holds open to others: no port, no core dump, no way in for another program of the account. And
// what comes when the page's own process, or the session bus, is not there.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openFor } from "../e2e/lib/app.mjs";
import { discard, evenkeel, fillWithExample, folder } from "../e2e/lib/programs.mjs";

/** The sockets that a process has open, by the kernel's numbers. */
async function sockets(pid) {
  const open = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(open.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => "")));
  return new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]).filter(Boolean));
}

/** The sockets that listen, or receive without a connection, on any address of the network. */
async function listening() {
  const found = [];
  for (const table of ["tcp", "tcp6", "udp", "udp6"]) {
    const text = await readFile(`/proc/net/${table}`, "utf8").catch(() => "");
    for (const line of text.split("\n").slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields.length > 9 && (fields[3] === "0A" || table.startsWith("udp"))) found.push(fields[9]);
    }
  }
  return found;
}

/** A process and all that it started. */
async function family(pid) {
  const all = [pid];
  for (const one of all) {
    for (const task of await readdir(`/proc/${one}/task`).catch(() => [])) {
      const children = await readFile(`/proc/${one}/task/${task}/children`, "utf8").catch(() => "");
      all.push(...children.split(" ").filter(Boolean).map(Number));
    }
  }
  return all;
}

const names = (pids) =>
  Promise.all(pids.map((pid) => readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")));

test("no port is open, no core is written, and nobody may look into the process", { timeout: 60_000 }, async (t) => {
  // Started without the driver, which opens a port of its own.
  const own = await folder();
  const dataDir = join(own, "data");
  await fillWithExample(dataDir, "year");
  const program = spawn(evenkeel, ["--data-dir", dataDir], { env: { ...process.env, HOME: own }, stdio: "ignore" });
  t.after(async () => {
    program.kill("SIGKILL");
    await discard(own);
  });
  let all = [];
  while (!(await names(all)).some((name) => name.startsWith("WebKitWebProces"))) {
    await sleep(100);
    all = await family(program.pid);
  }
  await sleep(1000);
  const open = await listening();
  for (const one of await family(program.pid)) {
    const held = await sockets(one).catch(() => new Set());
    assert.deepEqual(
      open.filter((inode) => held.has(inode)),
      [],
      `process ${one} listens`,
    );
  }
  const limits = await readFile(`/proc/${program.pid}/limits`, "utf8");
  assert.match(limits, /^Max core file size\s+0\s+0\s/m);
  // The kernel gives the files of a process that may not be dumped to root, whoever runs it.
  assert.equal((await stat(`/proc/${program.pid}/environ`)).uid, 0);
  for (const path of [dataDir, join(dataDir, "evenkeel.db")]) {
    assert.equal((await stat(path)).mode & 0o077, 0, `${path} is open to others`);
  }
});

test("a page whose process was killed comes back where it was", { timeout: 60_000 }, async (t) => {
  const app = await openFor(t, { example: "year" });
  await app.go("people");
  await app.invoke("draft_put", { name: "trial", draft: "half a sentence" });
  const web = [];
  for (const one of await family(await app.pid())) {
    const name = await readFile(`/proc/${one}/comm`, "utf8").catch(() => "");
    if (name.startsWith("WebKitWebProces")) web.push(one);
  }
  assert.ok(web.length > 0, "no process of the page");
  const state = join(app.dataDir, "evenkeel.db");
  const before = (await stat(state)).size;
  for (const one of web) process.kill(one, "SIGKILL");
  // The driver's session went with the page: what is left of the window is looked at from outside.
  await app.until(async () => {
    for (const one of await family(await app.pid())) {
      const name = await readFile(`/proc/${one}/comm`, "utf8").catch(() => "");
      if (name.startsWith("WebKitWebProces") && !web.includes(one)) return true;
    }
    return false;
  }, "another process of the page");
  assert.ok((await stat(state)).size >= before);
  await app.stop();
  await app.start();
  assert.equal(await app.invoke("draft", { name: "trial" }), "half a sentence");
});

test("without a session bus the window works, and the trial says why no reminder is shown", { timeout: 60_000 }, async (t) => {
  const app = await openFor(t, { example: "year", env: { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" } });
  await app.go("people");
  const { server, problem } = await app.invoke("reminder_test");
  assert.deepEqual([server, problem], [null, "no_bus"]);
});
