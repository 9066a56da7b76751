import { readFileSync } from "node:fs";
import { describe } from "vitest";
import { judge } from "./exchanges.js";

/** Blocks of "# rule", then "+ customer | agent" where the agent's line is reported, and "- customer | agent" where it is not. */
const blocks = readFileSync(new URL("common-words.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(1);

for (const block of blocks) {
  const [rule, ...lines] = block.trim().split("\n");
  const dialogues = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2).replace(" | ", " / "));
  describe(rule!, () => judge(rule!, dialogues("+"), dialogues("-")));
}
