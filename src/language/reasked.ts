// Longer than a source file should be: kinds of questions, and what answers each.
import type { Span } from "../call.js";
import { byWord } from "./by-word.js";
import type { Conversation, Utterance } from "./conversation.js";
import { notionOf } from "./stems.js";
import { sentenceEnd } from "./tokens.js";

/** The agent asks what they asked before, and got an answer to. */
export interface Reasked {
  /** The question. */
  at: Span;
  /** The answer that it had. */
  said: Span;
}

interface Question {
  turn: Utterance;
  /** The words that make it one: "when", "how many", "have you tried", "or". */
  kind: string;
  notions: ReadonlySet<string>;
  first: number;
  last: number;
}

/** Words of a question from its first on. */
const REACH = 14;
/** Each with the words that it may begin with. */
const BEGINS: readonly (readonly [kind: string, starters: string, pattern: RegExp])[] = [
  ["how many", "how", /^how many /],
  ["how long", "how", /^how long /],
  ["how old", "how", /^how old /],
  ["how much", "how", /^how much /],
  [
    "when",
    "when what which",
    /^(?:when|what day|what date|which day|what time|which date) (?:(?:was|is|did|do|does|were|are|will|would) )?(?:it|that|this|you|the|your|he|she|they|we|suits?|works?|\S+) /,
  ],
  ["where", "where whereabouts", /^(?:where|whereabouts) (?:is|are|was|were|did|do|does|in|on|about) /],
  ["who", "who", /^who (?:is|was|did|does|told|said|sold|booked|are|were) /],
  [
    "which",
    "which what",
    /^(?:which|what) (?:(?:kind|sort|type|make|model|color|size|version|brand|floor|room|department|store|branch|shop|airline|train|flight|plan|package|operating|car|doctor|school|course|month|year|item|product|company|bank|browser|device) )/,
  ],
  [
    "tried",
    "have did can could",
    /^(?:can|could) you try (?:turn|switch|restart|reboot|reset|power|unplug)\S*ing |^have you (?:already |tried |had a |checked |looked |contacted |spoken |reset |restarted )|^did you (?:already |ever )?(?:check|try|look|call|contact|speak|restart|reset|pay|send) /,
  ],
  ["done", "have did", /^(?:have|did) you (?!got |have |had |want |need |like |know |say |see |hear |mean |ever )\S+ /],
  ["or", "is are was were did do", /^(?:is|are|was|were|did|do) (?:it|that|this|they|those|you|he|she|the|your) /],
];
const STARTERS = new Set(BEGINS.flatMap(([, starters]) => starters.split(" ")));
/** Those that may begin with a word. */
const beginningWith = byWord((word) => BEGINS.filter(([, starters]) => starters.split(" ").includes(word)));
/** How things stand may be asked again, as may what is another one, what was not heard, and what is wished. */
const ANEW =
  /^(?:now|still|yet|working|works|anything|something|else|help|there|hear|heard|see|say|says|said|okay|ready|happening|happens|next|other|others|another|second|third|last|sure|mind|hold|happy|want|like|would|can|could|shall|should|may|repeat|light|lights|screen|message|error|blinking|flashing|one|ones|confirm|sorry|instead|different|rest|both|also|too)$/;
const EMPTY =
  /^(?:the|a|an|my|our|your|his|her|their|its|it|is|'s|was|were|are|am|be|been|i|you|he|she|they|we|me|us|this|that|these|those|here|what|which|when|where|whereabouts|who|how|many|much|do|does|did|have|has|had|will|and|or|but|so|of|on|in|at|to|from|for|with|by|about|up|out|off|yes|no|not|okay|well|oh|right|sir|maam|madam|love|please|again|just|then|already|tried|try|got|get|exactly|roughly|actually|kind|sort|type|thing|things|way|day|date|time|now|all|some|any|did|go|went|come|came|mr|mrs|ms)$/;
const DODGES =
  / (?:what|pardon|sorry|not sure|do not know|no idea|can not remember|do not remember|hang on|hold on|one (?:moment|second|sec)|let me|excuse me|why|how do you mean|which one) /;

/** Every question of a turn, with what it is about. */
function questionsIn(turn: Utterance): readonly Question[] {
  const { words, sentences } = turn.tokens;
  const found: Question[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!STARTERS.has(words[first]!)) continue;
    const isStart =
      first === 0 || sentences.includes(first) || /^(?:and|so|okay|right|then|but|yes|now|lovely|great|er)$/.test(words[first - 1]!);
    const end = Math.min(sentenceEnd(sentences, words, first), first + REACH);
    const said = `${words.slice(first, end).join(" ")} `;
    const kind = beginningWith(words[first]!).find(([, , pattern]) => pattern.test(said))?.[0];
    if (kind === undefined || (!isStart && kind === "or")) continue;
    const own = words.slice(first, end);
    // "A red one or a blue one" asks for no other one.
    if (own.some((word) => ANEW.test(word) && !(kind === "or" && /^ones?$/.test(word))) || (kind === "or" && !own.includes("or"))) continue;
    const notions = new Set(own.filter((word) => !EMPTY.test(word)).map(notionOf));
    if (notions.size > 0) found.push({ turn, kind, notions, first, last: end - 1 });
    first = end - 1;
  }
  found.push(...bareChoicesIn(turn));
  return found;
}

