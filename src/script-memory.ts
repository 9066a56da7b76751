import type { Call } from "./call.js";
import { TextRead, type ReadText } from "./language/conversation.js";
import type { Vocabulary } from "./language/cues.js";
import { metaOf, occasionsOf, type Passage } from "./language/passages.js";
import type { ActiveRule, Judgement } from "./rule.js";

/** What is known already of what scripts say. */
export interface KnownScripts {
  read: ReadText;
  /** What is known of a step, by what is said in it, before and after, on every way through it. */
  of(ways: readonly Passage[], call: Call): StepMemory;
}

/** How rules judged one step; its problems are counted by the turns of the first way. */
export type StepMemory = Map<ActiveRule, Judgement>;

/**
 * What was read and judged of a script when it was linted last, for the next time: only what has changed is looked at anew.
 * Nothing older is kept.
 */
export class ScriptMemory implements KnownScripts {
  private vocabulary: Vocabulary | undefined;
  private meta = "";
  private texts = new Generations<TextRead>();
  private steps = new Generations<StepMemory>();

  /** Starts with a script as it is now. What rules find in its steps may depend on its metadata, too. */
  begin(call: Call, vocabulary: Vocabulary): void {
    const meta = JSON.stringify([call.source.file, call.reader, call.meta]);
    if (this.vocabulary !== vocabulary || this.meta !== meta) {
      this.texts = new Generations();
      this.steps = new Generations();
    }
    this.vocabulary = vocabulary;
    this.meta = meta;
    this.texts.turn();
    this.steps.turn();
  }

  readonly read: ReadText = (text) => this.texts.get(text, () => new TextRead(text, this.vocabulary!));

  of(ways: readonly Passage[], call: Call): StepMemory {
    return this.steps.get(heardOn(ways, call), () => new Map());
  }
}

/** Characters of text that are remembered at least: a few hundred scripts, some tens of megabytes with all that is known of them. */
const REMEMBERED = 500_000;

/** What scripts share: those of one house have greetings, questions, farewells and whole steps in common. */
export class SharedScripts implements KnownScripts {
  private readonly texts = new Generations<TextRead>();
  private readonly steps = new Generations<StepMemory>();
  private size = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  readonly read: ReadText = (text) =>
    this.texts.get(text, () => {
      this.grow(text.length);
      return new TextRead(text, this.vocabulary);
    });

  of(ways: readonly Passage[], call: Call): StepMemory {
    const key = `${call.reader} ${JSON.stringify(metaOf(call))} ${heardOn(ways, call)}`;
    return this.steps.get(key, () => {
      this.grow(key.length);
      return new Map();
    });
  }

  private grow(length: number): void {
    this.size += length;
    if (this.size <= REMEMBERED) return;
    this.texts.turn();
    this.steps.turn();
    this.size = length;
  }
}

/** All that rules may hear of a step: who says what on which occasion in it, before and after, on every way through it. */
function heardOn(ways: readonly Passage[], script: Call): string {
  const occasions = occasionsOf(script);
  const said = (indices: readonly number[]) =>
    indices.flatMap((index) => [script.turns[index]!.speaker, occasions[index], script.turns[index]!.text]);
  const [first] = ways;
  const own = said(first!.turns.slice(first!.from, first!.to));
  return JSON.stringify([own, ways.map((way) => [said(way.turns.slice(0, way.from)), said(way.turns.slice(way.to))])]);
}

/** What was made this time or the last. */
class Generations<T> {
  private before = new Map<string, T>();
  private now = new Map<string, T>();

  turn(): void {
    this.before = this.now;
    this.now = new Map();
  }

  get(key: string, make: () => T): T {
    let value = this.now.get(key);
    if (value === undefined) {
      value = this.before.get(key) ?? make();
      this.now.set(key, value);
    }
    return value;
  }
}
