import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const ui = join(import.meta.dirname, "..");

export interface Source {
  path: string;
  text: string;
}

function files(folder: string, ends: string[]): Source[] {
  return readdirSync(join(ui, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.some((end) => name.endsWith(end)))
    .map((name) => ({
      path: relative(ui, join(ui, folder, name)),
      text: readFileSync(join(ui, folder, name), "utf8"),
    }));
}

/** The window's own code, without its tests and without what is generated. */
export const code = files("src", [".svelte", ".ts"]).filter(
  (it) => !it.path.endsWith(".test.ts") && !it.path.endsWith("bindings.ts"),
);
export const templates = code.filter((it) => it.path.endsWith(".svelte"));
export const catalogue = files("locales/en", [".ftl"]);
