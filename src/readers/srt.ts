import { InputError } from "../call.js";
import { cueSeconds, offsetLines, segmentsOfCues, type SubtitleCue } from "./cues.js";
import type { CueLine } from "./cue-text.js";
import { frameRateOf } from "./frames.js";
import { hasLabels } from "./inner-text.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";

/** Two times, and behind them nothing but SubRip's coordinates or a setting of WebVTT. */
const TIMING =
  /^[ \t]*(\d+:\d{1,2}:\d{1,2}(?:[,.]\d{1,3}|[:;]\d\d))[ \t]*(?:-->|,)[ \t]*(\d+:\d{1,2}:\d{1,2}(?:[,.]\d{1,3}|[:;]\d\d))(?=[ \t]*$|[ \t]+[A-Za-z]\w*:[\w.,%]+)/m;

/** SubRip subtitles, and SubViewer's (.sbv), which only write the times otherwise. */
export const srtReader: Reader = {
  name: "srt",
  title: "SubRip",
  note: {
    from: "subtitle tools, recognisers; YouTube's SBV too",
    roles: "stated",
    times: "turns",
    example: String.raw`1\n00:00:05,000 --> 00:00:06,500\nAgent: Hello.`,
  },
  extensions: [".srt", ".sbv"],
  recognises: ({ head, file }) =>
    (/\.(?:srt|sbv|vtt)$/i.test(file) && !hasLabels(head)) ||
    (/^\s*(?:\d+[ \t]*\r?\n)?[ \t]*\d+:\d/.test(head.replace(/^\ufeff/, "")) && TIMING.test(firstLines(head))),
  *read(input) {
    const text = input.text();
    const lines = offsetLines(text);
    const segments = segmentsOfCues(readCues(lines));
    const notes = [...brokenTimes(lines), ...numbersAlone(lines)].slice(0, 1);
    yield { kind: "call", reader: "srt", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes };
  },
};

function firstLines(head: string): string {
  return head
    .replace(/^\ufeff?\s*/, "")
    .split(/\r\n|\n|\r/, 2)
    .join("\n");
}

/** A line that means to be a cue's times and is none: what follows was read as said in the cue before. */
function brokenTimes(lines: readonly CueLine[]): string[] {
  const index = lines.findIndex(
    ({ text }) => !TIMING.test(text) && (text.includes("-->") || /^\s*\d+:\d\d:\S+,\d+:\d\d:\S+\s*$/.test(text)),
  );
  return index < 0 ? [] : [`${index + 1}:1  expected two times such as 00:00:01,000 --> 00:00:04,000; this line is read as words`];
}

/** The number of a cue, between a blank line and its words: the times are missing. */
function isNumberAlone(lines: readonly CueLine[], index: number): boolean {
  const at = (offset: number) => lines[index + offset]?.text.trim() ?? "";
  return /^\d{1,6}$/.test(at(0)) && at(-1) === "" && at(1) !== "" && !TIMING.test(at(1)) && at(2) === "" && isNext(lines, index);
}

/** Whether the cue above has the number before. */
function isNext(lines: readonly CueLine[], index: number): boolean {
  const times = lines.slice(0, index).findLastIndex(({ text }) => TIMING.test(text));
  return times > 0 && Number(lines[times - 1]!.text) === Number(lines[index]!.text) - 1;
}

function numbersAlone(lines: readonly CueLine[]): string[] {
  const index = lines.findIndex((_, at) => isNumberAlone(lines, at));
  return index < 0
    ? []
    : [`${index + 2}:1  expected two times such as 00:00:01,000 --> 00:00:04,000; this cue is read with the one before`];
}

/** @throws InputError where there are no times, or minutes or seconds are more than 59. */
function readCues(lines: readonly CueLine[]): SubtitleCue[] {
  const starts = lines.flatMap((line, index) => (TIMING.test(line.text) ? [index] : []));
  if (starts.length === 0)
    throw new InputError("no subtitles: expected times such as 00:00:01,000 --> 00:00:04,000 above the words of each", 1, 1);
  const rate = frameRateOf(starts.map((at) => lines[at]!.text));
  return starts.map((at, order) => {
    const next = starts[order + 1] ?? lines.length;
    const [, from, to] = TIMING.exec(lines[at]!.text)!;
    const start = cueSeconds(from!, rate);
    const end = cueSeconds(to!, rate);
    const wrong = start === undefined ? from! : to!;
    if (start === undefined || end === undefined)
      throw new InputError(`expected a time such as 00:00:01,000 but found "${wrong}"`, at + 1, lines[at]!.text.indexOf(wrong) + 1);
    const said = lines.slice(at + 1, next).filter((_, index) => !isNumberAlone(lines, at + 1 + index));
    // The next cue's number, and blank lines around it.
    while (said.length > 0 && said.at(-1)!.text.trim() === "") said.pop();
    if (next < lines.length && said.length > 0 && /^\s*\d+\s*$/.test(said.at(-1)!.text)) said.pop();
    return { start, end, lines: said.filter((line) => line.text.trim() !== "") };
  });
}
