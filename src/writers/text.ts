import type { Role } from "../call.js";
import { speakerOf } from "../readers/speaker.js";
import { NOBODY, OWN_FIELDS, OWN_TITLE } from "../readers/text-own.js";
import { FORMATS } from "./losses.js";
import type { SaidSegment, Transcript } from "./transcript.js";
import { BARE, clock, onOneLine, type Writer } from "./writer.js";

/** Plain text: a title, what is known of the call, a blank line, then a line a segment. `readers/text-own.ts` reads it. */
export const textWriter: Writer = {
  name: "txt",
  ...FORMATS.txt,
  extensions: [".txt", ".text"],
  carries: {
    speakers: "name",
    roles: "known",
    breaks: "spaces",
    times: "exact",
    negative: false,
    instants: false,
    words: false,
    events: false,
    metadata: "first names",
    many: false,
  },
  around: () => BARE,
  write(call) {
    const known = fields(call);
    const header = Object.entries(OWN_FIELDS).flatMap(([key, title]) => {
      const value = onOneLine(known[key as keyof typeof OWN_FIELDS] ?? "");
      return value === "" ? [] : [`${title}: ${value}\n`];
    });
    return `${OWN_TITLE}\n${header.join("")}\n${call.segments.map(line).join("")}`;
  },
};

function fields({ meta }: Transcript): Partial<Record<keyof typeof OWN_FIELDS, string>> {
  const { customer, duration, waited, survey, ...known } = meta;
  return {
    ...known,
    customer: customer?.names[0],
    customerId: customer?.id,
    duration: duration === undefined ? undefined : clock(duration),
    waited: waited === undefined ? undefined : clock(waited),
    survey: survey === undefined ? undefined : String(survey),
  };
}

function line({ start, end, text, ...segment }: SaidSegment): string {
  const until = end === undefined || end <= (start ?? 0) ? "" : ` - ${clock(end)}`;
  const time = start === undefined ? "" : `[${clock(start)}${until}] `;
  return `${time}${labelOf(segment)}: ${onOneLine(text)}\n`;
}

const ROLES: Readonly<Record<Exclude<Role, "unknown">, string>> = {
  agent: "Agent",
  customer: "Customer",
  bot: "Bot",
  system: "System",
  other: "Other",
};

/** A label from which the reader learns the role again. */
function labelOf({ speaker, role }: Omit<SaidSegment, "text">): string {
  const name = onOneLine(speaker ?? "")
    .replaceAll(/[\s:]+/g, " ")
    .trim();
  if (name === "") return role === "unknown" ? NOBODY : ROLES[role];
  return role === "unknown" || speakerOf(name).role === role ? name : `${ROLES[role]} (${name})`;
}
