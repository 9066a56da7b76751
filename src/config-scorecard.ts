import type { Layer } from "./config-files.js";
import { mistakeAt } from "./config-files.js";
import { didYouMean } from "./nearest.js";
import type { FileError } from "./rule.js";
import type { Rulebook } from "./rulebook.js";
import { DEFAULT_SCORECARD, type Scorecard } from "./score.js";

/** The scorecard of the config: weights and points add up over its files, everything else is the last word. */
export function scorecardOf(layers: readonly Layer[], rulebook: Rulebook, mistakes: FileError[]): Scorecard {
  let card = DEFAULT_SCORECARD;
  for (const layer of layers) {
    const own = layer.data.scorecard;
    if (own === undefined) continue;
    checkNames(layer, rulebook, mistakes);
    card = { ...card, ...own, weights: { ...card.weights, ...own.weights }, points: { ...card.points, ...own.points } };
  }
  return card;
}

function checkNames(layer: Layer, { rules }: Rulebook, mistakes: FileError[]): void {
  const { weights = {}, points = {}, critical = [] } = layer.data.scorecard!;
  const sections = new Set([...rules.values()].map(({ section }) => section));
  const check = (kind: string, name: string, known: Iterable<string>, path: readonly PropertyKey[]) => {
    const names = [...known];
    if (names.includes(name)) return;
    mistakes.push(mistakeAt(layer, ["scorecard", ...path], `there is no ${kind} "${name}"${didYouMean(name, names)}`));
  };
  for (const name of Object.keys(weights)) check("section", name, sections, ["weights", name]);
  for (const name of Object.keys(points)) check("rule", name, rules.keys(), ["points", name]);
  for (const [index, name] of critical.entries()) check("rule", name, rules.keys(), ["critical", index]);
}
