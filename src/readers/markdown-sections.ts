import type { RootContent } from "mdast";
import { frontMatterEnd, isOpen, shift } from "./markdown.js";

/** Nodes of a stretch of a file, and where it began when they were placed. */
interface Section {
  nodes: RootContent[];
  offset: number;
  line: number;
}

/** A heading that follows an empty line: nothing that began before it goes on behind it, but for fenced code and HTML. */
const BOUNDARY = /(?:^|\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))(?=#{1,6}[ \t])/g;
/** "[name]: url" makes links of brackets anywhere; its name may stand on several lines, and in lists and quotes. */
const DEFINITION = /(?:^|[\r\n])[ \t>*+\d.)-]*\[(?:[^\]\\]|\\[^]){1,999}\]:/;
const LINE = /\r\n|\n|\r/g;

/**
 * Parses a Markdown file again and again while it is typed: only the sections that changed are parsed anew. Gives the same as parsing
 * the whole.
 */
export class MarkdownSections {
  private known = new Map<string, Section[]>();

  parse(text: string, parseWhole: (text: string) => RootContent[]): RootContent[] {
    const known = this.known;
    this.known = new Map();
    const nodes: RootContent[] = [];
    let [offset, line] = [0, 0];
    const stretches = stretchesOf(text);
    for (let at = 0, count = 1; at < stretches.length;) {
      const stretch = stretches.slice(at, at + count).join("");
      const section = known.get(stretch)?.pop() ?? { nodes: parseWhole(stretch), offset: 0, line: 0 };
      this.keep(stretch, section);
      if (at + count < stretches.length && isOpen(section.nodes.at(-1), section.offset, stretch)) {
        // Twice as many each time: what is never closed is not parsed again and again.
        count *= 2;
        continue;
      }
      place(section, offset, line);
      for (const node of section.nodes) nodes.push(node);
      offset += stretch.length;
      line += stretch.match(LINE)?.length ?? 0;
      at += count;
      count = 1;
    }
    return nodes;
  }

  private keep(stretch: string, section: Section): void {
    const same = this.known.get(stretch);
    if (same === undefined) this.known.set(stretch, [section]);
    else same.push(section);
  }
}

/** The text, cut where a heading begins anew; whole where something far away may change what words mean. */
function stretchesOf(text: string): string[] {
  if (DEFINITION.test(text)) return [text];
  const from = frontMatterEnd(text);
  const stretches: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    if (end <= from || end === start) continue;
    stretches.push(text.slice(start, end));
    start = end;
  }
  return [...stretches, text.slice(start)];
}

/** Moves nodes to where their section begins now. */
function place(section: Section, offset: number, line: number): void {
  const [byOffset, byLine] = [offset - section.offset, line - section.line];
  if (byOffset === 0 && byLine === 0) return;
  section.offset = offset;
  section.line = line;
  for (const node of section.nodes) shift(node, byOffset, byLine);
}
