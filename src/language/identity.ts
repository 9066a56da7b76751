import type { Span } from "../call.js";
import type { Conversation } from "./conversation.js";

/** What agents ask for, or customers give, by which one tells who is calling; a name alone does not. */
const ASKED = [
  "datum-birth",
  "datum-address",
  "datum-social",
  "datum-secret",
  "datum-phone",
  "datum-email",
  "datum-postcode",
  "datum-number",
  "datum-card",
];

/** "[Verifying account information]", "(after verification)": stage directions are not words that cues see. */
const VERIFIED = /verif|authenticat|identity|security (?:check|question)|\b(?:id|pin) (?:checked|confirmed|entered)/i;

/** The first place where somebody checks who is calling: asks for data that only the owner knows, is given them, or says that it is done. */
export function identityCheckOf(call: Conversation): Span | undefined {
  for (const turn of call.turns) {
    if (turn.role === "system" && VERIFIED.test(turn.text)) return turn.span;
    const cues = turn.role === "customer" ? ["gives-identity"] : ["identity-check"];
    if (turn.role === "agent" && turn.has("asks-for")) cues.push(...ASKED);
    const [mention] = turn.mentions(...cues);
    if (mention !== undefined) return mention.span;
  }
  return undefined;
}
