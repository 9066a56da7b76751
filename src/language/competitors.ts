import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { isOwnSide } from "./third-parties.js";

/** An agent calls a competitor bad. */
export interface Disparagement {
  turn: Utterance;
  /** From whom is spoken of to what is said of them. */
  at: Span;
}

/** How many words may stand between whom is spoken of and what is said of them. */
const REACH = 7;
/** So short a turn is said of what the customer has just named, whatever its subject. */
const RETORT = 14;
/** Words before a pronoun that may have named whom it stands for. */
const SAME_TALK = 16;
/** How many earlier turns may have named whom "they" are. */
const LOOK_BACK = 3;

/** Where agents run down a competitor, one place a turn. */
export function disparagementsOf(call: Conversation): readonly Disparagement[] {
  const found: Disparagement[] = [];
  for (const turn of call.turns) {
    if (turn.role !== "agent" || !turn.has("runs-down", "warns-off")) continue;
    const said = turn.mentions("runs-down").find((mention) => subjectOf(mention, call) !== undefined && !isToUs(mention));
    if (said !== undefined) found.push({ turn, at: turn.spanOf(subjectOf(said, call)!, said.last) });
    else {
      const scorns = turn.tokens.words.length <= RETORT ? ["runs-down", "warns-off"] : ["warns-off"];
      const warning = turn.mentions(...scorns).find((mention) => isOfRival(mention, call) && !isToUs(mention));
      if (warning !== undefined) found.push({ turn, at: warning.span });
    }
  }
  return found;
}

/** "They never answer our messages": whoever deals with the company is a partner. */
function isToUs({ turn, last }: Mention): boolean {
  return turn.occasion !== "" && /^(?:us|our|me|my)$/.test(turn.tokens.words[last + 1] ?? "") && !RIVAL_OCCASION.test(turn.occasion);
}

/** "No one comes out of there happy" has its object in the turn before: a competitor that the customer, or this turn, has just named. */
function isOfRival({ turn, first, last }: Mention, call: Conversation): boolean {
  const names = call.fact(rivalNamesOf);
  const { words } = turn.tokens;
  if (words.slice(0, last + REACH).some((word) => names.has(word)) || turn.mentions("competitor").some((one) => one.first <= last + REACH))
    return true;
  if (words.slice(0, first).some((word, index) => OWN_SIDE.test(word) || isOwnSide(word) || isAnyone(words, index))) return false;
  if (RIVAL_OCCASION.test(turn.occasion)) return true;
  if (words.slice(0, last + 1).some((word) => /^(?:they|their|them)$/.test(word)) && hasRivalBefore(turn, first, names)) return true;
  const before = turn.previous();
  if (before?.role !== "customer") return false;
  return before.has("competitor", "mentions-rival") || before.tokens.words.some((word) => names.has(word));
}

/** What lines of scripts are said to that are about a competitor: "Other firm", "price-match", "cheaper elsewhere". */
const RIVAL_OCCASION =
  / (?:rivals?|competit\p{L}*|cheaper|elsewhere|price match\p{L}*|compar\p{L}+|switching|switch(?:es|ed)? to|(?:an?)?other (?:firm|compan|shop|provider|suppl|service|bank|insurer|store|brand|carrier|airline|garage|gym|quote|offer|retailer|operator|network|dealer|app|site|hotel|place)\p{L}*) /u;

/** "They", "that lot", "those cowboys", "there". */
const PRONOUN = /^(?:they|their|theirs|them|there|those|lot|crowd|place)$/;
const OWN_SIDE = /^(?:we|our|us|my)$/;
const OWN = /^(?:we|i|our|us|my|you|your)$/;

