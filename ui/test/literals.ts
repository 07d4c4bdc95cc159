// Finds words that a template shows without asking the catalogue.
import { parse } from "svelte/compiler";
import type { Source } from "./sources.ts";

/** Attributes and component properties whose text a person sees or hears. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|hint|sentence|summary|text|what|safe|todo|aside|error|action|keep)$/;

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
const hasWords = (text: unknown): text is string => typeof text === "string" && /\p{L}/u.test(text);

/** String literals an expression can come out as: not the arguments of a call, not what a test compares with. */
function outcomes(node: Node): string[] {
  switch (node.type) {
    case "Literal":
      return hasWords(node["value"]) ? [node["value"]] : [];
    case "TemplateLiteral":
      return (node["quasis"] as { value: { cooked: string } }[])
        .map((it) => it.value.cooked)
        .filter(hasWords);
    case "ConditionalExpression":
      return [...outcomes(node["consequent"] as Node), ...outcomes(node["alternate"] as Node)];
    case "LogicalExpression":
    case "BinaryExpression":
      return node["operator"] === "===" || node["operator"] === "!=="
        ? []
        : [...outcomes(node["left"] as Node), ...outcomes(node["right"] as Node)];
    default:
      return [];
  }
}

/** Each finding as "file: the words". */
export function literals({ path, text }: Source): string[] {
  const found: string[] = [];
  const report = (words: string) => found.push(`${path}: ${words.trim()}`);

  function walk(node: Node): void {
    if (node.type === "Text") {
      if (hasWords(node["data"])) report(node["data"]);
      return;
    }
    if (node.type === "ExpressionTag") {
      outcomes(node["expression"] as Node).forEach(report);
      return;
    }
    if (node.type === "Attribute") {
      if (node["name"] === "style") report(`style attribute, which the content policy forbids`);
      if (!SPOKEN.test(String(node["name"]))) return;
      const value = node["value"];
      for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) walk(part);
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      // an expression's own strings are not shown, unless it is the content of a tag (above)
      if (key === "expression" || key === "test" || key === "context") continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child);
    }
  }

  walk(parse(text, { modern: true, filename: path }).fragment as unknown as Node);
  return found;
}
