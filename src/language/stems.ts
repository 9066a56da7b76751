// Longer than a source file should be: what becomes of words that mean one thing.
/** What the words of service calls are about: one line a notion, its first word names it. */
const NOTIONS = `
bill invoice charge charged billed overcharged overcharge surcharge fee fees billing transaction debit debited deduct deducted withdrawal
pay paid payment payments
twice double doubled duplicate duplicated
refund reimburse reimbursement moneyback return returns
price cost expensive pricey pricing rate increase hike higher
discount offer promotion promo promotional deal coupon voucher
phone telephone mobile cell cellphone smartphone handset iphone device android
computer laptop pc desktop macbook notebook
tablet ipad
television tv
internet wifi broadband connection connectivity network online offline router modem
signal reception coverage cover covered
power outage blackout powercut electricity electric electrical
parcel package shipment consignment delivery deliver arrive arrival courier ship shipping
cancel cancellation terminate close closure discontinue stop quit
member membership subscription subscribe subscriber
contract agreement lease
plan tariff
login logon log logged logging logout signout access signin password passcode lock locked unlock lockout
break broken damage damaged crack cracked faulty defective smash smashed dent dented scratch scratched chip chipped bent torn shattered
fix repair mend
replace replacement swap exchange
lose lost missing misplace vanish vanished disappear disappeared
steal stolen theft rob robbed thief
late delay delayed overdue
flight fly plane
trip travel journey holiday vacation
luggage baggage bag suitcase
pension pensions retire retired retirement retiring
booking reservation book reserve
seat seated sit sitting
car vehicle auto automobile
crash accident collision incident
doctor physician gp
nurse midwife
appointment slot schedule reschedule visit
prescription medication medicine med tablets pill pills drug refill
technician engineer plumber electrician tech techie techo fitter installer repairman
washer washing dishwasher
fridge refrigerator freezer
noise noisy loud racket music quiet
leak leaking drip dripping flood flooded burst
smell odor stink
heat heating boiler furnace radiator warm heater cold thermostat
money fund cash
fraud scam fraudulent unauthorized scammer recognize suspicious
rent tenancy tenant landlord
apartment flat condo
meal food dish eat eating
allergic allergy allergen
child kid son daughter baby boy girl toddler
mother mom mum
father dad
wife husband spouse partner fiance
move relocate moving relocation address
shop store branch
letter mail post
activate activation enable
warranty guarantee
garbage trash rubbish waste bin recycling
fine penalty
permit license
complaint complain
feedback suggestion
drop disconnect dropping disconnected
error fault fail failure failing bug
setup install installation
checkbook chequebook
statement
balance
teacher tutor
lesson class course
dirty filthy unclean
sick ill illness
ticket
room suite
seat
upgrade
downgrade
insect bug roach cockroach bedbug
remove delete erase
decline declined reject rejected refuse refused
slow speed sluggish lag lagging buffering
screen display
print printer printing
photo picture image
dog cat pet puppy kitten breed
glasses lens lenses varifocals spectacles specs
flower flowers bouquet wreath
tree trunk hedge overhanging
mold mould damp condensation
gear gears gearbox clutch
renew renewal extend extension expire expired expiry expiration expiring
change switch modify alter amend rebook
mortgage loan lending
pipe tap faucet plumbing
result results lab bloodwork
fever temperature
pain hurt ache
`;

/** Two words that are one notion. */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "check book": "checkbook", "log in": "login", "get into": "login", "getting into": "login", "log on": "login", "logged in": "login", "logged on": "login", "logging in": "login",
    "logging on": "login", "sign in": "login", "signed in": "login", "signing in": "login", "shut down": "cancel", "stay with": "cancel", "keep you": "cancel", "leave us": "cancel", "leaving us": "cancel", "shows up": "parcel", "show up": "parcel", "turn up": "parcel", "turned up": "parcel", "showed up": "parcel",
     "signed out": "login", "sign out": "login", "signing out": "login", "signs out": "login", "sign on": "login", "wi fi": "wifi",
    "washing machine": "washer", "power cut": "outage", "power outage": "outage", "money back": "refund", "two times": "twice",
    "set up": "setup", "setting up": "setup", "direct debit": "directdebit", "kicked out": "drop", "kicked off": "drop",
    "cut off": "drop", "cuts out": "drop", "cutting out": "drop", "break in": "steal", "broke into": "steal", "broken into": "steal",
    "shut off": "cancel", "turn off": "cancel", "switch off": "cancel", "not come": "parcel", "never came": "parcel", "not turned": "parcel", "not shown": "parcel",
    "not received": "parcel", "new one": "replace", "another one": "replace", "cell phone": "phone", "mobile phone": "phone", "voice mail": "voicemail",
  }),
); // prettier-ignore
const PAIR_STARTS = new Set([...PAIRS.keys()].map((pair) => pair.split(" ")[0]!));

