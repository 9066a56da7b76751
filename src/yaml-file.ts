import { z } from "zod";
import { FileError } from "./rule.js";
import { parseYamlTree, type Document } from "./yaml-document.js";

export { z };

/** A YAML text with its values and their places. */
export interface YamlFile {
  value: unknown;
  /** 1-based line and column of the value at a path, or of the nearest thing around it. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Parses YAML. @throws FileError at the first syntax error. */
export function parseYaml(file: string, text: string): YamlFile {
  const { document, placeOf: place, error } = parseYamlTree(text);
  if (error !== undefined) {
    const { line, column } = place(error.offset);
    throw new FileError(error.message, file, line, column);
  }
  try {
    return { value: document.toJS() as unknown, placeOf: (path) => place(offsetOf(document, path)) };
  } catch (error) {
    throw new FileError((error as Error).message, file);
  }
}

/** What is wrong with a value, all of it. */
export function issuesOf(schema: z.ZodType, value: unknown): { path: PropertyKey[]; message: string; unknown?: string }[] {
  const result = schema.safeParse(value);
  return (result.error?.issues ?? []).flatMap(({ path, message, ...issue }) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path, message: `there is no setting "${key}"`, unknown: key }))
      : [{ path, message }],
  );
}

/** Parses YAML and checks it against a schema. @throws FileError at the first mistake. */
export function readYaml(file: string, text: string, schema: z.ZodType): Record<string, unknown> {
  const yaml = parseYaml(file, text);
  const result = schema.safeParse(yaml.value);
  if (result.success) return result.data as Record<string, unknown>;
  const issue = result.error.issues[0]!;
  const { line, column } = yaml.placeOf(issue.path);
  const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  throw new FileError(`${where}${issue.message}`, file, line, column);
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
