import { Command } from "./command.js";
import { EXAMPLE_CALL } from "./examples.js";
import { version } from "../version.js";
import { defineCoach } from "./coach.js";
import { defineConfig } from "./config.js";
import { defineConvert } from "./convert.js";
import { defineEvaluate } from "./evaluate.js";
import { defineExplain } from "./explain.js";
import { defineInit } from "./init.js";
import { defineInspect } from "./inspect.js";
import { defineLint } from "./lint.js";
import { defineLsp } from "./lsp.js";
import { definePromises } from "./promises.js";
import { defineReport } from "./report.js";
import { defineRules } from "./rules.js";
import { defineTest } from "./test.js";
import type { Session } from "./terminal.js";

/** The whole command line: each command has a file of its own. */
export function programOf(session: Session): Command {
  const { terminal } = session;
  const program = new Command("call-lint")
    .description("Lints transcripts of customer calls, and the scripts that agents follow.")
    .usage("[paths…] [options]\n       call-lint <command> [options]")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out(text),
      writeErr: terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, "call-lint: ")),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    .addHelpText("after", `\nExamples:\n  ${EXAMPLE_CALL} | call-lint -\n  call-lint explain ask-before-hold`);
  for (const define of [
    defineLint,
    defineRules,
    defineExplain,
    defineTest,
    defineInspect,
    defineConvert,
    defineConfig,
    defineEvaluate,
    definePromises,
    defineReport,
    defineCoach,
    defineInit,
    defineLsp,
  ])
    define(program, session);
  return program;
}
