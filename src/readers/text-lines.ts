/** One line of a plain-text transcript, with what stands around its words taken off. */
export interface Line {
  kind: "text" | "blank" | "time" | "direction" | "rule" | "note";
  /** Without time, numbering and Markdown at its ends. */
  text: string;
  /** Offset of `text` in the file. */
  from: number;
  /** Seconds from the start of the call, where the line begins with a time. */
  start?: number;
  end?: number;
}

/** A line that begins with a speaker's label. */
export interface Labelled {
  label: string;
  /** The label in lower case, for comparing. */
  key: string;
  text: string;
  /** Offset of `text` in the file. */
  from: number;
  start?: number;
  /** The shape of the line alone shows that this is a label (a bold name, a name before a time). */
  certain: boolean;
}

const CLOCK = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?`;
const TIMES = new RegExp(String.raw`^[\[(<]?(${CLOCK})(?:\s*(?:-->|–|-|to)\s*(${CLOCK}))?[\])>]?(?=\s|$|:|-)\s*(?:[-–|:]\s*)?`);
const AFTER_LABEL = new RegExp(String.raw`\s*[\[(]\s*(${CLOCK})\s*[\])]\s*$`);
const LEADING_TIME = new RegExp(String.raw`^[\[(]?(${CLOCK})[\])]?(?=\s)\s*[-–]?\s*`);

/** Seconds of a clock time; with two parts the first are minutes. */
export function clockSeconds(clock: string): number {
  return clock
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Cuts a text into lines and tells what each is. */
export function linesOfText(text: string): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|\n|\r|\u2028/g;
  let start = 0;
  for (let end = ends.exec(text); ; end = ends.exec(text)) {
    lines.push(lineOf(text.slice(start, end?.index ?? text.length), start));
    if (end === null) return lines;
    start = end.index + end[0].length;
  }
}

function lineOf(raw: string, offset: number): Line {
  // Marks of direction and joiners are invisible; NBSP is a space to trim() already.
  const lead = /^[\s\u200b-\u200f\ufeff\u2066-\u2069>]*/.exec(raw)![0].length;
  let from = offset + lead;
  let text = raw.slice(lead).trimEnd();
  if (text === "") return { kind: "blank", text, from };
  if (/^[-=_*~#]{3,}$/.test(text)) return { kind: "rule", text, from };
  if (text.startsWith("#") || /^(?:transcribed by https?:|WEBVTT$)/i.test(text)) return { kind: "note", text, from };
  const numbered = /^\d{1,4}[.)]\s+(?=\p{Lu}[\p{L} .()-]{0,38}:)/u.exec(text)?.[0].length ?? 0;
  text = text.slice(numbered);
  from += numbered;
  const [timed, first, second] = TIMES.exec(text) ?? [];
  if (timed === undefined) return { kind: isDirection(text) ? "direction" : "text", text, from };
  const start = clockSeconds(first!);
  const end = second === undefined ? undefined : clockSeconds(second);
  const rest = text.slice(timed.length);
  if (rest === "" || /^(?:[AP]M)$/i.test(rest)) return { kind: "time", text: "", from, start, end };
  // "10:30 is fine" is speech; a time that stands in brackets, holds seconds or goes before a label is not.
  if (!/^[[(<]/.test(text) && first!.split(":").length < 3 && second === undefined && !LABEL.test(rest)) return { kind: "text", text, from };
  return { kind: isDirection(rest) ? "direction" : "text", text: rest, from: from + timed.length, start, end };
}

function isDirection(text: string): boolean {
  if (/^\[[^\][]*\]\.?$|^\([^()]*\)\.?$/.test(text)) return !/^\[[^\]]{1,40}\]:/.test(text);
  return /^\*(?!\*)[^*:]{1,120}\*$|^_(?!_)[^_:]{1,120}_$/.test(text);
}

/** Up to 48 characters without a colon, then a colon; bold marks may stand around either. */
const LABEL = /^(\**_{0,2}\[?\(?\p{L}[^:\n]{0,58}?\]?\)?\**_{0,2})\s*:(\**_{0,2})(?=\s|$|[^\s/\d])\s*/u;
const DASHED = /^(\p{Lu}[\p{L}.' ]{0,30}(?:\([^)]{1,30}\))?)\s+[-–—]\s+/u;

/** The label at the start of a line, or of a name line whose words stand on the next line. */
export function labelLine(line: Line, next?: Line): Labelled | undefined {
  if (line.kind !== "text") return undefined;
  const [whole, label, closing] = LABEL.exec(line.text) ?? [];
  if (whole !== undefined) return fromLabel(line, label!, whole.length, /^\*\*|\*\*$/.test(label!) || closing !== "");
  if (line.start !== undefined) {
    const [dashed, name] = DASHED.exec(line.text) ?? [];
    if (dashed !== undefined) return fromLabel(line, name!, dashed.length, false);
  }
  return nameLine(line, next);
}

function fromLabel(line: Line, written: string, length: number, certain: boolean): Labelled | undefined {
  const [, clock] = AFTER_LABEL.exec(written) ?? [];
  const label = clean(clock === undefined ? written : written.replace(AFTER_LABEL, ""));
  if (label.length > 48 || label === "" || label.split(/\s+/).length > 8) return undefined;
  const rest = line.text.slice(length);
  const [again, after] = LEADING_TIME.exec(rest) ?? [];
  const time = clock ?? after;
  const from = line.from + length + (again?.length ?? 0);
  const text = rest.slice(again?.length ?? 0);
  if (time !== undefined) line.start ??= clockSeconds(time);
  return { label, key: keyOf(label), text, from, certain: certain && label.length < 32 && /^\p{L}/u.test(label), start: line.start };
}

/** `Ines (Support)`, `Niamh  0:05` or `Niamh Byrne` alone on a line, its words on the next. */
function nameLine(line: Line, next: Line | undefined): Labelled | undefined {
  const otter = /^(\p{L}[\p{L}\d .'’()-]{0,38}?)\s{2,}(\d{1,2}:\d{2}(?::\d{2})?)$/u.exec(line.text.trimEnd());
  if (otter !== null) {
    line.start ??= clockSeconds(otter[2]!);
    return { label: otter[1]!, key: keyOf(otter[1]!), text: "", from: line.from, certain: true, start: line.start };
  }
  const role = /^(\p{Lu}[\p{L}.'’ -]{0,30} [([]\s*\p{L}[\p{L} ]{1,24}[)\]])$/u.exec(line.text);
  if (role === null || (next !== undefined && next.kind !== "text")) return undefined;
  return { label: role[1]!, key: keyOf(role[1]!), text: "", from: line.from, certain: false };
}

/** A label without Markdown, without a remark behind it ("Chris (after verification)"). */
function clean(label: string): string {
  const plain = label.replaceAll(/\*+|^_+|_+$/g, "").trim();
  const [, bracket] = /^[[(]([^\])]+)[\])]$/.exec(plain) ?? [];
  return bracket ?? plain.replace(/\s*\((?:after|before|while|on|in|to|with|still|speaking|checks?|checking|returns?|returning|sighs?|laughs?|typing|whispers?|\w+ing)\b[^)]*\)$/i, "");
}

function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(/\s+/g, " ");
}
