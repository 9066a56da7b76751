import { createRequire } from "node:module";
import type { Root } from "mdast";

interface Parser {
  parse(text: string): Root;
}

let parser: Parser | undefined;

/** A Markdown text as a tree whose nodes know their places; headings, lists, tables and front matter are understood. */
export function parseMarkdown(text: string): Root {
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
