// Longer than a source file should be: the ways in which customers tell a promise.
import type { Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { wordsAt } from "./words-at.js";
import { leanPattern } from "../lean-pattern.js";

/** Words of a turn in which the customer tells of a promise, both included. */
export interface ToldPromise {
  first: number;
  last: number;
  /** Its time is told to have passed, so that it was not kept: "you were supposed to call me yesterday". */
  past: boolean;
}

/** Promises of the company that the customer tells of, in order. */
export function toldPromisesIn({ tokens: { norm, sentences } }: Utterance): readonly ToldPromise[] {
  if (!ANCHOR.test(norm)) return [];
  const found: ToldPromise[] = [];
  for (const { needs, told, refuses } of TOLD) {
    if (!needs.test(norm)) continue;
    for (const match of everyMatch(told, norm)) {
      const said = match[0].trimEnd();
      if ((said.includes("they would") && RUMOR.test(said)) || (mayBeElsewhere(norm) && OTHER_PLACE.test(norm))) continue;
      const before = norm.slice(Math.max(0, match.index - TAIL), match.index);
      const after = norm.slice(match.index + said.length);
      const isOwn = refuses.test(before) && !(LETTER.test(before) && CALLS.test(said));
      if (isOwn || ASKED.test(before) || HANGS.test(after) || FULFILLED.test(norm.slice(match.index - 1))) continue;
      const { first, last } = wordsAt(norm, match.index, said);
      // "Say that to her. She'd love it": what is told stands in the sentence that tells it.
      if (sentences.some((start) => start > first && start <= last)) continue;
      const who = WHO.exec(before)?.[0].split(" ").length ?? 1;
      found.push({ first: first - who + 1, last, past: PAST.test(after) || (BY_DAY.test(after) && LAST.test(before)) });
    }
  }
  return found.sort((one, other) => one.first - other.first);
}

/** "He says they'd throw us all off": what others are said to have in mind. */
const RUMOR = /^(?:says?|reckons?|goes) (?:\S+ ){0,9}?they would /;

/** Without one of these words it is nobody else's. */
function mayBeElsewhere(norm: string): boolean {
  return ["first time", "last time", "another", " other ", " old ", " last ", "different"].some((word) => norm.includes(word));
}

/** Characters before a promise in which it is said who tells of it. */
const TAIL = 80;

const ANCHOR =
  / (?:told|tells?|telling|said|says?|saying|promis\S+|assur\S+|swore|guarant\S+|quoted|advised|agreed|reckon\S*|given|led|goes|replied|wrote|emailed|texted|supposed|meant|due|going|booked|scheduled|arranged|was to|were to) /;

/** "The first time we asked, at the other shop, they promised to phone": some other company's. */
const OTHER_PLACE =
  / (?:last|first) time (?:i|we) (?:\S+ ){1,4}at (?:the|a|another) | (?:at|with|from|to) (?:another|the last|a different|my old|our old|the other|my last|our last) (?:place|company|firm|shop|bank|library|clinic|lot|crowd|mill|store|one|people|outfit|provider|insurer|supplier) /;

const ADVERBS =
  "(?:(?:definitely|certainly|personally|also|just|then|all|only|actually|automatically|immediately|straight|straightaway|away|now|today|tomorrow|either|both) )*";
/** Neither is "it would cost", "you'd need to" or "he would be fine" undertaken, nor what befalls one, nor "they'd been married". */
const NO_DEED =
  "definitely|certainly|actually|already|been|gone|done|[a-z]+[^e]ed|need|have to|has to|had|must|cost|mean|depend|want|like|prefer|know|think|understand|recommend|suggest|probably|likely|possibly|maybe|usually|rain|snow|fit|suit|help|never|no|not(?! charge)|charge|lose|expire|include|cover|require|increase|rise|stay|remain|last|see|feel|hurt|work|run|open|close|happen|qualify|owe|pay(?! (?:it|me|us|for|back|out))|(?:move|copy|carry|come|go) (?:over|across)|sync|use|say|do|go (?:up|off|out|away)|come down|come with|come to|come under|take (?:about |around |roughly )?(?:a bit|a while|an hour|some|long|ages|more|over)|get (?:worse|better|easier|used|hot|cold|busy|a|an)|leave it (?:with|at)|or|and|but|if|it|i|you|we|they|he|she|that|the|a|when|what";
/** What can be done or be ready by a time. */
const DONE =
  "(?:(?!charged|required|needed|expected|allowed|advised|closed(?! out)|discharged|covered|entitled|delayed|denied|limited|interested|included|supposed|affected|worried|used|based)\\S+ed|(?!going|nothing|something|anything|raining|staying|having|charging|losing|paying|needing|using)\\S+ing|sent|done|rung|written|taken|put|paid|cut|given|built|brought|back|here|there|out(?! of)|over|round|with (?:me|us|you)|in (?:touch|contact|my|our|the|stock|today|tomorrow|on|by|for|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d|one|two|three|four|five|a)|up (?:and|by|again)|ready|gone|active|on (?:its|the|my|it|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|off (?:my|the)|at (?:my|the|home|our)|mine|by|within|before)(?= )";
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const NUMBER = "(?:\\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|couple|few|half)";
/** What the company undertakes. */
const DOES = `${ADVERBS}(?:(?<=(?:there (?:would|will|was going to|is going to) |thered ))be (?:an?|some|someone|somebody) (?:\\S+ ){0,4}?(?:at|waiting|here|there|out|round|over|with us|with me|on|by|within|in)(?= )|(?:be ${ADVERBS}|have been )${DONE}|be (?!(?:fine|ok|okay|no|like|because|about|around|if|more|less|up to|free) )(?:\\S+ ){1,3}?(?:by|within|in (?:the|an?|${NUMBER})|on (?:the|${DAY})|tomorrow|today|tonight|this (?:morning|afternoon|week)|${DAY})(?= )|do (?:the|it|that|my|a|our) |(?:send|get|put|have) (?:a|an) (?:\\S+ ){1,2}?(?:out|over|round|through|off|on)(?= )|have (?:it|that|this|someone|somebody|the|my|me)|(?<!it would )have an?|get (?:a|an) (?:\\S+ )?(?:call|engineer|technician|email|letter|text|refund|credit|replacement)|(?!(?:be|have|would|will|${NO_DEED}) )\\S+(?= ))`;
/** What comes to the customer. */
const GETS = `${ADVERBS}(?:be ${ADVERBS})?(?:(?:have|having|get|getting|receive|receiving|see|seeing|expect) (?!to |no |any problem|trouble)|hear|hearing|called|rung|phoned|contacted|keep|emailed|texted|written|refunded|credited|reimbursed|paid|sent|given|notified|informed|updated|compensated|visited|connected|moved|switched|transferred|upgraded|back (?:up|on|online)|up and running|sorted)`;
const WILL =
  "(?:would|will|(?<! (?:says?|said|saying|goes|went) )well|ill|hed|shed|theyd|youd|itd|wed|thered|id|was going to|were going to|is going to|are going to|am going to|(?:he|she|they|you|it|somebody|someone) going to)";
/** "I was told", "he's been led to believe" */
const IS_TOLD =
  "(?<= (?:was|were|been|got|get|being|am|are|is) (?:\\S+ ){0,2}?)(?:told|promised|assured|guaranteed|advised|informed|given to understand|led to believe|given to believe|led to understand)";
const TELLS =
  "(?:said|told(?! (?:him|her|them|you) )|promised|promise|promising|gave me (?:her|his|their|your) word|assured|assuring|guaranteed|swore|reckoned|reckons|advised|confirmed|says?(?! (?:on|in|here) )|saying|goes|agreed|telling|tells|tell|replied|(?:wrote|emailed|texted)(?= (?:me|us|back|to me|to us|saying|to say) ))";
const ME = "(?:(?:me|us|my \\S+|blind|up and down|to me|to us|faithfully|categorically|outright|over the phone|on the phone) )*";
const UNDERTAKEN = `(?:(?:when|after) (?:i|we) (?:signed|joined|rang|bought|booked|ordered|called|took|opened|started|paid|moved) (?:\\S+ ){0,2}?)?(?:(?!(?:if|when|unless|but|because|whether|though|so|which|not) )\\S+ ){0,11}?(?:(?:i|we|he|she) (?:would|will|am going to|was going to|were going to) ${GETS}|(?:(?<!(?:^| )(?:i|we) )${WILL}|(?:i|we) (?:will|are going to|am going to)) ${DOES}|(?:hed|shed|id|we would) ${GETS}|(?:it|they|he|she|that|someone|somebody|one|\\S+) (?:was|were|is|are|'s) (?:all )?(?:going (?:out|through|back)|coming (?!from)|on (?:its|the|their|his) way|being (?:sent|looked|posted|processed|dealt|delivered|fixed|sorted)|in the post |(?:re)?(?:send|submitt|post|order|issu|put|tak|fix|sort|cancel|chang|credit|refund|mail|email|rais|book)ing (?:it|that|this|them|me|us|out|the|a|my) )|(?:he|she|they|you) (?:was|were|is|are) (?:just )?(?!(?:go|hav|be|see|look|try|think|say|tell|call|wait|expect|hop|experienc|gett|do|us|work)ing )\\S+ing (?:me |us |you )?(?:it|that|them|someone|somebody|out|the|a|an|my|another|over) )`;
const UNIT = "(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|fortnight)";
const TIME = `(?:(?:it would be|it was|itd be|(?:to )?(?:give|allow) (?:it|us|them|him|her)|to allow|to expect|about|around|up to|within|in|like|only|the|at most|maximum|roughly|between|by|before|of) )*(?:${NUMBER} (?:(?:to|or|of|and|business|working|more|eight|four|five|six|seven|ten|${NUMBER}) )*${UNIT}(?! (?:ago|before|earlier|notice|late|old|free|trial|warranty))|(?<=(?:by|before|said|told me|told us|guaranteed for|promised for) )(?:the end of (?:the )?(?:day|week|month)|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|(?:${DAY} (?:at|by|before) )?(?<=(?:said|told me|told us|at|by|between) )${NUMBER} (?:and|till|to) ${NUMBER}(?! (?:of|percent|pounds|dollars|euros|quid))|(?<=(?:by|before|said|told) )(?:noon|lunch\\S*|tonight|tomorrow|today)(?! (?:at|in|is|was) )|(?<=by )yesterday)(?= )`;
/** A word to the customer, for which a time was set. */
const CONTACTS =
  "(?:have )?(?:be )?(?:call(?:ing|ed)? |r[iu]ng(?:ing)? |phon(?:e|ed|ing) |contact(?:ed|ing)? |email(?:ed|ing)? |text(?:ed|ing)? |get(?:ting)? (?:(?:me|us) (?:an?|the) |back|in touch|onto|on to) |in (?:touch|contact)|let(?:ting)? (?:me|us)|updat(?:e|ed|ing) |follow(?:ing)? up|reach(?:ing)? out|look(?:ing|ed)? into|chas(?:e|ing)|sort(?:ing|ed)? (?:it|this|that|out)|writ(?:e|ten|ing) to|refund(?:ed|ing)? |credit(?:ed|ing)? |reimburse|waived?|taken off|send(?:ing)? (?:me|us|it|a|out|the|that|over)|post(?:ing)? (?:me|us|it|out)|replac(?:e|ing) )";
const HEARS =
  "(?:have )?(?:be )?(?:hear(?:ing|d)? |(?:get|getting|receive|receiving|have|had|got) (?:an?|my|his|her|our|the|that|another|some) (?:\\S+ ){0,2}?(?:call|callback|email|letter|text|reply|response|answer|update|decision|results?|quote|report|refund|credit|word)(?:s|back)? |(?:called|rung|phoned|contacted|emailed|refunded|credited|reimbursed|told|updated|sent) )";

/** Who tells of their own or of others' doings. */
const NEAR =
  "(?:my|our) (?:\\S+ )?(?:mum|mam|mom|mother|dad|father|parents|wife|husband|partner|half|son|daughter|brother|sister|uncle|aunt|auntie|cousin|nan|gran|grandad|grandmother|grandfather|friend|mate|buddy|pal|flatmate|housemate|roommate|neighbou?rs?|boyfriend|girlfriend|fiance|kids|boss|colleague|lawyer|solicitor|accountant|landlord|tenant|doctor|gp|dentist|consultant|builder)";
const OWN = leanPattern(
  ` (?:i|we|(?<!your )(?:website|site|app|email|text|letter|leaflet|page)|tracking|system|recording|machine|message|sign|forecast|box|manual|instructions?|guide|booklet|brochure|advert|advertisement|ad|sticker|label|packet|packaging|book|video|terms|news|google|shop|dmv|irs|hmrc|embassy|consulate|police|employer|${NEAR}(?: \\S+)?) (?:(?:had|has|have|just|then|all|also|always|only|ever|did|never|already|will|would|can|could|should|must) )*$`,
);
const ABOUT_OWN = leanPattern(` (?:(?:i|we|${NEAR}(?: \\S+)?) (?:was|were) (?:\\S+ )?|not (?:me|us) (?:that|who) (?:was|were) )$`);
/** Who tells or acts, and the verbs between. */
const WHO = /(?<= )(?:(?:i|you|we|he|she|they|somebody|someone) )?(?:(?:was|were|been|had|have|has|got|being|am|just|all|only) )*$/;
/** "I had a letter saying that somebody would ring" */
const LETTER = / (?:email|text|letter|message) $/;
const CALLS =
  / (?:somebody|someone|you|they|we|he|she) (?:would|will) (?:be )?(?:ring|call|phone|contact|in touch|get back|write|come back)/;
/** "Did they say that they would …", "if you say": nothing is told. */
const ASKED =
  / (?:did|do|does|can|could|would|will|if|whether|when) (?:you|he|she|they|somebody|someone|anyone) (?:\S+ )?$| (?:not|never|nobody|no one|nothing|none of you|hardly) $/;
const FULFILLED =
  /^ (?:\S+ ){1,20}?(?:and|which|so|but) (?:fair play |to be fair )?(?:he|she|they|you|it|somebody) (?:actually |then |duly )?(?:did(?! not)|(?:has|have) (?:$|so|that|and|all|it)) /;
/** "… when it's ready" */
const HANGS =
  /^ (?:\S+ ){0,7}?(?:if (?:i|we) |(?:when|once|if|as soon as|after) (?:it|he|she|the|that|my|there|everything) (?:\S+ )?(?:(?:is|are|has|have|was|had)(?! not)|(?!(?:ring|call|speak|talk|ask|phone|is|are|has|have|was|had)(?:ed)? )\S+(?:ed|es|ts|ves)|came|got|went|found|saw|did|said|gave|put|began) )/;
/** "Yesterday", "last week", "three days ago" after what was to be done. */
const PAST =
  /^ (?:(?!(?:and|but|so|because|if|i|we) )\S+ ){0,6}?(?:yesterday|ago|(?:last|this) (?:week|month|night|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|the (?:other day|day before)) /;

/** "I reported it last Monday, and they said it'd be gone by Wednesday" */
const BY_DAY = /^ (?:\S+ ){0,2}?(?:by|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day /;
const LAST = / last (?:week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:\S+ ){0,9}$/;

/** Without one of these words nothing is undertaken. */
const AHEAD = / (?:would|will|well|ill|hed|shed|theyd|youd|itd|wed|thered|id|post|way|\S+ing) /;
const GIVES_WORD = / (?:told|quoted|said|given|promised|guaranteed|assured|agreed) /;

const WAS_TO = / (?:was|were) (?:all |both |just )?(?:supposed|meant|due|to) /;

/** `needs` is what every match of `told` holds: patterns of such a size are slow to compile, and most calls do without. */
const TOLD: readonly { needs: RegExp; told: RegExp; refuses: RegExp }[] = [
  // "The lady told me I'd have it in a week", "they keep saying someone will ring", "I was told it would be taken off"
  { needs: AHEAD, told: leanPattern(`(?<= )(?:${IS_TOLD} ${ME}(?:by \\S+ )?|${TELLS} ${ME})${UNDERTAKEN}`, "g"), refuses: OWN },
  // "I was told eight weeks", "they said Tuesday"
  {
    needs: GIVES_WORD,
    told: leanPattern(
      `(?<= )(?:told|quoted|promised|said|given|assured|guaranteed) ${ME}(?:(?:pick ?up|collection|delivery|it|that) )?${TIME}`,
      "g",
    ),
    refuses: OWN,
  },
  // "He promised me a call back", "I was promised a refund"
  {
    needs: GIVES_WORD,
    told: /(?<= )(?:promised|guaranteed|assured|agreed|told to expect) (?:me |us )?(?:of )?(?:(?:an?|the|my|that|some|another) (?:\S+ ){0,3}?|(?:a )?full |immediate )?(?:calls?|callbacks?|refunds?|credit|replacement|emails?|reply|response|answer|visit|follow up|updates?|discount|engineer|technician|letter|form|copy) /g,
    refuses: OWN,
  },
  // "I've been promised this three times"
  { needs: GIVES_WORD, told: /(?<= (?:been|was|were|got) )promised (?:me |us )?(?:this|that|it|one|them)(?= )/g, refuses: OWN },
  // "He promised me the quote by the weekend"
  { needs: GIVES_WORD, told: /(?<= )promised (?:me|us) (?:an?|the|my|our|this|that|some) \S+(?= )/g, refuses: OWN },
  // "You guaranteed me a slot today"
  {
    needs: / (?:promised|guaranteed) /,
    told: /(?<= )(?:promised|guaranteed) (?:me|us) (?:an?|the) (?:\S+ )?(?:slot|place|seat|room|table|space|appointment|discount|price|upgrade|window|date)(?= )/g,
    refuses: OWN,
  },
  // "The engineer was booked for this morning"
  {
    needs: / (?:was|were) (?:booked|scheduled|arranged) /,
    told: /(?<= (?:engineer|technician|fitter|plumber|electrician|visit|delivery|collection|pickup|call|callback|man|inspection|repair|driver|someone|somebody) (?:was|were) )(?:booked|scheduled|arranged) (?:in )?(?:for|on|between|by|at|to (?:come|call|ring|collect|deliver))(?= )/g,
    refuses: OWN,
  },
  // "The adjuster never turned up like he said"
  {
    needs: / (?:like|as|when) (?:he|she|they|you) (?:said|promised) /,
    told: /(?<= (?:never|not) (?:\S+ ){1,4})(?:like|as|when) (?:he|she|they|you) (?:said|promised)(?= )/g,
    refuses: /^$/,
  },
  // "I was promised coal on Monday", "we were promised a desk by the tenth"
  {
    needs: / promised /,
    told: leanPattern(
      `(?<= (?:been|was|were|got) )promised (?!me |us |by )(?:\\S+ ){1,4}?(?:on|for|by|before|within|in|this|last) (?:the )?\\S+(?= )(?! (?:so|and) (?:i am|i|we are|we|is) )`,
      "g",
    ),
    refuses: OWN,
  },
  // "They assured me I wouldn't be charged"
  {
    needs: / (?:would|will) not /,
    told: leanPattern(
      `(?<= )(?:said|told|assured|promised|guaranteed|swore) ${ME}(?:that )?(?:(?:the|my|our) \\S+ |i |we |you |it |they |there )(?:would|will) not (?:be )?(?:go up|rise|increase|change|charged|charge|billed|bill|debited|cut off|disconnected|cancel\\S*|close|closed|happen|take)(?= )`,
      "g",
    ),
    refuses: OWN,
  },
  // "The manager promised there'd be no charge"
  {
    needs: / no (?:charge|fee|fees|charges|cost|penalty|interest) /,
    told: leanPattern(
      `(?<= )(?:said|told|assured|promised|guaranteed|swore) ${ME}(?:that )?(?:there (?:would|will) be|it (?:would|will) be|with) no (?:charge|fee|fees|charges|cost|penalty|interest)(?= )`,
      "g",
    ),
    refuses: OWN,
  },
  // "They promised to take it off"
  {
    needs: / (?:promised|agreed|swore|offered) /,
    told: leanPattern(`(?<= )(?:promised|agreed|swore|offered) ${ME}to ${DOES}`, "g"),
    refuses: OWN,
  },
  // "I was told on Monday somebody would"
  {
    needs: / (?:would|will) /,
    told: /(?<= )(?:told|said|promised|assured) (?:\S+ ){0,5}?(?:somebody|someone|you|they|he|she|it) (?:would|will)(?= (?:$|and |but ))/g,
    refuses: OWN,
  },
  // "The vet was going to phone us", "you were to send it out"
  { needs: / going to /, told: leanPattern(`(?<= (?:was|were) (?:all |both |just )?)going to ${DOES}`, "g"), refuses: ABOUT_OWN },
  // "Somebody was meant to ring", "you were supposed to email it"
  {
    needs: WAS_TO,
    told: leanPattern(`(?<= (?:was|were) (?:all |both |just )?)(?:supposed to|meant to|due to|to) ${CONTACTS}`, "g"),
    refuses: ABOUT_OWN,
  },
  // "Your fella was meant to be here at nine"
  {
    needs: WAS_TO,
    told: /(?<= (?:you|someone|somebody|your \S+(?: \S+)?|the (?:engineer|driver|man|men|lads?|technician|fitter|plumber|guys?|crew|courier|van)) (?:was|were) (?:all |both |just )?)(?:supposed to|meant to|due to|due|to) (?:(?:be )?(?:here|there|with (?:us|me)|round|out(?! of)|back|coming)|be \S+ing (?:it|the|my|me|us|a)|come|turn up|collect|deliver|fit|fix|pick|bring|take|replace|mend|repair|install|cancel|return) /g,
    refuses: /^$/,
  },
  // "I was supposed to get a call"
  {
    needs: WAS_TO,
    told: leanPattern(
      `(?<= (?:i|we|he|she|\\S+) (?:was|were) )(?:supposed to|meant to|due to|due|to) (?:${HEARS}|(?:get|have|receive|hear) (?:it|them|one) (?:in|by|on|within|back|through|this|last|today) )`,
      "g",
    ),
    refuses: /^$/,
  },
];
