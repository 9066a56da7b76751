import { nameIn } from "./names.js";
import type { Piece, Segment, Word } from "../call.js";
import { ANY, STRIDE } from "./json-places.js";
import { isRow, rowsIn, secondsIn, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Rev.ai: `monologues[]` of one speaker's words and marks. Times are seconds as numbers (`ts`, `end_ts`; Rev.ai API reference);
 * the marks carry the spaces, so that all values put together are the text.
 */
export const revaiShape = vendorShape({
  name: "revai",
  title: "Rev.ai",
  fits: (value) => monologuesIn(value).length > 0,
  turns(value, pointer) {
    const voices = new Voices(speakersIn(value["speakers"]));
    return monologuesIn(value).flatMap(({ row, path }) => {
      const segment = segmentOf(row, pointer + path);
      return segment === undefined
        ? []
        : [{ ...segment, ...voices.of(nameIn(row["speaker"]) === "" ? undefined : `Speaker ${nameIn(row["speaker"])}`, undefined) }];
    });
  },
  // What is dated is the transcript, not the call.
  meta: () => ({ startedAt: undefined }),
});

function monologuesIn(value: Row): { row: Row; path: string }[] {
  const single = value["monologue"];
  const list = isRow(single)
    ? [{ row: single, path: "/monologue" }]
    : rowsIn(value["monologues"]).map(({ row, index }) => ({ row, path: `/monologues/${index}` }));
  return list.filter(({ row }) => Array.isArray(row["elements"]));
}

function speakersIn(list: unknown): Map<string, { speaker: string; name: string }> {
  return new Map(
    rowsIn(list).flatMap(({ row }) => {
      const name = textIn(row["name"]);
      return name === undefined ? [] : [[`Speaker ${nameIn(row["id"])}`, { speaker: name, name }]];
    }),
  );
}

function segmentOf(monologue: Row, pointer: string): Segment | undefined {
  const elements = rowsIn(monologue["elements"]);
  const hasSpaces = elements.some(({ row }) => row["type"] === "punct" && nameIn(row["value"]).startsWith(" "));
  const pieces: Piece[] = [];
  const words: Word[] = [];
  let text = "";
  for (const { row, index } of elements) {
    if (typeof row["value"] !== "string") continue;
    // Some converters leave out the marks that are spaces.
    if (!hasSpaces && text !== "" && row["type"] !== "punct") text += " ";
    const value = text === "" ? row["value"].trimStart() : row["value"];
    pieces.push({ at: text.length, from: index * STRIDE + row["value"].length - value.length });
    const [start, end] = [secondsIn(row["ts"]), secondsIn(row["end_ts"])];
    if (start !== undefined && end !== undefined) words.push({ at: text.length, start, end });
    text += value;
  }
  if (text.trim() === "") return undefined;
  const timed = words.length > 0 ? { start: words[0]!.start, end: words.at(-1)!.end, words } : {};
  return { text: text.trimEnd(), ...timed, pieces, pointer: `${pointer}/elements${ANY}/value` };
}
