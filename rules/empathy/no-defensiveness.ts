import type { Conversation, Mention, Rule, Utterance } from "call-lint";

export default {
  summary: "Do not make excuses or defend yourself.",
  why: "The customer asked for help, not for reasons why nobody is to blame.",
  severity: "warning",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: Why five days?
Agent: «I don't make the rules».`,
      `Customer: I waited an hour.
Agent: Well, we're «short-staffed» this week.`,
      `Customer: But the page says two days.
Agent: «As I said», it's five days.`,
      `Customer: so i lose the thirty five pounds
Agent: «it is what it is»`,
      `Customer: That's not what your colleague promised.
Agent: «It's not my fault», I wasn't here.`,
      `Customer: Can't you make an exception?
Agent: No, «that's our policy».`,
    ],
    good: [
      `Customer: Why five days?
Agent: Our policy is five working days, and if you collect it from the depot you can have it tomorrow.`,
      `Customer: What happens next?
Agent: As I mentioned, the driver rings first, so you'll have time to come down. I'll note the side door for him.`,
      `Customer: Sorry, I typed the wrong street.
Agent: No worries, these things happen. I can change it now.`,
      `Customer: How do I track it?
Agent: Here's how it works: you open the app and tap on the parcel.`,
    ],
  },
  *check(call) {
    for (const turn of call.turns) {
      if (turn.role !== "agent" || (turn.occasion === "" && (call.isInPassing(turn) || isUnprovoked(turn)))) continue;
      const apologizes = turn.has("apology") || COMFORTED.test(turn.tokens.norm);
      const excuse = turn
        .mentions("excuses")
        .find(
          (said) =>
            !(isMild(said) && (apologizes || isSmallTalk(said) || goesOn(said))) &&
            !isComfort(said, call) &&
            !isOfBlame(said) &&
            !isAnswer(said) &&
            !isChat(said) &&
            !isToldOnRequest(said),
        );
      const again = turn.mentions("says-again").find(endsTheMatter);
      const at =
        [excuse, again].filter((said) => said !== undefined).sort((one, other) => one.start - other.start)[0]?.span ??
        [...call.excuses, ...call.bareAnswers("nobody")].find((one) => one.turn === turn)?.at;
      if (at === undefined) continue;
      yield { at, message: "This is an excuse or self-defense; leave it out and say what can be done." };
    }
  },
} satisfies Rule;

/** "Sorry, box office, it's my first day!": nobody has said a word yet. */
function isUnprovoked(turn: Utterance): boolean {
  return turn.previous("customer") === undefined && turn.has("greeting");
}

/** Said with an apology, "these things happen" and "our policy" are no excuse. */
function isMild({ text }: Mention): boolean {
  return MILD.test(text);
}

/** "These things happen, no harm done": said to comfort. */
const COMFORTED = / (?:no harm done|no worries|not to worry|do not worry|easily (?:done|fixed|sorted)|quickly (?:fixed|sorted)) /;

const MILD =
  /happen|occur|perfect|human|mistakes|one of th|policy|control|staff|short|busy|\bfew\b|\boff\b|sick|new here|started|flat out|rushed|slammed|swamped|season|christmas|everyone|everybody|team|volume|load|hectic|hands|feet|only (?:got )?(?:the )?(?:one|two|three|four|five|six|half|me\b)|\blost\b|lot on/i;

/** "We're short of people tomorrow, would Thursday do?": what can be done follows. */
function goesOn({ turn, end }: Mention): boolean {
  const rest = turn.text.slice(end);
  return (
    (/\?/.test(rest) && rest.split(" ").length > TAG_WORDS) ||
    turn.mentions("says-what-can", "offers-help", "hold-on").some((said) => said.start >= end)
  );
}

/** Words of "…, isn't it, sir?", which asks nothing. */
const TAG_WORDS = 5;

const CHATS = / (?:how (?:are|is) (?:you|things|it|your)|busy|quiet|weather|rushed off) /;

/** "Busy today?" "We're rushed off our feet": no answer to a complaint. */
function isSmallTalk({ turn }: Mention): boolean {
  const norm = turn.previous("customer")?.tokens.norm ?? "";
  return CHATS.test(norm) && !ACCUSES.test(norm);
}

/** "Have you been there long?" "I've only been here two weeks": asked of themselves, or of the weather, or thanked. */
function isChat({ turn }: Mention): boolean {
  const norm = turn.previous("customer")?.tokens.norm ?? "";
  return OF_THE_AGENT.test(norm) && !ACCUSES.test(norm) && !/ (?:not|never|nobody|still|even) /.test(norm);
}

const OF_THE_AGENT =
  / (?:are you (?:new|busy|the|an?|on your own|alone|from) |have you (?:been|worked) (?:\S+ ){0,2}(?:there|here|long)|is it just you|are there many|how many of you|do you (?:like|enjoy|work|get)|weather|raining|rain|snow|snowing|sunny|thanks?(?! for nothing)|(?:so|very|really) (?:helpful|kind|lovely)) /;

