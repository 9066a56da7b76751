import type { Span } from "../call.js";
import { answersComplaint, isAsked } from "./complaints.js";
import type { Conversation, Utterance } from "./conversation.js";
import { wordsAt } from "./words-at.js";

/** The agent gives a reason why nobody is to blame, in no set words. */
export interface Excuse {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: what would be a plain fact is an excuse where it answers no plain question and nothing is offered beside it. */
export function excusesIn(call: Conversation): readonly Excuse[] {
  const found: Excuse[] = [];
  for (const turn of call.agentTurns) {
    if (isAsked(turn) || MENDS.test(turn.tokens.norm)) continue;
    const at = excuseIn(turn);
    if (at !== undefined) found.push({ turn, at });
  }
  return found;
}

function excuseIn(turn: Utterance): Span | undefined {
  const { norm } = turn.tokens;
  for (const frame of answersComplaint(turn) ? ALL : PLAIN) {
    const match = frame.exec(norm);
    if (match === null) continue;
    const { first, last } = wordsAt(norm, match.index, match[0]);
    const at = turn.spanOf(first, last);
    if (!asksOn(turn.text.slice(at.end)) && !turn.mentions(...HELPS).some((help) => help.last < first || help.first > last)) return at;
  }
  return undefined;
}

/** "… There's only two on tomorrow, would Thursday do?": goes on with a question, and with more than "is it?" */
function asksOn(rest: string): boolean {
  return /(?:^|[.,;!?]) *(?:\S+ )?(?:can|could|would|will|shall|do|does|did|is|are|has|have|what|which|who|where|when|how) (?!(?:can|could|do|are|am|else)\b|I\b)(?:\S+ ){2,}\S*\?/i.test(
    rest,
  );
}

const HELPS = ["apology", "says-what-can", "acknowledges-feeling", "grasps-feeling", "offers-help"];
/** "I'll swap it today", "that isn't good enough", "you're right". */
const MENDS =
  / (?:(?:i|we|he|she|they|you) will (?!have to |just have to |need to |understand |appreciate |know |see |find |never |not )|let us |you are right|good enough|(?:far |much )?too long|should have had|shall (?:i|we)|would you like|that is (?:very |really )?(?:bad|poor|wrong) |to have happened|no worries|not to worry|no problem|do not worry|your fault|of course|hold (?:on|the line)|while i |for (?:you|me) (?:and|so|now)|(?:turn|press|try|pull|open|click|tap|bring|send|email|give me) (?:the|it|them|that|this|your) |(?:our|my) (?:mistake|fault|error|bad)) /;

const COUNT =
  "(?:(?:a |an |one |two |three |four |five |six |seven |eight |nine |ten |twenty |thirty |forty |fifty |sixty |seventy |eighty |ninety |half a |a few |several )?(?:hundreds?|thousands?|dozens?|million)|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\\d{2,}|that many|so many|too many|loads of|lots of|hundreds of|thousands of|dozens of)";
const LOAD =
  "(?:calls|emails|e-mails|orders|parcels|packages|customers|people|patients|passengers|guests|members|tenants|students|families|claims|cases|tickets|jobs|letters|messages|forms|applications|bookings|kitchens|visits|deliveries|drops|stops|rooms|requests|complaints|refunds|returns|accounts|cars|boilers|houses|homes|properties|files|of (?:these|them|you|those))";
const FEW = "(?:one|two|three|four|five|six|half|a handful|a couple|a few|me|myself)";
const WORKERS =
  "(?:of us|people|staff|lads|girls|guys|drivers|engineers|vans|lorries|clerks|nurses|agents|members of staff|bodies|pairs of hands|on (?:the|this|emails?|phones?|shift|duty|today))";
const EVERYONE =
  "(?:everybody|everyone|every (?:firm|company|bank|shop|hotel|airline|garage|place|other \\S+)|all (?:the|of the|our|these) (?:companies|banks|firms|shops|hotels|airlines|garages|others|places)|they all|we all|all of them|the whole (?:country|town|street|industry|trade))";

const frames = (sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(` (?:${source})(?= |$)`));

/** Excuses wherever no plain question was put. */
const PLAIN = frames([
  // "We had four hundred calls yesterday alone", "I've three hundred kitchens on this screen".
  `(?:i|we|there|you) (?:have |had |get |got |do |did |see |saw |take |took |deal with |handle |are |is )+(?:got |had |about |like |over |easily |some |to (?:do|get through) )*${COUNT} (?:other |of )?${LOAD}`,
  `${COUNT} (?:other )?${LOAD} (?:\\S+ ){0,2}?(?:a (?:day|week)|to get through|in the queue|ahead of|waiting|on (?:this|my|the) (?:screen|list|board|desk|books)|on the go)`,
  // "There's only me on the desk", "like, four of us in this office".
  `(?:only|just|but|like|about|barely|hardly|maybe) (?:have |got |have got )?${FEW} ${WORKERS}`,
  `(?:only|just) (?:me|myself|the (?:one|two|three|four)) (?:on|in|here|today|doing|covering|working|at)`,
  `(?:on my own|by myself|single handed|alone) (?:\\S+ )?(?:since|today|all (?:day|morning|week)|this (?:morning|week)|here|here|in here)`,
  `(?:one|two|three|four|five|six|half) (?:of us|people|\\S+s) (?:doing|covering|running|looking after|for|to) (?:the (?:work|job|whole|entire)|all|everything|half)`,
  `with (?:the )?(?:staff|people|time|money|budget|kit|hands|resources|little|few|what) (?:we|i) (?:have|have got|are given|get)`,
  `(?:i|we) have (?:only )?(?:got )?(?:one|two) (?:pairs? of hands|ears?|phones?)`,
  `(?:${FEW}|several|half) (?:\\S+ )?(?:people|staff|lads|girls|guys|men|drivers|engineers|vans|lorries|clerks|nurses|agents|fitters|cleaners|teachers|vets|cooks|chefs) (?:down|short|off|out|away|missing|light)`,
  `only so (?:much|many|far) (?:\\S+ )?(?:that )?(?:anyone|anybody|we|i|you|one|they|a person) can`,
  // "Rules are rules", "the fee's the fee".
  `(?:the |a |an )?(?!that |it |this |what |there |he |she |they |which |who |here |one |so |yes |no )(\\S{3,}) (?:is|are|'s) (?:the |a |an )?\\1`,
  `(?:screen|system|computer|sheet|list|book|form|paper) (?:says|has|shows|gives) (\\S+) (?:\\S+ )?so (?:that |it )*is (?:it )?\\1`,
  `(?:i|we) (?:never|did not|have never|have not) (?:even |actually |personally |ever )*(?:said|say|told|tell|promised?|wrote|write|touch|touched|cut|lost|lose|broke|break|made|make|took|take|agreed?|set|set up|spoke|speak|sell|sold|book|booked|take the|took the) (?:you |it|that|anything|any of|to you|such|anyone|so|them|the|nothing)`,
  // "I only typed what you told me", "I put on what I was given".
  `(?:i|we) (?:am |are |was |were )?(?:only|just|simply|merely) (?:\\S+ )?(?:read(?:ing)?|typed?|typing|writ\\S+|wrote|did|do|doing|pass\\S*|going by|go by|went by|put|follow\\S*|say|saying|said|tell\\S*|telling|told|repeat\\S*|relay\\S*|quot\\S+|sell|sold|answer\\S*|take|taking|sent|booked|charge) (?:\\S+ ){0,3}?(?:what|whatever|as|how|the (?:phones?|calls|messages?))`,
  `(?:i|we) (?:put|did|do|gave|went by|wrote|sent|booked|charged?|entered|typed|go by|say|said|read|went on|go on) (?:(?!not |know )\\S+ ){0,3}?(?:what|whatever) (?:i|we|it|was|is|you|they|the)`,
  `(?:i|we) can only (?:do|go by|work with|tell you|say|read|see|go on|deal with|repeat|offer) (?:what|so much|one|as much|the one)`,
  `(?:i|we) (?:have )?(?:done|did) (?:everything|all|as much as|what|as much|as best) (?:that )?(?:i|we) (?:am|are|was|were|can|could|have|should)`,
  `(?:i|we) do not (?:do|write|handle|deal with|run|own|design|price|print|make|build|set) (?:the |these |those |that |any )?(?:adverts?|ads|prices?|signs?|website|rules?|leaflets?|timetables?|rotas?|machines?|letters?|menus?|roads?|weather)`,
  // "If I did it for you I'd have to do it for everybody."
  `if (?:i|we) (?:\\S+ ){0,2}?(?:did|do|made|make|gave|give|let|waived?|started|start|bent|bend|changed?|went|allowed?|refunded) (?:\\S+ ){0,8}?(?:everyone|everybody|every|where would|all|i would be|we would be|they would all|the next)`,
  `where would (?:it|we|that) (?:all )?(?:end|stop|be)`,
  `(?:once|twice|three times|one|two) in (?:\\S+ ){1,3}?(?:years?|months|visits|weeks|days|hundred|thousand|million) (?:is|are) not`,
  `(?:been|done|doing|worked|working|in this|had) (?:\\S+ ){0,4}?(?:\\S+ )years (?:\\S+ ){0,3}?(?:and|without) (?:\\S+ )?(?:nobody|no one|never|not|a single|one|complaint)`,
  `(?:mondays|fridays|saturdays|mornings|weekends|nights|it) (?:are|is) (?:always )?(?:murder|mad|mental|crazy|chaos|bedlam|manic|a nightmare|hell|a zoo)`,
  `(?:nature|way) of the (?:beast|job|business|trade|world|game|industry|thing)`,
  `(?:they|these|those|that) (?:are|is) not (?:meant|made|built|supposed|designed) to (?:last|be perfect|take|do)`,
  `(?:that|it|them|those|these|they) (?:is|are) (?:just |only |simply |the |our |company |store |shop |hotel |bank |hospital |clinic |school |head office |standard |strict )*(?:policy|policies|rules?|procedure|protocol|regulations?|terms|conditions|business|law)(?= (?:so|sir|maam|madam|love|and that|i am afraid|mr|mrs|miss|ms|for you|not mine|not ours)|$)`,
  // "You have to remember how many we handle", "you know what the traffic's like".
  `you (?:have to |must |need to |have got to |got to |should |can |know )+(?:remember|understand|realize|appreciate|consider|imagine|bear in mind|see)? ?(?:how (?:many|much|busy|hard|big|long)|what (?:it|the \\S+|that|they|things) (?:is|are|have been) like|what we|(?:that )?(?:we|i|it is|there is|there are) )`,
  `(?:i|we) do not (?:go|have time|get time|have the time) (?:round|around|about|to)`,
  `(?:decides?|sets?|makes?|does|did|says?|said|wants?|chose|chooses?|generates?|calculates?|rules?) (?:\\S+ ){0,3}?not (?:me|us|mine|ours)`,
  `(?:i am|we are) not the (?:\\S+ ){0,2}?(?:person|department|man|woman|guy|manager|boss|team)`,
  `the same (?:\\S+ )?(?:for|with|to) (?:everybody|everyone|all|anybody|anyone|each)`,
  `(?:i|we) would (?:lose my|lose our|get (?:the sack|sacked|fired|in trouble|into trouble|shot)|be (?:in trouble|sacked|fired|shot|out of))`,
  `more than my job is worth`,
  `what can (?:i|we|you) do(?= (?:sir|maam|about it|if|when|$)|$)`,
  `(?:so )?you (?:want to )?try \\S+ing `,
  `(?:leaves?|left) (?:here|us|the \\S+|our \\S+) (?:\\S+ )?(?:fine|hot|perfect|perfectly|intact|in one piece|working|on time|clean|full|okay|all right|in good|in perfect)`,
  `(?:i|we) (?:do not|never) (?:make|get) (?:mistakes|it wrong|that wrong|things wrong|errors|any wrong)`,
  `(?:i|we) (?:am|are) (?:only|just) (?:the )?one (?:man|woman|person|lad|girl|clerk|driver)`,
  `(?:i|we) (?:can not|can not really|do not|would not|will not) (?:answer|speak|vouch|be held responsible|be responsible|comment|account) (?:for|on) what`,
  // "There's nothing anyone could do", "what more do you want me to do?".
  `(?:nothing|not (?:much|a lot)) (?:that )?(?:anyone|anybody|any of us|you|we|i) (?:can|could) (?:really )?(?:do|have done|help)`,
  `what (?:else|more) (?:do you|would you|did you|can i|can we|could i|could we|am i|are we|do they) (?:want|like|expect|do|have|supposed)`,
  `(?:there is|i am under|we are under|we have|i have|under) no (?:legal |actual )?(?:obligation|duty|requirement|law|rule)`,
  `(?:is not|was not|not) (?:really |actually |exactly )*(?:my|our|his|her) (?:job|place|role|responsibility|business|department|concern|lookout|problem) (?:to|sir|maam|is it|$)`,
  `(?:do not|can not|fail to) see (?:why|how|what) (?:that|it|this|we|i) (?:is|should|are|am|can|has) (?:\\S+ )?(?:our|my|us|be|to|me)`,
  `(?:above|over|beyond) my (?:pay grade|head|station|remit)`,
  `(?:it|that) (?:works|cuts|goes) both ways`,
  `(?:life|the world|nothing) is not (?:always )?(?:fair|perfect)`,
  `(?:i|we|you) can not (?:\\S+ )?(?:ring|call|tell|please|check|be|phone|email|chase|see|help|warn|keep|watch|answer|do|write to|text|satisfy|inform) (?:everyone|everybody|every|each|all (?:of|the)|in two|everything|everywhere)`,
  `(?:i|we) (?:can not|do not|are not able to|could not) (?:make|force|read|control|stand|watch|hold|predict|see into) (?:you|him|her|them|people|minds|anyone|over|your|every|the future)`,
  `(?:day|time|week|morning|afternoon) (?:just )?(?:ran|got|runs|gets|slipped|flew) away`,
  // "We're not them", "he's not a cleaner, he's a plumber", "we're a charity".
  `(?:well )?(?:we|i) are not (?:them|they|amazon|\\S+ are we)`,
  `(?:he|she|they|i|we) (?:is|are|am) not (?:a|an) (\\S+)(?: \\S+)? (?:he|she|they|i|we) (?:is|are|am) (?:just |only )?(?:a|an)`,
]);

/** What is a fact or small talk unless a complaint went before. */
const ALL = [
  ...PLAIN,
  ...frames([
    // "It's the system we've got", "my screen says thirty, so it's thirty".
    `(?:it|that|this) is (?:just |only |simply )?(?:the|what) (?:\\S+ ){0,2}(?:we|i) (?:have|have got|are given|get given|were given|work with|are stuck with)(?= (?:so|and|but|sir|maam|i|$)|$)`,
    // "That's the way the thing is set up."
    `(?:the |just |simply |exactly )?(?:way|how) (?:the|this|it|that|these|they|we|things) (?:\\S+ ){0,3}?(?:is|are|have been|has been) (?:all |just |always )?(?:set up|built|designed|run|done|programmed|made|arranged|structured|worked out|calculated|priced)`,
    // "Everyone's been on hold an hour", "all the companies charge for it".
    `${EVERYONE} (?:is |are |has |have |'s )?(?:been |just |always |got to |to |still )*(?:pays?|paying|waits?|waiting|gets?|getting|has|have|charges?|charging|(?:does|do) (?:it|that|this|the same)|rings?|calls?|wants?|on hold|in the same|the same|complains?|says? that|finds?|queues?|queuing|late|busy|off sick)`,
    `(?:that|it|this) is (?:perfectly |quite |completely |pretty |fairly |just )?(?:normal|standard|usual|average|typical|par for the course|the norm)`,
    // "That wasn't me", "I wasn't the one who said Friday", "I wasn't even on shift".
    `(?:it|that) was not (?:me|us|mine|ours)(?= (?:i|we|who|that|sir|maam|it|so|and|was|though|is|$)|$)`,
    `(?:i|we) (?:was|were|am) not (?:even |actually |personally )*(?:the one|the ones|there|here|on shift|in|working|on duty|involved|part of|born)`,
    `(?:nine|ninety \\S+|ten|99|90) times out of (?:ten|a hundred|100|10)`,
    // "We do get most of them right", "nobody's complained before", "twice in three years isn't bad".
    `(?:we|i) (?:do |mostly |usually |normally |generally |nearly always |almost always )+(?:get|got|are|do|manage|deliver|turn up|answer|ring|come|reply|send)`,
    `(?:it|they|that|he|she|most people|most customers|ours|these|those|things) (?:is |are |do |does )?(?:usually|normally|generally|mostly|nearly always|almost always) (?:is |are |get |fine|works?|all right|right|on time|okay|very|pretty|happy|love|good|spot)`,
    `(?:nobody|no one|not one person|none of (?:them|our \\S+|the \\S+)) (?:else )?(?:is |has |'s )?(?:ever |else )?(?:complain\\S*|said|minded?|minds|mentioned|had (?:a|any)|noticed|objected|asked)`,
    // "It's the time of year", "we've had the strike, and the flu".
    `(?:it is|with) (?:\\S+ )?(?:time of (?:the )?(?:year|month|day)|half term|term time|the (?:school )?holidays|month end|the month end|rush hour|school run|a bank holiday|the bank holiday|the weather|the snow|the strikes?|the roads|the roadworks|the backlog|black friday|january|monday morning|a monday|the weekend|the heat|the season|peak season|flu season)`,
    `(?:we|i|there|they) (?:have |has |had |is |was |were )+(?:been |just |got )*(?:a |an |the |some )*(?:\\S+ )?(?:strikes?|flu|snow|storms?|floods?|roadworks|backlog|bug going|migration|changeover|power cut|accident|breakdown|puncture|sickness|covid|rush|system (?:change|upgrade)|upgrade|staff (?:off|meeting|training))`,
    `(?:gone|moved|switched|changed) (?:over )?(?:on )?to (?:a|the) new (?:system|software|office|supplier|rota|warehouse|computer|provider)`,
    `(?:it|this|that) is an? (?:very |really )?(?:old|older|listed|victorian|ancient|small|free|cheap|budget|basic) (?:building|house|hotel|property|place|system|car|machine|model|boat|service|room|ticket|product)`,
    // "I was going to, and then the day ran away from me."
    `(?:(?:i|we) meant to(?: \\S+){0,3} but|(?:it|that|you|this) (?:just |must have )?(?:got|slipped|fell) (?:away from|past|through|my mind)|(?:i|we) (?:was|were) (?:just |only |about )*(?:going|about|meaning|planning|intending) to (?:\\S+ ){0,4}?(?:but|and then|then|only))`,
    `(?:we|i) (?:are|am) (?:just |only )*(?:a|an) (?:\\S+ )?(?:charity|outfit|team|volunteer|volunteers|family firm|family business|small firm|small business|non profit|human|branch|call center|agency|middleman|go between)`,
    `(?:he|she|they|we|i) (?:is|are|am|was|were|have been|has been) (?:all )?(?:under|run|rushed|on|stretched|overworked|exhausted|rushing|flat) (?:a lot of |so much |such |off |thin|to the limit|pressure|out|our feet|their feet)`,
    // "In fairness", "in our defense".
    `in (?:all )?(?:fairness|our defense|my defense|his defense|her defense|their defense)`,
    `(?:it|that) is (?:all )?(?:there |down )?in (?:the (?:terms|contract|small print|conditions|agreement|policy)|black and white)`,
  ]),
];
