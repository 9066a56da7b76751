import type { Utterance } from "./conversation.js";
import { topicsOf } from "./promise-words.js";
import type { Retold } from "./time-changes.js";
import { valueOf } from "./time-values.js";
import { timeFramesIn, type TimeFrame } from "./times.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** A time that an agent tells, a day and an hour together, with what is said around it. */
export interface Told extends Retold {
  /** A day or an hour, and no length. */
  point: boolean;
  /** Its words that tell a day, an hour or a count. */
  words: readonly string[];
  /** What its sentence says before it. */
  lead: string;
  rest: string;
  /** Notions of all around it. */
  topics: ReadonlySet<string>;
}

/** A day, an hour or a count in a time. */
export const TIME_WORD = /^(?:\w+day|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|weekend|\w+teenth|twentieth)$/;

/** Words around a time among which what it is said of may stand. */
const AROUND = 18;
/** A day and an hour so near are one time. */
const TOGETHER = 6;

/** The times that a turn tells, in order. */
export function toldIn(turn: Utterance): readonly Told[] {
  return turn.fact(findTold);
}

function findTold(turn: Utterance): readonly Told[] {
  const { words, sentences } = turn.tokens;
  const groups: TimeFrame[][] = [];
  for (const frame of timeFramesIn(turn)) {
    if (frame.kind !== "point" && frame.kind !== "length") continue;
    const group = groups.at(-1);
    const end = group?.at(-1)?.last ?? -TOGETHER;
    const isOne = frame.first - end <= TOGETHER && !sentences.some((start) => start > end && start <= frame.first);
    // "Tomorrow for the one and Friday for the other"
    if (group !== undefined && isOne && !words.slice(end + 1, frame.first).includes("and")) group.push(frame);
    else groups.push([frame]);
  }
  return groups.map((frames) => {
    const [first, last] = [frames[0]!.first, frames.at(-1)!.last];
    const start = Math.max(sentenceStart(sentences, first), first - AROUND);
    const stop = Math.min(sentenceEnd(sentences, words, last), last + AROUND);
    const [lead, rest] = [words.slice(start, first), words.slice(last + 1, stop)];
    return {
      turn,
      at: turn.spanOf(start, last),
      value: valueOf(words, frames),
      point: frames.some(({ kind }) => kind === "point"),
      words: words.slice(first, last + 1).filter((word) => TIME_WORD.test(word)),
      lead: ` ${lead.join(" ")} `,
      rest: ` ${rest.join(" ")} `,
      topics: new Set([...topicsOf(lead, 0, lead.length - 1), ...topicsOf(rest, 0, rest.length - 1)]),
    };
  });
}
