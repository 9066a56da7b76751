import type { Piece, Segment } from "../call.js";
import { offsetLines } from "./cues.js";
import type { CueLine } from "./cue-text.js";
import type { Reader } from "./reader.js";
import { textSource } from "./source.js";
import { speakerOf } from "./speaker.js";
import type { Voice } from "./voices.js";

/**
 * CHAT, the format of TalkBank's corpora: `@` heads what is known of the talk, `*AGT:` who says a line, and a bullet at its end holds start
 * and end in milliseconds; what goes on stands behind a tab ("Tools for Analyzing Talk, part 1: the CHAT transcription format").
 */
export const chatReader: Reader = {
  name: "chat",
  title: "CHAT of TalkBank",
  note: {
    from: "TalkBank's corpora and CLAN: .cha",
    roles: "stated",
    times: "turns",
    example: String.raw`@Begin\n@Participants:\tAGT Niamh Agent, CUS Zoe Customer\n*AGT:\thello .\n@End`,
  },
  extensions: [".cha"],
  recognises: ({ head }) => /^\ufeff?(?:@UTF8|@Begin|@Font:.*)\s*$/m.test(head.slice(0, 200)) && SAID.test(head),
  *read(input) {
    const text = input.text();
    const voices = voicesIn(text);
    const segments = turnsIn(offsetLines(text)).flatMap(({ code, lines }) => segmentOf(lines, voices.get(code) ?? { speaker: code }) ?? []);
    yield { kind: "call", reader: "chat", source: textSource(input.file, text), index: 0, meta: {}, segments, events: [], notes: [] };
  },
};

const SAID = /^\*([A-Z0-9]{1,7}):[ \t]*/m;
const BULLET = /\u0015(\d+)_(\d+)\u0015/;
/** The bullet, what is remarked in brackets, marks of what is said again or left off, and how words are said. */
const MARKUP = /\u0015[^\u0015]*\u0015|\[[^\]]*\]|&[-=~+]\S+|[<>‹›⌈⌉⌊⌋↑↓]|\+\S*|\s+(?=[.?!](?:\s|$))/g;

/** Who the codes mean: `AGT Niamh Agent`, a code, a name that may be left out, and a part. */
function voicesIn(text: string): ReadonlyMap<string, Voice> {
  const [, list = ""] = /^@Participants:\s*(.*(?:\r?\n\t.*)*)/m.exec(text) ?? [];
  return new Map(
    list.split(",").map((one): [string, Voice] => {
      const [code = "", ...words] = one.trim().split(/\s+/);
      const { role } = speakerOf(words.at(-1) ?? "");
      const name = words.length > 1 ? words[0]!.replaceAll("_", " ") : undefined;
      return [
        code,
        {
          speaker: name ?? (role === undefined ? code : words[0]!),
          ...(name === undefined ? {} : { name }),
          ...(role === undefined ? {} : { role }),
        },
      ];
    }),
  );
}

/** The lines that are said, each with those that go on. */
function turnsIn(lines: readonly CueLine[]): { code: string; lines: CueLine[] }[] {
  const turns: { code: string; lines: CueLine[] }[] = [];
  let open: CueLine[] | undefined;
  for (const { text, from } of lines) {
    const [head, code] = SAID.exec(text) ?? [];
    if (head !== undefined) turns.push({ code: code!, lines: (open = [{ text: text.slice(head.length), from: from + head.length }]) });
    else if (text.startsWith("\t")) open?.push({ text, from });
    else open = undefined;
  }
  return turns;
}

function segmentOf(lines: readonly CueLine[], voice: Voice): Segment | undefined {
  const pieces: Piece[] = [];
  let text = "";
  for (const line of lines) {
    let done = 0;
    for (const { index, 0: mark } of [...line.text.matchAll(MARKUP), { index: line.text.length, 0: "" }]) {
      const part = line.text.slice(done, index);
      const said = part.trim();
      if (said !== "") {
        const gap = text === "" || /^[.?!]/.test(said) ? "" : " ";
        pieces.push({ at: text.length + gap.length, from: line.from + done + part.indexOf(said) });
        text += gap + said;
      }
      done = index + mark.length;
    }
  }
  const [, start, end] = BULLET.exec(lines.map((line) => line.text).join(" ")) ?? [];
  if (text === "") return undefined;
  return { ...voice, text, pieces, start: seconds(start), end: seconds(end), words: undefined, pointer: undefined, row: undefined };
}

function seconds(milliseconds: string | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Number(milliseconds) / 1000;
}
