import { columnListsOf } from "./column-lists.js";
import { plainKey } from "./fields.js";
import { hasLabels } from "./inner-text.js";
import type { Place, Shape } from "./json-document.js";
import { IN_STRING, pointerStep } from "./json-places.js";
import { emptyListOf, isBeside, judge, rowsIn, tracksOf, turnListOf, type TurnList } from "./turn-list.js";

/** Where a call stands in a document, and how it is told. */
export type Finding = Place &
  ({ by: "shape"; shape: Shape } | { by: "list"; list: TurnList } | { by: "text"; key?: string } | { by: "nothing" });

/** Containers are looked into this deep. */
const DEEPEST = 10;

/** Finds the calls in a JSON value: what an envelope wraps, lists of calls, calls by id. Values of known `shapes` are taken whole. */
export function findTurns(value: unknown, shapes: readonly Shape[], pointer = ""): Finding[] {
  const place: Place = { value, pointer, around: [] };
  if (typeof value === "string" && hasLabels(value)) return [{ ...place, by: "text" }];
  const found = new Search(shapes).within(place, undefined, 0);
  return found.some(({ by }) => by !== "nothing") ? found : [];
}

/** Lists whose every entry should be a call: one that holds none is told. */
const LISTS_OF_CALLS = /^(?:calls|conversations|contacts|interactions|transcripts|records|sessions|dialogs|calltranscripts|vcons|chats)$/;

class Search {
  constructor(private readonly shapes: readonly Shape[]) {}

  within(place: Place, key: string | undefined, depth: number): Finding[] {
    const { value } = place;
    if (typeof value === "string") return this.withinString(place, value, key, depth);
    if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
    const shape = this.shapes.find((one) => one.fits(value));
    const rows = shape === undefined ? rowsIn(value) : undefined;
    if (rows !== undefined) return this.withinList(place, rows.rows, rows.keys, key, depth);
    return shape === undefined ? this.withinObject(place, value as Record<string, unknown>, depth) : [{ ...place, by: "shape", shape }];
  }

  /** Warehouses keep JSON as text. */
  private withinString(place: Place, text: string, key: string | undefined, depth: number): Finding[] {
    const value = depth > DEEPEST ? undefined : jsonIn(text);
    return value === undefined ? [] : this.within({ ...place, value, pointer: place.pointer + IN_STRING }, key, depth + 1);
  }

  private withinList(
    place: Place,
    rows: readonly unknown[],
    keys: readonly string[] | undefined,
    key: string | undefined,
    depth: number,
  ): Finding[] {
    const list = judge(rows, key);
    if (list !== undefined && list.kind !== "words") return [{ ...place, by: "list", list: { ...list, key: undefined, keys } }];
    const plain = key === undefined ? undefined : plainKey(key);
    if (rows.length === 0 && plain === undefined) return [{ ...place, by: "list", list: { kind: "turns", rows, spoken: true, score: 0 } }];
    // One recording heard by several channels or understood in several ways is no list of calls.
    if (plain === "channels" && rows.length > 1) return [];
    const entries = plain !== undefined && ALTERNATIVES.test(plain) ? rows.slice(0, 1) : rows;
    const findings: Finding[] = [];
    for (const [index, one] of entries.entries()) {
      if (typeof one !== "object" || one === null) continue;
      const inner = { value: one, pointer: place.pointer + pointerStep(keys?.[index] ?? index), around: [place, ...place.around] };
      const found = this.within(inner, undefined, depth + 1).filter((finding) => rows.length === 1 || isSure(finding));
      if (found.length > 0) findings.push(...found);
      // faster-whisper gives its segments, and beside them what it knows of the language.
      else if ((plain === undefined && Array.isArray(one) === Array.isArray(rows[0])) || LISTS_OF_CALLS.test(plain ?? ""))
        findings.push({ ...inner, by: "nothing" });
    }
    return findings.some(({ by }) => by !== "nothing") ? findings : [];
  }

