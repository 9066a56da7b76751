// Longer than a source file should be: what leads into sending somebody elsewhere, with what excuses each.
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { sentenceStart } from "./tokens.js";

/** Where the customer is told to: "you'll have to …", "I'd recommend …", "please …". */
const OBLIGED =
  / (?:(?:i|we)(?: \S+){0,3} need you to|you(?: \S+){0,3} (?:have to|be wanting to|need to|got to|must|should|ought to|want to|better|best|need|off|be as well|do as well|do better)|(?:recommend|suggest|advise|encourage)(?: \S+){0,4}|(?:advice|suggestion|recommendation|bet|thing|way)(?: \S+){0,4} (?:is|be) (?:to|by|you|if you)|(?:be|is) (?:best|better|easiest|quickest|quicker|easier|faster)(?: \S+){0,3} to|(?:best|better off)|(?:only|can only)(?: \S+){0,2}|(?:afraid|sorry) you)(?: (?:just|simply|also|then|either|go|try|directly|to|first|go and|wait and|go ahead and))* $/;
/** "I'd ask your doctor", "I'd try the website" is advice; "I'd ask the landlord" is what the agent would do. */
const WOULD_MYSELF = / i would(?: (?:just|probably|try|always))* $/;
/** "And what do I do?" "I'd ring the embassy." */
const WHAT_TO_DO =
  / (?:what (?:do|should|can|shall|will|would|must|am) (?:i|we|you)|so what(?: now| then)?|now what|what now|where does that leave) /;
const ADVICE = /^(?:go|try|check|visit|look|get)|\byour/i;
/** "You'd write to them", "you'll just jump on the website". */
const WOULD = / you (?:would|will)(?: (?:just|probably|then|really|simply|usually|actually|only))* $/;
/** "What people do is go on the portal", "try ringing the shop". */
const WAYS =
  / (?:what (?:(?!i |we )\S+ ){1,3}do is(?: (?:you|they|to|just))*|(?<!(?:i|we|me|us|will|to|did|you|they|he|she) )try|(?:that|it|this) is (?:one|something|a (?:question|matter|thing|job)) to) $/;
const REMOTE =
  /^(?:call|ring|phon|contact|email|writ|ask|speak|talk|get|reach|drop|giv|shoot|chas|complain|hit)|\b(?:website|site|app|portal|page|online)\b/i;
/** What is to be done about the matter, and no way that the customer takes anyway. */
const FOR_THAT = / (?:for|about) (?:that|this|it|these|those) /;
const CONDITION = / (?:if|when|once|said|had|unless|would have(?! to )) /;
/** Where the customer is told what they may do. */
const ALLOWED = /(?<! or) you (?:can|could|may|might)(?: (?:just|simply|only|then|try|go|to|always|either|easily|go and|go ahead and))* $/;
const ASKED = / (?:please|just|simply|kindly|then|so)(?: (?:just|simply|try|go|then|you|go and))* $/;
/** "For that you ring the shop yourself", "for the date you go on the website": told as the way things are. */
const YOU_DO =
  /(?:^| for (?:that|this|it)| (?!(?:if|when|once|do|did|can|could|will|would|should|that|who|where|how|before|after|until|while|as|what|whenever|unless|so|have|had|let) )\S+) you(?: (?:just|simply|then|only|always))* $/;
const UNDER_CONDITION =
  / (?:if|when|once|do|did|can|could|that|as|before|after|until|unless|while|where|how|whenever|have|had|are|will|would|should) $/;
const FOR_A_THING = / for (?:\S+ ){1,3}you /;
/** "You can email them, the address is on the website": all that the customer gets. */
const WHERE_IT_STANDS =
  / (?:address|number|details|form|link|email|they) (?:is|are) (?:\S+ )?(?:on|in|at) the | (?:their|the) (?:number|address|email) | they have (?:got )?an? (?:\S+ )?(?:helpline|number|line|website|form|desk) | yourself /;
