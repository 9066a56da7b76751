import { ANY } from "./json-places.js";
import { numberIn } from "./times.js";
import { isRow, listOf, secondsIn, segmentsOfOne, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

const SIDES: Readonly<Record<string, string | undefined>> = {
  participantOne: "Participant 1",
  participantTwo: "Participant 2",
  allParticipants: undefined,
};

/**
 * NICE ElevateAI: each participant's phrases, and apart from them their times in milliseconds (`startTimeOffset`; ElevateAI
 * documentation, "Punctuated transcript"), joined by the phrase's index.
 */
export const elevateaiShape = vendorShape({
  name: "elevateai",
  title: "NICE ElevateAI",
  note: {
    from: "NICE ElevateAI",
    roles: "voices",
    times: "turns",
    example: `{"participantOne":{"phrases":[{"phrase":"Hello."}],"phraseSegments":[{"startTimeOffset":0,"endTimeOffset":2000,"phraseIndex":0}]}}`,
  },
  fits: (value) => sidesIn(value).length > 0,
  turns(value, pointer) {
    const voices = new Voices();
    return sidesIn(value).flatMap(({ side, row }) => {
      const phrases = Array.isArray(row["phrases"]) ? (row["phrases"] as unknown[]) : [];
      // The text of a segment stands under another list than its times.
      const place = `${pointer}/${side}/phrases${ANY}`;
      const within = `${place}/phrase`;
      return listOf(row["phraseSegments"]).flatMap((segment) => {
        const index = numberIn(segment["phraseIndex"]);
        const phrase = phrases[index];
        const told = {
          text: isRow(phrase) ? phrase["phrase"] : phrase,
          at: "",
          voice: voices.of(SIDES[side], undefined),
          start: secondsIn(segment["startTimeOffset"], "ms"),
          end: secondsIn(segment["endTimeOffset"], "ms"),
        };
        return segmentsOfOne(told, isRow(phrase) ? within : place, index);
      });
    });
  },
});

/** Both participants, or all in one where they were not told apart. */
function sidesIn(value: Row): { side: string; row: Row }[] {
  const found = Object.keys(SIDES).flatMap((side) => {
    const row = value[side];
    return isRow(row) && Array.isArray(row["phrases"]) && Array.isArray(row["phraseSegments"]) ? [{ side, row }] : [];
  });
  const apart = found.filter(({ side }) => side !== "allParticipants");
  return apart.length > 0 ? apart : found;
}
