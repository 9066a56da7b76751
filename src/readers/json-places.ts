import { ROW, type Piece } from "../call.js";

/** A pointer step that stands for an index of a list; the offset then carries the index (see `STRIDE`). */
export const ANY = "/~*";
/** With `ANY` in its pointer, an offset is the index times this, plus the offset into the string. */
export const STRIDE = ROW;
/** A pointer that ends so names a string into which no offset leads (encoded text): all offsets mean its start. */
export const WHOLE = "/~=";

/** A pointer step into the JSON text that a string value holds; what follows is a pointer in that text. */
export const IN_STRING = "/~j";

/** The first step of a pointer, and what is left of it and of the offset, for sources whose rows stand apart. */
export function firstStep(pointer: string, offset: number): { step: string; rest: string; offset: number } {
  const end = pointer.indexOf("/", 1);
  const [step, rest] = end === -1 ? [pointer.slice(1), ""] : [pointer.slice(1, end), pointer.slice(end)];
  return step === ANY.slice(1) ? { step: String(Math.floor(offset / STRIDE)), rest, offset: offset % STRIDE } : { step, rest, offset };
}

/** One step of a JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  return typeof key === "number" ? `/${key}` : `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Finds where values stand in a JSON text without parsing it, remembering the containers that it has been through. */
export class JsonPlaces {
  private readonly containers = new Map<number, Map<string, number> | number[]>();
  private readonly inner = new Map<number, JsonPlaces>();

  /** @param text Valid JSON. */
  constructor(private readonly text: string) {}

  /** Offset in the text of a character of the string value that `pointer` names; of the nearest value around where there is none. */
  offsetOf(offset: number, pointer: string): number {
    const inner = this.within(pointer);
    if (inner !== undefined) return rawOffset(this.text, inner.at, inner.places.offsetOf(offset, inner.rest));
    const { at, inside } = this.follow(pointer, offset);
    return pointer.endsWith(WHOLE) ? at : rawOffset(this.text, at, inside);
  }

  /** Offset at which the value that `pointer` names begins. */
  startOf(pointer: string): number {
    return this.follow(pointer, 0).at;
  }

  /** Offsets at which the entries of the list begin that `pointer` names; none where it names no list. */
  elementsAt(pointer: string): readonly number[] {
    const at = this.startOf(pointer);
    return this.text[at] === "[" ? elementsOf(this.text, at) : [];
  }

  /** The number at a pointer as it is written. */
  numberAt(pointer: string): string {
    const inner = this.within(pointer);
    if (inner !== undefined) return inner.places.numberAt(inner.rest);
    const start = this.onlyValueOf(pointer.slice(pointer.lastIndexOf("/") + 1)) ?? this.startOf(pointer);
    return this.text.slice(start, skipValue(this.text, start));
  }

  /** Where the value of a name stands that the text holds once: looked for as text, which is many times as fast as the way through all values. */
  private onlyValueOf(step: string): number | undefined {
    const name = `"${step}"`;
    const at = step.includes("~") || /^\d*$/.test(step) ? -1 : this.text.indexOf(name);
    if (at === -1 || this.text.indexOf(name, at + 1) !== -1) return undefined;
    const colon = skipSpace(this.text, at + name.length);
    return this.text.charCodeAt(colon) === 58 ? skipSpace(this.text, colon + 1) : undefined;
  }

  /** The JSON text in a string value, if the pointer leads into one. */
  private within(pointer: string): { at: number; places: JsonPlaces; rest: string } | undefined {
    const step = pointer.indexOf(IN_STRING);
    if (step === -1) return undefined;
    const { at } = this.follow(pointer.slice(0, step), 0);
    let places = this.inner.get(at);
    if (places === undefined) {
      places = new JsonPlaces(JSON.parse(this.text.slice(at, endOfString(this.text, at) + 1)) as string);
      this.inner.set(at, places);
    }
    return { at, places, rest: pointer.slice(step + IN_STRING.length) };
  }

