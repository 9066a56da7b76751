// Longer than a source file should be: the forms in which transcripts write who speaks, side by side.
import { isName, isSurelySpeaker, speakerOf } from "./speaker.js";
import { isDigit, isLetter, stampBefore, stampBehind, type Line } from "./text-lines.js";

/** How a line shows who speaks: `Agent: …`, `[Agent] …`, `Agent - …`, or the name on a line of its own above the words. */
export type Form = "colon" | "bracket" | "dash" | "alone";

/** What may be a speaker's label. */
interface Beginning {
  form: Form;
  /** As the file has it, without Markdown, times and remarks. */
  label: string;
  /** The label in lower case, for comparing. */
  key: string;
  /** The time beside the label, as it is written. */
  start?: string;
  end?: string;
  /** What is remarked behind the name: `(after verification)`. */
  remark?: { text: string; from: number };
}

/** A label, and what follows it in its line. */
export interface Label extends Beginning {
  length?: undefined;
  text: string;
  /** Offset of `text` in the file. */
  from: number;
  /** The dash, bar or tab between label and words. */
  separator?: string;
}

/** What stands before a colon, one for all lines that begin so: a call has two or three such. Offsets are those in a line. */
interface Head extends Beginning {
  /** Its length with the colon, in characters. */
  length: number;
}

/** A label of a line, with what follows it or without. */
export type Mark = Label | Head;

