// Every step the core can name has its words in the list of changes, and after "Taken back".
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { has } from "./i18n/index.ts";

const src = join(import.meta.dirname, "../../../src-tauri/src");
const rust = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".rs"))
  .map((name) => readFileSync(join(src, name), "utf8"))
  .join("\n");

/** The names in `Op::new(…)` and `Op::about(…)`; of one that is chosen, both. `Op::quiet` is not in the list. */
const names = [...rust.matchAll(/\bOp::(?:new|about)\(([\s\S]*?)(?:\)|,)/g)].flatMap((call) =>
  [...(call[1] ?? "").matchAll(/"([a-z-]+)"/g)].map((it) => it[1] ?? ""),
);

test("every step has its words", () => {
  expect(names).toEqual(
    expect.arrayContaining(["reminders-edit", "reminders-pause", "reminders-go-on", "stays-edit"]),
  );
  expect(names.filter((name) => !has(`op-${name}`))).toEqual([]);
  expect(names.filter((name) => !has(`op-what-${name}`))).toEqual([]);
});
