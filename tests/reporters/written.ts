import { reporterFor } from "../../src/reporters/index.js";
import { explain } from "../../src/reports/catalogue.js";
import type { CallResult, Failure, Finding } from "../../src/rule.js";
import { loadRulebook } from "../../src/rulebook.js";
import { RESULTS } from "./results.js";

const { rules } = await loadRulebook();

/** What a run with these results writes. */
export async function written(format: string, results: readonly (CallResult | Failure)[], colour = false): Promise<string> {
  const context = { version: "1.2.3", rules: [...rules.values()].slice(0, 3), explain, colour, width: 100 };
  const report = (await reporterFor(format))!.begin(context);
  return results.map((result) => report.add(result)).join("") + report.end();
}

/** The first call among the results, with findings. */
export const [LAMP] = RESULTS as CallResult[];

/** What somebody may say, or call a file, to make an output do something else. */
export const EVIL = [
  "::error file=x::you are hacked",
  "\n::stop-commands::x\r::set-output name=a::b",
  "##[error]x\n##vso[task.complete result=Failed]",
  "]]><x/>&lt;</failure></error><!-- --><?x?>",
  "a | b\n| c | <img src=x onerror=alert(1)> [x](javascript:a) ![x](y) @everyone https://example.com",
  "`` ` ``` \\` **b** __c__ ~~d~~ # e\n\n- f &amp; $g$ $$h$$",
  "\u0000\u0001\u001b[31m\u001b]8;;http://example.com\u0007x\u009b2J\ufffe\uffff\ud800 and \udc00\u2028\u202e",
  "=1+1",
  " +1",
  "-1",
  "@SUM(A1)",
  "\t=1+1",
  "\r\n=cmd|' /C calc'!A0",
  "\"'\\%25 ,:;",
];

/** A result in which everything that a transcript's author can write is hostile. */
export function hostile(text: string): CallResult {
  const related = [{ turn: 1, line: 2, column: 1, quote: text, message: text }];
  const finding: Finding = { ...LAMP!.findings[0]!, quote: text, text, message: text, speaker: text, related, suggestions: [text] };
  const file = `calls/${text}.json`;
  return {
    ...LAMP!,
    ...{ file, id: text, agent: text, team: text, queue: text, customer: { id: text, name: text } },
    ...{ findings: [finding], reasons: { "no-dead-air": text }, notes: [text] },
  };
}

export const HOSTILE: readonly (CallResult | Failure)[] = EVIL.flatMap((text) => [
  hostile(text),
  { file: `calls/${text}.txt`, line: 1, column: 1, message: text },
]);

/** All that an output may stumble over. */
export const ALL = [...RESULTS, ...HOSTILE];
