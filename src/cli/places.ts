import { relative, sep } from "node:path";

/** A path as one would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith(`..${sep}`) || path.startsWith("-") ? path : short;
}

/** `file:line:column`, as much of it as is known. */
export function placeText({ file, line, column }: { file?: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
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
