import type { Piece, Segment, SourceCall, Word } from "../call.js";
import { offsetLines } from "./cues.js";
import type { CueLine } from "./cue-text.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { Voices } from "./voices.js";

/** A field of a line, with its offset in the file. */
interface Field {
  text: string;
  from: number;
}

/** What a line says: a stretch of one speaker's words. */
interface Stretch {
  recording: string;
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
    const stretches = lines.flatMap((line) => stretchOf(line) ?? []);
    const recordings = new Map<string, Stretch[]>();
    for (const one of stretches) {
      const known = recordings.get(one.recording) ?? [];
      recordings.set(one.recording, known);
      known.push(one);
    }
    let index = 0;
    for (const [recording, own] of recordings) yield callOf(input.file, text, recording, own, index++);
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

/** Seconds; more digits would be no number that a call has. */
const NUMBER = /^\d{1,12}(?:\.\d*)?$/;
const RTTM = /^(?:SPKR-INFO|SPEAKER|LEXEME|NON-LEX|NON-SPEECH|NOSCORE|NO_RT_METADATA|SEGMENT|FILLER|EDIT|SU|CB|IP|A\/P)$/;

function kindOf(fields: Fields): "stm" | "ctm" | "rttm" | undefined {
  const at = (index: number) => fields[index]?.text ?? "";
  if (RTTM.test(at(0)) && fields.length >= 8) return "rttm";
  if (fields.length >= 5 && NUMBER.test(at(3)) && NUMBER.test(at(4)) && Number(at(4)) >= Number(at(3)) && !NUMBER.test(at(2))) return "stm";
  return fields.length >= 5 && fields.length <= 8 && /^\S{1,4}$/.test(at(1)) && NUMBER.test(at(2)) && NUMBER.test(at(3))
    ? "ctm"
    : undefined;
}

/** A file of words one a line has many lines; some of them may lack a field. */
function areCtm(lines: readonly Fields[]): boolean {
  return lines.length > 1 && lines.filter((line) => kindOf(line) === "ctm").length * 3 >= lines.length * 2;
}

function stretchOf(fields: Fields): Stretch | undefined {
  const at = (index: number) => fields[index]?.text ?? "";
  switch (kindOf(fields)) {
    case "stm":
      return {
        recording: at(0),
        speaker: at(2),
        start: Number(at(3)),
        end: Number(at(4)),
        words: spoken(fields.slice(at(5).startsWith("<") ? 6 : 5)),
      };
    case "ctm": {
      const word = wordOf(fields[4]!);
      const start = Number(at(2));
      return {
        recording: at(0),
        speaker: fields.length > 7 ? at(7) : `Channel ${at(1)}`,
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
      return { recording: at(1), speaker: at(7), start, end: start + Number(at(4)), words: [fields[5]!] };
    }
    default:
      return undefined;
  }
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

function callOf(file: string, text: string, recording: string, stretches: readonly Stretch[], index: number): SourceCall {
  const voices = new Voices();
  const segments: (Segment & { words: Word[]; pieces: Piece[] })[] = [];
  const isOneChannel = new Set(stretches.map(({ speaker }) => speaker)).size < 2;
  for (const { speaker, start, end, words } of [...stretches].sort((one, other) => one.start - other.start)) {
    if (words.length === 0) continue;
    const voice = isOneChannel && /^Channel /.test(speaker ?? "") ? {} : voices.of(speaker, undefined);
    const last = segments.at(-1);
    const goesOn = words.length === 1 && last !== undefined && last.speaker === voice.speaker && start - (last.end ?? start) < PAUSE;
    const segment = goesOn ? last : { ...voice, text: "", start, end, words: [], pieces: [] };
    if (!goesOn) segments.push(segment);
    for (const word of words) {
      if (segment.text !== "") segment.text += " ";
      if (words.length === 1) segment.words.push({ at: segment.text.length, start, end });
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
    notes: [],
  };
}
