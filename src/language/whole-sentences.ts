import type { Mention, Utterance } from "./conversation.js";
import { wordSet } from "./word-set.js";

/** Whether a sentence says nothing but this, save a word that leads to it ("well") and one that calls somebody ("sir"). */
export function isWholeSentence({ turn: { tokens }, first, last }: Mention): boolean {
  const { sentences, words } = tokens;
  const starts = sentences.includes(first) || (sentences.includes(first - 1) && LEADS.has(words[first - 1]!));
  return starts && [1, 2].some((ahead) => last + ahead === words.length || sentences.includes(last + ahead));
}

const LEADS = new Set(["oh", "well", "so", "and", "then", "right", "okay", "look", "yes", "no", "ooh", "ah"]);

/** What a turn says, but for sentences that are no more than "no, sorry": words, each between spaces. */
export function beyondNo({ tokens: { words, sentences, norm } }: Utterance): string {
  if (!words.includes("sorry") || !words.includes("no")) return norm;
  const own = sentences.map((start, index) => words.slice(start, sentences[index + 1]));
  const telling = own.filter((sentence) => !(sentence.includes("no") && sentence.every((word) => IN_NO.has(word))));
  return ` ${telling.flat().join(" ")} `;
}

const IN_NO = wordSet("no sorry oh well i am afraid but sir madam maam love mate");
