import type { CallMeta, Piece, Role, Segment, SourceCall } from "../call.js";
import { offsetLines } from "./cues.js";
import { neutralMeta } from "./neutral.js";
import { botNotes } from "./rows.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";
import { parseTime } from "./times.js";

/** The first line of plain text that `call-lint convert` writes: in what follows nothing needs to be guessed. */
export const OWN_TITLE = "Call transcript (call-lint)";

/** What its header calls each thing that is known of a call. */
export const OWN_FIELDS = {
  id: "Call ID",
  startedAt: "Date",
  agent: "Agent name",
  customer: "Customer name",
  customerId: "Customer ID",
  team: "Team",
  queue: "Queue",
  direction: "Direction",
  language: "Language",
  duration: "Duration",
  waited: "Wait time",
  survey: "Survey score",
} as const;

/** The label of a turn whose speaker is not known. */
export const NOBODY = "Unknown speaker";

const TIME = String.raw`\d{2,}:\d\d:\d\d\.\d{3}`;
const TURN = new RegExp(String.raw`^(?:\[(${TIME})(?: - (${TIME}))?\] )?([^:]{1,300}): (?=.)`);
const ROLE = /^(?:Agent|Customer|Bot|System|Other)$/;
const LABEL = /^(Agent|Customer|Bot|System|Other) \((.+)\)$/;

/** Whether a text is such a one. */
export function isOwnText(text: string): boolean {
  return text.startsWith(OWN_TITLE) && /^\r?(?:\n|$)/.test(text.slice(OWN_TITLE.length, OWN_TITLE.length + 2));
}

/** Reads it: a title, fields, a blank line, then a line a turn; lines that begin no turn go on with the one before. */
export function readOwnText(file: string, text: string): SourceCall {
  const [, ...lines] = offsetLines(text);
  const end = lines.findIndex((line) => line.text.trim() === "");
  const body = end < 0 ? lines.length : end;
  const segments: (Segment & { pieces: Piece[] })[] = [];
  for (const { text: line, from } of lines.slice(body)) {
    const [head, start, until, label] = TURN.exec(line) ?? [];
    const last = segments.at(-1);
    if (head !== undefined)
      segments.push({
        ...who(label!),
        text: line.slice(head.length),
        start: seconds(start),
        end: seconds(until),
        pieces: [{ at: 0, from: from + head.length }],
      });
    else if (last !== undefined && line.trim() !== "") {
      last.pieces.push({ at: last.text.length + 1, from });
      last.text += ` ${line}`;
    }
  }
  const meta = metaIn(lines.slice(0, body).map((line) => line.text));
  return { kind: "call", reader: "text", source: textSource(file, text), index: 0, meta, segments, events: [], notes: botNotes(segments) };
}

function who(label: string): Pick<Segment, "speaker" | "name" | "role"> {
  if (label === NOBODY) return {};
  if (ROLE.test(label)) return { speaker: label, role: label.toLowerCase() as Role };
  const [, role, inner] = LABEL.exec(label) ?? [];
  if (role === undefined || inner === undefined) return { speaker: label, ...speakerOf(label) };
  const { name } = speakerOf(inner);
  return { speaker: inner, ...(name === undefined ? {} : { name }), role: role.toLowerCase() as Role };
}

function seconds(clock: string | undefined): number | undefined {
  return clock === undefined ? undefined : parseTime(clock)?.value;
}

function metaIn(lines: readonly string[]): CallMeta {
  const fields = new Map(lines.map((line): [string, string] => [line.split(": ", 1)[0]!, line.slice(line.indexOf(": ") + 2)]));
  const values = Object.fromEntries(Object.entries(OWN_FIELDS).map(([key, title]) => [key, fields.get(title)]));
  const { customer, customerId, duration, waited, survey, ...known } = values;
  const isNamed = customer !== undefined || customerId !== undefined;
  return neutralMeta({
    ...known,
    ...(isNamed ? { customer: { id: customerId, names: customer === undefined ? [] : [customer] } } : {}),
    duration: seconds(duration),
    waited: seconds(waited),
    survey: survey === undefined ? undefined : Number(survey),
  });
}
