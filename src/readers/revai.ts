import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { hasRow, isRow, rowsIn, secondsIn, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Rev.ai: `monologues[]` of one speaker's words and marks. Times are seconds as numbers (`ts`, `end_ts`; Rev.ai API reference);
 * the marks carry the spaces, so that all values put together are the text.
 */
export const revaiShape = vendorShape({
  name: "revai",
  title: "Rev.ai",
  note: {
    from: "Rev.ai",
    roles: "voices",
    times: "words",
    example: `{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hello","ts":0,"end_ts":0.5}]}]}`,
  },
  fits: (value) => monologuesIn(value).length > 0,
  turns(value, pointer) {
    const voices = new Voices(speakersIn(value["speakers"]));
    return monologuesIn(value).flatMap(({ row, path }) => {
      const voice = voices.of(nameIn(row["speaker"]) === "" ? undefined : `Speaker ${nameIn(row["speaker"])}`, undefined);
      const segment = segmentOf(row, pointer + path, voice);
      return segment === undefined ? [] : [segment];
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

function segmentOf({ elements }: Row, pointer: string, { speaker, name, role }: Voice): Segment | undefined {
  const list = elements as readonly unknown[];
  const hasSpaces = hasRow(list, (row) => row["type"] === "punct" && nameIn(row["value"]).includes(" "));
  const parts: string[] = [];
  const joined: number[] = [];
  const words: number[] = [];
  let at = 0;
  for (let index = 0; index < list.length; index++) {
    const row = list[index];
    if (!isRow(row) || typeof row["value"] !== "string") continue;
    // Some converters leave out the marks that are spaces.
    if (!hasSpaces && at > 0 && row["type"] !== "punct") {
      parts.push(" ");
      at++;
    }
    const value = at === 0 ? row["value"].trimStart() : row["value"];
    joined.push(at, index, row["value"].length - value.length);
    const [start, end] = [secondsIn(row["ts"]), secondsIn(row["end_ts"])];
    if (start !== undefined && end !== undefined && row["type"] !== "punct") words.push(at, start, end);
    parts.push(value);
    at += value.length;
  }
  const text = parts.join("").trimEnd();
  if (text === "") return undefined;
  const [start, end] = [words[1], words.at(-1)];
  const known = words.length === 0 ? undefined : words.slice();
  const place = `${pointer}/elements${ANY}/value`;
  return { speaker, name, role, text, start, end, words: known, pointer: place, joined: joined.slice() };
}
