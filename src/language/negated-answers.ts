import type { Span } from "../call.js";
import type { Utterance } from "./conversation.js";
import { notionOf } from "./stems.js";
import { wordsAt } from "./words-at.js";

/** Words of an answer that holds a no and nothing more. */
const SHORT = 14;
/** The no stands so near the beginning. */
const EARLY = 8;

/** What the customer asks the company to do or give, in the last words of their turn. */
const REQUEST =
  /(?:^| )(?:(?:can|could|will|would) (?:not )?(?:you|they|someone|somebody) (?:not |just |please |possibly |at least |maybe |also )*(?!tell|hear|see|say|explain|check|confirm|find|ask|remember|know|look|mind|give me your|be )|(?:can|could|may|might) (?:not )?(?:i|we|he|she|my \S+) (?:not |just |please |possibly |at least |maybe |also )*(?:have|get|pay|keep|use|swap|return|change|bring|cancel|exchange|claim|add|move|book) |(?:is|would) (?:there|it|that) (?:be )?(?:any way|a way|any chance|possible|okay if)|any (?:chance|way|hope) )/;

/** Beside its negation the answer says "no", or is sorry for it. */
const SAYS_NO = / (?:no|nope|afraid|sorry) /;

/** "It isn't part of it", "vouchers don't work on sale things", "there's no rush service". */
const NEGATED =
  / (?:is|are|does|do|will|would|may) not (?!(?:yet|sure|certain|know|think|see|find|worry|bother|mind|matter|hurt|need|have (?:to|any|a)|show|work(?:ing)? (?:yet|properly|right)|load|too|that |only|just|far|long|much|until|before|take|believe|remember|want|expensive|ready|back|in (?:yet|today)|open|it |you|we|a (?:problem|bother|trouble|worry)|an issue|any (?:problem|trouble|bother)|here yet|there yet|as|very|really|quite|going to (?:hurt|take|be)|be (?:long|a)|appear|seem|look|happen|your|our|all|every|always)\b)(\S+)/;

/** What makes it more than a no. */
const MORE =
  / (?:but|though|although|however|instead|so|if|once|when|until|till|unless|after|because your|can|could|shall|let|try|i will|we will|i have|we have|you have|yet|sorry to|what|which|who|how|why|where|is it not|are they not) /;

/** A short answer to a request that denies it, whatever its words: "the fee isn't part of it, no". */
export function negatedAnswerIn(turn: Utterance): Span | undefined {
  const asked = turn.previous();
  if (asked?.role !== "customer" || turn.tokens.words.length > SHORT || turn.text.includes("?")) return undefined;
  const last = asked.tokens.sentences.at(-1) ?? 0;
  if (!REQUEST.test(` ${asked.tokens.words.slice(last).join(" ")} `)) return undefined;
  const { norm } = turn.tokens;
  const match = NEGATED.exec(norm);
  if (match === null || MORE.test(norm) || !SAYS_NO.test(norm)) return undefined;
  const { first } = wordsAt(norm, match.index, match[0]);
  return first > EARLY ? undefined : turn.spanOf(Math.max(0, first - 1), first + 2);
}

/** What is done to a thing is denied by its own word: "I'd like to freeze it." "No, we don't freeze those." */
const DENIED =
  / (?:i|we) (?:just |simply |really |actually |normally |usually )?(?:do|can|will|would) not (?:just |actually |normally |usually )?(\S+) /;
const NO_SERVICE =
  /^(?:have|know|need|want|think|see|mind|get|like|believe|remember|hear|say|understand|expect|worry|find|blame|tell|charge|bill|seem|wait|always|even|really|usually|let|make|be|go|it|that|this)$/;
/** How many turns of the customer before it are looked through. */
const ASKED_IN = 3;

/** "No, we don't laminate those" of what the customer asked for in that very word. */
export function deniedRequestIn(turn: Utterance): Span | undefined {
  const { norm } = turn.tokens;
  const [said, verb] = DENIED.exec(norm) ?? [];
  if (said === undefined || verb === undefined || NO_SERVICE.test(verb) || !SAYS_NO.test(norm)) return undefined;
  const notion = notionOf(verb);
  const isAsked = turn
    .preceding("customer", ASKED_IN)
    .some((one) => one.has("asks-service", "states-request") && one.tokens.words.some((word) => notionOf(word) === notion));
  if (!isAsked) return undefined;
  const { first, last } = wordsAt(norm, norm.indexOf(said), said);
  return turn.spanOf(turn.tokens.words[first - 1] === "no" ? first - 1 : first, last);
}
