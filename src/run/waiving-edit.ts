import type { CallResult, Failure, Finding } from "../rule.js";
import { resultsOf } from "./diagnosis.js";
import type { Home } from "./workspace.js";

/** A text that is put in at an offset. */
export interface Insertion {
  at: number;
  text: string;
}

/** How comments are written, by the reader of the script. */
const COMMENTS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  markdown: ["<!-- ", " -->"],
  flow: ["# ", ""],
  macros: ["# ", ""],
};

/** How many lines above a finding the comment may have to stand: above the block that is said. */
const ABOVE = 40;

/**
 * The comment that waives a finding of a script, its reason for the author to fill in. Where a comment may stand depends on what is
 * around it, so each place is tried: the finding has to go, and nothing else may change.
 */
export function waivingEdit(finding: Finding, name: string, text: string, home: Home): Insertion | undefined {
  const before = resultsOf(name, text, home);
  const [script] = before;
  if (before.length !== 1 || script === undefined || "message" in script || script.kind !== "script") return undefined;
  const marks = script.reader === "flow" && /^\s*[[{]/.test(text) ? undefined : COMMENTS[script.reader];
  if (marks === undefined) return undefined;
  const left = foundIn(before).filter((fingerprint) => fingerprint !== finding.fingerprint);
  return placesFor(finding, text, marks).find(({ at, text: comment }) => {
    const after = resultsOf(name, text.slice(0, at) + comment + text.slice(at), home);
    return foundIn(after).join() === left.join();
  });
}

function foundIn(results: readonly (CallResult | Failure)[]): string[] {
  return results.flatMap((result) => ("message" in result ? [result.message] : result.findings.map(({ fingerprint }) => fingerprint)));
}

/** Above the line, at its end, and above the lines that it is a part of. */
function placesFor({ line, rule }: Finding, text: string, [open, close]: readonly [string, string]): Insertion[] {
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const offsets = [0];
  for (const one of lines) offsets.push(offsets.at(-1)! + one.length);
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const comment = (kind: string) => `${open}call-lint-disable-${kind} ${rule} -- reason${close}`;
  const above = (index: number): Insertion => ({
    at: offsets[index]!,
    text: `${/^[ \t>]*/.exec(lines[index]!)![0]}${comment("next-line")}${end}`,
  });
  const own = lines[line - 1] ?? "";
  // In a table the comment belongs to the last cell.
  const behind = own.replace(/(?:\s*\|)?\s*$/, "").length;
  const indentOf = (index: number) => /^[ \t>]*/.exec(lines[index]!)![0].length;
  const outer = [...Array(ABOVE).keys()]
    .map((step) => line - 2 - step)
    .filter((index) => index >= 0 && index < lines.length && lines[index]!.trim() !== "" && indentOf(index) <= indentOf(line - 1));
  return [above(line - 1), { at: offsets[line - 1]! + behind, text: ` ${comment("line")}` }, ...outer.slice(0, 3).map(above)];
}
