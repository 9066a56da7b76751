/** A part of a mail that holds text, decoded. */
export interface MailPart {
  /** In small letters: `text/plain`. */
  type: string;
  /** Name of the file that was attached. */
  name?: string;
  text: string;
  /** Where a character of `text` stands in the mail; within what is encoded, near it. */
  placeOf(offset: number): number;
}

/** A mail as it was sent (RFC 5322, RFC 2045). */
export interface Mail {
  /** What its fields say, decoded, by their names in small letters. */
  fields: ReadonlyMap<string, string>;
  parts: readonly MailPart[];
  /** Types of the parts that hold no text. */
  others: readonly string[];
}

/** Parts within parts are looked into this deep. */
const DEEPEST = 8;
const TEXTUAL = /^(?:text\/|application\/(?:json|x-ndjson|jsonl|ttml\+xml|xml|x-subrip|yaml|x-yaml)|message\/rfc822)/;
const TEXT_NAME = /\.(?:txt|text|md|log|vtt|srt|sbv|csv|tsv|json|jsonl|ya?ml|html?|vcon|ttml|xml)$/i;

/** Takes a mail apart. */
export function mailOf(text: string): Mail {
  const { fields, bodyFrom } = fieldsAt(text, 0, text.length);
  const mail = {
    fields: new Map([...fields].map(([name, value]) => [name, unencoded(value)])),
    parts: [] as MailPart[],
    others: [] as string[],
  };
  collect(mail, text, { fields, from: bodyFrom, to: text.length }, 0);
  return mail;
}

interface Entity {
  fields: ReadonlyMap<string, string>;
  from: number;
  to: number;
}

function collect(mail: { parts: MailPart[]; others: string[] }, text: string, { fields, from, to }: Entity, depth: number): void {
  const kind = fields.get("content-type") ?? "text/plain";
  const type = (/^\s*([\w.+-]+\/[\w.+-]+)/.exec(kind)?.[1] ?? "text/plain").toLowerCase();
  const boundary = type.startsWith("multipart/") ? parameterIn(kind, "boundary") : undefined;
  if (boundary !== undefined && depth < DEEPEST) {
    for (const one of withinBoundary(text, from, to, boundary)) collect(mail, text, one, depth + 1);
    return;
  }
  const disposition = fields.get("content-disposition") ?? "";
  const name = parameterIn(disposition, "filename") ?? parameterIn(kind, "name");
  if (type === "message/rfc822" && depth < DEEPEST) {
    const inner = fieldsAt(text, from, to);
    return collect(mail, text, { fields: inner.fields, from: inner.bodyFrom, to }, depth + 1);
  }
  if (!TEXTUAL.test(type) && !TEXT_NAME.test(name ?? "")) return void mail.others.push(name === undefined ? type : unencoded(name));
  const isAttached = /^\s*attachment/i.test(disposition) || name !== undefined;
  const own = decoded(text, from, to, fields.get("content-transfer-encoding") ?? "", parameterIn(kind, "charset") ?? "utf-8");
  if (own.text.trim() !== "") mail.parts.push({ type, ...(isAttached ? { name: unencoded(name ?? "attachment") } : {}), ...own });
}

/** The fields above a body; a field goes on in lines that begin with a blank. */
function fieldsAt(text: string, from: number, to: number): { fields: Map<string, string>; bodyFrom: number } {
  const fields = new Map<string, string>();
  const LINE = /([^\r\n]*)(?:\r\n|\n|\r|$)/y;
  let name = "";
  let at = from;
  while (at < to) {
    LINE.lastIndex = at;
    const [whole, line] = LINE.exec(text)!;
    at += whole.length;
    if (line!.trim() === "") break;
    const [head, field] = /^([\w-]+)[ \t]*:/.exec(line!) ?? [];
    if (field === undefined) fields.set(name, `${fields.get(name) ?? ""} ${line!.trim()}`);
    else if (!fields.has((name = field.toLowerCase()))) fields.set(name, line!.slice(head!.length).trim());
    if (whole === "") break;
  }
  return { fields, bodyFrom: Math.min(at, to) };
}

