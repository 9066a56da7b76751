import type { Conversation, Utterance } from "./conversation.js";
import { isGivenName } from "./given-names.js";
import { isOrdinaryWord } from "./ordinary-words.js";

/** Who works for companies, in the singular. */
const STAFF =
  "accountant adjuster adviser advisor agent anesthetist apprentice architect assessor assistant auditor barista bookkeeper boss broker builder butcher buyer captain caretaker carpenter cashier chambermaid chef clerk coach coder colleague concierge conductor consultant contractor cook coordinator coworker decorator dentist designer developer doctor driver electrician engineer estimator examiner fitter florist gardener groomer groundsman guard guide handler handyman host housekeeper hygienist inspector installer instructor interpreter investigator janitor keeper lecturer librarian lifeguard loader locksmith locum manager mechanic merchandiser midwife mover nurse operator optician orderly organizer packer painter pharmacist phlebotomist photographer physio picker pilot planner plumber porter postman practitioner printer programmer radiographer receptionist recruiter referee registrar rep representative researcher roofer scheduler secretary seller solicitor sorter steward stylist subcontractor subbie supervisor supplier surgeon surveyor tailor teacher technician tech temp therapist trainee trainer treasurer tutor typist underwriter usher valuer vendor vet waiter waitress warden worker";
/** Parts of a company that take an article: "the depot". */
const UNITS =
  "alterations branch dairy department depot desk dispensary exchange factory hub kitchen laundry office registry shift stockroom storeroom surgery team venue ward warehouse workroom workshop mailroom";
/** Companies that work for, with or over it. */
const PARTNERS =
  "agency airline airport authority bank board carrier caterer clinic council courier distributor embassy firm garage haulier hospital insurer lab laboratory landlord manufacturer mill ministry partner pharmacy plant police printers publisher railway school shop store wholesaler";
/** Groups of people, and persons without a name. */
const PERSONS =
  "bloke bods boys brigade bunch chap chaps crew crowd fella fellas folks gang gentleman girl girls guy guys kid lad ladies lads lady lot man men mob people person staff";
/** Departments that take no article: "billing has it". */
const DEPARTMENTS =
  "accounts allocation allocations cleaning collections enrollment enrolment estates events facilities inventory licensing parts pensions permits pricing production records returns routing tariffs transport admin admissions baggage billing bookings catering claims compliance corporate customs dispatch downstairs finance fraud headquarters housekeeping legal logistics maintenance management marketing payroll planning procurement purchasing reception reservations sales scheduling security stores support ticketing underwriting upstairs";

const alternatives = (words: string): string => words.replaceAll(" ", "|");

/** Patterns of one word that names somebody at work, or several. */
export const WORKER = `(?:(?:${alternatives(STAFF)})s?|${alternatives(PERSONS)})`;
/** Patterns of one word that names somebody at work, a part of a company, a partner, or several. */
export const THIRD_PARTY = `(?:(?:${alternatives(`${STAFF} ${UNITS} ${PARTNERS}`)})s?|(?:mail|post|store|stock|sorting|control|engine|staff) room|agencies|companies|factories|pharmacies|branches|crews|shifts|${alternatives(PERSONS)})`;
/** Patterns of a department that stands without an article. */
export const DEPARTMENT = `(?:head office|ground handling|royal mail|hr|qa|it support|${alternatives(DEPARTMENTS)})`;

const COLLEAGUES = new Set(`${STAFF} ${UNITS} ${DEPARTMENTS}`.split(" "));
const ALL = new Set(`${STAFF} ${UNITS} ${DEPARTMENTS} ${PARTNERS} ${PERSONS}`.split(" "));
const KIN =
  /^(?:mam|mammy|mummy|mommy|daddy|granny|nana|nanny|grandmother|grandfather|husband|wife|son|sons|daughter|daughters|kids|children|child|mum|mom|dad|mother|father|brother|sister|neighbors?|neighbours?|friends?|mate|mates|ex|boyfriend|girlfriend|baby|babies|toddler|dog|dogs|cat|cats|grandson|granddaughter|nephew|niece|cousin|uncle|aunt|gran|nan|granddad|grandma|grandpa|tenant|tenants|lodger|guest|guests|fiance|flatmate|roommate|customers?|clients?|scammers?|fraudsters?|thieves|burglars?|parents|family)$/;

