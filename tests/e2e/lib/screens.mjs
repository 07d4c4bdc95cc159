// Every screen of the window and how to get there: for the pictures, and for axe.

import { Key } from "./app.mjs";

/**
 * Each screen: its name, how to reach it, and whether it needs notes to be there. A sheet that a screen opens stays
 * open; `leave` closes it.
 */
export const screens = [
  ["today", (app) => app.go("today")],
  ["connection", (app) => connection(app, "Chart"), "notes"],
  ["connection-week", openedWeek, "notes"],
  ["connection-table", (app) => connection(app, "Table"), "notes"],
  ["connection-year", connectionYear, "notes"],
  ["explanation", explanation, "notes"],
  [
    "quiet-time",
    (app) =>
      sheet(
        app,
        () => app.go("today"),
        () => app.press("Quiet time", "main"),
      ),
  ],
  [
    "pause",
    (app) =>
      sheet(
        app,
        () => app.go("today"),
        () => app.press("Pause", "main"),
      ),
    // before anything was noted there is nothing to pause
    "notes",
  ],
  ["people", (app) => app.go("people")],
  ["person", person, "notes"],
  ["person-new", (app) => sheet(app, () => app.go("people/new"))],
  ["person-form", personForm, "notes"],
  ["care", (app) => care(app, "Agenda")],
  ["care-month", (app) => care(app, "Month"), "notes"],
  ["visit", visit, "notes"],
  ["visit-form", (app) => sheet(app, () => app.go("care/new"))],
  ["check-in", (app) => app.go("check-in")],
  ["settings-privacy", (app) => app.go("settings/privacy")],
  ["settings-reminders", (app) => app.go("settings/reminders")],
  ["settings-what-happened", (app) => app.go("settings/what-happened")],
  ["settings-rhythm", (app) => app.go("settings/rhythm")],
  ["settings-look", (app) => app.go("settings/look")],
  ["settings-data", (app) => app.go("settings/data")],
  ["settings-backups", backups],
  ["backup-inside", backupInside],
  ["settings-changes", (app) => app.go("settings/changes")],
  ["settings-how", (app) => app.go("settings/how")],
  ["settings-about", (app) => app.go("settings/about")],
  ["bring-in", bringIn, "notes"],
  ["help-now", (app) => app.go("help-now")],
  [
    "help-now-form",
    (app) =>
      sheet(
        app,
        () => app.go("help-now"),
        () => app.press(/^(Edit|Write) this page$/, "main"),
      ),
  ],
  ["note-who", noteWho],
  ["note-what", noteWhat, "notes"],
];

/** Closes what a screen opened. */
export async function leave(app) {
  await app.until(async () => {
    if ((await app.all("dialog[open]")).length === 0) return true;
    await app.keys(Key.ESCAPE);
    return false;
  }, "the sheet to close");
}

/** Opens a sheet and waits until it holds something to fill in. */
async function sheet(app, ...steps) {
  for (const step of steps) await step();
  await app.find("dialog[open] .sheet-body :is(input, button)");
  await app.settled();
}

/** Connection as it opens: without the week that the screen before left open. */
async function connection(app, view) {
  await app.go("today");
  await app.go("connection");
  await app.press(view, "main");
  await app.settled();
}

/** Twelve months by kind of day, and back to the range it begins with. */
async function connectionYear(app) {
  await connection(app, "Chart");
  await app.press("1 year", "main");
  await app.shows("Day by day", "main");
  await app.settled();
}

/** How the level is worked out. */
async function explanation(app) {
  await connection(app, "Chart");
  await app.press("3 months", "main");
  await app.settled();
  const links = async () =>
    app.driver.executeScript(() => {
      const named = [...document.querySelectorAll("main section")].find((it) =>
        it.querySelector("h2")?.textContent.includes("Days a week"),
      );
      const link = [...(named?.querySelectorAll("button") ?? [])].find((it) =>
        it.textContent.includes("How this is worked out"),
      );
      link?.click();
      return Boolean(link);
    });
  await app.until(links, "the way to the explanation");
  await app.find("dialog[open] table");
  await app.settled();
}

/** The newest finished week and what was noted in it. */
async function openedWeek(app) {
  await connection(app, "Chart");
  await (await app.find("main .weeks")).sendKeys(Key.END, Key.ARROW_LEFT, Key.ENTER);
  await app.control("Close the entries", "main");
  await app.settled();
}

async function person(app) {
  const { rings } = await app.invoke("people");
  const [, second] = rings.flat();
  await app.go(`people/${second.id}`);
}

async function personForm(app) {
  await person(app);
  await app.press(/^More about/, "main");
  await sheet(app, () => app.press("Edit name and relation", "main"));
}

/** The visits as lists or in the calendar; a window without any has neither. The choice is remembered. */
async function care(app, view) {
  await app.go("care");
  const { lines } = await app.invoke("care");
  if (lines.length > 0) await app.press(view, "main");
  if (view === "Month") await app.find('main [role="grid"]');
  await app.settled();
}

async function visit(app) {
  const { upcoming, past } = await app.invoke("care");
  await app.go(`care/${(upcoming[0] ?? past[0]).id}`);
}

/** One backup at least: one is also made by itself, a while after the start. */
async function backups(app) {
  const made = await app.invoke("backups");
  if (made.backups.length === 0) await app.invoke("backup_now");
  await app.go("settings/backups");
  await app.shows("Look inside", "main");
  await app.settled();
}

async function backupInside(app) {
  await backups(app);
  await app.press(/^Look inside/, "main");
  await app.find("dialog[open] table");
  await app.settled();
}

/** The dry run of the file the open dialog answers with. */
async function bringIn(app) {
  await app.go("settings/data");
  await app.press(/^Choose a file/, "main");
  await app.until(
    () => app.driver.executeScript(() => location.hash === "#/settings/bring-in"),
    "the dry run to be shown",
  );
  await app.settled();
}

/** The first step, with nobody chosen: what was begun before is still in the sheet. */
async function noteWho(app) {
  await app.go("today");
  await sheet(app, () => app.keys(Key.chord(Key.CONTROL, "n")));
  if ((await app.all("dialog[open] .first")).length > 0) await app.press("Back");
  await app.find("dialog[open] .people");
  for (const chip of await app.all("dialog[open] .people [aria-pressed=true]")) await chip.click();
}

/** The second step, with two kinds chosen. */
async function noteWhat(app) {
  await noteWho(app);
  await (await app.find("dialog[open] .people [aria-pressed=false]")).click();
  await app.press("Next");
  await app.find("dialog[open] .first");
  for (const kind of ["heard", "company"]) {
    for (const tile of await app.all(`dialog[open] .k-${kind}[aria-pressed=false]`)) await tile.click();
  }
  await app.settled();
}
