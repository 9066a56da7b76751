import type { Estimate } from "./intervals.js";

/** A table of a report: numbers stand to the right. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** An interval in a cell. */
export function bounds(estimate: Pick<Estimate, "low" | "high"> | null): string {
  return estimate === null ? "–" : `${estimate.low.toFixed(1)} to ${estimate.high.toFixed(1)}`;
}

/** A difference in a cell. */
export function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
}
