import { readFileSync } from "node:fs";
import { isOrdinaryWord } from "../language/ordinary-words.js";
import { csvRows } from "../readers/csv-table.js";
import { decode } from "../readers/decode.js";
import { FileError } from "../rule.js";
import { reasonOf } from "../system-reason.js";

/** What stands in the place of agents' names. */
export interface Pseudonyms {
  /** The id of an agent; undefined where the table has none. */
  idOf(agent: string): string | undefined;
  /** A text without the names of the table, whole or in part. */
  hide(text: string): string;
}

/**
 * Reads a table of two columns, `name` and `id`.
 * @throws FileError where it is no such table.
 */
export function readPseudonyms(path: string): Pseudonyms {
  const [header = [], ...rows] = tableIn(path);
  const columns = header.map((title) => title.trim().toLowerCase());
  const [name, id] = [columns.indexOf("name"), columns.indexOf("id")];
  if (name < 0 || id < 0) throw new FileError('the first line of this table must name the columns "name" and "id"', path, 1, 1);
  const ids = new Map<string, string>();
  const parts = new Map<string, string>();
  const names = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const [agent = "", given = ""] = [row[name]?.trim(), row[id]?.trim()];
    if (agent === "" || given === "") throw new FileError("this row lacks a name or an id", path, index + 2, 1);
    ids.set(agent.toLowerCase(), given);
    for (const part of [agent, ...agent.split(/[^\p{L}'’]+/u)])
      if (part.length > 1 && !parts.has(keyOf(part))) parts.set(keyOf(part), given);
    names.add(agent);
  }
  const pattern = patternOf([...names]);
  const idFor = (found: string) => (found === found.toLowerCase() && isOrdinaryWord(found) ? found : (parts.get(keyOf(found)) ?? found));
  return {
    idOf: (agent) => ids.get(agent.trim().toLowerCase()),
    hide: (text) => (pattern === undefined ? text : text.replaceAll(pattern, idFor)),
  };
}

/** The same for "Dana Marsh", "DANA_MARSH" and "danamarsh". */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]+/g, "");
}

function tableIn(path: string): string[][] {
  try {
    return csvRows(decode(readFileSync(path)));
  } catch (error) {
    const isOfSystem = (error as NodeJS.ErrnoException).code !== undefined;
    throw new FileError(isOfSystem ? `this table cannot be read: ${reasonOf(error)}` : (error as Error).message, path);
  }
}

/** Whole names, however their words are joined, before their words; the longest first. "Will" is a name, "will" is none. */
function patternOf(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const byLength = (one: string, other: string) => other.length - one.length;
  const wordsOf = (name: string) => name.split(/[^\p{L}'’]+/u).filter((word) => word.length > 0);
  const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = [...names].sort(byLength).map((name) => wordsOf(name).map(escaped).join("[\\s._-]*"));
  const words = [...new Set(names.flatMap(wordsOf))].filter((word) => word.length > 1).sort(byLength);
  return new RegExp(`(?<!\\p{L})(?:${[...whole, ...words.map(escaped)].filter((part) => part !== "").join("|")})(?!\\p{L})`, "giu");
}
