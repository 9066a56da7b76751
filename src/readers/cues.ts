// Longer than a source file should be: the ways in which subtitles name who speaks, side by side.
import type { Segment } from "../call.js";
import { voicesOf, withoutStart, type CueLine, type Voiced } from "./cue-text.js";
import { isSurelySpeaker, speakerOf } from "./speaker.js";
import { isFieldKey, isOrdinary, isWordOf, looksLikePerson } from "./text-speakers.js";

/** A subtitle cue: its times in seconds and its lines, each with the offset at which it stands in the file. */
export interface SubtitleCue {
  id?: string;
  start: number;
  end: number;
  lines: readonly CueLine[];
  /** Who speaks, where a line of its own above the words says so. */
  speaker?: string;
}

/** Segments of subtitle cues; finds speakers in tags, before a colon, in brackets or in the cue's id. */
export function segmentsOfCues(given: readonly SubtitleCue[]): Segment[] {
  const parted = given.map((cue) => (cue.lines.some(({ text }) => ARROWS.test(text)) ? partedByArrows(cue) : cue));
  // Some exports end a cue with a lone dash, YouTube's with a blank.
  const dashless = parted.map((cue) => (cue.lines.some(isEmpty) ? { ...cue, lines: cue.lines.filter((line) => !isEmpty(line)) } : cue));
  const prefixes = prefixLabels(dashless);
  const cues = prefixes.size === 0 && areNamedAbove(dashless) ? dashless.map(namedAbove) : dashless;
  const segments: Segment[] = [];
  let lastSpeaker: string | undefined;
  let last: SubtitleCue | undefined;
  const isRolling = cues.some((cue, index) => index > 0 && isHeld(cue, cues[index - 1]!));
  for (const cue of cues) {
    const repeated = last !== undefined && repeatsLast(cue, last, isRolling);
    last = cue;
    const dashed = dashedLines(cue.lines);
    for (const lines of dashed ?? byLabel(repeated ? cue.lines.slice(1) : cue.lines, prefixes)) {
      for (const voiced of voicesOf(lines)) {
        const { said, label } = speakerIn(voiced, cue, prefixes);
        // A voice that names a role and nobody is not that of the speaker before.
        const isNameless = dashed !== undefined || lines[0]?.isTurn === true || (voiced.role !== undefined && voiced.voice === "");
        const speaker = label ?? (prefixes.size > 0 && !isNameless ? lastSpeaker : undefined);
        lastSpeaker = speaker;
        const segment = segmentOf(said, speaker, cue);
        if (segment !== undefined) segments.push(segment);
      }
    }
  }
  return segments;
}

/** Captions for television mark a change of speakers, `>>>` one of subject too; WebVTT may write them as characters of HTML. */
const ARROWS = /(?:^|(?<=\s))(?:>|&gt;){2,3}(?=[\s\p{L}])/u;

/** A cue's lines, each part of them that begins with arrows on a line of its own. */
function partedByArrows(cue: SubtitleCue): SubtitleCue {
  const lines: CueLine[] = [];
  for (const { text, from } of cue.lines) {
    let rest = { text, from } as CueLine;
    for (let found = ARROWS.exec(rest.text); found !== null; found = ARROWS.exec(rest.text)) {
      lines.push({ ...rest, text: rest.text.slice(0, found.index) });
      const behind = found.index + found[0].length;
      rest = { text: rest.text.slice(behind), from: rest.from + behind, isTurn: true };
    }
    lines.push(rest);
  }
  return { ...cue, lines: lines.filter((line) => line.text.trim() !== "") };
}

function isEmpty({ text }: CueLine): boolean {
  return plain(text) === "" || text.trim() === "-";
}

