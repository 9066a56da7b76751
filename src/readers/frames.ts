/** The number of a picture behind the seconds of a clock: `00:00:01:12`, and `;` where pictures are left out to keep pace with the clock. */
const FRAMES = /\d{1,3}:\d{2}:\d{2}[:;](\d{2})(?!\d)/g;
/** Pictures a second that televisions and cameras have; a hundred are hundredths of a second. */
const RATES = [25, 30, 50, 60, 100];

/** The least rate at which all the pictures in some times occur, for few files tell it; undefined where none are counted. */
export function frameRateOf(times: Iterable<unknown>): number | undefined {
  let most = -1;
  for (const time of times) {
    if (typeof time !== "string" || time.length > 80) continue;
    for (const [, frame] of time.matchAll(FRAMES)) most = Math.max(most, Number(frame));
  }
  return most < 0 ? undefined : RATES.find((rate) => rate > most);
}
