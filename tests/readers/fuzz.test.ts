import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("spoilt copies of all samples are read or told as broken, each in less than a second", { timeout: 120_000 }, () => {
  const { stdout, status } = spawnSync(process.execPath, ["tests/bench/fuzz.js", "--inputs", "4000", "--seed", "7", "--workers", "1"], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(/nothing wrong/);
  expect(status).toBe(0);
});
