import type { Conversation, Mention, Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { timeFramesIn, type TimeFrame } from "./times.js";
import { leanPattern } from "../lean-pattern.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** What the matter still waits for: somebody, something or some money that comes, as the agent or the customer put it. */
export function stillToComeIn(
  call: Conversation,
  agents: readonly Utterance[],
  matters: readonly Utterance[],
): { turn: Utterance } | undefined {
  const money = matters.some((turn) => turn.has("about-money"));
  const said = agents.flatMap((turn) => turn.mentions("comes-later", ...(money ? ["money-comes"] : [])));
  const coming = said.findLast((mention) => !isOfLink(mention)) ?? pledgedIn(call, matters[0]!);
  if (coming !== undefined) return coming;
  const turn =
    agents.findLast((one) => isToCome(one, money)) ??
    (isTrouble(matters) ? agents.findLast(isBookedIn) : undefined) ??
    call.customerTurns.findLast((one) => one.index > matters[0]!.index && isAwaiting(one));
  return turn && { turn };
}

/** Words before a time and behind it that may tell what happens then. */
const BEFORE = 12;
const BEHIND = 8;

/** What somebody or something does by then: "Tom's calling round", "they sit", "it ships", "the bank takes". */
const COMING = leanPattern(
  [
    // "He's leaving the yard now", "I'm ringing you": not "you're coming".
    " (?:(?:i|we|they|\\S+s) (?:am|are)|(?!you)\\S+ is|be) (?:just |now |already |gonna be )?(?:coming(?! (?:off|up on|in|into) )|due (?:in|back|out)|going (?:out|in|round|before|off to|into the post)|leaving|landing|calling (?:round|you|on|in|back|out)|calling(?= (?:on|at|by|tomorrow|this|next))|ringing|phoning|knocking|visiting|arriving|shipping|delivering|collecting|fitting|installing|bringing|dropping|baking|cooking|making)(?= )",
    " (?!you |it (?:goes|comes) (?:up|down|off|in|into|live|through|to|with) )\\S+ (?:comes(?! (?:off|in|into|up|down|with|to) )|goes (?:out|before|in front|on the|in the (?:post|mail))|leaves|lands|calls|rings|phones|knocks|visits|sits|meets|decides|arrives|ships|delivers|collects|answers|replies|turns (?:it|them|that)|reviews|has (?:it|them|that) (?:by|on))(?= )",
    " (?:they|we|lads|crew|guys|people|planners|magistrates|underwriters|governors|trustees) (?:just |all |usually |normally |always )?(?:come|call|ring|phone|sit|meet|decide|turn (?:it|them|that)|collect|deliver|look at|answer|reply|review|fit|visit)(?= )",
    " (?:he|she|they|it|i|we|somebody|\\S+) (?:will|is going to|are going to|am going to|should) (?:just |then |also )?(?:(?:be )?(?:come|coming|call|calling|ring|ringing|phone|phoning|knock|knocking|visit|visiting|land|landing|arrive|arriving|collect|collecting|deliver|delivering|fit|fitting|install|bring|bringing|drop|dropping)|be (?:there|with you|out|round|back|along|over|on your))(?= )",
    " (?:he|she|they|we|somebody|someone|officer|engineer|crew|\\S+er) (?:can|could) (?:be (?:there|with you|out|round|over)|get (?:there|to you|out))(?= )",
    " (?:booked|sending|got|put|have|having|getting|lined up) (?!it |that |you |this )\\S+ (?:in|out|round|down|over|coming)(?= )",
    " (?:i|we|they|he|she) (?:will|shall) (?:then )?let you know(?= )",
    " you (?:will|should) (?:have |be )?hear(?:d|ing)? (?:from|back)(?= )",
    " (?:told|asked|got|get|getting) (?!you )\\S+(?: \\S+)? to (?:bring|come|swing|pop|ring|call|phone|drop|collect|pick|look|fix|deliver|take|put|do)(?= )",
    " have (?:the |a |one of the |my |our )(?!you )\\S+ (?:bring|come|swing|pop|ring|call|phone|drop|collect|pick|look|fix|deliver)(?= )",
    " (?:come|pop|bring (?:it|him|her|them)|drop (?:it|them|in|by)|call) (?:back |on |straight |down )?(?:in|by|over|round|along|to us) (?:\\S+ ){1,12}(?:he|she|they|we|the \\S+|one of \\S+) (?:will|can|is going to|are going to) (?:look|have|take|check|see|fit|fix|sort|do|test|swap|change|open|dry|put|get|clean|replace|repair|run|measure|adjust)(?= )",
    " (?:is|are) ready(?= )",
    " next step(?= )",
  ].join("|"),
);

/** "The bank takes three days", where days are meant. */
const TAKES = / (?!you |i )\S+ takes? (?:\S+ ){0,5}(?:days?|weeks?|months?|fortnight) /;
/** "The truck's half an hour out", "he's four minutes from you". */
const AWAY = /^(?:away|out|off|from|behind)$/;
const NOT_YET = / (?:if|unless|until|when|whenever|was|were|did|had|would|last|ago|every|each|usually|normally) /;
const MONEY = / (?:pounds?|dollars?|euros?|rupees|money|refund|credit|payment|fee|fees|bill|quid|bucks|charge|interest) /;
const LINK = / (?:links?|emails?|codes?|texts?|messages?|passwords?|confirmations?|receipts?|notifications?) /;
const MESSAGE =
  / (?:emails?|mail|letters?|receipts?|confirmations?|texts?|messages?|invoices?|statements?|reminders?|links?|codes?|copy|certificates?) /;

/** Somebody other than the two who talk, or a thing that is on its way to the customer. */
const OTHERS =
  / (?:he|she|they|who|somebody|someone|man|woman|lads?|guys?|people|team|crew|engineers?|technicians?|tech|drivers?|riders?|couriers?|carrier|plumbers?|electricians?|inspectors?|surveyors?|assessors?|adjusters?|fitters?|mechanics?|nurse|doctor|consultant|surgeon|vet|pharmacist|chemist|manager|supervisor|colleague|specialist|porter|housekeeping|maintenance|kitchen|chef|warehouse|depot|workshop|garage|lab|dealer|supplier|manufacturer|factory|airline|bank|insurers?|council|planners?|panel|board|court|magistrates?|judge|tribunal|committee|underwrit\S+|claims|billing|accounts|payroll|registry|embassy|head office|back office|finance|legal|hr|landlord|agent|solicitors?|police|van|truck|lorry|plow|taxi|cab|ambulance|dr|results?|sample|swab|part|parts|tickets|replacement|(?:mr|mrs|ms|miss|dr) \S+) /g;
/** What is told of others that is over, or how they always are. */
const IS_OVER =
  / (?:\S{3,}ed|\S{2,}wn|\S{3,}en|gone|been|lost|can|could|may|might|any|came|went|was|were|did|had|got|left|took|said|told|put|rang|saw|gave|made|found|brought|sent|open|opens|close|closes|closed|shut|shuts|start|starts|ends|finish|finishes|until|till|since|from|good|valid|free|charge|charges|cost|costs|bill|bills|always|normally|usually) /;

/** "The dealer has until", "head office signs those off, which is": somebody else's doing, up to a time. */
function isByOthers(before: string): boolean {
  const last = everyMatch(OTHERS, before).at(-1);
  return last !== undefined && !IS_OVER.test(before.slice(last.index + last[0].length - 1));
}

/** What is wrong will be looked at when they come; who asks for an appointment has it. */
function isTrouble(matters: readonly Utterance[]): boolean {
  if (matters.some(({ tokens }) => ASKS_TO_COME.test(tokens.norm))) return true;
  return matters.some((turn) => turn.has("states-problem")) && !matters.some(({ tokens }) => APPOINTMENT.test(tokens.norm));
}

/** "Would you come to the house?" */
const ASKS_TO_COME = / (?:would|will|can|could|do) (?:you|he|she|they|someone|somebody|anyone|anybody) come (?:to|out|round|over|and) /;

const APPOINTMENT =
  / (?:book|booked|booking|appointments?|slots?|visit|reservation|table|come in|bring|get (?:him|her|it) in|see (?:a|the|somebody|someone)) /;

/** "You're in with the dentist at nine." */
function isBookedIn(turn: Utterance): boolean {
  return BOOKED_IN.test(turn.tokens.norm) && timeFramesIn(turn).length > 0;
}

const BOOKED_IN =
  / (?:i|we|he|she|they) (?:can|could) (?:come|do) | (?:you are|i have (?:got )?you|you) (?:all )?(?:booked|booked in|down|in) (?:\S+ ){0,6}(?:with|for|at|on) /;

/** In a longer say, what comes is one thing of many. */
const LONGEST = 60;

/** Whether an agent says of somebody or something that it comes, or is done, by a time that is named. */
function isToCome(turn: Utterance, money: boolean): boolean {
  return turn.tokens.words.length <= LONGEST && timeFramesIn(turn).some((frame) => tells(turn, frame, money));
}

function tells({ tokens: { words, sentences } }: Utterance, frame: TimeFrame, money: boolean): boolean {
  if (frame.kind === "now" || frame.kind === "regular") return false;
  // "They are here two times a day."
  if (/^(?:once|twice|times)$/.test(words[frame.first] ?? "") && /^(?:an?|every|per|each)$/.test(words[frame.first + 1] ?? ""))
    return false;
  const begins = sentenceStart(sentences, frame.first);
  const ends = sentenceEnd(sentences, words, frame.last);
  const before = ` ${words.slice(Math.max(begins, frame.first - BEFORE), frame.first).join(" ")} `.replaceAll(" 's ", " is ");
  const said = `${before}${words.slice(frame.first, Math.min(ends, frame.last + 1 + BEHIND)).join(" ")} `;
  if (NOT_YET.test(before) || MESSAGE.test(before) || (MONEY.test(before) && !money)) return false;
  if (TAKES.test(said)) return true;
  if (/ is (?:about |around |only |just |roughly )?$/.test(before) && AWAY.test(words[frame.last + 1] ?? "")) return true;
  return COMING.test(said) || isByOthers(before);
}

/** Somebody who is named calls, comes, brings, pays or looks into it by a time. */
function pledgedIn(call: Conversation, matter: Utterance): { turn: Utterance } | undefined {
  return call.promises.findLast(
    ({ turn, act, by, deadline, done, conditional, message }) =>
      turn.index > matter.index &&
      (act !== "send" || !isOfMessage(turn, call)) &&
      deadline !== undefined &&
      deadline.frame.kind !== "now" &&
      done === undefined &&
      !conditional &&
      !message &&
      !/^some(?:body|one)$/.test(by),
  );
}

/** "I'm sending a link, it'll be there in a minute." */
function isOfLink({ turn, first, text }: Mention): boolean {
  return /^(?:it|that|they|be|will)\b/i.test(text) && LINK.test(` ${turn.tokens.words.slice(0, first).join(" ")} `);
}

/** Turns that tell what "it" is in "you'll have it by Friday". */
const NEAR_IT = 3;

/** A message that follows from what is done leaves nothing open. */
function isOfMessage({ index }: Utterance, { turns }: Conversation): boolean {
  return turns.slice(Math.max(0, index - NEAR_IT), index + 1).some(({ tokens }) => MESSAGE.test(tokens.norm));
}

/** "So he'll ring me himself?" "Himself, before five." */
function isAwaiting(turn: Utterance): boolean {
  return turn.has("awaits-it") && !/^ (?:no|not) /.test(turn.next("agent")?.tokens.norm ?? "");
}
