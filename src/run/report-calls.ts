import { FileError, type CallResult, type Failure, type Finding, type Score } from "../rule.js";
import { newTallier, type Tallier } from "../reports/tallier.js";
import { totalsOf, type ReportSummary, type ScoredFinding } from "../reports/tally.js";
import type { CallScorer } from "../score.js";
import { sharesOf } from "../reports/shares.js";
import { agentHider, hidden, hiddenHead, type Hiding } from "./hidden.js";
import { lintEach, lintFiles, openStandardInput, settlerOf, type RunOptions } from "./lint-files.js";
import { Oddities } from "./oddities.js";
import { isResults, readResults } from "./results.js";

/** How calls go into a report. */
export interface Intake extends Hiding {
  scorer: CallScorer;
  /** Name of standard input. */
  stdin: string;
  isKnown(rule: string): boolean;
  /** The call as it goes into the report, or nothing where it does not; without it all do. */
  pick?(call: CallResult): CallResult | undefined;
  /** Told of every call, scored and without what is not to be shown. */
  onCall?(call: ShownCall): Promise<void> | void;
}

/** A call as it may be seen. */
export type ShownCall = CallResult & { score: Score };

/** A report, and what could not be taken in. */
export interface TakenIn {
  summary: ReportSummary;
  failures: Failure[];
  /** Scripts met: they have no place in a report about calls. */
  scripts: number;
  /** Rules of the results that this run does not know, and that count for nothing in the scores. */
  unknownRules: readonly string[];
  /** What is odd about the calls, in sentences. */
  oddities: readonly string[];
}

/**
 * Takes calls in one by one: transcripts are linted, results of earlier runs are read.
 * @throws FileError where results cannot be used, or an agent has no pseudonym.
 */
export async function takeIn(files: readonly string[], options: RunOptions, intake: Intake): Promise<TakenIn> {
  const taken = { failures: [] as Failure[], scripts: 0 };
  const tallier = newTallier();
  const unnamed = new Set<string>();
  const written = new Map<string, string>();
  const oddities = new Oddities(options.business, Date.now());
  for (const found of resultsOf(files, options, intake)) {
    if ("message" in found) taken.failures.push(found);
    else if (found.kind === "script") taken.scripts++;
    else {
      const result = inOneWay(found, written);
      oddities.see(result);
      for (const agent of [result.agent, ...(result.colleagues ?? [])])
        if (agent !== undefined && intake.pseudonyms?.idOf(agent) === undefined) unnamed.add(agent);
      const isShown = intake.pseudonyms === undefined || unnamed.size === 0;
      const picked = intake.pick === undefined ? result : intake.pick(result);
      const told = isShown && picked !== undefined ? add(tallier, picked, intake) : undefined;
      if (told !== undefined) await told;
    }
  }
  if (intake.pseudonyms !== undefined && unnamed.size > 0)
    throw new FileError(
      `${unnamed.size} of the agents have no id in the table of pseudonyms; add them, or their names would be shown`,
      "--pseudonyms",
    );
  const summary = tallier.summary();
  const rules = Object.keys(totalsOf(summary).all.rules);
  const told = oddities.sentences.map((sentence) => intake.pseudonyms?.hide(sentence) ?? sentence);
  return { ...taken, summary, unknownRules: rules.filter((rule) => !intake.isKnown(rule)).sort(), oddities: told };
}

/** Systems differ in how they write an agent's name ("DANA COLE", "Dana  Cole"); the first way stands for all. */
function inOneWay(call: CallResult, written: Map<string, string>): CallResult {
  if (call.agent === undefined) return call;
  const key = call.agent
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, " ");
  const agent = written.get(key) ?? call.agent;
  written.set(key, agent);
  return agent === call.agent ? call : { ...call, agent };
}

function* resultsOf(files: readonly string[], options: RunOptions, { stdin, onCall }: Intake): Generator<CallResult | Failure> {
  const settler = settlerOf(options);
  for (const file of files) {
    if (isResults(file)) yield* readResults(file, onCall === undefined);
    else
      for (const result of file === "-" ? lintEach([openStandardInput(stdin)], options) : lintFiles([file], options))
        yield* settler.take(result);
  }
  yield* settler.rest();
}

/** Where calls are only counted, so are most findings: their words are hidden where they are kept. */
function add(tallier: Tallier, result: CallResult, intake: Intake): Promise<void> | void {
  const score = intake.scorer(result);
  const shares =
    result.colleagues === undefined
      ? {}
      : { shares: sharesOf(result).map((share) => ({ ...hiddenHead(share, intake), findings: [], score: intake.scorer(share) })) };
  if (intake.onCall !== undefined) {
    const shown = { ...hidden(result, intake), score };
    tallier.add({ ...shown, ...shares, findings: intake.quotes ? shown.findings : [] });
    return intake.onCall(shown);
  }
  const hideAgent = agentHider(intake);
  const findings = (intake.quotes ? result.findings : []).map((finding) =>
    finding.agent === undefined ? finding : { ...finding, agent: hideAgent(finding.agent) },
  );
  const withHidden = (finding: ScoredFinding) =>
    hidden({ ...result, findings: [finding as Finding], transcript: undefined, summary: undefined }, intake).findings[0]!;
  tallier.add({ ...hiddenHead(result, intake), ...shares, findings, score }, withHidden);
}
