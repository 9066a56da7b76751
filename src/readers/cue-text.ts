import type { Piece, Role } from "../call.js";

/** A line of a cue, with the offset at which it stands in the file. */
export interface CueLine {
  text: string;
  from: number;
  /** Whether somebody else begins to speak, who need not be named: `>> Good morning.` */
  isTurn?: true;
}

/** A stretch of cue text with one voice. */
export interface Voiced {
  voice?: string;
  /** What the classes of the voice, or of the words, tell of its role: `<v.agent Mary>`, `<c.agent>`. */
  role?: Role;
  text: string;
  pieces: Piece[];
}

/** HTML's names of characters, as far as subtitles have them; marks of direction are invisible and left out. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", lrm: "", rlm: "", quot: '"', apos: "'", hellip: "…", ndash: "–", mdash: "—",
  AMP: "&", LT: "<", GT: ">", QUOT: '"', lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", pound: "£", euro: "€", cent: "¢", copy: "©", reg: "®", trade: "™", deg: "°",
}; // prettier-ignore

/** A tag, an HTML character, or SubStation's `{\an8}`. HTML knows some names without their semicolon. */
const MARK = /<([^<>]{0,400})>|&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6});|(amp|lt|gt|nbsp|quot)(?!;)|(\w{2,8});)|\{\\[^}]{0,20}\}/g;

/** The words of cue lines, by voice, without tags and with characters read. A tag may go on over a line's end. */
export function voicesOf(lines: readonly CueLine[]): Voiced[] {
  const { text, placeOf } = joined(lines);
  const voices: Voiced[] = [{ text: "", pieces: [] }];
  let open = voices[0]!;
  const add = (said: string, from: number) => {
    if (said === "") return;
    open.pieces.push({ at: open.text.length, from: placeOf(from) });
    open.text += said;
  };
  const addLines = (start: number, end: number) => {
    for (let at = start; at < end;) {
      const lineEnd = text.indexOf("\n", at);
      const stop = lineEnd < 0 || lineEnd >= end ? end : lineEnd;
      add(text.slice(at, stop), at);
      if (stop < end && open.text !== "") add(" ", stop);
      at = stop + 1;
    }
  };
  let done = 0;
  for (const mark of text.matchAll(MARK)) {
    addLines(done, mark.index);
    done = mark.index + mark[0].length;
    const [whole, tag, number, bare, name] = mark;
    if (tag === undefined) {
      if (!whole.startsWith("{")) add(characterOf(number, bare ?? name) ?? whole, mark.index);
    } else if (/^v[.\s]/.test(tag)) voices.push((open = { voice: voiceIn(tag), role: roleIn(tag), text: "", pieces: [] }));
    else if (open.text.trim() === "" && open.voice === undefined && /^c\./.test(tag) && roleIn(tag) !== undefined)
      Object.assign(open, { voice: roleIn(tag), role: roleIn(tag) });
    else if (tag === "/v") voices.push((open = { text: "", pieces: [] }));
  }
  addLines(done, text.length);
  return voices.filter((voice) => voice.text.trim() !== "");
}

function joined(lines: readonly CueLine[]): { text: string; placeOf: (offset: number) => number } {
  const text = lines.map((line) => line.text).join("\n");
  const placeOf = (offset: number) => {
    let start = 0;
    for (const line of lines) {
      if (offset <= start + line.text.length) return line.from + offset - start;
      start += line.text.length + 1;
    }
    return 0;
  };
  return { text, placeOf };
}

/** `<v.agent Mary>`, and `<c.agent>` about all that a cue holds. */
const ROLE = /^[vc](?:\.[^\s.]+)*?\.(agent|customer|bot|system|other)(?=[\s.]|$)/;

function roleIn(tag: string): Role | undefined {
  return ROLE.exec(tag)?.[1] as Role | undefined;
}

/** `v.loud Mary` → `Mary`; characters are written as in the words. `v -` names nobody. */
function voiceIn(tag: string): string {
  const voice = nameIn(tag);
  return /[\p{L}\p{N}?]/u.test(voice) ? voice : "";
}

function nameIn(tag: string): string {
  return tag
    .replace(/^v(?:\.[^\s]*)?\s*/, "")
    .replaceAll(MARK, (whole, _tag, number?: string, bare?: string, name?: string) => characterOf(number, bare ?? name) ?? whole)
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The character of a number or a name of HTML. */
export function characterOf(number: string | undefined, name: string | undefined): string | undefined {
  if (number === undefined) return name === undefined || !Object.hasOwn(ENTITIES, name) ? undefined : ENTITIES[name];
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\ufffd";
}

/** Removes characters from the start of a voiced text, keeping places right. */
export function withoutStart({ text, pieces, ...voice }: Voiced, count: number): Voiced {
  const kept = pieces.map(({ at, from }) => (at >= count ? { at: at - count, from } : { at: 0, from: from + count - at }));
  const first = kept.findLastIndex((piece) => piece.at === 0);
  return { ...voice, text: text.slice(count), pieces: kept.slice(Math.max(0, first)) };
}
