// Longer than a source file should be: who may stand before "will", and whose promise it is then.
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { isOtherTradeAt } from "./outsiders.js";
import { isColleague, isDepartment, isThirdParty } from "./third-parties.js";
import { wordSet } from "./word-set.js";

/** Whose somebody is of whom a customer speaks: the company's, or of the customer's own life or another firm's. */
type Side = "ours" | "theirs";

/** Agent turns before which the customer states the matter: whoever is named there without more is taken for the company's. */
const OPENING = 3;
/** Earlier turns in which somebody may have been named whom the customer speaks of later on. */
const LOOK_BACK = 4;
/** Words before a promise in which it is looked for who made it. */
const REACH = 70;
/** Words around a noun that tell whose it is. */
const BEFORE = 5;
const AFTER = 6;

/**
 * Whether a promise of which the customer tells was made by the company, as far as can be told: whoever was named last before it
 * made it. "He" and "they" stand for somebody of the company while the customer states the matter; later, only if one was named.
 */
export function isOurs(turn: Utterance, { first, last }: { first: number; last: number }, call: Conversation): boolean {
  const { words, norm } = turn.tokens;
  if (NOT_YOURS.test(norm)) return false;
  const told = ` ${words.slice(first, last + 6).join(" ")} `;
  if (TO_YOU.test(norm) || (FROM_YOU.test(told) && !/ you (?:said|told|promised) /.test(told))) return false;
  const side = sideIn(turn, Math.max(0, first - REACH), Math.min(first + 2, last), call);
  if (side !== undefined) return side === "ours";
  if (/^(?:was|were|been|be|got) $/.test(` ${words[first - 1]} `.trimStart()) || OWED.test(told)) return true;
  if (isStated(turn, call) || WHETHER_TOLD.test(turn.previous("agent")?.tokens.norm ?? "")) return true;
  let other = turn.previous();
  for (let back = 0; other !== undefined && back < LOOK_BACK; other = other.previous(), back++) {
    const named = sideIn(other, 0, other.tokens.words.length - 1, call);
    if (named !== undefined) return named === "ours";
  }
  return false;
}

/** The customer states the matter: nobody but the company was spoken of before. */
function isStated(turn: Utterance, call: Conversation): boolean {
  const before = call.agentTurns.filter(({ index }) => index < turn.index).length;
  return before <= 1 || (before <= OPENING && (call.matter === undefined || call.matter.turn.index >= turn.index));
}

/** "Did you ring the night line?" "I did, and they promised to come." */
const WHETHER_TOLD =
  / (?:did|have) you (?:already |not |ever )?(?:ring|rung|call|called|phone|phoned|report|reported|speak|spoken|tell|told|contact|contacted|email|emailed) (?!your |the (?:police|council|bank|landlord|seller|shop|doctor))/;

/** "He's not one of yours", "before I came to you". */
const NOT_YOURS =
  / (?:not (?:one of )?(?:yours|your (?:lot|people|company|fault|side))|before (?:i|we) (?:came|switched|moved|went) (?:over )?to (?:you|your)) /;
/** "They said they'd fax you the form": what is to come to the company is promised by somebody else. */
const TO_YOU =
  / (?:you (?:have|did) not (?:got|get|had|received?|have|seen?|heard?) (?:it|them|one|that|this|anything) |(?:(?:he|she|they|one) (?:will|was going to|were going to|is going to|are going to)|(?!(?:i|we|you|someone|somebody) )\S+ would) (?:\S+ ){0,1}?(?!thank |tell |charge |see |let |give |get )\S+ (?:\S+ ){0,3}?(?:to )?you (?!(?:know|see|guys|lot|people|said|told|promised|would|will|can|could|have|are|were|did|need)\b))/;
/** "You'd", "somebody would": nobody says so of other firms to this one. */
const OWED = / (?:you|your) /;
/** "The fitters told us your lot would pay half" */
const FROM_YOU = / (?:from|off|out of) you /;

