import type { Call, Segment, SourceCall, Timing, Turn } from "../call.js";
import { isBackchannel } from "./backchannels.js";
import { findRoles, type RoleHints } from "./roles.js";
import { tokenize } from "./tokens.js";

/** A pause of this many seconds between two segments of one speaker starts a new turn (RULES.md: "less than a second apart"). */
const TURN_GAP = 1;
/** Times of a noise inside the other's speech may be off by this many seconds. */
const MARGIN = 0.2;
/** Words a minute at which a segment without an end is taken to be spoken: a slow ordinary pace, so that pauses are not invented. */
const ASSUMED_PACE = 150;

/** Makes a call of what a reader found: roles are decided, segments joined into turns, listening noises set aside. */
export function assemble(source: SourceCall, hints: RoleHints = {}): Call {
  if (source.kind === "script") return assembleScript(source);
  const timing = timingOf(source.segments);
  const { roleOf, evidence } = findRoles(source, hints);
  const spoken = source.segments.map((segment): Spoken => ({ segment, role: roleOf(segment), kind: kindOf(segment.text) }));
  const { turns, backchannels, turnOfSegment } = joinTurns(spoken, timing);
  return {
    kind: source.kind,
    reader: source.reader,
    source: source.source,
    index: source.index,
    meta: source.meta,
    turns,
    backchannels,
    events: source.events.map((event) => ({ ...event, turn: turnOfSegment[event.before] ?? turns.length })),
    timing,
    roles: evidence,
    notes: source.notes,
  };
}

/** In a script each segment is a turn: the lines that agents are told to say, and beside them headings, branches and notes. */
function assembleScript({ segments, ...source }: SourceCall): Call {
  const turns = segments.map((segment, index): Turn => {
    const { speaker, role = "other", text } = segment;
    return { index, speaker, role, text, segments: [segment], offsets: [0] };
  });
  const roles = { by: "labels", confidence: 1, why: ["a script holds what the agent is to say"] } as const;
  return { ...source, turns, backchannels: [], events: [], timing: "none", roles };
}

interface Spoken {
  segment: Segment;
  role: Turn["role"];
  kind: "speech" | "backchannel" | "noise";
}

/** Longer texts (in characters) are neither backchannels nor bare stage directions, and are not looked into. */
const LONGEST_NOISE = 60;

function kindOf(text: string): Spoken["kind"] {
  if (text.length > LONGEST_NOISE) return "speech";
  const { words } = tokenize(text);
  if (words.length === 0) return "noise";
  return isBackchannel(words) ? "backchannel" : "speech";
}

function timingOf(segments: readonly Segment[]): Timing {
  const speech = segments.filter((segment) => segment.role !== "system");
  if (speech.length === 0) return "none";
  const share = (test: (segment: Segment) => boolean) => speech.filter(test).length / speech.length;
  if (share((segment) => segment.start !== undefined) < 0.9) return "none";
  if (share((segment) => segment.end !== undefined) < 0.9) return "starts";
  return share((segment) => (segment.words?.length ?? 0) > 0) >= 0.9 ? "words" : "turns";
}

type OpenTurn = { -readonly [Key in keyof Turn]: Turn[Key] } & { segments: Segment[]; offsets: number[] };

function joinTurns(spoken: readonly Spoken[], timing: Timing) {
  const turns: OpenTurn[] = [];
  const backchannels: Segment[] = [];
  const turnOfSegment: number[] = [];
  for (const [index, one] of spoken.entries()) {
    turnOfSegment.push(turns.length);
    if (isListeningNoise(one, spoken, index)) {
      backchannels.push(one.segment);
      continue;
    }
    const last = turns.at(-1);
    if (last !== undefined && continues(last, one, timing)) {
      append(last, one.segment);
      turnOfSegment[index] = turns.length - 1;
    } else turns.push(open(one, turns.length));
  }
  return { turns: turns as Turn[], backchannels, turnOfSegment };
}

function open({ segment, role }: Spoken, index: number): OpenTurn {
  const { speaker, text, start, end } = segment;
  return { index, speaker, role, text, start, end, segments: [segment], offsets: [0] };
}

function append(turn: OpenTurn, segment: Segment): void {
  turn.offsets.push(turn.text.length + 1);
  turn.text += ` ${segment.text}`;
  turn.segments.push(segment);
  if (segment.end !== undefined) turn.end = Math.max(turn.end ?? segment.end, segment.end);
}

function continues(turn: OpenTurn, { segment, role }: Spoken, timing: Timing): boolean {
  if (turn.role !== role || turn.speaker !== segment.speaker || role === "system") return false;
  if (segment.speaker === undefined && role === "unknown") return false;
  const before = turn.segments.at(-1)!;
  if (timing === "none" || segment.start === undefined || before.start === undefined) return true;
  const end = turn.end ?? before.start + (before.text.split(/\s+/).length / ASSUMED_PACE) * 60;
  return segment.start - end < TURN_GAP;
}

/** A noise without words, or a backchannel that overlaps the other side's speech. */
function isListeningNoise({ segment, role, kind }: Spoken, all: readonly Spoken[], index: number): boolean {
  if (role === "system" || role === "bot") return false;
  if (kind !== "backchannel") return kind === "noise";
  const { start, end } = segment;
  if (start === undefined || end === undefined) return false;
  for (let other = Math.max(0, index - 3); other < Math.min(all.length, index + 3); other++) {
    const { segment: speech, role: speaker, kind: said } = all[other]!;
    if (speaker === role || speaker === "system" || said !== "speech") continue;
    if (speech.start === undefined || speech.end === undefined) continue;
    if (speech.start < start && speech.end + MARGIN > end) return true;
  }
  return false;
}
