import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { tokenize } from "./tokens.js";

/** Words that are said to be polite or to end a call, and that tell the customer nothing. */
const POLITE = new Set(
  (
    "thank thanks you your very so much welcome okay all right great good well sure certainly of course absolutely perfect wonderful fantastic excellent " +
    "lovely alright yes no bye goodbye good-bye have a an the nice day one rest evening afternoon morning night weekend take care mr mrs ms miss dr sir " +
    "maam madam for calling call contacting choosing reaching out patience time today understanding and is there anything else i can do help assist with " +
    "any other further more questions question concerns need needs if please do not hesitate to us feel free again at am glad happy be was my our it's it " +
    "know discuss discussed assisting pleasure problem that this will would like before we go proceed end conclude look into up check see find let me hold on moment minute second bear " +
    "just in business with appreciate hope helping being customer we're are here always enjoy then cheers brilliant sounds got noted understood now really " +
    "future policy conversation ended auto insurance concluding reach best wishes one's safe drive been time additional add details detail provided providing information sharing cooperation choosing loyal valued assistance inquiry inquiries confirming verifying verification back get conversation talk speaking talking to anytime or who what hello hi so as or also sorry wait waiting service support pleased"
  ).split(" "),
);

/** "It is", "they are", "you have been": an answer, unless a courtesy follows. */
const ANSWERS =
  / (?:it|that|they|there|you|he|she) (?:is|are|has|have|was|were|will|does|did) (?!(?:my|a|an|any|our|been|all|everything|great|good|okay|fine|wonderful|perfect|welcome|calling|choosing|having|for|concludes|not hesitate|it)\b)/;

function tells(turn: Utterance, from: number, names: ReadonlySet<string>): boolean {
  const { words, from: offsets } = turn.tokens;
  if (turn.mentions("done-report").some(({ first }) => first >= from)) return true;
  if (ANSWERS.test(` ${words.slice(from).join(" ")} `) || words[from] === "yes") return true;
  const polite = turn.mentions("courtesies", "invites-more", "more-help-offer", "farewell");
  for (let index = from; index < words.length; index++) {
    const word = words[index]!;
    if (POLITE.has(word) || names.has(word) || isGivenName(word) || word.startsWith("[")) continue;
    if (polite.some(({ first, last }) => first <= index && index <= last)) continue;
    const capital = /\p{Lu}/u.test(turn.text[offsets[index]!]!) && !turn.tokens.sentences.includes(index);
    if (!capital) return true;
  }
  return false;
}

/** Words of the labels and names of everybody in the call. */
function namesOf({ turns, meta }: Conversation): ReadonlySet<string> {
  const named = [...turns.map(({ speaker }) => speaker ?? ""), ...(meta.customer?.names ?? []), meta.agent ?? ""];
  return new Set(named.flatMap((name) => tokenize(name).words));
}

/** Whether an agent's words from some word of a turn on are more than courtesies. */
export function tellsFrom(turn: Utterance, from: number, call: Conversation): boolean {
  return tells(turn, from, call.fact(namesOf));
}

/** Whether the agents tell the customer nothing more from a word of a turn on: they thank, ask whether there is anything else and say goodbye. */
export function isClosedAfter(turn: Utterance, word: number, call: Conversation): boolean {
  const names = call.fact(namesOf);
  return !tells(turn, word, names) && call.agentTurns.every((later) => later.index <= turn.index || !tells(later, 0, names));
}

const WHEN =
  / (?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|minutes?|hours?|days?|weeks?|months?|oclock|morning|afternoon|evening|noon|by then|as soon as) /;

/** A time, something that comes, or the thing itself. */
export function tellsWhen(turn: Utterance): boolean {
  return turn.has("comes-later", "money-comes", "reports-done") || (WHEN.test(turn.tokens.norm) && !turn.has("farewell"));
}
