import type { SourceCall } from "../call.js";
import { stretch } from "./line.js";
import { ABOVE, COMMENT, FIELD, FIELDED, RULE, isSaidField, isData, nameAt, shapeOf, type Shape } from "./macro-shapes.js";
import type { Input, Reader } from "./reader.js";
import { hasPlaceholders, ScriptBuilder } from "./script.js";
import { labelAt, spokenParts } from "./spoken-part.js";

/**
 * Plain lists of macros: one a line, its short name, a tab (or a colon, an arrow, an equals sign, a bar), and what to say; or its name in
 * a line of its own (`[refund]`, `== refund ==`, `/refund`), and what to say below it; or fields (`Title: …`, `Text: …`). Asked for as a script, any text is read, a line said at a time.
 */
export const macrosReader: Reader = {
  name: "macros",
  title: "plain list of macros",
  note: { from: "plain lists of macros, with --kind script", example: String.raw`[Late]\nSorry to hear that.` },
  kind: "script",
  extensions: [".txt", ".tsv"],
  recognises: ({ file, head }) => shapeOf(head, file) !== undefined || (!isData(file) && isOfAgents(head)),
  *read(input) {
    yield readMacros(input);
  },
};

const LEAST_LABELLED = 2;

/** Lines that agents say, by their label, with placeholders in them; nobody answers. */
function isOfAgents(head: string): boolean {
  if (!hasPlaceholders(head)) return false;
  const labels = head.split(/\r\n|\n|\r/).flatMap((line) => labelAt(line)?.by ?? []);
  return labels.length >= LEAST_LABELLED && !labels.includes("customer");
}

function readMacros(input: Input): SourceCall {
  const text = input.text();
  const script = new ScriptBuilder(input.file, text);
  const shape = shapeOf(input.head, input.file);
  const isLabelled = shape === undefined && isOfAgents(input.head);
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  let from = 0;
  let isSaid = !isLabelled && shape !== FIELDED;
  for (const [index, line] of lines.entries()) {
    const plain = line.replace(/[\r\n]+$/, "");
    if (isLabelled) isSaid = plain.trim() !== "" && (labelAt(plain) !== undefined || (isSaid && !DIRECTION.test(plain)));
    if (shape === FIELDED) isSaid = plain.trim() !== "" && (isSaidField(plain) ?? isSaid);
    const name = isLabelled ? titleAt(lines, index) : shape && nameAt(shape, lines, index);
    readLine(script, { text: plain, from, isSaid }, shape, name);
    from += line.length;
  }
  return script.build("macros", shape === undefined ? "steps" : "macros");
}

/** `Note: use the map.` */
const NOTE =
  /^\s*(?:[-*•]\s+)?(?:(?:agent |internal )?notes?|tips?|hints?|remember|reminder|important|warning|caution|action|tone|nb|n\.b\.)\s*:/i;
const DIRECTION = /^\s*[[(].*[\])]\s*$/;
const TITLE = /^\s*(?:(?:step|section|part|stage|phase) \d.{0,60}|[\p{Lu}\d][\p{Lu}\d /&'-]{2,40}:?|#{1,6}\s.*)\s*$/iu;
const SMALL = /\p{Ll}/u;

/** `Step 2: Find the parcel`, `CLOSING`, between what agents say. */
function titleAt(lines: readonly string[], index: number): string | undefined {
  const line = lines[index]!.trim();
  const isTitle = TITLE.test(line) && (/^(?:step|section|part|stage|phase|#)/i.test(line) || !SMALL.test(line));
  return isTitle && labelAt(line) === undefined ? line.replace(/^#+\s*|:$/g, "") : undefined;
}

interface MacroLine {
  text: string;
  /** Its offset in the file. */
  from: number;
  /** Whether it is said, where its shape does not tell. */
  isSaid: boolean;
}

/** A comment to the linter behind what is said: `/no -> Calm down. # call-lint-disable-line no-hostility`. */
const BEHIND = /\s+(?:#|\/\/)\s?(call-lint-.*)$/;

function readLine(script: ScriptBuilder, whole: MacroLine, shape: Shape | undefined, name: string | undefined): void {
  const { from, isSaid } = whole;
  const behind = BEHIND.exec(whole.text);
  if (behind !== null) script.comment(behind[1]!, from + behind.index + behind[0].length - behind[1]!.length);
  const text = whole.text.slice(0, behind?.index);
  if (text.trim() === "" || RULE.test(text)) return;
  const line = { text, pieces: [{ at: 0, from }] };
  const comment = COMMENT.exec(text);
  if (comment !== null && (name === undefined || comment[1]!.includes("call-lint-"))) return script.comment(comment[1]!, from);
  if (name !== undefined) {
    const start = text.indexOf(name);
    script.begin({ id: name, title: name, readsOn: shape === undefined }, stretch(line, start, start + name.length));
    if (shape !== undefined && shape !== FIELDED && !ABOVE.includes(shape))
      script.say(stretch(line, shape.exec(text)![0].length, text.length));
    return;
  }
  const isBeside = shape !== undefined && shape !== FIELDED && (!ABOVE.includes(shape) || script.steps.length === 0);
  if (isBeside || !isSaid || NOTE.test(text)) return void script.note(stretch(line, 0, text.length));
  if (shape === FIELDED && isSaidField(text) === true) return void script.say(stretch(line, FIELD.exec(text)![0].length, text.length));
  // `If late: "I'm sorry."`: what is in quotation marks, if anything is.
  const parts = spokenParts(text);
  for (const { from, to, by } of parts.length === 0 ? [{ from: 0, to: text.length, by: "agent" }] : parts)
    if (by === "agent" && from < to) script.say(stretch(line, from, to));
}
