import { isMisdated } from "../history.js";
import { momentOf, type BusinessTime } from "../language/calendar.js";
import { isSameName } from "../language/name-forms.js";
import { redactCustomerId } from "../reporters/redact.js";
import type { CallResult } from "../rule.js";

/** Ids that are remembered: beyond so many, none is taken for one that came before. */
const REMEMBERED = 1_000_000;
/** Examples that a sentence names. */
const NAMED = 5;

/** What is odd about calls beside their words, and keeps them from being put together: told once, at the end. */
export class Oddities {
  private readonly future: string[] = [];
  private readonly doubled = new Map<string, string>();
  private readonly shared = new Set<string>();
  private readonly files = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /** @param now milliseconds since 1970. */
  constructor(
    private readonly business: BusinessTime | undefined,
    private readonly now: number,
  ) {}

  see({ kind, file, id, startedAt, customer }: CallResult): void {
    if (kind === "script") return;
    const moment = startedAt === undefined ? undefined : momentOf(startedAt, this.business?.zone);
    if (moment !== undefined && isMisdated(moment, { now: this.now })) this.future.push(`${file} (${startedAt})`);
    const other = id === undefined ? undefined : first(this.files, id, file);
    if (other !== undefined) this.doubled.set(id!, other === file ? `"${id}" (${file})` : `"${id}" (${other}, ${file})`);
    if (customer?.id === undefined || customer.name === undefined) return;
    const name = first(this.names, customer.id, customer.name);
    if (name !== undefined && !isSameName(name, customer.name)) this.shared.add(`"${redactCustomerId(customer.id)}"`);
  }

  /** What was seen, in sentences. */
  get sentences(): string[] {
    return [
      ...said(this.future, "call is dated in the future and is", "calls are dated in the future and are", "not put together with others"),
      ...said(
        [...this.doubled.values()],
        "call id is that of more than one call",
        "call ids are those of more than one call each",
        "of which only the first is followed",
      ),
      ...said(
        [...this.shared],
        "customer id is shared by two names",
        "customer ids are shared by two names each",
        "whose calls are not put together",
      ),
    ];
  }
}

/** What is known by a key already; otherwise it is remembered. */
function first(known: Map<string, string>, key: string, value: string): string | undefined {
  const before = known.get(key);
  if (before === undefined && known.size < REMEMBERED) known.set(key, value);
  return before;
}

function said(examples: readonly string[], one: string, many: string, so: string): string[] {
  if (examples.length === 0) return [];
  const more = examples.length > NAMED ? ` and ${examples.length - NAMED} more` : "";
  return [
    `${examples.length} ${examples.length === 1 ? one : many}${so.startsWith("not") ? " " : ", "}${so}: ${examples.slice(0, NAMED).join(", ")}${more}`,
  ];
}
