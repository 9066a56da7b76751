import { leanPattern } from "../lean-pattern.js";
import type { Utterance } from "./conversation.js";

/** A clause about the customer, taken apart: the words that go with the verb, and the verb with what follows to the end of the sentence. */
interface Told {
  aux: string;
  rest: string;
}

/** "I can tell", "by the sound of you", "guaranteed", "that's your trouble": what a guess ends in. */
const ENDS_AS_GUESS = leanPattern(
  / (?:i can tell|i know how it goes|i (?:would|will) (?:imagine|bet|guess|say|think|wager)|i (?:bet|imagine|expect|reckon|suppose|guess|presume|should think|dare say|take it|would put money on it)|by the (?:sounds?|looks?) of (?:it|you|that|things)|guaranteed|obviously|clearly|probably|most likely|no doubt|that is (?:your|the) (?:trouble|problem|reason|issue)|that is why|that will be (?:why|it|what|the)|like (?:everyone|everybody|most people|they all)|(?:everyone|everybody|most people|they all|people|nobody|no one|you all) (?:does|do|is|are|always|your|like|at|ever)?(?: not)?|\S+s always (?:do|are)|(?:are|have|did|do|is) (?:you|he|she|they) not|(?:are|have|do|did|would|were|had) (?:not )?you(?: (?:dear|love|sir|madam|mate|pal|then|now))?) $/,
);

/** What is said in kindness, of the matter in hand, or of what is to come; no guess at what the customer does. */
const OF_THE_MATTER = leanPattern(
  /^ (?:\S+ ){0,2}?(?:right|between|welcome|fine|okay|covered|entitled|eligible|due|aware|better|best|able|sure|lucky|unlucky|tired|worried|upset|cross|annoyed|angry|fed|frustrated|excited|pleased|happy|glad|keen|busy|anxious|nervous|shaken|scared|calling|ringing|asking|referring|wondering|waiting|hoping|looking|enquiring|after|wanting|needing|getting|hearing|seeing|receiving|paying|charged|booked|having|safe|good|set|through|on the (?:list|right)|in the right|not (?:alone|the only|wrong|covered|to blame)|worth|speaking|talking|missing|freezing|starving|hungry|a (?:patient|good|loyal)|all (?:right|set)|been (?:through|waiting|patient|told|very|on hold|with us)|had (?:a|an|enough|such|quite|this|that|it) |heard|seen|noticed|received|got (?:a|an|the|your|enough|plenty|two|three|until|till|questions|our) (?!dog|cat|leak|toilet|tap|window|door|teenager|bad|weak|dodgy|cheap|old)\S*) /,
);

/** "You're on a budget then", "you do a lot of town driving, I'd guess": a state or habit, told with the words of a guess. */
export function isGuessedState({ aux, rest }: Told, clause: string): boolean {
  if (/\b(?:can|could|may|might|should|need)\b/.test(aux) || FORECAST.test(`${aux}${rest}`)) return false;
  return ENDS_AS_GUESS.test(clause) && !OF_THE_MATTER.test(rest) && !OF_THE_MATTER.test(` ${aux.split(" ").at(-1)}${rest}`);
}

/** "You'll get a text, most likely": what will come. */
const FORECAST =
  /^(?:\S+ )*(?:will|would) (?!have|be \S+ing|not have)|^ ?(?:need|want|know|remember|can|could|should|may|might|must|have to|had better) /;

/** "You keep opening the door", "you were texting", "you were at work": told of what only the customer saw. */
export function isUnasked({ aux, rest }: Told): boolean {
  if (aux === "" && KEEPS.test(rest)) return true;
  if (aux === "never" && NEVER.test(rest)) return true;
  if (/^(?:will )?be$/.test(aux.replace("will be", "be")) && LOOKS_AMISS.test(rest)) return true;
  if (/^would have$/.test(aux) && WOULD_HAVE.test(rest)) return true;
  if (/\bbeen\b/.test(aux) && BEEN.test(rest)) return true;
  return /^were(?: (?:just|only|probably|all))?$/.test(aux) && WERE.test(rest);
}

const KEEPS =
  /^ (?:keep|kept) (?!getting|being|having|losing|seeing|hearing|asking|coming|going|trying|waiting|ringing|calling|paying|hoping|wanting|telling|saying|missing|receiving|finding|on )[a-z]{3,}ing (?:it|them|the|your|on|in|at|too|up|off|out|that|things|to|with) /;
