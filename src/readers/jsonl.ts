// Longer than a source file should be: lines, what spans them and what is said of broken ones is one stream.
import { InputError, type SourceCall } from "../call.js";
import { findTurns, type Finding } from "./find-turns.js";
import { layoutOf, plainKey } from "./fields.js";
import { hasLabels } from "./inner-text.js";
import { digitsIn, documentOf, type Given, type JsonDocument, type Shape } from "./json-document.js";
import { firstStep, pointerStep } from "./json-places.js";
import { idText } from "./metadata.js";
import type { Hints, Input, Reader } from "./reader.js";
import { wrapperOf } from "./row-list.js";
import { readRows } from "./rows.js";
import { SHAPES } from "./shapes.js";
import { callOf, callsOf, levelsOf } from "./turns-json.js";

/** One JSON value a line: a call, or a turn of one. */
export const jsonlReader: Reader = {
  name: "jsonl",
  title: "JSONL (a call or a turn on each line)",
  note: {
    from: "batch exports, ConvoKit: a call or a turn on each line, of any kind of JSON below",
    roles: "stated",
    times: "words",
    events: "as in JSON",
    metadata: "as in JSON",
    example: String.raw`{"call_id":"LP-1","speaker":"agent","text":"Hello."}\n{"call_id":"LP-1","speaker":"customer","text":"Hi."}`,
  },
  extensions: [".jsonl", ".ndjson", ".jsonlines"],
  recognises: isJsonl,
  read: readLines,
};

/** Lines of the head that are looked at. */
const LOOKED_AT = 6;

function isJsonl(input: Input): boolean {
  const lines = input.head.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/, LOOKED_AT * 4);
  // What follows the last line end of the head may go on beyond it.
  if (!input.complete) lines.pop();
  const filled = lines
    .map((line) => line.replace(/^\x1e/, "").trim())
    .filter((line) => line !== "")
    .slice(0, LOOKED_AT);
  const named = /\.(?:jsonl|ndjson|jsonlines)$/i.test(input.file);
  if (filled.length === 0) return !input.complete && beginsAsValue(input.head) && (named || hasSecondLine(input));
  const whole = filled.filter(isWhole).length;
  if (named && (whole > 0 || (filled.length === 1 && beginsAsValue(filled[0]!)))) return true;
  if (whole >= 2) return filled.length - whole <= 1;
  return (
    whole === 1 &&
    isWhole(filled[0]!) &&
    (filled.length === 1 ? !input.complete && hasSecondLine(input) : filled.length === 2 && beginsAsValue(filled[1]!))
  );
}

/** Begins and ends as an object or a list does; a comma after it means that it is a part of something larger. */
function isWhole(line: string): boolean {
  return (
    (line.startsWith("{") && line.endsWith("}")) ||
    (line.startsWith("[") && line.endsWith("]") && /^\[\s*["[{\d]/.test(line) && isJson(line))
  );
}

/** A line in brackets may be a stage direction. */
function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

function beginsAsValue(text: string): boolean {
  return /^\uFEFF?\s*(?:\{\s*"|\[\s*["[{])/.test(text.slice(0, 200));
}

/** Whether a first line that is longer than the head is followed by another. */
function hasSecondLine(input: Input): boolean {
  if (input.isOneLine?.() === true) return false;
  try {
    let filled = 0;
    for (const { text } of input.lines()) {
      if (text.trim() === "") continue;
      filled++;
      if (filled === 1 && !/[}\]]\s*$/.test(text.slice(-100))) return false;
      if (filled === 2) return beginsAsValue(text);
    }
  } catch {
    // A line too long to hold: the reader of single documents says so.
  }
  return false;
}

/** After this many lines without a call the file is none of ours. */
const HOPELESS = 200;

function* readLines(input: Input, hints: Hints): Generator<Given, void, void> {
  const reading = new Reading(hints);
  let index = 0;
  let failures = 0;
  for (const { text, number } of input.lines()) {
    if (isBlank(text)) continue;
    for (const given of reading.line(input.file, text, number)) {
      if ("segments" in given) yield { ...given, reader: "jsonl", index: index++ };
      else {
        if (++failures >= HOPELESS && index === 0 && !reading.hasTurns)
          throw new InputError(`none of the first ${failures} lines holds a call or a turn`, 1, 1);
        yield given;
      }
    }
  }
  for (const given of reading.end()) yield { ...given, reader: "jsonl", index: index++ };
  if (index === 0 && failures === 0) throw new InputError("none of the lines holds a call or a turn", 1, 1);
}

function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 32 && text.charCodeAt(index) !== 0xfeff) return false;
  return true;
}

/** A turn, or an event of a stream, that stands on a line of its own. */
interface TurnLine {
  document: JsonDocument;
  row: object;
}

/** Goes through lines, holding no more than the turns of one call. */
class Reading {
  private turns: TurnLine[] = [];
  private id: string | undefined;
  /** The kind of JSON whose events are held instead of turns. */
  private stream: Shape | undefined;
  /** The key under which the last line had its list of turns. */
  private lastKey = "turns";

  constructor(private readonly hints: Hints) {}

  get hasTurns(): boolean {
    return this.turns.length > 0;
  }

  *line(file: string, text: string, number: number): Generator<Given, void, void> {
    let document: JsonDocument;
    try {
      // Text sequences (RFC 7464) begin each line with a record separator.
      document = documentOf(file, text.charCodeAt(0) === 0x1e ? ` ${text.slice(1)}` : text, number, "line");
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return yield { file, line: error.line, column: error.column, message: error.message };
    }
    try {
      yield* this.value(document);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { file, line: error.line ?? number, column: error.column ?? 1, message: error.message };
    }
  }

  private *value(document: JsonDocument): Generator<Given, void, void> {
    const { value } = document;
    const stream = streamOf(value);
    if (stream !== undefined) return yield* this.event(document, value as object, stream);
    const known = this.known(value);
    if (known !== undefined) {
      yield* this.end();
      return yield* callsOf(document, known, this.hints);
    }
    if (isTurn(value) || isWrapped(value)) return yield* this.turn(document, value);
    const findings = findTurns(value, SHAPES);
    if (findings.length === 0 && isEvent(value)) {
      if (this.turns.length > 0) this.turns.push({ document, row: value });
      return;
    }
    if (findings.length === 0) throw new InputError(`neither a call nor a turn: ${keysOf(value)}`);
    yield* this.end();
    const [first] = findings;
    if (findings.length === 1 && first?.by === "list" && first.pointer === "" && first.list.key !== undefined)
      this.lastKey = first.list.key;
    for (const finding of findings) yield* callsOf(document, finding, this.hints);
  }

  /** The list of turns where the line before had it: the way through files of millions of calls. */
  private known(value: unknown): Finding | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const rows = (value as Record<string, unknown>)[this.lastKey];
    if (!Array.isArray(rows) || rows.length === 0 || typeof rows[0] !== "object" || SHAPES.some((shape) => shape.fits(value)))
      return undefined;
    return { value, pointer: "", around: [], by: "list", list: { kind: "turns", rows, key: this.lastKey, spoken: true, score: 0 } };
  }

  private *turn(document: JsonDocument, row: object): Generator<SourceCall, void, void> {
    const { call } = layoutOf([row]);
    const given = call === undefined ? undefined : (row as Record<string, unknown>)[call];
    const id = given === undefined || given === null ? undefined : idText(given, pointerStep(call!), digitsIn(document));
    yield* this.hold(document, row, id, undefined);
  }

  private *event(document: JsonDocument, row: object, stream: Shape): Generator<SourceCall, void, void> {
    const id = callOfEvent(row);
    yield* this.hold(document, row, typeof id === "string" ? id : undefined, stream);
  }

  private *hold(document: JsonDocument, row: object, id: string | undefined, stream: Shape | undefined) {
    if (this.turns.length > 0 && (id !== this.id || stream !== this.stream)) yield* this.end();
    this.id = id;
    this.stream = stream;
    this.turns.push({ document, row });
  }

  /** The call whose turns are held, if any. */
  *end(): Generator<SourceCall, void, void> {
    const { turns } = this;
    const [first] = turns;
    if (first === undefined) return;
    this.turns = [];
    const rows = turns.map(({ row }) => row);
    const levels = levelsOf({ value: first.row, pointer: "", around: [] });
    const call =
      this.stream === undefined
        ? callOf(first.document, levels, this.hints, (context) => readRows(rows, { pointer: "" }, context))
        : this.stream.call(first.document, { value: rows, pointer: "", around: [] }, this.hints);
    yield { ...call, source: { file: first.document.file, locate: (offset, pointer = "") => locate(turns, offset, pointer) } };
  }
}

