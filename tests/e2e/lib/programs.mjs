// The programs under test, and folders for them that are thrown away.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../../..");
const target = process.env.CARGO_TARGET_DIR ?? "target";

/** The window, and keel; `cargo xtask` names them, by hand they are the ones in target/debug. */
export const evenkeel = process.env.EVENKEEL_BIN ?? resolve(root, target, "debug/evenkeel");
export const keelProgram = process.env.KEEL_BIN ?? resolve(root, target, "debug/keel");

/** The day on which example data ends, and the moment at which the window's clock stands in tests. */
export const asOf = process.env.EVENKEEL_AS_OF ?? "2026-11-23";
export const now = `${asOf}T10:00:00Z`;

/** A new empty folder. Remove it with `discard`. */
export function folder() {
  return mkdtemp(join(tmpdir(), "evenkeel-test-"));
}

export function discard(path) {
  // The web view may still be closing its files for a moment.
  return rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Runs keel and hands back what it printed. A failing run throws an error that holds `code` and `stderr`. */
export async function keel(...args) {
  const { stdout } = await promisify(execFile)(keelProgram, args, { maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}

/** Fills a data folder with fictional notes: `size` is "year", "ten-years" or "100k". */
export async function fillWithExample(dataDir, size = "year", seed = 1) {
  const archive = `${dataDir}.json`;
  await keel("example", "--size", size, "--seed", String(seed), "--as-of", asOf, "--out", archive);
  await keel("--data-dir", dataDir, "import", archive);
  await rm(archive);
}