  private follow(pointer: string, offset: number): { at: number; inside: number } {
    let at = skipSpace(this.text, 0);
    let inside = offset;
    for (const step of pointer.split("/").slice(1)) {
      if (step === WHOLE.slice(1)) break;
      const isAny = step === ANY.slice(1);
      const next = this.child(at, isAny ? String(Math.floor(inside / STRIDE)) : step.replaceAll("~1", "/").replaceAll("~0", "~"));
      if (isAny) inside %= STRIDE;
      if (next === undefined) return { at, inside: 0 };
      at = next;
    }
    return { at, inside };
  }

  private child(container: number, key: string): number | undefined {
    let children = this.containers.get(container);
    if (children === undefined) {
      const first = this.text[container];
      children = first === "{" ? membersOf(this.text, container) : first === "[" ? elementsOf(this.text, container) : [];
      this.containers.set(container, children);
    }
    return children instanceof Map ? children.get(key) : children[Number(key)];
  }
}

/** Where the character at `offset` of a string's value is written; `start` is its opening quote. A value that is no string is its own place. */
export function rawOffset(text: string, start: number, offset: number): number {
  if (text.charCodeAt(start) !== 34) return start;
  const end = endOfString(text, start);
  let raw = start + 1;
  for (let left = offset; left > 0 && raw < end;) {
    const escape = text.indexOf("\\", raw);
    if (escape === -1 || escape - raw >= left) return Math.min(raw + left, end);
    left -= escape - raw;
    raw = escape;
    if (left === 0) break;
    raw += text.charCodeAt(escape + 1) === 117 ? 6 : 2;
    left--;
  }
  return Math.min(raw, end);
}

/** Offset of the quote that ends the string whose opening quote stands at `start`; the text's length where none does. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslash = end - 1;
    while (text.charCodeAt(backslash) === 92) backslash--;
    if ((end - backslash) % 2 === 1) return end;
  }
  return text.length;
}

/** Offsets of an object's values by key; as in `JSON.parse`, the last of equal keys counts. */
function membersOf(text: string, start: number): Map<string, number> {
  const members = new Map<string, number>();
  for (let at = skipSpace(text, start + 1); text.charCodeAt(at) === 34;) {
    const end = endOfString(text, at);
    const raw = text.slice(at + 1, end);
    const value = skipSpace(text, skipSpace(text, end + 1) + 1);
    members.set(raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw, value);
    at = skipSpace(text, skipSpace(text, skipValue(text, value)) + 1);
  }
  return members;
}

/** Offsets of a list's values; between the values of a sequence there may be no commas. */
function elementsOf(text: string, start: number): number[] {
  const elements: number[] = [];
  for (let at = skipSpace(text, start + 1); at < text.length && text.charCodeAt(at) !== 93;) {
    elements.push(at);
    const end = skipValue(text, at);
    if (end === at) break;
    const after = skipSpace(text, end);
    at = text.charCodeAt(after) === 44 ? skipSpace(text, after + 1) : after;
  }
  return elements;
}

/** Offset of the first character from `start` on that is no space. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(++at));
  return at;
}

/** Offset after the value that starts at `start`; without recursion, for deep nesting is no error. */
export function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
      if (depth === 0) return at + 1;
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (code === 44 || code <= 32)) return at;
  }
  return text.length;
}

/** Pieces that lead from the value of the JSON string whose quote stands at `start` to the text around it. */
export function escapedPieces(text: string, start: number): Piece[] {
  const end = endOfString(text, start);
  const pieces: Piece[] = [{ at: 0, from: start + 1 }];
  let at = 0;
  for (let raw = start + 1; raw < end; at++) {
    const isEscape = text.charCodeAt(raw) === 92;
    raw += isEscape ? (text.charCodeAt(raw + 1) === 117 ? 6 : 2) : 1;
    if (isEscape) pieces.push({ at: at + 1, from: raw });
  }
  return pieces;
}
