import type { Conversation, Utterance } from "./conversation.js";
import { everyMatch } from "./every-match.js";
import { isGivenName } from "./given-names.js";
import { isOrdinaryWord } from "./ordinary-words.js";
import { wordsAt } from "./words-at.js";

/** Words in capitals that an agent says as one does in the trade ("the UCR on it"), and that customers cannot be expected to know; lower case. */
export function acronymsOf(call: Conversation): ReadonlySet<string> {
  const found = new Set<string>();
  // Who speaks first greets, and names the company; a step of a script may begin anywhere.
  const isOpening = (turn: Utterance) => (call.call.kind === "call" ? turn.previous() === undefined : turn.has("greeting"));
  const first = call.agentTurns.find(isOpening);
  const own = new Set(first?.tokens.words);
  for (const turn of call.agentTurns) {
    if (turn === first) continue;
    const capitals = everyMatch(ACRONYM, turn.text);
    if (capitals.length === 0 || !isMixedCase(turn.text)) continue;
    const here = capitals.filter(({ 0: written, index }) => {
      const word = written.toLowerCase();
      return !KNOWN.has(word) && !own.has(word) && !isOrdinaryWord(word) && !isGivenName(word) && standsAlone(turn, index, written.length);
    });
    // One alone may be a brand or a word of the customer's own trade; two in a breath, or one that something technical is called by, are shop talk.
    const isShopTalk = new Set(here.map(([written]) => written)).size > 1;
    for (const { 0: written, index } of here) {
      const after = turn.text.slice(index + written.length);
      if (
        isShopTalk ||
        TECHNICAL.test(after) ||
        isSetApart(turn.text.slice(0, index)) ||
        (isOfTheirMatter(turn) && !isFirm(turn.text.slice(0, index), after))
      )
        found.add(written.toLowerCase());
    }
  }
  return found;
}

/** "I'll issue an RPO", "our PRV"; behind "the" it may be anybody. */
const COUNTED =
  /(?:^|\s)(?:an?|your|our|his|her|its|their|some|no|another|fresh|new|old|live|valid|separate|losing|gaining|second|extra|(?:on|under|against|outside|off|in|by|through) the)\s$/i;

/** "An E P D", "a tsr": said letter by letter, or heard without capitals; first and last word. */
export function spelledTermsIn({ tokens: { norm, words } }: Utterance): { first: number; last: number }[] {
  const found = everyMatch(SPELLED, norm).map(({ 1: lead, 2: letters, index }) => ({ ...wordsAt(norm, index + lead!.length, letters!) }));
  return found.filter(({ first, last }) => {
    const term = words.slice(first, last + 1).join("");
    return (
      !KNOWN.has(term) &&
      // "M, A, R, E, K": the "a" is a letter as well.
      !(words[first - 1] === "a" && /^[b-z]$/.test(words[first - 2] ?? "")) &&
      !/^[apm]+$/.test(term) &&
      // "M, A, R, E, K"
      !/^[b-z]$/.test(words[first - 2] ?? "") &&
      !isOrdinaryWord(term) &&
      !isGivenName(term) &&
      !/^(?:[a-z]|as|like|\d.*)$/.test(words[last + 1] ?? "") &&
      !(last > first && words[last + 1] === "for")
    );
  });
}

const SPELLED =
  / ((?:an?|the|your|our|this|that|fresh|new|another) )([b-z](?: [a-z]){2,4}|(?<=(?:raise|log|open|submit|issue|file|create|run|do|need|put in|send|get|set up) an? )(?!mrs|hmm|pls|thx)[bcdfghjklmnpqrstvwxz]{3,5})(?= )/g;

const ACRONYM = /(?<![\p{L}\p{N}\-@./&'])(?:\p{Lu}{3,5}|\p{Lu}\p{Ll}\p{Lu})(?!['’](?!s\b)|[\p{L}\p{N}\-@/&])/gu;

