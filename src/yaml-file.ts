import { z } from "zod";
import { FileError } from "./rule.js";
import { parseYamlTree, yaml, type Document } from "./yaml-document.js";
import { issuesOf } from "./yaml-issues.js";

export { issuesOf, z };

/** A YAML text with its values and their places. */
export interface YamlFile {
  value: unknown;
  /** 1-based line and column of the value at a path (of its name, where that stands on a line above), or of the nearest thing around it. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number };
  /** The same of the first value that is this text; the beginning where none is. */
  placeOfText(text: string): { line: number; column: number };
}

/** Parses YAML. @throws FileError at the first syntax error. */
export function parseYaml(file: string, text: string): YamlFile {
  const { document, placeOf: place, error } = parseYamlTree(text);
  if (error !== undefined) {
    const { line, column } = place(error.offset);
    throw new FileError(error.message, file, line, column);
  }
  try {
    return {
      value: document.toJS() as unknown,
      placeOf: (path) => place(offsetOf(document, path, (offset) => place(offset).line)),
      placeOfText: (wanted) => place(offsetOfText(document.contents, wanted) ?? 0),
    };
  } catch (error) {
    throw new FileError((error as Error).message, file);
  }
}

/** Parses YAML and checks it against a schema. @throws FileError at the first mistake. */
export function readYaml(file: string, text: string, schema: z.ZodType): Record<string, unknown> {
  const read = parseYaml(file, text);
  const issues = issuesOf(schema, read.value);
  if (issues.length === 0) return schema.parse(read.value) as Record<string, unknown>;
  // A name that is not known is often why another is missing.
  const { path, message, isNamed } = issues.find((one) => one.message.includes("did you mean")) ?? issues[0]!;
  const { line, column } = read.placeOf(path);
  const where = path.length > 0 && !isNamed ? `${path.join(".")}: ` : "";
  throw new FileError(`${where}${message}`, file, line, column);
}

/** Where the value at a path begins; its name where that stands on a line above. */
function offsetOf(document: Document, path: readonly PropertyKey[], lineOf: (offset: number) => number): number {
  for (let length = path.length; length > 0; length--) {
    const value = rangeOf(document.getIn(path.slice(0, length), true));
    if (value === undefined) continue;
    const around = document.getIn(path.slice(0, length - 1), true);
    const name = yaml().isMap(around) ? rangeOf(around.items.find(({ key }) => isNamed(key, path[length - 1]!))?.key) : undefined;
    return name !== undefined && lineOf(name) < lineOf(value) ? name : value;
  }
  return 0;
}

function offsetOfText(node: unknown, text: string): number | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isScalar(node)) return node.value === text ? rangeOf(node) : undefined;
  const within = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : [];
  for (const one of within) {
    const offset = offsetOfText(one, text);
    if (offset !== undefined) return offset;
  }
  return undefined;
}

function rangeOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] } | undefined)?.range?.[0];
}

function isNamed(key: unknown, name: PropertyKey): boolean {
  return yaml().isScalar(key) && String(key.value) === String(name);
}
