import { defineConfig } from "vitest/config";
import type { Reporter } from "vitest/node";

/** Ends the run with one plain line that a script can read. */
const totals: Reporter = {
  onTestRunEnd(modules, errors) {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === "passed").length;
      failed += tests.filter((test) => test.result().state === "failed").length;
      if (module.state() === "failed" && tests.every((test) => test.result().state !== "failed")) failed++;
    }
    // The default reporter writes its own summary first.
    process.once("beforeExit", () => console.log(`${passed} passed, ${failed} failed`));
  },
};

export default defineConfig({
  test: { include: ["tests/**/*.test.ts"], reporters: ["default", totals], testTimeout: 60_000 },
});
