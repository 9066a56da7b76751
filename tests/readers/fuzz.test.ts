import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("spoilt copies of all samples are read or told as broken, none without an end", { timeout: 120_000 }, () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ["tests/bench/fuzz.js", "--inputs", "4000", "--seed", "7", "--workers", "1", "--seconds", "60"],
    {
      encoding: "utf8",
    },
  );
  expect(stdout).toMatch(/nothing wrong/);
  expect(status).toBe(0);
});
