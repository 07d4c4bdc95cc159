// F16: a second start while the first program does not answer. It does not wait for it, and says that the notes are open.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { openFor } from "../e2e/lib/app.mjs";
import { evenkeel } from "../e2e/lib/programs.mjs";

test("F16: a second start does not wait for a first one that is stopped", { timeout: 60_000 }, async (t) => {
  const first = await openFor(t, { example: "year" });
  const pid = await first.pid();
  process.kill(pid, "SIGSTOP");
  try {
    const begun = Date.now();
    const second = await openFor(t, { dataDir: first.dataDir });
    await second.shows(/open already/);
    const took = Date.now() - begun;
    t.diagnostic(`the second window said so after ${took} ms`);
    assert.ok(took <= 5000, `${took} ms`);
    await assert.rejects(second.invoke("today"), /already-open/);
    // At login nobody looks: there is nothing to stay for.
    const hidden = spawn(evenkeel, ["--data-dir", first.dataDir, "--hidden"], { stdio: "ignore" });
    const late = setTimeout(() => hidden.kill("SIGKILL"), 5000);
    assert.deepEqual(await once(hidden, "exit"), [0, null]);
    clearTimeout(late);
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await first.invoke("today");
  // Once it answers, a second start brings it to front again and ends.
  const third = spawn(evenkeel, ["--data-dir", first.dataDir], { stdio: "ignore" });
  const late = setTimeout(() => third.kill("SIGKILL"), 5000);
  assert.deepEqual(await once(third, "exit"), [0, null]);
  clearTimeout(late);
});
