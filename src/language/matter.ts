// Longer than a source file should be: what the matter is, and every way in which an agent names it.
import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { notionsOf } from "./notions.js";
import { questionsOf } from "./questions.js";
import { isKnownNotion } from "./stems.js";
import { answers, askedIn, asksForTheNew, gives, takesUp } from "./taking-up.js";

/** What the customer calls about. */
export interface Matter {
  /** The turn in which it was first told. */
  turn: Utterance;
  at: Span;
  /** What it is about, each as the notion of its words. */
  notions: ReadonlySet<string>;
  /** The first agent turn after it that restates it or names its substance. */
  named?: Utterance;
}

/** This many notions and the matter is clear; what the customer adds later are details. */
const CLEAR = 2;
/** Words of an answer to a greeting that say more than a name. */
const LONG = 6;

/** What the customer calls about, where they say so. */
export function matterOf(call: Conversation): Matter | undefined {
  const first = beginsLate(call) || bringsItUp(call) ? undefined : call.customerTurns.find((one) => isStatement(one, call));
  if (first === undefined) return undefined;
  const turn = saidOnceMore(pastPleasantries(first));
  const notions = new Set(notionsOf(turn));
  let isOpen = !isClear(notions);
  let asked: Utterance | undefined;
  for (const next of call.turns.slice(turn.index + 1)) {
    const isTold = asked === undefined || asked.has("invites-details", "asks-matter") || isToldMore(next, asked);
    if (next.role === "customer" && (isOpen || isTold)) {
      // What follows at once, or answers "what happened?", belongs to the statement.
      for (const notion of notionsOf(next)) notions.add(notion);
      isOpen &&= !isClear(notions);
    } else if (next.role === "agent" && !next.backchannel) {
      if (
        names(next, notions) ||
        saysAgain(next, turn) ||
        asksForTheNew(next, turn) ||
        (ASKS_FOR_SOMEBODY.test(turn.tokens.norm) && next.has("transfer-words")) ||
        tellsOfIt(next, turn) ||
        takesDown(next, turn) ||
        actsOnSomething(next) ||
        gives(next) ||
        next.mentions("reports-done").some(({ first }) => !/^(?:you|must|have)$/.test(next.tokens.words[first - 1] ?? "")) ||
        / (?:emailing|sending|posting|texting|mailing) (?:it|that|them|one|those) /.test(next.tokens.norm) ||
        (asked === undefined ? takesUp(next, turn) : answersLate(next, turn, asked))
      )
        return { turn, at: turn.span, notions, named: next };
      asked = next;
    }
  }
  return { turn, at: turn.span, notions };
}

/** "Have you got it out?" "Yes, but it was a two hundred pound camera.": more than what no data was asked for. */
function isToldMore({ tokens: { sentences, words } }: Utterance, asked: Utterance): boolean {
  return sentences.length > 1 && words.length >= CLEAR * LONG && questionsOf(asked).length === 0;
}

/** "I'll trace that top-up", "let's test the line", "we'd look at that gearbox": what will be done, and to what. */
function actsOnSomething(turn: Utterance): boolean {
  const { words, sentences } = turn.tokens;
  if (turn.has("hold-words", "hold-on", "transfer-words")) return false;
  return sentences.some((first, index) => {
    const end = sentences[index + 1] ?? words.length;
    const act = ACT.exec(`${words.slice(first, first + ACT_REACH).join(" ")} `);
    if (act === null) return false;
    const from = first + act[0].trim().split(" ").length;
    const leftOut = [...turn.mentions("courtesies"), ...askedIn(turn), { first: 0, last: from - 1 }, { first: end, last: words.length }];
    return notionsOf(turn, leftOut).size > 0 && !OF_THE_DESK.test(` ${words.slice(from, end).join(" ")} `);
  });
}

