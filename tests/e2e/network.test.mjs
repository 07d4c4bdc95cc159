// Whatever a page tries, nothing leaves: the page's own rules refuse it, and the program never connects to anything but
// sockets of this computer's own files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { openFor } from "./lib/app.mjs";
import { discard, folder } from "./lib/programs.mjs";

/** Where the window sends what would leave (`desktop/window.rs`): port 0, on which nobody can listen. */
const NOWHERE = 'sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")';

/** A server of this test, and how often anybody came. */
async function listener(t) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.end("reached");
  });
  server.on("connection", () => seen.push("connection"));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  return { seen, port: server.address().port };
}

test("a page can reach nothing, and the program connects to nothing", async (t) => {
  const { seen, port } = await listener(t);
  const own = await folder();
  t.after(() => discard(own));
  const trace = join(own, "connects");
  const app = await openFor(t, { example: "year", trace, calls: "connect" });
  for (const place of ["today", "connection", "people", "care", "check-in", "settings", "help-now"]) {
    await app.go(place);
  }
  const got = await app.driver.executeAsyncScript(attempts, port);
  for (const [what, result] of Object.entries(got)) assert.equal(result, "refused", what);
  assert.match(await app.driver.executeScript(() => location.href), /^tauri:\/\/localhost/);
  assert.equal((await app.driver.getAllWindowHandles()).length, 1);
  await app.invoke("today");
  assert.deepEqual(seen, [], "the server of this test was reached");

  const calls = (await readFile(trace, "utf8")).split("\n").filter((line) => line.includes("connect("));
  assert.ok(calls.length > 0, "strace saw nothing at all");
  // The driver that plays the person is not part of the program.
  const driver = (await readFile(`${trace}.driver`, "utf8")).trim().split(":").at(-1);
  assert.match(driver, /^\d+$/);
  const outside = calls.filter(
    (line) =>
      !line.includes("sa_family=AF_UNIX") && !line.includes(NOWHERE) && !line.includes(`htons(${driver})`),
  );
  assert.deepEqual(outside, []);
  t.diagnostic(`${calls.length} connects, none of them to a network`);
});

// Runs in the page. Each attempt says "refused" or what it got.
function attempts(port, done) {
  const http = `http://127.0.0.1:${port}`;
  const refused = "refused";
  const within = (promise) =>
    Promise.race([promise, new Promise((end) => setTimeout(() => end(refused), 1500))]).catch(() => refused);
  const event = (target, good) =>
    within(
      new Promise((end) => {
        target.addEventListener(good, () => end(`${good}: it went through`));
        target.addEventListener("error", () => end(refused));
      }),
    );
  const attempt = (run) => {
    try {
      return run();
    } catch {
      return refused;
    }
  };
  const add = (tag, attributes, good = "load") => {
    const element = Object.assign(document.createElement(tag), attributes);
    const result = event(element, good);
    document.body.append(element);
    return result.finally(() => element.remove());
  };
  const form = () => {
    const element = Object.assign(document.createElement("form"), { action: `${http}/form`, method: "post" });
    document.body.append(element);
    element.submit();
    return refused; // the server of the test would know better
  };
  const all = {
    fetch: () => within(fetch(`${http}/fetch`, { mode: "no-cors" }).then(() => "answered")),
    "fetch of a file": () => within(fetch("file:///etc/passwd").then(() => "answered")),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open("GET", `${http}/xhr`);
      const result = event(request, "load");
      request.send();
      return result;
    },
    websocket: () => event(new WebSocket(`ws://127.0.0.1:${port}/socket`), "open"),
    "event source": () => event(new EventSource(`${http}/events`), "open"),
    beacon: () => (navigator.sendBeacon(`${http}/beacon`, "x"), refused),
    image: () => add("img", { src: `${http}/image` }),
    "image of data": () => add("img", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }),
    script: () => add("script", { src: `${http}/script` }),
    "script of data": () => add("script", { src: "data:text/javascript,window.owned=1" }),
    "script in the page": () => {
      const element = Object.assign(document.createElement("script"), { textContent: "window.owned = 1" });
      document.body.append(element);
      element.remove();
      return window.owned ? "it ran" : refused;
    },
    style: () => add("link", { rel: "stylesheet", href: `${http}/style` }),
    prefetch: () => add("link", { rel: "prefetch", href: `${http}/prefetch` }),
    eval: () => attempt(() => (0, eval)("'it ran'")),
    function: () => attempt(() => new Function("return 'it ran'")()),
    worker: () => attempt(() => event(new Worker(`${http}/worker`), "message")),
    "worker of a blob": () =>
      attempt(() => {
        const source = URL.createObjectURL(new Blob(["postMessage('it ran')"]));
        return event(new Worker(source), "message");
      }),
    iframe: () => {
      const element = Object.assign(document.createElement("iframe"), { src: `${http}/frame` });
      document.body.append(element);
      return new Promise((end) =>
        setTimeout(() => {
          element.remove();
          end(refused); // a refused frame also says "load"; the server knows
        }, 500),
      );
    },
    video: () => add("video", { src: `${http}/video` }, "loadeddata"),
    window: () => (attempt(() => window.open(`${http}/window`)) ? "it opened" : refused),
    form,
    navigation: () => {
      location.href = `${http}/navigation`;
      return refused;
    },
    link: () => {
      Object.assign(document.createElement("a"), { href: `${http}/link` }).click();
      return refused;
    },
    download: () => {
      Object.assign(document.createElement("a"), { href: `${http}/download`, download: "x" }).click();
      return refused;
    },
  };
  const results = {};
  (async () => {
    for (const [name, run] of Object.entries(all)) {
      try {
        results[name] = (await run()) ?? refused;
      } catch {
        results[name] = refused;
      }
    }
    if (window.owned) results.owned = "a script of data ran";
    setTimeout(() => done(results), 500);
  })();
}
