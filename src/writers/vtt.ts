import { FORMATS } from "./losses.js";
import type { SaidSegment } from "./transcript.js";
import { BARE, clock, onOneLine, startsOf, type Writer } from "./writer.js";

/** WebVTT: a cue a segment, the speaker as its voice, the role as the voice's class (`<v.agent Niamh Byrne>`). */
export const vttWriter: Writer = {
  name: "vtt",
  ...FORMATS.vtt,
  extensions: [".vtt"],
  carries: {
    speakers: "exact",
    roles: "known",
    breaks: "spaces",
    times: "told",
    negative: false,
    instants: false,
    words: false,
    events: false,
    metadata: "none",
    many: false,
  },
  refuses: (call) =>
    startsOf(call) === undefined && call.segments.length > 0
      ? "it tells no times, and captions need them; txt, json, csv and vcon do not"
      : undefined,
  around: () => ({ ...BARE, head: "WEBVTT\n" }),
  write(call) {
    const starts = startsOf(call) ?? [];
    return call.segments.map((segment, index) => cue(segment, starts[index]!)).join("");
  },
};

function cue({ speaker, role, text, end }: SaidSegment, start: number): string {
  const shown = role === "unknown" ? "" : `.${role}`;
  const label = speaker === undefined ? "" : escaped(onOneLine(speaker).trim());
  const words = escaped(onOneLine(text));
  const said = label === "" && shown === "" ? withoutLabel(words) : `<v${shown}${label === "" ? "" : ` ${label}`}>${words}</v>`;
  return `\n${clock(start)} --> ${clock(end === undefined || end < start ? start : end)}\n${said}\n`;
}

/** `-->` would end the cue, `<` begin a tag, `{\an8}` be taken for a place on the screen. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("{\\", "&#123;\\");
}

/** Words before a colon, `[Agent]` and `{` would be taken for a speaker or for JSON where no voice is named. */
function withoutLabel(text: string): string {
  const plain = text.replace(/^[[{(-]/, (mark) => `&#${mark.codePointAt(0)};`);
  return plain.slice(0, 60).replaceAll(":", "&#58;") + plain.slice(60);
}