/** Whether each cue has a name on its first line, as in Teams' transcripts of old: few names, that all come again. */
function areNamedAbove(cues: readonly SubtitleCue[]): boolean {
  const counts = new Map<string, number>();
  for (const { lines } of cues) {
    const first = plain(lines[0]?.text ?? "");
    if (lines.length < 2 || !(isSurelySpeaker(first) || looksLikePerson(speakerOf(first).name ?? first))) return false;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return (
    counts.size > 1 &&
    (counts.size * 2 <= cues.length || [...counts.keys()].every((name) => isSurelySpeaker(name) && name.split(" ").length < 3)) &&
    [...counts.keys()].every((name) => !/[.?!,;]$/.test(name) && !isOrdinary(name))
  );
}

function namedAbove(cue: SubtitleCue): SubtitleCue {
  return { ...cue, speaker: plain(cue.lines[0]!.text), lines: cue.lines.slice(1) };
}

/** Rolling captions say the last line of the cue before again. */
function repeatsLast(cue: SubtitleCue, last: SubtitleCue, isRolling: boolean): boolean {
  const { lines } = cue;
  if (!beginsAs(cue, last)) return false;
  return isRolling ? lines.length > 1 || isHeld(cue, last) : lines.length > 1 && lines.some(isTimed);
}

function beginsAs({ lines }: SubtitleCue, last: SubtitleCue): boolean {
  return lines.length > 0 && last.lines.length > 0 && plain(lines[0]!.text) === plain(last.lines.at(-1)!.text);
}

/** Of captions that roll, YouTube shows the line that stays for a moment, or until the next without the times of its words. */
function isHeld(cue: SubtitleCue, last: SubtitleCue): boolean {
  if (cue.lines.length !== 1 || !beginsAs(cue, last)) return false;
  return isShort(cue) || (/<\d\d:\d\d[^<>]*><c/.test(last.lines.at(-1)!.text) && !isTimed(cue.lines[0]!));
}

function isTimed({ text }: CueLine): boolean {
  return /<\d\d:\d\d/.test(text);
}

function isShort({ start, end }: SubtitleCue): boolean {
  return end > start && end - start < 0.1;
}

/** Lines of people who speak in one cue, each behind a dash and none of them named; undefined where it is not so. */
function dashedLines(lines: readonly CueLine[]): CueLine[][] | undefined {
  if (lines.length < 2 || !lines.every((line) => DASH.test(line.text))) return undefined;
  return lines.map(({ text, from }) => {
    const { length } = DASH.exec(text)![0];
    return [{ text: text.slice(length), from: from + length }];
  });
}

const DASH = /^\s*[-–—]{1,2}\s*(?=[^\s-])/;

/** The lines of a cue in which several people speak, parted where a label begins a line. */
function byLabel(lines: readonly CueLine[], prefixes: ReadonlySet<string>): CueLine[][] {
  const parts: CueLine[][] = [];
  for (const line of lines) {
    const label = parts.length === 0 ? undefined : labelAt(unmarked(line.text))?.label;
    if (parts.length === 0 || line.isTurn || (label !== undefined && prefixes.has(label))) parts.push([line]);
    else parts.at(-1)!.push(line);
  }
  return parts;
}

function segmentOf(said: Voiced, speaker: string | undefined, { start, end }: SubtitleCue): Segment | undefined {
  const lead = /^\s*/.exec(said.text)![0].length;
  const { text, pieces, role } = withoutStart(said, lead);
  if (text.trim() === "") return undefined;
  const known = speaker === undefined ? {} : { speaker, ...speakerOf(speaker) };
  const direction = speaker === undefined && /^[[(♪][^\])]*[\])♪]$/.test(text.trim()) ? { role: "system" as const } : {};
  const stated = role === undefined ? {} : { role };
  const segment: Segment = { ...known, ...direction, ...stated, text: text.trimEnd(), start, end, pieces: pieces };
  // The standard keeps cues that end before they begin; one that ends where it begins says that its end is not known.
  if (end <= start) delete segment.end;
  return segment;
}

/** A line without what only changes its looks; a voice's tag says who speaks, no label beside it does. */
function unmarked(text: string): string {
  return /<v[.\s>]/.test(text) ? text : plain(text);
}

function plain(text: string): string {
  return text.replaceAll(/<[^<>]{0,200}>|\{\\[^}]{0,20}\}/g, "").trim();
}

