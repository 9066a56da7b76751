import type { Conversation, Rule } from "call-lint";

/** How services that are often set are spoken of, by a word in the level's name: the words of a phrase stand together, its parts (+) anywhere. */
const SPOKEN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/call ?back|ring ?back/, ["call back", "ring you", "phone you", "call you", "get back to", "give you a call", "give you a ring", "give you a shout", "give you a bell", "hear from us", "hear from me"]],
  [/refund|reimburse/, ["refund", "money", "reimburse", "credit", "in your account", "on your card", "to your card", "to your bank", "have your + back", ...["get", "have", "see"].map((act) => `${act} {{amount}} back`), ...["amount", "payment", "deposit", "fee", "charge", "cost"].flatMap((sum) => [`${sum} + back`, `${sum} + with you`])]],
  [/replace|exchange/, ["replacement", "exchange", "new one", ...["send", "ship", "deliver", "arrive", "dispatch", "get", "with you", "at your door", "on your doorstep", "on its way", "be here", "be there", "reach", "come", "have it", "in the post"].map((act) => `new + ${act}`)]],
  [/technician|engineer|plumber|electrician|fitter|visit/, ["technician", "engineer", "plumber", "electrician", "fitter", "mechanic", "inspector", "crew + with you", "crew + be there", "crew + arrive", "crew + come", "someone out", "somebody out", "someone round", "somebody round"]],
  [/email/, ["reply", "write back", "email you back", "email + answer", "answer + by email", "email + respond", "write to us + answer", "write to us + hear", "write in + answer", "message + answer", "email + from me", "email + from us", "in your inbox", "hear + by email"]],
]; // prettier-ignore
/** Other words for one of a level's name, where all of its name has to come up. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["reply", "response", "answer", "respond", "get back to", "come back to", "write to"],
  ["decision", "decide", "outcome", "verdict", "answer"],
  ["visit", "come", "round", "with you", "out to you", "at your door"],
  ["delivery", "deliver", "arrive", "with you", "at your door"],
  ["dispatch", "send", "ship", "post"],
  ["repair", "fix", "mend"],
  ["investigation", "review", "look into", "investigate"],
];

export default {
  summary: "Let the script promise no time that you cannot keep.",
  why: "A promise that the service levels do not allow will be broken, and the agent who read it out is blamed.",
  severity: "error",
  on: "turn",
  appliesTo: ["script"],
  needs: [],
  options: {
    levels: { default: {}, describe: "how long each service takes, such as { refund: 7 business days, callback: 24 hours }" },
  },
  examples: {
    bad: [
      {
        call: `refund	«Your refund will be in your account within 24 hours».
bye	Thank you for calling.
hello	Hello.`,
        options: { levels: { refund: "7 business days" } },
      },
      {
        call: `late	I'm sorry. «We'll call you back within one hour».
bye	Thank you for calling.
hello	Hello.`,
        options: { levels: { callback: "24 hours", refund: "7 business days" } },
      },
    ],
    good: [
      {
        call: `refund	Your refund will be in your account within 7 business days.
late	You should have sent it back within 30 days, so I cannot refund it.
hello	Hello.`,
        options: { levels: { refund: "7 business days" } },
      },
      {
        call: `call	I'll call you back within two days.
wait	The search takes ten minutes.
hello	Hello.`,
        options: { levels: { callback: "24 hours", refund: "7 business days" } },
      },
    ],
  },
  *check(call, { levels }: { levels: Readonly<Record<string, string>> }) {
    if (Object.keys(levels).length === 0) return "not-applicable";
    let known = read.get(levels);
    if (known === undefined) read.set(levels, (known = levelsOf(levels, call)));
    const unreadable = known.find(({ seconds }) => seconds === undefined);
    if (unreadable !== undefined)
      return { notEvaluable: `the service level "${unreadable.name}: ${unreadable.length}" is no length of time` };
    const times = call.serviceTimes;
    for (const time of times) {
      const meant = levelOf(time, known);
      if (meant === undefined || time.seconds >= meant.seconds!) continue;
      // "It goes out today and reaches you within three days": the sentence gives the whole time as well.
      if (times.some(({ at, seconds }) => at.turn === time.at.turn && at.start === time.at.start && seconds >= meant.seconds!)) continue;
      const message = `The script promises this sooner than the ${meant.length} set for "${meant.name}"; promise what can be kept.`;
      yield { at: time.at, message };
    }
  },
} satisfies Rule;

/** A service level, read. */
interface Level {
  name: string;
  length: string;
  seconds: number | undefined;
  /** The words of its name, each with others that mean the same. */
  words: readonly Ways[];
  /** Other ways to speak of it. */
  spoken: Ways;
}

/** Ways to speak of a thing: each the parts that have to come up, as notions in order. */
type Ways = readonly (readonly (readonly string[])[])[];

/** The same for every script of a run. */
const read = new WeakMap<object, readonly Level[]>();

function levelsOf(levels: Readonly<Record<string, string>>, call: Conversation): readonly Level[] {
  const waysOf = (phrases: readonly string[]): Ways => phrases.map((phrase) => phrase.split(" + ").map((part) => call.notionsOf(part)));
  return Object.entries(levels).map(([name, length]) => {
    const plain = name.toLowerCase().replaceAll(/[_-]/g, " ");
    const words = plain.split(/\s+/).map((word) => waysOf([word, ...(SYNONYMS.find((same) => same.includes(word)) ?? [])]));
    const spoken = waysOf(SPOKEN.flatMap(([service, phrases]) => (service.test(plain) ? phrases : [])));
    return { name, length, seconds: call.lengthOf(length), words, spoken };
  });
}

/** The level that a time is about: by its clause, else by its sentence, else by its turn, else by the step that it stands in. */
function levelOf(
  { aboutClause, about, aboutTurn, aboutStep }: Conversation["serviceTimes"][number],
  levels: readonly Level[],
): Level | undefined {
  const named = (notions: readonly string[]) =>
    levels
      .filter(({ words }) => words.every((ways) => isAbout(notions, ways)))
      .toSorted((one, other) => other.words.length - one.words.length)[0];
  const spoken = (notions: readonly string[]) => levels.find((level) => isAbout(notions, level.spoken));
  return (
    named(aboutClause) ??
    spoken(aboutClause) ??
    named(about) ??
    spoken(about) ??
    named(aboutTurn) ??
    spoken(aboutTurn) ??
    byLast(aboutTurn, aboutStep, levels)
  );
}

/** "Our decision" is that of the claim where the step is about claims, or where nothing else is decided. */
function byLast(aboutTurn: readonly string[], aboutStep: readonly string[], levels: readonly Level[]): Level | undefined {
  const several = levels.filter(({ words, spoken }) => words.length > 1 && spoken.length === 0);
  const here = several.find(
    ({ words }) => isAbout(aboutTurn, words.at(-1)!) && words.every((ways) => isAbout([...aboutTurn, "", ...aboutStep], ways)),
  );
  const [only, other] = several.filter(({ words }) => isAbout(aboutTurn, words.at(-1)!.slice(0, 1)));
  return here ?? (other === undefined ? only : undefined);
}

function isAbout(about: readonly string[], ways: Ways): boolean {
  return ways.some((parts) => parts.every((part) => stands(part, about)));
}

function stands(part: readonly string[], about: readonly string[]): boolean {
  return about.some((_, at) => part.every((notion, index) => about[at + index] === notion));
}
