import { meaningIn } from "./names.js";
import type { CallEvent, Piece, Segment } from "../call.js";
import { findTurns } from "./find-turns.js";
import { hasLabels, readInner } from "./inner-text.js";
import { ANY, escapedPieces, WHOLE } from "./json-places.js";
import { segmentOf } from "./segment.js";
import { instantOf, numberIn, secondsAt } from "./times.js";
import { quotingMails, type Message } from "./mail.js";
import type { Head } from "./mail-heads.js";
import { readFinding } from "./turns-json.js";
import { partyAt, type Party } from "./vcon-parties.js";
import type { Voice } from "./voices.js";

type Row = Readonly<Record<string, unknown>>;

/** An entry of a vCon's dialog. */
export interface Dialog {
  row: Row;
  /** Its number in the list. */
  index: number;
  /** Seconds since 1970. */
  instant?: number;
  /** Seconds. */
  duration?: number;
}

/** The dialog of a vCon; whatever is no list is none. */
export function dialogsOf(value: unknown): Dialog[] {
  if (!Array.isArray(value)) return [];
  const dialogs: Dialog[] = [];
  for (let index = 0; index < value.length; index++) {
    const one = value[index] as unknown;
    if (typeof one !== "object" || one === null) continue;
    const row = one as Row;
    const duration = numberIn(row["duration"]);
    dialogs.push({ row, index, instant: instantOf(row["start"]), duration: duration > 0 && duration < 1e6 ? duration : undefined });
  }
  return dialogs;
}

/** What the text dialogs of a vCon say; with a `file`, the only one of them may hold a whole transcript. */
export function saidIn(
  dialogs: readonly Dialog[],
  pointer: string,
  parties: readonly Party[],
  first: number | undefined,
  file: string | undefined,
): Segment[] {
  const written = dialogs.filter(({ row }) => row["type"] === "text" || (row["type"] === undefined && typeof row["body"] === "string"));
  const segments: Segment[] = [];
  const plain = `${pointer}${ANY}/body`;
  for (const { row, index, instant, duration } of written) {
    const body = row["body"];
    const start = secondsAt(instant, first);
    const end = start === undefined || duration === undefined ? undefined : start + duration;
    const voice = partyAt(parties, row["originator"] ?? row["parties"]);
    if (typeof body === "string" && isPlain(row) && written.length > 1 && !body.includes("\n")) {
      const segment = segmentOf(body, plain, voice, start, end, index);
      if (segment !== undefined) segments.push(segment);
      continue;
    }
    const place = `${pointer}/${index}/body`;
    if (typeof body === "object" && body !== null) segments.push(...fromObject(body, place, voice, file ?? "", start, end));
    if (typeof body !== "string") continue;
    const { text, pointer: told, pieces } = decoded(body, row, place);
    const whole = file !== undefined && written.length === 1 && hasLabels(text) ? readInner(file, text, told).segments : [];
    const mails = whole.length > 2 ? [] : quotingMails(text);
    if (whole.length > 2 && new Set(whole.map(({ speaker }) => speaker)).size > 1) segments.push(...whole);
    else if (mails.length > 0) addMails(segments, mails, parties, { pointer: told, pieces, voice, start, end });
    else addMessage(segments, text, told, pieces, voice, start, end);
  }
  return segments;
}

/** A body that is the text itself, in no encoding and of one part. */
function isPlain({ encoding, mediatype, mimetype }: Row): boolean {
  const media = mediatype ?? mimetype;
  return encoding !== "base64url" && encoding !== "json" && (media === undefined || media === "text/plain");
}

function addMessage(
  segments: Segment[],
  text: string,
  pointer: string,
  pieces: readonly Piece[] | undefined,
  voice: Voice,
  start?: number,
  end?: number,
): void {
  const segment = segmentOf(text, pointer, voice, start, end);
  if (segment === undefined) return;
  if (pieces !== undefined) segment.pieces = cutFrom(pieces, segment.pieces?.[0]?.from ?? 0);
  segments.push(segment);
}

/** What a mail says, and before it what it quotes of mails that the vCon does not hold. */
function addMails(
  segments: Segment[],
  mails: readonly Message[],
  parties: readonly Party[],
  { pointer, pieces, voice, start, end }: { pointer: string; pieces?: readonly Piece[]; voice: Voice; start?: number; end?: number },
): void {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim().toLowerCase();
  const said = new Set(segments.map(({ text }) => plain(text)));
  for (const { head, text, pieces: own } of mails) {
    if (head !== undefined && said.has(plain(text))) continue;
    const within = (piece: Piece, end: number) =>
      cutFrom(pieces ?? [], piece.from)
        .map(({ at, from }) => ({ at: piece.at + at, from }))
        .filter(({ at }) => at < end);
    const placed = pieces === undefined ? own : own.flatMap((piece, index) => within(piece, own[index + 1]?.at ?? text.length));
    const times = head === undefined ? { start, end } : {};
    segments.push({ ...(head === undefined ? voice : partyWriting(head, parties)), ...times, text, pieces: placed, pointer });
  }
}