/** Whose the last one named among some words is. */
function sideIn(turn: Utterance, from: number, to: number, call: Conversation): Side | undefined {
  for (let at = to; at >= from; at--) {
    const side = sideAt(turn, at, call);
    if (side !== undefined) return side;
  }
  return undefined;
}

function sideAt(turn: Utterance, at: number, call: Conversation): Side | undefined {
  const { words } = turn.tokens;
  const word = words[at]!;
  const next = words[at + 1] ?? "";
  if (turn.role === "agent") return isColleague(word) || word === "we" ? "ours" : KIN.has(word) ? "theirs" : undefined;
  if (word === "you") return isAddressed(words, at) ? "ours" : undefined;
  if (word === "yours" || word === "yourselves" || word === "someone" || word === "somebody") return "ours";
  if (word === "himself" || word === "herself")
    return MET.test(` ${words.slice(at + 1, at + 1 + AFTER).join(" ")} `) ? undefined : "theirs";
  if (word === "door" && words[at - 1] === "next") return "theirs";
  if (word === "your") return OF_CUSTOMER.has(next) ? undefined : "ours";
  // "I spoke to Denise", "I rang up again"
  if (REACHED.has(word) && ASKERS.test(words[at - 1] ?? "")) return reachedAt(words, at);
  // "Our Karen"
  if (words[at - 1] === "our" && isGivenName(word)) return "theirs";
  if (!isSomebody(word)) return TELLS.has(next) ? unknownTeller(turn, at, call) : undefined;
  if (isVerb(words, at)) return undefined;
  return sideOfNoun(turn, at, call);
}

/** Whose somebody named by a noun is: by what stands before and after it, and by the trade. */
function sideOfNoun(turn: Utterance, at: number, call: Conversation): Side | undefined {
  const { words } = turn.tokens;
  const word = words[at]!;
  const next = words[at + 1];
  let start = at - 1;
  while (start >= Math.max(0, at - BEFORE) && !DETERMINERS.has(words[start]!) && !STOPS.has(words[start]!)) start--;
  const determiner = DETERMINERS.has(words[start] ?? "") ? words[start]! : "";
  const led = words.slice(Math.max(0, start), at);
  const after = ` ${words.slice(at + 1, at + 1 + AFTER).join(" ")} `;
  if (determiner === "your" || MET.test(after)) return "ours";
  // "My mother's parcel", but "at my daughter's till two. She …"
  if (next === "'s" && !STOPS.has(words[at + 2] ?? "and") && !words.slice(at + 2, at + 4).some(isSomebody)) return undefined;
  if (KIN.has(word)) return "theirs";
  if (OWN.has(determiner)) return word !== "boss" && OF_COMPANY.has(word) && !isOtherTradeAt(turn, at, call) ? "ours" : "theirs";
  if (led.some((one) => OTHER.has(one)) && (ORGANIZATIONS.has(word) || isThirdParty(word))) {
    // "The last girl said Friday"
    return PERSONS.test(word) && !/^(?:other|another|old|previous)$/.test(words[at - 1] ?? "") ? "ours" : "theirs";
  }
  const isVague = determiner === "some" || determiner === "this";
  if ((isVague && !isColleague(word) && !OF_COMPANY.has(word)) || ELSEWHERE.test(after)) return "theirs";
  if (isOtherTradeAt(turn, at, call) || (AGENCY.has(words[at - 1] ?? "") && !isNamedInOpening(words[at - 1]!, call))) return "theirs";
  if (ORGANIZATIONS.has(word)) return isNamedInOpening(word, call) ? "ours" : "theirs";
  // "A lad said it'd be gone": who it is, the place in the call tells.
  return PERSONS.test(word) ? undefined : "ours";
}

