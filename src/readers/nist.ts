import type { Piece, Segment, SourceCall } from "../call.js";
import { offsetLines } from "./cues.js";
import type { CueLine } from "./cue-text.js";
import type { Reader } from "./reader.js";
import { lineColumn, textSource } from "./source.js";
import { Voices } from "./voices.js";

/** A field of a line, with its offset in the file. */
interface Field {
  text: string;
  from: number;
}

/** What a line says: a stretch of one speaker's words. */
interface Stretch {
  recording: string;
  channel: string;
  /** Undefined where no name is given. */
  speaker: string | undefined;
  start: number;
  end: number;
  words: readonly Field[];
}

/**
 * NIST's formats for scoring: STM (`recording channel speaker begin end <labels> words`), CTM (`recording channel begin duration word`)
 * and RTTM (`LEXEME recording channel begin duration word …  speaker`). All times are seconds (SCTK documentation; RT-09 evaluation
 * plan). Lines that begin with `;;` are comments.
 */
export const nistReader: Reader = {
  name: "nist",
  title: "NIST STM, CTM or RTTM",
  note: {
    from: "research corpora: NIST STM, CTM, RTTM",
    roles: "voices",
    times: "words",
    metadata: "id",
    example: String.raw`;; sample\nLP-1 1 agent 0.00 2.00 <o> hello`,
  },
  extensions: [".stm", ".ctm", ".rttm"],
  recognises: ({ head, complete }) => {
    const lines = contentLines(offsetLines(head)).slice(0, 12);
    const whole = complete ? lines : lines.slice(0, -1);
    return (
      whole.length > 0 && (whole.every((line) => kindOf(line) === "stm") || whole.every((line) => kindOf(line) === "rttm") || areCtm(whole))
    );
  },
  *read(input) {
    const text = input.text();
    const lines = contentLines(offsetLines(text));
    const stretches = spokenLines(lines).flatMap((line) => stretchOf(line) ?? []);
    const notes = brokenLines(lines, text);
    const recordings = new Map<string, Stretch[]>();
    for (const one of stretches) {
      const known = recordings.get(one.recording) ?? [];
      recordings.set(one.recording, known);
      known.push(one);
    }
    let index = 0;
    for (const [recording, own] of recordings) yield callOf(input.file, text, recording, own, index++, index === 1 ? notes : []);
  },
};

type Fields = readonly Field[];

/** The fields of the lines that are no comments. */
function contentLines(lines: readonly CueLine[]): Fields[] {
  return lines.flatMap(({ text, from }) => {
    if (text.trim() === "" || text.trim().startsWith(";;")) return [];
    return [[...text.matchAll(/\S+/g)].map(({ 0: field, index }) => ({ text: field, from: from + index }))];
  });
}

/** Of `<ALT_BEGIN>` … `<ALT>` … `<ALT_END>`, lines of CTM that may each be what was said, the first way counts (SCTK, "ctm"). */
function spokenLines(lines: readonly Fields[]): Fields[] {
  let isOther = false;
  return lines.filter((fields) => {
    if (isAlternative(fields)) isOther = fields[4]!.text === "<ALT>";
    return !isOther && !isAlternative(fields);
  });
}

/** A line before, between or behind alternatives. */
function isAlternative(fields: Fields): boolean {
  return /^<ALT(?:_BEGIN|_END)?>$/.test(fields[4]?.text ?? "");
}

/** The first line that is of no format, where others are. */
function brokenLines(lines: readonly Fields[], text: string): string[] {
  const broken = lines.find((fields) => kindOf(fields) === undefined && !isAlternative(fields));
  if (broken === undefined) return [];
  const { line, column } = lineColumn(text, broken[0]!.from);
  return [`${line}:${column}  expected a recording, a channel, two times and a word; this line is left out`];
}

/** Seconds; more digits would be no number that a call has. */
const NUMBER = /^\d{1,12}(?:\.\d*)?$/;
const RTTM = /^(?:SPKR-INFO|SPEAKER|LEXEME|NON-LEX|NON-SPEECH|NOSCORE|NO_RT_METADATA|SEGMENT|FILLER|EDIT|SU|CB|IP|A\/P)$/;

const KIND_OF_WORD = /^(?:lex|non-lex|un-lex|for-lex|frag|fp|misc|noscore)$/;

function kindOf(fields: Fields): "stm" | "ctm" | "rttm" | undefined {
  const at = (index: number) => fields[index]?.text ?? "";
  if (RTTM.test(at(0)) && fields.length >= 8) return "rttm";
  if (fields.length >= 5 && NUMBER.test(at(3)) && NUMBER.test(at(4)) && Number(at(4)) >= Number(at(3)) && !NUMBER.test(at(2))) return "stm";
  if (fields.length < 5 || fields.length > 8 || !/^\S{1,4}$/.test(at(1)) || !NUMBER.test(at(2)) || !NUMBER.test(at(3))) return undefined;
  // A kind of word right behind a number: the number is how sure the recogniser was, and the word itself is missing.
  return NUMBER.test(at(4)) && KIND_OF_WORD.test(at(5)) ? undefined : "ctm";
}

/** A file of words one a line has many lines; some of them may lack a field. */
function areCtm(lines: readonly Fields[]): boolean {
  return lines.length > 1 && lines.filter((line) => kindOf(line) === "ctm" || isAlternative(line)).length * 3 >= lines.length * 2;
}

