import { getNodeValue, parseTree, type Node } from "jsonc-parser";
import type { LineColumn, Source } from "../call.js";

/** The line and column of an offset in a text, its first line being line `firstLine`; LF, CRLF and CR all end lines. */
export function lineColumn(text: string, offset: number, firstLine = 1): LineColumn {
  let line = firstLine;
  let lineStart = 0;
  for (let index = 0; index < offset && index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}

/** A source whose offsets count characters of the decoded file. */
export function textSource(file: string, text: string, firstLine = 1): Source {
  return { file, locate: (offset) => lineColumn(text, offset, firstLine) };
}

/** A source whose places are JSON pointers to strings and offsets into their values; parsed only when asked. */
export function jsonSource(file: string, text: string, firstLine = 1): Source {
  let root: Node | undefined;
  return {
    file,
    locate(offset, pointer = "") {
      root ??= parseTree(text);
      const node = root && nodeAt(root, pointer);
      return lineColumn(text, node ? node.offset + rawOffset(text, node, offset) : 0, firstLine);
    },
  };
}

function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node?.type === "array") node = node.children?.[Number(key)];
    else node = node?.children?.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
  }
  return node;
}

/** Characters from a string node's opening quote to the source of its value's character `offset`. */
function rawOffset(text: string, node: Node, offset: number): number {
  if (node.type !== "string" || typeof getNodeValue(node) !== "string") return 0;
  let raw = 1;
  for (let value = 0; value < offset && raw < node.length - 1; value++) {
    if (text.charCodeAt(node.offset + raw) !== 92) raw++;
    else raw += text[node.offset + raw + 1] === "u" ? 6 : 2;
  }
  return raw;
}

/** One step of a JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  return "/" + String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
