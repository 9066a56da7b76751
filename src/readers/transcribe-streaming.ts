import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { firstRow, isRow, joinRows, listOf, rowsIn, secondsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Amazon Transcribe streaming: one event, or a list of them. Times are seconds as numbers
 * (Amazon Transcribe API reference, "Result"); results that are still to change have `IsPartial`.
 */
export const transcribeStreamingShape = vendorShape({
  name: "transcribe-streaming",
  title: "Amazon Transcribe streaming",
  note: {
    from: "Amazon Transcribe streaming: a list of events, or one on each line",
    roles: "voices",
    times: "words",
    example: `[{"TranscriptEvent":{"Transcript":{"Results":[{"ResultId":"r0","IsPartial":false,"StartTime":0,"EndTime":2,"Alternatives":[{"Transcript":"Hello."}]}]}}}]`,
  },
  fits: (value) =>
    Array.isArray(value)
      ? value.length > 0 &&
        value.every((one) => isRow(one) && PATHS.some((path) => Array.isArray(listAt(one, path)))) &&
        value.some((one) => isRow(one) && resultsIn(one) !== undefined)
      : resultsIn(value) !== undefined,
  isEvent: (value) => PATHS.some((path) => path.length > 1 && Array.isArray(listAt(value, path))),
  turns(value, pointer) {
    const events = Array.isArray(value)
      ? rowsIn(value).map(({ row, index }) => ({ row, place: `${pointer}/${index}` }))
      : [{ row: value, place: pointer }];
    return events.flatMap(({ row, place }) => {
      const found = resultsIn(row);
      if (found === undefined) return [];
      return rowsIn(found.results).flatMap(({ row: result, index }) => segmentsOfResult(result, `${place}${found.path}/${index}`));
    });
  },
});

const PATHS = [["TranscriptResultStream", "TranscriptEvent", "Transcript", "Results"], ["TranscriptEvent", "Transcript", "Results"], ["Transcript", "Results"], ["Results"]]; // prettier-ignore

function listAt(value: Row, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRow(inner) ? inner[key] : undefined), value);
}

function resultsIn(value: Row): { results: unknown; path: string } | undefined {
  for (const path of PATHS) {
    const results = listAt(value, path);
    if (Array.isArray(firstRow(results)?.["Alternatives"])) return { results, path: `/${path.join("/")}` };
  }
  return undefined;
}

function segmentsOfResult(result: Row, pointer: string): Segment[] {
  const best = firstRow(result["Alternatives"]);
  if (result["IsPartial"] === true || best === undefined) return [];
  const voices = new Voices();
  const channel = textIn(result["ChannelId"]);
  const items = best["Items"];
  if (!listOf(items).some((row) => textIn(row["Speaker"]) !== undefined)) {
    const [start, end] = [secondsIn(result["StartTime"]), secondsIn(result["EndTime"])];
    const voice = voices.of(channel, undefined);
    return segmentsOfOne({ text: best["Transcript"], at: "/Alternatives/0/Transcript", voice, start, end, words: items }, pointer);
  }
  let speaker: string | undefined;
  return joinRows(items, `${pointer}/Alternatives/0/Items${ANY}/Content`, (row) => {
    const text = row["Content"];
    if (typeof text !== "string") return undefined;
    speaker = textIn(row["Speaker"]) ?? speaker;
    const voice = voices.of(channel === undefined ? `spk_${speaker}` : `${channel} spk_${speaker}`, undefined);
    return { text, voice, attached: row["Type"] === "punctuation", start: secondsIn(row["StartTime"]), end: secondsIn(row["EndTime"]) };
  });
}
