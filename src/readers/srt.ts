import { InputError } from "../call.js";
import { cueSeconds, offsetLines, segmentsOfCues, type SubtitleCue } from "./cues.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";

const TIMING = /^\s*(\d+:\d{1,2}:\d{1,2}[,.]\d{1,3})\s*(?:-->|,)\s*(\d+:\d{1,2}:\d{1,2}[,.]\d{1,3})/;

/** SubRip subtitles, and SubViewer's (.sbv), which only write the times otherwise. */
export const srtReader: Reader = {
  name: "srt",
  title: "SubRip",
  extensions: [".srt", ".sbv"],
  recognises: ({ head }) =>
    /^\s*(?:\d+[ \t]*\r?\n)?[ \t]*\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*(?:-->|,)\s*\d/.test(head.replace(/^\ufeff/, "")),
  *read(input) {
    const text = input.text();
    const segments = segmentsOfCues(readCues(text));
    yield { kind: "call", reader: "srt", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes: [] };
  },
};

function readCues(text: string): SubtitleCue[] {
  const lines = offsetLines(text);
  const starts = lines.flatMap((line, index) => (TIMING.test(line.text) ? [index] : []));
  return starts.map((at, order) => {
    const next = starts[order + 1] ?? lines.length;
    const [, from, to] = TIMING.exec(lines[at]!.text)!;
    const start = cueSeconds(from!);
    const end = cueSeconds(to!);
    if (start === undefined || end === undefined)
      throw new InputError(`expected a time such as 00:00:01,000 but found "${(start === undefined ? from : to)!}"`, at + 1, 1);
    const said = lines.slice(at + 1, next);
    // The next cue's number, and blank lines around it.
    while (said.length > 0 && said.at(-1)!.text.trim() === "") said.pop();
    if (next < lines.length && said.length > 0 && /^\s*\d+\s*$/.test(said.at(-1)!.text)) said.pop();
    return { start, end, lines: said.filter((line) => line.text.trim() !== "") };
  });
}
