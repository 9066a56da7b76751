import type { Span } from "../call.js";
import { answersComplaint, isAfterTrouble, isAsked } from "./complaints.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { beyondNo } from "./whole-sentences.js";

/** The agent lays the customer's trouble at their own door, in no set words. */
export interface Blame {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: advice, a duty or a plain fact until something has gone wrong. */
export function blameLaidIn(call: Conversation): readonly Blame[] {
  const found: Blame[] = [];
  for (const turn of call.agentTurns) {
    const said = turn.tokens.words.length > EXPLAINS && call.isInPassing(turn) ? undefined : layingIn(turn, call);
    if (said !== undefined && !KIND.test(beyondNo(turn))) found.push({ turn, at: said.span });
  }
  return found;
}

function layingIn(turn: Utterance, call: Conversation): Mention | undefined {
  const [said] = turn.mentions("lays-blame");
  if (said !== undefined && !(isAsked(turn) && !isAfterTrouble(turn, call))) return said;
  const [bare] = turn.mentions("lays-blame-bare");
  const isAnswer = bare !== undefined && answersComplaint(turn) && !isAsked(turn) && !turn.text.includes("?");
  return isAnswer && !turn.has("apology", "says-what-can", "offers-help") ? bare : undefined;
}

/** Words of an answer that goes into everything. */
const EXPLAINS = 60;

/** "You weren't to know", "easily done", "I'm sorry". */
const KIND =
  / (?:sorry|apologize|no worries|do not worry|not to worry|easily done|easy (?:done|mistake|to (?:do|miss))|were not to know|not your fault|no harm|(?:most|lots of|a lot of|plenty of) people do(?! not)|happens to|we all do|i have done it|done it myself|bless you|no problem) /;
