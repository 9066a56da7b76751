// Longer than a source file should be: the many places at which people say who they are, each with its own order of words.
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import {
  beginsSentence,
  isApart,
  isCased,
  isTitle,
  likenessOf,
  nameAt,
  plain,
  spelledAt,
  type NameForm,
  type NameRun,
} from "./name-words.js";
import { nameInSlot } from "./name-slots.js";
import { isKin } from "./third-parties.js";

/** A name that a speaker gives as their own. */
export interface OwnName {
  run: NameRun;
  sure: boolean;
  form?: NameForm;
}

/** The names that speakers give as their own, by turn, each worked out once. */
export function introductionsOf(call: Conversation): (turn: Utterance) => readonly OwnName[] {
  const cased = call.fact(isCased);
  const known = new Map<Utterance, readonly OwnName[]>();
  return (turn) => {
    let names = known.get(turn);
    if (names === undefined) known.set(turn, (names = ownNames(turn, cased)));
    return names;
  };
}

/** The names by which a speaker introduces themselves in a turn. */
function ownNames(turn: Utterance, cased: boolean): OwnName[] {
  const found: OwnName[] = [];
  const served = turn.role === "customer";
  for (const { last, text } of served ? turn.mentions("own-name-lead", "record-name-lead") : turn.mentions("own-name-lead")) {
    const run = inFull(turn, nameAt(turn, last + 1, cased, true), cased);
    const form = /last|family|second|surname/i.test(text) ? "last" : /first|given/i.test(text) ? "first" : undefined;
    if (run !== undefined) found.push({ run, sure: true, ...(run.words.length > 1 || form === undefined ? {} : { form }) });
    else {
      const spelled = spelledAt(turn, last + 1);
      if (spelled !== undefined) found.push(spelledName(spelled, last + 1, form));
    }
  }
  for (const { last, text } of turn.mentions("name-lead-soft")) {
    // "It's Reyes" is how an agent reads a name back as often as how one introduces oneself.
    if (!served && /^it/i.test(text) && (turn.index > 3 || isApart(turn, last + 1))) continue;
    // "It's Joy from accounts": an ordinary word, but a person by what follows.
    const isFollowed = /^(?:from|here|speaking|calling)$/.test(turn.tokens.words[last + 2] ?? "") || isHeardInFull(turn, last + 1, cased);
    const run = nameAt(turn, last + 1, cased, isFollowed);
    if (run !== undefined && isPerson(turn, run, cased)) found.push({ run, sure: run.title || run.words.length > 1 || isKnownGiven(run) });
  }
  for (const run of [...namesBeforeVerb(turn, cased), ...namesBeforeMy(turn, cased)])
    found.push({ run, sure: run.title || isKnownGiven(run) || (served && cased) });
  if (!served) return found.length > 0 ? found : [...answeredName(turn, cased), ...slotName(turn, cased)];
  found.push(...nameUpFront(turn, cased), ...nameBehindNumber(turn, cased));
  if (found.length === 0) found.push(...nameApart(turn, cased));
  if (found.length === 0) found.push(...nameBetweenMarks(turn, cased));
  if (found.length === 0) found.push(...(isAsked(turn) ? answers(turn, cased) : bareCorrection(turn, cased)));
  return found;
}

/** "It's mark ellison": an ordinary word that is a given name, before one that is nothing else. */
function isHeardInFull(turn: Utterance, word: number, cased: boolean): boolean {
  return !cased && isGivenName(turn.tokens.words[word] ?? "") && likenessOf(turn, word + 1, cased) > 0;
}

const GREETING = new Set(
  "hello hi hey hiya gday howdy yes yeah okay good morning afternoon evening day there oh right um how is are you things doing keeping".split(
    " ",
  ),
);

