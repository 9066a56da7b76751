import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { endianness } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { compileAhead } from "../language/cues.js";
import type { ReadyPatterns } from "../language/pattern-compiler.js";
import { SCHEMA_FOLDER, writeSchemas } from "./write-schemas.js";
import { BUILT_IN, BUNDLE, CODE, PATTERN_CODE, loadRulebook, patternsOf, readRuleFolder, type Bundle } from "../rulebook.js";

/*
 * The build's last step, so that a start reads few files: all YAML of `rules/` goes into one JSON file with its patterns compiled,
 * all rules in TypeScript into one module, the command line into another; the presets and the pages of reports are copied, and
 * schemas for editors written.
 */
const builtFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a script that is kept compiled cannot do stands beside it. */
const importOutside: Plugin = {
  name: "import-outside",
  setup({ onResolve }) {
    onResolve({ filter: /\/import-module\.js$/ }, () => ({ path: "./import-module.cjs", external: true }));
  },
};

/** The code of the built-in rules becomes part of the program. */
const rulesInside: Plugin = {
  name: "rules-inside",
  setup({ onLoad }) {
    onLoad({ filter: /built-in-rules\.js$/ }, () => ({
      contents: `import code from ${JSON.stringify(join(BUILT_IN, CODE))}; export const builtInRules = async () => code;`,
    }));
  },
};

const sources = fileURLToPath(new URL("../../../rules", import.meta.url));
const bundle = await readRuleFolder(sources);
bundle.code = bundle.code.map((path) => path.replace(/\.ts$/, ".js"));
bundle.cueFiles = {};
mkdirSync(join(BUILT_IN, "presets"), { recursive: true });
for (const preset of readdirSync(join(sources, "presets")))
  copyFileSync(join(sources, "presets", preset), join(BUILT_IN, "presets", preset));
await bundleCode(bundle);
bundle.ready = await compiledPatterns(bundle);
writeFileSync(join(BUILT_IN, BUNDLE), ascii(JSON.stringify(bundle)));
copyPages();
await bundleCommandLine();
writeSchemas(SCHEMA_FOLDER);

async function bundleCode({ code }: Bundle): Promise<void> {
  const imports = code.map((path, index) => `import rule${index} from "./${path}";`);
  const entries = code.map((path, index) => `${JSON.stringify(path)}: rule${index}`);
  const contents = `${imports.join("\n")}\nexport default { ${entries.join(", ")} };`;
  await build({ stdin: { contents, resolveDir: BUILT_IN }, outfile: join(BUILT_IN, CODE), bundle: true, format: "esm" });
}

/** What is shipped must load and compile. */
async function compiledPatterns(source: Bundle): Promise<Bundle["ready"]> {
  writeFileSync(join(BUILT_IN, BUNDLE), ascii(JSON.stringify(source)));
  const { vocabulary } = await loadRulebook();
  const { words, kept, ...ready } = compileAhead(vocabulary);
  const expected = patternsOf(vocabulary.cues);
  if (ready.sources().join("\n") !== expected.join("\n")) throw new Error("patterns were not compiled in the order of the cues");
  const arrays = patternArrays(ready);
  const bytes = Buffer.from(Int32Array.from(arrays.flatMap((array) => [...array])).buffer);
  if (endianness() === "BE") bytes.swap32();
  writeFileSync(join(BUILT_IN, PATTERN_CODE), bytes);
  return { words, kept, lengths: arrays.map(({ length }) => length) };
}

/** What is kept as numbers, in the order in which it is read again. */
function patternArrays({ code, addresses, ownEnds, ownAnchors, anchors }: Omit<ReadyPatterns, "words" | "kept">): Int32Array[] {
  const { says, butNot } = anchors!;
  return [code, addresses, ownEnds, ownAnchors, says.starts, says.entries, butNot.starts, butNot.entries];
}

/** Templates, style and script of HTML reports go beside the code that fills them. */
function copyPages(): void {
  const [from, to] = ["../../../src/reports/html/", "../reports/html/"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  for (const name of readdirSync(from!)) if (!name.endsWith(".ts")) copyFileSync(join(from!, name), join(to!, name));
}

/** The command line is one script, which can be kept compiled (`src/start.ts`); a thread, which has no such start, is a module. */
async function bundleCommandLine(): Promise<void> {
  const folder = builtFile("../../cli/");
  // What was kept of an older program would stay.
  rmSync(folder, { recursive: true, force: true });
  const shared: BuildOptions = {
    ...{ bundle: true, platform: "node", target: "node20" },
    // A third of the start is reading code. Names stay, for whoever reads a stack.
    ...{ minifyWhitespace: true, minifySyntax: true },
    // Large, and seldom needed.
    external: ["compromise", "jiti"],
    plugins: [rulesInside],
  };
  // The function that every module is: part of the file, so that a start copies nothing.
  const [head, end] = Module.wrap("|").split("|") as [string, string];
  const importModule = { entryPoints: [builtFile("../import-module.js")], outfile: join(folder, "import-module.cjs") };
  await build({ ...shared, ...importModule, format: "cjs" });
  const program = join(folder, "program.cjs");
  await build({
    ...{ ...shared, format: "cjs", entryPoints: [builtFile("../cli/main.js")], outfile: program },
    // Its text becomes ASCII, which is read as it is: strings by esbuild, once no template is left whose raw text counts; what remains
    // stands in regular expressions, which know the same escapes.
    supported: { "template-literal": false },
    plugins: [importOutside, rulesInside],
    define: { "import.meta.url": "moduleUrl" },
    banner: { js: `${head}const moduleUrl = require("node:url").pathToFileURL(__filename).href;` },
    footer: { js: end },
  });
  writeFileSync(program, ascii(readFileSync(program, "utf8")));
  await build({
    ...{ ...shared, format: "esm", entryPoints: [builtFile("./thread.js")], outfile: join(folder, "thread.js") },
    // Packages in the older module format ask for `require`.
    banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
  });
}

/** JSON, or JavaScript in which nothing but regular expressions is not ASCII, with every other character escaped: read as it is. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
