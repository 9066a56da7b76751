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
  /(?:[:–—-]|\b(?:say|says|ask|tell (?:them|him|her)|reply|respond|answer|offer|read|add|with))\s*["“](?=[^"“”]*\s)([^"“”]+)["”][\s.,;–—-]*(?:(?:and |then )*(?:go(?:es)? (?:back )?to|continue|proceed|jump|return|move on|next|→|->|=>|⇒|➡)[^"“”]*)?$/iu;

/** The part of a line that is said: all of it in quotation marks, what follows the agent's label, or a quotation at its end. */
export function spokenPart(line: string): SpokenPart | undefined {
  const labelled = labelledPart(line);
  if (labelled !== undefined) return labelled;
  const whole = WHOLE.exec(line);
  if (whole !== null && !/["“”]/.test(whole[1]!)) return { by: "agent", ...inside(line, whole[1]!) };
  const tail = TAIL.exec(line);
  return tail === null ? undefined : { by: "agent", ...inside(line, tail[1]!) };
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
