import { FROM_START, type Piece, type Segment } from "../call.js";
import { characterOf } from "./cue-text.js";

const TAG =
  /<\/?(?:p|b|i|u|em|strong|span|div|li|ul|ol|font|h[1-6]|html|body|td|th|tr|thead|tbody|tfoot|table|section|article|main|header|footer|dl|dt|dd|br|a|s|sup|sub|code|mark|nav|aside|figure|figcaption|time|img|input|button|label|pre|blockquote|small|big|center|abbr|cite|q|hr|wbr|svg|path|form|address|caption|col|colgroup|ins|del|o:p)(?:\s[^<>]{0,200})?\/?>/gi;

/** Tags at which a line ends or begins, and those that end a column. */
const BREAK = /^<(?:\/?(?:p|div|li|h\d|tr|dt|dd|blockquote|section|article|header|footer|nav)|br|hr)(?![\w:])/i;
const CELL_END = /^<\/t[dh]>/i;

/** A page's tags as spaces, so that places stay; the ends of its paragraphs as line ends, those of its cells as tabs. */
export function withoutTags(text: string): string {
  if (!isPage(text)) return text;
  return withoutUnseen(text).replace(TAG, (tag) => (BREAK.test(tag) ? "\n" : CELL_END.test(tag) ? "\t" : " ") + " ".repeat(tag.length - 1));
}

/** What a page has and does not show, or shows beside what it is about, by how it begins and how it ends. */
const UNSEEN: readonly [begin: RegExp, end: string][] = [
  [/<head(?=[\s>])/gi, "</head>"],
  [/<style(?=[\s>])/gi, "</style>"],
  [/<script(?=[\s>])/gi, "</script>"],
  [/<nav(?=[\s>])/gi, "</nav>"],
  [/<footer(?=[\s>])/gi, "</footer>"],
  [/<button(?=[\s>])/gi, "</button>"],
  [/<!--/g, "-->"],
  [/<!doctype/gi, ">"],
];

/** A page without its head, its styles and its programs, and what one clicks on: blanks in their place. */
function withoutUnseen(text: string): string {
  let page = text;
  for (const [begin, end] of UNSEEN) {
    const lower = page.toLowerCase();
    // Lower case of some letters is longer than the letter: then places would differ.
    if (lower.length !== page.length) return text;
    let kept = "";
    let from = 0;
    for (const { index } of page.matchAll(begin)) {
      if (index < from) continue;
      const stop = lower.indexOf(end, index);
      if (stop === -1) break;
      kept += page.slice(from, index) + page.slice(index, stop + end.length).replaceAll(/[^\n\r]/g, " ");
      from = stop + end.length;
    }
    page = kept + page.slice(from);
  }
  return page;
}

function isPage(text: string): boolean {
  return text.includes("</") && /<\/(?:p|b|strong|div|li|span|td|dd|tr|body)>/i.test(text);
}

/** Tags within words or beside them, that part nothing. */
const WITHIN = /^(?:<\/?(?:b|i|u|em|strong|font|a|s|sup|sub|code|mark)(?:\s[^<>]{0,200})?>)+$/i;
/** What the page of a text has between its words: tags, which are blanks by now, and names of characters. */
const BETWEEN = /[ \u00a0]+|&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|(\w{2,8}));/g;

/** Leaves out the blanks that stand for tags, and reads the names of characters, in segments of a text that is a page. */
export function tidy(segments: Segment[], page: string): void {
  if (!isPage(page)) return;
  for (const segment of segments) {
    const { pieces: placed = FROM_START } = segment;
    const pieces: Piece[] = [];
    let text = "";
    for (const [index, { at, from }] of placed.entries()) {
      const next = placed[index + 1]?.at;
      const part = segment.text.slice(at, next);
      let done = 0;
      const add = (said: string, offset: number) => {
        const kept = text === "" ? said.trimStart() : said;
        if (kept === "") return;
        pieces.push({ at: text.length, from: from + offset + said.length - kept.length });
        text += kept;
      };
      for (const { 0: found, 1: number, 2: name, index: place } of part.matchAll(BETWEEN)) {
        const written = page.slice(from + place, from + place + found.length);
        const isTag = written.includes("<") && place + found.length < part.length;
        if (!isTag && !found.startsWith("&")) continue;
        add(part.slice(done, place), done);
        done = place + found.length;
        if (!isTag) add(characterOf(number, name) ?? found, place);
        else if (!WITHIN.test(written)) add(" ", place + Math.max(0, written.search(/\s/)));
      }
      add(part.slice(done), done);
    }
    segment.text = text;
    segment.pieces = pieces;
  }
}
