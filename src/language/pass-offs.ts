// Longer than a source file should be: the ways of sending somebody elsewhere, and what excuses them.
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { asksOfPlace, leadOf } from "./sending-leads.js";
import { isSplit } from "./split-mentions.js";
import { sentenceStart } from "./tokens.js";
import { isWholeSentence } from "./whole-sentences.js";

/** The agent sends the customer away to solve it elsewhere or another time. */
export interface PassOff {
  turn: Utterance;
  /** The words that do. */
  at: Span;
  /** The turn that offers to connect the customer or to do it for them; undefined where none near it does. */
  help?: Utterance;
}

/** All turns in which the agent sends the customer elsewhere, the first place of each. */
export function passOffsOf(call: Conversation): readonly PassOff[] {
  const passOffs: PassOff[] = [];
  for (const turn of call.agentTurns) {
    const at = sendingIn(turn, passOffs, call);
    if (at === undefined) continue;
    const help = helpNear(turn, at);
    passOffs.push({ turn, at, ...(help === undefined ? {} : { help }) });
  }
  return passOffs;
}

const CUES = ["act-elsewhere", "contacts-others", "points-elsewhere", "not-ours"] as const;

/** Nobody else is to be rung in an emergency. */
const EMERGENCY =
  / (?:call|ring|phone|dial|go to|contact|get) (?:\S+ ){0,3}(?:911|999|112|111|emergency|ambulance|poison|fire (?:brigade|service|department)) /;

function sendingIn(turn: Utterance, earlier: readonly PassOff[], call: Conversation): Span | undefined {
  const alone = sendsOff(turn) ?? sendsOffBriefly(turn, call);
  if (alone !== undefined) return alone;
  if (!turn.has(...CUES) || EMERGENCY.test(turn.tokens.norm)) return undefined;
  if (isAskedFor(turn, earlier, call)) return undefined;
  for (const mention of turn.mentions(...CUES)) {
    const first = leadOf(mention, call);
    if (first === undefined || isExtra(mention) || isSplit(mention) || isForMore(mention)) continue;
    return turn.spanOf(first, mention.last);
  }
  return undefined;
}

/** "How do I reset it?" "It's in the manual.": they asked to be told, and that is all they hear. */
function sendsOff(turn: Utterance): Span | undefined {
  if (!turn.has("sends-off-alone") || turn.previous()?.role !== "customer" || turn.has("extra-way", "offers-help", "walks-through"))
    return undefined;
  const asked = turn.previous("customer")!.tokens.norm;
  return ASKS_WHERE.test(asked) ? undefined : turn.mentions("sends-off-alone").find(isWholeSentence)?.span;
}

/** "My locker was broken into." "Tell the police.": where else to go is all that somebody hears who has brought a trouble. */
function sendsOffBriefly(turn: Utterance, call: Conversation): Span | undefined {
  if (call.call.kind === "script" || !turn.has("away-brief", "away-order") || turn.tokens.words.length > BRIEF) return undefined;
  if (turn.has("extra-way", "offers-help", "walks-through", "under-way", "transfer-words", "looking-up")) return undefined;
  if (OWN_ACT.test(turn.tokens.norm) || EMERGENCY.test(turn.tokens.norm) || !isBroughtBefore(turn)) return undefined;
  const said = turn
    .mentions("away-brief", "away-order")
    .find((one) => !isSplit(one) && !asksOfPlace(one) && (one.cue === "away-brief" || isOrder(one)));
  return said?.span;
}

/** Words of an answer that says no more than where to go. */
const BRIEF = 24;
/** What the agent does or did themselves, and answers that grant it. */
const OWN_ACT =
  / (?:i|we) (?:just |already |also )?(?:will|have|am|are|shall|can|could|did|made|sent|put|told|asked|called|rang)(?! (?:not|afraid|sorry|no)) | (?:let|read|tell|give|show|bring) (?:me|us) | (?:for|with|to) me |^ you (?:can|may) (?:ask|just|if)|^ (?:yes|yeah|sure|certainly|absolutely|of course|done|thank|thanks|brilliant|perfect) /;

