import type { Mention, TextRead, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isNumberAt, numbersIn } from "./numbers.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { isKnownNotion, notionAt } from "./stems.js";
import type { Tokens } from "./tokens.js";

/** What a turn is about: the notions of its telling words, those inside `left out` left aside. */
export function notionsOf(turn: Utterance, leftOut: readonly Pick<Mention, "first" | "last">[] = []): ReadonlySet<string> {
  return leftOut.length === 0 ? turn.read.fact(notionsIn) : notionsOutside(turn.tokens, leftOut);
}

function notionsIn({ tokens }: TextRead): ReadonlySet<string> {
  return notionsOutside(tokens, []);
}

function notionsOutside({ words }: Tokens, leftOut: readonly Pick<Mention, "first" | "last">[]): ReadonlySet<string> {
  const notions = new Set<string>();
  for (let index = 0; index < words.length; index++) {
    const inside = leftOut.find(({ first, last }) => first <= index && index <= last);
    if (inside !== undefined || isIdentity(words, index)) continue;
    const { notion, length } = notionAt(words, index);
    if (length === 1 && !isTelling(words, index)) continue;
    notions.add(notion);
    index += length - 1;
  }
  for (const { first, value, digits } of numbersIn(words)) {
    const isLeftOut = DOORS.test(words[first - 1] ?? "") || leftOut.some((one) => one.first <= first && first <= one.last);
    if (value >= TELLING && digits.length <= 4 && !isLeftOut) notions.add(`#${value}`);
  }
  return notions;
}

/** Numbers from here on tell one matter from others: "412 pounds". */
const TELLING = 11;

function isTelling(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  return word.length > 1 && !GENERIC.has(word) && !/[\d@[\]]/.test(word) && !isNumberAt(words, index) && !isName(words, index);
}

/** "My name is …", "hi …", "it's … …": up to two words that are no ordinary ones. */
function isName(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  if (isKnownNotion(word)) return false;
  if (isGivenName(word) && !isOrdinaryWord(word)) return true;
  if (isOrdinaryWord(word)) return false;
  const before = words[index - 1] ?? "";
  if (INTRODUCES.has(before)) return true;
  return index > 1 && !isOrdinaryWord(before) && (INTRODUCES.has(words[index - 2]!) || isGivenName(before));
}

const INTRODUCES = new Set(
  "is am hi hello hey name mr mrs ms miss dr thanks you from calling called okay morning afternoon evening sir dear right".split(" "),
);

/** "Booking Q7RLK2", "order 4419": what the call is known by, not what it is about. */
function isIdentity(words: readonly string[], index: number): boolean {
  // "The printer on the second floor", "which floor's it on": where it is.
  if (words[index] === "floor" && FLOORS.test(words[index - 1] ?? "")) return true;
  if (!KNOWN_BY.has(words[index]!)) return false;
  const next = words.slice(index + 1, index + 4);
  return next.some(
    (word) => /\d/.test(word) || word === "number" || word === "reference" || word === "[data]" || word === "[date]" || word === "[pii]",
  );
}

const FLOORS = /^(?:which|what|ground|first|second|third|fourth|fifth|sixth|seventh|top|upper|lower|same|your)$/;
const DOORS = /^(?:room|flat|apartment|apt|unit|suite|gate|platform|bay|seat|house|number)$/;

const KNOWN_BY = new Set(
  "booking reservation order account policy claim ticket case reference invoice tracking member membership customer phone card tag".split(
    " ",
  ),
);

/** Words that any call may hold. */
const GENERIC = new Set(
  (
    "a about above across actually after again ago ah all almost along already also although always am an and another any anybody anymore anyone anything anyway are around as ask asked asking at " +
    "available away aware back bad basically be because been before behind being believe best better between big bit both but by bye can case certain certainly check checked checking chance clear come comes coming " +
    "concern concerned concerns confirm correct could couple customer dear definitely did different do does doing done down due during each early either else email enough even ever every everybody everyone everything exactly " +
    "explain far few figure find fine first folks for forward from full further get gets getting gentleman give given gives glad go goes going gone good got great guess guy guys had half happen happened happening happens happy " +
    "hard has have having hear heard hello help helped helpful helping her here hey hi him his hmm honest hope hoping hour hours how i idea if immediately in info information inquire inquiring inquiry instead interested into is issue issues it item just keep kept " +
    "kind kindly know known last lately later least let letting like liked little look looked looking looks lot lovely made make makes making man many matter may maybe me mean might mind mine minute minutes moment month " +
    "months more morning most much must my myself name need needed needing needs never new next nice no nobody not nothing now number numbers of off often oh okay old on once one ones only open or other others our ours out over own " +
    "part people perfect perhaps person place please possible possibly pretty probably problem problems put question questions quick quickly quite rather ready real really reason recent recently regarding request requested right said " +
    "same saw say saying says second see seem seems seen service several shall she should show side since sir maam so some somebody somehow someone something sometimes soon sorry sort speak speaking specific start started state status steps still stuff such " +
    "support suppose supposed sure system take takes taking talk talking team tell telling than thank thanks that the their them then there these they thing things think thinking this those though thought through time times to today together told " +
    "tomorrow tonight too took tried try trying turn turned two under understand until up us use used using usually very wait waiting wanted want wanting wants was way we week weeks weekend well went were what whatever when whenever where whether " +
    "which while who whole why will wish with within without wondered wondering word work working works would wow wrong year years yes yesterday yet you your yours yourself afternoon evening night day days noon " +
    "monday tuesday wednesday thursday friday saturday sunday call called calling calls contact contacting company details detail experiencing experience file form following assistance assist happily options option provide provided " +
    "regard regards resolve resolved resolution situation situations trouble currently current additional absolutely course process processing appreciate patience welcome value valued proceed able account accounts agent representative 's dollar dollars pound pounds euro euros cents quid bucks love dear mate came ring ringing rang phoning sent day furious angry upset worried worry worrying panicking panic embarrassed embarrassing frustrated frustrating frustration annoyed mad scared honestly finally wits end cross disappointed sick tired anxious stressed fed ridiculous unacceptable may inc ltd corp llc co"
  ).split(" "),
); // prettier-ignore
