import type { SourceCall } from "../call.js";
import { stretch } from "./line.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { speakerOf } from "./speaker.js";
import { labelAt } from "./spoken-part.js";

/** Plain lists of macros: one a line, its short name, a tab, and what to say. Asked for as a script, any text is read, a line said at a time. */
export const macrosReader: Reader = {
  name: "macros",
  title: "plain list of macros",
  note: { from: "plain lists of macros, with --kind script", example: String.raw`[Late]\nSorry to hear that.` },
  kind: "script",
  extensions: [".txt", ".tsv"],
  recognises: ({ head }) => isMacroList(head),
  *read(input) {
    yield readMacros(input);
  },
};

const MACRO = /^([^\t]{1,40})\t+([^\t]*\S[^\t]*)$/;
const COMMENT = /^\s*(?:#|\/\/)\s?(.*)$/;

/** Most lines are a name of their own and a text: no times, no speakers that come again. */
function isMacroList(head: string): boolean {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "" && !COMMENT.test(line));
  const names = lines.flatMap((line) => MACRO.exec(line)?.[1]?.trim().toLowerCase() ?? []);
  if (names.length < 3 || names.length * 5 < lines.length * 3 || new Set(names).size < names.length * 0.9) return false;
  return !names.some(
    (name) =>
      /^(?:agent|customer)$/.test(speakerOf(name).role ?? "") ||
      /^\[?\d[\d:.,]*\]?$/.test(name) ||
      /^(?:text|speaker|role|start|end|time)$/.test(name),
  );
}

function readMacros(input: Input): SourceCall {
  const text = input.text();
  const script = new ScriptBuilder(input.file, text);
  const isList = isMacroList(input.head);
  let from = 0;
  for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/)) {
    readLine(script, line.replace(/[\r\n]+$/, ""), from, isList);
    from += line.length;
  }
  return script.build("macros", isList ? "macros" : "steps");
}

function readLine(script: ScriptBuilder, text: string, from: number, isList: boolean): void {
  if (text.trim() === "") return;
  const line = { text, pieces: [{ at: 0, from }] };
  const comment = COMMENT.exec(text);
  if (comment !== null) return script.comment(comment[1]!, from);
  const name = isList ? MACRO.exec(text)?.[1] : undefined;
  if (name !== undefined) {
    script.begin({ id: name.trim(), title: name.trim(), readsOn: false }, stretch(line, 0, name.length));
    script.say(stretch(line, name.length, text.length));
  } else if (isList) script.note(stretch(line, 0, text.length));
  else {
    const label = labelAt(text);
    if (label?.by !== "customer") script.say(stretch(line, label?.from ?? 0, text.length));
  }
}
