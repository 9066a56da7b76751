// Longer than a source file should be in its lines, not in their number: each class of words stands on one.
import type { Span } from "../call.js";
import type { Conversation, Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { isGivenName } from "./given-names.js";
import { grumbleIn } from "./grumbles.js";
import { DEPARTMENT, THIRD_PARTY } from "./third-parties.js";
import { wordsAt } from "./words-at.js";
import { leanPattern } from "../lean-pattern.js";

/** An agent runs down a colleague, another department, a partner or a tool of the company's. */
export interface RunDown {
  turn: Utterance;
  at: Span;
  /** What once went wrong through them, which an apology makes good; otherwise what they are always like. */
  once: boolean;
}

/** At most one a turn, in order: whom it is said of is told by the subject, that it runs them down by what the sentence says of them. */
export function runDownsIn(call: Conversation): readonly RunDown[] {
  const found: RunDown[] = [];
  for (const turn of call.agentTurns) {
    const one = (TELLTALE.test(turn.tokens.norm) ? runDownIn(turn, call) : undefined) ?? grumbledOf(turn, call);
    if (one !== undefined) found.push(one);
  }
  return found;
}

function grumbledOf(turn: Utterance, call: Conversation): RunDown | undefined {
  const grumble = grumbleIn(turn, call);
  return grumble === undefined ? undefined : { turn, at: turn.spanOf(grumble.first, grumble.last), once: true };
}

function runDownIn(turn: Utterance, call: Conversation): RunDown | undefined {
  const { norm } = turn.tokens;
  let slip: RunDown | undefined;
  for (const match of everyMatch(WHO, norm)) {
    if (UNCERTAIN.test(norm.slice(0, match.index + 1))) continue;
    const from = match.index + match[0].length - 1;
    const said = predicateOf(norm.slice(from), TOOL_LAST.test(match[0]) ? TOOL : PEOPLE);
    const one = said && made(turn, match.index, from + said.length, said.once);
    if (one?.once === false) return one;
    slip ??= one;
  }
  for (const match of everyMatch(NAMED, norm)) {
    if (!isGivenName(match[1]!) || isCustomers(match[1]!, call)) continue;
    const from = match.index + match[0].length - 1;
    const said = predicateOf(norm.slice(from), PEOPLE);
    if (said?.once === false) return made(turn, match.index, from + said.length, false);
  }
  const idiom = IDIOM.exec(norm);
  return idiom === null ? slip : made(turn, idiom.index, idiom.index + idiom[0].length, false);
}

/** "If the courier loses it"; "you're one of those people who never sign", which is said of whoever rings. */
const UNCERTAIN = / (?:if|when|once|until|unless|whether|in case|(?:one|some) of) $/;

function made(turn: Utterance, from: number, to: number, once: boolean): RunDown {
  const { norm } = turn.tokens;
  const { first, last } = wordsAt(norm, from, norm.slice(from, to));
  return { turn, at: turn.spanOf(first, last), once };
}

function isCustomers(name: string, { names }: Conversation): boolean {
  return names.customer.some(({ words }) => words.includes(name));
}

/** What the sentence says, and the next where it goes on with "they": the first thing in it that runs down. */
function predicateOf(rest: string, sayings: Sayings): { length: number; once: boolean } | undefined {
  for (const once of [false, true]) {
    const match = (once ? sayings.once : sayings.always).exec(rest);
    if (match !== null && !/ (?:i|we|you|if|when|so that|until) $/.test(match[1] ?? "")) return { length: match[0].length, once };
  }
  return undefined;
}

interface Sayings {
  always: RegExp;
  once: RegExp;
}

const TOOLS =
  "(?:system|computer|computers|software|website|site|portal|app|booking engine|database|machine|printer|phones|scanner|program|platform|tool|screen)";
const TOOL_LAST = leanPattern(` ${TOOLS} $`);

const THIRD = `(?:(?:the|those|these|that|our|your|some of the|half the|one of the|one of our|another) (?:(?!is |what |way |same |only |next |right |best |first |main |day |thing |other one )\\S+ ){0,2}?(?:${THIRD_PARTY}|one)|${DEPARTMENT}|the lab|(?:the|this|our|that) (?:\\S+ )?${TOOLS}|whoever)`;
const WHO = leanPattern(` ${THIRD} (?=\\S)`, "g");
const NAMED = / ([a-z]+) (?='s |is |was |never |always |keeps |on days |on nights |in \S+ |at |from |upstairs )/g;

const BAD =
  "(?:hopeless|useless|terrible|awful|rubbish|dreadful|shocking|clueless|careless|sloppy|lazy|incompetent|unreliable|disorganized|dozy|a nightmare|a joke|a disgrace|a shambles|a disaster|a mess|a pain|a law unto|a black hole|cowboys|amateurs|muppets|idiots|clowns|no good|not great(?! for)|not the (?:brightest|sharpest|best|quickest)|on another planet|in (?:a|their|his|her) (?:own )?world|all over the (?:place|shop)|half asleep|out of (?:their|his|her) depth|(?:always|constantly|forever|permanently) (?:running )?(?:late|behind|short|wrong|slow|down))";
const FAILS =
  "(?:loses?|forgets?|mixes|mix up|muddles?|miscounts?|mislabels?|misreads?|misplaces?|mislays?|misses|drops? the ball|drags? (?:it|things|their|his|her|its|everything)|ignores?|throws? (?:it|them|everything|things|the)|dumps?|chucks?|shoves?|pushes? (?:things|stuff|it|them|that)|mess(?:es)? (?:it|things|them|up|those|these|that|everything)|bodges?|botch(?:es)?|goes overboard|go overboard|cuts? corners|passes the buck|pass the buck|stalls?|skives?|promises? (?:people|everyone|customers|everybody|the)|gets? (?:the|these|those|them|it|things|dates|that|this|everything) (?:\\S+ ){0,3}?(?:wrong|mixed|muddled|confused|backwards)|sends? (?:\\S+ ){0,4}?without|leaves? (?:them|it|us|things|everything|stuff|you|people) (?:\\S+ )?(?:anywhere|everywhere|in|with|lying|half|to|hanging|waiting)|does what (?:it|he|she)|do what they|pleases? themselves|please themselves|makes? (?:it|things|that|stuff|dates|them|this) up|picks? and chooses?|takes? (?:forever|ages)|breaks? (?:things|everything|them))";
const NEGLECTS =
  "(?:never|do not|does not|did not|rarely|hardly ever|will not) (?:(?:ever|even|actually|bother to|bother|always) )*(?:pick up|answer|write|read|tell|told|wrote|let|log|logged|pass|passed|update|updated|check|checked|listen|look|looked|talk|care|cared|communicate|bother|bothered|think|follow|followed|finish|finished|close|closed|reply|return|record|note|ask(?! (?:you |anyone |people )?for)|warn|warned|inform|clean|sign|file|scan|count|measure|test|made|make|sent|put|did|done|fix|turn up|get (?:it|things|them|anything) right|know (?:the|what|how|one|their|his|her|where|a))";
const HABIT = "(?:always|constantly|forever|keeps?(?: on)?|invariably|regularly|usually)";
const FAILING =
  "(?:losing|forgetting|mixing|muddling|missing|dropping|dragging|ignoring|throwing|dumping|leaving (?:us|it|them|things|you|people)|messing|getting (?:\\S+ ){1,3}?wrong|sending (?:\\S+ ){0,3}?wrong|making (?:mistakes|things|it|that|a mess)|doing (?:this|that|it)|letting (?:us|people|you|everyone)|blaming|passing|breaking|damaging|smashing|delaying|changing (?:it|things|their)|promising|overbooking|overpromising|double booking|late|short)";

/** "…, and half the time they". */
const THEY = "(?:\\S+ ){1,9}?(?:they|he|she)(?: just| only| always| never| even| do)*";

/** The words between whom it is said of and what is said. */
const LEAD = "^( (?:(?!not |will |can |may |might |could |would |should |i |we |you |and |but |so |if |until |when )\\S+ ){0,4}?)";
const sayings = (always: string, once: string): Sayings => ({
  always: leanPattern(LEAD + `(?:${always}) `),
  once: leanPattern(LEAD + `(?:${once}) `),
});

const PEOPLE = sayings(
  [
    `(?:${THEY} )?(?:is|are|was|were|'s|be|being) (?:(?!not |never )\\S+ ){0,2}?${BAD}`,
    `(?:(?:they|he|she|it|who|that|just|only|${HABIT}) |${THEY} )${FAILS}`,
    `${FAILS} (?:\\S+ ){0,4}?(?:all the time|every (?:single )?(?:week|day|month|time|weekend|night|shift|morning|summer|one)|half the time|a lot|again and again|time and again|constantly|regularly|as usual|like that|anywhere|everywhere)`,
    `(?:${THEY} (?:is|are|'s) |(?:is|are|'s) )?${HABIT} ${FAILING}`,
    "(?:they|he|she|who) (?:push|drag|throw|lose|forget|dump|chuck|drop|ignore|miss|mix|break|muddle|go|leave) (?:things|stuff|it|them|everything|everyone|overboard|half|us|that|people)",
    `(?:${THEY} )?(?:go|goes|went|going) overboard`,
    "(?:is |are )?(?:where|what) things go to die",
    "(?:had|has|have|with) no (?:clue|idea what|business|sense)",
    "(?:has|have|'s|is) not (?:got )?(?:a clue|the foggiest|the first idea|a scooby)",
    "i would not (?:let|trust|ask|leave|send|use|have)",
    "they love (?:a|to|doing|that|sending|changing)",
    "(?:left|leaves|leave|leaving) us with (?:\\S+ )?(?:this|that|the|a|all)",
    "(?:will|would) (?:tell|promise|sell) you anything",
    "(?:is|are|'s) (?:to blame|at fault|on another planet)",
    "(?:could|can) not (?:organize|run|count|read|spell|find|plan|manage|care less|be bothered|tell)",
  ].join("|"),
  [
    NEGLECTS,
    "(?:lost|forgot|mislabeled|miscounted|misread|mixed (?:it|them|up|that)|muddled|dropped the ball|messed|botched|bungled|mislaid|sat on|slipped up|overlooked|failed to|made (?:that|it|this) up|decided that one|got (?:it|that|this|the \\S+) (?:\\S+ )?wrong|put (?:\\S+ ){1,4}?wrong|gave you (?:\\S+ ){0,2}?wrong|told you (?:\\S+ ){0,2}?wrong|(?:do|did|took) yours (?:is|was|he|she)) ",
  ].join("|"),
);

const TOOL = sayings(
  [
    "(?:do|does|did) not always",
    "(?:is|'s) (?:always|forever|constantly) (?:doing (?:that|this|it)|losing|crashing|freezing|dropping|eating|swallowing|playing|falling over|going down)",
    "(?:loses|eats|swallows|hates|drops (?:it|them|things|calls|out|everything)|freezes|crashes|throws (?:it|them|things|everything|up)|keeps (?:\\S+ing|doing)|likes to|loves to|plays up|has a mind|goes down|falls over|spits)",
    "(?:is|are|'s|has been) (?:(?!not |back |up )\\S+ ){0,2}?(?:playing|on the blink|up the creek|from the ark|ancient|prehistoric|older than|rubbish|useless|hopeless|terrible|awful|a nightmare|a joke|a pain|a mess|on its last legs|held together)",
    "(?:they|it|that) (?:loses|chews|scrambles|eats|swallows|drops|keeps|hates|never)",
    "never (?:works?|saves?|updates?|shows?|gets?|lets?|remembers?)",
    "(?:will|would|does) not (?:have it|take it|play|let me|let us|allow me|allow us)",
  ].join("|"),
  "(?:messed|lost it|swallowed it|ate it|dropped it)",
);

const IDIOM = leanPattern(
  ` (?:${[
    "(?:at|in) the (?:mercy|hands) of (?:the|our|those|these) \\S+",
    "(?:the )?(?:mess|mistake|muddle|fault|error|problem|delay|blame) (?:is|was|'s) (?:all |entirely |purely )?(?:theirs|his|hers|with (?:them|him|her)|down to (?:them|him|her))",
    "(?:on|down to) them(?: not (?:us|me)| i am afraid| really| entirely)",
    "do not ask me (?:why|what|how)",
    "told (?:him|her|them) and told (?:him|her|them)",
    "(?:i have|i) (?:said|told) it to (?:him|her|them) (?:a|so|time|over)",
    "(?:and|so) (?:we|i) (?:get|are left with|am left with|take|have to take|pick up|have to pick up) (?:the calls|the blame|the flak|the pieces|the mess|all the)",
    "i just (?:take|answer|do|man) the (?:calls|phones?)",
    "(?:always|constantly|forever) (?:leaving|dumping|landing) (?:us|me) (?:with|in)",
    "playing silly (?:beggars|buggers|games)",
  ].join("|")}) `,
);

/** Most turns hold none of these, and are looked at no further. */
const TELLTALE =
  / (?:never|not|always|constantly|forever|keeps?|hopeless|useless|terrible|awful|rubbish|wrong|loses?|lost|forgets?|forgot|mix(?:es|ed)?|muddled?s?|miss(?:es|ed)?|mis\S+|drops?|dropped|drags?|ignores?|throws?|dumps?|pushe?s?|mess\S*|overboard|leaves?|left|leaving|just|no|mercy|theirs|them|asleep|nightmare|joke|pain|blame|fault|ball|ages|behind|late|law|told|silly|up|hates|eats|playing|calls|anything|everything|die) /;
