import { nameIn } from "./names.js";
import type { Segment } from "../call.js";
import { ANY } from "./json-places.js";
import { joinWords } from "./spoken-words.js";
import { firstRow, hasRow, listOf, rowsIn, secondsIn, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * IBM Watson Speech to Text: `alternatives[0].timestamps` are `[word, from, to]` in seconds; `speaker_labels` name the speaker of the
 * word that begins at `from` (its documentation, "Speaker labels"). A job wraps the results once more.
 */
export const ibmShape = vendorShape({
  name: "ibm",
  title: "IBM Watson Speech to Text",
  note: {
    from: "IBM Watson Speech to Text",
    roles: "voices",
    times: "words",
    example: `{"results":[{"final":true,"alternatives":[{"transcript":"hello ","timestamps":[["hello",0,0.5]]}]}],"speaker_labels":[{"from":0,"to":0.5,"speaker":0}]}`,
  },
  fits: (value) =>
    ("result_index" in value && Array.isArray(value["results"]) && value["results"].length === 0) ||
    partsOf(value, "").some(({ results }) =>
      results.some(({ row }) => hasRow(row["alternatives"], (best) => Array.isArray(best["timestamps"]))),
    ),
  turns(value, pointer) {
    const voices = new Voices();
    return partsOf(value, pointer).flatMap(({ results, labels, place }) => {
      const speakerOf = speakersIn(listOf(labels));
      const voiceOf = (from: unknown): Voice => {
        const speaker = speakerOf(from);
        return speaker === undefined ? {} : voices.of(`Speaker ${nameIn(speaker)}`, undefined);
      };
      return results.flatMap(({ row, index }) =>
        row["final"] === false ? [] : segmentsOf(row, `${place}/results/${index}/alternatives/0/timestamps`, voiceOf),
      );
    });
  },
  // What is dated is the transcript, not the call.
  meta: () => ({ startedAt: undefined }),
});

/** Who says the word that begins at a time. Labels are in the order of the words; where they are not, they are looked up. */
function speakersIn(labels: readonly Row[]): (from: unknown) => unknown {
  let next = 0;
  let byStart: Map<unknown, unknown> | undefined;
  return (from) => {
    const row = labels[next];
    // Of two labels for one time the last counts.
    if (row !== undefined && row["from"] === from && labels[next + 1]?.["from"] !== from) return labels[next++]!["speaker"] ?? null;
    byStart ??= new Map(labels.map((one) => [one["from"], one["speaker"] ?? null]));
    return byStart.get(from);
  };
}

interface Part {
  results: ReturnType<typeof rowsIn>;
  labels: unknown;
  place: string;
}

function partsOf(value: Row, pointer: string): Part[] {
  const results = rowsIn(value["results"]);
  const inner = results.filter(({ row }) => Array.isArray(row["results"]));
  if (inner.length === 0) return [{ results, labels: value["speaker_labels"], place: pointer }];
  return inner.map(({ row, index }) => ({
    results: rowsIn(row["results"]),
    labels: row["speaker_labels"] ?? value["speaker_labels"],
    place: `${pointer}/results/${index}`,
  }));
}

function segmentsOf(result: Row, pointer: string, voiceOf: (from: unknown) => Voice): Segment[] {
  const stamps = firstRow(result["alternatives"])?.["timestamps"];
  if (!Array.isArray(stamps)) return [];
  return joinWords(stamps, `${pointer}${ANY}/0`, (stamp) => {
    if (!Array.isArray(stamp) || typeof stamp[0] !== "string") return undefined;
    return { text: stamp[0], voice: voiceOf(stamp[1]), start: secondsIn(stamp[1]), end: secondsIn(stamp[2]) };
  });
}
