import { InputError, type LineColumn } from "../call.js";
import { alignPieces } from "./align.js";
import { findTurns, type Finding } from "./find-turns.js";
import type { JsonDocument } from "./json-document.js";
import { ANY, STRIDE } from "./json-places.js";
import type { Input, Reader } from "./reader.js";
import { SHAPES } from "./shapes.js";
import { lineColumn } from "./source.js";
import { callsOf } from "./turns-json.js";
import { XmlText, xmlTree, type XmlElement, type XmlValue } from "./xml-tree.js";

/** Transcripts in XML of no known make: elements that say who speaks, in attributes or in elements of their own. */
export const xmlReader: Reader = {
  name: "xml",
  title: "XML with an element for each turn",
  note: {
    from: "recorders and analytics of old: an element for each turn, with who speaks and when in attributes or elements",
    roles: "stated",
    times: "turns",
    events: "as in JSON",
    metadata: "any attribute or element that is known",
    example: `<call id="LP-1"><turn speaker="agent" start="0" end="2">Hello.</turn><turn speaker="customer" start="3" end="4">Hi.</turn></call>`,
  },
  extensions: [".xml"],
  // One that breaks off is told so.
  recognises: (input) => isSpoken(input.head) && foundIn(input)?.findings.length !== 0,
  *read(input, hints) {
    const found = foundIn(input);
    if (found === undefined) throw new InputError("not valid XML: an element is not closed where it should be", 1, 1);
    let index = 0;
    for (const finding of found.findings)
      for (const call of callsOf(found.document, finding, hints)) yield { ...call, reader: "xml", index: index++ };
    if (index === 0) throw new InputError("no transcript in this XML: expected elements that say who speaks, and what", 1, 1);
  },
};

/** XML, and no page, whose elements say who speaks. */
function isSpoken(head: string): boolean {
  return (
    /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?!(?:\w+:)?(?:html|tt|svg)\b)[\w:.-]+[\s>]/i.test(head.slice(0, 3000)) &&
    /<[\w:.-]+\s[^<>]*\b(?:speaker\w*|role|participant\w*|who|channel|side|from|author|party)\s*=|<(?:\w+:)?(?:speaker\w*|role|participant\w*|author|from|party|channel|who)>/i.test(
      head,
    )
  );
}

interface Found {
  document: JsonDocument;
  findings: readonly Finding[];
}

/** Files already looked through: asked whether it is one of ours, a file is about to be read. */
const looked = new WeakMap<Input, Found | undefined>();

function foundIn(input: Input): Found | undefined {
  if (looked.has(input)) return looked.get(input);
  const text = input.text();
  const tree = xmlTree(text);
  const found = tree === undefined ? undefined : { document: documentOf(input.file, text, tree), findings: [] as readonly Finding[] };
  if (found !== undefined) found.findings = findTurns(found.document.value, SHAPES);
  looked.set(input, found);
  return found;
}

function documentOf(file: string, text: string, tree: XmlElement): JsonDocument {
  const value = plain(tree);
  const locate = (offset: number, pointer = ""): LineColumn => lineColumn(text, placeIn(tree, offset, pointer));
  return { file, text: JSON.stringify(value), firstLine: 1, value, source: { file, locate } };
}

/** The tree as JSON would have it. */
function plain(value: XmlValue | XmlValue[]): unknown {
  if (value instanceof XmlText) return value.value;
  return Array.isArray(value) ? value.map(plain) : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

/** Where the character of a text stands to which a pointer leads. */
function placeIn(tree: XmlElement, offset: number, pointer: string): number {
  let value: XmlValue | XmlValue[] | undefined = tree;
  let inside = offset;
  for (const step of pointer.split("/").slice(1)) {
    const isAny = step === ANY.slice(1);
    const key = isAny ? String(Math.floor(inside / STRIDE)) : step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isAny) inside %= STRIDE;
    if (value === undefined || value instanceof XmlText) break;
    value = (value as Readonly<Record<string, XmlValue | XmlValue[]>>)[key];
  }
  if (!(value instanceof XmlText)) return 0;
  const pieces = alignPieces(value.value, value.raw, value.from);
  const piece = pieces.findLast(({ at }) => at <= inside) ?? pieces[0]!;
  return piece.from + inside - piece.at;
}
