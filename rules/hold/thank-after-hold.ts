import type { Rule, Utterance } from "call-lint";

export default {
  summary: "Thank the customer for holding when you come back.",
  why: "Thanks show that the customer's time was noticed, and win back their attention before the answer.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Which depot has it?
Agent: Could you hold for a minute while I check?
Customer: Sure.
System: [hold music]
Agent: «So it's at the Canal Street depot.»`,
      `Customer: Which depot has it?
Agent: Please give me a moment to check.
(A few moments later)
Agent: «It's at the Canal Street depot.»`,
    ],
    good: [
      `Customer: Which depot has it?
Agent: Could you hold for a minute while I check?
Customer: Sure.
System: [hold music]
Agent: Thanks for holding. It's at the Canal Street depot.`,
      `Customer: Which depot has it?
Agent: Could you hold for a minute while I check?
Customer: Sure.
System: [hold music]
Agent: I'm so sorry that took a while, it's at the Canal Street depot.`,
      `[00:00:01.000 --> 00:00:04.000] Agent: May I put you on hold for two minutes while I check?
[00:00:04.500 --> 00:00:05.000] Customer: Yes.
[00:01:50.000 --> 00:01:55.000] Agent: Still with me? I'll need another two minutes.
[00:01:55.500 --> 00:01:56.000] Customer: Sure.
[00:03:40.000 --> 00:03:44.000] Agent: Thank you for your patience, it's at Canal Street.`,
    ],
  },
  *check(call) {
    const returns = call.holds.flatMap(({ back }) => back ?? []);
    // A script may tell what to say after a hold, and not before it.
    if (call.call.kind === "script")
      for (const turn of call.turns.filter(({ role }) => role === "agent")) {
        const before = turn.previous("agent");
        const isBack =
          (BACK.test(turn.occasion) || (BARE.test(turn.occasion) && (isOfHold(before) || ANSWERS.test(turn.text)))) &&
          before?.occasion !== turn.occasion;
        const isAfter = isSaidAfterHold(turn);
        const near = [turn, ...turn.preceding("agent", 1), ...turn.following("agent", 1)];
        if (
          (isBack || isAfter || turn.mentions("hold-return").some(({ text }) => /back/i.test(text))) &&
          !returns.some((back) => near.includes(back.turn))
        )
          returns.push({ turn, at: turn.span, thanked: near.some((one) => one.has("hold-thanks")) });
      }
    if (returns.length === 0) return "not-applicable";
    for (const { at, thanked } of returns)
      if (!thanked)
        yield { at, message: "The hold ended without thanks or an apology for the wait; thank the customer for holding first." };
  },
} satisfies Rule;

/** "Can you hang on while I ask her?" and, in the same step of a script, "Okay, so she says it's fine". */
function isSaidAfterHold(turn: Utterance): boolean {
  const before = turn.previous("agent");
  if (before === undefined || before.occasion !== turn.occasion || !/ hold\p{L}* /u.test(turn.occasion)) return false;
  return (
    (ANSWERS.test(turn.text) || OPENS.test(turn.text)) &&
    !turn.has("hold-words", "hold-on") &&
    before.mentions("hold-words", "hold-on").some(({ text }) => !/moment|sec/i.test(text))
  );
}

/** How whoever was away begins to tell what was found. */
const ANSWERS = /^(?:okay|ok|right|so|well|hello|hi|yes|all right|alright|good news|found|got it)\b/i;
/** How they may in the step of the hold itself, where no parcel is spoken of: "I've found it". */
const OPENS = /^(?:now|i['’]?ve)\b/i;

/** Where a script says what to say after a hold: "Back from hold", "hold-back", "After the hold", "resume call". */
const BACK =
  / (?:back (?:from|after|on|off) (?:the |a )?(?:hold|line|call|mute|break)|(?:hold|holding|on hold) (?:back|return|over|end|ended|ends|done|resume|resumed|finished)|(?:after|post|off|end|return\p{L}* from|com\p{L}* (?:back|off)(?: from)?|picking up after|resum\p{L}*(?: from| after)?) (?:the |a |an? \p{L}+ )?hold(?:ing)?|resum\p{L}* (?:the )?call|un ?hold) /u;

/** "Back", where the hold stands before it or what was found is said; of a parcel it is something else. */
const BARE = /^ (?:(?:i am |we are )?back )+$/;

function isOfHold(turn: Utterance | undefined): boolean {
  return turn !== undefined && (/ hold(?:ing)? /.test(turn.occasion) || turn.has("hold-words", "hold-on"));
}
