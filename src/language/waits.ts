import type { Conversation, Utterance } from "./conversation.js";
import { isBefore } from "./directions.js";
import { durationsIn } from "./durations.js";
import type { Silence } from "./silences.js";

/** A silence with what accounts for it, if anything does. */
export interface Wait extends Silence {
  /**
   * `hold`: the customer was on hold or being passed on; `mailbox`: a machine had answered; `customer`: the customer had something to do, to find or
   * to think about; `announced`: the agent had said what they do or that it takes a while.
   */
  by?: "hold" | "mailbox" | "customer" | "announced";
  /** Seconds that the agent had said it would take. */
  stated?: number;
}

/** An agent's turn of this many words does not take back what was announced before it. */
const PASSING = 6;
/** After this many words of the customer's an announcement is forgotten. */
const STORY = 20;
/** A customer's answer up to this long may be a "right, I'll do that". */
const SHORT = 6;
/** Longer than this many seconds nobody waits on the line. */
const LONGEST = 3600;

/** Every silence of a call, with what accounts for it. */
export function waitsOf(call: Conversation): readonly Wait[] {
  return call.silences.map((silence): Wait => {
    if (isOnHold(silence, call)) return { ...silence, by: "hold" };
    if (isAtMailbox(silence, call)) return { ...silence, by: "mailbox" };
    if (isTheCustomers(silence, call)) return { ...silence, by: "customer" };
    return { ...silence, ...announcedBefore(silence, call) };
  });
}

function isOnHold({ before, after }: Silence, call: Conversation): boolean {
  const during = call.holds.some(
    ({ turn, at, until, happened }) => happened && !isBefore(before, { turn: turn.index, offset: at.start }) && isBefore(before, until),
  );
  if (during) return true;
  return call.directions.some(
    ({ at, kind, byCustomer, long }) =>
      !isBefore(at, before) &&
      !isBefore(after, at) &&
      (kind === "hold" || kind === "transfer" || (kind === "wait" && (byCustomer || long))),
  );
}

function isAtMailbox({ before, after }: Silence, call: Conversation): boolean {
  const mailbox = call.directions.findLast(({ kind, at }) => kind === "mailbox" && !isBefore(after, at));
  if (mailbox === undefined) return false;
  if (mailbox.at.turn === before.turn || mailbox.at.turn === after.turn) return true;
  return !call.turns.slice(mailbox.at.turn + 1, after.turn + 1).some(({ role }) => role === "agent");
}

/** The customer was asked to do or find something, is away for a moment, or thinks about a question. */
function isTheCustomers({ before, after }: Silence, call: Conversation): boolean {
  const last = call.turns[before.turn]!;
  const next = call.turns[after.turn]!;
  if (next.role === "customer" && next.has("line-check") && !(last.role === "agent" && asks(last))) return false;
  // "Okay, I'm back": it was the customer who was away.
  if (next.role === "customer" && next.has("hold-return")) return true;
  const agent = last.role === "agent" ? last : last.preceding("agent", 1)[0];
  const customer = last.role === "customer" ? last : last.preceding("customer", 1)[0];
  const isFresh = customer !== undefined && customer.index >= before.turn - 2;
  if (isFresh && isAway(customer)) return true;
  if (agent === undefined) return false;
  if (last.role === "agent") {
    // After the agent has spoken it is for the customer to speak, and so they did.
    if (next.role === "customer" || asks(agent)) return true;
    const [earlier] = agent.preceding("agent", 1);
    return (
      agent.tokens.words.length <= PASSING &&
      earlier !== undefined &&
      isFresh &&
      customer.index > earlier.index &&
      isAtIt(customer) &&
      asks(earlier)
    );
  }
  if (last.role !== "customer" || !asks(agent)) return false;
  return isAtIt(last) || (next.role === "customer" && last.tokens.words.length <= STORY && !isData(last.tokens.words));
}

