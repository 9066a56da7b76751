import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isWholeSentence } from "./whole-sentences.js";

/** The agent vouches for what nobody here controls or can know. */
export interface Guarantee {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order. */
export function guaranteesOf(call: Conversation): readonly Guarantee[] {
  const found: Guarantee[] = [];
  for (const turn of call.turns) {
    if (turn.role !== "agent") continue;
    const mention = turn.mentions("guarantees", "rules-out", "certain-outcome")[0] ?? certainAnswer(turn);
    if (mention !== undefined) found.push({ turn, at: mention.span });
  }
  return found;
}

/** "Guaranteed." or "no, never.", where the customer asks how it will turn out. */
function certainAnswer(turn: Utterance): Mention | undefined {
  const answer = turn.mentions("certain-answer").find(isWholeSentence);
  return answer !== undefined && turn.previous()?.role === "customer" && turn.previous()!.has("asks-outcome") ? answer : undefined;
}
