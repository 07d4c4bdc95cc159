// axe-core in the real window.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const axe = await readFile(resolve(import.meta.dirname, "../../../node_modules/axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it is now, in short. */
export async function found(app, where) {
  // What was just asked for may not have begun to move yet.
  await sleep(400);
  // A colour on its way to another is neither of the two.
  await app.until(
    () => app.driver.executeScript(() => document.getAnimations().every((it) => it.playState === "finished")),
    "the page to come to rest",
  );
  if (!(await app.driver.executeScript(() => "axe" in window))) await app.driver.executeScript(axe);
  const run = (done) =>
    window.axe.run(document, { resultTypes: ["violations"] }).then(
      ({ violations }) =>
        done(violations.map((it) => [it.id, it.help, ...it.nodes.slice(0, 3).map((node) => node.html)])),
      (why) => done([["axe", String(why)]]),
    );
  return (await app.driver.executeAsyncScript(run)).map((it) => [where, ...it]);
}
