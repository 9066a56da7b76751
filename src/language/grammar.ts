import { createRequire } from "node:module";
import { wordSet } from "./word-set.js";

interface Term {
  normal: string;
  tags: Set<string> | string[];
}
interface Compromise {
  (text: string): { document: Term[][] };
}

/** The tags that compromise gives, which a test compares with its own list: loading it to check a pattern would take half a second. */
export const TAGS: ReadonlySet<string> = wordSet(
  "Abbreviation Acronym Activity Actor Address Adjective Adverb AtMention Auxiliary Cardinal City Company Comparable Comparative Condition " +
    "Conjunction Copula Country Currency Date Demonym Determiner Duration Email Emoji Emoticon Expression FemaleName FinancialQuarter " +
    "FirstName Fraction FutureTense Gerund HashTag Holiday Honorific Hyphenated Imperative Infinitive LastName MaleName Modal Money Month " +
    "Multiple Negative Noun NumberRange NumericValue Ordinal Organization Participle Particle Passive PastTense Percent Person PhoneNumber " +
    "PhrasalVerb Place Plural Possessive Prefix Preposition PresentTense Pronoun ProperNoun QuestionWord Reflexive Region RomanNumeral " +
    "School Season Singular SlashedTerm SportsTeam Superlative TextValue There Time Timezone Uncountable Unit Url Value Verb WeekDay Year",
);

let nlp: Compromise | undefined;

/** compromise with its part-of-speech tagger; loaded when a pattern first needs it. */
function compromise(): Compromise {
  nlp ??= createRequire(import.meta.url)("compromise/two") as Compromise;
  return nlp;
}

const tagged = new Map<string, readonly ReadonlySet<string>[]>();
const REMEMBERED = 2_000;

/** The tags of each word of a text without punctuation. */
export function tagsOf(words: readonly string[]): readonly ReadonlySet<string>[] {
  const text = words.join(" ");
  let tags = tagged.get(text);
  if (tags === undefined) {
    tags = align(words, compromise()(text).document.flat());
    if (tagged.size >= REMEMBERED) tagged.clear();
    tagged.set(text, tags);
  }
  return tags;
}

/** compromise may split a word in two ("10am") or drop one; words it disagrees about get no tags. */
function align(words: readonly string[], terms: readonly Term[]): ReadonlySet<string>[] {
  let next = 0;
  return words.map((word) => {
    for (let term = next; term < Math.min(next + 4, terms.length); term++) {
      if (terms[term]!.normal !== word) continue;
      next = term + 1;
      return new Set(terms[term]!.tags);
    }
    return new Set<string>();
  });
}

/** Whether the words of a match that should be some parts of speech are: `at` has their indices in the order of `wanted`, -1 for none. */
export function hasTags(words: readonly string[], first: number, last: number, at: Int32Array, wanted: readonly string[]): boolean {
  // The grammar of a word shows in its neighbours.
  const from = Math.max(0, first - 6);
  const tags = tagsOf(words.slice(from, last + 7));
  return wanted.every((tag, index) => at[index]! < 0 || tags[at[index]! - from]!.has(tag));
}
