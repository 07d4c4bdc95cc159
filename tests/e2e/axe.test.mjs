// axe-core looks at every screen in the real window: in every theme, with notes and without any.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openFor } from "./lib/app.mjs";
import { found } from "./lib/axe.mjs";
import { asOf, discard, folder, keel } from "./lib/programs.mjs";
import { leave, screens } from "./lib/screens.mjs";

const THEMES = ["light", "dark", "contrast", "contrast-dark"];

/** An archive with things to bring in, and with two that are wrong: the dry run shows both. */
async function archiveWithProblems(t) {
  const own = await folder();
  t.after(() => discard(own));
  const file = join(own, "archive.json");
  await keel("example", "--size", "year", "--seed", "2", "--as-of", asOf, "--out", file);
  const archive = JSON.parse(await readFile(file, "utf8"));
  archive.people[0].name = " ";
  archive.contacts[0].people = [archive.visits[0].id];
  await writeFile(file, JSON.stringify(archive));
  return file;
}

for (const example of ["year", undefined]) {
  test(
    `no screen has violations, ${example ? "with a year of notes" : "without notes"}`,
    { timeout: 300_000 },
    async (t) => {
      const app = await openFor(t, { example, args: ["--answer-open", await archiveWithProblems(t)] });
      const violations = [];
      for (const theme of THEMES) {
        await app.theme(theme);
        for (const [name, reach, needs] of screens) {
          if (needs === "notes" && !example) continue;
          await reach(app);
          violations.push(...(await found(app, `${name}, ${theme}`)));
          await leave(app);
        }
      }
      assert.deepEqual(violations, []);
    },
  );
}