/** "You can pick it up at the counter": so it is handed out. */
const FETCHES = /^(?:pick|collect|fetch)/i;
/** "Just log in and do it online". */
const CHAIN =
  /^ (?:(?:just|so|well|then|please|no|oh|okay|simply|right|you) )*(?:log|sign|go|hop|jump|pop|get|head|nip)(?: \S+){0,3} and $/;
const LATER = /\b(?:back|later|again)\b|^giv(?:e|ing) (?:us|me) /i;
/** "I'll call back later", "your call back on Monday", "you called to call again later". */
const NOT_TOLD =
  / (?:i|we|you|he|she|they|it|and|or|to|will|would|can|could|may|might|shall|should|do|did|not|the|a|an|your|my|our|their|that|who|if|when|let|just|be|me|us|them|then|also|for)(?: (?:just|also|always|either|definitely|gladly|personally))* $/;
/** "Did one of the tents maybe come back later?" */
const OF_THINGS =
  / (?:did|does|has|have|do|will|would) (?:(?:some|any|all|one|two|both|none|either) of \S+|(?:any|some|the|your) \S+|they|he|she|it)(?: \S+){0,3} $/;
/** "Could you call back later". */
const WOULD_YOU = / (?:can|could|would|will) you(?: (?:please|just|maybe|perhaps))* $/;
/** The mention says by itself whom it tells: "so you want to ring …", "this is something you'd raise with …". */
const COMPLETE = /^(?:(?:so|well|then|and|no|but|there) you|that|it|this)\b|^you\b.* yourself$/i;
const REACH = 9;

