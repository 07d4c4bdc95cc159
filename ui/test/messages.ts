import {
  FluentParser,
  Visitor,
  type Message,
  type MessageReference,
  type Term,
  type TextElement,
} from "@fluent/syntax";
import { catalogue } from "./sources.ts";

export interface Entry {
  id: string;
  file: string;
  /** Its words, without arguments. */
  text: string;
  /** Other messages it includes. */
  includes: string[];
  term: boolean;
}

class Words extends Visitor {
  text: string[] = [];
  includes: string[] = [];
  override visitTextElement(node: TextElement): void {
    this.text.push(node.value);
  }
  override visitMessageReference(node: MessageReference): void {
    this.includes.push(node.id.name);
  }
}

const parser = new FluentParser();
export const broken: string[] = [];
export const messages: Entry[] = catalogue.flatMap(({ path, text }) =>
  parser.parse(text).body.flatMap((entry) => {
    if (entry.type === "Junk") broken.push(`${path}: ${entry.annotations[0]?.message ?? "not understood"}`);
    if (entry.type !== "Message" && entry.type !== "Term") return [];
    const node = entry as Message | Term;
    const words = new Words();
    words.visit(node);
    return [
      {
        id: node.id.name,
        file: path,
        text: words.text.join(" "),
        includes: words.includes,
        term: node.type === "Term",
      },
    ];
  }),
);
