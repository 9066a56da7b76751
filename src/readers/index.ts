import { InputError, type SourceCall } from "../call.js";
import type { Failure } from "../rule.js";
import { assReader } from "./ass.js";
import { cannedReader } from "./canned.js";
import { chatReader } from "./chat.js";
import { csvReader } from "./csv.js";
import { emlReaderWith } from "./eml.js";
import { exportsReader } from "./exports.js";
import { flowReader } from "./flow.js";
import { jsonReaders } from "./json.js";
import { logfmtReader } from "./logfmt.js";
import { macrosReader } from "./macros.js";
import { markdownReader } from "./markdown-script.js";
import type { Hints, Input, Reader } from "./reader.js";
import { mailReader } from "./mail.js";
import { nistReader } from "./nist.js";
import { repliesReader } from "./replies.js";
import { srtReader } from "./srt.js";
import { sseReader } from "./sse.js";
import { isSurelySpeaker, speakerOf } from "./speaker.js";
import { textReader } from "./text.js";
import { textGridReader } from "./textgrid.js";
import { ttmlReader } from "./ttml.js";
import { vttReader } from "./vtt.js";
import { xmlReader } from "./xml-turns.js";
import { yamlDocument } from "./yaml-lines.js";
import { yamlReader } from "./yaml-turns.js";
import { zendeskReader } from "./zendesk.js";

const emlReader = emlReaderWith((input, hints) => readerFor(input, undefined, "call").read(input, hints));

/** All formats, in the order in which they are asked whether a file is theirs; plain text takes what nobody knows. */
export const readers: readonly Reader[] = [
  emlReader,
  vttReader,
  srtReader,
  assReader,
  textGridReader,
  chatReader,
  ttmlReader,
  xmlReader,
  exportsReader,
  flowReader,
  zendeskReader,
  repliesReader,
  markdownReader,
  ...jsonReaders,
  sseReader,
  yamlReader,
  nistReader,
  logfmtReader,
  cannedReader,
  csvReader,
  mailReader,
  macrosReader,
  textReader,
];

/** Every ending of a file's name that a reader knows. */
export const extensions: readonly string[] = [...new Set(readers.flatMap((reader) => reader.extensions))];

/** The reader for an input: the one that was asked for, else the first of the wanted kind that recognises the content. */
export function readerFor(input: Input, format?: string, kind?: Hints["kind"]): Reader {
  if (format !== undefined) {
    const named = readers.find((reader) => reader.name === format);
    if (named === undefined)
      throw new InputError(`there is no input format "${format}"; there are ${readers.map((reader) => reader.name).join(", ")}`);
    return named;
  }
  const fitting = kind === undefined ? readers : readers.filter((reader) => (reader.kind ?? "call") === kind);
  return fitting.find((reader) => reader.recognises(input)) ?? (kind === "script" ? macrosReader : textReader);
}

/** How sure it is that an input is of a format: marks of its own, a shape that any pipeline may write, or nothing better. */
export interface Recognition {
  reader: Reader;
  sure: "told" | "certain" | "likely" | "guess";
  why: string;
  /** Names of other formats that the content would fit as well. */
  others: readonly string[];
}

/** Formats that are known by their shape alone: lists, tables and lines that anybody may write. */
const SHAPELY: readonly Reader[] = [
  jsonReaders.at(-1)!,
  csvReader,
  macrosReader,
  flowReader,
  markdownReader,
  cannedReader,
  repliesReader,
  logfmtReader,
  xmlReader,
  yamlReader,
];

/** Which reader takes an input, how sure that is, and why. */
export function recognise(input: Input, format?: string, kind?: Hints["kind"]): Recognition {
  const reader = readerFor(input, format, kind);
  const fits = (one: Reader) => one !== reader && one !== textReader && one !== jsonReaders.at(-1) && one.recognises(input);
  const others = readers.filter(fits).map(({ name }) => name);
  const found = (sure: Recognition["sure"], why: string) => ({ reader, sure, why, others });
  if (format !== undefined) return found("told", "as --input-format says");
  if (isEmpty(input)) return found("guess", "the file is empty");
  if (!reader.recognises(input) || reader === textReader) return found("guess", `no other format fits, so it is read as ${reader.title}`);
  return SHAPELY.includes(reader)
    ? found("likely", "recognised by its shape, which no vendor has for itself")
    : found("certain", "recognised by marks that only this format has");
}

/**
 * The calls of a file, and between them what could not be read of it.
 * Never throws: what is wrong with the whole file is its last item.
 */
export function* read(input: Input, hints: Hints & { format?: string }): Generator<SourceCall | Failure, void, void> {
  try {
    if (isEmpty(input)) return yield emptyCall(input);
    if (hints.format === undefined && isForeign(input, hints.kind)) return yield foreignData(input);
    yield* readerFor(input, hints.format, hints.kind).read(input, hints);
  } catch (error) {
    yield failureOf(input.file, error);
  }
}

/** Repositories of scripts hold other YAML and JSON too: settings, workflows. They are no scripts, and YAML in which nobody speaks is no transcript either. */
function isForeign(input: Input, kind: Hints["kind"]): boolean {
  if (kind === "script") return /\.(?:ya?ml|json)$/i.test(input.file) && !readers.some((one) => one.kind === kind && one.recognises(input));
  if (!/\.ya?ml$/i.test(input.file) || readers.some((one) => one !== textReader && one.recognises(input))) return false;
  const speakers = [...input.head.matchAll(/^(?:- )?["']?(\p{L}[^:\r\n]{0,40}):[ \t]/gmu)].filter(([, label]) => isSurelySpeaker(label!));
  return new Set(speakers.map(([, label]) => speakerOf(label!).role)).size < 2;
}

function foreignData(input: Input): SourceCall {
  // One that says what its steps are and then breaks off is told where.
  if (/^["']?steps["']?\s*:/m.test(input.head)) yamlDocument(input.text());
  const name = /json$/i.test(input.file) ? "JSON" : "YAML";
  return {
    ...emptyCall(input),
    kind: "script",
    reader: "flow",
    notes: [`this ${name} is no flow of steps that say something; nothing was linted`],
  };
}

function isEmpty({ head, complete }: Input): boolean {
  return complete && head.trim() === "";
}

/** An empty transcript is a call without turns. */
function emptyCall(input: Input): SourceCall {
  const source = { file: input.file, locate: () => ({ line: 1, column: 1 }) };
  return { kind: "call", reader: "text", source, index: 0, meta: {}, segments: [], events: [], notes: ["the file is empty"] };
}

/** What a person should be told of an error. */
export function failureOf(file: string, error: unknown): Failure {
  if (error instanceof InputError) return { file, line: error.line, column: error.column, message: error.message };
  return { file, message: `could not be read: ${(error as Error).message}` };
}
