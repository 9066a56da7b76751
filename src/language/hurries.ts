import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { beyondNo, isWholeSentence } from "./whole-sentences.js";
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
  if (words.length > MOST) return false;
  const before = turn.previous();
  const told = beyondNo(turn).trim().split(" ");
  if (before?.role !== "customer" || told.some((word) => IS_KIND.has(word))) return false;
  const said = before.tokens.words;
  const breaks = breaksOff(before);
  if ((breaks || said.length >= LONG) && turn.has("asks-the-point")) return true;
  const asksForTime = breaks || said.some((word) => TAKES_TIME.has(word));
  if (asksForTime || said.some((word) => MAY_TAKE_TIME.has(word))) {
    if (turn.has("presses") || turn.mentions("presses-alone").some(isWholeSentence)) return true;
  }
  return (
    asksForTime &&
    words.length >= FEWEST &&
    !/[?\d]/.test(turn.text) &&
    words.some((word) => OF_TIME.has(word)) &&
    !told.some((word) => IS_PATIENT.has(word))
  );
}

const FEWEST = 2;
const MOST = 16;
/** A turn of so many words tells at length. */
const LONG = 14;

/** A written text that ends in the middle, and not in a dash: whom the agent cuts off is `no-interrupting`'s business. */
function breaksOff({ text, tokens }: Utterance): boolean {
  return tokens.words.length >= 5 && /[A-Z]/.test(text) && !/[.?!…"')–—-]\s*$/.test(text);
}

/** Whoever says one of these wants to look, think, tell, ask more or hear again. */
const TAKES_TIME = wordSet(
  "moment minute second list questions question another also explain repeat again pen glasses finding think decide decided describe understand understood remember writing reading slow slowly complicated story begin beginning loading typing filling mention wondering spell spelling sure confused erm um hmm",
);
/** Or may want to. */
const MAY_TAKE_TIME = wordSet("looking options other size hands upset");
/** Who says one of these gives them the time. */
const IS_KIND = wordSet(
  "course certainly happy happily glad rush hurry welcome worries worry thanks thank pleasure listening ear ears whenever pace lovely bet anywhere",
);
/** Or tells how long it takes, or what to do. */
const IS_PATIENT = wordSet(
  "than sorry please take takes fine sure yes will wait ready need good great perfect right both okay your there they",
);
/** What a hurried agent speaks of. */
const OF_TIME = wordSet(
  "seconds lunch break train shift schedule clock queue line calls caller table others patients patient christmas quicker quick quickly faster fast skip save roughly focus late slot short appointment stories saga surgery moving email already finished exactly whole",
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
