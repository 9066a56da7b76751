import type { Call, CallEvent, CallMeta, Role, Segment, SourceCall, Timing } from "../call.js";

/** A segment with the role that was found for its speaker. */
export type SaidSegment = Segment & { role: Role };

/** A call as it was understood, in the order in which its file tells it: what a writer writes. */
export interface Transcript {
  file: string;
  /** 0-based position in its file. */
  index: number;
  meta: CallMeta;
  segments: readonly SaidSegment[];
  events: readonly CallEvent[];
  timing: Timing;
}

/** What was understood of a call that a reader found. */
export function transcriptOf({ segments, events }: SourceCall, { source, index, meta, turns, timing }: Call): Transcript {
  const roles = new Map<Segment, Role>();
  const bySpeaker = new Map<string, Role>();
  for (const { segments: joined, role, speaker } of turns) {
    for (const segment of joined) roles.set(segment, role);
    if (speaker !== undefined) bySpeaker.set(speaker, role);
  }
  // Listening noises are no turns: their role is that of their speaker's turns.
  const roleOf = (segment: Segment) => roles.get(segment) ?? bySpeaker.get(segment.speaker ?? "") ?? segment.role ?? "unknown";
  return {
    file: source.file,
    index,
    meta,
    segments: segments.map((segment) => ({ ...segment, role: roleOf(segment) })),
    events: events.map(({ kind, before, start, end, to }) => ({ kind, before, start, end, to })),
    timing,
  };
}
