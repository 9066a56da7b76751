import { InputError, type LineColumn, type Source, type SourceCall } from "../call.js";
import type { Failure } from "../rule.js";
import { JsonPlaces } from "./json-places.js";
import { parseJson } from "./json-text.js";
import type { FormatNote, Hints, Input } from "./reader.js";
import { jsonSource, lineColumn } from "./source.js";

/** A JSON text with its value and the way back from the value to the text. */
export interface JsonDocument {
  file: string;
  text: string;
  /** Number of the text's first line in its file. */
  firstLine: number;
  value: unknown;
  source: Source;
}

/** A value in a document, with the values around it, nearest first. */
export interface Place {
  value: unknown;
  pointer: string;
  around: readonly Place[];
}

/** A kind of JSON that holds one call. */
export interface Shape {
  name: string;
  title: string;
  note: FormatNote;
  extensions: readonly string[];
  /** Whether a value is of this kind. */
  fits(value: object): boolean;
  /** Whether a value is one of many events that tell a call together; a list of such fits. */
  isEvent?(value: object): boolean;
  /** @throws InputError where the value is of this kind, but cannot be read. */
  call(document: JsonDocument, place: Place, hints: Hints): SourceCall;
}

/** What a file of JSON gives. */
export type Given = SourceCall | Failure;

/** Makes a document of a text. */
export function documentOf(file: string, given: string, firstLine = 1, whole?: "file" | "line"): JsonDocument {
  const { text, value, firstLine: first = firstLine } = parseJson(withoutFence(given), firstLine, whole);
  return { file, text, firstLine: first, value, source: jsonSource(file, text, first) };
}

/** A number as it is written at a pointer, digit by digit. */
export function digitsIn({ text }: JsonDocument): (pointer: string) => string {
  let places: JsonPlaces | undefined;
  return (pointer) => (places ??= new JsonPlaces(text)).numberAt(pointer);
}

/** Where the value at a pointer begins. */
export function beginningOf({ text, firstLine }: JsonDocument, pointer: string): LineColumn {
  const { line, column } = lineColumn(text, new JsonPlaces(text).startOf(pointer), firstLine);
  // The bracket around values that stand one after the other is in no file.
  return line < 1 ? { line: 1, column: 1 } : { line, column };
}

/** Inputs already parsed: every reader of JSON is asked about the same one. */
const parsed = new WeakMap<Input, JsonDocument | InputError>();

/** The document that an input holds, or what is wrong with it; parsed once. */
export function documentIn(input: Input): JsonDocument | InputError {
  let document = parsed.get(input);
  if (document === undefined) {
    try {
      document = documentOf(input.file, input.text());
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      document = error;
    }
    parsed.set(input, document);
  }
  return document;
}

const FENCE = /^\uFEFF?\s*```(?:json)?[ \t]*\r?\n/i;

/** JSON that was copied with the marks of code around it, as chats show it: blanks stand for them. */
function withoutFence(text: string): string {
  const fence = FENCE.exec(text.slice(0, 200))?.[0];
  if (fence === undefined) return text;
  const blank = (marks: string) => marks.replaceAll(/[^\r\n]/g, " ");
  return blank(fence) + text.slice(fence.length).replace(/\n\s*```\s*$/, blank);
}

/** Whether a text begins as JSON does, broken JSON and its relatives included; prose and `[00:01] Agent:` do not. */
export function beginsAsJson(head: string): boolean {
  return /^\uFEFF?\s*(?:\{\s*(?:$|["'}]|\/[/*]|[A-Za-z_$][\w$]*\s*:)|\[\s*(?:$|[[{"\]]|\/[/*])|\/[/*][^\n]*\n\s*[[{])/.test(
    withoutFence(head.slice(0, 2000)),
  );
}