const PREFIX =
  /^\s*(?:-\s*)?(?:\[(?<bracket>[^\]:]{1,40})\]|\((?<paren>speaker [\d?]+|\p{Lu}[\p{L} .'’-]{1,30})\)|(?<name>\p{L}[^:\n]{0,40}?)(?=:))\s*:?\s*/u;

/** Labels before a colon that recur or name a role; where most cues have one of those, people's names that stand but once too. */
function prefixLabels(cues: readonly SubtitleCue[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines } of cues) {
    for (const line of lines) {
      const label = labelAt(unmarked(line.text))?.label;
      if (label !== undefined && (isSurelySpeaker(label) || !isFieldKey(label.toLowerCase())))
        counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  const sure = new Set(
    [...counts]
      .filter(([label, count]) => count > 1 || isSurelySpeaker(label) || speakerOf(label).role !== undefined)
      .map(([label]) => label),
  );
  // A first and a last name before a colon are a speaker's nearly as surely.
  const isFullName = (label: string) => /^\p{Lu}\S* \p{Lu}/u.test(label) && looksLikePerson(label);
  const covered = [...counts].reduce((sum, [label, count]) => sum + (sure.has(label) || isFullName(label) ? count : 0), 0);
  if (covered * 2 <= cues.length) return sure;
  const text = cues.map(({ lines }) => lines.map((line) => line.text).join(" ")).join(" ");
  return new Set(
    [...counts.keys()].filter((label) => sure.has(label) || (looksLikePerson(label) && !isOrdinary(label) && !isWordOf(label, text))),
  );
}

function labelAt(text: string): { label: string; length: number } | undefined {
  const found = PREFIX.exec(text);
  if (found === null) return undefined;
  const label = (found.groups!["bracket"] ?? found.groups!["paren"] ?? found.groups!["name"])!.trim();
  return label.split(/\s+/).length > 6 || /^https?$/i.test(label) ? undefined : { label, length: found[0].length };
}

function speakerIn(voiced: Voiced, cue: SubtitleCue, prefixes: ReadonlySet<string>): { said: Voiced; label?: string } {
  if (cue.speaker !== undefined) return { said: voiced, label: cue.speaker };
  if (voiced.voice !== undefined && (voiced.voice !== "" || voiced.role !== undefined))
    return { said: voiced, ...(voiced.voice === "" ? {} : { label: voiced.voice }) };
  const found = labelAt(voiced.text);
  // A label without words is a direction: "[hold music]".
  if (found !== undefined && prefixes.has(found.label) && voiced.text.trim().length > found.length)
    return { said: withoutStart(voiced, found.length), label: found.label };
  // Webex numbers its cues and names who speaks: `12 "Niamh Byrne" (3845234944)`.
  const named = /^\d+ "([^"]{1,80})" \(\d+\)$/.exec(cue.id?.trim() ?? "")?.[1];
  if (named !== undefined) return { said: voiced, label: named };
  // Others do so without quotes, a time behind the name: `3 - Niamh Byrne (00:00:08.000)`.
  const person = /^\d{1,6}\s*[-–:.]?\s+(\p{Lu}[\p{L}\d .'’-]{1,60}?)(?:\s*\([\d:.]{4,12}\))?$/u.exec(cue.id?.trim() ?? "")?.[1];
  if (person !== undefined && (looksLikePerson(person) || isSurelySpeaker(person))) return { said: voiced, label: person };
  if (cue.id !== undefined && /^(?:speaker[ _]?\d+|agent|customer|caller)$/i.test(cue.id)) return { said: voiced, label: cue.id };
  return { said: voiced };
}

/** Lines with their offsets; LF, CRLF and CR end lines. */
export function offsetLines(text: string): CueLine[] {
  const lines: CueLine[] = [];
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let end = ends.exec(text); ; end = ends.exec(text)) {
    lines.push({ text: text.slice(from, end?.index ?? text.length), from });
    if (end === null) return lines;
    from = end.index + end[0].length;
  }
}

/** Seconds of `00:00:01.000`, `00:01.000` or what Microsoft Graph writes, `0:0:1.0`; SRT has a comma; with `rate`, pictures may stand behind a colon. */
export function cueSeconds(time: string, rate?: number): number | undefined {
  const [, whole, frames] = rate === undefined ? [] : (/^(\d+:\d{1,2}:\d{1,2})[:;](\d\d)$/.exec(time.trim()) ?? []);
  const begun = whole === undefined ? undefined : cueSeconds(`${whole}.0`);
  if (begun !== undefined) return begun + Number(frames) / rate!;
  const found = /^(-)?(?:(\d{1,9}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})$/.exec(time.trim());
  if (found === null) return undefined;
  const [, minus, hours = "0", minutes, seconds, fraction] = found;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const after = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
  return minus === undefined ? after : -after;
}
