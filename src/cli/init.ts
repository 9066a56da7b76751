import { existsSync, readFileSync } from "node:fs";
import { Option, type Command } from "./command.js";
import type { StarterCi, StarterKind } from "../run/starter-files.js";
import { UsageError, type Session } from "./terminal.js";
import { writingTo } from "./writing.js";

interface InitFlags {
  kind?: StarterKind;
  ci?: StarterCi;
  force?: boolean;
  yes?: boolean;
}

const KINDS = ["scripts", "calls"];
const CIS = ["github", "gitlab", "jenkins", "npm", "none"];

/** `call-lint init`. */
export function defineInit(program: Command, session: Session): void {
  program
    .command("init")
    .description("write a config, an ignore file, a check for CI and a sample to begin with")
    .addOption(new Option("--kind <kind>", "what the repository holds").choices(KINDS))
    .addOption(new Option("--ci <system>", "where its checks run").choices(CIS))
    .option("-y, --yes", "ask nothing: scripts, and no CI, unless flags say otherwise")
    .option("--force", "write over files that are there")
    .addHelpText("after", "\nExample:\n  call-lint init --kind scripts --ci github")
    .action(async (flags: InitFlags) => await runInit(flags, session));
}

async function runInit(flags: InitFlags, { terminal }: Session): Promise<void> {
  const { ciFile, starterFiles } = await import("../run/starter-files.js");
  const { wholeFile } = await import("../run/whole-file.js");
  const kind = flags.kind ?? ((await answer("What does this repository hold?", KINDS, "scripts", flags)) as StarterKind);
  const ci = flags.ci ?? ((await answer("Where do its checks run?", CIS, "none", flags)) as StarterCi);
  for (const [path, text] of starterFiles(kind, ci)) {
    if (existsSync(path) && flags.force !== true) {
      if (readFileSync(path, "utf8") === text) continue;
      const hint = path === ciFile(ci) ? `add this to it:\n\n${text}` : "--force writes over it";
      terminal.err(`call-lint: ${path} is there already and stays as it is; ${hint}\n`);
      continue;
    }
    writingTo(
      "file",
      path,
    )(() => {
      const file = wholeFile(path);
      file.write(text);
      file.keep();
    });
    await terminal.out(`${path}\n`);
  }
  await terminal.out(`\nNow run:  call-lint ${kind}\n`);
}

/** Asks at a terminal; elsewhere there is nobody to ask. */
async function answer(question: string, choices: readonly string[], standard: string, { yes }: InitFlags): Promise<string> {
  if (yes === true) return standard;
  if (!process.stdin.isTTY) throw new UsageError("nobody is there to be asked: give --kind and --ci, or --yes");
  // A script that is kept compiled cannot import, and hardly anybody is asked.
  const { createInterface } = process.getBuiltinModule("node:readline/promises");
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const given = (await prompt.question(`${question} (${choices.join(", ")}) [${standard}] `)).trim().toLowerCase() || standard;
      const chosen = choices.filter((choice) => choice.startsWith(given));
      if (chosen.length === 1) return chosen[0]!;
    }
  } finally {
    prompt.close();
  }
}