/** An order begins its sentence, but for words that lead to it. */
function isOrder({ turn: { tokens }, first }: Mention): boolean {
  const start = sentenceStart(tokens.sentences, first);
  return tokens.words.slice(start, first).every((word) => LEADS_TO_ORDER.has(word));
}

const LEADS_TO_ORDER = new Set(
  "oh well so and then just please no sorry right okay simply kindly sir maam madam mate love you can could should go ahead best thing maybe perhaps first".split(
    " ",
  ),
);

/** Whether the customer has just told their trouble or asked for something, and not where to go. */
function isBroughtBefore(turn: Utterance): boolean {
  const before = turn.previous();
  if (before?.role !== "customer" || before.tokens.words.length < LEAST) return false;
  if (isTurnedAway(before)) return true;
  if (before.has("asks-contact", "what-if", "puts-off", "extra-way") || ASKS_WHOSE.test(before.tokens.norm)) return false;
  if (COMES.test(before.tokens.norm) || isGlad(before)) return false;
  const [last] = before.preceding("agent", 1);
  return (
    last?.has("invites-matter") === true ||
    isFirst(before) ||
    before.has("asks-service", "states-problem", "states-request", "tells-failure")
  );
}

/** Nothing but a greeting came before it. */
function isFirst(before: Utterance): boolean {
  return before.preceding("customer", OPENING).every(({ tokens }) => tokens.words.length < LEAST);
}

/** Words of a trouble, and how many turns before it hold no more than a greeting. */
const LEAST = 3;
const OPENING = 3;
const ASKS_WHOSE =
  / (?:where(?! is (?:my|our))|who|whose|which|nearest|safe to) |^ (?:(?:and|so) )?(?:can|could|may|should|shall|do) i (?:just )?(?:call|ring|go|come|ask|try|take|look|bring) | i (?:will|would|could) (?:\S+ )?(?:try|take|go|ring|call|ask|come|look) /;

/** Where they may look: it is told to them. */
const ASKS_WHERE = / (?:where|who|which) |^ (?:(?:and|so) )?(?:can|could|may|should|do|is) (?:i|it|there) /;

/** The customer asked of their own accord where to go or whom to call, or what would happen if. */
function isAskedFor(turn: Utterance, earlier: readonly PassOff[], call: Conversation): boolean {
  const before = turn.previous();
  if (before?.role !== "customer") return false;
  if (before.has("what-if", "puts-off") || COMES.test(before.tokens.norm)) return true;
  if (MAY_I.test(before.tokens.norm) && GRANTS.test(turn.tokens.norm)) return true;
  const asks = before.has("asks-contact");
  if (!asks && !isGlad(before)) return false;
  if (isTurnedAway(before)) return false;
  return !turn
    .preceding("agent", 2)
    .some(
      (last, back) =>
        earlier.at(-1)?.turn === last ||
        call.refusals.some(({ turn: no }) => no === last) ||
        (asks && back === 0 && (saysNo(last) || last.has("admits-ignorance"))),
    );
}

/** "There's no umbrella here." "So how do I find it?": they ask because nobody does it for them. */
function isTurnedAway(before: Utterance): boolean {
  if (!TURNED_AWAY.test(before.tokens.norm) || isFirst(before)) return false;
  const [last] = before.preceding("agent", 1);
  return last?.has("offers", "offers-help", "under-way", "transfer-words", "act-elsewhere") === false;
}

const TURNED_AWAY =
  / (?:how (?:would|do|am|are|can) (?:i|we) (?:\S+ )?(?:find (?:that|it|this|out)|know)|who (?:would|does|might|will) (?:know|do|have|sell)|supposed to (?:do|know|go|find|ring|call|ask)|so who (?:do|can|should|would|am|is)|so what (?:do|am|can) i) /;

