// Longer than a source file should be: what makes a promise and what keeps it, act by act.
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { deadlineOf } from "./deadlines.js";
import { isGivenName } from "./given-names.js";
import type { Act, PromiseMade } from "./promise-made.js";
import { overlap, topicsOf } from "./promise-words.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";
import { plainlyUndertaken, undertakingAt, type Undertaking } from "./undertakings.js";

const ACTS: Readonly<Record<string, Act>> = {
  "act-contact": "contact",
  "act-send": "send",
  "act-receive": "send",
  "act-visit": "visit",
  "act-money": "money",
  "act-work": "work",
  "act-arrange": "work",
  "own-charge": "work",
};
const CUES = Object.keys(ACTS);

/** All promises of a call, first to last. */
export function promisesOf(call: Conversation): readonly PromiseMade[] {
  const promises: PromiseMade[] = [];
  for (const turn of call.agentTurns) if (turn.has(...CUES)) promises.push(...madeIn(turn));
  for (const promise of promises) {
    const deadline = deadlineOf(promise, promises, call);
    if (deadline !== undefined) promise.deadline = deadline;
    const done = doneAfter(promise, call);
    if (done !== undefined) promise.done = done;
  }
  return promises;
}

/** What somebody undertakes in a turn, one act each. */
function madeIn(turn: Utterance): PromiseMade[] {
  const { words } = turn.tokens;
  const found: { mention: Mention; by: Undertaking }[] = [];
  for (const mention of turn.mentions(...CUES)) {
    const by =
      mention.cue === "own-charge"
        ? OWN(mention)
        : (undertakingAt(words, mention.first) ?? underWay(mention) ?? inPlainWords(mention) ?? setOut(mention));
    if (by === undefined || isApart(turn, by, mention) || !isForLater(mention, by) || isEffort(mention, by)) continue;
    const before = found.at(-1);
    if (before !== undefined && mention.first <= before.mention.last) continue;
    found.push({ mention, by });
  }
  return found.map(({ mention, by }, index) => {
    const end = clauseEnd(turn, mention.last, found[index + 1]?.by.first ?? words.length);
    return {
      act: actOf(mention, by),
      turn,
      at: turn.spanOf(Math.min(by.first, mention.first), mention.last),
      first: Math.min(by.first, mention.first),
      last: mention.last,
      end,
      by: by.subject,
      topics: topicsOf(words, Math.min(by.first, mention.first), Math.min(end, mention.last + 14)),
      message: MESSAGE.test(words.slice(mention.first, Math.min(end, mention.last + 3) + 1).join(" ")),
      // "I'll put you through to returns, they'll have it collected": it is theirs to say when.
      conditional:
        (by.who === "other" && turn.has("transfer-words")) || isConditional(turn, Math.min(by.first, mention.first), mention.last, end),
    };
  });
}

/** "Let me see. It doesn't show up": who undertakes stands in another sentence, which "and" does not take up. */
function isApart({ tokens }: Utterance, by: Undertaking, { first }: Mention): boolean {
  return tokens.sentences.some((start) => start > by.first && start <= first && !/^(?:and|then|or)$/.test(tokens.words[start]!));
}

/** "They'll try to fix it soon", "I'll do my best to ring you". */
function isEffort({ turn, first }: Mention, by: Undertaking): boolean {
  return turn.mentions("best-effort").some((effort) => effort.first > by.first && effort.last < first && first - effort.last <= 2);
}

