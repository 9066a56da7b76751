import type { Utterance } from "./conversation.js";
import { soundsLike } from "./name-forms.js";
import { tokenize } from "./tokens.js";

/** How what was said compares with what should have been said. */
export interface WordingMatch {
  prescribed: string;
  /** The share of the prescribed words that were said, in their order: 0 to 1. Slots do not count. */
  share: number;
  /** The stretches that were left out, as prescribed. */
  missing: readonly string[];
}

/** A word that is prescribed, or a slot for a few words; offsets into the prescribed text. */
interface Item {
  word: string | undefined;
  start: number;
  end: number;
}

/** How many words may fill a slot. */
const SLOT = 4;
/** Longer openings are looked at up to this word. */
const LONGEST = 400;

/**
 * Compares turns with a prescribed wording, word by word; words may be added, and be heard a little wrong.
 * @param prescribed Text with slots such as `{agent}`.
 */
export function compareWording(prescribed: string, turns: readonly Utterance[]): WordingMatch {
  const items = itemsOf(prescribed);
  const said = turns.flatMap(({ tokens }) => tokens.words).slice(0, LONGEST);
  const found = align(items, said);
  const words = items.filter(({ word }) => word !== undefined).length;
  const share = words === 0 ? 1 : items.filter(({ word }, index) => word !== undefined && found[index]).length / words;
  return { prescribed, share, missing: stretches(items, found).map(([start, end]) => prescribed.slice(start, end)) };
}

function itemsOf(text: string): Item[] {
  const items: Item[] = [];
  let from = 0;
  const addWords = (to: number) => {
    const { words, from: starts, to: ends } = tokenize(text.slice(from, to));
    words.forEach((word, index) => items.push({ word, start: from + starts[index]!, end: from + ends[index]! }));
  };
  for (const slot of text.matchAll(/\{\{?[^{}]*\}?\}/g)) {
    addWords(slot.index);
    items.push({ word: undefined, start: slot.index, end: slot.index + slot[0].length });
    from = slot.index + slot[0].length;
  }
  addWords(text.length);
  return items;
}

/** For each item whether it was said: the longest common subsequence, in which a slot takes one to four words. */
function align(items: readonly Item[], said: readonly string[]): boolean[] {
  // best[i][j]: how many of the items from i on are said in the words from j on.
  const best = Array.from({ length: items.length + 1 }, () => new Float64Array(said.length + 1));
  for (let i = items.length - 1; i >= 0; i--)
    for (let j = said.length; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, j < said.length ? Math.max(best[i]![j + 1]!, gain(items, said, best, i, j)) : 0);
  const found = items.map(() => false);
  for (let i = 0, j = 0; i < items.length && j < said.length;) {
    const here = best[i]![j]!;
    if (here > 0 && gain(items, said, best, i, j) === here) {
      found[i] = true;
      j += items[i]!.word === undefined ? slotLength(best, i, j, said.length) : 1;
      i++;
    } else if (best[i]![j + 1] === here) j++;
    else i++;
  }
  return found;
}

/** What is gained if the item is said at this word. */
function gain(items: readonly Item[], said: readonly string[], best: readonly Float64Array[], i: number, j: number): number {
  const { word } = items[i]!;
  if (word !== undefined) return isSaid(word, said[j]!) ? 1 + best[i + 1]![j + 1]! : 0;
  // A slot is worth little by itself, so that it does not draw the alignment to it.
  return 0.1 + best[i + 1]![j + slotLength(best, i, j, said.length)]!;
}

/** How many words from here on a slot had best take. */
function slotLength(best: readonly Float64Array[], i: number, j: number, end: number): number {
  let length = 1;
  for (let more = 2; more <= SLOT && j + more <= end; more++) if (best[i + 1]![j + more]! > best[i + 1]![j + length]!) length = more;
  return length;
}

const SAME: readonly ReadonlySet<string>[] = [
  new Set(["is", "'s"]),
  new Set(["may", "can", "could", "might"]),
  new Set(["hello", "hi"]),
  new Set(["thanks", "thank"]),
];

/** Whether a word was said for another: the same, another form of courtesy, or the same misheard. */
function isSaid(prescribed: string, said: string): boolean {
  if (prescribed === said || SAME.some((set) => set.has(prescribed) && set.has(said))) return true;
  return prescribed.length > 4 && soundsLike(prescribed, said);
}

/** Stretches of items that were not said, as offsets into the prescribed text. */
function stretches(items: readonly Item[], found: readonly boolean[]): [number, number][] {
  const parts: [number, number][] = [];
  let open = false;
  items.forEach(({ start, end }, index) => {
    if (found[index]) open = false;
    else {
      if (open) parts.at(-1)![1] = end;
      else parts.push([start, end]);
      open = true;
    }
  });
  return parts;
}