/** Longer labels are sentences. */
const LONGEST = 48;
/** Markdown's, and the sign before a name by which chats call somebody. */
const MARKS = /^[*_`~]{0,3}@?/;
const MARKS_BEHIND = /[*_`~]{0,3}$/;
/** A number or a bullet before a label. */
const ITEM = /^(?:\d{1,5}(?:[.):]\s*|\s+)|[-*•–—]\s+)(?=[*_`[(]{0,3}\p{L})/u;

/** Every way in which a line may begin with a label, best first. */
export function marksOf(line: Line): readonly Mark[] {
  return plainHead(line) ?? everyLabelOf(line);
}

/** The same, each with what follows it. */
export function labelsOf(line: Line): Label[] {
  return marksOf(line).map((mark) => labelOf(mark, line));
}

/** A mark of a line with what follows it. */
export function labelOf(mark: Mark, { text, from }: Line): Label {
  if (mark.length === undefined) return mark;
  const { form, label, key, start, end, remark } = mark;
  const said = pastBlanks(text, mark.length);
  const own = remark === undefined ? undefined : { text: remark.text, from: remark.from + from };
  return { form, label, key, start, end, remark: own, text: text.slice(said), from: from + said };
}

function everyLabelOf(line: Line): Label[] {
  if (line.kind === "comment") return [aloneLabel(line)].filter((label) => label !== undefined);
  if (line.kind === "heading" || line.kind === "direction")
    return [aloneLabel(line), bracketLabel(line, 0)].filter((label) => label !== undefined);
  if (line.kind !== "text") return [];
  const named = namedLabel(line);
  if (named !== undefined) return [named];
  const item = ITEM.exec(line.text)?.[0].length ?? 0;
  const colon = (item > 0 ? colonLabel(line, item) : undefined) ?? colonLabel(line, 0);
  const others = [bracketLabel(line, item), dashLabel(line, item) ?? boldLabel(line, item) ?? dottedLabel(line, item)].filter(
    (label) => label !== undefined,
  );
  if (colon === undefined) return [...others, aloneLabel(line)].filter((label) => label !== undefined);
  // "Customer | Sure: at ten" may have its label before the bar, "Agent [00:01]: …" only before the colon.
  return [colon, ...others.filter((label) => colon.from > label.from && colon.text !== label.text)];
}

/** Heads seen so far; emptied when hostile input fills it. */
const heads = new Map<string, readonly [Head] | undefined>();
const MOST_HEADS = 5000;

function headOf(head: string): readonly [Head] | undefined {
  let known = heads.get(head);
  if (known === undefined && !heads.has(head)) {
    if (heads.size > MOST_HEADS) heads.clear();
    known = newHead(head);
    heads.set(head, known);
  }
  return known;
}

/** `Agent - Ben:` may be read in another way too. */
function newHead(head: string): readonly [Head] | undefined {
  if (/[-–—|>：\t*~=]| {2}|<<|\.{4}|…{2}|___|^(?:speaker|recording)\s*$/i.test(head)) return undefined;
  const found = colonLabel({ kind: "text", text: `${head}:`, from: 0 }, 0);
  if (found === undefined) return undefined;
  const { form, label, key, start, end, remark } = found;
  return [{ form, label, key, start, end, remark, length: head.length + 1 }];
}

/** The head of a line that begins with a letter and has no marks, as nearly all do; undefined where it takes a closer look. */
function plainHead({ kind, text }: Line): readonly [Head] | undefined {
  if (kind !== "text" || !isLetter(text.charCodeAt(0))) return undefined;
  const colon = plainColon(text);
  if (colon === -1 || (colon + 1 < text.length && text.charCodeAt(colon + 1) !== BLANK)) return undefined;
  const said = pastBlanks(text, colon + 1);
  // A time may follow the label, or a blank of another kind.
  if (!isLetter(text.charCodeAt(said)) && /[\s\d[({<#@]/.test(text.charAt(said))) return undefined;
  return headOf(text.slice(0, colon));
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === BLANK) at++;
  return at;
}

const [BLANK, COLON] = [32, 58];

/** Where the first colon stands that ends no hour; -1 where it takes a closer look. */
function plainColon(text: string): number {
  const last = Math.min(text.length, LONGEST + 24);
  let colon = 0;
  while (colon < last && text.charCodeAt(colon) !== COLON) colon++;
  return colon === last || (isDigit(text.charCodeAt(colon - 1)) && isDigit(text.charCodeAt(colon + 1))) ? -1 : colon;
}

/** `Agent: …`, `**Agent (Ben)**: …`, `[Agent 00:12]: …`, `Agent:…`. */
function colonLabel({ text, from }: Line, skip: number): Label | undefined {
  const open = skip + MARKS.exec(text.slice(skip, skip + 3))![0].length;
  let colon = text.slice(0, open + LONGEST + 24).search(/[:：]/);
  // The colons of a clock beside the label: "Agent [00:01]: …".
  while (colon > 0 && /\d/.test(text[colon - 1]!) && /\d/.test(text[colon + 1] ?? "")) {
    const next = text.slice(colon + 1, open + LONGEST + 24).search(/[:：]/);
    colon = next < 0 ? -1 : colon + 1 + next;
  }
  const opened = openStamp(text, from, open);
  if (colon <= open || (opened !== undefined && opened.from - from < colon)) return opened;
  const closing = MARKS.exec(text.slice(colon + 1, colon + 4))![0].length;
  const next = text[colon + 1 + closing];
  // "https://" and "10:30" are no labels; "Agent:Hello" is one.
  if (next !== undefined && !/[\s\p{Lu}"“'‘([«¿¡]/u.test(next)) return undefined;
  // `Agent ....: …`, as forms are filled in.
  const head = text
    .slice(open, colon)
    .replace(MARKS_BEHIND, "")
    .replace(/\s*\.{3,}$/, "");
  return withHead("colon", head, from + open, text, from, colon + 1 + closing);
}

const OPEN_STAMP =
  /^(\p{L}[\p{L}\p{M}\d .'’_+-]{0,38}?(?: ?\([^()]{1,30}\))?)(?:\s+[[(](\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)[\])]\s+(?=\S)| (\d{1,3}:\d{2}(?::\d{2})?) (?=[\p{L}"“'‘¿¡]))/u;

/** `Niamh [00:12] …`, `Agent 00:12 …` has a time where others have a colon. */
function openStamp(text: string, from: number, open: number): Label | undefined {
  const [whole, head, bracketed, bare] = OPEN_STAMP.exec(text.slice(open, open + 80)) ?? [];
  if (whole === undefined || (bare !== undefined && !/^(?:[ACR]|IN|OUT|RX|TX)$/.test(head!) && !isSurelySpeaker(head!))) return undefined;
  const label = withHead("colon", head!, from + open, text, from, open + whole.length);
  return label && { ...label, start: bracketed ?? bare };
}

/** `[Agent] …`, `<Agent> …`, `(speaker 0) …`. */
function bracketLabel({ text, from }: Line, skip: number): Label | undefined {
  const [whole, head] =
    /^[[<({]([^\][()<>{}:]{1,40}(?::\s?\d{1,2}(?=\]))?(?:\s\d{1,2}(?::\d\d){1,2}(?:\.\d{1,3})?)?)[\])>}]\s*[-–]?\s*(?=\S)/.exec(
      text.slice(skip, skip + 60),
    ) ?? [];
  if (whole === undefined) return undefined;
  // `<agent>Hello.</agent>`
  const end = `</${head!}>`;
  const said = text.startsWith("<", skip) && text.endsWith(end) ? text.slice(0, -end.length) : text;
  return withHead("bracket", head!, from + skip + 1, said, from, skip + whole.length);
}

/** `Agent - …`, `Agent | …`, `Agent > …`, `Agent -> …`, and with a tab or columns of spaces between. */
function dashLabel({ text, from }: Line, skip: number): Label | undefined {
  const [whole, marks, head, separator] =
    /^([*_]{0,3})((?:\p{L}[\p{L}\p{M}\d .'’_&/]{0,38}?|(?:\+\d|\(\d{2,4}\))[\d ()-]{6,20}\d)(?:\([^()]{1,30}\))?)[*_]{0,3}(\s+(?:[-–—|>]|[-=]>|[→⇒~=]|\/(?=\s+[[(]?\d+:\d))\s+|[-–—]\s+|>{1,2}\s+|\s*\|\s*|\t+\s*| {2,})(?=\S)/u.exec(
      text.slice(skip, skip + 90),
    ) ?? [];
  // "AGENT- Good morning", and not "well- I think".
  if (whole === undefined || (/^[-–—]/.test(separator!) && !isSurelySpeaker(head!))) return undefined;
  const label = withHead("dash", head!, from + skip + marks!.length, text, from, skip + whole.length);
  return label && { ...label, separator: separator!.trim() || (separator!.includes("\t") ? "\t" : " ") };
}

/** `**Agent** …`, whose first marks may have been taken off with a time before it. */
function boldLabel({ text, from }: Line, skip: number): Label | undefined {
  const [whole, marks, head] =
    /^([*_]{0,3})(\p{L}[\p{L}\p{M}\d .'’_&()-]{0,38}?)\*{2,3}[ \t]+(?=\S)/u.exec(text.slice(skip, skip + 60)) ?? [];
  return whole === undefined ? undefined : withHead("dash", head!, from + skip + marks!.length, text, from, skip + whole.length);
}

/** `OPERATOR.  Good morning.`, as courts and dictation have it; `Agent ...... Good morning.`, `* Agent * …`, `Agent <<< …`, `Agent / …`. */
function dottedLabel({ text, from }: Line, skip: number): Label | undefined {
  const [whole, head] =
    /^(?:(\p{Lu}[\p{Lu}\d ]{2,30})\.|(\p{L}[\p{L}\d ]{1,30}?)\s*(?:\.{4,}|…{2,}|_{3,}|\*|<{2,3}|>{3}|\s\/)(?=\s))\s+(?=\S)/u
      .exec(text.slice(skip, skip + 60))
      ?.filter((part) => part !== undefined) ?? [];
  // `NIAMH.  Good morning.`, as plays are printed.
  const isPlays = whole !== undefined && /^\p{Lu}{3,15}\. /u.test(whole);
  return whole !== undefined && (isPlays || isSurelySpeaker(head!))
    ? withHead("dash", head!, from + skip, text, from, skip + whole.length)
    : undefined;
}

/** Marks, or a face before a name. */
const PICTURES = /^(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+\s+|[*_`~]{0,3})/u;

