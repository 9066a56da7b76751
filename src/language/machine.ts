// Longer than a source file should be: one loop over instructions, and what it goes back to.
import {
  DONE,
  EITHER_WORD,
  END,
  GAP,
  JUMP,
  ONE_OF,
  REGISTERS,
  SAVE,
  SENTENCE_END,
  SENTENCE_START,
  SPLIT,
  START,
  TAG,
  WAYS,
  WORD,
} from "./program.js";

/** What was saved on the way of the last match: indices of words, -1 for what was not met. */
export const registers = new Int32Array(REGISTERS);

const ONE: readonly number[] = [0];

/** Where to go on if what comes fails, four numbers each: what it is, and three that depend on it. */
let stack = new Int32Array(1024);
const AT_ADDRESS = 0;
const LONGER_GAP = 1;
const NEXT_WAY = 2;
const RESTORE = 3;

/**
 * Matches a pattern from a word on: ways are tried in order, gaps from short to long, optional parts before their absence.
 * Behind the first word, those that may be any stay within a sentence; words that are named may go on into the next.
 * Gives the index after the last word, or -1.
 * @param words Numbers of the text's words, with -1 behind the last.
 * @param ends For each word, the index after the last of its sentence; without it all is one sentence.
 * @param sentences Indices of the words that open one.
 */
export function match(
  code: Int32Array,
  address: number,
  words: readonly number[],
  from: number,
  ends?: readonly number[],
  sentences: readonly number[] = ONE,
): number {
  const length = words.length - 1;
  let pc = address;
  let at = from;
  let top = 0;
  for (;;) {
    let isFailed = false;
    switch (code[pc]!) {
      case WORD:
        if (words[at] === code[pc + 1]) {
          at++;
          pc += 2;
        } else isFailed = true;
        break;
      case EITHER_WORD: {
        const word = words[at]!;
        if (word === code[pc + 1] || word === code[pc + 2]) {
          at++;
          pc += 3;
        } else isFailed = true;
        break;
      }
      case ONE_OF:
        if (placeOf(code, pc + 2, code[pc + 1]!, 1, words[at]!) >= 0) {
          at++;
          pc += 2 + code[pc + 1]!;
        } else isFailed = true;
        break;
      case WAYS: {
        const place = placeOf(code, pc + 3, code[pc + 2]!, 2, words[at]!);
        const list = place < 0 ? code[pc + 1]! : code[place + 1]!;
        const count = code[list]!;
        if (count === 0) {
          isFailed = true;
          break;
        }
        if (count > 1) top = push(top, NEXT_WAY, list + 2, count - 1, at);
        pc = code[list + 1]!;
        break;
      }
      case GAP: {
        const end = ends?.[at - 1] ?? length;
        const last = Math.min(at + code[pc + 2]!, end < length && isWord(code[pc + 3]!) ? Math.max(end - 1, at) : end);
        at += code[pc + 1]!;
        pc += 3;
        if (at > last) isFailed = true;
        else if (at < last) top = push(top, LONGER_GAP, pc, at + 1, last);
        break;
      }
      case SPLIT:
        top = push(top, AT_ADDRESS, code[pc + 1]!, at, 0);
        pc += 2;
        break;
      case JUMP:
        pc = code[pc + 1]!;
        break;
      case TAG:
      case SAVE: {
        const isTag = code[pc] === TAG;
        if (isTag && at >= length) {
          isFailed = true;
          break;
        }
        const register = code[pc + 1]!;
        top = push(top, RESTORE, register, registers[register]!, 0);
        registers[register] = at;
        if (isTag) at++;
        pc += 2;
        break;
      }
      case START:
        if (at === 0) pc++;
        else isFailed = true;
        break;
      case END:
        if (at === length) pc++;
        else isFailed = true;
        break;
      case SENTENCE_START:
        if (at === 0 || sentences.includes(at)) pc++;
        else isFailed = true;
        break;
      case SENTENCE_END:
        if (at === length || sentences.includes(at)) pc++;
        else isFailed = true;
        break;
      case DONE:
        return at;
      default:
        throw new Error(`${code[pc]} at ${pc} is no instruction`);
    }
    if (!isFailed) continue;
    for (;;) {
      if (top === 0) return -1;
      top -= 4;
      const kind = stack[top]!;
      if (kind === RESTORE) {
        registers[stack[top + 1]!] = stack[top + 2]!;
        continue;
      }
      if (kind === AT_ADDRESS) {
        pc = stack[top + 1]!;
        at = stack[top + 2]!;
      } else if (kind === LONGER_GAP) {
        pc = stack[top + 1]!;
        at = stack[top + 2]!;
        if (at < stack[top + 3]!) {
          stack[top + 2] = at + 1;
          top += 4;
        }
      } else {
        const list = stack[top + 1]!;
        pc = code[list]!;
        at = stack[top + 3]!;
        if (stack[top + 2]! > 1) {
          stack[top + 1] = list + 1;
          stack[top + 2]!--;
          top += 4;
        }
      }
      break;
    }
  }
}

/** Whether some word is asked for. */
function isWord(instruction: number): boolean {
  return instruction === WORD || instruction === EITHER_WORD || instruction === ONE_OF || instruction === WAYS || instruction === GAP;
}

function push(top: number, kind: number, first: number, second: number, third: number): number {
  if (top + 4 > stack.length) {
    const larger = new Int32Array(stack.length * 2);
    larger.set(stack);
    stack = larger;
  }
  stack[top] = kind;
  stack[top + 1] = first;
  stack[top + 2] = second;
  stack[top + 3] = third;
  return top + 4;
}

/** Where a word stands among entries of some width that are sorted by their first number; -1 where it is none of them. */
function placeOf(code: Int32Array, start: number, count: number, width: 1 | 2, word: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = start + middle * width;
    const found = code[place]!;
    if (found === word) return place;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
