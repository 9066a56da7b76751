import { createRequire } from "node:module";
import type { Root } from "mdast";
import { InputError } from "../call.js";
import { lineColumn } from "./source.js";

interface Parser {
  parse(text: string): Root;
}

let parser: Parser | undefined;

/** Brackets in a document: the parser takes time in the square of those that stay open. */
const MOST_BRACKETS = 20_000;

/**
 * A Markdown text as a tree whose nodes know their places; headings, lists, tables and front matter are understood.
 * @throws InputError where it is none that anybody wrote.
 */
export function parseMarkdown(text: string): Root {
  let count = 0;
  for (let at = text.indexOf("["); at !== -1; at = text.indexOf("[", at + 1))
    if (++count > MOST_BRACKETS) throw new InputError("this is no Markdown script: it has too many brackets", lineColumn(text, at).line, 1);
  parser ??= load();
  return parser.parse(text);
}

/** Loaded here, not on top: a tenth of a second that only runs over Markdown pay. */
function load(): Parser {
  const require = createRequire(import.meta.url);
  const { fromMarkdown } = require("mdast-util-from-markdown") as typeof import("mdast-util-from-markdown");
  const { frontmatterFromMarkdown } = require("mdast-util-frontmatter") as typeof import("mdast-util-frontmatter");
  const { gfmTableFromMarkdown } = require("mdast-util-gfm-table") as typeof import("mdast-util-gfm-table");
  const { frontmatter } = require("micromark-extension-frontmatter") as typeof import("micromark-extension-frontmatter");
  const { gfmTable } = require("micromark-extension-gfm-table") as typeof import("micromark-extension-gfm-table");
  const kinds = ["yaml", "toml"] as ["yaml", "toml"];
  const options = {
    extensions: [frontmatter(kinds), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(kinds), gfmTableFromMarkdown()],
  };
  return { parse: (text) => fromMarkdown(text, options) };
}
