// Longer than a source file should be: the many ways in which agents say where a customer goes.
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isOrdinaryWord } from "./ordinary-words.js";

/** Where a customer is passed on to, as they were told. */
export interface Destination {
  to: string;
  person: boolean;
}

const LINKS = new Set(
  "right straight directly now over across through up back along on off just here real quick quickly then please to with into at onto in".split(
    " ",
  ),
);
const VERBS = new Set(
  "get have see help fix sort do make resolve discuss check finish be take look find handle set avoid save speak talk".split(" "),
);
const ENDS = new Set(
  "and so because now please okay but while if as right today one thank thanks is they he she i we you it who that which".split(" "),
);
const LONGEST = 8;

/** "to Dana in billing", "over to the claims team": undefined where it tells nothing ("to the right people"). */
export function destinationAfter(mention: Mention): Destination | undefined {
  const { turn, last } = mention;
  const { words } = turn.tokens;
  let first = last + 1;
  let linked = /^(?:to|onto|with)$/.test(words[last]!);
  for (; first < words.length && LINKS.has(words[first]!); first++) if (/^(?:to|with|onto|into)$/.test(words[first]!)) linked = true;
  if (!linked || first >= words.length || VERBS.has(words[first]!) || ENDS.has(words[first]!)) return undefined;
  let end = first;
  while (end + 1 < words.length && end - first < LONGEST && !ENDS.has(words[end + 1]!)) end++;
  const named = turn.mentions("place-named").find((one) => one.first <= end && one.last >= first && isTelling(one));
  const start = DETERMINERS.test(words[first]!) ? first + 1 : first;
  const vague = turn.mentions("place-vague").some((one) => one.first <= start && one.last >= first);
  const span = turn.spanOf(first, end);
  const to = turn.text.slice(span.start, span.end);
  if (named !== undefined) return { to, person: !vague && named.first > first };
  return vague || isFunctionless(words, first) ? undefined : { to, person: true };
}

const DETERMINERS = /^(?:the|a|an|that|this|one|our|my|your|some|another)$/;

/** "The team" alone names none. */
export function isTelling({ text }: Mention): boolean {
  return !/^(?:the|that|this|a|an|my|our|your)\s+(?:other\s+)?(?:team|department|dept|desk|office|unit|division|branch|group|section|side|line|guys|folks|colleagues)$/i.test(
    text,
  );
}

/** Only "you", "it", "that" follow. */
function isFunctionless(words: readonly string[], first: number): boolean {
  return /^(?:it|that|this|you|me|us|a|the|where|wherever|who|what)$/.test(words[first]!) && !/^(?:the|a)$/.test(words[first]!);
}

/** A place that is named beside the words: in their turn, in the agent's turn before or the ones after, or by the customer who asks for it. */
export function placeNear(said: readonly Mention[], until: number, call: Conversation): Destination | undefined {
  const first = said[0]!.turn;
  const turns = new Set(said.map(({ turn }) => turn));
  for (const before of first.preceding("agent", 1)) if (before.speaker === first.speaker && !before.has("takes-call")) turns.add(before);
  for (const after of said.at(-1)!.turn.following("agent", 2)) if (after.index < until && after.speaker === first.speaker) turns.add(after);
  const vague = said.some((one) => goesNowhere(one));
  for (const turn of turns) {
    const named = turn
      .mentions("place-named")
      .find((one) => isTelling(one) && isSpokenOf(one) && (!vague || turn.index >= first.index || !isPassedBy(one)));
    if (named !== undefined) return { to: named.text, person: false };
  }
  for (const turn of turns) {
    const [, helper, posted] = WHO_HELPS.exec(turn.tokens.norm) ?? [];
    const name =
      helper ??
      posted ??
      WHO_DOES.exec(turn.tokens.norm)?.[1] ??
      WANTED.exec(turn.tokens.norm)?.[1] ??
      YOU_WANT.exec(turn.tokens.norm)?.[1] ??
      THAT_IS.exec(turn.tokens.norm)?.[1] ??
      IS_THE.exec(turn.tokens.norm)?.[1] ??
      whoDoes(turn);
    if (name !== undefined) return { to: name.trim(), person: true };
  }
  const meant = said.map(personMeant).find((one) => one !== undefined);
  if (meant !== undefined) return { to: meant, person: true };
  const asked = placeAskedFor([...customersBefore(first, call), ...customersBetween(said, until, call)]);
  return asked && { to: asked.text, person: false };
}

