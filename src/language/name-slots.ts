import type { Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isTitle, plain, type NameRun } from "./name-words.js";

/** What may stand where a name stands when people answer a call: what they are, do or belong to. */
const NO_PERSON = new Set(
  (
    "a an the my our your his her their its this that these those there here who what which where when how why if so and or but as at in on to of for from by with " +
    "i me you we us he she it they them one ones some any all both each no not yes okay right still also just now then only very too always never back over out up down off away again " +
    "is am are was were be been being do does did done have has had can could will would shall should may might must get got go going gone come coming came let know see hear " +
    "glad happy able available ready sorry afraid sure good great fine well really more new old same other another next first last only full " +
    "calling speaking helping recorded recording monitored automated closed open busy live connected listening waiting taking looking trying pleased delighted " +
    "morning afternoon evening day night hello hi hey welcome thanks thank please today tomorrow tonight " +
    "company team department dept desk office line centre center service services support care helpdesk helpline hotline number group agency bureau section unit division branch store shop " +
    "customer customers client clients member members patient patients guest guests resident residents student students tenant tenants account accounts accounting billing sales reception " +
    "front booking bookings reservation reservations order orders claims collections returns refunds renewals retention payments finance credit loans mortgages cards fraud security lost property " +
    "dispatch delivery deliveries shipping logistics transport warehouse depot stores parts repairs maintenance installations engineering technical tech it network operations facilities housing lettings rentals " +
    "rooms housekeeping concierge kitchen restaurant bar pharmacy surgery clinic practice ward hospital radiology dental school library council water gas power energy electric broadband internet mobile " +
    "bank insurance motors garage travel airlines airways hotel emergency switchboard operator exchange admin administration human resources hr payroll legal complaints relations enquiries inquiries " +
    "information admissions registry registrar media press parking permits licensing taxation taxis cabs tyres tires plumbing heating foods farm vets vet gym spa salon florist flowers bakery furniture solar waste recycling " +
    "manager supervisor agent advisor adviser assistant representative rep nurse doctor technician specialist people everyone someone somebody anyone nobody person man woman guy system machine"
  ).split(" "),
);

/** Words behind which whoever answers says their name. */
const LEADS =
  /^(?:(?:this|it|name|here) (?:is|'s)|i am|(?:speaking|talking|chatting) (?:to|with)|(?:through|on|connected|over) to|you (?:have )?(?:got|reached)|myself)$/;
/** Words before which they say it. */
const TAILS = /^ (?:here|speaking|this side|on this side|(?:here )?on the (?:line|phone)|at your service|on the other end) /;
const GREETS = /^(?:morning|afternoon|evening|hello|hi|hey|hiya|day)$/;
/** How far behind the name the offer of help may begin: "this is Hope at Larkspur Parcels, how …". */
const REACH = 9;
/** How many words a name in such a place may have. */
const LONGEST = 2;

/**
 * The name of whoever answers, told by its place alone: right before an offer of help ("this is blessing how can i help",
 * "aoibhinn here what can i do for you"), however ordinary or unheard of the word is.
 */
export function nameInSlot(turn: Utterance, cased: boolean): NameRun | undefined {
  const { words } = turn.tokens;
  const offers = turn.mentions("help-offer", "invites-matter").map(({ first }) => first);
  if (offers.length === 0) return undefined;
  for (let first = 1; first < words.length; first++) {
    if (!offers.some((offer) => offer > first && offer - first < REACH + LONGEST)) continue;
    const last = runFrom(turn, first, cased);
    if (last === undefined || !offers.some((offer) => offer > last && offer - last <= REACH)) continue;
    const behind = words.slice(last + 1, last + 5).join(" ");
    const isLed = LEADS.test(words.slice(Math.max(0, first - 2), first).join(" ")) || LEADS.test(words[first - 1]!);
    const isEnd =
      offers.includes(last + 1) || isBreak(turn, last + 1) || /^(?:from|at|with|in|of|and|here|speaking|on)(?: |$)/.test(behind);
    // "Good morning, Rosa at Larkspur Parcels, how …"
    const isGreeted = GREETS.test(words[first - 1]!) && isGivenName(words[first]!) && /^(?:at|from|in|with) /.test(`${behind} `);
    if (isLed || isGreeted ? isEnd : TAILS.test(` ${behind} `) && !isBreak(turn, last + 1) && isAnyName(words.slice(first, last + 1)))
      return { first, last, words: words.slice(first, last + 1).map(plain), title: isTitle(words[first - 1]), redacted: false };
  }
  return undefined;
}

/** The last word of a name that may begin here. */
function runFrom(turn: Utterance, first: number, cased: boolean): number | undefined {
  const { words } = turn.tokens;
  const isBefore = TAILS.test(` ${words.slice(first + 1, first + 5).join(" ")} `);
  let last: number | undefined;
  for (let word = first; word < Math.min(words.length, first + (isBefore ? 1 : LONGEST)); word++) {
    if (NO_PERSON.has(words[word]!) || !isLetters(words[word]!) || (word > first && isBreak(turn, word))) break;
    if (cased && !/^\p{Lu}/u.test(turn.text.slice(turn.tokens.from[word]))) break;
    last = word;
  }
  return last;
}

function isLetters(word: string): boolean {
  return /^[\p{L}'-]{2,}$/u.test(word);
}

/** "Here" and "speaking" stand behind many words; nobody is called by one that ends like a verb. */
function isAnyName(run: readonly string[]): boolean {
  return run.every((word) => !/(?:ed|ly|s's)$/.test(word));
}

/** Whether a mark parts a word from the one before. */
function isBreak({ text, tokens: { from, to } }: Utterance, word: number): boolean {
  return word >= from.length || /[.,;:!?–—]/.test(text.slice(to[word - 1], from[word]));
}
