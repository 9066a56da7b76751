// Longer than a source file should be: the shapes of lines, each with its pattern.
import { isSurelySpeaker } from "./speaker.js";
import { inlineTurns } from "./text-inline.js";
import { withoutTags } from "./text-markup.js";
import { leanPattern } from "../lean-pattern.js";

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
/** Teams leaves out the year: `[3/2 10:00 AM]`. */
const DATE = String.raw`\d{1,2}/\d{1,2}(?= \d{1,2}:\d\d)|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|${IN_MONTHS}`;
/** A clock time, with or without its date; or seconds: `4.20s`, `1m 10s`. */
const STAMP = String.raw`(?:(?:${DATE})(?:,?\s{1,2}|T))?${TIME}(?:Z|\s?[+-]\d{2}:?\d{2})?|(?:\d{1,2}\s?h\s?)?(?:\d{1,3}\s?m\s?)?\d{1,6}(?:\.\d{1,6})?\s?s(?:ec)?\b`;
/** `Jun 3, 2025 10:40 AM`, `Tue Jun 03 2025 10:40:05`. */
const DATED = leanPattern(String.raw`(?=[A-Z][a-z]{2})${IN_MONTHS},? {1,2}\d{1,2}:\d\d`, "y");
const RANGE = String.raw`(${STAMP})(?:\s*(?:-{1,2}>|–|—|-|\bto\b)\s*(${STAMP}))?`;
/** Seconds without their unit, as programs write a span: `[0.00 - 4.20]`. */
const SPAN = String.raw`\[(\d{1,6}\.\d{1,6})(?:s?\s*(?:-{1,2}>|–|-|to)\s*)(\d{1,6}\.\d{1,6})s?\]`;
/** The same in columns of their own, as Audacity writes its labels. */
const IN_COLUMNS = /^(\d{1,6}\.\d{1,6})\t(\d{1,6}\.\d{1,6})(?=\t)/;
const IN_SPAN = leanPattern(`^${SPAN}`);
const IN_BRACKETS = leanPattern(String.raw`^[[({<]\s?${RANGE}\s?[\])}>]`);
const BARE = leanPattern(String.raw`^[#@+]?${RANGE}(?=$|[\s,;|:*_–—-])`);
/** What may stand between a time and the words; programs that write logs say there how grave it is. */
const BETWEEN = /(?:[*_]{1,3}(?=\s))?\s*(?:[-–—|:,/]\s+)?\s*(?:\[?(?:INFO|DEBUG|TRACE|NOTICE)\]?(?:\s*[-|:]\s+|\s+))?/y;
/** The commonest time of all: `[00:05]`, `[00:00:05]`. */
const CLOCK = /\[\d{1,3}:\d\d(?::\d\d)?\]/y;
const [SPACE, BRACKET, DELETE] = [32, 91, 127];

/** `0 minutes 3 seconds0:03`, as the page of Teams is copied; `1 minute 3 seconds` stands behind a name too. */
const IN_WORDS = String.raw`(?:\d{1,2} hours? )?\d{1,2} minutes? \d{1,2} seconds?`;
const TEAMS_TIME = leanPattern(String.raw`^(${IN_WORDS})\s?\d{1,2}(?::\d\d){1,2}$`);

/** Cuts a text into lines and tells what each is. */
export function linesOfText(given: string): Line[] {
  const text = withoutTags(given);
  const lines: Line[] = [];
  const isOdd = text.includes("|") || text.includes(WATCH) || ENDING_IN_TEXT.test(text);
  const lineAt = (start: number, stop: number) =>
    (isOdd ? undefined : plainLineAt(text, start, stop)) ?? lineOf(text.slice(start, stop), start);
  const turns = inlineTurns(text);
  let turn = 0;
  eachLine(text, (start, stop) => {
    for (; turn < turns.length && turns[turn]! < stop; turn++) {
      if (turns[turn]! > start) lines.push(lineAt(start, turns[turn]!));
      start = turns[turn]!;
    }
    lines.push(lineAt(start, stop));
  });
  return withoutLoneTime(lines, text);
}

