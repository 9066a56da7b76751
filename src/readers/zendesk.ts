import type { ParsedNode, YAMLMap, YAMLSeq } from "yaml";
import type { Piece } from "../call.js";
import { yaml } from "../yaml-document.js";
import { cut, stretch, type Line } from "./line.js";
import type { Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { lineOf, yamlDocument } from "./yaml-lines.js";

/**
 * Exports of Zendesk macros: `{ "macros": [{ "title", "actions": [{ "field": "comment_value" | "comment_value_html", "value" }] }] }`,
 * as the macros API of Zendesk documents them; `value` is a text, or a list of channel and text.
 */
export const zendeskReader: Reader = {
  name: "zendesk",
  title: "Zendesk macros (JSON)",
  note: { from: "Zendesk macros", example: `{"macros":[{"title":"Late","actions":[{"field":"comment_value","value":"Sorry."}]}]}` },
  kind: "script",
  extensions: [".json"],
  recognises: ({ head }) => /^\s*[[{]/.test(head) && /"actions"\s*:/.test(head) && /"comment_value(?:_html)?"/.test(head),
  *read(input) {
    const text = input.text();
    const document = yamlDocument(text);
    const script = new ScriptBuilder(input.file, text);
    for (const macro of macrosIn(document.contents as ParsedNode | null)) readMacro(macro, script, text);
    yield script.build("zendesk", "macros");
  },
};

function macrosIn(root: ParsedNode | null): YAMLMap[] {
  const { isMap, isSeq } = yaml();
  if (isSeq(root)) return (root as YAMLSeq<ParsedNode>).items.filter((item) => isMap(item));
  if (!isMap(root)) return [];
  const list = root.get("macros", true) ?? root.get("macro", true);
  if (isSeq(list)) return list.items.filter((item) => isMap(item));
  return [isMap(list) ? list : root];
}

function readMacro(macro: YAMLMap, script: ScriptBuilder, text: string): void {
  const { isMap, isSeq, isScalar } = yaml();
  const title = macro.get("title", true) ?? macro.get("id", true);
  const name = isScalar(title) ? String(title.value) : `macro ${script.steps.length + 1}`;
  script.begin(
    { id: name, title: name, readsOn: false },
    isScalar(title) ? lineOf(title, text) : { text: name, pieces: [{ at: 0, from: macro.range?.[0] ?? 0 }] },
  );
  const actions = macro.get("actions", true);
  for (const action of isSeq(actions) ? actions.items : []) {
    const field = isMap(action) ? action.get("field") : undefined;
    if (!isMap(action) || (field !== "comment_value" && field !== "comment_value_html")) continue;
    const given = action.get("value", true);
    const value = isSeq(given) ? given.items.at(-1) : given;
    if (!isScalar(value) || typeof value.value !== "string") continue;
    for (const line of paragraphs(lineOf(value, text), field === "comment_value_html")) script.say(line);
  }
}

/** Blank lines and HTML's block tags part what is said; other tags are left out. */
export function* paragraphs(line: Line, isHtml: boolean): Generator<Line, void, void> {
  const breaks = isHtml ? /\n\s*\n|<\/?(?:p|div|br|li|ul|ol|h\d)\b[^<>]*>/gi : /\n\s*\n/g;
  let from = 0;
  for (const match of [...line.text.matchAll(breaks), { index: line.text.length, 0: "" }]) {
    const part = stretch(line, from, match.index);
    const plain = isHtml ? withoutTags(part) : part;
    if (plain.text.trim() !== "") yield plain;
    from = match.index + match[0].length;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " " };

function withoutTags(line: Line): Line {
  let text = "";
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of [...line.text.matchAll(/<[^<>]*>|&(?:amp|lt|gt|quot|#39|nbsp);/g), { index: line.text.length, 0: "" }]) {
    const part = cut(line, from, match.index);
    pieces.push(...part.pieces.map((piece) => ({ at: piece.at + text.length, from: piece.from })));
    text += part.text;
    const character = ENTITIES[match[0]];
    if (character !== undefined) {
      pieces.push({ at: text.length, from: cut(line, match.index, match.index + 1).pieces[0]!.from });
      text += character;
    }
    from = match.index + match[0].length;
  }
  return { text, pieces };
}
