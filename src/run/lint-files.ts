// Longer than a source file should be: a file from its bytes to results, and what is said of it.
import { extname } from "node:path";
import type { Call, SourceCall } from "../call.js";
import { isBackchannel } from "../language/backchannels.js";
import { tokenize } from "../language/tokens.js";
import type { BusinessTime } from "../language/calendar.js";
import { assemble } from "../language/assemble.js";
import { isOtherLanguage } from "../judgement.js";
import { lint, RuleCrash, type Settings } from "../lint.js";
import { failureOf, read } from "../readers/index.js";
import type { Hints, Input } from "../readers/reader.js";
import type { CallResult, Failure, TranscriptTurn } from "../rule.js";
import type { ScriptMemory } from "../script-memory.js";
import type { Cache, CacheEntry } from "./cache.js";
import { reasonOf } from "../system-reason.js";
import { isUnsettled, Stories } from "./chains.js";
import type { LinkedFiles, Look } from "./linked-files.js";
import { fileInput, standardInput } from "./inputs.js";
import { Overflow } from "./overflow.js";
import { withMetadata, type People, type Sidecar } from "./metadata.js";

/** What a run knows beside the files. */
export interface RunOptions {
  settingsFor(file: string): Settings;
  hints?: Hints & { format?: string };
  /** The agent's side (`--agent`). */
  agent?: string;
  sidecar?: Sidecar;
  people?: People;
  /** Named groups give metadata of calls from their files' names. */
  filename?: RegExp;
  /** When the company works. */
  business?: BusinessTime;
  cache?: Cache;
  /** Where it is known in which folder scripts stand. */
  linked?: LinkedFiles;
  /** Told what was looked at of files that a script links to. */
  onLook?(look: Look): void;
  /** Whether results hold their transcripts. */
  transcripts?: boolean;
  /** What was found of the one script that is linted, when it was linted last. */
  memory?: ScriptMemory;
  /** Told how long each rule took. */
  onRule?(rule: string, milliseconds: number): void;
}

/** Opens a file; where that fails, says why. */
export function openFile(file: string): Input | Failure {
  return opened(file, () => fileInput(file, file));
}

/** Opens standard input, by the name that findings give it. */
export function openStandardInput(name: string): Input | Failure {
  return opened(name, () => standardInput(name));
}

function opened(file: string, open: () => Input): Input | Failure {
  try {
    return open();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return { file, message: `cannot be read: ${reasonOf(error)}` };
    return failureOf(file, error);
  }
}

/** The calls of an input, ready to be linted, and what could not be read of it. */
export function* callsIn(input: Input, options: RunOptions): Generator<Call | Failure> {
  for (const item of read(input, options.hints ?? {})) yield "segments" in item ? prepare(item, options) : item;
}

/** What is known of the sides of calls beside their files. */
export type Preparation = Pick<RunOptions, "agent" | "sidecar" | "people" | "filename">;

/** Makes a call of what a reader found, with all that is known beside it. */
export function prepare(source: SourceCall, { agent: label, sidecar, people, filename }: Preparation): Call {
  const call = sidecar === undefined && filename === undefined ? source : withMetadata(source, sidecar, filename);
  const agents = people === undefined ? undefined : new Set(people.keys());
  const ready = assemble(call, { agent: label, agents });
  const agent = ready.meta.agent ?? namedAgent(ready, people);
  const team = ready.meta.team ?? people?.get(agent?.toLowerCase() ?? "")?.team;
  const meta = { ...ready.meta, ...(agent === undefined ? {} : { agent }), ...(team === undefined ? {} : { team }) };
  return { ...ready, meta, notes: [...ready.notes, ...(meta.unused ?? []), ...roleNotes(ready, label), ...languageNotes(ready)] };
}

/** The agent whom labels name: one that says who is the agent, such as "Agent (Niamh Byrne)", or that the roster holds; undefined where several speak. */
function namedAgent({ kind, turns }: Call, people: People | undefined): string | undefined {
  if (kind !== "call") return undefined;
  const names = new Map<string, string>();
  for (const { role, segments } of turns) {
    if (role !== "agent") continue;
    for (const segment of segments) {
      const isTold = segment.role === "agent";
      const name = isTold ? segment.name : (segment.name ?? segment.speaker);
      // Whoever has no name may be somebody else.
      if (name === undefined || !(isTold || people?.has(name.toLowerCase()) === true)) return undefined;
      names.set(name.toLowerCase(), name);
    }
  }
  return names.size === 1 ? [...names.values()][0] : undefined;
}

