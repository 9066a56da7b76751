import { closeSync, openSync, readSync } from "node:fs";
import { FileError, type CallResult, type Failure } from "../rule.js";
import { SCHEMA_VERSION } from "../reporters/json.js";

/** Characters that tell results from transcripts. */
const HEAD = 4096;
const DOCUMENT = /^\uFEFF?\s*\{\s*"schemaVersion"\s*:\s*(\d+)\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"call-lint"/;
const LINE = /^\uFEFF?\{"(?:file":"(?:[^"\\]|\\.)*","index":\d+,"id":|failure":\{"file":)/;

/** Whether a file holds what `--format json` or `jsonl` wrote. */
export function isResults(file: string): boolean {
  if (!/\.(?:json|jsonl|ndjson)$/i.test(file)) return false;
  const head = headOf(file);
  return DOCUMENT.test(head) || LINE.test(head);
}

function headOf(file: string): string {
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
 * The results of an earlier run, one after the other.
 * @throws FileError where they are of another version, were formatted anew, or are cut off.
 */
export function* readResults(file: string): Generator<CallResult | Failure> {
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
    } else if (line !== "" && line !== "\r" && !(number === 1 && written !== null)) yield resultIn(line.replace(/,$/, ""), file, number);
  }
  if (!ended) throw new FileError("these results are cut off: their end is missing; lint the calls again", file, number);
}

/** Bytes that are read at a time. */
const CHUNK = 1 << 20;

/** The lines of a file, without byte order mark and line ends: read at once, which is several times as fast as waiting for each part. */
function* linesIn(file: string): Generator<string> {
  const open = openSync(file, "r");
  const decoder = new TextDecoder();
  const buffer = Buffer.allocUnsafe(CHUNK);
  let rest = "";
  try {
    for (let size = readSync(open, buffer); size > 0; size = readSync(open, buffer)) {
      const lines = decoder.decode(buffer.subarray(0, size), { stream: true }).split("\n");
      lines[0] = rest + lines[0]!;
      rest = lines.pop()!;
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(open);
  }
}

function tailOf(line: string, file: string, number: number): Failure[] {
  try {
    return (JSON.parse(`{"calls":[${line}`) as { failures: Failure[] }).failures;
  } catch {
    throw new FileError("these results are cut off: their end is missing; lint the calls again", file, number);
  }
}

function resultIn(line: string, file: string, number: number): CallResult | Failure {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new FileError("this line is not a whole result: the file is cut off or was changed; lint the calls again", file, number);
  }
  const found = value as { failure?: Failure } & Partial<CallResult>;
  if (found.failure !== undefined) return found.failure;
  if (typeof found.verdicts !== "object" || !Array.isArray(found.findings) || typeof found.file !== "string")
    throw new FileError("this is no result of call-lint: it has no verdicts; write results with --format jsonl", file, number);
  return withoutNulls(found as CallResult);
}

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
