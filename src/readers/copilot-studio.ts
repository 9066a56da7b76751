import { earliest, epochSeconds, instantOf, secondsAt } from "./times.js";
import { hasRow, instantsOf, isRow, languageIn, listOf, type Row, segmentsOf, textIn, vendorShape } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * Microsoft Copilot Studio (Power Virtual Agents): what Dataverse keeps of a conversation in the column `content`. Its activities
 * count roles: 0 is the bot, 1 is who writes to it; times are seconds since 1970 (Microsoft Learn, "Conversation transcripts").
 */
export const copilotStudioShape = vendorShape({
  name: "copilot-studio",
  title: "Microsoft Copilot Studio",
  note: {
    from: "Copilot Studio, Power Virtual Agents: `content` of Dataverse's conversation transcripts",
    roles: "stated",
    times: "starts",
    metadata: "date, language",
    example: `{"activities":[{"type":"message","timestamp":1748947200,"from":{"id":"b","role":0},"text":"Hello."}]}`,
  },
  fits: ({ activities }) => hasRow(activities, ({ type, from }) => type === "message" && isRow(from) && typeof from["role"] === "number"),
  turns({ activities }, pointer) {
    const times = instantsOf(activities, timeIn);
    const first = earliest(times);
    const segments = segmentsOf(activities, `${pointer}/activities`, (row, index) =>
      row["type"] === "message"
        ? { text: row["text"], at: "/text", voice: voiceOf(row), start: secondsAt(times[index], first) }
        : undefined,
    );
    return { segments, events: [], startedAt: first, notes: [] };
  },
  meta: ({ activities }) => ({
    language: languageIn(
      listOf(activities).map((row) => row["value"]),
      "locale",
    ),
  }),
});

function timeIn({ timestamp }: Row): number | undefined {
  return typeof timestamp === "number" ? epochSeconds(timestamp) : instantOf(timestamp);
}

function voiceOf({ from }: Row): Voice {
  const { role, name } = isRow(from) ? from : {};
  const isUser = role === 1;
  return { speaker: textIn(name) ?? (isUser ? "User" : "Bot"), role: isUser ? "customer" : "bot" };
}
