import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../call.js";
import { decode } from "../readers/decode.js";
import { readLabelSheet } from "./label-sheet.js";
import { parseJson } from "../readers/json-text.js";

/** A label as its file has it; `turn` counts the utterances of the call's file from 0. */
export interface WrittenLabel {
  rule: string;
  turn?: number;
  line?: number;
  quote?: string;
  why?: string;
  /** Other turns that are right too. */
  otherTurns: readonly number[];
  /** A turn of another call of the set that shows it. */
  evidence?: { call: string; turn: number };
}

/** One line of a file of labels. */
export interface LabelledFile {
  /** Path of the call or script, beside the file of labels. */
  path: string;
  violations: readonly WrittenLabel[];
  nearMisses: readonly WrittenLabel[];
  undecided: readonly WrittenLabel[];
  notApplicable: readonly string[];
  /** Rules that were reviewed and found kept. */
  kept: readonly string[];
  /** The call among those of the file, from 0; without it all of them. */
  index?: number;
}

/** Rules that labels speak of. */
export function namedBy(labelled: readonly LabelledFile[]): Set<string> {
  const written = labelled.flatMap(({ violations, nearMisses, undecided }) =>
    [...violations, ...nearMisses, ...undecided].map(({ rule }) => rule),
  );
  return new Set([...written, ...labelled.flatMap(({ notApplicable, kept }) => [...notApplicable, ...kept])]);
}

/**
 * Reads labels, or a label sheet that was filled in (`.csv`): one JSON object a line with `call` (or `script`), `violations`, `near_misses`, `borderline` or `debatable`, `not_applicable`.
 * @throws InputError with line and column.
 */
export function readLabels(path: string): LabelledFile[] {
  const text = decode(readFileSync(path));
  if (/\.csv$/i.test(path)) return readLabelSheet(text, path);
  const lines = text.split(/\r?\n/);
  return lines.flatMap((text, index) => (text.trim() === "" ? [] : [readLine(text, index + 1, path)]));
}

function readLine(text: string, number: number, path: string): LabelledFile {
  const { value } = parseJson(text, number);
  const line = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const name = line["call"] ?? line["script"];
  if (typeof name !== "string")
    throw new InputError('a line of labels names its file: { "call": "calls/one.txt", "violations": […] }', number, 1);
  const labels = (key: string) => labelsOf(line[key], key, number);
  return {
    path: join(dirname(path), name),
    violations: labels("violations"),
    nearMisses: labels("near_misses"),
    undecided: [...labels("borderline"), ...labels("debatable")],
    notApplicable: Array.isArray(line["not_applicable"]) ? line["not_applicable"].filter((rule) => typeof rule === "string") : [],
    kept: [],
    ...(typeof line["index"] === "number" ? { index: line["index"] } : {}),
  };
}

function labelsOf(value: unknown, key: string, number: number): WrittenLabel[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new InputError(`"${key}" is a list of labels such as { "rule": "no-refusal", "quote": "…" }`, number, 1);
  return value.map((one: unknown) => labelOf(one, key, number));
}

function labelOf(value: unknown, key: string, number: number): WrittenLabel {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof given["rule"] !== "string") throw new InputError(`each label of "${key}" names its rule`, number, 1);
  const numberAt = (name: string) => (typeof given[name] === "number" ? given[name] : undefined);
  const textAt = (name: string) => (typeof given[name] === "string" ? given[name] : undefined);
  const others = [given["alt_turns"], given["alt"]].flat().filter((turn) => typeof turn === "number");
  return {
    rule: given["rule"],
    turn: numberAt("turn"),
    line: numberAt("line"),
    quote: textAt("quote"),
    why: textAt("why"),
    otherTurns: others,
    evidence: evidenceOf(given["evidence"]),
  };
}

function evidenceOf(value: unknown): WrittenLabel["evidence"] {
  const { call, turn } = (value ?? {}) as { call?: unknown; turn?: unknown };
  return typeof call === "string" && typeof turn === "number" ? { call, turn } : undefined;
}
