import { reasonOf } from "../system-reason.js";
import { UsageError } from "./terminal.js";

/** Does something with a file or folder that is being written. */
export type Writing = <T>(act: () => T) => T;

/** Turns what the system says of a place that it will not have into a UsageError; `what` is written there. */
export function writingTo(what: "output" | "report" | "script" | "baseline" | "file", path: string | undefined): Writing {
  return (act) => {
    try {
      return act();
    } catch (error) {
      throw new UsageError(`the ${what} "${path}" cannot be written: ${reasonOf(error)}`);
    }
  };
}
