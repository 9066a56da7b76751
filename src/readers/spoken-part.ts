import { isSurelySpeaker, speakerOf } from "./speaker.js";

/** Which part of a line of a script is said, and by whom: offsets into the line. */
export interface SpokenPart {
  from: number;
  to: number;
  by: "agent" | "customer";
}

const LABEL = /^(?:[\s*_>-]|\p{Extended_Pictographic}|\ufe0f)*([\p{L}][\p{L}\d '’()/-]{0,30}?)\s*[*_]*:[*_]*\s+/u;
/** `Agent — …`, `**Customer** - …`: only where the label is surely a speaker's. */
const DASHED = /^(?:[\s*_>-]|\p{Extended_Pictographic}|\ufe0f)*(\p{L}[\p{L} '’()/]{0,30}?)[*_]*\s+(?:[–—―]|-{1,2})[*_]*\s+(?=\S)/u;
/** Labels that tell the agent to say something. */
const TELLS =
  /^(?:(?:you|agents?|reps?|advisors?) (?:say|can say|could say|might say|may say|ask)|you|(?:please |then |and )?(?:say|says|said|read|ask)(?: this| to them| out| out loud| aloud)?|(?:agent |rep |advisor |sample |suggested |standard |example |approved |recommended )?(?:script|line|wording|answer|reply|respond|response|phrase|verbiage|phrasing)|talk track|talking point|rebuttal|a)$/i;
/** What customers say of their own accord, in lists of questions and answers and of objections. */
const RAISED =
  /^(?:q|(?:common |typical |possible )?(?:objection|complaint|customer question)s?(?: \d{1,2})?|trigger|red flag|listen for|key ?words?|(?:what )?you (?:might |may |will |often )?hear|when you hear|(?:what )?(?:they|customers|callers|guests|patients|members|clients) (?:might |may |will |often |usually )?(?:say|ask))$/i;

/** "Wants a supervisor: stay calm" names a case, and nobody who speaks. */
const CASE =
  /\b(?:if|when|wants?|needs?|asks?|asking|asked|demands?|insists?|requests?|requires?|prefers?|refuses?|calls?|speaks?|says no|is|are|has|have|was|with|without|by|for|to|no|not|another|via)\b/i;

/** Whether a line begins with a speaker's label; its words begin behind it. */
export function labelAt(line: string): { by: SpokenPart["by"]; from: number } | undefined {
  const match = LABEL.exec(line);
  if (match === null) return dashedLabelAt(line);
  const label = match[1]!;
  if (RAISED.test(label)) return { by: "customer", from: match[0].length };
  if (CASE.test(label) && !TELLS.test(label)) return undefined;
  const { role } = speakerOf(label);
  if (TELLS.test(label) || (role === "agent" && isSurelySpeaker(label))) return { by: "agent", from: match[0].length };
  return role === "customer" && isSurelySpeaker(label) ? { by: "customer", from: match[0].length } : undefined;
}

function dashedLabelAt(line: string): ReturnType<typeof labelAt> {
  const match = DASHED.exec(line);
  if (match === null || CASE.test(match[1]!) || !isSurelySpeaker(match[1]!)) return undefined;
  const { role } = speakerOf(match[1]!);
  return role === "agent" || role === "customer" ? { by: role, from: match[0].length } : undefined;
}

const WHOLE = /^\s*["“](.+)["”]\s*$/s;
/** Quotations of two words or more. */
const QUOTED = /["“](?=[^"“”]*\s)([^"“”]+)["”]/gu;
/** What leads to what the agent says: `He is out: "…"`, `When they agree, say "…"`, `Tell them, "…"`, `→ "…"`. */
const LEADS =
  /(?:[:–—✅✓✔👍→-]|^[\s*_]*(?:🗣|💬|📞|☎|🎙|📢|🔊|👤|🧑|👩|👨|🎧)\S*|\b(?:say|says|ask|tell (?:them|him|her|the (?:customer|caller|guest|patient|member|client))|reply|respond|answer|offer|read(?: out| aloud)?|add|with|try|use|like|begin|start|open|close|end|finish))\s*[:,]?\s*$/iu;
/** Who speaks in these words is the customer: `Caller - "…"`, `If they say "…"`, `The guest might complain: "…"`. */
const OF_CUSTOMERS =
  /(?:\b(?:customer|caller|client|guest|patient|member|user|they|he|she|someone|somebody|people)s?(?:['’]s)?\b(?:\s+(?!and\b|then\b|say:|ask:)[\p{L}'’]+){0,4}?\s+(?:says?|said|asks?|asked|complains?|replies|reply|answers?|tells?(?: you)?|mentions?|shouts?|insists?|states?|responds?|objects?|yells?|goes|starts?(?: with)?|opens?(?: with)?|uses?|likes?|question|words)|\b(?:you|we)(?: might| may| will| often)? hear|^[\s\p{P}\d]*(?:the )?(?:customer|caller|client|guest|patient|member|user))\s*[:,–—-]*\s*$/iu;
/** "If they shout: …" is when it is said, and "if they say: …" what they say. */
const IS_CASE =
  /^[\s\p{P}\d]*(?:if|when|where|in case|once|should)\b(?!.*\b(?:says?|said|asks?|asked|tells?|mentions?|repl(?:y|ies)|answers?|uses?|goes|starts?|hear)\s*[:,–—-]*\s*$).*[:–—-]\s*$/iu;
/** What may stand behind it: nothing, a sentence of its own, or what to do then. */
const FOLLOWS =
  /^(?:[\s.,;:!?*_]*$|[\s.,;]*[–—([→⇒➡✅✓✔👍-]|[\s.,;*_]*(?:and|then|or|before|after|while|if|when|until|unless|once|go|goto|continue|proceed|jump|return|move|next)\b|[\s.,;*_]*[\p{Lu}\d"“])/u;

/** What leads to a quotation that nobody is to say: `Don't say: "…"`, `Never use phrases like "…"`, `Avoid: "…"`, `❌ "…"`. */
const WARNS =
  /(?:\b(?:(?:do not|don['’]t|never|not to|stop|avoid)\s+(?:ever\s+)?(?:say(?:ing)?|us(?:e|ing)|read(?:ing)?|ask(?:ing)?|tell(?:ing)?|reply(?:ing)?|answer(?:ing)?|respond(?:ing)?|writ(?:e|ing)|promis(?:e|ing))(?:\s+(?:them|him|her|it|(?:a|the) (?:caller|customer|guest|patient|member)s?|(?:the |any )?(?:things?|words?|phrases?|lines?)(?: like| such as)?|anything like))?|(?:avoid|never|not|instead of|rather than|wrong(?: way)?|bad|poor|weak|worse|incorrect|old(?: way)?|used to say|don['’]t|do not))\s*[:,–—-]?|[❌🚫✗✘👎⛔])[\s*_:]*["“]?$/iu;
/** What leads to a list or stands above a section or column of such. */
const WARNS_ABOVE =
  /\b(?:(?:do not|don['’]t|never|not to|stop|avoid)\s+(?:ever\s+)?(?:say(?:ing)?|us(?:e|ing)|writ(?:e|ing))|(?:words?|phrases?|lines?|wordings?|language|things|sayings?) (?:to (?:avoid|leave out|drop|skip|stay away from|keep away from|cut)|not to (?:use|say)|(?:that )?we (?:never|do not|don['’]t|no longer) (?:say|use)|(?:that|which) (?:do not|don['’]t|never)(?: (?:work|help|calm|land))?))\b|^[\s*_]*(?:avoid(?: [\p{L}']+){0,4}|never|do not|don['’]t|don['’]ts|instead of(?: this)?|not this|not|wrong|bad(?: examples?)?|poor|banned|forbidden|no-?gos?|taboo(?: words)?|[❌🚫✗✘👎⛔][^:]{0,20})[\s*_:]*$/iu;

/** What behind a quotation says that nobody is to say it: `"Calm down." (never say this)`, `"Calm down." ❌`. */
const WARNS_BEHIND =
  /^["”’'*_\s]*(?:[([–—-]+\s*[*_]*(?:(?:do not|don['’]t|never|not to be|avoid)\b[^()[\]]{0,30}|wrong|bad|not like this|not this)[\s.!*_]*[)\]]?|[❌🚫✗✘👎⛔])\s*$/iu;

/** `Agent says:`, `Then read this out:` in a line of its own: what follows is said. */
const BARE =
  /^(?:[\s*_>]|\p{Extended_Pictographic}|\ufe0f)*(?:(?:then |now |and |please |next )*(?:say|ask|read|tell (?:them|him|her|the (?:customer|caller|guest|patient|member|client)))(?: (?:the following|this|that|out loud|aloud|out|verbatim|word for word|to (?:them|the (?:customer|caller)))){0,3}|(?:the )?(?:agents?|reps?|advisors?|operators?|you)(?: (?:says?|reads?|asks?))?|(?:agent |call |phone |opening |closing |hold |transfer |greeting |your )?(?:script|wording|line|lines|words|response|reply|talk track|verbiage))[\s*_]*:[\s*_]*$/iu;

/** Whether a line is only there to say that the next is said. */
export function leadsToSaid(line: string): boolean {
  return BARE.test(line) && !warnsAgainst(line);
}

/** `What to say:`, "Empathy statements", "Useful phrases to use": the sentences of the list below are said. */
const TELLS_ABOVE =
  /^[\s*_\p{So}]*(?:(?:what (?:to|you|we|agents?) (?:can |could |should |may )?say|(?:please |do |always |then |you can |agents? )?says?(?: this| one of (?:these|them)| instead)?|say instead|script|talking points|(?:\p{L}+ )?(?:sample|suggested|useful|helpful|good|approved|key|empathy|standard|recommended|positive|stock|go-to|hold|transfer|closing|opening|greeting|holding|apology|probing|power|example) (?:phrases|lines|statements|sentences|wordings?|responses|replies|scripts?|questions|words)|(?:\p{L}+ ){0,3}(?:phrases|lines|statements|wordings|one-liners)(?: (?:to|that|for|when|we|you|which|at|on|in|if)(?: [\p{L}’']+){1,5})?|(?:use|try|pick|choose) (?:one of )?(?:these|the following|this|any of these)(?: (?:phrases|lines|statements|sentences|wordings?|words))?|for example|such as|(?:good )?examples?)(?: (?:when|if|for|to|in|at|on|about)\b[^:]{0,60})?)[\s*_]*:?[\s*_]*$/iu;

/** Whether a heading, or a line above a list, says that what comes is said. */
export function tellsToSay(title: string): boolean {
  return (
    TELLS_ABOVE.test(title) &&
    !/\b(?:customer|caller|client|guest|patient|member|user|they)s?\b(?: (?:might|may|will|often|usually))? (?:say|ask|use|hear)/i.test(
      title,
    )
  );
}

/** Whether a heading, or a line above a list, says that what comes is not to be said. */
export function warnsAgainst(title: string): boolean {
  return WARNS_ABOVE.test(title) && !/\b(?:instead say|say instead|but say|and what to say|dos and)\b/i.test(title);
}

/** The parts of a line that are said: all of it in quotation marks, what follows the agent's label, or quotations that something leads to (`isLed`: the place does). */
export function spokenParts(line: string, isLed = false): SpokenPart[] {
  if (isWarnedOf(line)) return [];
  const labelled = labelledPart(line);
  if (labelled?.by === "customer") return [labelled, ...agentBehind(line, labelled.from)];
  if (labelled !== undefined) return [labelled];
  const whole = WHOLE.exec(line);
  if (whole !== null && !/["“”]/.test(whole[1]!)) return [{ by: "agent", ...inside(line, whole[1]!) }];
  const parts: SpokenPart[] = [];
  let done = 0;
  for (const match of line.matchAll(QUOTED)) {
    const [lead, from] = [line.slice(done, match.index), match.index + 1];
    const to = from + match[1]!.length;
    done = to + 1;
    if ((isLed || (LEADS.test(lead) && FOLLOWS.test(line.slice(done)))) && !WARNS.test(lead))
      parts.push({ by: OF_CUSTOMERS.test(lead) && !IS_CASE.test(lead) ? "customer" : "agent", from, to });
  }
  return parts;
}

/** `Customer: "Why?" Agent: "It is late."`, in one line. */
function agentBehind(line: string, after: number): SpokenPart[] {
  for (const { index } of line.matchAll(/(?<=[\s→|/])\p{Lu}[\p{L} ]{1,20}:\s/gu)) {
    const label = index > after ? labelledPart(line.slice(index)) : undefined;
    if (label?.by === "agent") return [{ by: "agent", from: index + label.from, to: index + label.to }];
  }
  return [];
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