function stretchOf(fields: Fields): Stretch | undefined {
  const at = (index: number) => fields[index]?.text ?? "";
  switch (kindOf(fields)) {
    case "stm":
      return {
        recording: at(0),
        channel: at(1),
        speaker: nameOf(at(2)),
        start: Number(at(3)),
        end: Number(at(4)),
        words: spoken(fields.slice(at(5).startsWith("<") ? 6 : 5)),
      };
    case "ctm": {
      const word = wordOf(fields[4]!);
      const start = Number(at(2));
      return {
        recording: at(0),
        channel: at(1),
        speaker: nameOf(at(7)),
        start,
        end: start + Number(at(3)),
        words: [word],
      };
    }
    case "rttm": {
      if (
        at(0) !== "LEXEME" ||
        !NUMBER.test(at(3)) ||
        !NUMBER.test(at(4)) ||
        /^(?:frag|alpha|acronym|un-lex|<NA>)$/i.test(at(5)) ||
        at(5) === "<NA>"
      )
        return undefined;
      const start = Number(at(3));
      return { recording: at(1), channel: at(2), speaker: nameOf(at(7)), start, end: start + Number(at(4)), words: [fields[5]!] };
    }
    default:
      return undefined;
  }
}

/** What stands for a name that is not known is none: `unknown`, `<NA>`. */
function nameOf(label: string): string | undefined {
  return /^(?:unk(?:now|nown)?|<?n\/?a>?|)$/i.test(label) ? undefined : label;
}

/** Adds a word without the backslashes before its semicolons, its places right. */
function addWord(segment: { text: string; pieces: Piece[] }, { text, from }: Field): void {
  let read = 0;
  for (const part of text.split(/\\(?=;)/)) {
    segment.pieces.push({ at: segment.text.length, from: from + read });
    segment.text += part;
    read += part.length + 1;
  }
}

/** Of `A\;S;tag` the word is `A\;S`. */
function wordOf({ text, from }: Field): Field {
  const end = /(?<!\\);/.exec(text)?.index ?? text.length;
  return { text: text.slice(0, end), from };
}

/** Of `{ um / uh }` the first way counts; `(%hesitation)` is none. */
function spoken(fields: Fields): Field[] {
  const words: Field[] = [];
  let depth = 0;
  let isOther = false;
  for (const field of fields) {
    if (field.text === "{") depth++;
    else if (field.text === "}") {
      depth--;
      isOther = false;
    } else if (field.text === "/" && depth > 0) isOther = true;
    else if (!isOther && field.text !== "@" && !/^\(%.*\)$/.test(field.text) && !field.text.startsWith("%")) words.push(field);
  }
  return words;
}

/** A pause of this many seconds between the words of one speaker starts a new segment. */
const PAUSE = 1;

/** The segment that a speaker's next word goes on: the last one, or one since whose end nobody else began a word. */
function openSegment<Own extends Segment>(segments: readonly Own[], speaker: string | undefined, start: number): Own | undefined {
  let lastBegun = 0;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]!;
    const end = segment.end ?? start;
    if (segment.speaker === speaker) return start - end < PAUSE && lastBegun < end ? segment : undefined;
    lastBegun = Math.max(lastBegun, segment.words?.at(-2) ?? segment.start ?? 0);
    if (start - (segment.start ?? 0) > LONGEST) return undefined;
  }
  return undefined;
}

/** Nobody looks further back than this many seconds for a speaker's last word. */
const LONGEST = 600;

function callOf(
  file: string,
  text: string,
  recording: string,
  stretches: readonly Stretch[],
  index: number,
  notes: readonly string[],
): SourceCall {
  const voices = new Voices();
  const segments: (Segment & { words: number[]; pieces: Piece[] })[] = [];
  const manyChannels = new Set(stretches.map(({ channel }) => channel)).size > 1;
  const channels = new Map<string | undefined, Set<string>>();
  for (const { speaker, channel } of stretches) channels.set(speaker, (channels.get(speaker) ?? new Set()).add(channel));
  const labelOf = ({ speaker, channel }: Stretch) => {
    if (speaker === undefined) return manyChannels ? `Channel ${channel}` : undefined;
    return channels.get(speaker)!.size > 1 ? `Channel ${channel}, ${speaker}` : speaker;
  };
  for (const stretch of [...stretches].sort((one, other) => one.start - other.start)) {
    const { start, end, words } = stretch;
    if (words.length === 0) continue;
    const label = labelOf(stretch);
    const voice = label === undefined ? {} : voices.of(label, undefined);
    const open = words.length === 1 ? openSegment(segments, voice.speaker, start) : undefined;
    const segment = open ?? { ...voice, text: "", start, end, words: [], pieces: [] };
    if (open === undefined) segments.push(segment);
    for (const word of words) {
      if (segment.text !== "") segment.text += " ";
      if (words.length === 1) segment.words.push(segment.text.length, start, end);
      addWord(segment, word);
    }
    segment.end = Math.max(segment.end ?? end, end);
  }
  const timed = segments.map(({ words, ...segment }): Segment => (words.length > 0 ? { ...segment, words } : segment));
  return {
    kind: "call",
    reader: "nist",
    source: textSource(file, text),
    index,
    meta: { id: recording },
    segments: timed,
    events: [],
    notes,
  };
}
