// Reads and parses every script below a folder with the parsers that call-lint uses: what linting is measured against.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmTable } from "micromark-extension-gfm-table";
import { parseDocument } from "yaml";

const markdown = {
  extensions: [frontmatter(["yaml"]), gfmTable()],
  mdastExtensions: [frontmatterFromMarkdown(["yaml"]), gfmTableFromMarkdown()],
};
let nodes = 0;
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
  nodes += entry.name.endsWith(".md") ? fromMarkdown(text, markdown).children.length : parseDocument(text).contents.items.length;
}
if (nodes === 0) throw new Error("nothing was parsed");
