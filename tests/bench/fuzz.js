// Spoilt files by the hundred thousand: no reader may throw anything but its own error with a place, take a second, or fill a gigabyte.
// `npm run fuzz -- --inputs 1000000`. Options: --inputs N (20000), --seed N (1), --workers N (2), --seconds N (1: what one input may take), --only N (that one input, its bytes to the terminal)
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { InputError, placeOf } from "../../dist/src/call.js";
import { assemble } from "../../dist/src/language/assemble.js";
import { decode, decodeChunks } from "../../dist/src/readers/decode.js";
import { HEAD_LENGTH, linesOf, stringInput } from "../../dist/src/readers/input.js";
import { read, readers, recognise } from "../../dist/src/readers/index.js";
import { mutantOf, randomOf } from "./mutations.js";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
    seconds: { type: "string", default: "1" },
    only: { type: "string" },
    worker: { type: "string" },
  },
});
const [inputs, seed, workers, most] = [values.inputs, values.seed, values.workers, values.seconds].map(Number);
const ROLES = new Set(["agent", "customer", "bot", "system", "other", "unknown"]);
/** Milliseconds after which a silent worker is taken for hung: long, for the machine may be busy with other things. */
const PATIENCE = 180_000;
const MOST_MEGABYTES = 1024;

// Every format has a file or a few in fixtures/rosetta; of the corpus half are WebVTT, hence the first counts four times.
const ROOTS = [...new Array(4).fill("fixtures/rosetta"), "fixtures/broken", "fixtures/calls", "../shared/corpus/formats"];
const samples = ROOTS.filter(existsSync).flatMap(samplesIn);
if (values.only !== undefined) show(Number(values.only));
else if (values.worker !== undefined) work(Number(values.worker));
else await lead();

/** Small files: a mutant of a large one costs as much time as twenty of them. */
function samplesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }))
    .filter(({ bytes }) => bytes.length < 60_000)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Reads one mutant in one of the ways in which files are read; says by which reader, or what was wrong. */
function tryOne({ name, bytes }, index) {
  const random = randomOf(seed + index);
  const hints = {};
  if (random() < 0.05) hints.format = readers[Math.floor(random() * readers.length)].name;
  if (random() < 0.05) hints.kind = random() < 0.5 ? "script" : "call";
  const input = inputOf(name, bytes, random);
  if (input === undefined) return { reader: "refused" };
  const { reader } = recognise(input, hints.format, hints.kind);
  const items = [...read(input, hints)];
  const wrong = items.map(wrongIn).find((one) => one !== undefined);
  return { reader: reader.name, failed: items.some((item) => !("segments" in item)), wrong };
}

function inputOf(name, bytes, random) {
  try {
    const text = decode(bytes);
    if (random() > 0.1) return stringInput(name, text);
    const size = 16 + Math.floor(random() * 2000);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, part) => bytes.subarray(part * size, (part + 1) * size));
    return { file: name, head: text.slice(0, HEAD_LENGTH), complete: false, text: () => text, lines: () => linesOf(decodeChunks(chunks)) };
  } catch (error) {
    if (error instanceof InputError && error.line !== undefined) return undefined;
    throw error;
  }
}

function wrongIn(item) {
  if (!("segments" in item)) {
    if (/^could not be read/.test(item.message)) return item.message;
    return item.line >= 1 && item.column >= 1 ? undefined : `no place: ${item.message}`;
  }
  const call = assemble(item);
  const times = item.segments.flatMap(({ start, end, words = [] }) => [start, end, ...words.flatMap((word) => [word.start, word.end])]);
  const roles = item.segments.filter(({ role }) => role !== undefined && !ROLES.has(role));
  if (roles.length > 0) return `a role that is none: ${typeof roles[0].role}`;
  if (item.segments.some(({ text, speaker }) => typeof text !== "string" || !["string", "undefined"].includes(typeof speaker)))
    return "a text or a speaker that is no string";
  if (times.some((time) => time !== undefined && !Number.isFinite(time))) return "a time that is no number";
  for (const turn of [call.turns[0], call.turns.at(-1)]) {
    if (turn === undefined) continue;
    const { line, column } = placeOf(call, turn, turn.text.length - 1);
    if (!(line >= 1 && column >= 1)) return `no place for a turn: ${line}:${column}`;
  }
  return undefined;
}

