// What a union in bindings.ts can be, for tests that every value has its words.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const file = readFileSync(join(import.meta.dirname, "../src/lib/api/bindings.ts"), "utf8");
const bindings = file.replace(/\/\*[\s\S]*?\*\//g, "");

export function wordsOf(type: string): string[] {
  const body = new RegExp(`export type ${type} = ([^;]*);`).exec(bindings)?.[1] ?? "";
  const words = [...body.matchAll(/"([^"]+)"/g)].map((it) => it[1] ?? "");
  if (words.length === 0) throw new Error(`no words of ${type}`);
  return words;
}
