import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { wordsAt } from "./words-at.js";
import { leanPattern } from "../lean-pattern.js";
import { isThirdParty } from "./third-parties.js";

/** The agent says what somebody should have done. */
export interface Reproach {
  turn: Utterance;
  /** From whom it is said of to what they should have done. */
  at: Span;
  of: "customer" | "other";
}

/** Where agents say "you should have cleared that out" or "Ed ought to have checked", in order. */
export function reproachesOf(call: Conversation): readonly Reproach[] {
  const found: Reproach[] = [];
  for (const turn of call.agentTurns) {
    if (!MODAL.test(turn.tokens.norm)) continue;
    LEAD.lastIndex = 0;
    for (let match = LEAD.exec(turn.tokens.norm); match !== null; match = LEAD.exec(turn.tokens.norm)) {
      const reproach = reproachAt(turn, match, call);
      if (reproach !== undefined) found.push(reproach);
      LEAD.lastIndex = match.index + 1;
    }
  }
  return found;
}

const ADVERBS =
  "(?:really|just|probably|maybe|at least|also|clearly|certainly|definitely|perhaps|simply|first|already|obviously|always|easily|honestly) ";
/** One of these stands in every reproach: most turns need no closer look. */
const MODAL = / (?:should|ought|could|might) /;
/** Who ought to have done what, and a word or two behind it. */
const LEAD = leanPattern(
  ` (?:(\\S+) )??(?:${ADVERBS})*(?:(?:should|ought to|could at least|might at least|could easily|could always) (?:${ADVERBS})*(?:have|of)|(?:could|might) have at least|(?:should|ought) not (?:${ADVERBS})*(?:have|of)) (?:${ADVERBS})*(\\S+) (?:(\\S+) )?`,
  "g",
);

function reproachAt(turn: Utterance, match: RegExpExecArray, call: Conversation): Reproach | undefined {
  const [whole, who = "", verb, next] = match as unknown as [string, string | undefined, string, string | undefined];
  if (!isDeed(verb, next)) return undefined;
  const { norm, words, sentences } = turn.tokens;
  const { first, last: end } = wordsAt(norm, match.index, whole);
  const last = next === undefined ? end : end - 1;
  if (words.slice(Math.max(0, first - 2), first).some((word) => TOLD.test(word)) || SOON.test(norm.slice(match.index))) return undefined;
  if (next !== undefined && !sentences.includes(last + 1) && !GOES_ON.test(next) && !/ly$/.test(next)) return undefined;
  const negated = / not /.test(whole);
  const at = turn.spanOf(first, last);
  if (UNDERGONE.test(verb)) return undefined;
  if (who === "" && match.index > 0) return undefined;
  if (who === "you" || (first === 0 && LEADS_IN.test(who)))
    return negated && SUFFERED.test(verb) ? undefined : { turn, at, of: "customer" };
  return isPerson(who, words[first - 1], call) && (negated || !PERFORMED.test(verb)) ? { turn, at, of: "other" } : undefined;
}

/** "Well, should have backed them up." */
const LEADS_IN = /^(?:well|oh|yes|so|then|look|really)?$/;

/** "Cleared", "rung"; not "unlimited calls". */
function isDeed(verb: string, next: string | undefined): boolean {
  if (
    /^(?:un|lim|detail|combin|dedic|advanc|need|speed|feed|seed|bed|red)\S*$/.test(verb) &&
    !/^un(?:plug|pack|lock|tick|do|roll|screw|subscrib|load)/.test(verb)
  )
    return false;
  return /[^e]ed$|eed$/.test(verb) || IRREGULAR.has(verb) || (verb === "let" && next !== undefined);
}

const IRREGULAR = new Set(
  (
    "begun bitten blown bought broken brought built burnt caught chosen cleaned clung come cut dealt done drawn driven drunk dug eaten fallen fed fit fled flown " +
    "forgotten fought found frozen given gone grown held hid hidden hit hung kept known laid led learnt left lent lit made meant met paid put quit read " +
    "rewritten ridden rung run said sat sent set shaken shown shut slept sold sought spelt spent spoken stood stuck sworn swept switched taken taught thought " +
    "thrown told torn turned understood undone woken worn written"
  ).split(" "),
);
/** What is done to one, or comes to one by itself. */
const UNDERGONE =
  /^(?:received|come|noticed|earned|qualified|arrived|landed|ended|expired|happened|existed|showed|appeared|needed|wanted|liked|preferred|loved|enjoyed|gone|found|met|accrued|reached|logged|dropped|activated)$/;
/** "You shouldn't have waited so long": of this one is only sorry. */
const SUFFERED =
  /^(?:waited|paid|heard|seen|lost|felt|spent|called|rung|phoned|chased|suffered|missed|experienced|dealt|lived|struggled|wondered|worried|sat|stood|kept|rebooked|repeated|explained|told|asked|bothered|queued|hung|stayed|travelled|traveled|driven|walked|taken|written|emailed)$/;
/** What a colleague, too, does for the customer by and by. */
const PERFORMED =
  /^(?:sent|mailed|emailed|texted|posted|given|left|handed|called|delivered|credited|refunded|cleared|processed|finished|started)$/;
/** "What you should have received", "he said you should have paid": no reproach of the agent's. */
const TOLD = /^(?:what|which|whatever|if|whether|when|where|said|says|say|saying|claims|think|thinks|feel|many|much)$/;
const SOON = /^(?: \S+){2,12} (?:by now|by then|already|when you (?:set|signed|registered|opened|bought|ordered|joined))(?: |$)/;
const GOES_ON =
  /^(?:it|that|this|them|those|these|the|a|an|your|yours|us|me|him|her|his|their|my|our|to|in|on|off|out|up|down|before|first|when|by|with|at|for|of|ahead|sooner|earlier|yourself|then|there|here|back|away|about|around|if|more|less|and|end|early|until|till|instead|better|all|any|some|one|two|as|because|from|into|how|what|which|straight|over|through|no|not|sir|maam|madam|love|mate|really|anything|something|so|while|within|under|home|today|yesterday|right|i|we|you|is|shall|but|or|enough|both|every|everything|long|longer|somebody|someone|things|people|stuff|money)$/;

const SOMEBODY = /^(?:he|she|they|whoever|someone|somebody|post|mail)$/;

function isPerson(who: string, before: string | undefined, call: Conversation): boolean {
  if (who === "someone" || who === "somebody") return before !== "if";
  return SOMEBODY.test(who) || isThirdParty(who) || isGivenName(who) || call.names.agents.has(who);
}
