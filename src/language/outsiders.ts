import type { Conversation, Utterance } from "./conversation.js";
import { isThirdParty } from "./third-parties.js";
import { sentenceStart } from "./tokens.js";

/** Words of some turn, by index, the last included. */
interface Stretch {
  first: number;
  last: number;
}

/** Words between whom a sentence begins with and what they did. */
const LEAD = 4;
/** Words between a pronoun and whom it stands for. */
const LOOK_BACK = 40;

/**
 * Whether what a customer tells was done by somebody of their own life, or by a trade that the company is not in: "the vet said he'd
 * ring and he never rang", told to a kennel.
 */
export function isDoneByOutsider(turn: Utterance, { first, last }: Stretch, call: Conversation): boolean {
  const { words, sentences } = turn.tokens;
  const from = Math.max(0, first - 2);
  const told = words.slice(from, last + 1);
  if (told.some((word) => OURS.has(word))) return false;
  const pronoun = told.findIndex((word) => PRONOUNS.has(word));
  // "My accountant lost my receipts"; of relatives it may be told what was done to them.
  if (pronoun < 0) {
    // "The doctor kept me waiting": whom the sentence begins with did it.
    const start = Math.max(from - LEAD, sentenceStart(sentences, first));
    const before = words.slice(start, last + 1);
    return (
      !before.some((word) => OURS.has(word)) &&
      before.some((_, index) => isOtherTradeAt(turn, start + index, call) && !PASSIVE.has(words[start + index + 1] ?? ""))
    );
  }
  return standsForOutsider(turn, from + pronoun, call);
}

function standsForOutsider(turn: Utterance, at: number, call: Conversation): boolean {
  const { words } = turn.tokens;
  const kin = KIN.get(words[at]!)!;
  for (let index = at - 1; index >= Math.max(0, at - LOOK_BACK); index--) {
    const word = words[index]!;
    if (OURS.has(word)) return false;
    if (kin.has(word) && words[index + 1] !== "'s") return true;
    if (isOtherTradeAt(turn, index, call)) return true;
    if (isThirdParty(word)) return words[index + 1] === "there" && !COMPANY.test(turn.tokens.norm);
  }
  return false;
}

const PRONOUNS = new Set(["he", "she", "they"]);
/** "You", "your driver", "nobody": the company, or whoever else it sent. */
const OURS = new Set(["you", "your", "yours", "yourselves", "nobody", "none", "someone", "somebody"]);
const COMPANY = / (?:you|your|branch|depot|shop|store|office|desk|counter|warehouse) /;
const PASSIVE = new Set(["is", "was", "were", "are", "got", "been", "'s", "has", "have", "had"]);

const ANYBODY = "cousin neighbor neighbour friend mate boss lodger tenant partner ex";
/** Relatives and friends, by the pronoun that stands for them. */
const KIN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    he: `${ANYBODY} husband son dad father brother uncle grandson granddad grandad grandpa nephew boyfriend landlord fiance vicar priest`,
    she: `${ANYBODY} wife daughter mom mum mam mother sister aunt auntie gran nan grandma granddaughter niece girlfriend landlady`,
    they: "kids children sons daughters brothers sisters neighbors neighbours friends mates tenants lodgers parents lads grandchildren",
  }).map(([pronoun, words]) => [pronoun, new Set(words.split(" "))]),
);

/** Trades, each with parts of words in the opening that make it the company's own. */
const TRADES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "vet vets": "vet animal",
    "doctor doctors gp consultant surgeon specialist surgery physio": "surgery clinic hospital medical health practice doctor physio care",
    hospital: "clinic hospital",
    "dentist dentists": "dent surgery clinic practice",
    "bank banks": "bank society credit card financ saving pay",
    "insurer insurers": "insur assur mutual cover claim",
    council: "council borough city county town district",
    "theatre theater cinema": "theatre theater cinema box playhouse ticket film show",
    "school teacher headteacher college university tutor": "school college academy universit learn nursery educat student",
    "solicitor solicitors lawyer lawyers conveyancer barrister": "law legal solicitor convey claim",
    "accountant accountants bookkeeper": "account tax book",
    "builder builders roofer roofers plumber plumbers electrician electricians plasterer joiner decorator gardener":
      "build roof plumb electric heat boiler gas kitchen bath home garden paint propert hous letting energy repair insur assur cover warrant council association drain water",
    "garage mechanic dealer dealership": "garage motor car auto tyre tire vehicle insur assur recovery roadside breakdown",
    "police policeman church employer estate": "police church parish estate propert",
  }).flatMap(([names, own]) => names.split(" ").map((name) => [name, own.split(" ")] as const)),
);

/** "The vet", "our insurers", and not "your bank": of a trade that the company is not in, as far as its opening tells. */
export function isOtherTradeAt(turn: Utterance, at: number, call: Conversation): boolean {
  const { words } = turn.tokens;
  const trade = TRADES.get(words[at]!);
  if (trade === undefined || words[at + 1] === "'s") return false;
  const led = words.slice(Math.max(0, at - 3), at);
  if (!led.some((word) => DETERMINERS.has(word)) || led.includes("your")) return false;
  const opening = call.agentTurns[0];
  if (opening === undefined || opening.index > turn.index || !opening.has("greeting", "help-offer")) return false;
  return !trade.some((part) => opening.tokens.norm.includes(` ${part}`));
}

const DETERMINERS = new Set(["the", "a", "an", "my", "our", "this", "that", "his", "her", "their", "another"]);
