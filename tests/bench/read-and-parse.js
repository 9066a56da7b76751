// What any linter of JSONL has to do: read the lines and parse them. Prints the words it met.
import { closeSync, openSync, readSync } from "node:fs";

const file = openSync(process.argv[2], "r");
const buffer = Buffer.allocUnsafe(1 << 20);
const decoder = new TextDecoder();
let rest = "";
let calls = 0;
for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
  const lines = (rest + decoder.decode(buffer.subarray(0, size), { stream: true })).split("\n");
  rest = lines.pop();
  for (const line of lines) if (JSON.parse(line).turns !== undefined) calls++;
}
closeSync(file);
console.log(calls);
