// How right the rules are (`npm run bench:accuracy`, after `npm run build`): per rule on every labelled set that is here,
// and how many verdicts flip when the same calls are told otherwise.
import { existsSync } from "node:fs";
import { createJiti } from "jiti";
import { loadConfig } from "../../dist/src/config.js";
import { assemble } from "../../dist/src/language/assemble.js";
import { lint } from "../../dist/src/lint.js";
import { read } from "../../dist/src/readers/index.js";
import { readLabels } from "../../dist/src/run/labels.js";
import { openFile } from "../../dist/src/run/lint-files.js";
import { measure } from "../../dist/src/run/measured.js";

const SETS = ["fixtures/challenge/calls/labels.jsonl", "fixtures/challenge/scripts/labels.jsonl", "../shared/corpus/gold.jsonl"].filter(
  existsSync,
);

const config = await loadConfig({ search: false });
const everything = Object.fromEntries([...config.rulebook.rules.keys()].map((name) => [name, "on"]));
const { settingsFor } = await loadConfig({ search: false, rules: everything });
for (const set of SETS) await accuracy(set);
await flips(SETS[0]);

async function accuracy(set) {
  const { calls, failures, evaluation, unknown } = await measure(set);
  const { rules, overall, macroF1 } = evaluation;
  console.log(`\n${set}: ${calls.length} files${failures.length > 0 ? `, ${failures.length} unreadable` : ""}`);
  console.log(`${"rule".padEnd(28)}  labels  precision  recall  near-misses flagged`);
  for (const [rule, one] of [...rules, ["together", overall]]) {
    const row = [String(one.hits + one.misses).padStart(6), share(one.precision, 9), share(one.recall, 6)];
    console.log(`${rule.padEnd(28)}  ${row.join("  ")}  ${one.nearMissesFlagged} of ${one.nearMisses}`);
  }
  console.log(`mean F1 over rules ${share(macroF1, 4)}; labelled, but no such rule: ${unknown.join(", ") || "none"}`);
}

async function flips(set) {
  const jiti = createJiti(import.meta.url);
  const { REWRITES } = await jiti.import("../rewrites.ts");
  const { MORE_REWRITES } = await jiti.import("../more-rewrites.ts");
  const sources = readLabels(set)
    .map(({ path }) => openFile(path))
    .flatMap((input) => ("message" in input ? [] : [...read(input, {})]))
    .filter((item) => "segments" in item);
  const verdictsOf = (source) => lint(assemble(source), settingsFor(source.source.file)).verdicts;
  const before = sources.map(verdictsOf);
  console.log(`\nVerdicts that flip on ${sources.length} calls of ${set} told otherwise`);
  for (const { name, concerns, rewrite } of [...REWRITES, ...MORE_REWRITES]) {
    const byRule = new Map();
    let pairs = 0;
    let flipped = 0;
    sources.forEach((source, index) => {
      const after = verdictsOf(rewrite(source));
      for (const [rule, verdict] of Object.entries(before[index])) {
        if (rule in concerns) continue;
        pairs++;
        if (after[rule] === verdict) continue;
        flipped++;
        byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
      }
    });
    const worst = [...byRule].sort(([, one], [, other]) => other - one).map(([rule, count]) => `${rule} ${count}`);
    console.log(
      `${name.padEnd(28)}  ${((flipped / pairs) * 100).toFixed(2).padStart(5)} % (${flipped} of ${pairs})  ${worst.slice(0, 6).join(", ")}`,
    );
  }
}

function share(value, width) {
  return (value === undefined ? "–" : value.toFixed(2)).padStart(width);
}
