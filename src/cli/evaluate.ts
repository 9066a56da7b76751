import type { Command } from "./command.js";
import type { Disagreement, Evaluation, JudgedCall } from "../accuracy.js";
import { didYouMean } from "../nearest.js";
import type { LabelledFile } from "../run/labels.js";
import { reasonOf } from "../system-reason.js";
import { configOptions } from "./settings.js";
import { UsageError, type Session } from "./terminal.js";

interface EvaluateOptions {
  config?: string | false;
  preset?: string;
  rule?: string[];
  format: string;
  redact?: boolean;
}

/** `call-lint evaluate LABELS`. */
export function defineEvaluate(program: Command, session: Session): void {
  program
    .command("evaluate")
    .description("compare findings with a reviewer's labels: precision, recall, agreement, and every difference")
    .argument(
      "<labels>",
      "a file with a JSON line a call: { call, violations: [{ rule, quote }], near_misses, borderline }; or a label sheet (.csv) of report --sample",
    )
    .option("-c, --config <file>", "config file")
    .option("--no-config", "look for no config file")
    .option("--preset <name>", "preset instead of the config")
    .option("--rule <names...>", "only these rules")
    .option("-f, --format <format>", "pretty or json", "pretty")
    .option("--redact", "hide numbers, addresses and customers' names even on the terminal")
    .option("--no-redact", "leave personal data in files and pipes")
    .addHelpText("after", "\nExample:\n  call-lint evaluate fixtures/challenge/calls/labels.jsonl --rule no-refusal")
    .action(async (labels: string, options: EvaluateOptions) => await runEvaluate(labels, options, session));
}

async function runEvaluate(path: string, options: EvaluateOptions, { terminal, end }: Session): Promise<void> {
  const { prepareRun } = await import("../run/request.js");
  const { namedBy } = await import("../run/labels.js");
  const { judge } = await import("../run/judge.js");
  const { evaluate } = await import("../accuracy.js");
  if (options.format !== "pretty" && options.format !== "json")
    throw new UsageError(`evaluate writes pretty or json, not "${options.format}"`);
  const { config, options: run } = await prepareRun({ config: await configOptions({ config: options.config, preset: options.preset }) });
  const labelled = await labelsFrom(path);
  const named = namedBy(labelled);
  const active = new Set(labelled.flatMap((one) => config.settingsFor(one.path).rules.map(({ rule }) => rule.name)));
  const wanted = options.rule ?? [...named];
  const unknown = (options.rule ?? []).find((rule) => !config.rulebook.rules.has(rule));
  if (unknown !== undefined) throw new UsageError(`there is no rule "${unknown}"${didYouMean(unknown, config.rulebook.rules.keys())}`);
  const rules = wanted.filter((rule) => active.has(rule)).sort();
  const { calls, failures } = judge(labelled, run);
  const found = evaluate(calls, rules);
  // What stays on the terminal of the person who has the transcripts may be whole.
  const evaluation = (options.redact ?? !terminal.isTerminal) ? await withoutPersonalData(found, calls) : found;
  const off = wanted.filter((rule) => !active.has(rule)).sort();
  if (options.format === "json")
    await terminal.out(`${JSON.stringify({ ...evaluation, rules: Object.fromEntries(evaluation.rules), off, failures }, null, 2)}\n`);
  else await terminal.out(report(evaluation, off, calls.length));
  for (const { file, line, message } of failures)
    terminal.err(`${[file, line].filter((part) => part !== undefined).join(":")}  ${message}\n`);
  if (wanted.length === 0)
    terminal.err(`call-lint: "${path}" names no rule yet; in a label sheet reviewers fill in the column "violation"\n`);
  if (failures.length > 0) end(1);
}

/** Reads labels. @throws UsageError where there are none, and InputError with the place of a mistake. */
export async function labelsFrom(path: string): Promise<LabelledFile[]> {
  const { readLabels } = await import("../run/labels.js");
  try {
    return readLabels(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined)
      throw new UsageError(`the labels "${path}" cannot be read: ${reasonOf(error)}`);
    throw Object.assign(error as Error, { file: path });
  }
}

/** The same with quotes and reasons from which numbers, addresses and customers' names are hidden. */
async function withoutPersonalData(evaluation: Evaluation, calls: readonly JudgedCall[]): Promise<Evaluation> {
  const { nameHider, redactWords } = await import("../reporters/redact.js");
  const hiders = new Map(
    calls.map(({ file, results }) => {
      const names = results.flatMap(({ customer, customerNames = [] }) => [customer?.name ?? "", ...customerNames]);
      return [file, nameHider(names)] as const;
    }),
  );
  const hidden = (all: readonly Disagreement[]) =>
    all.map(({ quote, why, ...one }) => {
      const hide = (text: string) => redactWords(text, hiders.get(one.file));
      return { ...one, ...(quote === undefined ? {} : { quote: hide(quote) }), why: hide(why) };
    });
  const { misses, falseAlarms, nearMissesFlagged } = evaluation;
  return { ...evaluation, misses: hidden(misses), falseAlarms: hidden(falseAlarms), nearMissesFlagged: hidden(nearMissesFlagged) };
}

function report(
  { rules, overall, macroF1, kappa, misses, falseAlarms, nearMissesFlagged }: Evaluation,
  off: readonly string[],
  calls: number,
): string {
  const lines = [...list("Missed", misses), ...list("False alarms", falseAlarms), ...list("Near-misses flagged", nearMissesFlagged)];
  const width = Math.max(8, ...[...rules.keys()].map((rule) => rule.length));
  lines.push(`${"rule".padEnd(width)}  labels  found  hits  precision  recall    F1  near-misses flagged`);
  for (const [rule, one] of [...rules, ["together", overall] as const]) {
    const { hits, misses: missed, falseAlarms: alarms, precision, recall, f1, nearMisses, nearMissesFlagged: flagged } = one;
    const numbers = [
      String(hits + missed).padStart(6),
      String(hits + alarms).padStart(5),
      String(hits).padStart(4),
      share(precision, 9),
      share(recall, 6),
      share(f1, 4),
    ];
    lines.push(`${rule.padEnd(width)}  ${numbers.join("  ")}  ${flagged} of ${nearMisses}`);
  }
  lines.push(
    "",
    `${calls} calls, ${rules.size} rules; mean F1 over rules ${share(macroF1, 0)}; ${overall.displaced} found at another turn than labelled`,
  );
  if (kappa !== undefined)
    lines.push(
      `Cohen's kappa over ${kappa.pairs} pairs of call and rule: ${kappa.value.toFixed(2)} (95 % from ${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)})`,
    );
  if (off.length > 0) lines.push(`labelled, but off or unknown: ${off.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function share(value: number | undefined, width: number): string {
  return (value === undefined ? "–" : value.toFixed(2)).padStart(width);
}

function list(title: string, all: readonly Disagreement[]): string[] {
  if (all.length === 0) return [];
  const shown = all.map(({ rule, file, call, line, column, quote, why }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    const told = [quote === undefined ? "" : `«${quote}»`, why].filter((part) => part !== "");
    return [`  ${place}${call === undefined ? "" : ` (${call})`}  ${rule}`, ...told.map((part) => `      ${part}`)].join("\n");
  });
  return [`${title} (${all.length})`, ...shown, ""];
}