/** The party from whom a mail is, by its address or name. */
function partyWriting({ from }: Head, parties: readonly Party[]): Voice {
  if (from === undefined) return {};
  const known = parties.find(({ id, voice: { speaker, name } }) =>
    [id, speaker, name].some((one) => one !== undefined && [from.address, from.label].includes(one.replace(/^mailto:/, ""))),
  );
  return known?.voice ?? { speaker: from.label, name: from.name };
}

/** Pieces of a text without its first `lead` characters. */
function cutFrom(pieces: readonly Piece[], lead: number): Piece[] {
  const before = pieces.findLast(({ at }) => at <= lead) ?? { at: 0, from: 0 };
  const rest = pieces.filter(({ at }) => at > lead).map(({ at, from }) => ({ at: at - lead, from }));
  return [{ at: 0, from: before.from + lead - before.at }, ...rest];
}

function fromObject(body: object, pointer: string, voice: Voice, file: string, start?: number, end?: number): Segment[] {
  const [finding] = findTurns(body, [], pointer);
  if (finding !== undefined && finding.by !== "text") return readFinding({ file, text: "" }, finding, {}).segments;
  const key = ["text", "content", "message", "body"].find((one) => typeof (body as Row)[one] === "string");
  const segment = key === undefined ? undefined : segmentOf((body as Row)[key] as string, `${pointer}/${key}`, voice, start, end);
  return segment === undefined ? [] : [segment];
}

interface Body {
  text: string;
  pointer: string;
  /** Where the text stands in the string that `pointer` names; undefined where it is that string. */
  pieces?: readonly Piece[];
}

/** The text of a body, its encoding undone; what an encoding promises but the body does not hold is plain text. */
function decoded(body: string, row: Row, pointer: string): Body {
  const encoding = row["encoding"];
  const media = row["mediatype"] ?? row["mimetype"];
  if (encoding === "base64url" && /^[\w+/=-]{4,}\s*$/.test(body)) {
    const text = Buffer.from(body, "base64url").toString("utf8");
    if (!text.includes("\uFFFD")) return { text, pointer: pointer + WHOLE };
  }
  if (encoding === "json" && /^\s*"/.test(body)) {
    try {
      return { text: String(JSON.parse(body)), pointer, pieces: escapedPieces(body, body.indexOf('"')) };
    } catch {
      // Version 0.0.1 has plain text under this encoding too.
    }
  }
  return typeof media === "string" && /^multipart\//i.test(media) ? textPart(body, pointer) : { text: body, pointer };
}

/** The plain text of an e-mail of several parts. */
function textPart(body: string, pointer: string): Body {
  const header = body.search(/^content-type:\s*text\/plain/im);
  const gap = header === -1 ? null : /\r?\n\r?\n/.exec(body.slice(header));
  if (gap === null) return { text: body, pointer };
  const from = header + gap.index + gap[0].length;
  const end = body.indexOf("\n--", from);
  return { text: body.slice(from, end === -1 ? undefined : end), pointer, pieces: [{ at: 0, from }] };
}

const HISTORY: Readonly<Record<string, CallEvent["kind"]>> = {
  join: "join",
  drop: "leave",
  leave: "leave",
  hold: "hold",
  unhold: "unhold",
  mute: "mute",
  unmute: "unmute",
};

/** Holds, transfers, comings and goings. */
export function eventsOf(dialogs: readonly Dialog[], parties: readonly Party[], first: number | undefined, said: number): CallEvent[] {
  const events: CallEvent[] = [];
  let before = 0;
  for (const { row, instant } of dialogs) {
    if (row["type"] === "transfer") {
      const target = row["transfer_target"] ?? row["transfer-target"];
      const to = target === undefined ? undefined : partyAt(parties, target).speaker;
      events.push({ kind: "transfer", before, start: secondsAt(instant, first), ...(to === undefined ? {} : { to }) });
    } else if (typeof row["body"] === "string" && row["type"] === "text") before = Math.min(before + 1, said);
    const history = Array.isArray(row["party_history"]) ? (row["party_history"] as unknown[]) : [];
    for (const entry of history as (Row | null)[]) {
      const kind = meaningIn(HISTORY, entry?.["event"]);
      if (kind !== undefined) events.push({ kind, before, start: secondsAt(instantOf(entry!["time"]), first) });
    }
  }
  return events.sort((one, other) => one.before - other.before || (one.start ?? 0) - (other.start ?? 0));
}
