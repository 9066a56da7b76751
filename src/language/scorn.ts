import type { Span } from "../call.js";
import { answersComplaint } from "./complaints.js";
import type { Conversation, Utterance } from "./conversation.js";
import { wordsAt } from "./words-at.js";

/** The agent mocks, belittles or orders the customer about, in no set words. */
export interface Scorn {
  turn: Utterance;
  at: Span;
}

/** At most one a turn, in order: it shows in how a sentence is built, or in what it answers. */
export function scornIn(call: Conversation): readonly Scorn[] {
  const found: Scorn[] = [];
  for (const turn of call.agentTurns) {
    const at = scornfulWords(turn);
    if (at !== undefined) found.push({ turn, at });
  }
  return found;
}

function scornfulWords(turn: Utterance): Span | undefined {
  const { norm } = turn.tokens;
  const said = turn.previous("customer")?.tokens.norm ?? "";
  const frames = [
    ...ALWAYS,
    ...(answersComplaint(turn) || turn.previous("customer")?.has("voices-feeling") ? IN_ANSWER_TO_COMPLAINT : []),
    ...(HELPLESS.test(said) ? IN_ANSWER_TO_HELPLESSNESS : []),
    ...(THREATENS.test(said) ? IN_ANSWER_TO_THREAT : []),
  ];
  if (KIND.test(norm)) return undefined;
  for (const frame of frames) {
    const match = frame.exec(norm);
    if (match === null) continue;
    const { first, last } = wordsAt(norm, match.index, match[0]);
    return turn.spanOf(first, last);
  }
  return undefined;
}

/** "No worries", "I'm sorry": who says so mocks nobody. */
const KIND =
  / (?:sorry|apologize|apologies|no worries|do not worry|not to worry|bless (?:you|him|her|them)|no problem|easily done|do not blame|of course you did|your patience) /;

/** "I don't know the number", "I can't find it", "I pressed it twice". */
const HELPLESS =
  / (?:i (?:do|did|can|could|have|am|was|will) not|i (?:\\S+ )?(?:thought|pressed|forgot|lost|deleted|missed|read|opened|threw|left|put|clicked|sent|set|got|must have)|what (?:is|does|do|are)|how do i|where (?:is|do)|which|never) /;
/** "I'll go elsewhere", "I'm going to complain", "I want your name". */
const THREATENS =
  / (?:complain\S*|complaint|elsewhere|somewhere else|someone else|somebody else|cancel\S*|review|manager|supervisor|ombudsman|solicitor|lawyer|sue|court|papers|trading standards|leav\S+|switch\S*|take (?:my|it)|report|your name|boss|social media|twitter|facebook|try) /;

const END = "(?= (?:sir|maam|madam|love|mate|pal|sweetheart|dear|darling|mr|mrs|miss|ms|then|now|please|thanks|okay)(?: |$)| ?$)";
const ANYBODY =
  "(?:nobody|no one|people|anybody|anyone|everybody|any of (?:you|them|these)(?: \\S+)?|none of (?:you|them|these)(?: \\S+)?|you (?:lot|guys|customers|tenants|parents|students|people)|customers|folk|folks|parents|tenants|students|some people)";
const MINDS =
  "(?:read|look|listen|open|check|think|bother|pay attention|know|notice|plan|use|remember|keep|understand|follow|write|ask|measure|see|own|teach|learn|wait)";
const BEHAVIOR =
  "(?:dramatics|dramas?|attitude|tone|language|sarcasm|shouting|histrionics|theatrics|hysterics|rudeness|cheek|swearing|tears|fuss|lip|voice|volume|insults|name calling|abuse|performance|speech|speeches|lectures?|aggression|temper|tantrums?|sulking|threats|screaming|yelling|nonsense|silliness|finger pointing|comments?)";

const frames = (sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(` (?:${source})(?= |$)`));

