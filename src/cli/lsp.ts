import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Option, type Command } from "./command.js";
import { configFor, configOptions, withConfigFlags, type ConfigFlags } from "./settings.js";

/** `call-lint lsp`. */
export function defineLsp(program: Command): void {
  withConfigFlags(program.command("lsp"))
    .description("serve editors over standard input and output (Language Server Protocol)")
    .addOption(new Option("--stdio", "what editors add; there is no other way").hideHelp())
    .addHelpText("after", "\nExample, for an editor's settings:\n  call-lint lsp --stdio")
    .action(async (flags: ConfigFlags) => {
      const { config } = flags;
      // Broken settings are shown in the editor; flags that mean nothing are told at once.
      const isThere = typeof config === "string" && existsSync(config);
      await configFor({ preset: flags.preset, config: isThere || config === undefined ? false : config });
      const { serve } = await import("../run/language-server.js");
      const options = await configOptions(flags);
      await serve({ ...options, file: options.file === undefined ? undefined : resolve(options.file) });
    });
}
