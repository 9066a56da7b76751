/** A number that is said or written: offsets are indices of words, `last` included. */
export interface SpokenNumber {
  first: number;
  last: number;
  /** Its digits in a row: "double oh four" is "004", "three point nine" is "39". */
  digits: string;
  /** What it amounts to; of digits said one by one, what they are read together ("four one" is 41). */
  value: number;
  /** The numbers that it is said in: "nineteen eighty four" is 19 and 84. */
  parts: readonly number[];
  /** "fourth", "4th" and not "four". */
  ordinal: boolean;
}

const UNITS = "zero one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINAL_UNITS = "zeroth first second third fourth fifth sixth seventh eighth ninth".split(" ");
const ORDINAL_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(" ");
const ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(" ");

type Kind = "zero" | "unit" | "teen" | "tens" | "scale" | "digits";

interface Atom {
  kind: Kind;
  value: number;
  ordinal: boolean;
}

const ATOMS = new Map<string, Atom>();
addAll(UNITS, ORDINAL_UNITS, "unit", (index) => index);
addAll(TEENS, ORDINAL_TEENS, "teen", (index) => index + 10);
addAll(TENS, ORDINAL_TENS, "tens", (index) => (index + 2) * 10);
for (const zero of ["zero", "oh", "o", "nought", "naught"]) ATOMS.set(zero, { kind: "zero", value: 0, ordinal: false });
for (const [scale, value] of [["hundred", 100], ["thousand", 1000], ["million", 1e6], ["billion", 1e9]] as const) {
  ATOMS.set(scale, { kind: "scale", value, ordinal: false });
  ATOMS.set(`${scale}th`, { kind: "scale", value, ordinal: true });
} // prettier-ignore
ATOMS.set("fourty", ATOMS.get("forty")!);

function addAll(words: readonly string[], ordinals: readonly string[], kind: Kind, valueOf: (index: number) => number): void {
  words.forEach((word, index) => ATOMS.set(word, { kind, value: valueOf(index), ordinal: false }));
  ordinals.forEach((word, index) => ATOMS.set(word, { kind, value: valueOf(index), ordinal: true }));
}

/** Whether a word is a number or part of one: "seven", "twenty", "hundred", "1,260"; ordinals are none. */
export function isNumberWord(word: string): boolean {
  const atom = ATOMS.get(word);
  return atom === undefined ? /^\d[\d.,]*(?:-\d+)?$/.test(word) : !atom.ordinal;
}

const REPEATED = new Map([
  ["double", 2],
  ["triple", 3],
  ["treble", 3],
]);
const BEGINNINGS = new Set([...ATOMS.keys(), ...REPEATED.keys()]);

/** All numbers in the words of a turn (`Tokens.words`), first to last; "one" counts even where it means a thing. */
export function numbersIn(words: readonly string[]): readonly SpokenNumber[] {
  const found: SpokenNumber[] = [];
  for (let index = 0; index < words.length;) {
    const number = mayBegin(words[index]!) ? numberAt(words, index) : undefined;
    if (number === undefined) index++;
    else {
      found.push(number);
      index = number.last + 1;
    }
  }
  return found;
}

/** Whether a number may begin with a word at all: most words are none, and are passed over without a closer look. */
function mayBegin(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 48 && code <= 57) || BEGINNINGS.has(word);
}

/** Whether a number starts at a word, however long it is. */
export function isNumberAt(words: readonly string[], first: number): boolean {
  return mayBegin(words[first]!) && groupAt(words, first) !== undefined;
}

/** The longest number that starts at a word, if any does. */
export function numberAt(words: readonly string[], first: number): SpokenNumber | undefined {
  let next = first;
  let digits = "";
  let ordinal = false;
  const parts: number[] = [];
  while (!ordinal) {
    const group = groupAt(words, next);
    if (group === undefined) break;
    digits += group.digits;
    parts.push(group.value);
    ordinal = group.ordinal;
    next = group.end;
  }
  if (parts.length === 0) return undefined;
  return { first, last: next - 1, digits, value: parts.length === 1 ? parts[0]! : Number(digits), parts, ordinal };
}

interface Group {
  /** Index of the word after it. */
  end: number;
  digits: string;
  value: number;
  ordinal: boolean;
}

