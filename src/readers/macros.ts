import type { SourceCall } from "../call.js";
import { stretch } from "./line.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { areSaid } from "./said-texts.js";
import { speakerOf } from "./speaker.js";
import { labelAt } from "./spoken-part.js";

/**
 * Plain lists of macros: one a line, its short name, a tab (or a colon, an arrow, an equals sign, a bar), and what to say; or its name in
 * a line of its own (`[refund]`, `== refund ==`), and what to say below it. Asked for as a script, any text is read, a line said at a time.
 */
export const macrosReader: Reader = {
  name: "macros",
  title: "plain list of macros",
  note: { from: "plain lists of macros, with --kind script", example: String.raw`[Late]\nSorry to hear that.` },
  kind: "script",
  extensions: [".txt", ".tsv"],
  recognises: ({ head }) => shapeOf(head) !== undefined,
  *read(input) {
    yield readMacros(input);
  },
};

/** Where the name of a macro stands in a line: the first group; what is said, if anything, is behind the match. */
type Shape = RegExp;

/** A name, a tab, and a text. */
const TABBED: Shape = /^([^\t]{1,40})\t+(?=[^\t]*\S[^\t]*$)/;
/** Names that nobody has who speaks: `refund-ok: …`, `/hello …`, `late2 => …`. */
const INLINE: Shape = /^\s*([/;!]?[a-z\d][\w./-]{0,39})\s*(?:(?::|=>?|[-–—]>|→|\|)\s+|(?<=^\s*[/;!]\S*)\s+)(?=\S)/u;
/** `[refund]`, `== refund ==`, `--- refund ---`. */
const HEADED: Shape = /^\s*(?:\[([^\][\d:.,]{1,2}[^\][:]{0,38})\]|={2,}\s*([^=]{1,40}?)\s*=+|-{2,}\s*([^-].{0,38}?)\s*-{2,})\s*$/;
/** `late checkout - …`, `- Late checkout: …`, `Noisy room | …`: names as people write them, who might be speakers but for what is said. */
const NAMED: Shape = /^\s*(?:[-*•]\s+)?([\p{L}\d/;!](?:[^:\t=|–—-]|-(?! )){0,39}?)(?:\s*:|\s*=>?|\s[-–—]>?|\s*(?:→|\|))\s+(?=\S)/u;
const COMMENT = /^\s*(?:#|\/\/)\s?(.*)$/;

/** How names of macros stand in a text, if it is a list of some: names of their own, no times, no speakers that come again. */
function shapeOf(head: string): Shape | undefined {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "" && !COMMENT.test(line));
  return [TABBED, INLINE, HEADED, NAMED].find((shape) => {
    const names = lines.flatMap((line) => nameIn(shape, line)?.toLowerCase() ?? []);
    const least = shape === TABBED ? 3 : 4;
    // A title and a word of how to read the list may stand above it; below a name of its own stands a text or two.
    const isDense =
      shape === HEADED ? names.length * 4 >= lines.length && names.length * 2 <= lines.length : names.length * 5 >= lines.length * 3;
    return (
      names.length >= least &&
      isDense &&
      new Set(names).size >= names.length * 0.9 &&
      !isTranscript(names) &&
      (shape !== NAMED || areSaid(textsOf(lines)))
    );
  });
}

/** What is said behind names as people write them. */
function textsOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const match = NAMED.exec(line);
    return match === null ? [] : [line.slice(match[0].length)];
  });
}

function nameIn(shape: Shape, line: string): string | undefined {
  const match = shape.exec(line);
  return match
    ?.slice(1)
    .find((group) => group !== undefined)
    ?.trim();
}

/** Times, columns, stage directions, or speakers; one macro of many may be called "engineer". */
function isTranscript(names: readonly string[]): boolean {
  const speakers = names.filter((name) => /^(?:agent|customer)$/.test(speakerOf(name).role ?? ""));
  return speakers.length * 8 > names.length || names.some((name) => /^\[?\d[\d:.,]*\]?$/.test(name) || MARKS.test(name));
}

const MARKS =
  /^(?:text|speaker|role|start|end time|time|date|duration|call[ _-]?id|music|silence|pause|inaudible|crosstalk|laughter|note)$/;

function readMacros(input: Input): SourceCall {
  const text = input.text();
  const script = new ScriptBuilder(input.file, text);
  const shape = shapeOf(input.head);
  let from = 0;
  for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/)) {
    readLine(script, line.replace(/[\r\n]+$/, ""), from, shape);
    from += line.length;
  }
  return script.build("macros", shape === undefined ? "steps" : "macros");
}

function readLine(script: ScriptBuilder, text: string, from: number, shape: Shape | undefined): void {
  if (text.trim() === "") return;
  const line = { text, pieces: [{ at: 0, from }] };
  const comment = COMMENT.exec(text);
  if (comment !== null) return script.comment(comment[1]!, from);
  const name = shape && nameIn(shape, text);
  if (name !== undefined) {
    const start = text.indexOf(name);
    script.begin({ id: name, title: name, readsOn: false }, stretch(line, start, start + name.length));
    if (shape !== HEADED) script.say(stretch(line, shape!.exec(text)![0].length, text.length));
  } else if (shape !== undefined && (shape !== HEADED || script.steps.length === 0)) script.note(stretch(line, 0, text.length));
  else {
    const label = labelAt(text);
    if (label?.by !== "customer") script.say(stretch(line, label?.from ?? 0, text.length));
  }
}