/** `Ines (Support)`, `Niamh Byrne  0:05`, `### Agent`, `[Agent]`: the words stand below. */
function aloneLabel({ text, from }: Line): Label | undefined {
  if (text.length > LONGEST + 24) return undefined;
  const open = PICTURES.exec(text)![0].length;
  const head = text.slice(open).replace(MARKS_BEHIND, "");
  return withHead("alone", head, from + open, text, from, text.length);
}

/** `SPEAKER: S1` on a line of its own, as Speechmatics writes it. */
function namedLabel({ text, from }: Line): Label | undefined {
  const [head, label] = /^speaker\s*:\s*(\S.{0,30})$/i.exec(text) ?? [];
  if (head === undefined || !isSurelySpeaker(label!)) return undefined;
  return withHead("alone", label!, from + text.length - label!.length, text, from, text.length);
}

/** Takes time and remark off what stands before the words. */
function withHead(form: Form, written: string, headFrom: number, text: string, from: number, at: number): Label | undefined {
  let head = written;
  let start: string | undefined;
  let end: string | undefined;
  const before = stampBefore(head);
  if (before !== undefined) {
    ({ start, end } = before);
    head = head.slice(before.length);
    headFrom += before.length;
  }
  const behind = stampBehind(head);
  if (behind !== undefined) {
    ({ start, end } = behind);
    head = head.slice(0, behind.length);
  }
  head = unwrapped(head.replace(MARKS_BEHIND, "").trim());
  const [ahead, sender] = /^(From\s+)(.{1,60}?)\s+to\s+\S.*$/i.exec(head)?.slice(1) ?? [];
  if (sender !== undefined) {
    head = sender;
    headFrom += ahead!.length;
  }
  // `Niamh -> Zoë: …` is said by Niamh.
  if (form !== "alone") head = /^(\S.{0,38}?)\s+(?:[-=]>|[→⇒»])\s+\S{1,20}(?:\s\S{1,20}){0,2}$/.exec(head)?.[1] ?? head;
  const remark = remarkIn(head, headFrom);
  const label = (remark === undefined ? head : head.slice(0, remark.from - headFrom)).trim().replaceAll(/\s+/g, " ");
  if (!isLabelShape(label)) return undefined;
  const lead = /^\s*/.exec(text.slice(at))![0].length;
  const after = stampBefore(text.slice(at + lead), /[\t|]\s*$| {3}$| [-–—/] $/.test(text.slice(Math.max(0, at - 8), at + lead)));
  const said = at + lead + (after?.length ?? 0);
  return {
    form,
    label,
    key: keyOf(label),
    text: text.slice(said),
    from: from + said,
    start: start ?? after?.start,
    end: end ?? after?.end,
    remark,
  };
}

