import type { Label } from "./text-label.js";
import type { Line } from "./text-lines.js";

/** `A. Good morning.`, `Q.   Where is it?`: a letter for who speaks, a point behind it. */
const LETTER = /^([ACQR])\.\s+(?=\S)/;
/** Agent and customer, representative and customer, question and answer. */
const PAIRS = new Set(["AC", "CR", "AQ"]);
const FEWEST = 4;
const POINT = 46;

/** Whether letters with a point stand for who speaks: two that belong together, before most of what is said, neither two times in a row more often than not. */
export function hasLetters(lines: readonly Line[]): boolean {
  const known: string[] = [];
  let said = 0;
  for (const line of lines) {
    if (line.kind === "text") said++;
    const letter = letterIn(line)?.[1];
    if (letter !== undefined) known.push(letter);
  }
  if (known.length < FEWEST || known.length * 3 < said || !PAIRS.has([...new Set(known)].sort().join(""))) return false;
  const changes = known.filter((letter, index) => index > 0 && letter !== known[index - 1]).length;
  return changes * 2 >= known.length - 1;
}

function letterIn({ kind, text }: Line): RegExpExecArray | null {
  return kind === "text" && text.charCodeAt(1) === POINT ? LETTER.exec(text) : null;
}

/** The letter that a line begins with. */
export function letterLabel(line: Line): Label | undefined {
  const { text, from } = line;
  const [whole, label] = letterIn(line) ?? [];
  if (whole === undefined || label === undefined) return undefined;
  return { form: "colon", label, key: label.toLowerCase(), text: text.slice(whole.length), from: from + whole.length };
}
