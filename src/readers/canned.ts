import { DELIMITERS, placeInRow, tableRows, type Delimiter, type TableRow } from "./csv-table.js";
import { plainKey } from "./fields.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import type { Source } from "../call.js";
import { leanPattern } from "../lean-pattern.js";

/** Tables of canned responses: a column with a short name or title, another with what to say, none with speakers or times. */
export const cannedReader: Reader = {
  name: "canned",
  title: "canned responses (CSV)",
  note: {
    from: "canned responses in a table",
    example: String.raw`title,response\nLate,Sorry to hear that.`,
  },
  kind: "script",
  extensions: [".csv", ".tsv"],
  recognises: ({ head }) => tableOf(head) !== undefined,
  *read(input) {
    const { delimiter, name, text, about } = tableOf(input.head) ?? { delimiter: "," as const, name: 0, text: 1, about: [] };
    const rows = [...tableRows(input, delimiter)];
    const script = new ScriptBuilder(input.file, "");
    for (const [index, { cells }] of rows.entries()) {
      if (index === 0 || !cells[text]?.trim()) continue;
      const title = cells[name]?.trim() || `row ${index}`;
      const section = about.map((column) => cells[column]?.trim() ?? "").join(" ");
      script.begin({ id: title, title, section, readsOn: false }, { text: title, pieces: PLAIN, pointer: `/${index}/${name}` });
      script.say({ text: cells[text], pieces: PLAIN, pointer: `/${index}/${text}` });
    }
    yield script.build("canned", "macros", { source: sourceOf(input, rows, delimiter) });
  },
};

const PLAIN = [{ at: 0, from: 0 }];
const TITLES = leanPattern(
  /^(?:shortcut|shortcode|code|key|trigger|subject|shortname|keyword|label|id|(?:macro|snippet|template|reply|response|message|cannedresponse|internal|quicktext)?(?:title|name)|macro|situation|scenario|when|objection|occasion|question|intent|step|(?:when|if)?(?:the)?(?:customer|caller|client|guest|member|patient|they)s?(?:might|may)?(?:says?|asks?|wants|is|complains|objection|question|statement|complaint))$/,
);
const TEXTS =
  /^(?:(?:(?:canned|saved|quick|standard|suggested|sample|approved|recommended|default|agent|macro|snippet|template|script|reply|response|message|body)?(?:response|text|reply|message|body|content|answer|wording|script|line|phrase|verbiage|rebuttal))|template|say|value|agentsays|whattosay|yousay|wesay|saythis|tosay|whatyousay|sayinstead|talktrack|prompt)$/;
const NO_SCRIPT =
  /^(?:speaker|role|start|starttime|end|time|timestamp|channel|participant|from|sender|callid|conversation\w*|contactid|agent|customer)$/;
/** Names of columns that no transcript has: beside one, "channel" says where a reply is sent. */
const OF_REPLIES = /^(?:shortcut|shortcode|macro\w*|snippet\w*|category|folder|title)$/;

/** Columns that tell what a response is for. */
const ABOUT =
  /^(?:title|name|topic|category|case|occasion|reason|intent|use|usage|notes?|internalnotes?|remarks?|comments?|section|folder|tags?|groups?|themes?|area|department|situation|scenario|when)$/;

/** Where the columns of a table stand: names, what is said, and what else tells what it is for. */
function tableOf(head: string): { delimiter: Delimiter; name: number; text: number; about: number[] } | undefined {
  const line = head.replace(/^\ufeff/, "").split(/\r\n|\n|\r/, 1)[0]!;
  const delimiter = DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
  const columns = line.split(delimiter).map((cell) => plainKey(cell));
  const text = columns.findIndex((column) => TEXTS.test(column));
  const name = columns.findIndex((column, index) => index !== text && TITLES.test(column));
  const about = columns.flatMap((column, index) => (index !== text && index !== name && ABOUT.test(column) ? [index] : []));
  const others = columns.filter((column) => NO_SCRIPT.test(column));
  const areSent = others.every((column) => column === "channel") && columns.some((column) => OF_REPLIES.test(column));
  return text < 0 || name < 0 || (others.length > 0 && !areSent) ? undefined : { delimiter, name, text, about };
}

/** Resolves `/row/column` pointers. */
function sourceOf({ file }: Input, rows: readonly TableRow[], delimiter: Delimiter): Source {
  return {
    file,
    locate(offset, pointer = "/0/0") {
      const [, row, column] = pointer.split("/").map(Number);
      return placeInRow(rows[row!] ?? rows[0]!, column ?? 0, offset, delimiter);
    },
  };
}
