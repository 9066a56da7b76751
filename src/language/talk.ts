import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { speechOf } from "./silences.js";

/** How much each side speaks, and how fast. */
export interface Talk {
  agent: TalkOfSide;
  customer: TalkOfSide;
  /** The agent's turns, by index. */
  agentTurns: ReadonlyMap<number, TalkOfSide>;
}

/** What one side or one turn amounts to. */
export interface TalkOfSide {
  words: number;
  /** Seconds of speech, pauses between stretches left out; 0 where the transcript has no end times. */
  seconds: number;
}

/** Speech slower or faster than this many words a minute is a wrong time rather than a pace. */
const SLOWEST = 30;
const FASTEST = 450;

/** Talk of a call: words always, seconds where turns have start and end times. */
export function talkOf(call: Conversation): Talk {
  const agent = { words: 0, seconds: 0 };
  const customer = { words: 0, seconds: 0 };
  const agentTurns = new Map<number, TalkOfSide>();
  const seconds = secondsByTurn(call);
  for (const turn of call.turns) {
    const side = turn.role === "agent" ? agent : turn.role === "customer" ? customer : undefined;
    if (side === undefined) continue;
    const own = { words: wordsIn(turn), seconds: seconds.get(turn) ?? 0 };
    side.words += own.words;
    side.seconds += own.seconds;
    if (side === agent) agentTurns.set(turn.index, own);
  }
  return { agent, customer, agentTurns };
}

function secondsByTurn(call: Conversation): ReadonlyMap<Utterance, number> {
  const seconds = new Map<Utterance, number>();
  for (const { turn, start, end } of call.fact(speechOf))
    if (Number.isFinite(end)) seconds.set(turn, (seconds.get(turn) ?? 0) + Math.max(0, end - start));
  return seconds;
}

/** Words as they are spoken: contractions are one, stage directions none. */
function wordsIn({ tokens: { from } }: Utterance): number {
  let words = 0;
  for (let index = 0; index < from.length; index++) if (index === 0 || from[index] !== from[index - 1]) words++;
  return words;
}

/** The agent's words a minute over the call, and the turn that is farthest from an ordinary pace. */
export interface Pace {
  /** Undefined where fewer than so many words have times, or the times cannot be right. */
  pace?: number;
  at?: Span;
}

/** An ordinary pace, in words a minute. */
const ORDINARY = 145;
/** Shorter turns (in words) tell nothing of a pace. */
const TELLING = 12;

/** How fast the agent speaks, reckoned from the turns that have times. */
export function paceOf(call: Conversation, { agentTurns }: Talk, least: number): Pace {
  const timed = [...agentTurns].filter(([, { seconds }]) => seconds > 0);
  const words = timed.reduce((sum, [, turn]) => sum + turn.words, 0);
  const pace = perMinute({ words, seconds: timed.reduce((sum, [, turn]) => sum + turn.seconds, 0) });
  if (words < least || pace < SLOWEST || pace > FASTEST) return {};
  const telling = timed.filter(([, turn]) => turn.words >= TELLING);
  const sign = pace > ORDINARY ? 1 : -1;
  const [first] = (telling.length > 0 ? telling : timed).reduce((most, one) =>
    sign * (perMinute(one[1]) - perMinute(most[1])) > 0 ? one : most,
  );
  return { pace, at: call.turns[first]!.span };
}

function perMinute({ words, seconds }: TalkOfSide): number {
  return (words / seconds) * 60;
}
