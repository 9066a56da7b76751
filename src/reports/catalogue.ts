import type { Accuracy } from "../accuracy.js";
import type { Example, NamedRule } from "../rule.js";

/** How well rules agree with labelled sets, by rule; `on` names the set. */
export type Measured = ReadonlyMap<string, readonly { on: string; accuracy: Accuracy }[]>;

/** The rule catalogue as Markdown: what each rule means, why, its options, its accuracy where that was measured, and examples. */
export function catalogue(rules: Iterable<NamedRule>, measured: Measured = new Map()): string {
  const sections = sectionsOf(rules);
  const names = [...sections.keys()];
  return [
    "<!-- Generated from the rule files by `npm run docs`; edit those. -->",
    "# The rules",
    "",
    "Every rule ends on a call in one of four ways: **violation**, **pass**, **not applicable** (the situation never arose) or",
    "**not evaluable** (the transcript lacks the evidence, and the reason is given). `call-lint explain RULE` shows the same page.",
    "The challenge calls and scripts are in `fixtures/challenge`, with their labels; they were written for this project, so real calls are harder.",
    "",
    ...names.flatMap((name) => [
      `- [${titleOf(name)}](#${name}): ${sections
        .get(name)!
        .map((rule) => `[${rule.name}](#${rule.name})`)
        .join(", ")}`,
    ]),
    "",
    ...names.flatMap((name) => [`## ${titleOf(name)}`, "", ...sections.get(name)!.flatMap((rule) => [explain(rule, measured), ""])]),
  ].join("\n");
}

/** Rules by section, the sections in the order of a call. */
export function sectionsOf<One extends { section: string }>(rules: Iterable<One>): Map<string, One[]> {
  const sections = new Map<string, One[]>();
  for (const rule of rules) sections.set(rule.section, [...(sections.get(rule.section) ?? []), rule]);
  return new Map([...sections].sort(([one], [other]) => orderOf(one) - orderOf(other) || (one < other ? -1 : 1)));
}

/** The order of a call; folders of users come after. */
const ORDER = ["opening", "name", "listening", "empathy", "language", "hold", "transfer", "promises", "closing", "compliance", "scripts"];

function orderOf(section: string): number {
  const index = ORDER.indexOf(section);
  return index < 0 ? ORDER.length : index;
}

/** A section as a heading. */
export function titleOf(section: string): string {
  return section[0]!.toUpperCase() + section.slice(1);
}

/** One rule as Markdown. */
export function explain(rule: NamedRule, measured: Measured = new Map()): string {
  const options = Object.entries(rule.options ?? {});
  return [
    `### ${rule.name}`,
    "",
    `${rule.summary} (${rule.severity === "off" ? "off by default" : rule.severity}; ${rule.on === "call" ? "once per call" : "at the turn"})`,
    "",
    rule.why,
    "",
    `Needs: ${needsOf(rule)}.`,
    "",
    ...(measured.get(rule.name) ?? []).flatMap(({ on, accuracy }) => [measuredText(on, accuracy), ""]),
    ...(options.length === 0 ? [] : ["| option | default | what it does |", "|---|---|---|"]),
    ...options.map(([name, { default: value, describe }]) => `| \`${name}\` | \`${JSON.stringify(value)}\` | ${describe} |`),
    ...(options.length === 0 ? [] : [""]),
    ...rule.examples.bad.flatMap((example) => shown("Reported", example)),
    ...rule.examples.good.flatMap((example) => shown("Fine", example)),
  ]
    .join("\n")
    .trimEnd();
}

/** Starts every line of measured accuracy: they change with every pattern, and are checked apart. */
export const MEASURED = "Measured on ";

function measuredText(on: string, { hits, misses, falseAlarms, nearMisses, nearMissesFlagged }: Accuracy): string {
  const near = nearMisses === 0 ? "" : `; ${nearMissesFlagged} of ${nearMisses} near-misses reported`;
  return `${MEASURED}${on}: ${hits} of ${hits + misses} labelled violations found, ${falseAlarms} findings that no label backs${near}.`;
}

const NEEDS = { roles: "to know who is the agent", timing: "start and end times of turns", starts: "start times of turns" };

/** The evidence that a rule needs of a transcript, in words. */
export function needsOf(rule: NamedRule): string {
  return (rule.needs ?? ["roles" as const]).map((need) => NEEDS[need]).join(", ") || "nothing but the words";
}

function shown(title: string, example: Example): string[] {
  const { call, options } = typeof example === "string" ? { call: example, options: undefined } : example;
  const with_ = options === undefined ? "" : ` with \`${JSON.stringify(options)}\``;
  return [`${title}${with_}:`, "```text", call.trimEnd(), "```", ""];
}
