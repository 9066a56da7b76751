import type { Segment, SourceCall } from "../src/call.js";

/** A way to say a call anew that changes no verdict. */
export interface Rewrite {
  name: string;
  /** Rules that the rewrite takes evidence from, with the reason. */
  concerns: Readonly<Record<string, string>>;
  rewrite(call: SourceCall): SourceCall;
}

const OTHER_NAMES = [
  "Imogen",
  "Rafferty",
  "Solveig",
  "Anselm",
  "Thandiwe",
  "Bronagh",
  "Casimir",
  "Odalric",
  "Persis",
  "Lubomir",
  "Keziah",
  "Torquil",
];

export const REWRITES: readonly Rewrite[] = [
  { name: "other names", concerns: {}, rewrite: swapNames },
  { name: "lower case", concerns: {}, rewrite: eachText((text) => outsideBrackets(text, (part) => part.toLowerCase())) },
  {
    name: "no punctuation",
    concerns: { "no-interrupting": "a dash is what tells that a turn was cut off" },
    rewrite: eachText((text) =>
      outsideBrackets(text, (part) =>
        part.replaceAll(/(?<=\w)[-–](?=\w)/g, " ").replaceAll(/[.,;:!?…"—–-]+(?=\s|$)|(?<=\s|^)[-–—.]+(?=\s|$)/g, ""),
      ),
    ),
  },
  { name: "no apostrophes", concerns: {}, rewrite: eachText((text) => outsideBrackets(text, (part) => part.replaceAll(/['’]/g, ""))) },
  { name: "open contractions", concerns: {}, rewrite: eachText(openContractions) },
  { name: "closed contractions", concerns: {}, rewrite: eachText(closeContractions) },
  {
    name: "fillers",
    concerns: {},
    rewrite: eachText((text) => outsideBrackets(text, (part) => part.replaceAll(/(?<=[a-z]) (?=(?:the|a|to|you|your|for|on)\b)/g, " um "))),
  },
];

export function eachText(change: (text: string) => string): (call: SourceCall) => SourceCall {
  return (call) => ({
    ...call,
    segments: call.segments.map((segment) => retold(segment, segment.role === "system" ? segment.text : change(segment.text))),
  });
}

/** The segment with other words; it no longer knows where they stand in the source. */
function retold(segment: Segment, text: string): Segment {
  return { ...segment, text, words: text === segment.text ? segment.words : scaled(segment, text), pieces: [{ at: 0, from: 0 }] };
}

/** Word times survive a rewrite in proportion. */
function scaled({ words, text: before }: Segment, text: string): Segment["words"] {
  return words?.map((one, index) => (index % 3 === 0 ? Math.round((one * text.length) / Math.max(1, before.length)) : one));
}

function outsideBrackets(text: string, change: (part: string) => string): string {
  return text
    .split(/(\[[^\]]*\]|\{\{[^}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");
}

function openContractions(text: string): string {
  return text
    .replaceAll(/\b(I)['’]m\b/gi, "$1 am")
    .replaceAll(/\b(can)['’]t\b/gi, "$1not")
    .replaceAll(/\bwon['’]t\b/gi, "will not")
    .replaceAll(/\b(do|does|did|is|are|was|were|have|has|had|could|would|should)n['’]t\b/gi, "$1 not")
    .replaceAll(/\b(I|you|we|they)['’]ve\b/gi, "$1 have")
    .replaceAll(/\b(you|we|they)['’]re\b/gi, "$1 are")
    .replaceAll(/\b(I|you|he|she|it|we|they|that)['’]ll\b/gi, "$1 will")
    .replaceAll(/\b(that|it|what|there|where)['’]s\b/gi, "$1 is");
}

function closeContractions(text: string): string {
  return text
    .replaceAll(/\b(I) am\b(?! \w+ing\?)/g, "$1'm")
    .replaceAll(/\bcannot\b/gi, "can't")
    .replaceAll(/\b(do|does|did|is|are|was|were|have|has|had|could|would|should) not\b/gi, "$1n't")
    .replaceAll(/\b(I|you|we|they) will\b/g, "$1'll")
    .replaceAll(/\b(you|we|they) are\b(?=[ ]\w)/g, "$1're")
    .replaceAll(/\b(that|it|there) is\b(?=[ ]\w)/gi, "$1's");
}

/** Every name that labels and metadata hold becomes another one, wherever it is said; wrong names stay wrong. */
function swapNames(call: SourceCall): SourceCall {
  const parts = new Set<string>();
  const addName = (name: string) =>
    name.split(/[\s.]+/).forEach((part) => /^\p{L}{3,}$/u.test(part) && !NO_NAME.has(part.toLowerCase()) && parts.add(part.toLowerCase()));
  for (const name of [call.meta.agent ?? "", ...(call.meta.customer?.names ?? [])]) addName(name);
  for (const segment of call.segments) {
    if (segment.name !== undefined && segment.role !== "system") addName(segment.name);
    for (const [, name] of segment.text.matchAll(/\b(?:my name(?: is|'s)|this is|I'm|it's) ((?:[A-Z][a-z]+ ?){1,2})/g)) addName(name!);
  }
  const other = new Map(
    [...parts].sort().map((name, index) => [name, OTHER_NAMES[index % OTHER_NAMES.length]! + (index >= OTHER_NAMES.length ? "a" : "")]),
  );
  const swap = (text: string) => text.replaceAll(/\p{L}+/gu, (word) => inCaseOf(word, other.get(word.toLowerCase())));
  const { agent, customer } = call.meta;
  return {
    ...eachText(swap)({
      ...call,
      segments: call.segments.map((segment) => ({
        ...segment,
        speaker: segment.speaker && swap(segment.speaker),
        name: segment.name && swap(segment.name),
      })),
    }),
    meta: { ...call.meta, agent: agent && swap(agent), customer: customer && { ...customer, names: customer.names.map(swap) } },
  };
}

const NO_NAME = new Set("the and agent customer caller guest support system passenger resident clerk helpdesk desk team".split(" "));

function inCaseOf(word: string, other: string | undefined): string {
  if (other === undefined) return word;
  return word === word.toLowerCase() ? other.toLowerCase() : other;
}