/** The word that begins whom it is said of, if that is a competitor. */
function subjectOf(said: Mention, call: Conversation): number | undefined {
  const { turn, first, last } = said;
  const { words } = turn.tokens;
  const from = Math.max(0, first - REACH);
  const generic = turn
    .mentions("competitor")
    .findLast((one) => one.first >= from && one.first <= last && !isOwnBetween(turn, one.last, first));
  if (generic !== undefined) return Math.min(generic.first, first);
  const mayBeTold = words.slice(from, last + 5).some((word) => word === "it" || PRONOUN.test(word) || mayNameFirm(word));
  if (!mayBeTold || words.slice(Math.max(0, first - SAME_TALK), first).some(isOwnSide)) return undefined;
  const names = call.fact(rivalNamesOf);
  for (let index = last; index >= from; index--) {
    const word = words[index]!;
    if (index < first && OWN.test(word) && !isOwnBetween(turn, index + 1, index + 1)) return undefined;
    if (names.has(word)) return Math.min(index, first);
    if (PRONOUN.test(word) && !isExistential(words, index) && hasRivalBefore(turn, index, names)) return Math.min(index, first);
    if (index < first && index >= first - 2 && word === "it" && isOfRivals(turn, names)) return index;
  }
  const isSaidAfter = /^(?:(?:\S+ )?(?:that|those) (?:lot|crowd|mob|place|people|guys)\b|their (?!own)\S+)/.test(
    words.slice(last + 1, last + 5).join(" "),
  );
  return isSaidAfter && hasRivalBefore(turn, first, names) ? first : undefined;
}

/** "Them that say it", "everybody has their own way": whoever does. */
function isAnyone(words: readonly string[], index: number): boolean {
  if (words[index] === "their" && words.slice(Math.max(0, index - 4), index).some((word) => EVERYONE.has(word))) return true;
  return /^(?:them|those|they)$/.test(words[index]!) && /^(?:that|who|as)$/.test(words[index + 1] ?? "");
}

const EVERYONE = new Set(["everybody", "everyone", "people", "anybody", "anyone", "each"]);

