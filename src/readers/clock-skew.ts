import { namesStart } from "./fields.js";
import type { RowList } from "./row-list.js";
import { UNITS, type Unit } from "./times.js";

/** Seconds by which two clocks may differ unheard. */
const UNHEARD = 0.2;
/** Rows looked at. */
const LOOKED_AT = 200;

/**
 * What to say where a list tells each start twice, and the two clocks are apart by one constant on the agent's channel and by another
 * on the customer's: the channels were not started together, and one of the columns hides it.
 */
export function skewNotes(list: RowList, unit: Unit | undefined): string[] {
  const { rows } = list;
  const { start, speaker, role } = list.layout;
  const side = role ?? speaker;
  if (start === undefined || side === undefined || rows.length < 2) return [];
  const others = Object.keys(rows[0]!).filter((key) => key !== start && namesStart(key));
  for (const key of others) {
    const skews = skewsOf(list, start, key, side);
    if (skews === undefined || skews.size < 2) continue;
    const apart = (Math.max(...skews.values()) - Math.min(...skews.values())) * UNITS[unit ?? "s"];
    if (apart > UNHEARD && apart < 3600)
      return [
        `the clocks of the channels differ by ${apart.toFixed(1)} s ("${key}" against "${start}"): silences and interruptions between the sides may be off by as much`,
      ];
  }
  return [];
}

/** By how much two columns differ on each side; undefined where it is not one constant a side. */
function skewsOf({ rows, cellAt }: RowList, start: string, other: string, side: string): Map<unknown, number> | undefined {
  const skews = new Map<unknown, number>();
  for (let index = 0; index < rows.length && index < LOOKED_AT; index++) {
    const row = rows[index]!;
    const who = cellAt === undefined ? row[side] : cellAt(index, side);
    const [one, two] = [row[start], row[other]];
    if (typeof one !== "number" || typeof two !== "number") return undefined;
    const known = skews.get(who);
    if (known === undefined) skews.set(who, two - one);
    else if (Math.abs(two - one - known) > 1e-6 * Math.abs(two) + 1e-9) return undefined;
  }
  return skews.size > 10 ? undefined : skews;
}
