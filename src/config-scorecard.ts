import type { Layer } from "./config-files.js";
import { mistakeAt } from "./config-files.js";
import type { ConfigFile } from "./config-schema.js";
import { didYouMean } from "./nearest.js";
import type { FileError } from "./rule.js";
import type { Rulebook } from "./rulebook.js";
import { DEFAULT_SCORECARD, SCORED_BY, type NamedScorecard, type Scorecard } from "./score.js";

type Card = NonNullable<ConfigFile["scorecard"]>;

/** What calls are to reach, in percent: scores, pass rates and sections at least, violations among the calls to which a rule applies at most. */
export interface Goals {
  score?: number;
  passRate?: number;
  sections: Readonly<Record<string, number>>;
  violations: Readonly<Record<string, number>>;
}

/** The scorecard of the config: weights and points add up over its files, everything else is the last word. */
export function scorecardOf(layers: readonly Layer[], rulebook: Rulebook, mistakes: FileError[]): Scorecard {
  let card = DEFAULT_SCORECARD;
  for (const layer of layers) {
    const own = layer.data.scorecard;
    if (own === undefined) continue;
    checkCard(own, ["scorecard"], checkerOf(layer, rulebook, mistakes));
    card = laidOver(card, own);
  }
  return card;
}

function laidOver(card: Scorecard, own: Card): Scorecard {
  return { ...card, ...own, weights: { ...card.weights, ...own.weights }, points: { ...card.points, ...own.points } };
}

/** The scorecards for some calls, each laid over that for all; the last file that has any has them all. */
export function scorecardsOf(layers: readonly Layer[], base: Scorecard, rulebook: Rulebook, mistakes: FileError[]): NamedScorecard[] {
  const layer = layers.findLast(({ data }) => data.scorecards !== undefined);
  if (layer === undefined) return [];
  const check = checkerOf(layer, rulebook, mistakes);
  return Object.entries(layer.data.scorecards!).map(([name, { for: wanted, ...own }]) => {
    checkCard(own, ["scorecards", name], check);
    const kinds = SCORED_BY.flatMap((kind) => (wanted[kind] === undefined ? [] : [[kind, [wanted[kind]].flat()] as const]));
    return { ...laidOver(base, own), name, for: Object.fromEntries(kinds) };
  });
}

/** The goals of the config: the last word on each. */
export function goalsOf(layers: readonly Layer[], rulebook: Rulebook, mistakes: FileError[]): Goals {
  const goals: Goals = { sections: {}, violations: {} };
  for (const layer of layers) {
    const own = layer.data.goals;
    if (own === undefined) continue;
    const check = checkerOf(layer, rulebook, mistakes);
    for (const name of Object.keys(own.sections ?? {})) check.section(name, ["goals", "sections", name]);
    for (const name of Object.keys(own.violations ?? {})) check.rule(name, ["goals", "violations", name]);
    if (own.score !== undefined) goals.score = own.score;
    if (own["pass-rate"] !== undefined) goals.passRate = own["pass-rate"];
    goals.sections = { ...goals.sections, ...own.sections };
    goals.violations = { ...goals.violations, ...own.violations };
  }
  return goals;
}

type Check = (name: string, path: readonly PropertyKey[]) => void;

/** Says where a name is that nothing has. */
function checkerOf(layer: Layer, { rules }: Rulebook, mistakes: FileError[]): { section: Check; rule: Check } {
  const checked =
    (kind: string, known: readonly string[]): Check =>
    (name, path) => {
      if (!known.includes(name)) mistakes.push(mistakeAt(layer, path, `there is no ${kind} "${name}"${didYouMean(name, known)}`));
    };
  const sections = [...new Set([...rules.values()].map(({ section }) => section))];
  return { section: checked("section", sections), rule: checked("rule", [...rules.keys()]) };
}

function checkCard(
  { weights = {}, points = {}, critical = [] }: Card,
  path: readonly PropertyKey[],
  { section, rule }: ReturnType<typeof checkerOf>,
) {
  for (const name of Object.keys(weights)) section(name, [...path, "weights", name]);
  for (const name of Object.keys(points)) rule(name, [...path, "points", name]);
  for (const [index, name] of critical.entries()) rule(name, [...path, "critical", index]);
}
