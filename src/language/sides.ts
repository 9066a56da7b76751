import type { Role, Segment } from "../call.js";

/** All that one label says. */
export interface Side {
  label: string;
  /** The person's name, if the label or the file holds one. */
  name: string;
  role: Role | undefined;
  segments: Segment[];
}

/** The role of who says a segment, as far as it is decided. */
export function roleOf(segment: Segment, sides: ReadonlyMap<string, Side>): Role {
  if (segment.role === "system" || segment.role === "other") return segment.role;
  if (segment.speaker === undefined) return segment.role ?? "unknown";
  return sides.get(keyOf(segment.speaker))?.role ?? segment.role ?? "unknown";
}

/** What labels are compared by. */
export function keyOf(label: string | undefined): string {
  return (label ?? "").trim().toLowerCase();
}

/** The sides by label; bots are none, unless the user names one as the agent. */
export function sidesOf(segments: readonly Segment[], agent: string | undefined): Map<string, Side> {
  const sides = new Map<string, Side>();
  const wanted = agent?.trim().toLowerCase();
  for (const segment of segments) {
    if (segment.speaker === undefined || segment.role === "system") continue;
    const key = keyOf(segment.speaker);
    if (segment.role === "bot" && key !== wanted && segment.name?.toLowerCase() !== wanted) continue;
    const side = sides.get(key);
    if (side === undefined) {
      const name = (segment.name ?? segment.speaker).trim().toLowerCase();
      sides.set(key, { label: segment.speaker, name, role: segment.role, segments: [segment] });
    } else {
      side.segments.push(segment);
      side.role ??= segment.role;
    }
  }
  return sides;
}
