import type { Conversation, Utterance } from "./conversation.js";
import { PAST_FORM } from "./past-forms.js";
import { leanPattern } from "../lean-pattern.js";
import { isColleaguesName, isDepartment, isThirdParty, standsForThirdParty } from "./third-parties.js";
import { sentenceEnd } from "./tokens.js";

/** Words of a turn that grumble about somebody: index of the first and the last. */
export interface Grumble {
  first: number;
  last: number;
}

/**
 * Where an agent, told of something that went wrong, says what colleagues, partners or tools are like: "that was Moira, she rushes
 * everything". Answering a plain question, the same words are a fact ("do they open it?" "they don't open it").
 */
export function grumbleIn(turn: Utterance, call: Conversation): Grumble | undefined {
  const { words } = turn.tokens;
  const subjects = subjectsIn(turn, call);
  if (subjects.length === 0) return undefined;
  const forYou = subjects.find((one) => isForYou(words, one));
  if (forYou !== undefined) return { first: forYou.first - 2, last: forYou.last + 2 };
  if (!isComplaint(turn.previous("customer"))) return undefined;
  for (const { first, last } of subjects) {
    const rest = clauseAfter(turn, last);
    if (NOT_SO.test(rest)) continue;
    const match = (NOBODY.test(turn.tokens.words[first]!) ? NEGLECTED : SAYINGS).exec(rest);
    if (match !== null && !RESERVED.test(rest.slice(match[0].length - 1))) return { first, last: last + match[0].trim().split(" ").length };
  }
  return isLeftAtThat(turn) ? subjects.find((one) => isHabit(turn, one)) : undefined;
}

/** "That's Simon for you." */
function isForYou(words: readonly string[], { first, last }: Grumble): boolean {
  return (
    words[first - 1] === "is" &&
    /^(?:that|there|it)$/.test(words[first - 2] ?? "") &&
    words[last + 1] === "for" &&
    words[last + 2] === "you"
  );
}

/** What the customer says before is no plain question, no thanks and no praise. */
function isComplaint(before: Utterance | undefined): boolean {
  if (before === undefined) return false;
  const { norm, words } = before.tokens;
  if (PRAISE.test(norm) || before.backchannel) return false;
  const end = before.text.trimEnd().at(-1) ?? "";
  return !(ASKS.test(norm) && (end === "?" || (words.length <= 12 && !/[.!]/.test(end))));
}

/** Told of something wrong, the agent says only what others do: nothing of what comes, of what "I" or "we" do, or of what "you" can. */
function isLeftAtThat(turn: Utterance): boolean {
  const { norm, words } = turn.tokens;
  const before = turn.previous("customer")!;
  return (
    words.length <= 40 &&
    !turn.text.includes("?") &&
    !FORTHCOMING.test(norm) &&
    !/\d/.test(turn.text) &&
    WRONG.test(before.tokens.norm) &&
    (!before.text.includes("?") || / (?:why|how come) /.test(before.tokens.norm))
  );
}

const FORTHCOMING =
  / (?:i|we|will|let|shall|can|could|would|may|might|you|your|please|sorry|today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|soon|usually|normally|generally|give|try|due|until|till|between) /;
const WRONG =
  / (?:not|never|no|nobody|nothing|none|wrong|late|lost|missing|broken|broke|still|why|twice|again|cross|annoyed|angry|ridiculous|fed up|off|out|without|gone|stale|cold|dirty|torn|scratched|cracked|crooked|blurred|faded|closed|short|dear|double|doubled|empty|full|canceled|cancelled|delayed|waiting|waited|mistake|mistakes|mess|shambles|disgrace|joke|another|other|different|leaking|stuck|dead|failed|refused|rejected|charged) /;
/** What no one is blamed for doing as a rule: what they are, have and need, when they come, what they see to. */
const DUTIES =
  "(?:is|are|has|have|was|were|do|does|did|this|need|want|come|ring|call|text|email|open|close|start|work|arrive|help|know|say|mean|take|go|went|look|deal|cover|handle|deliver|collect|run|use|get|keep|like|love|send|bring|live|cost|include|charge|apply|applie|last|fit|belong|seem|make sure|always|never|not|stay|wait|offer|accept|pay|meet|finish|who|that|which|and|or|but|with|for|of|to|only|just|will)";
