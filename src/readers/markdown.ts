import { createRequire } from "node:module";
import type { Nodes, RootContent } from "mdast";
import { InputError } from "../call.js";
import type { MarkdownSections } from "./markdown-sections.js";
import { lineColumn } from "./source.js";

interface Parser {
  parse(text: string, hasFrontMatter?: boolean): RootContent[];
}

let parser: Parser | undefined;

/** Characters that are parsed at a time, where a text is much longer: the parser's work grows with the square of what it is given. */
const PIECE = 1 << 12;
/** Characters of link definitions that every piece is given. */
const DEFINITIONS = 1 << 12;

/**
 * The blocks of a Markdown text, whose nodes know their places; headings, lists, tables and front matter are understood.
 * @param sections what is known of the text as it was before.
 * @throws InputError where it is nested or marked in a way that nobody writes, and that would take hours.
 */
export function parseMarkdown(text: string, piece = PIECE, sections?: MarkdownSections): RootContent[] {
  if (text.length > 16 * piece) {
    checkNesting(text);
    checkMarks(text);
  }
  return sections === undefined ? parseChecked(text, piece) : sections.parse(text, (section) => parseChecked(section, piece));
}

function parseChecked(text: string, piece: number): RootContent[] {
  parser ??= load();
  const frontMatter = frontMatterEnd(text);
  if (text.length <= 16 * piece) return parser.parse(text, frontMatter > 0);
  const known = (text.match(/^ {0,3}\[[^\]\n]{1,200}\]:\s*\S{1,200}$/gm) ?? []).join("\n");
  const definitions = known === "" || known.length > DEFINITIONS ? "" : `\n\n${known}`;
  const blocks: RootContent[] = [];
  let lines = 0;
  for (let from = 0; from < text.length;) {
    const { children, to } = pieceAt(parser, text, from, from === 0 ? Math.max(piece, frontMatter) : piece, definitions);
    for (const node of children) shift(node, from, lines);
    append(blocks, children, text);
    lines += lineColumn(text.slice(from, to), to - from).line - 1;
    from = to;
  }
  return blocks;
}

/** Parses from here on to a place where a new block begins for certain. */
function pieceAt(
  { parse }: Parser,
  text: string,
  from: number,
  least: number,
  definitions: string,
): { children: RootContent[]; to: number } {
  for (let size = least; ; size *= 4) {
    const { to, begins } = cutBehind(text, from + size);
    const children = parse(text.slice(from, to) + definitions, from === 0 && frontMatterEnd(text) > 0).filter(
      ({ position }) => position!.start.offset! < to - from,
    );
    const last = children.at(-1);
    // Behind indented code the parser takes what begins lists for text, now and then.
    const isCut = begins === "block" || last?.type === "list" || (begins === "list" && last?.type !== "code");
    if (to === text.length || (!isOpen(last, 0, text.slice(from, to)) && isCut)) return { children, to };
  }
}

/** What stands at the margin behind a blank line begins a block, a list's next item too, but for what goes on over blank lines. */
const BLOCK = /(?:\n|\r(?!\n))(?:[ \t]*(?:\r?\n|\r)(?=[^\s\-+*\d])|(?=(?:[-+*]|\d{1,9}[.)])[ \t]+[^\s\-+*]))/g;

/** Where the next block begins; an item behind a blank line may be a list's first, another goes on a list if it is one. */
function cutBehind(text: string, offset: number): { to: number; begins: "block" | "list" | "item" } {
  BLOCK.lastIndex = offset;
  const match = offset < text.length ? BLOCK.exec(text) : null;
  if (match === null) return { to: text.length, begins: "block" };
  const to = BLOCK.lastIndex;
  if (!/[\d\-+*]/.test(text[to]!)) return { to, begins: "block" };
  return { to, begins: BLANK.test(text.slice(Math.max(0, to - LONGEST_BLANK), to)) ? "list" : "item" };
}

/** A blank line at the end. */
const BLANK = /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/;
const LONGEST_BLANK = 100;

/** Where front matter ends; 0 where there is none. */
export function frontMatterEnd(text: string): number {
  return /^(---|\+\+\+)[ \t]*(?:\r?\n|\r)(?:[^]*?(?:\n|\r))??\1[ \t]*(?=[\r\n]|$)/.exec(text)?.[0].length ?? 0;
}

/**
 * Whether a block would go on behind the piece that it ends: code whose fence is not closed, HTML that ends with a mark of its own.
 * @param from Offset of the piece, as the block's places have it.
 */
export function isOpen(node: RootContent | undefined, from: number, piece: string): boolean {
  if (node?.type !== "code" && node?.type !== "html") return false;
  const source = piece.slice(node.position!.start.offset! - from, node.position!.end.offset! - from).trimStart();
  if (node.type === "html") return HTML.some(([begins, ends]) => begins.test(source) && !ends.test(source));
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  return fence !== undefined && !new RegExp(`[\\n\\r][ \\t]*${fence[0]}{${fence.length},}\\s*$`).test(source);
}

