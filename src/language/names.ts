// Longer than a source file should be: who is called what, from labels, words and answers.
import type { Span } from "../call.js";
import { addressesOf, type Address } from "./addresses.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { areFormsOfOne } from "./name-forms.js";
import { checksName, introductionsOf } from "./introductions.js";
import {
  beginsSentence,
  isApart,
  isCased,
  isHeardAlike,
  isTitle,
  likenessOf,
  nameAt,
  plain,
  type NameForm,
  type NameRun,
} from "./name-words.js";
import { isOrdinaryWord } from "./ordinary-words.js";

/** A name of somebody in the call. */
export interface PersonName {
  /** In lower case, without accents, titles and particles. */
  words: readonly string[];
  form: NameForm;
  /** Where it was said; undefined for labels and metadata. */
  turn?: Utterance;
  /** Beyond doubt a name: from a label, the metadata, "my name is", or an answer. */
  sure: boolean;
}

/** Who is called what in a call. */
export interface Names {
  /** The customer's names as labels, metadata and speech give them. */
  customer: readonly PersonName[];
  /** Where the customer gave a name that is redacted. */
  redacted: Utterance | undefined;
  /** The agents' names as labels, metadata and they themselves give them. */
  agents: ReadonlySet<string>;
  /** Where an agent says the customer's name. */
  uses: readonly Span[];
  /** Where an agent addresses somebody by a name, whoever it belongs to. */
  addresses: readonly Address[];
  /** Whether anybody asked the customer for a name. */
  asked: boolean;
}

/** The names of a call. */
export function namesOf(call: Conversation): Names {
  const cased = call.fact(isCased);
  const { customer, redacted } = customerNames(call, cased);
  const agents = agentNames(call);
  const asked = call.turns.some((turn) => turn.role !== "customer" && (turn.has("name-request") || checksName(turn, cased)));
  const known = { customer, redacted, agents, asked };
  const addresses = addressesOf(call, cased, customer, agents);
  const isWrong = ({ turn, start }: Span) =>
    addresses.some(({ at, wrong }) => wrong === true && at.turn === turn && at.start <= start && start < at.end);
  return { ...known, addresses, uses: usesOf(call, cased, customer, agents).filter((use) => !isWrong(use)) };
}

