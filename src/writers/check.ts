import type { CallEvent, CallMeta } from "../call.js";
import { assemble } from "../language/assemble.js";
import { decode } from "../readers/decode.js";
import { read } from "../readers/index.js";
import { stringInput } from "../readers/input.js";
import { onOneLine, rounded, startsOf, toMillisecond, type Carried, type Writer } from "./writer.js";
import { transcriptOf, type SaidSegment, type Transcript } from "./transcript.js";

/** One call as the whole of a file. */
export function asFile(call: Transcript, writer: Writer): string {
  const { head, tail } = writer.around(false);
  return head + writer.write(call, false) + tail;
}

/**
 * What is not the same when a file is read back, though the format carries it, in words for a person; empty where all is.
 * Words may be such that a format cannot tell them from its own marks: whoever converts must be told.
 */
export function differences(call: Transcript, text: string, writer: Writer): string[] {
  const [found, ...more] = [...read(stringInput(`call${writer.extensions[0]!}`, decode(Buffer.from(text))), {})];
  if (found === undefined || !("segments" in found)) return [`it cannot be read back: ${found?.message ?? "there is nothing in it"}`];
  if (more.length > 0) return ["it is read back as more than one call"];
  const back = transcriptOf(found, assemble(found));
  return [...compareSegments(call, back, writer.carries), ...compareRest(call, back, writer.carries)];
}

function compareSegments(call: Transcript, back: Transcript, carries: Carried): string[] {
  if (call.segments.length !== back.segments.length)
    return [`of ${call.segments.length} turns and noises ${back.segments.length} are read back`];
  const [wanted, given] = [shown(call, carries), shown(back, carries)];
  for (const [index, one] of wanted.entries()) {
    for (const [name, value] of Object.entries(one)) {
      const other = given[index]![name as keyof Shown];
      // A role that nobody knows may be found out anew.
      const isOpen = name === "role" && value === "unknown" && carries.roles === "known";
      if (!isOpen && !isSame(value, other)) return [`${name} of turn ${index + 1} is read back as ${say(other)} instead of ${say(value)}`];
    }
  }
  return [];
}

type Shown = Partial<Record<"speaker" | "role" | "text" | "start" | "end" | "words", unknown>>;

/** What a format carries of each segment. */
function shown(call: Transcript, carries: Carried): Shown[] {
  const starts = carries.times === "told" ? startsOf(call) : undefined;
  return call.segments.map((segment, index) => {
    const start = starts?.[index] ?? segment.start;
    return {
      speaker: speakerOf(segment, carries),
      role: segment.role,
      text: textOf(segment.text, carries.breaks),
      start: timeOf(start, carries),
      end:
        !carries.instants && segment.end !== undefined && start !== undefined && toMillisecond(segment.end) <= toMillisecond(start)
          ? undefined
          : timeOf(segment.end, carries),
      ...(carries.words ? { words: segment.words?.map((one, index) => (index % 3 === 0 ? one : toMillisecond(one))) } : {}),
    };
  });
}

function speakerOf({ speaker, role }: SaidSegment, { speakers }: Carried): string | undefined {
  if (speakers === "exact") return speaker === undefined ? undefined : onOneLine(speaker).replaceAll(/\s+/g, " ").trim();
  const plain = (speaker ?? "").replaceAll(/[\s:：()]+/g, " ").trim();
  const word = role === "unknown" ? "unknown speaker" : role;
  if (plain.toLowerCase() === word) return undefined;
  // "Agent (Niamh)" and "Niamh", an agent, are the same.
  return (plain.toLowerCase().startsWith(`${word} `) ? plain.slice(word.length + 1) : plain) || undefined;
}

function textOf(text: string, breaks: Carried["breaks"]): string {
  if (breaks === "exact") return text;
  return breaks === "lines" ? text.replaceAll(/\r\n?/g, "\n") : onOneLine(text).replaceAll(/\s+/g, " ").trim();
}

function timeOf(seconds: number | undefined, { negative }: Carried): number | undefined {
  return rounded(negative || seconds === undefined ? seconds : Math.max(0, seconds));
}

function compareRest(call: Transcript, back: Transcript, carries: Carried): string[] {
  const lost: string[] = [];
  if (carries.events && !isSame(call.events.map(eventOf), back.events.map(eventOf)))
    lost.push("what happened on the line is read back otherwise");
  if (carries.metadata === "none") return lost;
  const [wanted, given] = [metaOf(call.meta, carries), metaOf(back.meta, carries)];
  for (const [name, value] of Object.entries(wanted))
    if (value !== undefined && !isSame(value, given[name]))
      lost.push(`${name} is read back as ${say(given[name])} instead of ${say(value)}`);
  return lost;
}

function eventOf({ kind, start, end, to }: CallEvent) {
  return [kind, rounded(start) ?? null, rounded(end) ?? null, kind === "transfer" ? (to ?? null) : null];
}

function metaOf({ customer, duration, waited, ...meta }: CallMeta, { metadata }: Carried): Record<string, unknown> {
  const names = metadata === "all" ? customer?.names : customer?.names.slice(0, 1);
  return {
    ...meta,
    duration: rounded(duration),
    waited: rounded(waited),
    "customer's id": customer?.id,
    "customer's name": names?.length === 0 ? undefined : names,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function say(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
