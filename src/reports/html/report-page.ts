import { titleOf } from "../catalogue.js";
import type { Estimate } from "../intervals.js";
import { UNKNOWN, type Dimension, type ReportSummary } from "../tally.js";
import { rulesOf, type AgentView, type GroupRow, type ReportView, type RuleRow } from "../view.js";
import { agreementText, newsOf } from "../tables.js";
import type { NamedRule } from "../../rule.js";
import type { Scorecard } from "../../score.js";
import type { CallList, Packed } from "./call-list.js";
import { barOf, LEFT, distributionOf, trendOf } from "./charts.js";
import { figures } from "./figures.js";
import { heatMapOf } from "./heat-map.js";
import { pageScript, pageStyle, policyFor, render, scriptJson, shownText } from "./template.js";

/** What a report's page is made of. */
export interface PageInput {
  view: ReportView;
  summary: ReportSummary;
  list: CallList;
  rules: ReadonlyMap<string, NamedRule>;
  scorecard: Scorecard;
  version: string;
  /** Whether words of transcripts are shown. */
  quotes: boolean;
  /** What the figures do not hold, in sentences. */
  notes: readonly string[];
  /** Folder with the pages of the calls, seen from the report; without it they are in the report. */
  folder?: string;
}

/** An agent as the page shows it. */
export interface AgentPage extends AgentView {
  number: number;
  /** Every rule that applied, beside the rate over all calls. */
  rules: (RuleRow & { overall: Estimate | null; number?: number })[];
}

const COARSE_FIRST: readonly Dimension[] = ["team", "queue", "month", "week", "day"];

/** One page that needs nothing else: it runs its own script only, loads nothing, and shows what transcripts say as text. */
export function reportPage(input: PageInput): string {
  const { view, summary, list, rules, scorecard, folder, notes } = input;
  const [style, script] = [pageStyle(), pageScript()];
  const title = `Report on ${figures.calls(view.all.calls)}`;
  const agents = view.agents.map((agent) => agentPage(agent, input));
  const packed: Packed = folder === undefined ? list.packed() : { each: 1, packs: [] };
  return render("./page", {
    ...{ view, title, style, script, agents, rules, figures, titleOf, barOf, left: LEFT, notes, scorecard, UNKNOWN },
    ...{ quotes: input.quotes, version: input.version, leftOut: list.leftOut, unlisted: list.calls - list.rows.length },
    ...{ news: newsOf(view), agreementText },
    policy: policyFor(style, script),
    days: list.days,
    trend: trendFor(view, scorecard.pass),
    distribution: distributionOf(list.percents, scorecard.pass),
    heat: heatMapOf(summary, view.rules, list),
    groups: COARSE_FIRST.flatMap((dimension) => (view.groups[dimension] === undefined ? [] : [[dimension, view.groups[dimension]]])),
    ruleNumber: (rule: string) => list.rules.get(rule),
    callAddress: (fingerprint: string) => addressOf(list.placeOf(fingerprint), folder),
    packed: scriptJson(packed),
    list: scriptJson({ title, folder: folder ?? null, agents: namesByNumber(list.agents), calls: list.rows }),
    choices: { agents: sortedNumbers(list.agents), rules: sortedNumbers(list.rules) },
  });
}

/** The page of one call as a file of its own. */
export function callFile(title: string, fragment: string, home: string): string {
  const style = pageStyle();
  return render("./call-file", { title, fragment, home, style, policy: policyFor(style) });
}

function addressOf(number: number | undefined, folder: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  return folder === undefined ? `#call-${number}` : `${folder}/call-${number}.html`;
}

function agentPage(agent: AgentView, { summary, view, list }: PageInput): AgentPage {
  const overall = new Map(view.rules.map((row) => [row.rule, row]));
  const rules = rulesOf(summary.by.agent[agent.name] ?? { rules: {} }, (rule) => overall.get(rule)?.section)
    .filter(({ applicable }) => applicable > 0)
    .map((row) => ({ ...row, overall: overall.get(row.rule)?.rate ?? null, number: list.rules.get(row.rule) }));
  return { ...agent, number: list.agents.get(agent.name) ?? 0, rules };
}

/** The finest time that still gives a line and not a thicket. */
function trendFor({ groups }: ReportView, pass: number) {
  const known = (dimension: Dimension): GroupRow[] => (groups[dimension] ?? []).filter(({ name }) => name !== UNKNOWN);
  const dimension = known("day").length <= 14 ? "day" : known("week").length <= 26 ? "week" : "month";
  const chosen = known(dimension).length > 1 ? dimension : (["week", "day", "month"] as const).find((one) => known(one).length > 1);
  const trend = chosen === undefined ? undefined : trendOf(known(chosen), pass);
  return trend === undefined ? undefined : { ...trend, dimension: chosen };
}

function namesByNumber(numbers: ReadonlyMap<string, number>): string[] {
  const names = [""];
  for (const [name, number] of numbers) names[number] = name === UNKNOWN ? "not named" : shownText(name);
  return names;
}

function sortedNumbers(numbers: ReadonlyMap<string, number>): { name: string; number: number }[] {
  return [...numbers].map(([name, number]) => ({ name, number })).sort((one, other) => (one.name < other.name ? -1 : 1));
}