/** "Maps are with Mr Adeyemi, I'll put you through to him": who was named before. */
function personMeant({ turn, first, last }: Mention): string | undefined {
  const { words } = turn.tokens;
  if (!/^(?:\S+ ){0,3}(?:to|with|onto) (?:him|her|them) /.test(`${words.slice(last, last + 5).join(" ")} `)) return undefined;
  const titled = words.slice(0, first).findLastIndex((word) => /^(?:mr|mrs|ms|miss|dr|doctor|sister|nurse|professor)$/.test(word));
  if (titled >= 0 && titled + 1 < first) return `${words[titled]!} ${words[titled + 1]!}`;
  return words.slice(0, first).findLast((word) => isGivenName(word));
}

/** "Over to someone else", "to another colleague": said, and it tells nothing. */
function goesNowhere({ turn, last }: Mention): boolean {
  return turn.mentions("place-vague").some(({ first }) => first > last && first - last <= VAGUE);
}

/** Words between those of a transfer and a vague destination. */
const VAGUE = 4;

/** "Scheduling never tells the front desk": spoken of, and not as the one who will help. */
function isPassedBy({ turn, first, last }: Mention): boolean {
  const { words } = turn.tokens;
  return !HELPS.test(words[last + 1] ?? "") && !/^(?:with|by|for|through|is|need|needs|called|ask|contact)$/.test(words[first - 1] ?? "");
}

const HELPS = /^(?:can|will|handle|handles|deal|deals|do|does|look|looks|take|takes|who|that|should|would|could|may)$/;

/** "That would be Sheila, she does all the pensions", "Bonnie in setup can do it with you". */
const WHO_HELPS =
  / (?:(?:that is|that would be|that will be|it is|you want|you need|you would want) (?!(?:the|a|an|it|that|not|why|what|all|to|your|my|our|one|something|somebody|someone) )((?:\S+ ){1,3})(?:she|he|they) (?:does|do|handles?|looks?|deals?|runs?|is|are|can|will|would|has|have)|(?!(?:someone|somebody|anyone|people|one|they|that|it|colleague(?! in | from )|agent|who|and|i|we|you|hang|hold|carry|go|come|stay) )(\S+ (?:over |down |up )?(?:in|from|at|on) (?!(?:i|we|you|it|that|this|me|they|he|she) )\S+) (?:can|will|does|has (?:your|the|all)|handles|looks after|deals with|is the one)) /;

/** "Parking look after that one", "collections handle those": any word for a team. */
const WHO_DOES =
  / (?!(?:they|we|you|i|he|she|it|who|that|which|someone|somebody|people|team|department|desk|colleagues?|agents?|one|others?|guys|folks|office|area|else|another|anyone|everyone|nobody|people|woman|man|lady|and|to|can|not|also|just|always|usually|only|system) )(hr|[\p{L}-]{3,}) (?:looks? (?:after|at)|deals? with|handles?|sorts? out|covers?|takes? care of|does all|holds?|keeps?) (?:that|this|those|these|it|them|all) /u;

/** "You need the council for that". */
const WANTED =
  / you (?:will |would |do )?(?:need|want|be wanting|be needing) (?!to |a |an |another |other |different |one |someone |somebody |it |that |this )(?:the |our )?((?:\S+ ){1,4}?)for (?:that|this|those|it) /;

/** "It's the registrar you want". */
const YOU_WANT =
  / (?:it is|that is|that would be) (?:the |our )?(?!(?:what|all|it|that|not|me|someone|somebody) )((?:\S+ ){1,3}?)(?:that )?you (?:want|need|would want|will want|are after) /;

/** "That's tax, I'll transfer you". */
const THAT_IS =
  / that (?:is|would be|will be) (?:one )?(?:for )?(?:the )?(?!(?:fine|right|all|okay|no|not|a|an|the|why|what|it|great|good|correct|true|because|something|done|handled|looked|dealt|separate|different|another|just|only|really|my|our|your|where|how|when|who|i|we|so|one|perfect|lovely|grand|that|them|him|her|you|me|understood|everything|outside|above|beyond|wrong|terrible|awful|annoying|strange|odd|it) )([\p{L}-]{3,}) (?:i|let|so|putting|transferring|connecting|passing) /u;