/** "There's the daily one", "three of those": nobody that was spoken of. */
function isExistential(words: readonly string[], index: number): boolean {
  if (isAnyone(words, index)) return true;
  if (words[index] === "those") return words[index - 1] === "of";
  return words[index] === "there" && /^(?:is|are|was|were|will|'s|has|have)$/.test(words[index + 1] ?? "");
}

/** The customer has just spoken of a competitor's thing: "their software has that." "It does, but it crashes every day." */
function isOfRivals(turn: Utterance, names: ReadonlySet<string>): boolean {
  const before = turn.previous();
  if (before?.role !== "customer" || turn.tokens.words.some((word) => OWN_SIDE.test(word))) return false;
  return before.has("competitor") || before.tokens.words.some((word) => /^theirs?$/.test(word) || names.has(word));
}

/** "We" or "our" between whom and what: then it is said of the agent's own. */
function isOwnBetween({ tokens }: Utterance, from: number, to: number): boolean {
  return tokens.words.slice(from + 1, to).some((word) => OWN.test(word) && word !== "you" && word !== "your");
}

/** Whether a competitor was spoken of shortly before "they". */
function hasRivalBefore(turn: Utterance, upTo: number, names: ReadonlySet<string>): boolean {
  if (RIVAL_OCCASION.test(turn.occasion)) return true;
  const isNamed = (words: readonly string[]) => words.some((word) => names.has(word));
  if (isNamed(turn.tokens.words.slice(0, upTo)) || turn.mentions("competitor", "mentions-rival").some(({ first }) => first < upTo))
    return true;
  for (let other = turn.previous(), back = 0; other !== undefined && back < LOOK_BACK; other = other.previous(), back++) {
    if (isNamed(other.tokens.words) || other.has("competitor")) return true;
    if (other.role === "customer" && other.has("mentions-rival")) return true;
  }
  return false;
}

/** Words that name a firm and are neither the company's own name, as the agent's first turn gives it, nor a person's. */
export function rivalNamesOf(call: Conversation): ReadonlySet<string> {
  const first = call.agentTurns[0];
  const before = new Set(call.turns.slice(0, first?.index ?? 0).flatMap((turn) => turn.tokens.words));
  // A step of a script may begin anywhere: only who greets gives the company's name.
  const isOpening = call.call.kind === "call" || first?.has("greeting", "help-offer") === true;
  const own = new Set(isOpening ? first?.tokens.words.filter((word) => !before.has(word)) : []);
  const titled = call.turns.flatMap(({ tokens: { words } }) => words.filter((_, index) => TITLE.test(words[index - 1] ?? "")));
  const people = new Set([...call.names.agents, ...call.names.customer.flatMap(({ words }) => words), ...titled]);
  const names = new Set<string>();
  for (const turn of call.turns) {
    if (turn.role === "system") continue;
    turn.tokens.words.forEach((word, index) => {
      if (
        !(mayNameFirm(word) || isEchoed(turn, index)) ||
        own.has(word) ||
        people.has(word) ||
        /^(?:he|she)$/.test(turn.tokens.words[index + 1] ?? "")
      )
        return;
      if (isFirmAt(turn, index)) names.add(word);
    });
  }
  return names;
}

/** Whoever is called so is a person. */
const TITLE = /^(?:mr|mrs|ms|miss|dr|doctor|nurse|professor|prof|sister|sir|madam|sergeant|officer|constable|inspector)$/;

const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;

function mayNameFirm(word: string): boolean {
  return word.length >= 4 && !DAYS.test(word) && !isGivenName(word.normalize("NFD").replace(/\p{M}/gu, "")) && !isOrdinaryWord(word);
}

const LEADS = /^(?:at|with|from|to|than|like|called|versus|unlike|by|vendor|provider|honestly|yes|well|no|because|oh|of|uses?)$/;
/** "The Belvedere is", "those pumphouse places are". */
function isRival(words: readonly string[], index: number): boolean {
  return /^(?:the|those)$/.test(words[index - 1] ?? "") && /^(?:at|to|with|from|of|looked)$/.test(words[index - 2] ?? "");
}

/** "In Oslo", "near Crewe": a place and no firm. */
const PLACED = /^(?:in|into|near|around|outside|via|through|between|across)$/;

const FOLLOWS =
  /^(?:is|are|was|were|has|have|charges|charge|offers|offer|offering|gives|does|do|did|quoted|quotes|said|says|lists|never|just|will|would|place|places|guys|people|lot|crowd|'s)$/;

/** "Aquaria?" */
function isAlone(text: string, end: number): boolean {
  return /^\s*\?/.test(text.slice(end));
}

/** "Slumberly? They …", "Ah, Slumberly.": a name made of a word, which the customer has just said. */
function isEchoed({ text, tokens }: Utterance, index: number): boolean {
  const word = tokens.words[index]!;
  return (
    word.length > 4 &&
    word.endsWith("ly") &&
    !ADVERBS.test(word) &&
    /^\p{Lu}\p{Ll}/u.test(text.slice(tokens.from[index])) &&
    (isAlone(text, tokens.to[index]!) || (index > 0 && !tokens.sentences.includes(index)))
  );
}

const ADVERBS =
  /^(?:really|seriously|honestly|actually|surely|certainly|possibly|probably|exactly|absolutely|definitely|lovely|early|daily|weekly|monthly|truly|clearly|obviously|frankly|hopefully|luckily|sadly|finally|personally|recently|suddenly|completely|totally)$/;

/** Where a word stands as firms do: "at Tidewater", "Balancio charges", not as a thing one has. */
function isFirmAt({ text, tokens }: Utterance, index: number): boolean {
  const { words, from, sentences } = tokens;
  const capital = /\p{Lu}/u.test(text[from[index]!] ?? "") && /\p{Ll}/u.test(text);
  const before = words[index - 1] ?? "";
  const begins = index === 0 || sentences.includes(index);
  if (capital && !begins) return !PLACED.test(before);
  // "Castle Couriers quoted me": the name goes on.
  if (begins && capital && /\p{Lu}/u.test(text[from[index + 1] ?? text.length] ?? "") && FOLLOWS.test(words[index + 2] ?? "")) return true;
  // "Sunfield, they came last week", "Aquaria? Nobody goes there."
  if (begins && (/^(?:they|those|oh|them)$/.test(words[index + 1] ?? "") || (capital && isAlone(text, tokens.to[index]!)))) return true;
  return (begins || LEADS.test(before) || isRival(words, index)) && FOLLOWS.test(words[index + 1] ?? "");
}
