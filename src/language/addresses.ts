import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { areFormsOfOne } from "./name-forms.js";
import { areNear, mayBeOneName } from "./name-sounds.js";
import { beginsSentence, isTitle, likenessOf, nameAt, plain, type NameRun } from "./name-words.js";
import type { PersonName } from "./names.js";
import { vocativeAt } from "./vocatives.js";

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

/** All addresses by name in the agents' turns. */
export function addressesOf(
  call: Conversation,
  cased: boolean,
  customer: readonly PersonName[],
  agents: ReadonlySet<string>,
): readonly Address[] {
  const own = new Set(customer.flatMap(({ words }) => words));
  // What is nearly the customer's name is a slip for it rather than a thing.
  const isPersonal = (word: string) => isGivenName(word) || (cased && matches(own, (name) => areNear(word, name)));
  const found: Found[] = [];
  const spokenOf = new Set<string>();
  const addressed = new Set<string>();
  const openings = new Set<string | undefined>();
  const passedOn = new Set(call.directions.filter(({ kind }) => kind === "transfer").map(({ at }) => at.turn));
  let isNew = false;
  for (const turn of call.turns) {
    isNew ||= passedOn.has(turn.index);
    if (turn.role === "system") continue;
    if (turn.role !== "agent") noteNames(turn, cased, spokenOf, addressed);
    else {
      // Whoever answers names the company where a name might stand: "Hello, Parcelvane, Wiebke here."
      const opens = isNew || (!openings.has(turn.speaker) && (openings.size > 0 || !isNamedBefore(turn, customer)));
      isNew = false;
      openings.add(turn.speaker);
      for (const one of addressesIn(turn, cased, opens, spokenOf, isPersonal)) {
        found.push(one);
        one.words.forEach((word) => addressed.add(word));
      }
    }
  }
  return found.map((one) => {
    const { turn, at, words, sure, run } = one;
    // Nobody goes by a short form of their family's name.
    const isForm = (word: string, name: string) => word === name || (!run.title && areFormsOfOne(word, name));
    const isTheirs = (word: string) => agents.has(word) || matches(own, (name) => isForm(word, name));
    const isKnown = words.some((word) => isTheirs(word) || matches(own, (name) => mayBeOneName(word, name, !run.title)));
    // "Mr Marks?" "Marsh. It was a grey one.": near enough to be a mishearing, but the customer puts it right.
    const isMisheard = isKnown && !words.some(isTheirs) && isCorrected(turn, customer, own);
    if (isKnown) return { turn, at, words, sure, wrong: isMisheard || hasOtherFamily(one, cased, customer, own, spokenOf) };
    return { turn, at, words, sure, wrong: isWrong(one, cased, customer, own, spokenOf) };
  });
}

/** The customer speaks first, and says who they are; the other side may answer "Hello?" with the company's name. */
function isNamedBefore(turn: Utterance, customer: readonly PersonName[]): boolean {
  return turn.previous()?.role === "customer" && customer.some((name) => name.turn !== undefined && name.turn.index < turn.index);
}

type Found = Omit<Address, "wrong"> & { run: NameRun; opens: boolean };

/** Names that the customer speaks of, unless the agent has addressed them so before: "who's Monika?" */
function noteNames(turn: Utterance, cased: boolean, spokenOf: Set<string>, addressed: ReadonlySet<string>): void {
  const { words } = turn.tokens;
  for (let index = 0; index < words.length; index++) {
    if (likenessOf(turn, index, cased) === 0) continue;
    const word = plain(words[index]!);
    // "Saturday with Steve": whom the customer speaks of so is somebody else, whatever the agent said before.
    if (!addressed.has(word) || /^(?:with|see|seeing|and|saw)$/.test(words[index - 1] ?? "")) spokenOf.add(word);
  }
}