/** The kind of JSON that a line is an event of. */
function streamOf(value: unknown): Shape | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return SHAPES.find((shape) => shape.isEvent?.(value) === true);
}

/** Pointers into turns on lines of their own begin with the number of the turn. */
function locate(turns: readonly TurnLine[], offset: number, pointer: string): { line: number; column: number } {
  const { step, rest, offset: inside } = firstStep(pointer, offset);
  return (turns[Number(step)] ?? turns[0]!).document.source.locate(inside, rest);
}

/** Whether a line is one turn: it has a text of one speaker, and no list of turns. */
function isTurn(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value))
    return value.length >= 2 && value.length <= 8 && value.every((cell) => typeof cell === "string" || typeof cell === "number");
  const { text, speaker, role } = layoutOf([value]);
  if (
    text === undefined ||
    Object.values(value).some((one) => Array.isArray(one) && typeof one[0] === "object" && layoutOf(one).speaker !== undefined)
  )
    return false;
  const said = (value as Record<string, unknown>)[text];
  if (speaker !== undefined || role !== undefined) return !SHAPES.some((shape) => shape.fits(value));
  return typeof said === "string" && !hasLabels(said) && plainKey(text) !== "content";
}

/** `{"UtteranceEvent": {…}}`, `{"Item": {…}}`: one turn and no more, within a key. */
function isWrapped(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const wrapper = wrapperOf([value]);
  return wrapper !== undefined && isTurn((value as Record<string, unknown>)[wrapper]);
}

/** `{"event": "call.ended", "timestamp": "…"}`: what happened, in a log in which others tell what was said. */
function isEvent(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { event, type, start } = layoutOf([value]);
  return (event ?? type) !== undefined && start !== undefined && Object.values(value).every((one) => !Array.isArray(one));
}

function keysOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return `a single ${value === null ? "null" : typeof value}`;
  const keys = Object.keys(value).slice(0, 8);
  return Array.isArray(value)
    ? "a list without speakers and texts"
    : keys.length === 0
      ? "an object without keys"
      : `the keys are ${keys.map((key) => `"${key.slice(0, 40)}"`).join(", ")}`;
}

/** The call that an event is of: Amazon's contacts, Google's and Amazon Lex's sessions, Telnyx's. */
function callOfEvent(row: object): unknown {
  const { ContactId, labels, sessionId, data } = row as {
    ContactId?: unknown;
    labels?: { session_id?: unknown } | null;
    sessionId?: unknown;
    data?: { payload?: { call_session_id?: unknown } | null } | null;
  };
  return ContactId ?? labels?.session_id ?? sessionId ?? data?.payload?.call_session_id;
}
