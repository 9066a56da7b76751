import { hasRow, segmentsOf, vendorShape, wordsIn } from "./vendor.js";
import { Voices } from "./voices.js";

/** Otter counts its offsets in samples of sound, 16,000 in a second. */
const SAMPLES = 16_000;

/** Otter's own JSON, as its pages fetch it: `transcripts[]` with offsets in samples, the words' times in seconds in `alignment[]`. */
export const otterShape = vendorShape({
  name: "otter",
  title: "Otter",
  note: {
    from: "Otter, as its pages fetch a conversation",
    roles: "voices",
    times: "words",
    metadata: "id, date, duration",
    example: `{"speech":{"transcripts":[{"start_offset":16000,"end_offset":48000,"speaker_id":1,"transcript":"Hello."}]}}`,
  },
  fits: (value) => hasRow(value["transcripts"], (row) => "start_offset" in row && "end_offset" in row && "transcript" in row),
  turns(value, pointer, { roster }) {
    const voices = new Voices(roster);
    return segmentsOf(value["transcripts"], `${pointer}/transcripts`, (row) => ({
      text: row["transcript"],
      at: "/transcript",
      voice: voices.of(row["speaker_id"] ?? row["label"], undefined),
      start: samplesIn(row["start_offset"]),
      end: samplesIn(row["end_offset"]),
      words: wordsIn(
        row["alignment"],
        (word) => word["word"],
        (word) => ({ start: samplesIn(word["startOffset"]), end: samplesIn(word["endOffset"]) }),
      ),
    }));
  },
});

function samplesIn(value: unknown): number | undefined {
  return typeof value === "number" ? value / SAMPLES : undefined;
}