/** "The rescue said", "the railway told us": of whom nothing is known but that they are no part of the company. */
function unknownTeller(turn: Utterance, at: number, call: Conversation): Side | undefined {
  const { words } = turn.tokens;
  const word = words[at]!;
  if (isDepartment(word)) return "ours";
  // "He took photos, said he'd ring"
  const isObject = turn.text.slice(turn.tokens.to[at], turn.tokens.from[at + 1]).includes(",") || !leads(words, at);
  if (word.length < 3 || NO_TELLER.test(word) || isObject) return undefined;
  if (isGivenName(word) && !isOrdinaryWord(word)) return call.names.agents.has(word) ? "ours" : undefined;
  return isNamedInOpening(word, call) || words.slice(Math.max(0, at - 3), at).includes("your") ? "ours" : "theirs";
}

/** Whether a noun is what a clause begins with. */
function leads(words: readonly string[], at: number): boolean {
  const determiner = words.findLastIndex((one, index) => index >= at - 3 && index < at && DETERMINERS.has(one));
  // "Your rep at the hotel said"
  if (/^(?:at|in|on|from|of|with|to|for|by|near)$/.test(words[determiner - 1] ?? "")) return false;
  return at === 0 || determiner >= 0 || /^(?:and|but|because|so|then|when|well|now)$/.test(words[at - 1]!);
}

/** "I rang the swimming baths", "we asked my bank"; "I rang your line", "I phoned up on Monday". */
function reachedAt(words: readonly string[], at: number): Side | undefined {
  let to = at + 1;
  while (/^(?:to|with|up|on|onto|in|again|back|out)$/.test(words[to] ?? "")) to++;
  const word = words[to] ?? "";
  if (!/^(?:the|a|an|my|our|his|her|their|this|some)$/.test(word)) return isPronoun(word) ? undefined : "ours";
  const named = words.slice(to + 1, to + 4);
  return named.some((one) => OWN_LINE.has(one) || isColleague(one) || PERSONS.test(one)) && !OWN.has(word) ? "ours" : "theirs";
}

/** Words before "rang you" of a customer who tells whom they turned to. */
const ASKERS = /^(?:i|we|have|had|just|then)$/;

function isPronoun(word: string): boolean {
  return /^(?:him|her|them|it|everyone|everybody|around|about)$/.test(word);
}

/** "You said", "you people", "I rang you". */
function isAddressed(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? "";
  const before = words[at - 1] ?? "";
  if (before === "thank" || next === "know" || next === "see") return false;
  return ADDRESSES.has(next) || (REACHED.has(before) && ASKERS.test(words[at - 2] ?? "")) || /^(?:of|by|from|off|at|with|to)$/.test(before);
}

function isSomebody(word: string): boolean {
  return isThirdParty(word) || KIN.has(word) || ORGANIZATIONS.has(word) || OF_COMPANY.has(word);
}

/** "To host it", "you can guide me". */
function isVerb(words: readonly string[], at: number): boolean {
  return /^(?:to|will|can|could|would|i|you|we|they|not|please|of)$/.test(words[at - 1] ?? "");
}

function isNamedInOpening(word: string, call: Conversation): boolean {
  const opening = call.agentTurns[0];
  return opening !== undefined && opening.tokens.norm.includes(` ${word.replace(/s$/, "")}`);
}

const KIN = wordSet(
  "husband wife son sons daughter daughters kids children child mum mam mom dad da mother father brother sister neighbor neighbors neighbour neighbours friend friends mate mates pal buddy ex boyfriend girlfriend grandson granddaughter grandad granddad grandma grandpa nephew niece cousin uncle aunt auntie gran nan tenant tenants lodger fiance fiancee flatmate housemate roommate parents partner law landlord landlady companion",
);
const ORGANIZATIONS = wordSet(
  "company companies firm firms place outfit crowd shower business office insurance lender mortgage seller buyer manufacturer maker makers employers clinic hoa airline airlines railway embassy agency charity rescue retailer provider supplier decorators removal removals contractor contractors cowboy cowboys shop store work",
);
const PERSONS =
  /^(?:bloke|chap|fella|fellow|fellas|gentleman|girl|girls|guy|guys|lad|lads|lady|ladies|lass|man|men|woman|person|people|one|kid|gal|fellow|boy|boys)$/;
