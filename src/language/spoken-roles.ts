import type { Segment } from "../call.js";
import { byOpening, type Weight } from "./answering.js";
import { mannerOf } from "./manner.js";
import { keyOf, type Side } from "./sides.js";
import { tokenize } from "./tokens.js";

/** What agents say and customers do not, with weights from one (a hint) to four (as good as a label). */
const AGENT_SAYS: readonly [RegExp, number, string][] = [
  [
    / thank(?:s| you) (?:so much |very much )?for (?:calling|contacting|reaching out|choosing|getting in touch|phoning|ringing) /,
    4,
    "thanks for calling",
  ],
  [/ (?:how|what) (?:can|may|could|might) (?:i|we) (?:be of |do |help|assist)/, 4, "offers help"],
  [/ (?:is there )?(?:anything|something) else (?:i|we|that i|that we|you need|you would|today|for you|i can)/, 2, "offers more help"],
  [
    / (?:i|we) (?:can|could|would be (?:more than )?(?:happy|glad)|will be (?:more than )?(?:happy|glad)|would love) to (?:help|assist)/,
    3,
    "offers help",
  ],
  [/ (?:may|can|could) i (?:please )?(?:have|get|take|ask|confirm|verify) (?:for )?(?:you|your) /, 2, "asks for details"],
  [/ (?:could|can|would|will) you (?:please |kindly )?(?:provide|verify|confirm|spell|give me) (?:me with )?your /, 2, "asks for details"],
  [/ (?:put|place|pop|stick) you on (?:a )?(?:brief |short |quick )?hold /, 3, "puts on hold"],
  [/ (?:(?:transfer|connect|pass|put|send) you (?:over |through |across )?to|will (?:just )?(?:transfer|connect) you) /, 2, "transfers"],
  [/ thank(?:s| you) for (?:holding|waiting|your patience)/, 3, "thanks for holding"],
  [
    / (?:let me|i will|i am going to) (?:just |quickly |go ahead and )?(?:pull up|look up|check|take a look|look into|see what)/,
    1,
    "looks things up",
  ],
  [
    / (?:i apologize|i am (?:so |very |really |terribly )?sorry) (?:for the (?:inconvenience|trouble|delay|confusion)|to hear|about that)/,
    2,
    "apologises",
  ],
  [
    / (?:your|the) (?:account|order|policy|booking|reservation|ticket|claim|subscription|line|membership) (?:number )?(?:is|has been|was|shows|number|please)/,
    1,
    "speaks of your account",
  ],
  [/ (?:speaking|this is \S+|my name is \S+|i am \S+) (?:from|with|at|in) \S+ .{0,30}how /, 2, "greets for the company"],
  [
    / (?:support|service|desk|department|billing|reservations|claims|customer care|helpdesk|bank|team|verification|operations|dispatch|prevention|brokerage) (?:this is |\S+ speaking|how can)/,
    2,
    "answers for a department",
  ],
  [
    / (?!(?:hello|hi|hiya|yes|yeah|good|morning|afternoon|evening|oh|um|uh|is|am|was|are|you|were) )\S+ (?!(?:is|am|are) )\S+ speaking (?!(?:to|with|from|of|about) )/,
    2,
    "answers with a name",
  ],
  [
    / your (?:\S+ ){1,3}(?:is|are) (?:now |all )?(?:ready|finished|fixed|on (?:its|the) way|out for delivery|booked in|confirmed) /,
    2,
    "tells of your order",
  ],
  [/ (?:i have (?:got )?|here is |this is )(?:\S+ ){1,3}(?:from \S+ )?on the line /, 2, "connects"],
];

