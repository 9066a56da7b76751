import type { Nodes, PhrasingContent } from "mdast";
import type { Piece } from "../call.js";
import { alignPieces } from "./align.js";
import type { Line } from "./line.js";

/** The words of a paragraph without its markup. */
export interface Inline extends Line {
  links: readonly InlineLink[];
  /** HTML comments, with their offsets in the file. */
  comments: readonly { text: string; offset: number }[];
}

/** A link: offsets in the text of its words. */
export interface InlineLink {
  url: string;
  from: number;
  to: number;
}

/** The words of some inline nodes; `source` is the file's text. */
export function inlineOf(nodes: readonly PhrasingContent[], source: string): Inline {
  let text = "";
  const pieces: Piece[] = [];
  const links: InlineLink[] = [];
  const comments: { text: string; offset: number }[] = [];
  const append = (value: string, node: Nodes) => {
    const from = node.position!.start.offset!;
    for (const piece of alignPieces(value, source.slice(from, node.position!.end.offset), from, text.length)) pieces.push(piece);
    text += value;
  };
  const visit = (node: PhrasingContent): void => {
    if (node.type === "html") {
      const comment = commentIn(node.value);
      if (comment === undefined) {
        if (!MARKUP.test(node.value)) append(node.value, node);
        else if (/^<br/i.test(node.value)) append("\n", node);
      } else comments.push({ text: comment, offset: node.position!.start.offset! });
    } else if ("value" in node) append(node.value, node);
    else if (node.type === "break") append("\n", node);
    else if ("children" in node) {
      const from = text.length;
      for (const child of node.children) visit(child);
      if (node.type === "link") links.push({ url: node.url, from, to: text.length });
    }
  };
  for (const node of nodes) visit(node);
  return { text, pieces: pieces.length > 0 ? pieces : [{ at: 0, from: 0 }], links, comments };
}

/** Tags of HTML, and no placeholders such as `<customer name>`. */
const MARKUP =
  /^<\/?(?:a|b|i|u|p|em|br|hr|li|ul|ol|td|tr|th|div|span|strong|small|code|pre|img|sub|sup|mark|kbd|q|s|del|ins|font|center|summary|details|blockquote)(?:\s[^<>]*)?\/?>$/i;

/** What an HTML comment says; undefined where it is none. */
export function commentIn(html: string): string | undefined {
  return /^\s*<!--([\s\S]*?)-->\s*$/.exec(html)?.[1];
}