/** "I've booked you a call back", "we're sending someone out", "a crew's coming round": arranged already, and still to come. */
function underWay({ turn: { tokens }, cue, text, first }: Mention): Undertaking | undefined {
  const { words } = tokens;
  const isBooked = cue === "act-contact" && /^(?:arranged|booked|requested|logged|scheduled|organi[sz]ed|put you)/i.test(text);
  const isSent = cue === "act-visit" && /^(?:sending|coming (?:out|round|over|by))/i.test(text);
  if (!isBooked && !isSent) return undefined;
  let verb = first - 1;
  while (/^(?:just|now|also|already)$/.test(words[verb] ?? "")) verb--;
  const subject = words[verb - 1];
  if (subject === undefined || !(isBooked ? /^(?:have|has)$/ : /^(?:am|are|is|'s)$/).test(words[verb] ?? "")) return undefined;
  if (isBooked && !/^(?:i|we)$/.test(subject)) return undefined;
  if (/^(?:if|when|that|not|what|who|you|it)$/.test(subject)) return undefined;
  // "The screws are coming out of the wall"
  if (/^coming/i.test(text) && !COMES_OUT.test(subject)) return undefined;
  const who = subject === "i" || subject === "we" ? subject : "other";
  return { first: verb - 1, who, subject, passive: false, likely: false, letMe: false, through: true };
}

/** A word to the customer that comes after the call, in the present tense; not what is done as a rule ("we email you, we text you"). */
const WORD_TO_COME =
  /^(?:(?:call|ring|phone|text|email|write)(?: to)? you|come back to you|get back to you|let you know|keep you (?:posted|updated|informed))/i;

/** "I ask the lab and I ring you" */
function inPlainWords({ turn: { tokens }, cue, text, first, last }: Mention): Undertaking | undefined {
  if (cue !== "act-contact" || !WORD_TO_COME.test(text)) return undefined;
  const by = plainlyUndertaken(tokens.words, first, tokens.sentences) ?? coordinatedPlainly(tokens.words, first, tokens.sentences);
  // "I call you every month and you never pick up"
  if (by === undefined || /^(?:every|each|about|because|from|on behalf|and you|but you|only|now)$/.test(tokens.words[last + 1] ?? ""))
    return undefined;
  return by.who === "we" && !/back|know|keep/i.test(text) ? undefined : by;
}

/** "I check with the lab and ring you": what comes before "and" is undertaken as plainly. */
function coordinatedPlainly(words: readonly string[], verb: number, sentences: readonly number[]): Undertaking | undefined {
  if (words[verb - 1] !== "and") return undefined;
  const start = sentences.findLast((one) => one < verb) ?? 0;
  const ask = words.findLastIndex(
    (word, index) => index > start && index < verb && /^(?:ask|check|look|see|find|speak|talk|call|ring)$/.test(word),
  );
  return ask < 0 ? undefined : plainlyUndertaken(words, ask, sentences);
}

/** "What will happen is they collect the old one and bring you a new one": what follows is undertaken without a "will". */
const SETS_OUT = / what (?:will|is going to) happen (?:now |then |next |here )?is (?:that )?(?:(?!(?:if|when|once|you) )\S+ ){1,10}$/;

function setOut({ turn: { tokens }, first }: Mention): Undertaking | undefined {
  const start = sentenceStart(tokens.sentences, first);
  const [said] = SETS_OUT.exec(` ${tokens.words.slice(start, first).join(" ")} `) ?? [];
  if (said === undefined) return undefined;
  const told = said.trim().split(" ");
  const subject = first - told.length + told.indexOf("is", told.indexOf("happen")) + 1;
  const word = tokens.words[tokens.words[subject] === "that" ? subject + 1 : subject]!;
  const who = word === "i" || word === "we" ? word : "other";
  return { first: subject, who, subject: word, passive: false, likely: false, letMe: false, through: false };
}

const COMES_OUT =
  /^(?:someone|somebody|he|she|man|men|lad|lads|guy|guys|boys|engineer|technician|tech|fitter|crew|team|plumber|electrician|driver|courier|surveyor|inspector|nurse|doctor|colleague|mechanic|locksmith|builder|roofer)$/;

/** Whether one who comes was spoken of, here or just before. */
function isOfComer(turn: Utterance): boolean {
  return [turn, ...turn.preceding("agent", SPOKEN_OF), ...turn.preceding("customer", SPOKEN_OF)].some(({ tokens }) =>
    tokens.words.some((word) => !/^s?he$/.test(word) && COMES_OUT.test(word)),
  );
}

/** Turns of each side in which "he" is looked for. */
const SPOKEN_OF = 2;

function OWN({ first }: Mention): Undertaking {
  return { first, who: "i", subject: "i", passive: false, likely: false, letMe: false, through: false };
}

/** Work that goes on after the call; what else an agent does is done while the customer waits. */
const LASTING =
  /^(?:investigat|monitor|chas|nudg|prod |badger|pester|hassl|hound|run (?:it|that|this) |do the needful|have a word|follow|keep|start|begin|commenc|initiat|work|get to the bottom|delve|dig|speak|talk|raise|take it up|(?:get|put) (?:some|a |one ))/;
const BACK = /\b(?:back|call you|ring you|phone you|follow up|a call|a ring)\b/;

/** Money comes, shows and appears; other things that do are no promises. */
const COMING = /^(?:come|go|show|appear|reflect|clear|post|hit|be )/;
const MONEY = /^(?:refund|credit|payment|money|fund|amount|deposit|compensation|reimbursement|transfer|fee|charge|balance)s?$/;
const SUM =
  /(?<= )(?:refund|credit|payment|paid|money|fund|amount|deposit|compensation|reimburs|transfer|fee|charge|balance|loan|bank|pound|dollar|euro|[£$€]|\d+[.]\d\d)/;

/** "It'll show in a day or two" of money, and not of a line on an invoice or of words on a screen. */
function isMoney(subject: string, turn: Utterance): boolean {
  if (MONEY.test(subject)) return true;
  if (!/^(?:it|they|that|this)$/.test(subject) || ELSEWHERE.test(turn.tokens.norm)) return false;
  if (ON_ACCOUNT.test(turn.tokens.norm)) return true;
  const [before] = turn.preceding("agent", 1);
  return [turn, turn.previous("customer"), before].some((one) => one !== undefined && SUM.test(one.tokens.norm));
}

/** Where money shows. */
const ON_ACCOUNT = / (?:on|in|to|off) (?:your|the) (?:\S+ )?(?:account|bill|statement|card) /;
/** Where other things show. */
const ELSEWHERE =
  / (?:show|shows|appear|appears|come|go)(?: up)? (?:on|in|under|as|at) (?:\S+ ){0,2}(?:screen|app|page|website|site|list|menu|line|display|tracking|display|portal|reader|handset) /;

/** A letter that reaches somebody is sent, money that is back with them is paid, and a driver who is there has come. */
function actOf({ cue, text }: Mention, { subject }: Undertaking): Act {
  if (PAID.test(subject)) return "money";
  // "A new one will reach you by Friday", but "somebody will reach you"
  if (cue === "act-contact" && /^reach(?:es|ing)? (?!out)/i.test(text) && !isPerson(subject)) return "send";
  if (cue === "act-visit" && /^come/i.test(text) && THING.test(subject)) return "send";
  return cue === "act-send" && /^be (?:at|there|here|with)/i.test(text) && !THING.test(subject) ? "visit" : ACTS[cue]!;
}

/** Whoever reaches somebody by telephone: what is none of these arrives. */
function isPerson(subject: string): boolean {
  return PEOPLE.test(subject) || COMES_OUT.test(subject) || STAFF.test(subject) || isGivenName(subject);
}

const STAFF =
  /^(?:anyone|anybody|one of|who|(?!order|letter|voucher|number|router|computer|heater|boiler|charger|adapter|printer|monitor|meter)\w+(?:er|or|ist|ian|ant|man|woman|person)s?|agents?|staff|teams?|departments?|desk|office|branch|depot|billing|accounts|sales|support|claims|returns|dispatch|reception|head|nurse|chief|guys|folks?|people|mr|mrs|ms|dr)$/;

const THING =
  /^(?:and|it|that|this|letters?|emails?|cards?|parcels?|packages?|forms?|documents?|replacement|order|copy|contract|confirmation|statement|bag|suitcase|check|part|device|sim)$/;
/** What is carried over, lights up or is felt, and sent by nobody. */
const MOVES =
  /^(?:texts|messages|mail|photos?|pictures?|contacts|data|files?|music|apps?|settings|history|points|balance|lights?|sound|signal|power|water|heating|screen|page|window|menu|icon|option|smell|taste|color|pain|swelling|feeling)$/;
/** What goes out by post or by wire, beside `THING`. */
const SENT_OUT =
  /^(?:they|these|those|both|one|ones|everything|texts?|messages?|links?|codes?|invoices?|bills?|notices?|reminders?|refunds?|payments?|orders?|kits?|packs?|labels?|invites?|invitations?|papers|paperwork|quotes?|vouchers?|tickets?|passes|pass|badges?|certificates?|results?|team|crew|engineer|technician|someone|somebody|he|she|driver|van|truck)$/;
/** "It will come over to the new one" */
const MOVED = / (?:over|across) to (?:the|a|another|this|that|their|our) /;
const PAID = /^(?:refund|credit|payment|money|funds?)s?$/;

/** What is scheduled when somebody is to come or to call. */
const VISIT =
  /^(?:visits?|appointments?|inspection|installation|repair|collection|pickup|call|callback|delivery|redelivery|technician|engineer|it|one|that|this)$/;

/** "You will be updated": done to whoever is named. */
const DONE_TO = /^be (?:updated|advised|called|rung|emailed|texted|phoned|told\b.*)$/;

/** "I'll make you a copy" is done at once; "accounts will raise a new one" is not. */
const MADE = /^(?:raise|make|print|draw|cut|write|type|prepare) (?!to\b)/;

/** Who can get back to somebody; money and goods are back with them. */
const PEOPLE = /^(?:i|we|you|he|she|they|someone|somebody)$/;

/** "A cracked shade, we'll get that returned. What's the order number?": the request is taken up, and dealt with now. */
const TAKES_UP = / (?:i|we) (?:will|can) get (?:that|this|it|you) (?:all )?(?:\S+ed|sorted|changed|done|back|sent|put right) /;

/** "We'll have a look. Have you the order number?", "we'll get to the bottom of it, what's the number": with what is asked for, at once. */
const LOOKS =
  / we will (?:just )?(?:(?:have|take) a (?:quick |good |little |wee )?look|get to the bottom of (?:it|this|that)) (?:\S+ ){0,12}?(?:have you|what is|can i|can you|could you|could i|do you|would you|is it|was it|give me|which|when did) /;

function isLookedUp(turn: Utterance): boolean {
  return LOOKS.test(turn.tokens.norm) && turn.previous("customer") !== undefined && !turn.has("more-help-offer");
}

function isTakenUp(turn: Utterance): boolean {
  return TAKES_UP.test(turn.tokens.norm) && (/\?\W*$/.test(turn.text) || turn.has("asks-for")) && turn.previous("customer") !== undefined;
}

/** Whether the words before are those of a question. */
function isAskedWith({ tokens: { words, sentences } }: Utterance, first: number): boolean {
  const start = sentenceStart(sentences, first);
  return / (?:what|which|where|who) (?:is|are|was) (?:\S+ ){1,3}$/.test(` ${words.slice(start, first).join(" ")} `);
}

/** "I'll get that changed." "Is that today?": it is not done while they wait. */
const WHEN =
  /^ (?:\S+ ){0,4}?(?:when (?!did |was |were )|how (?:long|soon) |(?:is|will) (?:that|it|this) (?:be )?(?:today|tonight|tomorrow|now|soon|this week|next week|straight away|before) )/;

/** Whether an act is one that comes after the call, of somebody other than the customer. */
function isForLater({ cue, text, turn, first, last }: Mention, by: Undertaking): boolean {
  const words = text.toLowerCase();
  // "Which is the entrance they should use?"
  if (by.likely && isAskedWith(turn, by.first)) return false;
  if (cue === "act-visit" && words.endsWith(" booked") && turn.has("looking-up")) return false;
  if (cue === "act-arrange") return by.who !== "you" && WHEN.test(turn.next("customer")?.tokens.norm ?? "");
  // "She should have checked before sending you over"
  if (/^\w+ing\b/.test(words) && /^(?:before|after|without|of|by)$/.test(turn.tokens.words[first - 1] ?? "")) return false;
  if (by.through && isTakenUp(turn)) return false;
  // "Your texts will come over to the new one"
  if (
    /^(?:com(?:e|ing)|go|going)\b/.test(words) &&
    (MOVES.test(by.subject) || MOVED.test(` ${turn.tokens.words.slice(first, last + 4).join(" ")} `))
  )
    return false;
  // "The lamp will go out"
  if (/^(?:go|going) out\b/.test(words) && by.who === "other" && !THING.test(by.subject) && !SENT_OUT.test(by.subject)) return false;
  if (cue === "act-work" && by.who === "we" && isLookedUp(turn)) return false;
  // "They'll only look at the name"
  if (cue === "act-work" && by.who !== "i" && turn.tokens.words[first - 1] === "only") return false;
  if (/^get there/.test(words) && /^(?:i|we)$/.test(by.who)) return false;
  if (cue === "act-receive" && HANDED.test(` ${turn.tokens.words.slice(last + 1, last + HERE_ALREADY).join(" ")} `)) return false;
  if (/^be (?:there|here)/.test(words) && STANDS.test(` ${turn.tokens.words.slice(last + 1, last + 3).join(" ")} `)) return false;
  if (words === "call you" && isGivenName(turn.tokens.words[last + 1] ?? "")) return false;
  if (
    isSurvey(turn, first, last) ||
    (cue === "act-receive" && / (?:already|by now) /.test(` ${turn.tokens.words.slice(last + 1, last + HERE_ALREADY).join(" ")} `))
  )
    return false;
  if (cue === "act-send" && MADE.test(words) && !by.through && by.who !== "other") return false;
  const act = ACTS[cue]!;
  if (/^(?:call|ring|phone)$/.test(words) && by.who !== "other") return false;
  // "It'll come out darker", "that'll come to ninety"
  if (/^come\b/.test(words) && OF_THING.test(by.subject) && !ARRIVES.test(` ${turn.tokens.words.slice(first + 1, last + 4).join(" ")} `))
    return false;
  // "One moment, I'll have a look at the dates": had by nobody else.
  if (cue === "act-work" && words.startsWith("look") && turn.tokens.words[first - 1] === "a") return false;
  // "He'll text you first", "you'll get a letter for whatever costs over ten"
  if (cue === "act-contact" && BESIDE.test(` ${turn.tokens.words.slice(last + 1, last + 3).join(" ")} `)) return false;
  if (by.letMe && !by.through) return cue === "act-contact" && BACK.test(words);
  if (
    by.who === "you" &&
    !(by.passive && !/^\w+ing\b/.test(words)) &&
    !DONE_TO.test(words) &&
    cue !== "act-receive" &&
    !(cue === "act-send" && words.startsWith("have ")) &&
    !(cue === "act-contact" && /^(?:rec|get|have|hear|exp)/.test(words))
  )
    return false;
  if (cue === "act-contact" && /\bback with you$/.test(words) && !PEOPLE.test(by.subject)) return false;
  if (cue === "act-contact" && words.startsWith("be ") && by.who !== "you" && !/\b(?:back|touch|contact|phone|line)\b/.test(words))
    return false;
  if (cue === "act-visit" && words.startsWith("be ") && !/\b(?:there|with|out|round|over|along)\b/.test(words))
    return VISIT.test(by.subject);
  // "He'll come round": of a husband that is a change of mind.
  if (cue === "act-visit" && /^(?:round|around)$/.test(turn.tokens.words[last + 1] ?? "") && /^s?he$/.test(by.subject) && !isOfComer(turn))
    return false;
  if (cue === "act-visit" && turn.tokens.words[last] === "come" && !isComing(turn.tokens.words, last)) return false;
  if (cue === "act-receive" && by.who !== "you" && !by.through) return false;
  if (act === "work" && by.who === "i" && !by.through && cue !== "own-charge")
    return (
      LASTING.test(words) &&
      !ONCE_GIVEN.test(` ${turn.tokens.words.slice(sentenceStart(turn.tokens.sentences, by.first), by.first).join(" ")} `)
    );
  return cue !== "act-money" || by.through || !COMING.test(words) || isMoney(by.subject, turn);
}

/** "Let me get your policy number and I'll start the claim": at once. */
const ONCE_GIVEN =
  / (?:let me|(?:can|could|may) i|i (?:will|just need to|need to)) (?:just )?(?:get|take|grab|have) your (?:\S+ ){1,8}(?:and|so|then) (?:then )?$/;

const OF_THING = /^(?:it|that|this|them|these|those)$/;
/** How what comes is said to come to the customer. */
const ARRIVES =
  /^ (?:out |over |back |round |along |straight |direct |directly )*(?:$|(?:to (?:you|your)|through|by|in the (?:post|mail)|with (?:the|your|him|her|them)|from|separately|next|on|tomorrow|today|tonight|and|but|so|shortly|soon|within|later|this|when|once|as soon) )/;

/** A word before somebody comes, or whenever something happens. */
const BESIDE = /^ (?:first|beforehand|on (?:his|her|the|their)|for (?:anything|any|every|each)|every time|each time|whenever) /;

/** "You'll see a label in your email already" */
const HERE_ALREADY = 6;

/** "You'll get an email with a survey": asked of the customer, and promised to nobody. */
function isSurvey({ tokens }: Utterance, first: number, last: number): boolean {
  return tokens.words.slice(first, last + HERE_ALREADY).some((word) => /^(?:surveys?|questionnaires?)$/.test(word));
}

/** "You'll get a voucher at the till" */
const HANDED =
  /^ (?:\S+ ){0,2}(?:at|from) the (?:\S+ )?(?:till|desk|gate|door|counter|reception|office|station|shop|bar|stand|kiosk|machine|entrance|stop) /;

/** "It'll be there under your name": where it is. */
const STANDS = /^ (?:under |waiting |(?:at|in|on) (?:the|your) |if |when )/;

/** "Come back and finish it", but not "come back to you" or "the picture will come back". */
function isComing(words: readonly string[], come: number): boolean {
  return (
    words[come + 1] !== "back" ||
    / (?:and|for (?:it|that|them|those|the|your)|out|round|over|with the|to (?!you|it|this|that|us|me)\S+) /.test(
      ` ${words.slice(come + 2, come + 4).join(" ")} `,
    )
  );
}

const MESSAGE = /\b(?:emails?|texts?|sms|messages?|notifications?|confirmation|link|code|reminder)\b/;

/** Last word of the clause that begins with an act. */
function clauseEnd({ tokens }: Utterance, from: number, next: number): number {
  const sentence = sentenceEnd(tokens.sentences, tokens.words, from);
  return Math.max(from, Math.min(sentence, Math.max(next, from + 1)) - 1);
}

/** Words before a promise in which its condition may stand. */
const REACH = 25;

/** "Once it arrives we'll email you", "send it back and we'll refund you": it hangs on an event that is not the company's own doing. */
function isConditional(turn: Utterance, first: number, last: number, end: number): boolean {
  const { sentences, words } = turn.tokens;
  const begins = sentenceStart(sentences, first);
  const start = Math.max(begins, first - REACH);
  if (!/^(?:i|we)$/.test(words[first]!) && HOW_IT_GOES.test(` ${words.slice(start, first).join(" ")} `)) return true;
  const own = turn.mentions("own-event");
  const hangs = turn.mentions("event-clause").some((event) => {
    // "If nobody's there by five, call this line, give them the number, and they'll chase it"
    const leads = event.first === begins && words[begins] === "if" && event.last < first;
    const near = leads || (event.first >= start && event.last < first) || (event.first >= last && event.first <= Math.min(end, last + 14));
    return near && !own.some((one) => one.first <= event.last && one.last >= event.first);
  });
  if (hangs) return true;
  if (
    CALLS_FIRST.test(` ${words.slice(first, last + 2).join(" ")} `) ||
    isTold(words, first) ||
    SENT_ALONG.test(` ${words.slice(first, end + 1).join(" ")} `)
  )
    return true;
  const joined = words[first - 1] === "and" || words[first - 1] === "then" || words[first - 1] === "so";
  if (joined && turn.mentions("customer-first").some((one) => one.first >= start && one.last < first)) return true;
  return turn.previous("customer")?.has("what-if") === true && turn.index - turn.previous("customer")!.index <= 2;
}

/** "What happens is they'll look at it": how such things are done. */
const HOW_IT_GOES =
  / (?:what happens is|how (?:it|that|this) works|what they (?:will )?do is|(?:normally|usually|typically|generally) what) /;

/** "Ring the bell and one of the ushers will come": what the customer is told to do, and what comes of it. */
function isTold(words: readonly string[], first: number): boolean {
  let joint = first - 1;
  while (/^(?:the|a|an|one|of|our|your|my)$/.test(words[joint] ?? "")) joint--;
  const told = ` ${words.slice(Math.max(0, joint - TELLING), joint).join(" ")} `;
  return words[joint] === "and" && (TOLD.test(told) || TOLD_BOTH.test(told));
}

/** "He'll text you first": before he comes. */
const CALLS_FIRST = / (?:he|she|they) will (?:\S+ )?(?:text|call|ring|phone|message) you (?:first|beforehand) $/;

/** "I'll send a couple with him": whoever comes brings it. */
const SENT_ALONG = / (?:send|put|pop) (?:\S+ ){0,5}with (?:him|her|them) $/;

/** Words of what the customer is told to do, at most. */
const TELLING = 14;
const TOLD =
  /(?<! (?:i|we|you|they|he|she|it|will|would|can|could|to|the|a|your|my|our|this|that|and|have|just)) (?:ring|press|click|tap|send|bring|show|give|hand|text|knock|scan|enter|type|fill|sign|drop|email|ask|reply) (?:it|that|this|us|me|the|your|a|them|at|on|in|for|back) (?:\S+ ){0,6}$/;

/** "Take a couple of pictures and email them to me, and I'll credit you": the second thing that they are told to do. */
const TOLD_BOTH =
  /(?<! (?:i|we|you|they|he|she|it|will|would|can|could|to|the|a|your|my|our|that|have|just)) (?:take|get|keep|find|print|pack|fill|sign|box|bag|wrap|scan) (?:\S+ ){1,8}and (?:email|send|post|bring|drop|pop|upload|text|show|hand) (?:it|that|them|the|us|me|one) (?:\S+ ){0,3}$/;

/** How many agent turns after a promise a bare "done" or "sent" may stand. */
const NEAR = 4;

/** How many turns later a report of it may stand: no real call has more. */
const FAR = 200;

/** Where it is said later in the call that it was done, or has come. */
function doneAfter(promise: PromiseMade, call: Conversation): Utterance | undefined {
  if (isAwaited(promise)) return promise.turn;
  if (promise.message && AWAITS.test(` ${promise.turn.tokens.words.slice(promise.last).join(" ")} `)) return promise.turn;
  let seen = 0;
  const end = Math.min(call.turns.length, promise.turn.index + FAR);
  for (let index = promise.turn.index; index < end; index++) {
    const turn = call.turns[index]!;
    const from = index === promise.turn.index ? promise.end : -1;
    if (turn.role === "agent" && !turn.backchannel) {
      if (seen > 0 && seen <= 2 && promise.act === "send" && READ_OUT.test(turn.tokens.norm)) return turn;
      const reported = turn.mentions("done-report").some((mention) => mention.first > from && reports(mention, promise, seen));
      if (reported) return turn;
      seen++;
    } else if (
      turn.role === "customer" &&
      promise.act === "contact" &&
      promise.by === "i" &&
      seen <= 1 &&
      / ringing /.test(turn.tokens.norm)
    )
      return turn;
    else if (turn.role === "customer" && (promise.act === "send" || promise.message) && hasCome(turn, promise, seen)) return turn;
  }
  return undefined;
}

/** "I'll send it to your phone, can you read it back to me?" */
function isAwaited({ act, turn, last }: PromiseMade): boolean {
  return (
    act === "send" &&
    / (?:read|tell|repeat) (?:it|that|them|me the|the) (?:\S+ )?(?:back|out|to me|code|number)/.test(
      ` ${turn.tokens.words.slice(last).join(" ")} `,
    )
  );
}

/** "I'll send you a code. Could you read it out to me?": the agent waits for it on the line. */
const AWAITS =
  / (?:read|tell|give|enter|click|open|tap|repeat|type) (?:it|that|this|the (?:code|link|numbers?|digits)|on (?:it|that|the link)|me (?:it|that|the (?:code|numbers?|digits)|what)) /;

/** "Is it there?" "Yep." */
const IS_IT_THERE =
  / (?:is (?:it|that|anything) (?:there|in|through|here)|(?:did|do) (?:it|you) (?:come|get|have|see)|has (?:it|that) (?:come|arrived|landed|gone)|have you (?:got|had) (?:it|that)|can you see (?:it|that)|got (?:it|that)|(?:it|that) (?:come|came) through) /;
const SEEN = /^ (?:(?:oh|ah|um|just|and) )*(?:yes|it is|it has|i do|i have|i can|got it|here it is|there it is) /;

/** "What does it say?": it is there. */
const READ_OUT =
  / (?:what does (?:it|that|the (?:text|message|email|code)) say|(?:read|tell|give) me (?:the code|what it says|the (?:numbers?|digits))|what is the code) /;

const HERE = /^ (?:(?:yes|yeah|yep|oh|ah|and) )+(?:i have )?(?:got it|it is here|there it is|here it is|that is it|it is there) /;

/** "Got it" says that it came only right after "I'll send it"; else it may well mean "understood". */
function hasCome(turn: Utterance, promise: PromiseMade, seen: number): boolean {
  const { by, turn: made, end, message } = promise;
  if (SEEN.test(turn.tokens.norm) && IS_IT_THERE.test(turn.previous("agent")?.tokens.norm ?? "")) return true;
  if (isFarOff(promise))
    return turn.has("arrived") && overlap(promise.topics, topicsOf(turn.tokens.words, 0, turn.tokens.words.length - 1));
  if (message && seen <= 1 && HERE.test(turn.tokens.norm)) return true;
  const own = by === "i" && seen <= 2 && !made.mentions("vague-time").some(({ first }) => first <= end + 3);
  return turn
    .mentions("arrived")
    .some(({ text }) => own || /\b(?:received|just|email|text|message|confirmation|came|popped)\b/i.test(text));
}

const REPORTED: Readonly<Record<Act, RegExp>> = {
  contact: /call|contact|spoke|text|email|let/,
  send: /sen[dt]|done|email|text|post|mail|forward|issue|ship|dispatch|gone|through|out|way|inbox|have it/,
  visit: /book|arrang|schedul|done/,
  money: /refund|credit|process|issue|done|through|paid/,
  work: /look|check|found|review|investigat|spoke|done|resolv|fix|sort/,
};

/** Promised for a later day: what comes while the call goes on is something else. */
function isFarOff({ deadline }: PromiseMade): boolean {
  if (deadline === undefined || deadline.frame.kind === "now") return false;
  const { first, last } = deadline.frame;
  const said = deadline.turn.tokens.words.slice(first, last + 1);
  return (
    said.some((word) => /^(?:days?|weeks?|months?|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(word)) &&
    !said.includes("today")
  );
}

function reports(report: Mention, promise: PromiseMade, seen: number): boolean {
  const { act, topics } = promise;
  if (!REPORTED[act].test(report.text.toLowerCase())) return false;
  const { words } = report.turn.tokens;
  return (seen <= NEAR && !isFarOff(promise)) || overlap(topics, topicsOf(words, report.first - 6, report.last + 8));
}
