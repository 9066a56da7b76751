import { Option, type Command } from "./command.js";
import type { Call } from "../call.js";
import type { Config } from "../config.js";
import type { Mention, Utterance } from "../language/conversation.js";
import type { Styles } from "../reporters/style.js";
import type { Failure } from "../rule.js";
import { placeText } from "./places.js";
import { configFor, withConfigFlags, type ConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

interface InspectFlags extends ConfigFlags {
  inputFormat?: string;
  kind?: "call" | "script";
  agent?: string;
  format: "pretty" | "json";
}

/** A call as it was understood. */
interface Inspection {
  file: string;
  index: number;
  reader: string;
  /** How the reader was chosen. */
  chosen: string;
  kind: Call["kind"];
  meta: Call["meta"];
  speakers: { speaker: string | null; role: string; turns: number }[];
  roles: Call["roles"];
  timing: Call["timing"];
  events: Call["events"];
  backchannels: number;
  notes: readonly string[];
  turns: {
    turn: number;
    role: string;
    speaker: string | null;
    start: number | null;
    end: number | null;
    text: string;
    cues: { cue: string; quote: string; start: number; end: number }[];
  }[];
}

/** `call-lint inspect FILE`: how a file is understood. */
export function defineInspect(program: Command, session: Session): void {
  withConfigFlags(program.command("inspect").description("show how a file is understood: format, sides, times, and what was said"))
    .argument("<file>", 'a transcript or script; "-" is standard input')
    .option("--input-format <name>", "read the file as this format")
    .addOption(new Option("--kind <kind>", "what the file is").choices(["call", "script"]))
    .option("--agent <name>", "name or label of the agent's side")
    .addOption(new Option("-f, --format <format>", "how to show it").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", "\nExample:\n  call-lint inspect fixtures/calls/bad-lost-parcel.txt")
    .action(async (file: string, flags: InspectFlags) => await runInspect(file, flags, session));
}

async function runInspect(file: string, flags: InspectFlags, { terminal, end }: Session): Promise<void> {
  const { callsIn, openFile, openStandardInput } = await import("../run/lint-files.js");
  const { readerFor } = await import("../readers/index.js");
  const config = await configFor(flags);
  const input = file === "-" ? openStandardInput("<stdin>") : openFile(file);
  if ("message" in input) throw new UsageError(`${input.file}: ${input.message}`);
  const options = {
    settingsFor: config.settingsFor,
    hints: { columns: config.columns, kind: flags.kind, format: flags.inputFormat },
    agent: flags.agent,
    filename: config.filename,
  };
  const chosen = flags.inputFormat === undefined ? chosenBy(readerFor(input).name) : "as --input-format says";
  const inspections: Inspection[] = [];
  const failures: Failure[] = [];
  for (const call of callsIn(input, options)) {
    if ("message" in call) failures.push(call);
    else if (flags.format === "json") inspections.push(await inspect(call, chosen, config));
    else await terminal.out(await asText(await inspect(call, chosen, config), terminal));
  }
  if (flags.format === "json") await terminal.out(`${JSON.stringify({ calls: inspections, failures }, null, 2)}\n`);
  for (const failure of failures) terminal.err(`${placeText(failure)}  ${failure.message}\n`);
  end(failures.length > 0 ? 1 : 0);
}

function chosenBy(reader: string): string {
  return reader === "text" ? "no other format fits, so it is read as plain text" : "recognised by its content";
}

async function inspect(call: Call, chosen: string, config: Config): Promise<Inspection> {
  const { Conversation } = await import("../language/conversation.js");
  const { vocabulary } = config.settingsFor(call.source.file);
  const names = [...vocabulary.cues.keys()].filter((name) => !name.includes("/"));
  const { turns } = new Conversation(call, vocabulary);
  return {
    file: call.source.file,
    index: call.index,
    reader: call.reader,
    chosen,
    kind: call.kind,
    meta: call.meta,
    speakers: speakersOf(call),
    roles: call.roles,
    timing: call.timing,
    events: call.events,
    backchannels: call.backchannels.length,
    notes: call.notes,
    turns: turns.map((turn) => ({
      turn: turn.index,
      role: turn.role,
      speaker: turn.speaker ?? null,
      start: turn.start ?? null,
      end: turn.end ?? null,
      text: turn.text,
      cues: cuesOf(turn, names).map(({ cue, text, start, end }) => ({ cue, quote: text, start, end })),
    })),
  };
}

function cuesOf(turn: Utterance, names: readonly string[]): Mention[] {
  return names.flatMap((name) => turn.mentions(name)).sort((one, other) => one.start - other.start || one.end - other.end);
}

function speakersOf({ turns }: Call): Inspection["speakers"] {
  const speakers = new Map<string, Inspection["speakers"][number]>();
  for (const { speaker = null, role } of turns) {
    const key = `${role} ${speaker}`;
    const known = speakers.get(key) ?? { speaker, role, turns: 0 };
    speakers.set(key, known);
    known.turns++;
  }
  return [...speakers.values()];
}

const TIMING = { none: "no times", starts: "start times of turns", turns: "start and end times of turns", words: "times of words" };

async function asText(one: Inspection, { colour }: Terminal): Promise<string> {
  const { styles } = await import("../reporters/style.js");
  const style = styles(colour);
  const { confidence, by, why } = one.roles;
  const rows: [string, string][] = [
    ["format", `${one.reader} (${one.chosen})`],
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
