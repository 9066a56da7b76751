import type { TranscriptTurn } from "../rule.js";

/** Digits as people read them out, as alternatives of a regular expression. */
export const READ_DIGITS = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple";
const DIGIT = `(?:${READ_DIGITS})`;
/** Three digits and more, written or said one by one: a part of a number. */
const PART = new RegExp(`\\b(?:\\d[ -]?){2,}\\d\\b|\\b${DIGIT}(?:[ ,.-]+${DIGIT}){2,}\\b`, "gi");
const ONE_DIGIT = new RegExp(`\\d|\\b${DIGIT}\\b`, "gi");
/** Words beside the digits of somebody who reads a number out: "yes, it's …". */
const OTHERS = 4;
/** Digits that make a number which nobody else should have. */
const LEAST = 7;

/** Turns in which somebody reads a number out bit by bit, with what the other side says between, without the number. */
export function withoutSplitNumbers(turns: readonly TranscriptTurn[]): TranscriptTurn[] {
  const hidden = new Set<TranscriptTurn>();
  for (const role of new Set(turns.map(({ role }) => role))) {
    let run: TranscriptTurn[] = [];
    let digits = 0;
    for (const turn of turns.filter((one) => one.role === role)) {
      const own = digitsRead(turn.text);
      run = own === 0 ? [] : [...run, turn];
      digits = own === 0 ? 0 : digits + own;
      if (run.length > 1 && digits >= LEAST) for (const one of run) hidden.add(one);
    }
  }
  return turns.map((turn) => (hidden.has(turn) ? { ...turn, text: turn.text.replaceAll(PART, "[NUMBER]") } : turn));
}

/** Digits of a turn that holds little else. */
function digitsRead(text: string): number {
  const parts = text.match(PART) ?? [];
  const words = text.replaceAll(PART, " ").match(/[\p{L}\d]+/gu) ?? [];
  return words.length > OTHERS ? 0 : parts.reduce((sum, part) => sum + (part.match(ONE_DIGIT) ?? []).length, 0);
}