/** Words of "a dog or a cat?". */
const CHOICE = 5;

/** "Dog or cat?": a choice, and nothing else, in a sentence. */
function bareChoicesIn(turn: Utterance): Question[] {
  const { words, sentences, to } = turn.tokens;
  if (!words.includes("or")) return [];
  return sentences.flatMap((first, index) => {
    const last = (sentences[index + 1] ?? words.length) - 1;
    const own = words.slice(first, last + 1);
    if (
      own.length > CHOICE ||
      own.indexOf("or") < 1 ||
      own.at(-1) === "or" ||
      turn.text[to[last]!] !== "?" ||
      own.some((word) => ANEW.test(word))
    )
      return [];
    return [{ turn, kind: "or", notions: new Set(own.filter((word) => !EMPTY.test(word)).map(notionOf)), first, last }];
  });
}

/** The agent's questions, and the answers that they had. */
interface Asked extends Question {
  answer: Utterance;
}

function askedOf(call: Conversation): readonly Asked[] {
  return call.agentTurns.flatMap((turn) => {
    const answer = turn.next();
    if (answer?.role !== "customer" || DODGES.test(answer.tokens.norm)) return [];
    return turn.fact(questionsIn).map((question) => ({ ...question, answer }));
  });
}

/** Words in which another thing of the kind comes up. */
const OTHER = / (?:other|another|second one|also|too|else|next one|instead|full|no longer|changed|not the) /;

/** The question of a turn that was asked and answered before. */
export function reaskedIn(turn: Utterance, call: Conversation): Reasked | undefined {
  if (turn.has("not-heard", "checks-back")) return undefined;
  const forWhom = forWhomAgain(turn, call);
  if (forWhom !== undefined) return forWhom;
  for (const question of turn.fact(questionsIn)) {
    const chosen = question.kind === "or" ? chosenBefore(question, call) : undefined;
    const told = chosen ?? doneBefore(question, call);
    if (told !== undefined) return { at: turn.spanOf(question.first, question.last), said: told.span };
    const before = call
      .fact(askedOf)
      .find(
        (one) => one.answer.index < turn.index && one.turn.index < turn.index && one.kind === question.kind && isOneQuestion(one, question),
      );
    if (before === undefined || isAnotherCase(before, question, call)) continue;
    return { at: turn.spanOf(question.first, question.last), said: before.answer.span };
  }
  return undefined;
}

/** "Is the appointment for you?" */
const FOR_YOU = / (?:is|was|be) (?:\S+ ){0,3}for (?:you|yourself) $/;

/** "It's for my mother." "And is it for you?" "For my mother." */
function forWhomAgain(turn: Utterance, call: Conversation): Reasked | undefined {
  const { words, norm, sentences } = turn.tokens;
  const answer = turn.next();
  if (!FOR_YOU.test(norm) || answer?.role !== "customer") return undefined;
  const [, whom] = / for (my \S+) /.exec(answer.tokens.norm) ?? [];
  if (whom === undefined) return undefined;
  const said = call.customerTurns.find(({ index, tokens }) => index < turn.index && tokens.norm.includes(` for ${whom} `));
  return said && { at: turn.spanOf(sentences.at(-1)!, words.length - 1), said: said.span };
}

/** "I've switched the router off and on." "Have you switched the router off and on?" */
function doneBefore({ turn, kind, notions }: Question, call: Conversation): Utterance | undefined {
  if (kind !== "done" && kind !== "tried") return undefined;
  const restarts = RESTARTS.test(turn.tokens.norm);
  if (notions.size < DEED && !restarts) return undefined;
  const answer = turn.next();
  if (answer?.role !== "customer" || / (?:no|not|never) /.test(answer.tokens.norm)) return undefined;
  return call.customerTurns.find(({ index, tokens: { words, sentences } }) => {
    if (index >= turn.index) return false;
    return sentences.some((start, sentence) => {
      const own = words.slice(start, sentences[sentence + 1]);
      if (!own.some((word) => /^(?:i|we)$/.test(word)) || own.some((word) => NOT_DONE.test(word))) return false;
      if (restarts && RESTARTS.test(` ${own.join(" ")} `)) return true;
      const told = new Set(own.map(notionOf));
      return [...notions].every((notion) => told.has(notion));
    });
  });
}

