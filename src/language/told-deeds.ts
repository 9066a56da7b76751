// Longer than a source file should be: what is told of the customer, and when it was never said.
import { leanPattern } from "../lean-pattern.js";
import { asksToLeave, isGuessedState, isMotive, isUnasked } from "./bald-guesses.js";
import { isFirstReply, isOfTheirs, isOnFile, tellsUnseen } from "./bald-replies.js";
import type { Conversation, Utterance } from "./conversation.js";
import { PAST_FORM } from "./past-forms.js";
import { notionOf } from "./stems.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** Words of a turn that tell the customer, as plain fact, what they did: index of the first and the last. */
export interface ToldDeed {
  first: number;
  last: number;
}

/**
 * Where an agent tells customers what they did, had or were about, with nothing to know it from: "then you left the tap running".
 * The customer has said nothing of it, the agent names no record, it is no question, and the customer does not say yes to it.
 */
export function toldDeedIn(turn: Utterance, call: Conversation): ToldDeed | undefined {
  const { norm, words } = turn.tokens;
  if (!ADDRESSES.test(norm) || (SOURCE.test(norm) && !ALL_IT_IS.test(norm))) return undefined;
  for (let index = 0; index < words.length; index++) {
    const subject = subjectAt(turn, index);
    if (subject === undefined) continue;
    const clause = clauseFrom(turn, index, subject.end);
    const strength = strengthOf(clause);
    const isFirst = isFirstReply(turn, index);
    const isUnseen = isFirst && (tellsUnseen(clause.aux, clause.rest) || isBaldGuess(turn, index, clause));
    if ((strength === undefined && !isUnseen) || !isTold(turn, clause, call)) continue;
    if (
      strength === "sure" ||
      isUnseen ||
      isSupposed(turn, subject.lead, clause, strength!, isFirst && !isOnFile(clause.rest) && !ON_RECORD.test(clause.rest))
    )
      return { first: index, last: clause.verb };
  }
  return undefined;
}

/** The first thing said to what the customer told: a state, a habit or a motive that nobody spoke of. */
function isBaldGuess(turn: Utterance, first: number, clause: Clause): boolean {
  if (isUnasked(clause)) return !isOnFile(clause.rest);
  if (asksToLeave(turn) && isMotive(clause)) return true;
  const { words, sentences } = turn.tokens;
  const end = sentenceEnd(sentences, words, first);
  const guess = / (?:that|it) /.test(` ${words[end] ?? ""} `) ? sentenceEnd(sentences, words, end) : end;
  return isGuessedState(clause, ` ${words.slice(first, guess).join(" ")} `);
}

const ADDRESSES = / (?:you|your|somebody|someone|he|she|they) /;

/** What the agent knows it from: the file, a note, what the customer said. A reproach is another rule's. */
export const SOURCE = leanPattern(
  / (?:(?:i|we) (?:can |do |could |just )?(?:see|saw|notice|hear)|(?:i am|i was|we are) (?:looking at|seeing|reading)|(?<! than it) says|shows?|showing|showed|according to|going by|(?:on|in|from|at) (?:your|the|my|our|this|that) (?:\S+ )?(?:account|file|records?|order|booking|form|screen|system|notes?|bill|invoice|statement|log|report|policy|contract|application|reading|readings|photos?|pictures?|video|camera|footage|tracking|history|chart|email)|logged|recorded|you (?:have )?(?:said|told|mentioned|mention|say|tell|were saying|described)|from what|(?:we|i|they) (?:told|asked|warned|said|advised)|should (?:not )?have|which is (?:great|good|perfect|fine)|thank you|thanks|well done|no bother|no problem|not to worry|do not worry|no worries|shall i|would you like) /,
);

