import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";

/** A negative phrase with a positive one that can stand in its place, the rest of the sentence unchanged. */
export interface PositiveWording {
  turn: Utterance;
  /** The negative phrase. */
  at: Span;
  /** What `instead` takes the place of: the phrase, and where it is left out the comma and the next letter too. */
  replaces: Span;
  /** The positive phrase, its case as the sentence needs it. */
  instead: string;
  /** Whether the sentence says the same with it. */
  isSafe: boolean;
}

/** What to say instead, by cue: `{who}` is who speaks, `{phrase}` the phrase with its problem called a question; an empty one is left out. */
const INSTEAD: Readonly<Record<string, string>> = {
  "wording-have-to": "you can",
  "wording-regret": "",
  "wording-only": "{who} can",
  "wording-only-thing": "what {who} can do is",
  "wording-forget": "remember",
  "wording-problem": "{phrase}",
  "wording-what-problem": "how can {who} help",
};
const CUES = Object.keys(INSTEAD);

/** All negative phrases of the agent with a ready positive form, in order. */
export function positiveWordingsOf(call: Conversation): readonly PositiveWording[] {
  return call.agentTurns.flatMap((turn) =>
    turn
      .mentions(...CUES)
      .filter((mention) => !isKindly(mention) && !sendsAway(mention, call))
      .map(wordingFor),
  );
}

/** Words between an apology or an acknowledgement and the phrase that belongs to it. */
const NEAR = 3;

/** "I'm sorry, but unfortunately", "I understand that you'll have to"; bad news may be told anywhere in a turn that acknowledges it. */
function isKindly({ turn, cue, first, last }: Mention): boolean {
  const kind = turn.mentions("apology", "acknowledges-feeling", "grasps-feeling");
  return kind.some((one) => cue === "wording-regret" || (one.first <= last && one.last >= first - 1 - NEAR));
}

/** "You'll have to call the bank" wants help, not other words; a script is told both. */
function sendsAway({ turn, span }: Mention, call: Conversation): boolean {
  if (call.call.kind === "script") return false;
  return call.passOffs.some((passOff) => passOff.turn === turn && passOff.at.start <= span.end && passOff.at.end >= span.start);
}

function wordingFor(mention: Mention): PositiveWording {
  const { turn, span: at, cue, captures, text } = mention;
  if (INSTEAD[cue] === "") return leftOut(mention);
  const who = captures["who"]?.trim() === "we" ? "we" : "I";
  const instead = INSTEAD[cue]!.replace("{who}", who).replace("{phrase}", text.replace(/problem/i, "question"));
  return { turn, at, replaces: at, instead: startsSentence(mention) ? capital(instead) : instead, isSafe: !LOOSE.has(cue) };
}

/** A duty may be meant ("you'll have to show proof of age"), or a limit ("we can only take cash"): the positive form tells neither. */
const LOOSE: ReadonlySet<string> = new Set(["wording-have-to", "wording-only"]);

function startsSentence({ turn, first, text }: Mention): boolean {
  return turn.tokens.sentences.includes(first) && text[0] !== text[0]!.toLowerCase();
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Characters between two words at most; more are left as they stand. */
const LONGEST_GAP = 20;

/** "Unfortunately, we" becomes "We", "we are unfortunately closed" "we are closed", "it's gone, unfortunately." "it's gone.". */
function leftOut(mention: Mention): PositiveWording {
  const { turn, span } = mention;
  const { text } = turn;
  const [before] = /[\s,–—-]*$/.exec(text.slice(Math.max(0, span.start - LONGEST_GAP), span.start))!;
  const [after] = /^[\s,–—-]*/.exec(text.slice(span.end, span.end + LONGEST_GAP))!;
  const next = span.end + after.length;
  const start = span.start - before.length;
  if (next >= text.length || /[.!?;:]/.test(text[next]!))
    return { turn, at: span, replaces: { ...span, start }, instead: "", isSafe: true };
  if (before.startsWith(",") && after.startsWith(","))
    return { turn, at: span, replaces: { ...span, start, end: next }, instead: " ", isSafe: true };
  const instead = startsSentence(mention) ? capital(text[next]!) : text[next]!;
  return { turn, at: span, replaces: { ...span, end: next + 1 }, instead, isSafe: true };
}
