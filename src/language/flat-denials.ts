import type { Span } from "../call.js";
import type { Utterance } from "./conversation.js";

const LEAD =
  /^ (?:(?:no|sorry|i am (?:afraid|sorry)|unfortunately|sadly|oh) )*(?:we (?:do|will)|i will) not (?:(?:normally|usually|ever) )?/;
/** What is denied in kindness, or of the company's own doing: "we don't charge", "we don't share it". */
const KIND =
  /^(?:charge|bill|share|sell|store|record|keep|need|want|mind|know|think|see|expect|have|require|ask|believe|mean|use|pass|spam|rush|judge|wish|like|hear|understand|remember|forget|let|make|leave|lose|stop|close|rest|only|just|even|doubt|tolerate|accept|take|go|come|hold|blame|set|decide|write|own|run|control|give)$/;
/** With one of these, more is said than no. */
const MORE = / (?:but|instead|until|till|unless|if|without|so|only|though|because|yet|can|may|could|(?<! for )you) /;
const LONGEST = 14;

/** "We don't touch carbon frames": where it is all that a line of a script says, whatever is denied is refused. */
export function flatDenialIn(turn: Utterance): Span | undefined {
  const { words, norm } = turn.tokens;
  const lead = LEAD.exec(norm);
  if (lead === null || words.length > LONGEST || MORE.test(norm)) return undefined;
  const verb = lead[0].trim().split(" ").length;
  return KIND.test(words[verb] ?? "") || words.length < verb + 2 ? undefined : turn.spanOf(0, verb);
}
