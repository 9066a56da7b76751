import type { Conversation, Rule } from "call-lint";

/** How services that are often set are spoken of, beside the words of the level's own name: the words of a phrase stand together, its parts anywhere. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  callback: ["call back", "ring you", "phone you", "call you", "get back to"],
  "call back": ["call back", "ring you", "phone you", "call you", "get back to"],
  refund: ["refund", "money", "reimburse", "credit"],
  replacement: [
    "replacement",
    "exchange",
    "new one",
    "new + send",
    "new + ship",
    "new + deliver",
    "new + arrive",
    "new + dispatch",
    "new + get",
  ],
  technician: ["technician", "engineer", "plumber", "electrician", "fitter"],
  email: ["email", "e-mail", "write", "reply"],
};

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
    for (const { at, seconds, about, aboutTurn } of call.serviceTimes) {
      const meant = known.find(({ ways }) => isAbout(about, ways)) ?? known.find(({ ways }) => isAbout(aboutTurn, ways));
      if (meant === undefined || seconds >= meant.seconds!) continue;
      yield { at, message: `The script promises this sooner than the ${meant.length} set for "${meant.name}"; promise what can be kept.` };
    }
  },
} satisfies Rule;

/** A service level, read. */
interface Level {
  name: string;
  length: string;
  seconds: number | undefined;
  ways: Ways;
}

/** The same for every script of a run. */
const read = new WeakMap<object, readonly Level[]>();

function levelsOf(levels: Readonly<Record<string, string>>, call: Conversation): readonly Level[] {
  return Object.entries(levels).map(([name, length]) => ({ name, length, seconds: call.lengthOf(length), ways: waysOf(name, call) }));
}

/** Ways to speak of a service: each the parts that have to come up, as notions in order. */
type Ways = readonly (readonly (readonly string[])[])[];

function waysOf(name: string, call: Conversation): Ways {
  const plain = name.toLowerCase().replaceAll(/[_-]/g, " ");
  const others = Object.entries(OTHER_WORDS).filter(([key]) => plain.includes(key));
  if (others.length === 0) return [call.notionsOf(plain).map((notion) => [notion])];
  return others.flatMap(([, phrases]) => phrases.map((phrase) => phrase.split(" + ").map((part) => call.notionsOf(part))));
}

function isAbout(about: readonly string[], ways: Ways): boolean {
  return ways.some((parts) => parts.every((part) => stands(part, about)));
}

function stands(part: readonly string[], about: readonly string[]): boolean {
  return about.some((_, at) => part.every((notion, index) => about[at + index] === notion));
}
