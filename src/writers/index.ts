import { csvWriter } from "./csv.js";
import { jsonlWriter, jsonWriter } from "./json.js";
import { textWriter } from "./text.js";
import { vconWriter } from "./vcon.js";
import { vttWriter } from "./vtt.js";
import type { Writer } from "./writer.js";

/** All formats that a call can be written in. */
export const writers: readonly Writer[] = [jsonWriter, jsonlWriter, vconWriter, vttWriter, textWriter, csvWriter];
