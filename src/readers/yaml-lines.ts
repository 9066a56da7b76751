import type { Alias, Document, Node, Scalar } from "yaml";
import { InputError } from "../call.js";
import { parseYamlTree, yaml, type YamlTree } from "../yaml-document.js";
import { alignPieces } from "./align.js";
import type { Line } from "./line.js";
import { lineColumn } from "./source.js";

/** A script in YAML or JSON as a tree, in the place of each alias what it stands for. @throws InputError at the first mistake. */
export function yamlDocument(text: string): Document {
  const tooDeep = deepPlace(text);
  if (tooDeep !== undefined) {
    const { line, column } = lineColumn(text, tooDeep);
    throw new InputError("brackets are nested too deep here for a script; is one of them never closed?", line, column);
  }
  const tree = parseYamlTree(text);
  if (tree.error !== undefined) throw mistake(tree.error.message, tree, tree.error.offset);
  // An alias without its star there is none, and most scripts have no star.
  if (text.includes("*")) fillAliases(tree);
  return tree.document;
}

/** Deeper than any script, and less deep than what the parser's recursion takes. */
const DEEPEST = 500;

/** Where brackets, those in texts too, are open in a number that no script has. */
function deepPlace(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return index;
  }
  return undefined;
}

/** An alias of what holds aliases could grow without end, or hold itself; that is a mistake. */
function fillAliases(tree: YamlTree): void {
  const { document } = tree;
  const { visit } = yaml();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, { Alias: (_, alias) => void targets.set(alias, alias.resolve(document)) });
  const nested = new Map([...new Set(targets.values())].map((target) => [target, holdsAlias(target)]));
  visit(document, {
    Alias(_, alias) {
      const target = targets.get(alias);
      const name = `"*${alias.source}"`;
      if (target === undefined) throw mistake(`nothing above is called ${name}`, tree, alias.range?.[0]);
      if (nested.get(target)) throw mistake(`what ${name} stands for holds aliases itself; write it out`, tree, alias.range?.[0]);
      return target;
    },
  });
}

function holdsAlias(node: Node | undefined): boolean {
  const { visit } = yaml();
  let found = false;
  const note = () => {
    found = true;
    return visit.BREAK;
  };
  if (node !== undefined) visit(node, { Alias: note });
  return found;
}

function mistake(message: string, { placeOf }: YamlTree, offset = 0): InputError {
  const { line, column } = placeOf(offset);
  return new InputError(message, line, column);
}

/** A node that is a value and no map or list. */
export function scalarOf(node: unknown): Scalar | undefined {
  return yaml().isScalar(node) ? node : undefined;
}

/** A value with its place in the text that it was parsed from. */
export function lineOf(scalar: Scalar, text: string): Line {
  const value = String(scalar.value);
  const [from, to] = scalar.range ?? [0, 0, 0];
  return { text: value, pieces: alignPieces(value, text.slice(from, to), from) };
}
