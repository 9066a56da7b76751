// Longer than a source file should be: the shapes in which lists tell turns, and which key of a row says who, side by side.
import { layoutOf, plainKey, type Layout } from "./fields.js";
import { ANY, pointerStep } from "./json-places.js";
import { describe, roleOf } from "./voices.js";

/** An object of a list. */
export type Row = Readonly<Record<string, unknown>>;

/** Where the rows of a list stand in a document. */
export interface RowsPlace {
  /** JSON pointer to the list. */
  pointer: string;
  /** The position of each row in the list; undefined where the rows are the whole list. */
  at?: readonly number[];
  /** The rows' keys, where an object that counts them stands for a list. */
  keys?: readonly string[];
  /** JSON pointers of columns by those of the rows' keys, where a table is written column by column. */
  columns?: ReadonlyMap<string, string>;
}

/** The rows of a list that hold turns. */
export interface RowList {
  rows: readonly Row[];
  /** A value of a row, or of the paragraph that it is a sentence of; undefined where each row has its own. */
  cellAt?(index: number, key: string): unknown;
  layout: Layout;
  /** JSON pointer to a value of a row, by the row's position among `rows` and the value's pointer in it; one for all rows where it can be. */
  pointerTo(index: number, step: string): string;
  /** The row's number in a pointer that is one for all rows. */
  numberOf(index: number): number | undefined;
}

/** The rows that hold turns, opened up where a row wraps one or holds a list of sentences. */
export function rowListOf(list: readonly unknown[], place: RowsPlace): RowList {
  const headed = headedRows(list, place);
  if (headed !== undefined) return headed;
  const layout = withSides(layoutOf(list), list);
  const { text, nested } = layout;
  const wrapper = text === undefined && nested === undefined ? wrapperOf(list) : undefined;
  if (wrapper !== undefined) return wrappedRows(list, wrapper, place);
  if (nested !== undefined) return nestedRows(list, layout, nested, place);
  if (list.every(isRow)) return { rows: list, layout: withPairs(layout, list), ...placesIn(place) };
  const at: number[] = [];
  const rows = list.filter((row, index): row is Row => isRow(row) && at.push(place.at?.[index] ?? index) > 0);
  return { rows, layout: withPairs(layoutOf(rows), rows), ...placesIn({ ...place, at }) };
}

/** `[["speaker", "text"], ["agent", "Hello"], …]`: lists below the names of their columns. */
function headedRows(list: readonly unknown[], place: RowsPlace): RowList | undefined {
  const [names] = list;
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string") || list.length < 2) return undefined;
  const rows = list.slice(1) as readonly Row[];
  const named = rows
    .slice(0, LOOKED_AT)
    .map((row) => Object.fromEntries(names.map((name, column) => [name, isRow(row) ? row[String(column)] : undefined])));
  const { units, ...layout } = withSides(layoutOf(named), named);
  const { text, speaker, role, start } = layout;
  if (text === undefined || (speaker ?? role ?? start) === undefined || layoutOf([{ [text]: undefined }]).text === undefined)
    return undefined;
  const columns = Object.fromEntries(Object.entries(layout).map(([field, name]) => [field, String(names.indexOf(name))]));
  const at = rows.map((_, index) => place.at?.[index + 1] ?? index + 1);
  return { rows, layout: { ...columns, units }, ...placesIn({ ...place, at }) };
}

function isRow(row: unknown): row is Row {
  return typeof row === "object" && row !== null;
}

/** The objects among the first of a list. */
function objectsIn(list: readonly unknown[]): Row[] {
  return list.slice(0, LOOKED_AT).filter((row): row is Row => isRow(row) && !Array.isArray(row));
}

/** How places in rows are named; those of a plain list have one pointer for all. */
export function placesIn({ pointer, at, keys, columns }: RowsPlace, inside = ""): Pick<RowList, "pointerTo" | "numberOf"> {
  const place = (index: number) => (at === undefined ? index : at[index]!);
  if (columns !== undefined && keys !== undefined)
    return {
      pointerTo: (index, step) => pointer + (columns.get(step) ?? step) + pointerStep(keys[place(index)]!),
      numberOf: () => undefined,
    };
  if (keys !== undefined)
    return { pointerTo: (index, step) => pointer + pointerStep(keys[place(index)]!) + inside + step, numberOf: () => undefined };
  const shared = new Map<string, string>();
  const pointerTo = (_: number, step: string) => {
    let known = shared.get(step);
    if (known === undefined) shared.set(step, (known = pointer + ANY + inside + step));
    return known;
  };
  return { pointerTo, numberOf: place };
}

