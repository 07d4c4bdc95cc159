// F1: a program that is ended at each of its writes, one after the other: adding, changing, deleting, putting off. What
// was acknowledged is there, nothing is half, and the file is sound.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { prepared, state, step, stepProgram } from "./lib/step.mjs";
import { atEveryWrite, canTrace } from "./lib/strace.mjs";

const BEFORE = ["edited not yet", "deleted not yet"];

/** Each step, with what the record holds when it was done. */
const STEPS = [
  { args: ["add", "added"], notes: [...BEFORE, "added"] },
  { args: ["edit", "edited"], notes: ["edited", BEFORE[1]] },
  { args: ["delete"], notes: [BEFORE[0]] },
  { args: ["snooze"], notes: BEFORE, snoozed: 1 },
];

for (const { args, notes, snoozed = 0 } of STEPS) {
  test(`F1: ${args[0]}, ended at every write`, { timeout: 600_000 }, async (t) => {
    if (!(await canTrace(t))) return;
    const { start } = await prepared(t);
    let acknowledged = 0;
    const points = await atEveryWrite({
      start,
      command: (dir) => [stepProgram, dir, ...args],
      check: async (dir, ran, at) => {
        const found = await state(dir);
        const done = JSON.stringify([notes, snoozed]) === JSON.stringify([found.notes, found.snoozed]);
        const not = JSON.stringify([BEFORE, 0]) === JSON.stringify([found.notes, found.snoozed]);
        assert.ok(done || not, `half at ${at}: ${JSON.stringify(found)}`);
        assert.ok(found.sound && found.lost === 0, `${at}: ${JSON.stringify(found)}`);
        if (ran.out.includes("kept")) {
          acknowledged += 1;
          assert.ok(done, `acknowledged and gone at ${at}`);
        }
      },
    });
    t.diagnostic(`ended at ${points} writes; of ${acknowledged} acknowledged changes 0 were lost`);
  });
}

test("F1: ended at a thousand random moments", { timeout: 600_000 }, async (t) => {
  const { start } = await prepared(t);
  const acknowledged = new Set();
  const times = 1000;
  for (let n = 0; n < times; n += 1) {
    const churn = spawn(stepProgram, [start, "churn"], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((done) => churn.on("close", done));
    let said = "";
    churn.stdout.on("data", (chunk) => (said += chunk));
    await new Promise((done) => setTimeout(done, 5 + Math.random() * 40));
    churn.kill("SIGKILL");
    await ended;
    for (const note of said.split("\n").slice(0, -1)) acknowledged.add(note);
    // Looking at every tenth is enough: what is lost once stays lost.
    if (n % 10 !== 9) continue;
    const found = await state(start);
    const notes = new Set(found.notes);
    assert.ok(found.sound && found.lost === 0, JSON.stringify({ ...found, notes: notes.size }));
    for (const note of acknowledged) assert.ok(notes.has(note), `${note} was acknowledged and is gone`);
  }
  t.diagnostic(`ended ${times} times; of ${acknowledged.size} acknowledged changes 0 were lost`);
  assert.ok(acknowledged.size > times / 10, "it got to write");
  await step(start, "backup");
});
