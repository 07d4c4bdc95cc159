// The real window, driven through WebKitWebDriver. Needs a screen and a session bus, for example
//   xvfb-run -a dbus-run-session -- node --test --test-concurrency=1 tests/e2e/*.test.mjs
// `cargo xtask test` brings both.

import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder, By, Key } from "selenium-webdriver";
import { discard, evenkeel, fillWithExample, folder, now as stillNow } from "./programs.mjs";

export { By, Key };

const PATIENCE = 15_000;

/**
 * Opens the window for one test and closes it when the test ends.
 * @param {import("node:test").TestContext} t
 */
export async function openFor(t, options = {}) {
  const app = await open(options);
  t.after(() => app.quit());
  return app;
}

/**
 * Opens the window.
 * - `dataDir`: a folder to open; without it a new one, removed again by `quit`
 * - `example`: fills the new folder first: "year", "ten-years" or "100k"
 * - `now`: where the clock stands (RFC 3339); `null` for the real clock
 * - `args`, `env`: further arguments and environment
 * - `program`: another copy of the program
 * - `through`: the words of a command that starts the program in its own way, such as `["setpriv", "--reuid=65534"]`
 * - `trace`: a file that strace writes the program's calls into, and `calls`, which of them ("connect")
 * - `width`, `height`: size of the page
 * - `firstRun`: leaves the three steps of the first start open; without it they are put off
 * - `binary`, `browserName`: another program to drive, and the name it gives itself
 */
export async function open(options = {}) {
  const own = await folder();
  const dataDir = options.dataDir ?? join(own, "data");
  const app = new App(own, dataDir, options);
  try {
    if (options.example) await fillWithExample(dataDir, options.example);
    await app.start();
    return app;
  } catch (why) {
    // a window that came up without its page would keep the tests from ending
    await app.quit().catch(() => undefined);
    throw why;
  }
}

export class App {
  #own;
  #options;
  #server;
  #log = [];

  constructor(own, dataDir, options) {
    this.#own = own;
    this.#options = options;
    /** The folder the window has open. */
    this.dataDir = dataDir;
    /** The WebDriver session, for what the methods below do not cover. */
    this.driver = undefined;
  }

