import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { InputError, type CallMeta, type SourceCall } from "../call.js";
import { csvRows } from "../readers/csv-table.js";
import { decode } from "../readers/decode.js";
import { metaOf } from "../readers/metadata.js";

/** Metadata of calls by call id or file name. */
export class Sidecar {
  private isUsed = false;

  /** @param table in lower case. */
  constructor(private readonly table: ReadonlyMap<string, CallMeta>) {}

  /** What is known of the first of these names that it has. */
  of(...names: (string | undefined)[]): CallMeta | undefined {
    for (const name of names) {
      const meta = this.table.get(name?.toLowerCase() ?? "");
      if (meta === undefined) continue;
      this.isUsed = true;
      return meta;
    }
    return undefined;
  }

  /** Whether it knew none of the calls so far. */
  get isIdle(): boolean {
    return !this.isUsed;
  }
}

/**
 * Reads a table of calls: one column holds the call's id or its file's name, others the agent, the customer, dates.
 * @throws InputError where there is no such column.
 */
export function readSidecar(path: string): Sidecar {
  const [header = [], ...rows] = csvRows(decode(readFileSync(path)));
  const key = header.findIndex((name) =>
    /^(?:call|conversation|contact|interaction|recording|transcript|session)[ _-]?id$|^id$/i.test(name.trim()),
  );
  const file = header.findIndex((name) => /^(?:file|file[ _-]?name|path|recording|transcript)$/i.test(name.trim()));
  if (key < 0 && file < 0) throw new InputError(`no column holds the call's id or file name; ${columnsText(header)}`, 1, 1);
  const sidecar = new Map<string, CallMeta>();
  for (const row of rows) {
    const value = Object.fromEntries(header.map((name, index) => [name.trim(), row[index]]));
    const meta = metaOf([{ value, pointer: "" }], undefined, () => "");
    for (const column of [key, file]) {
      const name = column < 0 ? undefined : row[column]?.trim();
      if (name) sidecar.set(nameOf(name), meta);
    }
  }
  return new Sidecar(sidecar);
}

function columnsText(header: readonly string[]): string {
  return header.length === 0 ? "the table is empty" : `the columns are ${header.map((name) => `"${name}"`).join(", ")}`;
}

function nameOf(path: string): string {
  return basename(path).toLowerCase();
}

/** A call with what a sidecar and its file's name say of it; what the file itself says stays. */
export function withMetadata(call: SourceCall, sidecar: Sidecar | undefined, filename: RegExp | undefined): SourceCall {
  const file = nameOf(call.source.file);
  const beside = sidecar?.of(call.meta.id, file, file.replace(/\.[^.]+$/, ""));
  const inName = filename === undefined ? undefined : fromName(basename(call.source.file), filename);
  if (beside === undefined && inName === undefined) return call;
  const { customer = inName?.customer ?? beside?.customer, ...own } = call.meta;
  return { ...call, meta: { ...known(inName), ...known(beside), ...known(own), ...(customer === undefined ? {} : { customer }) } };
}

function fromName(name: string, pattern: RegExp): CallMeta | undefined {
  const groups = pattern.exec(name)?.groups;
  if (groups === undefined) return undefined;
  const value = Object.fromEntries(Object.entries(groups).map(([key, text]) => [key, /date|start/i.test(key) ? withColons(text) : text]));
  return metaOf([{ value, pointer: "" }], undefined, () => "");
}

/** A day, or a moment, as names of files have it: 20260115, 20260115-101500, 2026-01-15T10-15-00. */
const IN_NAME = /^(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?:[T _-]?(\d\d)[-_.]?(\d\d)(?:[-_.]?(\d\d))?)?$/;

/** The same as ISO 8601 has it; names of files hold no colons. */
function withColons(text: string | undefined): string | undefined {
  const [whole, year, month, day, ...clock] = IN_NAME.exec(text ?? "") ?? [];
  if (whole === undefined) return text;
  const time = clock.filter((part) => part !== undefined).join(":");
  return `${year}-${month}-${day}${time === "" ? "" : `T${time}`}`;
}

function known(meta: CallMeta | undefined): CallMeta {
  return Object.fromEntries(Object.entries(meta ?? {}).filter(([, value]) => value !== undefined));
}

/** Who is an agent, and in which team: the roster that `people` in the config names. */
export type People = ReadonlyMap<string, { team?: string }>;

/** Reads a roster. @throws InputError where no column holds names. */
export function readPeople(path: string): People {
  const [header = [], ...rows] = csvRows(decode(readFileSync(path)));
  const name = header.findIndex((column) => /^(?:name|agent|agent[ _-]?name|full[ _-]?name|employee)$/i.test(column.trim()));
  const team = header.findIndex((column) => /^(?:team|group|department)$/i.test(column.trim()));
  if (name < 0) throw new InputError(`no column holds the names of agents; ${columnsText(header)}`, 1, 1);
  return new Map(
    rows.filter((row) => row[name]?.trim()).map((row) => [row[name]!.trim().toLowerCase(), { team: row[team]?.trim() || undefined }]),
  );
}