/** "I've turned it off and on." "Have you tried turning it off and on?" */
const RESTARTS =
  / (?:(?:turn|switch|power|plug|knock)(?:ed|ing|ged)? (?:(?:it|that|the \S+|everything) )?off and (?:back )?on|turned off (?:and|then)|restart(?:ed|ing)?|reboot(?:ed|ing|s)?|reset(?:ting)?|power(?:ed|ing)? (?:it |them |the \S+ )?(?:off|down)|unplug(?:ged|ging)? (?:it|that|the \S+|everything)|off and on(?: again)?) /;
/** What was done, and to what. */
const DEED = 2;
const NOT_DONE = /^(?:not|never|if|will|would|could|can|should|going|want|need|when|before)$/;

const PEOPLE =
  /^(?:you|me|wife|husband|son|daughter|mother|father|mum|dad|mom|partner|brother|sister|morning|afternoon|evening|today|tomorrow|am|pm|house|flat)$/;

/** "My dryer's not heating." "Is it the washer or the dryer?" "The dryer.": one of the two was named, and is the answer. */
function chosenBefore({ turn, first, last }: Question, call: Conversation): Utterance | undefined {
  const { words } = turn.tokens;
  const isBare = last - first < CHOICE;
  if (!isBare && !/^(?:is|was|are|were) (?:it|that|this|they|those)$/.test(words.slice(first, first + 2).join(" "))) return undefined;
  const or = words.indexOf("or", first);
  // "Is it leaking from the door or …": what it does was never the question.
  const telling = (word: string) => !EMPTY.test(word) && !PEOPLE.test(word) && !/^ones?$|ing$/.test(word);
  const before = words.slice(first, or).filter(telling).slice(-BESIDE);
  const behind = words
    .slice(or + 1, last + 1)
    .filter(telling)
    .slice(0, BESIDE);
  // "The front door or the back door": what is in both tells nothing.
  const left = before.filter((word) => !behind.includes(word));
  const right = behind.filter((word) => !before.includes(word));
  const answer = turn.next();
  if (answer?.role !== "customer" || answer.tokens.words.length > ANSWER) return undefined;
  const holds = ({ tokens }: Utterance, some: readonly string[]) => some.some((word) => tokens.words.includes(word));
  if (holds(answer, left) === holds(answer, right)) return undefined;
  const [chosen, other] = holds(answer, left) ? [left, right] : [right, left];
  const named = call.customerTurns.filter((said) => said.index < turn.index && (holds(said, chosen) || holds(said, other)));
  return named.every((said) => holds(said, chosen) && !holds(said, other)) ? named[0] : undefined;
}

/** Words beside "or" that tell one from the other: "the red lead or a blue one". */
const BESIDE = 2;

/** Words of "the dryer, as I said". */
const ANSWER = 8;

/** "Is it the front door or the back door that sticks?", "is it the front or the back?": nothing is asked that was not asked before. */
function isOneQuestion(one: Question, { notions, kind }: Question): boolean {
  const shared = [...notions].filter((notion) => one.notions.has(notion)).length;
  if (shared < notions.size) return false;
  return kind === "or" ? shared >= 2 : shared === one.notions.size || (shared >= 1 && one.notions.size - shared <= 1);
}

/** "And for your wife, how many bags?" */
const FOR_WHOM = / for (?:your|his|her|the|him|them|my) /;

/** "When are you coming home?", "when do they come home?": of whom it is asked. */
function whoIn({ turn, first, last }: Question): "you" | "others" | undefined {
  const own = turn.tokens.words.slice(first, last + 1);
  if (own.some((word) => /^(?:he|she|they)$/.test(word))) return "others";
  return own.includes("you") ? "you" : undefined;
}

/** In between the talk came to another thing of the kind, or the answer would not do. */
function isAnotherCase(before: Asked, question: Question, call: Conversation): boolean {
  const { turn } = question;
  const [asked, now] = [whoIn(before), whoIn(question)];
  if (asked !== undefined && now !== undefined && asked !== now) return true;
  if (FOR_WHOM.test(turn.tokens.norm) && !FOR_WHOM.test(before.turn.tokens.norm)) return true;
  return call.turns
    .slice(before.answer.index, turn.index)
    .some((said) => OTHER.test(said.tokens.norm) && (said.role === "agent" || said !== before.answer));
}
