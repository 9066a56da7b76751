import type { Span } from "../call.js";
import type { Conversation, Mention, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { saying } from "./holds.js";
import { isBefore, type Direction, type Place } from "./directions.js";

/** The customer is passed on to someone else. */
export interface Transfer {
  /** The agent's turn that sends the customer off. */
  turn: Utterance;
  /** The words that do; the whole turn where only an event or a direction shows the transfer. */
  at: Span;
  mention?: Mention;
  /** Where to, as the customer was told before it happened. */
  to?: string;
  /** Whether a person was named or described. */
  person: boolean;
  /** Whether the customer was told why. */
  reason: boolean;
  toMailbox: boolean;
  /** The words that send the customer to the mailbox, where one is named. */
  mailbox?: Span;
  /** The first turn of whoever took the call. */
  receiver?: Utterance;
  /** The event or stage direction that shows it. */
  event?: Direction;
}

/** A transfer that is being put together: what was said of it so far. */
interface Open {
  said: Mention[];
  /** The words that announced it, where it was not only offered. */
  sent?: Mention;
}

/** How many agent turns after the words a transfer may take until it is done. */
const REACH = 4;

/** All transfers of a call, in order: those that were announced and those that events or new voices show. */
export function transfersOf(call: Conversation): readonly Transfer[] {
  const transfers: Transfer[] = [];
  let open: Open | undefined;
  let spoken = 0;
  const close = (event: Direction | undefined, receiver: Utterance | undefined) => {
    const made = open === undefined ? undefined : transferFrom(open, event, receiver, call);
    if (made !== undefined) transfers.push(made);
    open = undefined;
    spoken = 0;
  };
  let next = 0;
  const happen = (until: Place) => {
    for (; next < call.directions.length && isBefore(call.directions[next]!.at, until); next++) {
      const direction = call.directions[next]!;
      if (direction.kind !== "transfer") continue;
      const silent = open === undefined ? silentTransfer(direction, transfers, call) : undefined;
      if (silent !== undefined) transfers.push(silent);
      close(direction, receiverAfter(direction, call));
    }
  };
  for (const turn of call.turns) {
    happen({ turn: turn.index, offset: 1 });
    if (turn.role !== "agent" || turn.backchannel) continue;
    const sender: Utterance | undefined = open?.said[0]?.turn;
    const isOther = sender !== undefined && turn.speaker !== sender.speaker;
    if (isOther || (sender !== undefined && turn.has("takes-call") && !turn.has("transfer-words"))) close(undefined, turn);
    const said = wordsOf(turn);
    if (said.length === 0) spoken++;
    else {
      if (spoken > REACH) close(undefined, undefined);
      const sent: Mention | undefined = open?.sent ?? said.find(({ sure }) => sure)?.mention;
      open = { said: [...(open?.said ?? []), ...said.map(({ mention }) => mention)], ...(sent === undefined ? {} : { sent }) };
      spoken = 0;
    }
  }
  happen({ turn: call.turns.length + 1, offset: 0 });
  close(undefined, undefined);
  return transfers;
}

/** What the words before "transfer you" make of it: nothing that happens, an offer, or an announcement. */
const NOT_NOW =
  / (?:not|never|cannot|without|instead of|rather than|than|did|was|were|been|had|got|kept|keep|who|they|he|she|him|them|someone|somebody|people|nobody|everyone|that would|it would|agent will|will he|will she|should have|could have|would have|no need to|avoid|want to avoid|where|which|we|always) (?:\S+ ){0,3}$/;
const ANNOUNCED =
  / (?:i will|i am|we will|we are|let me|let us|going to|have to|need to|must|shall now|will need to|like to|allow me to|now|then|and|so|okay|all right|while i|go ahead and|please hold|just) (?:\S+ ){0,3}$|^ (?:(?:the|line|tight|there|for|a|bit|wait|stay|bear|with|me|two|ticks|sec|second|minute|great|right|thanks|thank|you|perfect|lovely|yes|well|sir|madam|maam|hold|on|one|moment|please|sure|certainly|of|course|absolutely|no|problem|thing|okay|all) )*$/;
const OFFERED =
  / (?:can|could|would you|may|might|shall|should|want me to|like me to|you want|mind if|if|happy to|able to|okay to|offer to|option|possible|either|or|when|once|before) (?:\S+ ){0,4}$/;

const NOT_BEING =
  / (?:not|never|cannot|without|than|did|was|were|been|kept|keep|who|they|he|she|people|nobody|everyone|avoid|of|which|always|them) (?:\S+ ){0,1}$/;
const DOING = / $/;
const NOT_DOING =
  / (?:of|about|by|for|before|after|from|like|mean|means|stop|start|hate|mind|is|was|be|on|with|recommend|suggest|consider|through|could|can|would) $/;

function wordsOf(turn: Utterance): { mention: Mention; sure: boolean }[] {
  const found: { mention: Mention; sure: boolean }[] = [];
  if (!turn.has("transfer-words")) return isTakenByAnother(turn) ? [{ mention: turn.mentions("takes-customer")[0]!, sure: true }] : found;
  for (const mention of turn.mentions("transfer-words")) {
    const before = wordsBetween(turn, sentenceStart(turn, mention.first, 7), mention.first - 1);
    const isBeing = /^\w+ing you/i.test(mention.text);
    if ((isBeing ? NOT_BEING : NOT_NOW).test(before)) continue;
    const offered = OFFERED.exec(before);
    // "Righto, flicking you through": what is being done needs no "I am".
    const isDoing = isBeing && !NOT_DOING.test(before);
    const announced = isDoing ? DOING.exec(before) : ANNOUNCED.exec(before);
    const sure = announced !== null && (offered === null || announced.index > offered.index);
    if (sure || offered !== null || /^you |^call /.test(mention.text.toLowerCase()))
      found.push({ mention, sure: sure || offered === null });
  }
  return found;
}

/** "Let me get you to tech support", and another voice takes the call. */
function isTakenByAnother(turn: Utterance): boolean {
  if (!turn.has("takes-customer")) return false;
  const [next] = turn.following("agent", 1);
  return next !== undefined && next.speaker !== turn.speaker && next.has("takes-call");
}

function sentenceStart({ tokens }: Utterance, word: number, reach: number): number {
  let start = Math.max(0, word - reach);
  for (const sentence of tokens.sentences) if (sentence <= word && sentence > start) start = sentence;
  return start;
}

function wordsBetween({ tokens }: Utterance, first: number, last: number): string {
  return last < first ? " " : ` ${tokens.words.slice(first, last + 1).join(" ")} `;
}

function transferFrom(
  { said, sent }: Open,
  event: Direction | undefined,
  receiver: Utterance | undefined,
  call: Conversation,
): Transfer | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  const shows = event !== undefined || receiver !== undefined;
  if (!shows && (sent === undefined || isDeclined(first.turn))) return undefined;
  const until = event?.at.turn ?? receiver?.index ?? call.turns.length;
  const mailbox = said.find(({ turn }) => turn.has("mailbox-named"));
  const place =
    said.map(destinationAfter).find((one) => one !== undefined) ??
    placeNear(said, until, call) ??
    (mailbox === undefined ? undefined : { to: "mailbox", person: false });
  return {
    turn: (sent ?? first).turn,
    at: saying(sent ?? first),
    mention: sent ?? first,
    ...(place === undefined ? {} : { to: place.to }),
    person: place?.person ?? false,
    reason: said.some(({ turn }) => REASON.test(turn.tokens.norm)) || REASON.test(first.turn.preceding("agent", 1)[0]?.tokens.norm ?? ""),
    toMailbox: mailbox !== undefined || reachesMailbox(event, said.at(-1)!.turn, call),
    ...(mailbox === undefined ? {} : { mailbox: saying(mailbox) }),
    ...(receiver === undefined ? {} : { receiver }),
    ...(event === undefined ? {} : { event }),
  };
}

