import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import type { Estimate } from "../intervals.js";
import type { GroupRow } from "../view.js";
import { figures } from "./figures.js";

/** A drawing's size in its own units; pages scale it. */
const WIDTH = 640;
const HEIGHT = 250;
const MARGIN = { top: 16, right: 16, bottom: 28 };
/** Where the lines of a chart begin; their labels stand before. */
export const LEFT = 50;

/** What a template draws: every number is rounded, every text still to be escaped. */
export interface Trend {
  width: number;
  height: number;
  ticks: { y: string; label: string }[];
  labels: { x: string; label: string; isMinor: boolean }[];
  reach: string;
  course: string;
  dots: { x: string; y: string; title: string }[];
  goal: string;
  /** The same in words. */
  told: string;
}

/** Mean score by time with its interval; a gap where a time has too few calls. Undefined for fewer than two times. */
export function trendOf(rows: readonly GroupRow[], pass: number): Trend | undefined {
  const times = rows.filter(({ name }) => !name.startsWith("("));
  const known = times.flatMap(({ name, calls, score }) => (score === null ? [] : [{ name, calls, ...score }]));
  if (known.length < 2) return undefined;
  const x = scalePoint(
    times.map(({ name }) => name),
    [LEFT + 28, WIDTH - MARGIN.right - 28],
  );
  const y = percentScale(lowestOf([...known.map(({ low }) => low), pass]));
  const at = ({ name }: GroupRow) => x(name)!;
  const every = Math.ceil(times.length / 8);
  return {
    ...{ width: WIDTH, height: HEIGHT, goal: short(y(pass)) },
    ticks: ticksOf(y),
    labels: times.flatMap(({ name }, index) =>
      index % every === 0 ? [{ x: short(x(name)!), label: figures.time(name), isMinor: (index / every) % 2 === 1 }] : [],
    ),
    reach: drawn(
      area<GroupRow>()
        .defined(({ score }) => score !== null)
        .x(at)
        .y0(({ score }) => y(score!.low))
        .y1(({ score }) => y(score!.high))
        .digits(1)(times),
    ),
    course: drawn(
      line<GroupRow>()
        .defined(({ score }) => score !== null)
        .x(at)
        .y(({ score }) => y(score!.value))
        .digits(1)(times),
    ),
    dots: known.map(({ name, value, low, high, calls }) => ({
      x: short(x(name)!),
      y: short(y(value)),
      title: `${figures.time(name)}: ${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}), ${figures.calls(calls)}`,
    })),
    told: known.map(({ name, value }) => `${figures.time(name)} ${value.toFixed(1)}`).join(", "),
  };
}

/** Columns of a distribution. */
export interface Distribution {
  width: number;
  height: number;
  ticks: { y: string; label: string }[];
  labels: { x: string; label: string }[];
  columns: { x: string; y: string; width: string; height: string; isBelow: boolean; title: string }[];
  told: string;
}

/** Width of the drawing of a distribution, in its own units. */
const NARROW = 420;

/** How many calls scored how much, from the lowest score on: undefined where none was scored. */
export function distributionOf(percents: readonly number[], pass: number): Distribution | undefined {
  if (percents.length === 0) return undefined;
  const lowest = lowestOf([percents.reduce((one, other) => Math.min(one, other))]);
  const step = lowest >= 50 ? 5 : 10;
  const starts = Array.from({ length: Math.ceil((100 - lowest) / step) }, (_, index) => lowest + index * step);
  const counts = starts.map(() => 0);
  for (const percent of percents) counts[Math.min(counts.length - 1, Math.floor((percent - lowest) / step))]!++;
  const x = scaleLinear([lowest, 100], [LEFT, NARROW - 14]);
  const y = scaleLinear([0, counts.reduce((one, other) => Math.max(one, other))], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const name = (index: number) => `${starts[index]} to ${starts[index]! + step}`;
  return {
    ...{ width: NARROW, height: HEIGHT },
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => ({ y: short(y(tick)), label: figures.count(tick) })),
    labels: x.ticks(6).map((tick) => ({ x: short(x(tick)), label: String(tick) })),
    columns: counts.map((value, index) => ({
      ...{ x: short(x(starts[index]!) + 2), y: short(y(value)) },
      ...{ width: short(x(step) - x(0) - 4), height: short(y(0) - y(value)) },
      isBelow: starts[index]! + step <= pass,
      title: `${name(index)}: ${figures.calls(value)}`,
    })),
    told: counts.flatMap((value, index) => (value === 0 ? [] : [`${name(index)}: ${figures.calls(value)}`])).join(", "),
  };
}

/** A bar from 0 to 100 with a whisker for the interval, in units of a hundred by ten. */
export function barOf({ value, low, high }: Estimate) {
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high) };
}

/** Percent to height: the axis starts at a ten below what is shown, so that changes are seen. */
function percentScale(lowest: number) {
  return scaleLinear([lowest, 100], [HEIGHT - MARGIN.bottom, MARGIN.top]);
}

function lowestOf(values: readonly number[]): number {
  return Math.max(0, Math.floor(Math.min(...values, 90) / 10) * 10);
}

function ticksOf(y: ReturnType<typeof percentScale>) {
  return y.ticks(5).map((tick) => ({ y: short(y(tick)), label: String(tick) }));
}

function drawn(path: string | null): string {
  return path ?? "";
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
