// Longer than a source file should be: the one door to all that is known of a call: nearly all of it getters.
import type { Call, Role, Span, Turn } from "../call.js";
import { assumptionsOf, type Assumption } from "./assumptions.js";
import { isBackchannel } from "./backchannels.js";
import { bareAnswersIn, type BareAnswer } from "./bare-answers.js";
import { blameLaidIn, type Blame } from "./blame-laid.js";
import { blameShiftedIn, type ShiftedBlame } from "./blame-shifted.js";
import { brokenPromisesOf, type BrokenPromise } from "./broken-promises.js";
import { conflictingPromisesOf, type ConflictingPromises } from "./conflicting-promises.js";
import { cardDataOf, type CardData } from "./card-data.js";
import { disparagementsOf, type Disparagement } from "./competitors.js";
import { answersComplaint } from "./complaints.js";
import { CueFinder, type Match } from "./cue-finder.js";
import type { Vocabulary } from "./cues.js";
import { directionsOf, type Direction } from "./directions.js";
import { excusesIn, type Excuse } from "./excuses.js";
import { failuresOf, type Failure } from "./failures.js";
import { feelingsOf, type Feeling } from "./feelings.js";
import { endingOf, type Ending } from "./ending.js";
import { guaranteesOf, type Guarantee } from "./guarantees.js";
import { handoversOf, mailboxTransfersOf, type Handover, type MailboxTransfer } from "./handovers.js";
import { holdsOf, type Hold } from "./holds.js";
import { ignoranceOf, type Ignorance } from "./ignorance.js";
import { hurriesOf, type Hurry } from "./hurries.js";
import { matterOf, type Matter } from "./matter.js";
import { namesOf, type Names } from "./names.js";
import { openingOf, type Opening } from "./opening.js";
import { outcomeOf, type Outcome } from "./outcome.js";
import { leftOpenIn, type LeftOpen } from "./next-steps.js";
import { disclosureIn, identityCheckOf } from "./identity.js";
import { jargonOf, type JargonUse } from "./jargon.js";
import { interruptionsOf, type Interruption } from "./overlaps.js";
import { passOffsOf, type PassOff } from "./pass-offs.js";
import { positiveWordingsOf, type PositiveWording } from "./positive-wordings.js";
import { questionRunsOf, type QuestionRun } from "./questions.js";
import { refusalsOf, type Refusal } from "./refusals.js";
import { repeatsOf, type Repeat } from "./repeats.js";
import { reproachesOf, type Reproach } from "./reproaches.js";
import { rivalRetortsIn } from "./rival-retorts.js";
import { runDownsIn, type RunDown } from "./run-down.js";
import { standsForKin } from "./third-parties.js";
import { isSameMatter, type PromiseMade } from "./promise-made.js";
import { promisesOf } from "./promises.js";
import { deadEndsOf, type DeadEnd } from "./dead-ends.js";
import { placeholdersOf, type Placeholder } from "./placeholders.js";
import { lengthOf, notionsOf, serviceTimesOf, type ServiceTime } from "./service-times.js";
import { scornIn, type Scorn } from "./scorn.js";
import { silencesOf, type Silence } from "./silences.js";
import { paceOf, talkOf, type Pace, type Talk } from "./talk.js";
import { tokenize, type Tokens } from "./tokens.js";
import { transfersOf, type Transfer } from "./transfers.js";
import { waitsOf, type Wait } from "./waits.js";
import { compareWording, type WordingMatch } from "./wording.js";

/** A cue at its place in a turn. */
export interface Mention extends Match {
  cue: string;
  turn: Utterance;
  /** What was said, as written. */
  text: string;
  span: Span;
}

/** Where to look for a cue. */
export interface Where {
  by?: Role;
  /** Index of the first turn to look at. */
  from?: number;
  /** Index of the last turn to look at, included. */
  to?: number;
}

/** What a text says, whoever says it: its words, and the cues among them. */
export class TextRead {
  private words: Tokens | undefined;
  private cueFinder: CueFinder | undefined;
  private listening: boolean | undefined;
  private facts: Facts<TextRead> | undefined;

  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  get tokens(): Tokens {
    return (this.words ??= tokenize(this.text));
  }

