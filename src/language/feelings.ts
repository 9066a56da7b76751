import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { saysSorry } from "./failures.js";

/** The customer voices distress, anger, worry or disappointment of their own. */
export interface Feeling {
  /** The customer's turn. */
  turn: Utterance;
  /** The words that voice it. */
  at: Span;
  /** Whether it is worry or fear, which reassurance takes up too. */
  worry: boolean;
  /** The agent's turn that takes it up, if any within reach does. */
  acknowledgedIn: Utterance | undefined;
  /** Whether the agent spoke again at all. */
  heard: boolean;
}

/** Within how many of the agent's own turns a feeling is to be taken up (RULES.md). */
const REACH = 2;

/** All turns in which the customer voices a feeling, in order. */
export function feelingsOf(call: Conversation): readonly Feeling[] {
  const feelings: Feeling[] = [];
  for (const turn of call.customerTurns) {
    const [first] = turn.mentions("voices-feeling", "voices-worry").filter((said) => !isOthers(said));
    if (first === undefined || (turn.has("feeling-over") && first.cue === "voices-worry")) continue;
    const worry = first.cue === "voices-worry" || turn.has("voices-worry");
    const replies = turn.following("agent", REACH);
    const acknowledgedIn = replies.find((reply) => acknowledges(reply, worry));
    feelings.push({ turn, at: first.span, worry, acknowledgedIn, heard: replies.length > 0 });
  }
  return feelings;
}

/** "My brother said I'm angry", "she thinks this is ridiculous": somebody else's words. */
const OTHERS =
  / (?:he|she|they|wife|husband|mom|mother|dad|father|son|daughter|boss|neighbor) (?:says?|said|thinks?|thought|claims?|reckons?) (?:that )?$/;

function isOthers({ turn, first }: Mention): boolean {
  return OTHERS.test(` ${turn.tokens.words.slice(Math.max(0, first - 5), first).join(" ")} `);
}

function acknowledges(reply: Utterance, worry: boolean): boolean {
  if (reply.has("acknowledges-feeling", "grasps-feeling") || saysSorry(reply)) return true;
  return worry && reply.has("reassures");
}
