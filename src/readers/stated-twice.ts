import type { CallEvent, Segment } from "../call.js";
import { countBefore } from "../sorted.js";

/** Takes out what an export lists twice, times and all; gives what to say of it. The segments are in the order of their times. */
export function dropStatedTwice(segments: Segment[], events: readonly CallEvent[]): string[] {
  let kept = 0;
  const dropped: number[] = [];
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index]!;
    if (isRepeat(segments, kept, segment)) dropped.push(index);
    else {
      if (kept < index) segments[kept] = segment;
      kept++;
    }
  }
  if (dropped.length === 0) return [];
  segments.length = kept;
  for (const event of events) event.before -= countBefore(dropped.length, (index) => dropped[index]! < event.before);
  return [`${dropped.length} turns stand twice in the file, with the same words and times; each was read once`];
}

/** Whether one of the few segments kept last is the same: those that begin together stand together. */
function isRepeat(segments: readonly Segment[], kept: number, { start, end, text, speaker }: Segment): boolean {
  if (start === undefined || end === undefined) return false;
  for (let at = kept - 1; at >= 0 && at >= kept - 4; at--) {
    const one = segments[at]!;
    if (one.start !== start) return false;
    if (one.end === end && one.speaker === speaker && one.text === text) return true;
  }
  return false;
}