/** HTML that goes on over blank lines: how it begins, and what ends it (https://spec.commonmark.org/0.31.2/#html-blocks). */
const HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];

/** Puts the blocks of a piece behind those before; a list that was cut is one list. */
function append(blocks: RootContent[], more: readonly RootContent[], text: string): void {
  const [last, [first, ...rest]] = [blocks.at(-1), more];
  const isCut = last?.type === "list" && first?.type === "list" && markOf(last, text) === markOf(first, text);
  if (isCut) {
    for (const item of first.children) last.children.push(item);
    last.position!.end = first.position!.end;
  }
  for (const node of isCut ? rest : more) blocks.push(node);
}

function markOf({ position }: RootContent, text: string): string | undefined {
  return /\d*([-+*.)])/.exec(text.slice(position!.start.offset, position!.start.offset! + 12))?.[1];
}

/** Moves a node by so many characters and lines. */
export function shift(node: Nodes, offset: number, lines: number): void {
  for (const point of [node.position!.start, node.position!.end]) {
    point.offset! += offset;
    point.line += lines;
  }
  if ("children" in node) for (const child of node.children) shift(child, offset, lines);
}

/** Quotes or lists in each other that nobody reads: each line of one costs as much as it is deep. */
const DEEP = /^(?:[ \t]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]|(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){100,}(?=[^\s*_-]))/m;

/** A few may be twenty deep, thousands would take minutes. */
const DEEPER = /^(?:[ \t]{40,}(?:[-+*]|\d{1,9}[.)])[ \t]|(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){20,}(?=[^\s*_-]))/gm;
const MOST_DEEPER = 500;

function checkNesting(text: string): void {
  const deep = DEEP.exec(text)?.index;
  const deeper = deep === undefined ? [...text.matchAll(DEEPER)] : [];
  if (deep === undefined && deeper.length <= MOST_DEEPER) return;
  const { line, column } = lineColumn(text, deep ?? deeper[0]!.index);
  const depth = deep === undefined ? `twenty deep, in more than ${MOST_DEEPER} lines` : "a hundred deep";
  throw new InputError(`lists or quotes stand in each other more than ${depth} here; flatten them`, line, column);
}

/** Brackets, backticks, bars and the like of one paragraph or row that are looked at. */
const MARKS = 5000;

function checkMarks(text: string): void {
  let count = 0;
  let line = 0;
  let isCode = false;
  for (const words of text.split(/\r\n|[\n\r]/)) {
    line++;
    const isFence = /^[ \t]*(?:`{3}|~{3})/.test(words);
    if (isFence) isCode = !isCode;
    if (isCode || isFence || OWN.test(words)) count = 0;
    if (!isCode) count += words.match(/[[\]`<|]/g)?.length ?? 0;
    if (count > MARKS) throw new InputError(`more than ${MARKS} brackets, bars and backticks in one paragraph; is this a script?`, line, 1);
  }
}

/** Lines that are not of the paragraph above: blank ones, rows, items, quotes, definitions, comments. */
const OWN = /^[ \t]*(?:$|\||[-+*>][ \t]|\d{1,9}[.)][ \t]|\[[^\]]+\]:|<!--.*-->[ \t]*$)/;

/** Loaded here, not on top: a tenth of a second that only runs over Markdown pay. */
function load(): Parser {
  const require = createRequire(import.meta.url);
  const { fromMarkdown } = require("mdast-util-from-markdown") as typeof import("mdast-util-from-markdown");
  const { frontmatterFromMarkdown } = require("mdast-util-frontmatter") as typeof import("mdast-util-frontmatter");
  const { gfmTableFromMarkdown } = require("mdast-util-gfm-table") as typeof import("mdast-util-gfm-table");
  const { frontmatter } = require("micromark-extension-frontmatter") as typeof import("micromark-extension-frontmatter");
  const { gfmTable } = require("micromark-extension-gfm-table") as typeof import("micromark-extension-gfm-table");
  const kinds = ["yaml", "toml"] as ["yaml", "toml"];
  // The parser takes an open fence of front matter for the end of all quotes and lists behind it.
  const fronted = { extensions: [frontmatter(kinds)], mdastExtensions: [frontmatterFromMarkdown(kinds)] };
  const tabled = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
  return {
    parse(text, hasFrontMatter = false) {
      // What no text needs is left out: a parser of tables takes each line for a row until it has read the next.
      const wanted = [...(TABLE.test(text) ? [tabled] : []), ...(hasFrontMatter ? [fronted] : [])];
      return fromMarkdown(text, {
        extensions: wanted.flatMap(({ extensions }) => extensions),
        mdastExtensions: wanted.flatMap(({ mdastExtensions }) => mdastExtensions),
      }).children;
    },
  };
}

/** What the line below a table's head cannot do without: a bar, or a colon that says how a column is set. */
const TABLE = /\||:-|-:/;
