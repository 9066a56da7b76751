import type { Command } from "./command.js";
import { configFor, type ConfigFlags } from "./settings.js";
import { UsageError, type Session } from "./terminal.js";

/** `call-lint explain RULE`: the rule's page of the catalogue. */
export function defineExplain(program: Command, { terminal }: Session): void {
  program
    .command("explain")
    .description("explain a rule: what it asks for, why, its options, examples")
    .argument("<rule>", "name of a rule")
    .option("-c, --config <file>", "config file, for rules of your own")
    .option("--no-config", "look for no config file")
    .addHelpText("after", "\nExample:\n  call-lint explain ask-before-hold")
    .action(async (name: string, flags: ConfigFlags) => {
      const { explain } = await import("../reports/catalogue.js");
      const { didYouMean } = await import("../nearest.js");
      const { rules } = (await configFor(flags)).rulebook;
      const rule = rules.get(name);
      if (rule === undefined)
        throw new UsageError(`there is no rule "${name}"${didYouMean(name, rules.keys())}; "call-lint rules" lists them`);
      await terminal.out(`${explain(rule)}\n`);
    });
}
