import { isSurelySpeaker } from "./speaker.js";
import { inlineTurns } from "./text-inline.js";
import { withoutTags } from "./text-markup.js";

/** One line of a plain-text transcript, with what stands around its words taken off. */
export interface Line {
  kind: "text" | "blank" | "rule" | "comment" | "heading" | "direction" | "time";
  /** Without the space around it and the time before it. */
  text: string;
  /** Offset of `text` in the file. */
  from: number;
  /** The time at its beginning, as it is written. */
  start?: string;
  end?: string;
  /** Whether `>>` shows that somebody else begins to speak. */
  isTurn?: true;
}

/** Teams writes `0:0:5.320`. */
const TIME = String.raw`(?:\d{1,3}:\d{2}(?::\d{2}){0,2}(?:;\d{2}(?!\d)|:\d{3}(?!\d)|[.,]\d{1,6})?(?:\s?[AaPp]\.?[Mm]\.?)?|\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,7})`;
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";
const IN_MONTHS = String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:\d{1,2}[ -]${MONTH}[ -]\d{4}|${MONTH} \d{1,2},? \d{4})(?: at(?= ))?`;
const DATE = String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|${IN_MONTHS}`;
/** A clock time, with or without its date; or seconds: `4.20s`, `1m 10s`. */
const STAMP = String.raw`(?:(?:${DATE})(?:,?\s{1,2}|T))?${TIME}(?:Z|\s?[+-]\d{2}:?\d{2})?|(?:\d{1,2}\s?h\s?)?(?:\d{1,3}\s?m\s)?\d{1,6}(?:\.\d{1,6})?\s?s(?:ec)?\b`;
/** `Jun 3, 2025 10:40 AM`, `Tue Jun 03 2025 10:40:05`. */
const DATED = new RegExp(String.raw`^(?=[A-Z][a-z]{2})${IN_MONTHS},? {1,2}\d{1,2}:\d\d`);
const RANGE = String.raw`(${STAMP})(?:\s*(?:-{1,2}>|–|—|-|\bto\b)\s*(${STAMP}))?`;
const IN_BRACKETS = new RegExp(String.raw`^[[({<]\s?${RANGE}\s?[\])}>]`);
const BARE = new RegExp(String.raw`^[#@]?${RANGE}(?=$|[\s,;|:*_–—-])`);
/** What may stand between a time and the words; programs that write logs say there how grave it is. */
const BETWEEN = /^(?:[*_]{1,3}(?=\s))?\s*(?:[-–—|:,]\s+)?\s*(?:\[?(?:INFO|DEBUG|TRACE|NOTICE)\]?(?:\s*[-|:]\s+|\s+))?/;

/** `0 minutes 3 seconds0:03`, as the page of Teams is copied; `1 minute 3 seconds` stands behind a name too. */
const IN_WORDS = String.raw`(?:\d{1,2} hours? )?\d{1,2} minutes? \d{1,2} seconds?`;
const TEAMS_TIME = new RegExp(String.raw`^(${IN_WORDS})\s?\d{1,2}(?::\d\d){1,2}$`);

/** Cuts a text into lines and tells what each is. */
export function linesOfText(given: string): Line[] {
  const text = withoutTags(given);
  const lines: Line[] = [];
  const ends = lineEnds(text);
  const turns = inlineTurns(text);
  let start = 0;
  let turn = 0;
  for (let end = ends.exec(text); ; end = ends.exec(text)) {
    const stop = end?.index ?? text.length;
    for (; turn < turns.length && turns[turn]! < stop; turn++) {
      if (turns[turn]! > start) lines.push(lineOf(text.slice(start, turns[turn]), start));
      start = turns[turn]!;
    }
    lines.push(lineOf(text.slice(start, stop), start));
    if (end === null) return withoutLoneTime(lines, text);
    start = end.index + end[0].length;
  }
}

/** "10:30 Meeting: …", once in a call, is what somebody says. */
function withoutLoneTime(lines: Line[], text: string): Line[] {
  const bare = lines.filter(
    ({ from, start }) => start !== undefined && text.startsWith(start, from - start.length - 1) && !/[^\s]/.test(text[from - 1]!),
  );
  const [only] = bare;
  if (bare.length !== 1 || only === undefined || only.text === "" || lines.some((line) => line !== only && line.start !== undefined))
    return lines;
  const from = only.from - only.start!.length - 1;
  lines[lines.indexOf(only)] = { kind: "text", text: `${only.start!} ${only.text}`, from };
  return lines;
}