/** "You never check your pressures", and not "you never got it". */
const NEVER =
  /^ (?!know|need|mind|want|like|mean|said|get |see |hear |pay |lose |miss |have |had |heard|saw|asked|rang|came|told|sent|gave|got|paid|took|received)(?!\S+ed )[a-z]{3,} (?:the|your|it|them|that|to|at|in|on|up|anything|things) /;
const LOOKS_AMISS =
  /^ (?:looking|reading|typing|going) (?:at |in |by |into )?(?:the|last|your) (?:wrong|old|other|previous|last|junk|month) /;
/** "You'd have skimmed it", and not "you'd have had a letter". */
const WOULD_HAVE = leanPattern(
  /^ (?:just |only |simply |probably )*(?:skimmed|skipped|ignored|deleted|binned|forgotten|missed|misread|clicked|pressed|thrown|chucked|opened|ticked|scrolled|glanced|left|dropped|knocked|parked|driven|leaned|leant|let|slept|overslept|walked|been (?:asleep|out|in the|at work|on your|rushing|distracted|drinking)) /,
);
const BEEN =
  /^ (?:having (?:long|hot|a bath|baths|showers|visitors|people|parties|the \S+ on)|(?:in|on|at|round|down|up) (?:a (?!waiting|queue|call|call|list|plan)|an |one of|some |the (?:pool|sea|pub|beach|gym|bins|drink|wine|sofa|sauna))|(?:swimming|drinking|partying|sunbathing|googling|cooking|baking|smoking|vaping|gardening|shopping|gaming)) /;
const WERE = leanPattern(
  /^ (?:at (?:work|home|the (?:gym|pub|shops|back|beach))|out(?: (?:shopping|walking|in the))?|in (?:bed|the (?:pub|bar|shower|bath|garden|loo|toilet|kitchen|shops|pool))|down the \S+|on (?:facebook|youtube|netflix|the (?:loo|beach|phone|toilet))|on your phone|(?:moving|texting|scrolling|speeding|rushing|shaking|chatting|daydreaming|asleep|dozing|sleeping|drinking|dancing|swimming|gaming|streaming|vacuuming|hoovering|shouting|guessing)) (?!for |since |from |till |until |when you (?:called|rang|said))/,
);

/** In reply to a wish to leave, to complain or to see somebody: why the customer is supposed to want it. */
export function isMotive({ aux, rest }: Told): boolean {
  if (/\b(?:will|would|can|could|may|might|should|never|had)\b/.test(aux) && aux !== "would") return false;
  return MOTIVE.test(` ${aux}${rest}`.replace(/^ {2}/, " "));
}

/** "I'd like to cancel", "I want to complain", "get me your manager", "I'm moving my money". */
export function asksToLeave(turn: Utterance): boolean {
  const said = turn.previous("customer");
  return said !== undefined && LEAVES.test(said.tokens.norm);
}

const LEAVES =
  / (?:cancel(?:led|ling)?|complain|complaint|leave|leaving|close|end|stop|(?:money|refund|deposit) back|refund|return|returning|send (?:it|them|this|these) back|switch|move (?:my|our)|moving (?:my|our)|downgrade|manager|supervisor|somebody else|someone else|changed|swap|withdraw|quit|pull out) /;
const MOTIVE = leanPattern(
  /^ (?:(?:just|only|really|simply|probably|all|clearly|obviously) )*(?:want (?:compensation|money|attention|sympathy|a freebie|me (?:to|in|out)|us to|to (?:get (?:me|him|her|us|your own)|hurt|moan|shout|punish|save|make (?:me|us|a)|take it all|try|have (?:your|it|a go))|somebody to|someone to|it all|your own|the (?:earth|moon)|something for)|(?:are )?after (?:a|the|some|our|my|money|compensation|something|freebies)|would rather (?:have|be|not|go|pay|stay|talk|speak) .*|(?:are )?not (?:using|bothered|really)|are (?:scared|frightened|panicking|bored|broke|skint|jealous|angry|annoyed|going (?:to|with|over|somewhere|elsewhere)|leaving us|moving (?:abroad|house|in with)|just (?:angry|upset|tired|bored|scared|panicking|cross)|fed up with|not using|short of|having second)|(?:got|had) (?:cold feet|second thoughts|bored|scared)|changed your mind|panicked|thought (?:it|we|they|you|nobody|that|he|she)|think (?:he|she|they|my|it|we|that|you)|saw (?:it|them|one|something|an? )|do not (?:really )?(?:want|like|fancy|trust|need|use|have the) |can not afford|have (?:(?:worn|used) (?:it|them)|had your (?:use|fun|money|wear))|wore (?:it|them)) /,
);
