import { isGivenName } from "./given-names.js";
import { areFormsOfOne, soundOf } from "./name-forms.js";

/** Consonants that are mistaken for each other, by the place where they are made. */
const KINDS: Readonly<Record<string, string>> = {
  b: "p", p: "p", d: "t", t: "t", g: "k", k: "k", f: "v", v: "v", w: "v", s: "s", z: "s", m: "n", n: "n", l: "l", r: "r",
}; // prettier-ignore

/** What is left of a name without its vowels: one letter for each kind of consonant. */
function bonesOf(name: string): string {
  return name
    .replaceAll(/ph/g, "f")
    .replaceAll(/tsch|sch|sh|ch|tch|dg(?=e)|(?<=c)c(?=[eiy])|[cg](?=[eiy])|x|j/g, "s")
    .replaceAll(/gh(?!o)/g, "")
    .replaceAll(/th/g, "t")
    .replaceAll(/ck|[cq]/g, "k")
    .replaceAll(/(?<=[aeiou])r(?![aeiouy])|(?<!^)y|h|[aeiou]|^y/g, "")
    .replaceAll(/(?<=n)t(?=s)|(?<=s)t(?=n)|(?<=m)p(?=[st])/g, "")
    .replaceAll(/[^\s]/g, (letter) => KINDS[letter] ?? "")
    .replaceAll(/(.)\1+/g, "$1");
}

/**
 * Whether two words may be one name that was written down, said or heard in two ways ("yousef" and "yusuf", "watkin" and
 * "watkins"), or a short form of it where it has any; names that differ in a consonant ("gerald" and "gerard"), or in the only vowel of a short one ("tim" and "tom"), are two.
 */
export function mayBeOneName(one: string, other: string, hasForms = true): boolean {
  if (one === other || (hasForms && areFormsOfOne(one, other)) || soundOf(one) === soundOf(other)) return true;
  const [bones, others] = [bonesOf(one), bonesOf(other)];
  if (bones !== others) return bones.length > 2 && (one === `${other}s` || other === `${one}s`);
  const arePair = isGivenName(one) && isGivenName(other);
  // "Jerome" is not "Jeremy", nor "Deepak" "Deepika".
  if (arePair && (syllablesOf(one) !== syllablesOf(other) || !beginAlike(one, other))) return false;
  if (bones.length > 2) return Math.abs(one.length - other.length) < 3 && (!arePair || areCloseVowels(one, other));
  return areCloseVowels(one, other) && (!arePair || Math.abs(one.length - other.length) < 2);
}

/** "Nick" is not "Mick", but "Carl" may be "Karl", and "Ellen" "Helen". */
function beginAlike(one: string, other: string): boolean {
  const [first, second] = [soundOf(one).charAt(0), soundOf(other).charAt(0)];
  return first === second || /^[aeiouhjgyscx]{2}$/.test(first + second);
}

function syllablesOf(name: string): number {
  return soundOf(name).match(/[aeiou]+/g)?.length ?? 0;
}

const CLOSE = new Set(["ae", "ei", "ou"]);
const LONG_VOWELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:e[iy]|a[iy])/, "e"],
  [/^(?:e[ae]|i[ey]|y)/, "i"],
  [/^(?:oo|ou|eu|ew)/, "u"],
];

/** Whether the first vowels of two names are the same, or next to each other in the mouth. */
function areCloseVowels(one: string, other: string): boolean {
  const [vowel, otherVowel] = [firstVowel(one), firstVowel(other)];
  return vowel === otherVowel || CLOSE.has([vowel, otherVowel].sort().join(""));
}

function firstVowel(name: string): string {
  const written = /[aeiouy]+/.exec(name.replace(/^y(?=[aeiou])/, ""))?.[0] ?? "";
  return LONG_VOWELS.find(([pattern]) => pattern.test(written))?.[1] ?? written.charAt(0);
}

/** Whether one of two names looks like a slip for the other: they begin alike and are about as long. */
export function areNear(one: string, other: string): boolean {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > 3 || Math.min(one.length, other.length) < 3) return false;
  const letters = [...new Set(one)].filter((letter) => other.includes(letter)).length;
  return letters >= Math.ceil(Math.max(new Set(one).size, new Set(other).size) * 0.5);
}
