/** What to say of a call that does not tell who speaks. */
export const NO_SPEAKERS =
  "no speaker labels: who is the agent cannot be told; name the sides as `Agent:` and `Customer:` at the start of their turns, or export the transcript with speakers";

/** What to say of a text in which nobody speaks. */
export const NO_TURNS = "no turns: nothing in this text reads as said by anybody";
