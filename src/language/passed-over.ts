import type { Conversation, Utterance } from "./conversation.js";
import { notionsOf } from "./notions.js";
import { leanPattern } from "../lean-pattern.js";

/** Words of acknowledgement and no more. */
const BRIEF = 20;
/** Something is done, offered, advised, looked up or foretold: "I'll send", "you can", "try", "let me see", "on Friday". */
const ACTS = leanPattern(
  [
    // Who will or can do what; seeing, understanding and imagining are no deeds, nor is what one wonders.
    " (?:i|we|you|they|he|she|it|one|somebody|someone|that|this|there|us|who|which|\\S+) (?:will|shall|could|should|must|might|would) (?!(?:see|say|do|be (?:the same|annoying|frustrating|a pain|a nuisance)|imagine|be glad|hope|think) )",
    " (?:i|we|you|they|he|she|it) can (?!(?:see|imagine|understand|hear|only|tell|take|be|get|not) )",
    " (?:going|gonna|about|due|set|scheduled|booked|supposed) (?:to|for|in|on) ",
    " (?:need|needs|have|has|got|want) to ",
    " (?:let me|let us|shall (?:i|we)|should (?:i|we)|may i|could you|can you|could i|can i (?!help)|would you|do you want|want me to|if you) ",
    " (?:i|we|they|he|she|who) (?:am|are|is) (?:just |now |already |currently )?(?!(?:seeing|looking at|hearing|having|getting|sorry|so|not|afraid|being|saying) )\\S+ing ",
    " (?:i|we) (?:have|had) (?:just |now |already |gone ahead and )?(?:sent|put|asked|told|booked|arranged|ordered|moved|changed|fixed|cleared|reset|refunded|credited|added|removed|taken|turned|switched|called|rung|emailed|texted|passed|given|got (?:somebody|someone|a|an|the)|done|sorted|set|lifted|opened|closed|canceled|made sure|waived|issued|raised (?:a|it with)|escalated|reported it to) ",
    " (?:sent|sending|booked|booking|ordered|ordering|arranged|fixed|fixing|sorted|sorting|refunded|refunding|replaced|replacing|mended|repaired|repairing|cleared|changed|moved|passed (?:it|that|this)? ?(?:on|to)|on (?:his|her|their|its|the) way|coming|due|back on|working on) ",
    " (?:try|turn|press|hold|unplug|restart|switch|open|click|pop|bring|go (?:to|into|on|ahead)|give (?:it|them|us|me)|check|keep|leave it|hang on|bear with|call|ring|email|write|ask|take it|wait|use) ",
    " (?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|in (?:a|an|the|about|around|two|three|four|five|ten|\\d+) (?:\\S+ )?(?:minutes?|hours?|days?|weeks?|moment|second|morning|afternoon)|within|by (?:the end|noon|then|next|five|six|\\d)|next week|first thing|asap|shortly|straight away|right away|as soon as|business days|working days) ",
    " (?:because|caused by|it is the|that is (?:the|your|because|from|down to)|means|turns out|it is (?:just|only|down|due|included|normal|from|your|at|in your|with)|try) ",
  ].join("|"),
);

/** A question that a fact answers: "what time do you close?". */
const ASKS_FACT =
  / (?:what (?:time|is|are|was|does|do|did|day|date)|how (?:much|many|long|do|does|can|late|far)|do you|does (?:it|the|that|this)|is (?:it|there|that|the)|are (?:you|there|they)|can i|could i|may i|which|why|who) /;

/** What the customer brought up and the agents only nodded at: neither a deed nor an offer, a reason or a time came of it. */
export function passedOverIn(call: Conversation): Utterance | undefined {
  return onlyMatterIn(call) ?? addedIn(call);
}

/** From the one matter on there is nothing but questions and acknowledgement. */
function onlyMatterIn(call: Conversation): Utterance | undefined {
  const { matters, settled, open, refused, checked, tries } = call.outcome;
  const matter = matters[0];
  if (matter === undefined || settled?.cue === "says-settled" || open !== undefined || refused !== undefined || tries !== undefined)
    return undefined;
  if (checked !== undefined || call.transfers.length > 0 || !isTrouble(matter)) return undefined;
  const isAfter = ({ turn }: { turn: Utterance }) => turn.index > matter.index;
  if (call.promises.some(isAfter) || call.refusals.some(isAfter) || call.passOffs.some(isAfter) || call.ignorance.some(isAfter))
    return undefined;
  const later = call.agentTurns.filter((turn) => turn.index > matter.index);
  if (later.length < 2 || later.some((turn) => acts(turn) || informs(turn, call))) return undefined;
  return isWellAfter(matter, call) ? undefined : matter;
}

