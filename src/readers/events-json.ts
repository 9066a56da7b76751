import { meaningIn } from "./names.js";
import type { CallEvent } from "../call.js";
import { layoutOf, plainKey, type Layout } from "./fields.js";
import type { Level } from "./metadata.js";
import { epochSeconds, mayBeTime, parseTime, UNITS, type Unit } from "./times.js";

const EVENTS: Readonly<Record<string, CallEvent["kind"]>> = {
  hold: "hold", onhold: "hold", holdstart: "hold", holdstarted: "hold", startedhold: "hold", placedonhold: "hold", holdbegin: "hold",
  unhold: "unhold", offhold: "unhold", holdend: "unhold", holdended: "unhold", resume: "unhold", resumed: "unhold", retrieve: "unhold", retrieved: "unhold",
  transfer: "transfer", transferred: "transfer", blindtransfer: "transfer", warmtransfer: "transfer", coldtransfer: "transfer", transferinitiated: "transfer",
  mute: "mute", muted: "mute", unmute: "unmute", unmuted: "unmute", join: "join", joined: "join", participantjoined: "join",
  leave: "leave", left: "leave", drop: "leave", dropped: "leave", participantleft: "leave",
  pause: "pause", paused: "pause", end: "end", ended: "end", callended: "end", chatended: "end", hangup: "end", disconnect: "end", disconnected: "end",
}; // prettier-ignore

/** What a word for something that happens on the line means. */
export function eventKind(word: unknown): CallEvent["kind"] | undefined {
  return typeof word === "string" && word.length < 60
    ? (meaningIn(EVENTS, plainKey(word).replace(/^(?:call|participant|agent|customer)?(?:event)?/, "")) ??
        meaningIn(EVENTS, plainKey(word)))
    : undefined;
}

const TARGETS = ["to", "target", "destination", "transferred_to", "transferTo", "transfer_to", "queue", "department"];

/** What a row that is no speech says of something that happened on the line. */
export function eventOf(
  row: Readonly<Record<string, unknown>>,
  layout: Layout,
  before: number,
  start?: number,
  end?: number,
): CallEvent | undefined {
  const kind = eventKind(row[layout.event ?? ""]) ?? eventKind(row[layout.type ?? ""]);
  if (kind === undefined) return undefined;
  const to = TARGETS.map((key) => row[key]).find((value) => typeof value === "string" && value !== "");
  return { kind, before, start, end, ...(kind === "transfer" && to !== undefined ? { to: to as string } : {}) };
}

/** How the times of a call's turns are counted. */
interface Clock {
  unit?: Unit;
  /** Seconds since 1970. */
  startedAt?: number;
}

const LISTS: Readonly<Record<string, CallEvent["kind"] | undefined>> = {
  events: undefined,
  callevents: undefined,
  statechanges: undefined,
  holds: "hold",
  transfers: "transfer",
};

/** Events listed beside the turns: `events: [{type: "hold", start, end}]`, `holds: [{start, end}]`. */
export function eventsBeside(levels: readonly Level[], clock: Clock): CallEvent[] {
  const events: CallEvent[] = [];
  for (const { value: level } of levels) {
    for (const key in level) {
      const list = level[key];
      const plain = plainKey(key);
      if (!Array.isArray(list) || !Object.hasOwn(LISTS, plain)) continue;
      const layout = layoutOf(list);
      for (const row of list as Record<string, unknown>[]) {
        if (typeof row !== "object" || row === null) continue;
        const kind = meaningIn(LISTS, plain);
        const times = [
          secondsOf(row[layout.start ?? ""], layout.units.start, clock),
          secondsOf(row[layout.end ?? ""], layout.units.end, clock),
        ] as const;
        const length = secondsOf(row[layout.duration ?? ""], layout.units.duration, { unit: clock.unit });
        const end = times[1] ?? (times[0] !== undefined && length !== undefined ? times[0] + length : undefined);
        const event =
          kind === undefined
            ? eventOf({ ...row, name: row["name"] ?? row["action"] }, withKind(layout, row), 0, times[0], end)
            : { kind, before: 0, start: times[0], end };
        if (event !== undefined && event.start !== undefined) events.push(event);
      }
    }
  }
  return events;
}

/** Lists of events name what happened under `type`, `event`, `name` or `action`. */
function withKind(layout: Layout, row: Readonly<Record<string, unknown>>): Layout {
  return eventKind(row[layout.event ?? ""] ?? row[layout.type ?? ""]) === undefined ? { ...layout, event: "name" } : layout;
}

function secondsOf(value: unknown, named: Unit | undefined, { unit, startedAt }: Clock): number | undefined {
  const time = typeof value === "number" ? ({ kind: "number", value } as const) : typeof value === "string" ? parseTime(value) : undefined;
  if (time === undefined || !mayBeTime(time.value)) return undefined;
  if (time.kind === "seconds" || time.kind === "clock") return time.value;
  const instant = time.kind === "instant" ? time.value : epochSeconds(time.value);
  if (instant !== undefined) return startedAt === undefined ? undefined : Math.round((instant - startedAt) * 1e6) / 1e6;
  return time.value / Math.round(1 / UNITS[named ?? unit ?? "s"]);
}
