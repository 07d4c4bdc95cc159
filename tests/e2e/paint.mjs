// How long Connection takes to be painted, and whether it stays smooth, in the real window over 100,000 contacts.
//   node tests/e2e/paint.mjs          (`cargo xtask bench window` brings what it needs, and reads the rows)

import { open } from "./lib/app.mjs";

const RUNS = 7;

/**
 * From the press on a place in the sidebar to the frame after its drawing is there, and to the frame after everything
 * on the page is there, also what lies below the fold; in ms.
 */
function reach(place, drawn, done) {
  const begun = performance.now();
  document.querySelector(`nav a[href="#/${place}"]`).click();
  let seen;
  const look = () => {
    const there = location.hash === `#/${place}` && document.querySelector(drawn);
    // this callback still comes before its frame is painted, the next one comes once it is on the screen
    if (there && seen === undefined) {
      seen = null;
      requestAnimationFrame(() => (seen = performance.now() - begun));
    }
    if (there && !document.querySelector('[aria-busy="true"]'))
      requestAnimationFrame(() => requestAnimationFrame(() => done([seen, performance.now() - begun])));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The time from frame to frame while one key after the other goes through the weeks, in ms. */
function steps(count, done) {
  const chart = document.querySelector("main .weeks");
  chart.focus();
  const frames = [];
  let last;
  const frame = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    if (frames.length >= count) return done(frames);
    const key = frames.length < count / 2 ? "ArrowLeft" : "ArrowRight";
    chart.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const row = (what, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const ms = (time) => `${time.toFixed(1)} ms`;
  const middle = sorted[Math.floor(sorted.length / 2)];
  process.stdout.write(
    `| ${what} | ${ms(middle)} | ${ms(sorted[0])} | ${ms(sorted.at(-1))} | ${sorted.length} |\n`,
  );
};

const app = await open({ example: "100k" });
try {
  const go = (place, drawn) => app.driver.executeAsyncScript(reach, place, drawn);
  for (const range of ["3 months", "1 year", "All"]) {
    await go("connection", "main .weeks svg");
    await app.press(range, "main");
    await app.settled();
    const [first, whole] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      await go("today", "main .today");
      const [seen, all] = await go("connection", "main .weeks svg");
      first.push(seen);
      whole.push(all);
    }
    row(`press to painted Connection, 100,000 contacts, ${range}`, first);
    row(`the same, until all below it is painted too, ${range}`, whole);
    row(
      `frame to frame while stepping through its weeks, ${range}`,
      await app.driver.executeAsyncScript(steps, 60),
    );
  }
} finally {
  await app.quit();
}
