import type { Document } from "yaml";
import { InputError, type LineColumn, type SourceCall } from "../call.js";
import type { Failure } from "../rule.js";
import { yaml } from "../yaml-document.js";
import { findTurns, type Finding } from "./find-turns.js";
import { beginsAsJson, type JsonDocument } from "./json-document.js";
import { ANY, STRIDE } from "./json-places.js";
import type { Hints, Input, Reader } from "./reader.js";
import { SHAPES } from "./shapes.js";
import { lineColumn } from "./source.js";
import { callsOf } from "./turns-json.js";
import { lineOf, scalarOf, yamlDocument } from "./yaml-lines.js";

/** Transcripts in YAML, of every kind that JSON may have: a list of turns, with or without what is known of the call around it. */
export const yamlReader: Reader = {
  name: "yaml",
  title: "YAML with a list of turns",
  note: {
    from: "home-made pipelines, test sets: any list of turns in YAML; several calls with `---` between them",
    roles: "stated",
    times: "turns",
    events: "as in JSON",
    metadata: "any field that is known",
    example: String.raw`- speaker: agent\n  text: Hello.\n- speaker: customer\n  text: Hi.`,
  },
  extensions: [".yaml", ".yml"],
  recognises(input) {
    if (TURNS.test(input.head)) return true;
    if (!/\.ya?ml$/i.test(input.file) || beginsAsJson(input.head) || !/^\s*(?:- |[\w"']+: *[|>]?)/m.test(input.head)) return false;
    try {
      return partsOf(input).some(({ document, findings }) => findings.some((finding) => isTold(document, finding)));
    } catch {
      return false;
    }
  },
  *read(input, hints) {
    yield* callsIn(input, hints);
  },
};

/** `- speaker: agent` above or below `text: …`, in one item of a list. */
const TURNS =
  /^(?:\s*-\s+["']?(?:speaker|role|from|who|participant|author)["']?\s*:\s*\S.{0,60}\r?\n(?:\s+\w+\s*:.{0,40}\r?\n){0,4}\s+["']?(?:text|content|message|utterance|said|says|transcript)["']?\s*:\s*\S)/m;

/** A document of a file that may hold several. */
interface Part {
  document: JsonDocument;
  findings: readonly Finding[];
}

/** Files already parsed: asked whether it is one of ours, a file is about to be read. */
const parsed = new WeakMap<Input, readonly Part[]>();

function partsOf(input: Input): readonly Part[] {
  let parts = parsed.get(input);
  if (parts === undefined) {
    const text = input.text();
    parts = documentsIn(text).map((part) => partOf(input.file, text, part));
    parsed.set(input, parts);
  }
  return parts;
}

/** Where the documents stand that lines of three dashes part. */
function documentsIn(text: string): { from: number; to: number }[] {
  const marks = [...text.matchAll(/^---(?:[ \t].*)?$/gm)];
  const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
  const all = starts.map((from, index) => ({ from, to: marks[index]?.index ?? text.length }));
  const filled = all.filter(({ from, to }) => /^\s*[^\s#]/m.test(text.slice(from, to)));
  return filled.length === 0 ? all.slice(0, 1) : filled;
}

function partOf(file: string, text: string, { from, to }: { from: number; to: number }): Part {
  const own = text.slice(from, to);
  const first = lineColumn(text, from).line;
  let tree: Document;
  try {
    tree = yamlDocument(own);
  } catch (error) {
    if (!(error instanceof InputError) || error.line === undefined) throw error;
    const advice = error.message.startsWith("Nested mappings") ? "; put a text that holds a colon in quotes" : "";
    throw new InputError(error.message + advice, error.line + first - 1, error.column);
  }
  const value: unknown = tree.toJS();
  const locate = (offset: number, pointer = ""): LineColumn => lineColumn(text, from + placeIn(tree, own, offset, pointer));
  const document = { file, text: JSON.stringify(value ?? null), firstLine: 1, value, source: { file, locate } };
  return { document, findings: findTurns(value, SHAPES) };
}

/** Where the character of a text stands to which a pointer leads. */
function placeIn({ contents }: Document, text: string, offset: number, pointer: string): number {
  const { isMap, isSeq } = yaml();
  let node: unknown = contents;
  let inside = offset;
  for (const step of pointer.split("/").slice(1)) {
    const isAny = step === ANY.slice(1);
    const key = isAny ? String(Math.floor(inside / STRIDE)) : step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isAny) inside %= STRIDE;
    if (isSeq(node)) node = node.items[Number(key)];
    else if (isMap(node)) node = node.items.find((pair) => String(scalarOf(pair.key)?.value) === key)?.value;
  }
  const scalar = scalarOf(node);
  if (scalar === undefined) return (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? 0;
  const { pieces } = lineOf(scalar, text);
  const piece = pieces.findLast(({ at }) => at <= inside) ?? pieces[0]!;
  return piece.from + inside - piece.at;
}

/** Whether somebody speaks in it: settings have names and texts too, but no sides, and no name that comes again. */
function isTold(document: JsonDocument, finding: Finding): boolean {
  const [call] = callsOf(document, finding, {});
  const labels = (call?.segments ?? []).map(({ speaker }) => speaker).filter((speaker) => speaker !== undefined);
  const hasSide = call?.segments.some(({ role }) => role === "agent" || role === "customer" || role === "bot") === true;
  return labels.length > 1 && (hasSide || new Set(labels).size < labels.length);
}

function* callsIn(input: Input, hints: Hints): Generator<SourceCall | Failure, void, void> {
  let index = 0;
  for (const { document, findings } of partsOf(input))
    for (const finding of findings) for (const call of callsOf(document, finding, hints)) yield { ...call, reader: "yaml", index: index++ };
  if (index === 0) throw new InputError("no transcript in this YAML: expected a list of turns, each with a speaker and a text", 1, 1);
}
