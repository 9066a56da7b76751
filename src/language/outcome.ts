import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isOfAnother, type Ending } from "./ending.js";
import type { Refusal } from "./refusals.js";
import { notionOf } from "./stems.js";
import { stillToComeIn } from "./still-to-come.js";

/** What came of what the customer called about. */
export interface Outcome {
  /** The customer's turns that raise a matter, in order; feedback and praise are none. */
  matters: readonly Utterance[];
  /** The agent's last report of something done, found out or arranged. */
  result?: Utterance;
  /** The agent asked whether it is settled, and the customer did not deny it. */
  checked?: Mention;
  /** The customer says that it is settled or that they have what they need. */
  settled?: Mention;
  /** What the matter still waits for, as the agent named it. */
  open?: { turn: Utterance };
  /** The customer goes to try something on their own. */
  tries?: Mention;
  /** It was refused, and nothing else was done about it. */
  refused?: Refusal;
}

/** What came of the matter. */
export function outcomeOf(call: Conversation): Outcome {
  const { spoken, from } = call.ending;
  const customers = spoken.filter((turn) => turn.role === "customer");
  const matters = mattersOf(customers, from);
  const [first] = matters;
  if (first === undefined) return { matters };
  const agents = spoken.filter((turn) => turn.role === "agent" && turn.index > first.index);
  const result = agents.findLast((turn) => turn.has("reports-done", "reports-result"));
  return {
    matters,
    ...given("result", result),
    ...given("checked", checkIn(agents)),
    ...given("settled", settledIn(customers, agents, call)),
    ...given("open", stillToComeIn(call, agents, matters)),
    ...given("tries", triesIn(customers, call)),
    ...given("refused", refusedIn(agents, call)),
  };
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

/** The turns that raise a matter; where the customer calls to share opinions, only what is wrong is one. */
function mattersOf(customers: readonly Utterance[], closing: Utterance | undefined): readonly Utterance[] {
  const matters = customers.filter((turn) => raisesMatter(turn, closing));
  const opinion = customers.find((turn) => turn.has("shares-opinion"));
  const isOpinion = opinion !== undefined && opinion.index < (matters[0]?.index ?? Infinity);
  return isOpinion
    ? matters.filter((turn) => turn.has("states-problem") && turn.has("states-request") && !turn.has("shares-opinion"))
    : matters;
}

/** Whether a turn before the closing asks for something or tells of a problem. */
function raisesMatter(turn: Utterance, closing: Utterance | undefined): boolean {
  if (closing !== undefined && turn.index >= closing.index) return false;
  if (turn.tokens.words.length < 3 || turn.has("that-is-all")) return false;
  if (ASTRAY.test(turn.tokens.norm)) return false;
  if (turn.has("states-problem")) return !isBareAnswer(turn);
  return (turn.has("states-request") || isInvited(turn)) && !turn.has("shares-opinion");
}

const ASTRAY = / wrong (?:number|extension|company|department|person|place) /;

/** Whatever is said to "how can I help?", unless it is a name alone. */
function isInvited(turn: Utterance): boolean {
  const { words, norm } = turn.tokens;
  const asked = turn.previous("agent");
  const invited = asked?.mentions("invites-matter").at(-1);
  if (invited === undefined || asked!.tokens.words.length - invited.last > 8) return false;
  return words.length > 4 && !/^(?:no|nothing|not)$/.test(words[0]!) && !/ name /.test(norm);
}

function isQuestion({ text, tokens }: Utterance): boolean {
  return /\?\W*$/.test(text) || / (?:what|which|when|do you|are there|is there|have you|can you|could you|did you) /.test(tokens.norm);
}

/** "No, no accidents" to a question about details. */
function isBareAnswer(turn: Utterance): boolean {
  const asked = turn.previous("agent");
  return turn.tokens.words.length <= 8 && asked !== undefined && isQuestion(asked) && !asked.has("invites-matter");
}

const DENIED = /^ (?:(?:well|um|er|oh|sorry|uh) )*(?:no|not|nope|it does not|it is not|it did not|nothing|still|never)(?= )/;
/** A question that "no" answers well: "is there anything still unclear?", "shall I go over any of it again?", "is it still doing it?". */
const ASKS_WHAT_IS_LEFT =
  /^(?:is|are|was|were) there|^(?:any|some)thing|^any (?:questions?|queries|worries)|\b(?:any|anything|something)\b.*\b(?:again|once more|repeat\w*|clarif\w*)|\bagain\b.*\bany|\bstill\b/i;
/** "Is it still doing it?" "Yes." */
const STILL = /\bstill\b/i;
const AGREED = /^ (?:(?:well|um|er|oh|sorry|uh|hm) )*(?:yes|it is|it does|still|same|afraid so)(?= )/;

/** The agent's last question whether it is settled, unless the customer denied it. */
function checkIn(agents: readonly Utterance[]): Mention | undefined {
  const asked = agents.flatMap((turn) => turn.mentions("resolution-check", ...(turn.has("reports-done") ? ["approval-check"] : [])));
  return asked.findLast(({ turn, text }) => {
    if (GOT_IT.test(text) && READ_OUT.test(turn.tokens.norm)) return false;
    const answer = turn.next("customer");
    if (answer === undefined || answer.has("that-is-all")) return true;
    if (STILL.test(text) && AGREED.test(answer.tokens.norm)) return false;
    return ASKS_WHAT_IS_LEFT.test(text) || !DENIED.test(answer.tokens.norm);
  });
}

/** "The reference is 4419. Have you got that?": whether it was written down. */
const GOT_IT = /\b(?:got|get) (?:it|that|all that)\b/i;
const READ_OUT = / (?:reference|number|code|password|pin|ticket|address|email) (?:is|for (?:that|it|this|you) is|will be|'s) /;

/** Customer turns between a welcome and the closing; after more of them it was about a step on the way. */
const NEAR_THE_END = 3;

/** Where the customer says that it is settled: outright, that they have all, or pleased right after the result. */
function settledIn(customers: readonly Utterance[], agents: readonly Utterance[], call: Conversation): Mention | undefined {
  const { from }: Ending = call.ending;
  const closes = from?.index ?? Infinity;
  const reported = agents.find((turn) => turn.has("reports-done", "reports-result"))?.index ?? Infinity;
  let left = 0;
  for (const turn of customers.toReversed()) {
    if (left > NEAR_THE_END) return undefined;
    const settled = turn.mentions("says-settled").find((mention) => !isOfDetail(mention));
    if (settled !== undefined) return settled;
    if (turn.has("still-broken") || (raisesMatter(turn, from) && turn.has("one-more"))) return undefined;
    const needed = turn.mentions("that-is-all").find(({ text }) => NEEDED.test(text));
    if (needed !== undefined && agents.some((told) => told.index < turn.index && isTelling(told))) return needed;
    const [said] = turn.index < reported ? [] : [...(isOfAnother(turn) ? [] : turn.mentions("that-is-all")), ...pleasedIn(turn, call)];
    if (said !== undefined) return said;
    if (turn.index < closes && !turn.backchannel) left++;
  }
  return undefined;
}

/** "That's all I needed": more than "that's all". */
const NEEDED = /\b(?:need|want|after$|came for|called|rang)/i;
/** Words with which something is told. */
const TELLING = 5;

/** Neither a question nor a turn of the talk itself. */
function isTelling(turn: Utterance): boolean {
  if (turn.tokens.words.length < TELLING || /\?\W*$/.test(turn.text)) return false;
  return !turn.has("asks-something", "asks-for", "invites-matter", "hold-words", "hold-on", "more-help-offer", "takes-call", "farewell");
}

/** "Is that still the best number for you?" "It is, yes." */
function isOfDetail({ turn, text }: Mention): boolean {
  const asked = turn.previous("agent");
  if (GOT_IT.test(text) && asked !== undefined && READ_OUT.test(asked.tokens.norm)) return true;
  return (
    BARE_YES.test(text.toLowerCase()) &&
    asked !== undefined &&
    DETAIL.test(asked.tokens.norm) &&
    !asked.has("resolution-check", "reports-done")
  );
}

const BARE_YES =
  /^(?:(?:yes|sure|certainly|absolutely|definitely),? )?(?:it|that) (?:is|does|has|did)(?:,? (?:yes|thank|thanks|sir|maam|dear|love))?$/;
const DETAIL =
  / (?:still|best|current|reach you) (?:\S+ ){0,6}(?:number|email|address|name|postcode|zip|phone|mobile|contact) | (?:number|email|address|name|postcode|zip|phone|mobile|contact) (?:\S+ ){0,8}(?:still|best|reach you) /;

/** Pleased with the result just reported, and asking for nothing more in the same breath. */
function pleasedIn(turn: Utterance, call: Conversation): Mention[] {
  const asked = turn.mentions("states-request").at(-1)?.first ?? -1;
  return isAfterResult(turn, call)
    ? turn.mentions("says-pleased", "has-it-now").filter((mention) => mention.first > asked && !isOfDetail(mention))
    : [];
}

/** The agent's words just before report something, and refuse nothing. */
function isAfterResult(turn: Utterance, call: Conversation): boolean {
  for (let before = turn.previous(); before?.role === "agent" || before?.backchannel === true; before = before.previous()) {
    if (before.role !== "agent" || !before.has("reports-done", "reports-result")) continue;
    const refusal = call.refusals.find((one) => one.turn === before);
    return before.has("reports-done") || (!before.has("sends-off") && (refusal === undefined || refusal.remedy !== undefined));
  }
  return false;
}

/** Customer turns at the end in which they may say what they go to try. */
const LAST = 4;

function triesIn(customers: readonly Utterance[], call: Conversation): Mention | undefined {
  const said = customers.slice(-LAST).flatMap((turn) => turn.mentions("will-try"));
  return said.findLast((mention) => !isOfPapers(mention, call));
}

/** "The invoice is in your email." "I'll read it tonight.": what follows from what is done is read, not tried. */
function isOfPapers({ turn, text }: Mention, { matter }: Conversation): boolean {
  const told = turn.previous("agent");
  if (!/\blook\b|\bread\b/i.test(text) || told?.has("reports-done", "reports-result") !== true) return false;
  const papers = told.tokens.words.filter((word) => PAPERS.test(word));
  return papers.length > 0 && !papers.some((word) => matter?.notions.has(notionOf(word)));
}

const PAPERS = /^(?:emails?|invoices?|receipts?|letters?|confirmations?|statements?|copy|copies|summary|quotes?|brochures?|leaflets?)$/;

/** Agent turns after a refusal with an offer; when there are more, the offer was probably taken up. */
const SOON = 4;

function refusedIn(agents: readonly Utterance[], call: Conversation): Refusal | undefined {
  if (agents.some((turn) => turn.has("reports-done"))) return undefined;
  const refusal = call.refusals.findLast(({ turn }) => turn.index >= (agents[0]?.index ?? Infinity));
  if (refusal?.remedy === undefined) return refusal;
  return agents.filter((turn) => turn.index > refusal.turn.index && !turn.backchannel).length <= SOON ? refusal : undefined;
}
