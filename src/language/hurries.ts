import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";

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
  }
  return found;
}

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
