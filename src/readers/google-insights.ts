import { meaningIn, nameIn } from "./names.js";
import type { Role } from "../call.js";
import { earliest, instantOf, parseTime, secondsAt } from "./times.js";
import { metaOf } from "./metadata.js";
import { firstRow, hasRow, isRow, listOf, secondsIn, segmentsOf, textIn, vendorShape, wordsIn, type Row } from "./vendor.js";
import { Voices, withRole } from "./voices.js";

const ROLES: Readonly<Record<string, Role>> = {
  AGENT: "agent",
  HUMAN_AGENT: "agent",
  AUTOMATED_AGENT: "bot",
  CUSTOMER: "customer",
  END_USER: "customer",
  ANY_AGENT: "agent",
};

/**
 * Google CX Insights (CCAI): the file that is uploaded, with microseconds that count from 1970 or from the start of the call
 * ("Conversation file format": `start_timestamp_usec`), and the conversation that its API returns, with instants (`messageTime`)
 * and words by durations ("12.5s").
 */
export const googleInsightsShape = vendorShape({
  name: "google-insights",
  title: "Google CX Insights (CCAI)",
  note: {
    from: "Google CX Insights (CCAI): files for upload, and conversations from its API",
    roles: "stated",
    times: "words",
    metadata: "id, date, agent, team, language, duration",
    example: `{"entries":[{"start_timestamp_usec":1000000,"role":"AGENT","user_id":1,"text":"Hello."}]}`,
  },
  fits: (value) =>
    hasRow(value["entries"], (row) => Object.hasOwn(ROLES, nameIn(row["role"])) && typeof row["text"] === "string") ||
    (isRow(value["transcript"]) && SEGMENTS.some((key) => Array.isArray((value["transcript"] as Row)[key]))),
  turns(value, pointer) {
    const voices = new Voices();
    const entries = listOf(value["entries"]);
    const least = earliest(entries.map((row) => secondsIn(row["start_timestamp_usec"], "us"))) ?? 0;
    // A call that lasts thirty years began in 1970.
    const base = least > 1e9 ? least : 0;
    if (entries.length > 0) {
      const segments = segmentsOf(value["entries"], `${pointer}/entries`, (row) => ({
        text: row["text"],
        at: "/text",
        voice: withRole(voices.of(row["role"], undefined), meaningIn(ROLES, row["role"])),
        start: secondsAt(secondsIn(row["start_timestamp_usec"], "us"), base),
      }));
      return { segments, events: [], ...(base === 0 ? {} : { startedAt: base }), notes: [] };
    }
    const transcript = isRow(value["transcript"]) ? value["transcript"] : {};
    const key = SEGMENTS.find((one) => one in transcript) ?? SEGMENTS[0];
    return fromApi(transcript[key], `${pointer}/transcript/${key}`, instantOf(value["startTime"] ?? value["start_time"]));
  },
  meta(value) {
    const quality = value["qualityMetadata"] ?? value["quality_metadata"];
    const known = isRow(quality) ? metaOf([{ value: quality, pointer: "" }], undefined, () => "") : {};
    const agent = isRow(quality) ? firstRow(quality["agentInfo"] ?? quality["agent_info"]) : undefined;
    const [name, team] = [textIn(agent?.["displayName"] ?? agent?.["display_name"]), textIn(agent?.["team"])];
    // `projects/p/locations/l/conversations/c-5`
    const [, id] = /^projects\/.*\/conversations\/([^/]+)$/.exec(nameIn(value["name"])) ?? [];
    return {
      ...known,
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { agent: name }),
      ...(team === undefined ? {} : { team }),
    };
  },
});

/** Clients in Python write the names of the API with underscores. */
const SEGMENTS = ["transcriptSegments", "transcript_segments"] as const;

function fromApi(list: unknown, pointer: string, startedAt: number | undefined) {
  const voices = new Voices();
  const first = startedAt ?? earliest(listOf(list).map((row) => instantOf(row["messageTime"] ?? row["message_time"])));
  return segmentsOf(list, pointer, (row) => {
    const words = wordsIn(row["words"], (word) => word["word"], timesOf);
    const participant = row["segmentParticipant"] ?? row["segment_participant"];
    const role = textIn(isRow(participant) ? participant["role"] : undefined);
    const channel = row["channelTag"] ?? row["channel_tag"];
    const voice = voices.of(role ?? (channel === undefined ? undefined : `Channel ${nameIn(channel)}`), undefined);
    return {
      text: row["text"],
      at: "/text",
      voice: role === undefined ? voice : withRole(voice, meaningIn(ROLES, role)),
      start: words[0]?.start ?? secondsAt(instantOf(row["messageTime"] ?? row["message_time"]), first),
      end: words.at(-1)?.end,
      words,
    };
  });
}

function timesOf(word: Row): { start?: number; end?: number } {
  return { start: seconds(word["startOffset"] ?? word["start_offset"]) ?? 0, end: seconds(word["endOffset"] ?? word["end_offset"]) };
}

function seconds(value: unknown): number | undefined {
  const time = typeof value === "string" ? parseTime(value) : undefined;
  return time === undefined || time.kind === "instant" ? undefined : time.value;
}