/** Scornful whatever went before. */
const ALWAYS = frames([
  // "Do people not read what they sign?", "does nobody in your house open the post?", "why would anybody press it twice?".
  `(?:do|does|did|can|will|would) ${ANYBODY} (?:in \\S+ (?:\\S+ )?)?(?:not )?(?:(?:ever|even|actually|bother to|just) )*${MINDS}`,
  `(?:do|does|did|can|will) not (?:anybody|anyone|people|you people|you lot|customers|any of (?:you|them)) (?:(?:ever|even|actually|bother to|just) )*${MINDS}`,
  `(?:why|who|how) (?:on earth )?(?:would|could|does|can) (?:any|some|no)(?:body|one)(?: \\S+){1,6}? (?:twice|like that|and not|without|that long|in the first place|three times|so)`,
  `(?:what is it|what is the matter|what is wrong) with (?:people|you people|you lot|everybody|everyone|customers|folk|this generation|you today)`,
  // "I'm not stood in your lane, am I?", "I can't see it from here, can I?".
  `i (?:am|can|was|do|did|could|have) not (?!(?:\\S+ )?(?:making|explaining|clear|helping|helpful|giving|given|told|asked|said|introduced|mentioned|good|very|sent|done|been|got|put|taken|answered|finished|let|offer|remember|call|promise|forget)\\b)(?:\\S+ ){1,7}?(?:am|can|was|do|did|could|have) i${END}`,
  // "I suppose I ate it, did I?", "so it's my fault your dog got out, is it?".
  `(?:i suppose|so|oh|and|what) (?:i|we) (?:\\S+ ){1,6}?(?:did|have|am|are|do) (?:i|we)${END}`,
  // "And I'd like to be on a beach", "then I'd rather not help".
  `(?:and|well|yes|yeah) (?:i|we) would (?:all )?(?:like|love) (?:(?:to be|to win|to have|to retire|a|an|my|some|world) )(?!(?:able|sure|clear|fair|certain|honest|word|quick|look|number|note|name|reference|chance)\\b)`,
  `then i would rather not`,
  // "It's hardly an emergency, is it".
  `(?:it|that|this) is (?:hardly|not exactly|scarcely) (?!your|fair|surprising|ideal|good|a (?:good|great)|the (?:best|way|service))(?:\\S+ ){1,5}?is (?:it|that|this)`,
  `(?:it|that|this) is hardly (?:an? (?:emergency|crisis|disaster|tragedy|matter of life)|the end|life or death|rocket|brain|difficult|hard|complicated)`,
  // "There's no need for the dramatics".
  `no (?:need|call|reason|room|place) for (?:(?:the|all|that|this|any|such|your|more|of|kind|sort|a) )*${BEHAVIOR}`,
  `(?:enough|less) (?:of|with) (?:(?:the|all|that|this|your) )*${BEHAVIOR}`,
  // "You need to take it down a notch", "dial it back".
  `(?:take|bring|turn|dial|tone|knock|notch|crank|ramp) (?:it|that|this|things|yourself|your \\S+) (?:down|back) a (?:notch|peg|tone|level|bit|little|touch|tad)`,
  `(?:dial|tone|rein|wind|reel|pipe) (?:it|that|yourself|your neck) (?:down|back|in)(?! (?:the|for|to) )`,
  // "In case you hadn't noticed", "if you'd been listening", "newsflash".
  `in case (?:it (?:has |had )?escaped|you (?:had not|have not|did not|would not|are not) (?:noticed|realized|heard|aware|aware of|know))`,
  `if you (?:had been|would been|were|had|would have been|would) (?:actually |only |even )*(?:listening|paying attention|awake|concentrating|listened)`,
  `(?:news flash|newsflash|surprise surprise|shock horror|earth to|wakey wakey|hello mcfly|new flash|do the math|do the maths|google is your)`,
  `have you (?:not )?(?:been )?(?:listening to|listened to|heard) (?:a|one|anything|any|a single) (?:word|thing|i)?`,
  `(?:not|never) (?:been )?(?:listening|listened|heard) (?:to )?a (?:single )?word`,
  // "Clean your ears out", "did you plug your brain in", "switch your brain on".
  `(?:clean|wash|open|syringe|unblock|wipe) (?:out )?your (?:ears?|eyes|glasses)(?! (?:test|exam|prescription|drops|drop|appointment))`,
  `(?:plug|switch|turn|engage|use|bring|pack|put|leave|left|check) (?:on |in )?your (?:brains?|thinking cap|listening ears)`,
  `(?:half|some|any|more|less|two) (?:a )?brain cells?`,
  `(?:with|has|have|had|got) half a brain`,
  `(?:get|might get|talk|speak|need|find|want) (?:\\S+ )?(?:some|any) sense(?: out of (?:you|him|her|them|somebody|someone))?${END}`,
  // "I'm being rude?", "you want to hear yourself", "get you".
  `(?:you )?(?:want to|ought to|should|need to) (?:hear|listen to) yourself`,
  `(?:hark at|ooh get|just listen to|would you listen to) (?:yourself|him|her|you|this one)${END}`,
  `(?:somebody|someone) is (?:in a (?:mood|strop|huff|state)|having a (?:bad|moment|day)|grumpy|touchy|tired|cranky|had too much|not had (?:his|her|their|enough)|got out of|a bit (?:touchy|grumpy|sensitive|tetchy))`,
  // "Don't be smart with me", "try to keep up".
  `do not (?:be|get|act|go|come) (?:all |so )?(?:smart|clever|funny|cute|cheeky|lippy|fresh|snippy|short|sarcastic|aggressive|clever clogs|high and mighty)(?: with me| on me)?`,
  `(?:try|do try|just try|please try|try and) (?:to )?keep up`,
  `(?:just|please|kindly|can you just|will you just|sir|maam) answer (?:the|my|what i) (?:question|asked)`,
  `(?:then|so|just|well|please|maybe|perhaps|next time) (?:ask|speak|talk|listen|read|look|explain|say it|think) (?:it )?properly`,
  `(?:and )?you are not (?:very|exactly|being|so|particularly|terribly|too) (?:very )?(?:polite|nice|pleasant|friendly|bright|clever|reasonable|civil|sharp|quick|patient|cooperative|easy) `,
  `(?:so )?we are even`,
  // "I can read, thanks", "I have eyes".
  `i (?:can|do|am able to) (?:read|hear|count|see|speak english|tell the time) (?:you know|thanks|thank you|sir|maam|too|perfectly well|quite well|as well as)`,
  `do you need (?:it|that|this|me to say it|me to say it) in (?:another|a different|simple|writing|braille|capitals|pictures|crayon)`,
  `(?:it|that|this) is (?:in )?plain english`,
  `do not know how else (?:to|i can|i could) (?:put|say|explain|tell|spell)`,
  `(?:how|what) else (?:can|do|could|should) i (?:put|say|explain|tell|need to)`,
  // "What's a manager going to say that I haven't?".
  `what (?:is|are) (?:\\S+ ){1,3}?going to (?:say|tell you|do) that i (?:have not|can not|did not|will not|do not)`,
  // "Stop talking and write this down", "this call's over".
  `(?:is|was|to) (?:just )?(?:stop talking|be quiet|sit down|shut up|listen to me|stop (?:arguing|shouting|moaning|interrupting))`,
  `(?:if|or|otherwise|again|unless|one more|next time|and|then) (?:\\S+ ){0,8}?(?:this|the) (?:call|conversation|chat) (?:is|will be|ends?|stops?|finishes) (?:over|ended|finished|terminated|done|here|right)?`,
  `(?:i will|i am going to|i can|am going to) (?:just )?(?:hang up|put the phone down|cut you off|end (?:this|the) (?:call|chat|conversation)) (?:on you|if|unless|now|right now|sir|maam|in a)`,
  `people with (?:real|actual|proper|bigger|genuine|serious) (?:problems|emergencies|issues|worries)`,
  // "You and everyone else, love", "join the club", "they all say that".
  `(?:you and|you are like|same as|so does|so do|so is|so are|so has|so have) (?:everyone|everybody|half|the rest|the whole|a hundred|a thousand|all the others|half the)(?: \\S+){0,3}?(?: else| of them| of the \\S+| the \\S+)?${END}`,
  `so (?:has|have|does|do|is|are) (?:half|everyone|everybody|the whole|a million|thousands of)`,
  `(?:they|people|customers|you) all (?:say|tell me|think|claim|want) (?:that|this|the same|so|it)${END}`,
  `(?:^|and|oh|well|yes)? ?(?:join|welcome to) the (?:club|queue|line|real world|party|gang)`,
  `first time for everything`,
  // "I've got better things to do than check it twice".
  `better things to do`,
  `(?:have not|has not|do not have|not got|do not want|not need|not want|no time for|no interest in) (?:\\S+ ){0,4}?(?:your|the|a) (?:whole )?life story`,
  // "Some people are never happy", "a child could find it".
  `(?:some|certain) (?:people|customers|folk|folks) (?:are never|just|can not|could not|will never|have never|have not|has not|should not|need|do not|would|want everything|expect|think|always|never|must)(?! (?:worry|find|prefer|like|know|mind|need|have|get|use|use it|realize|want to)\\b)`,
  `a (?:child|toddler|kid|baby|monkey|trained monkey|chimp|blind man|five year old|ten year old|schoolboy|goldfish|parrot) (?:can|could|would) (?:\\S+ )?(?:find|do|work|see|tell|read|understand|follow|manage|operate|use|spot|know|fill|get)`,
  `(?:like|as) (?:grass|the sky|a baby|a child|i am five|talking to a (?:wall|child|brick))`,
  // "Where it says click here, funnily enough".
  `(?:funnily|strangely|oddly|amazingly|believe it or not|unsurprisingly|surprisingly) enough${END}`,
  `(?:the )?clue is in the (?:name|title|question|word)`,
  // "Are you sure you can read?", "am I nobody?".
  `are you (?:sure|certain) you (?:can|know how to|are able to) (?:read|count|hear|write|tell|drive|dial|spell|use|see)`,
  `(?:am i|or am i|what am i|are we) (?:nobody|no one|invisible|chopped liver|talking to myself|a ghost|speaking (?:chinese|greek|french|another language)|not (?:somebody|someone))`,
  `(?:well )?that is (?:clever|smart|bright|genius)${END}`,
  // "You were told wrong, end of".
  `(?:end of|simple as|simple as that)${END}`,
  `it is your funeral`,
  `where have you been (?:living|hiding|all your life|under)?${END}`,
  `(?:sweetheart|darling|love|pet|honey) where have you been`,
  `(?:if|when|until|unless) you (?:can |could |would |learn to |learn how to |drop |lose |change |stop )+(?:talk|speak|ask|be|behave|act|the|that) (?:to me )?(?:nicely|properly|politely|civil|civilly|polite|decently|reasonable|tone|attitude|like an adult|like a grown up|to me like)`,
  `you (?:will|can) (?:\\S+ )?(?:when|once|after|as soon as) you (?:drop|lose|change|stop|calm|learn|apologize|quit|watch|lower)`,
  `(?:and|so|but) your point (?:is|being)`,
  `(?:oh )?(?:boo|there|poor|diddums|ooh|aw) (?:hoo|diddums|baby|get you|scary)`,
  `(?:oh|ah) (?:my god|god|for god 's sake|lord|jesus|my days) (?:okay|right|just|it is|fine|listen|look|no|yes|what|how many|sir|maam)`,
  `(?:i am|i was) talking${END}`,
  `keep your (?:shirt|hair|wig|pants|trousers|knickers|hat) on`,
  `be my guest (?:they|it|you|but|and|see|sir|maam|he|she|nobody|everyone)`,
  `(?:by all means|feel free|go ahead|go on then|be my guest|please do) (?:\\S+ ){0,4}?(?:they will|he will|she will|you will) (?:only |just )?(?:tell|say|get|be told|hear) (?:you )?(?:the same|exactly the same|nothing|what i)`,
]);

