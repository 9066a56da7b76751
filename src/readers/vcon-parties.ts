import { meaningIn } from "./names.js";
import { plainKey } from "./fields.js";
import { roleOf, type Voice } from "./voices.js";
import { speakerOf } from "./speaker.js";

type Row = Readonly<Record<string, unknown>>;

/** Someone who takes part in a vCon. */
export interface Party {
  voice: Voice;
  /** What tells the person apart from others of the same name. */
  id?: string;
}

/** The parties of a vCon in order; whatever is no list is none. */
export function partiesOf(value: unknown): Party[] {
  return Array.isArray(value) ? value.map((one, index) => partyOf(typeof one === "object" && one !== null ? (one as Row) : {}, index)) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Roles stand in `role`, or in `meta.role` where an exporter put them; names such as "Agent" tell one too. */
function partyOf(row: Row, index: number): Party {
  const meta = typeof row["meta"] === "object" && row["meta"] !== null ? (row["meta"] as Row) : {};
  const said = text(row["role"]) ?? text(meta["role"]);
  const shown = text(row["name"]);
  const isNumber = shown !== undefined && /^[\d\s()+.-]+$/.test(shown);
  const label = shown ?? text(row["tel"]) ?? text(row["mailto"]) ?? text(row["email"]) ?? said ?? `Party ${index}`;
  const own = shown === undefined || isNumber ? {} : speakerOf(shown);
  const stated = said === undefined ? undefined : (meaningIn(PARTY_ROLES, plainKey(said)) ?? roleOf(said));
  const id = text(row["id"]) ?? text(row["uuid"]) ?? text(row["tel"]) ?? text(row["mailto"]);
  return {
    voice: { speaker: label, name: own.name ?? (own.role === undefined && !isNumber ? shown : undefined), role: stated ?? own.role },
    ...(id === undefined ? {} : { id }),
  };
}

const PARTY_ROLES: Readonly<Record<string, Voice["role"]>> = {
  ai: "bot",
  thirdparty: "other",
  sme: "other",
  interpreter: "other",
  observer: "other",
};

/** The party that a number names, or the first of a list of numbers; one that does not exist has a label and no more. */
export function partyAt(parties: readonly Party[], index: unknown): Voice {
  const first: unknown = Array.isArray(index) ? index[0] : index;
  if (typeof first !== "number" && typeof first !== "string") return {};
  return parties[Number(first)]?.voice ?? { speaker: `Party ${first}` };
}
