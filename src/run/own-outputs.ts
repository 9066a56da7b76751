import { beginsResults, headOf, mayBeResults } from "./results.js";

/** How what call-lint writes begins, by the ending of the file's name; results of `--format json` and `jsonl` apart. */
const BEGINNINGS: readonly (readonly [RegExp, RegExp])[] = [
  // Reports, promises and coaching sheets; SARIF; GitLab.
  [/\.json$/i, /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"(?:scorecard|last|agent)"/],
  [/\.json$/i, /^\{"\$schema":"[^"]*sarif[^"]*","version":"[\d.]+","runs":\[\{"tool":\{"driver":\{"name":"call-lint"/],
  [/\.json$/i, /^\[\s*\{"description":"(?:[^"\\]|\\.)*","check_name":"/],
  // JUnit; Checkstyle, which holds findings whoever wrote it.
  [/\.xml$/i, /^<\?xml[^>]*>\s*<(?:testsuites name="call-lint"|checkstyle version=)/],
  [/\.(?:md|markdown)$/i, /^(?:\| place \| severity \| rule \||\d[^\n]* 0 errors, 0 warnings, 0 info\.)/],
  // Findings; label sheets; reports, their calls, findings and verdicts; promises.
  [/\.csv$/i, /^\uFEFF?(?:file,line,column,call_id,|call,index,call_id,started_at,rule,|kind,name,section,calls,|call_id,file,index,agent,team,queue,|state,due,made,customer_id,)/],
]; // prettier-ignore

/** What call-lint may have written into a file: results that a report reads, or something else of which nothing is to be linted. */
export function outputIn(file: string): "results" | "other" | undefined {
  const fitting = BEGINNINGS.filter(([ending]) => ending.test(file));
  if (fitting.length === 0 && !mayBeResults(file)) return undefined;
  const head = headOf(file);
  if (mayBeResults(file) && beginsResults(head)) return "results";
  return fitting.some(([, beginning]) => beginning.test(head)) ? "other" : undefined;
}
