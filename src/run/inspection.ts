import type { Call, SourceCall } from "../call.js";
import { Conversation, type Mention, type Utterance } from "../language/conversation.js";
import { customerNames, type Settings } from "../lint.js";
import { read, recognise, type Recognition } from "../readers/index.js";
import type { Input } from "../readers/reader.js";
import { placed, redactWords } from "../reporters/redact.js";
import type { Failure } from "../rule.js";
import { hiderFor, redactedMeta } from "../writers/redacted.js";
import { leftOutOf, type LeftOut } from "./left-out.js";
import { prepare, type RunOptions } from "./lint-files.js";

/** A call as it was understood. */
export interface Inspection {
  file: string;
  index: number;
  reader: string;
  /** How sure it is that the file is of this format: told by the user, certain, likely, or a guess. */
  sure: string;
  /** How the reader was chosen. */
  chosen: string;
  /** Other formats that the content would fit as well. */
  others: readonly string[];
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

/** What comes of looking into a file: its calls, what could not be read, and at last what is not among the turns. */
export type Inspected = Inspection | Failure | { leftOut: LeftOut[] };

/** No more calls are held to tell what was left out of their file. */
const MOST_HELD = 1000;

/** Shows how an input is understood, its calls one after the other; `redacted`: without personal data. */
export function* inspectInput(input: Input, options: RunOptions, redacted: boolean): Generator<Inspected, void, void> {
  const { format, kind } = options.hints ?? {};
  const recognition = recognise(input, format, kind);
  const held: SourceCall[] = [];
  let hide = (text: string): string => redactWords(text);
  for (const item of read(input, options.hints ?? {})) {
    if ("message" in item) {
      yield redacted ? { ...item, message: hide(item.message) } : item;
      continue;
    }
    const conversation = new Conversation(prepare(item, options), options.settingsFor(item.source.file).vocabulary);
    const inspection = { ...inspectionOf(conversation, options.settingsFor(item.source.file)), ...chosenBy(recognition, conversation) };
    hide = hiderIn(conversation);
    yield redacted ? hidden(inspection, hide) : inspection;
    if (held.length < MOST_HELD) held.push(item);
  }
  const leftOut = held.length < MOST_HELD ? leftOutOf(input, held) : [];
  yield { leftOut: redacted ? leftOut.map((one) => ({ ...one, text: hide(one.text) })) : leftOut };
}

function chosenBy({ sure, why, others }: Recognition, { call }: Conversation): Pick<Inspection, "sure" | "chosen" | "others"> {
  // Any text may be read as text; one in which people speak is a transcript.
  const isTold = sure === "guess" && call.turns.some(({ speaker, role }) => speaker !== undefined && role !== "system");
  return isTold ? { sure: "likely", chosen: "text in which lines begin with who speaks", others } : { sure, chosen: why, others };
}

function inspectionOf({ call, turns }: Conversation, { vocabulary }: Settings): Omit<Inspection, "sure" | "chosen" | "others"> {
  const names = [...vocabulary.cues.keys()].filter((name) => !name.includes("/"));
  return {
    file: call.source.file,
    index: call.index,
    reader: call.reader,
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

function hiderIn(conversation: Conversation): (text: string) => string {
  const { call } = conversation;
  const labels = call.turns.flatMap(({ role, segments }) => segments.map(({ name }) => ({ role, name })));
  return hiderFor(call.meta, labels, customerNames(conversation));
}

function hidden(inspection: Inspection, hide: (text: string) => string): Inspection {
  const { speakers, turns, roles, notes, meta } = inspection;
  const label = (speaker: string | null) => (speaker === null ? null : hide(speaker));
  return {
    ...inspection,
    meta: redactedMeta(meta, hide),
    speakers: speakers.map((one) => ({ ...one, speaker: label(one.speaker) })),
    roles: { ...roles, why: roles.why.map(hide) },
    notes: notes.map(hide),
    turns: turns.map(({ text, speaker, cues, ...turn }) => {
      const shown = hide(text);
      const shownCues = cues.map((cue) => {
        const { at, quote } = placed(hide(text.slice(0, cue.start)), hide(cue.quote), shown);
        return { cue: cue.cue, quote, start: at, end: at + quote.length };
      });
      return { ...turn, speaker: label(speaker), text: shown, cues: shownCues };
    }),
  };
}
