import { hasRow, isRow, secondsIn, segmentsOf, textIn, vendorShape, wordsIn, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * The input of Azure's conversation analysis. Its optional timings are ticks of 100 nanoseconds
 * (Language service, `conversationItemLevelTiming` and, word by word, `audioTimings`).
 */
export const azureConversationShape = vendorShape({
  name: "azure-conversation",
  title: "Azure conversation analysis",
  note: {
    from: "Azure conversation analysis: its input",
    roles: "stated",
    times: "words",
    metadata: "id, language",
    example: `{"conversations":[{"id":"LP-1","conversationItems":[{"id":"1","participantId":"agent_1","text":"Hello."}]}]}`,
  },
  fits: (value) => hasRow(value["conversationItems"]),
  turns(value, pointer) {
    const voices = new Voices();
    return segmentsOf(value["conversationItems"], `${pointer}/conversationItems`, (row) => {
      const key = textIn(row["text"]) === undefined ? "lexical" : "text";
      const words = wordsIn(row["audioTimings"], (word) => word["word"], timesOf);
      const { start, end } = isRow(row["conversationItemLevelTiming"]) ? timesOf(row["conversationItemLevelTiming"]) : {};
      const voice = voices.of(row["participantId"], row["role"]);
      return { text: row[key], at: `/${key}`, voice, start: start ?? words[0]?.start, end: end ?? words.at(-1)?.end, words };
    });
  },
});

function timesOf(row: Row): { start?: number; end?: number } {
  const [start, length] = [secondsIn(row["offset"], "ticks"), secondsIn(row["duration"], "ticks")];
  return { start, end: start === undefined || length === undefined ? undefined : start + length };
}
