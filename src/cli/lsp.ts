import { Option, type Command } from "./command.js";
import { configFor, withConfigFlags, type ConfigFlags } from "./settings.js";

/** `call-lint lsp`. */
export function defineLsp(program: Command): void {
  withConfigFlags(program.command("lsp"))
    .description("serve editors over standard input and output (Language Server Protocol)")
    .addOption(new Option("--stdio", "what editors add; there is no other way").hideHelp())
    .addHelpText("after", "\nExample, for an editor's settings:\n  call-lint lsp --stdio")
    .action(async (flags: ConfigFlags) => {
      const { serve } = await import("../run/language-server.js");
      await serve(await configFor(flags));
    });
}
