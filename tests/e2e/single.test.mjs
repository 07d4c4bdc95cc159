// One window per folder: a second start ends well and leaves the first as it is; two folders are two windows.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { openFor } from "./lib/app.mjs";
import { evenkeel, keel } from "./lib/programs.mjs";

test("a second start on the same folder ends well, and the first window stays", async (t) => {
  const app = await openFor(t);
  const second = spawn(evenkeel, ["--data-dir", app.dataDir], { stdio: "ignore" });
  const timer = setTimeout(() => second.kill("SIGKILL"), 15_000);
  const [code, signal] = await once(second, "exit");
  clearTimeout(timer);
  assert.deepEqual([code, signal], [0, null]);
  await app.invoke("today");
});

test("two folders are two windows at the same time", async (t) => {
  const one = await openFor(t);
  const two = await openFor(t);
  assert.notEqual(await one.pid(), await two.pid());
  for (const app of [one, two]) assert.equal((await app.invoke("today")).empty, true);
});

test("where no bus tells of the first window, the second says that the folder is open", async (t) => {
  const first = await openFor(t, { example: "year" });
  const before = await keel("--data-dir", first.dataDir, "export", "--format", "json");
  const second = await openFor(t, {
    dataDir: first.dataDir,
    env: { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" },
  });
  await second.shows(/open already/);
  await assert.rejects(second.invoke("today"), /already-open/);
  await first.invoke("today");
  const after = await keel("--data-dir", first.dataDir, "export", "--format", "json");
  const record = (text) => ({ ...JSON.parse(text), exported_at: "" });
  assert.deepEqual(record(after), record(before));
});
