import { sayNotes } from "./errors.js";
import type { Command } from "./command.js";
import type { Styles } from "../reporters/style.js";
import type { Miss } from "../run/examples.js";
import { configFor, type ConfigFlags } from "./settings.js";
import { UsageError, type Session } from "./terminal.js";

/** `call-lint test [folder]`: the examples of rules and cues are their tests. */
export function defineTest(program: Command, { terminal, end }: Session): void {
  program
    .command("test")
    .description("try the examples of rules and cues: does each report what its author marked?")
    .argument("[folder]", "a folder of rules of your own (default: the built-in ones and those the config names)")
    .option("-c, --config <file>", "config file")
    .option("--no-config", "look for no config file")
    .addHelpText("after", "\nExamples:\n  call-lint test\n  call-lint test our-rules")
    .action(async (folder: string | undefined, flags: ConfigFlags) => {
      const { tried, rules, cues, misses, rulebook } = await tryAll(folder, flags);
      sayNotes(rulebook, terminal);
      const { styles } = await import("../reporters/style.js");
      const { plural } = await import("../reporters/reporter.js");
      const style = styles(terminal.colour);
      for (const miss of misses) await terminal.out(missText(miss, style));
      const what = `${plural(tried, "example")} of ${plural(rules, "rule")} and ${plural(cues, "cue")}`;
      const failed = `${plural(misses.length, "example")} of ${tried} came out otherwise`;
      await terminal.out(`${misses.length === 0 ? style.good(`${what}: all as marked`) : style.error(failed)}\n`);
      end(misses.length === 0 ? 0 : 1);
    });
}

async function tryAll(folder: string | undefined, flags: ConfigFlags) {
  const { tryCue, tryRule } = await import("../run/examples.js");
  const { compileVocabulary } = await import("../language/cues.js");
  const { readRuleFolder, ruleNames } = await import("../rulebook.js");
  const { rulebook } = await configFor({ ...flags, plugins: folder === undefined ? [] : [folder] });
  const own = folder === undefined ? undefined : await readRuleFolder(folder);
  if (own !== undefined && ruleNames(own).length + Object.keys(own.cues).length === 0)
    throw new UsageError(`the folder "${folder}" holds no rules and no vocabulary`);
  const names = new Set(own === undefined ? rulebook.rules.keys() : ruleNames(own));
  const compiled = compileVocabulary(rulebook.vocabulary);
  const cues = Object.entries(own?.cues ?? rulebook.vocabulary.cues).filter(([name]) => !name.includes("/"));
  const rules = [...rulebook.rules.values()].filter(({ name }) => names.has(name));
  const results = [...rules.map((rule) => tryRule(rule, compiled)), ...cues.map(([name, cue]) => tryCue(name, cue, compiled))];
  return {
    rulebook,
    rules: rules.length,
    cues: cues.length,
    tried: results.reduce((sum, result) => sum + result.tried, 0),
    misses: results.flatMap((result) => result.misses),
  };
}

function missText({ of, example, expected, came, text }: Miss, style: Styles): string {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => `      ${line}`);
  return [`${style.strong(of)}  ${example}`, ...lines, `    expected  ${expected}`, `    came      ${came}`, "", ""].join("\n");
}
