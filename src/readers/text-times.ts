import type { Segment } from "../call.js";
import { timeAt, timeline } from "./timeline.js";
import { isoOf } from "./times.js";

/** Start and end as they are written. */
export interface Stamp {
  start?: string;
  end?: string;
}

const STAMPS = { start: "start", end: "end", units: {} };

/** Gives segments their times, in seconds from the start of the call; says when the call began where the times tell. */
export function timesOfText(segments: Segment[], stamps: readonly Stamp[]): { startedAt?: string } {
  if (!stamps.some(({ start }) => start !== undefined)) return {};
  // Beside "10:40 AM" a bare "10:42", as Slack has above what one goes on to write, is no time into the call.
  const inHalves = stamps.some(({ start }) => /[ap]\.?m\.?$/i.test(start ?? ""));
  if (inHalves) stamps = stamps.map((stamp) => (/^\d{1,2}:\d\d$/.test(stamp.start ?? "") ? {} : stamp));
  const isOfDay = isTimeOfDay(segments, stamps);
  const isSlashed = stamps.some(({ start, end }) => start?.includes("/") === true || end?.includes("/") === true);
  const rewritten = [...(isOfDay ? [withSeconds] : []), ...(isSlashed && isDayFirst(stamps) ? [monthFirst] : [])];
  const plain = (time: string | undefined) => (time === undefined ? undefined : rewritten.reduce((text, rewrite) => rewrite(text), time));
  const rows = rewritten.length === 0 ? stamps : stamps.map(({ start, end }): Stamp => ({ start: plain(start), end: plain(end) }));
  const found = timeline({ rows, layout: STAMPS, lengthOf: (index) => segments[index]!.text.length + 1 });
  for (const [index, segment] of segments.entries()) {
    segment.start = timeAt(found.starts, index);
    segment.end = timeAt(found.ends, index);
  }
  const first = found.startedAt === undefined ? undefined : rows.find(({ start }) => start !== undefined)?.start;
  return { startedAt: isoOf(first) };
}

function withSeconds(time: string): string {
  return time.replace(/^(\d{1,2}:\d{2})$/, "$1:00");
}

function monthFirst(time: string): string {
  return time.replace(SLASHED, "$2/$1/$3");
}

const SLASHED = /^(\d\d?)\/(\d\d?)\/(\d{2,4})/;

/** Whether dates have the day before the month: one of them must, or all are as telephones write them outside America (`03/06/25, 14:05`). */
function isDayFirst(stamps: readonly Stamp[]): boolean {
  let isShort = true;
  let mustBe = false;
  for (const { start } of stamps) {
    const [, first, second, year] = SLASHED.exec(start ?? "") ?? [];
    if (first === undefined) continue;
    if (Number(second) > 12) return false;
    mustBe ||= Number(first) > 12;
    isShort &&= first.length === 2 && second!.length === 2 && (year!.length === 2 || start!.includes(",")) && !/[ap]\.?m\.?$/i.test(start!);
  }
  return mustBe || isShort;
}

/** Characters a second that nobody speaks: `10:04`, `10:05` are then hours and minutes, not minutes and seconds. */
const IMPOSSIBLE = 60;

/** The same where the first time is late already, and characters a second that only the hastiest speak. */
const [LATE_START, HASTY] = [300, 20];

function isTimeOfDay(segments: readonly Segment[], stamps: readonly Stamp[]): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let spoken = 0;
  for (const [index, { start }] of stamps.entries()) {
    const [, minutes, seconds] = /^(\d{1,2}):(\d{2})$/.exec(start ?? "") ?? [];
    if (start !== undefined && minutes === undefined) return false;
    spoken += segments[index]!.text.length + 1;
    if (minutes === undefined || Number(minutes) > 23) continue;
    const time = Number(minutes) * 60 + Number(seconds);
    least = Math.min(least, time);
    most = Math.max(most, time);
  }
  const last = segments.at(-1)!.text.length + 1;
  // No call begins at its fifth minute; what looks so was told at that hour.
  if (least >= LATE_START && most < 24 * 60 && stamps.length > 3) return spoken - last > (most - least + 1) * HASTY;
  return most >= least && spoken > 500 && spoken > (most - least + 20) * IMPOSSIBLE;
}
