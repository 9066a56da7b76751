import { endOfString } from "./json-places.js";

/** `{"S": "Hello"}`: the types that DynamoDB writes beside each value. */
const TYPED = /\{\s*"(S|N|B|BOOL|NULL|M|L|SS|NS|BS)"\s*:\s*/y;

/** Characters that are looked at to tell what a text is. */
const HEAD = 3000;

/**
 * The same text without DynamoDB's types, padded to the same length so that places stay; undefined where it has none,
 * or is something else (DynamoDB developer guide, "DynamoDB low-level API: data type descriptors").
 */
export function withoutTypes(text: string): string | undefined {
  const head = text.slice(0, HEAD);
  if (!/"[SML]"/.test(head) || (head.match(/:\s*\{\s*"(?:S|N|M|L|BOOL|NULL)"\s*:/g)?.length ?? 0) < 2) return undefined;
  let plain = "";
  let kept = 0;
  /** The type of each object that is open; undefined for ordinary ones. */
  const open: (string | undefined)[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === OPEN) {
      TYPED.lastIndex = index;
      const [whole, type] = TYPED.exec(text) ?? [];
      open.push(type);
      if (whole === undefined) continue;
      const value = type === "N" || type === "NULL" ? scalarAt(text, index + whole.length, type) : "";
      plain += text.slice(kept, index) + " ".repeat(whole.length) + value;
      kept = index + whole.length + value.length;
      index = kept - 1;
    } else if (code === CLOSE) {
      if (open.pop() === undefined) continue;
      plain += `${text.slice(kept, index)} `;
      kept = index + 1;
    } else if (code === COMMA && open.at(-1) !== undefined && !isList(open.at(-1)!)) return undefined;
  }
  return plain + text.slice(kept);
}

const [QUOTE, OPEN, CLOSE, COMMA] = [34, 123, 125, 44];

/** Lists have commas; what has one and is none of them is an ordinary object that only looks typed. */
function isList(type: string): boolean {
  return type === "L" || (type.length > 1 && type.endsWith("S"));
}

/** A number without its quotation marks, or null, as long as what it stands for. */
function scalarAt(text: string, from: number, type: string): string {
  if (type === "NULL") return text.startsWith("true", from) ? "null" : "";
  const [written, number] = /^"(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"/.exec(text.slice(from, from + 60)) ?? [];
  // More digits than a number of JavaScript holds are an id.
  return written === undefined || number!.length > 15 ? "" : ` ${number!} `;
}
