import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { callLint, folderWith } from "../cli/run.js";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const blocks = [...readme.matchAll(/```(?:yaml|ts)\n(?:# |\/\/ )(\S+\.(?:yaml|ts))\n([^]*?)```/g)].map(
  ([, path, text]) => [path!, text!] as const,
);

function withBlocks(): string {
  const cwd = folderWith({ "call.txt": "Agent: Hello.\nCustomer: Hi.\n" });
  for (const [path, text] of blocks) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

describe("the README", () => {
  test("has a config, rules in YAML and TypeScript, and a vocabulary", () => {
    expect(blocks.map(([path]) => path)).toEqual([
      "call-lint.config.yaml",
      "our-rules/closing/no-slang-goodbye.yaml",
      "our-rules/closing/no-monologue.ts",
      "our-rules/vocabulary/en/goodbyes.yaml",
    ]);
  });

  test("no fence is left open: commands, headings and the headings that links lead to are all outside of code", () => {
    const nodes = fromMarkdown(readme).children;
    expect(nodes.filter((node) => node.type === "html" && node.value.startsWith("<!-- $ call-lint"))).toHaveLength(
      [...readme.matchAll(/^<!-- \$ call-lint/gm)].length,
    );
    const headings = nodes.flatMap((node) =>
      node.type === "heading" ? [readme.slice(node.position!.start.offset, node.position!.end.offset)] : [],
    );
    expect(headings.filter((heading) => heading.startsWith("## ")).at(-1)).toBe("## As a library");
    const anchors = headings.map((heading) => `#${heading.replace(/^#+ /, "").toLowerCase().replaceAll(" ", "-")}`);
    const linked = [...readme.matchAll(/\]\((#[^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    expect(linked).toContain("#vocabulary");
  });

  test("its rules and vocabulary come out as their examples say", async () => {
    const cwd = withBlocks();
    const ended = await callLint(["test", "our-rules"], { cwd });
    expect(ended.stderr + ended.stdout).toBe("10 examples of 2 rules and 1 cue: all as marked\n");
  });

  test("its config is right", async () => {
    const cwd = withBlocks();
    const ended = await callLint(["config", "call.txt"], { cwd });
    expect(ended.stderr).toBe("");
    expect(ended.stdout).toMatch(/no-dead-air +warning .*seconds: 8.* call-lint\.config\.yaml:3$/m);
  });

  test("shows only commands that work", () => {
    const commands = [...readme.matchAll(/<!-- \$ call-lint (\w+) /g)].map(([, name]) => name!);
    const known = new Set(["lint", "rules", "explain", "inspect", "config", "test", "promises"]);
    expect(commands.filter((name) => !known.has(name))).toEqual([]);
    expect(commands.length).toBeGreaterThan(4);
    for (const [, fence, shown] of readme.matchAll(/-->\n+(`{3,})console\n(.*)\n/g)) {
      expect(fence!.length).toBeGreaterThanOrEqual(3);
      expect(shown).toMatch(/^\$ call-lint /);
    }
  });
});
