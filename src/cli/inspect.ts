import { Option, type Command } from "./command.js";
import type { Styles } from "../reporters/style.js";
import type { Failure } from "../rule.js";
import { EXAMPLE_CALL } from "./examples.js";
import { placeText } from "./places.js";
import { openInput, requestOf } from "./inputs.js";
import type { Inspection } from "../run/inspection.js";
import type { LeftOut } from "../run/left-out.js";
import { withConfigFlags, type ConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

interface InspectFlags extends ConfigFlags {
  inputFormat?: string;
  stdinFilename?: string;
  meta?: string;
  redact?: boolean;
  kind?: "call" | "script";
  agent?: string;
  format: "pretty" | "json";
}

const EXAMPLES = `
Examples:
  ${EXAMPLE_CALL} | call-lint inspect -
  call-lint inspect --input-format list`;

/** `call-lint inspect FILE`: how a file is understood. */
export function defineInspect(program: Command, session: Session): void {
  withConfigFlags(program.command("inspect").description("show how a file is understood: format, sides, times, and what was said"))
    .argument("[file]", 'a transcript or script; "-" is standard input')
    .option("--input-format <name>", 'read the file as this format; "list" names all')
    .option("--stdin-filename <name>", "what standard input is called")
    .option("--meta <table.csv>", "metadata of the calls: a table with a column for the call's id or file name")
    .addOption(new Option("--kind <kind>", "what the file is").choices(["call", "script"]))
    .option("--agent <name>", "name or label of the agent's side")
    .addOption(new Option("-f, --format <format>", "how to show it").choices(["pretty", "json"]).default("pretty"))
    .option("--redact", "hide numbers, addresses and customers' names even on the terminal")
    .option("--no-redact", "leave personal data in files and pipes")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string | undefined, flags: InspectFlags) => await runInspect(file, flags, session));
}

async function runInspect(file: string | undefined, flags: InspectFlags, { terminal, end }: Session): Promise<void> {
  const request = await requestOf({ ...flags, ignore: true, errorOnUnmatchedPattern: true });
  if (file === undefined) throw new UsageError("inspect needs a file to look into, such as fixtures/calls/bad-lost-parcel.txt");
  const { inspectInput } = await import("../run/inspection.js");
  const { prepareRun } = await import("../run/request.js");
  const { options } = await prepareRun(request);
  const input = await openInput(file, flags);
  const all: { calls: Inspection[]; failures: Failure[]; leftOut: LeftOut[] } = { calls: [], failures: [], leftOut: [] };
  // What stays on the terminal of the person who has the transcript may be whole.
  for (const found of inspectInput(input, options, flags.redact ?? !terminal.isTerminal)) {
    if ("message" in found) all.failures.push(found);
    else if ("leftOut" in found) all.leftOut = found.leftOut;
    else if (flags.format === "json") all.calls.push(found);
    else await terminal.out(await asText(found, terminal));
  }
  await terminal.out(flags.format === "json" ? `${JSON.stringify(all, null, 2)}\n` : await leftOutText(all.leftOut, terminal));
  for (const failure of all.failures) terminal.err(`${placeText(failure)}  ${failure.message}\n`);
  end(all.failures.length > 0 ? 1 : 0);
}

/** No more is told on the terminal; JSON has all. */
const MOST_TOLD = 20;

async function leftOutText(leftOut: readonly LeftOut[], { colour }: Terminal): Promise<string> {
  if (leftOut.length === 0) return "";
  const { styles } = await import("../reporters/style.js");
  const style = styles(colour);
  const rows = leftOut
    .slice(0, MOST_TOLD)
    .map(({ where, count, why, text }) => `  ${where}${count > 1 ? ` (${count} times)` : ""}: ${why}  ${style.quiet(`"${text}"`)}`);
  const more = leftOut.length > MOST_TOLD ? [`  and ${leftOut.length - MOST_TOLD} more, all with --format json`] : [];
  return [style.strong("left out, as no turn of the call"), ...rows, ...more, ""].join("\n");
}

const TIMING = { none: "no times", starts: "start times of turns", turns: "start and end times of turns", words: "times of words" };

async function asText(one: Inspection, { colour }: Terminal): Promise<string> {
  const { styles } = await import("../reporters/style.js");
  const style = styles(colour);
  const { confidence, by, why } = one.roles;
  const rows: [string, string][] = [
    ["format", `${one.reader}, ${one.sure}: ${one.chosen}${one.others.length === 0 ? "" : `; it would also fit ${one.others.join(", ")}`}`],
    ["kind", one.kind],
    [
      "sides",
      one.speakers.map(({ speaker, role, turns }) => `${role}${speaker === null ? "" : ` "${speaker}"`} ${turns}`).join(", ") || "none",
    ],
    ["roles", `${by === "none" ? "unknown" : `by ${by}, confidence ${confidence}`}${why.length === 0 ? "" : `: ${why.join("; ")}`}`],
    ["times", TIMING[one.timing]],
    ...metaRows(one),
    ...one.events.map(({ kind, turn, start, to }): [string, string] => [
      "event",
      `${kind}${to === undefined ? "" : ` to ${to}`} before turn ${turn}${start === undefined ? "" : ` at ${start} s`}`,
    ]),
    ...(one.backchannels === 0 ? [] : [["noises", `${one.backchannels} listening noises set aside`] as [string, string]]),
    ...one.notes.map((note): [string, string] => ["note", note]),
  ];
  const head = rows.map(([name, value]) => `  ${style.quiet(name.padEnd(9))} ${value}`);
  return [
    style.strong(`${one.file}${one.index === 0 ? "" : `, call ${one.index + 1}`}`),
    ...head,
    "",
    ...one.turns.flatMap((turn) => turnLines(turn, style)),
    "",
    "",
  ].join("\n");
}

function metaRows({ meta }: Inspection): [string, string][] {
  return Object.entries(meta).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, typeof value === "object" ? JSON.stringify(value) : String(value)]],
  );
}

function turnLines({ turn, role, start, text, cues }: Inspection["turns"][number], style: Styles): string[] {
  const time = start === null ? "" : `  ${start.toFixed(1)} s`;
  const head = `  ${String(turn).padStart(3)}  ${style.strong(role)}${style.quiet(time)}  ${marked(text, cues, style)}`;
  return [head, ...cues.map(({ cue, quote }) => style.quiet(`         ${cue}: ${quote}`))];
}

/** The text with everything marked that some cue took in. */
function marked(text: string, cues: Inspection["turns"][number]["cues"], style: Styles): string {
  let result = "";
  let at = 0;
  for (let index = 0; index < cues.length;) {
    const { start } = cues[index]!;
    let { end } = cues[index]!;
    while (index < cues.length && cues[index]!.start <= end) end = Math.max(end, cues[index++]!.end);
    result += text.slice(at, start) + style.mark(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}
