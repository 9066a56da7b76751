import type { CallMeta } from "../call.js";
import { nameHider, redactId, redactWords } from "../reporters/redact.js";
import type { SaidSegment, Transcript } from "./transcript.js";

/**
 * A call without personal data: numbers, addresses and the customer's names become tokens, also in labels and metadata.
 * @param names Words of the customer's names that were said in the call.
 */
export function redactedTranscript(call: Transcript, names: readonly string[]): Transcript {
  const hide = hiderFor(call.meta, call.segments, names);
  return { ...call, meta: redactedMeta(call.meta, hide), segments: call.segments.map((segment) => redactedSegment(segment, hide)) };
}

/** Hides numbers, addresses and the customer's names: those of the metadata, of the labels of turns, and those that are said. */
export function hiderFor(
  { customer }: CallMeta,
  labels: readonly Pick<SaidSegment, "role" | "name">[],
  said: readonly string[],
): (text: string) => string {
  const labelled = labels.flatMap(({ role, name }) => (role === "customer" && name !== undefined ? [name] : []));
  const hideNames = nameHider([...(customer?.names ?? []), ...new Set(labelled), ...said]);
  return (text) => redactWords(text, hideNames);
}

function redactedSegment(segment: SaidSegment, hide: (text: string) => string): SaidSegment {
  const text = hide(segment.text);
  const { speaker, name } = segment;
  const label = speaker === undefined ? undefined : hide(speaker);
  // Words have their places in the text as it was.
  const words = text === segment.text ? segment.words : undefined;
  return { ...segment, text, speaker: label, name: name === undefined ? undefined : hide(name), words };
}

/** What is known of a call without personal data. Ids are kept, unless they are an address or a number themselves. */
export function redactedMeta({ customer, ...meta }: CallMeta, hide: (text: string) => string): CallMeta {
  if (customer === undefined) return meta;
  const id = customer.id === undefined || /^\d+$/.test(customer.id) ? customer.id && redactId(customer.id) : hide(customer.id);
  return { ...meta, customer: { ...(id === undefined ? {} : { id }), names: customer.names.map(() => "[NAME]") } };
}