/** "Routing puts forty stops on a van", "they feed the sheets in". */
const HABIT = leanPattern(`^ (?:just |only |all |always |then |often )*(?!${DUTIES}s? )[a-z]{2,}[^s\\W]s (?!and )\\S`);
const HABITS = leanPattern(
  `^ (?:just |only |all |always |then |often )*(?!${DUTIES} |\\S+(?:ed|ing|ly) )[a-z]{3,} (?:a|an|the|their|it|them|that|things|stuff|any|every|half|two|three|ten|up|down|out|in|off|on|past|straight|through|over|by|to|like|people) `,
);

function isHabit(turn: Utterance, { last }: Grumble): boolean {
  const clause = clauseAfter(turn, last);
  const isPlural = /^(?:they|people|guys|lads|\S+[^s]s)$/.test(turn.tokens.words[last]!);
  if (!isPlural) return HABIT.test(clause);
  return (
    HABITS.test(clause) &&
    !PAST_FORM.test(
      clause
        .trim()
        .split(" ")
        .find((word) => !/^(?:just|only|all|always|then|often)$/.test(word)) ?? "",
    )
  );
}

const ASKS =
  /(?:^|[?.!]| (?:so|and|but|okay|oh|well)) (?:do|does|is|are|am|was|were|can|could|will|would|where|when|which|what (?!happened|went|the)|how (?!come)|has|have|may|should|shall|who (?:do|is|will|can|should)|any) (?:\S+ ){0,14}$/;
const PRAISE =
  / (?:lovely|great|brilliant|wonderful|fantastic|excellent|amazing|helpful|kind|perfect|thanks|thank|nice|superb|pleased|cheers) /;

/** Colleagues, partners and departments that a clause may be about, first to last. */
function subjectsIn(turn: Utterance, call: Conversation): Grumble[] {
  const { words } = turn.tokens;
  const found: Grumble[] = [];
  for (let last = 0; last + 1 < words.length; last++) {
    const first = subjectEndingAt(turn, last, call);
    if (first !== undefined && !UNCERTAIN.has(words[first - 1] ?? "")) found.push({ first, last });
  }
  return found;
}

/** Index of the word that begins whom a clause may be about, if that ends at a word. */
function subjectEndingAt(turn: Utterance, last: number, call: Conversation): number | undefined {
  const { words } = turn.tokens;
  const word = words[last]!;
  if (word === "they" || word === "he" || word === "she") return standsForThirdParty(turn, last, call) ? last : undefined;
  if (word === "nobody" || word === "none" || (word === "one" && words[last - 1] === "no")) return last;
  if (word === "somebody" || word === "someone") return /^(?:up|over|down|upstairs|in|at)$/.test(words[last + 1]!) ? last : undefined;
  if (isThirdParty(word)) {
    for (let first = last - 1; first >= 0 && first >= last - 3; first--) if (DETERMINERS.has(words[first]!)) return first;
    return isDepartment(word) ? last : undefined;
  }
  return isColleaguesName(word, call) ? last : undefined;
}

const DETERMINERS = new Set(["the", "those", "these", "that", "our", "your", "their", "some", "another", "them", "half"]);
/** Behind these it is uncertain, or somebody to whom something is done. */
const UNCERTAIN = new Set(
  "if when once until unless whether case before after of to for with from at by call ring ask tell let have get i we you".split(" "),
);

/** What is said of it: to the end of the sentence. */
function clauseAfter({ tokens: { words, sentences } }: Utterance, last: number): string {
  return ` ${words.slice(last + 1, sentenceEnd(sentences, words, last)).join(" ")} `;
}

/** What is to come, may be, or is offered. */
const NOT_SO =
  /^ (?:(?:will|can|could|may|might|should|must|shall|would|have to|has to|need to|needs to|used to) (?!not have |lose |forget |promise |not (?:know|find|notice|spot|match|read|spell) )|(?:is|are) (?:going to|happy|able|here|supposed) )/;
