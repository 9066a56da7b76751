import { rivalNamesOf } from "./competitors.js";
import type { Conversation, Utterance } from "./conversation.js";

/**
 * Turns in which all that an agent says to the mention of another firm is of that firm, and neither fair nor kind: "I looked at Hobbs."
 * "They never pay out."
 */
export function rivalRetortsIn(call: Conversation): readonly Utterance[] {
  return call.agentTurns.filter((turn) => isRetort(turn) && isToRival(turn, call) && !turn.has(...ELSE));
}

function isRetort({ text, tokens: { words, sentences } }: Utterance): boolean {
  if (words.length < FEWEST || words.length > MOST || /[?\d]/.test(text)) return false;
  if (words.some((word) => IS_FAIR.has(word)) || sentences.some((first) => ORDERS.has(words[first]!))) return false;
  return words.some((word) => OF_THEM.has(word)) && words.some((word) => NEGATES.has(word));
}

const FEWEST = 4;
const MOST = 18;

function isToRival(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous();
  if (before?.role !== "customer") return false;
  const { words } = before.tokens;
  return words.length <= MOST && !words.some((word) => IS_PLAINT.has(word)) && isOfRival(before, call);
}

/** Whether a turn speaks of another firm. */
export function isOfRival(turn: Utterance, call: Conversation): boolean {
  const { words } = turn.tokens;
  if (turn.has("competitor") || words.some((word, index) => FIRMS.has(word) && OTHERS.has(words[index - 1]!))) return true;
  const names = call.fact(rivalNamesOf);
  return words.some((word) => names.has(word));
}

const ELSE = ["apology", "acknowledges-feeling", "grasps-feeling", "offers-help", "says-what-can", "blames-others", "hold-on"];
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const OTHERS = set("other another old last previous current former new different local online cheaper chain big rival");
const FIRMS = set(
  "garage firm firms company companies place places shop shops bank banks insurer provider providers supplier suppliers dentist vet clinic gym school salon barber accountant agent agency builder builders plumber takeaway restaurant hotel airline courier couriers lot crowd guys lads one ones app market supermarket store removal estate quote dealer pharmacy laundry cafe",
);
/** Whoever says one of these compares, asks, helps, or speaks of their own side. */
const IS_FAIR = set(
  "sorry we too my apologize will let shall please thank thanks understand appreciate moment welcome happy glad course certainly absolutely our ours us can match compare same similar good nice fine great lovely sure okay right true tried common cost costs cheaper dearer offer offers include includes included charge charges which what could may hello bye noted see cancel canceled know yes yeah no think wish may might your different difference rate price sell sells fly flies open opens done mind lucky well popular usually number",
);
const ORDERS = set("give go have bring put take read keep ask ring open try press click call send make use come choose and so");
/** "It broke": complains of a thing, not of whom they had it from. */
const IS_PLAINT = set("broke broken wrong sorry please");
const OF_THEM = set("they them their theirs");
const NEGATES = set("not never nobody none nothing worse only without no anything anyone");
