import { distance } from "../nearest.js";
import { byWord } from "./by-word.js";
import { isGivenName } from "./given-names.js";

/** Short and pet forms of given names, one person's names a line. */
const NICKNAMES = `
abigail abby abbie gail|abraham abe bram|adelaide addie della heidi|agnes aggie nessa|albert al bert bertie|alexander alex al alec sandy sasha xander lex alexandra sandra lexi alexa sascha alejandro alejandra
alfred al alf alfie fred|alison ali ally|amanda mandy|amelia amy millie|andrew andy drew|andrea andie|angela angie|ann anne anna annie nan nancy|anthony antony tony anton antonio|antoinette toni|archibald archie|arthur art artie
augustus gus augustine augusta|barbara barb barbie babs|bartholomew bart bartolome|beatrice bea trixie beatriz|benjamin ben benny benji|bernard bernie|bernadette bernie|bradley brad|bridget bridie biddy brigid|calvin cal
cameron cam|caroline carrie carol caro carolyn|cassandra cass cassie|catherine katherine kathryn katharine catharine cathy kathy kate katie kat cath kath kay kitty katrina catriona katarzyna kasia|cecilia cece celia cissy|charles charlie chuck chas chaz carlos
charlotte lottie charlie lotte|christine christina christy chris tina chrissie kristine kristina|kristen kristin kirsten kirstin kristy kris|kathleen kathy kath kate katie kat cath cathy kitty kay|christopher chris kit topher kris|clarence clare|clifford cliff|clinton clint|constance connie|cornelius neil connie|curtis curt|cynthia cindy
daniel dan danny dani|danielle dani|david dave davey davy|deborah deb debbie debra|delores dolores lola|dennis denny den|derek derry|desmond des dez|dominic dom nick|donald don donny|dorothy dot dottie dolly dora|douglas doug|duncan dunc
edward ed eddie ted teddy ned eduardo|edmund ed eddie ned|edwin ed eddie|eleanor ellie nell nellie nora elena lena|elizabeth eliza liz lizzie beth betty bess bessie betsy libby elsie lisa elisabeth liza lilibet|emily em emmy millie|emma em emmy|emmanuel manny
ernest ernie|eugene gene|evelyn evie eve|felicity flick fliss|florence flo florrie|frances fran frannie francesca|francis frank frankie francisco|franklin frank|frederick fred freddie fritz rick|gabriel gabe|gabrielle gabby|genevieve gen ginny|geoffrey jeffrey geoff jeff
gerald gerry jerry|geraldine gerry|gilbert gil bert|gregory greg gregg|gwendolyn gwen wendy|hannah hanna|harold harry hal|harriet hattie|helen nell helena elena|henry harry hank hal enrique|herbert herb bert|hilary hil|howard howie|hubert bert|hugh hughie hugo|humphrey
ignatius iggy nacho ignacio|isaac ike zac|isabel bella izzy belle isabella isobel isabelle|jacob jake jakub|jacqueline jackie jacqui|james jim jimmy jamie jem|jane janey jenny|janet jan jenny|janice jan|jason jay|jasmine jas jaz|jean jeannie|jennifer jen jenny|jeremiah jerry|jeremy jerry jem
jessica jess jessie|jill gillian jilly gill|joan joanie|joanne jo joanna joann|john jack johnny jon ian juan|jonathan jonathon johnathan jon john jonny johnny jonty|joseph joe joey jose|josephine jo josie|joshua josh|judith judy jude|julia julie jules juliet|kenneth ken kenny|kevin kev|kimberly kim kimberley|laurence lawrence larry laurie lars
leonard len lenny leo|leslie les lesley|lewis lou louis lew|lillian lily lil lilian|linda lindy lyn lynne|louise lou lulu|lucille lucy lucinda|madeleine maddie madeline|malcolm mal malc|marcus marc mark marco|margaret maggie meg peggy peg marge madge margie greta mags rita daisy margot|maria marie mia ria
marjorie marge|martha marty patty|martin marty|mary molly polly mae mamie maria|matthew matt matty|matilda tilly mattie|maureen mo|maximilian max|maxwell max|melanie mel|melissa mel missy|melvin mel|mercedes mercy|michael mike mick mickey mikey micky miguel|michelle shelly mich|mildred millie|miriam mimi
mitchell mitch|mohammed mo muhammad mohamed mohammad|montgomery monty|morris maurice mo|muriel|natalie nat tasha natalia natasha|nathaniel nathan nate nat|neil neal|nicholas nick nicky nico niko|nicole nicky nikki nicola|norman norm|oliver ollie olly|olivia liv livvy|oscar ozzie|pamela pam|patricia pat patty trish tricia patsy|patrick pat paddy rick padraig
paul paulie pablo|pauline paula|penelope penny|percival percy|peter pete pedro|philip phillip phil pip|phyllis phil|priscilla cilla|rachel rach rachael|ralph rafe|randolph randy randall|raymond ray|rebecca becky becca|reginald reg reggie|richard rick dick rich richie ricky ricardo dickie|robert rob bob bobby robbie bert roberto robin|roberta bobbie
roderick rod|rodney rod|roger rog|roland rolly|ronald ron ronnie|rosemary rose rosie|roxanne roxy|rudolph rudy|russell russ|samantha sam sammy|samuel sam sammy|sarah sara sally sadie|sebastian seb bas|sharon shaz|sidney sid|sophia sophie sofia|stanley stan stanislaw stanislav|stephanie steph stevie|stephen steven steve stevie stefan esteban
stuart stewart stu|susan sue susie suzanne suzy susanna|sylvester sly|sylvia syl|tabitha tabby|terence terry terrence|teresa theresa terry tess tessa|thaddeus tad thad|theodore ted theo teddy|thomas tom tommy tomas tomasz|timothy tim timmy|tobias toby|tracy trace|valerie val|vanessa nessa|veronica ronnie vera|victor vic|victoria vicky tori vick|vincent vince vinny
virginia ginny|vivian viv vivienne|walter walt wally|wallace wally|wendell|wilfred wilf fred|wilhelmina mina billie|william will bill billy willie liam guillermo|winifred winnie freda|winston win|yolanda yoli|yvonne vonnie|sean shaun shawn|graham graeme grahame|aileen eileen ilene|aaron erin arron aron|glyn glynn glynne|rory ruairi ruaridh ruari|theodora thea theo dora|eoghan eoin owen ewan euan|ciaran kieran keiran|ciara keira kiera|cian kian|niall neil|conor connor|mairead margaret|padraig patrick paddy|micheal michael|aine anya|seamus james|tadhg tim timothy|yousef yusuf youssef yosef yousuf yusif yousaf|siobhan shivaun chevonne shavon|niamh neve neave|aoife eefa|caoimhe keeva kweeva|ian iain|stephen stephan stefan|hugh huw|phoebe feebee|aisha ayesha aysha aishah ayisha|saoirse sersha seersha|zachary zach zack zac|zoe zo`
  .trim()
  .split(/[|\n]/);

