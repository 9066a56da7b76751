import type { Conversation, TextRead, Utterance } from "./conversation.js";
import { wordSet } from "./word-set.js";

/** Customer's turns before an agent's that tell whether it answers a complaint: the last one, and the one before where that is short. */
const LOOKS_BACK = 2;
/** Words of a turn that says little by itself ("right", "is that so"). */
const SHORT = 4;

/** Whether what the customer said before an agent's turn finds fault, objects or tells of trouble, and does not plainly ask. */
export function answersComplaint(turn: Utterance): boolean {
  return turn.fact(findComplaint);
}

function findComplaint(turn: Utterance): boolean {
  for (const { tokens } of turn.preceding("customer", LOOKS_BACK)) {
    if (complains(tokens.norm)) return true;
    if (tokens.words.length > SHORT) return false;
  }
  return false;
}

function complains(norm: string): boolean {
  return ACCUSES.test(norm) || (FINDS_FAULT.test(norm) && !(PLAIN_QUESTION.test(norm) && !OBJECTS.test(norm)));
}

/** Whether a customer's turn finds fault or objects, a "no" to a question left aside. */
export function findsFault({ tokens: { norm } }: Utterance): boolean {
  return complains(norm.replace(/^ (?:(?:no|nope|nah) )+/, " "));
}

/**
 * Whether what the customer said before an agent's turn is a complaint in whatever words, told by its structure: it ends in telling what
 * something or somebody did, was or is ("the tyre burst", "you cut the grass and left the edges", "I've been charged for two nights").
 */
export function answersTelling(turn: Utterance): boolean {
  return turn.previous("customer")?.read.fact(tellsOfTrouble) === true;
}

function tellsOfTrouble({ tokens }: TextRead): boolean {
  const { words, sentences } = tokens;
  if (words.length < FEWEST || words.length > MOST || isAtEase(words, tokens.norm)) return false;
  let first = sentences.at(-1)!;
  while (LEADS.has(words[first] ?? "")) first++;
  const subject = words[first] ?? "";
  if (subject === "you" && words[first + 1] === "are" && PRAISES.has(words[first + 2] ?? "")) return false;
  return subject === "i" || subject === "we" ? SUFFERS.test(tokens.norm) : SUBJECTS.has(subject) && words.length - first >= FEWEST;
}

/** Words of a turn that tells of something, and of one that tells a whole story. */
const FEWEST = 3;
const MOST = 20;

function isAtEase(words: readonly string[], norm: string): boolean {
  const accuses = words[0] === "you" || / (?:not|never|nobody|wrong|your|still|no) /.test(norm);
  return words.some((word, index) => {
    const next = words[index + 1] ?? "";
    if (word === "would" || word === "could") return next !== "not" && !/^(?:it|they|he|she|that|there)$/.test(words[index - 1] ?? "");
    if (index + 1 === words.length && /^(?:yes|no|yeah|yep|nope|right)$/.test(word)) return true;
    if (!accuses && THINGS.has(word)) return true;
    return AT_EASE.has(word) || (isNumber(word) && isNumber(next));
  });
}

/** Whether a word is a digit as it is read out. */
export const isNumber = (word: string): boolean => DIGITS.has(word);

