import { isNumberWord } from "./numbers.js";
import { notionOf } from "./stems.js";

/** Words that tell nothing of what a promise is about. */
const EMPTY = new Set(
  (
    "the and for you your our their his her its himself herself themselves yourself myself itself ourselves personally this that these those with from into about all any some more most very just also then now today " +
    "will shall would could should can may might must have has had been being are was were is not but she they them him who what when where which " +
    "how why there here out over off back down through again also too well okay please thank thanks yes right sure great good course absolutely " +
    "certainly perfect wonderful lovely sir maam madam mister email emails text texts message messages mail post letter call calls phone ring contact " +
    "touch know update updates updated informed posted hear receive receiving get getting give send sending sent see expect look looking make making " +
    "take taking keep keeping go going come coming let arrange arranged someone somebody anyone team teams department specialist specialists manager " +
    "supervisor colleague colleagues agent representative people person technical customer address number numbers detail details information " +
    "further new another one two three something anything everything thing things time times day days week weeks hour hours minute minutes month months " +
    "business working monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december noon " +
    "midday midnight tonight tomorrow overnight morning afternoon evening weekend end latest half past quarter year years after before until within shortly soon possible directly regarding sorry apologize appreciate patience understand anything else help assist able like " +
    "need want matter issue issues problem situation concern concerns status progress next latest confirmation confirm confirming once file own way sort " +
    "made done first last same much many only even still already really actually definitely so our arrive arrives arriving arrived ship ships shipped shipping dispatch dispatched deliver delivered delivers issue issued process processed processing " +
    "reach reached land show come appear reflect reflected start begin additionally meanwhile then next goes comes yours ours cool love date dates apologies accordingly free worry system company kindly tell told say says said between both does did doing around nearly first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth that's yeah again grand super brilliant smashing awesome fab fabulous magic righto cheers fantastic sometime usually normally typically generally easily roughly mostly around never ever lot lots bit sound sounds lunch lunchtime teatime dinner breakfast service services account accounts"
  ).split(" "),
);

/** What some words are about: notions of those that tell something, first to last word, both included. */
export function topicsOf(words: readonly string[], first: number, last: number): ReadonlySet<string> {
  const topics = new Set<string>();
  for (let index = Math.max(0, first); index <= last && index < words.length; index++) {
    const word = words[index]!;
    if (word.length > 2 && !EMPTY.has(word) && !isNumberWord(word) && /^[a-z]/.test(word) && !/teenth$/.test(word))
      topics.add(notionOf(word));
  }
  return topics;
}

/** Whether two sets have a notion in common. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const notion of one) if (other.has(notion)) return true;
  return false;
}
