import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { PAST_FORM } from "./past-forms.js";
import { notionOf } from "./stems.js";
import { sentenceEnd } from "./tokens.js";
import { hasSaid, SOURCE, toldDeedIn, type ToldDeed } from "./told-deeds.js";

/** The agent tells the customer what they did, want or think. */
export interface Assumption {
  turn: Utterance;
  at: Span;
}

/** All suppositions of the agent's, at most one a turn. */
export function assumptionsOf(call: Conversation): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const turn of call.agentTurns) {
    const mention =
      turn.mentions("supposes", "supposes-of-you").find((one) => !isPutAsQuestion(one) && isOfDeedOrWish(one) && !isRetold(one, call)) ??
      slipsIn(turn, call);
    // In a script nobody is there to say yes to it.
    const told = mention ?? (call.call.kind === "script" ? undefined : toldDeedIn(turn, call));
    if (told !== undefined) found.push({ turn, at: sentenceFrom(turn, told) });
  }
  return found;
}

/** Words between "you probably" and what is supposed. */
const BETWEEN = /^(?:just|simply|also|only|already|all|even|accidentally|really|actually|mistakenly|have|had|has|must|probably|did|do)$/;
const BE = /^(?:are|were|was|been|be)$/;
/** What comes of itself, or is told in kindness: "you've probably heard", "you're probably wondering". */
const HARMLESS =
  /^(?:heard|received|noticed|needed|tried|explained|liked|loved|enjoyed|waited|worked|called|emailed|asked|guessed|earned|deserved|gathered|learned|moved|wondering|looking|waiting|hoping|calling|ringing|asking|going|getting|feeling|seeing|hearing|paying|missing|dying|freezing|sitting|struggling|suffering|hurting|dreading|worrying|expecting|planning|having|needing|losing|seeking|heading|finding|eating|wanting|being|living|red|speed|bed)$/;
/** "You must have been driving all night": said in sympathy. */
const ENDURED =
  /^(?:driving|standing|traveling|carrying|working|crying|shaking|praying|climbing|pulling|tearing|counting|running|wandering|walking)$/;
/** "You must be wearing a helmet", "you must be joking". */
const OBLIGED =
  /^(?:wearing|carrying|holding|staying|using|joking|kidding|referring|thinking|talking|bursting|itching|aching|exhausting|ringing|buzzing|beaming|boiling|sweating|shivering|swimming|drowning|starving|moving|celebrating|visiting)$/;
const DENIED_IN_KINDNESS =
  /^(?:know|realize|notice|hear|heard|get|got|see|seen|receive|received|need|have|had|want|mean|like|mind|qualify|expect|going|as|quite|too)$/;
/** "You just want a freebie", though not "you just want to get home". */
const WISH = /^(?:want|wanted|expect|expected|prefer|fancy)$/;
/** "You obviously want the cheapest." */
const SUPERLATIVE = /^(?:the|a|an|something) (?:\S+est|most|best|basic|premium|posh|cheap|free|quick|flashy|bargain) /;
const KIND_WISH =
  /^(?:(?:it|this|that|me|us|your|some|somebody|someone) |to (?:get|go|know|be|see|sleep|rest|have|hear|do|make|talk|speak|leave) )/;
const WITHOUT_JUST =
  /^(?:need|needs|get|see|like|have|the|a|an|in|on|over|under|about|not|fine|got|saw|had|want|think|feel|hear|remember|know)$/;
const AWAY =
  /^(?:asleep|drunk|distracted|mistaken|confused|in the (?:shower|bath|garden|loft|kitchen)|(?:out|away|upstairs|outside|in the \S+|at \S+) when) /;

