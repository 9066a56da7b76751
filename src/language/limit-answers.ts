import type { Span } from "../call.js";
import type { Utterance } from "./conversation.js";

/** Words of an answer that names a limit and nothing more. */
const SHORT = 16;

/** What grants it, asks back, or says more than no. */
const MORE =
  /^ (?:(?:oh|well|right|so) )*(?:yes|sure|of course|course|certainly|absolutely|no problem|definitely|done|lovely|perfect|great|let|thank|thanks|sorry to) | (?:yes|but|though|although|however|instead|unless|(?<! (?:tied|locked) in )(?:until|till)|once|can|could|shall|let|try|i will|we will|i have|we have|i am|yet|which|who|how|why|where|or (?:i|we|you|an?|the)) /;

/** Limits as they are put: what is had only so, once, by then, or all at once. */
const LIMIT =
  / (?:you are|you have been|that is you) (?:tied|locked) in(?:to)? | (?:(?<! by )(?!(?:it|that|he|she|they|i|we|you|the|is|are|will|takes?|costs?|has|have|left|one|the) )\S+ only(?: $| (?:from|for|by|in|on|at|with|to|through|that|i am|sorry) )|(?:one|two|three|a single|once) (?:\S+ ){0,2}(?:per|each|a (?:person|customer|household|head|family|year|month)) |(?:past|over|outside|beyond|after|gone) (?:of )?(?:the|its|our|your) (?:\S+ ){0,2}(?:days|weeks|months|window|deadline|limit|period|date|cut off|cutoff|guarantee|warranty|hour|time) |(?:guarantee|warranty|cover|offer|voucher|coupon|window|deadline|contract|scheme|sale|subscription|deal) (?:has |is |was |had )?(?:just |already |only )?(?:ran out|run out|expired|ended|over|finished|lapsed|up|passed|closed) |(?:got|has|have|needs?) to be (?:the |an? |all |paid )?(?:full|whole|entire|lot|in full|original|all of it) |(?:is|are) no (?:discounts?|reductions?|refunds?|returns?|exchanges?|exceptions?|cancellations?|substitutions?|swaps?|changes?|extensions?|upgrades?|concessions?|money off|give) |(?:we are|i am|he is|she is|they are|that is|it is) (?:all |absolutely |completely |totally )?(?:chock a block|chocka|full(?: up)?|fully booked|booked (?:up|solid|out)|rammed|jam packed|snowed under|maxed out|sold out) |comes? as (?:it|they) (?:comes?|is|are) |(?:is|are) yours (?:now )?$|sold as seen |(?:is|are|has) (?:got )?to (?:come back|go back|stay|stand) |(?:is|are) the (?:limit|maximum|max|most|cut off|cutoff|rule|minimum|deadline) (?:sorry )?$|^ ?one \S+ one \S+ $|take it or leave it |will not have (?:it|that|them) |under contract |bound (?:by|to) (?:the|a|your) (?:\S+ )?(?:contract|terms|agreement) |or nothing |if (?:i|we) (?:did|do|made|gave|let) (?:\S+ ){1,6}(?:be|have|end up) (?:doing|giving|making|letting|to)?|is all there is |all (?:that )?(?:there is|we (?:have|do|stock)|we have got) |not (?:something|a thing|anything) (?:that )?(?:i|we) would |(?:it|that) is due (?:so|and) (?:it|that) is due |(?:everybody|everyone) (?:else )?(?:has to|pays|waits|queues|gets the same) |so (?:it|that|they|those|he|she) (?:has|have) (?:got )?to (?:come back|go back|stay|stand|be paid|wait) |the same for (?:all|everybody|everyone|every) )/;

/** The customer takes it for a no. */
const PROTESTS =
  /^ (?:(?:oh|what|well|no|sorry|hang on|wait|huh) )*(?:but (?!(?:thanks|thank|okay|yes) )|come on|seriously |you (?:are|must be|have got to be) (?:joking|kidding)|(?:are you|you are not) (?:serious|joking|kidding|having me)|that is (?:not (?:fair|right|good enough|acceptable)|unfair|ridiculous|a joke|rubbish|mad|crazy|nonsense|outrageous|no (?:good|use|help))|not even |not at all |not ever |never ever |even |ever $|at all $|nothing (?:at all )?$|since when |says who |who says |there must be |surely |is there (?:nothing|no way|really) |why not |so (?:i|we) (?:just )?(?:lose|get nothing|am stuck|are stuck|have to (?:pay|go without)) |unbelievable |by one |charming )/;