/** "They book the crews", "so she can look at it", "because we only do insurance". */
const REASON =
  / (?:they|she|he|who|that) (?:can |will |could |also )?(?:help|handle|handles|book|books|deal|deals|look|looks|do|does|take|takes|fix|sort|explain|answer|check|process|approve|log|write|assist|manage|manages|specialize|specializes)|because|so (?:that )?(?:they|she|he|you|we)| (?:for|about|regarding|with|to discuss|to get|to help) (?:your|the|this|that|you) /;

function isDeclined(turn: Utterance): boolean {
  return turn.next("customer")?.has("transfer-declined") === true;
}

interface Destination {
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
function destinationAfter(mention: Mention): Destination | undefined {
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
function isTelling({ text }: Mention): boolean {
  return !/^(?:the|that|this|a|an|my|our|your)\s+(?:other\s+)?(?:team|department|dept|desk|office|unit|division|branch|group|section|side|line|guys|folks|colleagues)$/i.test(
    text,
  );
}

/** Only "you", "it", "that" follow. */
function isFunctionless(words: readonly string[], first: number): boolean {
  return /^(?:it|that|this|you|me|us|a|the|where|wherever|who|what)$/.test(words[first]!) && !/^(?:the|a)$/.test(words[first]!);
}

/** A place that is named beside the words: in their turn, in the agent's turn before or the ones after, or by the customer who asks for it. */
function placeNear(said: readonly Mention[], until: number, call: Conversation): Destination | undefined {
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
    const name = helper ?? posted ?? WHO_DOES.exec(turn.tokens.norm)?.[1] ?? WANTED.exec(turn.tokens.norm)?.[1] ?? whoDoes(turn);
    if (name !== undefined) return { to: name.trim(), person: true };
  }
  const asked = placeAskedFor([...customersBefore(first, call), ...customersBetween(said, until, call)]);
  return asked && { to: asked.text, person: false };
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
  / (?:(?:that is|that would be|that will be|it is|you want|you need|you would want) (?!(?:the|a|an|it|that|not|why|what|all|to|your|my|our|one|something|somebody|someone) )((?:\S+ ){1,3})(?:she|he|they) (?:does|do|handles?|looks?|deals?|runs?|is|are|can|will|would|has|have)|(?!(?:someone|somebody|anyone|people|one|they|that|it|colleague|agent|who|and|i|we|you|hang|hold|carry|go|come|stay) )(\S+ (?:over |down |up )?(?:in|from|at|on) (?!(?:i|we|you|it|that|this|me|they|he|she) )\S+) (?:can|will|does|handles|looks after|deals with|is the one)) /;

/** "Parking look after that one", "collections handle those": any word for a team. */
const WHO_DOES =
  / (?!(?:they|we|you|i|he|she|it|who|that|which|someone|somebody|people|team|department|desk|colleagues?|agents?|one|others?|guys|folks|office|area|else|another|anyone|everyone|nobody|people|woman|man|lady|and|to|can|not|also|just|always|usually|only|system) )(hr|[\p{L}-]{3,}) (?:looks? after|deals? with|handles?|sorts? out|covers?|takes? care of|does all|holds?|keeps?) (?:that|this|those|these|it|them|all) /u;

/** "You need the council for that". */
const WANTED =
  / you (?:will |would |do )?(?:need|want|be wanting|be needing) (?!to |a |an |someone |somebody |it |that |this )(?:the |our )?((?:\S+ ){1,4}?)for (?:that|this|those|it) /;

/** "Dee does payroll". */
function whoDoes({ tokens: { words } }: Utterance): string | undefined {
  const verb = words.findIndex((word, index) => /^(?:does|handles|runs|covers)$/.test(word) && isGivenName(words[index - 1] ?? ""));
  return verb < 1 ? undefined : words[verb - 1];
}

/** "Lost property, please." */
const NAMED_ALONE =
  /^ (?:(?:hi|hello|hiya|good|morning|afternoon|evening) )*(?!yes|no |okay|help|thanks|go |just |can |could |right|sure|sorry|please)((?:\S+ ){1,3})please $/;

/** "Can I have the bar?" */
const HAD = /^ (?:(?:hi|hello|hiya|yes) )*(?:can|could|may) i (?:have|get) (the \S+(?: \S+)?) (?:please )?$/;

/** Where the customer asked to be put through to. */
function placeAskedFor(customers: readonly Utterance[]): Pick<Mention, "text"> | undefined {
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

/** Named as a place, not as a thing: "claims can change that", and not "about your delivery". */
function isSpokenOf({ turn, first, last }: Mention): boolean {
  const { words, sentences } = turn.tokens;
  if (OF_PLACE.test(words[last + 1] ?? "") && !sentences.includes(last + 1)) return false;
  return (
    BEFORE_PLACE.test(words[first - 1] ?? "") ||
    AFTER_PLACE.test(words[last + 1] ?? "") ||
    / (?:team|department|desk|office)$/.test(` ${words[last]!}`)
  );
}

/** "The returns label", "your delivery note": a thing that only has the name of a team. */
const OF_PLACE =
  /^(?:reports?|notes?|labels?|letters?|forms?|charges?|fees?|costs?|prices?|dates?|times?|slots?|days?|windows?|address|addresses|visits?|calls?|alerts?|warnings?|checks?|codes?|questions?|numbers?|plans?|contracts?|agreements?|records?|sheets?|policy|policies|bills?|statements?|emails?|messages?|details|documents?|papers|paperwork|procedures?|process|cases?|tickets?|requests?|orders?|confirmation|history|outage|interruption|problems?|issues?|faults?|providers?|driver|drivers|van|man|boxe?s?|status|updates?|receipts?)$/;

function customersBefore(turn: Utterance, call: Conversation): Utterance[] {
  const found: Utterance[] = [];
  for (let index = turn.index - 1; index >= 0 && index >= turn.index - 4; index--)
    if (call.turns[index]!.role === "customer") found.push(call.turns[index]!);
  return found.slice(0, 2);
}

function customersBetween(said: readonly Mention[], until: number, call: Conversation): Utterance[] {
  return call.turns.slice(said[0]!.turn.index + 1, Math.min(until, said.at(-1)!.turn.index)).filter((turn) => turn.role === "customer");
}

/** A transfer that nobody spoke of: the agent's last turn before it sent the customer off. */
function silentTransfer(direction: Direction, transfers: readonly Transfer[], call: Conversation): Transfer | undefined {
  let index = Math.min(direction.at.turn, call.turns.length - 1);
  while (index >= 0 && !isSender(call.turns[index]!, direction)) index--;
  const turn = call.turns[index];
  const last = transfers.at(-1);
  if (turn === undefined || (last?.event !== undefined && last.event.at.turn >= turn.index)) return undefined;
  if (call.turns.slice(turn.index + 1, direction.at.turn).some(({ role }) => role === "bot")) return undefined;
  const told = turn
    .mentions("takes-customer")
    .map(destinationAfter)
    .find((one) => one !== undefined);
  const named =
    [turn, ...turn.preceding("agent", 1)].flatMap((one) => one.mentions("place-named")).find((one) => isTelling(one) && isSpokenOf(one)) ??
    placeAskedFor(customersBefore(turn, call));
  const receiver = receiverAfter(direction, call);
  const to = told?.to ?? named?.text;
  return {
    turn,
    at: turn.span,
    ...(to === undefined ? {} : { to }),
    person: told?.person ?? false,
    reason: REASON.test(turn.tokens.norm),
    toMailbox: turn.has("mailbox-named") || reachesMailbox(direction, turn, call),
    ...(receiver === undefined ? {} : { receiver }),
    event: direction,
  };
}

function isSender(turn: Utterance, { at }: Direction): boolean {
  return turn.role === "agent" && !turn.backchannel && (turn.index < at.turn || at.offset > 0);
}

function receiverAfter({ after }: Direction, call: Conversation): Utterance | undefined {
  return call.turns.find((turn) => turn.index > after.turn - (after.offset === 0 ? 1 : 0) && turn.role === "agent" && !turn.backchannel);
}

/** Whether a machine answers before a person does. */
function reachesMailbox(event: Direction | undefined, turn: Utterance, call: Conversation): boolean {
  const from = event?.after.turn ?? turn.index + 1;
  for (const direction of call.directions) {
    if (direction.at.turn < from) continue;
    // What answers after the next transfer is that one's.
    if (direction.kind === "transfer" && direction !== event && direction.at.turn > from) return false;
    if (direction.kind !== "mailbox") continue;
    return !call.turns.slice(from, direction.at.turn).some((one) => isAnother(one, turn));
  }
  return false;
}

/** Someone else who has picked up; whoever sends the customer off may still say goodbye. */
function isAnother(one: Utterance, sender: Utterance): boolean {
  return one.role === "agent" && !one.backchannel && (one.speaker !== sender.speaker || one.speaker === undefined || one.has("takes-call"));
}
