import { InvalidArgumentError, Option, type Command } from "./command.js";
import type { CallSummary } from "../language/summary.js";
import type { Gap, History } from "../history.js";
import type { PromiseState } from "../ledger.js";
import type { Failure } from "../rule.js";
import type { RunOptions } from "../run/lint-files.js";
import { idleTableText, inputsOf, requestOf, withInputFlags, type InputFlags } from "./inputs.js";
import { collect, withConfigFlags, type ConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

type PromisesFlags = ConfigFlags &
  InputFlags & { format: "pretty" | "csv" | "json"; state?: readonly string[]; window: number; redact?: boolean; color?: boolean };

/** `call-lint promises [paths…]`: who promised what to whom, by when, and what became of it. */
export function definePromises(program: Command, session: Session): void {
  const command = program
    .command("promises")
    .description("list what agents promised: open with their due time, broken, kept; and customers who called again")
    .argument("[paths...]", 'files, folders and globs; "-" is standard input (default: this folder)');
  withInputFlags(withConfigFlags(command))
    .addOption(new Option("-f, --format <format>", "how to show them").choices(["pretty", "csv", "json"]).default("pretty"))
    .option("--state <state>", "only these: open, broken, kept, unverifiable (may be repeated)", collect)
    .option("--window <days>", "another call within so many days is a repeat", days, 7)
    .option("--redact", "hide numbers, addresses and customers' names even on the terminal")
    .option("--no-redact", "leave personal data in files and pipes")
    .option("--color", "colours even where output is no terminal")
    .option("--no-color", "no colours")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], flags: PromisesFlags) => await runPromises(paths, flags, session));
}

const EXAMPLES = `
Promises are followed to later calls where the calls have dates and customer ids; give them with --meta where the files have none.
When the company works is said in the config: business: { days: [monday, friday], hours: "09:00-17:00", timezone: Europe/London }.

Examples:
  printf 'Agent: I will call you back tomorrow.\\nCustomer: Thanks.\\n' | call-lint promises -
  call-lint promises calls/ --state open --format csv --no-redact > chase.csv`;

function days(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError("Expected a whole number of days.");
  return Number(text);
}

async function runPromises(paths: readonly string[], flags: PromisesFlags, { terminal, end }: Session): Promise<void> {
  const { STATES } = await import("../reports/ledger.js");
  const states = (flags.state ?? STATES) as readonly PromiseState[];
  const unknown = states.find((state) => !STATES.includes(state));
  if (unknown !== undefined) throw new UsageError(`there is no state "${unknown}"; there are ${STATES.join(", ")}`);
  const { historyOf } = await import("../history.js");
  const { rosterGaps } = await import("../run/chains.js");
  const { prepareRun } = await import("../run/request.js");
  const { config, options } = await prepareRun(await requestOf(flags));
  const found = await inputsOf(paths, config, flags);
  const { summaries, names, failures } = await summariesOf(found.files, options, flags);
  failures.unshift(...found.failures);
  const idle = summaries.length === 0 ? undefined : idleTableText(options, flags);
  if (idle !== undefined) terminal.err(`call-lint: ${idle}\n`);
  const history = historyOf(summaries, { business: config.business, window: flags.window, now: Date.now() });
  const agents = summaries.flatMap(({ agent }) => agent ?? []);
  const offRoster = options.people === undefined ? [] : rosterGaps(agents, options.people).map((message): Gap => ({ message }));
  const gaps = [...history.gaps, ...offRoster];
  const isShown = ({ state }: { state: PromiseState }) => flags.format === "pretty" || states.includes(state);
  const shown = { ...history, gaps, entries: history.entries.filter(isShown) };
  await terminal.out(await asText(await hidden(shown, names, flags, terminal), failures, flags, states, terminal));
  for (const { file, line, column, message } of failures)
    terminal.err(`${[file, line, column].filter((part) => part !== undefined).join(":")}  ${message}\n`);
  if (flags.format === "csv")
    for (const { file, message } of gaps) terminal.err(`call-lint: ${file === undefined ? "" : `${file}: `}${message}\n`);
  end(failures.length > 0 ? 1 : 0);
}

/** What every call adds; only that is held, not the calls. */
async function summariesOf(files: readonly string[], options: RunOptions, { stdinFilename }: InputFlags) {
  const { callsIn, openFile, openStandardInput } = await import("../run/lint-files.js");
  const { summaryIn } = await import("../run/chains.js");
  const summaries: CallSummary[] = [];
  const names = new Map<CallSummary, readonly string[]>();
  const failures: Failure[] = [];
  for (const file of files) {
    const input = file === "-" ? openStandardInput(stdinFilename ?? "<stdin>") : openFile(file);
    if ("message" in input) {
      failures.push(input);
      continue;
    }
    for (const call of callsIn(input, options)) {
      const told = "message" in call ? undefined : summaryIn(call, options.settingsFor(file));
      if (told !== undefined) {
        summaries.push(told.summary);
        names.set(told.summary, told.customerNames);
      }
      if ("message" in call) failures.push(call);
    }
  }
  return { summaries, names, failures };
}

/** Without personal data, where it leaves the terminal. */
async function hidden(
  history: History,
  names: ReadonlyMap<CallSummary, readonly string[]>,
  { redact: wanted, format }: PromisesFlags,
  { isTerminal }: Terminal,
): Promise<History> {
  if (!(wanted ?? !(isTerminal && format === "pretty"))) return history;
  const { redactSummary } = await import("../reporters/redact.js");
  const known = new Map<CallSummary, CallSummary>();
  const hide = (call: CallSummary) => {
    const copy = known.get(call) ?? redactSummary(call, names.get(call));
    known.set(call, copy);
    return copy;
  };
  return {
    ...history,
    entries: history.entries.map(({ call, promise, evidence, ...entry }) => ({
      ...entry,
      call: hide(call),
      promise: hide(call).promises[call.promises.indexOf(promise)]!,
      ...(evidence === undefined ? {} : { evidence: { ...evidence, call: hide(evidence.call) } }),
    })),
    repeats: history.repeats.map(({ customer, calls }) => ({ customer: hide(calls[0]!).customer?.id ?? customer, calls: calls.map(hide) })),
    gaps: history.gaps.map(({ file, message, discreet }) => ({ ...(file === undefined ? {} : { file }), message: discreet ?? message })),
  };
}

async function asText(
  history: History,
  failures: readonly Failure[],
  flags: PromisesFlags,
  states: readonly PromiseState[],
  terminal: Terminal,
): Promise<string> {
  const { LEDGER_COLUMNS, ledgerRecord, ledgerRow, ledgerText, repeatRecord } = await import("../reports/ledger.js");
  if (flags.format === "json") {
    const { entries, repeats, gaps, last } = history;
    const all = {
      schemaVersion: 1,
      last: last ?? null,
      promises: entries.map(ledgerRecord),
      repeatContacts: repeats.map(repeatRecord),
      gaps,
      failures,
    };
    return `${JSON.stringify(all, null, 2)}\n`;
  }
  if (flags.format === "csv") {
    const { csvRow } = await import("../reporters/csv.js");
    return [LEDGER_COLUMNS, ...history.entries.map(ledgerRow)].map(csvRow).join("");
  }
  const { styles } = await import("../reporters/style.js");
  const { plain } = await import("../reporters/excerpt.js");
  return ledgerText(history, { ...styles(flags.color ?? terminal.colour), plain }, flags.window, states);
}