/** "Morning. Mrs Baptiste, 14 Quarry Lane", "Hi Kirsten. Ana Ruiz, from payroll": how customers begin, and no name of the other side's. */
function nameUpFront(turn: Utterance, cased: boolean): OwnName[] {
  if (!cased || turn.previous("customer") !== undefined) return [];
  const heard = new Set(turn.previous("agent")?.tokens.words);
  const { words } = turn.tokens;
  let first = 0;
  while (first < 8 && (GREETING.has(words[first]!) || heard.has(words[first]!))) first++;
  const run = nameAt(turn, first, cased, false);
  if (run === undefined || run.redacted) return [];
  // "Hello, Tom in the warehouse.", "Hi, Tom from dispatch."
  const isPlaced =
    run.words.length === 1 && isGivenName(run.words[0]!) && PLACES_HIM.test(words.slice(run.last + 1, run.last + 3).join(" "));
  if (!run.title && run.words.length < 2 && !isPlaced) return [];
  // "Evening. Rhodri Pugh. I put …": a whole sentence needs no well-known name.
  const isSentence = beginsSentence(turn, first) && run.last + 1 < words.length && beginsSentence(turn, run.last + 1);
  if (!run.title && !isSentence && !isGivenName(run.words[0]!)) return [];
  const isSetApart = (word: number) => word === 0 || word >= words.length || beginsSentence(turn, word) || isApart(turn, word);
  const isFollowed = /^(?:from|here|in|at|calling|again|on|of|about|regarding)$/.test(words[run.last + 1] ?? "");
  return isSetApart(first) && (isFollowed || isSetApart(run.last + 1)) ? [{ run, sure: true }] : [];
}

const PLACES_HIM =
  /^(?:again|from|in (?:the|our|accounts|finance|sales|dispatch|payroll|legal|marketing|hr)|here (?:from|in|at)|at (?:the|our))/;

/** "My carport came down. Roscoe Tillman.": a sentence of its own in the customer's first turn, wherever it stands. */
function nameApart(turn: Utterance, cased: boolean): OwnName[] {
  if (!cased || turn.previous("customer") !== undefined) return [];
  const { words, sentences } = turn.tokens;
  for (const start of sentences.slice(0, 8)) {
    const run = start > 0 && isGivenName(words[start] ?? "") ? nameAt(turn, start, cased, false) : undefined;
    if (run === undefined || run.first !== start || run.words.length < 2 || run.words.length > 3 || wasSaid(turn, words[start])) continue;
    const end = run.last + 1;
    const isWhole = end >= words.length ? /[.!]\W*$/.test(turn.text) : beginsSentence(turn, end) && !isApart(turn, end);
    // "My mum has just been brought in. Beryl Yates.": who was spoken of.
    if (isWhole) return [{ run, sure: !tellsOfKin(words.slice(Math.max(0, start - SPOKEN_OF), start)) }];
  }
  return [];
}

/** "I rang yesterday, Pam Kettering, about a parcel": a whole name between marks in the customer's first turn, which nothing takes for somebody else's. */
function nameBetweenMarks(turn: Utterance, cased: boolean): OwnName[] {
  if (!cased || turn.previous("customer") !== undefined) return [];
  const { words } = turn.tokens;
  for (let word = 1; word < words.length - 1; word++) {
    if (!isApart(turn, word) || !isGivenName(words[word]!) || wasSaid(turn, words[word])) continue;
    const run = nameAt(turn, word, cased, false);
    if (run?.first !== word || run.words.length !== 2 || !/^[,.]/.test(turn.text.slice(turn.tokens.to[run.last]))) continue;
    const before = words.slice(Math.max(0, word - SPOKEN_OF), word);
    if (!before.some((said) => isKin(said) || OTHERS.test(said))) return [{ run, sure: true }];
  }
  return [];
}

/** Whoever was spoken of right before a name is the one who bears it. */
const OTHERS =
  /^(?:he|she|his|her|him|they|colleague|manager|agent|driver|engineer|nurse|doctor|lady|man|woman|guy|girl|boy|lad|person|someone|somebody|with|by|named|called|speak|spoke(?=n)|author|artist|actor|singer|band|boss|teacher|solicitor|lawyer|street|road)$/;

/** Words before a name in which somebody may have been spoken of. */
const SPOKEN_OF = 12;

function tellsOfKin(said: readonly string[]): boolean {
  return said.some((word, index) => isKin(word) && said[index - 1] === "my") && !said.some((word) => /^(?:i|me|we)$/.test(word));
}

/** "Hallorann, Pete Hallorann": the second time is the whole name. */
function inFull(turn: Utterance, run: NameRun | undefined, cased: boolean): NameRun | undefined {
  const again = run && nameAt(turn, run.last + 1, cased, false);
  return again !== undefined && again.words.length > run!.words.length && run!.words.every((word) => again.words.includes(word))
    ? again
    : run;
}

