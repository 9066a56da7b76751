import type { CallMeta, Piece, Segment } from "../call.js";
import { offsetLines } from "./cues.js";
import { attributionAt, blockAt, instantOfMail, type Head, type Sender } from "./mail-heads.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { isOwnText } from "./text-own.js";
import { isSurelySpeaker } from "./speaker.js";

/** A thread of mails, pasted or exported as text: the newest on top, what it answers quoted below; read from the first to the last. */
export const mailReader: Reader = {
  name: "mail",
  title: "a thread of mails",
  note: {
    from: "mail programs: a thread with quoted replies, as text",
    roles: "stated",
    times: "none",
    metadata: "date",
    example: String.raw`From: Larkspur Support <support@example.com>\nDate: Tue, 3 Jun 2025 11:02\n\nHello Zoë.\n\nOn Tue, 3 Jun 2025 at 10:40, Zoë Okafor <zoe@example.com> wrote:\n> Where is my parcel?`,
  },
  extensions: [],
  recognises: ({ head }) => !isOwnText(head) && mayBeMail(head) && isThread(messagesIn(head)),
  *read(input) {
    const text = input.text();
    const messages = inOrder(messagesIn(text));
    const roles = rolesOf(messages);
    const segments = messages.map((message): Segment => ({ ...whoWrote(message, roles), text: message.text, pieces: message.pieces }));
    const first = messages.find(({ head }) => instantOfMail(head?.date) !== undefined);
    const meta: CallMeta =
      first === undefined ? {} : { startedAt: new Date(instantOfMail(first.head!.date)! * 1000).toISOString().slice(0, 19) };
    yield { kind: "call", reader: "mail", source: textSource(input.file, text), index: 0, meta, segments, events: [], notes: [] };
  },
};

/** The marks of a mail: a verb of an attribution, or a line that says from whom it is. */
function mayBeMail(head: string): boolean {
  return /(?:wrote|schrieb[^\n]{0,120}|a écrit|escribió|ha scritto|escreveu|schreef[^\n]{0,120})\s?:\s*$/im.test(head) || /^[> \t*_]*(?:From|Von|De|Da|Van)[*_]{0,2}\s?:/im.test(head); // prettier-ignore
}

/** The mails of a text that quotes others, from the first to the last; none where it quotes none. */
export function quotingMails(text: string): readonly Message[] {
  const messages = text.includes("\n") && mayBeMail(text) ? messagesIn(text) : [];
  return isThread(messages) ? messages.toReversed() : [];
}

/** Several messages; one that holds a call, with who speaks before each turn, is that call. */
function isThread(messages: readonly Message[]): boolean {
  return messages.length > 1 && messages.reduce((sum, { labels }) => sum + labels, 0) < 2;
}

/** One mail of a thread; who writes on top of the others may have no head. */
export interface Message {
  head?: Head;
  text: string;
  pieces: Piece[];
  /** Lines that begin with the name of a side. */
  labels: number;
  /** Whether what follows is a signature. */
  isSigned: boolean;
}

interface Line {
  text: string;
  from: number;
  /** How often it is quoted. */
  depth: number;
}

const QUOTE = /^[ \t]*(?:>[ \t]?)+/;

function quotedLines(text: string): Line[] {
  return offsetLines(text).map(({ text: raw, from }) => {
    const marks = QUOTE.exec(raw)?.[0] ?? "";
    return { text: raw.slice(marks.length), from: from + marks.length, depth: marks.replaceAll(/[^>]/g, "").length };
  });
}

/** Lines between messages that nobody wrote. */
const BETWEEN =
  /^\W*(?:(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message|weitergeleitete nachricht)\W*|begin forwarded message:|_{5,}|-{5,}|sent from (?:my|outlook|mail|yahoo)\b.{0,60}|get outlook for .{0,30}|von meinem .{1,30} gesendet)$/i;

/** The messages of a thread as they stand in it. */
function messagesIn(text: string): Message[] {
  const lines = quotedLines(text);
  const messages: Message[] = [];
  /** The message that lines of each depth belong to. */
  const open: (Message | undefined)[] = [];
  const begin = (depth: number, head?: Head) => {
    const message: Message = { head, text: "", pieces: [], labels: 0, isSigned: false };
    open.length = depth;
    open[depth] = message;
    messages.push(message);
    return message;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const head = headAt(lines, index);
    if (head !== undefined) {
      index += head.lines - 1;
      begin(head.isQuoting === true ? depthBelow(lines, index + 1, line.depth) : line.depth, head);
    } else add(open[line.depth] ?? (line.text.trim() === "" ? undefined : begin(line.depth)), line);
  }
  return distinct(messages.filter((message) => message.text !== ""));
}

