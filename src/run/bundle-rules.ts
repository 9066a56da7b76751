import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileVocabulary } from "../language/cues.js";
import { BUILT_IN, BUNDLE, loadRulebook, readRuleFolder } from "../rulebook.js";

/** The build's last step: puts all YAML of `rules/` into one JSON file beside the compiled rules, and copies the presets. */
const sources = fileURLToPath(new URL("../../../rules", import.meta.url));
const bundle = await readRuleFolder(sources);
bundle.code = bundle.code.map((path) => path.replace(/\.ts$/, ".js"));
bundle.cueFiles = {};
mkdirSync(BUILT_IN, { recursive: true });
writeFileSync(join(BUILT_IN, BUNDLE), JSON.stringify(bundle));
mkdirSync(join(BUILT_IN, "presets"), { recursive: true });
for (const preset of readdirSync(join(sources, "presets")))
  copyFileSync(join(sources, "presets", preset), join(BUILT_IN, "presets", preset));

// What is shipped must load and compile; its patterns are kept compiled.
const { cues, slow } = compileVocabulary((await loadRulebook()).vocabulary);
if (slow.length > 0)
  throw new Error(`patterns without a word to anchor them: ${slow.map(({ cue, pattern }) => `${cue}: ${pattern}`).join("; ")}`);

const patterns = [...cues.values()].flatMap(({ says, butNot }) => [...says, ...butNot]).map(({ pattern }) => pattern);
bundle.ready = Object.fromEntries(patterns.map((pattern) => [pattern.source, pattern]));
writeFileSync(join(BUILT_IN, BUNDLE), JSON.stringify(bundle));