let lines: ReadonlyMap<string, readonly number[]> | undefined;

/** Whether two given names are forms of one, long or short: "Katherine" and "Kate". */
export function areFormsOfOne(one: string, other: string): boolean {
  lines ??= numberLines();
  const others = lines.get(other);
  if (others !== undefined && lines.get(one)?.some((line) => others.includes(line)) === true) return true;
  return one.length <= other.length ? isShortFor(one, other) : isShortFor(other, one);
}

/** "Thandi" for "Thandiwe", "Nick" for "Nikolai", "Gabby" for "Gabriela": its beginning, with a pet ending or none. */
function isShortFor(short: string, long: string): boolean {
  if (isGivenName(long) && isCalledShort(short, long)) return true;
  // "Lachie" for "Lachlan", but not "Carla" for "Carl".
  const isPet = short.endsWith("ie") && long.length - short.length > 0;
  if (long.length - short.length < 2 && !isPet) return false;
  if (short.length === 2) return long.startsWith(short);
  const stem = soundOf(short).replace(/i$/, "");
  // "Ify" for "Ifeanyi", but not "Amy" for "Amanda".
  if (short.length < 5 && stem.length === 2) return !isGivenName(short) && soundOf(long).startsWith(stem);
  return stem.length > 2 && short.length < 7 && soundOf(long).startsWith(stem);
}

/** "Becks" for "Becky", "Debs" for "Deborah", "Gaz" for "Gary", "Shazza" for "Sharon". */
function isCalledShort(short: string, long: string): boolean {
  const stem = /^([a-z]{2,4}?)(s|z|zza)$/.exec(short);
  if (stem === null) return false;
  return stem[2] === "s" ? stem[1]!.length > 2 && long.startsWith(stem[1]!) : long.startsWith(`${stem[1]}r`);
}

function numberLines(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [line, text] of NICKNAMES.entries()) for (const name of text.split(" ")) found.set(name, [...(found.get(name) ?? []), line]);
  return found;
}

/** Whether two words may be one name, written or heard in two ways ("clark" and "clarke", "davis" and "david"). */
export function soundsLike(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length < 3 || other.length < 3 || Math.abs(one.length - other.length) > 2) return false;
  const [bare, otherBare] = [soundOf(one), soundOf(other)];
  if (bare === otherBare) return true;
  if (bare[0] !== otherBare[0] || Math.min(one.length, other.length) < 4) return false;
  return Math.min(distance(one, other), distance(bare, otherBare)) <= (Math.max(one.length, other.length) > 6 ? 2 : 1);
}

/** Roughly what is heard of a name: doubled letters, silent ones and spellings of one sound do not matter. */
export const soundOf = byWord((name) =>
  name
    .replaceAll(/ph/g, "f")
    .replaceAll(/ck|c(?![eiyh])|q/g, "k")
    .replaceAll(/c(?=[eiy])|z/g, "s")
    .replaceAll(/gh|(?<=.)h|w(?=r)/g, "")
    .replaceAll(/ie|ey|ee|ei$|ea$|y/g, "i")
    .replaceAll(/(.)\1+/g, "$1")
    .replace(/e$/, ""),
);

/** Two names of one person have a word in common, or a nickname. */
export function isSameName(one: string, other: string): boolean {
  const words = (name: string) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}']+/u)
      .filter((word) => word.length > 1);
  const [first, second] = [words(one), words(other)];
  if (first.length === 0 || second.length === 0) return true;
  return first.some((word) => second.includes(word) || second.some((name) => areFormsOfOne(word, name)));
}
