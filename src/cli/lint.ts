import type { Command } from "commander";
import { UsageError, type Session } from "./terminal.js";

interface LintOptions {
  config?: string;
  format: string;
  exitZero?: boolean;
}

/** `call-lint lint [paths…]`, the default command. */
export function defineLint(program: Command, session: Session): void {
  program
    .command("lint", { isDefault: true })
    .description("lint transcripts and scripts (the default command)")
    .argument("[paths...]", "files, folders and globs")
    .option("-c, --config <file>", "config file")
    .option("-f, --format <format>", "pretty, json, jsonl or csv", "pretty")
    .option("--exit-zero", "exit 0 whatever is found")
    .action(async (paths: string[], options: LintOptions) => await runLint(paths, options, session));
}

async function runLint(paths: readonly string[], options: LintOptions, { terminal, end }: Session): Promise<void> {
  const { loadConfig } = await import("../config.js");
  const { reporterFor, formats } = await import("../reporters/index.js");
  const { findFiles } = await import("../run/files.js");
  const { lintAll, openFile } = await import("../run/lint-files.js");
  const { version } = await import("../version.js");
  const config = await loadConfig({ file: options.config });
  const reporter = await reporterFor(options.format);
  if (reporter === undefined) throw new UsageError(`there is no format "${options.format}"; there are ${formats.join(", ")}`);
  const { files, unmatched, failures } = findFiles(paths.length === 0 ? ["."] : paths);
  if (unmatched.length > 0) throw new UsageError(`nothing matches ${unmatched.map((path) => `"${path}"`).join(", ")}`);
  const report = reporter.begin({ version: version(), colour: terminal.colour, width: terminal.width });
  let fails = false;
  for (const failure of failures) terminal.out(report.add(failure));
  for (const result of lintAll(map(files, openFile), {
    settingsFor: (file) => config.settingsFor(file),
    hints: { columns: config.columns },
  })) {
    terminal.out(report.add(result));
    fails ||= "message" in result || result.findings.some(({ severity }) => severity === "error");
  }
  terminal.out(report.end());
  end(fails && options.exitZero !== true ? 1 : 0);
}

function* map<From, To>(all: Iterable<From>, change: (one: From) => To): Generator<To, void, void> {
  for (const one of all) yield change(one);
}