/** Tells where each line starts and stops, its end left out. */
function eachLine(text: string, visit: (start: number, stop: number) => void): void {
  let start = 0;
  if (hasPlainEnds(text)) {
    // Nearly every file: looked for with the speed of indexOf.
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      visit(start, end > start && text.charCodeAt(end - 1) === RETURN ? end - 1 : end);
      start = end + 1;
    }
  } else
    for (const { index, 0: end } of text.matchAll(lineEnds(text))) {
      visit(start, index);
      start = index + end.length;
    }
  visit(start, text.length);
}

/** "10:30 Meeting: …", once in a call, is what somebody says. */
function withoutLoneTime(lines: Line[], text: string): Line[] {
  const index = lines.findIndex((line) => line.start !== undefined);
  const only = lines[index];
  if (only?.start === undefined || only.text === "" || lines.some((line, at) => at > index && line.start !== undefined)) return lines;
  const from = only.from - only.start.length - 1;
  if (text.startsWith(only.start, from) && /\s/.test(text[only.from - 1]!))
    lines[index] = { kind: "text", text: `${only.start} ${only.text}`, from };
  return lines;
}

const RETURN = 13;
const HEAD = 10_000;

/** Whether LF and CRLF end all lines. */
function hasPlainEnds(text: string): boolean {
  const second = text.indexOf("\n", text.indexOf("\n") + 1);
  const hasLines = second > 0 && second < HEAD;
  return hasLines && !text.includes("\u2028") && !text.includes("\u2029") && !(text.includes("\r") && /\r(?!\n)/.test(text));
}

/** Exports write line ends as they are, as HTML, or as two characters. */
function lineEnds(text: string): RegExp {
  if (/\n[^\n]*\n|\r/.test(text.slice(0, HEAD))) return /\r\n|\n|\r|\u2028|\u2029/g;
  return /\r\n|\n|\r|\u2028|\u2029|\\r\\n|\\n|<br ?\/?>/gi;
}