function headAt(lines: readonly Line[], index: number): Head | undefined {
  const { text, depth } = lines[index]!;
  if (!text.includes(":") && !/^(?:On|Am|Le|El|Il|Em|Op)\s/.test(text)) return undefined;
  const below: string[] = [];
  for (let at = index; at < lines.length && at < index + 40 && lines[at]!.depth === depth; at++) below.push(lines[at]!.text.trimEnd());
  return blockAt(below) ?? attributionAt(below);
}

/** Quoted is what is set in one level deeper; some programs do not set it in. */
function depthBelow(lines: readonly Line[], from: number, depth: number): number {
  const next = lines.slice(from, from + 5).find((line) => line.text.trim() !== "");
  return next !== undefined && next.depth > depth ? next.depth : depth;
}

function add(message: Message | undefined, { text, from }: Line): void {
  if (message === undefined) return;
  if (/^--\s?$/.test(text)) message.isSigned = true;
  const said = text.trim();
  if (message.isSigned || said === "" || BETWEEN.test(said)) return;
  if (isSurelySpeaker(/^\W{0,3}([\p{L} ]{2,30})\W{0,3}:\s/u.exec(said)?.[1] ?? "")) message.labels++;
  const at = message.text === "" ? 0 : message.text.length + 1;
  message.text += (at === 0 ? "" : " ") + said;
  message.pieces.push({ at, from: from + text.indexOf(said) });
}

/** Each answer of a thread quotes what came before: every message once. */
function distinct(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return messages.filter(({ text }) => {
    const plain = text.replaceAll(/\s+/g, " ").toLowerCase();
    return !seen.has(plain) && seen.add(plain);
  });
}

/** From the first to the last: by their dates, or turned round as threads are. */
function inOrder(messages: readonly Message[]): Message[] {
  const dates = messages.map(({ head }) => instantOfMail(head?.date));
  const known = dates.filter((date) => date !== undefined);
  // The answer on top may have no head of its own.
  const isRising = known.length > 1 && known.every((date, index) => index === 0 || date >= known[index - 1]!);
  return isRising ? [...messages] : messages.toReversed();
}

const keysOf = ({ label, address }: Sender) => [label.toLowerCase(), ...(address === undefined ? [] : [address])];

/** Roles by name and address: who writes as the service, and who writes to it. */
function rolesOf(messages: readonly Message[]): Map<string, "agent" | "customer"> {
  const roles = new Map<string, "agent" | "customer">();
  const tell = (sender: Sender | undefined, role: "agent" | "customer") => {
    if (sender !== undefined) for (const key of keysOf(sender)) if (!roles.has(key)) roles.set(key, role);
  };
  const heads = messages.flatMap(({ head }) => (head === undefined ? [] : [head]));
  for (const { from, to } of heads) for (const sender of [from, ...to]) if (sender?.isService) tell(sender, "agent");
  for (const { from, to } of heads) {
    if (to.some((one) => one.isService) && from?.isService === false) tell(from, "customer");
    if (from?.isService) for (const one of to) tell(one, "customer");
  }
  const people = new Map(heads.flatMap(({ from }) => (from === undefined ? [] : [[from.label.toLowerCase(), from] as const])));
  const told = [...people].filter(([key]) => roles.has(key));
  const [other, ...more] = [...people].filter(([key]) => !roles.has(key));
  // Of two people the one who does not write to the service is the service.
  if (other !== undefined && more.length === 0 && told.length === 1)
    tell(other[1], roles.get(told[0]![0]) === "agent" ? "customer" : "agent");
  return roles;
}

function whoWrote({ head }: Message, roles: ReadonlyMap<string, "agent" | "customer">): Pick<Segment, "speaker" | "name" | "role"> {
  const { from } = head ?? {};
  if (from === undefined) return {};
  const role = keysOf(from).map((key) => roles.get(key)).find((one) => one !== undefined); // prettier-ignore
  const { label, name } = from;
  return { speaker: label, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}
