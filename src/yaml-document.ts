import { createRequire } from "node:module";
import type { Document, LineCounter } from "yaml";

export type { Document } from "yaml";
type Yaml = typeof import("yaml");

let loaded: Yaml | undefined;

/** Loaded when first needed: 40 milliseconds that only runs over YAML pay. */
export function yaml(): Yaml {
  return (loaded ??= createRequire(import.meta.url)("yaml") as Yaml);
}

/** YAML (or JSON) as a tree whose nodes know their offsets. */
export interface YamlTree {
  document: Document;
  /** 1-based line and column of an offset. */
  placeOf(offset: number): { line: number; column: number };
  /** The first thing that is wrong with it. */
  error?: { message: string; offset: number };
}

/** Parses YAML, of which JSON is a part. Never throws: what is wrong is part of the answer. */
export function parseYamlTree(text: string): YamlTree {
  const { LineCounter, parseDocument } = yaml();
  const lines: LineCounter = new LineCounter();
  // Pretty errors look for the end of the line once for each error: a long line with many would take time in the square of its length.
  // Unique keys it ensures by comparing each with all others of its map.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const broken = [...document.errors, ...doubledKeys(document)].sort((one, other) => one.pos[0] - other.pos[0])[0];
  return {
    document,
    placeOf(offset) {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
    ...(broken === undefined ? {} : { error: { message: broken.message, offset: broken.pos[0] } }),
  };
}

function doubledKeys({ contents }: Document): { message: string; pos: [number] }[] {
  const { isMap, isScalar, isSeq } = yaml();
  const doubled: { message: string; pos: [number] }[] = [];
  const nodes: unknown[] = [contents];
  while (nodes.length > 0) {
    const node = nodes.pop();
    if (isSeq(node)) for (const item of node.items) nodes.push(item);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      nodes.push(key, value);
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) doubled.push({ message: "Map keys must be unique", pos: [key.range?.[0] ?? 0] });
      seen.add(key.value);
    }
  }
  return doubled;
}

/** A value as YAML. */
export function stringifyYaml(value: unknown): string {
  return yaml().stringify(value, { nullStr: "", lineWidth: 0 });
}
