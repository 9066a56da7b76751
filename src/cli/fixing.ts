import type { Command } from "./command.js";
import type { Finding } from "../rule.js";
import type { RunOptions } from "../run/lint-files.js";
import { plural } from "../reporters/reporter.js";
import { InputError } from "../call.js";
import { placeText } from "./places.js";
import { UsageError, type Terminal } from "./terminal.js";
import { writingTo } from "./writing.js";

/** The flags that say what is mended. */
export interface FixingFlags {
  fix?: boolean;
  fixSuggestions?: boolean;
  fixDryRun?: boolean;
}

/** Adds the flags to a command. */
export function withFixingFlags(command: Command): Command {
  return command
    .option("--fix", "mend scripts where the wording can be changed without changing its meaning")
    .option("--fix-suggestions", "mend scripts also where the better wording wants a look")
    .option("--fix-dry-run", "show what --fix (or --fix-suggestions) would change, as a unified diff on standard output; write nothing");
}

/** Whether anything is to be mended, or shown. */
export function isFixing({ fix, fixSuggestions, fixDryRun }: FixingFlags): boolean {
  return fix === true || fixSuggestions === true || fixDryRun === true;
}

/** Mends the scripts among some files, or shows how; transcripts are records and stay as they are. */
export async function fixFiles(
  files: readonly string[],
  flags: FixingFlags,
  options: RunOptions,
  isWaived: (finding: Finding) => boolean,
  terminal: Terminal,
): Promise<void> {
  const { diffOf, fixedFile, writeFixed } = await import("../run/fix.js");
  const mending = { all: flags.fixSuggestions === true, isWaived };
  let changes = 0;
  let changed = 0;
  if (files.includes("-")) throw new UsageError("standard input cannot be mended; name the file");
  for (const file of files) {
    const fixed = attempt(file, () => fixedFile(file, options, mending), terminal);
    if (fixed === undefined) continue;
    changes += fixed.changes;
    changed++;
    if (flags.fixDryRun === true) await terminal.out(diffOf(fixed));
    else writingTo("script", file)(() => writeFixed(fixed));
  }
  const verb = flags.fixDryRun === true ? "would be mended" : "mended";
  if (changed > 0) terminal.err(`call-lint: ${plural(changes, "place")} ${verb} in ${plural(changed, "script")}\n`);
}

/** A file that cannot be mended is told; the others are. */
function attempt<T>(file: string, act: () => T, { err }: Terminal): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    err(`${placeText({ file, line: error.line, column: error.column })}  ${error.message}\n`);
    return undefined;
  }
}
