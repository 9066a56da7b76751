// Puts into README.md what its commands say today: each block below `<!-- $ call-lint … -->` is the output of that command.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const BLOCK = /(<!-- \$ call-lint (.*) -->\n+)(`{3,})console\n[^]*?\n?\3\n/g;
const before = readFileSync("README.md", "utf8");
const after = before.replace(BLOCK, (_, mark, args, fence) => {
  const { stdout } = spawnSync("bash", ["-c", `node bin/call-lint.js ${args}`], {
    encoding: "utf8",
    env: { ...process.env, COLUMNS: "110", NO_COLOR: "1" },
  });
  return `${mark}${fence}console\n$ call-lint ${args}\n${stdout.trimEnd()}\n${fence}\n`;
});
writeFileSync("README.md", after);
