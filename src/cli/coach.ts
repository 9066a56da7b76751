import type { CoachingSheet } from "../reports/coach.js";
import type { NamedRule } from "../rule.js";
import type { Intake, ShownCall } from "../run/report-calls.js";
import { Option, type Command } from "./command.js";
import { withInputFlags } from "./inputs.js";
import { formatOfOutput, placeText } from "./places.js";
import { atLeastOne, takingOf, withIntakeFlags, type IntakeFlags } from "./report-intake.js";
import { putReport } from "./report-output.js";
import { withConfigFlags } from "./settings.js";
import { UsageError, type Session, type Terminal } from "./terminal.js";

const FORMATS = ["pretty", "markdown", "json"] as const;

interface CoachFlags extends IntakeFlags {
  format: (typeof FORMATS)[number];
}

/** `call-lint coach AGENT [paths…]`: what an agent does well, what to work on first, and how it went on. */
export function defineCoach(program: Command, session: Session): void {
  const command = program
    .command("coach")
    .description("one agent's sheet: what goes well, what to work on first and what to say instead, progress; each with quotes")
    .argument("<name>", "the agent, or their id with --pseudonyms")
    .argument("[paths...]", "transcripts, or results that --format json or jsonl wrote (default: this folder)");
  const shown = withInputFlags(withConfigFlags(command))
    .addOption(
      new Option("-f, --format <format>", "how to show it (default: what the output file's name says, else pretty)").choices(FORMATS),
    )
    .option("-o, --output-file <file>", "write there instead of to standard output")
    .option("--min-calls <number>", "compare months or weeks with at least so many calls", atLeastOne, 5);
  withIntakeFlags(shown)
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, paths: string[], asked: Omit<CoachFlags, "format"> & Partial<Pick<CoachFlags, "format">>) => {
      const format = asked.format ?? formatOfOutput(asked.outputFile, FORMATS) ?? "pretty";
      await runCoach(name, paths, { ...asked, format }, session);
    });
}

const EXAMPLES = `
What goes well is quoted where transcripts are read; results hold only what was found.

Examples:
  printf 'Agent (Marcus): Hello.\\nCustomer: My lamp is broken.\\nAgent (Marcus): Calm down.\\n' | call-lint coach Marcus -
  call-lint coach Marcus results.jsonl -o marcus.md`;

async function runCoach(name: string, paths: readonly string[], flags: CoachFlags, { terminal, end }: Session): Promise<void> {
  const { takeIn } = await import("../run/report-calls.js");
  const { viewOf } = await import("../reports/view.js");
  const { sharesOf } = await import("../reports/shares.js");
  const { coachingSheet } = await import("../reports/coach.js");
  const { config, options, files, failures: unread, intake: all } = await takingOf(paths, flags, flags.quotes);
  const { rules } = config.rulebook;
  const { pseudonyms } = all;
  const praisers = await praisersOf(rules);
  const agents = new Set<string>();
  const intake: Intake = {
    ...all,
    pick: (call) =>
      sharesOf(call).find(({ agent }) => {
        const shown = agent === undefined ? undefined : (pseudonyms?.idOf(agent) ?? agent);
        if (shown !== undefined) agents.add(shown);
        return shown?.toLowerCase() === name.trim().toLowerCase();
      }),
    onCall: flags.quotes ? praisers.look : undefined,
  };
  const taken = await takeIn(files, options, intake);
  const view = viewOf(taken.summary, { minCalls: flags.minCalls, sectionOf: (rule) => rules.get(rule)?.section });
  if (view.all.calls === 0) throw new UsageError(await unknownAgent(name, agents));
  const agent = view.agents[0]!.name;
  const sheet = coachingSheet(agent, view, taken.summary, rules, praisers.of);
  await putReport(await asText(sheet, flags, terminal), flags.outputFile, terminal);
  const failures = [...unread, ...taken.failures];
  for (const failure of failures) terminal.err(`${placeText(failure)}  ${failure.message}\n`);
  end(failures.length > 0 ? 1 : 0);
}

/** One for each rule: which will be strengths is known only at the end. */
async function praisersOf(rules: ReadonlyMap<string, NamedRule>) {
  const { praiserOf } = await import("../reports/praise.js");
  const praisers = new Map([...rules.values()].map((rule) => [rule.name, praiserOf(rule)]));
  return {
    look(call: ShownCall) {
      for (const rule in call.verdicts) if (call.verdicts[rule] === "pass") praisers.get(rule)?.look(call);
    },
    of: (rule: string) => praisers.get(rule)?.best(),
  };
}

async function unknownAgent(name: string, agents: ReadonlySet<string>): Promise<string> {
  if (agents.size === 0) return 'none of the calls names its agent; give the names with --meta (a column "agent")';
  const { nearestFew } = await import("../nearest.js");
  const near = nearestFew(name, agents, 3);
  const hint =
    near.length === 0
      ? `; there are ${[...agents].sort().slice(0, 8).join(", ")}${agents.size > 8 ? ` and ${agents.size - 8} more` : ""}`
      : `; did you mean ${near.map((one) => `"${one}"`).join(" or ")}?`;
  return `no call is by an agent called "${name}"${hint}`;
}

async function asText(sheet: CoachingSheet, { format, color, outputFile }: CoachFlags, terminal: Terminal): Promise<string> {
  if (format === "json") return `${JSON.stringify({ schemaVersion: 1, ...sheet }, null, 2)}\n`;
  const { markdownSheet, prettySheet } = await import("../reports/coach-text.js");
  if (format === "markdown") return markdownSheet(sheet);
  const { styles } = await import("../reporters/style.js");
  const { plain } = await import("../reporters/excerpt.js");
  return prettySheet(sheet, { ...styles(color ?? (outputFile === undefined && terminal.colour)), plain });
}