/** Scornful in answer to a complaint or a feeling: else a friendly word, or help. */
const IN_ANSWER_TO_COMPLAINT = frames([
  `(?<=^ )(?:\\S+ )?now now`,
  `(?:dear dear|dear oh dear|tut tut|there there|come come|my my|temper temper)`,
  `(?:it|that|this) is (?:only|just) (?:a|an|one|some) (?!second|matter|moment|few|minute|minutes|formality|question|precaution|glitch|small|short|quick|case|bit|little|copy|test|estimate|guide|standard|temporary|number|day)(?:\\S+)(?= (?:not|sir|maam|love|for|after all|is|and nobody|and no one|come on|$)|$)`,
  `(?:worse things happen|there are worse things|worse things could|first world problem)`,
  `(?:how|isn't that|well is not that|is not that) (?:nice|lovely|wonderful|sweet) for you`,
  `(?:^|oh|well) ?(?:bully|good|nice) for you${END}`,
  `(?:do|did|would) you (?:want|need|like) (?:\\S+ ){1,6}?or (?:not|do you not)${END}`,
  `(?:and|but|so|oh) you believed (?:him|her|them|it|that)${END}`,
  `(?<=^ )(?:clearly|obviously|evidently|apparently|plainly)${END}`,
  `(?<=^ )(?:oh |well |yes )?i (?:bet|am sure|do not doubt) you (?:were|did|do|have|are|had|would)${END}`,
  `(?:and|so|well) (?:what|how) (?:do you|would you) (?:think|suppose) (?:i|we) (?:can|could|am|should|are) (?:do|going)`,
  `(?:you should be|you ought to be|be|just be|i would be) (?:glad|grateful|thankful) (?:it|that|we|i|you)`,
  `(?:well|then|so|just)? ?do not (?:then|bother then|buy it then|come then)${END}`,
  `(?:well|and|so) (?:that|this) is (?:not |hardly )(?:really |exactly )?(?:my|our) (?:fault|problem|concern|lookout) is it`,
  `some of us (?:still )?(?:are|were|do|have|work|had)`,
  `(?<=^ )(?:yeah |yes |oh |well )*(?:right|whatever|sure|lovely|charming|brilliant|wonderful|marvelous|great|fantastic)${END}(?!.)`,
]);

