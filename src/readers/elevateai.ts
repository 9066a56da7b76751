import { numberIn } from "./times.js";
import { isRow, rowsIn, secondsIn, segmentsOfTold, vendorShape, type Row } from "./vendor.js";
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
  fits: (value) => sidesIn(value).length > 0,
  turns(value, pointer) {
    const voices = new Voices();
    return sidesIn(value).flatMap(({ side, row }) => {
      const phrases = Array.isArray(row["phrases"]) ? (row["phrases"] as unknown[]) : [];
      return segmentsOfTold(
        rowsIn(row["phraseSegments"]).map(({ row: segment }) => {
          const index = numberIn(segment["phraseIndex"]);
          const phrase = phrases[index];
          return {
            text: isRow(phrase) ? phrase["phrase"] : phrase,
            pointer: `${pointer}/${side}/phrases/${index}${isRow(phrase) ? "/phrase" : ""}`,
            voice: voices.of(SIDES[side], undefined),
            start: secondsIn(segment["startTimeOffset"], "ms"),
            end: secondsIn(segment["endTimeOffset"], "ms"),
          };
        }),
      );
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
