import { createRequire } from "node:module";
import { InputError } from "../call.js";
import { withoutTypes } from "./dynamo-json.js";
import { endOfString } from "./json-places.js";
import { sequenceIn } from "./json-sequence.js";
import { lineColumn } from "./source.js";

/** A JSON text that was read: `text` is the given one but for a byte order mark and numbers that JSON does not have. */
export interface JsonText {
  text: string;
  value: unknown;
  /** Number of the text's first line in its file, where it is not the given one. */
  firstLine?: number;
}

/**
 * Reads JSON. A byte order mark in front and the `NaN` and `Infinity` that Python writes are no errors; values one after the other are a list.
 * @param whole what the text is all of.
 * @throws InputError with the line and column of the first error; the text's first line is line `firstLine`.
 */
export function parseJson(given: string, firstLine = 1, whole: "file" | "line" = "file"): JsonText {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  try {
    const value: unknown = hasLongNumbers(text.slice(0, LOOKED_AT)) ? parseLongNumbers(text) : JSON.parse(text);
    const untyped = withoutTypes(text);
    return untyped === undefined ? { text, value } : { text: untyped, value: JSON.parse(untyped) };
  } catch {
    const repaired = withoutOddNumbers(text);
    if (repaired !== undefined) {
      try {
        return { text: repaired, value: JSON.parse(repaired) };
      } catch {
        // The odd numbers were not what is wrong: reported below.
      }
    }
  }
  const sequence = whole === "file" ? sequenceIn(text) : undefined;
  if (sequence?.brokenAt !== undefined) throw errorFrom(text, sequence.brokenAt, firstLine);
  if (sequence !== undefined) return { ...sequence, firstLine: firstLine - 1 };
  throw errorOf(text, firstLine, whole);
}

/** How much of a text is looked at for ids that are numbers, in characters. */
const LOOKED_AT = 65_536;
/** A whole number of more digits than a double holds, as an id may be: `"speakerId": 6432345678555530067`. */
const LONG_NUMBER = /[:[,]\s*-?(\d{17,})(?=\s*[,\]}])/g;

/** Whether there are two such: one alone, the call's own, is mistaken for no other, and where it is shown its digits are read. */
function hasLongNumbers(head: string): boolean {
  let only: string | undefined;
  for (const [, digits] of head.matchAll(LONG_NUMBER)) if ((only ??= digits) !== digits) return true;
  return false;
}

const DIGITS = /\d[\d.eE+-]*/y;

const LONG_NUMBERS = /([:[,]\s*)(\d{17,})(?=\s*[,\]}])/g;

/** Parses JSON with such numbers as strings, so that two of them stay two. */
function parseLongNumbers(text: string): unknown {
  try {
    return JSON.parse(text.replace(LONG_NUMBERS, '$1"$2"'));
  } catch {
    // One that was said stands in a string, which its quotation marks broke: no text of JSON survives that.
    return JSON.parse(withLongNumbers(text));
  }
}

/** The same JSON with long numbers outside of strings as strings. */
function withLongNumbers(text: string): string {
  let quoted = "";
  let kept = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index);
    else if (code >= 48 && code <= 57) {
      DIGITS.lastIndex = index;
      const [number] = DIGITS.exec(text)!;
      if (number.length >= 17 && /^\d+$/.test(number) && text[index - 1] !== "-") {
        quoted += `${text.slice(kept, index)}"${number}"`;
        kept = index + number.length;
      }
      index += number.length - 1;
    }
  }
  return quoted + text.slice(kept);
}

const ODD_NUMBER = /NaN|-?Infinity/y;

/** The same text with `null` or `""`, padded to the same length, for numbers that JSON does not have; undefined if it has none. */
function withoutOddNumbers(text: string): string | undefined {
  let repaired = "";
  let kept = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index);
    else if (code === 78 || code === 73 || code === 45) {
      ODD_NUMBER.lastIndex = index;
      const odd = ODD_NUMBER.exec(text)?.[0];
      if (odd === undefined) continue;
      repaired += text.slice(kept, index) + (odd === "NaN" ? '"" ' : "null".padEnd(odd.length));
      index += odd.length - 1;
      kept = index + 1;
    }
  }
  return kept === 0 ? undefined : repaired + text.slice(kept);
}