/** "Lost property's the desk for that". */
const IS_THE =
  / (?!(?:that|this|it|here|there|what|who|they|we|you|i|which|where) )((?:\S+ ){1,3})(?:is|are|'s) the (?:desk|team|people|place|ones?|department|crowd|lads|folks|office|crew) (?:for|that|who|you) /;

/** "Dee does payroll". */
function whoDoes({ tokens: { words } }: Utterance): string | undefined {
  const verb = words.findIndex(
    (word, index) =>
      /^(?:does|handles|runs|covers|sorts|looks|deals|manages|fixes)$/.test(word) && index > 0 && !isOrdinaryWord(words[index - 1]!),
  );
  return verb < 1 ? undefined : words[verb - 1];
}

/** "Lost property, please." */
const NAMED_ALONE =
  /^ (?:(?:hi|hello|hiya|good|morning|afternoon|evening) )*(?!yes|no |okay|help|thanks|go |just |can |could |right|sure|sorry|please)((?:\S+ ){1,3})please $/;

/** "Can I have the bar?" */
const HAD = /^ (?:(?:hi|hello|hiya|yes) )*(?:can|could|may) i (?:have|get) (the \S+(?: \S+)?) (?:please )?$/;

/** Where the customer asked to be put through to. */
export function placeAskedFor(customers: readonly Utterance[]): Pick<Mention, "text"> | undefined {
  const alone = customers.map(({ tokens }) => NAMED_ALONE.exec(tokens.norm)?.[1]).find((place) => place !== undefined);
  if (alone !== undefined) return { text: alone.trim() };
  const asking = customers.filter((turn) => turn.has("transfer-asked"));
  const had = customers.slice(0, 1).map(({ tokens }) => HAD.exec(tokens.norm)?.[1]);
  if (had[0] !== undefined) return { text: had[0] };
  const named = asking.flatMap((turn) => turn.mentions("place-named", "mailbox-named"))[0];
  const [, , name] = asking.map((turn) => ASKED_BY_NAME.exec(turn.tokens.norm)).find((found) => found !== null) ?? [];
  return named ?? (name === undefined ? undefined : { text: name });
}

/** "Can I speak to probate", "put me through to Dilys": any word that is not "someone". */
const ASKED_BY_NAME =
  / (?:speak|talk|put me|transfer me|connect me|pass me) (?:over |through |back |on |across )?(to|with|onto) (?:the )?(?!(?:a|an|any|anyone|anybody|someone|somebody|some|you|him|her|them|they|it|that|this|whoever|one|another|other|human|humans|person|people|real|right|your|my|customer|live|agent|representative|rep|operator) )(\S+) /;

const BEFORE_PLACE = /^(?:to|with|in|at|by|from|our|over|through|the|is|for|into|my|ask|get|contact|called|across)$/;
const AFTER_PLACE =
  /^(?:can|will|handle|handles|deal|deals|do|does|look|looks|take|takes|is|are|have|has|should|would|could|may|who|that|he|she|they|team|department)$/;

const DOES_IT =
  /^(?!(?:on|for|in|with|of|at|about|from|to|is|was|by|like|and|or|as|than|over|under|after|before|says|said|are|were|has|have|had|not|never) )[a-z]{3,} (?:that|those|these|them|this)$/;

/** Named as a place, not as a thing: "claims can change that", and not "about your delivery". */
export function isSpokenOf({ turn, first, last }: Mention): boolean {
  const { words, sentences } = turn.tokens;
  if (OF_PLACE.test(words[last + 1] ?? "") && !sentences.includes(last + 1)) return false;
  return (
    BEFORE_PLACE.test(words[first - 1] ?? "") ||
    AFTER_PLACE.test(words[last + 1] ?? "") ||
    // "Student services reprint those."
    (DOES_IT.test(words.slice(last + 1, last + 3).join(" ")) && !sentences.includes(last + 2)) ||
    / (?:team|department|desk|office)$/.test(` ${words[last]!}`)
  );
}

/** "The returns label", "your delivery note": a thing that only has the name of a team. */
const OF_PLACE =
  /^(?:reports?|notes?|labels?|letters?|forms?|charges?|fees?|costs?|prices?|dates?|times?|slots?|days?|windows?|address|addresses|visits?|calls?|alerts?|warnings?|checks?|codes?|questions?|numbers?|plans?|contracts?|agreements?|records?|sheets?|policy|policies|bills?|statements?|emails?|messages?|details|documents?|papers|paperwork|procedures?|process|cases?|tickets?|requests?|orders?|confirmation|history|outage|interruption|problems?|issues?|faults?|providers?|driver|drivers|van|man|boxe?s?|status|updates?|receipts?)$/;

/** What the customer said shortly before a turn, nearest first. */
export function customersBefore(turn: Utterance, call: Conversation): Utterance[] {
  const found: Utterance[] = [];
  for (let index = turn.index - 1; index >= 0 && index >= turn.index - 4; index--)
    if (call.turns[index]!.role === "customer") found.push(call.turns[index]!);
  return found.slice(0, 2);
}

function customersBetween(said: readonly Mention[], until: number, call: Conversation): Utterance[] {
  return call.turns.slice(said[0]!.turn.index + 1, Math.min(until, said.at(-1)!.turn.index)).filter((turn) => turn.role === "customer");
}