/** "Yes", "oh", "I did": the customer takes it as so. */
const TAKEN = leanPattern(
  /^ (?:(?:oh|ah|well|um|er|hm|but|and|so) )*(?:yes|yeah|yep|yup|ya|aye|right|true|correct|exactly|okay|ok|sure|fine|got it|i see|(?:i|we) (?:did|have|was|were|had|am|do|must have|might have|may have|could have) (?:$|but|yes|yeah|indeed|so|though|sorry|then)|did i|have i|was i|i might|i may|maybe|perhaps|possibly|probably|i think (?:so|i)|i suppose|i guess|could be|that is (?:right|it|true|what)|(?:it|he|she) (?:was|is|did|has) (?:$|but|yes|yeah|indeed|sorry)|sorry|my mistake|i am afraid|unfortunately|sadly|thanks|thank|great|good|phew|mhm|uh huh|oh dear|silly me|guilty|i forgot|i must) |^ (?:oh|ah)(?: (?:god|dear|man|well))? $/,
);

/** "No, it was on two", "I never opened it". */
const DENIED = leanPattern(
  /^ (?:\S+ ){0,2}?(?:(?:no|nope|nah) (?!problem|worries|no \S+ thanks)\S+ \S+|(?:i|we|he|she|it|they|that|there|the \S+|my \S+) (?:\S+ ){0,2}?(?:not|never)|nobody|none of|excuse me|actually (?:i|it|we)|how dare) /,
);

/** "You never pulled the tab." "I did pull it". */
const DID_SO = /^ (?:\S+ ){0,2}?(?:i|we) (?:did|have|was|had|always|do) (?!not )\S+ \S+ /;

/** How the clause begins, by the words before the subject; or it is about others of the customer's. */
type Lead = "plain" | "inferred" | "supposing" | "others";

const INFERRED = new Set(["so", "then", "ah", "oh", "right", "well", "because", "okay", "yeah", "aye", "ha", "aha"]);
const GOES_BEFORE = new Set(["and", "but", "or", "now", "see", "look", "honestly", "probably"]);
/** "Sounds like you", "I bet you", "I'm guessing that you". */
const SUPPOSING = leanPattern(
  / (?:i (?:expect|imagine|reckon|suspect|suppose|guess|bet|presume|assume|figure|gather|wager|take it|dare say|would say|would guess|would bet)|i am (?:guessing|assuming|betting|thinking)|(?:sounds?|looks?|seems?) (?:to me )?(?:like|as if|as though)|my guess is|chances are|it (?:will|would) be that|that (?:will|would) be because|it (?:will|would) be because|(?:that|it) (?:will|would|must) be(?: just| probably)?|more than likely|most likely|no doubt)(?: that)? $/,
);

/** Words that whom it is about may begin with. */
const DOERS = new Set(["you", "one", "somebody", "someone", "your", "he", "she", "they"]);

/** Whom the clause is about, with the index of the last word of it, if one that it may be begins there. */
function subjectAt(turn: Utterance, index: number): { lead: Lead; end: number } | undefined {
  const { words } = turn.tokens;
  const word = words[index]!;
  if (!DOERS.has(word)) return undefined;
  const lead = leadAt(turn, index);
  if (lead === undefined) return undefined;
  if (word === "you") return { lead, end: index };
  if (/^(?:he|she|they)$/.test(word)) return lead === "plain" && isOfTheirs(turn) ? { lead: "others", end: index } : undefined;
  const match = HOUSEHOLD.exec(` ${words.slice(index, index + 8).join(" ")} `);
  return match === null ? undefined : { lead, end: index + match[0].trim().split(" ").length - 1 };
}

/** Those at the customer's end. */
const HOUSEHOLD = leanPattern(
  /^ (?:(?:one of |some of )?(?:you |your (?:\S+ )?(?:kids?|children|child|little ones?|sons?|daughters?|husband|wife|partner|girlfriend|boyfriend|flatmates?|roommates?|dogs?|cats?|tenants?|boys?|girls?|teenagers?|guests?|cleaner|missus|mother|father|mum|dad|grandson|granddaughter|grandkids|neighbou?rs?|builders?|lads?|staff|colleagues?|team) )|(?:somebody|someone) (?:(?:in|at|on) (?:your|the) (?:\S+ )?(?:house|household|home|office|flat|place|end|family|building) ))/,
);

