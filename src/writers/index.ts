import { csvWriter } from "./csv.js";
import { jsonlWriter, jsonWriter } from "./json.js";
import { textWriter } from "./text.js";
import { vconWriter } from "./vcon.js";
import { vttWriter } from "./vtt.js";
import type { Writer } from "./writer.js";

/** All formats that a call can be written in. */
export const writers: readonly Writer[] = [jsonWriter, jsonlWriter, vconWriter, vttWriter, textWriter, csvWriter];

/** The format that the ending of a file's name means. */
export function writerFor(file: string): Writer | undefined {
  return writers.find(({ extensions }) => extensions.some((ending) => file.toLowerCase().endsWith(ending)));
}
