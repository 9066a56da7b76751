// Longer than a source file should be: what makes a list the transcript and not another list is asked in one place.
import { nameIn } from "./names.js";
import { isTextPart, layoutOf, plainKey, textKeyIn } from "./fields.js";
import { hasLabels } from "./inner-text.js";
import { spanColumn, wrapperOf } from "./row-list.js";
import { holdSentences, sideColumns } from "./side-columns.js";
import { isName, isNumbered } from "./speaker.js";
import { roleOf } from "./voices.js";
import { wordKeys } from "./words.js";

/** A list that may hold the turns of a call. */
export interface TurnList {
  kind: "turns" | "lines" | "words" | "sides" | "tracks" | "columns";
  rows: readonly unknown[];
  /** The rows' keys, where an object that counts them stands for a list. */
  keys?: readonly string[];
  /** Where the columns stand, of a table that is written column by column. */
  columns?: ReadonlyMap<string, string>;
  /** The key of its object that holds it; undefined for a list that stands alone. */
  key?: string;
  /** Whether it says who speaks. */
  spoken: boolean;
  /** How likely this list, and no other of the same object, is the transcript. */
  score: number;
}

/** Keys under which transcripts are found, likeliest first. */
const KEYS = (
  "turns utterances transcriptobject transcriptsegments dialogue dialog messages conversation transcript transcription transcripts segments audiosegments " +
  "speechsegments entries lines conversationitems exchanges interactions phrases sentences paragraphs timeline chunks items speech chat chatlog log " +
  "history events results data records rows content body text"
).split(" ");
const RANKS = new Map(KEYS.map((key, index) => [key, KEYS.length - index]));

/** Keys under which lists of texts are found that are no transcripts. */
const OTHERS =
  /^(?:participants?|parties|speakers?|agents?|tools?|attachments?|topics?|entities|sensitivedata\w*|actionitems?|summar\w*|highlights?|chapters?|categor\w*|tags?|keywords?|sentiments?\w*|errors?|warnings?|issues|logprobs|tokens|usage|customfields?|questions|faqs?|insights?|parameters|headers|metadata|meta|analysis|combined\w+)$/;
const WORD_KEYS = /^(?:words?|wordsegments?|wordlist|items?|elements|audioitems|tokens)$/;

/** Whether a key of an object names something that holds no transcript. */
export function isBeside(key: string): boolean {
  return OTHERS.test(plainKey(key));
}

/** The best list of turns among an object's own values. */
export function turnListOf(object: Readonly<Record<string, unknown>>): TurnList | undefined {
  let best: TurnList | undefined;
  for (const key in object) {
    const { rows, keys } = rowsIn(object[key]) ?? { rows: [] };
    if (rows.length === 0) continue;
    const list = judge(rows, key);
    if (list !== undefined && (best === undefined || list.score > best.score)) best = { ...list, keys };
  }
  return best;
}

/** `{agent: [{text, start}], customer: […]}`: each side's turns apart, with times that tell their order. */
export function tracksOf(object: Readonly<Record<string, unknown>>): TurnList | undefined {
  const tracks = Object.keys(object).filter(
    (key) =>
      roleOf(key) !== undefined ||
      /^(?:left|right|local|remote|near|far)(?:[ _-]?(?:channel|side|end))?$/i.test(key) ||
      isNumbered(key.replaceAll(/(?<=[a-z])(?=\d|[A-Z])/g, " ")),
  );
  const areTracks = tracks.every((key) => {
    const list = object[key];
    if (!Array.isArray(list) || list.length === 0) return false;
    const { text, start, speaker, role } = layoutOf(list as unknown[]);
    return text !== undefined && start !== undefined && speaker === undefined && role === undefined;
  });
  if (tracks.length < 2 || tracks.length > 4 || !areTracks) return undefined;
  return { kind: "tracks", rows: tracks.map((key) => object[key]), keys: tracks, spoken: true, score: 0 };
}

/** A list, or what stands for one: an object whose keys are 0, 1, 2, …, or turn_1, turn_2, …. */
export function rowsIn(value: unknown): { rows: readonly unknown[]; keys?: readonly string[] } | undefined {
  if (Array.isArray(value)) return { rows: value as unknown[] };
  if (typeof value !== "object" || value === null) return undefined;
  let expected: number | undefined;
  let stem: string | undefined;
  for (const key in value) {
    const [, word, digits] = /^([a-z]{0,9}[ _-]?)(\d{1,6})$/i.exec(key) ?? [];
    if (digits === undefined || (stem !== undefined && word !== stem)) return undefined;
    stem = word!;
    expected ??= Number(digits);
    if (Number(digits) !== expected++) return undefined;
  }
  const keys = Object.keys(value);
  const isCounted = keys.length > 1 ? expected! <= keys.length + 1 : keys[0] === "0";
  return isCounted ? { rows: Object.values(value), keys } : undefined;
}

