import { firstsOf, lastsOf, lengthOf, orElse, spokenAs, type Choice, type Node } from "./patterns.js";

/** A word that a match may hold. */
export interface Anchor {
  word: string;
  /** Fewest and most words of the match before it. */
  min: number;
  max: number;
  /** What stands right behind it; where that may be empty, the match may end with it. */
  next: Choice;
  /** What stands right before it. */
  before: Choice;
}

/** Words of which any match of nodes holds at least one, those that are looked for at the least cost; undefined: it must be tried everywhere. */
export function anchorsOf(nodes: readonly Node[]): readonly Anchor[] | undefined {
  let best: Anchor[] | undefined;
  for (const [index, node] of nodes.entries()) {
    const [head, tail] = [nodes.slice(0, index), nodes.slice(index + 1)];
    const length = lengthOf(head);
    const own = ownAnchors(node)?.map(({ word, min, max, next, before }) => ({
      word,
      min: min + length.min,
      max: max + length.max,
      next: next.empty ? orElse(next, firstsOf(tail)) : next,
      before: before.empty ? orElse(before, lastsOf(head)) : before,
    }));
    if (own !== undefined && (best === undefined || costOf(own) < costOf(best))) best = own;
  }
  return best;
}

const OPEN: Choice = { words: new Set(), empty: true };

function ownAnchors(node: Node): Anchor[] | undefined {
  if (node.kind === "word") return spokenAs(node.word).map((word) => ({ word, min: 0, max: 0, next: OPEN, before: OPEN }));
  if (node.kind !== "either" || node.optional) return undefined;
  const all: Anchor[] = [];
  for (const way of node.ways) {
    const own = anchorsOf(way);
    if (own === undefined) return undefined;
    all.push(...own);
  }
  return all;
}

/** Roughly how often one of the anchors is met, times what it costs to look beside it and to try a match from all places where one may begin. */
function costOf(anchors: readonly Anchor[]): number {
  return anchors.reduce(
    (sum, { word, min, max, next, before }) =>
      sum + frequencyOf(word) * (LOOK + (max - min + 1) * likelihoodOf(next) * likelihoodOf(before)),
    0,
  );
}

/** What it costs to look at the words beside an anchor, where trying a match costs one. */
const LOOK = 0.1;

/** Roughly how likely it is that one of the words is met: some go together, and the look at it lets a few others pass. */
function likelihoodOf({ words, empty }: Choice): number {
  if (words === undefined || empty) return 1;
  let likelihood = words.size / 60;
  for (const word of words) likelihood += frequencyOf(word) / 2000;
  return Math.min(likelihood, 1);
}

/** The commonest words of our sample calls, each followed by how often it occurs in ten thousand words. */
const COMMONEST =
  "you 444 i 411 is 375 the 306 to 212 it 209 and 170 for 167 a 164 that 149 my 149 your 147 can 146 have 134 thank 126 with 91 on 88 " +
  "help 77 name 76 will 75 of 72 do 67 what 64 there 62 one 62 not 62 would 59 in 59 am 59 so 58 no 58 this 57 me 54 how 54 account 51 " +
  "are 51 day 47 two 46 today 46 okay 45 hello 45 all 45 be 45 like 45 please 44 we 44 great 43 anything 42 hi 42 else 40 number 39 " +
  "yes 38 at 37 calling 37 four 34 five 33 three 33 right 32 good 32 was 31 now 29 about 27 bye 27 may 26 could 25 's 25 if 24 from 24 " +
  "up 23 need 23 address 22 nine 22 or 22 six 21 eight 20 sure 20 as 20 out 20 here 20 new 20 our 20 phone 20 seven 19 then 19 thanks 19 " +
  "does 18 zero 18 time 18 bank 18 assist 17 dollars 17 us 17 get 17 been 17 he 17 they 16 hundred 16 let 16 just 16 card 16 see 16 " +
  "but 16 goodbye 15 morning 15 oh 15 back 15 got 15 sorry 14 savings 14 has 14 course 14 by 14 check 14 welcome 14 any 14 bill 14 " +
  "know 13 send 13 transfer 13 an 13 amount 12 put 12 too 12 look 12 well 12 which 12 email 12 speaking 11 old 11 going 11 checking 11 " +
  "more 11 first 11 everything 11 did 11 monday 10 also 10 date 10 hold 10 policy 10 afternoon 10 money 10 want 10 when 10 into 10 " +
  "much 10 last 10 call 10 says 10 plan 9 happy 9 go 9 tell 9 while 9 street 9 nice 9 should 9 home 9 hear 8 days 8 birth 8 she 8 still 8 " +
  "off 8 thirty 8 take 8 nothing 8 billing 8 make 8 twenty 8 between 8 company 8 tracking 8 delivered 8 through 7 balance 7 lovely 7 " +
  "wanted 7 ten 7 tuesday 7 some 7 needed 7 down 7 them 7 very 7 ask 7 again 6 sent 6 second 6 perfect 6 eleven 6 ring 6 before 6 " +
  "credit 6 where 6 really 6 free 6 month 6 never 6 thursday 6 think 6 who 6 way 6 understand 6 due 6 pay 6 friday 6 had 6 minute 5 " +
  "only 5 feel 5 appointment 5 over 5 working 5 find 5 service 5 work 5 minutes 5 reset 5 payment 5 charge 5 reach 5 other 5 because 5 " +
  "possible 5 password 5 comes 5 house 5 customer 4 give 4 soon 4 hours 4 come 4 set 4 saturday 4 assistance 4 forty 4 gas 4 better 4 " +
  "takes 4 since 4 question 4 thing 4 told 4 move 4 her 4 code 4 mind 4 verification 4 next 4 music 4 big 4 every 4 hour 4 people 4 " +
  "confirmation 4 wonderful 4 done 4 moving 4 tomorrow 4 say 4 evening 4 once 4 quite 4 apologize 4 third 4 driver 4 accounts 4 change 4 " +
  "line 4 pm 4 week 3 half 3 keep 3 after 3 daughter 3 reached 3 refund 3 contact 3 answer 3 within 3 main 3 cover 3 their 3 same 3 " +
  "birthday 3 zip 3 bit 3 sounds 3 order 3 these 3 changed 3 seventy 3 digits 3 waiting 3 team 3 open 3 security 3 finish 3 care 3 year 3 " +
  "certainly 3 moved 3 were 3 numbers 3 exactly 3 least 3 long 3 than 3 checked 3 branch 3 moment 3 looking 3 absolutely 3 looked 3 " +
  "upset 3 weekend 3 stay 3 both 3 start 3 patience 3 website 3 those 3 model 3 claims 3 someone 3 delivery 3 access 3 fine 3 lost 3 " +
  "away 3 lot 3 coming 3 correct 3 hope 3 end 3 arrived 3 costs 3 weeks 3 another 3 wrong 3 under 3 night 3 glad 2 gone 2 form 2 update 2 " +
  "problem 2 schedule 2 book 2 customers 2 charges 2 use 2 receive 2 twelve 2 might 2 why 2 add 2 case 2 verify 2 business 2 sixty 2 " +
  "ordered 2 store 2 until 2 program 2";

let frequencies: Map<string, number> | undefined;

/** Occurrences in ten thousand words. */
function frequencyOf(word: string): number {
  frequencies ??= new Map([...COMMONEST.matchAll(/(\S+) (\d+)/g)].map(([, common, count]) => [common!, Number(count)]));
  return frequencies.get(word) ?? 0.3;
}