const LEADS = wordSet("well but and so oh look yes no yeah ah hm because honestly actually then now listen right sir madam just hi");
const DIGITS = wordSet("zero oh one two three four five six seven eight nine double");
const PRAISES = wordSet("very so right welcome joking kidding too most a an");
const SUBJECTS = wordSet(
  "why you your it they he she nobody there someone somebody everything nothing none the my our this that these those both half all every a an another one two three most that",
);
/** Who says one of these wants, asks, thanks, jests, gives a datum, owns up, or speaks of their own people. */
const AT_EASE = wordSet(
  "thanks thank cheers lovely perfect brilliant wonderful helpful kind please need want wanted hello calling ringing bye goodbye will wondering interested looking hoping okay ha haha sorry suppose if maybe guess funny love fine sure great good nice fair myself fault clicked pressed working",
);
/** Unless something is wrong, who speaks of these gives a datum or speaks of their own people. */
const THINGS = wordSet(
  "name number address postcode amount company reference mum mom dad husband wife son daughter neighbor neighbour sister brother friend dog cat uncle aunt gran easy mean opening",
);
/** "I had to", "I've been charged", "I'm not happy". */
const SUFFERS =
  / (?:i|we) (?:hurt|cut|fell|failed|lost|never|bought (?:it|this|one) by|got (?:the|a|an|three|two|some\S+|water)|feel \S+ed|(?:was|were) (?:not )?(?:(?!just|going|in|at|with)\S+ )?\S{2,}(?:ed|id|ven|ken|ld)(?= )|had to|have (?:had (?:no|\S+ different)|got (?:a|an|no|some\S+)|no|been|lost|missed|waited|rung|called|emailed|asked|told|paid)|(?:can|could) not (?!find|see (?!my)|remember|hear)|(?:did|do) not (?:order|ask|get|want|sign|book)|waited|missed|paid|asked for|found (?:a|an|some) \S+ in|am (?:\S+ )?(?:not (?:happy|pleased|paying|impressed)|still waiting|angry|upset|fed|disappointed|cross|annoyed|furious|disgusted|being|sick|soaked)) /;

/** Whether an agent's turn answers a plain question, or nothing at all. */
export function isAsked(turn: Utterance): boolean {
  const norm = turn.previous("customer")?.tokens.norm;
  return norm === undefined || (PLAIN_QUESTION.test(norm) && !OBJECTS.test(norm) && !ACCUSES.test(norm));
}

/** Whether anything went wrong for the customer before an agent's turn: a failure, a feeling, a slip, or a complaint lately. */
export function isAfterTrouble(turn: Utterance, call: Conversation): boolean {
  return (
    turn.preceding("customer", 3).some(({ tokens }) => complains(tokens.norm)) ||
    call.failures.some((failure) => failure.turn.index < turn.index) ||
    call.feelings.some((feeling) => feeling.turn.index < turn.index)
  );
}

/** "Who sets the price?", "how many calls do you get?": asked for the fact. */
const PLAIN_QUESTION =
  /^ (?:(?:and|so|but|okay|oh|well|right|sorry) )*(?:what|when|where|who|which|how(?! come)|is|are|was|were|do|does|did|can|could|will|would|has|have|am|should) /;
const OBJECTS =
  / (?:never|still|again|late|wrong|fair|nobody|no one|waited|waiting|weeks|broken|lost|missing|even|exception|excuse|just|not|really|delay|delayed|ridiculous) /;
const ACCUSES =
  / (?:why|how come|your (?:\S+ ){1,3}(?:was|were|is|are|did|never|told|said|left)|you (?:people |guys |lot |just |still |also |have )*(?:lost|sent|said|told|promised|never|did not|do not|were|charged?|forgot|took|made|broke|kept|left|let|missed|cut|hung|changed|damaged|had|should)|(?:he|she|they) (?:\S+ )?(?:said|told|promised|never|did not)) /;
const FINDS_FAULT =
  / (?:not|never|no|nobody|nothing|none|neither|wrong|broken?|late|later|lost|missing|missed|gone|still|again|twice|only|but|though|ridiculous|unacceptable|poor|bad|worse|terrible|awful|rude|harsh|rubbish|useless|waited|waiting|hold|hours?|weeks|months|promised|told|said|supposed|meant|should|charged|fees?|cost|dear|expensive|waived?|exception|complain\S*|complaint|manager|disappoint\S*|upset|angry|cross|annoyed|furious|frustrat\S*|disgrac\S*|disgust\S*|worried|stuck|damaged?|faulty|leak\S*|dead|died|stopped|fell|crack\S*|fault|joke|slow|cold|dirty|mess|mud|mistake|error|delay\S*|overcharg\S*|cancel\S*|expired?|returned|refus\S*|declin\S*|empty|smashed|torn|short|sick|off|ruined|shrank|shrunk|stolen|fine|missed|second time|third time|shame|system|month|ages|took|had to|all over|scratch\S*|burst|mou?ld|damp|blocked|penalty|nightmare|overdrawn|explanation|apology|noisy|tiny|horrible|silly|crushed|failed|pending|peeled|sank|sunk|hacked|bounced|snapped|nicked|jammed|burnt|rust\S*|stain\S*|split|shattered|ruin\S*|filthy|shambles|rotten) /;
