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
    // Looked for apart: ordinary files have no lone CR, and indexOf is many times as fast as a pattern.
    let feed = chunk.indexOf("\n");
    let back = chunk.indexOf("\r");
    while (feed !== -1 || back !== -1) {
      const end = feed === -1 || (back !== -1 && back < feed) ? back : feed;
      const next = end === back && feed === back + 1 ? feed + 1 : end + 1;
      const text = begun.length === 0 ? chunk.slice(start, end) : begun.join("") + chunk.slice(start, end);
      yield { text, number: number++, offset };
      offset += text.length + next - end;
      start = next;
      begun = [];
      begunLength = 0;
      if (feed !== -1 && feed < next) feed = chunk.indexOf("\n", next);
      if (back !== -1 && back < next) back = chunk.indexOf("\r", next);
    }
    if (start < chunk.length) begun.push(chunk.slice(start));
    begunLength += chunk.length - start;
    if (begunLength > limit) throw new InputError(`a line longer than ${limit} characters`, number, 1);
  }
  if (begun.length > 0) yield { text: begun.join(""), number, offset };
}