  get finder(): CueFinder {
    return (this.cueFinder ??= new CueFinder(this.tokens, this.vocabulary));
  }

  get backchannel(): boolean {
    return (this.listening ??= isBackchannel(this.tokens.words));
  }

  /** Something that these words tell by themselves, worked out once. */
  fact<T>(findOut: (read: TextRead) => T): T {
    return known((this.facts ??= new Map<FindsOut<TextRead>, unknown>()), findOut, this);
  }
}

/** What was found out of something, by how; what is not there is found out once, too. */
function known<Of, T>(facts: Facts<Of>, findOut: (of: Of) => T, of: Of): T {
  let fact = facts.get(findOut) as T | undefined;
  if (fact === undefined && !facts.has(findOut)) facts.set(findOut, (fact = findOut(of)));
  return fact as T;
}

type FindsOut<Of> = (of: Of) => unknown;
type Facts<Of> = Map<FindsOut<Of>, unknown>;

/** Gives what a text says: the same for the same text, where lines are part of several conversations, as those of a script are. */
export type ReadText = (text: string) => TextRead;

const NONE: readonly Mention[] = [];

/** Words of a turn that says much. */
const MUCH = 24;

/** A turn as rules see it. */
export class Utterance implements Turn {
  readonly index: number;
  readonly speaker: string | undefined;
  readonly role: Role;
  readonly text: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly segments: Turn["segments"];
  readonly offsets: Turn["offsets"];
  readonly occasion: string;
  /** What it says by itself. */
  readonly read: TextRead;
  private facts: Facts<Utterance> | undefined;
  /** Mentions made before: many rules ask for the same. */
  private made: Map<string, readonly Mention[]> | undefined;

  constructor(
    turn: Turn,
    private readonly call: Conversation,
    read: ReadText,
  ) {
    this.index = turn.index;
    this.speaker = turn.speaker;
    this.role = turn.role;
    this.text = turn.text;
    this.start = turn.start;
    this.end = turn.end;
    this.segments = turn.segments;
    this.offsets = turn.offsets;
    this.occasion = turn.occasion ?? "";
    this.read = read(turn.text);
  }

  get tokens(): Tokens {
    return this.read.tokens;
  }

  /** Only a noise of listening ("mm-hm", "okay, right"): no turn where turns are counted, unless it is all that the agent has to say. */
  get backchannel(): boolean {
    return this.read.backchannel && !(this.role === "agent" && this.call.agentOnlyListens);
  }

  /** The whole turn. */
  get span(): Span {
    return { turn: this.index, start: 0, end: this.text.length };
  }

  get finder(): CueFinder {
    return this.read.finder;
  }

  /** Whether any of the cues stands in this turn. */
  has(...cues: string[]): boolean {
    const { finder } = this;
    for (const cue of cues) if (finder.find(cue).length > 0) return true;
    return false;
  }

  /** All places of the cues in this turn, first to last. */
  mentions(...cues: string[]): readonly Mention[] {
    if (cues.length === 1) return this.mentionsOf(cues[0]!);
    let all: readonly Mention[] = NONE;
    for (const cue of cues) {
      const own = this.mentionsOf(cue);
      if (own.length > 0) all = all.length === 0 ? own : [...all, ...own];
    }
    return all.length > 1 ? all.toSorted((one, other) => one.start - other.start) : all;
  }

  private mentionsOf(cue: string): readonly Mention[] {
    const matches = this.finder.find(cue);
    if (matches.length === 0) return NONE;
    let made = this.made?.get(cue);
    if (made === undefined) {
      made = matches.map(({ first, last, start, end, captures }) => ({
        cue,
        turn: this,
        first,
        last,
        start,
        end,
        captures,
        text: this.text.slice(start, end),
        span: { turn: this.index, start, end },
      }));
      (this.made ??= new Map()).set(cue, made);
    }
    return made;
  }

