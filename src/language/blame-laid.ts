import type { Span } from "../call.js";
import { isAfterTrouble, isAsked } from "./complaints.js";
import type { Conversation, Utterance } from "./conversation.js";
import { wordsAt } from "./words-at.js";

/** The agent lays the customer's trouble at their own door, in no set words. */
export interface Blame {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: advice, a duty or a plain fact until something has gone wrong. */
export function blameLaidIn(call: Conversation): readonly Blame[] {
  const found: Blame[] = [];
  for (const turn of call.agentTurns) {
    const at = blamingWords(turn, call);
    if (at !== undefined) found.push({ turn, at });
  }
  return found;
}

function blamingWords(turn: Utterance, call: Conversation): Span | undefined {
  const { norm } = turn.tokens;
  if (KIND.test(norm)) return undefined;
  for (const frame of FRAMES) {
    const match = frame.exec(norm);
    if (match === null || EVEN.test(norm.slice(0, match.index + 1))) continue;
    if (isAsked(turn) && !isAfterTrouble(turn, call)) return undefined;
    const { first, last } = wordsAt(norm, match.index, match[0]);
    return turn.spanOf(first, last);
  }
  return undefined;
}

/** "You weren't to know", "easily done", "I'm sorry". */
const KIND =
  / (?:sorry|apologize|no worries|do not worry|not to worry|easily done|easy (?:done|mistake|to (?:do|miss))|were not to know|not your fault|no harm|(?:most|lots of|a lot of|plenty of) people do(?! not)|happens to|we all do|i have done it|done it myself|bless you|no problem) /;
/** "Even if you'd rung, …": no reproach. */
const EVEN = / (?:even|not|as) $/;

const PAST =
  "(?:[a-z]+[^e]ed|gone|done|been|kept|left|read|rung|rang|told|brought|bought|taken|took|given|gave|put|sent|paid|looked|come|came|written|wrote|set|shut|let|said|thought|known|spoken|got|gotten|had|held|made|seen|found|forgot|forgotten|chosen|chose|cut|drawn|driven|fed|sat|stood|stuck|stored|worn|wound|hung|lain|laid|lost|bent|broke|broken|torn|thrown|dealt|dug|run|begun|drunk|eaten|fallen|frozen|hidden|hit|led|lent|meant|met|ridden|risen|sold|shown|slept|spent|swept|understood|woken)";
const ADVERB =
  "(?:really |just |only |simply |actually |properly |even |clearly |obviously |then |always |first |already |ever |probably |also |never |not |bothered to |at least )*";
const THING = "(?:the|your|our|that|this|a|an|it|them|those|these|my)";
const CAUSE =
  "(?:that is (?:why|what you have (?:done|did)|what (?:did|does|broke|caused|has done) (?:it|that|this)|the reason|what comes of)|which is why|so of course|so naturally|hence)";
const KEEP =
  "(?:check|look after|keep|tell|let|make sure|read|know|notify|ring|call|inform|remember|cancel|watch|pay|ask|measure|count|report|say|store|save|back up|update|follow|be in|be there|be at home)";
const WRITTEN =
  "(?:ticket|email|letter|form|label|box|booklet|leaflet|contract|terms|text|website|site|page|packet|bag|sheet|card|confirmation|paperwork|policy|invoice|small print|manual|instructions|sign|notice|app|receipt|envelope|lid|tin|bottle|pack)";

const frames = (sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(` (?:${source})(?= |$)`));

const FRAMES = frames([
  // "If you'd gone by the sheet you wouldn't be stood in it now", "had you rinsed it, it would still run".
  `if you (?:had|would|would have) ${ADVERB}${PAST}(?: \\S+){0,14}? (?:you|it|this|that|we|they|there|i|he|she|none of this|nothing) (?:would|might|could)(?: not| never| still| now)?`,
  `had you ${ADVERB}${PAST}(?: \\S+){0,14}? (?:you|it|this|that|we|they|there|i|he|she|none of this|nothing) (?:would|might|could)`,
  `(?:you|it|this|that|we|they|there) would (?:not |never )?(?:be|have|${PAST})(?: \\S+){0,8}? if you (?:had|would) ${ADVERB}${PAST}`,
  `if (?:people|customers|folk|folks|everybody|everyone|parents|tenants|drivers|${THING} \\S+) ${ADVERB}(?:was|were|had|[a-z]+ed|read|kept|put|left|told|paid|rang|came)(?: \\S+){0,10}? (?:would|there would)`,
  // "That's you rushing it", "that's you not stirring it".
  `(?:that|this|it) (?:is|was|will be) (?:just |all |only |from |down to )*you (?:not \\S+ing|(?!going|getting|starting|paying|sitting|looking|booking|coming|calling|being|moving|saving|having|joining|leaving|flying|traveling|staying|seeing|speaking)\\S+ing)`,
  // "You want to keep an eye on the gauge, not wait till it's dry", "you want to check that before you press send".
  `you (?:want|wanted|ought|need|needed) to(?: \\S+){1,9}? (?:not (?:leave|leaving|wait|waiting|let|letting|sit|rush|force|guess|assume|rely|trust|ignore|put it)|instead of \\S+ing|rather than \\S+ing|before you (?:buy|press|sign|send|order|start|pay|go|book|drill|cut|click|pour|switch|use|throw|ring|complain))`,
  `(?:you )?(?:want to|need to|ought to) (?:check|measure|read|look at|think about|be careful|watch) (?:that sort of thing|those things|these things|that kind of thing|things like that)`,
  // "You flooded it, that's what you've done", "you packed it too full, that's why".
  `you (?:have |had |went and |have gone and |gone and )*${ADVERB}(?:${PAST}|overfilled|flooded|forced)(?: \\S+){0,8}? ${CAUSE}`,
  `you (?:have |had )?(?:gone and|went and) ${PAST}`,
  `you (?:have been|had been|were|are) (?:\\S+ )?[a-z]+ing(?: \\S+){0,5}? (?:${CAUSE}|not (?:right|properly|correctly)|wrong|all wrong)`,
  `you (?:are|were) not (?:doing|using|holding|pressing|fitting|reading|charging|storing|washing|turning|listening|keeping) (?:it|that|them|this|\\S+ \\S+)? ?(?:right|properly|correctly|the way)`,
  // "It's how you drive", "that's from the way you fitted it".
  `(?:from|down to|because of|caused by|it will be|that will be|it is|that is|comes from|due to) (?:the way|how) you (?!can|get|do|log|find|know|want|like|would|will|should|need|set|change|apply|pay|book|make|see)\\S+`,
  `(?:from|caused by|down to|comes of|comes from|because of|result of) (?:you |your )?(?:not )?(?!what|how|which|when|us|our)(?:over)?[a-z]+ing (?:it|them|the|your|too|that)`,
  // "That's down to your spending", "it's up to you to look after it".
  `(?:that|it|this) is (?:all |just |entirely |purely |really )*(?:down to|because of) (?:you|your \\S+)(?! (?:whether|if|which|how|what|when|where|choose|now|really whether))`,
  `(?:up to|your job|your duty|your place|customer's responsibility|responsibility of the customer) (?:you |the customer |customers |people |tenants |owners |him |her )?to ${KEEP}`,
  `(?:it|that) (?:is|was) (?:your job|your business|your place|up to you|on you|for you) to \\S+`,
  `your (?:job|duty|lookout|place|business) to`,
  // "We did send you two reminders", "you were told", "you'd have been told that when you signed".
  `(?:we|i|they) did (?:send|tell|warn|email|text|write|remind|advise|ask|say to|say it|let|inform|explain|point out|mention|put)(?: it)? (?:to )?(?:you|it|that|this)?(?: (?:two|three|several|a|the|this|that|it|when|at|before|about|in|not|to|twice))?`,
  `you (?:were|had been|have been|would have been) (?:\\S+ )?(?:told|warned|advised|informed|reminded|notified|asked|given|sent|shown)(?: \\S+){0,6}? (?:when|before|at the|in the|on the|twice|three|times|already|beforehand|last|in writing|not to|to (?:keep|check|ring|call|bring|be|read))`,
  `(?:it|they|that|this|which) (?:is|was|are|were|has been|have been) (?:all |quite |very |printed |written |stated )*(?:clearly|plainly|in bold|in big|in black and white|in capitals)(?: \\S+){0,4}? (?:on|in|at) (?:the |your |our |every )(?:\\S+ )?${WRITTEN}`,
  `(?:it|they|that|this|which) (?:has been|have been) (?:on|in) (?:the |your |our |every )(?:\\S+ )?${WRITTEN} (?:since|for)`,
  `(?:it|the (?:\\S+ )?${WRITTEN}) (?:does|did) (?:say|clearly say|state|tell you|warn you|mention|specify)`,
  `(?:it|the \\S+) (?:clearly|plainly|specifically|quite clearly|explicitly) (?:says?|said|states?|stated|tells?|told|warns?)`,
  `you (?:knew|have known|were well aware|were aware|were fully aware|know full well|knew full well|knew perfectly well) (?:about|the|it|that|when|of|what|this|for)`,
  `you had (?:until|till|up to|plenty of|all (?:day|week|month)|ample|two|three|four|five|six|ten|thirty|a month|a week|a year)(?: \\S+){0,4}? (?:and|to|so|time|chances|warning|notice|days|weeks|months)`,
  `you (?:left|leave|waited|wait)(?: it| things| that| this)? (?:until|till|to) the (?:last|very last|final)`,
  // "It's what you put in", "we only send what you order", "you measured it, not us".
  `(?:that|it|this) is (?:exactly |just |precisely |only )*what you (?:put|ordered|asked|chose|wrote|typed|entered|said|signed|selected|booked|gave|picked|clicked|agreed|wanted)`,
  `(?:we|it|i|they) (?:only|just|can only) (?:\\S+ )?(?:sends?|delivers?|makes?|prints?|books?|charges?|cuts?|goes by|go by|takes?|uses?|fits?) (?:\\S+ )?what (?:you|is|was|they)`,
  `you (?:\\S+ )?${PAST} (?:it |that |this |them |the \\S+ |your \\S+ )(?:\\S+ )?not (?:us|me|we|our|the (?:shop|bank|company|driver|garage|engineer))`,
  `you (?:agreed|signed|consented|accepted|ticked|clicked)(?: \\S+){0,5}? (?:when you|at the (?:time|start|outset)|yourself|did you not)`,
  // "They don't crack on their own".
  `(?:do|does|did|would|will) not (?:just )?(?:\\S+ ){1,2}?(?:on (?:their|its) own|by (?:themselves|itself)|for no reason|out of nowhere|for nothing|from nowhere)`,
  // "Not surprising, if it's not been serviced in four years", "what did you think would happen?".
  `(?:no wonder|not surprising|hardly surprising|not surprised|no surprise|small wonder|not a surprise|does not surprise me) (?:that |really |then |is it |it |he |she |they )*(?:if|when|since|with|after|seeing|given|considering|broke|leaked|failed|stopped|died|froze|cracked|burst)`,
  `what (?:did|do) you (?:think|expect|imagine|suppose)(?: was| is| would| will)?(?: going to)? (?:happen|come of it|if you|when you|from|leaving|with)`,
  `(?:nobody|no one|only yourself|only you) to blame`,
  `(?:whose|who is) (?:fault|to blame|doing|idea) (?:is|was|for) (?:that|it|this)`,
  `there is your (?:answer|problem|trouble|reason|mistake)`,
  `(?:well )?there you are then`,
  // "You don't just tip them in, everybody knows that", "nobody keeps a cake in the fridge".
  `you (?:do not|can not|should not|never) (?:just |simply )?(?:\\S+ ){1,8}?(?:and (?:then )?(?:expect|complain|moan|be surprised|come|blame|ring|hope|want)|everybody knows|everyone knows|anyone knows|any fool)`,
  `(?:everybody|everyone|anybody|anyone|any fool|a child|people) (?:knows?|would know|could (?:have )?(?:told|tell)) (?:you )?(?:that|not to|you (?:do not|can not|should|have to|need|never)|it (?:is|has|needs)|better)`,
  `(?:nobody|no one|who) (?:\\S+ )?(?:keeps|puts|leaves|uses|washes|stores|buys|drives|sends|gives|throws|tries|signs|pays|orders|books|cleans|plugs|runs|presses) (?:a|an|the|their|it|that|them|his|her|something|anything|one) `,
  `i would have thought (?:anyone|anybody|everyone|you|most people|it was|people|that)`,
  `(?:most|other|sensible|normal) people (?:keep|check|read|bring|know|remember|look|ask|ring|measure|write|save|lock|insure)(?: (?:it|them|those|theirs|first|that|before|the|their))?`,
  `people (?:will|always|just|never|keep on) (?:forget|ignore|skip|skim|not read|not bother|not look|not check|not listen|rush|use their|leave it|read the)`,
  // "That's rather careless", "you must admit you were rough with it".
  `(?:that is|that was|it is|it was|a bit|rather|pretty|very|bit) (?:a bit |rather |pretty |very |just |plain |quite )*(?:careless|silly|foolish|daft|sloppy|lazy|irresponsible|reckless|short sighted|thoughtless|negligent)(?= (?:of you|sir|maam|is it not|was it not|really|love|mr|mrs|ms|miss|to|not|$)|$)`,
  `you (?:must|have to|will|would have to) admit`,
  `you (?:have )?(?:assumed|guessed|thought|read it|measured|figured|got it|heard|understood) (?:it )?wrong`,
  // "The time to cancel was the day you heard", "and whose job was that?".
  `the (?:time|place|moment|day) (?:to|for) (?:\\S+ ){1,5}?(?:was|is) (?:when|before|the day|at the|back|then|last)`,
  `rule (?:number )?one`,
  `next time (?:just |maybe |perhaps )?(?:get up|be (?:more|on time|there|quicker|in|careful|ready|earlier)|read|listen|think|look|leave (?:earlier|more|in)|set (?:an|your)|pay (?:on|attention)|check|measure|start earlier|book earlier|turn up|answer)`,
  `(?:did you|have you) (?:even |ever |actually |not )*(?:use|used|read|check|checked|follow|followed|look|looked|keep|kept|measure|measured) (?:\\S+ ){1,5}?(?:exactly|no i thought not|thought not|i thought not|well then|there you go|there you are)`,
  `(?:not being funny|no offense|with respect|no disrespect)(?: \\S+){0,2} (?:but )?(?:did|have|you|if you|are you)`,
  `you (?:need|have) to be (?:at home|in|there|here|on time|more \\S+|ready)(?: \\S+)? (?:otherwise|or else|or|how)`,
]);
