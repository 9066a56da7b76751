import type { CallEvent, CallMeta, Segment } from "../call.js";
import { neutralEvents, neutralMeta } from "./neutral.js";
import { instantOf } from "./times.js";
import { isRow, rowsIn } from "./vendor.js";

/** What `call-lint convert` keeps of a call in an attachment of its vCon, where the standard has no place for it. */
export interface OwnAttachment {
  /** Seconds since 1970 from which the call counts. */
  zero: number;
  meta: CallMeta;
  events: CallEvent[];
  /** Places of the segments that told no time: every dialog must have one. */
  untimed: ReadonlySet<unknown>;
}

/** The attachment, where there is one. */
export function ownAttachmentOf(attachments: unknown): OwnAttachment | undefined {
  for (const { row } of rowsIn(attachments)) {
    const zero = instantOf(row["start"]);
    if (row["type"] !== "call-lint" || typeof row["body"] !== "string" || zero === undefined) continue;
    try {
      const body = JSON.parse(row["body"]) as unknown;
      if (!isRow(body)) continue;
      const meta = isRow(body["meta"]) ? neutralMeta(body["meta"]) : {};
      return { zero, meta, events: neutralEvents(body["events"]), untimed: new Set(Array.isArray(body["untimed"]) ? body["untimed"] : []) };
    } catch {
      // Spoilt by whoever handled the file: what the standard tells is left.
    }
  }
  return undefined;
}

/** Segments without the times that were made up for them. */
export function withoutUntold(segments: readonly Segment[], { untimed }: OwnAttachment): Segment[] {
  return segments.map((segment, index) => (untimed.has(index) ? { ...segment, start: undefined, end: undefined } : segment));
}
