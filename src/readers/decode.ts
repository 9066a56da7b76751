import { isUtf8 } from "node:buffer";
import { InputError } from "../call.js";

/** How the first bytes of files that are no text begin, and what to do instead. */
const MAGIC: readonly [string, string][] = [
  ["1f8b", "a gzip archive; unpack it first"],
  ["504b0304", "a ZIP archive or an Office document (.docx, .xlsx); save it as plain text or CSV"],
  ["d0cf11e0", "an old Office document (.doc, .xls); save it as plain text or CSV"],
  ["25504446", "a PDF; export the transcript as text"],
  ["89504e47", "a picture (PNG)"],
  ["ffd8ff", "a picture (JPEG)"],
  ["494433", "a recording (MP3); transcribe it first"],
  ["fffb", "a recording (MP3); transcribe it first"],
  ["fff3", "a recording (MP3); transcribe it first"],
  ["fff2", "a recording (MP3); transcribe it first"],
  ["fff1", "a recording (AAC); transcribe it first"],
  ["fff9", "a recording (AAC); transcribe it first"],
  ["2321414d", "a recording (AMR); transcribe it first"],
  ["2e736e64", "a recording (AU); transcribe it first"],
  ["464f524d", "a recording (AIFF); transcribe it first"],
  ["3026b275", "a recording (WMA); transcribe it first"],
  ["4f676753", "a recording (Ogg); transcribe it first"],
  ["664c6143", "a recording (FLAC); transcribe it first"],
  ["52494646", "a recording (WAV or AVI); transcribe it first"],
  ["1a45dfa3", "a recording (WebM or MKV); transcribe it first"],
  ["7f454c46", "a program"],
  ["7b5c7274", "an RTF document; save it as plain text"],
  ["425a6839", "a bzip2 archive; unpack it first"],
  ["fd377a58", "an xz archive; unpack it first"],
  ["52617221", "a RAR archive; unpack it first"],
  ["377abcaf", "a 7-Zip archive; unpack it first"],
  ["28b52ffd", "a Zstandard archive; unpack it first"],
  ["50415231", "a Parquet table; export it as CSV or JSONL"],
  ["53514c69", "an SQLite database; export it as CSV or JSONL"],
];

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252 or GB 18030, whichever reads better.
 * A byte order mark is left out, NUL becomes U+FFFD as WebVTT wants it.
 * @throws InputError where the bytes are no text.
 */
export function decode(bytes: Uint8Array, { partial = false } = {}): string {
  refuse(bytes);
  const encoding = encodingOf(bytes, partial);
  return clean(new TextDecoder(encoding).decode(bytes), encoding);
}

/** The same for bytes that come in pieces; the encoding is settled by the first. */
export function* decodeChunks(chunks: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let encoding = "";
  for (const chunk of chunks) {
    if (decoder === undefined) {
      refuse(chunk);
      encoding = encodingOf(chunk, true);
      decoder = new TextDecoder(encoding);
    }
    yield clean(decoder.decode(chunk, { stream: true }), encoding);
  }
  if (decoder !== undefined) yield clean(decoder.decode(), encoding);
}

function clean(text: string, encoding: string): string {
  const whole = text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
  // Some releases of Node take Windows-1252 for Latin-1, in which dashes and curly quotes are control characters.
  return encoding === "windows-1252" ? whole.replaceAll(/[\x80-\x9f]/g, (one) => WINDOWS[one.charCodeAt(0) - 0x80]!) : whole;
}

/** What Windows-1252 has from 0x80 to 0x9F. */
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function refuse(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  const found = MAGIC.find(([magic]) => start.startsWith(magic));
  if (found !== undefined) throw new InputError(`this is no transcript but ${found[1]}`, 1, 1);
  if (Buffer.from(bytes.subarray(4, 8)).toString("latin1") === "ftyp")
    throw new InputError("this is no transcript but a recording (MP4, M4A); transcribe it first", 1, 1);
  if (isUtf16(bytes) !== undefined) return;
  const sample = bytes.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27)) control++;
  // WebVTT allows for a stray NUL; random bytes hold a twelfth of control characters, text next to none.
  if (control > 4 && control * 30 > sample.length) throw new InputError("this is no transcript but binary data", 1, 1);
}

function isUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length < 8) return undefined;
  const sample = bytes.subarray(0, 400);
  let even = 0;
  let odd = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd * 3 > sample.length && even === 0) return "utf-16le";
  return even * 3 > sample.length && odd === 0 ? "utf-16be" : undefined;
}

function encodingOf(bytes: Uint8Array, partial: boolean): string {
  const utf16 = isUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (isUtf8(bytes)) return "utf-8";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: partial });
    return "utf-8";
  } catch {
    return fitsChinese(bytes) ? "gb18030" : mostlyUtf8(bytes) ? "utf-8" : "windows-1252";
  }
}

/** Mixed files, mostly UTF-8, keep what can be read. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const wrong = text.split("\ufffd").length - 1;
  const right = (text.match(/[\u0080-\ufffc]/g) ?? []).length;
  return right > wrong * 2;
}

/** Chinese text has most of its non-ASCII bytes in pairs that are common characters. */
function fitsChinese(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    const chinese = (text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g) ?? []).length;
    const others = (text.match(/[^\x00-\x7f\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g) ?? []).length;
    return chinese >= 8 && chinese > others * 10;
  } catch {
    return false;
  }
}
