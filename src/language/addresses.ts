import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { beginsSentence, isApart, isHeardAlike, isSameName, isTitle, likenessOf, nameAt, plain, type NameRun } from "./name-words.js";
import type { PersonName } from "./names.js";

/** An agent speaks to somebody by name. */
export interface Address {
  turn: Utterance;
  /** Title and name. */
  at: Span;
  words: readonly string[];
  /** Whether somebody is addressed for certain. */
  sure: boolean;
  /** Whether it can be nobody's name who is known in the call; undefined where the call does not tell. */
  wrong: boolean | undefined;
}

/** Words before a name by which somebody is spoken to: "thank you, Ann", "okay Ann". */
const GREETS = new Set(
  "you thanks hi hello hey sorry morning afternoon evening night bye goodbye welcome apologies cheers dear".split(" "),
);
const TAKES_UP = new Set(
  "okay right sure great perfect course absolutely certainly definitely yes no problem well understand so now there lovely good understood see please indeed wonderful excellent again maam sir brilliant day weekend care calling help patience waiting holding".split(
    " ",
  ),
);
/** Words before a name that is spoken of: "I'll ask Ann", "from Ann", "my colleague Ann". */
const SPEAKS_OF =
  /^(?:to|with|from|for|by|is|was|are|were|be|about|call|called|calling|ask|asked|see|saw|tell|told|of|the|a|an|my|our|your|his|her|their|in|at|on|under|named|name|said|says|let|have|has|had|got|get|or|if|when|because|where|that|this|like|than|as|via|contact|reach|know|email|visit|meet|met|and|both|nor|near|saint|into|through|over|not|spell|spelled|mean|meant|alpha|bravo)$/;
/** Persons whose name may stand beside what they are: "my colleague, Ann". */
const PERSONS =
  /^(?:colleague|manager|supervisor|agent|husband|wife|son|daughter|brother|sister|mother|father|mom|dad|friend|driver|engineer|technician|nurse|doctor|boss|neighbor|partner|uncle|aunt|cousin|lead|specialist|advisor|assistant)$/;
