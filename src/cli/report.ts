import type { Dimension } from "../reports/tally.js";
import type { Changes } from "../reports/changes.js";
import type { ReportView, ViewOptions } from "../reports/view.js";
import type { RunOptions } from "../run/lint-files.js";
import type { Intake, TakenIn } from "../run/report-calls.js";
import { Option, type Command } from "./command.js";
import { idleTableText, withInputFlags } from "./inputs.js";
import { EXAMPLE_CALL } from "./examples.js";
import { formatOfOutput, placeText } from "./places.js";
import { atLeastOne, takingOf, withIntakeFlags, type IntakeFlags } from "./report-intake.js";
import { FORMATS, openReport, TABLE_NAMES, type ReportOutputFlags } from "./report-output.js";
import { collect, withConfigFlags } from "./settings.js";
import { UsageError, type Session } from "./terminal.js";

type AskedFlags = Omit<ReportFlags, "format"> & { format?: ReportFlags["format"] };

interface ReportFlags extends IntakeFlags, ReportOutputFlags {
  by?: readonly string[];
  sample?: number;
  stratify?: string;
  seed: number;
}

/** `call-lint report [paths…]`: what many calls come to, by agent, team, queue, rule, section and time. */
export function defineReport(program: Command, session: Session): void {
  const command = program
    .command("report")
    .description("report over many calls: scores, pass rates and violations by agent, team, queue, rule, section and time")
    .argument("[paths...]", "transcripts, or results that --format json or jsonl wrote (default: this folder)");
  const shown = withInputFlags(withConfigFlags(command))
    .addOption(
      new Option("-f, --format <format>", "how to show it (default: what the output file's name says, else pretty)").choices(FORMATS),
    )
    .option("-o, --output-file <file>", "write there instead of to standard output; a folder for parquet")
    .addOption(new Option("--table <table>", "what a row of --format csv is").choices(["summary", ...TABLE_NAMES]).default("summary"))
    .option("--split", "for html: a file for each call with its whole transcript, in a folder beside the report")
    .option("--partition", "Parquet in a folder for each day")
    .option("--by <dimension>", "only by this: agent, team, queue, day, week, month (may be repeated)", collect)
    .option("--min-calls <number>", "show no figures of groups with fewer calls", atLeastOne, 5)
    .option("--compare <file>", "tell what changed since an earlier report (its JSON) or earlier results")
    .option("--labels <file>", "tell beside each rule how far reviewers agree with it: a filled-in label sheet, or labels for evaluate")
    .option(
      "--sample <number>",
      "no report, but a label sheet of so many calls for reviewers to fill in, for evaluate and --labels",
      atLeastOne,
    )
    .option("--stratify <dimension>", "sample as many calls of each agent, team, queue, day, week or month")
    .option("--seed <number>", "another number draws another sample", atLeastOne, 1);
  withIntakeFlags(shown)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], asked: AskedFlags) => {
      const format = asked.format ?? formatOfOutput(asked.outputFile, FORMATS) ?? "pretty";
      await runReport(paths, { ...asked, format }, session);
    });
}

const EXAMPLES = `
Calls are scored by the scorecard of the config. Results of earlier runs are read one call at a time, however many there are.

Examples:
  ${EXAMPLE_CALL} | call-lint report - --min-calls 1
  call-lint calls/ --format jsonl:results.jsonl && call-lint report results.jsonl --format markdown --by agent --by week
  call-lint report calls/ --format html -o report.html
  call-lint report june.jsonl --compare may.jsonl
  call-lint report calls/ --sample 30 --stratify agent -o review.csv
  call-lint report calls/ --labels review.csv
  call-lint report results.jsonl --format xlsx -o report.xlsx
  call-lint report results.jsonl --format parquet --partition -o tables`;

async function runReport(paths: readonly string[], flags: ReportFlags, { terminal, end }: Session): Promise<void> {
  const { takeIn } = await import("../run/report-calls.js");
  const { viewOf } = await import("../reports/view.js");
  const by = await dimensionsOf(flags);
  const { config, options, files, outputs, failures, intake } = await takingOf(paths, flags, flags.format === "html" && flags.quotes);
  const { rules } = config.rulebook;
  if (flags.sample !== undefined) {
    const { writeSample } = await import("./report-sample.js");
    const unread = await writeSample({ ...(await drawnBy(flags)), files, options, intake, rules }, terminal);
    return end(unread > 0 ? 1 : 0);
  }
  if (flags.stratify !== undefined) throw new UsageError("--stratify goes with --sample");
  const sectionOf = (rule: string) => rules.get(rule)?.section;
  const output = await openReport(flags, { rules, scorecard: config.scorecard, sectionOf, terminal });
  let taken;
  try {
    taken = await takeIn(files, options, { ...intake, onCall: output.add });
    taken.failures.unshift(...failures);
    const shown = { minCalls: flags.minCalls, by, sectionOf, goals: config.goals, history: { business: config.business, now: Date.now() } };
    const view = viewOf(taken.summary, shown);
    if (flags.labels !== undefined) view.agreement = await agreementWith(flags.labels, options);
    if (flags.compare !== undefined) view.since = await comparedWith(flags.compare, view, options, intake, shown);
    const gaps = [
      ...gapsOf(view, taken),
      ...(await rosterGapsOf(taken, options, flags)),
      ...(outputs.length === 0 ? [] : [leftOutText(outputs)]),
      ...[idleTableText(options, flags) ?? []].flat(),
    ];
    await output.end(view, { summary: taken.summary, gaps });
    for (const failure of taken.failures) terminal.err(`${placeText(failure)}  ${failure.message}\n`);
    for (const gap of gaps) terminal.err(`call-lint: ${gap}\n`);
  } catch (error) {
    output.drop();
    throw error;
  }
  end(taken.failures.length > 0 ? 1 : 0);
}

