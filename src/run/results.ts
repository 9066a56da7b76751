import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
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
export async function* readResults(file: string): AsyncGenerator<CallResult | Failure> {
  const written = DOCUMENT.exec(headOf(file));
  if (written !== null && Number(written[1]) !== SCHEMA_VERSION)
    throw new FileError(
      `these results are of version ${written[1]}; this call-lint reads version ${SCHEMA_VERSION}: lint the calls again`,
      file,
    );
  let number = 0;
  let ended = written === null;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    const line = text.replace(/^\uFEFF/, "");
    if (written !== null && line.startsWith('],"failures":')) {
      ended = true;
      for (const failure of tailOf(line, file, number)) yield failure;
    } else if (line.trim() !== "" && !(number === 1 && written !== null)) yield resultIn(line.replace(/,$/, ""), file, number);
  }
  if (!ended) throw new FileError("these results are cut off: their end is missing; lint the calls again", file, number);
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
function withoutNulls({ id, agent, team, queue, customer, startedAt, score, ...result }: CallResult): CallResult {
  const who = { id: customer?.id ?? undefined, name: customer?.name ?? undefined };
  return {
    ...result,
    id: id ?? undefined,
    agent: agent ?? undefined,
    team: team ?? undefined,
    queue: queue ?? undefined,
    customer: customer ? who : undefined,
    startedAt: startedAt ?? undefined,
    score: score ?? undefined,
  };
}
