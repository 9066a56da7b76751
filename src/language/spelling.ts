/** Words that are never said to mean something. */
export const FILLERS = new Set(["uh", "um", "er", "erm", "uhm", "umm", "uhh"]);

/** Words that a stutter doubles ("i i", "it's it's"); others may be doubled on purpose ("no no", "bye bye"). */
export const STUTTERED = new Set(
  "i it is the a an my we he she they to on in of so was and but that this you your for with if are am".split(" "),
);

const NEGATED: Readonly<Record<string, string>> = {
  ca: "can", wo: "will", sha: "shall", ai: "is", do: "do", does: "does", did: "did", is: "is", are: "are", was: "was",
  were: "were", have: "have", has: "has", had: "had", could: "could", would: "would", should: "should", must: "must",
  might: "might", need: "need",
}; // prettier-ignore

const SHORTENED: Readonly<Record<string, string>> = {
  "i'm": "i am", im: "i am", "i've": "i have", ive: "i have", "i'll": "i will", "i'd": "i would",
  youre: "you are", youve: "you have", youll: "you will", youd: "you would", theyre: "they are", theyve: "they have",
  theyll: "they will", theyd: "they would", weve: "we have", itll: "it will", thatll: "that will", hes: "he is", shes: "she is",
  thats: "that is", whats: "what is", wheres: "where is", whos: "who is", hows: "how is", heres: "here is", theres: "there is",
  its: "it is", "let's": "let us", "y'all": "you all", yall: "you all", "ma'am": "maam", "o'clock": "oclock",
  "'em": "them", "'cause": "because", cause: "because", cos: "because", coz: "because", "c'mon": "come on",
  "'preciate": "appreciate", preciate: "appreciate", gonna: "going to", wanna: "want to", gotta: "got to", lemme: "let me", gimme: "give me", dunno: "do not know",
  cannot: "can not", coulda: "could have", shoulda: "should have", woulda: "would have", ya: "you", ye: "you", yous: "you", youse: "you", yer: "your",
  shouldve: "should have", couldve: "could have", wouldve: "would have", mustve: "must have", mightve: "might have",
  nobodys: "nobody is", everythings: "everything is",
  innit: "is it not", kinda: "kind of", sorta: "sort of", whatcha: "what are you", "d'you": "do you", dyou: "do you",
  "how'd": "how did", "where'd": "where did", "what'd": "what did", "why'd": "why did",
}; // prettier-ignore

const RESPELLED: Readonly<Record<string, string>> = {
  ok: "okay", okey: "okay", alright: "all right", callback: "call back", callbacks: "call backs", followup: "follow up", mister: "mr", missus: "mrs", mizz: "ms", miz: "ms", mhm: "mmhm", mmhmm: "mmhm", yep: "yes", yeah: "yes", yup: "yes",
  aye: "yes", yea: "yes", nope: "no", nah: "no", tho: "though", thru: "through", thx: "thanks", pls: "please", plz: "please",
  apologise: "apologize", apologised: "apologized", apologising: "apologizing", apologises: "apologizes",
  realise: "realize", realised: "realized", recognise: "recognize", recognised: "recognized", organise: "organize",
  organised: "organized", prioritise: "prioritize", finalise: "finalize", finalised: "finalized", authorise: "authorize",
  authorised: "authorized", unauthorised: "unauthorized", sympathise: "sympathize", empathise: "empathize", summarise: "summarize",
  cancelled: "canceled", cancelling: "canceling", travelling: "traveling", travelled: "traveled", labelled: "labeled",
  favourite: "favorite", favour: "favor", colour: "color", honour: "honor", honoured: "honored", neighbour: "neighbor",
  behaviour: "behavior", centre: "center", cheque: "check", cheques: "checks", programme: "program", licence: "license",
  defence: "defense", judgement: "judgment", enquiry: "inquiry", enquiries: "inquiries", enquire: "inquire", catalogue: "catalog",
  grey: "gray", tyre: "tire", mum: "mom", whilst: "while", amongst: "among", learnt: "learned", "a.m": "am", "p.m": "pm",
}; // prettier-ignore

const APART: ReadonlyMap<string, string> = new Map([
  ["e mail", "email"], ["e mails", "emails"], ["e mailed", "emailed"], ["mm hm", "mmhm"], ["mm hmm", "mmhm"], ["uh huh", "uhhuh"],
  ["voice mail", "voicemail"], ["o clock", "oclock"], ["post code", "postcode"], ["web site", "website"],
]); // prettier-ignore
const FIRST_HALVES = new Set([...APART.keys()].map((pair) => pair.split(" ")[0]!));

/** Words that are said, and written, without their last g. */
const CLIPPED = new Set(
  (
    "mornin evenin callin goin doin talkin speakin lookin waitin holdin somethin anythin nothin everythin havin gettin tryin workin comin takin makin sayin " +
    "tellin askin phonin ringin checkin sendin payin puttin helpin runnin thinkin bein askin wonderin havin needin playin messin kiddin"
  ).split(" "),
);

