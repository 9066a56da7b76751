import type { Role } from "../call.js";
import { nameIn } from "./names.js";
import { hasRow, isRow, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/** RingCentral RingSense: the insights of a recording. `start` and `end` are seconds as numbers (RingSense API reference). */
export const ringsenseShape = vendorShape({
  name: "ringsense",
  title: "RingCentral RingSense",
  note: {
    from: "RingCentral RingSense",
    roles: "stated",
    times: "turns",
    metadata: "id, date, direction, duration",
    example: `{"insights":{"Transcript":[{"speakerId":"S1","start":0,"end":2,"text":"Hello."}]}}`,
  },
  fits: ({ insights }) => isRow(insights) && hasRow(insights["Transcript"], (row) => "speakerId" in row && "text" in row),
  turns(value, pointer) {
    const owner = nameIn(value["ownerExtensionId"]);
    const names = rowsIn(value["speakerInfo"]).map(({ row }) => {
      const [id, name] = [nameIn(row["speakerId"]), textIn(row["name"])];
      return [id, { speaker: name ?? id, name, role: roleIn(row, owner) }] as const;
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
  meta(value) {
    const id = textIn(value["sourceRecordId"]) ?? textIn(value["recordId"]);
    return id === undefined ? {} : { id };
  },
});

/** Who has the extension that the recording belongs to is the agent; who has none is outside the company. */
function roleIn(row: Row, owner: string): Role | undefined {
  const extension = nameIn(row["extensionId"]);
  if (owner === "") return undefined;
  return extension === owner ? "agent" : extension === "" ? "customer" : undefined;
}