/** Words before a name that tell little of it: "sorry about that Ann", "that Ann" as well. */
const VAGUE = /^(?:that|this|it|about|for|is|on|in)$/;
/** Words behind a name that is spoken of: "Ann will", "Ann's". */
const TELLS_OF =
  /^(?:'s|has|had|will|was|said|says|does|did|would|handles|handle|signs|left|asked|wants|needs|comes|takes|took|told|knows|works|and|or|is|street|road|avenue|lane|drive|court|county|city|bank|hotel|insurance|inc|ltd|support|team|department|office|desk|branch|store)$/;
const YOU = /^(?:you|your|i|we|let|that|this|it|there|everything|my|our)$/;
const GOES_ON =
  /^(?:i|you|your|we|let|that|thank|thanks|please|can|could|would|so|just|what|how|may|it|is|are|do|does|did|have|and|the|for|if|now|my|our|one|there|here|okay|sorry|in|as|to|before|all|since|when|then|this|will|but|no|yes|right)$/;

/** All addresses by name in the agents' turns. */
export function addressesOf(
  call: Conversation,
  cased: boolean,
  customer: readonly PersonName[],
  agents: ReadonlySet<string>,
): readonly Address[] {
  const found: Found[] = [];
  const spokenOf = new Set<string>();
  const openings = new Set<string | undefined>();
  for (const turn of call.turns) {
    if (turn.role === "system") continue;
    if (turn.role !== "agent") noteNames(turn, cased, spokenOf, found);
    else {
      // Whoever answers names the company where a name might stand: "Hello, Parcelvane, Wiebke here."
      const opens = !openings.has(turn.speaker) && (openings.size > 0 || turn.previous()?.role !== "customer");
      openings.add(turn.speaker);
      found.push(...addressesIn(turn, cased, opens, spokenOf));
    }
  }
  return found.map((one) => {
    const { turn, at, words } = one;
    return { turn, at, words, sure: one.sure, wrong: isWrong(one, customer, agents, spokenOf, call) };
  });
}

type Found = Omit<Address, "wrong"> & { run: NameRun };

/** Names that the customer speaks of, unless the agent has addressed them so before: "who's Monika?" */
function noteNames(turn: Utterance, cased: boolean, spokenOf: Set<string>, addressed: readonly Found[]): void {
  turn.tokens.words.forEach((said, index) => {
    const word = plain(said);
    if (likenessOf(turn, index, cased) > 0 && !addressed.some(({ words }) => words.includes(word))) spokenOf.add(word);
  });
}

function addressesIn(turn: Utterance, cased: boolean, opens: boolean, spokenOf: Set<string>): Found[] {
  const found: Found[] = [];
  const { words } = turn.tokens;
  for (let word = 0; word < words.length; word++) {
    if (likenessOf(turn, word, cased) === 0) continue;
    const run = nameAt(turn, word, cased, false);
    if (run === undefined || run.first !== word) continue;
    const start = run.title ? word - 1 : word;
    const strength = strengthOf(turn, start, run, cased, opens);
    if (strength === 0) run.words.forEach((name) => spokenOf.add(name));
    else found.push({ turn, at: turn.spanOf(start, run.last), words: run.words, run, sure: strength === 2 });
    word = run.last;
  }
  return found;
}

/** 0: no address; 1: one if the customer then says that it was wrong; 2: an address. */
function strengthOf(turn: Utterance, start: number, run: NameRun, cased: boolean, opens: boolean): 0 | 1 | 2 {
  const { words } = turn.tokens;
  const before = start === 0 || beginsSentence(turn, start) ? undefined : words[start - 1]!;
  const after = run.last + 1 >= words.length || beginsSentence(turn, run.last + 1) ? undefined : words[run.last + 1]!;
  const apart = start > 0 && isApart(turn, start);
  const apartAfter = after === undefined || isApart(turn, run.last + 1);
  const isQuestion =
    after !== undefined && /^(?:is|are|was|will|would|did|does|had|has)$/.test(after) && YOU.test(words[run.last + 2] ?? "");
  if (after !== undefined && TELLS_OF.test(after) && !isQuestion && !(cased && apartAfter)) return 0;
  if (isListed(turn, start, run.last, cased) || isSpelling(words, start, run.last)) return 0;
  const greets = before !== undefined && GREETS.has(before) && !isObject(words, start - 1);
  const takesUp = before !== undefined && TAKES_UP.has(before) && (!cased || apart || run.title || run.words.some(isGivenName));
  const known = run.title || isGivenName(run.words[0]!);
  if (opens && !run.title) return (greets || takesUp) && known ? 1 : 0;
  if (greets || takesUp) {
    if (known) return 2;
    if (cased) return apartAfter && (apart || greets) ? 2 : 0;
    return after === undefined || GOES_ON.test(after) ? 1 : 0;
  }
  if (!known) return 0;
  if (before === undefined) return cased ? (apartAfter && after !== undefined ? 2 : 0) : startsAddress(after) ? 2 : 0;
  if (PERSONS.test(before) || (/^(?:that|this|it)$/.test(before) && /^(?:is|was|are)$/.test(words[start - 2] ?? ""))) return 0;
  if (SPEAKS_OF.test(before) && !(cased && apart)) return VAGUE.test(before) && (apartAfter || GOES_ON.test(after)) ? 1 : 0;
  if (cased) return apart && apartAfter ? 2 : run.title && apartAfter ? 2 : 0;
  return after === undefined || run.title ? 2 : 0;
}

function startsAddress(after: string | undefined): boolean {
  return after !== undefined && /^(?:i|you|your|we|let|thank|please|can|could|would)$/.test(after);
}

/** "For you Ann" is an address, "I'll see you Ann" too; "call you Ann" is none. */
function isObject(words: readonly string[], you: number): boolean {
  return words[you] === "you" && /^(?:call|called|calling|are|name)$/.test(words[you - 1] ?? "");
}

/** "Ben, Chris and Dana" are spoken of. */
function isListed(turn: Utterance, first: number, last: number, cased: boolean): boolean {
  const { words } = turn.tokens;
  if (words[last + 1] === "and" && likenessOf(turn, last + 2, cased) > 0) return true;
  return cased && isApart(turn, first) && first > 0 && likenessOf(turn, first - 1, cased) === 2 && isApart(turn, last + 1);
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

function isWrong(
  { turn, run, sure }: Found,
  customer: readonly PersonName[],
  agents: ReadonlySet<string>,
  spokenOf: ReadonlySet<string>,
  call: Conversation,
): boolean | undefined {
  const all = new Set(customer.flatMap(({ words }) => words));
  if (run.words.some((word) => agents.has(word) || [...all].some((name) => isSameName(word, name)))) return false;
  if (isCorrected(turn, customer, call)) return true;
  if (run.words.some((word) => [...all].some((name) => isHeardAlike(word, name)))) return false;
  if (run.words.some((word) => spokenOf.has(word))) return false;
  const decidable = run.title
    ? customer.some((name) => name.sure && (name.form === "full" || name.form === "last"))
    : customer.some(
        ({ form, sure }) => sure && form !== "last" && (form !== "single" || run.words.length > 1 || isGivenName(run.words[0]!)),
      );
  return decidable && sure ? true : undefined;
}

const CORRECTS = /(?:it is|not|actually|no)(?: (?:mr|mrs|ms|miss|dr|actually|still))?$/;

/** The customer's next words give their name: "It's Reyes." */
function isCorrected(turn: Utterance, customer: readonly PersonName[], call: Conversation): boolean {
  const [reply] = call.turns.slice(turn.index + 1).filter(({ role, backchannel }) => role === "customer" && !backchannel);
  if (reply === undefined || reply.index > turn.index + 3 || turn.has("name-request")) return false;
  const knew = customer.some((name) => name.turn !== undefined && name.turn.index < turn.index);
  const { words } = reply.tokens;
  const names = new Set(customer.flatMap((name) => name.words));
  for (let word = 0; word < Math.min(words.length, 12); word++) {
    if (!names.has(plain(words[word]!))) continue;
    const lead = words.slice(Math.max(0, word - 4), word).join(" ");
    if (word < 3 && words.length <= 4) return true;
    if (CORRECTS.test(lead) || (knew && /(?:name is|i am|called)$/.test(lead))) return true;
    if (isTitle(words[word - 1]) && word < 3) return true;
  }
  return false;
}
