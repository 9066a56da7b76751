import type { Segment } from "../call.js";
import { keyOf, type Side } from "./sides.js";
import { tokenize } from "./tokens.js";

/** What speaks for somebody being the agent (above nought) or the customer, as logarithms of odds: 2 is a hint, 4 as good as a label. */
export interface Weight {
  weight: number;
  reasons: readonly string[];
}

type Telling = readonly (readonly [RegExp, number, string])[];

/** How whoever answers a company's telephone opens. */
const ANSWERS: Telling = [
  [
    / (?:how|what|who|where|which \S+) (?:can|may|could|might|shall|would) (?:i|we) (?:be of|do for|help|assist|get you|find|sort|direct your)\b| what (?:do you need(?! from)|would you like|are you after|can i do) | in what i can (?:help|assist)| what is (?:the|your) (?:address|emergency)| which service /,
    4,
    "offers help",
  ],
  [/ (?:you are|you have) (?:got |come )?(?:through to|reached|speaking (?:to|with)|talking to) /, 3, "answers the call"],
  [/ welcome to /, 2, "answers the call"],
];

/** How somebody opens who has rung for a company: "could I speak to Mrs Hale?", "I'm calling from", "about your order". */
const RINGS: Telling = [
  [
    / (?:(?:is (?:that|this)|am i (?:speaking|talking) (?:to|with)) (?:mr|mrs|ms|miss|mister|dr) |(?:may|could|can) i (?:please )?(?:speak|talk) (?:to|with) (?!(?:the|a|an|your|you|somebody|someone) )\S+)/,
    3,
    "asks for somebody",
  ],
  [/ (?:calling|ringing|phoning) (?:you )?(?:back )?(?:from|on behalf of) |calling back from /, 3, "rings for the company"],
  [
    / (?:calling|ringing|phoning|call|ring) (?:you )?(?:back )?(?:up )?(?:about|regarding|concerning) (?:\S+ ){0,4}your (?!(?:\S+ )?(?:letter|email|message|text|advert|advertisement|ad|listing|job|vacancy|offer|sale|price|prices|website|quote|invoice|bill) )|(?:about|regarding) your (?:overdue|unpaid|outstanding|late|missed|recent|upcoming) /,
    4,
    "rings for the company",
  ],
  [/ just (?:calling|ringing|phoning) to (?:let you know|confirm|remind|check (?:in|that)|follow up) /, 2, "rings for the company"],
  [/ (?:outside|downstairs|here|at (?:the|your) (?:door|gate|house|address)) with your /, 3, "delivers"],
];

