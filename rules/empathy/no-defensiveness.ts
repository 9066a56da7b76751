import type { Mention, Rule } from "call-lint";

export default {
  summary: "Do not make excuses or defend yourself.",
  why: "The customer asked for help, not for reasons why nobody is to blame.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Why five days?
Agent: «I don't make the rules».`,
      `Customer: I waited an hour.
Agent: Well, we're «short-staffed» this week.`,
      `Customer: But the page says two days.
Agent: «As I said», it's five days.`,
      `Customer: so i lose the thirty five pounds
Agent: «it is what it is»`,
      `Customer: That's not what your colleague promised.
Agent: «It's not my fault», I wasn't here.`,
      `Customer: Can't you make an exception?
Agent: No, «that's our policy».`,
    ],
    good: [
      `Customer: Why five days?
Agent: Our policy is five working days, and if you collect it from the depot you can have it tomorrow.`,
      `Customer: What happens next?
Agent: As I mentioned, the driver rings first, so you'll have time to come down. I'll note the side door for him.`,
      `Customer: Sorry, I typed the wrong street.
Agent: No worries, these things happen. I can change it now.`,
      `Customer: How do I track it?
Agent: Here's how it works: you open the app and tap on the parcel.`,
    ],
  },
  *check(call) {
    for (const turn of call.turns) {
      if (turn.role !== "agent") continue;
      const apologizes = turn.has("apology");
      const excuse = turn.mentions("excuses").find((said) => !(apologizes && isMild(said)));
      const again = turn.mentions("says-again").find(endsTheMatter);
      const at = [excuse, again].filter((said) => said !== undefined).sort((one, other) => one.start - other.start)[0]?.span;
      if (at === undefined) continue;
      yield { at, message: "This is an excuse or self-defense; leave it out and say what can be done." };
    }
  },
} satisfies Rule;

/** Said with an apology, "these things happen" and "our policy" are no excuse. */
function isMild({ text }: Mention): boolean {
  return /happen|perfect|human|policy|control/i.test(text);
}

/** "As I said, five days", and not "as I mentioned, I'll send it, so you'll have it by Friday". */
function endsTheMatter({ turn, text }: Mention): boolean {
  if (/already|just (?:told|said|explained)|twice|keep|told you|times/i.test(text)) return !turn.has("says-what-can");
  const before = turn.previous("customer");
  if (before === undefined || turn.has("says-what-can")) return false;
  return turn.tokens.words.length <= 20 || / (?:not|no|never|nothing) /.test(turn.tokens.norm);
}