/** Whether what is supposed is something that the customer did or wants, not how they feel or what they may need. */
function isOfDeedOrWish({ turn, cue, first, last }: Mention): boolean {
  if (cue === "supposes") return true;
  const { words } = turn.tokens;
  let at = last + 1;
  while (BETWEEN.test(words[at] ?? "") || BE.test(words[at] ?? "")) at++;
  const word = words[at] ?? "";
  const rest = `${words.slice(at + 1, at + 6).join(" ")} `;
  const led = words.slice(first, at);
  if (/^(?:got|the|an?) /.test(`${word} `) && MISTAKEN.test(`${word} ${rest}`)) return true;
  // "You've obviously got a tap running."
  if (isPlain(led) && /^(?:got|a|an)$/.test(word)) return HAS_ON.test(`${word} ${rest}`);
  if (led.at(-1) === "had") return LEFT_SO.test(`${word} ${rest}`);
  const acts = word.endsWith("ing") && (!HARMLESS.test(word) || rest.includes(" wrong "));
  if (led.includes("must") && led.at(-1) === "be") return acts && !ENDURED.test(word) && !OBLIGED.test(word);
  if (led.includes("must"))
    return led.at(-1) === "been"
      ? acts && !ENDURED.test(word)
      : isDeed(word) && (led.includes("you") ? OF_A_THING.test(rest) : !/^(?:you|us|me) /.test(rest)) && !REQUIRED.test(rest);
  const isJust = led.some((one) => one === "just" || one === "only" || one === "simply");
  if ((word === "not" || word === "never") && rest.startsWith("even ")) return true;
  if (word === "not" && isPlain(led) && /^need (?:the|an?|our|that|this|so) /.test(rest)) return true;
  if (word === "not" && isPlain(led) && /^(?:like|want|fancy) (?:the|it|our|your|them) /.test(rest)) return true;
  if (word === "not" || word === "never") return !DENIED_IN_KINDNESS.test(rest.replace(/^(?:even|just|been|actually) /, "").split(" ")[0]!);
  // "Chances are you left it on": only a form of "be" behind "you" is the customer's.
  if (led.some((one, index) => BE.test(one) && led[index - 1] !== "chances" && led[index - 1] !== "odds"))
    return acts || (word === "going" && isJust) || AWAY.test(`${word} ${rest}`);
  if (WISH.test(word) && isPlain(led) && SUPERLATIVE.test(rest)) return true;
  if (WISH.test(word)) return (isJust && !KIND_WISH.test(rest)) || (isPlain(led) && / because /.test(turn.tokens.norm));
  if (/^(?:did|done)$/.test(word) || /^(?:got|had)$/.test(word))
    return /^(?:it|that|something|the) (?:(?:\S+ ){0,3}(?:on|wrong|yourself|up) |(?:\S+ ){0,6}(?:the wrong way|upside down|back to front|the other way) )/.test(
      `${words.slice(at + 1, at + 12).join(" ")} `,
    );
  return (
    HABIT.test(`${word} ${rest}`) ||
    (isDeed(word) && !/^after /.test(rest) && !(word === "used" && rest.startsWith("to "))) ||
    (isJust && rest !== " " && !WITHOUT_JUST.test(word))
  );
}

/** "You've had the oven open": a thing was left in a state. */
const LEFT_SO =
  /^(?:it|the|your|an?|that|them|both|something) (?!(?:\S+ ){0,3}(?:since|for) )(?:\S+ ){0,3}(?:on|up|off|out|down|wrong|too|blocking|open|loose|silent|(?!evening|morning|everything|being|feeling|meeting|building|wedding|ceiling|hearing|reading)\S+ing) /;
const isPlain = (led: readonly string[]) => led.some((one) => /^(?:obviously|clearly|plainly|evidently)$/.test(one));
/** "Got a toilet running", and not "got a good reason". */
const HAS_ON =
  /^(?:got )?(?:an?|the|your|some|one of|too|it|that) (?!(?:\S+ )?(?:lot|point|reason|right|eye|good|great|lovely|few|bit|talent|gift|problem|question|case|issue|choice|concern|busy|full|long)(?: |$))\S/;