/** A name from a label or the metadata; addresses, numbers and "Unknown caller" are none. */
function writtenName(name: string): PersonName | undefined {
  if (/[\d@]|^\W*$/.test(name)) return undefined;
  const words = name
    .toLowerCase()
    .replaceAll(/['’.]/g, "")
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !isTitle(word))
    .map(plain);
  const telling = words.filter((word) => !NOBODY.has(word));
  if (telling.length === 0 || telling.length < words.length) return undefined;
  const titled = isTitle(/^\p{L}+/u.exec(name.toLowerCase())?.[0]);
  return { words, form: words.length > 1 ? "full" : titled ? "last" : "first", sure: true };
}

/** Takes the label of each segment, which is the same for most. */
function eachOnce(take: (label: string) => void): (label: string | undefined) => void {
  const taken = new Set<string | undefined>([undefined]);
  return (label) => {
    if (taken.has(label)) return;
    taken.add(label);
    take(label!);
  };
}

const NOBODY = new Set(
  "unknown anonymous caller customer client guest user agent speaker party person member patient passenger resident none null private external na wireless".split(
    " ",
  ),
);

/** Nobody goes by more names than this; the rest of a long transcript's are somebody else's. */
const MOST = 40;

function customerNames(call: Conversation, cased: boolean): Pick<Names, "customer" | "redacted"> {
  const introductions = call.fact(introductionsOf);
  const found: PersonName[] = [];
  let redacted: Utterance | undefined;
  const add = (name: PersonName | undefined) => {
    const known = name && found.find(({ words }) => words.join(" ") === name.words.join(" "));
    if (known === undefined) found.push(...(name !== undefined && found.length < MOST ? [name] : []));
    else found[found.indexOf(known)] = { ...known, sure: known.sure || name!.sure, turn: known.turn ?? name!.turn };
  };
  const label = eachOnce((name) => add(writtenName(name)));
  for (const name of call.meta.customer?.names ?? []) add(writtenName(name));
  for (const turn of call.customerTurns) {
    for (const { name } of turn.segments) label(name);
    for (const { run, sure, form } of introductions(turn)) {
      if (run.redacted) redacted ??= turn;
      else add({ words: run.words, form: form ?? formOf(run), turn, sure });
    }
  }
  for (const name of confirmedNames(call, cased)) add(name);
  return { customer: found, redacted };
}

function formOf({ words, title }: NameRun): NameForm {
  return words.length > 1 ? "full" : title ? "last" : isGivenName(words[0]!) ? "first" : "single";
}

/** "Am I speaking with Mr Reyes?" "Yes." */
function confirmedNames(call: Conversation, cased: boolean): PersonName[] {
  const found: PersonName[] = [];
  for (const turn of call.agentTurns) {
    if (!turn.has("name-check")) continue;
    const reply = turn.next();
    if (reply?.role !== "customer" || !reply.has("confirms-identity")) continue;
    for (const { last } of turn.mentions("name-check")) {
      const run = nameAt(turn, last + 1, cased, false);
      if (run !== undefined && !run.redacted) found.push({ words: run.words, form: formOf(run), turn: reply, sure: true });
    }
  }
  return found;
}

function agentNames(call: Conversation): Set<string> {
  const introductions = call.fact(introductionsOf);
  const found = new Set<string>();
  const add = (name: PersonName | undefined) => name?.words.forEach((word) => found.add(word));
  const label = eachOnce((name) => add(writtenName(name)));
  if (call.meta.agent !== undefined) add(writtenName(call.meta.agent));
  for (const turn of call.turns) {
    if (turn.role === "customer") continue;
    for (const { name } of turn.segments) label(name);
    if (turn.role === "agent") for (const { run } of introductions(turn)) for (const word of run.words) found.add(word);
  }
  return found;
}

/** Where agents say a name of the customer's, in whatever form. */
function usesOf(call: Conversation, cased: boolean, customer: readonly PersonName[], agents: ReadonlySet<string>): Span[] {
  const introductions = call.fact(introductionsOf);
  const known = new Set(customer.flatMap(({ words }) => words));
  const found: Span[] = [];
  for (const turn of call.agentTurns) {
    const { words } = turn.tokens;
    const own = introductions(turn).map(({ run }) => run);
    for (let word = 0; word < words.length; word++) {
      if (own.length > 0 && own.some(({ first, last }) => word >= first && word <= last)) continue;
      if (words[word] === "[name]" || words[word] === "[pii]" || isUse(turn, word, cased, known, agents))
        found.push(turn.spanOf(word, word));
    }
  }
  return found;
}

function isUse(turn: Utterance, word: number, cased: boolean, known: ReadonlySet<string>, agents: ReadonlySet<string>): boolean {
  const said = plain(turn.tokens.words[word]!);
  // "Mrs O."
  if (said.length < 2) return isTitle(turn.tokens.words[word - 1]) && [...known].some((name) => name.startsWith(said));
  if (isMonth(turn, word)) return false;
  if (known.has(said)) return !isOrdinaryWord(said) || likenessOf(turn, word, cased) > 0 || standsAsName(turn, word, cased);
  // "Not again, Bill." to William.
  if (isOrdinaryWord(said)) {
    if (!cased || !isGivenName(said) || !standsAsName(turn, word, cased)) return false;
    for (const name of known) if (areFormsOfOne(said, name)) return true;
    return false;
  }
  if (likenessOf(turn, word, cased) === 0 || agents.has(said)) return false;
  for (const name of known) if (isHeardAlike(said, name)) return true;
  return false;
}

const MONTHS = new Set(["april", "may", "june", "august"]);

/** "In May", "since June": no name even where somebody is called so. */
function isMonth({ tokens: { words } }: Utterance, word: number): boolean {
  const before = words[word - 1] ?? "";
  return MONTHS.has(words[word]!) && /^(?:in|by|since|until|till|on|last|next|of|this|early|late|mid|from|through)$/.test(before);
}

const BEFORE_CALLED = new Set(
  "thanks hi hello hey sorry morning afternoon evening bye goodbye okay there welcome right sure great perfect course".split(" "),
);
const NOT_CALLED = new Set("do be have not you he she they it the a an get go so that this me us your my that to for of".split(" "));

/** Written with a capital, and marks or the ends of a sentence on both sides. */
function isSetOff(turn: Utterance, word: number): boolean {
  const { words, from } = turn.tokens;
  const isEnd = word + 1 >= words.length || beginsSentence(turn, word + 1) || isApart(turn, word + 1);
  return isEnd && (beginsSentence(turn, word) || isApart(turn, word)) && /\p{Lu}/u.test(turn.text[from[word]!]!);
}

/** An ordinary word that is the customer's name ("Grace", "Bill") is one after a title, a greeting or thanks. */
function standsAsName(turn: Utterance, word: number, cased: boolean): boolean {
  const { words } = turn.tokens;
  const before = words[word - 1];
  if (isTitle(before)) return true;
  // "Joy, is it the blue one?", "I'm so sorry, Joy."
  if (cased && isSetOff(turn, word)) return true;
  if (before === undefined || beginsSentence(turn, word)) return false;
  if (before === "you" ? words[word - 2] !== "thank" : !BEFORE_CALLED.has(before)) return false;
  const next = words[word + 1];
  if (next === undefined || beginsSentence(turn, word + 1) || isApart(turn, word + 1)) return true;
  return !NOT_CALLED.has(next) && !/^(?:will|may)$/.test(words[word]!);
}
