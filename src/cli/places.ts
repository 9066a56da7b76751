import { extname, relative, sep } from "node:path";

/** A path as one would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith(`..${sep}`) || path.startsWith("-") ? path : short;
}

/** `file:line:column`, as much of it as is known. */
export function placeText({ file, line, column }: { file?: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** The one of the formats that a file's name says: "out.json", and "out.md" for markdown. */
export function formatNamedBy<Format extends string>(file: string | undefined, formats: readonly Format[]): Format | undefined {
  const ending = extname(file ?? "")
    .slice(1)
    .toLowerCase();
  return formats.find((format) => format === (ending === "md" ? "markdown" : ending));
}
