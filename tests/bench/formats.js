// What reading costs beside `JSON.parse` of the same text, for a long call in each JSON format, and whether tables and JSON Lines stream
// (`npm run bench -- --formats`). Options: --format-megabytes N (20), --stream-megabytes N (200), --only NAME
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assemble } from "../../dist/src/language/assemble.js";
import { read } from "../../dist/src/readers/index.js";
import { fileInput } from "../../dist/src/run/inputs.js";
import { stringInput } from "../../dist/src/readers/input.js";
import { enlarged } from "./enlarge.js";

const { values } = parseArgs({
  strict: false,
  options: {
    "format-megabytes": { type: "string", default: "20" },
    "stream-megabytes": { type: "string", default: "200" },
    only: { type: "string" },
    measure: { type: "string" },
    peak: { type: "string" },
    stream: { type: "string" },
  },
});
const FOLDER = "fixtures/rosetta";
const AIM = 2.5;
const AIM_MEMORY = 3;
/**
 * A list of lines of plain text: to `JSON.parse` they are strings to copy, and who says what is in their words. Their measure is what it
 * takes to parse the file and to read the same lines from a file of text.
 */
const HOLDS_TEXT = "lines.json";

if (values.measure !== undefined) measure(values.measure);
else if (values.peak !== undefined) peak(values.peak);
else if (values.stream !== undefined) stream(values.stream);
else lead();

function lead() {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:json|vcon)$/.test(name) && name.includes(values.only ?? ""));
  console.log(`a long call of ${values["format-megabytes"]} MB in each JSON format: reading beside JSON.parse alone (aim: at most ${AIM})`);
  const folder = mkdtempSync(join(tmpdir(), "call-lint-formats-"));
  const empty = peakOf("");
  const rows = names.map((name) => measured(name, folder, empty)).filter(({ ratio }) => ratio !== undefined);
  rmSync(folder, { recursive: true, force: true });
  rows.sort((one, other) => other.ratio - one.ratio);
  for (const { name, reader, megabytes, parse, ratio, kept, parsed, peak, peakOfParsing } of rows)
    console.log(
      `  ${name.padEnd(32)} ${reader.padEnd(20)} ${megabytes.toFixed(0).padStart(3)} MB ${parse.toFixed(0).padStart(5)} ms  ${ratio.toFixed(2).padStart(5)} times; ` +
        `holds ${kept.toFixed(1)} times the file, its parsed JSON ${parsed.toFixed(1)}; at its peak the process ${peak.toFixed(1)}, parsing alone ${peakOfParsing.toFixed(1)}`,
    );
  const [slow, large] = [rows.filter(({ ratio }) => ratio > AIM), rows.filter(({ kept }) => kept > AIM_MEMORY)];
  console.log(
    `${rows.length - slow.length} of ${rows.length} read in ${AIM} times, ${rows.length - large.length} hold ${AIM_MEMORY} times at most\n`,
  );
  if (values.only === undefined) streams();
}

/** What one format costs: times and memory of many readings, and the peak of a process that reads the file once. */
function measured(name, folder, empty) {
  const file = join(folder, name);
  const row = { name, ...child("--measure", name, `--stream=${file}`) };
  if (row.ratio === undefined) return row;
  const times = (mode) => ((peakOf(mode, file) - empty) * 1024) / statSync(file).size;
  return { ...row, peak: times("read"), peakOfParsing: times("parse") };
}

/** Kilobytes of resident memory at the peak of a process that reads a file, that parses it, or that does neither. */
function peakOf(mode, file = "") {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, `--peak=${mode}`, `--stream=${file}`], { encoding: "utf8" });
  return Number(stdout);
}

function peak(mode) {
  let result;
  if (mode === "read") result = [...read(fileInput(values.stream, values.stream), {})];
  if (mode === "parse") result = JSON.parse(readFileSync(values.stream, "utf8"));
  console.log(process.resourceUsage().maxRSS);
  return result;
}