/** "Hold on, let me look" is away; "hold on, here it is, four four one nine" is back already. */
function isAway(customer: Utterance): boolean {
  const away = customer.mentions("steps-away").at(-1);
  // "Where's my engineer?" is for the agent to say, unless they had asked for something.
  if (away !== undefined && /^where(?:['’]?s| is)\b/i.test(away.text)) {
    const before = customer.previous("agent");
    if (customer.previous("customer") === undefined || before?.has("asks-for", "asked-to-act") !== true) return false;
  }
  return away !== undefined && !isData(customer.tokens.words.slice(away.last + 1));
}

/** So many digits make a number that was asked for. */
const NUMBER = 3;

function isData(words: readonly string[]): boolean {
  return words.filter((word) => DIGITS.has(word) || /^\d+$/.test(word)).length >= NUMBER || words.some((word) => /^\d{3,}/.test(word));
}

function asks(agent: Utterance): boolean {
  return agent.has("asked-to-act");
}

/** A word or two, or "right, rebooting now, give it a minute": the customer is still at what they were asked to do. */
function isAtIt(customer: Utterance): boolean {
  return isShort(customer) || UNDER_WAY.test(customer.tokens.norm);
}

const UNDER_WAY =
  / (?:(?:re)?starting|rebooting|loading|updating|opening|typing|trying|doing it|looking|running|takes? (?:a|some|its) (?:while|time|minute|moment|bit)) /;

function isShort({ backchannel, tokens }: Utterance): boolean {
  return backchannel || (tokens.words.length <= SHORT && !/\d/.test(tokens.norm) && !tokens.words.some((word) => DIGITS.has(word)));
}

const DIGITS = new Set("zero one two three four five six seven eight nine double oh".split(" "));

/** "I'll write that down": done by the time that the customer has gone on. */
function isNoted(turn: Utterance): boolean {
  const said = turn.mentions("named-act", "stated-wait", "hold-on", "hold-words");
  return said.every(({ cue, last }) => cue === "named-act" && NOTING.test(turn.tokens.words.slice(last - 2, last + 2).join(" ")));
}

const NOTING = /\b(?:write|writing|note|noting|jot|jotting|make|making|scribble|scribbling) (?:that|this|it|a note|you|him|her|them)\b/;

function speaks({ role, backchannel, tokens }: Utterance): boolean {
  return role === "customer" && !backchannel && !/^ (?:\S+ )?(?:thank you|thanks|please|lovely|great)(?: \S+)? $/.test(tokens.norm);
}

const PASSED_ON = new Set(["transfer", "mailbox"]);

/** What the agent had said shortly before: one turn back, or two where the last was only a "thank you". */
function announcedBefore({ before }: Silence, call: Conversation): Pick<Wait, "by" | "stated"> {
  const last = call.turns[before.turn]!;
  const earlier = last.preceding("agent", 2);
  const turns = last.role === "agent" ? [last, ...earlier] : earlier;
  for (const [index, turn] of turns.entries()) {
    if (index > 1 || (index === 1 && turns[0]!.tokens.words.length > PASSING)) break;
    const between = call.turns.slice(turn.index + 1, before.turn + 1);
    // "It will take twenty seconds" outlasts what the customer tells meanwhile.
    const told = between.some((one) => one.role === "customer" && one.tokens.words.length > STORY);
    if (told && !(turn.has("stated-wait") && durationsIn(turn.tokens.words).length > 0)) break;
    // What was announced before the customer was passed on is over.
    if (call.directions.some(({ kind, at }) => PASSED_ON.has(kind) && at.turn > turn.index && at.turn <= before.turn)) break;
    if (!turn.has("named-act", "stated-wait", "hold-on", "hold-words") || (isNoted(turn) && between.some(speaks))) continue;
    const stated = durationsIn(turn.tokens.words).filter((duration) => !duration.vague && duration.seconds <= LONGEST);
    return { by: "announced", ...(stated.length === 0 ? {} : { stated: Math.max(...stated.map(({ seconds }) => seconds)) }) };
  }
  return {};
}
