import { placeText, shortPath } from "./places.js";
import type { Rulebook } from "../rulebook.js";
import type { Terminal } from "./terminal.js";

/** Errors that are no defect of call-lint: their message is all that is to be said. */
const KNOWN = ["UsageError", "ConfigError", "FileError", "InputError", "RuleCrash"];

/** Says on standard error what went wrong; tells the exit code. */
export function sayError(error: Error & { code?: string; exitCode?: number }, { out, err }: Terminal): number {
  if (error.name === "Answer") {
    void out(error.message);
    return 0;
  }
  // Commander has said it already.
  if (error.code?.startsWith("commander.") === true) return error.exitCode === 0 ? 0 : 2;
  err(KNOWN.includes(error.name) ? `${describe(error)}\n` : `call-lint: internal error: ${error.message}\n`);
  return 2;
}

/** Says what whoever wrote rules of their own should know. */
export function sayNotes({ notes }: Pick<Rulebook, "notes">, { err }: Terminal): void {
  for (const { file, message } of notes) err(`${shortPath(file)}  ${message}\n`);
}

function describe(error: Error & { file?: string; line?: number; column?: number; mistakes?: readonly Error[] }): string {
  if (error.mistakes !== undefined) return error.mistakes.map(describe).join("\n");
  const place = placeText({ ...error, file: error.file && shortPath(error.file) });
  return place === "" ? `call-lint: ${error.message}` : `${place}  ${error.message}`;
}