/** Index of the word with which the sending away begins; undefined where it is none ("I'll ring the warehouse"). */
export function leadOf(mention: Mention, call: Conversation): number | undefined {
  const { turn, first, cue } = mention;
  if (cue === "not-ours") return first;
  if (cue === "points-elsewhere" && asksOfPlace(mention)) return undefined;
  if (cue === "points-elsewhere" && WANTS_TO_READ.test(turn.previous("customer")?.tokens.norm ?? "")) return undefined;
  // "Any library can copy it over to our office": a step of the company's own business.
  if (cue === "points-elsewhere" && IN_CASE.test(` ${turn.tokens.words.slice(0, first).join(" ")} `)) return undefined;
  if (cue === "points-elsewhere" && TO_US.test(turn.tokens.norm)) return undefined;
  // "I need some cash." "Any branch can give you that."
  if (cue === "points-elsewhere" && /^any\b/i.test(mention.text) && WANTS_A_THING.test(turn.previous("customer")?.tokens.norm ?? ""))
    return undefined;
  if (cue === "points-elsewhere") return isWanted(turn, call) || isNeeded(turn, call) || isAllOfLine(mention, call) ? first : undefined;
  if (COMPLETE.test(mention.text)) return first;
  const { words, sentences } = turn.tokens;
  // "I do believe you. We want to ask the driver": what another sentence says leads into nothing.
  const start = Math.max(sentenceStart(sentences, first), first - REACH);
  const before = ` ${words.slice(start, first).join(" ")} `;
  if (cue === "contacts-others") return orderIn(before, start);
  if (/^you\b/i.test(mention.text) && !UNDER_CONDITION.test(before)) return first;
  const told =
    OBLIGED.exec(before) ??
    (ADVICE.test(mention.text) || asksWhatToDo(turn) ? WOULD_MYSELF.exec(before) : null) ??
    WAYS.exec(before) ??
    wouldIn(before, mention) ??
    ((isWanted(turn, call) && !FETCHES.test(mention.text)) || isAllThatIsSaid(mention) || isHint(mention, before, call)
      ? ALLOWED.exec(before)
      : null) ??
    (isAsItIs(mention) || isToldOutright(mention, before, call) ? YOU_DO.exec(before) : null) ??
    CHAIN.exec(before);
  // "He's coming back tomorrow"
  const isGoingOn = /^(?!ring$|bring$|swing$)\w+ing$/.test(words[first]!) && / (?:is|are|am|was|were|be|been|'s) (?:\S+ )?$/.test(before);
  if (
    told === null &&
    !isGoingOn &&
    LATER.test(mention.text) &&
    !OF_THINGS.test(before) &&
    (WOULD_YOU.test(before) || !NOT_TOLD.test(before))
  )
    return first;
  if (told !== null) return wordAt(told.index, before, start);
  const imperative = !/^(?!ring$|bring$|swing$)\w+ing$/.test(words[first]!);
  if (imperative && (first === 0 || sentences.includes(first) || ASKED.test(before))) return first;
  // "For a plumber it's the directory, ring round a few."
  if (imperative && (isWanted(turn, call) || isNeeded(turn, call)) && isOrder(mention)) return first;
  return imperative && call.call.kind === "script" && isOrder(mention) ? first : undefined;
}

const SHORT_LINE = 12;

/** "It's all on our website": all that a line of a script says. */
function isAllOfLine({ turn, text }: Mention, call: Conversation): boolean {
  return (
    call.call.kind === "script" &&
    /\b(?:website|site|portal|webpage|faqs?)\b/i.test(text) &&
    turn.tokens.words.length <= SHORT_LINE &&
    !turn.has("extra-way", "offers-help", "walks-through")
  );
}

/** Whoever they are whom the customer "has to" call, it is for the customer to do. */
const ORDERED =
  / you(?: (?:would|will|do|are going|just|really|actually|probably)){0,3} (?:have to|need to|got to|gotta|must|want to|be wanting to)(?: (?:just|simply|also|then|go and|go ahead and))* $/;

function orderIn(before: string, start: number): number | undefined {
  const ordered = CONDITION.test(before) ? null : ORDERED.exec(before);
  return ordered === null ? undefined : wordAt(ordered.index, before, start);
}

/** The index of the word that a place in the words before a mention falls on. */
function wordAt(place: number, before: string, start: number): number {
  return start + (before.slice(0, place).match(/\S+/g)?.length ?? 0);
}

/** "Neighbour trouble is a police matter, ring them": scripts have commas, and nobody asked where to. */
function isOrder({ turn: { text, tokens }, first }: Mention): boolean {
  const start = sentenceStart(tokens.sentences, first);
  const before = ` ${tokens.words.slice(start, first).join(" ")} `;
  return STATES.test(before) && !MAY.test(before) && /,/.test(text.slice(tokens.to[first - 1], tokens.from[first]));
}

const MAY =
  / (?:if|when|once|in case|for (?:any|more|further)|you (?:can|could|may|might)|we (?:can|could|will)|i (?:can|could|will)|either|to) /;
/** A statement stands before it, and not the first of several orders. */
const STATES =
  /^ (?!please |have |bring |take |keep |first )(?:\S+ ){0,6}?(?:is|are|was|were|not|does|do|has|will|always|never|only|sells?|makes?|deals?|handles?|looks?) /;

/** The customer is left with it and asks what to do; what the agent would do themselves is advice then. */
function asksWhatToDo(turn: Utterance): boolean {
  const before = turn.previous();
  return before?.role === "customer" && WHAT_TO_DO.test(before.tokens.norm) && !/ would you (?:do|\S+ do) /.test(before.tokens.norm);
}

/** "For that you'd jump on the website" sends away; "you'd walk to the depot in ten minutes" tells how far it is. */
function wouldIn(before: string, { turn, text }: Mention): RegExpExecArray | null {
  return (REMOTE.test(text) || FOR_THAT.test(turn.tokens.norm)) && !CONDITION.test(before) ? WOULD.exec(before) : null;
}

/** "Does it come up in the app?" "It's in the app already." */
export function asksOfPlace({ turn, text }: Mention): boolean {
  const [place] = /app|website|site|portal|page|dashboard/i.exec(text) ?? [];
  return place !== undefined && turn.previous("customer")?.tokens.words.includes(place.toLowerCase()) === true;
}

/** What they need, and do not ask of the agent. */
const WANTS_A_THING = / (?:i am going to|i will|i) need (?:some|a|an|cash|money|change) /;

/** "I'd like to read up on it": a page is what they want. */
const WANTS_TO_READ = / (?:read up|read about|read more|learn|find out more|look (?:it|that) up|look into it myself) /;

/** "If you're stuck tonight, the ward's number is on the letter." */
const IN_CASE =
  / (?:if|in case|should) (?:it|that|there|anything|anyone|she|he|they|you (?:are|get|feel|find|run|see|notice|hear|have (?:a|any))) (?:\S+ ){0,12}$/;
const TO_US = / (?:(?:across|over|back|through|on|along|straight) to us|for us|and we) /;

const ASKS_TO_TELL = / (?:can|could|would|will) you (?:just |please )?(?:tell|read|give|send|check|look) /;

/** The customer has just told of something amiss, or of what they need. */
function isNeeded(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous();
  if (call.call.kind === "script" || before?.role !== "customer" || turn.has("extra-way", "offers-help", "walks-through")) return false;
  if (before.has("asks-contact")) return false;
  return before.has("states-problem", "states-request", "tells-failure") || ASKS_TO_TELL.test(before.tokens.norm);
}

/** "For that you ring them", "you go to the shop yourself". */
function isAsItIs({ turn }: Mention): boolean {
  return / yourself /.test(turn.tokens.norm) || FOR_A_THING.test(turn.tokens.norm);
}

/** "I'd like a permit." "You do that on the website.": the first words of the answer. */
function isToldOutright({ turn, first, text }: Mention, before: string, call: Conversation): boolean {
  return first <= OUTRIGHT && !FETCHES.test(text) && YOU_DO.exec(before)?.index === 0 && (isWanted(turn, call) || isNeeded(turn, call));
}

/** Words before such an answer. */
const OUTRIGHT = 3;

/** The customer told of something, and hears only where to write or ring. */
function isAllThatIsSaid({ turn, text }: Mention): boolean {
  const before = turn.previous();
  if (before?.role !== "customer" || before.tokens.words.length < 3 || before.has("asks-contact", "extra-way")) return false;
  if (/\bus\b/i.test(text) || !REMOTE.test(text) || turn.has("extra-way", "offers-help")) return false;
  return WHERE_IT_STANDS.test(turn.tokens.norm) || FOR_A_THING.test(turn.tokens.norm);
}

/** "I've been charged twice." "You could try the ombudsman.": advice, and nothing else. */
function isHint({ turn, text }: Mention, before: string, call: Conversation): boolean {
  if (turn.tokens.words.length > HINT || /\bus\b/i.test(text)) return false;
  return ((/^try/i.test(text) || HINTS.test(before)) && isNeeded(turn, call)) || isAfterRefusal(turn, call);
}

/** "So I'm out forty pounds?" after a no: nobody asked where to go. */
function isAfterRefusal(turn: Utterance, call: Conversation): boolean {
  const [last] = turn.preceding("agent", 1);
  const asked = turn.previous();
  if (asked?.role !== "customer" || asked.has("asks-contact") || turn.has("extra-way", "offers-help", "walks-through")) return false;
  return call.refusals.some(({ turn: no, remedy }) => no === last && (remedy === undefined || remedy === turn));
}

const HINTS = / you (?:could|might|can) (?:always |just |maybe )?(?:try|ask|go to) (?:\S+ ){0,2}$/;
/** Words of a turn that holds no more than such advice. */
const HINT = 18;

/** "And can I park there?": whether they may do a thing themselves. */
const MAY_THEY =
  / (?:can|could|may|might) (?:i|we) (?:just |also |even )?(?:park|bring|walk|wash|drive|swim|eat|drink|sit|store|smoke|wear|ride|sleep|cook|wait|travel|camp|fish|cycle|plug|connect)(?: \S+){0,6} $/;

/** The customer has just asked the agent to do it. */
function isWanted(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous();
  return (
    call.call.kind === "call" &&
    before?.role === "customer" &&
    before.has("asks-service") &&
    !MAY_THEY.test(before.tokens.norm) &&
    !turn.has("extra-way", "offers-help")
  );
}
