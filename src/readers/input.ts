import { InputError } from "../call.js";
import type { Input } from "./reader.js";

/** How much of a file a reader may look at to recognise it, in characters. */
export const HEAD_LENGTH = 65_536;

/** An input that is already in memory. */
export function stringInput(file: string, text: string): Input {
  return {
    file,
    head: text.slice(0, HEAD_LENGTH),
    complete: text.length <= HEAD_LENGTH,
    text: () => text,
    lines: () => linesOf([text]),
  };
}

/**
 * Cuts chunks of text into lines at LF, CRLF and CR, holding no more than one chunk and one line.
 * @throws InputError where a line is longer than `limit` characters.
 */
export function* linesOf(
  chunks: Iterable<string>,
  limit = Number.POSITIVE_INFINITY,
): Generator<{ text: string; number: number; offset: number }> {
  let begun: string[] = [];
  let begunLength = 0;
  let number = 1;
  let offset = 0;
  let heldReturn = false;
  for (let chunk of chunks) {
    if (heldReturn) chunk = "\r" + chunk;
    heldReturn = chunk.endsWith("\r");
    if (heldReturn) chunk = chunk.slice(0, -1);
    let start = 0;
    for (const end of chunk.matchAll(/\r\n|\n|\r/g)) {
      const text = begun.join("") + chunk.slice(start, end.index);
      yield { text, number: number++, offset };
      offset += text.length + end[0].length;
      start = end.index + end[0].length;
      begun = [];
      begunLength = 0;
    }
    if (start < chunk.length) begun.push(chunk.slice(start));
    begunLength += chunk.length - start;
    if (begunLength > limit) throw new InputError(`a line longer than ${limit} characters`, number, 1);
  }
  if (begun.length > 0) yield { text: begun.join(""), number, offset };
}