const NOBODY = /^(?:nobody|none|one|no)$/;
/** "Nobody upstairs opens that inbox", "none of them talk". */
const NEGLECTED =
  /^ (?!here |else )(?:(?!who |that |i |we |you )\S+ ){0,3}?(?:opens|reads|answers|checks|looks|listens|cares|bothers|tests|talks?|tells|thinks|reads|understands|owns) (?:that |the |it |to |what |any |us |at |each |$)/;
/** "They don't open it until it's paid": a rule of the house. */
const RESERVED =
  /^ (?:\S+ ){0,5}?(?:until|till|before|unless|yet|after|past|(?:on )?(?:sun|satur)days?|at (?:weekends|night)|on bank|for (?:privacy|security|safety|legal)|over the phone|without (?:a|an|the|your)) /;

/** A word between the subject and what is said of it: nothing that makes it a rule, a wish or somebody else's doing. */
const GAP = "(?!(?:not|never|will|can|would|could|may|might|should|i|we|you|so|if|until|but|before|because) )\\S+ ";
const LEAD = ` (?:${GAP}){0,3}?`;
const DILIGENT =
  "(?:looks?|looked|checks?|checked|reads?|opens? (?:it|them|the|that|any|attachments|emails|letters)|listens?|thinks?|talks?|tells?|told|writes?|written|wrote|cares?|bothers?|hangs? about|hang around|follows?|answers?|answered|tests?|measures?|counts?|learns?|trains?|notices?|remembers?|turns? up|sets? foot|sees? past|picks? up|pass(?:es)?|logs?|notes?|scans?|labels?|wraps?|knocks?|asks?(?! you)|explains?|warns?|repl(?:y|ies)|updates?|keeps? an eye|cleans?|communicates?|(?:knows? (?:what (?:they|he|she|day)|one|their|his|her|left)))";
const LIVELY =
  "(?:rush(?:es)?|slings?|shoves?|chucks?|dumps?|stuffs?|crams?|wanders? off|swans? (?:off|about|in)|knocks? off|nips? off|vanish(?:es)?|skives?|dawdles?|wings? it|cuts? corners|slaps?|bodges?|bungs?|lobs?|scribbles?|rattles? through|rac(?:es?|ing) (?:through|off)|tears? through|botch(?:es)?|sulks?|moans?|makes? it up (?!to)|palms?|fobs?|clicks? the first|swaps? (?:his|her|their)|sits? on(?! (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the (?:board|committee|panel))\\b)|sits? (?:up there|in there|there|around|about) (?:and|doing|counting|drinking|watching|twiddling)|scatters?|throws? (?:it|them|things|everything) (?:in|back|out|on|at|over)|dreams? (?:up|these|things)|(?:and|then|to) go(?:es)? home|grabs? (?:the (?:nearest|first)|any|what)|(?:gave|given) (?:your \\S+|it|them) away|wants? (?:you|people|them|everyone) off|go(?:es)? (?:to sleep|missing|awol|home early)|takes? (?:forever|ages|an age)|bins?|binned|chucked|dumped|shoved|slung|stuffed|bunged)";

