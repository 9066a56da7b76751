import type { Command } from "./command.js";
import type { Config, ConfigOptions } from "../config.js";
import type { RuleSetting } from "../config-schema.js";
import { UsageError } from "./terminal.js";

/** The flags that choose a configuration. */
export interface ConfigFlags {
  /** A file; false with `--no-config`. */
  config?: string | false;
  preset?: string;
  rule?: readonly string[];
  /** Folders of rules beside those that the config names. */
  plugins?: readonly string[];
}

/** Adds the flags that choose a configuration to a command. */
export function withConfigFlags(command: Command): Command {
  return command
    .option("-c, --config <file>", "config file (default: call-lint.config.yaml here or in a folder above)")
    .option("--no-config", "look for no config file")
    .option("--preset <name>", "start from this preset: recommended, strict, compliance, survey, internal")
    .option("--rule <setting>", "set a rule, as the config would: 'no-dead-air: [warning, { seconds: 8 }]' (may be repeated)", collect);
}

/** Gathers the values of a flag that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/**
 * The configuration that the flags choose.
 * @throws ConfigError with every mistake and its place.
 */
export async function configFor(flags: ConfigFlags): Promise<Config> {
  const { loadConfig } = await import("../config.js");
  return await loadConfig(await configOptions(flags));
}

/** What the flags say of the configuration. */
export async function configOptions({ config, preset, plugins, rule = [] }: ConfigFlags): Promise<ConfigOptions> {
  const rules: Record<string, RuleSetting> = {};
  for (const text of rule) Object.assign(rules, await ruleSettings(text));
  return { file: typeof config === "string" ? config : undefined, search: config !== false, preset, plugins, rules };
}

/** What one `--rule` says; the commonest form needs no YAML parser. */
async function ruleSettings(text: string): Promise<Record<string, RuleSetting>> {
  const plain = /^\s*([\w-]+)\s*(?::\s*(error|warning|info|off|on)\s*)?$/.exec(text);
  if (plain !== null) return { [plain[1]!]: (plain[2] as RuleSetting | undefined) ?? "on" };
  const { parseRuleSettings } = await import("../config-schema.js");
  const settings = parseRuleSettings(text.replace(/^(\s*[\w-]+):(?=\S)/, "$1: "));
  if (typeof settings === "string")
    throw new UsageError(`--rule "${text}": ${settings}; write it as in the config, such as 'no-dead-air: [warning, { seconds: 8 }]'`);
  return settings;
}