/** Exports write line ends as they are, as HTML, or as two characters. */
function lineEnds(text: string): RegExp {
  if (/\n[^\n]*\n|\r/.test(text.slice(0, 10_000))) return /\r\n|\n|\r|\u2028|\u2029/g;
  return /\r\n|\n|\r|\u2028|\u2029|\\r\\n|\\n|<br ?\/?>/gi;
}

/** Space, marks that are invisible, quotation marks of e-mails and captions; a bullet, a line number or bold before a time. */
const LEAD =
  /^(?:[\s\u200b-\u200f\ufeff\u202a-\u202e\u2066-\u2069]|>(?=\s*[\p{L}\d*_[(#>]))*(?:(?:[-*•–—]\s+|\d{1,5}[.)]?\s+|[*_`]{1,3})(?=[[({]?\d{1,3}:\d\d(?!\d)))?/u;

/** `| Agent | 00:01 | Hello |`: a table's row, its outer bars taken off. */
const TABLE_ROW = /^\s*\|(?=[^|]*[^|\s:-][^|]*\|.*\S)(.*)\|\s*$/;

function lineOf(raw: string, offset: number): Line {
  const row = raw.includes("|") ? TABLE_ROW.exec(raw) : null;
  return row === null ? plainLineOf(raw, offset) : plainLineOf(row[1]!, offset + raw.indexOf("|") + 1);
}

/** `[00:00:04][3.4]` behind what is said: when it ends, and how long it took. */
const ENDING = /\s*\[(\d\d:\d\d:\d\d(?:\.\d{1,3})?)\]\s?\[\d{1,4}\.\d\]$/;

/** `=== Agent ===`, `--- Customer [00:05] ---`: a name between rules, above what is said. */
const RULED = /^([-=~*_])\1{1,20}\s+(\p{L}.{0,60}?)\s+\1{2,20}$/u;

/** What a line is, from some place on. */
export function lineFrom(raw: string, offset: number): Line {
  return plainLineOf(raw, offset);
}

function plainLineOf(raw: string, offset: number): Line {
  const ending = raw.endsWith("]") ? ENDING.exec(raw.slice(-40)) : null;
  if (ending !== null) return { ...plainLineOf(raw.slice(0, raw.length - ending[0].length), offset), end: ending[1] };
  // Most lines begin with a label or a word: none of what is looked for below begins so.
  if (isLetter(raw.charCodeAt(0)) && !DATED.test(raw))
    return { kind: "text", text: raw.trimEnd(), from: offset, start: undefined, end: undefined };
  // Marks of direction and joiners are invisible; NBSP is a space to trim() already.
  const lead = LEAD.exec(raw)![0].length;
  const from = offset + lead;
  const text = raw.slice(lead).trimEnd();
  if (text === "" || /^>+$/.test(text)) return { kind: "blank", text: "", from };
  if (/^[-=_*~#+]{2,}$|^\|?(?:\s?:?-{3,}:?\s?\|)+/.test(text)) return { kind: "rule", text, from };
  const ruled = RULED.exec(text);
  if (ruled !== null && isSurelySpeaker(ruled[2]!)) return { kind: "comment", text: ruled[2]!, from: from + text.indexOf(ruled[2]!) };
  if (text.startsWith("#") || text.startsWith("//")) return commentOf(text, from);
  const timed = timedLine(text, from);
  if (timed !== undefined) return timed;
  if (isHeading(text)) return { kind: "heading", text, from };
  if (isDirection(text)) return { kind: "direction", text, from };
  return { kind: "text", text, from, ...(/>{2,3}\s*$/.test(raw.slice(0, lead)) ? { isTurn: true } : {}) };
}

/** Whether a character is a letter of the English alphabet. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** `# a comment`, or a Markdown heading such as `### Agent`. */
function commentOf(text: string, from: number): Line {
  const marks = /^(?:#{1,6}|\/\/)\s*/.exec(text)![0].length;
  return { kind: "comment", text: text.slice(marks), from: from + marks };
}

/** A line that begins with a time, or is one. */
function timedLine(text: string, from: number): Line | undefined {
  const teams = text.length < 60 && text.includes(" second") ? TEAMS_TIME.exec(text) : null;
  if (teams !== null) return { kind: "time", text: "", from, start: teams[1] };
  const bracketed = IN_BRACKETS.exec(text);
  const found = bracketed ?? BARE.exec(text);
  if (found === null) return undefined;
  const [written, start, end] = found;
  const between = BETWEEN.exec(text.slice(written.length))![0].length;
  const length = written.length + between;
  const rest = text.slice(length);
  if (/^[*_`]*$/.test(rest)) return { kind: "time", text: "", from, start, end };
  // "10:30 is fine" is speech; brackets, seconds, a range or a label make it a time.
  if (
    bracketed === null &&
    end === undefined &&
    !/^\d+:\d+:\d/.test(start!) &&
    !/^[^\s:]{1,30}(?: [^\s:]{1,30}){0,4} ?:(?:\s|$)|^\p{Lu}[\p{L} .'’()]{0,40}$|^\+?\d[\d ()-]{6,20}(?:\([^()]{1,20}\))?$|^[^\t]{1,40}\t *\S|^[^|]{1,40}\|\s*\S|^\[\p{L}[^\][]{0,40}\]:?\s*\S/u.test(
      rest,
    )
  )
    return undefined;
  return { kind: isDirection(rest) ? "direction" : "text", text: rest, from: from + length, start, end };
}

/** `**Presentation of the issue**`: bold, short, no sentence, no label. */
function isHeading(text: string): boolean {
  const [, inside] = /^(?:\*\*|__)([^*_]{1,80})(?:\*\*|__)$/.exec(text) ?? [];
  return inside !== undefined && !/[:.?!]$|^[[(]|: /.test(inside);
}

/** `[hold music]`, `(Pause)`, `*typing*`, `**[search in progress]**`, `♪ music ♪`, `[END OF TR` where a file breaks off. */
function isDirection(text: string): boolean {
  const inside = text.replace(/^[*_]{1,3}(?=[[(])/, "").replace(/(?<=[\])])[*_]{1,3}$/, "");
  if (/^\[[^\][]*\]?\.?$|^\([^()]*\)\.?$|^<[^<>]*>$|^\{[^{}]*\}$|^♪.*$/.test(inside)) return !/^\[[^\]]{1,40}\]:/.test(inside);
  // Fathom's remarks lead to the recording.
  return (
    / - WATCH: https?:\/\/\S+$/.test(text) ||
    /^\*{3} [^*]{1,120} \*{3}$|^\*(?!\*)[^*:]{1,120}\*$|^_(?!_)[^_:]{1,120}_$|^-{1,3} ?[a-z][^:.?!-]{1,60} ?-{1,3}$/i.test(text)
  );
}

const BEHIND = new RegExp(
  String.raw`\s*[-–,@•·|]?\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? (?=\d))?(?:[[(]\s?${RANGE}\s?[\])]|(?<=\s)${RANGE}|(?<=\s)(${IN_WORDS}))$`,
);

/** A time at the end of a label or line (`Agent [00:01]`), and where the words before it end. */
export function stampBehind(text: string): { start: string; end?: string; length: number } | undefined {
  // Only the end of a text can hold it: a long text is not searched from its start.
  const tail = text.slice(-60);
  const found = /\d/.test(tail) ? BEHIND.exec(tail) : null;
  if (found === null) return undefined;
  return { start: (found[1] ?? found[3] ?? found[5])!, end: found[2] ?? found[4], length: text.length - tail.length + found.index };
}

const COLUMN_END = /^\s*[\t|]|^ {3}|^ [-–—] /;

/** A time at the start of what follows a label (`Agent: 00:00:05 Good afternoon`); in a column of its own any clock is one. */
export function stampBefore(text: string, inColumn = false): { start: string; end?: string; length: number } | undefined {
  const found = IN_BRACKETS.exec(text) ?? BARE.exec(text);
  if (found === null) return undefined;
  const isTime = /^[[({<]/.test(found[0]) || /^\d+:\d+:\d/.test(found[1]!) || (inColumn && COLUMN_END.test(text.slice(found[0].length)));
  return isTime
    ? { start: found[1]!, end: found[2], length: found[0].length + BETWEEN.exec(text.slice(found[0].length))![0].length }
    : undefined;
}