/** To someone who doesn't know, or did it wrong. */
const IN_ANSWER_TO_HELPLESSNESS = frames([
  `(?<=^ )(?:no |oh |well )*of course you (?:do|did|have|can|could|are|were|would) not${END}`,
  `(?:in this day and age|in the twenty first century|in this century|these days)${END}`,
  `(?:most|normal|other) (?:people|customers|adults|folk) (?:keep|check|read|bring|know|have|manage|remember|write|look)`,
  `(?<=^ )(?:clearly|obviously|evidently|apparently|plainly)${END}`,
  `(?:well )?that is (?:clever|smart|bright|useful|helpful|handy)(?: is it not)?${END}`,
  `(?:did it not|does it not|did that not|would it not) (?:occur to|cross|dawn on) you`,
]);

/** To someone who will complain or go elsewhere. */
const IN_ANSWER_TO_THREAT = frames([
  `(?<=^ )(?:well |then |fine |okay )*(?:off you (?:go|pop|trot)|on you go|go on then|go for it|you do that|knock yourself out|be my guest|suit yourself|please yourself|good luck(?: with that)?|best of luck(?: with that)?|(?:it is )?your (?:choice|loss|funeral|call)|no skin off .*|it is a free country|do what you (?:like|want|have to)|go right ahead|go ahead)${END}`,
  `(?:see|let us see) how far (?:you get|that gets you|it gets you)`,
  `(?:they|he|she) (?:will|is going to|are going to) (?:only |just )?(?:tell|say to) you (?:exactly )?the same`,
  `(?:it )?will not (?:make|do|get) (?:any|a blind bit|the slightest|you any|much) (?:of )?(?:difference|good|further)`,
  `(?:they|people|everyone|everybody) (?:all|always) (?:say|come back|threaten)`,
]);
