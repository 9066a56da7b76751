import type { Call } from "../call.js";
import { read } from "../readers/index.js";
import type { Hints, Input } from "../readers/reader.js";
import type { Failure } from "../rule.js";
import { asFile, differences } from "../writers/check.js";
import { transcriptOf, type Transcript } from "../writers/transcript.js";
import type { Writer } from "../writers/writer.js";
import { prepare, type Preparation } from "./lint-files.js";

/** How a file is converted. */
export interface ConvertOptions extends Preparation {
  writer: Writer;
  hints: Hints & { format?: string };
  /** Hides personal data. */
  redact?(call: Transcript, whole: Call): Transcript;
}

/** What comes of a conversion, in order: text of the new file, what could not be read, and what is not the same in it. */
export type Converted = { text: string } | Failure | { warning: string } | { note: string } | { refusal: string };

/** Converts the calls of an input one by one, in constant memory; each is read back, and told where it is not the same. */
export function* convert(input: Input, options: ConvertOptions): Generator<Converted, void, void> {
  const { writer } = options;
  let count = 0;
  let first: Transcript | undefined;
  const ids = new Map<string, number>();
  for (const item of read(input, options.hints)) {
    if (!("segments" in item)) {
      yield item;
      continue;
    }
    if (item.kind === "script") return void (yield { refusal: `${item.source.file} is a script; only calls are converted` });
    const whole = prepare(item, options);
    const told = transcriptOf(item, whole);
    const call = options.redact === undefined ? told : options.redact(told, whole);
    const problem = problemOf(call, writer, count > 0);
    if (problem !== undefined) return void (yield { refusal: problem });
    for (const note of item.notes) if (PLACED.test(note)) yield { note: `${call.file}:${note}` };
    for (const lost of differences(call, asFile(call, writer), writer)) yield { warning: `${nameOf(call)}: ${lost}` };
    count++;
    // Whether a file holds one call or several is known with the second.
    if (count === 1) first = call;
    else {
      if (count === 2) yield { text: writer.around(true).head + writer.write(distinct(first!, writer, ids), true) };
      yield { text: writer.around(true).between + writer.write(distinct(call, writer, ids), true) };
    }
  }
  const { head, tail } = writer.around(count > 1);
  if (count === 1) yield { text: head + writer.write(first!, false) + tail };
  else if (count > 1) yield { text: tail };
}

/** A note on a place of the file: what stands there could not be read as it was meant. */
const PLACED = /^\d+:\d+ /;

function problemOf(call: Transcript, writer: Writer, isSecond: boolean): string | undefined {
  if (isSecond && !writer.carries.many)
    return `${call.file} holds several calls, and a file of ${kindOf(writer)} holds one; --to json, jsonl, vcon and csv hold many`;
  const reason = writer.refuses?.(call);
  return reason === undefined ? undefined : `${nameOf(call)} cannot be written as ${kindOf(writer)}: ${reason}`;
}

/** What a format is called, without what else its title says. */
function kindOf({ title }: Writer): string {
  return title.split(/[,;] | with /)[0]!;
}

function nameOf({ file, index, meta }: Transcript): string {
  return index === 0 ? file : `${file}, call ${index + 1}${meta.id === undefined ? "" : ` (${meta.id})`}`;
}

/** Where rows of calls are told apart by their ids, no two may have the same. */
function distinct(call: Transcript, { tellsByIds }: Writer, ids: Map<string, number>): Transcript {
  const { id } = call.meta;
  if (id === undefined || tellsByIds !== true) return call;
  const before = ids.get(id) ?? 0;
  if (ids.size < MOST_IDS) ids.set(id, before + 1);
  return before === 0 ? call : { ...call, meta: { ...call.meta, id: `${id} (${before + 1})` } };
}

/** Ids that are kept to tell doubles apart. */
const MOST_IDS = 1_000_000;
