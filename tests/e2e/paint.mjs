// How long Connection takes to be painted, and whether it stays smooth, in the real window over 100,000 contacts.
//   node tests/e2e/paint.mjs          (`cargo xtask bench window` brings what it needs, and reads the rows)

import { open } from "./lib/app.mjs";

const RUNS = 7;

/** From the press on a place in the sidebar to the frame after its drawing is there, in ms. */
function reach(place, drawn, done) {
  const begun = performance.now();
  document.querySelector(`nav a[href="#/${place}"]`).click();
  const look = () => {
    const there = location.hash === `#/${place}` && document.querySelector(drawn);
    if (there && !document.querySelector('[aria-busy="true"]')) {
      // the first of the two runs before this frame is painted, the second one after it
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
    } else requestAnimationFrame(look);
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
    await go("connection", "main .weeks");
    await app.press(range, "main");
    await app.settled();
    const times = [];
    for (let run = 0; run < RUNS; run += 1) {
      await go("today", "main .today");
      times.push(await go("connection", "main .weeks"));
    }
    row(`press to painted Connection, 100,000 contacts, ${range}`, times);
    row(
      `frame to frame while stepping through its weeks, ${range}`,
      await app.driver.executeAsyncScript(steps, 60),
    );
  }
} finally {
  await app.quit();
}