function child(...args) {
  const given = [`--format-megabytes=${values["format-megabytes"]}`];
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=8000", import.meta.filename, ...args, ...given],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Times and memory for one format, in a process of its own. */
function measure(name) {
  const source = readFileSync(join(FOLDER, name), "utf8");
  const value = enlarged(JSON.parse(source), Number(values["format-megabytes"]) * 1e6);
  const bytes = Buffer.from(JSON.stringify(value));
  // One call of the same shape in each line is the business of JSON Lines.
  if (bytes.length < Number(values["format-megabytes"]) * 5e5) return console.log("{}");
  writeFileSync(values.stream, bytes);
  const textOf = () => bytes.toString();
  const parse = () => {
    const value = JSON.parse(textOf());
    if (name === HOLDS_TEXT) [...read(stringInput("lines.txt", value.transcript.join("\n")), {})];
    return value;
  };
  const times = { parse: [], read: [] };
  let reader = "";
  for (let round = 0; round < 6; round++) {
    times.parse.push(timed(parse));
    times.read.push(
      timed(() => {
        const [call] = read(stringInput(name, textOf()), {});
        if (!("segments" in call)) throw new Error(call.message);
        reader = call.reader;
      }),
    );
  }
  const best = (list) => Math.min(...list);
  const parsed = held(() => JSON.parse(textOf())) / bytes.length;
  const kept = held(() => [...read(stringInput(name, textOf()), {})]) / bytes.length;
  console.log(
    JSON.stringify({
      reader,
      megabytes: bytes.length / 1e6,
      parse: best(times.parse),
      ratio: best(times.read) / best(times.parse),
      parsed,
      kept,
    }),
  );
}

/** Milliseconds of processor time, of the collector of rubbish too: what else the machine does counts less than on a clock. */
function timed(work) {
  globalThis.gc();
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** Bytes that the result of some work holds, as long as it is held. */
function held(work) {
  collect();
  const before = process.memoryUsage().heapUsed;
  const result = work();
  collect();
  const after = process.memoryUsage().heapUsed;
  return result === undefined ? 0 : after - before;
}

/** Frees what nobody holds, and the text that was last searched by a pattern, which the engine keeps for `RegExp.$_`. */
function collect() {
  /x/.exec("x");
  globalThis.gc();
  globalThis.gc();
}

function streams() {
  const folder = mkdtempSync(join(tmpdir(), "call-lint-formats-"));
  try {
    for (const name of ["turns.csv", "turns.jsonl", "calls.jsonl"]) {
      const file = join(folder, name);
      for (const megabytes of [20, Number(values["stream-megabytes"])]) {
        repeat(name, file, megabytes);
        const { rss, calls, seconds } = child("--stream", file);
        console.log(
          `${name} of ${megabytes} MB: ${calls} calls, peak ${rss.toFixed(0)} MB, ${(statSync(file).size / 1e6 / seconds).toFixed(0)} MB a second`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The calls of a small file many times over, each with an id of its own. */
function repeat(name, file, megabytes) {
  const [head, ...lines] = readFileSync(join(FOLDER, name), "utf8").trim().split("\n");
  const isTable = name.endsWith(".csv");
  const body = isTable ? lines : [head, ...lines];
  const out = openSync(file, "w");
  if (isTable) writeSync(out, `${head}\n`);
  for (let size = 0, count = 0; size < megabytes * 1e6; count++) {
    const rows = body.map((line) =>
      isTable ? line.replace(/^[^,]*/, `C-${count}`) : line.replace(/^\{(?:"(?:call_id|id)":"[^"]*",)?/, `{"call_id":"C-${count}",`),
    );
    const text = rows.join("\n") + "\n";
    size += text.length;
    writeSync(out, text);
  }
  closeSync(out);
}

function stream(file) {
  const began = performance.now();
  let calls = 0;
  for (const call of read(fileInput(file, file), {})) {
    if (!("segments" in call)) throw new Error(`${call.line}: ${call.message}`);
    if (assemble(call).turns.length > 0) calls++;
  }
  console.log(JSON.stringify({ calls, rss: process.resourceUsage().maxRSS / 1024, seconds: (performance.now() - began) / 1000 }));
}
