import { countBefore } from "../sorted.js";
import { secondsIn, type Row } from "./vendor.js";

/** How much earlier or later than its sentence a word may be: recognisers round, seconds. */
const SLACK = 0.01;

/** Finds the words of a list that lie between two times; words without times are never found. */
export function wordsBetween(words: readonly Row[]): (start: number | undefined, end: number | undefined) => Row[] {
  const timed = words.flatMap((word) => {
    const [start, end] = [secondsIn(word["start"]), secondsIn(word["end"])];
    return start === undefined || end === undefined ? [] : [{ word, start, end }];
  });
  timed.sort((one, other) => one.start - other.start);
  return (start, end) => {
    const found: Row[] = [];
    if (start === undefined || end === undefined) return found;
    for (let index = countBefore(timed.length, (at) => timed[at]!.start < start - SLACK); index < timed.length; index++) {
      const one = timed[index]!;
      if (one.start > end + SLACK) break;
      if (one.end <= end + SLACK) found.push(one.word);
    }
    return found;
  };
}
