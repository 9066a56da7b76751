import { resolve } from "node:path";
import { redactAny } from "../reporters/redact.js";
import { formats, reporterFor } from "../reporters/index.js";
import type { Report, Reporter } from "../reporters/reporter.js";
import { didYouMean } from "../nearest.js";
import { explain } from "../reports/catalogue.js";
import type { CallResult, Failure, NamedRule } from "../rule.js";
import type { Scorecard } from "../score.js";
import { appendedFile, wholeFile, type WholeFile } from "../run/whole-file.js";
import { version } from "../version.js";
import { UsageError, type Terminal } from "./terminal.js";
import { writingTo } from "./writing.js";

/** The flags that choose what is written where. */
export interface OutputFlags {
  /** `name` or `name:file`, each. */
  format?: readonly string[];
  outputFile?: string;
  quiet?: boolean;
  color?: boolean;
  redact?: boolean;
}

/** What outputs may tell of the settings. */
export interface Known {
  rules: Iterable<NamedRule>;
  scorecard?: Scorecard;
}

/** Whether some output shows whole transcripts. */
export function showsTranscripts({ format = [] }: OutputFlags): boolean {
  return format.some((text) => split(text)[0] === "html");
}

/** All outputs of a run. */
export interface Outputs {
  /** Whether failures are told among what stands on standard output. */
  tellsFailures: boolean;
  add(result: CallResult | Failure): Promise<void> | void;
  /** Ends every report; files are put in their places. */
  end(): Promise<void>;
  /** The run broke off: files are left out. */
  drop(): void;
}

/** An output: a report, and where it goes. */
interface Output {
  report: Report;
  file?: WholeFile;
  path?: string;
  redacted: boolean;
  /** Text that waits to be written. */
  held: string[];
  length: number;
}

/** Characters that are gathered before they are written. */
const BATCH = 1 << 16;

/**
 * Opens the outputs that the flags ask for.
 * @throws UsageError where one cannot be written.
 */
export async function openOutputs(flags: OutputFlags, known: Known, terminal: Terminal): Promise<Outputs> {
  const wanted = await wantedOutputs(flags);
  const outputs: Output[] = [];
  const drop = () => outputs.forEach(({ file }) => file?.drop());
  try {
    for (const { reporter, path } of wanted) outputs.push(openOutput(reporter, path, flags, known, terminal));
    const summary = process.env["GITHUB_STEP_SUMMARY"];
    if (summary && wanted.some(({ reporter }) => reporter.name === "github")) outputs.push(await stepSummary(summary, flags, terminal));
  } catch (error) {
    drop();
    throw error;
  }
  return {
    tellsFailures: wanted.some(({ reporter, path }) => reporter.name === "pretty" && path === undefined),
    drop,
    add(result) {
      let waiting: Promise<void> | void = undefined;
      const plain = flags.quiet === true ? errorsOnly(result) : result;
      let hidden: CallResult | Failure | undefined;
      for (const output of outputs) {
        const shown = output.redacted ? (hidden ??= redactAny(plain)) : plain;
        waiting = put(output, output.report.add(shown), terminal) ?? waiting;
      }
      return waiting;
    },
    async end() {
      for (const output of outputs) {
        await put(output, output.report.end(), terminal, 0);
        attempt(output, () => output.file?.keep());
      }
    },
  };
}

/** Whether some output that the flags ask for shows personal data. */
export function showsPersonalData({ format = ["pretty"], outputFile, redact }: OutputFlags, terminal: Terminal): boolean {
  if (redact !== undefined) return !redact;
  // What stays on the terminal of the person who has the transcript may be whole.
  return terminal.isTerminal && outputFile === undefined && format.some((text) => !text.includes(":"));
}

interface Wanted {
  reporter: Reporter;
  path?: string;
}

async function wantedOutputs({ format = ["pretty"], outputFile }: OutputFlags): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const text of format) {
    const [name, path] = split(text);
    const reporter = await reporterFor(name);
    if (reporter === undefined)
      throw new UsageError(`there is no output format "${name}"${didYouMean(name, formats)}; there are ${formats.join(", ")}`);
    wanted.push({ reporter, path });
  }
  const open = wanted.filter(({ path }) => path === undefined);
  if (open.length > 1)
    throw new UsageError(
      `only one format can go to standard output: give the others a file, such as --format ${open[1]!.reporter.name}:calls.${open[1]!.reporter.name}`,
    );
  if (outputFile !== undefined) {
    if (open[0] === undefined) throw new UsageError("--output-file has no format left to write: each --format names its own file");
    open[0].path = outputFile;
  }
  for (const [index, { path }] of wanted.entries())
    if (path !== undefined && wanted.slice(0, index).some((other) => other.path !== undefined && resolve(other.path) === resolve(path)))
      throw new UsageError(`"${path}" is named for two formats: give each a file of its own`);
  return wanted;
}

/** `json:out.json`: the format, and its file. */
function split(text: string): [string, string | undefined] {
  const colon = text.indexOf(":");
  if (colon >= 0 && colon === text.length - 1)
    throw new UsageError(`--format ${text} needs a file behind the colon, such as --format ${text}calls.${text.slice(0, -1)}`);
  return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}

function openOutput(
  reporter: Reporter,
  path: string | undefined,
  { color, redact }: OutputFlags,
  { rules, scorecard }: Known,
  terminal: Terminal,
): Output {
  const colour = color ?? (path === undefined && terminal.colour);
  const context = { version: version(), colour, folder: process.cwd(), width: terminal.width, rules: [...rules], scorecard, explain };
  const output: Output = {
    report: reporter.begin(context),
    path,
    // What stays on the terminal of the person who has the transcript may be whole.
    redacted: redact ?? (path !== undefined || !terminal.isTerminal),
    held: [],
    length: 0,
  };
  if (path !== undefined) attempt(output, () => (output.file = wholeFile(path)));
  return output;
}

/** GitHub shows ten annotations of a level; the table on the run's page has them all. */
async function stepSummary(path: string, flags: OutputFlags, terminal: Terminal): Promise<Output> {
  const output = openOutput((await reporterFor("markdown"))!, undefined, flags, { rules: [] }, terminal);
  return { ...output, path, file: appendedFile(path), redacted: flags.redact ?? true };
}

function put(output: Output, text: string, terminal: Terminal, batch = BATCH): Promise<void> | void {
  if (text !== "") output.held.push(text);
  output.length += text.length;
  const mayWait = output.length < batch && !(output.file === undefined && terminal.isTerminal);
  if (mayWait || output.held.length === 0) return;
  const all = output.held.join("");
  output.held = [];
  output.length = 0;
  if (output.file === undefined) return terminal.out(all);
  attempt(output, () => output.file!.write(all));
}

function attempt({ path }: Output, act: () => void): void {
  writingTo("output", path)(act);
}

function errorsOnly(result: CallResult | Failure): CallResult | Failure {
  if ("message" in result) return result;
  const [findings, unshown] = [true, false].map((isError) => result.findings.filter(({ severity }) => (severity === "error") === isError));
  return { ...result, findings: findings!, unshown: unshown!.map(({ rule, severity }) => ({ rule, severity })) };
}