/** Words from the start of a sentence in which its act begins. */
const ACT_REACH = 10;
const ACT =
  /^(?:(?:okay|right|so|well|and|then|now|lovely|sure|great|first|yes|no|oh) )*(?:(?:i|we) (?:will|can|would(?: want to)?)|let(?: me| us)) (?:just |first |quickly |also )?(?:reset|refund|trace|chase|test|check|replace|repair|fix|stop|cancel|change|move|order|reorder|find out|ask|track|book|block|unblock|unlock|send|measure|clean|see what|see why|look at|look into|pull up|swap|extend|renew|remove|amend|correct|reissue|credit|log) /;
/** What any call begins with: the account, the screen, the other team. */
const OF_THE_DESK =
  /^ (?:when|with) | (?:accounts?|system|screen|page|details|record|records|file|notes|number|reference|profile|somebody|someone|manager|colleague|team|department|desk|supervisor|there|that|this|it) (?:$|for you|up|and|now|here|then|first|from|in|on) /;

/** "Where's my couch?" "Order number?" "66120." "It's at the depot in Hale." */
function answersLate(turn: Utterance, statement: Utterance, asked: Utterance): boolean {
  return (questionsOf(asked).length > 0 || asked.text.includes("?")) && lengthOfQuestion(statement) <= BRIEF && answers(turn, statement);
}

/** "My card hasn't come." "It was sent on Monday.": where the thing that the customer asks after has got to, or what became of it. */
function tellsOfIt({ tokens: { norm } }: Utterance, statement: Utterance): boolean {
  return / (?:my|our|the) /.test(statement.tokens.norm) && (WHEREABOUTS.test(norm) || BECAME.test(norm));
}

const WHEREABOUTS = / (?:it|they|he|she) (?:is|are) (?:still |now |just )?(?:on|in|at) (?:the|our) (?!phone|moment|same)\S+ /;
const BECAME =
  / (?:it|they|he|she) (?:(?:was|were|is being|are being|has been|have been|got) (?:\S+ly |still |now |just |already |only )?(?:sent|posted|mailed|shipped|dispatched|delivered|returned|left|found|held|delayed|booked|paid|issued|charged|processed|approved|declined|received|signed|printed|ordered|repaired|fixed|canceled|cancelled|moved|stopped|blocked|released)|(?:went|left|leaves|goes|came|arrived|arrives) (?:back|in|out|on|at|today|yesterday|this|off|from)|(?:should|will) (?:be (?:with you|there|ready)|arrive|reach you)) | you (?:should|will) (?:have|get|receive) (?:it|them) /;

/** Words of a statement's question, where that is all that a caller says but for who they are. */
function lengthOfQuestion({ tokens: { words, sentences } }: Utterance): number {
  const said = sentences.map((start, index) => ` ${words.slice(start, sentences[index + 1]).join(" ")} `);
  const rest = said.filter((one) => !WHO_CALLS.test(one));
  return rest.join("").trim().split(/\s+/).length;
}

const WHO_CALLS =
  /^ (?:(?:hello|hi|hey|good|morning|afternoon|evening|yes|yeah|oh|there|thanks|thank|you|my|name|is|this|it|i|am|the) )+(?:\S+ ){0,4}$/;
/** So many words are hardly more than a question. */
const BRIEF = 12;

/** "I'd like to give you a reading." "That's on your account now." */
function takesDown({ tokens: { norm } }: Utterance, statement: Utterance): boolean {
  return isNotice(statement) && TAKEN_DOWN.test(norm);
}

/** Whether customers ring to give something, and not to get it: a reading, a notice, a number. */
export function isNotice({ tokens: { norm } }: Utterance): boolean {
  return GIVES.test(norm);
}

const GIVES =
  / (?:(?:to|just) (?:give|tell|let) you |(?:giving|letting) you |(?:to|wanted to|just) (?:report|leave|submit|pass on|hand in|notify) (?:a|an|my|the|our|that|you) |(?:am|are|is|be|running) (?:\S+ ){0,4}late (?:for|to|and|$))/;
const TAKEN_DOWN =
  / (?:noted|recorded|logged|registered|marked|entered|(?:that|it) is (?:now )?(?:down|on (?:your|the|our) (?:account|record|file|list|system)|in the (?:system|book|diary|log))|passed (?:it|that) on|put (?:it|that) (?:down|in|on)|take your time|see you (?:then|when|soon|in)) /;

