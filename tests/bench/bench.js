// Speed, start-up and memory, as ratios measured in one run (`npm run bench`, after `npm run build`).
// Options: --megabytes N (200), --files N (20000), --results N (100000), --memory-megabytes N (0 = skip the memory run),
// --scripts N (5000, see scripts.js), --formats (what reading costs in each format, see formats.js)
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
  readFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { read } from "../../dist/src/readers/index.js";
import { stringInput } from "../../dist/src/readers/input.js";

const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "200" },
    files: { type: "string", default: "20000" },
    results: { type: "string", default: "100000" },
    "memory-megabytes": { type: "string", default: "0" },
    scripts: { type: "string", default: "5000" },
    formats: { type: "boolean", default: false },
  },
  strict: false,
});
if (values.formats) {
  await import("./formats.js");
  process.exit();
}
const BIN = "bin/call-lint.js";
const USAGE = join(import.meta.dirname, "usage.cjs");
const folder = mkdtempSync(join(tmpdir(), "call-lint-bench-"));

try {
  const calls = sampleCalls();
  console.log(`${calls.length} different calls from ${existsSync("../shared/corpus") ? "fixtures and the corpus" : "fixtures"}\n`);
  throughput(calls, Number(values.megabytes));
  manyFiles(calls, Number(values.files));
  reports(calls, Number(values.results));
  startUp();
  if (Number(values["memory-megabytes"]) > 0) memory(calls, Number(values["memory-megabytes"]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
await import("./scripts.js");

/** Every call of the fixtures and the corpus in the shape of one JSONL line. */
function sampleCalls() {
  const roots = [
    "fixtures/calls",
    "fixtures/challenge/calls",
    "../shared/corpus/pool/hvb",
    "../shared/corpus/pool/ms",
    "../shared/corpus/pool/vcon",
  ];
  return roots.filter(existsSync).flatMap((root) =>
    readdirSync(root)
      .filter((name) => !/labels|metadata/.test(name))
      .flatMap((name) => callsOf(join(root, name))),
  );
}

function callsOf(file) {
  const found = [...read(stringInput(file, readFileSync(file, "utf8")), {})].filter((call) => call.segments?.length > 1);
  return found.map((call) => ({
    call_id: call.meta.id,
    started_at: call.meta.startedAt,
    agent: call.meta.agent,
    customer: { id: call.meta.customer?.id, name: call.meta.customer?.names[0] },
    turns: call.segments.map(({ speaker, role, start, end, text }) => ({ speaker, role, start, end, text })),
  }));
}

function writeJsonl(file, calls, megabytes) {
  const out = openSync(file, "w");
  let words = 0;
  let count = 0;
  for (let size = 0; size < megabytes * 1e6;) {
    const lines = [];
    for (const call of calls) {
      lines.push(JSON.stringify({ ...call, call_id: `bench-${count++}` }));
      for (const turn of call.turns) words += turn.text.split(/\s+/).length;
    }
    const text = lines.join("\n") + "\n";
    size += Buffer.byteLength(text);
    writeSync(out, text);
  }
  closeSync(out);
  return { words, count };
}

function run(...args) {
  const began = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ["--require", USAGE, ...args], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - began) / 1000, ...JSON.parse(String(output[3])) };
}

function throughput(calls, megabytes) {
  const file = join(folder, "calls.jsonl");
  const { words, count } = writeJsonl(file, calls, megabytes);
  const parse = run(join(import.meta.dirname, "read-and-parse.js"), file);
  const lint = run(BIN, "lint", file, "--format", "jsonl:" + join(folder, "out.jsonl"), "--no-redact", "--exit-zero");
  const redacted = run(BIN, "lint", file, "--format", "jsonl:" + join(folder, "out.jsonl"), "--exit-zero");
  console.log(`JSONL of ${(statSync(file).size / 1e6).toFixed(0)} MB, ${count} calls, ${(words / 1e6).toFixed(1)} M words`);
  console.log(`  reading and parsing   ${rate(words, parse)}`);
  console.log(
    `  lint, all rules       ${rate(words, lint)}  ${ratio(lint.cpu, parse.cpu)} of reading and parsing (aim: at most 8), peak ${lint.rss.toFixed(0)} MB`,
  );
  console.log(`  the same, redacted    ${rate(words, redacted)}  ${ratio(redacted.cpu, parse.cpu)}\n`);
}

function rate(words, { cpu, seconds }) {
  return `${seconds.toFixed(1).padStart(6)} s, ${(words / cpu / 1e6).toFixed(2)} M words a second of processor time`;
}

function ratio(one, other) {
  return `${(one / other).toFixed(2)} times`;
}

function manyFiles(calls, count) {
  const root = join(folder, "files");
  for (let index = 0; index < count; index++) {
    const part = join(root, String(index % 100));
    if (index < 100) mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${index}.json`), JSON.stringify({ ...calls[index % calls.length], call_id: `file-${index}` }));
  }
  const lint = run(BIN, "lint", root, "--format", "jsonl:" + join(folder, "files.out.jsonl"), "--no-redact", "--exit-zero");
  console.log(
    `folder of ${count} files: ${lint.seconds.toFixed(1)} s, ${(count / lint.seconds).toFixed(0)} files a second, peak ${lint.rss.toFixed(0)} MB\n`,
  );
}

/** A report over the results of many calls, beside reading and parsing the same lines. */
function reports(calls, count) {
  const [sample, out, file] = ["sample.jsonl", "sample.out.jsonl", "results.jsonl"].map((name) => join(folder, name));
  writeFileSync(sample, calls.map((call) => JSON.stringify(call)).join("\n"));
  run(BIN, "lint", sample, "--format", "jsonl:" + out, "--exit-zero");
  const results = readFileSync(out, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const written = openSync(file, "w");
  for (let from = 0; from < count; from += 1000) {
    const lines = Array.from({ length: Math.min(1000, count - from) }, (_, offset) => lineAt(results, from + offset));
    writeSync(written, lines.join(""));
  }
  closeSync(written);
  const parse = run(join(import.meta.dirname, "read-and-parse.js"), file);
  const report = run(BIN, "report", file, "--format", "json", "-o", join(folder, "report.json"));
  console.log(`report over ${count} calls' results, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  console.log(
    `  ${report.seconds.toFixed(1)} s, ${ratio(report.seconds, parse.seconds)} of reading and parsing (aim: at most 2), peak ${report.rss.toFixed(0)} MB (aim: under 400)\n`,
  );
}

/** Two hundred agents, eight queues and a year of days, so that every group fills. */
function lineAt(results, index) {
  const startedAt = new Date(Date.UTC(2025, 0, 1 + ((index * 7919) % 365), 9)).toISOString();
  const who = { id: `r-${index}`, agent: `Agent ${index % 200}`, team: `Team ${index % 20}`, queue: `Queue ${index % 8}` };
  return (
    JSON.stringify({ ...results[index % results.length], ...who, customer: { id: `C-${index % 60_000}`, name: null }, startedAt }) + "\n"
  );
}

function startUp() {
  const file = "fixtures/calls/good-late-parcel.txt";
  const cases = [
    ["node -e 0", ["-e", "0"]],
    ["--version", [BIN, "--version"], 1.7],
    ["rules", [BIN, "rules"]],
    ["lint of one file", [BIN, "lint", file, "--exit-zero"], 4],
  ];
  const times = cases.map(() => []);
  // In turn, not one after the other: what else the machine does then falls on all alike.
  for (let round = 0; round < 15; round++)
    cases.forEach(([, args], index) => {
      const began = performance.now();
      spawnSync(process.execPath, args, { stdio: "ignore" });
      times[index].push(performance.now() - began);
    });
  const median = times.map((list) => list.sort((one, other) => one - other)[7]);
  console.log("start-up, median of 15");
  cases.forEach(([name, , aim], index) =>
    console.log(
      `  ${name.padEnd(18)} ${median[index].toFixed(0).padStart(5)} ms  ${ratio(median[index], median[0])}${aim ? ` (aim: under ${aim})` : ""}`,
    ),
  );
}

function memory(calls, megabytes) {
  const file = join(folder, "large.jsonl");
  writeJsonl(file, calls, megabytes);
  const lint = run(BIN, "lint", file, "--format", "json:" + join(folder, "large.out.json"), "--exit-zero");
  console.log(
    `\nJSONL of ${megabytes} MB into one JSON report: peak ${lint.rss.toFixed(0)} MB (aim: under 400), ${lint.seconds.toFixed(0)} s`,
  );
}
