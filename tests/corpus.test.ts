import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceCall } from "../src/call.js";
import { assemble } from "../src/language/assemble.js";
import { compileVocabulary } from "../src/language/cues.js";
import { defaultOptions, lint, type Settings } from "../src/lint.js";
import { read } from "../src/readers/index.js";
import { stringInput } from "../src/readers/input.js";
import { loadRulebook } from "../src/rulebook.js";

const POOL = "../shared/corpus/pool";
const here = existsSync(POOL);
if (!here) console.warn(`skipped: the calls of ${POOL} are not here`);

function callsIn(folder: string): SourceCall[] {
  return readdirSync(`${POOL}/${folder}`)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => [...read(stringInput(`${POOL}/${folder}/${name}`, readFileSync(`${POOL}/${folder}/${name}`, "utf8")), {})])
    .filter((call): call is SourceCall => "segments" in call);
}

describe.skipIf(!here)("the calls of the corpus", () => {
  test("in 105 written calls the agent's side is found without the metadata that names the agent", () => {
    const rows = readFileSync(`${POOL}/ms/transcripts_metadata.csv`, "utf8").trim().split(/\r?\n/).slice(1);
    const agents = new Map(rows.map((row) => [row.split(",")[1]!, row.split(",")[5]!.toLowerCase()]));
    const wrong = callsIn("ms").flatMap((source) => {
      const { turns } = assemble(source);
      const agent = agents.get(source.meta.id!)!;
      const side = turns.filter((turn) => turn.role === "agent");
      const introduced = new RegExp(
        `(this is|my name is|i'm|i am|speaking with|${"`"}|^)[ ,]*(the )?(agent )?${agent}|${agent} (speaking|here|with|from|at)`,
        "i",
      );
      const named = side.some((turn) => introduced.test(turn.text) || turn.speaker?.toLowerCase().includes(agent));
      const swapped = turns.some((turn) => turn.role === "customer" && turn.speaker?.toLowerCase().includes(agent));
      const unknown = turns.filter((turn) => turn.role === "unknown").length;
      return named && !swapped && unknown === 0
        ? []
        : [`${source.meta.id} (${agent}): named ${named}, swapped ${swapped}, unknown turns ${unknown}`];
    });
    expect(wrong).toEqual([]);
  });

  test("112 calls without speakers get no finding that needs roles", async () => {
    const { rules, vocabulary } = await loadRulebook();
    const settings: Settings = {
      vocabulary: compileVocabulary(vocabulary),
      rules: [...rules.values()]
        .filter((rule) => rule.needs?.length !== 0)
        .map((rule) => ({ rule, severity: "error", options: defaultOptions(rule) })),
    };
    const calls = callsIn("ms-no-speakers");
    expect(calls).toHaveLength(112);
    for (const call of calls) {
      const { findings, verdicts } = lint(assemble(call), settings);
      expect(findings).toEqual([]);
      expect(new Set(Object.values(verdicts))).toEqual(new Set(["not-evaluable"]));
    }
  });

  test("601 vCons are read, those without dialog as calls without turns", () => {
    const calls = callsIn("vcon");
    expect(calls).toHaveLength(601);
    const texts = readdirSync(`${POOL}/vcon`).map(
      (name) => JSON.parse(readFileSync(`${POOL}/vcon/${name}`, "utf8")) as { dialog: { type: string; body?: string }[] },
    );
    const spoken = texts.filter(({ dialog }) => dialog.some(({ type, body }) => type === "text" && Boolean(body))).length;
    expect(calls.filter((call) => call.segments.length > 0).length).toBeGreaterThanOrEqual(spoken);
  });
});
