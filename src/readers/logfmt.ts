import { InputError, type LineColumn, type Source } from "../call.js";
import { layoutOf } from "./fields.js";
import { findTurns } from "./find-turns.js";
import { firstStep } from "./json-places.js";
import type { Input, Reader } from "./reader.js";
import { callsOf } from "./turns-json.js";

/** `key=value` or `key="several words"`, a quote in them written `\"`. */
const PAIR = /([\w.@-]+)=(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s"=]*))(?:\s+|$)/y;
/** Lines of the head that are looked at. */
const LOOKED_AT = 6;

/** A value of a line, and where it stands there: 0-based, behind its quote. */
interface Value {
  raw: string;
  from: number;
}

/** Lines of a log with `key=value` pairs, a turn on each (https://brandur.org/logfmt). */
export const logfmtReader: Reader = {
  name: "logfmt",
  title: "logfmt: lines of key=value pairs",
  note: {
    from: "logs of voice agents and services: `key=value` pairs, a turn on each line",
    roles: "stated",
    times: "turns",
    events: "as in JSON",
    metadata: "any key that is known",
    example: String.raw`call_id=LP-1 speaker=agent start=0.5 text="Hello."\ncall_id=LP-1 speaker=customer start=2 text="Hi."`,
  },
  extensions: [".logfmt"],
  recognises({ head, complete }) {
    const lines = head.split(/\r\n|\n|\r/, LOOKED_AT + 1);
    const whole = (complete || lines.length > LOOKED_AT ? lines : lines.slice(0, -1)).filter((line) => line.trim() !== "");
    const rows = whole.slice(0, LOOKED_AT).map(valuesOf);
    if (rows.length < 2 || rows.some((row) => row === undefined)) return false;
    const { text, speaker, role } = layoutOf(rows.map((row) => rowOf(row!)));
    return text !== undefined && (speaker !== undefined || role !== undefined);
  },
  *read(input, hints) {
    const lines = linesOf(input);
    const rows = lines.map(({ values }) => rowOf(values));
    const [finding] = findTurns(rows, []);
    if (finding === undefined) throw new InputError("no line of this log tells who speaks and what is said", 1, 1);
    const source: Source = { file: input.file, locate: (offset, pointer = "/0") => placeIn(lines, pointer, offset) };
    let index = 0;
    for (const call of callsOf({ file: input.file, text: "", firstLine: 1, value: rows, source }, finding, hints))
      yield { ...call, reader: "logfmt", index: index++ };
  },
};

interface Line {
  number: number;
  values: ReadonlyMap<string, Value>;
}

/** Lines of other shapes are the program's own. */
function linesOf(input: Input): Line[] {
  const lines: Line[] = [];
  for (const { text, number } of input.lines()) {
    const values = valuesOf(text);
    if (values !== undefined) lines.push({ number, values });
  }
  return lines;
}

function valuesOf(line: string): Map<string, Value> | undefined {
  const values = new Map<string, Value>();
  PAIR.lastIndex = /^\ufeff?\s*/.exec(line)![0].length;
  while (PAIR.lastIndex < line.length) {
    const from = PAIR.lastIndex;
    const [, key, quoted, bare] = PAIR.exec(line) ?? [];
    if (key === undefined) return undefined;
    values.set(key, { raw: quoted ?? bare!, from: from + key.length + (quoted === undefined ? 1 : 2) });
  }
  return values.size === 0 ? undefined : values;
}

function rowOf(values: ReadonlyMap<string, Value>): Record<string, unknown> {
  return Object.fromEntries([...values].map(([key, { raw }]) => [key, raw.replaceAll(/\\(.)/g, (_, one: string) => ESCAPES[one] ?? one)]));
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function placeIn(lines: readonly Line[], pointer: string, given: number): LineColumn {
  const { step, rest, offset } = firstStep(pointer, given);
  const { number, values } = lines[Number(step)] ?? lines[0]!;
  const { raw, from } = values.get(rest.slice(1)) ?? { raw: "", from: 0 };
  let at = 0;
  for (let count = 0; count < offset && at < raw.length; count++) at += raw[at] === "\\" ? 2 : 1;
  return { line: number, column: from + at + 1 };
}
