import { rivalNamesOf } from "./competitors.js";
import type { Conversation, Utterance } from "./conversation.js";
import { wordSet } from "./word-set.js";

/**
 * Turns in which all that an agent says to the mention of another firm is of that firm, and neither fair nor kind: "I looked at Hobbs."
 * "They never pay out."
 */
export function rivalRetortsIn(call: Conversation): readonly Utterance[] {
  return call.agentTurns.filter((turn) => isRetort(turn) && isToRival(turn, call) && !turn.has(...ELSE));
}

function isRetort({ text, tokens: { words, sentences } }: Utterance): boolean {
  if (words.length < FEWEST || words.length > MOST || /\d/.test(text)) return false;
  const asks = text.includes("?") && !/^[^.!?]{2,24}\?\s*\S/.test(text);
  return !asks && !words.some((_, index) => isFair(words, index)) && !sentences.some((first) => ORDERS.has(words[first]!));
}

const FEWEST = 3;
const MOST = 18;

/** "I'd steer clear", "I bet they could": what the agent makes of them. */
function isFair(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  if (word === "good") return words[index + 1] !== "luck";
  if (word === "will") return !/^(?:they|he|she|it|that)$/.test(words[index - 1] ?? "");
  return IS_FAIR.has(word) && !(word === "i" && OPINES.has(words[index + 1] ?? ""));
}

function isToRival(turn: Utterance, call: Conversation): boolean {
  const before = turn.previous();
  if (before?.role !== "customer") return false;
  const { words } = before.tokens;
  const chooses = words.some((word, index) => CHOOSES.has(word) || (word === "with" && CHOICES.has(words[index - 1] ?? "")));
  return chooses && words.length <= MOST && !words.some((word) => IS_PLAINT.has(word)) && isOfRival(before, call);
}

/** Whether a turn speaks of another firm. */
export function isOfRival(turn: Utterance, call: Conversation): boolean {
  const { words } = turn.tokens;
  if (turn.has("competitor") || words.some((word, index) => FIRMS.has(word) && OTHERS.has(words[index - 1]!))) return true;
  const names = call.fact(rivalNamesOf);
  return words.some((word) => names.has(word));
}

const ELSE = ["apology", "acknowledges-feeling", "grasps-feeling", "offers-help", "says-what-can", "blames-others", "hold-on"];
const OTHERS = wordSet("other another old last previous current former new different local online cheaper chain big rival");
const FIRMS = wordSet(
  "garage firm firms company companies place places shop shops bank banks insurer provider providers supplier suppliers dentist vet clinic gym school salon barber accountant agent agency builder builders plumber takeaway restaurant hotel airline courier couriers lot crowd guys lads one ones app market supermarket store removal estate quote dealer pharmacy laundry cafe",
);
/** Words of those who weigh up what another firm offers. */
const CHOOSES = wordSet(
  "cheaper price prices quote quoted quotes offer offers offered offering free half better switch switching leaving tempted thinking compare comparing use used uses recommended reviews app deal gave giving gives told said says try trying prefer sell sells had has looked saw read award warranty guarantees promised charges quicker moved moving match why safe",
);
const CHOICES = wordSet("going go gone went am was were is signed been 's happy banked");
/** Whoever says one of these compares, asks, helps, or speaks of their own side. */
const IS_FAIR = wordSet(
  "sorry agree fine well we too my apologize will let shall please thank thanks understand appreciate moment welcome happy glad course certainly absolutely our ours us match compare same similar good nice great lovely sure okay right tried common cost costs cheaper dearer offer offers include includes included charge charges may hello bye noted canceled yes think wish might your different difference price fly flies open opens lucky popular usually number i can fair stop depend depends design press longer photo notes receipt writing contract week bring ask clue gently bit grip miles keep",
);
const OPINES = wordSet("am should would have bet wonder know used");
const ORDERS = wordSet(
  "give go have put take read open press click call send make use come choose so is are do did could can would when where which what and",
);
/** "It broke": complains of a thing, not of whom they had it from. */
const IS_PLAINT = wordSet("broke broken wrong sorry please");