/** An empty list under a key that is sure to be the transcript's: a call in which nothing was said. */
export function emptyListOf(object: Readonly<Record<string, unknown>>): TurnList | undefined {
  for (const key in object) {
    const value = object[key];
    const rank = RANKS.get(plainKey(key)) ?? 0;
    // `{results: []}` has nothing else that may be the transcript.
    if (Array.isArray(value) && value.length === 0 && (rank > KEYS.length - 14 || (rank > 0 && Object.keys(object).length === 1)))
      return { kind: "turns", rows: [], key, spoken: true, score: 0 };
  }
  return undefined;
}

/** Whether a list holds turns; `key` is the one under which it stands, undefined for the root of a document. */
export function judge(rows: readonly unknown[], key: string | undefined): TurnList | undefined {
  const plain = key === undefined ? "" : plainKey(key);
  if (OTHERS.test(plain) && !(plain === "speakers" && areSpoken(rows))) return undefined;
  const sample = sampleOf(rows);
  const rank = key === undefined ? 1 : (RANKS.get(plain) ?? 0);
  const found = judgeRows(sample, rank, plain);
  if (found === undefined) return undefined;
  return {
    ...found,
    rows,
    key,
    score: (found.spoken ? 1000 : 0) + (found.kind === "words" ? -500 : 0) + rank + Math.min(rows.length, 50) / 100,
  };
}

/** insanely-fast-whisper calls its turns "speakers". */
function areSpoken(rows: readonly unknown[]): boolean {
  const { text, speaker, start } = layoutOf(rows.slice(0, 5));
  return text !== undefined && speaker !== undefined && start !== undefined;
}

/** Rows looked at: the first, and where the list is longer some between them and its end. */
const SAMPLE = 30;

function sampleOf(rows: readonly unknown[]): unknown[] {
  const step = Math.max(1, Math.floor((rows.length - SAMPLE) / SAMPLE));
  const sample: unknown[] = [];
  for (let index = 0; index < rows.length; index += index < SAMPLE ? 1 : step)
    if (rows[index] !== null && rows[index] !== undefined) sample.push(rows[index]);
  return sample;
}

type Judgement = Pick<TurnList, "kind" | "spoken">;

function judgeRows(sample: readonly unknown[], rank: number, key: string): Judgement | undefined {
  const first = sample[0];
  if (typeof first === "string")
    return rank > 0 && sample.every((row) => typeof row === "string") && hasLabels(sample.join("\n"))
      ? { kind: "lines", spoken: true }
      : undefined;
  if (Array.isArray(first)) {
    if (arePairs(sample, rank)) return { kind: "turns", spoken: true };
    return rank > 0 && areTimedTexts(sample) ? { kind: "turns", spoken: false } : undefined;
  }
  const objects = sample.filter((row) => typeof row === "object");
  return objects.length * 2 > sample.length ? judgeObjects(objects as Record<string, unknown>[], rank, key) : undefined;
}

/** `["agent", "Hello"]`, `[12.5, "agent", "Hello"]`: speakers recur, or one of them has a role for a name. */
function arePairs(sample: readonly unknown[], rank: number): boolean {
  const pairs = sample.filter(
    (row): row is unknown[] =>
      Array.isArray(row) && row.length >= 2 && row.length <= 8 && row.filter((cell) => typeof cell === "string").length >= 2,
  );
  if (pairs.length < sample.length * 0.8) return false;
  const labels = pairs
    .map((row) => row.find((cell) => typeof cell === "string" && !/^[\d:.,]*$/.test(cell)) as string | undefined)
    .filter((label) => label !== undefined);
  if (labels.some((label) => label.length > 60)) return false;
  return labels.some((label) => roleOf(label) !== undefined) || (rank > 0 && new Set(labels).size < labels.length);
}

/** `[12.5, 14, "Hello"]`, and faster-whisper's `[1, 0, 12.5, 14, " Hello", …]`: sentences, and two numbers that say when. */
function areTimedTexts(sample: readonly unknown[]): boolean {
  const rows = sample.filter((row): row is unknown[] => Array.isArray(row) && row.length >= 3 && row.length <= 16);
  const text = rows[0]?.findIndex((cell) => typeof cell === "string") ?? -1;
  if (rows.length < sample.length || text < 0 || !rows.every((row) => typeof row[text] === "string")) return false;
  const areSaid = rows.filter((row) => /\S\s+\S/.test((row[text] as string).trim())).length * 2 > rows.length;
  return areSaid && spanColumn(rows) !== undefined;
}