/** "Can I speak to Dana in sales?" "I'll put you through to Dana." */
const ASKS_FOR_SOMEBODY = / (?:speak|talk|chat|put me through|get me through|get hold|transfer me|connect me) (?:to|with|of) /;

/** "Of course, I can help you with both": what the customer wants was said before the transcript begins. */
function beginsLate({ turns }: Conversation): boolean {
  const [first] = turns;
  return first?.role === "agent" && REPLIES.test(first.tokens.norm) && !first.has("greeting", "invites-matter");
}

/** "I'm calling you about the new rates", "I'm ringing back as I promised": whoever rings says what it is about, or it was told in another call. */
function bringsItUp(call: Conversation): boolean {
  const first = call.agentTurns.slice(0, OPENING);
  if (first.slice(0, OPENING - 1).some((turn) => turn.has("calls-out") && ABOUT.test(turn.tokens.norm))) return true;
  return isOutbound(call) && first.some(({ tokens }) => CALLS_BACK.test(tokens.norm));
}

/** Agent turns in which whoever rings back says so; why they ring comes before. */
const OPENING = 4;
const ABOUT =
  / (?:calling|ringing|phoning|call|calling you) (?:\S+ ){0,14}(?:about|regarding|concerning|with regard|because|to (?:let|tell|confirm|check|follow)) /;
const CALLS_BACK =
  / (?:(?:calling|ringing|phoning|getting) (?:you )?back|(?:as|like) i (?:said|promised)|you (?:asked|called|rang|wrote|emailed|reported|left) (?:us|me|about|in|for|a message)|your (?:question|query|message|enquiry|complaint|report|request)) /;

const REPLIES =
  /^ (?:of course|sure|certainly|absolutely|no problem|i understand|i see|got it|i (?:do )?(?:sincerely |deeply )?apologize|i am (?:so |very )?sorry|thank you for (?:that|the|providing|confirming|your patience|sharing)|yes|right|great) /;

/** "I got a person, I was all set for press one." "You've got me." "Well, it's my scooter, it keeps cutting out.": what comes after the small talk. */
function pastPleasantries(statement: Utterance): Utterance {
  if (statement.has("states-request", "states-problem", "tells-failure")) return statement;
  const asked = statement.next("agent");
  const next = asked?.next("customer");
  if (next === undefined || asked!.text.includes("?") || names(asked!, notionsOf(statement))) return statement;
  return next.has("states-problem", "tells-failure") ? next : statement;
}

/** The agent did not hear the statement, and the customer makes it once more. */
function saidOnceMore(statement: Utterance): Utterance {
  let turn = statement;
  for (let asked = turn.following("agent", 1)[0]; asked?.has("not-heard"); asked = asked.following("agent", 1)[0]) {
    const again = asked.next("customer");
    if (again === undefined) break;
    const known = notionsOf(statement);
    if ([...notionsOf(again)].some((notion) => known.has(notion))) turn = again;
  }
  return turn;
}

function isClear(notions: ReadonlySet<string>): boolean {
  return notions.size >= CLEAR || [...notions].some((notion) => isKnownNotion(notion));
}

/** The customer says what they want or what went wrong, in words that are about something. */
function isStatement(turn: Utterance, call: Conversation): boolean {
  if (turn.backchannel || turn.tokens.words.length < 2) return false;
  const notions = notionsOf(turn);
  if (notions.size === 0) return false;
  // Whoever is rung up calls about nothing until they ask for something.
  if (isOutbound(call)) return isClear(notions) && turn.has("states-request");
  const before = turn.previous("agent");
  if (before?.has("more-help-offer") === true && isWrappingUp(turn)) return false;
  // However agents ask for it, whoever is greeted says what it is about.
  const isGreeted = before?.has("greeting") === true && before.previous("agent") === undefined;
  const isInvited = isGreeted || before?.has("invites-matter", "asks-matter") === true;
  if (before !== undefined && isAnswer(turn, before, isInvited))
    return !/^ no /.test(turn.tokens.norm) && (turn.has("states-request") || (before.previous("agent") === undefined && hasBroken(turn)));
  if (turn.has("states-request", "states-problem")) return true;
  // Whatever answers a greeting at length is what they ring about.
  const isFirst = before === undefined ? !ANSWERS.test(turn.tokens.norm) : before.previous("agent") === undefined;
  if (isFirst && isClear(notions) && turn.tokens.words.length >= LONG) return true;
  return isInvited && !isWrappingUp(turn) && isClear(notions);
}

