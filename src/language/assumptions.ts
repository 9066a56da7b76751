import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { notionOf } from "./stems.js";

/** The agent tells the customer what they did, want or think. */
export interface Assumption {
  turn: Utterance;
  at: Span;
}

/** All suppositions of the agent's, at most one a turn. */
export function assumptionsOf(call: Conversation): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const turn of call.agentTurns) {
    const mention = turn.mentions("supposes").find((one) => !isPutAsQuestion(one)) ?? slipsIn(turn, call);
    if (mention !== undefined) found.push({ turn, at: sentenceOf(mention) });
  }
  return found;
}

/** "…, is that right?" asks what was supposed. */
function isPutAsQuestion({ turn, last }: Mention): boolean {
  return turn.mentions("suppositions-asked").some((asked) => asked.first > last && asked.first - last <= REACH);
}

/** So many words may stand between what is supposed and "is that right". */
const REACH = 12;

/** "So you dropped it", when the customer never said so: a question mark or a "yes" makes it a question. */
function slipsIn(turn: Utterance, call: Conversation): Mention | undefined {
  return turn.mentions("supposes-slip").find((slip) => {
    const verb = notionOf((slip.captures["act"] ?? "").trim());
    const said = call.turns
      .slice(0, turn.index)
      .some((one) => one.role === "customer" && one.tokens.words.some((word) => notionOf(word) === verb));
    return !said && !isPutAsQuestion(slip) && !isQuestionMarked(slip) && !AGREES.test(turn.next("customer")?.tokens.norm ?? "");
  });
}

const AGREES =
  /^ (?:yes|(?:i did|i have)(?! not)|i might|i think so|maybe|exactly|correct|right|that is right|i am afraid|unfortunately|sadly)/;

function isQuestionMarked(slip: Mention): boolean {
  return /^[^.!]{0,80}\?/.test(slip.turn.text.slice(slip.end));
}

/** The words of the supposition to the end of its sentence, or a stretch of it where nothing marks the end. */
function sentenceOf({ turn, first, last, span }: Mention): Span {
  const { words, sentences, to } = turn.tokens;
  const end = (sentences.find((one) => one > last) ?? words.length) - 1;
  return { ...span, end: to[Math.min(end, Math.max(last, first + LONGEST))]! };
}

/** Words that a finding shows at most. */
const LONGEST = 14;
