// Longer than a source file should be in its lines, not in their number: each class of words stands on one.
import type { Conversation, Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { wordsAt } from "./words-at.js";
import { leanPattern } from "../lean-pattern.js";
import { WORKER } from "./third-parties.js";

/**
 * Trouble told in no set words: who is to have done what is told by the build of the clause, that it went wrong by a word for it, and
 * whose business it is by what the thing is to the customer (sent, sold, booked, promised).
 */
export interface Trouble {
  turn: Utterance;
  /** Indices of its words. */
  first: number;
  last: number;
}

/**
 * The first trouble of the company's making that the customer tells of.
 * @param isMender what is spoiled is why one calls such a company, and none of its failures.
 */
export function troubleOf(call: Conversation, isMender: boolean): Trouble | undefined {
  for (const turn of call.customerTurns) {
    if (turn.tokens.words.length < SHORTEST || THEIRS.test(turn.tokens.norm)) continue;
    const at =
      troubleIn(turn, DEEDS) ??
      owedIn(turn, DEEDS_TO_OWED) ??
      (isMender ? undefined : (troubleIn(turn, STATES) ?? owedIn(turn, STATES_OF_OWED, STATE_UNHANDLED)));
    if (at !== undefined) return { turn, ...at };
  }
  return undefined;
}

/** Words of a turn that tells of something. */
const SHORTEST = 4;
/** V8 optimizes no pattern of more than 20 KB of characters; with what makes them lean those that are joined stay below. */
const LONGEST = 12_000;
/** "They never once picked up, that crowd", "payments I didn't make": the doing of others. */
const THEIRS =
  / (?:(?:that|this) (?:crowd|lot|outfit|shower|mob)|fraud\S*|scam\S*|stolen|stole|hacked|thie(?:f|ves)|burgled|robbed|(?:i|we) (?:did|do) not (?:make|recognize)) /;

/** Indices of the words that tell of it. */
type Told = Pick<Trouble, "first" | "last">;

function troubleIn(turn: Utterance, groups: readonly Frames[]): Told | undefined {
  const { norm } = turn.tokens;
  for (const { any, each } of groups) {
    if (!any.test(norm)) continue;
    for (const frame of each)
      for (const { index, 0: said } of everyMatch(frame, norm)) if (isReal(norm, index, said)) return wordsAt(norm, index, said);
  }
  return undefined;
}

/** What is said of a thing that the company gives: "my locker", and what follows. */
function owedIn(turn: Utterance, predicates: readonly RegExp[], unhandled?: RegExp): Told | undefined {
  const { norm } = turn.tokens;
  for (const thing of everyMatch(OWED_THING, norm)) {
    const mine = MINE.exec(norm.slice(0, thing.index + 1));
    if (mine === null) continue;
    const told = norm.slice(thing.index + thing[0].length);
    const isHandled = unhandled === undefined || HANDLED.test(norm.slice(0, mine.index + 1));
    for (const predicate of isHandled ? predicates : [...predicates, unhandled]) {
      const match = predicate.exec(told);
      const said = match === null ? "" : norm.slice(mine.index, thing.index + thing[0].length + match[0].length);
      if (match !== null && isReal(norm, mine.index, said)) return wordsAt(norm, mine.index, said);
    }
  }
  return undefined;
}

/** "What happens if it's late", "I wasn't sure whether the form hadn't come". */
const UNREAL =
  / (?:if|whether|in case|unless|until|till|hope|hoping|wondering|would|might|could|may|should i|make sure|sure|worried|afraid|scared|once|supposing|suppose|imagine|used to|nothing|no problem|last (?:time|year)) (?:\S+ ){0,4}$/;
const DOUBTED = / (?:if|whether|unless|in case|until|might|could be|may) /;
const NOT_YET = /^(?:\S+ ){0,2}(?:until|till|due|before) /;

function isReal(norm: string, index: number, said: string): boolean {
  return !UNREAL.test(norm.slice(0, index + 1)) && !DOUBTED.test(said) && !NOT_YET.test(norm.slice(index + said.length));
}

const NOT =
  "(?:(?:has|have|had|is|are|was|were|did|does|do|will|would|can|could|'s) (?:still |really |even |just |actually |quite |yet )?(?:not|never)|never) ";
const NEVER_DONE = "(?:(?:has|have|had|did|was|were|'s) (?:still |really |even |just |actually |yet )?(?:not|never)|never|still not) ";

/** What a thing does that does what it is for. */
const SERVES =
  "(?:(?:even |quite |actually |really |properly |been )*(?:work|working|worked|turn|start|open|opened|close|shut|lock|fit|scan|load|charge|heat|print|ring|come|coming|came|arrive|arrived|turned|turn|show|showing|shown|showed|go|gone|going|get|got|reach|reached|made|make|connect|play|stay|hold|match|matched|fixed|done|ready|there|here|clean|cleaned|right|correct|straight|level|sealed|seen|sent|paid|updated|processed|delivered|finished|emptied|collected|mended|repaired|replaced|changed|dispatched|posted|refunded|credited|cleared|moved|stopped|stop|registered|recorded|recognize|recognized|accept|accepted|added|applied|booked|cancelled|canceled|confirmed|returned|back|on the|in the|on (?:my|our)|in (?:my|our)|together|up to|as (?:described|advertised|ordered|agreed|promised)|what (?:i|we|it|was)|the (?:one|ones|right|same|color|size)|like the|budge|budged|let (?:me|us)|help|helped|enough|been (?:right|the same|touched|looked|dealt|near|seen|in|on|out|able)|through|given|told|answered|responded|responding|cover|covering|drain|flush|spin|dry|cool|boil|recline|sync|syncing|update|download|upload|line|reflect|appear|appeared|listed)) ";
/** That it does not, in one word. */
const SPOILED =
  "(?:wrong|broken|broke|faulty|cracked|smashed|chipped|dented|scratched|scuffed|stained|marked|torn|ripped|split|snapped|bent|warped|wobbly|loose|crooked|uneven|leaking|leaks|leaked|dripping|drips|damp|flooded|damaged|ruined|spoiled|moldy|stale|burnt|raw|cold|frozen|melted|soaked|dirty|filthy|stinking|stinks|smelly|noisy|blank|empty|missing|lost|gone(?= (?!up |down |from |over |through |to |out |well |in |back |into |by |past |and ))|vanished|disappeared|dead|stuck|jammed|blocked|locked|shut|closed|late|overdue|delayed|canceled|cancelled|postponed|duplicated|doubled|misspelled|misspelt|garbled|incomplete|unreadable|expired|defective|useless|hanging|peeling|peeled|faded|shrunk|shrank|rusty|rusted|flickering|flickers|buzzing|buzzes|rattling|rattles|squeaking|squeaks|whistles|whistling|sparks|sparking|overheating|overheats|crashing|crashes|freezing|freezes|lagging|dropping|drops|tripping|trips|cutting out|cuts out|playing up|acting up|falling|fell|collapsed|(?<! (?:i|we|he|she|they) )came (?:off|apart|away|loose|undone)|come (?:off|apart|away|loose|undone)|coming (?:off|apart|away|loose)|gave up|packed (?:up|in)|conked out|died|burst|blew|exploded|upside down|back to front|inside out|half (?:empty|full|done|finished|the size)|too (?:small|big|short|long|tight|loose|hot|cold|dark|thin|thick|narrow|wide|strong|weak|salty|hard|soft|heavy)|(?:two|three|four|five|six|several|ten|a few|an|one|two) (?:inch|inches|sizes|centimeters|feet|millimeters|foot) (?:too )?(?:short|small|out|long|big|wide))";
/** What is found on it or in it. */
const FLAW =
  "(?:dent|dents|hole|holes|crack|cracks|scratch|scratches|stain|stains|tear|rip|split|gap|leak|chip|lump|bulge|mark|marks|dip|mold|hair|bug|bugs|mistake|mistakes|error|errors|typo|fault|defect|burn|smell)";
const FAULT = `(?:${NOT}${SERVES}|(?:${SPOILED}|(?:a|an|some|this|two|three|one) (?:\\S+ ){0,2}${FLAW}) )`;

/** What companies give, keep and do, which no customer spoils. */
const OWED =
  "(?:reader|key card|keycard|locker|gate|barrier|streaming|channel|channels|speed|blood test|biopsy|sample|payslip|salary|name|account|food|meal|pizza|breakfast|documents|badge|badges|contract|policy|photos|pictures|prints|menu|sign|air con|aircon|air conditioning|radiators|radiator|card reader|swipe card|starter|main|drinks|table|cot|crib|hire car|rental|locks?|keys?|labels?|box|boxes|pack|kit|instructions|uniform|essay|grade|mark|feedback|exam|enrollment|bursary|visa|passport application|operation|surgery|procedure|x ray|mri|vaccine|referral|repeat|tablets|medication|bill|bills|invoice|invoices|statement|receipt|refund|deposit|order|orders|parcel|package|delivery|letter|email|link|code|voucher|coupon|ticket|tickets|booking|reservation|appointment|slot|lesson|lessons|class|classes|session|sessions|seminar|lecture|results|result|scan|prescription|script|app|website|site|portal|card machine|seat|seats|room|flight|train|bus|coach|ferry|boat|tour|trip|transfer|shuttle|lift|elevator|heating|hot water|internet|broadband|wifi|connection|signal|smart meter|loan|grant|benefit|pension|allowance|rebate|cashback|discount|points|membership|fob|key card|pass|permit|license|certificate|place|timetable|tracking|label|collection|bin|bins|luggage|bag|bags|suitcase|case|cheque|check|transfer|wages|direct debit|standing order|mandate|registration|application|claim|complaint|report|form|replacement|repair|upgrade|export|data|feed|file|password reset|reset email|confirmation)";
const OF_MINE =
  "(?:my|our|the|this|that|his|her) (?:(?:son|daughter|mother|father|mum|mom|dad|wife|husband|partner|gran) 's )?(?:(?!'s |old |last |previous |former |other )\\S+ ){0,2}?";

const THEM = `(?:(?:the|your|that|this|my|our|one of your|some) (?:\\S+ ){0,1}?(?:${WORKER}|crew|company|firm|shop|store|branch|depot|warehouse|pharmacy|clinic|surgery|garage|lab|office|desk|counter|mailman)|you|you (?:guys|lot|all|people)|they|your (?:\\S+ ){1,2}?)`;
/** What they do that nobody wants. */
const HARMS =
  "(?:lost|left|broke|broken|damaged|scratched|scraped|dented|cracked|smashed|flooded|ruined|missed|forgot|forgotten|canceled|cancelled|closed|stopped|blocked|froze|frozen|deleted|removed|bumped|overcharged|refused|turned away|ignored|messed|mixed|misspelled|misspelt|muddled|dropped|knocked|spilled|tore|torn|bent|drove (?:off|past|straight)|walked (?:off|out)|hung up|locked|disconnected|rejected|declined|double booked|overbooked|given away|gave away|dumped|threw|chucked) ";

const OWED_THING = leanPattern(` ${OWED} (?=\\S)`, "g");
const MINE = leanPattern(` ${OF_MINE}$`);
/** "I've put the box back, broken": their own hands. */
const HANDLED = / (?:i|we) (?:have )?(?:put|left|took|brought|paid|sent|made|moved|got) $/;
/** "Pink and I'd said white", "a double and we'd asked for a twin". */
const CHOSE =
  "(?:i|we) (?:had |did |have |clearly |specifically )*(?:said|asked|ordered|wanted|chose|chosen|picked|booked|paid|put|told|requested|reserved|sent|gave)";
const LENGTH = "(?:\\S+ )?(?:days?|weeks?|months?|hours?|fortnight|minutes|years?)";

/** "It says delivered, but there's nothing here." */
const SAYS_BUT =
  "(?:says|said|shows|showed|is showing|has been showing|marked|has been marked|is marked) (?:as )?(?:\\S+ ){1,4}?(?:but|and|yet|when|though) (?:\\S+ ){0,2}?(?:it has been|it is been|it 's been|i have not|there is no|there is nothing|nothing|i never|no one|nobody|not)";

/** What was done, or not, and by whom. */
const DEEDS = frames([
  `(?:charge|charges|fee|fees|item|items|call|calls|entry|line|night|drinks?|meal) (?:\\S+ ){0,6}?(?:is|are|was|were|'s) not (?:mine|ours|me|us|right|correct) `,
  `(?:told (?:me|us)|said|promised) (?:\\S+ ){0,2}?(?:would|was going to|were going to|will) (?:\\S+ ){1,8}?(?:last|on|by|yesterday|this|in) (?:\\S+ ){0,12}?(?:(?:it|that) is (?:now )?(?:\\S+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|neither|no sign|nothing|not|never|still|nobody) `,
  `(?:i|we) (?:keep|kept|am still|are still|was still) (?:on )?(?:getting|being|receiving) (?:\\S+ ){0,2}?(?:letters|bills|calls|texts|emails|charged|billed|cut|logged|thrown|told|passed|sent|error|errors|charges|reminders|someone|somebody|post|mail)`,
  `(?:delivered|sent|gave|brought|posted|took|left) (?:me |us )?(?:next door|the neighbors?|somebody else|someone else|another \\S+|my neighbors?) 's `,
  `(?:order|it) ${SAYS_BUT}`,
  `(?:says|said|shows|showed|for) (?:\\S+ ){1,6}?(?:and|but|yet|when|while) (?:the|my|your|that|this) (?:\\S+ ){1,3}?(?:says|said|shows|showed|reads|has) `,
  `(?:said|say|says|saying|told me) (?:\\S+ ){0,3}?(?:half price|free|reduced|included|on offer|no charge|no fee|two for one|ten percent|twenty percent|cheaper)(?: \\S+){0,3}? (?:but|and|yet|then|now) (?:\\S+ ){0,3}?(?:charged|charging|billed|paid|full price|not|extra)`,
  `(?:charged|charging|billed|took|taken|taking) (?:me|us) (?:\\S+ ){1,5}?(?:when|but|and|though|because|instead) (?:\\S+ ){0,3}?(?:only|said|says|never|not|should|already|quoted|agreed|told|supposed|moved|canceled|cancelled|was|were|half)`,
  `(?:pounds|dollars|euros|quid|bucks|hundred|fifty|twenty|ten|hours|days) short `,
  `(?:is|was|are|were|'s|came up|come up) (?:\\S+ )?short (?:by|of) (?:\\S+ ){0,3}?(?:pounds|dollars|euros|hundred|hours|days|screws|parts|pieces|boxes)`,
  `asking (?:me |us )?for (?:it|them|that|the same|everything) (?:all over )?again`,
  `no (?:record|sign|trace|mention) of (?:me|my|our|us|it|the|them) `,
  `(?:came|come|arrived|delivered|sent|done|made|printed|turned up|cut|built) (?:\\S+ ){0,2}?(?:in|as|with) (?:\\S+ ){1,4}?(?:and|but|when|though|instead) (?:\\S+ )?${CHOSE} `,
  `(?:gave|given|put|brought|sent) (?:me|us|in) (?:\\S+ ){1,5}?(?:and|but|when|though|instead) (?:\\S+ )?(?:${CHOSE}|the (?:\\S+ ){1,2}says|it says|mine says) `,
  `(?:has|have|had|got|with|is|are) (?:\\S+ ){1,5}?on it (?:that|which|and) (?:i|we|she|he|it) (?:\\S+ )?(?:never|not|do not|are exempt|am exempt|did not) `,
  `(?:hours?|minutes) (?:and a half )?and (?:\\S+ )?(?:stone )?cold `,
  `(?:and|but) (?:he|she|they) (?:just |then |never |completely |clean )*(?:forgot|forgotten|did not bother|never did|did not come|never came|did not show|never showed|did not) `,
  `(?:canceled|cancelled|hung up|walked out|gave up|gone quiet) on (?:me|us) `,
  `(?:slot|appointment|booked|due|between|window) (?:\\S+ ){0,6}?(?:and|but) it (?:is|has|'s) (?:now |already |nearly |almost |gone |past |half |nearly gone )+`,
  `(?:have|has|had|and) (?:still )?not (?:had|got|heard|received|seen) (?:a|any|anything|back|one) (?:reply|answer|response|word|refund|call|letter|back|since|from|call back)`,
  `(?:let|allowed) (?:me|us) (?:\\S+ ){1,4}?and then (?:\\S+ ){0,3}?(?:said|told|not|canceled|cancelled|would not)`,
  `(?:only|just) (?:changed|fitted|replaced|fixed|repaired|serviced|put in|installed|bought|got|delivered|mended) (?:it |them |the \\S+ )?(?:last|yesterday|on|in|this|two|three|a|days|weeks|and) (?:\\S+ ){0,5}?(?:and|but) (?:\\S+ ){0,3}?(?:already|now|again|not|flat|gone|broken|leaking|dead)`,
  `(?:serviced|repaired|fixed|bought|got|hired|rented|ordered|made|booked|reserved|collected|picked up) (?:\\S+ ){0,3}?(?:with|from|through|by|off|at) (?:you|yourselves|your \\S+) (?:\\S+ ){0,7}?${FAULT}`,
  `(?:did|done|filled in|tried|sent|submitted) (?:\\S+ ){1,5}?(?:twice|two|three|four|several|times|already) (?:\\S+ )?(?:and|but) (?:\\S+ ){0,2}?${NOT}`,
  `they have (?:got |put )?(?:the|my|our|a) wrong `,
  `(?<! (?:i|we) (?:\\S+ )?(?:\\S+ )?)(?:the|a|an|some|completely|totally) wrong (?:\\S+ ){1,3}?(?:on (?:it|them|the|my)|in (?:it|the)|on my|at all) `,
  `(?<! (?:i|we|you|husband|wife|son|daughter) (?:have |had |must |just |also |may )?)(?:fitted|installed|hung|painted|delivered|put|printed|laid|cut|built|sent|gave|posted|shipped|brought|booked|got|made) (?:\\S+ ){0,3}?(?:the|a) wrong `,
  `(?:the|that|this|those|these|my|our|both|all|new|what|which|one|ones) (?:\\S+ ){0,3}?(?:you|your \\S+|your \\S+ \\S+) (?:guys |lot |people |all )?(?:have |had |just )?(?:sent|sold|fitted|installed|delivered|gave|posted|emailed|mailed|texted|supplied|repaired|serviced|made|booked|put|set|did|fixed|shipped|issued|ordered|recommended|left|printed|prescribed|built|laid|painted|hung|altered|mixed|framed|hemmed|cut|resurfaced|engraved|packed) (?:(?!says |said |about |and |but |asking )\\S+ ){0,8}?${FAULT}`,
  `(?:the|that|this|those|these|my|our|what|one|ones) (?:\\S+ ){0,3}?you (?:guys |lot |people |all )?(?:have |had |just )?(?:sent|sold|delivered|gave|posted|emailed|mailed|supplied|shipped|issued|printed) (?:me |us )?(?:is|are|was|were|'s) (?:for|in|from|to) (?:the wrong|a different|another|somebody|someone|last year)`,
  `(?:${THEM}|someone|somebody) ${NEVER_DONE}(?:once |even |actually |ever )?(?:turned|shown|showed|come|came|been|called|rung|rang|ring|call|phoned|phone|replied|reply|answered|answer|sent|send|delivered|deliver|fixed|fix|finished|finish|done|do|put|told|tell|brought|bring|collected|collect|paid|pay|refunded|refund|credited|updated|update|processed|canceled|changed|stopped|stop|emptied|empty|picked|pick|given|give|let|got|get|responded|looked|listened|read|arrived|arrive|returned|bothered|cleaned|clean|left|leave|checked|check|passed|pass|recorded|booked|turn|show|come)`,
  `(?:${THEM}) (?:have |has |had |just |went and |'s )*(?:${HARMS})(?:\\S+ )?(?:my|our|me|us|it|the|a|off|out|without|behind|on|in|up) `,
  `(?:booked|ordered|asked for|paid (?:extra )?for|chose|requested|reserved) (?:\\S+ ){1,8}?(?:and|but|yet) (?:\\S+ ){0,3}?(?:been put|was put|were put|been given|was given|were given|got given|ended up|only got|got (?:a|an|the)|it is (?:a|an|the wrong|not)|it was (?:a|an|the wrong|not)|they (?:gave|put|brought|sent|had|said)|you (?:gave|put|sent|have sent|have put|have given)|there (?:is|was) (?:no|nothing|none))`,
  `(?:meant|supposed|due|scheduled|booked|promised|told (?:me|us)|(?:you|they|he|she|lad|girl|man|woman|lady) said) (?:\\S+ ){1,9}?(?:and|but|yet) (?!you )(?:\\S+ ){0,4}?(?:still|not|never|nothing|nobody|no one|instead|(?:came|arrived|was seen|were seen|turned up|started) (?:\\S+ ){0,2}(?:at|late|after|half)|have been charged|was charged|been charged|was not|is not|came out|gone out|went out|going out|taking|taken) `,
  `(?:(?<! (?:i|we) (?:am|are|was|were) )(?:supposed|meant|due) to be|(?:supposed|meant|due) to have) (?:\\S+ ){1,6}?(?:on|by|at|last|yesterday|this|in) (?:\\S+ ){0,1}?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|morning|week|noon|lunchtime|nine|ten|eight|twelve|one|two|three|four|five|january|february|march|april|may|june|july|august|september|october|november|december) `,
  `(?:an|my|our|the) appointment (?:\\S+ ){0,4}?and (?:i|we) (?:was|were) (?:seen|still|sat|left)`,
  `(?:i|we|my \\S+|our \\S+|it|they) (?:have |has |'s |had )?(?:was|were|been|got|get|keep getting|keeps getting) (?:\\S+ )?(?:charged|billed|debited) (?:\\S+ ){0,4}?(?:again|anyway|though|for (?:something|nothing|a \\S+ \\S+ (?:i|we) never|a \\S+ (?:i|we) never)|after|even|instead|when)`,
  `(?:i|we) (?:canceled|cancelled|returned|paid|cleared|moved|left|closed|stopped|sent (?:it|them) back|froze) (?:\\S+ ){0,6}?(?:and|but) (?:you|they|it|the \\S+|your \\S+|i|we|there) (?:\\S+ ){0,2}?(?:still|keep|keeps|taking|charging|got|says|say|have not|has not|am being)`,
  `(?:still|yet) (?:have|has|had|is|are|am|was|were) not (?:had|got|seen|received|been|heard|come|arrived|gone|appeared)`,
  `(?:i|we) (?:still )?(?:have|had) (?:still )?not (?:had|seen|received|heard|got) (?:(?:a|any|my|our|the) (?:\\S+ )?(?:reply|answer|response|call|refund|money|letter|results?|parcel|order|card|replacement|confirmation|penny|word|update|bill|delivery|cent|form|back)|anything|it yet|them yet|my \\S+ back|so much|from (?:you|them|anyone|anybody|her|him)|hide nor hair)`,
  `(?:nobody|no one|not one person|none of them) (?:(?!can |could |will |shall |should |is |at |in )\\S+ ){0,2}?(?:been|come|came|turned|told|tells|rung|rang|called|answered|answers|replied|got back|bothered|seems|knows|showed|met)`,
  `(?:someone|somebody) else 's (?:bank |home |medical |credit |personal )?(?:name|address|details|order|parcel|account|card|bill|letter|transactions|results|bag|coat|medication|prescription|things|stuff)`,
  `another (?:patient|customer|person|passenger|family|guest|member|student|man|woman|lady) 's `,
  `(?:our|my) (?:old|previous|maiden|former) (?:company )?(?:name|address|number|surname|account|card) (?:on it|again|still|even)`,
  `(?<! (?:i|we|you|husband|wife|son|daughter) (?:have |had |must |just |also |may )?)(?:got|have|has|had|put|down as|spelled|spelt|printed|wrote) (?:me |us |it )?(?:\\S+ ){0,4}?(?:name|address|date of birth|number|surname|email|spelling|details|dates?|amount|room|size) (?:\\S+ ){0,2}?(?:wrong|incorrect|misspelled|misspelt|mixed up|back to front)`,
  `(?:down|put|listed|registered|got me|had me|have me) as (?:\\S+ ){0,4}?wrong`,
  `(?:second|third|fourth|fifth|sixth) (?:one|pair|time|set|visit|letter|call|replacement|attempt|engineer|week|month) (?:\\S+ ){0,3}?(?:that|which|and|now|running|in a row|it|to|has|'s|i|we)`,
  `(?:rang|phoned|called|emailed|wrote|been in|came in|asked) (?:\\S+ ){1,8}?(?:both times|each time|every time|and again|three times|twice) `,
  `(?:bus|coach|train|van|driver|tram|taxi|cab|shuttle|ferry) (?:just |has |had )?(?:went|drove|gone|left|sailed) (?:\\S+ )?(?:past|early|off|without|by)`,
  `(?:called off|canceled|cancelled|postponed|put back|pushed back|moved back|moved) (?:\\S+ ){0,3}?(?:with (?:\\S+ ){1,3}notice|at the last|without|by (?:two|three|four|five|six|a|another) (?:\\S+ )?(?:weeks|months|days|week|month)|and (?:nobody|no one|we turned|i turned))`,
  `moved (?:my|our|the|his|her) (?:\\S+ ){1,3}(?:back|again|forward|to (?:\\S+ )?(?:january|february|march|april|june|july|august|september|october|november|december))`,
  `(?:arrived|came|delivered|got here) (?:\\S+ ){0,2}?(?:the day after|a day after|after the|days after|too late)`,
  `(?:your|the) (?:website|site|app|page|card machine|system|machine|portal|kiosk|meter) (?:\\S+ ){0,6}?(?:error|errors|declined|declines|crashed|froze|timed out|twice|rejected|swallowed|ate|kicked me|logged me out|took (?:my|the) (?:money|payment))`,
  `(?:going|gone|been|bouncing) (?:round|around) (?:in circles|and round|and around|the houses)`,
  `(?:someone|somebody|whoever) (?:at your end|there|in your office|on your side) (?:\\S+ ){0,2}?(?:closed|canceled|deleted|changed|put|lost|forgot|moved|told)`,
  `you (?:have |had )?(?:had|kept|held|been holding|been sitting on) (?:my|our) (?:\\S+ ){1,3}(?:since|for) `,
  `(?:estimated|charged|billed|quoted) (?:it|me|us) (?:at|for) (?:\\S+ ){1,5}(?:and nobody|instead|when|but)`,
]);

/** What was done to a thing that the company gives. */
const DEEDS_TO_OWED = predicates([SAYS_BUT]);

/** What is the matter with a thing. */
const STATES = frames([
  `there (?:is|was|were|are|'s) (?:\\S+ ){0,3}?(?:cockroach|cockroaches|mouse|mice|rat|rats|ants|maggots?|hair|hairs|mold|bed bugs|blood|flies|glass|plastic) (?:\\S+ )?(?:in|on|under|all|running) `,
  `(?:worse than|not been right since|not been the same since|worse since|worse now|no better) `,
  `stopped (?:working|coming|heating|charging|printing|opening|loading|ringing|cooling) `,
  `(?:brand new|new) (?:\\S+ ){1,3}?(?:is|'s|are|has|keeps|was|does|will) (?:\\S+ ){0,3}?(?:tripping|leaking|making|broken|dead|flat|cracked|faulty) `,
  `(?:collected|picked up|got|had|have) (?:\\S+ ){0,3}?(?:on|last|this|yesterday) (?:\\S+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|morning|month|night)? ?(?:\\S+ ){0,5}?${NOT}${SERVES}`,
  `(?:bought|ordered|delivered|arrived|came|picked (?:it|them) up|collected|received|brand new|only had (?:it|them)|weeks old|days old|months old|out of the box|in the box|opened (?:it|the box)|unpacked) (?:(?!if |when |damaged )\\S+ ){0,14}?${FAULT}`,
  `(?:been |are |am |were |was |left |'re )?(?:without|no) (?:any )?(?:heating|heat|hot water|water|power|electricity|gas|internet|broadband|wifi|a phone|phone|signal|cooker|a car|lighting|lift) (?:\\S+ ){0,4}?(?:since|for (?:\\S+ ){0,3}?(?:hours?|days?|weeks?|months?|ages)|all|days|weeks|now|again)`,
]);

/** What is the matter with a thing that the company gives. */
const STATES_OF_OWED = predicates([
  `(?:\\S+ ){0,4}?(?:keeps|kept|goes on|is always|was always) (?:on |getting |being )?(?!an |the |me |track )\\S+ing `,
  `(?:(?!i |we )\\S+ ){0,3}?(?:got|was|were|has been|have been|had been|'s been|been|has) (?:just |been |all |apparently )*(?:lost|wiped|deleted|vanished|disappeared|sold|given (?:away|to)|moved|swapped|mixed|canceled|cancelled|rejected|cut|crashed|bounced|stopped|sitting|sat|stuck|overbooked|duplicated|misplaced|torn|opened|tampered|left (?:in|at|on|out|with)|sent to|delivered to|gone to)`,
  `(?:\\S+ ){0,2}?(?:went|gone|has gone|was sent|got sent|came) to (?:my (?:ex|old|former|previous|mother|parents|neighbor|ex wife|ex husband)|the (?:wrong|old)|a (?:card|house|person|man|woman|different)|another|someone|somebody|next door)`,
  `(?:has|'s|have|is) been (?!working|great|fine|good|here|with|in|on|moved|booked|paid|sent)(?:\\S+ )?${LENGTH} `,
  `(?:has|have|'s|is|was) (?:been )?(?:given|sold|gone|promised) to (?:someone|somebody|another|a different|the next)`,
  `(?:\\S+ ){0,2}?${NOT}${SERVES}`,
]);
/** Not so where it was in their own hands. */
const STATE_UNHANDLED = leanPattern(
  `^(?:(?:has|have|had|is|are|was|were|'s|been|just|still|got|all|came|back|completely|apparently|again|out|of|keeps|kept|it) )+(?:\\S+ )?${SPOILED} `,
);

/** Patterns of clauses, and one that matches where any of them does: most turns hold none, and are looked at once. */
interface Frames {
  any: RegExp;
  each: readonly RegExp[];
}

function frames(sources: readonly string[]): Frames[] {
  const groups: string[][] = [];
  let length = Infinity;
  for (const source of sources) {
    length += source.length;
    if (length > LONGEST) {
      groups.push([]);
      length = source.length;
    }
    groups.at(-1)!.push(source);
  }
  return groups.map((group) => ({
    any: leanPattern(` (?:${group.join("|")})`),
    each: group.map((source) => leanPattern(` ${source}`, "g")),
  }));
}

function predicates(sources: readonly string[]): RegExp[] {
  return sources.map((source) => leanPattern(`^${source}`));
}
