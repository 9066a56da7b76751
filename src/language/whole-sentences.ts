import type { Mention } from "./conversation.js";

/** Whether a sentence says nothing but this, save a word that leads to it ("well") and one that calls somebody ("sir"). */
export function isWholeSentence({ turn: { tokens }, first, last }: Mention): boolean {
  const { sentences, words } = tokens;
  const starts = sentences.includes(first) || (sentences.includes(first - 1) && LEADS.has(words[first - 1]!));
  return starts && [1, 2].some((ahead) => last + ahead === words.length || sentences.includes(last + ahead));
}

const LEADS = new Set(["oh", "well", "so", "and", "then", "right", "okay", "look", "yes", "no", "ooh", "ah"]);
