import type { Piece } from "../call.js";
import { characterOf } from "./cue-text.js";

/** A text that begins with a tag of HTML and ends with one: what chats and mails keep of a message. */
const HTML = /^\s*<(?:p|div|span|b|strong|ul|ol|html|body|br)(?:\s[^<>]{0,200})?\/?>[^]*>\s*$/i;
/** One that has a tag within: a line break, or the end of what only HTML has. */
const WITHIN = /<(?:br ?\/?|\/(?:p|div|span|b|strong|em|i|a|ul|ol|li))>/i;
/** A character by its name or number. */
const ESCAPED = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#x27);/i;
const MARK = /<(\/?\w+)?[^<>]{0,400}>|&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|(\w{2,8}));/g;
/** Tags that part words; others stand within them. */
const BLOCK = /^\/?(?:p|div|li|ul|ol|br|tr|td|h[1-6])$/i;

/** The words of a message in HTML, each with its place in the string; undefined where the text is none. */
export function withoutHtml(value: string): { text: string; pieces: readonly Piece[] } | undefined {
  if (!HTML.test(value) && !WITHIN.test(value) && !ESCAPED.test(value)) return undefined;
  const pieces: Piece[] = [];
  let text = "";
  let done = 0;
  const add = (said: string, from: number) => {
    const kept = text === "" || text.endsWith(" ") ? said.trimStart() : said;
    if (kept === "") return;
    pieces.push({ at: text.length, from: from + said.length - kept.length });
    text += kept;
  };
  for (const { 0: mark, 1: tag, 2: number, 3: name, index } of value.matchAll(MARK)) {
    add(value.slice(done, index), done);
    done = index + mark.length;
    if (mark.startsWith("&")) add(characterOf(number, name) ?? mark, index);
    else if (tag !== undefined && BLOCK.test(tag)) add(" ", index);
  }
  add(value.slice(done), done);
  return { text: text.trimEnd(), pieces };
}

/** Words as they are written where texts may be HTML: escaped where they would be taken for some, as they are where not. */
export function writtenAsHtml(text: string): string {
  return withoutHtml(text) === undefined ? text : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
