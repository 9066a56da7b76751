import { extname, relative, sep } from "node:path";
import { UsageError } from "./terminal.js";

/** A path as one would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith(`..${sep}`) || path.startsWith("-") ? path : short;
}

/** `file:line:column`, as much of it as is known. */
export function placeText({ file, line, column }: { file?: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Endings of text that may be of any format, or none: times and numbers are no endings. */
const PLAIN_ENDING = /^(?:|\.(?:te?xt|log|out|tmp|bak|[^a-z]\w*))$/i;

/**
 * The format that a file's name says, where it says one.
 * @throws UsageError where its ending is of a format that is not written.
 */
export function formatOfOutput<Format extends string>(file: string | undefined, formats: readonly Format[]): Format | undefined {
  const named = formatNamedBy(file, formats);
  if (file === undefined || named !== undefined || PLAIN_ENDING.test(extname(file))) return named;
  throw new UsageError(`the ending of "${file}" names no format that is written; say which with --format: ${formats.join(", ")}`);
}

/** The one of the formats whose ending a file's name has, the longest where several fit: "out.json", and "out.md" for markdown. */
export function formatNamedBy<Format extends string>(
  file: string | undefined,
  formats: readonly Format[],
  endingsOf: (format: Format) => readonly string[] = (format) => [`.${format}`, ...(format === "markdown" ? [".md"] : [])],
): Format | undefined {
  const name = file?.toLowerCase() ?? "";
  const fitting = formats.flatMap((format) => endingsOf(format).flatMap((ending) => (name.endsWith(ending) ? [{ format, ending }] : [])));
  return fitting.sort((one, other) => other.ending.length - one.ending.length)[0]?.format;
}
