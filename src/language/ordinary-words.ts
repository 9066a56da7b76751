import { byWord } from "./by-word.js";
import { isGivenName } from "./given-names.js";

// Data, hence longer than a source file should be: the words of our sample calls and of general English, names left out.
/* prettier-ignore */
const WORDS =
  "able abort about above abroad absolute abstract academy accept accepts access accessories accessory accident accidents accommodate account accounts " +
  "accumulate accuracy accurate achieve acknowledge acknowledges across act action actions activate activates actual ad add additional address addresses " +
  "adds adequate adjust adjuster ads adult advantage advice advise advocate aerial affect affects affiliates afford afraid after afternoon afternoons " +
  "again against age aged agency ago agree agrees ah aha ahead aid aim air airlines airplane airport airways aisle aka alcohol alert alerts align aligns " +
  "all allergic allergy allow allows almost alone along alongside alpha already alright also alter alternate alternatives although always am america " +
  "american among amount ample an analysis analyze anchor and angel angry annotate annual anomalies another answer answers antennas antivirus any anybody " +
  "anymore anyone anytime anyway anywhere apologies apologise apologize apology app apparent appeal appear appears applies appreciate approach approaches " +
  "appropriate approximate apps appstore april arbitrary archives are area areas arise arises arm around arrange array arrays arrival arrives art as " +
  "aside ask asleep aspect assert assess assessor asset assign assist associates assume assure asterisk at attach attacks attempt attempts attitude audit " +
  "auditors august aunt auntie aunty australia authenticate author authors automate automatic autopay autoplay autumn avail avenue average avoid avoids " +
  "await awake awards aware away awesome awful aye ba baby back backend background backlog backpack backup backyard bad bag baggage bail bairn ballroom " +
  "band bands bandwidth bank bar barcode barmy bars base bash basic basics basis bath battery be bear because become becomes bed beef been beep before " +
  "beforehand began begin beginner begins behalf behave behavior behind beige being believe below bench bender beneficial benefit benefits beside besides " +
  "best better between beyond big bigger biggest bill bills bind biometric birth birthdate birthday bistro bit bits bl black blame blank blanket bless " +
  "blimey block blocks blood bloody blue bo board body boiler bold bonkers bonus book boost booster boot boots border born boss both bottom bought " +
  "boulevard bound box boy boyfriend bracelet bracket brackets branch branches brand brands bravo breach bread break breakdown breakfast brick bride " +
  "bridge brief brilliant bring brings britain british broadband broadcast broader broke broken broker brother brought brown browse browser brunch buck " +
  "buddy budget buffer buffers buffet bug build builder builds built bulk bunch bundle bundles burger busy but butter button buttons buy by bye bypass " +
  "byte bytes ca cabin cabinet cable cables cache cafe calculator calibrate call callback caller callers calls calm came campaign campaigns can canada " +
  "cancel candid cannot cap capture car carbon card cards care carpet carrier carry case cases cast catalog catastrophe catch categories category cater " +
  "caught cause causes cell cellular cent center centers central centre cents certain certificate cg chain chair chance chances change changes channel " +
  "channels characters charge charger chargers charges chart chase chat cheaper check checks cheeky cheers cheese chemist cheque chicken child children " +
  "chinese chips choice choices choose chose chosen christian christmas cite city claim claims clarify classes clean cleaner clear clearer clears click " +
  "client clients climb clinic clone close closeout closer closest club clue cm coat code codes coffee col colleague colleagues collect college color " +
  "colors com combine come comes comma command commands commend commercial commit commits common communicate companies company compare competent " +
  "competitors compile compiles complain complaint complaints complete complex complimentary components compromise compulsory computer computers concern " +
  "concerns concierge concise conclude concludes conduct conducts cones confident confidential configure confirm confirms conflict conflicts congratulate " +
  "connect cons consent consider consist consistent consists constant constitutes construct constructs consume contact contacts contain contains content " +
  "contents context continue continues contosoinc contract contractor contrast contribute contributors control controls convenient convert convey cooker " +
  "cool copies copy core corner corp correct corresponds corridor corrupt cost costs cottage couch could council count countries country county couple " +
  "coupon courier couriers course court courtesy cousin cousins cover coverage covers cracks crashes crazy cream create creates credentials credit " +
  "credits crescent crew crews crib crikey criteria cross crucial crutches culprit curl current curry curtain curve custom customers customize customs " +
  "cut cycle dad daddy dairy damage damages dash dashboard data database date dates daughter dawn day days dd de deactivate deadline deadlines deal deals " +
  "dear debit debug december decent decide declare decode decrease decreases deduct deep deeper default defer define defines degrade delay delays delete " +
  "deliver deliveries delivers delivery delta demand dental dentist dents departure dependent depends deposit depot depth derivatives describe design " +
  "desk desks desperate despite dessert destiny detail details detect determine developers device devices dg diagnose diagnostic diagnostics dial dialer " +
  "diaper diary dibs did die diem differ different difficult difficulties difficulty digest digit digital digits dime dinner direct disables disclaims " +
  "disconnect discount discounts discrepancies discrepancy discuss dishwasher dispatch display dispute disrupts dive diwali dj dl dm do dock doctor dodgy " +
  "does doing dollar dollars domestic done dongle door doorstep dot dots double doubt doubts down downgrade downgrades downhill download downloads " +
  "downtime downtown dr drain drains dress drive driven driver drivers drop drops dryer du due dug duly duplicate duplicates each eager earlier earliest " +
  "earn ears easier easiest east easter eastern easy echo eco edge edit effect effects efficiency efficient effort efforts egg eggs eh eight eighteen " +
  "eighty either ejector el elaborate electric electrician electronic electronics eleven eleventh eliminates else email emails emergency employees empty " +
  "enable enables encounter encourage encrypt end endorse ends energy enforce enforces engineer engineers england english enjoy enough enroll ensues " +
  "ensure ensures entail enter enterprise enters enthusiastic entire entry envelope environmental equal equivalent er erase erm error errors escalate " +
  "escalates escape essential estate estimate etc euro euros evaluate even event events ever every everybody everyone everywhere exact examine example " +
  "examples exceeds excellent except excess exclude excuse exercise exist exists exit expand expect expedite explain explicit explore export exports " +
  "exposure express extend extender extends extent extra extract eye face faces facilitate fact factor factors factory fail fails fair faith fake fall " +
  "fallen falls false familiar families fan fans fantastic far farm farther fashion fast faster father faucet fault faulty favorite feature features " +
  "february fed fee feedback feel feels fees fella felt fender fetch few fewer fiance fiancee fiber fibre field fields fifteenth fifth fifty file files " +
  "fill filter filters final finalize financial find fine fingerprint fingers finish fire first fish fit fits five fiver fix fixes flag flags flat " +
  "flatmate flatten flight flights float floor flow fluctuates flush focus folks follow follows food foods footprint for force foreign forget forgot form " +
  "formal format formats former forms forty found four fourteenth fourth foxtrot frame fraud free freedom freeze freezer freezes freight french frequency " +
  "frequent friday fridge friend friends fries from front frontdesk frozen ft full funds furniture further fuse future fy gadgets gain game games garden " +
  "gas gate gather gave gb gems general generate generates generic genuine german gesture get gets gift gigabyte gigabytes girlfriend give given gives " +
  "glad glasses glitch glitches global gloves gluten gmail go goal goals goes going gold golden golf gone good goodbye goodnight gosh got gotten grab " +
  "grace gran grand grandad grandfather grandma grandpa grandson granny grant gratitude gray great greater green grew grey group grow guarantee " +
  "guarantees guard guess guest guests guide guides gun guy guys gym ha habits had haha half halloween hand handbag handle handles hands handset handy " +
  "hang hangs hanukkah happen happens happy harbor harbour hard hardware has hash hashtag hassle hat hate have he head header heals healthy hear heard " +
  "heart heartbroken heater held hello help helpdesk helpline helps hen hence her herb here hers herself hesitate hey hg hi hidden high higher highest " +
  "highlight highway highways him himself his history hit hits hiya hm hmm hob hold holder holds hole home homeware honest honey honor honour hook hooks " +
  "hoops hope hospital hostel hotel hotels hotline hotspot hour hours house household how howdy however huge huh human hurry husband hz icloud idea ideal " +
  "ideas identify ie if ignore ignores il imagine immediate impact implicit import important imports impose improve improves in inappropriate inbox inc " +
  "incentives incident incidents include includes income incomplete inconsistencies inconsistent inconvenient incorporate incorrect increase incur incurs " +
  "independent index india indian indicate indicates indices indirect individual individuals indoor indoors industrial industry infant inflate info " +
  "inform infrastructure infrastructures inhaler initial initiate initiatives inn inner input inputs inquire inquiries inquiry ins insane insert inside " +
  "insights inspector install installs instead instructional insufficient insulin insurer intact intend intentional interest interface interfaces " +
  "intermediate intermittent internal international internet interpret into introduce inundate invalid inventory investigate invite invoice invoices " +
  "invoke involve involves ireland irish is isolate issue issuer issues it italian items itinerary its itself jacket january jeans job jobs join joke joy " +
  "july jump jumper june just kb keen keep keeps kept kettle key keyboard keypad keys keywords kg kids kilo kilobits kind kitchen km knee knees know " +
  "known knows label labor lack lad lamb lamp lance land landlady landline landlines landlord lane language laptop large larger lass last late later " +
  "latest latter layer layers layout lb le lead leak leaks learn lease least leave led left legal leisure length lengthen lengthy less lesser lesson " +
  "lessons let lets letter level levels liable liaise license licenses lid lids lie lies life light like lima limit limits line lines link links list " +
  "listen lists literal literary little live ll llc lm load loan loaner lobby local locate locator locators lock log logic login logistics logo logs " +
  "london long longer look lookout looks loopholes loose lose loses loss lost lot lots loud love low lower loyal loyalty ltd luck luggage lunch lx ma " +
  "maam machine mad madam madame made magazine magic mail mailbox mailman main maintain major make makes man manage manager mandate manner manual " +
  "manufacturers many map maps march mark market marks maroon mask master match matches mate material materials matter matters mattress mature maximize " +
  "maximum may maybe mb md me mean means meant meantime measure measures media medicine medium meet meets megabits member members menu merchandise mercy " +
  "merge merges message messages met metal meter method methods mg mi microwave mid midnight might milepost miles milestone milestones milk mill min mind " +
  "mine mini minimal minimize minor minute minutes mishap miss misses mistake misuse mitigate mix ml mm mmhm mobile mode model models modem moderate " +
  "modern modify mom moment moments monday money monitor month months more mortgage most mother motorcycle motorway mouse move movie movies mr mrs ms " +
  "much multi multiple mum mummy music must mutual my myself naff name names nan nana nano nappy narrow national nationwide nature navigate navy nay near " +
  "nearby nearest neat necessary necklace need needs neighbor neighborhood neither nephew net network networks never new newer newest news newsletter " +
  "newspaper next nguyen nice nickel nickname niece night nil nine nineteen nineteeneightyseven nineteens ninety ninth no nobody noise non none nonsense " +
  "noodles noon nor nordlysstudio norm normal north northern not note notes notice notices notify nought november now nowhere nowt number numbers nurse " +
  "nut nuts object objects observe obsolete obstruct obtain occasional occur occurs october odd odometer of off offer offers office official offset " +
  "offsets often oh oi ok okay old oldemail older omit on once one ones online only ons onto onward ooh oops open operate operational operator opinions " +
  "opt optimal optimistic option options opts or orange order original other others otherwise ouch ought our ours ourselves out outage outages outdoors " +
  "outer outlet outline outside outskirts oven over overage overall overcharge overdraft overdue overnight override oversight overtime overview ow owe " +
  "own owner owners owt ox oy oz pa pack package packages page pages paid pain pair pairs pal papa paper paperwork par parallel parcel parcels parent " +
  "parental parentheses parents park part partial particular parties partner partners parts party pass passcode passes password passwords past patch " +
  "patches patent patents pathetic patient patterns pause pay pays pd peace peak peanut peanuts penalties pence penny people per percent perfect perform " +
  "performs perhaps period periods perks permanent permit permits persist persists person personal personnel pet petrol pharmacy phase phone phones photo " +
  "phrase physician physio piano pick pictures piece pill pillow pills pilot pin pink pinpoint pipe pizza place places plain plan plane plans plate " +
  "platform platforms play plays plc pleasant please pleasure plenty plug plumber plus pm point points police policies policy pool poor pop popular pork " +
  "port portal post postal postman potential pound pounds power practice practices praise pram prawn pre precautionary prefer pregnancy pregnant premise " +
  "premium prepaid prepare prepares present preserve press pretty prevalent prevent price prices pride primary print printer prior prioritize prioritizes " +
  "privacy private privy prizes problem problems procedure procedures process processes produce produces product products professional professor profile " +
  "profiles program programs progress project projects prominent promise promises promote promotional prompt prompts prop proper props pros protect " +
  "protector provide provider providers provides proxy prudent pt public publish publishes pull purchase purchases purple purpose purposes purse push " +
  "pushy put puts px qt qualify quarter quay quebec queries query queue quick quicker quid quiet quite quota quotas quote quotes radiator raffle raffles " +
  "rail railways rain rains raise ramadan ran random rang range ranges rate rates rather raw re reach reactivate read reads ready real realize reappears " +
  "rear reason reasons reassure reboot reboots recall recap receipt receipts receives recent receptionist recipient recipients reckon recognise recognize " +
  "recommend reconfirm reconnect reconnects record records recover recovery rectify recur red redeem reduce reduces reed reestablish reevaluate refer " +
  "referral reflect refresh refreshes refund regional register registers regular reinsert reject rejects relates relationships relay release releases " +
  "relevant relief rely remain remains remake remember remind reminder remote remove removes renew renewal rent rental reoccurs repair repairs repeat " +
  "replace replaces report reports represent representatives represents request requests require requires reregister reschedule research reserves reset " +
  "residential residents resolve resolves resort resources respect respond responds response responses rest restart restarts restaurant restore restrict " +
  "result results resume retailer retain retrieve return returns revenue reverend reversal reverse revert review reward rewards rewritten rice rich rider " +
  "right righto rights ring rings risk risks road roadside robust rock rod rollover roof roofer room roommate rooms root rose roundabout router routine " +
  "routines rubbish rug rule rules run runs rupee rupees safe safer safety sage said saint salad sales salt same sample samples sandwich sanitize " +
  "satisfactory satisfy saturday save savvy saw say says scale scan scanner scarf scenario scenarios schedule schedules school score scotland scottish " +
  "scratch screen scroll search seat seats second secondary seconds secret secretary secure sedan see seed seem seems seen select self sell send sends " +
  "sense sensor sent separate september serial series serve service services set sets settle setup seven seventeenth seventh seventy several severe sewer " +
  "shall shallow share shares she shed sheet shelf shift shifts shirt shoes shop shops short shorter shot should show shower shown shows shut sick side " +
  "sidebar sierra sign signal signals signature significant signora signs signup silver sim similar simple simplify since sincere sincerest single sink " +
  "sir sister site sites six sixth sixty size sizes skip skirt slash sleep sleeps slice slight slips slot slots slow slowdown slower sluggish small " +
  "smaller smart smartphone smartphones smooth smoother sneakers so social society socket socks sofa soft software sold solid solve solves some somebody " +
  "somehow someone sometime sometimes somewhere son soon sooner soonest sorry sort sorts sound sounds soup source south southern space span spanish spare " +
  "speak special specialist specialists specials specific specifies specify spectacles speeds spell spend spends spent split spoke spoken sports spot " +
  "spotty spouse square stabilizes stable stack staff standard standards star start starter starters starts state states static status statutory stay " +
  "stays steady steep stem step steps stew stick sticker stickler still stolen stop storage store stores storm straight strategies strategy stream " +
  "streamline street strength strengthen stress strict stricter strike strives stroke strong stuck studio studios stuff style styles sub subject submit " +
  "subscribe subscribers subsequent substantial success such sue suffice sufficient suggest suit suitcase suite suits sum summaries summary summat summer " +
  "sums sunday sunglasses sunshine super superb supermarket supervisor supper support supports suppose suppress sure surfaces surgeon surgery surprise " +
  "surprises survey suspend swap sweater sweet sweetheart swing swipe switch switchboard switches symbolic symptomatic sync syncs synopsis system systems " +
  "ta tab table tablet tablets tactics tag tags take taken takes talk tango tap target targets tariff tarpaulin taught taxes taxi tb td tea teach team " +
  "teams tech technician technicians technique technologies technology telecom telephone tell template templates temporary ten tenant tend tenner tense " +
  "tenth term terminal terms terrace terrific territories test tests text texts than thank thanks that the theft their theirs them themselves then " +
  "therapist there therefore thermostat these they thick thing things think third thirteenth thirtieth thirty this thorough those though thought thoughts " +
  "thousand three through throughout throw thrown throws thursday thus tick ticket tickets tier tiers tight till time timeframes timeline times tiny tip " +
  "tips to toaster tobacco today toddler together toggle toilet token tokens told tomorrow tone tones tonight too took tool toolbar tools top topic " +
  "topics total touch touches touchscreen tough toward towards tower towers town trace track tracker tracks trade traditional traffic trainers tram " +
  "transfer transfers transform transforms transparency transparent transport travel travelers travels tray trays treat tree trial tricky tries trigger " +
  "triggers trip triple trolley trouble troubles troubleshoot troublesome trousers truck true trust try tuesday tunnel turn turns turquoise tutorial " +
  "tutorials tv twelfth twelve twentieth twenty twice two type types uh uhhuh um umbrella unable unaware unblock uncle under understand underwriter " +
  "unforeseen unfortunate unhappy uniform uninstall unique unit unk unknown unless unlock unnecessary unplug unsatisfactory unsure until unusual up " +
  "update updates upgrade upgrades upload upon upper upset upstairs uptime urgency us usage use used user username usernames users uses using usual " +
  "utilize utmost vaccine vague valid validate value values van variables variant varies variety vary ve vegan vegetarian vehicle vehicles vendor venture " +
  "verifies verify very via video videos view vigilant village violent visit visits voice voicemail voicemails void volatile volume voucher voyage vs " +
  "wade wait waits waive waives wake wales walk wall wallet walls want wants ward warehouse warn warns warranty was washer waste watch water way ways wb " +
  "we weak weaken weather web webinars website websites wednesday wee week weekday weekdays weekend weekends weeks weird welcome well welsh went were " +
  "west western what whatever whatsoever wheel wheelchair wheels when whenever where whereas wherever whether which whichever while whiskey white who " +
  "whoa whoever whole whom whose why wide wider widespread wife wifi will win window windows winter wipe wish with withdrawn within without woo word " +
  "words work workarounds workday workplace works workspace worldwide worries worry worse worth would wow wrap write writes written wrong wrote www xray " +
  "xxxxx ya yankee yb yd yeah year years yellow yes yesterday yet yield you your yours yourself yourselves yous yyyy zero zip zulu";

/** Endings that make a word of six letters or more an ordinary one: "connecting", "unacceptable". */
const ENDING = /^.{3,}(?:ing|ings|ed|ly|tions?|sions?|ments?|ness|able|ible|ity|ities|ances?|ences?|ive|ous|ful|less|ical|ship|wards?)$/;

let ordinary: ReadonlySet<string> | undefined;

/** Whether a lower-case word is ordinary by its ending alone, as some family names are ("harding", "flahive"). */
export function isOrdinaryByEnding(word: string): boolean {
  return isOrdinaryWord(word) && !ordinary!.has(word) && /^\p{L}+$/u.test(word);
}

/** Whether a lower-case word is an ordinary word or a number rather than somebody's name; a few are both ("will", "grace"). */
export const isOrdinaryWord = byWord(
  (word) =>
    (ordinary ??= new Set(WORDS.split(" "))).has(word) || !/^[\p{L}'-]{2,}$/u.test(word) || (ENDING.test(word) && !isGivenName(word)),
);
