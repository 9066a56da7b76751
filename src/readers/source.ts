import type { LineColumn, Source } from "../call.js";
import { countBefore } from "../sorted.js";
import { JsonPlaces } from "./json-places.js";

/** The line and column of an offset in a text, its first line being line `firstLine`; LF, CRLF and CR all end lines. */
export function lineColumn(text: string, offset: number, firstLine = 1): LineColumn {
  const before = Math.min(offset, text.length);
  let line = firstLine;
  let lineStart = 0;
  // A lone CR ends a line in files of old; looked for apart, so that ordinary files are searched at the speed of indexOf.
  const hasReturns = text.lastIndexOf("\r", before - 1) !== -1 && before > 0;
  if (!hasReturns) {
    for (let end = text.indexOf("\n"); end !== -1 && end < before; end = text.indexOf("\n", lineStart)) {
      line++;
      lineStart = end + 1;
    }
    return { line, column: before - lineStart + 1 };
  }
  for (let index = 0; index < before; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: before - lineStart + 1 };
}

/** Places that are looked up one by one; for more, the lines are counted once. */
const FEW = 16;

/** A source whose offsets count characters of the decoded file. */
export function textSource(file: string, text: string, firstLine = 1): Source {
  let asked = 0;
  let starts: readonly number[] | undefined;
  return {
    file,
    locate(offset) {
      if (asked++ < FEW) return lineColumn(text, offset, firstLine);
      const lines = (starts ??= lineStarts(text));
      const before = Math.min(offset, text.length);
      const line = countBefore(lines.length, (index) => lines[index]! <= before) - 1;
      return { line: firstLine + line, column: before - lines[line]! + 1 };
    },
  };
}

/** Where each line begins; LF, CRLF and CR all end lines. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r]/g)) starts.push(index + end.length);
  return starts;
}

/** A source whose places are JSON pointers to strings and offsets into their values; searched only when asked. */
export function jsonSource(file: string, text: string, firstLine = 1): Source {
  const source = textSource(file, text, firstLine);
  let places: JsonPlaces | undefined;
  return {
    file,
    locate(offset, pointer = "") {
      places ??= new JsonPlaces(text);
      return source.locate(places.offsetOf(offset, pointer));
    },
  };
}