/** Space, marks that are invisible, quotation marks of e-mails and captions; a bullet, a line number or bold before a time. */
const LEAD =
  /^(?:[\s\u200b-\u200f\ufeff\u202a-\u202e\u2066-\u2069]|>(?=\s*[\p{L}\d*_[(#>]))*(?:(?:[-*•–—]\s+|\d{1,5}[.)]?\s+|[*_`]{1,3})(?=[[({]?\d{1,3}:\d\d(?!\d)))?/u;

/** `| 7 | Agent | 00:01 | Hello |`: a table's row, its outer bars and the number of the turn taken off. */
const TABLE_ROW = /^\s*\|(?:\s*\d{1,5}\s*\|(?=[^|]*\|))?(?=[^|]*[^|\s:-][^|]*\|.*\S)(.*)\|\s*$/;

function lineOf(raw: string, offset: number): Line {
  const row = raw.includes("|") ? TABLE_ROW.exec(raw) : null;
  return row === null ? plainLineOf(raw, offset) : plainLineOf(row[1]!, offset + raw.lastIndexOf("|") - row[1]!.length);
}

/** `[00:00:04][3.4]` behind what is said: when it ends, and how long it took. */
const ENDING = /\s*\[(\d\d:\d\d:\d\d(?:\.\d{1,3})?)\]\s?\[\d{1,4}\.\d\]$/;

const ENDING_IN_TEXT = /\]\s?\[\d{1,4}\.\d\]/;

/** `=== Agent ===`, `--- Customer [00:05] ---`: a name between rules, above what is said. */
const RULED = /^([-=~*_])\1{1,20}\s+(\p{L}.{0,60}?)\s+\1{2,20}$/u;

/** `#12 Agent: …`: a turn's number, and no heading. */
const NUMBERED = /^#\d{1,4}[.):]?[ \t]+(?=\p{L})/u;

/** What a line is, from some place on. */
export function lineFrom(raw: string, offset: number): Line {
  return plainLineOf(raw, offset);
}

function plainLineOf(raw: string, offset: number): Line {
  const ending = raw.endsWith("]") ? ENDING.exec(raw.slice(-40)) : null;
  if (ending !== null) return { ...plainLineOf(raw.slice(0, raw.length - ending[0].length), offset), end: ending[1] };
  if (isLetter(raw.charCodeAt(0)) && !isDated(raw, 0)) return spoken(trimmedEnd(raw), offset);
  // Marks of direction and joiners are invisible; NBSP is a space to trim() already.
  const lead = LEAD.exec(raw)![0].length;
  const from = offset + lead;
  const text = trimmedEnd(raw.slice(lead));
  if (text === "" || /^>+$/.test(text)) return { kind: "blank", text: "", from };
  if (/^[-=_*~#+]{2,}$|^\|?(?:\s?:?-{3,}:?\s?\|)+/.test(text)) return { kind: "rule", text, from };
  const ruled = RULED.exec(text);
  if (ruled !== null && isSurelySpeaker(ruled[2]!)) return { kind: "comment", text: ruled[2]!, from: from + text.indexOf(ruled[2]!) };
  const count = text.startsWith("#") ? NUMBERED.exec(text) : null;
  if (count !== null) return plainLineOf(text.slice(count[0].length), from + count[0].length);
  if (text.startsWith("#") || text.startsWith("//")) return commentOf(text, from);
  const timed = timedLine(text, from);
  if (timed !== undefined) return timed;
  if (isHeading(text)) return { kind: "heading", text, from };
  if (isDirection(text)) return { kind: "direction", text, from };
  return { kind: "text", text, from, ...(/>{2,3}\s*$/.test(raw.slice(0, lead)) ? { isTurn: true } : {}) };
}

/**
 * A line of a text that begins with a label or a word, or with a clock in brackets before it, as most do: none of the shapes that other
 * lines are asked for begins so.
 */
function plainLineAt(text: string, start: number, stop: number): Line | undefined {
  const first = text.charCodeAt(start);
  if (isLetter(first)) return isDated(text, start) ? undefined : spoken(saidIn(text, start, stop), start);
  if (first !== BRACKET) return undefined;
  const clock = endOfMatch(CLOCK, text, start);
  const said = clock === start ? stop : endOfMatch(BETWEEN, text, clock);
  if (said >= stop || !isLetter(text.charCodeAt(said))) return undefined;
  return spoken(saidIn(text, said, stop), said, text.slice(start + 1, clock - 1));
}

function spoken(text: string, from: number, start?: string): Line {
  return { kind: "text", text, from, start, end: undefined };
}

function isDated(text: string, from: number): boolean {
  return endOfMatch(DATED, text, from) > from;
}

/** A part of a text without the space at its end. */
function saidIn(text: string, from: number, to: number): string {
  const said = text.slice(from, to);
  const last = text.charCodeAt(to - 1);
  return last > SPACE && last < DELETE ? said : trimmedEnd(said);
}

/** A text without the space and the invisible marks at its end, which pages and word processors leave there. */
function trimmedEnd(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.charCodeAt(trimmed.length - 1) < FIRST_MARK
    ? trimmed
    : trimmed.replace(/[\s\u200b-\u200f\ufeff\u202a-\u202e\u2066-\u2069]+$/u, "");
}

const FIRST_MARK = 0x200b;

/** Where what a pattern matches at a place of a text ends; the place itself where it matches nothing. */
function endOfMatch(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from;
}

/** Whether a character is a letter of the English alphabet. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether a character is one of the digits 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `# a comment`, or a Markdown heading such as `### Agent`. */
function commentOf(text: string, from: number): Line {
  const marks = /^(?:#{1,6}|\/\/)\s*/.exec(text)![0].length;
  return { kind: "comment", text: text.slice(marks), from: from + marks };
}

/** `1.250000`, a tab, `4.500000`, a tab: labels of Audacity, in seconds; or clocks in two columns. */
const TRACK = /^(\d{1,6}\.\d{1,6}|\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)\t(\d{1,6}\.\d{1,6}|\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)\t(?=\S)/;

/** A line that begins with a time, or is one. */
function timedLine(text: string, from: number): Line | undefined {
  const track = isDigit(text.charCodeAt(0)) ? TRACK.exec(text) : null;
  if (track !== null)
    return { kind: "text", text: text.slice(track[0].length), from: from + track[0].length, start: track[1], end: track[2] };
  const teams = text.length < 60 && text.includes(" second") ? TEAMS_TIME.exec(text) : null;
  if (teams !== null) return { kind: "time", text: "", from, start: teams[1] };
  const bracketed = IN_BRACKETS.exec(text) ?? IN_SPAN.exec(text) ?? IN_COLUMNS.exec(text);
  const found = bracketed ?? BARE.exec(text);
  if (found === null) return undefined;
  const [written, start, end] = found;
  const length = endOfMatch(BETWEEN, text, written.length);
  const rest = text.slice(length);
  if (/^[*_`]*$/.test(rest)) return { kind: "time", text: "", from, start, end };
  // "10:30 is fine" is speech; brackets, seconds, a range or a label make it a time.
  if (
    bracketed === null &&
    end === undefined &&
    !/^\d+:\d+:\d/.test(start!) &&
    !/^[^\s:]{1,30}(?: [^\s:]{1,30}){0,4} ?:(?:\s|$)|^\p{Lu}[\p{L} .'’()]{0,40}$|^\+?\d[\d ()-]{6,20}(?:\([^()]{1,20}\))?$|^[^\t]{1,40}\t *\S|^[^|]{1,40}\|\s*\S|^\[\p{L}[^\][]{0,40}\]:?\s*\S|^\(\p{Lu}[^()]{0,40}\):?\s+\S/u.test(
      rest,
    ) &&
    !isSurelySpeaker(/^(\p{L}[\p{L} ]{1,30}) [-–—] /u.exec(rest)?.[1] ?? "")
  )
    return undefined;
  return { kind: isDirection(rest) ? "direction" : "text", text: rest, from: from + length, start, end };
}

/** `**Presentation of the issue**`: bold, short, no sentence, no label. */
function isHeading(text: string): boolean {
  const [, inside] = /^(?:\*\*|__)([^*_]{1,80})(?:\*\*|__)$/.exec(text) ?? [];
  return inside !== undefined && !/[:.?!]$|^[[(]|: /.test(inside);
}

/** Fathom's remarks lead to the recording. */
const WATCH = " - WATCH: ";

/** `[hold music]`, `(Pause)`, `*typing*`, `**[search in progress]**`, `♪ music ♪`, `[END OF TR` where a file breaks off. */
function isDirection(text: string): boolean {
  const inside = text.replace(/^[*_]{1,3}(?=[[(])/, "").replace(/(?<=[\])])[*_]{1,3}$/, "");
  if (/^\[[^\][]*\]?\.?$|^\([^()]*\)\.?$|^<[^<>]*>$|^\{[^{}]*\}$|^♪.*$/.test(inside)) return !/^\[[^\]]{1,40}\]:/.test(inside);
  return (
    (text.includes(WATCH) && / - WATCH: https?:\/\/\S+$/.test(text)) ||
    /^\*{3} [^*]{1,120} \*{3}$|^\*(?!\*)[^*:]{1,120}\*$|^_(?!_)[^_:]{1,120}_$|^-{1,3} ?[a-z][^:.?!-]{1,60} ?-{1,3}$/i.test(text)
  );
}

const BEHIND = leanPattern(
  String.raw`\s*[-–,@•·|/]?\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? (?=\d))?(?:[[(]\s?${RANGE}\s?[\])]|(?<=\s)\+?${RANGE}|(?<=\s)(${IN_WORDS}))$`,
);

/** A time at the end of a label or line (`Agent [00:01]`), and where the words before it end. */
export function stampBehind(text: string): { start: string; end?: string; length: number } | undefined {
  // Only the end of a text can hold it: a long text is not searched from its start.
  const tail = text.slice(-60);
  const found = /\d/.test(tail) ? BEHIND.exec(tail) : null;
  if (found === null) return undefined;
  return { start: (found[1] ?? found[3] ?? found[5])!, end: found[2] ?? found[4], length: text.length - tail.length + found.index };
}

const COLUMN_END = /^\s*[\t|]|^ {3}|^ [-–—/] /;

/** A time at the start of what follows a label (`Agent: 00:00:05 Good afternoon`); in a column of its own any clock is one. */
export function stampBefore(text: string, inColumn = false): { start: string; end?: string; length: number } | undefined {
  const found = IN_BRACKETS.exec(text) ?? BARE.exec(text);
  if (found === null) return undefined;
  const isTime = /^[[({<]/.test(found[0]) || /^\d+:\d+:\d/.test(found[1]!) || (inColumn && COLUMN_END.test(text.slice(found[0].length)));
  return isTime ? { start: found[1]!, end: found[2], length: endOfMatch(BETWEEN, text, found[0].length) } : undefined;
}
