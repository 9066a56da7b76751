import type { Conversation, Rule, Span, Utterance } from "call-lint";

export default {
  summary: "Do not tell the customer that it is their fault.",
  why: "Reproach mends nothing, and whoever is reproached stops listening; the fact alone is enough.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: My parcel went to the old address.
Agent: «You should have told» us that you moved.`,
      `Customer: it says return to sender
Agent: well «you didn't fill» in the house number`,
      `Customer: The label won't print.
Agent: That's «user error», it works for everyone else.`,
      `Customer: I missed the collection because of the traffic.
Agent: Well, «that's on you».
Customer: I suppose.`,
      `Customer: The vase arrived in pieces.
Agent: «If you'd followed» the packing guide it would be whole.`,
    ],
    good: [
      `Customer: Why did it come back?
Agent: The house number was missing on the label. Shall I add it and send it out again?`,
      `Customer: Was it my fault?
Agent: Not at all, you didn't do anything wrong. You should have had a text from us.`,
      `Customer: I've thrown the label away.
Agent: That's not your fault, it happens. Another time you can print it again from the app.`,
      `Customer: When does it come?
Agent: You should have it on Friday. If you didn't get the text by then, call me.`,
    ],
  },
  *check(call) {
    for (const turn of call.turns) {
      if (turn.role !== "agent") continue;
      const reproaches = call.reproaches.filter((one) => one.turn === turn && one.of === "customer");
      const spans = [...turn.mentions("blames-customer", "blames-outright"), ...reproaches].map((one) =>
        "cue" in one ? one.span : one.at,
      );
      spans.push(...[...call.blameLaid, ...call.bareAnswers("customer")].filter((one) => one.turn === turn).map((one) => one.at));
      const [at] = spans
        .filter((span) => !isSupposed(span, call) && !isAskedFor(turn, span) && !isOwnedUpTo(turn, span) && !isAskedBack(turn, span))
        .sort((one, other) => one.start - other.start);
      if (at === undefined) continue;
      yield { at, message: 'This lays the fault on the customer; state the fact without "you" and say what can be done.' };
    }
  },
} satisfies Rule;

/** "I overfilled it." "You overfilled it a touch": whoever owns up hears their own words. */
function isOwnedUpTo(turn: Utterance, { start, end }: Span): boolean {
  const said = turn.previous("customer")?.tokens.norm ?? "";
  if (BLUNT.test(turn.tokens.norm)) return false;
  return turn.text
    .slice(start, end)
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => DEED.test(word) && new RegExp(` i (?:\\S+ ){0,3}${word} `).test(said));
}

/** "The small one. That's what you wanted?" */
function isAskedBack({ text }: Utterance, { start, end }: Span): boolean {
  return /what you (?:want|ask|order|need)/i.test(text.slice(start, end)) && /^\s*\?/.test(text.slice(end));
}

const DEED = /^(?!need|should|could|would|tried)(?:.{3,}ed|.{4,}ing|let|left|put|gave|lost|broke|forgot)$/;
const BLUNT = / (?:fault|blame|blamed|should|ought|so you|on you|responsib\S+|careless\S*|problem|own) /;

/** "Did I do it wrong?" "You had it upside down": whoever asks for the fact gets it. */
function isAskedFor(turn: Utterance, { start, end }: Span): boolean {
  const said = turn.previous("customer");
  if (said === undefined || (/[.,!]/.test(said.text) && !said.text.includes("?"))) return false;
  return ASKS_OWN_PART.test(said.tokens.norm) && !/fault|blame|on you|should|why/i.test(turn.text.slice(start, end));
}

const ASKS_OWN_PART =
  / (?:(?:did|have) i (?:do|done|not|forget|miss|press|put|set|break|leave|make|get|type|give)|(?:did|have) not i|(?:was|is) (?:it|that) (?:me|my|because i|something i)|what (?:did|have) i (?:do|done)|(?:am|was) i (?:doing|wrong)) /;

/** "I'm sure you just forgot to": supposed, which is `no-assumptions`' business. */
function isSupposed({ turn, start, end }: Span, { assumptions }: Conversation): boolean {
  return assumptions.some(({ at }) => at.turn === turn && at.start < start && end <= at.end);
}
