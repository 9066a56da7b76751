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

/** Cuts chunks of text into lines at LF, CRLF and CR, holding no more than one chunk and one line. */
export function* linesOf(
  chunks: Iterable<string>,
  limit = Number.POSITIVE_INFINITY,
): Generator<{ text: string; number: number; offset: number }> {
  let rest = "";
  let number = 1;
  let offset = 0;
  for (const chunk of chunks) {
    rest += chunk;
    let start = 0;
    for (let end = lineEnd(rest, start); end >= 0; end = lineEnd(rest, start)) {
      const next = rest.charCodeAt(end) === 13 && rest.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
      yield { text: rest.slice(start, end), number: number++, offset: offset + start };
      start = next;
    }
    rest = rest.slice(start);
    offset += start;
    if (rest.length > limit) throw new InputError(`this line is longer than ${limit} characters`, number, 1);
  }
  if (rest.length > 0) yield { text: rest.replace(/\r$/, ""), number, offset };
}

/** The next line end that is surely whole: a CR at the very end may be the first half of a CRLF. */
function lineEnd(text: string, from: number): number {
  const lf = text.indexOf("\n", from);
  const cr = text.indexOf("\r", from);
  if (cr >= 0 && cr < text.length - 1 && (lf < 0 || cr < lf)) return cr;
  return lf;
}