/** What is said of them, from the subject on. */
const SAYINGS = leanPattern(
  `^(?:${[
    `${LEAD}(?:never|do not|does not|did not|(?:has|have) not (?=even|bothered|ever|once)|will not have|barely|hardly|scarcely|rarely|seldom) (?:even |ever |bother to |bothered to |really |actually |once |think to |stop to |always )*${DILIGENT} `,
    ` ${GAP}(?:${GAP}){0,5}?(?:far |much |way )?too (?:soon|early|late|fast|quick|quickly|many|often|hard|slow) `,
    ` ${GAP}(?:${GAP}){0,6}?(?:whatever (?!(?:is )?(?:needed|necessary|it takes|possible|you|i|we|he can|she can|they can) )|whichever (?!you|one you)|whenever (?!you|i |we )|any old |the first \\S+ (?:they|he|she) |half the (?:job|time|work|label|story) |hopes? for the best |for a (?:smoke|fag|nap|kip|cigarette) |(?:one|an) eye on |(?:is|sits?|stands?) on (?:his|her|their) phones? |without (?:looking|thinking|reading|checking|asking|telling|opening|testing|so much) )`,
    ` (?:\\S+ ){0,2}?(?:is|are|was|were|'s) (?:always|forever|constantly|permanently) (?:(?!looking for|looking after|help|smiling|improving|learning|adding|working|check|updating|hiring|trying|getting better|asking after|growing|training|being|going to)\\S{2,}ing|late|behind|short|wrong|out|off|on (?:his|her|their|the) phone|in a (?:rush|hurry)) `,
    `${LEAD}(?:(?:rush|rushes|muddles?|crams?|scatters?) (?:everything|everyone|everybody|people|it|them|things)|(?:${GAP}){0,3}?(?:tells?|told|asks?|warns?|says?|does|do|did|learns?|admits?|answers?) (?:nobody|nothing (?!wrong)|no one|all sorts)) `,
    `(?:${LEAD}(?:just |only |all )?| (?:${GAP}){1,6}?and )${LIVELY} `,
    ` .*? and (?:it shows|that is that) `,
    ` (?:\\S+ ){0,8}?(?:would (?:sooner|rather) be|with (?:his|her|their) eyes (?:shut|closed)|in (?:his|her|their) sleep) `,
    ` (?:likes?|loves?) to (?:make|keep|see|let|leave|send|change|pass|say) (?:people|us|everyone|things) `,
    ` (?:\\S+ ){0,4}?(?:writes?|says?|puts?|does|do|charges?) (?:whatever|what|as|how) (?:they|he|she) (?:wants?|likes?|fancy|fancies|pleases?) `,
    ` would (?:lose|forget|misplace|break) (?:\\S+ )?(?:their|his|her) `,
    ` could not (?:find|hit|spell|match|organize|run|stitch|read|count) (?:their|his|her|a|the (?:door|way out|light|kettle|exit|floor|sea)) `,
    ` (?:that )?can not (?:match|read|spell|count|run|write|add|stitch|drive|park|pack) (?:a|an|their|his|her|straight|to) `,
    ` (?:\\S+ ){0,2}?(?:is|are|was|were|'s) (?:\\S+ )?(?:genius|geniuses|bright spark|legend|wizard)s? `,
    ` (?:is|are|'s) (?:all |just |always )*(?:like that|like this only) `,
    ` .*? (?:and|but) (?:tells?|told) (?:nobody|no one) `,
    ` (?:\\S+ ){1,9}?(?:not|never) (?:me|us|ours|mine) $`,
    ` treats? (?:\\S+ ){1,3}?(?:as|like) (?:a suggestion|optional|a game|a joke|an option|dirt|rubbish|it (?:is|was)) `,
    ` (?:will|would) (?:say|say yes to|tell you|promise|sell you|tell people) (?:anything|whatever) `,
    `${LEAD}(?:lost|lose|loses|forgot|forgets?|missed|misses|mislaid|muddled|mixed up|broke|breaks?|damaged|damages?|dropped|drops?) (?:a (?:bunch|lot|load|few|pile)|loads|lots|half|several|most|all|plenty|dozens|hundreds|everything|(?:two|three|four|five|six)) `,
    `${LEAD}(?:leaves?|lets?) (?:it|them|things|everything|those|these|the \\S+) (?:go|sit|lie|slide|drift|pile|build|lying|sitting|rot)(?: up)? `,
    `${LEAD}(?:is|are|was|were|'s) (?:\\S+ ){0,2}?(?:useless|hopeless|terrible|rubbish|dreadful|awful|no good|shocking|bad|slow) (?:at|with) `,
    ` (?:\\S+ ){1,8}?if (?:they|he|she) (?:is|are) (?:awake|lucky|in the mood|sober|bothered) `,
  ].join("|")})`,
);