/** "It's open", "that's me in", "found it": the trouble is over. */
const IS_WELL =
  / (?:(?:it|that|they|there) (?:is|are|'s) (?:me |it |now |all )?(?:open|in|on|back|working|there|gone|here|done|fixed|moving|going|up|better|off|away)|(?:there|here) it is|found (?:it|them)|got it|i (?:am|can) (?:in|see it)|it (?:opened|worked|works|went|came|did)|never mind|figured|my (?:own )?(?:mistake|fault)|silly me|i was (?:putting|using|doing|looking)) /;

/** Whether an agent's turn is about things that the customer had not spoken of: "there's an update for it in the store". */
export function informs(turn: Utterance, call: Conversation, leftOut: Parameters<typeof notionsOf>[1] = []): boolean {
  if (turn.has("farewell", "parting-thanks")) return false;
  const known = new Set(call.customerTurns.filter(({ index }) => index < turn.index).flatMap((before) => [...notionsOf(before)]));
  return [...notionsOf(turn, leftOut)].filter((notion) => !known.has(notion)).length >= NEWS;
}

/** So many new notions are news. */
const NEWS = 2;

/** Whether the customer says after a turn that all is well. */
export function isWellAfter(matter: Utterance, call: Conversation): boolean {
  return call.customerTurns.some(
    (turn) => turn.index > matter.index && (turn.has("says-pleased", "has-it-now", "says-settled") || IS_WELL.test(turn.tokens.norm)),
  );
}

/** Something is wrong or owed, rather than that something is asked. */
function isTrouble(turn: Utterance): boolean {
  return turn.has("states-problem") && !turn.has("shares-opinion") && !ASKS_FACT.test(turn.tokens.norm) && !isForTheRecord(turn);
}

/** Told for the record or for joy: nothing is to be done about it. */
export function isForTheRecord({ tokens: { norm } }: Utterance): boolean {
  return TELLS.test(norm);
}

const TELLS =
  / (?:off sick|out sick|please note|allerg\S+|(?:no|not) need (?:to|a|any|for)|(?:going to|will) be late|will not be (?:in|coming|there|able)|can not (?:make it|come in)|running late|let you know|to tell you|to say|so kind|very kind|so helpful|lovely|wonderful|well done|compliment|praise|thank) /;

function acts(turn: Utterance): boolean {
  if (turn.has("comes-later", "money-comes")) return true;
  const { norm, words } = turn.tokens;
  if (words.length <= WINDING_UP && turn.has("more-help-offer", "farewell", "parting-thanks")) return WILL.test(norm.replace(NOTES, " "));
  return actsIn(norm);
}

/** Whether words do, offer, advise or foretell something. */
export function actsIn(norm: string): boolean {
  return ACTS.test(norm.replace(NOTES, " "));
}

const WILL = / (?:i|we|they|he|she) (?:will|am going to|are going to|is going to|have) (?!see )/;
/** Words with which a call is wound up, and nothing more. */
const WINDING_UP = 12;
/** "I'll pop that on the log": written down, and no word of what comes of it. */
const NOTES =
  / (?:i|we) (?:will|am going to|can|have) (?:just )?(?:pop|put|stick|note|log|make|add|write|mark|jot|take|record) (?:\S+ ){0,4}(?:log|note|notes|system|file|book|list|down|it|that|record|account)(?= )/g;

/** "Oh, and the hall light's been out for a week." "Oh right." And that is the last of it. */
function addedIn(call: Conversation): Utterance | undefined {
  const first = call.outcome.matters[0] ?? call.matter?.turn;
  const closing = call.ending.from?.index ?? Infinity;
  if (first === undefined) return undefined;
  return call.customerTurns.find((turn) => {
    if (turn.index <= first.index || turn.index >= closing || !isBroken(turn)) return false;
    const reply = turn.next();
    if (reply?.role !== "agent" || !isNod(reply)) return false;
    const about = notionsOf(turn);
    return (
      call.agentTurns.every(
        (later) => later.index < reply.index || (isNod(later) && isNear(reply, later, call)) || !shares(later, about),
      ) && !isRaised(reply, call)
    );
  });
}

/** What is brought up beside the matter, and what is wrong with it, within a few words. */
const ADDS = leanPattern(
  /(?:^| )(?:(?:oh|and|also|by the way|incidentally|while (?:i am|i have you|we are|you are)(?: \S+){0,3}|(?:one|another|the) (?:more |other )?thing) )+(?:the|our|your|that|there is|another|one of|somebody|the other) (?:\S+ ){0,9}?(?:broken|broke|busted|stuffed|knackered|banjaxed|kaput|jammed|stuck|leaking|leaks|dripping|cracked|torn|loose|flickering|blocked|filthy|rattling|smells?|stinks|out of order|on the blink|packed (?:it )?in|given up|hanging off|falling off|(?:is|are|been) (?:out|off|down|gone|missing|wrong|dead|not working)|(?:will|does|do|is|has|have) not (?:even |been |really )?(?:work|working|charge|charging|open|close|shut|start|turn|come|arrived|show|flush|drain|lock|print|heat|fit|ring|stay)|had (?:somebody|someone) else) /,
);

function isBroken({ tokens: { norm } }: Utterance): boolean {
  return ADDS.test(norm) && !/ (?:no (?:problem|worries|rush)|does not matter|never mind|not a big deal|not your fault) /.test(norm);
}

/** Nothing but "right", "we know about that one", "I've noted that". */
function isNod(turn: Utterance): boolean {
  if (/\?\W*$/.test(turn.text) || turn.has("asks-something")) return false;
  return turn.tokens.words.length <= BRIEF && !acts(turn) && !/ (?:sorry|apolog\S+) .* (?:but|so) /.test(turn.tokens.norm);
}

function isNear(reply: Utterance, later: Utterance, call: Conversation): boolean {
  return call.agentTurns.filter((turn) => turn.index >= reply.index && turn.index <= later.index).length <= 3;
}

/** A promise, a refusal or a transfer was the answer. */
function isRaised(reply: Utterance, call: Conversation): boolean {
  return [...call.promises, ...call.refusals, ...call.passOffs, ...call.transfers, ...call.ignorance].some(({ turn }) => turn === reply);
}

function shares(turn: Utterance, about: ReadonlySet<string>): boolean {
  for (const notion of notionsOf(turn)) if (about.has(notion)) return true;
  return false;
}
