import type { Label } from "./text-label.js";
import type { Line } from "./text-lines.js";

/** `A. Good morning.`, `Q.   Where is it?`: a letter for who speaks, a point behind it. */
const LETTER = /^([ACQR])\.\s+(?=\S)/;
/** Agent and customer, representative and customer, question and answer. */
const PAIRS = new Set(["AC", "CR", "AQ"]);
const FEWEST = 4;

/** Whether letters with a point stand for who speaks: two that belong together, before most of what is said, neither two times in a row more often than not. */
export function hasLetters(lines: readonly Line[]): boolean {
  const letters = lines.flatMap(({ kind, text }) => (kind === "text" ? [LETTER.exec(text)?.[1]] : []));
  const known = letters.filter((letter) => letter !== undefined);
  if (known.length < FEWEST || known.length * 3 < letters.length || !PAIRS.has([...new Set(known)].sort().join(""))) return false;
  const changes = known.filter((letter, index) => index > 0 && letter !== known[index - 1]).length;
  return changes * 2 >= known.length - 1;
}

/** The letter that a line begins with. */
export function letterLabel({ kind, text, from }: Line): Label | undefined {
  const [whole, label] = (kind === "text" ? LETTER.exec(text) : null) ?? [];
  if (whole === undefined || label === undefined) return undefined;
  return { form: "colon", label, key: label.toLowerCase(), text: text.slice(whole.length), from: from + whole.length };
}
