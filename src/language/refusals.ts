import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { flatDenialIn } from "./flat-denials.js";
import { limitAnswerIn } from "./limit-answers.js";
import { deniedRequestIn, negatedAnswerIn } from "./negated-answers.js";
import { OUTRIGHT, remedyOf } from "./remedies.js";
import { isSplit } from "./split-mentions.js";
import { sentenceStart, tokenize } from "./tokens.js";
import { wordsAt } from "./words-at.js";
import { leanPattern } from "../lean-pattern.js";

/** The agent says no to something that the customer wants. */
export interface Refusal {
  turn: Utterance;
  /** The words that refuse. */
  at: Span;
  /** The turn of the agent that says what can be done instead; undefined where none near it does. */
  remedy?: Utterance;
}

/** All refusals of a call, the first of each turn, with what was offered in their place. */
export function refusalsOf(call: Conversation): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const turn of call.agentTurns) {
    const at = refusalIn(turn, refusals, call);
    if (at === undefined) continue;
    const remedy = remedyOf(turn, at, call);
    refusals.push({ turn, at, ...(remedy === undefined ? {} : { remedy }) });
  }
  return refusals;
}

/** "You wouldn't, no." "For a show that I never saw?" "Everybody pays it.": the no that was just said. */
function isAgain(turn: Utterance, earlier: readonly Refusal[]): boolean {
  return earlier.at(-1)?.turn === turn.preceding("agent", 1)[0];
}

function refusalIn(turn: Utterance, earlier: readonly Refusal[], call: Conversation): Span | undefined {
  if (JOKES.test(turn.tokens.norm)) return undefined;
  const asked = askedBefore(turn);
  const mention = turn.mentions(...OUTRIGHT, "denies").find((one) => {
    if (isSplit(one)) return false;
    if (one.cue === "denies" && call.call.kind === "script") return isAllThatIsSaid(one);
    if (one.cue === "denies") return asked !== "fact" && wasAsked(turn) && !isEcho(one) && !(asked === undefined && isAgain(turn, earlier));
    if (one.cue === "refuses-service") return true;
    if (call.call.kind === "call" && isOfOwnLife(one) && asked !== "service") return false;
    return !(isOfTelling(one) && (turn.has("admits-ignorance") || isUnasked(turn, call)));
  });
  if (mention !== undefined) return withNo(mention);
  return (
    (asked === "service" ? (bareNo(turn) ?? limitAnswerIn(turn)) : undefined) ??
    (call.call.kind === "call" ? (deniedRequestIn(turn) ?? negatedAnswerIn(turn)) : flatDenialIn(turn))
  );
}

/** "I want to be sure that nobody else can." "Nobody else can.": what the customer wants to hear. */
function isEcho({ turn, text }: Mention): boolean {
  const said = tokenize(text).norm;
  return said.trim().includes(" ") && turn.previous("customer")?.tokens.norm.includes(said) === true;
}

/** "Ha, I wish I could": a joke in answer to a joke. */
const JOKES = /^ (?:(?:oh|well|yes|no|okay) )?(?:ha|haha|hah|hehe|heh|lol)(?: ha)* /;
/** "I can't shake this cold" and "we can't buy a drop of rain" refuse nothing; "I can't give", "I can't do" do. */
const OF_SERVICE =
  /^(?:do|give|offer|refund|return|exchange|cancel|change|move|waive|extend|transfer|remove|reverse|approve|issue|make|accept|process|replace|repair|fix|credit|discount|adjust|send|post|ship|deliver|book|let|allow|leave|look|check|ring|call|print|sell|take|put|add|set|share|disclose|release|discuss|open|close|pay|upgrade|reset|unlock|reissue|rebook|resend|backdate|access|speed|rush|stop|hold|reinstate|activate|reactivate|split|amend|alter|backorder|guarantee|provide|supply|arrange|authorize|override|file|submit|log|raise|action|escalate|handle|deal|go|come|bring|reduce|lower|use|cover|say|tell|promise|that|it|this|not|i|sir|maam)?$/;

