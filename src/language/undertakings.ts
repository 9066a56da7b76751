// Longer than a source file should be: who undertakes a deed is read backwards from its verb, in one procedure.
/** Who is said to do something, and how. */
export interface Undertaking {
  /** Index of the word that names who will act. */
  first: number;
  who: "i" | "we" | "you" | "other";
  /** The word that names who will act: "they", "specialist", "email". */
  subject: string;
  /** The act is done to the subject: "you will be contacted". */
  passive: boolean;
  /** "should" instead of "will". */
  likely: boolean;
  /** "let me": at once, unless the act says otherwise. */
  letMe: boolean;
  /** "I'll have someone …", "I've asked them to …". */
  through: boolean;
}

/** How far back the "will" of a verb may stand. */
const REACH = 12;

const ADVERBS = new Set(
  (
    "also then just now definitely certainly personally absolutely gladly happily simply actually probably likely still first quickly immediately " +
    "promptly shortly soon automatically always surely directly proactively obviously hopefully all both either only naturally instead again next " +
    "later today tomorrow maybe perhaps even too well sure possibly usually normally typically generally further additionally once more kindly"
  ).split(" "),
);
const PAIRS = new Set([
  "of course",
  "in turn",
  "as well",
  "go ahead",
  "go on",
  "by friday",
  "be sure",
  "be certain",
  "make sure",
  "make certain",
  "making sure",
  "take steps",
]);
const PRONOUNS: Readonly<Record<string, Undertaking["who"]>> = { i: "i", we: "we", you: "you" };
const CAUSES = new Set("have get ask tell arrange ensure request organize see instruct having getting asking arranging".split(" "));
const CAUSED = new Set("asked told arranged requested instructed organized".split(" "));
/** Where one clause ends and another begins; a cause does not reach across. */
const BREAKS = new Set("will shall please thank thanks if but because would could can may you i we when once".split(" "));

/**
 * Who undertakes the verb phrase that starts at a word: "I will also be … calling you"; undefined where nobody does
 * ("I called you", "can I call you", "would you like me to call you", "will they call you").
 */
export function undertakingAt(words: readonly string[], verb: number): Undertaking | undefined {
  let index = verb - 1;
  let passive = false;
  for (let step = 0; step < REACH && index >= 0; step++) {
    const word = words[index]!;
    const pair = `${words[index - 1]} ${word}`;
    if (word === "be" || word === "been" || (word === "get" && index === verb - 1 && PARTICIPLE.test(words[verb]!))) passive = true;
    else if (word === "will" || word === "shall") return subjectOf(words, index - 1, { passive });
    else if (word === "should") return subjectOf(words, index - 1, { passive, likely: true });
    else if (pair === "let me" || pair === "let us")
      return { first: index - 1, who: "i", subject: "i", passive, likely: false, letMe: true, through: false };
    else if (word === "and") {
      const skipped = skipPhrase(words, index - 1);
      if (skipped === undefined) return coordinated(words, index - 1);
      index = skipped + 1;
    } else if (word === "to") {
      const before = words[index - 1] ?? "";
      if (before === "going") return goingTo(words, index - 2, passive);
      if (before === "able" || before === "continue" || before === "proceed") index--;
      else if (before === "can" || before === "expect") index--;
      else if (/^(?:promise|intend|plan|aim|undertake|commit)$/.test(before)) return subjectOf(words, index - 2, { passive });
      else {
        const skipped = skipPhrase(words, index - 1);
        if (skipped === undefined) return throughOther(words, index - 1, passive);
        index = skipped + 1;
      }
    } else if (word === "is" && words[index - 1] === "do") index--;
    else if (PAIRS.has(pair)) index--;
    else if (word === "can" && words[index - 1] === "you" && words[verb] === "expect")
      return subjectOf(words, index - 1, { passive, likely: true });
    else if (!ADVERBS.has(word)) return throughOther(words, index, passive);
    index--;
  }
  return undefined;
}

/** "They'll get sent over": as good as "be". */
const PARTICIPLE = /^(?:\w+ed|sent|paid|brought|rung|told|taken|run)$/;

/** What leads into "I call you back": nobody asks, allows or tells how it was. */
const LEADS_IN = /^(?:and|so|then|yes|okay|right|well|now|sure|no|later|tomorrow|but)$/;

/** "I ask at the desk and come back to you": some undertake without a "will". */
export function plainlyUndertaken(words: readonly string[], verb: number, sentences: readonly number[]): Undertaking | undefined {
  let first = verb - 1;
  while (/^(?:just|then|also|personally|myself)$/.test(words[first] ?? "")) first--;
  const who = words[first];
  if ((who !== "i" && who !== "we") || !(first === 0 || sentences.includes(first) || LEADS_IN.test(words[first - 1]!))) return undefined;
  return { first, who, subject: who, passive: false, likely: false, letMe: false, through: false };
}

/** Index before "go ahead", "be sure", "make sure", "try" that ends at `last`; undefined if there is none. */
function skipPhrase(words: readonly string[], last: number): number | undefined {
  const word = words[last] ?? "";
  if (PAIRS.has(`${words[last - 1]} ${word}`)) return last - 2;
  return word === "go" || word === "come" || word === "try" ? last - 1 : undefined;
}