/** `[{message: {role, content}}, …]`. */
function wrappedRows(list: readonly unknown[], wrapper: string, place: RowsPlace, outside = ""): RowList {
  const at: number[] = [];
  const [rows, outers]: [Row[], Row[]] = [[], []];
  for (let index = 0; index < list.length; index++) {
    const row = (list[index] as Row | null)?.[wrapper];
    if (!isRow(row)) continue;
    rows.push(row);
    outers.push(list[index] as Row);
    at.push(place.at?.[index] ?? index);
  }
  const inner = layoutOf(rows);
  const inside = outside + pointerStep(wrapper);
  const within = inner.text === undefined ? wrapperOf(rows) : undefined;
  // `{event: {payload: {role, text}}}`
  if (within !== undefined) return wrappedRows(rows, within, { ...place, at }, inside);
  const { start } = inner.start === undefined ? layoutOf(outers) : {};
  // An event tells when it was, and in what it wraps who said what.
  const timed = start === undefined ? rows : rows.map((row, index) => ({ [start]: outers[index]![start], ...row }));
  return { rows: timed, layout: withPairs(withSides(layoutOf(timed), timed), timed), ...placesIn({ ...place, at }, inside) };
}

/** `[{speaker, sentences: [{text, start, end}]}]`; paragraphs that have a text and no sentences are read as they stand. */
function nestedRows(list: readonly unknown[], { text, ...outer }: Layout, nested: string, { pointer, at, keys }: RowsPlace): RowList {
  const [rows, outers, pointers, numbers]: [Row[], Row[], PointerTo[], (number | undefined)[]] = [[], [], [], []];
  const inside = pointersInside(pointer, pointerStep(nested));
  for (let index = 0; index < list.length; index++) {
    const row = list[index];
    if (!isRow(row)) continue;
    const given = row[nested];
    const place = at?.[index] ?? index;
    const isWhole = !Array.isArray(given) || (text !== undefined && typeof row[text] === "string");
    const sentences: readonly unknown[] = isWhole ? [row] : (given as unknown[]);
    // Whichever of both lists is the longer is counted by the segment, so that few pointers serve all.
    const isOne = isWhole || keys !== undefined || sentences.length > list.length;
    const own = isOne ? pointerOf(pointer + pointerStep(keys?.[place] ?? place) + (isWhole ? "" : pointerStep(nested) + ANY)) : undefined;
    for (let number = 0; number < sentences.length; number++) {
      const sentence = sentences[number];
      if (!isRow(sentence)) continue;
      rows.push(sentence);
      outers.push(row);
      pointers.push(own ?? inside(number));
      numbers.push(isWhole ? undefined : own === undefined ? place : number);
    }
  }
  const inherited = [outer.speaker, outer.role, outer.call, outer.final, outer.partial].filter((key) => key !== undefined);
  const own = (row: Row, key: string, around: Row) => (key in row || !inherited.includes(key) ? row[key] : around[key]);
  const layout = layoutOf(rows, (index) => inherit(outers[index]!, inherited, rows[index]!));
  const pointerTo = (index: number, step: string) => pointers[index]!(step);
  return { rows, layout, pointerTo, numberOf: (index) => numbers[index], cellAt: (index, key) => own(rows[index]!, key, outers[index]!) };
}

/** Makes the pointer to a value of a row out of the value's pointer in it. */
type PointerTo = (step: string) => string;

/** Pointers into a row: most rows are asked for one, again and again. */
function pointerOf(row: string): PointerTo {
  let [last, pointer] = ["", row];
  return (step) => (step === last ? pointer : (pointer = row + (last = step)));
}

/** Pointers to what stands at a place of each of the lists that the rows of a list hold, the row being counted. */
function pointersInside(list: string, step: string): (place: number) => PointerTo {
  const known: PointerTo[] = [];
  return (place) => (known[place] ??= pointerOf(`${list}${ANY}${step}/${place}`));
}

/** A sentence has the speaker of its paragraph; never its times, which are those of all its sentences. */
function inherit(outer: Row, keys: readonly string[], inner: Row): Row {
  const row: Record<string, unknown> = {};
  for (const key of keys) row[key] = outer[key];
  return Object.assign(row, inner);
}

/** Rows looked at to find the column of sides. */
const LOOKED_AT = 200;

/** Where no column is named for who speaks, one that holds nothing but words for the two sides says it: `Agent/Customer`, `Direction`. */
export function withSides(layout: Layout, list: readonly unknown[]): Layout {
  const { text, speaker, role } = layout;
  if (speaker !== undefined && role !== undefined && isOfCall(list, speaker, role)) return { ...layout, speaker: undefined };
  if (speaker !== undefined && role === undefined) {
    const sender = senderIn(list, speaker);
    if (sender !== undefined) return { ...layout, role: sender };
    const side = sideBeside(list, speaker, text);
    if (side !== undefined) return { ...layout, role: side, ...(isOfCall(list, speaker, side) ? { speaker: undefined } : {}) };
  }
  if (text === undefined || speaker !== undefined || role !== undefined || layout.byAgent !== undefined || layout.byCustomer !== undefined)
    return layout;
  const rows = objectsIn(list);
  // What is no speech may be of a kind of its own: `{event: "action"}` among `{event: "user", text}`.
  const said = rows.filter((row) => typeof row[text] === "string" && row[text] !== "");
  const keyIn = (some: readonly Row[]) => Object.keys(some[0] ?? {}).find((one) => one !== text && holdsSides(some.map((row) => row[one])));
  const key = keyIn(rows) ?? keyIn(said);
  return key === undefined ? layout : { ...layout, role: key };
}

