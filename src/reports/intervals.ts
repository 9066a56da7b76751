import type { Sums } from "./groups.js";

/** A figure with the bounds of its 95 % confidence interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Quantiles of Student's t for 95 %, from 1 degree of freedom on. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const Z = 1.959964;

/** Mean of values from their sums in hundredths; bounds by Student's t, within 0 and 100. One value has no bounds but those. */
export function meanOf({ count, sum, squares }: Sums): Estimate | null {
  if (count === 0) return null;
  const mean = sum / count;
  const reach = quantile(count - 1) * Math.sqrt(varianceOf({ count, sum, squares }) / count);
  return { value: rounded(mean / 100), low: rounded(Math.max(0, mean - reach) / 100), high: rounded(Math.min(10_000, mean + reach) / 100) };
}

/** Of the values that were drawn, for those they were drawn from; nothing is known of one alone. */
export function varianceOf({ count, sum, squares }: Sums): number {
  return count < 2 ? Infinity : Math.max(0, (squares - (sum / count) * sum) / (count - 1));
}

/** Standard deviation of values from their sums in hundredths. */
export function deviationOf(sums: Sums): number | null {
  return sums.count < 2 ? null : rounded(Math.sqrt(varianceOf(sums)) / 100);
}

function quantile(freedom: number): number {
  // Beyond the table: the first terms of Cornish and Fisher's expansion, right to the second decimal.
  return STUDENT[Math.max(0, freedom - 1)] ?? Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
}

/** Share in percent with Wilson's score interval (1927). */
export function rateOf(hits: number, count: number): Estimate | null {
  if (count === 0) return null;
  const { low, high } = wilson(hits, count);
  return { value: rounded((hits / count) * 100), low: rounded(low * 100), high: rounded(high * 100) };
}

function wilson(hits: number, count: number): { low: number; high: number } {
  const share = hits / count;
  const spread = 1 + Z ** 2 / count;
  const centre = (share + Z ** 2 / (2 * count)) / spread;
  const reach = (Z / spread) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return { low: hits === 0 ? 0 : centre - reach, high: hits === count ? 1 : centre + reach };
}

/** How two figures differ; the bounds are those of the difference. */
export interface Difference extends Estimate {
  /** More than noise: zero lies outside of the bounds. */
  certain: boolean;
}

/** A mean as a report has it. */
export interface Mean {
  count: number;
  value: number;
  deviation: number;
}

/**
 * Difference of two means: Welch's interval, with the degrees of freedom of Welch and Satterthwaite
 * (Welch, "The generalization of Student's problem when several different population variances are involved", 1947).
 */
export function differenceOfMeans(before: Mean, after: Mean): Difference {
  const [one, other] = [before, after].map(({ deviation, count }) => deviation ** 2 / count) as [number, number];
  const difference = after.value - before.value;
  const freedom = (one + other) ** 2 / (one ** 2 / (before.count - 1) + other ** 2 / (after.count - 1));
  const reach = one + other === 0 ? 0 : quantile(Math.max(1, Math.floor(freedom))) * Math.sqrt(one + other);
  return differing(difference, difference - reach, difference + reach);
}

/** A share: so many of so many. */
export interface Share {
  hits: number;
  count: number;
}

/**
 * Difference of two shares in percent: the hybrid of two score intervals
 * (Newcombe, "Interval estimation for the difference between independent proportions", 1998, method 10).
 */
export function differenceOfRates(before: Share, after: Share): Difference | null {
  if (before.count === 0 || after.count === 0) return null;
  const [one, other] = [before, after].map(({ hits, count }) => ({ ...wilson(hits, count), share: hits / count }));
  const difference = other!.share - one!.share;
  const below = Math.hypot(other!.share - other!.low, one!.high - one!.share);
  const above = Math.hypot(other!.high - other!.share, one!.share - one!.low);
  return differing(difference * 100, (difference - below) * 100, (difference + above) * 100);
}

function differing(value: number, low: number, high: number): Difference {
  return { value: rounded(value), low: rounded(low), high: rounded(high), certain: low > 0 || high < 0 };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