/** "Is that the timber yard?", "is that Luigi's?": asked by who has rung a firm. */
const ASKS_FOR_FIRM =
  / (?:(?:is (?:that|this)|am i through to|have i got|have i reached) (?:the (?!right |case |correct |best |same )|\S+ 's )|are you the (?!(?:\S+ )?(?:holder|account|policy|card|home|householder|bill|owner|main|person|one|right|only|tenant) ))/;

/** Whoever speaks first and names themselves has answered; the other says it too: "it's Pilar in Claims". */
const NAMED =
  / (?:this is|my name is) (?!(?:the|a|an|my|our|your|what|how|why|where|when|not|it|about|so|that|just|all|going|really|very|one) )(?:\S+ ){1,2}(?:in|from|with|at|speaking|here) |^ (?:\S+ ){1,6}(?:speaking|(?<! (?:is|are|am|was|be|been|over|down|up|in|from|out|right|come|came|get|got) )here) /;

const HAILS =
  /^ (?:(?:oh|um|uh|er|erm|yes|yeah|ah) )*(?:hello|hi|hiya|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|yes) /;
const OF_ONESELF = / (?:i|my|me|we|our|us|is (?:that|this)) /;
/** Said by whoever picks up any telephone. */
const PICKS_UP = /^ (?:(?:oh|um|uh|yes|yeah|hi|hiya|hey|hello|good|morning|afternoon|evening) )*$/;
/** Words that a firm's or department's bare name does not hold: "Taxis.", "Castellan Piano Movers, Rob." */
const NO_NAME =
  / (?:i|you|we|he|she|it|they|me|my|your|our|his|her|this|that|these|those|is|are|was|were|be|been|do|does|did|have|has|had|will|would|can|could|should|not|so|and|but|if|then|when|what|who|where|how|why|which|yes|no|yeah|okay|right|sure|oh|well|thank|thanks|please|sorry|to|just|got|want|need|get|go|see|all|one|two|three|four|five|six|seven|eight|nine|ten) |\d/;
/** Nobody answers the telephone in more words than these; longer is a talk or a piece of one. */
const LONGEST_ANSWER = 60;
/** So long at most is an answer that gives no more than a firm and a name. */
const BRIEF = 8;

/** What the opening tells of the two who speak first: one answers or rings for the firm. */
export function byOpening(segments: readonly Segment[], sides: ReadonlyMap<string, Side>): ReadonlyMap<Side, Weight> {
  const turns = openingTurns(segments, sides);
  const isPickedUp = turns[0] !== undefined && PICKS_UP.test(turns[0].norm);
  const [one, other] = isPickedUp ? turns.slice(1) : turns;
  if (one === undefined || other === undefined) return new Map();
  const [ones, others] = [tellingOf(one.norm), tellingOf(other.norm)];
  if (isPickedUp && !PICKS_UP.test(one.norm) && !ASKS_FOR_FIRM.test(one.norm)) ones.weight += 1.5;
  if (!others.rings && !isPickedUp) answer(one.norm, other.norm, ones, others.weight === 0);
  else if (!others.rings && NAMED.test(one.norm)) ones.add(2, "answers with a name");
  const weight = ones.weight - others.weight;
  return weight === 0
    ? new Map()
    : new Map([
        [one.side, { weight, reasons: ones.reasons }],
        [other.side, { weight: -weight, reasons: others.reasons }],
      ]);
}

/** What whoever speaks first tells by naming a firm, a department or themselves. */
function answer(one: string, other: string, ones: Told, isOtherSilent: boolean): void {
  const isBrief = one.split(" ").length - 2 <= BRIEF;
  if (isBrief && !OF_ONESELF.test(one) && isOtherSilent && HAILS.test(other) && OF_ONESELF.test(other)) ones.add(3, "answers the call");
  else if (isBrief && /[a-z]{3}/.test(one) && !NO_NAME.test(one) && other.split(" ").length > 5) ones.add(2, "answers the call");
  if (NAMED.test(one)) ones.add(2, "answers with a name");
}

class Told implements Weight {
  weight = 0;
  rings = false;
  readonly reasons: string[] = [];

  add(weight: number, reason: string): void {
    this.weight += weight;
    this.reasons.push(reason);
  }
}

function tellingOf(norm: string): Told {
  const told = new Told();
  if (norm.split(" ").length > LONGEST_ANSWER) return told;
  for (const [pattern, weight, reason] of ANSWERS) if (pattern.test(norm)) told.add(weight, reason);
  for (const [pattern, weight, reason] of RINGS)
    if (pattern.test(norm)) {
      told.rings = true;
      told.add(weight, reason);
    }
  if (!told.rings && ASKS_FOR_FIRM.test(norm)) told.weight -= 3;
  return told;
}

/** The first three turns of the call. */
function openingTurns(segments: readonly Segment[], sides: ReadonlyMap<string, Side>): { side: Side; norm: string }[] {
  const turns: { side: Side; norm: string }[] = [];
  for (const segment of segments) {
    const side = segment.speaker === undefined ? undefined : sides.get(keyOf(segment.speaker));
    if (side === undefined || segment.role === "system") continue;
    const { norm } = tokenize(segment.text);
    const last = turns.at(-1);
    if (last?.side === side) last.norm += norm.slice(1);
    else if (turns.length === 3) break;
    else turns.push({ side, norm });
  }
  return turns;
}
