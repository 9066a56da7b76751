import type { Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { isThirdParty } from "./third-parties.js";

/** Sentences of a turn, that of the promise included, in which it is looked for who made it. */
const SENTENCES = 4;

/** People of the customer's own life, by how they are named. */
const OUTSIDER =
  / (?:(?:my|our) (?:(?!account|order|engineer|driver|case|claim|advis[eo]r)\S+ ){0,2}?(?:husband|wife|partner|son|daughter|kids|mum|mam|mom|mother|dad|da|father|brother|sister|uncle|aunt|auntie|cousin|nephew|niece|nan|gran|grandad|grandson|granddaughter|friend|mate|pal|buddy|butty|flatmate|housemate|roommate|neighbor|boyfriend|girlfriend|boss|landlord|tenant|lodger|ex|cleaner|gardener|builder|plumber|dealer)(?! 's )|himself|herself|(?:man|woman|lady|guy|fella|bloke|lad|chap|lass|dealer|one) (?:there|behind|in front|next door|next to|across|opposite|for the|up the road|down the road|upstairs|downstairs)|(?:next door|(?:the|some) (?:\S+ ){1,2}(?:crowd|shower))) /g;
/** "I'm at my daughter's. She was going to move it but her boss said he'd sort it": of whom the talk is where nobody of the company is named. */
const THEIRS =
  / (?:(?:at|to|round|from|with) (?:my|our) (?:daughter|son|sister|brother|mum|mam|mom|mother|dad|father|friend|mate|cousin|aunt|uncle|nan) 's|(?:her|his|their) (?:own )?(?:boss|husband|wife|mum|mam|mom|mother|dad|father|brother|sister|son|daughter|landlord|dentist|doctor|agent|solicitor)) /;
/** Those of the company: whoever the customer says "your" of, or spoke to on the line. */
const INSIDER =
  / (?:your \S+|you (?:said|told|promised|people|guys|lot)|(?:i )?(?:spoke|talked|speaking|talking) (?:to|with)|somebody|someone|agent|engineer|technician|driver|courier|advis[eo]r) /g;
/** "I rang the swimming baths, they said …": whom the customer turned to. */
const TURNED_TO =
  / (?:i|we) (?:rang|called|phoned|wrote to|went to|emailed|asked|tried) (?:(?:the|a|an|my) )?(\S+) (\S+) (?:\S+ ){0,2}?(?:they|he|she) /g;
/** "He's not one of yours." */
const NOT_YOURS = / not (?:one of )?(?:yours|your (?:lot|people|company|fault|side)) /;
/** Words for what a company is reached by. */
const OWN_LINE =
  /^(?:you|your|helpline|hotline|line|number|customer|customers|service|services|support|help|branch|people|place|center|again|back|up|in|about|on|and|main)$/;

/** Whether a promise of which the customer tells was made by somebody who has nothing to do with the company: a relative, another firm. */
export function isOfOthers({ tokens: { words, sentences, norm } }: Utterance, first: number): boolean {
  if (NOT_YOURS.test(norm)) return true;
  const sentence = sentences.findLastIndex((start) => start <= first);
  const start = sentences[Math.max(0, sentence - SENTENCES + 1)] ?? 0;
  // The first words of the promise may name who made it.
  const before = ` ${words.slice(start, first + 2).join(" ")} `;
  const outsider = Math.max(lastOf(OUTSIDER, before), turnedTo(before));
  const insider = lastOf(INSIDER, before);
  return outsider >= 0 ? outsider > insider : insider < 0 && THEIRS.test(before);
}

/** Where a pattern matches last; -1 if nowhere. */
function lastOf(pattern: RegExp, text: string): number {
  return everyMatch(pattern, text).at(-1)?.index ?? -1;
}

function turnedTo(text: string): number {
  const match = everyMatch(TURNED_TO, text).at(-1);
  if (match === undefined) return -1;
  return [match[1]!, match[2]!].some((word) => OWN_LINE.test(word) || isThirdParty(word)) ? -1 : match.index;
}
