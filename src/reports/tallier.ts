import { keepEvidence, type Evidence } from "./evidence.js";
import { newGroups, own, type Groups } from "./groups.js";
import type { CallStory } from "./stories.js";
import { addSurvey } from "./surveys.js";
import { countScore, groupOf, newScores, newSummary, periodOf, PERIODS, UNIT } from "./tally.js";
import type { ReportSummary, RuleTally, ScoredCall, ScoredFinding, ScoreTally, Tally } from "./tally.js";

/** Makes a summary of calls as they come. */
export interface Tallier {
  /** Takes a call in; of its findings `shown` gives those that are kept as they may be seen. */
  add(call: ScoredCall, shown?: (finding: ScoredFinding) => ScoredFinding): void;
  summary(): ReportSummary;
}

/** A tally whose counts stand in lists by the positions of rules and sections: much faster than by their names. */
interface RawTally extends ScoreTally {
  /** Four numbers a rule, as in `RuleTally`. */
  rules: number[];
  /** Two numbers a section: earned, possible. */
  sections: number[];
}

/** Positions of names. Calls have them in the same order, so a guess is mostly right. */
interface Positions {
  names: string[];
  of(name: string, guess: number): number;
}

/** Starts a summary. */
export function newTallier(): Tallier {
  const summary = newSummary();
  const [rules, sections] = [newPositions(), newPositions()];
  const [agents, days] = [newGroups<RawTally>(), newGroups<RawTally>()];
  return {
    add(call, shown = (one) => one) {
      const agent = groupOf(call, "agent");
      const day = groupOf(call, "day");
      const additions = additionsOf(call, rules, sections);
      count(own(days, day, newRaw), call, additions, rules.names.length, sections.names.length);
      for (const share of call.shares ?? [call]) {
        const shared = share === call ? additions : additionsOf(share, rules, sections);
        count(own(agents, groupOf(share, "agent"), newRaw), share, shared, rules.names.length, sections.names.length);
      }
      addRest(summary, call, day);
      if (call.findings.length === 0) return;
      for (const finding of call.findings) {
        const quotes = own<Groups<Evidence[]>>(summary.evidence, finding.agent ?? agent, newGroups);
        keepEvidence(quotes, call, finding, shown);
      }
    },
    summary: () => ({ ...summary, by: { ...summary.by, agent: finished(agents, rules, sections), day: finished(days, rules, sections) } }),
  };
}

function newPositions(): Positions {
  const names: string[] = [];
  const positions = new Map<string, number>();
  return {
    names,
    of(name, guess) {
      if (names[guess] === name) return guess;
      const known = positions.get(name) ?? names.push(name) - 1;
      positions.set(name, known);
      return known;
    },
  };
}

function newRaw(): RawTally {
  return { ...newScores(), rules: [], sections: [] };
}

/** What a call adds to a tally: to each place of its lists so much. */
interface Additions {
  /** Places of `rules` that grow by one. */
  verdicts: number[];
  /** Place and points, in turn. */
  lost: number[];
  sections: number[];
}

function additionsOf({ verdicts, score }: ScoredCall, rules: Positions, sections: Positions): Additions {
  const additions: Additions = { verdicts: [], lost: [], sections: [] };
  let position = -1;
  for (const rule in verdicts) {
    position = rules.of(rule, position + 1);
    const verdict = verdicts[rule];
    if (verdict !== "not-applicable") additions.verdicts.push(position * 4 + (verdict === "violation" ? 0 : verdict === "pass" ? 1 : 2));
  }
  position = -1;
  for (const name in score.sections) {
    const { earned, possible, lost } = score.sections[name]!;
    position = sections.of(name, position + 1);
    additions.sections.push(position * 2, Math.round(earned * UNIT), position * 2 + 1, Math.round(possible * UNIT));
    for (const rule in lost) additions.lost.push(rules.of(rule, -1) * 4 + 3, Math.round(lost[rule]! * UNIT));
  }
  return additions;
}

function count(raw: RawTally, call: ScoredCall, { verdicts, lost, sections }: Additions, rules: number, all: number): void {
  countScore(raw, call);
  while (raw.rules.length < rules * 4) raw.rules.push(0);
  while (raw.sections.length < all * 2) raw.sections.push(0);
  for (const place of verdicts) raw.rules[place]!++;
  for (let index = 0; index < lost.length; index += 2) raw.rules[lost[index]!]! += lost[index + 1]!;
  for (let index = 0; index < sections.length; index += 2) raw.sections[sections[index]!]! += sections[index + 1]!;
}

function finished(raw: Groups<RawTally>, rules: Positions, sections: Positions): Groups<Tally> {
  const tallies = newGroups<Tally>();
  for (const [group, { rules: counts, sections: points, ...scores }] of Object.entries(raw)) {
    const tally: Tally = { ...scores, rules: newGroups<RuleTally>(), sections: newGroups() };
    for (const [position, name] of rules.names.entries()) {
      const [violations = 0, passes = 0, notEvaluable = 0, lost = 0] = counts.slice(position * 4, position * 4 + 4);
      if (violations + passes + notEvaluable > 0) tally.rules[name] = { violations, passes, notEvaluable, lost };
    }
    for (const [position, name] of sections.names.entries()) {
      const [earned = 0, possible = 0] = points.slice(position * 2, position * 2 + 2);
      if (possible > 0) tally.sections[name] = { earned, possible };
    }
    tallies[group] = tally;
  }
  return tallies;
}

/** Counts a call where its verdicts do not matter. */
function addRest({ by, agents, surveys, stories }: ReportSummary, call: ScoredCall, day: string): void {
  countScore(own(by.team, groupOf(call, "team"), newScores), call);
  countScore(own(by.queue, groupOf(call, "queue"), newScores), call);
  for (const period of PERIODS)
    for (const share of call.shares ?? [call])
      countScore(own(own<Groups<ScoreTally>>(agents[period], periodOf(day, period), newGroups), groupOf(share, "agent"), newScores), share);
  addSurvey(surveys, call);
  const story = storyIn(call);
  if (story !== undefined) own(stories, `${call.file}\n${call.index}`, () => story);
}

/** A call's part in the story of its customer, where it has one. */
function storyIn({ file, index, id, agent, customer, startedAt, story }: ScoredCall): CallStory | undefined {
  if (story === undefined || ((customer?.id === undefined || startedAt === undefined) && story.promises.length === 0)) return undefined;
  const who = customer?.id === undefined ? {} : { customer: { id: customer.id, names: [] } };
  const known = {
    ...(id === undefined ? {} : { id }),
    ...(agent === undefined ? {} : { agent }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
  return { file, index, ...known, ...who, story };
}