/** "Is it your decision?", "it's not you, is it?": what was asked is answered. */
function isAnswer({ turn, text }: Mention): boolean {
  const norm = turn.previous("customer")?.tokens.norm ?? "";
  return /n['’]t|not|decide/i.test(text) && ASKS_WHOSE.test(norm) && !ACCUSES.test(norm);
}

/** "Does everybody pay it?" "It's the same for everyone": a plain question is answered. */
function isToldOnRequest({ turn, text }: Mention): boolean {
  const norm = turn.previous("customer")?.tokens.norm ?? "";
  return WEAK.test(text) && PLAIN_QUESTION.test(norm) && !COMPLAINS.test(norm) && !ACCUSES.test(norm);
}

const WEAK =
  /same for|(?:how|way) (?:we|they)|holidays|christmas|easter|summer|what (?:I|we) w(?:as|ere)|(?:only|just|still) (?:a|new|learning|training)|long (?:shift|day|night|week)|tiny|(?:big|huge|large|busy) |now and (?:then|again)|bound to|human|print|only read|hundred|thousand/i;
const PLAIN_QUESTION =
  /^ (?:(?:and|so|but|okay|oh|well) )*(?:what|when|where|who|which|how(?! come)|is|are|was|were|do|does|did|can|could|will|would|has|have) /;
const COMPLAINS =
  / (?:not|never|still|again|late|later|wrong|long|fair|only|promised|nobody|no one|waited|waiting|weeks|hours|rude|broken|lost|missing|supposed|meant|even|more|explain|excuse) /;

const ASKS_WHOSE =
  / (?:(?:do|did|are|were|is|was|can|would) (?:you|it|that|this)(?: \S+){0,4} (?:decide|make|set|choose|run|own|you|yours|your \S+)|(?:is|are) (?:it|that|you) (?:you|yours|your \S+|us|part|(?:the )?same \S+)|(?:is|are) (?:it|you|that)(?= $)|who (?:decides|sets|made|makes|runs|is it)) /;

/** How many words may stand between an excuse and whom it blames. */
const NEAR = 7;

const isNear = (distance: number) => distance > 0 && distance <= NEAR;

/** "They're always late, that's just how it works": an excuse of its own, beside whom it blames. */
const STOCK = /\b(?:how|way) (?:it|things)\b|what it is/i;

/** "They're a law unto themselves, we've no control over them" is `no-blame-shifting`'s business. */
function isOfBlame({ turn, first, last, text }: Mention): boolean {
  return (
    !STOCK.test(text) &&
    turn
      .mentions("blames-others")
      .some((other) => isNear(first - other.last) || isNear(other.first - last) || (other.first < first && first <= other.last))
  );
}

const COMFORTS = /happen|normal|occur|perfect|human|mistake|one of th|same for|not the only/i;
const OF_THEMSELVES =
  / i (?:got|get|keep|always|have never|feel|am (?:such|so|an?|not very|hopeless|useless|terrible|no good)|put|typed|forgot|did|must have|thought|should have|can not believe i) /;
const ACCUSES =
  / (?:you (?:people |guys |lot |have |just |still |also )?(?:lost|got|gave|sent|said|told|promised|never|did not|do not|were|charged|forgot|took|made|broke|kept|left|let|missed|put|cut|hung|canceled|changed|damaged|overcharged|misspelled|always|keep)|your (?:\S+ ){1,3}(?:is|was|are|were|has|did|never|lost|told|said|gave|got|left|put)|not good enough|not fair|ridiculous|unacceptable|disgrace|joke|why|complain) /;

/** "These things happen" comforts whoever made a slip, and where nobody complains. */
function isComfort({ text, turn }: Mention, call: Conversation): boolean {
  const before = turn.previous("customer");
  if (before === undefined || !COMFORTS.test(text) || ACCUSES.test(before.tokens.norm)) return false;
  if (before.has("own-slip", "apology") || OF_THEMSELVES.test(before.tokens.norm)) return true;
  const failed = call.failures.some((failure) => failure.turn.index < turn.index);
  return /happen|normal/i.test(text) && !failed && !before.has("voices-feeling");
}

/** "As I said, five days", and not "as I mentioned, I'll send it, so you'll have it by Friday". */
function endsTheMatter({ turn, text }: Mention): boolean {
  if (/already|just (?:told|said|explained)|twice|keep|told you|times/i.test(text)) return !turn.has("says-what-can");
  const before = turn.previous("customer");
  if (turn.has("says-what-can")) return false;
  // In a script nobody has asked again: who says no more than this ends the matter.
  if (before === undefined) return turn.occasion !== "" && turn.tokens.words.length <= CURT;
  const negates = / (?:not|no|never|nothing) /.test(turn.tokens.norm);
  if (!negates && isAskedAgain(before)) return false;
  return turn.tokens.words.length <= 20 || negates;
}

/** "As I said, it's five days": words of a line that gives nothing beside. */
const CURT = 10;

const ASKS_FACT =
  /(?:^| )(?:(?:again|once more|slower|slowly)(?= $)|(?:go over|run through|catch|missed|didn't hear|say) (?:that|it|those|this) |what (?:was|is|are|were|about|did|do|does|time|day|happens)|which|when|where|who|how (?:much|long|many|do|does|often|about|soon)|remind me|say (?:that|it) again|repeat|(?:is|was|does|do|are|will|did) (?:it|that|they|the|there|i|you|we)|and the) /;
const OBJECTS =
  / (?:but|why|how come|not|never|no|really|still|even|only|seriously|ridiculous|fair|anyway|promised|can you|could you|can i|could i|unacceptable) /;

/** "You said five days?" */
const CONFIRMS = /^ (?:(?:so|and|sorry) )*you said /;

/** The customer neutrally asks for what was said: "sorry, what was the second one?" */
function isAskedAgain({ text, tokens }: Utterance): boolean {
  return (
    (ASKS_FACT.test(tokens.norm) || (CONFIRMS.test(tokens.norm) && text.trimEnd().endsWith("?"))) &&
    !OBJECTS.test(tokens.norm.replace(/ (?:can|could) (?:you|i) (?=(?:just |please )?(?:go over|repeat|run through|say|have) )/, " "))
  );
}
