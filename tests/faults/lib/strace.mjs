// strace: ends a program at a chosen call, lets a call fail, or tells what was called.

import { execFile, spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { discard } from "../../e2e/lib/programs.mjs";

/** Every call by which these programs change what is on the disk. */
export const WRITES = ["pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "linkat", "unlink"];

/** More calls of one kind than any of these runs makes; reaching it means that no run ever gets through. */
const ENOUGH = 5000;

/** Whether strace may look into programs here; if not, the test is left out and says why. */
export async function canTrace(t) {
  try {
    await promisify(execFile)("strace", ["-qq", "-o", "/dev/null", "true"]);
    return true;
  } catch (why) {
    t.skip(`strace may not look into programs here: ${why.stderr?.trim() || why.message}`);
    return false;
  }
}

/**
 * Runs a program under strace.
 * @param {string[]} options of strace
 * @param {string[]} command
 * @returns {Promise<{code: number | null, signal: string | null, out: string, err: string}>}
 */
export function traced(options, command, input = "") {
  const strace = spawn("strace", ["-f", "-qq", "-o", "/dev/null", ...options, ...command]);
  let [out, err] = ["", ""];
  strace.stdout.on("data", (chunk) => (out += chunk));
  strace.stderr.on("data", (chunk) => (err += chunk));
  strace.stdin.on("error", () => undefined);
  strace.stdin.end(input);
  return new Promise((done, fail) => {
    strace.on("error", fail);
    strace.on("close", (code, signal) => done({ code, signal, out, err }));
  });
}

/** How often a run makes each of these calls. */
export async function counted(calls, command, input) {
  const { readFile, mkdtemp } = await import("node:fs/promises");
  const { tmpdir } = await import("node:os");
  const own = await mkdtemp(join(tmpdir(), "evenkeel-trace-"));
  const log = join(own, "log");
  const ran = await traced(["-o", log, "-e", `trace=${calls.join(",")}`], command, input);
  const text = await readFile(log, "utf8");
  await discard(own);
  if (ran.code !== 0) throw new Error(`${command.join(" ")}: ${ran.code} ${ran.err}`);
  const all = {};
  for (const call of calls) all[call] = text.split("\n").filter((line) => line.includes(` ${call}(`)).length;
  return all;
}

/**
 * Runs a command once for each write it makes, on a copy of `start`, ended at that write; two at a time.
 * @param {object} what
 * @param {string} what.start the folder as it is before
 * @param {(dir: string) => string[]} what.command the program and its arguments for a folder
 * @param {(dir: string, ran: {code: number | null, out: string}, at: string) => Promise<void>} what.check looks at what is left
 * @returns {Promise<number>} at how many writes it was ended
 */
export async function atEveryWrite({ start, command, check, calls = WRITES, input }) {
  let [points, copies] = [0, 0];
  for (const call of calls) {
    let [next, through] = [1, false];
    const lane = async () => {
      while (!through && next < ENOUGH) {
        const nth = next++;
        const dir = `${start}-at-${copies++}`;
        await cp(start, dir, { recursive: true });
        const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:signal=SIGKILL:when=${nth}`];
        const ran = await traced(inject, command(dir), input);
        if (ran.signal === "SIGKILL") points += 1;
        else if (ran.code === 0) through = true;
        else throw new Error(`ended by itself at ${call} ${nth}: ${ran.code} ${ran.err}`);
        await check(dir, ran, `${call} ${nth}`);
        await discard(dir);
      }
    };
    await Promise.all([lane(), lane()]);
    if (!through) throw new Error(`no run came to its end (${call})`);
  }
  return points;
}