/** What was wrong, by the parser's code: `found` is the text at the place. */
const MESSAGES: Record<number, (found: string) => string> = {
  1: (found) => `expected a value but found ${found}`,
  2: (found) => `${found} is not a number`,
  3: (found) => `expected a name in double quotes but found ${found}`,
  4: (found) => `expected a value but found ${found}`,
  5: (found) => `expected a colon but found ${found}`,
  6: (found) => `expected a comma or a closing bracket but found ${found}`,
  7: (found) => `expected a comma or a closing brace but found ${found}`,
  8: (found) => `expected a comma or a closing bracket but found ${found}`,
  9: (found) => `expected the end of the file but found ${found}`,
  10: () => "JSON has no comments; remove it",
  11: () => "JSON has no comments, and this one does not end",
  12: () => "a string without its closing quote on the same line",
  13: (found) => `${found} is not a whole number`,
  14: () => "expected four hexadecimal digits after \\u",
  15: (found) => `${found} is no escape that JSON knows`,
  16: () => "a control character in a string; write it as an escape",
};

class FirstError extends Error {
  constructor(
    /** As jsonc-parser numbers them; a number, because its enum exists for types only. */
    readonly code: number,
    readonly offset: number,
    readonly length: number,
    readonly inArray: boolean,
  ) {
    super("not JSON");
  }
}

/** The first error from an offset on. */
function errorFrom(text: string, offset: number, firstLine: number): InputError {
  const { line, column } = lineColumn(text, offset, firstLine);
  return errorOf(" ".repeat(column - 1) + text.slice(offset), line, "file");
}

function errorOf(text: string, firstLine: number, whole: string): InputError {
  const end = text.trimEnd().length;
  if (end === 0) return new InputError(`the ${whole} is empty`, firstLine, 1);
  const error = firstErrorIn(text);
  if (error === undefined) return new InputError("not JSON: nested too deep, or broken", firstLine, 1);
  const offset = Math.min(placeIn(text, error), end);
  const { line, column } = lineColumn(text, offset, firstLine);
  const found = offset === end ? `the end of the ${whole}` : foundAt(text, offset, error);
  return new InputError(`not valid JSON: ${MESSAGES[codeOf(text, error)]!(found)}${adviceFor(text, error)}`, line, column);
}

/** The parser reports the string as a whole where one character of it is wrong. */
function placeIn(text: string, { code, offset, length }: FirstError): number {
  if (code < 14) return offset;
  const wrong = code === 16 ? /[\0-\x1f]/ : /^(?:[^\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*/;
  const match = wrong.exec(text.slice(offset, offset + Math.min(length, 10_000)));
  return offset + (code === 16 ? (match?.index ?? 0) : (match?.[0].length ?? 0));
}

/** Says whether a value or a name was due, where the parser only knows that the symbol is none. */
function codeOf(text: string, { code, offset, inArray }: FirstError): number {
  if (code === 6 || code === 7) return inArray ? 8 : 7;
  const nameIsDue = !inArray && /[{,]\s*$/.test(text.slice(Math.max(0, offset - 200), offset));
  return code === 1 && nameIsDue ? 3 : code;
}

function foundAt(text: string, offset: number, { code, length }: FirstError): string {
  const token = text.slice(offset, offset + (code < 14 ? Math.max(length, 1) : 2));
  const short = JSON.stringify(token.length > 24 ? `${token.slice(0, 24)}…` : token);
  return token.startsWith('"') ? short.slice(1, -1).replaceAll('\\"', '"') : short;
}

function adviceFor(text: string, { code, offset }: FirstError): string {
  const next = text[offset];
  if (code === 9 && (next === "}" || next === "]")) return "; one too many";
  if ((next === "}" || next === "]") && text.slice(0, offset).trimEnd().endsWith(",")) return "; remove the comma before it";
  if (next === "." && /\d/.test(text[offset - 1] ?? "")) return "; a version stands in quotes";
  if (text.startsWith("...", offset)) return "; the file is abridged";
  if (text[offset] === "'") return "; JSON wants double quotes";
  return "";
}

/** jsonc-parser is loaded here, not on top: six milliseconds that only broken files pay. */
function firstErrorIn(text: string): FirstError | undefined {
  const { visit } = createRequire(import.meta.url)("jsonc-parser") as typeof import("jsonc-parser");
  const open: boolean[] = [];
  try {
    visit(
      text,
      {
        onObjectBegin: () => void open.push(false),
        onArrayBegin: () => void open.push(true),
        onObjectEnd: () => void open.pop(),
        onArrayEnd: () => void open.pop(),
        onError(code, offset, length) {
          throw new FirstError(code, offset, length, open.at(-1) === true);
        },
      },
      { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
    );
  } catch (error) {
    // Anything else is the stack that deep nesting exhausts.
    if (error instanceof FirstError) return error;
  }
  return undefined;
}
