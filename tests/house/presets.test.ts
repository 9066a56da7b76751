import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadConfig, PRESETS } from "../../src/config.js";

describe("presets", () => {
  test("each that is named is there, and says in its first lines whom it is for", () => {
    expect(readdirSync("rules/presets").sort()).toEqual(PRESETS.map((name) => `${name}.yaml`).sort());
    for (const name of PRESETS) expect(readFileSync(`rules/presets/${name}.yaml`, "utf8")).toMatch(/^# .{40,}/);
  });

  test.each(PRESETS)("%s can be chosen, alone and by a config", async (preset) => {
    const { resolve } = await loadConfig({ search: false, preset });
    expect(resolve("call.txt").length).toBeGreaterThan(20);
  });

  test("strict leaves nothing off but what other presets are for, or what needs settings of one's own", async () => {
    const { resolve } = await loadConfig({ search: false, preset: "strict" });
    const off = resolve("call.txt").flatMap(({ rule, severity }) => (severity === "off" ? [rule.name] : []));
    const elsewhere = ["announce-recording", "verify-identity", "invite-feedback", "follow-opening-script", "answer-promptly"];
    expect(off.filter((name) => !elsewhere.includes(name))).toEqual([]);
  });

  test("a preset on the command line takes the place of the one that the config extends", async () => {
    const { resolve } = await loadConfig({ file: "tests/house/strict.yaml", preset: "internal" });
    const severities = Object.fromEntries(resolve("call.txt").map(({ rule, severity }) => [rule.name, severity]));
    expect(severities).toMatchObject({ "greet-customer": "info", "explain-hold": "info", "no-rushing": "warning" });
  });
});
