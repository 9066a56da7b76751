import { Option, type Command } from "./command.js";
import type { Config } from "../config.js";
import type { ResolvedRule } from "../config-rules.js";
import { shortPath } from "./places.js";
import { configFor, withConfigFlags, type ConfigFlags } from "./settings.js";
import type { Session, Terminal } from "./terminal.js";

type ConfigCommandFlags = ConfigFlags & { format: "pretty" | "json" };

/** `call-lint config FILE`: the settings that hold for one file, and where each was made. */
export function defineConfig(program: Command, { terminal }: Session): void {
  withConfigFlags(program.command("config").description("show the settings that hold for a file, and where each was made"))
    .argument("<file>", "a transcript or script; it need not exist")
    .addOption(new Option("-f, --format <format>", "how to show them").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", "\nExample:\n  call-lint config calls/call.txt")
    .action(async (file: string, flags: ConfigCommandFlags) => {
      const config = await configFor(flags);
      const rules = config.resolve(file);
      await terminal.out(flags.format === "json" ? asJson(file, config, rules) : await asText(file, config, rules, terminal));
    });
}

/** What holds for every file. */
function general({ files, columns, filename, people, ignore }: Config) {
  return { files, columns, filename: filename?.source, people, ignore };
}

function asJson(file: string, config: Config, rules: readonly ResolvedRule[]): string {
  const list = rules.map(({ rule, severity, options, from }) => [rule.name, { severity, options, from }] as const);
  const byName: Readonly<Record<string, unknown>> = Object.fromEntries(list);
  return `${JSON.stringify({ file, ...general(config), rules: byName }, null, 2)}\n`;
}

async function asText(file: string, config: Config, rules: readonly ResolvedRule[], { colour }: Terminal): Promise<string> {
  const { styles } = await import("../reporters/style.js");
  const style = styles(colour);
  const width = Math.max(...rules.map(({ rule }) => rule.name.length));
  const { files, ...others } = general(config);
  const rows = rules.map(({ rule, severity, options, from }) => {
    const values = Object.keys(options).length === 0 ? "" : ` ${shown(options)}`;
    const paint = severity === "off" ? style.quiet : style[severity];
    return `  ${rule.name.padEnd(width)}  ${paint(severity.padEnd(7))}${values}${style.quiet(`  ${shortPath(from.at(-1) ?? "default")}`)}`;
  });
  return [
    style.strong(file),
    `  config: ${files.length === 0 ? "none found, so the built-in settings" : files.map(shortPath).join(", then ")}`,
    ...Object.entries(others).flatMap(([name, value]) =>
      value === undefined || value.length === 0 ? [] : [`  ${name}: ${typeof value === "string" ? value : shown(value)}`],
    ),
    "",
    ...rows,
    "",
  ].join("\n");
}

/** A value as the config has it. */
function shown(value: object): string {
  return JSON.stringify(value)
    .replaceAll(/"([A-Za-z]\w*)":/g, "$1: ")
    .replaceAll(",", ", ");
}