/** What a written word stands for, word by word; undefined where it stands for itself. */
export function respell(word: string): string | undefined {
  const known = SHORTENED[word] ?? RESPELLED[word];
  if (known !== undefined) return known;
  const clipped = word.endsWith("in'") ? word.slice(0, -1) : word;
  if (CLIPPED.has(clipped)) return `${clipped}g`;
  const negated = /^([a-z]+)n'?t$/.exec(word)?.[1];
  if (negated !== undefined && NEGATED[negated] !== undefined) return `${NEGATED[negated]} not`;
  return word.includes("'") ? expand(word) : undefined;
}

function expand(word: string): string | undefined {
  const [, stem, ending] = /^(.+)'(re|ve|ll|d|s|m)$/.exec(word) ?? [];
  if (stem === undefined) return word.replaceAll("'", "");
  if (ending === "re") return `${stem} are`;
  if (ending === "ve") return `${stem} have`;
  if (ending === "ll") return `${stem} will`;
  if (ending === "d") return `${stem} would`;
  if (ending === "m") return `${stem} am`;
  return /^(it|that|what|where|who|how|here|there|he|she|when|why|everything|something|nothing|everyone|nobody|somebody|someone)$/.test(
    stem,
  )
    ? `${stem} is`
    : `${RESPELLED[stem] ?? stem} 's`;
}

/** Whether a word may be the first half of two that are one. */
export function isFirstHalf(word: string): boolean {
  return FIRST_HALVES.has(word);
}

/** Two words that are one ("e mail"), as that one. */
export function joined(first: string, second: string): string | undefined {
  return APART.get(`${first} ${second}`);
}

const FOLLOWS_WILL = new Set(
  (
    "call ring send put transfer check look just be have make take see let go give do need connect pass get email contact find " +
    "arrange process update add note raise escalate ask speak talk follow confirm help try pop swing stay wait explain walk text " +
    "refund credit replace ship post mail order book schedule cancel reset open close place set note investigate submit issue also " +
    "definitely quickly personally keep forward notify inform reach come grab fetch drop sort chase bring " +
    "leave pull print read tell show move switch mark flag log message double run hold"
  ).split(" "),
);
const FOLLOWS_WE_WILL = new Set(
  (
    "call ring send email contact refund replace credit follow notify inform be investigate resolve process ship deliver arrange " +
    "escalate transfer post mail issue fix need never always reach update"
  ).split(" "),
);
const FOLLOWS_WOULD = new Set("be get like love recommend suggest have need rather appreciate hate prefer".split(" "));
const FOLLOWS_WE_ARE = new Set(
  (
    "sorry happy glad going here unable working short closed open looking sending aware currently experiencing having trying " +
    "processing always still really very only doing both not short-staffed understaffed swamped busy"
  ).split(" "),
);
const AFTER_ILL = new Set("am is are feel feeling felt was very been be fell really got getting seriously mentally the".split(" "));
const CLAUSE_STARTS = new Set(["", "and", "but", "so", "because", "that", "sorry", "as", "since", "while", "okay", "yes", "no"]);

/** Second words that tell "we'll look into it" and "he'll get back to you" from "well, look" and "hell". */
const FOLLOWS_WILL_BY_TWO =
  /^(?:look into|get back|get (?:you|it|that|this|someone|somebody|in)|let (?:you|them|him|her)|keep (?:you|an)|have (?:someone|somebody|it|them|that|you|a|an)|give you|take (?:care|it|a)|put (?:it|that|you|a)|make sure|do (?:it|that|our)|try (?:to|and)|come (?:out|back|round|and|over)|sort (?:it|that|this|out)|check (?:it|that|with|and)|call|ring|contact|email|phone|text|write|send|follow|reach|swing|pop (?:by|round|out|over|in)|drop (?:by|in|it|that|round)|nip|bring (?:it|that|you|the)|pick (?:it|that|you)|collect|be) ?/;

/** "ill call", "well be", "were sorry": what speech recognition writes for "I'll", "we'll", "we're". */
export function withoutApostrophe(word: string, before: string, after: string, then = ""): string | undefined {
  switch (word) {
    case "ill":
      return FOLLOWS_WILL.has(after) &&
        (!AFTER_ILL.has(before) || (before === "is" && /^(?:get|send|call|ring|put|give|email|check)$/.test(after)))
        ? "i will"
        : undefined;
    case "well":
      return (FOLLOWS_WE_WILL.has(after) || FOLLOWS_WILL_BY_TWO.test(`${after} ${then}`)) && before !== "as" && before !== "very"
        ? "we will"
        : undefined;
    case "id":
      return FOLLOWS_WOULD.has(after) ? "i would" : undefined;
    case "wed":
      return FOLLOWS_WOULD.has(after) ? "we would" : undefined;
    case "were":
      return FOLLOWS_WE_ARE.has(after) && CLAUSE_STARTS.has(before) ? "we are" : undefined;
    case "shell":
    case "hell":
      return FOLLOWS_WILL_BY_TWO.test(`${after} ${then}`) ? `${word.slice(0, -2)} will` : undefined;
    default:
      return undefined;
  }
}
