import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { acronymsOf, spelledTermsIn } from "./acronyms.js";
import { tokenize } from "./tokens.js";

/** The first unexplained use of an insider term by an agent. */
export interface JargonUse {
  turn: Utterance;
  at: Span;
}

/** A stretch of words of a turn. */
interface Stretch {
  turn: Utterance;
  /** Index of its first and last word. */
  first: number;
  last: number;
}

/** How many words after a term may lead into what it means. */
const AFTER = 6;
/** How many words before it: "what we call an RMA". */
const BEFORE = 3;

/**
 * Where agents use insider terms that they do not explain and that the customer did not use first; one place a term.
 * @param terms further terms than the vocabulary has.
 * @param known terms that are no jargon here.
 */
export function jargonOf(call: Conversation, terms: readonly string[], known: readonly string[]): readonly JargonUse[] {
  const settled = new Set(known.map(keyOf));
  const found: JargonUse[] = [];
  const acronyms = call.fact(acronymsOf);
  for (const turn of call.turns) {
    for (const use of usesIn(turn, terms, acronyms)) {
      const key = keyOf(turn.tokens.words.slice(use.first, use.last + 1).join(" "));
      if (settled.has(key)) continue;
      if (turn.role === "agent" && !isExplained(use)) found.push({ turn, at: turn.spanOf(use.first, use.last) });
      if (turn.role === "agent" || turn.role === "customer") settled.add(key);
    }
  }
  return found;
}

/** "Ach, you and me both": whoever writes capitals writes ACH with three. */
const WORD = /^\p{Lu}\p{Ll}{2}$/u;

/** "Thanks for calling Nimbus CRM": the company's name. */
function isOfCompany({ turn, text, start }: Mention): boolean {
  return turn.has("greeting") && /^\p{Lu}/u.test(text) && /\p{Lu}\p{L}+ $/u.test(turn.text.slice(0, start));
}

function usesIn(turn: Utterance, configured: readonly string[], acronyms: ReadonlySet<string>): Stretch[] {
  const terms = turn.mentions("jargon").filter((term) => !WORD.test(term.text) && !isOfCompany(term));
  const uses: Stretch[] = terms.map(({ first, last }) => ({ turn, first, last }));
  if (acronyms.size > 0)
    turn.tokens.words.forEach((word, index) => {
      if (acronyms.has(word) && !uses.some(({ first, last }) => first <= index && index <= last))
        uses.push({ turn, first: index, last: index });
    });
  for (const { first, last } of spelledTermsIn(turn))
    if (!uses.some((use) => use.first <= last && first <= use.last)) uses.push({ turn, first, last });
  for (const term of configured) uses.push(...placesOf(tokenize(term).words, turn));
  return uses.sort((one, other) => one.first - other.first);
}

function placesOf(term: readonly string[], turn: Utterance): Stretch[] {
  const { words } = turn.tokens;
  const places: Stretch[] = [];
  if (term.length === 0) return places;
  for (let first = 0; first + term.length <= words.length; first++)
    if (term.every((word, index) => words[first + index] === word)) places.push({ turn, first, last: first + term.length - 1 });
  return places;
}

const NUMBERS: Readonly<Record<string, string>> = { one: "1", two: "2", three: "3" };

/** What makes two uses the same term: "escalated to tier two" and "tier 2 support" are. */
function keyOf(text: string): string {
  const words = tokenize(text).words.map((word) => NUMBERS[word] ?? word);
  const level = words.findIndex((word) => /^(?:tier|level|l)$/.test(word));
  if (level >= 0 && /^[123]$/.test(words[level + 1] ?? "")) return `level ${words[level + 1]}`;
  return words
    .join(" ")
    .replace(/(?<= )(?:number|form|request|process|label|code|team|support|ticket)$/, "")
    .replace(/s$|ing$|ed$/, "")
    .trim();
}

/** Characters behind a term in which its explanation ends. */
const LONGEST = 80;
/** "MFA, the second check with your phone.": no verb, so the term is said once more in other words. */
const APPOSITION =
  /^,\s*(?:the|your|our|one)\s(?:(?!\b(?:is|are|was|were|will|would|has|have|had|can|could|does|did|do|needs?|goes|comes|says|shows?|must|should)\b|['’](?:s|ll|re|ve)\b)[^.?!,;:])+[.?!,;]/i;

/** "It's a", "that is the". */
const IT_IS = /^(?:it|that|this|which)\b/i;

function isExplained({ turn, first, last }: Stretch): boolean {
  const { words, to, sentences } = turn.tokens;
  const leads = turn.mentions("explains-term");
  const terms = turn.mentions("jargon");
  // "SPF or DKIM" explains neither.
  const joins = (lead: Mention) =>
    words[lead.first] === "or" &&
    terms.some(
      (term) => term.first > lead.last && term.first <= lead.last + (/^(?:an?|the|your)$/.test(words[lead.last + 1] ?? "") ? 2 : 1),
    );
  if (leads.some((lead) => lead.first > last && lead.first <= last + AFTER && !joins(lead))) return true;
  // "That's the EOB" begins with it: nothing stands before that it could be another word for.
  const leadsIn = (lead: Mention) => !sentences.includes(lead.first) || !IT_IS.test(lead.text);
  if (leads.some((lead) => lead.last < first && lead.last >= first - BEFORE && leadsIn(lead) && !joins(lead))) return true;
  const after = turn.text.slice(to[last], to[last]! + LONGEST);
  if (/^\s*(?:number|code|form|team)?\s*(?:\(|[,:–—-]+\s*(?:an?|meaning|i\.e)\b)/i.test(after) || APPOSITION.test(after)) return true;
  // "An RMA is a return number"
  if (
    /^\s+(?:is|are)\s+(?:just |simply |only )?(?:an?|the|what|how|our|your)\s/i.test(after) &&
    /^(?:an?|the|your|our|this|that)$/.test(words[first - 1] ?? "")
  )
    return true;
  return isSpelledOut(words[first]!, words, first, last);
}

/** "The return merchandise authorization, the RMA": words whose first letters the term is made of. */
function isSpelledOut(term: string, words: readonly string[], first: number, last: number): boolean {
  if (term.length < 2 || term.length > 5) return false;
  const letters = words.map((word, index) => (index >= first && index <= last ? " " : word[0])).join("");
  return letters.includes(term);
}
