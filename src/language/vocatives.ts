// Longer than a source file should be: whether a name is spoken to hangs on all that stands around it.
import type { Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { beginsSentence, isApart, likenessOf, type NameRun } from "./name-words.js";
import { sentenceStart } from "./tokens.js";

/** Words before a name by which somebody is spoken to: "thank you, Ann", "okay Ann". */
const GREETS = new Set(
  "you thanks hi hello hey hiya howdy gday heya sorry morning afternoon evening night bye goodbye welcome apologies cheers dear".split(" "),
);
const TAKES_UP = new Set(
  "okay right sure much great perfect course absolutely certainly definitely yes no problem well understand so now there lovely good understood see please indeed wonderful excellent again maam sir brilliant day weekend care calling help patience waiting holding thing worries bother enough cool super smashing fab gotcha moment second sec minute done bless alrighty righto rightio righty awesome fantastic amazing terrific marvelous beautiful grand yep yup yeah aye beauty".split(
    " ",
  ),
);
/** Words before a name that say only that one goes on: "okay Boyce," where no list of names has it. */
const NODS = /^(?:okay|right|sure|great|perfect|lovely|so|now|brilliant|understood)$/;
/** Words before a name that is spoken of: "I'll ask Ann", "from Ann", "my colleague Ann". */
const SPEAKS_OF =
  /^(?:'s|to|with|from|for|by|is|was|are|were|be|about|call|called|calling|ask|asked|see|saw|tell|told|of|the|a|an|my|our|your|his|her|their|in|at|on|under|named|name|said|says|let|have|has|had|got|get|or|if|when|because|where|that|this|like|than|as|via|contact|reach|know|email|visit|meet|met|and|both|nor|near|saint|into|through|over|not|spell|spelled|mean|meant|alpha|bravo)$/;
/** Persons whose name may stand beside what they are: "my colleague, Ann". */
const PERSONS =
  /^(?:colleague|manager|supervisor|agent|husband|wife|son|daughter|brother|sister|mother|father|mom|dad|friend|driver|engineer|technician|nurse|doctor|boss|neighbor|partner|uncle|aunt|cousin|lead|specialist|advisor|assistant|porter|teammate|concierge|chef|trainer|instructor|broker|adjuster|inspector|plumber|electrician|vet|dentist|pharmacist|banker|counselor|mechanic|host|guide|courier|contractor|assessor|surveyor|teacher|coach|therapist|surgeon|physician|receptionist|dispatcher|account|name|officer|usual|regular|favorite|favourite|secretary|consultant|warden|solicitor|lawyer|landlord|landlady|director|headteacher|principal|foreman|clerk|matron|registrar|caretaker|gardener|builder|roofer|cleaner|fitter|pilot|captain|sergeant|tutor|lecturer|counsellor|planner|underwriter)$/;
/** Words before a name that tell little of it: "sorry about that Ann", "that Ann" as well. */
const VAGUE = /^(?:that|this|it|about|for|is|on|in)$/;
/** Words behind a name that is spoken of: "Ann will", "Ann's". */
const TELLS_OF =
  /^(?:'s|has|had|will|was|said|says|does|did|would|handles|handle|signs|left|asked|wants|needs|comes|takes|took|told|knows|works|and|or|is|street|road|avenue|lane|drive|court|county|city|bank|hotel|insurance|inc|ltd|support|team|department|office|desk|branch|store)$/;
const ASKS = /^(?:is|was|will|would|did|does|had|has)$/;
const ASKS_NEXT = /^(?:that|this|what|which|when|where|how|can|could|may|do|did|is|are|was|were|have|your|you|so)$/;
/** "Hiya Kevin, did the part come?" */
const HAILS = /^(?:hi|hiya|hello|hey|heya|howdy)$/;
const ROADS = /^(?:street|lane|road|avenue|drive|court|terrace|close|crescent|row|square|boulevard|gardens|st|rd|ave)$/;
/** Given names that are places, months or oaths as well. */
const PLACES = new Set(
  (
    "jesus paris sydney austin dallas charlotte florence jordan madison savannah brooklyn orlando carolina virginia georgia geneva dakota houston lincoln " +
    "jackson cleveland phoenix denver chelsea santiago diego francisco vienna siena valencia troy chester preston lancaster bradford kent devon " +
    "clifton kingston alexandria alexa siri victoria london milan roma april may june august israel india asia china kenya ireland"
  ).split(" "),
);
const YOU = /^(?:you|your|i|we|let|that|this|it|there|everything|my|our)$/;
const GOES_ON =
  /^(?:i|you|your|we|let|that|thank|thanks|please|can|could|would|so|just|what|how|may|it|is|are|do|does|did|have|and|the|for|if|now|my|our|one|there|here|okay|sorry|in|as|to|before|all|since|when|then|this|will|but|no|yes|right)$/;

/** 0: no address; 1: one if the customer then says that it was wrong; 2: an address. */
export type Strength = 0 | 1 | 2;

/** What stands around a name: the words of its sentence before and behind, and whether marks part it from them. */
interface Around {
  before: string | undefined;
  after: string | undefined;
  apart: boolean;
  apartAfter: boolean;
  /** "Mr Watts, the route supervisor,": what somebody is follows. */
  isTold: boolean;
  cased: boolean;
  /** Whether a word is a person's name beyond doubt. */
  isPersonal: (word: string) => boolean;
}

/** Whether a name, its title included from `start` on, is how somebody is spoken to. */
export function vocativeAt(
  turn: Utterance,
  start: number,
  run: NameRun,
  cased: boolean,
  opens: boolean,
  isPersonal: (word: string) => boolean = isGivenName,
): Strength {
  const { words } = turn.tokens;
  const end = run.last + 1;
  const before = start === 0 || beginsSentence(turn, start) ? undefined : words[start - 1]!;
  const after = end >= words.length || beginsSentence(turn, end) ? undefined : words[end]!;
  const around = {
    before,
    after,
    cased,
    isPersonal,
    apart: start > 0 && isApart(turn, start),
    apartAfter: after === undefined || isApart(turn, end),
    isTold:
      TOLD_OF.test(after ?? "") || (/^(?:the|a)$/.test(after ?? "") && words.slice(end + 1, end + 4).some((word) => PERSONS.test(word))),
  };
  // "Girish sir, your number is"; "in Cebu, ma'am" is a place.
  if (
    !/^(?:in|at|from|to|near|on|of|by)$/.test(before ?? "") &&
    /^(?:sir|maam|madam|ji)$/.test(after ?? "") &&
    (cased || run.words.some(isPersonal))
  )
    return 2;
  if (isAside(turn, end) || (before === undefined && isCalledOut(turn, end)) || isQuoted(turn, start) || isWhoWasToldOf(turn, start, run))
    return 0;
  // "Mind how you go tara": a farewell, or a name.
  if (words[start] === "tara" && !cased && end >= words.length) return 1;
  if (isListed(turn, start, run.last, cased) || isAnswer(turn, start, run) || (!run.title && isSpelling(words, start, run.last))) return 0;
  const greets = before !== undefined && GREETS.has(before) && (before !== "you" || around.apart || takesYou(words[start - 2]));
  const takesUp =
    before !== undefined &&
    (TAKES_UP.has(before) ||
      isTakingUp(words.slice(Math.max(0, start - 4), start).join(" ")) ||
      (before === "it" && words[start - 2] === "got"));
  // "Got it Miss Watkins and that was at six?"
  const isNext =
    after === "and" &&
    (greets || takesUp) &&
    ((around.apartAfter && (!around.apart || isGivenName(run.words[0]!))) || ASKS_NEXT.test(words[end + 1] ?? ""));
  if (
    after !== undefined &&
    TELLS_OF.test(after) &&
    !isNext &&
    !(ASKS.test(after) && (YOU.test(words[end + 1] ?? "") || HAILS.test(before ?? "")))
  )
    // "The concierge, Marcel, will bring it" reads as "Your parcel, Marcel, will come".
    return cased && around.apart && around.apartAfter ? 1 : 0;
  // "Eileen, is it?" asks.
  if ((after !== undefined && isTag(turn, end)) || (before === "sorry" && isAskedBack(turn, start, end))) return 0;
  if (!run.title && (isPartOfLonger(turn, end, around) || isWhoWillDoIt(turn, start, end, around))) return 0;
  // "Albert Street, then left".
  if (!run.title && run.words.length > 1 && ROADS.test(run.words.at(-1)!)) return 0;
  // "Saint Aldhelm's Primary, Mrs Pettifer.": whoever answers.
  if (opens && run.title && before !== undefined && turn.index === 0 && /\p{Lu}/u.test(turn.text[turn.tokens.from[start - 1]!]!)) return 0;
  if (opens && !run.title) return (greets || takesUp) && isGivenName(run.words[0]!) ? 1 : 0;
  const strength = greets || takesUp ? byLead(run, around, greets) : byPlace(run, around, words[start - 2] ?? "");
  return strength === 2 && !run.title && isPlaceOrMonth(run) ? 1 : strength;
}

/** "Pat, have we any more? ... She's got one": a colleague in the room is asked, whose answer no line hears. */
function isAside({ text, tokens }: Utterance, end: number): boolean {
  const rest = text.slice(tokens.to[end - 1]);
  return /^[^.?!…]{0,200}\?\s*(?:\.\.|…)/.test(rest) || TO_COLLEAGUE.test(rest);
}

/** "Rob, turn that down, would you? Sorry about that." */
const TO_COLLEAGUE =
  /^, (?:(?:can|could|would|will) you )?(?:turn|pass|shut|close|keep|quiet|hang on|wait|grab|hush|not now|have you got|do you know)\b[^.?!…]{0,80}[.?!…]+ (?:so )?sorry\b/i;

/** "Gillian, are you there? … She's my boss": who is called across the room is told of in the same breath. */
function isCalledOut({ text, tokens }: Utterance, end: number): boolean {
  const rest = text.slice(tokens.to[end - 1]);
  return (
    /^,/.test(rest) &&
    /[.?!,…] (?:she|he)(?:['’]s|['’]ll|['’]d| is| says| said| has| will)\b|[.?!] that(?:['’]s| is) (?:my|our|one of)\b/i.test(rest)
  );
}

/** 'I said to our driver, "Thanks, Colin"': what is quoted was said to somebody else. */
function isQuoted({ text, tokens: { from, words } }: Utterance, start: number): boolean {
  const before = start < words.length ? text.slice(0, from[start]) : "";
  if (!/["“]/.test(before)) return false;
  const opened =
    before.lastIndexOf("“") > before.lastIndexOf("”")
      ? before.lastIndexOf("“")
      : before.split('"').length % 2 === 0
        ? before.lastIndexOf('"')
        : -1;
  return opened > 0 && /\p{L}/u.test(before.slice(0, opened));
}

/** "I'd like a colleague in our fraud team, Ian, to ring you." */
function isWhoWillDoIt({ tokens: { words, sentences } }: Utterance, start: number, end: number, { apart, apartAfter }: Around): boolean {
  if (!apart || !apartAfter || words[end] !== "to") return false;
  return words.slice(Math.max(sentenceStart(sentences, start), start - 8), start).some((word) => PERSONS.test(word));
}

/** "The secretary's always there, Mrs Bell. She'll show you round." */
function isWhoWasToldOf({ tokens: { words, sentences } }: Utterance, start: number, run: NameRun): boolean {
  const next = words[run.last + 1] ?? "";
  if (!/^(?:she|he)$/.test(next) || !sentences.includes(run.last + 1)) return false;
  const from = sentenceStart(sentences, start);
  return words.slice(from, start).some((word) => PERSONS.test(word));
}

/** "Thank you, Ann", "okay Ann it's done". */
function byLead(run: NameRun, { before, after, apart, apartAfter, cased, isPersonal }: Around, greets: boolean): Strength {
  const goesOn = apartAfter || GOES_ON.test(after!);
  if (!run.title && !goesOn && !greets) return 0;
  if (run.title || run.words.some(isPersonal)) return 2;
  if (cased && apartAfter) return apart || greets ? 2 : NODS.test(before!) ? 1 : 0;
  if (cased) return 0;
  return goesOn ? 1 : 0;
}

/** "Your card, Ann, is here", "can you hold on Ann": names that are well known or follow a title. */
function byPlace(run: NameRun, { before, after, apart, apartAfter, isTold, cased, isPersonal }: Around, earlier: string): Strength {
  if (!run.title && !isPersonal(run.words[0]!)) return 0;
  if (cased && apartAfter && isTold) return 0;
  // "Curtains, now": what only sounds like the customer's name is one where something is said to them.
  if (before === undefined && cased && !run.title && !isGivenName(run.words[0]!) && !startsAddress(after)) return 0;
  // "Roman, they're the dearest": told of, if nobody says that it was wrong.
  if (before === undefined && !run.title && /^(?:they|he|she|it)$/.test(after ?? "")) return cased ? 1 : 0;
  if (before === undefined) return (cased ? apartAfter && after !== undefined : startsAddress(after)) ? 2 : 0;
  // "It leaves the account, Mrs Gaunt": things that only bear a name speak to nobody else.
  const isThing = cased && apart && run.title && /^(?:account|name)$/.test(before);
  if ((PERSONS.test(before) && !isThing) || ROADS.test(before) || (/^(?:that|this|it)$/.test(before) && /^(?:is|was|are)$/.test(earlier)))
    return 0;
  // "Our lab in Lydia, it opens at six".
  if (cased && before === "in" && !apart) return 0;
  // "Stay where you are Ann", if it is then set right.
  if (before === "are" && earlier === "you") return apartAfter ? 1 : 0;
  if (SPEAKS_OF.test(before) && !(cased && apart)) return VAGUE.test(before) && (apartAfter || GOES_ON.test(after!)) ? 1 : 0;
  if (cased) return apartAfter && (apart || run.title) ? 2 : 0;
  return after === undefined || run.title ? 2 : 0;
}

/** "It's Alan, our fitter", "Alan, he's the tall one". */
const TOLD_OF = /^(?:he|she|who|whose|our|my|one)$/;

/** "Sorry, Ms Bland?" */
function isAskedBack(turn: Utterance, start: number, end: number): boolean {
  if (!beginsSentence(turn, start - 1) || (end < turn.tokens.words.length && !beginsSentence(turn, end))) return false;
  return (
    turn.text
      .slice(turn.tokens.to[end - 1])
      .trimStart()
      .startsWith("?") || turn.tokens.words.length === end - start + 1
  );
}

/** "Is it?", "was it?", "did you say?" and nothing more. */
function isTag(turn: Utterance, end: number): boolean {
  const { words } = turn.tokens;
  const length = /^(?:(?:is|was) it|(?:is|was) that|did you say)/.exec(words.slice(end, end + 3).join(" "))?.[0].split(" ").length;
  return length !== undefined && (end + length >= words.length || beginsSentence(turn, end + length));
}

/** "Right you are Greg", "thanks for that Gary", "sorry about that Tim". */
function isTakingUp(lead: string): boolean {
  return /(?:^| )(?:(?:right|there|here) you are|(?:sorry|apologize|apologies|thanks|thank you|cheers|appreciate) (?:about|for) (?:that|this|it)|(?:sorry|glad|good) to hear (?:that|it))$/.test(
    lead,
  );
}

function startsAddress(after: string | undefined): boolean {
  return after !== undefined && /^(?:i|you|your|we|let|thank|please|can|could|would)$/.test(after);
}

/** "Thank you Ann", "for you Ann" are addresses; "call you Ann", "get you Ann" are none. */
function takesYou(before: string | undefined): boolean {
  return before !== undefined && /^(?:thank|for|see|with|help|to|hear|assist|bless|appreciate|about|behind|got)$/.test(before);
}

/** "Okay, Charlotte to Dallas", "right June". */
function isPlaceOrMonth({ words }: NameRun): boolean {
  return words.length === 1 && PLACES.has(words[0]!);
}

/** "Good morning, Tamar Pet Insurance": the capital behind tells a company, street or product. */
function isPartOfLonger({ text, tokens: { from } }: Utterance, end: number, { after, apartAfter, cased }: Around): boolean {
  return cased && !apartAfter && after !== undefined && !/^i(?:'|$)/.test(after) && /\p{Lu}/u.test(text[from[end]!]!);
}

/** "Ben, Chris and Dana" are spoken of. */
function isListed(turn: Utterance, first: number, last: number, cased: boolean): boolean {
  const { words } = turn.tokens;
  if (words[last + 1] === "and" && likenessOf(turn, last + 2, cased) > 0) return true;
  if (!cased || first === 0 || !isApart(turn, first)) return false;
  // "Fisher, Fitch, Fitton…": read out of a book.
  if (first > 1 && isApart(turn, first - 1) && likenessOf(turn, first - 1, cased) > 0 && likenessOf(turn, first - 2, cased) > 0)
    return true;
  return likenessOf(turn, first - 1, cased) === 2 && isApart(turn, last + 1);
}

/** "Are you from the town yourself?" "Kilrickle, but …": what was asked for, and nobody's name. */
function isAnswer(turn: Utterance, start: number, { words, title }: NameRun): boolean {
  const before = turn.previous();
  return start === 0 && !title && !isGivenName(words[0]!) && before?.role === "customer" && /\?\W*$/.test(before.text);
}

/** "Alpha Charlie four": letters spelled with names. */
function isSpelling(words: readonly string[], first: number, last: number): boolean {
  const near = [words[first - 1], words[last + 1], words[first - 2], words[last + 2]];
  return near.some(
    (word) =>
      word !== undefined &&
      /^(?:\d+|[b-hj-z]|alpha|bravo|delta|echo|foxtrot|golf|hotel|india|kilo|lima|november|papa|quebec|romeo|sierra|tango|uniform|whiskey|xray|yankee|zulu|zero|oh|nought)$/.test(
        word,
      ),
  );
}