/** `[Agent]` before a colon. */
function unwrapped(head: string): string {
  const [, inside] = /^[[({<]([^\][(){}<>]+)[\])}>]$/.exec(head) ?? [];
  return inside === undefined ? head : inside.trim();
}

/** "Agent (radiology)", "Agent (tech support)": where somebody works is part of who speaks. */
const DEPARTMENT =
  /^(?!(?:on|off|back|to|from|at|in|with) )(?:\S+ ){0,2}(?:switchboard|reception|front desk|bookings?|reservations?|appointments?|admissions?|records|billing|accounts?|payments?|collections?|claims?|sales|support|service|services|helpdesk|help desk|service desk|it|technical|repairs?|maintenance|engineering|dispatch|depot|warehouse|branch|store|complaints?|retentions?|loyalty|fraud|security|cards?|loans?|mortgages?|savings|insurance|pharmacy|ward|clinic|outpatients|triage|housing|parking|planning|council tax|returns|shipping|delivery|logistics|enquiries|escalations?|department|dept|team|desk|office|line|(?:tier|level) (?:\d|one|two|three)|\w{3,}(?:ology|iatrics|opathy))$/i;

/** A bracket behind a name that holds neither name nor role: `Chris (after verification)`. */
function remarkIn(head: string, from: number): Label["remark"] {
  const [whole, outer, bracket] = /^([^([]+)([([][^)\]]{1,80}[)\]])$/.exec(head) ?? [];
  if (whole === undefined || outer!.trim() === "") return undefined;
  const inside = bracket!.slice(1, -1).trim();
  const { role } = speakerOf(inside);
  if (role !== undefined && isSurelySpeaker(inside)) return undefined;
  // "Olwen (staff)": a lone word for a side is no remark either.
  if ((role === "agent" || role === "customer") && !/\s/.test(inside)) return undefined;
  if (DEPARTMENT.test(inside) && isSurelySpeaker(outer!.trim())) return undefined;
  const isPlain = /^\p{Ll}/u.test(inside) && (/^\p{Lu}/u.test(outer!) || !isName(inside));
  const isPerson = !isPlain || (isName(inside) && !/\s|(?:ing|ly|s|ed)$/.test(inside) && !/^\p{Lu}\p{Ll}/u.test(outer!));
  return isPerson ? undefined : { text: bracket!, from: from + outer!.length };
}

export function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(/\s+/g, " ");
}

function isLabelShape(label: string): boolean {
  // `n.byrne@example.com`, and `Niamh B.`
  if (/^[\w.+-]{1,40}@[\w-]+(?:\.[\w-]+)+$|^\p{Lu}[\p{L}'’-]+ \p{Lu}\.$/u.test(label)) return true;
  if (label.length === 0 || label.length > LONGEST || !/[\p{L}\d]/u.test(label)) return false;
  if (label.split(" ").length > 6 || /["“”?!;=@]|https?|[.,]\s*$|\.\s+\p{Ll}|\p{Ll}{4}\.\s/u.test(label)) return false;
  return true;
}
