import { FORMATS } from "../writers/losses.js";
import type { Call } from "../call.js";
import type { Config } from "../config.js";
import type { Converted, ConvertOptions } from "../run/convert.js";
import type { WholeFile } from "../run/whole-file.js";
import type { Transcript } from "../writers/transcript.js";
import { Option, type Command } from "./command.js";
import { openInput, refuseOverwriting, requestOf } from "./inputs.js";
import { EXAMPLE_CALL } from "./examples.js";
import { formatNamedBy, placeText } from "./places.js";
import { withConfigFlags, type ConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

interface ConvertFlags extends ConfigFlags {
  to?: string;
  outputFile?: string;
  inputFormat?: string;
  stdinFilename?: string;
  meta?: string;
  agent?: string;
  redact?: boolean;
}

/** `call-lint convert FILE`: what was understood of a file, in another format. */
export function defineConvert(program: Command, session: Session): void {
  withConfigFlags(program.command("convert").description("write what was understood of a file in another format"))
    .argument("[file]", 'a transcript in any format that is read; "-" is standard input')
    .addOption(
      new Option("--to <format>", "the format to write (default: what the output file's name says, else json)").choices(
        Object.keys(FORMATS),
      ),
    )
    .option("-o, --output-file <file>", "write here, whole or not at all, instead of to standard output")
    .option("--input-format <name>", 'read the file as this format instead of looking at its content; "list" names all')
    .option("--stdin-filename <name>", "what standard input is called in messages")
    .option("--meta <table.csv>", "metadata of the calls: a table with a column for the call's id or file name")
    .option("--agent <name>", "name or label of the agent's side")
    .option("--redact", "hide numbers, addresses and customers' names in what is written")
    .option("--no-redact", "keep them (default), and say nothing of it")
    .addHelpText("after", helpText)
    .action(async (file: string | undefined, flags: ConvertFlags) => await runConvert(file, flags, session));
}

function helpText(): string {
  const formats = Object.entries(FORMATS).map(([name, { title, loses }]) => `  ${name.padEnd(6)} ${title}; lost: ${loses}`);
  return `
What each format loses of a call:
${formats.join("\n")}

Every call is read back while it is written; what is not the same, beside these losses, is told on standard error, and the exit code is 1.
The copy is as private as the file it is made of, so nothing is hidden unless you say --redact; a redacted copy cannot be made whole again.

Examples:
  ${EXAMPLE_CALL} | call-lint convert - --to csv
  call-lint convert calls.jsonl -o calls.csv`;
}

async function runConvert(file: string | undefined, flags: ConvertFlags, { terminal, end }: Session): Promise<void> {
  const { convert } = await import("../run/convert.js");
  const options = await optionsOf(flags);
  if (file === undefined) throw new UsageError("convert needs a file, such as fixtures/calls/damaged-lamp.json");
  refuseOverwriting([file], [flags.outputFile]);
  const input = await openInput(file, flags);
  const output = await openOutput(flags.outputFile, terminal);
  try {
    const { isWhole, written } = await writeAll(convert(input, options), output, terminal);
    if (written === 0 && !isWhole) {
      output.drop();
      return end(1);
    }
    output.keep();
    if (flags.redact === undefined && (flags.outputFile !== undefined || !terminal.isTerminal) && terminal.isWatched)
      terminal.err("call-lint: the copy holds all personal data of the call; --redact hides numbers, addresses and customers' names\n");
    end(isWhole ? 0 : 1);
  } catch (error) {
    output.drop();
    throw error;
  }
}

async function optionsOf(flags: ConvertFlags): Promise<ConvertOptions> {
  const { writers } = await import("../writers/index.js");
  const { prepareRun } = await import("../run/request.js");
  const { config, options } = await prepareRun(await requestOf({ ...flags, ignore: true, errorOnUnmatchedPattern: true }));
  const { hints, agent, filename, people, sidecar } = options;
  const { to, outputFile, redact } = flags;
  const called = (format: string) => writers.find(({ name }) => name === format);
  const names = writers.map(({ name }) => name);
  const wanted = to ?? formatNamedBy(outputFile, names, (name) => called(name)!.extensions);
  const writer = called(wanted ?? "json")!;
  const prepared = { writer, hints: hints ?? {}, agent, filename, people, sidecar };
  return redact === true ? { ...prepared, redact: await redactionWith(config) } : prepared;
}

/** Hides the customer's names as lint does: those that the metadata knows, and those that are said. */
async function redactionWith(config: Config): Promise<(call: Transcript, whole: Call) => Transcript> {
  const { redactedTranscript } = await import("../writers/redacted.js");
  const { Conversation } = await import("../language/conversation.js");
  const { customerNames } = await import("../lint.js");
  return (call, whole) => redactedTranscript(call, customerNames(new Conversation(whole, config.settingsFor(call.file).vocabulary)));
}

/** Where the copy goes: a file that appears whole or not at all, or standard output. */
interface Output extends Pick<WholeFile, "keep" | "drop"> {
  write(text: string): Promise<void> | void;
}

async function openOutput(path: string | undefined, terminal: Terminal): Promise<Output> {
  if (path === undefined) return { write: (text) => terminal.out(text), keep: () => undefined, drop: () => undefined };
  const { wholeFile } = await import("../run/whole-file.js");
  const writing = (await import("./writing.js")).writingTo("output", path);
  const file = writing(() => wholeFile(path));
  return { write: (text) => writing(() => file.write(text)), keep: () => writing(() => file.keep()), drop: () => file.drop() };
}

/** Writes what comes of a conversion; tells whether all of the file is in it. */
async function writeAll(parts: Iterable<Converted>, output: Output, terminal: Terminal) {
  let isWhole = true;
  let written = 0;
  for (const part of parts) {
    if ("refusal" in part) throw new UsageError(part.refusal);
    if ("text" in part) {
      written += part.text.length;
      await output.write(part.text);
      if (terminal.isClosed()) break;
      continue;
    }
    if ("note" in part) {
      terminal.err(`${part.note}\n`);
      continue;
    }
    isWhole = false;
    terminal.err("warning" in part ? `${part.warning}\n` : `${placeText(part)}  ${part.message}\n`);
  }
  return { isWhole, written };
}