/** "You've got the other one in your hand." */
const MISTAKEN = /^(?:got )?(?:the|an?) (?:other|wrong) /;
/** "You obviously ride the clutch", "you probably leave it on standby". */
const HABIT =
  /^(?:ride|forget|lose|ignore|skip|overload|overfill|press|throw|shove|stuff|cram|slam|overdo|abuse|waste|misread|mix) (?:it|them|the|your|too|an?|that|half|everything|things|up) |^(?:leave|keep|run|let|have|put|turn|switch|drive|use|set|wash) (?:it|them|the \S+|your \S+|that|everything) (?:\S+ ){0,1}(?:on|open|running|overnight|plugged|unlocked|up|down|out|off|too|all|wrong) /;

/** "You must have drowned it", and not "you must have worked so hard". */
const OF_A_THING =
  /^(?:(?:it|them|something|the|your|this|that|a|an|too|over|one|off|up) |(?:out|away|past|round|in|upstairs) (?:when|before|as|while|just|for|of|without) |(?:in|out|down|on|through|into|onto|past|back|away|around) (?:some|the|your|a|an|it|that|this|one|two|too) )/;
/** "You must have held your license for a year" says what is needed. */
const REQUIRED =
  / (?:for|within|before|at least|since|to (?:qualify|claim|be)|by|in the last) |^(?:your|an?) (?:licen[cs]e|passport|permit|account|card|visa) /;

function isDeed(word: string): boolean {
  return PAST_FORM.test(word) || (/..[^e]ed$/.test(word) && !HARMLESS.test(word));
}

const WONDERED =
  / (?:(?:could it be|is it possible|is there (?:a|any) chance|any chance|do you think|did|whether|if) (?:that )?(?:\S+ ){0,2}|(?:maybe|perhaps|possibly) )$/;

/** "…, is that right?" asks what was supposed, and so does "could it be that". */
function isPutAsQuestion({ turn, first, last }: Mention): boolean {
  if (WONDERED.test(turn.tokens.norm.slice(0, turn.tokens.at[first]))) return true;
  return turn.mentions("suppositions-asked").some((asked) => asked.first > last && asked.first - last <= REACH);
}

/** So many words may stand between what is supposed and "is that right". */
const REACH = 12;

/** "So you dropped it", when the customer never said so: a question mark or a "yes" makes it a question. */
function slipsIn(turn: Utterance, call: Conversation): Mention | undefined {
  return turn.mentions("supposes-slip").find((slip) => {
    const verb = notionOf((slip.captures["act"] ?? "").trim());
    return (
      !hasSaid(call, turn, verb) &&
      !SOURCE.test(turn.tokens.norm) &&
      !isPutAsQuestion(slip) &&
      !isQuestionMarked(slip) &&
      !AGREES.test(turn.next("customer")?.tokens.norm ?? "")
    );
  });
}

/** "My son broke it." "Your son broke it, right.": of others the customer may have told. */
function isRetold({ turn, first, last }: Mention, call: Conversation): boolean {
  const { words } = turn.tokens;
  if (words[first] === "you" || SUPPOSITION.test(` ${words.slice(first, last + 1).join(" ")} `)) return false;
  const deeds = words
    .slice(first, last + 1)
    .filter(isDeed)
    .map(notionOf);
  return deeds.length > 0 && deeds.every((deed) => hasSaid(call, turn, deed));
}

const SUPPOSITION = / (?:must|will|would|probably|obviously|clearly|no doubt|surely|presumably|you) /;

const AGREES =
  /^ (?:yes|(?:i did|i have)(?! not)|i might|i think so|maybe|exactly|correct|right|that is right|i am afraid|unfortunately|sadly)/;

function isQuestionMarked(slip: Mention): boolean {
  return /^[^.!]{0,80}\?/.test(slip.turn.text.slice(slip.end));
}

/** The words of the supposition to the end of its sentence, or a stretch of it where nothing marks the end. */
function sentenceFrom(turn: Utterance, { first, last }: ToldDeed): Span {
  const { words, sentences } = turn.tokens;
  const end = sentenceEnd(sentences, words, last) - 1;
  return turn.spanOf(first, Math.min(end, Math.max(last, first + LONGEST)));
}

/** Words that a finding shows at most. */
const LONGEST = 14;