/** One number as it is grammatical to say it: "twenty one", "double oh", "two thousand and five", "7712". */
function groupAt(words: readonly string[], start: number): Group | undefined {
  const times = REPEATED.get(words[start]!);
  if (times !== undefined) {
    const repeated = atomAt(words, start + 1);
    if (repeated === undefined || repeated.value > 9 || repeated.ordinal) return undefined;
    const digits = String(repeated.value).repeat(times);
    return { end: start + 2, digits, value: Number(digits), ordinal: false };
  }
  const { end, value, ordinal, written } = cardinalAt(words, start);
  if (end === start) return undefined;
  const decimals = words[end] === "point" && !ordinal ? decimalsAt(words, end + 1) : "";
  if (decimals !== "")
    return { end: end + 1 + decimals.length, digits: `${value}${decimals}`, value: Number(`${value}.${decimals}`), ordinal };
  return { end, digits: written?.replaceAll(/\D/g, "") ?? String(value), value, ordinal };
}

function decimalsAt(words: readonly string[], start: number): string {
  let digits = "";
  for (let index = start; ; index++) {
    const atom = atomAt(words, index);
    if (atom === undefined || atom.value > 9 || atom.ordinal) return digits;
    digits += atom.value;
  }
}

/** Adds up atoms as long as each may follow the one before. */
function cardinalAt(words: readonly string[], start: number): { end: number; value: number; ordinal: boolean; written?: string } {
  let total = 0;
  let current = 0;
  let before: Atom | undefined;
  let smallest = Infinity;
  let end = start;
  while (!before?.ordinal) {
    const joined = words[end] === "and" && before?.kind === "scale" ? 1 : 0;
    const atom = atomAt(words, end + joined);
    if (atom === undefined || !mayFollow(atom, before, current, smallest, joined === 1)) break;
    if (
      atom.kind === "digits" &&
      before === undefined &&
      words[end + 1] !== "hundred" &&
      words[end + 1] !== "thousand" &&
      words[end + 1] !== "million"
    )
      return { end: end + 1, value: atom.value, ordinal: atom.ordinal, written: words[end]! };
    if (atom.kind !== "scale") current += atom.value;
    else if (atom.value === 100) current = (current || 1) * 100;
    else {
      total += (current || 1) * atom.value;
      current = 0;
      smallest = atom.value;
    }
    before = atom;
    end += joined + 1;
  }
  return { end, value: total + current, ordinal: before?.ordinal ?? false };
}

function mayFollow(atom: Atom, before: Atom | undefined, current: number, smallest: number, joined: boolean): boolean {
  if (before === undefined) return true;
  switch (atom.kind) {
    case "zero":
    case "digits":
      return false;
    case "unit":
      return before.kind === "tens" || before.kind === "scale";
    case "teen":
    case "tens":
      return before.kind === "scale";
    case "scale":
      if (joined || before.kind === "zero") return false;
      return atom.value === 100 ? current > 0 && current < 100 : atom.value < smallest && (current > 0 || before.kind !== "scale");
  }
}

const WRITTEN = /^\d[\d,]*(?:\.\d+)?$/;
const WRITTEN_ORDINAL = /^(\d{1,3})(?:st|nd|rd|th)$/;

function atomAt(words: readonly string[], index: number): Atom | undefined {
  const word = words[index];
  if (word === undefined) return undefined;
  const known = ATOMS.get(word);
  if (known !== undefined) return word === "second" && !isSecondOfSome(words, index) ? undefined : known;
  const code = word.charCodeAt(0);
  if (code < 48 || code > 57) return undefined;
  if (WRITTEN.test(word)) return { kind: "digits", value: Number(word.replaceAll(",", "")), ordinal: false };
  const ordinal = WRITTEN_ORDINAL.exec(word)?.[1];
  return ordinal === undefined ? undefined : { kind: "digits", value: Number(ordinal), ordinal: true };
}

const MONTHS = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "the second", "second of May", and not the sixtieth part of a minute. */
function isSecondOfSome(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? "";
  const after = words[index + 1] ?? "";
  const start = ATOMS.get(before)?.kind === "tens" ? words[index - 2] : before;
  return start === "the" || start === "my" || after === "of" || MONTHS.test(after);
}