/** "The estate agent" */
const AGENCY = wordSet("estate letting lettings travel property real");
/** Who works for the company though the customer says "my". */
const OF_COMPANY = wordSet(
  "engineer driver adviser advisor agent technician tech rep representative manager handler fitter installer operator consultant coordinator courier surveyor inspector adjuster case claims officer branch inspector supervisor nurse boss leader officer foreman crew team director chief gaffer owner clerk",
);
const OF_CUSTOMER = wordSet("insurance own end wife husband mother mum mam");
const DETERMINERS = wordSet("the a an my our your his her their me this that some another one these those us");
const OWN = wordSet("my our his her their me us");
const OTHER = wordSet("other another last first second third previous old next different former");
const STOPS = wordSet(
  "till until and but so because then is was were are said told to of for with from by in on at i we you he she they it",
);
const REACHED = wordSet(
  "rang ring called phoned emailed wrote contacted asked tried spoke talked ringing calling phoning speaking talking",
);
const TELLS = wordSet("said says told tells promised swore reckoned reckons assured guaranteed agreed goes");
const OWN_LINE = wordSet(
  "helpline hotline line number customer customers service services support help branch call center centre main emergency office free",
);
const ADDRESSES = wordSet(
  "said told promised people guys lot all were was had have have would rang wrote sent assured swore guaranteed agreed offered quoted gave never did keep kept tell say advised confirmed folks",
);
const NO_TELLER =
  /^(?:who|that|which|and|but|then|just|she|they|you|also|even|only|has|had|have|was|were|been|got|always|all|never|keeps?|kept|first|again|one|ones|actually|both|each|lot|letter|email|text|card|message|note|ticket|so|because|well|like|definitely|clearly|did|not|what|when|being|yous|already|originally|specifically|initially|later|someone|somebody|nobody|everyone|everybody|time|day|morning|afternoon|yesterday|today|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|phone|line|desk|counter|chat|spoke|there|here|basically|literally|over|finally|eventually|himself|yeah|repeatedly|faithfully|apparently|supposedly|twice|in|on|up|out|back|off|me|us|him|her|them)$|ly$/;
/** "The man I spoke to", "the girl on your desk", "some lad of yours", "the lady who answered". */
const MET =
  /^ (?:called |named )?(?:\S+ )?(?:(?:who |that )?(?:i|we) (?:spoke|talked|got|dealt|had|saw|chatted|was speaking|was talking)|(?:on|at|in|from|off) (?:the |your |my )?(?:local )?(?:phone|line|other end|desk|counter|till|helpline|chat|shop|store|branch|call|showroom|office|depot|front|live|customer|sales|reception|support)|(?:from|of|in|on|at) your|of yours|who (?:answered|came|picked|took|delivered|fitted|installed|did)|that (?:answered|came|picked|took|delivered|fitted|installed)|(?:\S+ ){0,2}came (?:out|round|to)|rang me|called me|from (?:the )?(?:\S+ )?(?:team|department|office|service|services|support|dispatch|maintenance|billing|accounts|customer|sales|highways|repairs|complaints|claims|collections)) /;
/** "A fella from up the road", "the man next door". */
const ELSEWHERE =
  /^ (?:(?:from|in|down|up|over|across|behind|opposite|round|next|upstairs|downstairs|for|doing|that does|who does|selling|off|there|who (?!i |we )) |on (?!a |mon|tues|wednes|thurs|fri|satur|sun|first|last)|i (?:bought|hired|found|bumped|met|used|know|know|work) |we (?:hired|found|bought|used|met) |of (?:mine|ours|his|hers) |'s )/;
