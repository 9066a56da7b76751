import { isName, speakerOf } from "./speaker.js";
import { parseTime } from "./times.js";

/** What stands above a message: who wrote it, to whom, and when. */
export interface Head {
  from?: Sender;
  to: readonly Sender[];
  /** As it is written. */
  date?: string;
  /** Lines that it takes up. */
  lines: number;
  /** Whether what it heads is quoted below it, one level deeper. */
  isQuoting?: true;
}

/** Somebody who writes or gets mail. */
export interface Sender {
  label: string;
  name?: string;
  address?: string;
  isService: boolean;
}

const FIELDS: readonly [field: "from" | "to" | "date" | "other", names: RegExp][] = [
  ["from", /^(?:from|von|de|da|van)$/i],
  ["to", /^(?:to|an|à|para|a|aan)$/i],
  ["date", /^(?:date|sent|datum|gesendet|envoyé|date d'envoi|fecha|enviado(?: el)?|data|inviato|verzonden)$/i],
  ["other", /^(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|cc|bcc|kopie|reply-to|attachments?|importance|message-id|in-reply-to|references|mime-version|content-[\w-]+|received|return-path|x-[\w-]+|delivered-to)$/i],
]; // prettier-ignore
const FIELD = /^[*_]{0,2}(\p{L}[\p{L}' -]{0,30}?)[*_]{0,2}\s?:[*_]{0,2}\s*(.*)$/u;

/** A block of `From: …`, `Sent: …`, `To: …`; undefined where a line begins none. */
export function blockAt(lines: readonly string[]): Head | undefined {
  const found = new Map<string, string>();
  let count = 0;
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? [];
    const field = name === undefined ? undefined : FIELDS.find(([, names]) => names.test(name))?.[0];
    // A long field goes on in the next line, set in.
    if (field === undefined && !(count > 0 && /^[ \t]+\S/.test(line))) break;
    if (field !== undefined && !found.has(field)) found.set(field, value!.trim());
    count++;
  }
  const from = found.get("from");
  if (from === undefined || from === "" || !(found.has("date") || (found.has("to") && found.has("other")))) return undefined;
  const to = (found.get("to") ?? "").split(/[;,](?=[^"]*(?:"[^"]*"[^"]*)*$)/).filter((one) => one.trim() !== "");
  return { from: senderIn(from), to: to.map(senderIn), date: found.get("date"), lines: count };
}

/** `On …, … wrote:` and the same in other languages: when, who, or who behind the verb. */
const ATTRIBUTIONS = [
  /^(?:On|Le|El|Il(?: giorno)?|Em|Op)\s+(?<said>.{6,200}?),?\s+(?:wrote|a écrit|escribió|ha scritto|escreveu|schreef)\s?:$/iu,
  /^(?:Am|Op)\s+(?<date>.{6,60}?)\s+(?:schrieb|schreef)\s+(?<who>.{2,120}?)\s?:$/iu,
  /^(?<who>.{2,120}?)\s+(?:wrote|schrieb|schreef)\s+(?:on|am|op)\s+(?<date>.{6,60}?)\s?:$/iu,
];
/** The end of a date: the last time of day in it, or the year. */
const DATE_END =
  /^(.*(?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?(?:\s?(?:[+-]\d{4}|\(?[A-Z]{2,4}\)?(?=[\s,])))?|\b(?:19|20)\d\d\b))[\s,]+(.{2,})$/;

/** Such a line, that may be wrapped once. */
export function attributionAt([first = "", second = ""]: readonly string[]): Head | undefined {
  for (const [line, lines] of [
    [first, 1],
    [`${first} ${second}`, 2],
  ] as const) {
    if (line.length > 260 || !line.endsWith(":")) continue;
    for (const pattern of ATTRIBUTIONS) {
      const { said, date, who } = pattern.exec(line.trim())?.groups ?? {};
      const parts = said === undefined ? [date, who] : (DATE_END.exec(said)?.slice(1) ?? []);
      if (parts[0] === undefined || parts[1] === undefined || !/\d/.test(parts[0])) continue;
      return { from: senderIn(parts[1]), to: [], date: parts[0], lines, isQuoting: true };
    }
  }
  return undefined;
}

/** Addresses that nobody has for himself. */
const SERVICE =
  /^(?:[\w.+-]*[._-])?(?:support|service|services|customerservice|customer-?care|care|help|helpdesk|servicedesk|info|contact|hello|team|sales|billing|orders?|returns|claims|no-?reply|donotreply|kundenservice|kundendienst|servicio|soporte|atencion|assistance)(?:[._-][\w.+-]*)?@/i;

/** `Zoë Okafor <zoe@example.com>`, `"Byrne, Niamh" [mailto:niamh@example.com]`, `support@example.com`. */
function senderIn(written: string): Sender {
  const [, address] = /[<[(]?(?:mailto:)?([\w.+-]{1,64}@[\w.-]{1,100})[>\])]?/.exec(written) ?? [];
  const bare = written.replaceAll(/[<[(](?:mailto:)?[^<>[\]()]*@[^<>[\]()]*[>\])]|["“”*]/g, "").trim();
  const label = bare === "" ? (address ?? written.trim()) : bare;
  const { name, role } = speakerOf(label);
  const isService = role === "agent" || (address !== undefined && SERVICE.test(address));
  return { label, name: name !== undefined && isName(name) ? name : undefined, address: address?.toLowerCase(), isService };
}

/** Seconds since 1970 of a date as mails have it, if it can be told. */
export function instantOfMail(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const plain = date
    .replace(/\s\(?[A-Z]{2,4}\)?$/, "")
    .replace(/^\p{L}{2,12}\.?,?\s+(?=\d|\p{L})/u, "")
    .replaceAll(/,?\s+(?:at|um|à|a las|alle|às|om)\s+/g, " ")
    .replace(/\s[+-]\d{4}$/, "")
    .replaceAll(",", "")
    .replace(/(\d)\s(\d{1,2}:\d\d)/, "$1 $2")
    .trim();
  const time = parseTime(plain);
  return time?.kind === "instant" ? time.value : undefined;
}