/** "Are you in a safe spot?" "Yes, I'm in a car park. My battery died." */
function hasBroken(turn: Utterance): boolean {
  return turn.tokens.sentences.length > 1 && turn.has("states-problem", "tells-failure");
}

const ANSWERS = /^ (?:yes|no|okay|right|sure|correct|thanks?|exactly) /;

/** "The accident was on the second of May": only what was asked for. */
function isAnswer(turn: Utterance, asked: Utterance, isInvited: boolean): boolean {
  if (turn.index - asked.index > 2) return false;
  return questionsOf(asked).length > 0 || (!isInvited && asked.has("asks-for", "asks-something"));
}

function isOutbound(call: Conversation): boolean {
  return call.meta.direction === "outbound" || call.agentTurns.slice(0, 2).some((turn) => turn.has("calls-out"));
}

function isWrappingUp({ tokens }: Utterance): boolean {
  return /^ (?:no|nope|not|that is all|that is it|thank|thanks) /.test(tokens.norm);
}

/** Whether the agent's words hold a notion of the matter, those inside `left out` left aside, or sum up what the customer said. */
export function names(turn: Utterance, notions: ReadonlySet<string>, leftOut: readonly Pick<Mention, "first" | "last">[] = []): boolean {
  const own = notionsOf(turn, [...turn.mentions("courtesies"), ...askedIn(turn), ...leftOut]);
  for (const notion of own) if (notions.has(notion)) return true;
  if (turn.has("asks-into")) return true;
  if (SO_YOU.test(turn.tokens.norm) || SO_THEY.test(turn.tokens.norm)) return true;
  return own.size > 0 && (turn.has("shows-grasp") || namesTrouble(turn) || regrets(turn) || sumsUp(turn) || deplores(turn));
}

/** "Soaked a second time, that's not on": what happened, and what they think of it. */
const DEPLORES =
  /^(?:\S+ ){3,8}that is (?:not (?:on|right|good|good enough)|no (?:good|use)|a (?:pain|nuisance|shame)|rotten|awful|terrible)(?: |$)|^that is no (?:good|use) (?:you can not|when|if) (?:\S+ ){3}/;

function deplores({ tokens: { words, sentences } }: Utterance): boolean {
  if (!words.includes("that")) return false;
  return sentences.some((start, index) => {
    let first = start;
    while (OPENS.test(words[first] ?? "")) first++;
    return DEPLORES.test(words.slice(first, sentences[index + 1]).join(" "));
  });
}

/** "So you've had nobody come": what happened to the customer, whatever the words. */
const SO_YOU =
  /^ (?:\S+ ){0,3}so you (?:have (?:had|not|been|lost|got (?:a|an|no|two))|are (?:having|getting|missing|stuck|locked|still|without)|had|did not|never got) (?:\S+ ){2}/;

/** "So she got nothing on the day." */
const SO_THEY =
  /^ (?:\S+ ){0,3}so (?:she|he|they|things) (?!will|can|should|would|need|may|might|have to|has to|are the|is the)\S+ (?:\S+ ){2}/;

/** "I'm sorry you've not heard from us after Friday's bump": what happened, in the agent's own words. */
function regrets({ tokens: { norm } }: Utterance): boolean {
  return / (?:sorry|apologi[sz]e) (?:that |to hear (?:that )?)?(?:you|your \S+|they|it|he|she|nobody|no one|we|somebody|someone) (?:have|has|had|are|were|was|did|do|does|not|never|got|could|can) /.test(
    norm,
  );
}

const OPENS =
  /^(?:right|okay|all|well|yes|yeah|and|oh|ah|lovely|great|grand|brilliant|perfect|good|fine|cool|super|alright|thanks|thank|you|i|see|got|it|understood|sure|have)$/;
