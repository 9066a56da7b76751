import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isDoneByOutsider } from "./outsiders.js";
import { troubleOf } from "./troubles.js";

/** Something that went wrong through the company: a mistake, a broken thing it sold, a missed appointment, a long wait. */
export interface Failure {
  /** The turn in which it comes up. */
  turn: Utterance;
  at: Span;
  /** Whether the agent says so, not only the customer. */
  admitted: boolean;
  /** The turns, anywhere in the call, in which an agent says sorry for it; a voice that nobody introduced counts as one. */
  apologies: readonly Utterance[];
}

/** Where the company's mistakes and failures come up, in order; none where the customer says that it was their own slip. */
export function failuresOf(call: Conversation): readonly Failure[] {
  const failures: Failure[] = [];
  const apologiesFor = new Map<boolean, readonly Utterance[]>();
  for (const turn of call.turns) {
    const [first] = toldIn(turn, call);
    if (first === undefined || (turn.role === "customer" && OUTSIDE.test(turn.tokens.norm))) continue;
    const wait = WAIT.test(` ${turn.tokens.words.slice(first.first, first.last + 1).join(" ")} `);
    const apologies = apologiesFor.get(wait) ?? apologiesIn(call, wait);
    apologiesFor.set(wait, apologies);
    failures.push({ turn, at: first.span, admitted: turn.role === "agent", apologies });
  }
  if (failures.length === 0) {
    const trouble = troubleOf(call, mends(call));
    if (
      trouble !== undefined &&
      (!JOURNEY.test(trouble.turn.text) || mayCarry(call)) &&
      !OUTSIDE.test(trouble.turn.tokens.norm) &&
      !isDoneByOutsider(trouble.turn, trouble, call)
    ) {
      const { turn, first, last } = trouble;
      failures.push({ turn, at: turn.spanOf(first, last), admitted: false, apologies: apologiesIn(call, AWAITED.test(turn.tokens.norm)) });
    }
  }
  const owned = call.customerTurns.some((turn) => turn.has("own-slip"));
  return owned && !failures.some(({ admitted }) => admitted) ? [] : failures;
}

/** "The phone shop said it would move over", "I imported them", "I bought the wrong size", "do you do repairs?": no doing of the company's. */
const OUTSIDE =
  / (?:postman (?:never|always)|(?:with|at|from|by|to) (?:the|my|our|that|some|an) (?:other|another|previous|last|old|different|former) (?:company|firm|movers|lot|crowd|people|shop|place|provider|outfit|network|supplier|bank|garage|hotel|airline)|(?:that|it|this) (?:will|would|must|might) be (?:the|my|our) \S+ (?:he|she|they|and)|(?:(?:phone|other|another|previous|old) (?:shop|store|bank|provider|company|dentist|garage|one)|(?:guy|girl|man|woman|lad|lady) (?:at|in) the (?:store|shop)|estate|landlord) (?:\S+ ){0,2}?(?:told|said|says?|swore|promised|never)|do you (?:do|offer|mend|repair|fix)|(?:i|we) (?:have )?(?:imported|exported|uploaded|copied|migrated|(?:bought|ordered|picked|chose|clicked|pressed) the wrong)|(?:need|want|after|like|get) an? (?:\S+ )?(?:quote|estimate)|is it due|(?:ten|eleven|twelve|\S+teen|twenty|thirty) years old) /;

function toldIn(turn: Utterance, call: Conversation): readonly Mention[] {
  if (turn.role === "customer")
    return turn
      .mentions("tells-failure")
      .filter(
        (told) =>
          (!isOfJourney(told) || mayCarry(call)) &&
          !(isOfThing(told) && mends(call)) &&
          !isImagined(told) &&
          !isDoneByOutsider(turn, told, call),
      );
  if (turn.role !== "agent") return [];
  // What a competitor did is no failure of the company's.
  return call.disparagements.some((one) => one.turn === turn) ? [] : turn.mentions("admits-failure");
}

/** "What if they sold it?" */
function isImagined({ turn, first }: Mention): boolean {
  return / (?:what (?:happens )?if|suppose|supposing) (?:\S+ )?$/.test(
    ` ${turn.tokens.words.slice(Math.max(0, first - 4), first).join(" ")} `,
  );
}

const JOURNEY = /\b(?:flight|train|plane|ferry|coach|cruise)\b/i;
const isOfJourney = ({ text }: Mention) => JOURNEY.test(text);

const STAYS =
  / (?:hotel|hotels|inn|lodge|suites|resort|hostel|guesthouse|bank|insurance|parking|rental|rentals|restaurant|clinic|hospital|pharmacy|council|university) /;

/** "My flight got canceled" is no failure of the hotel's. */
function mayCarry(call: Conversation): boolean {
  return !STAYS.test(call.agentTurns[0]?.tokens.norm ?? "");
}

const isOfThing = ({ text }: Mention) =>
  /\b(?:broke|broken|quit|died|dead|leak\w*|stopped|cracked|snapped|came off|fell|packed up|conked out|won['’]?t|will not|not (?:work|turn|start|heat|open|close)\w*|burst|blew|tripped|no (?:hot )?(?:water|heat|heating|power|electricity|light))\b/i.test(
    text,
  );

const MENDS =
  / (?:warranty|homecare|home care|insurance|insurers?|assurance|mutual|plumbing|plumbers?|drains?|repairs?|garage|roadside|breakdown|recovery|rescue|glass|locksmiths?|roofing|dental|dentist|vets?|veterinary|surgery|clinic|council|city of|housing) /;

/** "My boiler packed up" is no failure of those who insure or mend it. */
function mends(call: Conversation): boolean {
  return MENDS.test(call.agentTurns[0]?.tokens.norm ?? "");
}

const DID_NOT_HEAR =
  / (?:not (?:quite )?(?:catch|hear|get|make out)|missed|pardon|say that|repeat|once more|again|breaking up|cut(?:ting)? out) /;

/** "I'm sorry. Which flight?": unlike "sorry, which flight?" no request to say it again. */
export function saysSorry(turn: Utterance): boolean {
  return (
    turn.has("apology-deep") ||
    (/\b(?:I['’]?m|I am|we['’]?re|we are) sorry[.!]/i.test(turn.text) &&
      !DID_NOT_HEAR.test(turn.tokens.norm) &&
      !turn.has("apology-for-wait"))
  );
}

const WAIT = / (?:wait|waited|waiting|hold|holding|late|delayed|overdue|queuing|arrived|arrive|come|came|times?) /;

/** What is told in no set words is a wait as well where it says how long, or that somebody has not come. */
const AWAITED =
  / (?:wait|waited|waiting|hold|holding|late|delayed|queue|hours?|days?|weeks?|fortnight|months?|still|yet|back|(?:not|never) (?:\S+ ){0,2}(?:come|came|arrived?|soul|turned|showed|shown|there|here)) /;

/** Sorry for a hold is not sorry for the problem, unless the problem is a wait. */
function apologiesIn(call: Conversation, wait: boolean): readonly Utterance[] {
  return call.turns.filter((turn) => {
    if (turn.role === "customer" || turn.role === "system" || turn.role === "bot") return false;
    const sorry = turn.mentions("apology");
    if (saysSorry(turn)) return true;
    // Where nobody was on hold, the wait that somebody is sorry for is the problem's.
    if (sorry.length === 0 || wait || call.holds.length === 0) return sorry.length > 0;
    const holds = turn.mentions("apology-for-wait");
    return sorry.some((said) => !holds.some((other) => other.start <= said.start && said.end <= other.end));
  });
}