/** Whether a word names somebody of the customer's own life. */
export function isKin(word: string): boolean {
  return KIN.test(word);
}

const DEPARTMENT_WORDS = new Set(`${DEPARTMENTS} hr qa`.split(" "));

/** Whether a word names a department that stands without an article. */
export function isDepartment(word: string): boolean {
  return DEPARTMENT_WORDS.has(word);
}

/** Whether a word names somebody who works for the company, or a part of it. */
export function isColleague(word: string): boolean {
  return COLLEAGUES.has(word) || (word.endsWith("s") && COLLEAGUES.has(word.slice(0, -1)));
}

const PARTNER_WORDS = new Set("carrier council courier distributor haulier landlord manufacturer supplier wholesaler".split(" "));

/** Whether a word names a colleague, or a partner that no competitor is: whoever runs them down shifts blame. */
export function isOwnSide(word: string): boolean {
  return isColleague(word) || PARTNER_WORDS.has(word) || (word.endsWith("s") && PARTNER_WORDS.has(word.slice(0, -1)));
}

/** Whether a word names somebody at work, a part of a company or a partner of it. */
export function isThirdParty(word: string): boolean {
  return ALL.has(word) || (word.endsWith("s") && ALL.has(word.slice(0, -1)));
}

/** How many earlier turns may have named whom a pronoun stands for. */
const LOOK_BACK = 4;

/** Whether "they", "he" or "she" at a word of a turn stands for a colleague, a department or a partner: whoever was named last. */
export function standsForThirdParty(turn: Utterance, index: number, call: Conversation): boolean {
  const named = lastNamed(turn, index, call);
  if (named !== undefined) return named === "third party";
  // "He never rang." "He's like that.": whom the customer speaks of without a name is one of the company's.
  const pronoun = turn.tokens.words[index]!;
  return pronoun !== "they" && turn.previous("customer")?.tokens.words.includes(pronoun) === true;
}

/** Whether "they", "he" or "she" at a word of a turn stands for somebody of the customer's own life: whoever was named last. */
export function standsForKin(turn: Utterance, index: number, call: Conversation): boolean {
  return lastNamed(turn, index, call) === "kin";
}

function lastNamed(turn: Utterance, index: number, call: Conversation): "kin" | "third party" | undefined {
  let other: Utterance | undefined = turn;
  for (let back = 0; other !== undefined && back <= LOOK_BACK; other = other.previous(), back++) {
    const { words } = other.tokens;
    for (let at = (other === turn ? index : words.length) - 1; at >= 0; at--) {
      const word = words[at]!;
      if (KIN.test(word) || (other.role === "customer" && words[at - 1] === "my" && isThirdParty(word))) return "kin";
      if ((isThirdParty(word) && !isVerbAt(words, at) && !isAnybody(words, at)) || isColleaguesName(word, call)) return "third party";
    }
  }
  return undefined;
}

/** "That's what people do", "most people": whoever rings. */
function isAnybody(words: readonly string[], at: number): boolean {
  return words[at] === "people" && /^(?:what|most|some|other|many|when|if|how)$/.test(words[at - 1] ?? "");
}

/** "Can you guide me", "to host it". */
function isVerbAt(words: readonly string[], at: number): boolean {
  return /^(?:to|will|can|could|would|i|you|we|they|not|please)$/.test(words[at - 1] ?? "");
}

/** Whether a word is a given name, and neither the customer's nor that of whoever speaks for the company here. */
export function isColleaguesName(name: string, { names }: Conversation): boolean {
  return isGivenName(name) && !isOrdinaryWord(name) && !names.agents.has(name) && !names.customer.some(({ words }) => words.includes(name));
}