  /** Something about this turn, worked out once. */
  fact<T>(findOut: (turn: Utterance) => T): T {
    return known((this.facts ??= new Map<FindsOut<Utterance>, unknown>()), findOut, this);
  }

  /** The span of some of its words, by index, last included. */
  spanOf(firstWord: number, lastWord: number): Span {
    return { turn: this.index, start: this.tokens.from[firstWord]!, end: this.tokens.to[lastWord]! };
  }

  /** The nearest later turn, of a role if given; system turns are passed over unless asked for. */
  next(role?: Role): Utterance | undefined {
    return this.neighbour(1, role);
  }

  /** The nearest earlier turn, of a role if given. */
  previous(role?: Role): Utterance | undefined {
    return this.neighbour(-1, role);
  }

  private neighbour(step: 1 | -1, role?: Role): Utterance | undefined {
    const { turns } = this.call;
    for (let index = this.index + step; index >= 0 && index < turns.length; index += step) {
      const turn = turns[index]!;
      if (role === undefined ? turn.role !== "system" : turn.role === role) return turn;
    }
    return undefined;
  }

  /** Up to `count` later turns of a role, backchannels not counted. */
  following(role: Role, count: number): Utterance[] {
    const found: Utterance[] = [];
    const { turns, roles } = this.call;
    if (!roles.has(role)) return found;
    for (let index = this.index + 1; index < turns.length && found.length < count; index++) {
      const turn = turns[index]!;
      if (turn.role === role && !turn.backchannel) found.push(turn);
    }
    return found;
  }

  /** Up to `count` earlier turns of a role, nearest first, backchannels not counted. */
  preceding(role: Role, count: number): Utterance[] {
    const found: Utterance[] = [];
    if (!this.call.roles.has(role)) return found;
    for (let index = this.index - 1; index >= 0 && found.length < count; index--) {
      const turn = this.call.turns[index]!;
      if (turn.role === role && !turn.backchannel) found.push(turn);
    }
    return found;
  }
}

/** A call as rules see it: what was said, and what it means. Everything beyond the turns is worked out when first asked for. */
export class Conversation {
  readonly turns: readonly Utterance[];
  /** Whether the agent of a call makes noises of listening and says nothing else. */
  readonly agentOnlyListens: boolean;
  /** The agent's turns, backchannels left out. */
  readonly agentTurns: readonly Utterance[];
  /** The customer's turns, backchannels included: "yes" is an answer. */
  readonly customerTurns: readonly Utterance[];
  /** The sides that speak: most scripts are the agent's alone. */
  readonly roles: ReadonlySet<Role>;
  private readonly facts: Facts<Conversation> = new Map();

  constructor(
    readonly call: Call,
    vocabulary: Vocabulary,
    read: ReadText = (text) => new TextRead(text, vocabulary),
  ) {
    this.turns = call.turns.map((turn) => new Utterance(turn, this, read));
    const own = call.kind === "call" ? this.turns.filter(({ role }) => role === "agent") : [];
    this.agentOnlyListens = own.length > 0 && own.every(({ read }) => read.backchannel);
    this.agentTurns = this.turns.filter((turn) => turn.role === "agent" && !turn.backchannel);
    this.customerTurns = this.turns.filter((turn) => turn.role === "customer");
    this.roles = new Set(this.turns.map(({ role }) => role));
  }

  get meta(): Call["meta"] {
    return this.call.meta;
  }

  get timing(): Call["timing"] {
    return this.call.timing;
  }

  get events(): Call["events"] {
    return this.call.events;
  }

  get backchannels(): Call["backchannels"] {
    return this.call.backchannels;
  }

  /** Stage directions, machine lines and events of the file. */
  get directions(): readonly Direction[] {
    return this.fact(directionsOf);
  }

  get silences(): readonly Silence[] {
    return this.fact(silencesOf);
  }

  /** The silences, each with what accounts for it. */
  get waits(): readonly Wait[] {
    return this.fact(waitsOf);
  }

  get holds(): readonly Hold[] {
    return this.fact(holdsOf);
  }