function leadAt(turn: Utterance, index: number): Lead | undefined {
  const { words, sentences, from, to } = turn.tokens;
  const before = words[index - 1];
  if (SUPPOSING.test(` ${words.slice(Math.max(0, index - 7), index).join(" ")} `)) return "supposing";
  if (before === undefined) return "plain";
  if (INFERRED.has(before)) return "inferred";
  if (sentences.includes(index) || /[,:;–—]/.test(turn.text.slice(to[index - 1], from[index])))
    return sentences.includes(index) || !/^(?:if|when|once|unless|after|as|since)$/.test(openingOf(turn, index)) ? "plain" : undefined;
  return GOES_BEFORE.has(before) ? "plain" : undefined;
}

/** The word that begins the sentence in which a word stands. */
function openingOf({ tokens: { words, sentences } }: Utterance, index: number): string {
  return words[sentenceStart(sentences, index)]!;
}

/** A clause taken apart. */
interface Clause {
  /** The words that go with the verb: "will have", "were", "have just". */
  aux: string;
  /** Index of the verb, or of what the customer is said to have been. */
  verb: number;
  /** The verb and what follows it to the end of the sentence. */
  rest: string;
}

const AUXILIARY =
  /^(?:have|had|has|will|would|were|was|is|are|been|be|not|never|did|just|simply|also|only|already|all|even|accidentally|actually|probably|obviously|clearly|likely|got|gone|went|and|ended|up)$/;

const LIGHT = /^(?:got|gone|went|and|ended|up)$/;
const HAVE = /^(?:had|have|has)$/;

function isParticiple(word: string): boolean {
  return /(?:ed|en)$|^(?:run|come|had)$/.test(word) || PAST_FORM.test(word);
}

function clauseFrom(turn: Utterance, first: number, subjectEnd: number): Clause {
  const { words, sentences } = turn.tokens;
  let verb = subjectEnd + 1;
  while (AUXILIARY.test(words[verb] ?? "") && verb < subjectEnd + 6) verb++;
  // "You went over your minutes", "you got the wrong one", "you had it on six": here these are the verb.
  while (verb > subjectEnd + 1 && (LIGHT.test(words[verb - 1]!) || (HAVE.test(words[verb - 1]!) && !isParticiple(words[verb] ?? ""))))
    verb--;
  const end = sentenceEnd(sentences, words, first);
  return { aux: words.slice(subjectEnd + 1, verb).join(" "), verb, rest: ` ${words.slice(verb, end).join(" ")} ` };
}

/** What leaves no record that an agent could read: done with the hands at home, or in the head. */
const UNRECORDED = leanPattern(
  /^ (?:(?:forgot|forgotten|misread|misheard|mistook|misunderstood|mistyped|mismeasured|overlooked|overslept|drowned|overwatered|overtightened|overfilled|overloaded|overcharged|overheated|overcooked|overdid|overdone|yanked|kerbed|clouted|binned|slept in|dozed off|nodded off|fiddled|tampered|panicked|daydreamed|unplugged|undid|loosened|tightened|jammed|clogged|swung on|sat on|stood on|leaned on|leant on|trod on|stepped on|went at|gone at|gone over|went over|gone and|went and|was careless|took your eye|let go of|had a go|been at|found (?:something|someone|somebody) (?:cheaper|better|else)|did not (?:notice|hear|look|feel|spot|realize)) (?!to (?:sign|fill|add|include|enter|put|tell|say|date|complete|attach|cancel|renew|pay|send|return|bring) )|(?:dropped|knocked|broke|broken|cracked|bent|snapped|tore|torn|ripped|spilled|spilt|splashed|soaked|forced|pulled|pushed|twisted|banged|bumped|clipped|scraped|scratched|shook|squashed|stretched|shrank|shrunk|washed|ironed|boiled|burnt|burned|heated|froze|frozen|mixed|muddled|confused|skipped|measured|threw|thrown|chucked|wiped|touched|poured|tipped|swapped|hid|hidden|slammed|muted|typed|keyed|pressed|clicked|tapped|hit|scrolled|drained|flattened|deleted|lost|mislaid|misplaced|cut|wore|worn|fed|left|put|turned|switched|moved|stuck|blocked|ran|run|shut|opened|closed|kept|let|rode|ridden) (?:it|them|that|the|your|this|his|her|their|an?|something|everything|both|past|through|too|in too|up|over|off|out|water|soil|oil|things|half|down the) )/,
);
/** The same words, said of what the company does have a record of. */
const ON_RECORD = leanPattern(
  /^ \S+ (?:(?:the|your|an?|that|this|out|off|up|us) )+(?:\S+ ){0,2}?(?:account|accounts|case|ticket|dispute|claim|policy|card|message|voicemail|review|number|name|address|postcode|order|booking|appointment|payment|plan|direct debit|subscription|membership|form|box(?= (?:empty|blank|unticked))|deposit|feedback|comment|contract|line|chat|offer|call|email|date|field|section|application|request|option|discount|points|allowance|meter|reading)s? | (?:on the (?:form|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d\S*)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|yesterday|last (?:week|month|year|time)|this morning|at \d\S*|earlier today|\d{4}|(?:\S+ )?(?:days|weeks|months|years)) /,
);
/** "You left your bag on the coach": what has been handed in. */
const LEFT_BEHIND =
  /^ (?:left|lost|forgot) (?:your|the|an?|it|them) (?:\S+ )?(?:bag|coat|jacket|umbrella|phone|wallet|purse|keys|glasses|behind|on the|at the|here|with us) /;
