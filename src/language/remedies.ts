import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { notionOf } from "./stems.js";
import { timeFramesIn } from "./times.js";
import { tokenize } from "./tokens.js";

/** Cues of a refusal that needs no request before it. */
export const OUTRIGHT = ["refuses-able", "refuses-flatly", "refuses-service"] as const;
/** Beside offers: the agent goes and looks, passes the customer on, or says where it can be done (`no-pass-off` sees to that). */
const HELPS = ["offers", "looking-up", "transfer-words", "hold-permission", "act-elsewhere", "not-ours"] as const;
/** How many turns of the agent before a refusal may hold its alternative (RULES.md). */
const BEFORE = 2;

/** The turn that says what can be done: the refusal's own, the next, or one of the two before on the same matter. */
export function remedyOf(turn: Utterance, at: Span, call: Conversation): Utterance | undefined {
  if (helps(turn, at) || turn.has("without-condition")) return turn;
  const [next] = turn.following("agent", 1);
  if (next !== undefined && helps(next) && !customersBetween(turn, next, call).some((one) => one.has("turns-to-another-matter")))
    return next;
  if (call.call.kind === "script") return undefined;
  const [last] = turn.preceding("agent", 1);
  return turn
    .preceding("agent", BEFORE)
    .find(
      (before) => (alternativesIn(before).length > 0 || (before === last && isArranged(before, turn))) && stillCounts(before, turn, call),
    );
}

/** "The money goes to the shop within five days." "Couldn't you pay me straight?": how it will be done was just said, and another way is asked for. */
function isArranged(before: Utterance, refusal: Utterance): boolean {
  const asked = refusal.previous("customer")?.tokens;
  if (asked === undefined || asked.words.length > SHORT || !VARIES.test(asked.norm)) return false;
  return timeFramesIn(before).some(({ kind }) => kind === "length" || kind === "point");
}

/** Words of a question for another way. */
const SHORT = 12;
const VARIES =
  / (?:can|could|would) not (?:you|i|we|it|he|she|they|that) | (?:sooner|earlier|faster|quicker|later|directly|straight|instead|different|another way|other way|cheaper) /;

/** Whether a turn holds help: after the words that refuse anything that is one, though not those words themselves ("I can't transfer you"). */
function helps(turn: Utterance, refused?: Span): boolean {
  if (refused !== undefined && alternativesIn(turn).some(({ end }) => end <= refused.start)) return true;
  // "Please ask them, we can't help with that": who sends somebody elsewhere says where it can be done.
  if (refused !== undefined && turn.mentions("act-elsewhere").some(({ start }) => start < refused.start)) return true;
  if (TELLS.test(tokenize(turn.text.slice(refused?.end ?? 0)).norm)) return true;
  // "If you'd read the terms" sends nobody to read them.
  const blamed = turn.mentions("blames-customer");
  return turn
    .mentions(...HELPS)
    .some(
      (help) =>
        (refused === undefined || help.start > refused.end + 1) && !blamed.some(({ start, end }) => start < help.end && help.start < end),
    );
}

/** "I can tell you what it's about though", "but cards are fine". */
const TELLS =
  / what (?:i|we) can (?:tell|say|share|read|give|show) | but (?:we|i) (?:deliver|open|start|can|could) | (?:i|we) can (?:tell|read) you (?:what|how|which|who|where|when|about|roughly)| but (?:\S+ ){1,6}(?:is|are) (?:both |all |always |perfectly |quite |just )?(?:fine|okay|welcome|all right|possible|free) | (?:he|she|it|they|you|that|those|(?:an?|any|your) \S+) (?:is|are) (?:always |quite |perfectly |very )?(?:fine|welcome|allowed) /;

function customersBetween(one: Utterance, other: Utterance, call: Conversation): Utterance[] {
  return call.turns.slice(one.index + 1, other.index).filter(({ role }) => role === "customer");
}

/** What was said before it was clear that the answer is no: not "let me check" or "I can help you with that". */
function alternativesIn(turn: Utterance): Mention[] {
  const lookings = turn.mentions("looking-up");
  return turn
    .mentions("offers")
    .filter(
      (offer) =>
        !/ (?:help|assist|check|see)$/i.test(offer.text) && !lookings.some((one) => one.first <= offer.last && one.last >= offer.first),
    );
}

/** Whether an alternative said before was for the same matter and has not been turned down since. */
function stillCounts(before: Utterance, refusal: Utterance, call: Conversation): boolean {
  const between = customersBetween(before, refusal, call);
  if (between.some((one) => one.has("rejects-offer", "turns-to-another-matter"))) return false;
  const known = notionsOf(...call.turns.slice(Math.max(0, before.index - MEMORY), before.index + 1));
  const most = before.has(...OUTRIGHT) ? NEW_AFTER_REFUSAL : NEW_AFTER_OFFER;
  return between.every((one) => [...notionsOf(one)].filter((notion) => !known.has(notion)).length <= most);
}

/** How many turns back a thing may have been spoken of and still be the matter at hand. */
const MEMORY = 6;
/** How many new things a customer may name who still speaks of the matter: more where they were refused it, and insist. */
const NEW_AFTER_REFUSAL = 3;
const NEW_AFTER_OFFER = 1;

const SAYS_LITTLE = new Set(
  (
    "that this there then than with what when where which your have just like would could should about them they from been were will well okay " +
    "sorry please really only even want need know think here mine ours some something anything nothing anyone someone much many more most very " +
    "because still again right into over back make take give does done doing going gone come sure maam madam thanks thank help able possible " +
    "afraid today tomorrow three four five seven eight nine eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand dollars pounds " +
    "euros business days hours minutes weeks directly straight instead sooner earlier faster quicker later send understand apologize inconvenience appreciate"
  ).split(" "),
);

/** What some turns are about. */
function notionsOf(...turns: readonly Utterance[]): Set<string> {
  const notions = new Set<string>();
  for (const { tokens } of turns)
    for (const word of tokens.words) if (word.length > 3 && !SAYS_LITTLE.has(word)) notions.add(notionOf(word));
  return notions;
}
