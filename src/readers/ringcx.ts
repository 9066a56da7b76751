import { earliest, secondsAt } from "./times.js";
import { listOf, secondsIn, segmentsOf, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";

/** RingCentral RingCX: one segment of a dialogue. `timestamp` is a string of milliseconds since 1970 (RingCX API reference). */
export const ringcxShape = vendorShape({
  name: "ringcx",
  title: "RingCentral RingCX",
  note: {
    from: "RingCentral RingCX",
    roles: "stated",
    times: "starts",
    metadata: "date, agent",
    example: `{"channelClass":"VOICE","transcript":[{"participantName":"Agent Niamh","timestamp":"1748947200000","message":"Hello."}]}`,
  },
  fits: (value) => typeof value["channelClass"] === "string" && Array.isArray(value["transcript"]),
  turns(value, pointer) {
    const voices = new Voices();
    const first = earliest(listOf(value["transcript"]).map((row) => secondsIn(row["timestamp"], "ms")));
    const segments = segmentsOf(value["transcript"], `${pointer}/transcript`, (row) => ({
      text: row["message"],
      at: "/message",
      voice: voices.of(row["participantName"] ?? row["participantId"], undefined),
      start: secondsAt(secondsIn(row["timestamp"], "ms"), first),
    }));
    return { segments, events: [], notes: [], startedAt: first };
  },
});
