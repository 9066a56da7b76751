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
