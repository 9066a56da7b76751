import { earliest, secondsAt } from "./times.js";
import { rowsIn, secondsIn, segmentsOfTold, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";

/** RingCentral RingCX: one segment of a dialogue. `timestamp` is a string of milliseconds since 1970 (RingCX API reference). */
export const ringcxShape = vendorShape({
  name: "ringcx",
  title: "RingCentral RingCX",
  fits: (value) => typeof value["channelClass"] === "string" && Array.isArray(value["transcript"]),
  turns(value, pointer) {
    const voices = new Voices();
    const rows = rowsIn(value["transcript"]);
    const times = rows.map(({ row }) => secondsIn(row["timestamp"], "ms"));
    const first = earliest(times);
    const segments = segmentsOfTold(
      rows.map(({ row, index }, at) => ({
        text: row["message"],
        pointer: `${pointer}/transcript/${index}/message`,
        voice: voices.of(row["participantName"] ?? row["participantId"], undefined),
        start: secondsAt(times[at], first),
      })),
    );
    return { segments, events: [], notes: [], startedAt: first };
  },
});