/** What comes next, and no summary: "so I'll …", "so you can …", "so what is …". */
const GOES_ON = /^(?:i|we|me|us|let|can|could|will|would|shall|should|must|need|may|might|have|want|what|when|where|which|who|how|why|if)$/;
const ASKS = /^(?:what|when|where|which|who|how|why|if)$/;
const SUMMED =
  /^(?:you|your|the|it|its|there|that|this|he|she|they|their|someone|somebody|nobody|both|one|two|three|from|since|on|after|every)$/;
/** "So we're ending that, from when?" */
const ACTS_SO = /^so we are (?!going|looking|waiting|talking|saying)\S+ing (?:it|that|this|them|your) /;
/** So many words tell whether a sentence goes on or sums up. */
const BEGINNING = 4;

/** "Right, so the line drops from eight to ten each evening." */
function sumsUp({ tokens: { words, sentences } }: Utterance): boolean {
  return sentences.some((start, index) => {
    const clauses = words.slice(start, sentences[index + 1]).join(" ");
    if (IN_SHORT.test(clauses)) return true;
    let so = start;
    while (OPENS.test(words[so] ?? "")) so++;
    // "Okay, Renata, so it's …"
    if (so > start && words[so + 1] === "so") so++;
    if (ACTS_SO.test(`${words.slice(so, so + 5).join(" ")} `)) return true;
    if (words[so] !== "so" || !SUMMED.test(words[so + 1] ?? "")) return false;
    const next = words.slice(so + 2, so + 2 + BEGINNING);
    // "So she's losing power when you go uphill": what is behind the verb asks nothing.
    return !next.some((word, index) => GOES_ON.test(word) && !(index === 0 && word === "have") && !(index > 1 && ASKS.test(word)));
  });
}

/** "So it's every evening around seven": a summary, if only of when and how often, in words that the customer used. */
function saysAgain(turn: Utterance, statement: Utterance): boolean {
  const said = new Set(statement.tokens.words);
  return (
    (sumsUp(turn) || isTagged(turn)) &&
    new Set(turn.tokens.words.filter((word) => said.has(word) && !FUNCTION_WORDS.test(word))).size >= ECHOED
  );
}

/** "The name is to be changed on the ticket, correct?": put to the customer for a yes. */
function isTagged({ tokens: { words, sentences } }: Utterance): boolean {
  return sentences.some((start, index) => {
    const clauses = words.slice(start, sentences[index + 1]).join(" ");
    return TAGGED.test(clauses) && !WHO.test(` ${clauses} `);
  });
}

const TAGGED =
  /^(?!(?:is|are|was|were|do|does|did|can|could|have|has|may|so what) )(?:\S+ ){5,}(?:correct|is that (?:right|correct|it)|am i right|have i got that right)$/;
/** Who somebody is or which number is read back, and not what they ring about. */
const WHO = / (?:you are|your (?:\S+ )?(?:name|number|address|email|postcode|reference|booking) is|speaking (?:to|with)|\S*\d\S*) /;

/** So many words of the customer's in a summary show that it is one of the matter. */
const ECHOED = 2;
const FUNCTION_WORDS =
  /^(?:.{1,2}|the|you|your|and|but|for|not|that|this|there|they|them|have|has|had|was|were|are|its|from|with|been|now|just|then|can|get|got|what|one|all)$/;

/** "That's twice it's been left, then.", "so two short, then" */
const IN_SHORT = /^(?:(?:right|okay|ah|oh) )?(?:so )?that is (?!all |fine|good|okay|great|right)(?:\S+ ){3,12}?then(?= |$)/;

/** "There's an outage in your area": a trouble of the kind that customers call about, in the agent's own word for it. */
function namesTrouble({ tokens: { norm } }: Utterance): boolean {
  const [, trouble] =
    / (?:there (?:is|has been|was)|(?<! do | did )you have|we have|that is|this is|in|had|about) (?:a|an|some|the) (?:known |big |local |power |service |network )*(\S+) /.exec(
      norm,
    ) ?? [];
  return trouble !== undefined && isKnownNotion(trouble);
}