/** "Oh that's handy, there's one on my road.": a way that was named suits them, and how to go about it is told. */
function isGlad(before: Utterance): boolean {
  const { words, norm } = before.tokens;
  return GLAD.test(` ${words.slice(0, GLADNESS).join(" ")} `) && !before.has("asks-service") && !/ (?:but|not|no) /.test(norm);
}

const GLADNESS = 8;
const GLAD =
  / (?:handy|lovely|perfect|great|brilliant|grand|good|ideal|wonderful|fantastic|magic|easy|easier|simple|convenient|works|suits) /;

/** "I'll come and get it": where they come to is told to them. */
const COMES =
  / i (?:am (?:coming|driving|popping|heading|near|nearby) |(?:will|am going to|can|could) (?:just )?(?:come|pop|nip|drive|swing|run|head) (?:in |down |over |by |round |along |straight )?(?:and |to |by )?(?:get|collect|fetch|pick|grab|for) )/;

/** "Can I bring a pram?" "You can, just ask the man at the door." */
const MAY_I = / (?:can|could|may|might) (?:i|we|he|she|they|my \S+) /;
const GRANTS =
  /^ (?:(?:yes|oh|well|sure|of course) )*(?:you|he|she|they) (?:can|may|could)(?! (?:just |only |always |also )?(?:do|change|cancel|call|ring|go|email|contact|ask|use|sort|find|get|try|visit|check)) /;

function saysNo({ tokens }: Utterance): boolean {
  return tokens.words[0] === "no";
}

/** How many words before and after may tell that it is only one more way, or a step of many. */
const NEAR = 16;

function isExtra(mention: Mention): boolean {
  const near = (one: Mention) => one.last >= mention.first - NEAR && one.first <= mention.last + NEAR;
  return mention.turn.mentions("extra-way", "walks-through").some(near);
}

/** "Anything else, just ask them at the desk": not of this matter. */
function isForMore({ turn, first }: Mention): boolean {
  const { sentences } = turn.tokens;
  const start = sentences.findLast((one) => one <= first) ?? 0;
  return turn.mentions("invites-more").some((more) => more.first >= start && more.last < first);
}

/** An offer to connect the customer or to do it for them: in that turn, the one before or the next. */
function helpNear(turn: Utterance, at: Span): Utterance | undefined {
  if (turn.mentions("offers-help", "transfer-words", "under-way").some(({ start, end }) => end <= at.start || start >= at.end)) return turn;
  // A transfer that is under way for another matter does not help with this one.
  const [last] = turn.preceding("agent", 1);
  if (last?.has("transfer-words") === true && OTHER.test(turn.previous("customer")?.tokens.norm ?? "")) return undefined;
  const next = turn.following("agent", 1).find((near) => !isOfAnother(near) && connects(near, answersAnother(near)));
  return next ?? turn.preceding("agent", 1).find((near) => connects(near, false));
}

/** The customer comes to another matter. */
const OTHER = / (?:and|what about|how about|also) (?:the|my|an|one|that) (?:other|second|one|same|rest)|another thing|one more /;

/** "And the rest of the money?" "I'll put you through to accounts." */
function isOfAnother(near: Utterance): boolean {
  return near.has("transfer-words") && OTHER.test(near.previous("customer")?.tokens.norm ?? "");
}

/** Whether an agent offers to bring the customer and others together or, unless it answers another request, to do it. */
function connects(near: Utterance, outright: boolean): boolean {
  return near.has("transfer-words") || near.mentions("offers-connection").some(({ text }) => !outright || BRINGS.test(text));
}

const BRINGS = /\b(?:connect|put|transfer|pass|patch|call|ring|phone|contact|email|speak|reach|ask)\b/i;
/** What a customer says who wants it done after all. */
const WANTS_IT = / (?:call|ring|phone|contact|speak|talk|ask|email|transfer|connect|put me|do it|do that|sort it|sort that|for me) /;

/** "Could you note it?" "I can do that": no offer to do what the customer was sent away with. */
function answersAnother(near: Utterance): boolean {
  const asked = near.previous();
  return asked?.role === "customer" && asked.has("asks-service") && !WANTS_IT.test(asked.tokens.norm);
}
