import type { CueLine } from "./cue-text.js";
import { offsetLines, segmentsOfCues, type SubtitleCue } from "./cues.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { isSurelySpeaker } from "./speaker.js";
import { parseTime } from "./times.js";

/**
 * SubStation Alpha and Advanced SubStation Alpha, as Aegisub and FFmpeg write them: below `[Events]` a line for each cue, its fields
 * in the order of a line `Format:`, the last of them the words ("ASS tags", the file format specification of Aegisub).
 */
export const assReader: Reader = {
  name: "ass",
  title: "SubStation Alpha",
  note: {
    from: "subtitle tools such as Aegisub: .ass and .ssa",
    roles: "stated",
    times: "turns",
    example: String.raw`[Events]\nFormat: Layer, Start, End, Name, Text\nDialogue: 0,0:00:05.00,0:00:06.50,Agent,Hello.`,
  },
  extensions: [".ass", ".ssa"],
  recognises: ({ head }) => /^\ufeff?\s*\[(?:Script Info|V4\+? Styles|Events)\]\s*$/im.test(head.slice(0, 300)) && EVENTS.test(head),
  *read(input) {
    const text = input.text();
    const segments = segmentsOfCues(cuesIn(offsetLines(text)));
    yield { kind: "call", reader: "ass", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes: [] };
  },
};

const EVENTS = /^[ \t]*\[Events\]/im;
/** What version 4 has where a file does not say it. */
const USUAL = "layer start end style name marginl marginr marginv effect text".split(" ");

function cuesIn(lines: readonly CueLine[]): SubtitleCue[] {
  const cues: SubtitleCue[] = [];
  let names: readonly string[] = USUAL;
  let isInside = false;
  for (const { text, from } of lines) {
    if (/^\s*\[/.test(text)) isInside = EVENTS.test(text);
    const [head, key] = /^\s*(Format|Dialogue)\s*:\s*/i.exec(text) ?? [];
    if (!isInside || head === undefined) continue;
    const row = { text: text.slice(head.length), from: from + head.length };
    if (key!.toLowerCase() === "format") names = row.text.split(",").map((name) => name.trim().toLowerCase());
    else cues.push(...cueIn(row, names));
  }
  return cues.sort((one, other) => one.start - other.start);
}

/** One cue, or none where its times are not told. */
function cueIn({ text, from }: CueLine, names: readonly string[]): SubtitleCue[] {
  const cells = text.split(",", names.length - 1);
  const cellOf = (name: string) => cells[names.indexOf(name)]?.trim() ?? "";
  const [start, end] = [parseTime(cellOf("start"))?.value, parseTime(cellOf("end"))?.value];
  if (start === undefined || end === undefined) return [];
  const said = cells.reduce((sum, cell) => sum + cell.length + 1, 0);
  const who = cellOf("name") || cellOf("actor");
  const speaker = who !== "" ? who : isSurelySpeaker(cellOf("style")) ? cellOf("style") : undefined;
  return [{ start, end, lines: linesOf(text.slice(said), from + said), ...(speaker === undefined ? {} : { speaker }) }];
}

/** `\N` and `\n` end a line, `\h` is a blank. */
function linesOf(text: string, from: number): CueLine[] {
  const lines: CueLine[] = [];
  let begin = 0;
  for (const { index, 0: mark } of text.matchAll(/\\[Nnh]|$/g)) {
    lines.push({ text: text.slice(begin, index), from: from + begin });
    begin = index + mark.length;
  }
  return lines.filter((line) => line.text.trim() !== "");
}
