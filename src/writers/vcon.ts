import { createHash } from "node:crypto";
import type { CallEvent } from "../call.js";
import { writtenAsHtml } from "../readers/html-text.js";
import { instantOf } from "../readers/times.js";
import { FORMATS } from "./losses.js";
import type { Transcript } from "./transcript.js";
import { startsOf, type Writer } from "./writer.js";

/**
 * vCon 0.4.0 (draft-ietf-vcon-vcon-core): a text dialog a segment. What the standard has no place for stands in an attachment
 * of type `call-lint`, which `readers/vcon.ts` reads; others may leave it alone.
 */
export const vconWriter: Writer = {
  name: "vcon",
  ...FORMATS.vcon,
  extensions: [".vcon", ".vcon.json"],
  carries: {
    speakers: "name",
    roles: "known",
    breaks: "exact",
    times: "exact",
    negative: true,
    instants: false,
    words: false,
    events: true,
    metadata: "all",
    many: true,
  },
  around: () => ({ head: "", between: "\n", tail: "\n" }),
  write: (call, many) => JSON.stringify(vcon(call), null, many ? undefined : 2),
};

/** When a call began whose file does not say so: every dialog must have a date. */
const NO_DATE = "1970-01-01T00:00:00.000Z";

function vcon(call: Transcript) {
  const { meta, segments } = call;
  const parties = partiesOf(call);
  // Counted in whole milliseconds: what is rounded apart may come apart.
  const base = Math.round((instantOf(meta.startedAt) ?? 0) * 1000);
  const at = (seconds: number) => new Date(base + Math.round(seconds * 1000)).toISOString();
  const created = meta.startedAt === undefined ? NO_DATE : at(0);
  const starts = startsOf(call);
  const dialog = segments.map((segment, index) => {
    const { role, speaker, text, end } = segment;
    const start = starts?.[index] ?? 0;
    const party = parties.indexOf(role, speaker);
    return {
      type: "text",
      start: at(start),
      duration:
        starts === undefined || end === undefined || end <= start ? undefined : (Math.round(end * 1000) - Math.round(start * 1000)) / 1000,
      parties: party === undefined ? [] : [party],
      mediatype: "text/plain",
      encoding: "none",
      body: writtenAsHtml(text),
      party_history: historyBefore(call.events, index, segments.length, parties, at),
    };
  });
  return {
    vcon: "0.4.0",
    uuid: uuidOf(call),
    created_at: created,
    parties: parties.list,
    dialog: [...dialog, ...transfers(call.events, parties, at)],
    analysis: [],
    attachments: [
      { type: "call-lint", purpose: "metadata", start: created, encoding: "json", mediatype: "application/json", body: beside(call) },
    ],
  };
}

/** What the standard has no place for. */
function beside({ meta, events, segments }: Transcript): string {
  const untimed = segments.flatMap(({ start }, index) => (start === undefined ? [index] : []));
  return JSON.stringify({ version: 1, meta, events, untimed: untimed.length === 0 ? undefined : untimed });
}

type Party = Readonly<Record<string, unknown>>;

interface Parties {
  list: Party[];
  /** The party of a speaker; undefined for one of whom nothing is known. */
  indexOf(role: string, speaker: string | undefined): number | undefined;
  /** Adds somebody who does not speak. */
  add(party: Party): number;
}

function partiesOf({ segments, meta }: Transcript): Parties {
  const list: Party[] = [];
  const known = new Map<string, number>();
  const add = (party: Party) => list.push(party) - 1;
  for (const { role, speaker } of segments) {
    const key = JSON.stringify([role, speaker]);
    if (known.has(key) || (role === "unknown" && speaker === undefined)) continue;
    const id = role === "customer" ? meta.customer?.id : undefined;
    known.set(key, add({ name: speaker, role: role === "unknown" ? undefined : role, id }));
  }
  return { list, add, indexOf: (role, speaker) => known.get(JSON.stringify([role, speaker])) };
}

/** Comings, goings and holds before a segment; the last one has those after it too. */
function historyBefore(events: readonly CallEvent[], index: number, count: number, parties: Parties, at: (seconds: number) => string) {
  const history = events
    .filter(({ before }) => before === index || (index === count - 1 && before >= count))
    .flatMap(({ kind, start, end }) => {
      const event = HISTORY[kind];
      if (event === undefined || start === undefined) return [];
      const side = kind === "hold" || kind === "unhold" ? "customer" : "agent";
      const party = Math.max(
        0,
        parties.list.findIndex(({ role }) => role === side),
      );
      const ended = ENDS[kind];
      return [
        { party, time: at(start), event },
        ...(end === undefined || ended === undefined ? [] : [{ party, time: at(end), event: ended }]),
      ];
    });
  return history.length === 0 ? undefined : history;
}

const HISTORY: Readonly<Partial<Record<CallEvent["kind"], string>>> = {
  hold: "hold",
  unhold: "unhold",
  mute: "mute",
  unmute: "unmute",
  join: "join",
  leave: "drop",
};
const ENDS: Readonly<Partial<Record<CallEvent["kind"], string>>> = { hold: "unhold", mute: "unmute" };

function transfers(events: readonly CallEvent[], parties: Parties, at: (seconds: number) => string) {
  return events
    .filter(({ kind }) => kind === "transfer")
    .map(({ start, to }) => ({
      type: "transfer",
      start: at(start ?? 0),
      transfer_target: to === undefined ? undefined : parties.add({ name: to }),
    }));
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The call's id where it is a UUID, else one (version 8, RFC 9562) that the same call always gets. */
function uuidOf({ meta, file, index, segments }: Transcript): string {
  if (meta.id !== undefined && UUID.test(meta.id)) return meta.id;
  const hash = createHash("sha256")
    .update(JSON.stringify([meta.id ?? [file, index], segments.map(({ text }) => text)]))
    .digest("hex");
  const variant = ((Number.parseInt(hash[16]!, 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
