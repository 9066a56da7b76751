import { meaningIn, nameIn } from "./names.js";
import type { CallEvent, CallMeta, Role } from "../call.js";
import { epochSeconds, instantOf, isoOf, numberIn, secondsAt } from "./times.js";
import { hasRow, isRow, languageIn, listOf, type Row, rowsIn, secondsIn, segmentsOf, textIn, vendorShape, wordsIn } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * Genesys Cloud: the transcript of one leg of a call. `startTimeMs` is milliseconds, since 1970 in what the platform writes and from
 * the start of the call in what some converters make of it; its size tells which. Durations are objects (`{milliseconds}`).
 */
export const genesysShape = vendorShape({
  name: "genesys",
  title: "Genesys Cloud",
  note: {
    from: "Genesys Cloud, a file for each leg of a call",
    roles: "stated",
    times: "turns",
    events: "transfer",
    metadata: "id, date, language",
    example: `{"conversationId":"LP-1","transcripts":[{"phrases":[{"participantPurpose":"internal","startTimeMs":0,"text":"Hello."}]}]}`,
  },
  fits: (value) => hasRow(value["transcripts"], (row) => hasRow(row["phrases"], (phrase) => "participantPurpose" in phrase)),
  turns(value, pointer) {
    const transcripts = rowsIn(value["transcripts"]);
    const base = baseOf(value, transcripts);
    const participants = listOf(value["participants"]);
    const serving = new Map<Row | undefined, Voice>();
    const segments = transcripts.flatMap(({ row, index }) =>
      segmentsOf(row["phrases"], `${pointer}/transcripts/${index}/phrases`, (phrase) => {
        const key = textIn(phrase["decoratedText"]) === undefined ? "text" : "decoratedText";
        const begun = secondsIn(phrase["startTimeMs"], "ms");
        const start = secondsAt(begun, base);
        const length = millisIn(phrase["duration"] ?? phrase["durationMs"]);
        return {
          text: phrase[key],
          at: `/${key}`,
          voice: voiceOf(phrase, participants, serving),
          start,
          end: start === undefined || length === undefined ? undefined : start + length,
          words: wordsIn(
            phrase["words"],
            (word) => word["word"],
            (word) => timesOf(word, base),
          ),
        };
      }),
    );
    return { segments, events: transfersIn(participants, base), notes: [] };
  },
  meta(value): CallMeta {
    const startedAt = isoOf(value["conversationStartTime"] ?? value["startTime"]);
    const id = textIn(value["conversationId"]);
    const language = languageIn(value["transcripts"], "language");
    return { ...(id === undefined ? {} : { id }), ...(startedAt === undefined ? {} : { startedAt }), language };
  },
});

/** Seconds since 1970 from which the phrases count, 0 where they count from the start of the call. */
function baseOf(value: Row, transcripts: ReturnType<typeof rowsIn>): number {
  let first: number | undefined;
  for (const { row } of transcripts)
    for (const phrase of listOf(row["phrases"])) {
      const time = numberIn(phrase["startTimeMs"]);
      if (Number.isFinite(time)) first ??= time;
    }
  if (first === undefined || epochSeconds(first) === undefined) return 0;
  return instantOf(value["conversationStartTime"]) ?? instantOf(value["startTime"]) ?? first / 1000;
}

function millisIn(value: unknown): number | undefined {
  if (!isRow(value)) return secondsIn(value, "ms");
  return secondsIn(value["milliseconds"] ?? value["totalMilliseconds"], "ms");
}

function timesOf(row: Row, base: number): { start?: number; end?: number } {
  const start = secondsAt(secondsIn(row["startTimeMs"], "ms"), base);
  const length = millisIn(row["duration"] ?? row["durationMs"]);
  return start === undefined || length === undefined ? {} : { start, end: secondsAt(start + length, 0) };
}

const PURPOSES: Readonly<Record<string, Role>> = { agent: "agent", user: "agent", customer: "customer", external: "customer", ivr: "system", acd: "system", voicemail: "system", fax: "system", bot: "bot" }; // prettier-ignore

/** `internal` is whoever served at that time: the menu, the queue, or one of several agents. */
function voiceOf(phrase: Row, participants: readonly Row[], known: Map<Row | undefined, Voice>): Voice {
  const purpose = textIn(phrase["participantPurpose"]);
  if (purpose?.toLowerCase() !== "internal") return { speaker: purpose, role: meaningIn(PURPOSES, purpose?.toLowerCase()) };
  const time = numberIn(phrase["startTimeMs"]);
  const serving = participants.find(({ participantPurpose, startTimeMs, endTimeMs }) => {
    const served = meaningIn(PURPOSES, participantPurpose) !== "customer" && participantPurpose !== "external";
    return served && numberIn(startTimeMs) <= time && time < numberIn(endTimeMs ?? Number.POSITIVE_INFINITY);
  });
  let voice = known.get(serving);
  if (voice === undefined) known.set(serving, (voice = servingVoice(serving)));
  return voice;
}

function servingVoice(serving: Row | undefined): Voice {
  const role = meaningIn(PURPOSES, serving?.["participantPurpose"] ?? "agent") ?? "agent";
  const name = textIn(serving?.["name"] ?? serving?.["participantName"]);
  return {
    speaker: name ?? textIn(serving?.["userId"]) ?? (role === "agent" ? "agent" : nameIn(serving?.["participantPurpose"])),
    name,
    role,
  };
}

/** An agent whose leg ends while another agent's goes on has handed the call over: to them, or to the queue before them. */
function transfersIn(participants: readonly Row[], base: number): CallEvent[] {
  const legs = participants
    .filter(({ participantPurpose }) => meaningIn(PURPOSES, participantPurpose) === "agent")
    .map((row) => ({ from: numberIn(row["startTimeMs"]), to: numberIn(row["endTimeMs"]), user: nameIn(row["userId"]) }))
    .filter(({ from }) => Number.isFinite(from))
    .sort((one, other) => one.from - other.from);
  return legs.flatMap(({ to, user }, index): CallEvent[] => {
    const next = legs[index + 1];
    if (next === undefined || !(to < Math.max(...legs.slice(index + 1).map((leg) => leg.to))) || next.user === user) return [];
    return [{ kind: "transfer", before: 0, start: secondsAt(secondsIn(to, "ms"), base), ...(next.user === "" ? {} : { to: next.user }) }];
  });
}