function addressesIn(
  turn: Utterance,
  cased: boolean,
  opens: boolean,
  spokenOf: Set<string>,
  isPersonal: (word: string) => boolean,
): Found[] {
  const found: Found[] = [];
  const { words } = turn.tokens;
  for (let word = 0; word < words.length; word++) {
    // "Mrs Kettle": behind a title a capital makes a name of any word.
    if (likenessOf(turn, word, cased) === 0 && !(cased && isTitle(words[word - 1]))) continue;
    const run = nameAt(turn, word, cased, false);
    if (run === undefined || run.first !== word) continue;
    const start = run.title ? word - 1 : word;
    const strength = vocativeAt(turn, start, run, cased, opens, isPersonal);
    if (strength === 0) run.words.forEach((name) => spokenOf.add(name));
    else found.push({ turn, at: turn.spanOf(start, run.last), words: run.words, run, opens, sure: strength === 2 });
    word = run.last;
  }
  return found;
}

function matches(names: ReadonlySet<string>, test: (name: string) => boolean): boolean {
  for (const name of names) if (test(name)) return true;
  return false;
}

/** "Okay, Femi Adebayo" to Femi Adeyemi. */
function hasOtherFamily(
  { run: { words }, sure }: Found,
  cased: boolean,
  customer: readonly PersonName[],
  own: ReadonlySet<string>,
  spokenOf: ReadonlySet<string>,
): boolean {
  const [given, family] = words;
  if (!cased || !sure || words.length !== 2 || spokenOf.has(family!) || matches(own, (name) => mayBeOneName(family!, name))) return false;
  return customer.some((name) => name.sure && name.words.length === 2 && name.words[0] === given);
}

function isWrong(
  { turn, run, sure, opens }: Found,
  cased: boolean,
  customer: readonly PersonName[],
  own: ReadonlySet<string>,
  spokenOf: ReadonlySet<string>,
): boolean | undefined {
  if (isCorrected(turn, customer, own, opens && !run.title)) return true;
  // "Mrs D": an initial.
  if (run.words.every((word) => word.length === 1)) return false;
  if (run.words.some((word) => spokenOf.has(word) || matches(own, (name) => mayBeOneName(word, name, !run.title)))) return false;
  const isSlip = !opens && run.words.some((word) => (cased || isGivenName(word)) && matches(own, (name) => areNear(word, name)));
  const decidable = run.title
    ? customer.some((name) => name.sure && (name.form === "full" || name.form === "last" || (name.form === "single" && isSlip)))
    : customer.some(
        ({ form, sure: known }) => known && form !== "last" && (form !== "single" || run.words.length > 1 || isGivenName(run.words[0]!)),
      );
  return decidable && (sure || isSlip) ? true : undefined;
}

const CORRECTS = /(?:it is|not|actually|no)(?: (?:mr|mrs|ms|miss|dr|actually|still))?$/;

/** The customer's next words give their name: "It's Reyes." */
function isCorrected(turn: Utterance, customer: readonly PersonName[], own: ReadonlySet<string>, isFirst = false): boolean {
  const [reply] = turn.following("customer", 1);
  if (reply === undefined || reply.index > turn.index + 3 || turn.has("name-request")) return false;
  const knew = customer.some((name) => name.turn !== undefined && name.turn.index < turn.index);
  const { words } = reply.tokens;
  // "Hi Dev, Liz here": who greets says who they are.
  if (!knew && isFirst && !/ (?:no|not|actually|sorry) /.test(reply.tokens.norm)) return false;
  for (let word = 0; word < Math.min(words.length, 12); word++) {
    if (!own.has(plain(words[word]!))) continue;
    const lead = words.slice(Math.max(0, word - 4), word).join(" ");
    if (word < 3 && (words.length <= 4 || (beginsSentence(reply, word) && beginsSentence(reply, word + 1)))) return true;
    if (CORRECTS.test(lead) || (knew && /(?:name is|i am|called)$/.test(lead))) return true;
    if (isTitle(words[word - 1]) && word < 3) return true;
  }
  return false;
}
