import { readFileSync } from "node:fs";
import { placeOf, type Call } from "../../src/call.js";
import { decode } from "../../src/readers/decode.js";

/** The words of a call whose places do not lead to where they stand in the file. */
export function wrongPlaces(call: Call, file: string): string[] {
  return wrongPlacesIn(call, decode(readFileSync(file)));
}

/** The same where the decoded file is already there. */
export function wrongPlacesIn(call: Call, text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const wrong: string[] = [];
  for (const turn of call.turns) {
    for (const { 0: word, index } of turn.text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const { line, column } = placeOf(call, turn, index);
      const found = lines[line - 1]?.slice(column - 1, column - 1 + word.length);
      // A word may be cut by a line's end or a tag; its first letter is where we say.
      if (found?.[0] !== word[0]) wrong.push(`${word} in turn ${turn.index} at ${line}:${column}, where "${found}" stands`);
    }
  }
  return wrong;
}
