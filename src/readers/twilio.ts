import { nameIn } from "./names.js";
import type { Role, Segment } from "../call.js";
import { hasRow, isRow, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, wordsIn, type Row } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * Twilio Conversational Intelligence: `sentences[]` by channel. Times are seconds, as strings or numbers, and may be null (Twilio's
 * OpenAPI document). Which channel is the agent's stands in the transcript resource, not here; where `channel.participants` is beside
 * the sentences, it is read.
 */
export const twilioShape = vendorShape({
  name: "twilio",
  title: "Twilio Conversational Intelligence",
  note: {
    from: "Twilio Conversational Intelligence: sentences",
    roles: "stated",
    times: "turns",
    metadata: "agent, customer",
    example: `{"sentences":[{"media_channel":1,"start_time":"0.0","end_time":"2.0","transcript":"Hello."}]}`,
  },
  fits: (value) =>
    (Array.isArray(value) ? value.length > 0 && value.every(isPage) : hasRow(value["sentences"], isSentence)) || hasRow(value, isSentence),
  turns(value, pointer) {
    if (!Array.isArray(value)) return sentencesIn(value["sentences"], `${pointer}/sentences`, voicesIn(value));
    // What its libraries for JavaScript list, or pages one after the other.
    if (!isPage(value[0])) return sentencesIn(value, pointer, new Voices());
    const voices = new Voices();
    return rowsIn(value).flatMap(({ row, index }) => sentencesIn(row["sentences"], `${pointer}/${index}/sentences`, voices));
  },
});

function isSentence(row: Row): boolean {
  return "transcript" in row && ("media_channel" in row || "mediaChannel" in row);
}

/** One of several pages of sentences: `meta` tells which. */
function isPage(value: unknown): boolean {
  return isRow(value) && isRow(value["meta"]) && "page" in value["meta"] && hasRow(value["sentences"], isSentence);
}

function voicesIn({ channel, transcript }: Row): Voices {
  return new Voices(participantsIn(channel ?? (isRow(transcript) ? transcript["channel"] : undefined)));
}

function sentencesIn(list: unknown, pointer: string, voices: Voices): Segment[] {
  return segmentsOf(list, pointer, (row) => {
    const { start, end } = timesOf(row);
    return {
      text: row["transcript"],
      at: "/transcript",
      voice: voices.of(`Channel ${nameIn(row["media_channel"] ?? row["mediaChannel"])}`, undefined),
      start,
      end,
      words: wordsIn(row["words"], (word) => word["word"], timesOf),
    };
  });
}

function timesOf(row: Row): { start?: number; end?: number } {
  return { start: secondsIn(row["start_time"] ?? row["startTime"]), end: secondsIn(row["end_time"] ?? row["endTime"]) };
}

function participantsIn(channel: unknown): Map<string, Voice> {
  const participants = new Map<string, Voice>();
  for (const { row } of rowsIn(isRow(channel) ? channel["participants"] : undefined)) {
    const name = textIn(row["full_name"] ?? row["fullName"]);
    const role = roleIn(row);
    const label = `Channel ${nameIn(row["channel_participant"] ?? row["channelParticipant"])}`;
    participants.set(label, { speaker: name ?? label, name, role });
  }
  return participants;
}

function roleIn(row: Row): Role | undefined {
  const role = textIn(row["role"])?.toLowerCase();
  return role === "agent" || role === "customer" ? role : undefined;
}