/** What the person should do where the sides of a call are not known. */
function roleNotes({ kind, turns, roles, notes }: Call, agent: string | undefined): string[] {
  if (kind !== "call" || turns.length === 0) return [];
  const speakers = [...new Set(turns.flatMap(({ speaker, role }) => (speaker === undefined || role === "system" ? [] : [speaker])))];
  const named = speakers
    .slice(0, 6)
    .map((speaker) => `"${speaker}"`)
    .join(", ");
  if (agent !== undefined && roles.by !== "option")
    return [`no speaker is called "${agent}"; ${speakers.length === 0 ? "none is named" : `there are ${named}`}`];
  // The reader may have said it already, in the format's own terms.
  const own = turns.filter(({ role }) => role === "agent");
  if (own.length > 0 && own.every(({ text }) => text.length < LONGEST_NOISE && isBackchannel(tokenize(text).words)))
    return ["the agent says nothing but a noise of listening"];
  if (own.length > 0 || notes.some((note) => note.includes("speaker"))) return [];
  if (turns.every(({ role }) => role !== "unknown"))
    return notes.some((note) => note.startsWith("a bot serves"))
      ? []
      : ["no agent speaks, so rules about what agents say had nothing to judge"];
  const skipped = "rules that need to know who is the agent were not evaluated";
  return speakers.length === 0
    ? [`no speakers are named, so ${skipped}; label the turns ("Agent: …", "Customer: …") or lint a transcript with speakers`]
    : [
        `nothing tells who of ${named} is the agent, so ${skipped}; name the agent's side with --agent, or give the agent's name with --meta`,
      ];
}

/** Longer turns (in characters) say something. */
const LONGEST_NOISE = 60;

/** What the person should know of a call of which words tell nothing, or that may be no call. */
function languageNotes({ kind, meta, turns, source }: Call): string[] {
  if (kind !== "call") return [];
  const isForeign = isOtherLanguage(meta.language);
  const isNameless = extname(source.file) === "" && turns.length > 0 && turns.every(({ speaker }) => speaker === undefined);
  return [
    ...(isForeign ? [`the call is marked as ${meta.language}; rules that judge English words were not evaluated`] : []),
    ...(isNameless ? ["read as a call; if this is a script, say so with --kind script or with a name (--stdin-filename script.md)"] : []),
  ];
}

/**
 * Lints the calls of many inputs, one after the other, and settles what they show together.
 * @throws RuleCrash where a rule is defective.
 */
export function* lintAll(inputs: Iterable<Input | Failure>, options: RunOptions): Generator<CallResult | Failure> {
  const settler = settlerOf(options);
  for (const result of lintEach(inputs, options)) yield* settler.take(result);
  yield* settler.rest();
}

/** The second step over many calls: what the calls of one customer show together. */
export interface Settler {
  /** Gives a result on, or holds it back to the end: calls with open promises, complaints or transfers, which others may change. */
  take(result: CallResult | Failure): readonly (CallResult | Failure)[];
  /** What was held back. */
  rest(): Iterable<CallResult>;
}

/** How many results are held in memory; those beyond wait in a file. */
const HELD = 500;

/** Starts the second step. */
export function settlerOf({ settingsFor, business }: Pick<RunOptions, "settingsFor" | "business">): Settler {
  const stories = new Stories({ business, now: Date.now() });
  const held = new Overflow<CallResult>(HELD);
  return {
    take(result) {
      if ("message" in result) return [result];
      if (result.summary !== undefined) stories.add(result.summary);
      if (!isUnsettled(result)) return [result];
      held.push(result);
      return [];
    },
    *rest() {
      const amend = stories.amender(settingsFor);
      for (const result of held.items()) yield amend(result);
      held.close();
    },
  };
}

/** Lints the calls of many inputs, each by itself. */
export function* lintEach(inputs: Iterable<Input | Failure>, options: RunOptions): Generator<CallResult | Failure> {
  for (const input of inputs) {
    if ("message" in input) {
      yield input;
      continue;
    }
    const settings = options.settingsFor(input.file);
    for (const call of callsIn(input, options))
      yield "message" in call ? call : lintOne(options.linked?.looked(call, options.onLook) ?? call, settings, options);
  }
}

/**
 * Lints the calls of files, each by itself; what the cache knows is not linted again.
 * @throws RuleCrash where a rule is defective.
 */
export function* lintFiles(files: Iterable<string>, options: RunOptions): Generator<CallResult | Failure> {
  for (const file of files) {
    const entry = options.cache?.entryFor(file);
    const known = entry?.results((look) => options.linked?.isSame(look) !== false);
    if (known === undefined) yield* lintAnew(file, options, entry);
    else yield* known;
  }
}

function* lintAnew(file: string, options: RunOptions, entry: CacheEntry | undefined): Generator<CallResult | Failure> {
  const results: (CallResult | Failure)[] = [];
  const looks: Look[] = [];
  for (const result of lintEach([openFile(file)], { ...options, onLook: (look) => void looks.push(look) })) {
    if (entry !== undefined) results.push(result);
    yield result;
  }
  entry?.keep(results, looks);
}

function lintOne(call: Call, settings: Settings, options: RunOptions): CallResult {
  try {
    const result = lint(call, settings, options.onRule, options.memory);
    return options.transcripts === true && call.kind === "call" ? { ...result, transcript: transcriptOf(call) } : result;
  } catch (error) {
    if (error instanceof RuleCrash) error.message += ` (${call.source.file}, call ${call.index + 1})`;
    throw error;
  }
}

function transcriptOf({ turns }: Call): TranscriptTurn[] {
  return turns.map(({ role, speaker, start, text }) => ({ role, speaker, start, text }));
}
