import type { FormatName } from "./losses.js";
import type { Transcript } from "./transcript.js";

/** What a format can hold of a call. What is not here is lost in it; the README says so in words. */
export interface Carried {
  /** `name`: where nobody is named, the role stands for the name, or the other way round. */
  speakers: "exact" | "name";
  /** `known`: a role that nobody knows is not told as unknown, so it may be found out anew. */
  roles: "exact" | "known";
  /** `spaces`: line breaks inside a text become spaces. `lines`: every kind of line break becomes a line feed. */
  breaks: "exact" | "lines" | "spaces";
  /** `told`: all segments have a time or none; those without get that of the one before. */
  times: "exact" | "told";
  /** Times before the start of the call. */
  negative: boolean;
  /** Ends that are the same as their starts. */
  instants: boolean;
  words: boolean;
  events: boolean;
  metadata: "all" | "first names" | "none";
  /** Several calls in one file. */
  many: boolean;
}

/** A format that a call is written in. One file each. */
export interface Writer {
  name: FormatName;
  /** What `--help` and error messages call it. */
  title: string;
  /** Endings of file names that mean it. */
  extensions: readonly string[];
  carries: Carried;
  /** What cannot be kept of a call in this format, in words for a person. */
  loses: string;
  /** Calls are told apart by their ids, so that no two may have the same. */
  tellsByIds?: true;
  /** Why this call cannot be written at all, if so. */
  refuses?(call: Transcript): string | undefined;
  /** What stands before, between and behind calls. */
  around(many: boolean): { head: string; between: string; tail: string };
  /** One call; `many`: beside others. */
  write(call: Transcript, many: boolean): string;
}

/** Nothing between calls. */
export const BARE = { head: "", between: "", tail: "" } as const;

/** Seconds to the millisecond. */
export function toMillisecond(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** The same of a time that may not be known. */
export function rounded(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : toMillisecond(seconds);
}

/** `00:01:02.500`. */
export function clock(seconds: number): string {
  const all = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, "0")}`;
}

/** The text on one line. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\u2028\u2029\v\f\u0085]+\s*/g, " ");
}

/** When each segment starts, those that do not tell with the one before them; undefined for a call without any time. */
export function startsOf({ segments }: Transcript): number[] | undefined {
  const first = segments.find(({ start }) => start !== undefined)?.start;
  if (first === undefined) return undefined;
  let last = first;
  return segments.map(({ start }) => (last = start ?? last));
}
