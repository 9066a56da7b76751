import type { Piece, Segment } from "../call.js";
import type { Stamp } from "./text-times.js";

/** A time in the midst of what somebody says, as Descript sets one every so often: `… and then [00:00:30] I called`. */
const INNER = /\s*\[(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?|\d{1,3}:\d{2})\]\s*/g;

/** Parts segments at the times within them, so that each part has its own. */
export function partedByTimes<One extends Segment & { pieces: readonly Piece[] }>(
  segments: readonly One[],
  stamps: readonly Stamp[],
): { segments: One[]; stamps: Stamp[] } {
  if (!segments.some(({ text }) => text.includes("[") && areTimes(text))) return { segments: [...segments], stamps: [...stamps] };
  const all: { segments: One[]; stamps: Stamp[] } = { segments: [], stamps: [] };
  for (const [index, segment] of segments.entries()) {
    let begin = 0;
    let stamp = stamps[index] ?? {};
    // Nobody pauses where somebody's turn goes on: a part ends where the next begins.
    const add = (end: number, until = stamp.end) => {
      if (end > begin) push(all, part(segment, begin, end), { ...stamp, end: until });
    };
    for (const { 0: found, 1: time, index: at } of segment.text.matchAll(INNER)) {
      add(at, time);
      begin = at + found.length;
      stamp = { start: time, end: stamp.end };
    }
    if (begin === 0) push(all, segment, stamp);
    else add(segment.text.length);
  }
  return all;
}

/** Hours, minutes and seconds are a time; minutes and seconds alone may be said: "[10:30]", once. */
function areTimes(text: string): boolean {
  const found = [...text.matchAll(INNER)];
  return found.length > 1 || found.some(([, time]) => /:.*:/.test(time!));
}

function push<One>(all: { segments: One[]; stamps: Stamp[] }, segment: One, stamp: Stamp): void {
  all.segments.push(segment);
  all.stamps.push(stamp);
}

function part<One extends Segment & { pieces: readonly Piece[] }>(segment: One, begin: number, end: number): One {
  const first = segment.pieces.findLastIndex(({ at }) => at <= begin);
  const pieces = segment.pieces.slice(Math.max(0, first)).flatMap(({ at, from }) => {
    if (at >= end) return [];
    return at <= begin ? [{ at: 0, from: from + begin - at }] : [{ at: at - begin, from }];
  });
  return { ...segment, text: segment.text.slice(begin, end), pieces };
}
