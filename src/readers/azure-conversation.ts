import { hasRow, isRow, secondsIn, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * The input of Azure's conversation analysis. Its optional timings are ticks of 100 nanoseconds
 * (Language service, `conversationItemLevelTiming`).
 */
export const azureConversationShape = vendorShape({
  name: "azure-conversation",
  title: "Azure conversation analysis",
  note: {
    from: "Azure conversation analysis: its input",
    roles: "stated",
    times: "turns",
    metadata: "id, language",
    example: `{"conversations":[{"id":"LP-1","conversationItems":[{"id":"1","participantId":"agent_1","text":"Hello."}]}]}`,
  },
  fits: (value) => hasRow(value["conversationItems"]),
  turns(value, pointer) {
    const voices = new Voices();
    return segmentsOf(value["conversationItems"], `${pointer}/conversationItems`, (row) => {
      const key = textIn(row["text"]) === undefined ? "lexical" : "text";
      const start = timing(row, "offset");
      const length = timing(row, "duration");
      return {
        text: row[key],
        at: `/${key}`,
        voice: voices.of(row["participantId"], row["role"]),
        start,
        end: start === undefined || length === undefined ? undefined : start + length,
      };
    });
  },
});

function timing(row: Row, key: "offset" | "duration"): number | undefined {
  const level = row["conversationItemLevelTiming"];
  return isRow(level) ? secondsIn(level[key], "ticks") : undefined;
}
