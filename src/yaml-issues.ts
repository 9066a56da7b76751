import type { z } from "zod";
import { didYouMean } from "./nearest.js";

/** Something that is wrong with a value, in words for whoever wrote it. */
export interface Issue {
  /** Where it stands: of a name that is not known its own, of one that is missing what it is missing from. */
  path: PropertyKey[];
  message: string;
  /** Whether the message names what is meant, so that the path need not be told. */
  isNamed: boolean;
}

/** What is wrong with a value, all of it. */
export function issuesOf(schema: z.ZodType, value: unknown): Issue[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return (error?.issues ?? []).flatMap((issue) => told(issue, [], schema));
}

function told(issue: z.core.$ZodIssue, around: readonly PropertyKey[], schema: z.ZodType): Issue[] {
  const path = [...around, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, schema));
  if (issue.input === undefined && issue.path.length > 0 && issue.code !== "invalid_key")
    return [{ path, message: `"${String(path.at(-1))}" is missing`, isNamed: true }];
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => ({ path, message, isNamed: false }));
  if (issue.code === "invalid_union" && issue.message === "Invalid input") {
    const fitting = issue.errors.find((issues) => !issues.some(isOfWrongKind));
    if (fitting !== undefined) return fitting.flatMap((one) => told(one, path, schema));
    const kinds = issue.errors.flatMap((issues) => issues.filter(isOfWrongKind).map(({ expected }) => kindOf(expected)));
    return [{ path, message: expected([...new Set(kinds)].join(" or "), issue.input), isNamed: false }];
  }
  return [{ path, message: messageOf(issue), isNamed: false }];
}

function unknownKey(key: string, around: readonly PropertyKey[], schema: z.ZodType): Issue {
  const known = keysAt(schema, around);
  const hint = didYouMean(key, known) || (known.length === 0 ? "" : `; there are ${known.join(", ")}`);
  return { path: [...around, key], message: `there is no setting "${key}"${hint}`, isNamed: true };
}

function isOfWrongKind(issue: z.core.$ZodIssue): issue is z.core.$ZodIssueInvalidType {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

/** What zod says itself, in words for people who do not program; what a schema says of its own stays. */
function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return expected(kindOf(issue.expected), issue.input);
    case "invalid_value": {
      const values = issue.values.map(String);
      return `expected one of ${values.join(", ")}${didYouMean(String(issue.input), values)}`;
    }
    case "too_small":
      return `expected at least ${issue.minimum}${issue.origin === "array" ? " in this list" : ""}`;
    case "too_big":
      return `expected at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list such as [one, two]",
  tuple: "a list such as [one, two]",
  object: "names with values such as { name: value }",
  record: "names with values such as { name: value }",
};

function kindOf(expectedType: string): string {
  return KINDS[expectedType] ?? expectedType;
}

function expected(kinds: string, input: unknown): string {
  return `expected ${kinds}, but found ${shown(input)}`;
}

/** A value as whoever wrote it would call it. */
function shown(input: unknown): string {
  if (input === null || input === undefined) return "nothing";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "names with values" : `"${String(input)}"`;
}

/** What of zod's definitions tells which keys there are. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  element?: z.ZodType;
  items?: readonly z.ZodType[];
  options?: readonly z.ZodType[];
}

/** The keys that a schema knows at a path, for "did you mean". */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const { shape, innerType, valueType, element, items, options } = schema.def as unknown as Definition;
  if (innerType !== undefined) return keysAt(innerType, path);
  if (options !== undefined) return options.flatMap((option) => keysAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(shape ?? {});
  const next = shape?.[String(key)] ?? valueType ?? element ?? items?.[Number(key)];
  return next === undefined ? [] : keysAt(next, rest);
}
