import { characterOf } from "./cue-text.js";

/** An element of XML: its attributes and the elements in it by name, a list where there are several of a name; `text` is what it says itself. */
export interface XmlElement {
  [key: string]: XmlValue | XmlValue[];
}

/** A text, with where it is written; or an element that has more than a text. */
export type XmlValue = XmlText | XmlElement;

/** Words as they are read, and as they are written. */
export class XmlText {
  constructor(
    readonly value: string,
    readonly raw: string,
    readonly from: number,
  ) {}
}

const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<[?!][^<>]{0,4000}>|<(\/?)(?:[\w.-]{1,40}:)?([\w.-]{1,60})((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,200}?)(\/?)>/g;
const ATTRIBUTE = /(?:[\w.-]{1,40}:)?([\w.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Elements within elements go no deeper in any transcript. */
const DEEPEST = 60;

/** An element as it is being read. */
interface Open {
  name: string;
  own: XmlElement;
  /** Where its content begins. */
  from: number;
  /** Whether it holds elements, and words beside them. */
  hasElements: boolean;
  hasWords: boolean;
}

/** The root element of a document; undefined where elements do not close as they should. */
export function xmlTree(text: string): XmlElement | undefined {
  const open: Open[] = [];
  let done = 0;
  for (const token of text.matchAll(TOKEN)) {
    const { index, 0: whole, 1: literal, 2: closing, 3: name, 4: written = "", 5: alone } = token;
    const last = open.at(-1);
    if (last !== undefined && (literal?.trim() || /\S/.test(text.slice(done, index)))) last.hasWords = true;
    done = index + whole.length;
    if (name === undefined) continue;
    if (closing === "/") {
      if (last?.name !== name) return undefined;
      open.pop();
      const value = valueOf(last, text, index);
      const above = open.at(-1);
      if (above === undefined) return value instanceof XmlText ? undefined : value;
      put(above.own, name, value);
      continue;
    }
    if (open.length >= DEEPEST) return undefined;
    if (last !== undefined) last.hasElements = true;
    const own = attributesIn(written, index + whole.indexOf(written));
    if (alone === "/") {
      if (last !== undefined) put(last.own, name, own);
    } else open.push({ name, own, from: done, hasElements: false, hasWords: false });
  }
  return undefined;
}

/** A text where an element has nothing else; the words of one that has both words and elements are all that it holds. */
function valueOf({ own, from, hasElements, hasWords }: Open, text: string, to: number): XmlValue {
  if (!hasWords) return own;
  const raw = text.slice(from, to);
  const said = new XmlText(wordsIn(raw), raw, from);
  if (!hasElements && Object.keys(own).length === 0) return said;
  if (own["text"] === undefined || hasElements) own["text"] = said;
  return own;
}

/** Words without tags, characters read. */
function wordsIn(raw: string): string {
  return raw
    .replaceAll(TOKEN, (_, literal?: string) => (literal === undefined ? "" : literal.replaceAll("&", "&amp;")))
    .replaceAll(
      /&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|(\w{2,8}));/g,
      (mark, number?: string, name?: string) => characterOf(number, name) ?? mark,
    )
    .replaceAll(/\s+/g, " ")
    .trim();
}

function attributesIn(written: string, from: number): XmlElement {
  const own: XmlElement = {};
  for (const { 0: whole, 1: name, 2: double, 3: single, index } of written.matchAll(ATTRIBUTE)) {
    const raw = double ?? single ?? "";
    put(own, name!, new XmlText(wordsIn(raw), raw, from + index + whole.length - raw.length - 1));
  }
  return own;
}

function put(element: XmlElement, name: string, value: XmlValue): void {
  if (name === "__proto__") return;
  const known = element[name];
  if (known === undefined || !Object.hasOwn(element, name)) element[name] = value;
  else if (Array.isArray(known)) known.push(value);
  else element[name] = [known, value];
}
