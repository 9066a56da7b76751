import type { Conversation, Mention, Rule, Utterance } from "call-lint";

export default {
  summary: "Do not blame colleagues, partners or the system.",
  why: "To the customer you are the company; whoever points at another desk leaves them alone with the problem.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: I was charged twice.
Agent: «Billing messed up» that week, happened to lots of people.`,
      `Customer: The page says two days.
Agent: That's «not my department».`,
      `Customer: Can't you change the address?
Agent: The «system won't let me».`,
      `Customer: So where is it?
Agent: «There was a system error» at the depot. It'll be Friday.
Customer: Friday!
Agent: Friday, yes.`,
      `Customer: he left it in the rain
Agent: yeah «these drivers are hopeless»`,
    ],
    good: [
      `Customer: I was charged twice.
Agent: Two charges went out that week, and that's on us. Our billing team can reverse one now, I'll put you through to Rosa there.`,
      `Customer: So where is it?
Agent: It's held up due to a system issue at the depot. I'm sorry about that, it'll be Friday.`,
      `Customer: Is this a scam?
Agent: We will never ask you for your PIN, and the drivers never ask for money.`,
    ],
  },
  *check(call) {
    for (const turn of call.turns) {
      if (turn.role !== "agent") continue;
      const rivals = call.disparagements.filter((one) => one.turn === turn);
      const blame = turn
        .mentions("blames-others")
        .find(
          (one) =>
            !rivals.some(({ at }) => at.start < one.end && one.start < at.end) &&
            !isPassedOn(one) &&
            !isOfSwindlers(one) &&
            !isOfKin(one, call) &&
            !isTakenBack(one) &&
            !isAskedFor(one),
        );
      const reproach = turn.has("apology") ? undefined : call.reproaches.find((one) => one.turn === turn && one.of === "other");
      const told = rivals.length > 0 || SWINDLE.test(turn.tokens.norm) ? undefined : call.runDowns.find((one) => one.turn === turn);
      const [named] =
        blame === undefined && reproach === undefined ? turn.mentions("names-culprit").filter((one) => !isOfKin(one, call)) : [];
      if (named !== undefined && isMadeGood(turn)) continue;
      const ran = told !== undefined && !(isMadeGood(turn) && (told.once || turn.has("apology"))) ? told : undefined;
      const at =
        blame?.span ??
        reproach?.at ??
        named?.span ??
        ran?.at ??
        [...call.blameShifted, ...call.bareAnswers("others")].find((one) => one.turn === turn)?.at;
      if (at === undefined) continue;
      yield {
        at,
        message: "The blame went to somebody else or to the system; speak for the company and say what you will do about it.",
      };
    }
  },
} satisfies Rule;

/** "That isn't us, I can put you straight through": only said on the way to who will help. */
function isPassedOn({ text, turn }: Mention): boolean {
  if (/down to/i.test(text) && turn.has("finds-out", "says-what-can")) return true;
  return /(?:is not|isn['’]t|['’]s not|isnt) (?:us|ours|me|mine)$/i.test(text) && turn.has("transfer-words", "offers-connection");
}

/** A fault that is only named is fine with an apology; one that is the excuse for doing nothing wants it at once. */
function isMadeGood(turn: Utterance): boolean {
  const nearby = turn.has("says-unable") ? [turn] : [turn, ...turn.following("agent", 1)];
  return nearby.some((one) => one.has("apology", "owns-it"));
}

/** "Did the depot send it?" "The depot sent it, not us": who it was is what was asked. */
function isAskedFor({ text, turn }: Mention): boolean {
  const asked = turn.previous("customer")?.tokens;
  if (asked === undefined || !/^(?:did|was|is|are|were|does|do|who)$/.test(asked.words[0] ?? "") || asked.words.length > 10) return false;
  const named = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 4);
  return named.some((word) => asked.words.includes(word)) && !/ (?:not|never|fault|wrong|lost|mess|promised) /.test(asked.norm);
}

/** "They shouldn't have said that to you, I'm sorry" is said on the customer's side. */
function isTakenBack({ text, turn }: Mention): boolean {
  return /should|ought|let\w* (?:you|u) down/i.test(text) && turn.has("apology");
}

const SWINDLE = / (?:scam|scams|scammers?|fraud|fraudsters?|phishing|criminals?|crooks|hackers?|thieves|not from us|not us|cold callers?) /;

/** "My cousin promised to mend it." "They never do.": said of nobody who works for the company. */
function isOfKin({ turn, first }: Mention, call: Conversation): boolean {
  return /^(?:they|he|she)$/.test(turn.tokens.words[first]!) && call.isOfKin(turn, first);
}

/** "They'll say anything to get you to ring": whoever sent that text is no partner of the company's. */
function isOfSwindlers({ turn, text }: Mention): boolean {
  if (!/^(?:they|those|these)\b/i.test(text)) return false;
  return [turn, turn.previous("agent"), turn.previous("customer")].some((one) => one !== undefined && SWINDLE.test(one.tokens.norm));
}
