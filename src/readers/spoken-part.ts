import { isSurelySpeaker, speakerOf } from "./speaker.js";

/** Which part of a line of a script is said, and by whom: offsets into the line. */
export interface SpokenPart {
  from: number;
  to: number;
  by: "agent" | "customer";
}

const LABEL = /^[\s*_>-]*([\p{L}][\p{L}\d '’()/-]{0,30}?)\s*[*_]*:[*_]*\s+/u;
/** Labels that tell the agent to say something. */
const TELLS =
  /^(?:you|say|says|said|agent says|you say|please say|read|read out|read aloud|script|line|wording|ask|answer|reply|respond|response)$/i;

/** "Wants a supervisor: stay calm" names a case, and nobody who speaks. */
const CASE =
  /\b(?:if|when|wants?|needs?|asks?|asking|asked|demands?|insists?|requests?|requires?|prefers?|refuses?|calls?|speaks?|says no|is|are|has|have|was|with|without|by|for|to|no|not|another|via)\b/i;

/** Whether a line begins with a speaker's label; its words begin behind it. */
export function labelAt(line: string): { by: SpokenPart["by"]; from: number } | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const label = match[1]!;
  if (CASE.test(label) && !TELLS.test(label)) return undefined;
  const { role } = speakerOf(label);
  if (TELLS.test(label) || (role === "agent" && isSurelySpeaker(label))) return { by: "agent", from: match[0].length };
  return role === "customer" && isSurelySpeaker(label) ? { by: "customer", from: match[0].length } : undefined;
}

const WHOLE = /^\s*["“](.+)["”]\s*$/s;
/** `He is out: "You can leave a message."`, `When they agree, say "Thank you."`, `Late: "I'm sorry." Go to Search` */
const TAIL =
  /(?:[:–—✅✓✔👍-]|\b(?:say|says|ask|tell (?:them|him|her)|reply|respond|answer|offer|read|add|with))\s*["“](?=[^"“”]*\s)([^"“”]+)["”][\s.,;–—-]*(?:(?:and |then )*(?:go(?:es)? (?:back )?to|continue|proceed|jump|return|move on|next|→|->|=>|⇒|➡)[^"“”]*)?$/iu;

/** What leads to a quotation that nobody is to say: `Don't say: "…"`, `Never use phrases like "…"`, `Avoid: "…"`, `❌ "…"`. */
const WARNS =
  /(?:\b(?:(?:do not|don['’]t|never|not to|stop|avoid)\s+(?:ever\s+)?(?:say(?:ing)?|us(?:e|ing)|read(?:ing)?|ask(?:ing)?|tell(?:ing)?|reply(?:ing)?|answer(?:ing)?|respond(?:ing)?|writ(?:e|ing)|promis(?:e|ing))(?:\s+(?:them|him|her|it|(?:a|the) (?:caller|customer|guest|patient|member)s?|(?:the |any )?(?:things?|words?|phrases?|lines?)(?: like| such as)?|anything like))?|(?:avoid|never|not|instead of|rather than|wrong|bad|poor|worse|don['’]t|do not))\s*[:,–—-]?|[❌🚫✗✘👎⛔])[\s*_:]*["“]?$/iu;
/** What leads to a list or stands above a section or column of such. */
const WARNS_ABOVE =
  /\b(?:(?:do not|don['’]t|never|not to|stop|avoid)\s+(?:ever\s+)?(?:say(?:ing)?|us(?:e|ing)|writ(?:e|ing))|(?:words?|phrases?|lines?|wordings?|language|things|sayings?) (?:to avoid|not to (?:use|say)|to stay away from|we (?:never|do not|don['’]t) (?:say|use)))\b|^[\s*_]*(?:avoid(?: [\p{L}']+){0,4}|never|do not|don['’]t|don['’]ts|instead of(?: this)?|not this|not|wrong|bad(?: examples?)?|poor|banned|forbidden|no-?gos?|taboo(?: words)?|[❌🚫✗✘👎⛔][^:]{0,20})[\s*_:]*$/iu;

/** What behind a quotation says that nobody is to say it: `"Calm down." (never say this)`, `"Calm down." ❌`. */
const WARNS_BEHIND =
  /^["”’'*_\s]*(?:[([–—-]+\s*[*_]*(?:(?:do not|don['’]t|never|not to be|avoid)\b[^()[\]]{0,30}|wrong|bad|not like this|not this)[\s.!*_]*[)\]]?|[❌🚫✗✘👎⛔])\s*$/iu;

/** Whether a heading, or a line above a list, says that what comes is not to be said. */
export function warnsAgainst(title: string): boolean {
  return WARNS_ABOVE.test(title) && !/\b(?:instead say|say instead|but say|and what to say|dos and)\b/i.test(title);
}

/** The part of a line that is said: all of it in quotation marks, what follows the agent's label, or a quotation at its end. */
export function spokenPart(line: string): SpokenPart | undefined {
  if (isWarnedOf(line)) return undefined;
  const labelled = labelledPart(line);
  if (labelled !== undefined) return labelled;
  const whole = WHOLE.exec(line);
  if (whole !== null && !/["“”]/.test(whole[1]!)) return { by: "agent", ...inside(line, whole[1]!) };
  const tail = TAIL.exec(line);
  if (tail === null) return undefined;
  const part = inside(line, tail[1]!);
  return WARNS.test(line.slice(0, part.from)) ? undefined : { by: "agent", ...part };
}

/** Whether a line is a quotation and a word behind it that nobody is to say it. */
export function isWarnedOf(line: string): boolean {
  const behind = Math.max(line.lastIndexOf('"'), line.lastIndexOf("”"));
  return behind > 0 && WARNS_BEHIND.test(line.slice(behind));
}

/** What follows a speaker's label, where the line begins with one. */
export function labelledPart(line: string): SpokenPart | undefined {
  const label = labelAt(line);
  return label && { by: label.by, ...unquoted(line, label.from, line.length) };
}

function inside(line: string, words: string): { from: number; to: number } {
  const from = line.lastIndexOf(words);
  return { from, to: from + words.length };
}

function unquoted(line: string, from: number, to: number): { from: number; to: number } {
  const whole = WHOLE.exec(line.slice(from, to));
  return whole === null || /["“”]/.test(whole[1]!) ? { from, to } : inside(line, whole[1]!);
}