/** `charset="utf-8"`. */
function parameterIn(value: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`[;\\s]${name}\\*?=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(value) ?? [];
  return quoted ?? plain;
}

function withinBoundary(text: string, from: number, to: number, boundary: string): Entity[] {
  const mark = `--${boundary}`;
  const parts: Entity[] = [];
  let begun: number | undefined;
  for (let at = text.indexOf(mark, from); at !== -1 && at < to; at = text.indexOf(mark, at + mark.length)) {
    if (at > from && !/[\r\n]/.test(text[at - 1]!)) continue;
    if (begun !== undefined) parts.push(entityOf(text, begun, at));
    const end = at + mark.length;
    if (text.startsWith("--", end)) return parts;
    begun = end + /^[ \t]*(?:\r\n|\n|\r)?/.exec(text.slice(end, end + 100))![0].length;
  }
  if (begun !== undefined) parts.push(entityOf(text, begun, to));
  return parts;
}

function entityOf(text: string, from: number, to: number): Entity {
  const { fields, bodyFrom } = fieldsAt(text, from, to);
  return { fields, from: bodyFrom, to };
}

function decoded(text: string, from: number, to: number, encoding: string, charset: string): Pick<MailPart, "text" | "placeOf"> {
  const raw = text.slice(from, to);
  const kind = encoding.trim().toLowerCase();
  if (kind !== "base64" && kind !== "quoted-printable") return { text: raw, placeOf: (offset) => from + offset };
  const { bytes, places } = kind === "base64" ? fromBase64(raw) : fromQuoted(raw);
  const said = textOf(bytes, charset);
  const isUtf8 = /^utf-?8$/i.test(charset);
  return {
    text: said,
    placeOf: (offset) => from + (places[isUtf8 ? Buffer.byteLength(said.slice(0, offset)) : offset] ?? raw.length),
  };
}

/** Bytes, and where each is written. */
interface Bytes {
  bytes: Uint8Array;
  places: Uint32Array;
}

function fromBase64(raw: string): Bytes {
  const bytes = Buffer.from(raw, "base64");
  const places = new Uint32Array(bytes.length);
  let letters = 0;
  for (let at = 0, done = 0; at < raw.length && done < bytes.length; at++) {
    if (!/[\w+/-]/.test(raw[at]!)) continue;
    if (letters++ % 4 !== 3) places[done++] = at;
  }
  return { bytes, places };
}

/** `caf=C3=A9`, lines going on behind `=` at their end. */
function fromQuoted(raw: string): Bytes {
  const bytes: number[] = [];
  const places: number[] = [];
  for (const { 0: part, 1: hex, index } of raw.matchAll(/=([\dA-Fa-f]{2})|=[ \t]*(?:\r\n|\n|\r|$)|[^=]+|=/g)) {
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      places.push(index);
    } else if (part.length === 1 || !part.startsWith("=")) {
      let at = index;
      for (const char of part) {
        for (const byte of Buffer.from(char)) {
          bytes.push(byte);
          places.push(at);
        }
        at += char.length;
      }
    }
  }
  return { bytes: Uint8Array.from(bytes), places: Uint32Array.from(places) };
}

function textOf(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // No charset that anybody knows.
    return new TextDecoder().decode(bytes);
  }
}

/** `=?UTF-8?Q?Zo=C3=AB?=` as what it means (RFC 2047). */
function unencoded(value: string): string {
  return value.replaceAll(/=\?([\w-]{1,40})\?([BQ])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_, charset: string, kind: string, written: string) =>
    textOf(kind.toUpperCase() === "B" ? Buffer.from(written, "base64") : fromQuoted(written.replaceAll("_", " ")).bytes, charset),
  );
}
