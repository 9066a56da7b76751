import type { CallResult, Failure } from "../rule.js";
import { FileError } from "../rule.js";
import { hidden } from "./hidden.js";
import { addCall, newSummary, type ReportSummary, type ScoredCall } from "../reports/tally.js";
import type { Scorer } from "../score.js";
import { lintEach, lintFiles, openStandardInput, settlerOf, type RunOptions } from "./lint-files.js";
import type { Pseudonyms } from "./pseudonyms.js";
import { isResults, readResults } from "./results.js";

/** How calls go into a report. */
export interface Intake {
  scorer: Scorer;
  redacted: boolean;
  /** Whether words of transcripts are kept. */
  quotes: boolean;
  pseudonyms?: Pseudonyms;
  /** Name of standard input. */
  stdin: string;
  /** Told of every call, scored and without what is not to be shown. */
  onCall?(call: CallResult): void;
}

/** A report, and what could not be taken in. */
export interface TakenIn {
  summary: ReportSummary;
  failures: Failure[];
  /** Scripts met: they have no place in a report about calls. */
  scripts: number;
  /** Rules of the results that this run does not know, and that count for nothing in the scores. */
  unknownRules: readonly string[];
}

/**
 * Takes calls in one by one: transcripts are linted, results of earlier runs are read.
 * @throws FileError where results cannot be used, or an agent has no pseudonym.
 */
export async function takeIn(
  files: readonly string[],
  options: RunOptions,
  intake: Intake,
  isKnown: (rule: string) => boolean,
): Promise<TakenIn> {
  const taken: TakenIn = { summary: newSummary(), failures: [], scripts: 0, unknownRules: [] };
  const unnamed = new Set<string>();
  const unknown = new Set<string>();
  for await (const result of resultsOf(files, options, intake.stdin)) {
    if ("message" in result) taken.failures.push(result);
    else if (result.kind === "script") taken.scripts++;
    else {
      for (const rule of Object.keys(result.verdicts)) if (!isKnown(rule)) unknown.add(rule);
      if (result.agent !== undefined && intake.pseudonyms?.idOf(result.agent) === undefined) unnamed.add(result.agent);
      const shown = hidden(result, intake);
      const scored = scoredCall(shown, intake);
      addCall(taken.summary, scored);
      intake.onCall?.({ ...shown, score: scored.score });
    }
  }
  if (intake.pseudonyms !== undefined && unnamed.size > 0)
    throw new FileError(
      `${unnamed.size} of the agents have no id in the table of pseudonyms; add them, or their names would be shown`,
      "--pseudonyms",
    );
  return { ...taken, unknownRules: [...unknown].sort() };
}

async function* resultsOf(files: readonly string[], options: RunOptions, stdin: string): AsyncGenerator<CallResult | Failure> {
  const settler = settlerOf(options);
  for (const file of files) {
    if (isResults(file)) yield* readResults(file);
    else
      for (const result of file === "-" ? lintEach([openStandardInput(stdin)], options) : lintFiles([file], options))
        yield* settler.take(result);
  }
  yield* settler.rest();
}

/** As a report takes it in. */
function scoredCall({ file, id, agent, team, queue, startedAt, verdicts, findings }: CallResult, { scorer, quotes }: Intake): ScoredCall {
  return {
    ...{ file, id, agent, team, queue, startedAt, verdicts },
    findings: (quotes ? findings : []).map(({ rule, message, quote, line, fingerprint, suggestions }) => ({
      ...{ rule, line, fingerprint, message, quote, suggestions },
    })),
    score: scorer(verdicts),
  };
}