/** What customers say and agents do not. */
const CUSTOMER_SAYS: readonly [RegExp, number, string][] = [
  [/ i am (?:calling|ringing|phoning) (?:about|because|regarding|to|in regard|concerning)(?! (?:\S+ ){0,4}your )/, 3, "says why they call"],
  [/ i (?:have|got|received|had) (?:a|an|this|my|been) (?:problem|issue|question|bill|letter|charge|charged|query|complaint|having|trouble|waiting)/, 3, "states a problem"],
  [/ i (?:want|need|would like|was hoping|am trying|am looking|wanted|am interested) (?:to|in|for) /, 2, "asks for something"],
  [/ my (?:bill|order|account|internet|package|parcel|phone|card|password|flight|booking|claim|policy|payment|delivery|subscription|line|service|membership|plan|device|washer|suitcase|insurance|number) /, 2, "speaks of my account"],
  [/ (?:can|could|may) i (?:please |just )?(?:get|have|order|book) (?:a|an|one|two|three|four|five|some|my|another|half) (?!(?:\S+ ){0,2}(?:name|number|address|postcode|phone|email|contact|callback|signature|reference) )/, 2, "asks for something"],
  [/ (?:how much (?:is (?:that|it)|was|will|do i|would (?:it|that|i))|what do i owe|what (?:will|would|does) (?:it|that) cost|what is (?:it|that) going to cost) /, 2, "asks the price"],
  [/ (?:can|could) you (?:please )?(?:help|tell|check|fix|explain|send|reset|cancel) (?:me )?/, 1, "asks for help"],
  [/ (?:is not|stopped|are not|will not|does not|has not|have not) (?:working|work|arrived|here|going|loading|been|come|turning)/, 1, "states a problem"],
  [/ thank(?:s| you) (?:so much |very much )?for (?:your|the|all your) (?:help|assistance|time|quick)/, 2, "thanks for help"],
  [/ (?:that is|that will be) all (?:i needed|for now|thank)|no that is (?:all|it|everything)/, 2, "needs nothing more"],
  [/ (?:it is|they are) (?:under|in) (?:the name|my)|my (?:account|policy|order|phone|confirmation) number is/, 2, "gives details"],
]; // prettier-ignore

/** Below this difference nothing is decided; from 1.5 to 2, one in twelve is wrong. */
const DECISIVE = 1.5;

/** What is said by the sides whose roles are open. */
export function weighOpen(segments: readonly Segment[], sides: ReadonlyMap<string, Side>): readonly Told[] {
  const opening = byOpening(segments, sides);
  const asked = askedForData(segments);
  const open = [...sides.values()].filter(({ role }) => role === undefined);
  return open.map((side) => weigh(side, opening.get(side), asked.get(keyOf(side.label)) ?? 0));
}

/**
 * Of the two who speak most often, one of whom is the customer however often a call is passed on, the one who sounds more like an agent
 * is the agent. Undefined where the customer is known, or that tells too little.
 */
export function pairBySpeech(told: readonly Told[], sides: ReadonlyMap<string, Side>, why: string[]): number | undefined {
  if (told.length < 2 || [...sides.values()].some(({ role }) => role === "customer")) return undefined;
  const often = [...told].sort((a, b) => b.side.segments.length - a.side.segments.length).slice(0, 2);
  const [most, least] = often.sort((a, b) => b.total - a.total) as [Told, Told];
  const evidence = most.total - least.total;
  if (evidence < DECISIVE || !isServed(most, least, told)) return undefined;
  settle(most, "agent", why);
  settle(least, "customer", why);
  return confidenceOf(evidence);
}

/** Turns of the longest call in which the manner of speaking tells anything: talks and meetings have no sides. */
const LONGEST = 40;

/** So much of what only one side says is enough in a talk of any length. */
const SHOWN = 3;

/** Whether anything but the manner of speaking shows that one serves the other; where little does, the call is no long talk. */
function isServed(most: Told, least: Told, told: readonly Told[]): boolean {
  const shown = most.weight - least.weight;
  if (shown >= SHOWN) return true;
  const turns = told.reduce((sum, { side }) => sum + side.segments.length, 0);
  return turns <= LONGEST && shown > 0;
}

