import { InputError } from "../call.js";
import { findTurns, type Finding } from "./find-turns.js";
import { beginningOf, beginsAsJson, documentIn, type Given, type JsonDocument } from "./json-document.js";
import { jsonlReader } from "./jsonl.js";
import type { Hints, Input, Reader } from "./reader.js";
import { SHAPES } from "./shapes.js";
import { callsOf, JSON_READER } from "./turns-json.js";

/** What was found in documents; every reader of JSON is asked about the same one. */
const found = new WeakMap<JsonDocument, readonly Finding[]>();

function findingsIn(document: JsonDocument): readonly Finding[] {
  let findings = found.get(document);
  if (findings === undefined) found.set(document, (findings = findTurns(document.value, SHAPES)));
  return findings;
}

/** The reader of a kind of JSON: its own where the first call of the document is of that kind. */
function readerOf({ name, title, note, extensions }: Pick<Reader, "name" | "title" | "note" | "extensions">): Reader {
  return {
    name,
    title,
    note,
    extensions,
    recognises(input) {
      if (!beginsAsJson(input.head)) return false;
      const document = documentOrNone(input);
      const first = document === undefined ? undefined : findingsIn(document)[0];
      return first?.by === "shape" && first.shape.name === name;
    },
    read,
  };
}

/** The document, unless it is broken or too large: then the last of the readers says so. */
function documentOrNone(input: Input): JsonDocument | undefined {
  const document = documentIn(input);
  return document instanceof InputError ? undefined : document;
}

function* read(input: Input, hints: Hints): Generator<Given, void, void> {
  const document = documentIn(input);
  if (document instanceof InputError) throw document;
  const findings = findingsIn(document);
  if (findings.length === 0) throw unknown(document);
  let index = 0;
  for (const finding of findings) {
    if (finding.by === "nothing") {
      yield {
        file: input.file,
        ...beginningOf(document, finding.pointer),
        message: `no transcript in this entry: ${describe(finding.value)}`,
      };
      continue;
    }
    try {
      for (const call of callsOf(document, finding, hints)) yield { ...call, index: index++ };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const place = error.line === undefined ? beginningOf(document, finding.pointer) : { line: error.line, column: error.column };
      if (findings.length === 1) throw new InputError(error.message, place.line, place.column);
      yield { file: input.file, ...place, message: error.message };
    }
  }
}

function unknown(document: JsonDocument): InputError {
  const { line, column } = beginningOf(document, "");
  return new InputError(
    `not a transcript that call-lint knows: expected a list of turns, each with a speaker and a text, but ${describe(document.value)}`,
    line,
    column,
  );
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return `found ${value === null ? "null" : typeof value === "string" ? "a string" : String(value)}`;
  if (Array.isArray(value))
    return value.length === 0
      ? "found an empty list"
      : `found a list of ${typeof value[0] === "object" ? describeEntry(value[0]).replace("found", "entries with") : `${typeof value[0]}s`}`;
  return describeEntry(value);
}

function describeEntry(value: unknown): string {
  const keys = value === null || Array.isArray(value) ? [] : Object.keys(value as object);
  if (keys.length === 0) return "found no keys";
  return `found the keys ${keys
    .slice(0, 8)
    .map((key) => key.slice(0, 40))
    .join(", ")}${keys.length > 8 ? ", …" : ""}`;
}

/** JSON that is of no known make, and JSON that is broken. */
const jsonReader: Reader = {
  name: JSON_READER,
  title: "JSON with a list of turns",
  note: {
    from: "home-made pipelines, warehouses, voice agents: any list of turns or words",
    roles: "stated",
    times: "words",
    events: "`events`, `holds`, `transfers`, rows that are events",
    metadata: "any field that is known",
    example: `{"call_id":"LP-1","turns":[{"speaker":"agent","start":0,"end":2,"text":"Hello."},{"speaker":"customer","start":3,"end":4,"text":"Hi."}]}`,
  },
  extensions: [".json"],
  recognises: (input) => beginsAsJson(input.head) || isNamedJson(input),
  read,
};

/** A file named `.json` that holds a number, a string or a list of such. */
function isNamedJson(input: Input): boolean {
  return (
    /\.json$/i.test(input.file) && /^\uFEFF?\s*(?:["\d[{-]|null\b|true\b|false\b)/.test(input.head) && documentOrNone(input) !== undefined
  );
}

/** The readers of JSON, most specific first. */
export const jsonReaders: readonly Reader[] = [jsonlReader, ...SHAPES.map(readerOf), jsonReader];
