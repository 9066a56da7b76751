import type { Span } from "../call.js";
import { answersComplaint, isAsked } from "./complaints.js";
import type { Conversation, Utterance } from "./conversation.js";
import { wordsAt } from "./words-at.js";

/** The agent gives a reason why nobody is to blame, in no set words. */
export interface Excuse {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: what would be a plain fact is an excuse where it answers no plain question and nothing is offered beside it. */
export function excusesIn(call: Conversation): readonly Excuse[] {
  const found: Excuse[] = [];
  for (const turn of call.agentTurns) {
    const at = excuseIn(turn);
    if (at !== undefined) found.push({ turn, at });
  }
  return found;
}

interface Plea {
  first: number;
  last: number;
}

function excuseIn(turn: Utterance): Span | undefined {
  const pleas = turn.mentions("pleads", "pleads-if-accused");
  const tautology = tautologyIn(turn);
  if ((pleas.length === 0 && tautology === undefined) || isAsked(turn) || MENDS.test(turn.tokens.norm)) return undefined;
  if (PRAISES.test(turn.previous("customer")!.tokens.norm)) return undefined;
  const accused = answersComplaint(turn);
  const excuse = [...(tautology === undefined ? [] : [tautology]), ...pleas.filter(({ cue }) => accused || cue === "pleads")].find(
    (plea) => !offersBeside(turn, plea),
  );
  return excuse && turn.spanOf(excuse.first, excuse.last);
}

/** "Rules are rules", "the fee's the fee", "it says thirty, so it's thirty". */
function tautologyIn(turn: Utterance): Plea | undefined {
  const { norm } = turn.tokens;
  const match = TAUTOLOGY.exec(norm);
  return match === null ? undefined : wordsAt(norm, match.index, match[0]);
}

const TAUTOLOGY =
  / (?!(?:that|it|this|what|there|he|she|they|which|who|here|one|yes) )(\S{3,}) (?:is|are|'s|so it is) (?:the |a |an )?\1(?= )/;

function offersBeside(turn: Utterance, { first, last }: Plea): boolean {
  const { to, norm } = turn.tokens;
  return /\?/.test(turn.text.slice(to[last])) && ASKS_ON.test(norm)
    ? !TAG.test(norm)
    : turn.mentions(...HELPS).some((help) => help.last < first || help.first > last);
}

/** "… There's only two on tomorrow, would Thursday do?": goes on with a question, and with more than "is it?" */
const ASKS_ON =
  / (?:can|could|would|will|shall|do|does|did|is|are|has|have|what|which|who|where|when|how) (?:you|it|the|that|there|your|they|we) (?:\S+ ){2,}/;
const TAG = / (?:is it|is it not|are we|do i|can i|do you|what can (?:i|we|you) do|you know) $/;

/** "That's really nice of you." "Nah, fair's fair."; "What did I do wrong?" "Everybody does it." */
const PRAISES =
  / (?:(?:nice|kind|good|generous|decent|sweet|lovely) of you|(?:did|was|am|have) i (?:do|doing|done|get|put|press) (?:\S+ )?wrong) /;

const HELPS = ["apology", "says-what-can", "acknowledges-feeling", "grasps-feeling", "offers-help"];
/** "I'll swap it today", "that isn't good enough", "you're right". */
const MENDS =
  / (?:(?:i|we|he|she|they|you) will (?!have to |just have to |need to |understand |appreciate |know |see |find |never |not )|let us |you are right|good enough|(?:far |much )?too long|should have had|shall (?:i|we)|would you like|that is (?:very |really )?(?:bad|poor|wrong) |to have happened|thank you for|no worries|not to worry|no problem|do not worry|your fault|of course|hold (?:on|the line)|while i |for (?:you|me) (?:and|so|now)|(?:turn|press|try|pull|open|click|tap|bring|send|email|give me) (?:the|it|them|that|this|your) |(?<!not )(?:our|my) (?:mistake|fault|error|bad)) /;
