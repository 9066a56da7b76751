import { dirname, relative, resolve, sep } from "node:path";
import type { Dimension } from "../reports/tally.js";
import type { NamedRule } from "../rule.js";
import type { Intake, ShownCall } from "../run/report-calls.js";
import type { RunOptions } from "../run/lint-files.js";
import { putReport } from "./report-output.js";
import { UsageError, type Terminal } from "./terminal.js";

/** What a sample is drawn from, and how. */
export interface SampleRequest {
  files: readonly string[];
  options: RunOptions;
  intake: Intake;
  rules: ReadonlyMap<string, NamedRule>;
  size: number;
  stratify?: Dimension;
  seed: number;
  outputFile?: string;
}

/**
 * Writes a label sheet of calls picked for review; tells how many files or calls could not be read.
 * @throws UsageError where reviewers have answered in the one that is there.
 */
export async function writeSample(request: SampleRequest, terminal: Terminal): Promise<number> {
  const { files, options, intake, rules, size, stratify, seed, outputFile } = request;
  const { isAnswered } = await import("../run/label-sheet.js");
  if (outputFile !== undefined && isAnswered(outputFile))
    throw new UsageError(`"${outputFile}" holds answers of reviewers; name another file, or move it away`);
  const { newSampler, SHEET_COLUMNS, sheetRows } = await import("../reports/sample.js");
  const { takeIn } = await import("../run/report-calls.js");
  const { redactId } = await import("../reporters/redact.js");
  const { csvRow } = await import("../reporters/csv.js");
  const { placeText } = await import("./places.js");
  const { redacted } = intake;
  const sampler = newSampler({ size, stratify, seed });
  const onCall = (call: ShownCall) => {
    if (call.turns > 0) sampler.add(call.id === undefined || !redacted ? call : { ...call, id: redactId(call.id) });
  };
  // The sheet holds no words of calls, and must name their files as they are.
  const { failures } = await takeIn(files, options, { ...intake, redacted: false, quotes: false, onCall });
  const calls = sampler.picked();
  const folder = outputFile === undefined ? "." : dirname(outputFile);
  const pathOf = (file: string) => relative(resolve(folder), resolve(file)).split(sep).join("/");
  await putReport([SHEET_COLUMNS, ...sheetRows(calls, rules, pathOf)].map(csvRow).join(""), outputFile, terminal);
  for (const failure of failures) terminal.err(`${placeText(failure)}  ${failure.message}\n`);
  if (calls.length < size) terminal.err(`call-lint: there are only ${calls.length} calls with turns to pick from\n`);
  return failures.length;
}