/** A thing was had in a state, or the customer was somewhere or busy: "had it on silent", "were in the garden". */
const STATE = leanPattern(
  /^ (?:(?:had|have|has|got|have got) (?:the|your|it|them|that|both|everything) (?:(?!since |for )\S+ ){0,3}?(?:on|off|up|open|shut|loose|silent|mute|upside|backwards|running|unplugged|round|near|next|under|beside|behind|too|down) )/,
);
const WHEREABOUTS = leanPattern(
  /^ (?:at the (?:wrong|back|other)|(?:looking(?! at (?!the wrong))|standing|sitting|leaning|typing|pressing|using|reading|holding|watching|pushing|pulling|putting|playing|messing|fiddling|rushing|turning|driving|drying|riding|overdoing|skipping|running|leaving|feeding|washing|wearing|mixing|reading|gaming|streaming) (?!for (?!the wrong)))/,
);
const OUT_OF_SIGHT = /^ (?:asleep|upstairs|in (?:the|a) (?:garden|back|bath|shower|loft|kitchen|shed|rush|hurry|mood)) /;
/** "You're braking late." */
const ILL_DONE =
  /^ (?!paying|running|going|getting|sending|coming|arriving)\S{3,}ing (?:it |them |the \S+ |your \S+ )?(?:too )?(?:late|early|hard|wrong|fast|rough|soon) /;
/** A slip by its own name: "put it in the wrong way". */
const SLIP = leanPattern(
  / (?:the wrong|wrong|too (?:fast|hard|hot|high|much|tight|long|early|late|close)|upside down|back to front|the other way|and forgot|and forgotten|by mistake|without \S+ing|longer than|and not (?:told|said|noticed|realized|looked|seen)|and (?:do|did|does) not remember) /,
);
/** What comes to one, or is no deed. */
const HARMLESS = leanPattern(
  /^ (?:been|done|did|had|have|got|received|noticed|needed|tried|explained|liked|loved|enjoyed|waited|worked|called|emailed|asked|guessed (?:it|right|correctly|that)|earned|deserved|gathered|learned|heard|seen|saw|reached|mentioned|wanted|picked|chosen|chose|paid|saved|finished|completed|covered|cleared|caught|come|came|found|met|helped|answered|passed|qualified|joined|raised|started|landed|rang|rung|told|said|gave|given|lived|moved (?:in|out|house|to)|missed (?:him|her|them|a|the|your|it|out)|made|bought|brought|agreed|signed|sent|used|booked|ordered|arranged|registered|applied|requested|spoke|spoken|cancelled|canceled|returned|need|want|know|get|like|look|see|kept (?:the|your) (?:receipt|box|ticket|label)|gone (?:quiet|a bit|very)|got (?:caught|stuck|here|there|through)) /,
);

/** "Sure": so it is only supposed, whatever follows. "Unseen": no record has it. "Plain": any other deed. "Guess": what there may be a record of. */
type Strength = "sure" | "unseen" | "plain" | "guess";