/** A reason of the customer's why it should be done all the same. */
const CONTENDS =
  /^ (?:(?:oh|well|what|no|sorry|hang on|wait|huh|um|yes) )*(?:but |why |how come |and |so |even |none |nobody |never |gone |all of it |full |just (?:one|once|this|a|for|on|the) |only |really |please |doesn|is that it |i (?:need|have not|have (?:already|booked|got|paid|lost|broken|no|had|driven|told|only|been)|am (?:allergic|going|on my own|a bit|her|his|stuck|disabled|desperate|only|not|moving|pregnant|retired)|will pay|would (?:still|really)|would like|know|only|was told|paid|can not|could not|do not|did not|drove|hate|want|thought|asked|bought)|we (?:have|are|only|paid|did|do|need|can not|drove|booked)|(?:it|that|they|she|he|there) (?:is|are|was|were|has|does|did)(?! (?:fine|okay|great|good|all right|lovely|perfect|right|me|him|correct|it|what i thought)) |you (?:said|told|promised|charged|overcharged|can not|could|must|sold|let|did|have|just)|my \S+|one \S+ |two \S+ |none of )/;
/** How limits, rules and what is gone are put. */
const LIMITS =
  / (?:not|no|never|nobody|none|nothing|only|gone|too|(?:has|have|got|needs?) to be|closed|shut|final|random|automatic|fixed|locked|excluded|lost|used|contract|late|past|per|each|at a time|everybody|everyone|anyone|anybody|most|maximum|limit|fully|full|booked|taken|sold|standard|policy|rules?|comes with|against|losing|signed|(?:monday|mon) to|old|by (?:five|six|noon|law)|over|out|in the (?:lease|contract|terms)|the law|frozen|monthly|notice|up to|one (?:at|per|each|only|household|bag|month|person|parcel|letter|day)|best (?:there|i|we)|on the day|saver|(?:seven|eight|nine|ten|three|four) for) /;
/** What grants it, or goes about it. */
const GRANTS =
  /^ (?:it is|that is|they are) (?:all )?(?:done|fine|okay|on its way|in the post|fixed|sorted|free|included) | (?:takes?|accepts?) only | (?:know|think|guess) | by appointment | (?:fine|okay|free of charge|welcome|possible|sorted|on (?:its|his|her|their) way|coming|speaking|here (?:you|it)|already|now|please|address|postcode|number|name) | (?:i|we) (?:will|can|could|shall|have(?! (?:no|not|nothing|never) )|did|do(?! not)|am(?! afraid| sorry| not)|just|take|sell|open) /;

/** "Collection only." "It's past the thirty days.": a request is answered with a limit and not a word of what can be done. */
export function limitAnswerIn(turn: Utterance): Span | undefined {
  const { words, norm } = turn.tokens;
  if (words.length > SHORT || words.length < 2 || turn.text.includes("?") || MORE.test(norm)) return undefined;
  if (LIMIT.test(norm)) return turn.spanOf(0, words.length - 1);
  const after = turn.next("customer")?.tokens.norm ?? "";
  const isNo =
    (isBareAnswer(turn) && PROTESTS.test(after)) ||
    ((isLimiting(turn) || isSaidAgain(turn)) && (PROTESTS.test(after) || CONTENDS.test(after)));
  return isNo ? turn.spanOf(0, words.length - 1) : undefined;
}

/** "You signed for a year." "I've lost my job.": what the customer argues against is no more than a limit. */
function isLimiting({ tokens: { words, norm } }: Utterance): boolean {
  return words.length <= LIMITED && LIMITS.test(norm) && !GRANTS.test(norm);
}

/** "It's in bits." "But I need it." "It's in bits.": nothing more is said when it is said again. */
function isSaidAgain(turn: Utterance): boolean {
  const { words, norm } = turn.tokens;
  const [again] = turn.following("agent", 1);
  if (again === undefined || words.length > LIMITED || again.tokens.words.length > LIMITED || GRANTS.test(norm)) return false;
  if (again.text.includes("?") || MORE.test(again.tokens.norm) || GRANTS.test(again.tokens.norm)) return false;
  const telling = again.tokens.words.filter((word) => word.length > 3 && !SAYS_LITTLE.has(word));
  return telling.length > 0 && telling.every((word) => words.includes(word));
}

const SAYS_LITTLE = new Set("that this there then what with your they them have just only very well sorry here".split(" "));

/** Words of such an answer. */
const LIMITED = 12;

/** What is said of things and rules, and of nothing that the agent does or asks. */
const OF_DOINGS =
  / (?:i|we|you|your|please|will|going|just a|one moment|minute|second|hold|more|extra|cheaper|less|pounds?|dollars?|euros?) |\d/;

function isBareAnswer(turn: Utterance): boolean {
  return (
    turn.tokens.words.length <= 10 && !OF_DOINGS.test(turn.tokens.norm) && !turn.has("asks-for", "offers", "looking-up", "done-report")
  );
}
