// Pictures of every screen on a fictional year, light and dark, from the real window.
//   node tests/e2e/screens.mjs [folder]          (see lib/app.mjs for what it needs; `cargo xtask screens` brings it)
// A picture is the window at 1280 x 800, and 480 x 800 where it ends in "narrow". Each run shows the same; only the edges
// of letters may differ by a shade.

import { readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { open } from "./lib/app.mjs";
import { asOf, discard, folder, keel } from "./lib/programs.mjs";
import { leave, screens } from "./lib/screens.mjs";

const pictures = resolve(process.argv[2] ?? "target/screens");
const WIDE = [1280, 800];
const NARROW = [480, 800];
const narrow = ["today", "connection", "visit"];

/** Writes a fictional archive, with a moment of writing that does not change from run to run. */
async function archive(path, seed) {
  await keel("example", "--size", "year", "--seed", String(seed), "--as-of", asOf, "--out", path);
  const content = { ...JSON.parse(await readFile(path, "utf8")), exported_at: `${asOf}T09:30:00Z` };
  await writeFile(path, JSON.stringify(content, null, 2));
}

async function take(app, name) {
  // The pointer rests where nothing answers to it: two moves, since one to where it is said to be already is none.
  for (const y of [2, 1]) await app.driver.actions().move({ x: 1, y }).perform();
  await sleep(400);
  process.stdout.write(`${await app.picture(join(pictures, `${name}.png`))}\n`);
}

// Settings show the folder, so it bears the same name each time.
const dataDir = join(tmpdir(), "evenkeel-example", "notes");
await discard(dataDir);
const own = await folder();
const chosen = join(own, "my-notes.json");
await archive(chosen, 1);
await archive(join(own, "other.json"), 2);
const app = await open({ dataDir, width: WIDE[0], height: WIDE[1], args: ["--answer-open", chosen] });
try {
  // A caret that blinks would be in some pictures only.
  await app.driver.executeScript(() =>
    document.documentElement.style.setProperty("caret-color", "transparent"),
  );
  // Brought in by the window itself, whose clock stands still.
  await app.invoke("archive_choose");
  await app.invoke("archive_apply");
  await rename(join(own, "other.json"), chosen);
  for (const theme of ["light", "dark"]) {
    await app.theme(theme);
    for (const [name, reach] of screens) {
      await reach(app);
      await take(app, `${name}-${theme}`);
      await leave(app);
    }
    await app.resize(...NARROW);
    for (const [name, reach] of screens) {
      if (!narrow.includes(name)) continue;
      await reach(app);
      await take(app, `${name}-narrow-${theme}`);
    }
    await app.resize(...WIDE);
  }
} finally {
  await app.quit();
  await discard(own);
  await discard(join(tmpdir(), "evenkeel-example"));
}
