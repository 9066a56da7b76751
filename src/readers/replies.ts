import type { Pair, ParsedNode, Scalar, YAMLMap } from "yaml";
import { yaml } from "../yaml-document.js";
import { plainKey } from "./fields.js";
import type { Input, Reader } from "./reader.js";
import { areSaid } from "./said-texts.js";
import { ScriptBuilder } from "./script.js";
import { isSurelySpeaker, speakerOf } from "./speaker.js";
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
    for (const item of itemsIn(root))
      for (const said of saidIn(item)) readReply(firstOf(valueOf(item, [...TITLES, "tags"])), said, item, script, text);
    for (const [title, said] of entriesOf(root)) readReply(title, said, undefined, script, text);
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
    "saved-replies",
    "matches",
    "questions",
    "faqs",
    "faq",
  ],
];
/** What lists of replies stand in where a program hands them out. */
const HOLDERS = ["data", "_results", "results", "_embedded", "items", "records", "categories", "folders", "groups"];
const TITLES = [
  "title",
  "shortcut",
  "shortcode",
  "short_code",
  "subject",
  "trigger",
  "macro",
  "label",
  "abbreviation",
  "question",
  "name",
  "triggers",
  "key",
];
const TEXTS = [
  "content",
  "body",
  "response",
  "reply",
  "text",
  "message",
  "answer",
  "content_html",
  "html",
  "template",
  "say",
  "replace",
  "body_text",
  "body_html",
];

