import type { Mention, Utterance } from "./conversation.js";
import { notionsOf } from "./notions.js";
import { isNumberWord } from "./numbers.js";
import { questionsOf } from "./questions.js";
import { sentenceEnd } from "./tokens.js";

/** Whether an agent's first words after the customer's statement take it up, though they may share no word with it. */
export function takesUp(turn: Utterance, statement: Utterance): boolean {
  if (answers(turn, statement)) return true;
  const { norm } = turn.tokens;
  if (
    ACTS_ON_IT.test(norm) ||
    setsOutDays(turn, statement) ||
    saysHowMany(turn, statement) ||
    setsOutNumbers(turn, statement) ||
    namesTheRise(turn, statement) ||
    instructs(turn)
  )
    return true;
  if (SENDS_OFF.test(norm)) return false;
  return notionsOf(turn, [...turn.mentions("courtesies"), ...askedIn(turn), ...emptyIn(turn)]).size >= TELLS && /[.!]/.test(turn.text);
}

/** "Open the windows for me and don't switch anything on": what to do about it at once. */
function instructs({ tokens: { words, sentences } }: Utterance): boolean {
  return sentences.some((start) => {
    let first = start;
    while (/^(?:okay|right|now|first|please|then|and|just|well)$/.test(words[first] ?? "")) first++;
    const said = `${words.slice(first, first + 4).join(" ")} `;
    return /^(?:(?:open|close|shut|turn|switch|unplug|move|wrap|get|run|press|pull) (?:the|it|your|off|everything|them|him|her|out|away)|do not (?:touch|switch|turn|open|use|eat|drink|drive|click|move)) /.test(
      said,
    );
  });
}

/**
 * "I've got Tuesday at nine", "there are four together in row H", "I've booked them to come back": what a request gets, in a sentence
 * that holds a time, a number or a thing; "I've got your account here" gives nothing.
 */
export function gives(turn: Utterance): boolean {
  const { words, sentences } = turn.tokens;
  if (!sentences.some((start) => GIVES.test(`${words.slice(start, start + 14).join(" ")} `)) && !PRICE.test(turn.tokens.norm)) return false;
  if (turn.has("hold-words", "hold-on", "transfer-words")) return false;
  const leftOut = [...turn.mentions("courtesies"), ...askedIn(turn), ...emptyIn(turn)];
  if (PRICE.test(turn.tokens.norm)) return true;
  return sentences.some((first, index) => {
    const said = words.slice(first, sentences[index + 1]);
    const given = GIVES.exec(`${said.join(" ")} `);
    if (given === null || leftOut.some((one) => one.first === first && one.last === first + said.length - 1)) return false;
    const rest = said.slice(given[0].trim().split(" ").length);
    return (
      rest.some((word) => (isNumberWord(word) && word !== "one") || DAY.test(word)) ||
      notionsOf(turn, [...leftOut, { first: 0, last: first - 1 }, { first: first + said.length, last: words.length }]).size > 0
    );
  });
}

/** "That's 27 cents a unit": what it costs. */
const PRICE = / (?:that|it) (?:is|comes to|will be|would be|costs) (?:\S+ ){1,4}(?:pounds|quid|dollars|euros?|cents|pence|percent|bucks) /;
const GIVES =
  /(?:^(?:(?!i |we |it |they |that |there |you |but |because |if |when |once )\S+ ){0,4}?|(?<!^(?:yes|no|yeah)) but )(?:(?:i|we) (?:have |can |could )(?:got |just |only |also |now |already |then |still )*(?!(?:your|the|you|a look|help|see|take|check|find|hear|look|understand|do (?:that|it|this)|it|that|this|been|to|not|no|open|access) )|there (?:is|are) (?!a (?:different|queue)|no |not )|(?:it|they) (?:is|are|will be) (?!not |no |the |a different |for |all right)|you are (?:due|booked|down|entitled|covered|owed|in) |(?:i|we) will (?:skip|do|move|come|put|swap|drop|knock|leave|keep|add|send|change|make|bring|deliver|collect) |that is you |you are (?:quite |absolutely |so )?right )/;

/** "You'll need to challenge it on the website." */
const SENDS_OFF = /^ (?:\S+ ){0,2}you (?:will |would )?(?:need|have|want) to /;

/** "I'll resend it", "you should have had an email", "that shouldn't happen". */
const ACTS_ON_IT =
  / (?:i|we) (?:will|can) (?:re[a-z]{3,}|cancel|block|unblock|unlock|move|add|swap|book|extend|stop|freeze|chase|trace) (?:it|that|them|him|her|this|those|anything|everything) | (?:see|check|ask|trace|track down|find(?: out)?) where (?:(?:that|the|your|this|our) \S+|it|he|she|they) (?:is|are|has|have|got) | (?:that|this|it) should not (?:happen|have|be) | that is (?:twice|the second|the third|\S+ times) | you should have (?:had|got|gotten|received|been) /;

/** The sentences of a turn that ask or are polite. */
function emptyIn(turn: Utterance): Pick<Mention, "first" | "last">[] {
  const { words, sentences, to } = turn.tokens;
  const polite = turn.mentions("courtesies", "thanks", "help-offer", "more-help-offer", "farewell");
  return sentences.flatMap((first, index) => {
    const last = (sentences[index + 1] ?? words.length) - 1;
    const isPolite = polite.some((one) => one.first >= first && one.last <= last);
    return isPolite || /^\W*\?/.test(turn.text.slice(to[last])) ? [{ first, last }] : [];
  });
}

const UNIT = /^(?:days?|weeks?|months?|years?|hours?|times|pieces|pounds|dollars|euros?|quid|people|kids|boxes|letters|calls)$/;

