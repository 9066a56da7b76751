import { closeSync, openSync, readSync } from "node:fs";
import { FileError, type CallResult, type Failure } from "../rule.js";
import { SCHEMA_VERSION } from "../reporters/json.js";

/** Characters that tell results from transcripts. */
const HEAD = 4096;
const DOCUMENT = /^\uFEFF?\s*\{\s*"schemaVersion"\s*:\s*(\d+)\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"call-lint"/;
const LINE = /^\uFEFF?\{"(?:file":"(?:[^"\\]|\\.)*","index":\d+,"id":|failure":\{"file":)/;

/** Whether a file holds what `--format json` or `jsonl` wrote. */
export function isResults(file: string): boolean {
  return mayBeResults(file) && beginsResults(headOf(file));
}

/** Whether a file is named as results are. */
export function mayBeResults(file: string): boolean {
  return /\.(?:json|jsonl|ndjson)$/i.test(file);
}

/** Whether a file with this head holds results. */
export function beginsResults(head: string): boolean {
  return DOCUMENT.test(head) || LINE.test(head);
}

/** The first characters of a file; none where it cannot be read. */
export function headOf(file: string): string {
  try {
    const open = openSync(file, "r");
    const buffer = Buffer.alloc(HEAD);
    const length = readSync(open, buffer, 0, HEAD, 0);
    closeSync(open);
    return buffer.toString("utf8", 0, length);
  } catch {
    // Whoever reads it will say why it cannot be read.
    return "";
  }
}

/**
 * The results of an earlier run, one after the other; brief ones lack reasons, notes and the score, which a report works out anew.
 * @throws FileError where they are of another version, were formatted anew, or are cut off.
 */
export function* readResults(file: string, isBrief = false): Generator<CallResult | Failure> {
  const written = DOCUMENT.exec(headOf(file));
  if (written !== null && Number(written[1]) !== SCHEMA_VERSION)
    throw new FileError(
      `these results are of version ${written[1]}; this call-lint reads version ${SCHEMA_VERSION}: lint the calls again`,
      file,
    );
  let number = 0;
  let ended = written === null;
  for (const line of linesIn(file)) {
    number++;
    if (written !== null && line.startsWith('],"failures":')) {
      ended = true;
      for (const failure of tailOf(line, file, number)) yield failure;
    } else if (line !== "" && line !== "\r" && !(number === 1 && written !== null))
      yield resultIn(line.replace(/,$/, ""), file, number, isBrief);
  }
  if (!ended) throw new FileError("these results are cut off: their end is missing; lint the calls again", file, number);
}

/** Bytes that are read at a time. */
const CHUNK = 1 << 20;

/** The lines of a file, without byte order mark: read at once, line by line out of one buffer, which is several times as fast as a stream. */
function* linesIn(file: string): Generator<string> {
  const open = openSync(file, "r");
  let buffer = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  try {
    for (let size = readSync(open, buffer); size > 0; size = readSync(open, buffer, filled, buffer.length - filled, null)) {
      const before = filled;
      filled += size;
      const bytes = buffer.subarray(0, filled);
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE, before); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        yield textOf(bytes, from, end);
        from = end + 1;
      }
      buffer.copyWithin(0, from, filled);
      filled -= from;
      if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    }
    if (filled > 0) yield textOf(buffer, 0, filled);
  } finally {
    closeSync(open);
  }
}

const NEWLINE = 10;

function textOf(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString("utf8", from, to);
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function tailOf(line: string, file: string, number: number): Failure[] {
  try {
    return (JSON.parse(`{"calls":[${line}`) as { failures: Failure[] }).failures;
  } catch {
    throw new FileError("these results are cut off: their end is missing; lint the calls again", file, number);
  }
}

function resultIn(line: string, file: string, number: number, isBrief: boolean): CallResult | Failure {
  let value: unknown;
  try {
    value = (isBrief ? briefly(line) : undefined) ?? JSON.parse(line);
  } catch {
    throw new FileError("this line is not a whole result: the file is cut off or was changed; lint the calls again", file, number);
  }
  const found = value as { failure?: Failure } & Partial<CallResult>;
  if (found.failure !== undefined) return found.failure;
  if (typeof found.verdicts !== "object" || !Array.isArray(found.findings) || typeof found.file !== "string")
    throw new FileError("this is no result of call-lint: it has no verdicts; write results with --format jsonl", file, number);
  return withoutNulls(found as CallResult);
}

/**
 * A result without what stands between its verdicts and its story: a third of a line, which need not be parsed to be counted.
 * Undefined where the line is not laid out as this version writes it. Inside of strings quotes are escaped, so a key cannot be mistaken.
 */
function briefly(line: string): unknown {
  const from = line.indexOf(REASONS, line.lastIndexOf('"verdicts":{'));
  const to = line.indexOf(STORY, from);
  if (from < 0 || to < 0) return undefined;
  try {
    return JSON.parse(`${line.slice(0, from)},"reasons":{},"notes":[]${line.slice(to)}`);
  } catch {
    return undefined;
  }
}

const REASONS = ',"reasons":{';
const STORY = ',"story":';

/** What is not known is null in JSON. */
function withoutNulls(result: CallResult): CallResult {
  result.id ??= undefined;
  result.agent ??= undefined;
  result.team ??= undefined;
  result.queue ??= undefined;
  result.startedAt ??= undefined;
  result.survey ??= undefined;
  result.story ??= undefined;
  result.score ??= undefined;
  result.customer ??= undefined;
  if (result.customer !== undefined) {
    result.customer.id ??= undefined;
    result.customer.name ??= undefined;
  }
  return result;
}
