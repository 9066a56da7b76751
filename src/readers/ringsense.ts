import { nameIn } from "./names.js";
import { hasRow, isRow, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/** RingCentral RingSense: the insights of a recording. `start` and `end` are seconds as numbers (RingSense API reference). */
export const ringsenseShape = vendorShape({
  name: "ringsense",
  title: "RingCentral RingSense",
  note: {
    from: "RingCentral RingSense",
    roles: "voices",
    times: "turns",
    example: `{"insights":{"Transcript":[{"speakerId":"S1","start":0,"end":2,"text":"Hello."}]}}`,
  },
  fits: ({ insights }) => isRow(insights) && hasRow(insights["Transcript"], (row) => "speakerId" in row && "text" in row),
  turns(value, pointer) {
    const names = rowsIn(value["speakerInfo"]).flatMap(({ row }) => {
      const name = textIn(row["name"]);
      return name === undefined ? [] : [[nameIn(row["speakerId"]), { speaker: name, name }] as const];
    });
    const voices = new Voices(new Map(names));
    return segmentsOf((value["insights"] as Row)["Transcript"], `${pointer}/insights/Transcript`, (row) => ({
      text: row["text"],
      at: "/text",
      voice: voices.of(row["speakerId"], undefined),
      start: secondsIn(row["start"]),
      end: secondsIn(row["end"]),
    }));
  },
});
