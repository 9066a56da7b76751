import { readers } from "./index.js";
import type { FormatNote, Reader, ScriptNote } from "./reader.js";

/** What people paste and type comes first, then formats as they are asked. */
const FIRST = ["text", "vtt", "srt", "csv", "json", "jsonl"];

const rankOf = ({ name }: Reader) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
const isScript = ({ kind }: Reader) => kind === "script";
const notesOf = (some: readonly Reader[]) => some.map(({ name, note }) => [name, note] as const);

/** Every format of calls by the name that `--input-format` takes. A test reads each example and each claim. */
export const FORMAT_NOTES: Readonly<Record<string, FormatNote>> = Object.fromEntries(
  notesOf(readers.filter((one) => !isScript(one)).sort((one, other) => rankOf(one) - rankOf(other))) as [string, FormatNote][],
);

/** Formats of scripts. */
export const SCRIPT_NOTES: Readonly<Record<string, ScriptNote>> = Object.fromEntries(notesOf(readers.filter(isScript)));
