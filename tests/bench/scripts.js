// Scripts of 100 lines, as ratios to parsing them with the same parsers (the second part of `npm run bench`; alone: node tests/bench/scripts.js).
// Options: --scripts N (5000)
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { spawnSync } from "node:child_process";
import { keystrokes } from "./keystrokes.js";

const { values } = parseArgs({ options: { scripts: { type: "string", default: "5000" } }, strict: false });
const SOURCES = "fixtures/challenge/scripts";
const LINES = 100;
const BIN = resolve("bin/call-lint.js");
const USAGE = join(import.meta.dirname, "usage.cjs");
const folder = mkdtempSync(join(tmpdir(), "call-lint-scripts-"));

try {
  const count = Number(values.scripts);
  writeScripts(join(folder, "scripts"), count);
  writeFileSync(join(folder, "call-lint.config.yaml"), readFileSync("tests/scripts/labelled.config.yaml"));
  const parse = run(join(import.meta.dirname, "parse-scripts.js"), join(folder, "scripts"));
  const lint = run(BIN, "lint", "scripts", ...output("out"));
  const first = run(BIN, "lint", "scripts", "--cache", ...output("first"));
  const second = run(BIN, "lint", "scripts", "--cache", ...output("second"));
  console.log(`${count} scripts of ${LINES} lines`);
  console.log(`  parsing alone         ${parse.seconds.toFixed(1)} s, ${parse.cpu.toFixed(1)} s of processor time`);
  console.log(
    `  lint, all rules       ${lint.seconds.toFixed(1)} s, ${lint.cpu.toFixed(1)} s of processor time  ${ratio(lint.cpu, parse.cpu)} (aim: at most 2), peak ${lint.rss.toFixed(0)} MB`,
  );
  console.log(
    `  with --cache          ${first.seconds.toFixed(1)} s, then ${second.seconds.toFixed(1)} s: ${ratio(second.seconds, first.seconds)} (aim: at most 0.1)`,
  );
  await keystrokes(script(".md", 0, 1000), join(folder, "call-lint.config.yaml"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function output(name) {
  return ["--format", `json:${join(folder, name)}.json`, "--exit-zero"];
}

function ratio(one, other) {
  return `${(one / other).toFixed(2)} times`;
}

function run(...args) {
  const began = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ["--require", USAGE, ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - began) / 1000, ...JSON.parse(String(output[3])) };
}

function writeScripts(root, count) {
  for (let index = 0; index < count; index++) {
    const part = join(root, String(index % 50));
    if (index < 50) mkdirSync(part, { recursive: true });
    const kind = index % 2 === 0 ? ".md" : ".yaml";
    writeFileSync(join(part, `${index}${kind}`), script(kind, index >> 1, LINES));
  }
}

/** The sections or steps of the labelled scripts, one script's after the other's, until there are as many lines as wanted. */
function script(kind, index, lines) {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith(kind));
  const parts = files.flatMap((_, at) => partsOf(files[(at + index) % files.length], kind));
  const text = [kind === ".md" ? `# Script ${index}\n` : `id: script-${index}\nsteps:`];
  for (let at = 0, size = 0; size < lines; at++) {
    const copy = at >= parts.length ? ` ${Math.floor(at / parts.length)}` : "";
    const part = parts[at % parts.length].replace(
      kind === ".md" ? /^(## .*)/ : /^( {2}- id: .*)/,
      `$1${copy.replace(" ", kind === ".md" ? " " : "-")}`,
    );
    text.push(part);
    size += part.split("\n").length;
  }
  return text.join("\n").split("\n").slice(0, lines).join("\n") + "\n";
}

function partsOf(file, kind) {
  const text = readFileSync(join(SOURCES, file), "utf8");
  return kind === ".md" ? text.split(/^(?=## )/m).slice(1) : text.split(/^(?= {2}- id: )/m).slice(1);
}
