import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { InputError } from "../call.js";
import type { CallResult, Failure, Finding } from "../rule.js";
import { openFile, lintAll, type RunOptions } from "./lint-files.js";
import { stringInput } from "../readers/input.js";
import { wholeFile } from "./whole-file.js";

/** A file with its fixes applied; both texts with the byte order mark that it may have. */
export interface FixedFile {
  file: string;
  before: string;
  after: string;
  /** Number of places that were changed. */
  changes: number;
}

/** Fixes may open the way for others; more rounds than this only happen where two rules undo each other. */
const ROUNDS = 10;
const BOM = "\ufeff";

/** What is mended of a script. */
export interface Mending {
  /** Suggestions too, not only what changes no meaning. */
  all: boolean;
  /** Whether somebody has looked at a finding and let it stay: the line that it stands in is left as it is. */
  isWaived?: (finding: Finding) => boolean;
}

/**
 * Applies the fixes of a script until none is left; undefined where there is nothing to fix. Nothing is written.
 * @throws InputError where the file is not UTF-8: what cannot be written back as it was is not touched.
 */
export function fixedFile(file: string, options: RunOptions, mending: Mending): FixedFile | undefined {
  const input = openFile(file);
  if ("message" in input) return undefined;
  const results = [...lintAll([input], options)];
  if (!isScript(results) || fixesIn(results, mending).length === 0) return undefined;
  const bytes = readFileSync(file);
  const whole = bytes.toString("utf8");
  if (!Buffer.from(whole).equals(bytes)) throw new InputError("not UTF-8, so it is not mended; convert it first", 1, 1);
  const mark = whole.startsWith(BOM) ? BOM : "";
  const before = whole.slice(mark.length);
  const { after, changes } = fixedText(file, before, options, mending);
  return after === before ? undefined : { file, before: mark + before, after: mark + after, changes };
}

/** Applies the fixes of a script's text until none is left. */
export function fixedText(file: string, before: string, options: RunOptions, mending: Mending): Pick<FixedFile, "after" | "changes"> {
  let after = before;
  let changes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = fixesIn([...lintAll([stringInput(file, after)], options)], mending);
    const text = applied(after, fixes);
    if (text === after) break;
    changes += fixes.length;
    after = text;
  }
  return { after, changes };
}

function isScript(results: readonly (CallResult | Failure)[]): boolean {
  return results.length > 0 && results.every((result) => !("message" in result) && result.kind === "script");
}

type Replacement = NonNullable<Finding["fix"]>;

/** The fixes of some results, first to last; of two that overlap, the first. */
function fixesIn(results: readonly (CallResult | Failure)[], { all, isWaived = () => false }: Mending): Replacement[] {
  const findings = results.flatMap((result) => ("message" in result ? [] : result.findings));
  // Another word in the line, and the waiver would not know it again.
  const waived = new Set(findings.filter(isWaived).map(({ text }) => text));
  const fixes = findings
    .flatMap(({ fix, text }) => (fix !== undefined && (fix.safe || all) && !waived.has(text) ? [fix] : []))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  let end = -1;
  return fixes.filter((fix) => {
    if (fix.from < end) return false;
    end = fix.to;
    return true;
  });
}

function applied(text: string, fixes: readonly Replacement[]): string {
  let result = "";
  let from = 0;
  for (const fix of fixes) {
    // The words must stand there exactly: not behind an escape, not folded over lines.
    if (text.slice(fix.from, fix.to) !== fix.replaces || !isPlain(fix.text, text, fix.from)) continue;
    result += text.slice(from, fix.from) + fix.text;
    from = fix.to;
  }
  return result + text.slice(from);
}

/** Words that would end the quoted text that they stand in, or make something else of it, are not put in. */
function isPlain(words: string, text: string, at: number): boolean {
  if (/[\n\r\\]/.test(words)) return false;
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const opened = /["']/.exec(line.replace(/^[^:]*:\s*/, ""))?.[0];
  return opened === undefined || !words.includes(opened) || !/:\s*["']/.test(line);
}

/** Writes a fixed file in place of the old one. @throws what the system says, and where nobody may write to it. */
export function writeFixed({ file, after }: FixedFile): void {
  accessSync(file, constants.W_OK);
  // Who may do all may write to it all the same, but did not mean to.
  if ((statSync(file).mode & 0o222) === 0) throw Object.assign(new Error("permission denied"), { code: "EACCES" });
  const written = wholeFile(file);
  try {
    written.write(after);
    written.keep();
  } catch (error) {
    written.drop();
    throw error;
  }
}

/** What fixing changes, as a unified diff. */
export function diffOf({ file, before, after }: FixedFile): string {
  const name = file.replace(/^\/+/, "");
  const { createTwoFilesPatch } = createRequire(import.meta.url)("diff") as typeof import("diff");
  const diff = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, "");
  // A name with blanks that stands in no quotes ends with a tab, as git and patch have it.
  return diff.replace(/^(--- [^"\n]* [^"\n]*)\n(\+\+\+ .*)/, "$1\t\n$2\t");
}
