import { ANY } from "./json-places.js";
import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { firstRow, isRow, joinRows, listOf, rowsIn, secondsIn, segmentsOfOne, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Deepgram while the call goes on: a list of messages, or one on each line. Times are seconds as numbers (Deepgram API reference, "Live
 * audio"); results that are still to change have `is_final: false`.
 */
export const deepgramLiveShape = vendorShape({
  name: "deepgram-live",
  title: "Deepgram live",
  note: {
    from: "Deepgram while the call goes on: a list of messages, or one on each line",
    roles: "voices",
    times: "words",
    metadata: "duration",
    example: `[{"type":"Results","is_final":true,"start":0,"duration":2,"channel_index":[0,1],"channel":{"alternatives":[{"transcript":"Hello."}]}}]`,
  },
  fits: (value) => (Array.isArray(value) ? value.some(isResult) && value.every(isMessage) : isResult(value)),
  isEvent: isMessage,
  turns(value, pointer) {
    const messages = Array.isArray(value)
      ? rowsIn(value).map(({ row, index }) => ({ row, place: `${pointer}/${index}` }))
      : [{ row: value, place: pointer }];
    const voices = new Voices();
    const final = messages.filter(({ row }) => isResult(row) && row["is_final"] !== false);
    const channels = new Set(final.map(({ row }) => channelOf(row))).size;
    return final.flatMap(({ row, place }) => segmentsOf(row, `${place}/channel/alternatives/0`, channels > 1, voices));
  },
  meta(value) {
    const told = listOf(value).find((row) => row["type"] === "Metadata");
    return { startedAt: undefined, duration: secondsIn(told?.["duration"]) };
  },
});

function isResult(value: unknown): boolean {
  return isRow(value) && value["type"] === "Results" && isRow(value["channel"]) && Array.isArray(value["channel"]["alternatives"]);
}

function isMessage(value: unknown): boolean {
  return isResult(value) || (isRow(value) && /^(?:Metadata|UtteranceEnd|SpeechStarted|Finalize)$/.test(nameIn(value["type"])));
}

/** `channel_index: [0, 2]` is the first of two. */
function channelOf({ channel_index: index }: Row): string {
  return nameIn(Array.isArray(index) ? (index as unknown[])[0] : index);
}

function segmentsOf(row: Row, pointer: string, manyChannels: boolean, voices: Voices): Segment[] {
  const best = firstRow((row["channel"] as Row)["alternatives"]) ?? {};
  const words = listOf(best["words"]);
  const channel = manyChannels ? `Channel ${channelOf(row)}` : undefined;
  if (channel === undefined && words.some((word) => typeof word["speaker"] === "number")) {
    const key = words.some((word) => textIn(word["punctuated_word"]) !== undefined) ? "punctuated_word" : "word";
    return joinRows(best["words"], `${pointer}/words${ANY}/${key}`, (word) => ({
      text: nameIn(word[key]),
      voice: voices.of(`Speaker ${nameIn(word["speaker"])}`, undefined),
      start: secondsIn(word["start"]),
      end: secondsIn(word["end"]),
    }));
  }
  const [start, length] = [secondsIn(row["start"]), secondsIn(row["duration"])];
  const end = start === undefined || length === undefined ? undefined : start + length;
  const told = { text: best["transcript"], at: "/transcript", voice: voices.of(channel, undefined), words: best["words"] };
  return segmentsOfOne({ ...told, start: secondsIn(words[0]?.["start"]) ?? start, end: secondsIn(words.at(-1)?.["end"]) ?? end }, pointer);
}