  private withinObject(place: Place, object: Readonly<Record<string, unknown>>, depth: number): Finding[] {
    const list = turnListOf(object);
    if (list?.spoken === true && list.kind !== "words") return [{ ...place, by: "list", list }];
    const tracks = tracksOf(object);
    if (tracks !== undefined) return [{ ...place, by: "list", list: tracks }];
    const columns = columnListsOf(object);
    if (columns !== undefined) return [{ ...place, by: "list", list: { kind: "columns", ...columns, spoken: true, score: 0 } }];
    const inside = this.withinChildren(place, object, depth);
    if (isSpoken(inside)) return inside;
    const key = textKeyOf(object);
    const isTold = key !== undefined && hasLabels(object[key] as string);
    if (list !== undefined && !isTold && (list.kind !== "words" || list.spoken)) return [{ ...place, by: "list", list }];
    if (isTold) return [{ ...place, by: "text", key }];
    if (inside.length > 0) return inside;
    if (key !== undefined) return [{ ...place, by: "text", key }];
    const empty = emptyListOf(object);
    return empty === undefined ? [] : [{ ...place, by: "list", list: empty }];
  }

  private withinChildren(place: Place, object: Readonly<Record<string, unknown>>, depth: number): Finding[] {
    const keys = Object.keys(object).filter((key) => mayHold(object[key], key) && !isBeside(key));
    const ordered = keys.length > 1 ? keys.sort((one, other) => rankOf(one) - rankOf(other)) : keys;
    const around = [place, ...place.around];
    let best: Finding[] = [];
    const calls: Finding[] = [];
    for (const key of ordered) {
      const found = this.within({ value: object[key], pointer: place.pointer + pointerStep(key), around }, key, depth + 1);
      const spoken = isSpoken(found);
      if (spoken && rankOf(key) < ENVELOPES.length) return found;
      if (spoken) calls.push(...found);
      if (best.length === 0 || (spoken && !isSpoken(best))) best = found;
    }
    // Calls by id, `{"C-1": {…}, "C-2": {…}}`: nearly every value is one.
    return calls.length > 1 && calls.length >= keys.length * 0.8 ? calls : best;
  }
}

function mayHold(value: unknown, key: string): boolean {
  if (typeof value !== "string") return typeof value === "object" && value !== null;
  return (
    /^\s*[[{]\s*["{[]/.test(value) &&
    (rankOf(key) < ENVELOPES.length || TEXTS.includes(plainKey(key).replace(/(?:json|string|str|raw)$/, "")))
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ALTERNATIVES = /^(?:alternatives|nbest|hypotheses)$/;

/** Whether a finding is a call for sure, not only a text that may belong to anything. */
function isSure(finding: Finding): boolean {
  if (finding.by === "text") return hasLabels((finding.value as Record<string, string>)[finding.key!]!);
  return finding.by !== "list" || finding.list.spoken || finding.list.rows.length !== 1;
}

function isSpoken(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.by === "shape" || (finding.by === "list" && finding.list.spoken));
}

/** Envelopes, likeliest first: `{event, call: {…}}`, `{data: {…}}`, `{message: {artifact: {…}}}`. */
const ENVELOPES =
  "transcript conversation call data message artifact response result results payload body calls conversations output".split(" ");

function rankOf(key: string): number {
  const rank = ENVELOPES.indexOf(plainKey(key));
  return rank === -1 ? ENVELOPES.length : rank;
}

const TEXTS =
  "transcript transcription fulltranscript calltranscript transcripttext transcriptiontext conversation dialogue dialog content chattranscript chatlog chat text".split(
    " ",
  );
const WEAK_TEXTS = "body message description notes".split(" ");
/** Fewer words are a title or a message, no call. */
const FEWEST_WORDS = 8;

/** The key of a string that may be a whole transcript. */
function textKeyOf(object: Readonly<Record<string, unknown>>): string | undefined {
  const keys = Object.keys(object).filter((key) => typeof object[key] === "string");
  for (const name of TEXTS) {
    const key = keys.find((one) => plainKey(one) === name);
    if (key !== undefined && (countWords(object[key] as string) >= FEWEST_WORDS || hasLabels(object[key] as string))) return key;
  }
  return keys.find((key) => WEAK_TEXTS.includes(plainKey(key)) && hasLabels(object[key] as string));
}

function countWords(text: string): number {
  return text.slice(0, 400).match(/\S+/g)?.length ?? 0;
}