function judgeObjects(sample: readonly Record<string, unknown>[], rank: number, key: string): Judgement | undefined {
  const layout = layoutOf(sample);
  const { text, nested, speaker, role, start } = layout;
  if (nested !== undefined && (text === undefined || sample.some((row) => Array.isArray(row[nested]) && typeof row[text] !== "string")))
    return judgeNested(sample, nested, layout);
  if (text === undefined && WORD_KEYS.test(key) && wordKeys(sample)?.start !== undefined)
    return { kind: "words", spoken: sample.some((row) => isNamed(row[wordKeys(sample)!.speaker ?? ""])) };
  if (text === undefined) return areSides(sample) || areSideColumns(sample) ? { kind: "sides", spoken: true } : judgeWrapped(sample);
  const texts = sample
    .map((row) => row[text])
    .filter((value) => typeof value === "string" || (Array.isArray(value) ? value.some(isTextPart) : textKeyIn(value) !== undefined));
  if (texts.length === 0 || texts.length * 3 < sample.length || texts.every(isJsonText)) return undefined;
  if (sample.some((row) => Object.values(row).some((value) => Array.isArray(value) && holdsTurns(value)))) return undefined;
  const spoken = sample.some((row) => isNamed(row[speaker ?? ""]) || isNamed(row[role ?? ""]));
  const single = texts.filter((value) => typeof value === "string" && !/\S\s+\S/.test(value)).length;
  const areWords = WORD_KEYS.test(key) && start !== undefined && single > texts.length * 0.9;
  if (areWords) return { kind: "words", spoken };
  if (!spoken && sample.some((row) => hasLabels(nameIn(row[text])))) return undefined;
  return spoken || rank > 0 || start !== undefined ? { kind: "turns", spoken } : undefined;
}

/** A record as text, as warehouses keep it: nobody says it. */
function isJsonText(value: unknown): boolean {
  return typeof value === "string" && /^\s*\{\s*"/.test(value);
}

/** Whether a list inside a row is a call of its own: it says who speaks. */
function holdsTurns(value: readonly unknown[]): boolean {
  const first = value[0];
  if (typeof first !== "object" || first === null) return false;
  if (Array.isArray(first)) return arePairs(value.slice(0, 10), 1);
  const { text, speaker, role } = layoutOf(value.slice(0, 10));
  return (
    text !== undefined &&
    (speaker !== undefined || role !== undefined) &&
    !(value as Record<string, unknown>[]).slice(0, 10).every((row) => !Array.isArray(row?.[text]) && !/\s/.test(nameIn(row?.[text])))
  );
}

/** `[{agent: "Hello"}, {customer: "Hi"}]`, or both in each row. */
function areSides(sample: readonly Record<string, unknown>[]): boolean {
  const labels = new Set(sample.flatMap((row) => Object.keys(row)));
  if (labels.size < 2 || labels.size > 4) return false;
  const isSaid = (row: Record<string, unknown>) => Object.values(row).every((value) => typeof value === "string" || value === null);
  const roles = [...labels].map((label) => roleOf(label));
  const areRoles = roles.every((role) => role !== undefined) && roles.some((role) => role === "agent" || role === "bot");
  const areNames =
    sample.length > labels.size &&
    sample.every((row) => Object.keys(row).length === 1) &&
    [...labels].every((label) => isName(label) && /^\p{Lu}/u.test(label));
  return (areRoles || areNames) && sample.every(isSaid);
}

/** `[{turn: 1, agent_text: "Hello", customer_text: "Hi"}]`. */
function areSideColumns(sample: readonly Record<string, unknown>[]): boolean {
  const columns = sideColumns([...new Set(sample.flatMap((row) => Object.keys(row)))]);
  const isSaid = (row: Record<string, unknown>) => columns.every(({ key }) => typeof (row[key] ?? "") === "string");
  return columns.length > 0 && sample.every(isSaid) && holdSentences(columns, sample);
}

/** Paragraphs with their sentences are turns; calls with their turns are not. */
function judgeNested(
  sample: readonly Record<string, unknown>[],
  nested: string,
  { speaker, role, call }: ReturnType<typeof layoutOf>,
): Judgement | undefined {
  const inside = sample.flatMap((row) => (Array.isArray(row[nested]) ? (row[nested] as unknown[]).slice(0, 5) : []));
  const inner = layoutOf(inside);
  if (inner.text === undefined || inner.speaker !== undefined || inner.role !== undefined) return undefined;
  const spoken = sample.some((row) => isNamed(row[speaker ?? ""]) || isNamed(row[role ?? ""]));
  return spoken || call === undefined ? { kind: "turns", spoken } : undefined;
}

/** `[{message: {role, content}}, …]`. */
function judgeWrapped(sample: readonly Record<string, unknown>[]): Judgement | undefined {
  const wrapper = wrapperOf(sample);
  if (wrapper === undefined) return undefined;
  const inside = sample.map((row) => row[wrapper]);
  const { text, speaker, role } = layoutOf(inside);
  if (text === undefined)
    return judgeWrapped(inside.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null));
  return speaker !== undefined || role !== undefined ? { kind: "turns", spoken: true } : undefined;
}

function isNamed(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
