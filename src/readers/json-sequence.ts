import { skipSpace, skipValue } from "./json-places.js";

/** Values that stand one after the other, as one list. */
export interface JsonSequence {
  /** The text in brackets that stand on lines of their own, so that the lines between are as they were; no commas are added. */
  text: string;
  value: unknown[];
  /** Offset in the given text of the first value that is broken, after others that are not; `value` ends before it. */
  brokenAt?: number;
}

/**
 * Reads objects (or lists) that follow one another in one text, with blanks, line ends, commas, record separators (RFC 7464) or nothing
 * between them, as what appends to a file writes them. Undefined where the text is not made so.
 */
export function sequenceIn(given: string): JsonSequence | undefined {
  const text = given.includes("\x1e") ? given.replaceAll("\x1e", " ") : given;
  const value: unknown[] = [];
  for (let at = skipSpace(text, 0); at < text.length;) {
    const first = text.charCodeAt(at);
    if (first !== 123 && first !== 91) return undefined;
    const end = skipValue(text, at);
    try {
      value.push(JSON.parse(text.slice(at, end)));
    } catch {
      return value.length === 0 ? undefined : { text: given, value, brokenAt: at };
    }
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === 44) at = skipSpace(text, at + 1);
  }
  return value.length < 2 ? undefined : { text: `[\n${text}\n]`, value };
}