/** How a sample is drawn. @throws UsageError where that cannot be. */
async function drawnBy({ sample, stratify, seed, outputFile, pseudonyms }: ReportFlags) {
  if (pseudonyms !== undefined) throw new UsageError("--sample names files as they are, so it does not go with --pseudonyms");
  const [dimension] = (await dimensionsOf({ by: stratify === undefined ? [] : [stratify] })) ?? [];
  return { size: sample!, stratify: dimension, seed, outputFile };
}

/** How far reviewers agree with each rule. */
async function agreementWith(path: string, options: RunOptions): Promise<ReportView["agreement"]> {
  const { labelsFrom } = await import("./evaluate.js");
  const { judge } = await import("../run/judge.js");
  const { evaluate } = await import("../accuracy.js");
  const labelled = await labelsFrom(path);
  const { calls, failures } = judge(labelled, options);
  if (failures.length > 0)
    throw new UsageError(`the calls of "${path}" cannot be read: ${placeText(failures[0]!)}  ${failures[0]!.message}`);
  const { namedBy } = await import("../run/labels.js");
  return Object.fromEntries(
    [...evaluate(calls, namedBy(labelled)).rules].map(([rule, { kappa, pairs }]) => [rule, { calls: pairs, kappa: kappa ?? null }]),
  );
}

/** What changed since an earlier report, or since the calls of earlier results. */
async function comparedWith(file: string, view: ReportView, options: RunOptions, intake: Intake, shown: ViewOptions): Promise<Changes> {
  const { changesSince } = await import("../reports/changes.js");
  const { isResults } = await import("../run/results.js");
  const { takeIn } = await import("../run/report-calls.js");
  const { viewOf } = await import("../reports/view.js");
  const { readReport } = await import("../run/earlier.js");
  const earlier = isResults(file) ? viewOf((await takeIn([file], options, intake)).summary, shown) : readReport(file);
  return changesSince(earlier, view, file);
}

async function dimensionsOf({ by }: Pick<ReportFlags, "by">): Promise<readonly Dimension[] | undefined> {
  const { DIMENSIONS } = await import("../reports/tally.js");
  const unknown = by?.find((name) => !(DIMENSIONS as readonly string[]).includes(name));
  if (unknown === undefined) return by as readonly Dimension[] | undefined;
  const { didYouMean } = await import("../nearest.js");
  throw new UsageError(
    `calls cannot be put together by "${unknown}"${didYouMean(unknown, DIMENSIONS)}; there are ${DIMENSIONS.join(", ")}`,
  );
}

function leftOutText(outputs: readonly string[]): string {
  return `what call-lint wrote itself is left out (${outputs.join(", ")}); name results to read them, too`;
}

/** What the roster and the calls do not have in common; of names for which pseudonyms stand, nothing. */
async function rosterGapsOf({ summary }: TakenIn, { people }: RunOptions, { pseudonyms }: ReportFlags): Promise<string[]> {
  if (people === undefined || pseudonyms !== undefined) return [];
  const { rosterGaps } = await import("../run/chains.js");
  const { UNKNOWN } = await import("../reports/tally.js");
  return rosterGaps(
    Object.keys(summary.by.agent).filter((agent) => agent !== UNKNOWN),
    people,
  );
}

/** What the figures do not hold, in sentences. */
function gapsOf({ all, stories }: ReportView, { failures, scripts, summary, unknownRules, oddities }: TakenIn): string[] {
  const gaps: string[] = [];
  if (all.calls === 0) gaps.push("there are no calls to report on");
  else if (all.scored === 0) gaps.push("none of the calls could be judged: call-lint inspect FILE shows what their transcripts tell");
  if (failures.length > 0)
    gaps.push(`${failures.length === 1 ? "one file or call" : `${failures.length} files or calls`} could not be read`);
  if (scripts > 0) gaps.push(`${scripts === 1 ? "one script is" : `${scripts} scripts are`} left out: a report is about calls`);
  if (all.calls > 0 && Object.keys(summary.by.day).join() === "(unknown)")
    gaps.push("no call has a date, so nothing is shown by day, week or month");
  const untold = all.calls - Object.keys(summary.stories).length;
  if (stories !== null && stories.promises.rows.length > 0 && untold > 0)
    gaps.push(
      `${untold === 1 ? "one call has" : `${untold} calls have`} no customer id or no date, so what was promised there is left out of the figures on promises; "call-lint promises" lists it`,
    );
  gaps.push(...oddities);
  if (unknownRules.length > 0) gaps.push(`these rules are not known here and count for nothing in the scores: ${unknownRules.join(", ")}`);
  return gaps;
}
