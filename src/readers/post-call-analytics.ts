import { languageOf } from "./metadata.js";
import { isoOf } from "./times.js";
import { isRow, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Post Call Analytics, the AWS sample solution. Times are seconds (its docs/output_json_structure.md);
 * the names of `spk_0` and `spk_1` stand in `ConversationAnalytics.SpeakerLabels`.
 */
export const postCallAnalyticsShape = vendorShape({
  name: "post-call-analytics",
  title: "Amazon Post Call Analytics",
  note: {
    from: "AWS Post Call Analytics solution",
    roles: "stated",
    times: "turns",
    metadata: "id, date, agent, customer, language, duration",
    example: `{"SpeechSegments":[{"SegmentStartTime":0,"SegmentEndTime":2,"SegmentSpeaker":"spk_0","OriginalText":"Hello."}]}`,
  },
  fits: (value) => Array.isArray(value["SpeechSegments"]),
  turns(value, pointer) {
    const voices = new Voices(labelsIn(value["ConversationAnalytics"]));
    return segmentsOf(value["SpeechSegments"], `${pointer}/SpeechSegments`, (row) => {
      // The text for display may hold marks of HTML.
      const key = textIn(row["OriginalText"]) === undefined ? "DisplayText" : "OriginalText";
      const voice = voices.of(row["SegmentSpeaker"], undefined);
      return {
        text: row[key],
        at: `/${key}`,
        voice: row["IVRSegment"] === true ? { ...voice, role: "system" } : voice,
        start: secondsIn(row["SegmentStartTime"]),
        end: secondsIn(row["SegmentEndTime"]),
        words: row["WordConfidence"],
      };
    });
  },
  meta(value) {
    const analytics = isRow(value["ConversationAnalytics"]) ? value["ConversationAnalytics"] : {};
    const [id, agent, customer] = ["GUID", "Agent", "Cust"].map((key) => textIn(analytics[key]));
    const [startedAt, language] = [isoOf(analytics["ConversationTime"]), languageOf(analytics["LanguageCode"])];
    const duration = secondsIn(analytics["Duration"]);
    return {
      ...(id === undefined ? {} : { id }),
      ...(agent === undefined ? {} : { agent }),
      ...(customer === undefined ? {} : { customer: { id: customer, names: [] } }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(language === undefined ? {} : { language }),
      ...(duration === undefined ? {} : { duration }),
    };
  },
});

function labelsIn(analytics: unknown): Map<string, Voice> {
  const labels = rowsIn(isRow(analytics) ? analytics["SpeakerLabels"] : undefined);
  const plain = new Voices();
  return new Map(
    labels.flatMap(({ row }: { row: Row }) => {
      const id = textIn(row["Speaker"]);
      return id === undefined ? [] : [[id, plain.of(row["DisplayText"], undefined)]];
    }),
  );
}
