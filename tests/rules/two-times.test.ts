import { readFileSync } from "node:fs";
import { describe } from "vitest";
import { judge } from "./exchanges.js";

/** Exchanges, customer and agent by turns: in those with "+" one thing is promised for two times. */
const LINES = readFileSync(new URL("two-times.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

const marked = (mark: string) => LINES.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));

describe("one thing promised for two times", () => {
  judge("no-conflicting-promises", marked("+ "), marked("- "));
});