function spelledName({ name, last }: { name: string; last: number }, first: number, form?: NameForm): OwnName {
  return {
    run: { first, last, words: [name], title: false, redacted: false },
    sure: true,
    form: form ?? (isGivenName(name) ? "first" : "last"),
  };
}

function isKnownGiven({ words, redacted }: NameRun): boolean {
  return redacted || isGivenName(words[0]!);
}

/** What may stand behind a person's name; behind a company's stands what it is ("this is harper valley national bank"). */
const GOES_ON =
  /^(?:from|with|at|in|on|of|and|or|how|here|speaking|calling|ringing|phoning|about|regarding|again|i|we|you|your|my|the|a|an|thank|thanks|what|who|may|can|could|is|are|am|will|for|to|about|who|so|but|like|as|yes|no|okay|hi|hello|good|it|this|that|please|over|down|up|because|by|before|nice|his|her|their|mrs|mr|ms|have|had|has|just|trying|looking|sorry|with|not|same|'s|if|than|there|where|when|do|did|was|got|need|want|would|today|morning|afternoon|evening|also|too|still|one|two|three|four|five|six|seven|eight|nine|zero|oh|\p{L})$/u;

function isPerson(turn: Utterance, { words, first, last, redacted }: NameRun, cased: boolean): boolean {
  if (redacted) return true;
  const next = turn.tokens.words[last + 1];
  const marked =
    next === undefined ||
    beginsSentence(turn, last + 1) ||
    /[,;.–—!?(-]/.test(turn.text.slice(turn.tokens.to[last], turn.tokens.from[last + 1]));
  if (!marked && !GOES_ON.test(next)) return false;
  if (isGivenName(words[0]!)) return true;
  const lead = turn.tokens.words.slice(Math.max(0, first - 5), first).join(" ");
  const early = turn.index < 6 || wasNamed(turn) || /hi|hello|hey|myself|speaking|through/.test(lead);
  return words.length > 1
    ? early || cased
    : early &&
        (marked ||
          cased ||
          /^(?:from|here|speaking|calling|how|what|who|may|can|could|thank|thanks|and|i|with|again|on|in|at|hello|hi|good)$/.test(next));
}

/** Behind a name: "Tunde on the line", "Mirela at your service". */
const LEADS_TO_WORK = new Set(["on", "at", "to", "with"]);
const AT_WORK = /^ (?:on the (?:line|phone|call)|at your service|on duty|to (?:help|assist) you|with you) /;

/** "Kwame speaking", "Marek is speaking", "Wiebke here", "Tate calling", "Tunde on the line". */
function namesBeforeVerb(turn: Utterance, cased: boolean): NameRun[] {
  const { words } = turn.tokens;
  const found: NameRun[] = [];
  for (let word = 1; word < words.length && word < 40; word++) {
    const said = words[word]!;
    const isAtWork = turn.role === "agent" && LEADS_TO_WORK.has(said) && AT_WORK.test(` ${words.slice(word, word + 4).join(" ")} `);
    if ((said !== "speaking" && said !== "here" && !isAtWork) || beginsSentence(turn, word)) continue;
    const goesOn = !isApart(turn, word + 1) && !beginsSentence(turn, word + 1);
    if (words[word] === "here" && goesOn && /^(?:in|at|with|to|for|i|we)$/.test(words[word + 1] ?? "")) continue;
    if (words[word - 1] === "[name]" || words[word - 1] === "[pii]")
      found.push({ first: word - 1, last: word - 1, words: [], title: false, redacted: true });
    // "Marek is speaking"
    const end = words[word] === "speaking" && words[word - 1] === "is" ? word - 1 : word;
    let first = end;
    const isBegun = () => first < end && (beginsSentence(turn, first) || isApart(turn, first));
    while (first > 0 && end - first < 3 && likenessOf(turn, first - 1, cased) > 0 && !isBegun()) first--;
    // "Hi Jem, Xiulan Zhou here": between a mark and the verb stands the whole name.
    const isWhole = cased && first > 0 && isApart(turn, first);
    while (!isWhole && first < end && likenessOf(turn, first, cased) < 2 && end - first > 1) first++;
    if (first < end && (cased || words[word] === "speaking" || isGivenName(plain(words[first]!))))
      found.push({ first, last: end - 1, words: words.slice(first, end).map(plain), title: isTitle(words[first - 1]), redacted: false });
  }
  return found;
}

/** "Declan Sheehy's my name", "Ana Ruiz is the name". */
function namesBeforeMy(turn: Utterance, cased: boolean): NameRun[] {
  const { words } = turn.tokens;
  const name = words.findIndex(
    (word, index) => word === "name" && /^(?:my|the)$/.test(words[index - 1] ?? "") && /^(?:is|'s)$/.test(words[index - 2] ?? ""),
  );
  const at = name - 2;
  for (let first = Math.max(0, at - 3); first < at; first++) {
    const run = nameAt(turn, first, cased, false);
    if (run?.first === first && run.last === at - 1) return [run];
  }
  return [];
}

const DIGIT = /^(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|\p{L}|\d+)$/u;

const ROADS = /^(?:street|lane|road|avenue|drive|court|way|place|terrace|close|crescent|row|square|boulevard|gardens|grove|st|rd|ave)$/;

/** The number that was asked for, and the name behind it: "four four one nine, Desmond Clarke". */
function nameBehindNumber(turn: Utterance, cased: boolean): OwnName[] {
  const { words } = turn.tokens;
  const first = words.length - 2;
  if (first < 3 || words[first - 1] === "a" || !DIGIT.test(words[first - 1]!) || !isGivenName(plain(words[first]!))) return [];
  const run = nameAt(turn, first, cased, false);
  return run?.words.length === 2 && !ROADS.test(run.words[1]!) ? [{ run, sure: true }] : [];
}

/** "Mrs. Usman, …" "Yusuf." */
function bareCorrection(turn: Utterance, cased: boolean): OwnName[] {
  const { words } = turn.tokens;
  if (words.length > 3 || !wasNamed(turn)) return [];
  const first = words.findIndex((word) => !/^(?:no|it|is|mr|mrs|ms|miss|dr|sorry|actually)$/.test(word));
  const run = first < 0 ? undefined : nameAt(turn, first, cased, false);
  return run === undefined || run.last < words.length - 1 ? [] : [{ run, sure: false, ...(isTitle(words[0]) ? { form: "last" } : {}) }];
}

/** Whether the agent's words just before hold a title with a name. */
function wasNamed(turn: Utterance): boolean {
  const before = turn.previous();
  if (before?.role !== "agent") return false;
  const { words } = before.tokens;
  // "Thank you, Andrea." "It's Anthea."
  const isSpokenTo = (word: number) =>
    isGivenName(words[word]!) && word > 0 && /^(?:you|thanks|okay|right|so|sorry)$/.test(words[word - 1]!);
  return words.some((word, index) => (isTitle(word) && index + 1 < words.length) || isSpokenTo(index));
}

/** How long an answer may be that is only place and name. */
const BARE_OPENING = 6;

/** "Dispatch, Ken." */
function answeredName(turn: Utterance, cased: boolean): OwnName[] {
  const { words } = turn.tokens;
  const last = words.length - 1;
  if (last < 1 || last >= BARE_OPENING || !isGivenName(plain(words[last]!)) || !turn.has("place-named") || turn.has("farewell")) return [];
  const run = nameAt(turn, last, cased, false);
  return run === undefined || /^(?:thanks|you|okay|bye|goodbye|sorry|sure|right)$/.test(words[last - 1]!) ? [] : [{ run, sure: true }];
}

/** "This is Blessing, how can I help?": a name by its place alone. */
function slotName(turn: Utterance, cased: boolean): OwnName[] {
  const run = nameInSlot(turn, cased);
  return run === undefined ? [] : [{ run, sure: false }];
}

/** Whether the last thing that was said before a customer's turn is a request for the name. */
function isAsked(turn: Utterance): boolean {
  const before = turn.previous();
  return before !== undefined && before.role !== "customer" && before.has("name-request");
}

const OPENERS = new Set(
  "yes oh sorry yeah yep sure of course certainly okay hi hello hey it is that my name i am this absolutely so well uh right no problem gladly the and morning good afternoon evening there thanks thank you should would be under try".split(
    " ",
  ),
);
/** Up to this many words an answer is taken to be the name and nothing else. */
const BARE_ANSWER = 3;

function answers(turn: Utterance, cased: boolean): OwnName[] {
  const { words } = turn.tokens;
  let first = 0;
  while (first < words.length && first < 8 && OPENERS.has(words[first]!)) first++;
  // "Hi Ben": the agent is greeted by the name that they have just given.
  while (first > 0 && /^(?:hi|hello|hey|thanks|you|morning|afternoon|evening)$/.test(words[first - 1]!) && wasSaid(turn, words[first]))
    first++;
  const spelled = spelledAt(turn, first);
  if (spelled !== undefined) return [spelledName(spelled, first)];
  const bare = words.length - first <= BARE_ANSWER && !/^(?:why|what|no|not|i|you|for|who|can|do|we)$/.test(words[first] ?? "no");
  const run =
    inFull(turn, nameAt(turn, first, cased, bare), cased) ??
    (bare && !cased ? wholeAnswer(turn, first) : undefined) ??
    laterName(turn, first, cased);
  if (run === undefined) return [];
  const form = run.words.length === 1 ? formAsked(turn) : undefined;
  const spelledBehind = spelledAt(turn, run.last + 1);
  return [
    { run, sure: true, ...(form === undefined ? {} : { form }) },
    ...(spelledBehind === undefined ? [] : [spelledName(spelledBehind, run.last + 1)]),
    ...namesBehind(turn, run.last + 1, cased),
  ];
}

/** "You want the full one? Alejandro Ruiz.", "J P Morton": a name that does not come first in the answer. */
function laterName(turn: Utterance, first: number, cased: boolean): NameRun | undefined {
  const { words } = turn.tokens;
  for (let word = first; word < Math.min(words.length, first + LATER); word++) {
    const likeness = likenessOf(turn, word, cased);
    if (likeness === 0 || wasSaid(turn, words[word]) || /^(?:not|no|my|with|by|from)$/.test(words[word - 1] ?? "")) continue;
    const run = nameAt(turn, word, cased, false);
    if (run?.first === word && (likeness === 2 || run.title || run.words.length > 1 || words[word - 1]?.length === 1)) return run;
  }
  return undefined;
}

/** Words of an answer in which a name may come. */
const LATER = 14;

/** "Bellamy, first name Ralph", "it was Turner, but now it's Kate Ingham": what else is said of the name. */
function namesBehind(turn: Utterance, from: number, cased: boolean): OwnName[] {
  const found: OwnName[] = [];
  for (let word = from; word < Math.min(turn.tokens.words.length, from + LATER); word++) {
    if (likenessOf(turn, word, cased) < 2) continue;
    const run = nameAt(turn, word, cased, false);
    if (run === undefined || run.first !== word) continue;
    found.push({ run, sure: true });
    word = run.last;
  }
  return found;
}

/** Whether a word stands in what was said just before. */
function wasSaid(turn: Utterance, word: string | undefined): boolean {
  return word !== undefined && turn.previous()?.tokens.words.includes(word) === true;
}

/** Which part of the name the agent asked for. */
function formAsked(turn: Utterance): NameForm | undefined {
  const asked = turn
    .previous()!
    .mentions("name-request")
    .map(({ text }) => text)
    .join(" ");
  if (/full|first and last|first name and/i.test(asked)) return undefined;
  return /last|family|surname/i.test(asked) ? "last" : /first|given/i.test(asked) ? "first" : undefined;
}

/** Two or three words in answer to "your name": a name, even if they are ordinary words. */
function wholeAnswer({ tokens: { words } }: Utterance, first: number): NameRun | undefined {
  const all = words.slice(first);
  return all.length === 2 && all.every((word) => /^\p{L}{2,}$/u.test(word) && !OPENERS.has(word))
    ? { first, last: words.length - 1, words: all.map(plain), title: false, redacted: false }
    : undefined;
}

/** Whether somebody asks whether they speak to a person whom they name. */
export function checksName(turn: Utterance, cased: boolean): boolean {
  return turn.mentions("name-check").some(({ last }) => nameAt(turn, last + 1, cased, false) !== undefined);
}
