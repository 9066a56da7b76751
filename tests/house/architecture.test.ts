import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** The layers, outermost first: a file imports from its own folder and from the layers below its own, never up or sideways. */
const LAYERS: readonly (readonly RegExp[])[] = [
  [/^bin\//],
  [/^src\/start\.ts$/],
  [/^src\/cli\//],
  [/^src\/run\//],
  [/^src\/index\.ts$/],
  [/^src\/writers\//],
  [/^src\/reporters\//],
  [/^src\/reports\/html\//],
  [/^src\/readers\//, /^src\/reports\//, /^src\/config(-\w+)?\.ts$/],
  [/^src\/rulebook\.ts$/],
  [/^src\/built-in-rules\.ts$/],
  [/^src\/rule-files\.ts$/],
  [/^src\/yaml-file\.ts$/],
  [/^src\/yaml-issues\.ts$/],
  [/^src\/accuracy\.ts$/, /^src\/lint\.ts$/, /^src\/history\.ts$/, /^src\/score\.ts$/, /^src\/phrase-rule\.ts$/],
  [/^src\/suppressions\.ts$/, /^src\/judgement\.ts$/],
  [/^src\/ledger\.ts$/, /^src\/script-memory\.ts$/],
  [/^src\/rule\.ts$/],
  [/^src\/language\//],
  [/^src\/call\.ts$/],
  [/^src\/(import-module|lean-pattern|nearest|path-patterns|sorted|system-reason|version|yaml-document)\.ts$/],
];

interface Import {
  file: string;
  /** What is imported: a path from the top of the tree, or a package. */
  target: string;
  typesOnly: boolean;
}

const TOP = resolve(import.meta.dirname, "../..");
const files = ["bin", "src", "rules"].flatMap((folder) =>
  readdirSync(join(TOP, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => relative(TOP, join(entry.parentPath, entry.name)).split(sep).join("/")),
);
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(TOP, file), "utf8"), ts.ScriptTarget.ESNext);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typesOnly: boolean) => {
    if (specifier !== undefined && ts.isStringLiteral(specifier)) found.push({ file, target: targetOf(file, specifier.text), typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypesOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import(…)`, `require(…)` and `createRequire(…)(…)`. */
function isLoad(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const called = ts.isCallExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(called) && (called.text === "require" || called.text === "createRequire");
}

function isTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((one) => one.isTypeOnly)
  );
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const path = join(dirname(file), specifier).split(sep).join("/");
  return path.replace(/^dist\/src\//, "src/").replace(/^(src\/.*)\.js$/, "$1.ts");
}

function layerOf(path: string): number {
  return LAYERS.findIndex((layer) => layer.some((pattern) => pattern.test(path)));
}

/** The folder below `src`, or the file itself where it stands alone; `config.ts` and `config-….ts` are one. */
function unitOf(path: string): string {
  return path.split("/").slice(0, -1).join("/") === "src" ? path.replace(/config-\w+/, "config") : dirname(path);
}

describe("imports", () => {
  test("every source file belongs to a layer", () => {
    expect(files.filter((file) => !file.startsWith("rules/") && layerOf(file) < 0)).toEqual([]);
  });

  test("point inward and never sideways", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (file.startsWith("rules/") || !/^(src|bin|rules)\//.test(target)) return false;
      return unitOf(file) !== unitOf(target) && layerOf(target) <= layerOf(file);
    });
    expect(wrong.map(({ file, target, typesOnly }) => `${file} imports ${typesOnly ? "types of " : ""}${target}`)).toEqual([]);
  });

  test("each package is imported by one file, types aside", () => {
    const byPackage = new Map<string, Set<string>>();
    for (const { file, target, typesOnly } of imports) {
      if (typesOnly || /^(node:|src\/|bin\/|rules\/)/.test(target)) continue;
      const name = target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
      byPackage.set(name, (byPackage.get(name) ?? new Set()).add(file));
    }
    expect([...byPackage].filter(([, users]) => users.size > 1).map(([name, users]) => `${name}: ${[...users].join(", ")}`)).toEqual([]);
  });

  test("a rule imports nothing but types from call-lint", () => {
    const wrong = imports.filter(({ file, target, typesOnly }) => file.startsWith("rules/") && !(target === "call-lint" && typesOnly));
    expect(wrong).toEqual([]);
  });

  test("every package that is imported is a dependency", () => {
    const { dependencies } = JSON.parse(readFileSync(join(TOP, "package.json"), "utf8")) as { dependencies: Record<string, string> };
    // The build is not part of what is installed.
    const installed = imports.filter(({ file }) => file !== "src/run/bundle-rules.ts");
    const packages = installed
      .map(({ target }) => target.split("/")[0]!)
      .filter((name) => !/^(node:.*|src|bin|rules|call-lint)$/.test(name));
    expect(packages.filter((name) => !(name in dependencies) && !(`@types/${name}` in dependencies))).toEqual([]);
  });
});

describe("the tree", () => {
  test("has no drawer for everything", () => {
    expect(files.filter((file) => /\b(utils?|helpers?|common|manager|misc|shared)\b/i.test(file))).toEqual([]);
  });

  test("a rule stands in a section, one file, lower case with hyphens", () => {
    const below = readdirSync(join(TOP, "rules"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(TOP, "rules"), join(entry.parentPath, entry.name)).split(sep).join("/"));
    const known = /^(README\.md|presets\/[a-z]+\.yaml|vocabulary\/[a-z]{2}\/[a-z-]+\.yaml|[a-z]+\/[a-z]+(-[a-z]+)*\.(ts|yaml))$/;
    expect(below.filter((path) => !known.test(path))).toEqual([]);
    const names = below.filter((path) => /^(?!presets|vocabulary|README)/.test(path)).map((path) => path.replace(/^.*\/|\.[^.]+$/g, ""));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
