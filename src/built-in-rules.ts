import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { importModule } from "./import-module.js";
import type { Rule } from "./rule.js";

/** The code of all built-in rules by path, from the file that the build writes; undefined in sources, which have none. */
export async function builtInRules(file: string): Promise<Readonly<Record<string, Rule>> | undefined> {
  if (!existsSync(file)) return undefined;
  return ((await importModule(pathToFileURL(file).href)) as { default: Readonly<Record<string, Rule>> }).default;
}
