import { plural } from "../reporters/reporter.js";
import type { Terminal } from "./terminal.js";

/** Seconds before a run counts as long. */
const LONG = 1;
/** Milliseconds between two looks at the clock of the screen. */
const STEP = 100;

/** Says on standard error how far a long run has come, where somebody is watching. */
export interface Progress {
  /** Told often; draws seldom. */
  at(done: number, of: number): void;
  clear(): void;
}

/** A progress line; silent where standard error is no terminal. */
export function progressOn({ isWatched, draw }: Terminal): Progress {
  const began = performance.now();
  let drawn = began + LONG * 1000;
  let shown = false;
  return {
    at(done, of) {
      const now = performance.now();
      if (!isWatched || now < drawn) return;
      drawn = now + STEP;
      shown = true;
      draw(`${done} of ${plural(of, "file")}`);
    },
    clear() {
      if (shown) draw("");
      shown = false;
    },
  };
}

/** Lets signals and closed pipes be noticed in a loop that never waits; true now and then. */
export function breather(): () => Promise<void> | void {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < STEP) return;
    last = now;
    return new Promise((resolve) => setImmediate(resolve));
  };
}

/** What each rule cost. */
export interface Timing {
  note(rule: string, milliseconds: number): void;
  table(): string;
}

/** Adds up the time that rules take. */
export function newTiming(): Timing {
  const spent = new Map<string, { total: number; calls: number }>();
  return {
    note(rule, milliseconds) {
      const known = spent.get(rule);
      if (known === undefined) spent.set(rule, { total: milliseconds, calls: 1 });
      else {
        known.total += milliseconds;
        known.calls++;
      }
    },
    table() {
      const rows = [...spent].sort(([, one], [, other]) => other.total - one.total);
      const all = rows.reduce((sum, [, { total }]) => sum + total, 0);
      const width = Math.max(4, ...rows.map(([rule]) => rule.length));
      const lines = rows.map(
        ([rule, { total, calls }]) =>
          `${rule.padEnd(width)}  ${total.toFixed(1).padStart(10)}  ${(total / calls).toFixed(3).padStart(11)}  ${((total / all) * 100).toFixed(1).padStart(5)} %`,
      );
      return [
        `${"rule".padEnd(width)}  ${"ms in all".padStart(10)}  ${"ms per call".padStart(11)}  ${"share".padStart(7)}`,
        ...lines,
        "",
      ].join("\n");
    },
  };
}