function strengthOf({ aux, rest }: Clause): Strength | undefined {
  const isFuture = /^will (?:\S+ )*have\b/.test(aux);
  if (/\b(?:will|would)\b/.test(aux) && !isFuture && !/^would (?:\S+ )*have\b/.test(aux)) return undefined;
  if (/ (?:could|would|might|may) have /.test(rest)) return undefined;
  const isUnseen = (UNRECORDED.test(rest) || STATE.test(rest)) && !ON_RECORD.test(rest) && !LEFT_BEHIND.test(rest);
  if (isFuture && !BY_THEN.test(rest)) {
    if (isUnseen || SLIP.test(rest) || (/ been $/.test(` ${aux} `) && WHEREABOUTS.test(rest))) return "sure";
    if (isDeed(rest) && !HARMLESS.test(rest) && !ON_RECORD.test(rest)) return "sure";
    return undefined;
  }
  if (/\bwould\b/.test(aux)) return isUnseen || SLIP.test(rest) ? "plain" : undefined;
  if (/\b(?:not|never)\b/.test(aux)) return isDeed(rest) || /^ \S+ing /.test(rest) || ALL_IT_IS.test(rest) ? "plain" : undefined;
  if (/\b(?:were|was|been)\b/.test(aux) && OUT_OF_SIGHT.test(rest)) return "unseen";
  if (/\b(?:were|are|was|is|been)\b/.test(aux))
    return WHEREABOUTS.test(rest) || ILL_DONE.test(rest)
      ? "plain"
      : / (?:and (?:have|had|did) not (?:noticed?|realized?)) /.test(rest)
        ? "unseen"
        : /^ \S{3,}ing /.test(rest)
          ? "guess"
          : undefined;
  if (isUnseen) return "unseen";
  if (!isDeed(rest)) return /^(?:all)?$/.test(aux) && HABITUAL.test(rest) ? "guess" : undefined;
  return HARMLESS.test(rest) && !SLIP.test(rest) ? "guess" : "plain";
}

/** "You leave food out": not what customers have, know or need. */
const HABITUAL =
  /^ (?!live|have|know|need|want|see|get|mean|like|are|do|will|would|can|could|should|may|might|must|shall|ought|were|was|is|had|did|not|never|said|say|in|at|on|and|for|to|the|too|all|guys)[a-z]{3,} (?:the|your|it|them|that|\S+ (?:in|out|on|off|up|over|all)) /;

/** "By Friday you'll have sorted it": to come, and no guess at what was. */
const BY_THEN = / (?:by|once|when|until|as soon|before|after|in (?:a|two|three|six|\d+) \S+) /;

function isDeed(rest: string): boolean {
  const [, word = ""] = rest.split(" ");
  return PAST_FORM.test(word) || /..[^e]ed$/.test(word);
}

/** The deed is told, not asked, and the customer has neither said it nor says that it is so. */
function isTold(turn: Utterance, { rest, verb }: Clause, call: Conversation): boolean {
  const { words, to } = turn.tokens;
  if (/^[^.!]{0,120}\?/.test(turn.text.slice(to[verb] ?? turn.text.length))) return false;
  if (turn.mentions("suppositions-asked").some(({ first }) => first > verb)) return false;
  const answer = turn.next("customer");
  if (answer !== undefined && TAKEN.test(answer.tokens.norm)) return false;
  if (ASKED.test(turn.previous("customer")?.tokens.norm ?? "")) return false;
  const deed = rest.trim().split(" ")[0] ?? words[verb]!;
  return OF_ANYTHING.test(deed) || !hasSaid(call, turn, notionOf(deed));
}

/** "I have water in the basement." "You've got leaves in the drain.": that both have something tells nothing. */
const OF_ANYTHING = /^(?:a|an|the|have|had|got|want|are|were|do|think|thought|in|on|at)$/;

/** Whether the customer has spoken of a notion before a turn. */
export function hasSaid(call: Conversation, { index }: Utterance, notion: string): boolean {
  return call.turns.slice(0, index).some((one) => one.role === "customer" && one.tokens.words.some((word) => notionOf(word) === notion));
}