  /** Who is called what, and how the agent addresses the customer. */
  get names(): Names {
    return this.fact(namesOf);
  }

  /** Where it is first checked who is calling. */
  get identityCheck(): Span | undefined {
    return this.fact(identityCheckOf);
  }

  /** Where an agent first tells what only the owner of an account should hear. */
  get disclosure(): Span | undefined {
    return this.fact(disclosureIn);
  }

  /** How turns compare with a wording that is prescribed. */
  compareWording(prescribed: string, turns: readonly Utterance[]): WordingMatch {
    return compareWording(prescribed, turns);
  }

  /** How the agent begins the call. */
  get opening(): Opening {
    return this.fact(openingOf);
  }

  get transfers(): readonly Transfer[] {
    return this.fact(transfersOf);
  }

  /** Where the agent did not know, and what was offered to find out. */
  get ignorance(): readonly Ignorance[] {
    return this.fact(ignoranceOf);
  }

  /** Negative phrases of the agent with a ready positive form. */
  get positiveWordings(): readonly PositiveWording[] {
    return this.fact(positiveWordingsOf);
  }

  /** Where the agent sent the customer elsewhere, and what help was offered. */
  get passOffs(): readonly PassOff[] {
    return this.fact(passOffsOf);
  }

  /** Transfers after which whoever took the call is heard. */
  get handovers(): readonly Handover[] {
    return this.fact(handoversOf);
  }

  /** Transfers that end at a machine. */
  get mailboxTransfers(): readonly MailboxTransfer[] {
    return this.fact(mailboxTransfersOf);
  }

  /** Where the agent said no, and what was offered in its place. */
  get refusals(): readonly Refusal[] {
    return this.fact(refusalsOf);
  }

  /** What the agents undertook to do after the call. */
  get promises(): readonly PromiseMade[] {
    return this.fact(promisesOf);
  }

  /** Promises that are seen not to have been kept, in the call or by the customer's own report. */
  get brokenPromises(): readonly BrokenPromise[] {
    return this.fact(brokenPromisesOf);
  }

  /** Two times for one thing, where the second says nothing of the first. */
  get conflictingPromises(): readonly ConflictingPromises[] {
    return this.fact(conflictingPromisesOf);
  }

  /** The matter is open when the call ends, and nothing was said of what comes. */
  get leftOpen(): LeftOpen | undefined {
    return this.fact(leftOpenIn);
  }

  /** Whether two promises are of the same thing, as far as their words tell. */
  isSameMatter(one: PromiseMade, other: PromiseMade): boolean {
    return isSameMatter(one, other);
  }

  /** Where the customer says how they feel. */
  get feelings(): readonly Feeling[] {
    return this.fact(feelingsOf);
  }

  /** Where agents use insider terms unexplained; with further terms, and without those that customers know. */
  jargon(terms: readonly string[], known: readonly string[]): readonly JargonUse[] {
    return jargonOf(this, terms, known);
  }

  /** Where agents say what the customer, or somebody else, should have done. */
  get reproaches(): readonly Reproach[] {
    return this.fact(reproachesOf);
  }

  /** Where agents answer a complaint with a reason why nobody is to blame. */
  get excuses(): readonly Excuse[] {
    return this.fact(excusesIn);
  }

  /** Where agents lay the customer's trouble at their own door. */
  get blameLaid(): readonly Blame[] {
    return this.fact(blameLaidIn);
  }

  /**
   * Whether what an agent says is only said in passing: in a turn that says much else, and answers no complaint. A jest or a fact there
   * would be a retort or an excuse alone.
   */
  isInPassing(turn: Utterance): boolean {
    return turn.tokens.words.length > MUCH && !answersComplaint(turn);
  }

  /** Where agents answer a complaint with somebody else's part in it. */
  get blameShifted(): readonly ShiftedBlame[] {
    return this.fact(blameShiftedIn);
  }

  /** Where a complaint is answered with nothing but words that plead or blame. */
  bareAnswers(of: BareAnswer["of"]): readonly BareAnswer[] {
    return this.fact(bareAnswersIn).filter((answer) => answer.of === of);
  }

