import type { Span } from "../call.js";
import type { Utterance } from "./conversation.js";
import { overlap } from "./promise-words.js";
import type { TimeFrame } from "./times.js";

/** What is undertaken: a word to the customer, a thing on its way, somebody's visit, money, or work on the matter. */
export type Act = "contact" | "send" | "visit" | "money" | "work";

/** The agent undertakes something that comes after the call. */
export interface PromiseMade {
  act: Act;
  turn: Utterance;
  /** From whoever will act to the act: "someone will call you". */
  at: Span;
  /** Words of the turn, last included. */
  first: number;
  last: number;
  /** Last word of its clause. */
  end: number;
  /** The word that names who will act: "i", "they", "engineer". */
  by: string;
  /** Notions of what it is about. */
  topics: ReadonlySet<string>;
  /** What is sent is a message and no goods. */
  message: boolean;
  /** Hangs on something that must happen first. */
  conditional: boolean;
  deadline?: Deadline;
  /** The turn in which it is said to have been done, or to have come. */
  done?: Utterance;
}

/** The time by which a promise is to be kept, and where it was said. */
export interface Deadline {
  turn: Utterance;
  frame: TimeFrame;
}

/** Whether two promises are of the same thing, as far as their words tell. */
export function isSameMatter(one: PromiseMade, other: PromiseMade): boolean {
  const answer = (act: Act) => act === "work" || act === "contact";
  if (answer(one.act) && answer(other.act)) return true;
  if (answer(one.act) || answer(other.act) || one.message !== other.message) return false;
  if (one.act !== other.act && (one.act === "visit" || other.act === "visit")) {
    const thing = one.act === "visit" ? other : one;
    // "They'll be round at ten." "And we'll credit you", "I'll send one up": something else.
    if (thing.act === "money" || thing.by === "i" || thing.by === "we") return overlap(one.topics, other.topics);
  }
  if (one.act !== other.act && one.topics.size > 0 && other.topics.size > 0) return overlap(one.topics, other.topics);
  return one.topics.size === 0 || other.topics.size === 0 || overlap(one.topics, other.topics);
}