function goingTo(words: readonly string[], last: number, passive: boolean): Undertaking | undefined {
  let index = last;
  while (ADVERBS.has(words[index] ?? "")) index--;
  return /^(?:am|are|is|'s)$/.test(words[index] ?? "") ? subjectOf(words, index - 1, { passive }) : undefined;
}

/** "… look into it and let you know": the "will" of the first verb holds for the second. */
function coordinated(words: readonly string[], last: number): Undertaking | undefined {
  let embedded = false;
  for (let index = last; index >= Math.max(1, last - 14); index--) {
    const word = words[index]!;
    // "I'll see if they can fit you in and let you know"
    if (embedded && (word === "will" || word === "me") && !/^(?:see|ask|find|check|look|try)$/.test(words[index + 1]!)) return undefined;
    if (word === "will" || word === "shall") return subjectOf(words, index - 1, {});
    if (word === "to" && words[index - 1] === "going") return goingTo(words, index - 2, false);
    if (word === "me" && words[index - 1] === "let")
      return { first: index - 1, who: "i", subject: "i", passive: false, likely: false, letMe: true, through: false };
    // "I'll find out who it was and drop you a line"
    const asked = /^(?:was|has|did|am|were)$/.test(word) ? questionWord(words, index) : undefined;
    if (asked !== undefined) index = asked;
    else if (/^(?:can|could|if|is|are|when)$/.test(word)) embedded = true;
    else if (word !== "you" && word !== "i" && word !== "we" && BREAKS.has(word)) return undefined;
    else if (/^(?:not|did|has|was|am)$/.test(word) || (word === "do" && words[index - 1] !== "will")) return undefined;
  }
  return undefined;
}

/** Where the embedded question of a verb begins: "who it was", "why the driver did that". */
function questionWord(words: readonly string[], verb: number): number | undefined {
  for (let index = verb - 1; index >= Math.max(1, verb - 4); index--)
    if (/^(?:who|what|why|where|how|whether|which)$/.test(words[index]!)) return index;
  return undefined;
}

/** "I'll have someone …", "I'll arrange for it to be …", "I've asked them to …". */
function throughOther(words: readonly string[], last: number, passive: boolean): Undertaking | undefined {
  // "We'll make sure you get it"
  if (words[last] === "you" && /^(?:sure|certain|that)$/.test(words[last - 1] ?? "")) last--;
  for (let index = last; index >= Math.max(1, last - 10); index--) {
    const word = words[index]!;
    if (CAUSED.has(word) && index < last && /^(?:have|has)$/.test(words[index - 1]!)) {
      const by = subjectOf(words, index - 2, { passive });
      return by && by.who !== "you" ? { ...by, through: true } : undefined;
    }
    const sure = (word === "sure" || word === "certain") && /^(?:make|be|making)$/.test(words[index - 1]!);
    // "Let me have a look" causes nobody else to look.
    const isOwn =
      /^(?:a|an|another|some|the|my|your|this|that)$/.test(words[index + 1] ?? "") &&
      /^(?:have|get|see)$/.test(word) &&
      /^(?:me|us)$/.test(words[index - 1] ?? "");
    if ((CAUSES.has(word) && index < last && !isOwn) || sure) {
      const by = undertakingAt(words, sure ? index - 1 : index);
      return by && by.who !== "you" ? { ...by, passive, through: true } : undefined;
    }
    if (word === "for" && ORDERS.test(words[index - 1] ?? "")) {
      const verb = words
        .slice(Math.max(0, index - 6), index)
        .findLastIndex((one) => /^(?:put|raise|log|open|place|make|submit|create|book|leave|do)$/.test(one));
      const by = verb < 0 ? undefined : undertakingAt(words, Math.max(0, index - 6) + verb);
      return by && by.who !== "you" ? { ...by, passive, through: true } : undefined;
    }
    if (BREAKS.has(word)) return undefined;
  }
  return undefined;
}

/** "I'll put in an order for our crew to come". */
const ORDERS = /^(?:order|request|ticket|job|note|referral|message|slip)$/;

function subjectOf(words: readonly string[], last: number, how: { passive?: boolean; likely?: boolean }): Undertaking | undefined {
  let first = last;
  while (first > 0 && (ADVERBS.has(words[first]!) || words[first] === "who" || words[first] === "which")) first--;
  const subject = words[first];
  if (subject === undefined || /^(?:not|never|what|how|when|where|why|nobody|nothing|neither|if)$/.test(subject)) return undefined;
  const before = words[first - 1] ?? "";
  // "No reminders will come", "no more letters will be sent"
  if (before === "no" || (words[first - 2] === "no" && /^(?:more|other|further|new)$/.test(before))) return undefined;
  if (/^(?:if|whether|how|what|when|until|where|than)$/.test(before) && !(before === "what" && words[last + 2] === "do")) return undefined;
  if (isDenied(words, first)) return undefined;
  return {
    first,
    subject,
    who: PRONOUNS[subject] ?? "other",
    passive: how.passive ?? false,
    likely: how.likely ?? false,
    letMe: false,
    through: false,
  };
}

/** "I can't promise that they will", "I don't think we'll", "I bet he'll"; not so "I don't know, but I'll ask". */
function isDenied(words: readonly string[], subject: number): boolean {
  if (/^(?:bet|hope|wish|wager|pray)$/.test(words[subject - 1] ?? "")) return true;
  for (let index = Math.max(1, subject - 4); index < subject; index++)
    if (
      !words.slice(index, subject).includes("but") &&
      /^(?:promise|guarantee|think|say|sure|know|believe|certain)$/.test(words[index]!) &&
      words.slice(Math.max(0, index - 2), index).includes("not")
    )
      return true;
  return false;
}
