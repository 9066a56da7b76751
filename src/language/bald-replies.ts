import { leanPattern } from "../lean-pattern.js";
import type { Utterance } from "./conversation.js";
import { sentenceEnd, sentenceStart } from "./tokens.js";

/** Words that may stand before what is said first. */
const OPENS =
  /^(?:no|nope|well|oh|ah|aye|right|so|then|okay|ok|yes|yeah|hm|honestly|look|see|now|all|love|dear|sir|madam|mate|pal|probably|maybe|that|is|because|just|i|bet|expect|reckon|suppose|imagine|guess|think|would|say|take|it|sounds|like|will|would|be|must)$/;
/** So many words may lead in. */
const LEAD = 5;
/** So short a sentence tells one thing, and nothing of what is on file. */
const SHORT = 13;

/** Whether a clause is the first thing that an agent says to what the customer has just told, and not asked. */
export function isFirstReply(turn: Utterance, index: number): boolean {
  const said = turn.previous();
  if (said?.role !== "customer" || said.tokens.words.length < 2 || /\?\W*$/.test(said.text)) return false;
  const { words, sentences } = turn.tokens;
  const length = sentenceEnd(sentences, words, index) - sentenceStart(sentences, index);
  return index <= LEAD && length <= SHORT && words.slice(0, index).every((word) => OPENS.test(word));
}

/** What an agent would have on file, or says of a number, a day or a sum. */
const ON_FILE = leanPattern(
  / (?:\d\S*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\S+teen|twenty|thirty|forty|fifty|sixty|hundred|half|first|second|third|fourth|fifth)(?: \S+)?|pounds?|dollars?|euros?|percent|days?|weeks?|months?|years?|miles?|minutes|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|yesterday|today|tomorrow|accounts?|bookings?|booked|orders?|policy|payments?|bills?|forms?|claims?|contract|plan|cover|reservation|tickets?|refund|us|me|already|here|everything|right thing|all set|time) /,
);

/** "My son can't log in." "He'll have forgotten it.": whether somebody of the customer's is spoken of. */
export function isOfTheirs(turn: Utterance): boolean {
  return THEIRS.test(turn.previous("customer")?.tokens.norm ?? "");
}

const THEIRS =
  / my (?:\S+ )?(?:sons?|daughters?|husband|wife|partner|boyfriend|girlfriend|mum|mom|mother|dad|father|kids|children|lad|lass|brother|sister|nephew|niece|grandson|granddaughter)(?: 's)? /;

/** Whether what is told is of a kind that a file holds. */
export function isOnFile(rest: string): boolean {
  return ON_FILE.test(rest);
}

/** Told of what only the customer has before them: "you've been feeding him scraps", "you're wearing it too loose". */
export function tellsUnseen(aux: string, rest: string): boolean {
  if (/\b(?:will|would|can|could|may|might|should|not|never)\b/.test(aux)) return false;
  if (ILL_STATE.test(rest)) return true;
  if (ON_FILE.test(rest)) return false;
  if (/\bbeen\b/.test(aux)) return DOING.test(rest);
  if (/\b(?:are|were)\b/.test(aux)) return AMISS.test(rest) && !KINDLY.test(rest);
  return MOTIVE.test(rest);
}

/** "You're giving them on an empty stomach." */
const DOING =
  /^ (?!waiting|worrying|trying|ringing|calling|suffering|struggling|looking|hoping|wondering|sitting|holding|missing|wanting|dreading|coming|paying|going|living|having|sleeping|chasing|thinking|being|getting|doing|using|overpaying|dealing|saving|asking|telling|talking|speaking|emailing|staying|working|driving|traveling|travelling|expecting|feeling|meaning|saying|keeping|loving|enjoying|very|so)[a-z]{3,}ing (?:\S+ )+/;
const AMISS = leanPattern(
  /^ (?:\S+ing (?:\S+ ){0,3}(?:cheap|old|crooked|loose|loosely|tight|tightly|wrong|too|on an? (?!line|page|website)\S+|upside|over|against|with the) |(?:far |much |a bit )?too (?:far|near|close|low|high|hot|heavy|impatient|slow|late|fast) |(?:in|on|at|under|near|behind) (?:the|an?|your) (?:\S+ ){1,3}(?:or something|i expect|i suppose|i bet|i imagine|then) |on your (?:phone|own device) and )/,
);
/** "You're too kind", "you're too far for the van". */
const KINDLY = /^ (?:too (?:kind|good|late for|far (?:out|for|away for)))/;
/** "You've got too much plugged in", "she's got a hundred tabs open". */
const ILL_STATE = leanPattern(
  /^ (?:had|has|got|have(?: got)?) (?:(?:far |way )?too (?:much|many) \S+|(?:a hundred|(?:\S+ )?everyone|everybody|all) (?:\S+ ){1,3}(?:open|running|once|streaming|gaming)|(?:it|them|that|the \S+|your \S+) (?:\S+ ){0,2}the wrong \S+|no money|nothing in (?:the|there)|(?:a bit of |some )?(?:fluff|leaves|dust|hair|limescale|mice|rats|sand|crumbs|spiders|dirt|grease|grit|moss|cobwebs) (?:in|on|behind|under|round|up)) /,
);
/** Why the customer is supposed to ask for what they ask for. */
const MOTIVE = leanPattern(
  /^ (?:gone off|(?:found|saw|seen|got|spotted) (?:\S+ ){1,4}?(?:cheaper|better|elsewhere|less|nicer) |let the \S+ (?:run|go|lapse))/,
);