/** "A DUR reject", "the GAD rate". */
const TECHNICAL =
  /^ (?:reject|rate|push|profile|flag|mismatch|hold|token|run|lookup|override|exception|restriction|pull|feed|sync|segment|entry|posting|block|status|marker|trace|batch|file|node|port|path|reset|refresh|session|string|value|check|fallout|variance|indicator|on (?:it|the|this|your)|against|came back|is (?:showing|pending|out|stale|down)|has(?:n't| not)|got|entitlement|workers?|instance|cluster|container|will (?:show|have|say|carry|tell))\b/;

/** Whoever asks why, when or how of something of theirs hears of the works; whoever asks which or where hears of shops, bands and places. */
function isOfTheirMatter(turn: Utterance): boolean {
  const asked = turn.previous("customer")?.tokens.norm ?? "";
  return OF_THEIRS.test(asked) && !WHICH.test(asked);
}

const OF_THEIRS = / (?:why|wrong|my|our|not|never|when|how) /;
const WHICH = / (?:which|who|wear|(?:what|where) (?:is|are) (?:the|on|there)) /;

/** "An account with TSB", "DPD have it", "like DFS": so one speaks of firms. */
function isFirm(before: string, after: string): boolean {
  return OF_A_FIRM.test(before) || HAS_PEOPLE.test(after);
}

const OF_A_FIRM =
  /(?:^|[.!?,;:]\s+)$|\b(?:with|to|for|like|of|than|via|near|through|and|or|in|called|watch|fly|use|used|some|accept|take|a new|over|channel|class|size|plan|brand|model)\s$/i;
const HAS_PEOPLE =
  /^(?:['’]ll| (?:have|are|were|will|say|said|don|do|charge|take|deliver|want|sent|send|came|told|people|app|store|shop|van|driver|flight|account|card|class|plan|bus|train|hotel|building|station|ticket|channel|version|edition|series|model|laptop|phone|bike|jacket|fans?))\b/;

/** Whether capitals mean anything in a text: not where all is shouted. */
function isMixedCase(text: string): boolean {
  return (text.match(/\p{Ll}{2,}/gu)?.length ?? 0) >= 3;
}

/** "An RPO", "it goes DAP", "she's NBM": what stands for the name of nobody. */
function isSetApart(before: string): boolean {
  return COUNTED.test(before) || (STATED.test(before) && !SPELT_OUT.test(before));
}

const STATED =
  /\b(?:it|he|she|that|they|this|you)(?:['’](?:s|re)| is| are| goes| go| went| shows| needs) (?:still |now |already |just |down |marked |flagged |listed |coded )?(?:as |on |under |via )?$/i;
const SPELT_OUT =
  /\b(?:code|reference|letters?|spell\w*|plate|registration|initials|postcode|called|ends?|starts?|begins?|channel|station|size|brand|make|made by)\b/i;

/** Not in a reference ("LPX 20 41"), a spelling ("KOW A L") or a longer name ("TRG Motors"). */
function standsAlone({ text }: Utterance, start: number, length: number): boolean {
  const before = /(\S+)\s+$/.exec(text.slice(0, start))?.[1] ?? "";
  const after = /^\s+(\S+)/.exec(text.slice(start + length))?.[1] ?? "";
  const isName = (word: string) => /^\p{Lu}/u.test(word) && !/^(?:I\b|I['’])/.test(word);
  if (/\d/.test(before + after) || isName(after) || text[start + length] === ":") return false;
  if (/^(?:at|by|from|code|reference|letters|called|plate|registration|spelled|spelt)$/i.test(before)) return false;
  return !isName(before) || /(?:^|[.!?]\s+)\S+\s+$/.test(text.slice(0, start));
}

/** What everybody has met on a form, a device or the news. */
const KNOWN = new Set(
  (
    "usa uk eu uae un nhs bbc cnn nbc abc itv hbo nyc jfk lax irs dmv dvla hmrc fbi cia nasa nato ceo cfo cto hr it pr pin atm gps pdf dvd cd vin sim usb " +
    "hdmi apr vat ein ssn nin id tv pc mac ok faq diy asap fyi rsvp aka etc gmt bst est pst cst mst edt pdt cdt utc cet dob eta rip sos suv bmw vw kia dhl ups " +
    "usps hsbc tsb rbs ibm klm aol ikea asda rac aaa nfl nba mlb xl xxl led lcd vip vcr pjs bbq mri ecg iv er icu gp ent dna hiv covid adhd ptsd tb nsaid wifi " +
    "sms mms url http https html www csv jpeg jpg png gif mp3 mp4 doc xls ram cpu gpu ssd hdd app ios mot nct bupa isa ira hsa fsa cd apy cvv cvc iban bic " +
    "swift sepa aarp msrp bogo rv atv hoa llc inc ltd plc phd mba bsc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun hello " +
    "stop yes not now all very never please and the you free sale new esim voip vpn lan esta tsa eu261 gdpr hipaa paye prsi pps tfn gst hst sin ppsn ni " +
    "nri rnli rspca pcr dab epc lpg api upi emi otp pan ifsc mnc isbn bpa upvc mdf pvc spf upc gb mb kb tb mph kmh kwh psi rpm hd uhd sd dna rsi stem gcse ged sat act rte rta tfl lnr gwr lner crm erp eft oap otc fm am dj mc pa cctv ups pe pta pc ngo ac dc hgv lgv ev evs phev mpv nda uv bmi hrt ivf mmr bcg cpr aed nicu esl ielts toefl aarp ymca rspb rnib cab hmo ppo cobra mtv hdtv oled qled nfc rfid aux gsm lte ssl qr lft abn hq vp pva dvt copd ibs gif rpg fps ufo bff lgbt eco ncp dart dlr lirr bart tgv raf nec cbd nsw qld vic mcg scg mgm rsc vpd lcbo cbc rte sbs afl nrl nhl mls ufc wwe nyu ucla mit lse ucl uob cqc gmc nmc sra fos ico cma cab lgo tda kvm blt kfc imax jvc psv ppe itv hmv ikea b12 v5 ufc " +
    // Firms, clubs and channels, and what is told of illness, food, sport and games.
    "asos dfs tui mbna amex nypd lapd tnt dpd gls evri axa jcb jbl aeg smeg msc espn wnba pbs npr hgtv dstv zara lidl aldi spar tesco visa bupa saga lego nspcc nato unicef oxfam wwf ups fedex ymca ywca dwp cia mi5 mi6 hse ofsted nasa esa cern uefa fifa fia bafta oscars rada lamda ncis csi tlc syfy dc mcu lotr nhs111 hse vhi an hsbc aib boi ptsb ebs tfi dvsa dvlni hmcts cps met swat uti ibd ocd asd std sti pms pcos ms mnd als tia sids hiit trx bbc1 bbc2 itv1 itv2 blt bbq byob nye xmas lol omg btw imo tbh tba tbc poa rrp fyi eod eta eow aob agm egm ceo mvp goat pov diy ppm usb ssd hdd sd sdhc aa aaa ddr dab hifi wifi mpg ac awd fwd rwd abs cvt gti tdi suv xl xxl xxxl xs ii iii iv vi vii viii ix xi xii xiv xx spf uva uvb sls msg gmo bogof rsv flu hep mrsa vat nic nics ni hmp ww wwi wwii bc ad bce gi gcses a levels btec nvq hnd mba bsc msc phd llb pgce qts tefl ielts rn md dds dvm mp msp mep mla td pm qc kc jp ma rip diy sos"
  ).split(" "),
);
