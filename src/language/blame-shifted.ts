import type { Span } from "../call.js";
import { answersComplaint, isAsked } from "./complaints.js";
import type { Conversation, Utterance } from "./conversation.js";

/** The agent answers a complaint with somebody else's part in it, in no set words. */
export interface ShiftedBlame {
  turn: Utterance;
  at: Span;
}

/** "My line's dead." "It's the network, not us.": at most one a turn; a fact where it was asked for, and where help goes with it. */
export function blameShiftedIn(call: Conversation): readonly ShiftedBlame[] {
  const found: ShiftedBlame[] = [];
  for (const turn of call.agentTurns) {
    if (turn.tokens.words.length > SHORT) continue;
    const [said] = turn.mentions("shifts");
    if (said !== undefined && answersComplaint(turn) && !isAsked(turn) && !turn.has(...HELPS)) found.push({ turn, at: said.span });
  }
  return found;
}

/** Words of an answer that is no more than that. */
const SHORT = 16;
const HELPS = ["apology", "owns-it", "says-what-can", "offers-help", "transfer-words", "acknowledges-feeling", "grasps-feeling"];
