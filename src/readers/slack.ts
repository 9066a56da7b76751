import { earliest, secondsAt } from "./times.js";
import { hasRow, instantsOf, isRow, listOf, segmentsOf, textIn, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * Slack: a day of a channel as it is exported, and a page of the history (`conversations.history`). `ts` is seconds since 1970, with
 * six digits behind the point, as text (Slack API, "message event"). Nothing says on which side anybody is.
 */
export const slackShape = vendorShape({
  name: "slack",
  title: "Slack",
  note: {
    from: "Slack: exported channels, `conversations.history`",
    roles: "voices",
    times: "starts",
    metadata: "date",
    example: `[{"type":"message","user":"U1","ts":"1748947200.000100","text":"Hello."}]`,
  },
  fits: (value) => hasRow(listIn(value), ({ type, ts, text }) => type === "message" && typeof text === "string" && isStamp(ts)),
  turns(value, pointer) {
    const list = listIn(value);
    const times = instantsOf(list, timeIn);
    const first = earliest(times);
    const names = new Map(listOf(list).flatMap((row) => (nameIn(row) === undefined ? [] : [[row["user"], nameIn(row)] as const])));
    const segments = segmentsOf(list, Array.isArray(value) ? pointer : `${pointer}/messages`, (row, index) => ({
      text: row["text"],
      at: "/text",
      voice: voiceOf(row, names.get(row["user"])),
      start: secondsAt(times[index], first),
    }));
    // The history of a channel has the newest first.
    segments.sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
    return { segments, events: [], startedAt: first, notes: [] };
  },
});

function listIn(value: Row): unknown {
  return Array.isArray(value) ? value : value["messages"];
}

function isStamp(ts: unknown): ts is string {
  return typeof ts === "string" && /^\d{9,11}\.\d{6}$/.test(ts);
}

function timeIn({ ts }: Row): number | undefined {
  return isStamp(ts) ? Number(ts) : undefined;
}

function nameIn({ user_profile: profile }: Row): string | undefined {
  return isRow(profile) ? (textIn(profile["real_name"]) ?? textIn(profile["display_name"]) ?? textIn(profile["name"])) : undefined;
}

/** Joining, leaving and the like have a subtype; what others' programs write is a bot's. */
function voiceOf({ user, username, subtype, bot_id: bot }: Row, known: string | undefined): Voice {
  const isSaid = subtype === undefined || subtype === "thread_broadcast" || subtype === "file_share" || subtype === "me_message";
  const label = known ?? textIn(username) ?? textIn(user);
  if (subtype === "bot_message" || bot !== undefined) return { speaker: label ?? "Bot", role: "bot" };
  return isSaid ? { speaker: label, name: known } : { role: "system" };
}
