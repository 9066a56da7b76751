import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { beyondNo } from "./whole-sentences.js";
import { wordSet } from "./word-set.js";

/** The agent hurries the customer. */
export interface Hurry {
  turn: Utterance;
  at: Span;
}

/** A customer's turn of so many words is a story. */
const STORY = 8;

/** Every turn in which the agent hurries the customer, in order. */
export function hurriesOf(call: Conversation): readonly Hurry[] {
  const found: Hurry[] = [];
  for (const turn of call.agentTurns) {
    // On the customer's behalf nobody is hurried.
    if (turn.preceding("customer", 2).some((one) => one.has("pressed-for-time"))) continue;
    const mention = turn.mentions("hurries")[0] ?? cutShort(turn);
    if (mention !== undefined) found.push({ turn, at: mention.span });
    else if (isPressing(turn)) found.push({ turn, at: turn.span });
  }
  return found;
}

/** "I'd like a moment." "You've had a week.": whoever asks for time, or is in the middle of something, hears only of the clock. */
function isPressing(turn: Utterance): boolean {
  const { words } = turn.tokens;
  if (words.length < FEWEST || words.length > MOST || /\d/.test(turn.text)) return false;
  const before = turn.previous();
  if (before?.role !== "customer" || !(before.tokens.words.some((word) => TAKES_TIME.has(word)) || breaksOff(before))) return false;
  const told = beyondNo(turn).trim().split(" ");
  if (told.some((word) => IS_PATIENT.has(word))) return false;
  return (!turn.text.includes("?") && words.some((word) => OF_TIME.has(word))) || turn.has("presses");
}

const FEWEST = 2;
const MOST = 16;

/** A written text that ends in the middle, and not in a dash: whom the agent cuts off is `no-interrupting`'s business. */
function breaksOff({ text, tokens }: Utterance): boolean {
  return tokens.words.length >= 5 && /[A-Z]/.test(text) && !/[.?!…"')–—-]\s*$/.test(text);
}

/** Whoever says one of these wants to look, think, tell, ask more or hear again. */
const TAKES_TIME = wordSet(
  "moment minute second list questions question another also explain repeat again pen glasses finding think decide decided describe understand understood remember writing reading slow slowly complicated story begin beginning loading typing filling mention wondering spell spelling sure confused erm um hmm",
);
/** Who says one of these gives them the time, or tells how long it takes. */
const IS_PATIENT = wordSet(
  "sorry course certainly please happy happily glad take takes fine rush sure welcome worries worry yes thanks thank will pleasure listening ear ears wait ready whenever need pace lovely good great perfect right both okay your bet anywhere there they",
);
/** What a hurried agent speaks of. */
const OF_TIME = wordSet(
  "seconds lunch break train shift schedule clock queue line calls caller table others patients patient christmas quicker quick quickly faster fast skip save roughly focus late slot short appointment stories saga surgery moving email enough already finished exactly whole",
);

/** "Anyway, what's the number?" or "anyway, it's easily done" into a story that was not over. */
function cutShort(turn: Utterance): Mention | undefined {
  const [mention] = turn.mentions("cuts-short");
  const story = turn.previous();
  if (mention === undefined || story?.role !== "customer" || story.tokens.words.length < STORY || !isUnfinished(story)) return undefined;
  return mention;
}

/** The last word calls for another, or the text breaks off. */
function isUnfinished({ text, tokens }: Utterance): boolean {
  return OPEN.has(tokens.words.at(-1) ?? "") || /(?:[-–—,]|\.\.\.|…)["'”’)\s]*$/.test(text);
}

const OPEN = new Set(
  "and but so because or the a an my his her their our your to of with for at in on from that which who when where if while then she he they i we it was is were had has have just like as than about into by until since before after said says told goes went called".split(
    " ",
  ),
);
