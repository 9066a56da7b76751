// Longer than a source file should be: the forms in which flows are written, one after the other.
import type { Document, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { InputError, type CallMeta, type SourceCall, type Span } from "../call.js";
import { yaml } from "../yaml-document.js";
import type { Line } from "./line.js";
import { metaOf } from "./metadata.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { areSaid } from "./said-texts.js";
import { lineOf, scalarOf, yamlDocument } from "./yaml-lines.js";

/**
 * Scripts as flows of steps, in YAML or JSON: a list or map of steps, each with what is said (`say`), how the customer may answer
 * (`listen`, `branches`) and where it goes on (`next`).
 */
export const flowReader: Reader = {
  name: "flow",
  title: "YAML or JSON flow",
  note: {
    from: "YAML or JSON flows of steps",
    example: String.raw`steps:\n  - id: greet\n    say: Good morning.\n    next: end`,
  },
  kind: "script",
  extensions: [".yaml", ".yml", ".json"],
  recognises: isFlow,
  *read(input) {
    yield new FlowScript(input.file, input.text()).read();
  },
};

const STEPS = [
  ...["steps", "nodes", "states", "flow", "stages", "scenes", "screens", "blocks", "dialogs", "dialogues", "dialog", "dialogue"],
  ...["sections", "menus", "pages", "topics", "parts", "turns", "flows", "calls", "scripts", "script"],
];
const IDS = ["id", "name", "key", "step", "state", "node", "scene", "ref", "stage", "title", "heading", "label"];
const SECTIONS = ["section", "stage", "phase", "category"];
/** What surely names words that are said. */
const SAID = ["say", "says", "prompt", "speak", "agent_says", "agent_say", "agentsays", "we_say", "you_say", "to_say"];
/** What does so where steps follow each other. */
const TELLS = [
  ...[
    ...SAID,
    "agent",
    "script",
    "read",
    "wording",
    "utterance",
    "utterances",
    "speech",
    "statement",
    "tts",
    "talk_track",
    "verbiage",
    "spoken",
  ],
  ...[
    "agent_script",
    "agent_line",
    "agent_text",
    "agent_prompt",
    "agent_response",
    "agent_message",
    "rep_says",
    "advisor_says",
    "rep",
    "advisor",
  ],
];
const SAYS = [...TELLS, "greeting", "message", "text", "messages", "prompts", "lines", "line", "phrase", "phrases", "copy"];
/** Answers to what customers bring up in a step, with no step of their own. */
const ASIDES = [
  "objections",
  "rebuttals",
  "faqs",
  "faq",
  "if_asked",
  "variants",
  "fallback",
  "fallbacks",
  "reprompt",
  "reprompts",
  "no_match",
  "no_input",
];
/** What may stand around that. */
const WITHIN = ["data", "content", "config", "properties", "payload", "params"];
const BRANCHES = [
  "listen",
  "branches",
  "options",
  "choices",
  "answers",
  "responses",
  "routes",
  "transitions",
  "on",
  "cases",
  "replies",
  "paths",
];
const CONDITIONS = ["if", "when", "on", "intent", "case", "answer", "customer", "label", "option", "condition", "event", "match", "reply"];
const NEXTS = [
  "go",
  "next",
  "next_step",
  "next_stage",
  "next_state",
  "next_node",
  "goes_to",
  "leads_to",
  "goto",
  "go_to",
  "go-to",
  "then",
  "target",
  "to",
  "jump",
];
const ENDS = ["end", "ends", "terminal", "final", "hangup", "done", "transfer_call"];
const STARTS = ["start", "initial", "entry", "first"].flatMap((word) =>
  ["", "node", "_node", "step", "_step", "point", "_point"].map((of) => word + of),
);
/** Arrows between steps, in a list of their own, and what they hold. */
const EDGES = ["edges", "connections", "links", "arrows"];
const SOURCES = ["source", "from", "sourceid", "source_id"];
const TARGETS = ["target", "to", "targetid", "target_id"];
/** Targets that end the flow unless a step has that name. */
const END_TARGETS = /^(?:end|exit|stop|done|finish|hang[ _-]?up|none|terminate|close)$/i;

const FILE_TARGET = /^[^\s:]+\.(?:ya?ml|json|md|markdown)(?:#\S*)?$/i;

/** `next_step`, `nextStep` and `next-step` are one. */
const spelled = (name: string) => name.replaceAll("_", "[ _-]?");
const KEY = (names: readonly string[]) => new RegExp(`(?:^|[\\s{,[-])["']?(?:${names.map(spelled).join("|")})["']?\\s*:`, "im");
const HAS_STEPS = KEY(STEPS);
const HAS_SAY = KEY(SAID);
const HAS_LINK = KEY([
  "next",
  "then",
  "goto",
  "go_to",
  "go-to",
  "listen",
  "branches",
  "options",
  "choices",
  "transitions",
  "routes",
  "end",
  "ends",
  "final",
  "terminal",
]);

/** Other keys that may hold what is said; transcripts and settings have them too, but no steps with targets. */
const MAY_SAY = KEY(SAYS);
const HAS_TARGET = KEY([
  "next",
  "next_step",
  "next_stage",
  "next_state",
  "next_node",
  "then",
  "goto",
  "go_to",
  "go-to",
  "target",
  "transitions",
]);

const SETTINGS =
  /^(?:jobs|services|dependencies|openapi|swagger|apiVersion|runs-on)\s*:|"(?:dependencies|devDependencies|compilerOptions|openapi|swagger|apiVersion)"\s*:/m;

function isFlow({ file, head }: Input): boolean {
  // Documentation shows flows; it is none, nor are workflows and settings of programs.
  if (SETTINGS.test(head) || /\.(?:md|markdown)$/i.test(file)) return false;
  // JSON, line by line, is a list of calls or of labels.
  if (/^\ufeff?\{[^\n]*\}\r?\n\{/.test(head)) return false;
  const isYaml = /\.ya?ml$/i.test(file) || (!/^\s*[[{]/.test(head) && /^(?:- )?[a-z_]+:/m.test(head));
  // "[00:12] Agent: Hello" is no list.
  if (!isYaml && !/^\s*(?:\{\s*["'}\w]|\[\s*[[{"'\]])/.test(head)) return false;
  const isShaped = isYaml ? /^(?:steps|[a-z_-]+):|^- /m.test(head) : HAS_STEPS.test(head) || (/^\s*\[/.test(head) && HAS_TARGET.test(head));
  return (
    (isShaped && ((HAS_SAY.test(head) && HAS_LINK.test(head)) || (HAS_STEPS.test(head) && MAY_SAY.test(head) && HAS_TARGET.test(head)))) ||
    isReadInOrder(file, head)
  );
}

const TOLD = new RegExp(
  `(?:^|[\\s{,[-])["']?(?:${TELLS.map(spelled).join("|")})["']?\\s*:\\s*(?:\\[\\s*)?(?:"((?:[^"\\\\\\n]|\\\\.)*)"|'([^'\\n]*)'|(?:[|>][+-]?\\s*\\n\\s*)?(\\p{L}[^\\n]*))`,
  "gimu",
);
/** Transcripts have these. */
const TRANSCRIBED = KEY([
  "speaker",
  "role",
  "sender",
  "participant",
  "customer",
  "caller",
  "user",
  "channel",
  "timestamp",
  "start_time",
  "transcript",
  "utterances",
  "turns",
  "customer_text",
]);
const FEWEST = 2;

/** Steps that lead nowhere and follow each other: sentences under keys of what agents say. */
function isReadInOrder(file: string, head: string): boolean {
  // "[00:01] Agent: …" is neither.
  if (!/\.ya?ml$/i.test(file) && !/^\s*(?:\[\s*)?\{\s*"/.test(head)) return false;
  if (TRANSCRIBED.test(head)) return false;
  const texts = [...head.matchAll(TOLD)].map((match) => match.slice(1).find((text) => text !== undefined) ?? "");
  return texts.length >= FEWEST && areSaid(texts);
}

type Node = ParsedNode | null | undefined;

/** `flow: { name: … }, states: [ … ]`: of all that may hold the steps, what is a list. */
function listOf(root: YAMLMap): Node {
  return STEPS.map((name) => valueOf(root, [name])).find((value) => yaml().isSeq(value));
}

class FlowScript {
  private readonly script: ScriptBuilder;
  private readonly document: Document;
  /** What its steps are called. */
  private ids: ReadonlySet<string> = new Set();
  private edges: ReadonlyMap<string, readonly YAMLMap[]> = new Map();

  constructor(
    file: string,
    private readonly text: string,
  ) {
    this.document = yamlDocument(text);
    this.script = new ScriptBuilder(file, text);
  }

  read(): SourceCall {
    const root = this.document.contents as Node;
    const { isMap } = yaml();
    const outer = isMap(root) ? (listOf(root) ?? valueOf(root, STEPS) ?? root) : root;
    // `flow: { nodes: [ … ] }`, where no step is called "nodes".
    const inner = isMap(outer) ? valueOf(outer, STEPS) : undefined;
    const holder = inner === undefined || inner === null || (isMap(inner) && valueOf(inner, SAYS) !== undefined) ? outer : inner;
    const steps = stepsOf(holder, holder === root);
    if (steps.length === 0)
      throw new InputError("no step of this flow says anything: expected steps such as { id: greeting, say: Hello, next: closing }", 1, 1);
    this.ids = new Set(steps.map(({ node, key }) => (key === undefined ? scalarText(valueOf(node, IDS)) : String(key.value)) ?? ""));
    this.edges = edgesIn(root, outer);
    for (const { node, key } of steps) this.step(node, key);
    // Where none says what comes next, each is followed by the one below it.
    const { steps: read } = this.script;
    if (read.every(({ leads }) => leads.length === 0)) for (const step of read.slice(0, -1)) step.readsOn = !step.ends;
    this.comments();
    const start = isMap(root) ? scalarText(valueOf(root, STARTS)) : undefined;
    return this.script.build("flow", "steps", { meta: isMap(root) ? metaIn(root) : {}, start });
  }

  /** Comments that speak to the linter; what a value says of them is none. */
  private comments(): void {
    const found = [...this.text.matchAll(/(?:^|[\t ])#\s*(call-lint-[^\r\n]*)/gm)];
    if (found.length === 0) return;
    const values: [from: number, to: number][] = [];
    yaml().visit(this.document, {
      Scalar: (_, { range, type }) => {
        if (!range) return;
        // Behind the mark of a block a comment may stand.
        const isBlock = type === "BLOCK_FOLDED" || type === "BLOCK_LITERAL";
        values.push([isBlock ? this.text.indexOf("\n", range[0]) : range[0], range[1]]);
      },
    });
    for (const match of found) {
      const at = match.index + match[0].indexOf("#");
      if (!values.some(([from, to]) => from <= at && at < to)) this.script.comment(match[1]!, at);
    }
  }

  private step(node: YAMLMap, key: Scalar | undefined): void {
    const named = key ?? scalarOf(valueOf(node, IDS));
    const line = named === undefined ? this.lineAt(node.range?.[0] ?? 0) : this.line(named);
    const id = named === undefined ? `step ${this.script.steps.length + 1}` : String(named.value);
    const within = valueOf(node, WITHIN);
    const inner = yaml().isMap(within) ? within : undefined;
    const title = scalarText(valueOf(node, ["title", "label"])) ?? (inner && scalarText(valueOf(inner, ["title", "label", "name"]))) ?? id;
    const step = this.script.begin({ id, title, section: scalarText(valueOf(node, SECTIONS)), readsOn: false }, line);
    this.allSaid(valueOf(node, SAYS) === undefined && inner !== undefined ? inner : node);
    this.asides(valueOf(node, ASIDES));
    this.nexts(node);
    step.ends ||= endsHere(node);
    this.branches(valueOf(node, BRANCHES) ?? branchesIn(node));
    for (const edge of this.edges.get(id) ?? []) this.edge(edge);
  }

  /** `{ source: a, target: b, label: found }`. */
  private edge(node: YAMLMap): void {
    const label = scalarOf(valueOf(node, [...CONDITIONS, "data"]));
    if (label !== undefined && typeof label.value === "string") this.script.note(this.line(label));
    this.next(valueOf(node, TARGETS));
  }

  /** What stands under any key of what is said: a greeting, and a question behind it. */
  private allSaid(node: YAMLMap): void {
    const own = (node as YAMLMap<ParsedNode, ParsedNode | null>).items.filter(({ key }) =>
      SAYS.some((name) => plain(name) === plainKey(key)),
    );
    if (own.length === 0) return this.says(valueOf(node, SAYS));
    for (const { value } of own) this.says(value);
  }

  /** `objections: [ { customer: "…", agent: "…" } ]` */
  private asides(node: Node): void {
    const { isSeq, isMap } = yaml();
    const items = isSeq(node) ? node.items : [node];
    for (const item of items) {
      if (!isMap(item)) this.says(item);
      else this.script.branch(this.script.answer(() => this.aside(item)));
    }
  }

  private aside(node: YAMLMap): void {
    const raised = scalarOf(valueOf(node, [...CONDITIONS, "objection", "question", "caller"]));
    if (raised !== undefined && typeof raised.value === "string") this.script.note(this.line(raised));
    this.allSaid(node);
  }

  /** A text, a list of texts, or a list of maps with a text. */
  private says(node: Node): void {
    const { isScalar, isSeq, isMap } = yaml();
    if (isSeq(node)) for (const item of (node as YAMLSeq<ParsedNode>).items) this.says(item);
    else if (isMap(node)) this.says(valueOf(node, SAYS));
    else if (isScalar(node) && typeof node.value === "string" && node.value.trim() !== "") this.script.say(this.said(node));
  }

  /** What a value says, without the line end that closes a block. */
  private said(scalar: Scalar): Line {
    const { text, pieces } = this.line(scalar);
    return { text: text.trimEnd(), pieces };
  }

  private nexts(node: YAMLMap): boolean {
    const { isSeq, isMap } = yaml();
    const next = valueOf(node, NEXTS);
    if (isSeq(next) && (next as YAMLSeq<ParsedNode>).items.some((item) => isMap(item))) return this.branches(next);
    if (isMap(next) && scalarOf(next) === undefined) {
      const target = valueOf(next, [...NEXTS, ...TARGETS]);
      return target === undefined ? this.branches(next) : this.next(target);
    }
    const targets = isSeq(next) ? (next as YAMLSeq<ParsedNode>).items : [next];
    return targets.map((target) => this.next(target)).some(Boolean);
  }

  private next(target: Node): boolean {
    const scalar = scalarOf(target);
    if (scalar === undefined || scalar.value === null) return false;
    const name = String(scalar.value);
    const at = this.script.note(this.line(scalar));
    // "claims.yaml#start" is another script's, unless a step is called so.
    const isFile = FILE_TARGET.test(name) && !this.ids.has(name) && this.script.file(name, at);
    this.script.lead(isFile ? { leaves: true, at } : { to: name, leaves: END_TARGETS.test(name), at });
    return true;
  }

  private branches(node: Node): boolean {
    const { isSeq, isMap, isPair } = yaml();
    if (isSeq(node))
      for (const item of (node as YAMLSeq<ParsedNode>).items)
        if (isMap(item)) this.script.branch(this.script.answer(() => this.branch(item)));
    if (isMap(node))
      for (const item of (node as YAMLMap).items)
        if (isPair(item)) this.script.branch(this.script.answer(() => this.entry(item as Pair<ParsedNode, ParsedNode | null>)));
    return isSeq(node) || isMap(node);
  }

  /** `{ if: found, next: restate }`; an event of Twilio's that leads nowhere is not used. */
  private branch(node: YAMLMap): void {
    if (valueOf(node, ["event"]) !== undefined && valueOf(node, NEXTS) === undefined) return;
    const condition = scalarOf(valueOf(node, CONDITIONS));
    const at = this.script.note(condition === undefined ? this.lineAt(node.range?.[0] ?? 0) : this.line(condition));
    this.says(valueOf(node, SAYS));
    this.goesOn(node, at);
  }

  /** `found: restate`, or `found: { next: restate }`. */
  private entry({ key, value }: Pair<ParsedNode, ParsedNode | null>): void {
    const { isMap } = yaml();
    const at = this.script.note(this.line(key as Scalar));
    if (!isMap(value)) {
      if (!this.next(value)) this.script.lead({ leaves: false, at });
      return;
    }
    this.says(valueOf(value, SAYS));
    this.goesOn(value, at);
  }

  private goesOn(node: YAMLMap, at: Span): void {
    if (endsHere(node)) this.script.lead({ leaves: true, at });
    else if (!this.nexts(node)) this.script.lead({ leaves: false, at });
  }

  private line(scalar: Scalar): Line {
    return lineOf(scalar, this.text);
  }

  /** Where there is no name to point at: the rest of the line. */
  private lineAt(from: number): Line {
    return {
      text: this.text
        .slice(from, from + 60)
        .split("\n")[0]!
        .trim(),
      pieces: [{ at: 0, from }],
    };
  }
}

/** The value of the first of some keys that a map has. */
function valueOf(map: YAMLMap | ParsedNode, keys: readonly string[]): Node {
  for (const key of keys) {
    const pair = (map as YAMLMap<ParsedNode, ParsedNode>).items.find((item) => plainKey(item.key) === plain(key));
    if (pair !== undefined) return pair.value;
  }
  return mergedIn(map as YAMLMap).reduce<Node>((found, merged) => found ?? valueOf(merged, keys), undefined);
}

/** The maps that a map takes in with `<<`. */
function mergedIn({ items }: YAMLMap): YAMLMap[] {
  const { isMap, isSeq } = yaml();
  const merged = items.filter(({ key }) => plainKey(key) === "<<").flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  return merged.filter((value) => isMap(value));
}

/** Branches under a name of the team's own: a list or map of maps that name what comes next. */
function branchesIn({ items }: YAMLMap): Node {
  const { isMap, isSeq } = yaml();
  const leadsOn = (value: unknown) => isMap(value) && scalarOf(valueOf(value, NEXTS)) !== undefined;
  return items.find(({ key, value }) => {
    if (SAYS.some((name) => plain(name) === plainKey(key))) return false;
    return isSeq(value) ? value.items.some(leadsOn) : isMap(value) && value.items.some((item) => leadsOn(item.value));
  })?.value as Node;
}

function plainKey(key: unknown): string {
  return plain(String((key as Scalar | undefined)?.value ?? ""));
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/(?<=\w)[ _-](?=\w)/g, "");
}

function scalarText(node: Node): string | undefined {
  const value = scalarOf(node)?.value;
  return value === undefined || value === null ? undefined : String(value);
}

function endsHere(node: YAMLMap): boolean {
  return ENDS.some((key) => {
    const value = scalarOf(valueOf(node, [key]))?.value;
    return value === true || value === "true" || value === "yes";
  });
}

/** Steps in a list, or in a map by their ids. */
function stepsOf(node: Node, isRoot: boolean): { node: YAMLMap; key?: Scalar }[] {
  const { isMap, isSeq } = yaml();
  if (isSeq(node))
    return (node as YAMLSeq<ParsedNode>).items.filter((item) => isMap(item)).flatMap((item) => stepsWithin(item) ?? { node: item });
  if (!isMap(node)) return [];
  const several = (node as YAMLMap<ParsedNode, ParsedNode | null>).items.map(({ value }) => stepsWithin(value));
  if (several.length > 0 && several.every((steps) => steps !== undefined)) return several.flat();
  const pairs = (node as YAMLMap<ParsedNode, ParsedNode | null>).items;
  const steps = pairs.filter(({ value }) => isMap(value) && (!isRoot || valueOf(value, SAYS) !== undefined));
  return steps.map(({ key, value }) => ({ node: value as YAMLMap, key: key as Scalar }));
}

/** The steps of one flow of several. */
function stepsWithin(node: unknown): ReturnType<typeof stepsOf> | undefined {
  const { isMap, isSeq } = yaml();
  const inner =
    isMap(node) &&
    valueOf(
      node,
      SAYS.filter((name) => name !== "script"),
    ) === undefined
      ? valueOf(node, STEPS)
      : undefined;
  return isSeq(inner) || isMap(inner) ? stepsOf(inner, false) : undefined;
}

/** The arrows of a flow by the steps that they begin at. */
function edgesIn(...holders: readonly Node[]): Map<string, YAMLMap[]> {
  const { isMap, isSeq } = yaml();
  const list = holders.map((holder) => (isMap(holder) ? valueOf(holder, EDGES) : undefined)).find((one) => isSeq(one));
  const edges = new Map<string, YAMLMap[]>();
  for (const edge of isSeq(list) ? list.items : []) {
    const source = isMap(edge) ? scalarText(valueOf(edge, SOURCES)) : undefined;
    if (source !== undefined) edges.set(source, [...(edges.get(source) ?? []), edge as YAMLMap]);
  }
  return edges;
}

/** What the flow says of itself beside its steps. */
function metaIn(root: YAMLMap): CallMeta {
  const known = Object.fromEntries(
    (root as YAMLMap<ParsedNode, ParsedNode | null>).items
      .filter(({ value }) => yaml().isScalar(value))
      .map(({ key, value }) => [String((key as Scalar).value), (value as Scalar).value]),
  );
  return metaOf([{ value: known, pointer: "" }], undefined, () => "");
}
