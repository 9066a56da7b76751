import { InputError } from "../call.js";
import { isRow, secondsIn, segmentsOf, textIn, vendorShape } from "./vendor.js";
import { Voices } from "./voices.js";
import { languageOf } from "./metadata.js";

/**
 * Amazon Bedrock Data Automation, standard output for audio. Times are milliseconds, as the names say
 * (`start_timestamp_millis`); the words stand apart in `audio_items[]`.
 */
export const bedrockShape = vendorShape({
  name: "bedrock",
  title: "Amazon Bedrock Data Automation",
  note: {
    from: "Amazon Bedrock Data Automation, standard output",
    roles: "voices",
    times: "words",
    metadata: "language, duration",
    example: `{"audio_segments":[{"start_timestamp_millis":0,"end_timestamp_millis":2000,"text":"Hello.","speaker":{"speaker_label":"spk_0"}}]}`,
  },
  fits: (value) => Array.isArray(value["audio_segments"]) || isRow(value["matched_blueprint"]),
  turns(value, pointer) {
    if (!Array.isArray(value["audio_segments"]))
      throw new InputError(
        "this is what a blueprint says about a call, not its transcript; give the standard output, which has audio_segments",
      );
    const voices = new Voices();
    const words = new Map<unknown, unknown[]>();
    for (const row of Array.isArray(value["audio_items"]) ? (value["audio_items"] as unknown[]) : []) {
      if (!isRow(row)) continue;
      const own = words.get(row["audio_segment_index"]);
      if (own === undefined) words.set(row["audio_segment_index"], [row]);
      else own.push(row);
    }
    return segmentsOf(value["audio_segments"], `${pointer}/audio_segments`, (row, index) => ({
      text: row["text"],
      at: "/text",
      voice: voices.of(labelIn(row["speaker"], "speaker_label") ?? labelIn(row["channel"], "channel_label"), undefined),
      start: secondsIn(row["start_timestamp_millis"], "ms"),
      end: secondsIn(row["end_timestamp_millis"], "ms"),
      words: words.get(row["segment_index"] ?? index),
      unit: "ms",
    }));
  },
  meta: ({ metadata }) => ({ language: isRow(metadata) ? languageOf(metadata["dominant_asset_language"]) : undefined }),
});

function labelIn(value: unknown, key: string): string | undefined {
  return isRow(value) ? textIn(value[key]) : undefined;
}