/** `sender: {role: "EndUser"}` beside the sender's name, as Salesforce has it. */
function senderIn(list: readonly unknown[], speaker: string): string | undefined {
  const first = list[0];
  if (typeof first !== "object" || first === null || Array.isArray(first)) return undefined;
  return Object.keys(first).find((key) => key !== speaker && /^(?:sender|author|participant)$/i.test(key) && describe((first as Row)[key]).role !== undefined && typeof (first as Row)[speaker] === "string"); // prettier-ignore
}

/** `direction: "inbound"` beside telephone numbers, `type: "agent"` beside names. */
function sideBeside(list: readonly unknown[], speaker: string, text: string | undefined): string | undefined {
  const rows = objectsIn(list).filter((row) => text === undefined || (row[text] !== undefined && row[text] !== ""));
  const isUnclear = rows.every(
    (row) => describe(row[speaker]).role === undefined && roleOf(describe(row[speaker]).label ?? "") === undefined,
  );
  if (!isUnclear) return undefined;
  return Object.keys(rows[0] ?? {}).find((key) => key !== speaker && SIDE.test(key) && holdsSides(rows.map((row) => row[key])));
}

const SIDE = /direction|type|side|purpose|kind|event|category$/i;

/** Whether the same person stands beside what both sides say: whose call it is, not who speaks. */
function isOfCall(list: readonly unknown[], speaker: string, role: string): boolean {
  const rows = list.slice(0, LOOKED_AT).filter(isRow);
  const [first] = rows;
  const name = first?.[speaker];
  return typeof name === "string" && name !== "" && rows.every((row) => row[speaker] === name) && holdsSides(rows.map((row) => row[role]));
}

function holdsSides(values: readonly unknown[]): boolean {
  const roles = new Set<unknown>();
  for (const value of values) {
    if (value === undefined || value === null || value === "") continue;
    const role = typeof value === "string" && value.length < 30 ? roleOf(value) : undefined;
    if (role === undefined) return false;
    roles.add(role);
  }
  return roles.has("customer") && (roles.has("agent") || roles.has("bot"));
}

const WRAPPERS = new Set([
  "message",
  "utterance",
  "transcript",
  "turn",
  "data",
  "segment",
  "item",
  "utteranceevent",
  "event",
  "payload",
  "node",
  "attributes",
  "fields",
]);

/** The key under which each row holds what matters, if that is how the list is made. */
export function wrapperOf(list: readonly unknown[]): string | undefined {
  for (const row of list.slice(0, 20)) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) continue;
    for (const [key, value] of Object.entries(row))
      if (
        WRAPPERS.has(plainKey(key)) &&
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        (layoutOf([value]).text !== undefined || wrapperOf([value]) !== undefined)
      )
        return key;
  }
  return undefined;
}

/** Columns of `[speaker, text]` rows: the text is the longest of the columns of strings, the speaker another one. */
function withPairs(layout: Layout, list: readonly unknown[]): Layout {
  if (!Array.isArray(list[0])) return layout;
  const rows = list as readonly unknown[][];
  const width = Math.max(...rows.slice(0, 50).map((row) => (Array.isArray(row) ? row.length : 0)));
  const columns = Array.from({ length: Math.min(width, 8) }, (_, column) =>
    rows.slice(0, 50).map((row) => (Array.isArray(row) ? row[column] : undefined)),
  );
  const lengthOf = (column: number) =>
    columns[column]!.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 0), 0);
  const isTime = (column: number) =>
    columns[column]!.every((cell) => typeof cell === "number" || (typeof cell === "string" && /^[\d:.,]+$/.test(cell)));
  const strings = columns.map((_, column) => column).filter((column) => lengthOf(column) > 0 && !isTime(column));
  const text = strings.reduce((best, column) => (lengthOf(column) > lengthOf(best) ? column : best), strings[0] ?? 1);
  const speaker = strings.find((column) => column !== text);
  const span = spanColumn(rows.slice(0, 50));
  const [start, end] = span === undefined ? columns.map((_, column) => column).filter((column) => isTime(column)) : [span, span + 1];
  const key = (column: number | undefined) => (column === undefined ? undefined : String(column));
  return { ...layout, text: key(text), speaker: key(speaker), start: key(start), end: key(end), units: {} };
}

/** The first of two columns that stand side by side and say from when to when, row after row; undefined where there are none such. */
export function spanColumn(rows: readonly unknown[]): number | undefined {
  const lists = rows.filter((row): row is unknown[] => Array.isArray(row));
  const at = (row: readonly unknown[] | undefined, column: number) => (typeof row?.[column] === "number" ? row[column] : Number.NaN);
  const isSpan = (column: number) => lists.every((row) => at(row, column) <= at(row, column + 1));
  // Numbers of rows and of windows do not go on where the row before has ended.
  const goesOn = (column: number) =>
    lists.filter((row, index) => index > 0 && at(row, column) >= at(lists[index - 1], column + 1) - 1).length;
  const found = Array.from({ length: 8 }, (_, column) => column).filter(isSpan);
  return lists.length === 0 ? undefined : found.find((column) => goesOn(column) * 1.25 >= lists.length - 1);
}