const key = (names: readonly string[]) => `["']?(?:${names.join("|")})["']?\\s*:`;
const ITEM = new RegExp(`(?:^|[\\s{,[-])${key(TITLES.slice(0, -3))}[^{}]*?(?:^|[\\s{,-])${key(TEXTS)}\\s*["'>|\\p{L}]`, "imu");
const NAMED_ITEM = new RegExp(`(?:^|[\\s{,[-])${key(TITLES)}[^{}]*?(?:^|[\\s{,-])${key(TEXTS)}\\s*["'>|\\p{L}]`, "imu");
const LIST = new RegExp(`(?:^|[\\s{,])${key(LISTS)}\\s*(?:\\[|\\n\\s*-)`, "im");
/** `macros: { late: "It is late." }` */
const MAP = new RegExp(`^[\\s{]*${key(LISTS)}\\s*(?:\\{\\s*|\\n\\s+)["']?[\\w-]+["']?\\s*:\\s*["'>|\\p{L}]`, "imu");
/** What else has titles and texts: transcripts, flows, pages, settings. */
const OTHER =
  /["']?\b(?:speaker|role|sender|participant|channel|start|start_?time|end_?time|timestamp|offset|utterances|transcript|steps|nodes|next|goto|url|slug|date|published|schema|paths|jobs|version)["']?\s*:/i;

/** Marks of help desks' own: Intercom, Gorgias, Help Scout, Front, LiveChat, whose replies have tags and no titles. */
const OF_HELP_DESKS: readonly RegExp[] = [
  /"type"\s*:\s*"macro"/,
  /"name"\s*:\s*"setResponseText"/,
  /"saved-replies"\s*:|"_embedded"\s*:\s*\{\s*"replies"/,
  /"id"\s*:\s*"rsp_\w+"/,
  /^\s*\[\s*\{(?:[^{}]*,)?\s*"text"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"tags"\s*:\s*\[/,
];

function isList({ file, head }: Input): boolean {
  const isYaml = /\.ya?ml$/i.test(file);
  if (/^\s*[[{]/.test(head) && OF_HELP_DESKS.some((mark) => mark.test(head))) return true;
  return isNamedList(head, isYaml) || isPlainMap(head, isYaml);
}

function isNamedList(head: string, isYaml: boolean): boolean {
  if ((!isYaml && !/^\s*[[{]/.test(head)) || OTHER.test(head)) return false;
  if (LIST.test(head)) return NAMED_ITEM.test(head);
  // No transcript is YAML, where a name might be a speaker's.
  return isYaml
    ? (/^- /m.test(head) && NAMED_ITEM.test(head)) || MAP.test(head)
    : (/^\s*\[\s*\{/.test(head) && ITEM.test(head)) || MAP.test(head);
}

/** The replies of a list, wherever in what a program hands out it stands, in groups or not. */
function itemsIn(node: unknown): YAMLMap[] {
  const { isMap, isSeq } = yaml();
  if (isSeq(node)) return node.items.filter((item) => isMap(item)).flatMap((item) => (saidIn(item).length > 0 ? [item] : itemsIn(item)));
  if (!isMap(node)) return [];
  const held = valueOf(node, LISTS) ?? valueOf(node, HOLDERS);
  return isMap(held) && valueOf(held, [...LISTS, ...HOLDERS]) === undefined ? [] : itemsIn(held);
}

/** What a reply says; in what is done for it (`actions`), all that is said. */
function saidIn(item: YAMLMap): Scalar[] {
  const { isMap, isSeq } = yaml();
  const said = scalarOf(valueOf(item, TEXTS));
  if (said !== undefined) return [said];
  const actions = valueOf(item, ["actions"]);
  return (isSeq(actions) ? actions.items : []).flatMap((action) => {
    const given = isMap(action) ? valueOf(action, ["arguments"]) : undefined;
    return isMap(given) ? (scalarOf(valueOf(given, ["body_text", "body_html"])) ?? []) : [];
  });
}

function firstOf(node: unknown): Scalar | undefined {
  return scalarOf(yaml().isSeq(node) ? node.items[0] : node);
}

const JSON_ENTRY = /"((?:[^"\\\n]|\\.){1,60})"\s*:\s*(?:\[\s*)?"((?:[^"\\]|\\.)*)"/g;
const YAML_ENTRY = /^ {0,4}["']?([\p{L}\d/][^:#"'\n]{0,60}?)["']?:[ \t]+["']?([^"'\s>|&*{[].*)$/gmu;
/** Keys of what is no list of replies, whatever its texts. */
const OTHER_MAP = /["']?\b(?:speaker|role|participant|utterances|transcript|steps|nodes|goto|schema|dependencies|jobs)["']?\s*:/i;
/** What a file says of itself among its entries. */
const ABOUT = /^(?:[_$].*|name|title|description|owner|author|version|updated|language|locale|comments?|notes?)$/i;
const FEWEST = 3;

/** `{ "late": "Sorry to hear that." }`: names and what to say, in groups or not, under no name that says so. */
function isPlainMap(head: string, isYaml: boolean): boolean {
  if ((!isYaml && !/^\s*\{/.test(head)) || OTHER_MAP.test(head)) return false;
  const entries = [...head.matchAll(isYaml ? YAML_ENTRY : JSON_ENTRY)].filter(([, name]) => !ABOUT.test(name!));
  const names = new Set(entries.map(([, name]) => name!.toLowerCase().replace(/[\s_-]*\d+$/, "")));
  if (entries.length < FEWEST || names.size * 3 < entries.length * 2) return false;
  const speakers = [...names].filter((name) => isSurelySpeaker(name) && /^(?:agent|customer)$/.test(speakerOf(name).role ?? ""));
  if (speakers.length * 4 > names.size) return false;
  return areSaid(entries.map(([, , text]) => text!));
}

/** Names with their texts. */
function entriesOf(root: ParsedNode | null): [Scalar | undefined, Scalar | undefined][] {
  const { isMap, isSeq } = yaml();
  if (!isMap(root) || itemsIn(root).length > 0) return [];
  const list = valueOf(root, LISTS);
  if (isSeq(list)) return [];
  const map = isMap(list) ? list : root;
  return map.items.filter(({ key: name }) => map !== root || !ABOUT.test(String((name as Scalar).value))).flatMap(textsOf);
}

/** What is said under a name: a text, several of which one is picked, or those of a group by their own names. */
function textsOf({ key: name, value }: Pair): [Scalar | undefined, Scalar | undefined][] {
  const { isMap, isSeq } = yaml();
  if (isMap(value)) return value.items.flatMap(textsOf);
  return (isSeq(value) ? value.items : [value]).map((said) => [scalarOf(name), scalarOf(said)]);
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