function isOfOwnLife({ turn, last, text }: Mention): boolean {
  const { words } = turn.tokens;
  if (!/(?:can['’]?t|can ?not|cant)$/i.test(text)) return false;
  // "I can't help you with sheep."
  if (words[last + 1] === "help")
    return / with (?!that|this|it |the |your |these|those|them)/.test(` ${words.slice(last + 1, last + 5).join(" ")} `);
  return !OF_SERVICE.test(words[last + 1] ?? "");
}

/** Words behind a denial with which a script says no more: "the offer is final, I'm afraid". */
const LAST_WORDS = 4;
/** When doors are open, answers without their question, and what people cannot do to the customer's things are told, not refused. */
const TOLD_IN_SCRIPTS = /\b(?:closed|shut|included)\b|^(?:i|we) (?:do|will|would)(?: not|n['’]t)$|^(?:nobody|no one) else\b/i;

/** No customer has asked in a script: what is not to be had is refused where nothing else is said with it. */
function isAllThatIsSaid({ turn, text, first, last }: Mention): boolean {
  // "Other hotels don't include breakfast": what others do is told.
  if (turn.mentions("competitor").some((other) => other.last < first)) return false;
  const rest = turn.tokens.words.slice(last + 1);
  return (rest.length <= LAST_WORDS || / (?:not|no|nothing|never|nobody|none) /.test(` ${rest.join(" ")} `)) && !TOLD_IN_SCRIPTS.test(text);
}

/** "He swore the soup walked." "I can't tell you about our soup.": nothing was asked, and it is banter. */
function isUnasked(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous("customer");
  if (call.call.kind === "script" || before === undefined || before.has("asks-service")) return false;
  return /[.!]/.test(before.text) && !before.text.includes("?") && lastFactQuestion(before) < 0;
}

/** "I'm not able to tell you" of somebody who does not know. */
function isOfTelling({ turn, last }: Mention): boolean {
  return ["tell", "say", "answer", "confirm"].includes(turn.tokens.words[last + 1] ?? "");
}

/** The mention with the "no" before it. */
function withNo({ turn, first, last }: Mention): Span {
  const { words } = turn.tokens;
  const start = [first - 1, first - 2].find((index) => words[index] === "no");
  return turn.spanOf(start ?? first, last);
}

/** What the customer's turn right before asks for: a thing to be done or given, a fact, or neither. */
function askedBefore(turn: Utterance): "service" | "fact" | undefined {
  const before = turn.previous();
  if (before?.role !== "customer") return undefined;
  const service = before.mentions("asks-service").at(-1)?.first ?? -1;
  const fact = lastFactQuestion(before);
  if (service < 0 && fact < 0) return undefined;
  const { words, sentences } = before.tokens;
  const start = sentenceStart(sentences, service);
  const lead = (most: number) => ` ${words.slice(Math.max(start, service - most), service).join(" ")} `;
  if (service >= 0 && !MODAL.test(words[service]!) && OF_DUTY.test(lead(5))) return "fact";
  // "Should I stop the other ones?" asks for advice.
  if (service >= 0 && /^(?:should|must)$/.test(words[service]!) && /^(?:i|we)$/.test(words[service + 1] ?? "")) return "fact";
  if (service >= 0 && OF_OTHERS.test(lead(3))) return "fact";
  return service >= fact ? "service" : "fact";
}

const MODAL = /^(?:can|could|would|will|may|might|is|are|please|kindly|any|how|i|we)$/;
/** "Do I send the battery too?": what the customer has to do. */
const OF_DUTY = / (?:(?:do|does|did|should|shall|must) (?:i|we) (?:\S+ ){0,3}|if (?:i|we|you|he|she|they) (?:\S+ )?)$/;

/** "Will they take the four hundred?": what others do is asked, and nothing asked for. */
const OF_OTHERS =
  / (?:do|does|did|will|would|is|are|was|were|has|have) (?:(?:they|he|she|it|that|this|these|those)(?: \S+)?|there(?: (?!be )\S+)?) $/;

const FACT = leanPattern(
  / (?:(?:do|does|did|is|are|was|were|has|have|am|will|would) (?:i|you|we|they|it|there|that|this|these|those|the|your|my|our|he|she|any|anyone|anything|anybody|somebody|someone)|(?:can|could|would) you (?:just )?(?:tell|hear|see|say|confirm|check)|do not (?:you|i|they|we)|is not (?:it|that|there)|(?:what|when|where|which|who|how) (?:is|are|do|does|did|long|much|many|soon)) /g,
);

/** Index of the word at which the last question for a fact starts, -1 if there is none: "do you ship to Norway", "is there a fee". */
function lastFactQuestion({ tokens }: Utterance): number {
  let found = -1;
  FACT.lastIndex = 0;
  for (let match = FACT.exec(tokens.norm); match !== null; match = FACT.exec(tokens.norm)) {
    if (!isTold(tokens.norm, match)) found = match.index;
    FACT.lastIndex = match.index + 1;
  }
  return found < 0 ? -1 : wordsAt(tokens.norm, found, "").first;
}

/** "Your rival did it for free" tells, where "and did it go out?" asks; "can I have that" and "could you do it" ask for it. */
function isTold(norm: string, { 0: words, index }: RegExpExecArray): boolean {
  if (words.startsWith(" have "))
    return / (?:can|could|may|might|to|will|would) (?:(?:i|we|he|she|they) )?(?:just )?$/.test(`${norm.slice(0, index)} `);
  if (!/^ (?:do|does|did) (?:it|that|this|these|those|any|the|your|my|our) /.test(words)) return false;
  if (/ (?:can|could|will|would|may|might|to) (?:(?:not|you|i|we|they|somebody|someone|just|please) )*$/.test(`${norm.slice(0, index)} `))
    return true;
  return !/(?:^| (?:what|when|where|why|which|who|how|and|but|or|so|then|okay|yes|no|well|um|uh|wait|also|sorry|hi|hello|question|please|thanks|you))$/.test(
    norm.slice(0, index),
  );
}

/** Whether the customer asked for something in one of their last two turns. */
function wasAsked(turn: Utterance): boolean {
  return turn.preceding("customer", 2).some((one) => one.has("asks-service"));
}

const BARE_NO =
  /^ (?:(?:oh|well|so|okay|right|sorry|look|honestly|actually|unfortunately|i am (?:so |very |really )?sorry|but|sir|maam|madam|hm|yes|i am afraid|to be honest|mr \S+|mrs \S+|ms \S+) )*(?:no|nope|nah|(?:absolutely|certainly|definitely|of course|unfortunately|sadly|sorry) not|(?:i am )?afraid not|not (?:really|today|now|this time|any more|anymore|here|unfortunately|i am afraid|without|in(?! the (?:least|slightest))|at(?! all)|(?:that|this|those|these) (?:one|ones)|if(?= (?:it|that|they|those|these) (?:is|has|have|are) been )|on|for|from|through|via|with|under|once|after|past|outside|over|during)) (.*)$/;
/** "No problem", "no, go ahead", "no need": nothing is refused. */
const KIND_NO =
  /^(?:no )*(?:problem|problems|probs|prob|worries|dramas?|stress|hassle|biggie|sweat|fuss|bothers?|harm|worry|trouble|bother|need|rush|hurry|charge|charges|cost|fee|doubt|not (?!(?:on|for|without|under|during|in|after|before|outside|this|at (?:weekends?|night|this|that|christmas|easter|the moment)|even) )|it is (?:fine|okay|no|all|free|not|just|on us|still)|that is (?:fine|okay|no|all|good|great|correct|right|not)|you (?:keep|get|need|are (?:fine|good|okay|all|not|right|welcome|covered)|can|do|will|should|may|could|have (?:plenty|until|till|time|nothing|done))|go ahead|please|just|leave|thank|thanks|i (?:do|can|will|have|think|am (?:happy|glad|just|here))|we (?:can|will|have (?!to))|there is(?! not)|there are(?! not)|you let|let me|absolutely|of course|do not|only|(?:he|she|they|it)(?! only| can not| will not| may not| (?:is|are) (?:not|all|an? (?:hard|fixed|flat|final|strict|firm)|out|in|busy|gone|closed|off|away|opened|used|worn|washed|expired|final|past|too late)| (?:is|are|has|have) been (?:opened|used|worn|washed|cut|personali[sz]ed|activated|redeemed))|\S+ (?:\S+ )?or \S+ (?:\S+ )?$|wait|hold|hang|one|sorry i|i mean|actually|i am (?:so |very |really |terribly )?sorry (?:that|to|about|you|for|this|it|he|she|they)) /;

/** A "no" to what was just asked for. */
function bareNo(turn: Utterance): Span | undefined {
  const [, rest] = BARE_NO.exec(turn.tokens.norm) ?? [];
  if (rest === undefined) return undefined;
  const first = turn.tokens.words.findIndex((word) => /^(?:no|nope|nah|not)$/.test(word));
  // "Not once it's been opened" is no kindness.
  if (turn.tokens.words[first] !== "not" && KIND_NO.test(rest)) return undefined;
  // "Oh no, Mr Whitby": for pity's sake.
  if (turn.tokens.words[first - 1] === "oh" && !/^(?:\S+ ){0,3}(?:i|we) (?:can|do|will|could|would) not /.test(rest)) return undefined;
  return turn.spanOf(Math.max(0, turn.tokens.words[first] === "not" ? first - 1 : first), first);
}