  /** Starts the program; called by `open`, and by tests that closed it with `stop` and want to see what is left. */
  async start() {
    const { binary = evenkeel, browserName = "wry", args = [], now = stillNow } = this.#options;
    const { width = 1280, height = 800 } = this.#options;
    const port = await freePort();
    this.#server = spawn("WebKitWebDriver", [`--port=${port}`], { env: this.#environment() });
    const keep = (chunk) => this.#log.push(String(chunk));
    this.#server.stdout.on("data", keep);
    this.#server.stderr.on("data", keep);
    this.#server.on("error", keep);
    await answers(port, () => this.#server.exitCode !== null);
    const own = options(binary === evenkeel, this.dataDir, now);
    const program = await this.#program(binary);
    try {
      this.driver = await new Builder()
        .disableEnvironmentOverrides()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities({
          browserName,
          "webkitgtk:browserOptions": { binary: program, args: [...own, ...args] },
        })
        .build();
    } catch (why) {
      this.#server.kill("SIGKILL");
      throw new Error(`the window did not open: ${why.message}\n${this.log()}`, { cause: why });
    }
    await this.driver.manage().setTimeouts({ implicit: 0, script: PATIENCE });
    await this.resize(width, height);
    if (binary !== evenkeel) return;
    await this.settled();
    if (!this.#options.firstRun) await this.#pastFirstRun();
  }

  /** Puts off the three steps of the first start, where they are shown. */
  async #pastFirstRun() {
    if ((await this.all(".first-run")).length === 0) return;
    await this.press("All of this later");
    await this.until(
      async () => (await this.all(".first-run")).length === 0,
      "the first start to be put off",
    );
    await this.settled();
  }

  /** Everything the program (and the driver) wrote to its terminal so far. */
  log() {
    return this.#log.join("");
  }

  // --- looking -------------------------------------------------------------------------------------------------

  /** Waits until `look` gives something true, and hands it back. */
  async until(look, what = "the expected state", patience = PATIENCE) {
    const end = Date.now() + patience;
    let last;
    for (;;) {
      try {
        const seen = await look();
        if (seen) return seen;
      } catch (why) {
        last = why;
      }
      if (Date.now() > end) {
        throw new Error(`waited ${patience} ms for ${what}${last ? `: ${last.message}` : ""}\n${this.log()}`);
      }
      await sleep(50);
    }
  }

  /** The first element that fits a CSS selector, once it is there. */
  find(css) {
    return this.until(async () => (await this.driver.findElements(By.css(css)))[0], css);
  }

  /** All elements that fit a CSS selector now. */
  all(css) {
    return this.driver.findElements(By.css(css));
  }

  /**
   * The first visible button, link, tab or menu item whose accessible name is `name` (a string: the whole name; a
   * regular expression: a part), once it is there.
   */
  control(name, within = "body") {
    const [source, flags] = name instanceof RegExp ? [name.source, name.flags] : [null, ""];
    const look = () =>
      this.driver.executeScript(findControl, within, source === null ? name : null, source, flags);
    return this.until(look, `a control named ${name}`);
  }

  /** The field whose label is `label`, once it is there. */
  field(label) {
    return this.until(() => this.driver.executeScript(findField, label), `a field labelled ${label}`);
  }

  /** The text of the page, or of the first element that fits. */
  async text(css = "body") {
    return (await this.find(css)).getText();
  }

  /** Waits until the page shows a text (a string: anywhere in it; a regular expression). */
  shows(text, css = "body") {
    const fits = (seen) => (text instanceof RegExp ? text.test(seen) : seen.includes(text));
    return this.until(async () => fits(await this.text(css)), `the text ${text}`);
  }

  /** Waits until a page with a heading is drawn, its letters are loaded and nothing says it is busy. */
  settled() {
    const look = () =>
      this.driver.executeScript(() => {
        const heading = document.querySelector("main h1, main h2, dialog[open] h1, dialog[open] h2");
        const busy = document.querySelector('[aria-busy="true"]');
        return Boolean(heading) && !busy && document.fonts.status === "loaded";
      });
    return this.until(look, "a drawn page");
  }

  /** Calls a command of the shell as the page does, and hands back what it answers. */
  async invoke(command, args = {}) {
    const [answer, problem] = await this.driver.executeAsyncScript(
      (name, given, done) =>
        window.__TAURI_INTERNALS__.invoke(name, given).then(
          (it) => done([it, null]),
          (why) => done([null, why]),
        ),
      command,
      args,
    );
    if (problem !== null) throw new Error(`${command}: ${JSON.stringify(problem)}`);
    return answer;
  }

  /** Locks, and waits for the page that comes instead. */
  async lock() {
    // The page goes while it asks, so no answer is waited for.
    await this.driver.executeScript(() => void window.__TAURI_INTERNALS__.invoke("lock_now"));
    await this.until(async () => {
      await this.invoke("lock_page");
      return this.invoke("people").then(
        () => false,
        (why) => why.message.includes("locked"),
      );
    }, "the lock page");
  }

  // --- doing ---------------------------------------------------------------------------------------------------

  /** Clicks a control by its name; see `control`. */
  async press(name, within) {
    await (await this.control(name, within)).click();
  }

  /** Types into the field with this label, in place of what was there. */
  async fill(label, value) {
    const field = await this.field(label);
    // The driver scrolls the page only, not what scrolls inside a sheet.
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", field);
    await field.clear();
    await field.sendKeys(value);
  }

  /** Types a date or a time part by part, as the web view shows it in the tests' locale: month, day, year; hour, minute. */
  async type(label, ...parts) {
    await (await this.field(label)).sendKeys(parts.join(Key.ARROW_RIGHT));
  }

  /** Presses keys wherever the focus is: `keys(Key.ESCAPE)`, `keys(Key.chord(Key.CONTROL, "n"))`. */
  async keys(...keys) {
    await (await this.driver.switchTo().activeElement()).sendKeys(...keys);
  }

  /** Goes to a place by its address: `go("people")`, `go("people/0190…")`. */
  async go(place) {
    // The page follows the address a moment later; without waiting for that, the place before would be looked at.
    await this.driver.executeAsyncScript((to, done) => {
      if (location.hash === `#/${to}`) return done();
      const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done()));
      addEventListener("hashchange", drawn, { once: true });
      location.hash = `#/${to}`;
    }, place);
    await this.settled();
  }

  /** Sets the size of the page in CSS pixels. */
  async resize(width, height) {
    await this.driver.manage().window().setRect({ width, height });
    const size = () => this.driver.executeScript(() => [innerWidth, innerHeight]);
    // True once the page has that size and was drawn with it.
    const drawn = (w, h, done) => {
      if (innerWidth !== w || innerHeight !== h) return done(false);
      requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    };
    const fits = () => this.driver.executeAsyncScript(drawn, width, height);
    // The page follows the window a moment later.
    for (let tries = 0; tries < 10; tries += 1) {
      if (await fits()) return;
      await sleep(50);
    }
    // A window may have a frame of its own; the page is what counts.
    const [w, h] = await size();
    await this.driver
      .manage()
      .window()
      .setRect({ width: 2 * width - w, height: 2 * height - h });
    await this.until(fits, `a page of ${width} x ${height}`);
  }

  /** "light", "dark", "contrast" or "contrast-dark", as the settings would set it. */
  async theme(name) {
    // Through the real setting: the window puts its own look back whenever the person comes back to it.
    await this.driver.executeAsyncScript((theme, done) => {
      const look = { theme, text_scale: 1, less_motion: true };
      window.__TAURI_INTERNALS__.invoke("look_save", { look }).then(done, done);
    }, name);
    await this.until(
      () => this.driver.executeScript((to) => document.documentElement.dataset.theme === to, name),
      `the ${name} theme`,
    );
  }

  /** Saves a picture of the page and hands back its path. */
  async picture(path) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await this.driver.takeScreenshot(), "base64");
    return path;
  }

  // --- the process ---------------------------------------------------------------------------------------------

  /** The process id of the window. */
  pid() {
    return this.until(async () => {
      for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
        const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        if (parent === this.#server.pid) return Number(pid);
      }
      return undefined;
    }, "the window's process");
  }

  /** Ends the window at once, as a power cut would, and keeps the folder. `start` opens it again. */
  async kill() {
    process.kill(await this.pid(), "SIGKILL");
    await this.stop();
  }

  /** Ends the session and keeps the folder. `start` opens it again. */
  async stop() {
    const begun = await childrenOf(this.#server?.pid);
    await this.driver?.quit().catch(() => undefined);
    this.driver = undefined;
    // A window that outlives its session would keep the test from ending; it gets a moment, then it is ended.
    for (let n = 0; n < 30 && begun.some(alive); n += 1) await new Promise((next) => setTimeout(next, 100));
    for (const pid of begun.filter(alive)) process.kill(pid, "SIGKILL");
    const server = this.#server;
    if (!server) return;
    server.kill("SIGTERM");
    await this.until(() => server.exitCode !== null || server.signalCode !== null, "the driver's end");
  }

  /** Ends the session and removes what `open` made. */
  async quit() {
    await this.stop();
    await discard(this.#own);
  }

  /** `binary`, or a script in front of it. Whatever stands in front stands aside, so the process ids stay the same. */
  async #program(binary) {
    const { trace, calls, through, program = binary } = this.#options;
    if (!trace && !through?.length) return program;
    const words = through?.length
      ? through
      : ["strace", "-D", "-f", "-qq", "-e", `trace=${calls}`, "-o", trace];
    // Under strace the driver's own address goes to a file beside the trace: the program under test talks to it.
    const before = trace ? `echo "$WEBKIT_INSPECTOR_SERVER" > '${trace}.driver'\n` : "";
    const script = join(this.#own, "program");
    const quoted = [...words, program].map((word) => `'${word}'`).join(" ");
    await writeFile(script, `#!/bin/sh\n${before}exec ${quoted} "$@"\n`, { mode: 0o700 });
    return script;
  }

  #environment() {
    return {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: "true",
      // Nothing of whoever runs the tests is read or written.
      HOME: this.#own,
      XDG_DATA_HOME: join(this.#own, "share"),
      XDG_CONFIG_HOME: join(this.#own, "config"),
      XDG_CACHE_HOME: join(this.#own, "cache"),
      XDG_STATE_HOME: join(this.#own, "state"),
      LANG: "C.UTF-8",
      TZ: "Europe/London",
      ...this.#options.env,
    };
  }
}

function options(isOurs, dataDir, now) {
  if (!isOurs) return [];
  return ["--data-dir", dataDir, ...(now === null ? [] : ["--now", now])];
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answers(port, ended) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (ended()) break;
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then(
      (it) => it.ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  throw new Error("WebKitWebDriver does not answer; is it installed (webkit2gtk-driver)?");
}

// These two run in the page.

function findControl(within, whole, part, flags) {
  const named = (element) => {
    const by = element.getAttribute("aria-labelledby");
    const label = by
      ? by
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent)
          .join(" ")
      : element.getAttribute("aria-label");
    return (label ?? element.innerText ?? element.textContent).replace(/\s+/g, " ").trim();
  };
  const kinds =
    "button, a[href], summary, [role=button], [role=tab], [role=menuitem], [role=radio], [role=switch], label";
  const fits = (name) => (part === null ? name === whole : new RegExp(part, flags).test(name));
  // What lies under an open sheet cannot be pressed.
  const sheets = [...document.querySelectorAll("dialog:modal")];
  const scope = sheets.at(-1) ?? document.querySelector(within);
  return [...(scope?.querySelectorAll(kinds) ?? [])].find(
    (element) => element.getClientRects().length > 0 && fits(named(element)),
  );
}

function findField(label) {
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const seen = (element) => element && element.getClientRects().length > 0;
  const fields = [...document.querySelectorAll("input, textarea, select, [contenteditable=true]")].filter(
    seen,
  );
  return fields.find(
    (field) =>
      field.getAttribute("aria-label") === label ||
      [...(field.labels ?? [])].some((it) => text(it) === label) ||
      [...(field.labels ?? [])].some((it) => text(it).startsWith(label)),
  );
}

/** The programs the driver started. */
async function childrenOf(pid) {
  if (pid === undefined) return [];
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return list.split(" ").filter(Boolean).map(Number);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