  /** Where agents mock, belittle or order the customer about. */
  get scorn(): readonly Scorn[] {
    return this.fact(scornIn);
  }

  /** Where agents run down colleagues, partners or what they work with. */
  get runDowns(): readonly RunDown[] {
    return this.fact(runDownsIn);
  }

  /** Whether "they", "he" or "she" at a word of a turn stands for somebody of the customer's own life. */
  isOfKin(turn: Utterance, word: number): boolean {
    return standsForKin(turn, word, this);
  }

  /** Where agents run down a competitor. */
  get disparagements(): readonly Disparagement[] {
    return this.fact(disparagementsOf);
  }

  /** Where the mention of another firm is answered with nothing but words against it. */
  get rivalRetorts(): readonly Utterance[] {
    return this.fact(rivalRetortsIn);
  }

  /** Where it comes up that something went wrong through the company. */
  get failures(): readonly Failure[] {
    return this.fact(failuresOf);
  }

  /** Payment data that anybody can read in the transcript. */
  get cardData(): readonly CardData[] {
    return this.fact(cardDataOf);
  }

  /** How the call ends, and where its closing begins. */
  get ending(): Ending {
    return this.fact(endingOf);
  }

  /** What came of the matter. */
  get outcome(): Outcome {
    return this.fact(outcomeOf);
  }

  /** Where the agent cut the customer off. */
  get interruptions(): readonly Interruption[] {
    return this.fact(interruptionsOf);
  }

  /** Where the agent told the customer what they did, want or think. */
  get assumptions(): readonly Assumption[] {
    return this.fact(assumptionsOf);
  }

  /** Where the agent vouches for what nobody here controls or can know. */
  get guarantees(): readonly Guarantee[] {
    return this.fact(guaranteesOf);
  }

  /** Where the agent hurried the customer. */
  get hurries(): readonly Hurry[] {
    return this.fact(hurriesOf);
  }

  /** How much each side speaks, and how fast. */
  get talk(): Talk {
    return this.fact(talkOf);
  }

  /** How fast the agent speaks, if at least so many of their words have times. */
  pace(words: number): Pace {
    return paceOf(this, this.talk, words);
  }

  /** What the customer calls about; undefined where they never say. */
  get matter(): Matter | undefined {
    return this.fact(matterOf);
  }

  /** The agent's questions for personal and security data. */
  get questionRuns(): readonly QuestionRun[] {
    return this.fact(questionRunsOf);
  }

  /** Where the customer was asked for what they had said before. */
  get repeats(): readonly Repeat[] {
    return this.fact(repeatsOf);
  }

  /** What a script leaves room for. */
  get placeholders(): readonly Placeholder[] {
    return this.fact(placeholdersOf);
  }

  /** Where a script leads nowhere, or where nothing leads to. */
  get deadEnds(): readonly DeadEnd[] {
    return this.fact(deadEndsOf);
  }

  /** Within what times a script says that things will happen. */
  get serviceTimes(): readonly ServiceTime[] {
    return this.fact(serviceTimesOf);
  }

  /** What the words of a text are about, to be compared with `ServiceTime.about`. */
  notionsOf(text: string): readonly string[] {
    return notionsOf(text);
  }

  /** The length of time that a text names, in seconds; undefined where it names none. */
  lengthOf(text: string): number | undefined {
    return lengthOf(text);
  }

  /** All places of a cue, in the order of the call. */
  find(cue: string, { by, from = 0, to = this.turns.length - 1 }: Where = {}): Mention[] {
    const found: Mention[] = [];
    for (let index = Math.max(0, from); index <= to && index < this.turns.length; index++) {
      const turn = this.turns[index]!;
      if ((by === undefined || turn.role === by) && turn.finder.find(cue).length > 0) found.push(...turn.mentions(cue));
    }
    return found;
  }

  /** What `find out` says of this call, worked out once however many rules ask. */
  fact<T>(findOut: (call: Conversation) => T): T {
    return known(this.facts, findOut, this);
  }
}
