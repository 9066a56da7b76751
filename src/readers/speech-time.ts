import type { CallEvent, Segment } from "../call.js";
import { countBefore } from "../sorted.js";

/** Puts segments in the order in which they begin, where all tell; events keep their place between them. */
export function bySpeechTime(segments: Segment[], events: CallEvent[]): void {
  let latest = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (const { start } of segments) {
    if (start === undefined && segments.length > 1) return placeEvents(segments, events);
    isSorted &&= start! >= latest;
    latest = start!;
  }
  // Array.prototype.sort is stable: what begins together keeps the order of the file.
  if (!isSorted) segments.sort((one, other) => one.start! - other.start!);
  placeEvents(segments, events);
}

function placeEvents(segments: readonly Segment[], events: CallEvent[]): void {
  if (events.length === 0) return;
  // How late it is by each segment: where times are missing or go back, the latest so far.
  let latest = Number.NEGATIVE_INFINITY;
  const clock = segments.map(({ start }) => (latest = Math.max(latest, start ?? latest)));
  for (const event of events)
    if (event.start !== undefined) event.before = countBefore(clock.length, (index) => clock[index]! < event.start!);
}
