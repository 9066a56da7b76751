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
/** A title in a line of its own below a blank one, and what to say below it. */
const TITLED: Shape = /^(?![-*•>"“])(\p{Lu}[^.!?:;|\t\r\n]{2,39}?):?\s*$/u;
const COMMENT = /^\s*(?:#|\/\/)\s?(.*)$/;

const SHAPES: readonly Shape[] = [TABBED, INLINE, HEADED, NAMED, TITLED];
/** Names that people and headings have, too: only what is said below them tells that they are macros'. */
const PLAIN: readonly Shape[] = [NAMED, TITLED];
/** What is said stands below the name. */
const ABOVE: readonly (Shape | undefined)[] = [HEADED, TITLED];

/** How names of macros stand in a text, if it is a list of some: names of their own, no times, no speakers that come again. */
function shapeOf(head: string): Shape | undefined {
  const all = head.split(/\r\n|\n|\r/).filter((line) => !COMMENT.test(line));
  const { length } = all.filter((line) => line.trim() !== "");
  return SHAPES.find((shape) => {
    const names = all.flatMap((_, index) => nameAt(shape, all, index)?.toLowerCase() ?? []);
    const least = shape === TABBED ? 3 : 4;
    // A title and a word of how to read the list may stand above it; below a name of its own stands a text or two.
    const isDense = ABOVE.includes(shape) ? names.length * 4 >= length && names.length * 2 <= length : names.length * 5 >= length * 3;
    if (names.length < least || !isDense || new Set(names).size < names.length * 0.9 || isTranscript(names)) return false;
    if (!PLAIN.includes(shape)) return true;
    const texts = textsOf(shape, all);
    return areSaid(texts) && texts.filter((text) => labelAt(text) !== undefined).length * 4 < texts.length;
  });
}

/** What is said behind or below names as people write them. */
function textsOf(shape: Shape, lines: readonly string[]): string[] {
  const names = lines.map((_, index) => nameAt(shape, lines, index));
  const first = names.findIndex((name) => name !== undefined);
  if (shape === TITLED) return lines.filter((line, index) => index > first && names[index] === undefined && line.trim() !== "");
  return lines.flatMap((line, index) => (names[index] === undefined ? [] : [line.slice(shape.exec(line)![0].length)]));
}

/** The name that a line holds; one in a line of its own without marks stands between a blank line and what is said. */
function nameAt(shape: Shape, lines: readonly string[], index: number): string | undefined {
  const isBlank = (at: number) => (lines[at] ?? "").trim() === "";
  return shape === TITLED && (!isBlank(index - 1) || isBlank(index + 1)) ? undefined : nameIn(shape, lines[index]!);
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
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  let from = 0;
  for (const [index, line] of lines.entries()) {
    readLine(script, line.replace(/[\r\n]+$/, ""), from, shape, shape && nameAt(shape, lines, index));
    from += line.length;
  }
  return script.build("macros", shape === undefined ? "steps" : "macros");
}

function readLine(script: ScriptBuilder, text: string, from: number, shape: Shape | undefined, name: string | undefined): void {
  if (text.trim() === "") return;
  const line = { text, pieces: [{ at: 0, from }] };
  const comment = COMMENT.exec(text);
  if (comment !== null) return script.comment(comment[1]!, from);
  if (name !== undefined) {
    const start = text.indexOf(name);
    script.begin({ id: name, title: name, readsOn: false }, stretch(line, start, start + name.length));
    if (!ABOVE.includes(shape)) script.say(stretch(line, shape!.exec(text)![0].length, text.length));
  } else if (shape !== undefined && (!ABOVE.includes(shape) || script.steps.length === 0)) script.note(stretch(line, 0, text.length));
  else {
    const label = labelAt(text);
    if (label?.by !== "customer") script.say(stretch(line, label?.from ?? 0, text.length));
  }
}
