// Lists the kinds of JSON that `src/readers` knows: each file that exports a shape, by its name. Run by the build; `--check` only says whether the list is as it should be.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "src/readers";
const LIST = join(FOLDER, "shapes.ts");
const SHAPE = /^export const (\w+Shape)(?: = vendorShape\(|: Shape = )/m;

const found = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => {
    const [, name] = SHAPE.exec(readFileSync(join(FOLDER, file), "utf8")) ?? [];
    return name === undefined ? [] : [{ name, file: file.replace(/\.ts$/, ".js") }];
  });
const text = `// Written by .ci/shapes.js from the files of this folder, never edited. No value is of two kinds (a test tells), so that their order is no matter.
${found.map(({ name, file }) => `import { ${name} } from "./${file}";`).join("\n")}
import type { Shape } from "./json-document.js";
import { vconShapeWith } from "./vcon.js";

/** What recognisers and services write. */
const VENDORS: readonly Shape[] = [
${found.map(({ name }) => `  ${name},`).join("\n")}
];

/** All kinds of JSON that are known by name. */
export const SHAPES: readonly Shape[] = [vconShapeWith(VENDORS), ...VENDORS];
`;

if (!process.argv.includes("--check")) writeFileSync(LIST, text);
else if (readFileSync(LIST, "utf8") !== text) throw new Error(`${LIST} is not what .ci/shapes.js writes: run npm run build`);
