import { areSaid } from "./said-texts.js";
import { speakerOf } from "./speaker.js";
import { labelAt } from "./spoken-part.js";

/** Where the name of a macro stands in a line: the first group; what is said, if anything, is behind the match. */
export type Shape = RegExp;

/** A name, a tab, and a text. */
const TABBED: Shape = /^([^\t]{1,40})\t+(?=[^\t]*\S[^\t]*$)/;
/** Names that nobody has who speaks: `refund-ok: …`, `/hello …`, `late2 => …`. */
const INLINE: Shape = /^\s*([/;!]?[a-z\d][\w./-]{0,39})\s*(?:(?::|=>?|[-–—]>|→|\|)\s+|(?<=^\s*[/;!]\S*)\s+)(?=\S)/u;
/** `/late -> …`: nobody but macros is called so, one or many. */
const SLASHED = /^\s*\/[a-z][\w.-]{0,39}\s*(?::|=>?|[-–—]>|→|\|)\s+\S/i;
/** `[refund]`, `== refund ==`, `--- refund ---`, `** refund **`, `<refund>`, `/refund`, `:refund:`. */
const HEADED: Shape =
  /^\s*(?:\[([^\][\d:.,]{1,2}[^\][:]{0,38})\]|={2,}\s*([^=]{1,40}?)\s*=+|-{2,}\s*([^-].{0,38}?)\s*-{2,}|\*{1,3}\s*([^*]{1,40}?)\s*\*{1,3}|<([^<>]{2,40})>|([/;!:~.]{1,2}[a-z][\w./-]{0,39}):?)\s*$/i;
/** `late checkout - …`, `- Late checkout: …`, `Noisy room | …`: names as people write them, who might be speakers but for what is said. */
const NAMED: Shape =
  /^\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)?([\p{L}\d/;!](?:[^:\t=|–—-]|-(?! )){0,39}?)(?:\s*:|\s*=>?|\s[-–—]>?|\s*(?:→|\|))\s+(?=\S)/u;
