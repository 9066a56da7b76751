import { Option, type Command } from "./command.js";
import type { ResolvedRule } from "../config-rules.js";
import type { Need } from "../rule.js";
import { sayNotes } from "./errors.js";
import { configFor, withConfigFlags, type ConfigFlags } from "./settings.js";
import type { Session, Terminal } from "./terminal.js";

type RulesFlags = ConfigFlags & { format: "pretty" | "json" };

/** `call-lint rules`: what there is, and what is on. */
export function defineRules(program: Command, { terminal }: Session): void {
  withConfigFlags(program.command("rules").description("list the rules: severity, what they ask for, what evidence they need"))
    .addOption(new Option("-f, --format <format>", "how to show them").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", "\nExamples:\n  call-lint rules\n  call-lint rules --preset compliance --format json")
    .action(async (flags: RulesFlags) => {
      const config = await configFor(flags);
      sayNotes(config.rulebook, terminal);
      const rules = config.resolve("");
      await terminal.out(flags.format === "json" ? await asJson(rules) : await asText(rules, terminal));
    });
}

async function asJson(rules: readonly ResolvedRule[]): Promise<string> {
  const { needsOf } = await import("../reports/catalogue.js");
  const list = rules.map(({ rule, severity, options }) => ({
    rule: rule.name,
    section: rule.section,
    severity,
    defaultSeverity: rule.severity,
    on: rule.on,
    appliesTo: rule.appliesTo ?? ["call"],
    needs: rule.needs ?? ["roles"],
    evidence: needsOf(rule),
    summary: rule.summary,
    why: rule.why,
    options,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** What a rule needs of a transcript, in a word. */
const EVIDENCE: Readonly<Record<Need, string>> = { roles: "sides", timing: "times", starts: "start times" };

function evidenceOf({ needs = ["roles"] }: ResolvedRule["rule"]): string {
  return needs.map((need) => EVIDENCE[need]).join(", ") || "words";
}

async function asText(rules: readonly ResolvedRule[], { colour, width }: Terminal): Promise<string> {
  const { styles } = await import("../reporters/style.js");
  const { wrap } = await import("../reporters/excerpt.js");
  const { sectionsOf, titleOf } = await import("../reports/catalogue.js");
  const style = styles(colour);
  const paint = (severity: ResolvedRule["severity"], text: string) => (severity === "off" ? style.quiet(text) : style[severity](text));
  const longest = Math.max(...rules.map(({ rule }) => rule.name.length));
  const needs = Math.max(...rules.map(({ rule }) => evidenceOf(rule).length));
  const indent = longest + needs + 15;
  const lines: string[] = [];
  for (const [section, own] of sectionsOf(rules.map((one) => ({ ...one, section: one.rule.section })))) {
    lines.push(style.strong(titleOf(section)));
    for (const { rule, severity } of own) {
      const [first, ...more] = wrap(rule.summary, Math.max(30, width - indent));
      lines.push(
        `  ${paint(severity, severity.padEnd(7))}  ${rule.name.padEnd(longest)}  ${style.quiet(evidenceOf(rule).padEnd(needs))}  ${first}`,
      );
      lines.push(...more.map((line) => " ".repeat(indent) + line));
    }
    lines.push("");
  }
  const off = rules.filter(({ severity }) => severity === "off").length;
  lines.push(
    "Evidence: sides = who is the agent; times = when turns start and end; words = nothing but the text.",
    `${rules.length} rules, ${rules.length - off} on. "call-lint explain RULE" shows one with examples.`,
    "",
  );
  return lines.join("\n");
}
