import { meaningIn, nameIn } from "./names.js";
import type { Role } from "../call.js";
import { hasRow, isRow, listOf, secondsIn, segmentsInRows, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Gong: one call of `/v2/calls/transcript`. Sentences are in milliseconds, while a call's `duration` is in seconds (Gong API
 * reference). Who is who stands in `/v2/calls/extensive`; where `parties` are beside the transcript, they are read.
 */
export const gongShape = vendorShape({
  name: "gong",
  title: "Gong",
  note: {
    from: "Gong",
    roles: "voices",
    times: "turns",
    metadata: "id",
    example: `{"callId":"7782342274025937895","transcript":[{"speakerId":"6","sentences":[{"start":0,"end":2000,"text":"Hello."}]}]}`,
  },
  fits: (value) =>
    ("callId" in value || isRow(value["metaData"])) &&
    hasRow(value["transcript"], (row) => "speakerId" in row && Array.isArray(row["sentences"])),
  turns(value, pointer, { around = [] }) {
    const voices = new Voices(partiesIn([value, ...callsAround(value, around)]));
    return segmentsInRows(value["transcript"], `${pointer}/transcript`, "sentences", "text", (sentence, row) => ({
      voice: voices.of(row["speakerId"], undefined),
      start: secondsIn(sentence["start"], "ms"),
      end: secondsIn(sentence["end"], "ms"),
    }));
  },
});

const AFFILIATIONS: Readonly<Record<string, Role>> = { internal: "agent", external: "customer" };

/** What `/v2/calls/extensive` says of the same call, where somebody put both answers into one file. */
function callsAround({ callId }: Row, around: readonly { value: unknown }[]): Row[] {
  const calls = around.flatMap(({ value }) => (isRow(value) ? listOf(value["calls"]) : []));
  const isSame = ({ metaData, id }: Row) => String(isRow(metaData) ? metaData["id"] : id) === String(callId);
  return calls.filter((call) => calls.length === 1 || isSame(call));
}

function partiesIn(calls: readonly Row[]): Map<string, Voice> {
  const parties = new Map<string, Voice>();
  for (const row of calls.flatMap((call) => listOf(call["parties"]))) {
    const name = textIn(row["name"]);
    const id = textIn(row["speakerId"]);
    if (id !== undefined)
      parties.set(id, { speaker: name ?? id, name, role: meaningIn(AFFILIATIONS, nameIn(row["affiliation"]).toLowerCase()) });
  }
  return parties;
}