/** `[late] …`, `(late) …`, `"late" …`. */
const MARKED: Shape = /^\s*(?:[-*•]\s+)?(?:\[([^\][]{1,40})\]|\(([^()]{1,40})\)|"([^"]{1,40})"|\*{2}([^*]{1,40})\*{2}):?\s+(?=\S)/;
/** `late;…`, `late    …`, and tabs with columns between the name and what is said. */
const SPACED: Shape = /^([\p{L}\d/](?:[^;\t: ]| (?! )){0,39})(?:;\s*| {2,}|\t+(?:[^\t]{0,40}\t+)*)(?=[^\t;]*\S\s[^\t]*$)/u;
/** A title in a line of its own below a blank one, and what to say below it. */
const TITLED: Shape = /^(?![-*•>"“])(?:\d{1,3}[.)]\s+)?([\p{L}\d][^.!?:;|\t\r\n]{1,39}?):?\s*$/u;
/** `# Refund`, and what to say below it, where such lines are no remarks. */
export const HASHED: Shape = /^\s*#{1,4}\s*([^#\s].{0,38}?)\s*#*\s*$/;
/** `Title: Refund`, and `Text: …` below it. */
export const FIELDED: Shape =
  /^\s*(?:macro|title|name|shortcut|trigger|template|subject|snippet|phrase|situation|scenario|when|id|key)(?: name| title)?\s*:\s*(\S.{0,59}?)\s*$/i;
export const FIELD =
  /^\s*(text|body|response|message|reply|say|content|script|wording|agent|answer|macro text)\s*:\s*|^\s*[\p{L} ]{2,20}:\s*/iu;
export const RULE = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,})\s*$/;
export const COMMENT = /^\s*(?:#|\/\/)\s?(.*)$/;

const SHAPES: readonly Shape[] = [FIELDED, TABBED, INLINE, HEADED, MARKED, NAMED, SPACED, TITLED, HASHED];
/** Names that people and headings have, too: only what is said below them tells that they are macros'. */
const PLAIN: readonly Shape[] = [MARKED, NAMED, SPACED, TITLED, HASHED];
/** What is said stands below the name. */
export const ABOVE: readonly (Shape | undefined)[] = [HEADED, TITLED, HASHED];

/** How names of macros stand in a text, if it is a list of some: names of their own, no times, no speakers that come again. */
export function shapeOf(head: string, file: string): Shape | undefined {
  const lines = head.split(/\r\n|\n|\r/);
  return SHAPES.find(
    (shape) => !(shape === FIELDED && isData(file)) && isOf(shape, shape === HASHED ? lines : lines.filter((line) => !COMMENT.test(line))),
  );
}

/** Keys and values mean something else there. */
export function isData(file: string): boolean {
  return /\.(?:ya?ml|json|jsonl|csv|md|markdown|vtt|srt|eml)$/i.test(file);
}

function isOf(shape: Shape, lines: readonly string[]): boolean {
  const { length } = lines.filter((line) => line.trim() !== "" && !RULE.test(line));
  const names = lines.flatMap((_, index) => nameAt(shape, lines, index)?.toLowerCase() ?? []);
  const least = shape === TABBED || shape === FIELDED ? 3 : 4;
  if (shape === INLINE && lines.every((line) => line.trim() === "" || SLASHED.test(line))) return length > 0;
  if (names.length < least || new Set(names).size < names.length * 0.9 || isTranscript(names)) return false;
  if (shape === FIELDED) return lines.filter((line) => isSaidField(line) === true).length * 3 >= names.length;
  // A title and a word of how to read the list may stand above it; below a name of its own stands a text or two.
  const isDense = ABOVE.includes(shape) ? names.length * 4 >= length && names.length * 2 <= length : names.length * 5 >= length * 3;
  if (!isDense || !PLAIN.includes(shape)) return isDense;
  const texts = textsOf(shape, lines);
  return areSaid(texts) && texts.filter((text) => labelAt(text) !== undefined).length * 4 < texts.length;
}

/** Whether a line begins what is said (`Text: …`), or says something else of a macro (`Tags: late`). */
export function isSaidField(line: string): boolean | undefined {
  const match = FIELD.exec(line);
  return match === null ? undefined : match[1] !== undefined;
}

/** What is said behind or below names as people write them. */
function textsOf(shape: Shape, lines: readonly string[]): string[] {
  const names = lines.map((_, index) => nameAt(shape, lines, index));
  const first = names.findIndex((name) => name !== undefined);
  if (ABOVE.includes(shape))
    return lines.filter((line, index) => index > first && names[index] === undefined && line.trim() !== "" && !RULE.test(line));
  return lines.flatMap((line, index) => (names[index] === undefined ? [] : [line.slice(shape.exec(line)![0].length)]));
}

/** The name that a line holds; one in a line of its own without marks stands between a blank line and what is said. */
export function nameAt(shape: Shape, lines: readonly string[], index: number): string | undefined {
  const isBlank = (at: number) => (lines[at] ?? "").trim() === "" || RULE.test(lines[at]!);
  return shape === TITLED && (!isBlank(index - 1) || isBlank(index + 1)) ? undefined : nameIn(shape, lines[index]!);
}

function nameIn(shape: Shape, line: string): string | undefined {
  const match = shape.exec(line);
  return match
    ?.slice(1)
    .find((group) => group !== undefined)
    ?.trim();
}

/** Times, columns, stage directions, or speakers; one macro of many may be called "engineer" or "note", but numbers before the same few names count turns. */
function isTranscript(names: readonly string[]): boolean {
  if (new Set(names.map((name) => name.replace(/^#?\d[\d.:]{0,8}(?:m\d\d)?(?:\s?s)?[.)]?\s+/, ""))).size * 2 <= names.length) return true;
  const marks = names.filter((name) => /^(?:agent|customer)$/.test(speakerOf(name).role ?? "") || MARKS.test(name));
  return marks.length * 8 > names.length || names.some((name) => TIME.test(name));
}

const TIME = /^\[?(?:\d{1,3}\s?m\s)?\d[\d:.,]*(?:\s?s)?\]?$|\d:\d\d|\d[/.-]\d\d?[/.-]\d\d|-->/;

const MARKS =
  /^(?:text|speaker|role|start|end time|time|date|duration|call[ _-]?id|music|silence|pause|inaudible|crosstalk|laughter|note)$/;
