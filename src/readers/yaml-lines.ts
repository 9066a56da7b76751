import type { Document, Scalar } from "yaml";
import { InputError } from "../call.js";
import { parseYamlTree } from "../yaml-document.js";
import { alignPieces } from "./align.js";
import type { Line } from "./line.js";

/** A script in YAML or JSON as a tree. @throws InputError at the first mistake. */
export function yamlDocument(text: string): Document {
  const { document, placeOf, error } = parseYamlTree(text);
  if (error === undefined) return document;
  const { line, column } = placeOf(error.offset);
  throw new InputError(error.message, line, column);
}

/** A value with its place in the text that it was parsed from. */
export function lineOf(scalar: Scalar, text: string): Line {
  const value = String(scalar.value);
  const [from, to] = scalar.range ?? [0, 0, 0];
  return { text: value, pieces: alignPieces(value, text.slice(from, to), from) };
}
