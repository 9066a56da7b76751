import { nameIn } from "./names.js";
import type { Role } from "../call.js";
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
  fits: (value) => hasRow(value["sentences"], (row) => "media_channel" in row || "mediaChannel" in row),
  turns(value, pointer) {
    const voices = new Voices(
      participantsIn(value["channel"] ?? (isRow(value["transcript"]) ? value["transcript"]["channel"] : undefined)),
    );
    return segmentsOf(value["sentences"], `${pointer}/sentences`, (row) => {
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
  },
});

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