/** Every so many-th input; each finding is a line, and at the end the counts. */
function work(part) {
  const counts = {};
  let slowest = { ms: 0 };
  let most = 0;
  for (let index = part; index < inputs; index += workers) {
    const { ms, reader, failed, wrong } = timed(index);
    if (wrong !== undefined) console.log(JSON.stringify({ finding: wrong, index }));
    if (ms > slowest.ms) slowest = { ms: Math.round(ms), index, reader };
    const count = (counts[reader] ??= { read: 0, failed: 0 });
    count[failed ? "failed" : "read"]++;
    if (index % 256 === part) {
      most = Math.max(most, process.memoryUsage().heapUsed / 1e6);
      console.log(JSON.stringify({ at: index }));
    }
  }
  console.log(JSON.stringify({ counts, slowest, most }));
}

function show(index) {
  const mutant = mutantOf(samples, seed, index);
  process.stdout.write(mutant.bytes);
  console.error(mutant.name, tryOne(mutant, index));
}

function timed(index, mutant = mutantOf(samples, seed, index), isAgain = false) {
  const began = process.cpuUsage();
  let found;
  try {
    found = tryOne(mutant, index);
  } catch (error) {
    found = { reader: "thrown", wrong: `threw ${error.stack}` };
  }
  const { user, system } = process.cpuUsage(began);
  const ms = (user + system) / 1000;
  // The first time may pay for what the process owed already: rubbish to collect, code to compile.
  if (ms > most * 1000 && !isAgain) return timed(index, mutant, true);
  if (ms > most * 1000) found.wrong ??= `took ${(ms / 1000).toFixed(1)} s`;
  return { ms, ...found };
}

async function lead() {
  const began = performance.now();
  const done = await Promise.all(Array.from({ length: workers }, (_, part) => follow(part)));
  const counts = {};
  for (const [reader, { read: right, failed }] of done.flatMap(({ counts }) => Object.entries(counts))) {
    const count = (counts[reader] ??= { read: 0, failed: 0 });
    count.read += right;
    count.failed += failed;
  }
  const slowest = done.map((one) => one.slowest).sort((one, other) => other.ms - one.ms)[0];
  console.log(
    `${inputs} spoilt copies of ${new Set(samples.map(({ name }) => name)).size} files, seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  for (const [reader, { read: right, failed }] of Object.entries(counts).sort())
    console.log(`  ${reader.padEnd(22)} ${String(right + failed).padStart(7)} inputs, ${failed} told as broken`);
  console.log(
    `slowest: ${slowest.ms} ms (input ${slowest.index}, ${slowest.reader}); most heap: ${Math.max(...done.map(({ most }) => most)).toFixed(0)} MB`,
  );
  const findings = done.flatMap((one) => one.findings);
  for (const { finding, index } of findings.slice(0, 50)) console.log(`input ${index}: ${finding}`);
  console.log(findings.length === 0 ? "nothing wrong" : `${findings.length} wrong; see one with --seed ${seed} --only N`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

/** A worker's findings and counts; one that dies or falls silent is a finding too. */
function follow(part) {
  const args = [`--max-old-space-size=${MOST_MEGABYTES}`, import.meta.filename, "--worker", String(part), "--inputs", String(inputs), "--seed", String(seed), "--workers", String(workers), "--seconds", String(most)]; // prettier-ignore
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const state = { findings: [], counts: {}, slowest: { ms: 0 }, most: 0 };
  let at = part;
  let rest = "";
  const end = () => child.kill("SIGKILL");
  let watch = setTimeout(end, PATIENCE);
  child.stdout.on("data", (bytes) => {
    clearTimeout(watch);
    watch = setTimeout(end, PATIENCE);
    const lines = (rest + bytes).split("\n");
    rest = lines.pop();
    for (const line of lines.map((one) => JSON.parse(one))) {
      if (line.finding !== undefined) state.findings.push(line);
      else if (line.counts !== undefined) Object.assign(state, line);
      else at = line.at;
    }
  });
  return new Promise((resolve) =>
    child.on("close", (code) => {
      clearTimeout(watch);
      if (code !== 0) state.findings.push({ finding: `the worker died or hung (${code}) within 256 inputs`, index: at });
      resolve(state);
    }),
  );
}
