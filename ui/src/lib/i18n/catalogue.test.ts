// The catalogue and the window agree: nothing is said outside it, nothing in it is unused, and its words are ours.
import { expect, test } from "vitest";
import { literals } from "../../../test/literals.ts";
import { broken, messages } from "../../../test/messages.ts";
import { code, templates } from "../../../test/sources.ts";
import { forbidden } from "../../../test/words.ts";

const known = new Set(messages.filter((it) => !it.term).map((it) => it.id));
const all = code.map((it) => it.text).join("\n");

/** Used by the core, the command line, notifications or the shell's own dialogs, which include the same files. */
const ELSEWHERE = /^(error|explain|op|cli|dialog|window)-/;
const inWindow = messages.filter((it) => !it.term && !it.file.endsWith("/cli.ftl") && !ELSEWHERE.test(it.id));

test("every catalogue file is understood", () => {
  expect(broken).toEqual([]);
});

test("no message is there twice", () => {
  const ids = messages.map((it) => (it.term ? "-" : "") + it.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test("every message the window asks for exists", () => {
  const asked = [...all.matchAll(/\bt\(\s*"([^"]+)"/g), ...all.matchAll(/<T\b[^>]*?\bid="([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
});

// `t(`care-kind-${kind}`)`: at least one message must begin so, and all that do count as used.
const prefixes = [...all.matchAll(/`([a-z0-9-]+-)\$\{/g)].map((match) => match[1] ?? "");

test("every put-together id has messages", () => {
  const asked = [...all.matchAll(/(?:\bt\(\s*|\bid=\{)`([a-z0-9-]+-)\$\{/g)].map((match) => match[1] ?? "");
  expect(asked.filter((prefix) => ![...known].some((id) => id.startsWith(prefix)))).toEqual([]);
});

test("every message is used", () => {
  const literal = new Set([...all.matchAll(/["'`]([a-z0-9-]+)["'`]/g)].map((match) => match[1] ?? ""));
  const included = new Set(messages.flatMap((it) => it.includes));
  const unused = inWindow
    .map((it) => it.id)
    .filter(
      (id) => !literal.has(id) && !included.has(id) && !prefixes.some((prefix) => id.startsWith(prefix)),
    );
  expect(unused).toEqual([]);
});

test("no template shows words of its own", () => {
  expect(templates.flatMap(literals)).toEqual([]);
});

test("no message uses a word that does not belong here", () => {
  expect(messages.flatMap(forbidden)).toEqual([]);
});

test("the checks find what they look for", () => {
  expect(literals({ path: "x", text: `<p title="Hello">{on ? "Yes" : t("no")}</p>` })).toEqual([
    "x: Hello",
    "x: Yes",
  ]);
  expect(literals({ path: "x", text: `{#if kind === "main"}<p class="a" id="b">{t("c")}</p>{/if}` })).toEqual(
    [],
  );
  const said = (id: string, text: string) => forbidden({ id, text, file: "", includes: [], term: false });
  expect(said("a", "You are overdue.")).toHaveLength(1);
  expect(said("a", "A plate, a slate")).toEqual([]);
});
