import type { Role } from "../call.js";
import { namesTime, plainKey } from "./fields.js";
import { isNumbered, speakerOf } from "./speaker.js";
import { meaningIn } from "./names.js";

/** A key under which rows have what one side said, and those of its times. */
export interface SideColumn {
  key: string;
  /** What it is called without the word for what is said: `agent` of `agent_text`. */
  label: string;
  /** Undefined where the name of the column is that of a person, or a number. */
  role?: Role;
  /** Whether it says that it holds words: `agent_text`; a column `agent` may hold names. */
  isTold: boolean;
  start?: string;
  end?: string;
}

/** Words for what somebody says, in a column's name. */
const SAID =
  /^(?:text|texts|transcript|transcription|message|messages|utterance|utterances|turn|line|lines|says|said|speech|words|content|response|responses|reply|input|output|query|side|nachricht|transkript|texte|texto|testo|tekst|mensaje|mensagem|message|messaggio|transcripcion|transcricao)$/;
/** What stands alone as a column of a side's words. */
const BARE: Readonly<Record<string, Role>> = {
  agent: "agent", customer: "customer", caller: "customer", advisor: "agent", adviser: "agent", rep: "agent", client: "customer",
  user: "customer", assistant: "bot", bot: "bot", kunde: "customer", kundin: "customer", mitarbeiter: "agent", mitarbeiterin: "agent",
  berater: "agent", cliente: "customer", agente: "agent", asesor: "agent", conseiller: "agent", klant: "customer", medewerker: "agent",
}; // prettier-ignore

/** The columns of the two sides among the keys of rows; none where they are not both there. */
export function sideColumns(keys: readonly string[]): SideColumn[] {
  const sides = keys.map(sideOf).filter((side) => side !== undefined);
  // Where some say that they hold words, the others hold something else of that side.
  const told = sides.filter(({ isTold }) => isTold);
  const columns = areBoth(told) ? told : told.length === 0 && areBoth(sides) ? sides : [];
  return columns.map((side) => ({ ...side, ...timesOf(side, keys, columns) }));
}

/** Speakers that a table has a column for each. */
const MOST_VOICES = 8;

/**
 * The columns of a table that are named after who speaks, `Speaker 1` or `Niamh Byrne`: each row has words in one of them, and all of
 * them hold sentences somewhere.
 */
export function voiceColumns(keys: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): SideColumn[] {
  const isVoice = (key: string) => isNumbered(key) || /^\p{Lu}\S* \p{Lu}/u.test(key);
  const columns = keys.filter((key) => isVoice(key.trim())).map((key): SideColumn => ({ key, label: key.trim(), isTold: false }));
  const isOnes = (row: (typeof rows)[number]) => columns.filter(({ key }) => (row[key] ?? "") !== "").length === 1;
  const areVoices = columns.length > 1 && columns.length <= MOST_VOICES && rows.length > 2 && rows.every(isOnes);
  return areVoices && holdSentences(columns, rows) ? columns : [];
}

function areBoth(sides: readonly SideColumn[]): boolean {
  const roles = new Set(sides.map(({ role }) => role));
  return roles.has("customer") && (roles.has("agent") || roles.has("bot")) && roles.size === sides.length;
}

function sideOf(key: string): (SideColumn & { role: Role }) | undefined {
  if (key.length > 40) return undefined;
  const words = wordsOf(key);
  const label = words.filter((word) => !SAID.test(plainKey(word)));
  const isTold = label.length < words.length;
  const role = label.length === 1 ? (meaningIn(BARE, plainKey(label[0]!)) ?? (isTold ? roleIn(label[0]!) : undefined)) : undefined;
  return role === undefined ? undefined : { key, label: label[0]!, role, isTold };
}

function wordsOf(key: string): string[] {
  return key.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").split(/[^\p{L}]+/u).filter((word) => word !== ""); // prettier-ignore
}

function roleIn(label: string): Role | undefined {
  const { role, name } = speakerOf(label);
  return name === undefined && (role === "agent" || role === "customer" || role === "bot") ? role : undefined;
}

/** `agent_start`, `customer_end_ms`: the times of one side's words. */
function timesOf({ label }: SideColumn, keys: readonly string[], columns: readonly SideColumn[]): { start?: string; end?: string } {
  const own = keys.filter((key) => wordsOf(key).includes(label) && !columns.some((column) => column.key === key));
  const rest = (key: string) => key.replace(label, "").replace(/^[^\p{L}]+/u, "");
  const times = own.filter((key) => namesTime(rest(key)));
  const end = times.find((key) => /end|stop|to$|bis|fin/i.test(rest(key)));
  const start = times.find((key) => key !== end);
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** Whether the columns hold sentences, not names. */
export function holdSentences(columns: readonly SideColumn[], rows: readonly Readonly<Record<string, unknown>>[]): boolean {
  return columns.every(({ key, isTold }) => isTold || rows.some((row) => typeof row[key] === "string" && /\S\s+\S+\s+\S/.test(row[key])));
}