/** "Three weeks is too long", "oh no, three pieces", "since Sunday, okay": how many there were, or from when on, as the customer said. */
function saysHowMany({ tokens: { words } }: Utterance, { tokens: { norm } }: Utterance): boolean {
  return words.some((word, index) => {
    const next = words[index + 1] ?? "";
    return ((isNumberWord(word) && UNIT.test(next)) || (word === "since" && next !== "")) && norm.includes(` ${word} ${next} `);
  });
}

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;

/** "So instead of Saturday and Sunday you'd want Sunday and Monday": the days that the customer named. */
function setsOutDays({ tokens: { words } }: Utterance, statement: Utterance): boolean {
  return new Set(words.filter((word) => DAY.test(word) && statement.tokens.words.includes(word))).size > 1;
}

/** "Eight instead of six": both numbers that the customer named. */
function setsOutNumbers({ tokens: { words } }: Utterance, statement: Utterance): boolean {
  const named = new Set(statement.tokens.words.filter((word) => isNumberWord(word) && word !== "one" && word !== "a"));
  return named.size === 2 && [...named].every((word) => words.includes(word));
}

/** "It's gone from two hundred to three hundred." "That's a big jump.": how it changed, in one word. */
function namesTheRise({ tokens: { norm } }: Utterance, { tokens }: Utterance): boolean {
  return RISES.test(tokens.norm) && RISE.test(norm);
}

const RISES =
  / (?:(?:gone|went|going|goes|jumped|shot|risen|climbed|doubled|crept|put) (?:\S+ )?(?:up|from|to)|(?:usually|normally|always|used to be) (?:(?:is|it|its|was|been|about|around|pay|paid|under|only|more|like|a|at|roughly) )*(?:\d\S*|[a-z]+teen|[a-z]+ty|hundred|half|third)) /;
const RISE = / (?:jump|leap|rise|increase|hike|gone up|went up|going up|shot up|put up|steep|(?:lot|much|that) more) /;

/** "I'd like the name changed." "What's the new name?" */
export function asksForTheNew({ tokens: { words } }: Utterance, { tokens }: Utterance): boolean {
  return (
    / (?:chang(?:e|ed|ing)|correct(?:ed|ing)?|updat(?:e|ed|ing)|put right|swap(?:ped)?|amend(?:ed)?) /.test(tokens.norm) &&
    words.some((word, index) => word === "new" && tokens.words.includes(words[index + 1] ?? ""))
  );
}

/** The data that a turn asks for. */
export function askedIn(turn: Utterance): readonly Pick<Mention, "first" | "last">[] {
  return questionsOf(turn).map(({ mention: { first, last } }) => ({ first, last: endOfClause(turn, last) }));
}

/** "The email that you ordered with": which one is meant, and not what the call is about. */
function endOfClause({ tokens: { words, sentences } }: Utterance, last: number): number {
  const behind = words.slice(last + 1, last + 4).join(" ");
  if (!/^(?:that )?(?:you|we) (?:used?|gave|give|have|registered|signed|booked|ordered|paid)|^when you /.test(behind)) return last;
  return sentenceEnd(sentences, words, last) - 1;
}

/** The customer's question gets its answer at once: "When do you close?" "At nine." */
export function answers(turn: Utterance, statement: Utterance): boolean {
  if (!QUESTION.test(statement.tokens.norm)) return statement.text.includes("?") && YES_OR_NO.test(turn.tokens.norm);
  const { words, norm, sentences } = turn.tokens;
  // "Let me look. Yes, both are here."
  if (sentences.slice(1).some((start) => LATER_ANSWER.test(`${words.slice(start, start + 6).join(" ")} `)) && !turn.has("asks-for"))
    return true;
  if (turn.has("asks-for", "named-act", "hold-words", "hold-on", "stated-wait", "invites-matter", "invites-more")) return false;
  return (
    ANSWER.test(norm) ||
    words.some((word) => (isNumberWord(word) && word !== "one") || DAY.test(word)) ||
    notionsOf(turn, turn.mentions("courtesies")).size >= TELLS
  );
}

/** An answer holds so many notions. */
const TELLS = 3;
const QUESTION =
  / (?:what|when|where|who|how (?:much|many|long|late|early|soon|far|do|does|can)|why|which|do you|does it|does the|is it|is there|are there|are you|can i|could i|may i|do i|will it|will you|am i|is that|is this|(?:is|has|are|have|did) (?:my|our|his|her)|has the|would that|would it|(?:know|ask|check|checking|wondering|wondered|see|seeing) (?:if|whether)) /;
/** "Is breakfast included?" "Yes, it is, every morning." */
const YES_OR_NO =
  /^ (?:(?:oh|ah|well) )?(?:yes|no) (?:it|he|she|they|we|you|there|that|this|i|the|your|all|both|only|every) (?!will (?:help|check|look)|can (?:help|check|look)|am happy|would be happy)(?:\S+ ){2}/;
const LATER_ANSWER =
  /^(?:(?:ah|oh|right|okay|and|so) )?(?:yes (?!i will|i can|let|please|of course|sure|thank|absolutely)|no (?!problem|worries|trouble|rush|bother)|(?:we do|we have|it is|they are|there is|there are|you can) (?!help|not a problem|no problem|hold|wait|my))(?:\S+ ){2}/;
const ANSWER =
  /^ (?:\S+ ){0,3}(?:yes|no|you can|you could|we do|we are|we have|we can|it is|there is|there are|they are|it will|you would|absolutely|certainly) (?:\S+ ){3}/;
