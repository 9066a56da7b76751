import { InputError, type LineColumn, type SourceCall } from "../call.js";
import type { Failure } from "../rule.js";
import { stringInput } from "./input.js";
import { mailOf, type Mail, type MailPart } from "./mime.js";
import type { Hints, Input, Reader } from "./reader.js";
import { textSource } from "./source.js";

type Read = (input: Input, hints: Hints) => Iterable<SourceCall | Failure>;

/**
 * Mails as they were sent, with their encodings: a chat or call that was mailed out, as text, as a page or attached as a file; and threads
 * of mails.
 * @param read Reads what is within.
 */
export const emlReaderWith = (read: Read): Reader => ({
  name: "eml",
  title: "a mail as it was sent (.eml)",
  note: {
    from: "mails saved as files: transcripts mailed out, in the text or attached as text, captions, tables or JSON",
    roles: "stated",
    times: "turns",
    metadata: "date; as in what it holds",
    example: String.raw`From: chat@example.com\nTo: qa@example.com\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\nAgent: Hello Zo=C3=AB.\nCustomer: Hi.`,
  },
  extensions: [".eml"],
  recognises: ({ head }) => isMail(head),
  *read(input, hints) {
    const text = input.text();
    const mail = mailOf(text);
    const found = mail.parts.map((part) => readPart(part, mail, input.file, text, (one) => read(one, hints)));
    const attached = found.filter((calls, index) => mail.parts[index]!.name !== undefined && speakersIn(calls) > 1);
    const best = found.reduce((one, other) => (speakersIn(one) < 2 && speakersIn(other) > speakersIn(one) ? other : one), found[0] ?? []);
    const items = attached.length > 0 ? attached.flat() : best;
    if (items.length === 0) throw nothingIn(mail);
    let index = 0;
    for (const item of items) yield "segments" in item ? { ...item, reader: "eml", index: index++ } : item;
  },
});

/** Fields and nothing else above the first blank line, among them those that say how the rest is encoded. */
function isMail(head: string): boolean {
  const above = head.replace(/^\ufeff/, "").split(/\r?\n\s*\r?\n/, 1)[0]!;
  return (
    above.split(/\r?\n/).every((line) => /^[\w-]+\s*:|^[ \t]+\S|^From \S+@/.test(line)) &&
    /^(?:mime-version|content-transfer-encoding|content-type)\s*:/im.test(above) &&
    /^(?:from|to|subject|date|received|return-path|message-id)\s*:/im.test(above)
  );
}

/** Fields that a thread of mails needs above the text, and metadata too. */
const KEPT = ["from", "to", "date", "subject"];

function readPart(part: MailPart, { fields }: Mail, file: string, whole: string, read: (input: Input) => Iterable<SourceCall | Failure>) {
  const above = KEPT.filter((name) => fields.has(name)).map((name) => `${name[0]!.toUpperCase()}${name.slice(1)}: ${fields.get(name)!}\n`);
  const head = part.name === undefined && part.type === "text/plain" ? `${above.join("")}\n` : "";
  const text = head + part.text;
  const starts = lineStarts(text);
  const source = textSource(file, whole);
  const place = ({ line, column }: LineColumn): LineColumn => {
    const offset = starts[line - 1]! + column - 1 - head.length;
    return source.locate(offset < 0 ? 0 : part.placeOf(offset));
  };
  return [...read(stringInput(part.name ?? `mail.${part.type === "text/html" ? "html" : "txt"}`, text))].map((item) => {
    if (!("segments" in item))
      return { ...item, file, ...(item.line === undefined ? {} : place({ line: item.line, column: item.column ?? 1 })) };
    const { locate } = item.source;
    return { ...item, source: { file, locate: (offset: number, pointer?: string) => place(locate(offset, pointer)) } };
  });
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
}

/** Segments whose speaker is named. */
function speakersIn(items: readonly (SourceCall | Failure)[]): number {
  return items.reduce(
    (sum, item) => sum + ("segments" in item ? item.segments.filter(({ speaker }) => speaker !== undefined).length : 0),
    0,
  );
}

function nothingIn({ others }: Mail): InputError {
  const held =
    others.length === 0 ? "it is empty" : `it holds ${others.slice(0, 3).join(", ")}: save that as text or CSV and give the file itself`;
  return new InputError(`no text to read in this mail; ${held}`, 1, 1);
}