/** "Did I do it wrong?", "when did I order?" */
const ASKED = / (?:(?:did|have|had|was|am) (?:i|we) |(?:what|when|which|where|how) (?:\S+ ){0,2}(?:did|have|had) (?:i|we) )/;

/** "…, that's what it is". */
const EXPLAINED = leanPattern(
  / (?:(?:that|it|this) (?:is|was|will be|would be) (?:just |only |probably |always |usually )?(?:all (?:it|that)|it|what|why|how|all|the (?:reason|trouble|usual|problem)|where)|then|simple as that|always it) /,
);
/** "You didn't hear it, that's all it is": no record says that. */
const ALL_IT_IS = / (?:that is|that will be|that was) (?:all (?:it|that) (?:is|was)|what (?:it is|happened)) /;
/** "…, I expect", "…, like people do", "…, didn't you". */
const GUESSED = leanPattern(
  / (?:i (?:expect|bet|suppose|reckon|imagine|guess|dare say|would say|would guess|should think|would imagine|suspect|take it)|i am guessing|no doubt|most likely|more than likely|by the (?:sounds?|looks?) of (?:it|things)|if you ask me|(?:every(?:one|body) \S+ \S+ does|most people|everyone|everybody|people|they all|folks?|like people|like everyone|you all) (?:do|does|always|usually|is|are|get|gets|will|tend|forget|never)|\S+s always (?:do|are)|happens (?:a lot|all the time|to)|put money on|(?:have|did|were|had|are|do) not you|(?:did|have|had|were|are) you(?= $| and | so | it | that )|that kind of thing|or something|one of those things) /,
);

/** @param isBald it is the first thing said to what the customer told, and nothing that a file would hold. */
function isSupposed(turn: Utterance, lead: Lead, { aux, rest, verb }: Clause, strength: Strength, isBald: boolean): boolean {
  const { words, sentences } = turn.tokens;
  const end = sentenceEnd(sentences, words, verb);
  const told = ` ${words.slice(verb, Math.min(words.length, end + 8)).join(" ")} `;
  const answer = turn.next("customer")?.tokens.norm ?? "";
  const opens = verb <= sentenceEnd(sentences, words, 0);
  const isDenied = (DENIED.test(answer) || isGainsaid(rest, answer)) && !(turn.text.includes("?") && / no /.test(answer.slice(0, 6)));
  const isGuessed = lead === "supposing" || GUESSED.test(told) || EXPLAINED.test(told);
  if (strength === "guess") return (lead === "supposing" || GUESSED.test(told)) && (isDenied || isBald);
  if (strength === "unseen" && OF_ANY_TIME.test(rest) && aux === "" && lead === "plain") return isGuessed || isDenied;
  if (strength === "unseen")
    return isGuessed || isDenied || lead === "inferred" || SLIP.test(rest) || (opens && (isBald || end - verb <= SHORT));
  if (/\b(?:not|never)\b/.test(aux))
    return (
      ALL_IT_IS.test(told) ||
      (isBald && isGuessed) ||
      ((isGuessed || lead === "inferred") && (isDenied || DID_SO.test(answer) || (isGuessed && / are /.test(` ${aux} `))))
    );
  return isBald || ((isGuessed || isDenied || SLIP.test(rest)) && (lead !== "plain" || isDenied || isGuessed) && !ON_RECORD.test(rest));
}

/** "You looked at the weekday page." "I looked at Sunday." */
function isGainsaid(rest: string, answer: string): boolean {
  const deed = notionOf(rest.split(" ")[1] ?? "");
  const [, verb] = /^ (?:(?:well|no|but|um|er|sorry|what) )*(?:i|we) (?:(?:did|have|had|only|always|certainly) )?(\S+) /.exec(answer) ?? [];
  return verb !== undefined && notionOf(verb) === deed;
}

/** "I send you the link and you put it in": what is to be done has the same form as what was. */
const OF_ANY_TIME = /^ (?:put|let|cut|hit|set|shut|run|read|spread|split|bet|fed) /;
/** So short a sentence ("you forced it") at the head of a turn is said of nothing else. */
const SHORT = 8;