const IRREGULAR: Readonly<Record<string, string>> = {
  bought: "buy", broke: "break", broken: "break", stole: "steal", stolen: "steal", lost: "lose", losing: "lose", paid: "pay", sent: "send",
  left: "leave", leaving: "leave", took: "take", taken: "take", fell: "fall", fallen: "fall", flew: "fly", flown: "fly", gave: "give", given: "give",
  wrote: "write", written: "write", drove: "drive", driven: "drive", spoke: "speak", spoken: "speak", told: "tell", said: "say",
  found: "find", kept: "keep", held: "hold", sold: "sell", spent: "spend", stuck: "stick", hung: "hang", ran: "run", came: "come", went: "go",
  gone: "go", got: "get", gotten: "get", made: "make", met: "meet", saw: "see", seen: "see", thought: "think", felt: "feel", froze: "freeze",
  frozen: "freeze", burnt: "burn", grew: "grow", chose: "choose", chosen: "choose", hid: "hide", hidden: "hide", torn: "tear", tore: "tear",
  wore: "wear", worn: "wear", bent: "bend", built: "build", rang: "ring", rung: "ring", won: "win", woke: "wake", caught: "catch", bit: "bite",
  bitten: "bite", children: "child", feet: "foot", teeth: "tooth", people: "person", missing: "missing", moving: "move", died: "die", dying: "die",
  news: "news", series: "series", address: "address", addresses: "address", business: "business", access: "access", bus: "bus", gas: "gas",
}; // prettier-ignore

const VOWEL = /[aeiouy]/;

/** A word without its endings; not a word any more, but the same for its forms. */
function stemOf(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined) return unended(known);
  if (word.length < 4) return word;
  return unended(withoutEnding(word));
}

function withoutEnding(word: string): string {
  if (word.endsWith("ies") || word.endsWith("ied")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^suai]s$/.test(word)) return withoutEnding(word.slice(0, -1));
  for (const ending of ["ing", "ed"]) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length > 2 && VOWEL.test(stem)) return undoubled(stem);
  }
  for (const ending of ["ellation", "ations", "ation", "ition", "ement", "ment", "ion"]) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length > 3) return ending === "ellation" ? `${stem}el` : stem;
  }
  return word;
}

function undoubled(stem: string): string {
  return /([bdgmnprtlv])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function unended(stem: string): string {
  if (stem.length > 6 && stem.endsWith("ate")) return stem.slice(0, -3);
  if (stem.length > 5 && stem.endsWith("at")) return stem.slice(0, -2);
  return stem.length > 3 && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}

const notionOfStem = new Map<string, string>();
for (const line of NOTIONS.trim().split("\n")) {
  const words = line.split(" ");
  const notion = words[0]!;
  for (const word of words) {
    const stem = stemOf(word);
    if (!notionOfStem.has(stem)) notionOfStem.set(stem, notion);
  }
}

const notions = new Map<string, string>();
const REMEMBERED = 20_000;

/** What a word is about: its notion, shared with its forms and synonyms ("billed", "charge"). */
export function notionOf(word: string): string {
  let notion = notions.get(word);
  if (notion === undefined) {
    const stem = stemOf(word);
    notion = notionOfStem.get(stem) ?? stem;
    if (notions.size < REMEMBERED) notions.set(word, notion);
  }
  return notion;
}

/** The notion of the word at an index, and how many words it takes ("log in" takes two). */
export function notionAt(words: readonly string[], index: number): { notion: string; length: 1 | 2 } {
  const word = words[index]!;
  if (PAIR_STARTS.has(word)) {
    const pair = PAIRS.get(`${word} ${words[index + 1] ?? ""}`);
    if (pair !== undefined) return { notion: notionOf(pair), length: 2 };
  }
  return { notion: notionOf(word), length: 1 };
}

/** Whether a word is known to be about something that customers call about. */
export function isKnownNotion(word: string): boolean {
  return notionOfStem.has(stemOf(word));
}
