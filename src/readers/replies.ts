import type { Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { yaml } from "../yaml-document.js";
import { plainKey } from "./fields.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { lineOf, scalarOf, yamlDocument } from "./yaml-lines.js";
import { paragraphs } from "./zendesk.js";

/** Lists of saved replies in JSON or YAML, as help desks export them: `[{ "title": "Late", "content": "Sorry to hear that." }]`. */
export const repliesReader: Reader = {
  name: "replies",
  title: "list of saved replies (JSON or YAML)",
  note: {
    from: "lists of saved replies",
    example: `[{"title":"Late","content":"Sorry to hear that."},{"title":"Bye","content":"Goodbye."}]`,
  },
  kind: "script",
  extensions: [".json", ".yaml", ".yml"],
  recognises: isList,
  *read(input) {
    const text = input.text();
    const script = new ScriptBuilder(input.file, text);
    const root = yamlDocument(text).contents as ParsedNode | null;
    for (const item of itemsOf(root)) readReply(scalarOf(valueOf(item, TITLES)), scalarOf(valueOf(item, TEXTS)), item, script, text);
    for (const { key: title, value: said } of entriesOf(root)) readReply(scalarOf(title), scalarOf(said), undefined, script, text);
    yield script.build("replies", "macros");
  },
};

const LISTS = [
  ...["macros", "responses", "replies", "templates", "snippets", "shortcuts", "phrases", "texts"],
  ...[
    "canned_responses",
    "cannedresponses",
    "saved_replies",
    "savedreplies",
    "quick_replies",
    "quickreplies",
    "quick_texts",
    "text_blocks",
  ],
];
const TITLES = ["title", "shortcut", "shortcode", "short_code", "subject", "trigger", "macro", "label", "abbreviation", "name", "key"];
const TEXTS = ["content", "body", "response", "reply", "text", "message", "answer", "content_html", "html", "template", "say"];

const key = (names: readonly string[]) => `["']?(?:${names.join("|")})["']?\\s*:`;
const ITEM = new RegExp(`(?:^|[\\s{,[-])${key(TITLES.slice(0, -2))}[^{}]*?(?:^|[\\s{,-])${key(TEXTS)}\\s*["'>|\\p{L}]`, "imu");
const NAMED_ITEM = new RegExp(`(?:^|[\\s{,[-])${key(TITLES)}[^{}]*?(?:^|[\\s{,-])${key(TEXTS)}\\s*["'>|\\p{L}]`, "imu");
const LIST = new RegExp(`(?:^|[\\s{,])${key(LISTS)}\\s*(?:\\[|\\n\\s*-)`, "im");
/** `macros: { late: "It is late." }` */
const MAP = new RegExp(`^[\\s{]*${key(LISTS)}\\s*(?:\\{\\s*|\\n\\s+)["']?[\\w-]+["']?\\s*:\\s*["'>|\\p{L}]`, "imu");
/** What else has titles and texts: transcripts, flows, pages, settings. */
const OTHER =
  /["']?\b(?:speaker|role|sender|participant|channel|start|start_?time|end_?time|timestamp|offset|utterances|transcript|steps|nodes|next|goto|url|slug|date|published|schema|paths|jobs|version)["']?\s*:/i;

function isList({ file, head }: Input): boolean {
  const isYaml = /\.ya?ml$/i.test(file);
  if ((!isYaml && !/^\s*[[{]/.test(head)) || OTHER.test(head)) return false;
  if (LIST.test(head)) return NAMED_ITEM.test(head);
  // No transcript is YAML, where a name might be a speaker's.
  return isYaml
    ? (/^- /m.test(head) && NAMED_ITEM.test(head)) || MAP.test(head)
    : (/^\s*\[\s*\{/.test(head) && ITEM.test(head)) || MAP.test(head);
}

function itemsOf(root: ParsedNode | null): YAMLMap[] {
  const { isMap, isSeq } = yaml();
  const list = isMap(root) ? valueOf(root, LISTS) : root;
  return isSeq(list) ? (list as YAMLSeq<ParsedNode>).items.filter((item) => isMap(item)) : [];
}

/** Names with their texts. */
function entriesOf(root: ParsedNode | null): Pair[] {
  const { isMap } = yaml();
  const map = isMap(root) ? valueOf(root, LISTS) : undefined;
  return isMap(map) ? map.items : [];
}

function readReply(
  title: Scalar | undefined,
  said: Scalar | undefined,
  item: YAMLMap | undefined,
  script: ScriptBuilder,
  text: string,
): void {
  if (said === undefined || typeof said.value !== "string" || said.value.trim() === "") return;
  const name = title === undefined ? `reply ${script.steps.length + 1}` : String(title.value);
  script.begin(
    { id: name, title: name, readsOn: false },
    title === undefined ? { text: name, pieces: [{ at: 0, from: item?.range?.[0] ?? 0 }] } : lineOf(title, text),
  );
  for (const line of paragraphs(lineOf(said, text), /<(?:p|br|div|ul|b|strong|a)\b/i.test(said.value))) script.say(line);
}

function valueOf({ items }: YAMLMap, names: readonly string[]): unknown {
  const plain = names.map((name) => plainKey(name));
  return items
    .map((pair) => ({ rank: plain.indexOf(plainKey(String((pair.key as Scalar).value))), value: pair.value }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)[0]?.value;
}
