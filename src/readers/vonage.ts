import { nameIn } from "./names.js";
import { hasRow, rowsIn, secondsIn, segmentsOf, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Vonage: the transcript of a recording, channel by channel, in milliseconds. Where the recording was split, the first channel has who
 * called (Vonage Voice API, "Call Recording and Transcription"); who that is, the file does not say.
 */
export const vonageShape = vendorShape({
  name: "vonage",
  title: "Vonage",
  note: {
    from: "Vonage Voice API: the transcription of a recording",
    roles: "voices",
    times: "words",
    example: `{"ver":"1.0.2","request_id":"r","channels":[{"transcript":[{"sentence":"Hello.","start_time":0,"end_time":2000,"words":[]}]}]}`,
  },
  fits: ({ channels }) => hasRow(channels, ({ transcript }) => hasRow(transcript, (row) => "sentence" in row && "start_time" in row)),
  turns({ channels }, pointer) {
    const voices = new Voices();
    return rowsIn(channels).flatMap(({ row: channel, index }) => {
      const voice = voices.of(`Channel ${index + 1}`, undefined);
      return segmentsOf(channel["transcript"], `${pointer}/channels/${index}/transcript`, (row) => ({
        text: nameIn(row["sentence"]),
        at: "/sentence",
        voice,
        start: secondsIn(row["start_time"], "ms"),
        end: secondsIn(row["end_time"], "ms"),
        words: row["words"],
        unit: "ms",
      }));
    });
  },
});
