// From an empty app: three weeks noted as a person would, back-dated, with keys and buttons; the days closed; and the
// next morning the level, the gap and the plane that the formulas give.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key, openFor } from "./lib/app.mjs";
import { keel } from "./lib/programs.mjs";

const november = (day) => `2026-11-${String(day).padStart(2, "0")}`;
/** Days with contact: 12 of the 21 from the 2nd to the 22nd. Two of them were only a little. */
const real = [2, 4, 5, 9, 11, 12, 16, 18, 19, 21];
const little = [7, 14];
const first = 2;
const last = 22;

test("three weeks, noted by hand, come to what the model gives", { timeout: 240_000 }, async (t) => {
  const app = await openFor(t);
  const contacts = async () => (await app.invoke("connection", { range: "four_weeks" })).noted.contacts;

  // Contacts: the sheet, a name typed for the first time, then a key.
  let noted = 0;
  for (const day of [...real, ...little]) {
    await app.go("today");
    await app.keys(Key.chord(Key.CONTROL, "n"));
    await app.find("dialog[open] .people");
    if (noted === 0) {
      await (await app.field("Or type a name")).sendKeys("Maya", Key.ENTER);
      await app.control("Maya", "dialog[open]");
    } else {
      await app.press("Maya", "dialog[open]");
    }
    await app.press("Another day");
    const [year, month, date] = november(day).split("-");
    await app.type("Which day?", month, date, year);
    await app.press("Next");
    await app.find("dialog[open] .first");
    await app.keys("1");
    if (little.includes(day)) {
      await app.press(/^More:/);
      await app.press("a little");
    }
    await app.press("Save");
    noted += 1;
    const expected = noted;
    await app.until(async () => (await contacts()) === expected, `${expected} contacts`);
    await app.until(async () => (await app.all("dialog[open]")).length === 0, "the sheet to close");
  }

  // Care: a visit kept, and the next one booked, both with the form; how often is on the line's own form.
  const visit = async (day, line) => {
    await app.go("care");
    await app.press("Add a visit", "main");
    if (line) await app.press(line, "dialog[open]");
    else await app.fill("Name", "Therapy");
    await app.type("Date", "11", String(day), "2026");
    await app.type("Starts", "09", "00");
    await app.type("Ends", "09", "50");
    await app.press("Save");
    await app.until(async () => (await app.all("dialog[open]")).length === 0, "the sheet to close");
  };
  await visit(19);
  await app.go("today");
  await app.press("Kept", "main");
  await app.shows(/Noted\. \P{L}?Therapy\P{L}? was kept\./u);
  await visit(26, "Therapy");
  await app.go("care");
  await app.press(/^Change \P{L}?Therapy/u, "main");
  await app.fill("Planned interval", "1");
  await app.press("Save");
  await app.until(async () => (await app.invoke("care")).lines[0].line.interval_days === 7, "the interval");

  // The rhythm, and the days, in one press.
  await app.go("settings/rhythm");
  await (await app.field("Days a week with real contact that feel right")).sendKeys("3 days");
  await app.until(async () => (await app.invoke("settings")).rhythm === 3, "the rhythm");
  await app.go("today");
  await app.press("Nothing more to add", "main");
  await app.until(async () => (await app.invoke("today")).open.length === 0, "the days to be closed");
  await app.stop();

  // The next morning: yesterday is the 23rd, with the rhythm, open as it was used.
  const next = await openFor(t, { dataDir: app.dataDir, now: `${november(24)}T09:00:00Z` });
  const x = (day) => (real.includes(day) ? 1 : little.includes(day) ? 0.5 : 0);
  const q = 2 ** (-1 / 14);
  let [above, below] = [0, 0];
  for (let day = first; day <= last + 1; day += 1) {
    above = above * q + x(day);
    below = below * q + 1;
  }
  const perWeek = ((7 * above) / below).toFixed(1).replace(/\.0$/, "");
  await next.go("connection");
  await next.shows(`About ${perWeek} days a week lately, near your own rhythm of 3.`, "main");
  await next.shows("Care and people are both in place.", "main");
  const now = await next.text("main");
  assert.match(now, /Since the last contact you noted\s+3 days, within your 5/);

  // And the companion says the same of the same folder.
  const report = JSON.parse(
    await keel("--data-dir", next.dataDir, "report", "--as-of", november(24), "--json"),
  );
  assert.ok(
    Math.abs(report.level.value - above / below) < 0.00015,
    `${report.level.value} and ${above / below}`,
  );
  assert.deepEqual(report.coverage, { known: 22, active: 22, share: 1 });
  assert.deepEqual(report.gap, { days: 3, limit: 5, state: "within" });
  assert.equal(report.plane, "both_in_place");
  assert.equal(report.care_lines[0].next, november(26));
});
