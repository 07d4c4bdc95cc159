// Pictures of every screen on a fictional year, light and dark, from the real window.
//   node tests/e2e/screens.mjs [folder]          (see lib/app.mjs for what it needs; `cargo xtask screens` brings it)
// A picture is the window at 1280 x 800; where a page is longer, `…-whole.png` shows all of it.

import { resolve } from "node:path";
import { open } from "./lib/app.mjs";

const folder = resolve(process.argv[2] ?? "target/screens");
const WIDE = [1280, 800];
const NARROW = [480, 800];

/** Each screen: its name, and how to get there. */
const screens = [
  ["today", (app) => app.go("today")],
  ["connection", (app) => app.go("connection")],
  ["people", (app) => app.go("people")],
  ["person", (app) => follow(app, "people")],
  ["care", (app) => app.go("care")],
  ["visit", (app) => follow(app, "care")],
  ["check-in", (app) => app.go("check-in")],
  ["settings", (app) => app.go("settings")],
  ["help-now", (app) => app.go("help-now")],
  ["note", note],
];

/** Goes to a place and from there to the first page it links to; false if it links to none. */
async function follow(app, place) {
  await app.go(place);
  const to = await app.driver.executeScript(
    (start) => document.querySelector(`main a[href^="${start}"]`)?.getAttribute("href")?.slice(2),
    `#/${place}/`,
  );
  if (!to) return false;
  await app.go(to);
  return true;
}

/** The sheet that notes a contact. */
async function note(app) {
  await app.go("today");
  await app.press(/^Note a contact/);
  await app.settled();
}

async function take(app, name) {
  process.stdout.write(`${await app.picture(resolve(folder, `${name}.png`))}\n`);
}

const app = await open({ example: "year", width: WIDE[0], height: WIDE[1] });
try {
  for (const theme of ["light", "dark"]) {
    await app.theme(theme);
    for (const [name, reach] of screens) {
      if ((await reach(app)) === false) {
        process.stdout.write(`(no ${name}: nothing links to one)\n`);
        continue;
      }
      await take(app, `${name}-${theme}`);
      const height = await app.driver.executeScript(() => document.scrollingElement.scrollHeight);
      if (height > WIDE[1]) {
        await app.resize(WIDE[0], height);
        await take(app, `${name}-${theme}-whole`);
        await app.resize(...WIDE);
      }
    }
    // Closes the sheet the last screen left open.
    await app.driver.navigate().refresh();
    await app.settled();
    await app.theme(theme);
    await app.resize(...NARROW);
    for (const place of ["today", "connection"]) {
      await app.go(place);
      await take(app, `${place}-narrow-${theme}`);
    }
    await app.resize(...WIDE);
  }
} finally {
  await app.quit();
}