/** Decides every voice that is still open by what it says itself; the confidence of the weakest decision. */
export function eachBySpeech(told: readonly Told[], isAlone: boolean, why: string[]): number | undefined {
  let weakest: number | undefined;
  // The manner of several who speak tells nothing where not a word shows that one serves another.
  if (told.length > 1 && told.every(({ weight }) => weight === 0)) return undefined;
  for (const one of told) {
    // One label that speaks for both sides is a recording that was not parted by speaker.
    const evidence = !isAlone ? one.alone : one.isAtOdds ? 0 : one.weight;
    if (one.side.role !== undefined || Math.abs(evidence) < DECISIVE) continue;
    settle(one, evidence > 0 ? "agent" : "customer", why);
    weakest = Math.min(weakest ?? 1, confidenceOf(Math.abs(evidence)));
  }
  return weakest;
}

function settle({ side, reasons }: Told, role: "agent" | "customer", why: string[]): void {
  side.role = role;
  why.push(`"${side.label}" ${reasons[role].join(", ") || `sounds more like the ${role}`}`);
}

/** Grows towards one with the evidence: 2 gives 0.5, 6 gives 0.75, 18 gives 0.9. */
function confidenceOf(evidence: number): number {
  return Math.round((evidence / (evidence + 2)) * 100) / 100;
}

/** What one side's words tell; above nought for the agent. */
export interface Told {
  side: Side;
  /** Of what only one of the two says. */
  weight: number;
  /** The same with the manner of speaking: to be compared with that of others. */
  total: number;
  /** The same against what is usual for so many words: where there is nobody to compare with. */
  alone: number;
  reasons: Record<"agent" | "customer", string[]>;
  isAtOdds: boolean;
}

/** "And she goes, thank you for calling": what somebody tells of another's words. */
const TELLS_OF_WORDS =
  /\b(?:s?he|they|girl|guy|man|woman|lady|lad|one|rep|person|colleague|who)(?:'s)? (?:said|says|goes|went|told me|(?:was|were) like)\b/i;

function weigh(side: Side, opening: Weight | undefined, asked: number): Told {
  const tokens = side.segments.map(({ text }) => tokenize(text));
  const words = tokens.flatMap((one) => one.words);
  const norm = tokens.map((one, index) => (TELLS_OF_WORDS.test(side.segments[index]!.text) ? " " : one.norm)).join("");
  const reasons = { agent: [] as string[], customer: [] as string[] };
  let weight = 0;
  const add = (worth: number, why: readonly string[]) => {
    weight += worth;
    reasons[worth > 0 ? "agent" : "customer"].push(...why);
  };
  if (opening !== undefined) add(opening.weight, opening.reasons);
  if (asked > 0) add(Math.min(asked, ASKED_AT_MOST), ["asks for details"]);
  for (const [pattern, worth, reason] of AGENT_SAYS) if (pattern.test(norm)) add(worth, [reason]);
  for (const [pattern, worth, reason] of CUSTOMER_SAYS) if (pattern.test(norm)) add(-worth, [reason]);
  const manner = mannerOf(words);
  return {
    side,
    weight,
    total: weight + manner,
    alone: weight + manner - Math.sqrt(words.length) / 3,
    reasons: { agent: [...new Set(reasons.agent)], customer: [...new Set(reasons.customer)] },
    isAtOdds: reasons.agent.length > 0 && reasons.customer.length > 0,
  };
}

/** What is asked for where an agent looks something up. */
const DATUM =
  / (?:number|reference|ref|reg|registration|postcode|zip|zip code|surname|last name|full name|first name|name|date of birth|dob|birthday|address|email|account|order|booking|policy|serial|code|id) (?:please )?$/;
const GIVES = /\d|(?:\b(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double)\b.*){3}|(?:\b[a-z]\b[\s,.-]*){3}/i;

/** How often each side, by its label, asks for a datum and the next to speak gives figures or letters. */
function askedForData(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const [index, segment] of segments.entries()) {
    const answer = segments[index + 1];
    if (answer === undefined || segment.speaker === undefined || answer.speaker === segment.speaker || !GIVES.test(answer.text)) continue;
    if (DATUM.test(tokenize(segment.text).norm)) asked.set(keyOf(segment.speaker), (asked.get(keyOf(segment.speaker)) ?? 0) + 1);
  }
  return asked;
}

/** So many data asked for count; a customer may ask for one too. */
const ASKED_AT_MOST = 3;
