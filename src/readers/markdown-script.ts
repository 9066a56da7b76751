// Longer than a source file should be: how handbooks mark what is said, one form after the other.
import { isGivenName } from "../language/given-names.js";
import type {
  Blockquote,
  Code,
  Heading,
  Html,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
  Yaml,
} from "mdast";
import { extname } from "node:path";
import { InputError, type CallMeta, type SourceCall } from "../call.js";
import { alignPieces } from "./align.js";
import { stretch, type Line } from "./line.js";
import { areSaid } from "./said-texts.js";
import { paragraphs } from "./zendesk.js";
import { commentIn, inlineOf, type Inline, type InlineLink } from "./markdown-inline.js";
import { areMostlyCases, columnsOf, isCaseColumn, isWording, type Column } from "./markdown-cases.js";
import { parseMarkdown } from "./markdown.js";
import type { MarkdownSections } from "./markdown-sections.js";
import { metaOf } from "./metadata.js";
import type { Input, Reader } from "./reader.js";
import { decoded, hasPlaceholders, ScriptBuilder } from "./script.js";
import { isWarnedOf, labelAt, labelledPart, leadsToSaid, spokenParts, tellsToSay, warnsAgainst } from "./spoken-part.js";
import { isOrdinary } from "./text-speakers.js";
import { yamlDocument } from "./yaml-lines.js";

/**
 * Scripts in Markdown: headings are sections; quoted, block-quoted and labelled lines (`Agent: …`) are said; lists, tables and links are
 * branches; front matter is metadata; code, comments and everything else are notes to the agent.
 */
export const markdownReader: Reader = {
  name: "markdown",
  title: "Markdown script",
  note: {
    from: "Markdown with headings and quoted lines",
    example: String.raw`# Greeting\n\n> Agent: Good morning, {{customer_name}}.`,
  },
  kind: "script",
  extensions: [".md", ".markdown"],
  recognises: isScript,
  *read(input, { sections, kind }) {
    const text = input.text();
    const read = (isProse: boolean, isFenced = false) => new MarkdownScript(input.file, text, isProse, isFenced).read(sections);
    const marked = read(false);
    const isProse = kind === "script" || NAMES_PEOPLE.test(text) || OPENS_CALL.test(text);
    const isMarked = marked.segments.some(({ role }) => role === "agent") || !isProse;
    const script = isMarked ? marked : HAS_FENCE.test(text) ? read(false, true) : read(true);
    yield kind === undefined && isDocumentation(script) ? undone(script) : script;
  },
};

/** Of a script a fourth or more is said; of a document about calls, next to nothing. */
const LEAST_SAID = 0.04;

/** Whether nobody is told to say any of it: folders of scripts hold other documents too. */
function isDocumentation({ segments }: SourceCall): boolean {
  const said = segments.filter(({ role }) => role === "agent").length;
  return segments.length > 0 && said <= segments.length * LEAST_SAID;
}

function undone(script: SourceCall): SourceCall {
  const notes = ["nothing in this Markdown is for an agent to say, so nothing was linted; with --kind script it is read as a script"];
  return { ...script, segments: [], directives: [], flow: undefined, notes };
}

const HEADING = /^#{1,6}\s+\S/m;
const SAID =
  /^(?:>\s*\S|\s*(?:[-*]\s+)?(?:\*\*)?(?:agent|say|rep|advisor|operator)\s*(?:\*\*)?(?::|\s[–—-]\s))|^\s*["“][^"”\n]{10,}["”]\s*$/im;
const CUSTOMER =
  /^(?:\s*\[\d\d?:\d\d(?::\d\d)?\])?[\s>*_#|\d.:-]*(?:customer|caller|client|guest|patient|member|user)\b(?:[^\n:|]{0,30}[:|]|[\s*_]*$|[*_]*\s+[–—-]+\s)|^\*\*\[\d\d?:\d\d(?::\d\d)?\] (?:customer|caller|client|guest|patient|member|user)\*\* /gim;

/** A Markdown file whose agent speaks alone, or any text with headings, said lines and placeholders. */
function isScript({ file, head }: Input): boolean {
  const customers = head.match(CUSTOMER)?.length ?? 0;
  if (/\.(?:md|markdown)$/i.test(file)) return (customers < 2 && !isConversation(head)) || (HEADING.test(head) && hasPlaceholders(head));
  if (customers > 0 || !HEADING.test(head)) return false;
  if (SAID.test(head) && hasPlaceholders(head)) return true;
  // Nothing but the content tells of standard input.
  return extname(file) === "" && !isConversation(head) && (SAID.test(head) || QUOTED_ITEM.test(head) || OPENS_CALL.test(head));
}

/** `1. "I can't do that."` */
const QUOTED_ITEM = /^\s*(?:[-*+]|\d{1,2}[.)])\s+["“][^"”\n]{10,}["”]\s*$/m;

const NAME = String.raw`((?:\p{Lu}[\p{L}'’.-]*|[a-z]{4,12}_?\d+)(?: \p{Lu}[\p{L}'’.-]*| \d{1,3}){0,2})`;
/** A time that stands alone, in brackets or in italics. */
const TIME = String.raw`[[(*_]{0,2}\d\d?(?::\d\d){1,2}[\])*_]{0,2}`;
/** `**Niamh:** …`, `- **Niamh**: …`, `**[0:05] Niamh** …`, `**Niamh** *(0:05)*: …`. */
const NAMED = new RegExp(
  String.raw`^(?:[-*+] |\d+\. )?(?:${TIME} )?\*\*(?:${TIME} )?${NAME}(?::\*\*|\*\*:|(?<=\*\*${TIME} .*)\*\*|\*\* ${TIME}:) `,
  "gmu",
);
/** The same with a time, where a name may be any words: nothing but who speaks stands beside one. */
const TIMED = new RegExp(
  String.raw`^(?:[-*+] )?(?:\*\*${TIME} ([^*\n]{1,40})\*\* |${TIME} \*\*([^*\n]{1,40}?):?\*\*|\*\*([^*\n]{1,40}?)\*\* ${TIME}:? )`,
  "gm",
);
/** `**Niamh Byrne** 0:05`, `### Niamh Byrne - 0:05` on lines of their own. */
const NAMED_ABOVE = new RegExp(String.raw`^(?:\*\*|#{2,6} )${NAME}(?:\*\*)?[ \t]*[-–|·•,@]?[ \t]*${TIME}[ \t]*$`, "gmu");
/** `**Niamh Byrne**` on a line of its own, `| 3 | 0:05 | Niamh | … |`. */
const NAMED_ALONE = new RegExp(
  String.raw`^(?:\*\*${NAME}\*\*|\|(?:[^|\n]{0,20}\|){0,2}[ \t]*\**${NAME}\**[ \t]*\|[^|\n]+\|)[ \t]*$`,
  "gmu",
);
/** `Niamh: …`, where the name is no word. */
const NAMED_PLAIN = /^(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2}): /gmu;

/** `**Niamh:** …` and `**Zoë:** …` by turns, as Descript and others export a call: nobody's script names two people again and again. */
function isConversation(head: string): boolean {
  const counts = new Map<string, number>();
  const namesIn = (pattern: RegExp) =>
    [...head.matchAll(pattern)]
      .map((found) => (found[1] ?? found[2])!)
      .filter((name) => !isOrdinary(name) || isGivenName(name.toLowerCase()));
  const timed = [...head.matchAll(TIMED)].map((found) => found[1] ?? found[2] ?? found[3]);
  if (new Set(timed.filter((name, index) => timed.indexOf(name) < index)).size > 1) return true;
  const sideOf = (name: string) => labelAt(`${name}: x`)?.by;
  const isSide = (name: string) => sideOf(name) !== undefined;
  const isPerson = (name: string) => isGivenName(name.split(" ", 1)[0]!.toLowerCase());
  const alone = namesIn(NAMED_ALONE).filter(
    (name, _, all) => isSide(name) || isPerson(name) || all.filter((one) => one === name).length > 2,
  );
  for (const name of [...namesIn(NAMED), ...namesIn(NAMED_ABOVE), ...namesIn(NAMED_PLAIN), ...alone])
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const again = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
  const people = again.filter((name) => !isSide(name));
  return people.length > 1 || (again.length > 1 && (people.some(isPerson) || again.some((name) => sideOf(name) === "customer")));
}

/** "Go to Closing", "→ Closing", "Next: Closing": a section named without a link. */
const REFERENCE =
  /(?:\b(?:go(?:es)?(?: back)? to|continue (?:with|at|to)|proceed to|jump to|move (?:on )?to|return to|back to|see|use)|next(?: step)?:|→|->|=>|⇒)\s*(?:the\s+)?(?:section\s+)?["“*_]*/giu;
/** "2. Security", "Step 2: Security"; "step 2" where it is named. */
const NUMBERED = /^(?:(?:step|section|part|stage)\s+)?(\d{1,2}[a-z]?)\b(?!\s*(?:minutes?|hours?|days?|weeks?|times?|%))/i;
const LONGEST_NUMBER = 30;
const ENDS =
  /\b(?:(?:end|finish) (?:of )?(?:(?:the|this) )?(?:call|chat|conversation|script|flow)|(?:call|chat|conversation|script|flow) (?:ends|is over|ended|finishes)|(?:ends|stops?) here|hangs? up|(?:leave|drop off|get off) the (?:call|line)|you(?:['’]re| are) (?:done|finished)|nothing (?:more|else|further) to do|close the (?:ticket|case|call|chat)|terminate the call)\b|(?:^[\s*_([]*end[.)\]]|[.;:→>—–-][\s*_([]*end[.)\]]?)[\s*_]*$/i;
/** The same in a cell that says where to go on. */
const ENDS_HERE = /^[\s*_]*(?:end|done|finish(?:ed)?|close|stop|exit)[\s*_.]*$/i;
const CALLOUT =
  /^>\s*(?:\[!\w+\]|[*_]{0,3}(?:ℹ️?|⚠️?|💡|📝|📌|🔔|❗️?|❕|🚨|🛑|⛔️?|🔒|👉|ⓘ)\s|(?:[*_]{0,3}|[^\p{L}\p{N}\s>]{1,3}\s*[*_]{0,3})(?:(?:internal |agent |important |please )?notes?|tips?|hints?|warnings?|caution|important|remember|reminder|remark|info(?:rmation)?|attention|background|tone|why|internal(?: only)?|do not (?:say|read)|don['’]t (?:say|read)|not said|agent (?:note|tip|instructions?)|(?:note|notes) (?:to|for) (?:the )?(?:agents?|advisors?|reps?))\s*[*_]{0,3}\s*[:.!–—-])/iu;
const CONDITION = /^\s*(?:if|when|unless|otherwise|else|in case|should)\b/i;

const SAY_INSTEAD = /\b(?:instead|what (?:to|we|you) say|say this|do say|better|good examples?)\b/i;

/** Titles and words above lists of which one line is picked: "Useful phrases", "What to say about the price", "Pick one of these:". */
const PICKS =
  /\b(?:phrases?|phrase ?book|sayings?|snippets?|macros?|canned|responses|replies|templates?|what (?:to|you can) say|wordings?|cheat ?sheets?|objections?|rebuttals?|examples?|(?:these|single) lines|lines (?:to|for|that)|pick|choose|any of (?:these|them)|one of (?:these|them)|whichever|statements?)\b/i;
const IN_ORDER = /\b(?:in (?:this |that |the )?order|top to bottom|step by step|sequence|one after (?:the other|another)|first to last)\b/i;

/** `{{customer_name}}`, `[Agent Name]`: who is meant is put in when it is said. */
const NAMES_PEOPLE =
  /(?<!`)[{[<%](?:customer|client|caller|guest|patient|member|user|contact|agent|advisor|rep|company|first|last|full|your)[ _.-]?(?:first[ _.-]?|last[ _.-]?)?name\b[^\n]{0,20}?[}\]>%]/i;

/** A line with which only an agent begins: where nothing is quoted or labelled, the sentences themselves are the script. */
const OPENS_CALL =
  /^[\s*_\d.-]*(?:(?:hi|hello|hey|welcome|good (?:morning|afternoon|evening|day))\b[^\n]{0,60}?\b(?:thank(?:s| you) for contacting|how (?:can|may|could) (?:i|we) (?:help|assist)|what can i do for you)|[^\n]{0,40}?\bthank(?:s| you) for (?:calling|ringing|phoning))\b/im;

/** Fences of code; in those of plain text, what is to be sent may stand. */
const HAS_FENCE = /^ *(?:```|~~~)/m;

function isPlainFence({ lang, value }: Code): boolean {
  return /^(?:te?xt|md|markdown|plain|plaintext|script|message|reply|html|email)?$/i.test(lang ?? "") && areSaid(value.split(/\n\s*\n/));
}

/** What a node of raw text holds, with its places. */
function lineAt({ value, position }: Code | Html, text: string): Line {
  const from = position!.start.offset!;
  const raw = text.slice(from, position!.end.offset);
  const first = Math.max(0, raw.indexOf(value.split("\n", 1)[0]!, raw.startsWith(value) ? 0 : 3));
  return { text: value, pieces: alignPieces(value, raw.slice(first), from + first) };
}

const SENTENCES = /^\s*\S+\s+\S.*[.!?…][\s"”*_)]*$/s;
/** Sentences that tell the agent, or anybody who reads the page, what to do. */
const INSTRUCTS =
  /^[\s*_]*(?:if|when|once|unless|otherwise|use|read|tell|ask|note|make sure|go|do not|don['’]t|never|always|remember|this (?:page|script|is)|these|for|agents?|advisors?|the (?:caller|customer|agent|client|guest|patient)|owner|see|check|confirm|verify|offer|explain|wait|let the|transfer|put|say|keep|start|end|begin|be|listen|repeat|record|log|update|escalate|follow|reviewed|last)\b/i;

/** A section that others lead to and with which the call is over. */
const CLOSES = /^[\s\d.:*_-]*(?:closing|close|goodbye|good-bye|farewell|wrap[ -]?up|end(?:ing)?(?: of (?:the )?call)?|sign[ -]?off)\b/i;

/** Titles of what tells about the script, if nothing is said in it. */
const IS_ASIDE =
  /^[^\p{L}]*(?:(?:agents?|advisors?|reps?|internal|important|general|quick|key|other|version|change|revision|merge|template|opening|business|support|service|contact|phone|escalation) )*(?:notes?|remarks?|tips?|glossary|terms|terminology|abbreviations|acronyms|placeholders?|variables|fields|tokens|legend|references?|resources|links|see also|related|appendix|changes|change ?log|log|history|about|contacts?|list|numbers|extensions|matrix|guidelines?|principles|policy|policies|background|purpose|scope|audience|prerequisites|requirements|metadata|levels?|slas?|hours|times|check ?lists?|qa|quality|scor(?:ing|ecard)|facts|at a glance|overview|how to (?:use|read) .*|before you (?:start|begin|dial|call|answer).*|maintenance|owners?|sources?|credits|license)(?: (?:for|of|to|about|on|in|and|we|this) .*)?[^\p{L}]*$/iu;
/** Titles of what is picked from anywhere in a script. */
const IS_SHEET =
  /^[^\p{L}]*(?:(?:common|useful|handy|helpful|good|stock|empathy|other|style|writing|key|frequent) )*(?:phrases|phrase ?book|sayings|words|wordings?|tone(?: of voice)?|voice|style(?: guide)?|faqs?|frequently asked questions|do[’']?s (?:and|&) don[’']?ts|cheat ?sheet)(?: (?:for|of|to|about|on|in|and|we|that|which|when) .*)?[^\p{L}]*$/iu;

/** Of what stands above a list, so many characters are looked at. */
const LONGEST_TITLE = 400;

class MarkdownScript {
  private readonly script: ScriptBuilder;
  private readonly slugs = new Map<string, number>();
  /** Slugs by titles in small letters. */
  private readonly titles = new Map<string, string>();
  /** Slugs by the numbers that titles begin with; undefined where several begin so. */
  private readonly numbers = new Map<string, string | undefined>();
  /** Numbers of the rows of a table, as its other cells call them. */
  private rows: ReadonlySet<string> = new Set();
  /** How long titles are, the longest first. */
  private lengths: readonly number[] | undefined;
  private meta: CallMeta = {};
  /** The depth of the section that holds what is not to be said; 7 outside of such. */
  private unsaid = 7;
  /** The titles that what is read stands below, by their depths, each with the first notes below it. */
  private readonly above: string[] = [];
  /** The title that what is read stands below. */
  private heading = "";
  /** In a cell that says where to go on. */
  private isNext = false;
  /** In a cell of wording. */
  private isWordingCell = false;
  /** In a list of what to say. */
  private isTold = false;
  /** Steps that begin with what a customer says. */
  private readonly answering = new Set<string>();
  /** Among what is not to be said: everything is a note. */
  private isUnsaid = false;

  constructor(
    file: string,
    private readonly text: string,
    /** Sentences are said, marked or not, unless they tell the agent what to do. */
    private readonly isProse: boolean,
    /** What stands in fences of plain text is said. */
    private readonly isFenced = false,
  ) {
    this.script = new ScriptBuilder(file, text);
  }

  read(sections: MarkdownSections | undefined): SourceCall {
    const children = parseMarkdown(this.text, undefined, sections);
    const headings = children.filter((node) => node.type === "heading");
    const ids = new Map(headings.map((heading) => [heading, this.slugOf(heading)]));
    const title = headings[0]?.depth === 1 && headings.filter(({ depth }) => depth === 1).length === 1 ? headings[0] : undefined;
    const depths: number[] = [];
    for (const [index, node] of children.entries()) {
      if (node.type !== "heading") {
        this.after(children[index - 1], node, false);
        continue;
      }
      this.enter(node);
      if (node !== title || isSaidBelow(node, children, this.text)) {
        this.section(node, ids.get(node)!);
        depths.push(node.depth);
      } else this.script.note(this.inline(node.children));
    }
    const { steps } = this.script;
    this.markAsides(depths);
    const named = namedNext(steps);
    // Sheets of phrases are no calls: nothing is said after what was picked from one.
    const isSheet = steps.every(({ leads }) => leads.every(({ to }) => to === undefined));
    const last = steps.findLastIndex(({ isAside }) => !isAside);
    for (const [index, step] of steps.entries()) {
      const isNested = (depths[index + 1] ?? 0) > depths[index]!;
      const isLeft = !isNested && named.has(step.id) && (named.has(steps[index + 1]?.id ?? "") || CLOSES.test(step.title));
      const isPicked = isSheet && (this.script.picked.has(step.id) || this.answering.has(steps[index + 1]?.id ?? ""));
      step.readsOn = index < last && !step.isAside && !isPicked && (isNested || (step.leads.length === 0 && !step.ends && !isLeft));
    }
    return this.script.build("markdown", "steps", { meta: this.meta });
  }

  /**
   * Marks sections that are no steps: nothing leads to them, they lead nowhere, and they are called so, or nothing more is said in the
   * script; what stands below one belongs to it.
   * @param depths Those of the steps' headings.
   */
  private markAsides(depths: readonly number[]): void {
    const { steps, segments } = this.script;
    const named = new Set(steps.flatMap(({ leads }) => leads.map(({ to }) => to)));
    const lastSaid = segments.findLastIndex(({ role }) => role === "agent");
    let depth = 7;
    for (const [index, step] of steps.entries()) {
      const isBelow = depths[index]! > depth;
      const leads = named.has(step.id) || step.ends || step.leads.some(({ leaves }) => !leaves);
      const isSaid = segments.slice(step.from, step.to).some(({ role }) => role === "agent");
      const isCalledSo = IS_SHEET.test(step.title) || warnsAgainst(step.title) || (!isSaid && IS_ASIDE.test(step.title));
      step.isAside = !leads && (isBelow || isCalledSo || step.from > lastSaid);
      if (!isBelow) depth = step.isAside ? depths[index]! : 7;
    }
  }

  /** The fragment by which links call a heading, as GitHub makes it. */
  private slugOf(heading: Heading): string {
    const title = inlineOf(heading.children, this.text).text.trim();
    const plain = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    const count = this.slugs.get(plain) ?? 0;
    this.slugs.set(plain, count + 1);
    const slug = count === 0 ? plain : `${plain}-${count}`;
    if (!this.titles.has(title.toLowerCase())) this.titles.set(title.toLowerCase(), slug);
    const number = NUMBERED.exec(title)?.[1];
    if (number !== undefined) this.numbers.set(number, this.numbers.has(number) ? undefined : slug);
    return slug;
  }

  private section(heading: Heading, id: string): void {
    const words = this.inline(heading.children);
    // The place of a heading is its line, marks included.
    const from = heading.position!.start.offset!;
    const line: Line = { text: this.text.slice(from, heading.position!.end.offset), pieces: [{ at: 0, from }] };
    this.script.begin({ id, title: words.text.trim(), section: words.text.trim(), readsOn: true }, line);
  }

  /** Notes whether what stands below a heading is to be said. */
  private enter({ children, depth }: Heading): void {
    const title = inlineOf(children, this.text).text;
    this.heading = title;
    if (warnsAgainst(title)) this.unsaid = depth;
    else if (depth <= this.unsaid || SAY_INSTEAD.test(title)) this.unsaid = 7;
    this.isUnsaid = this.unsaid < 7;
    this.above.length = Math.min(this.above.length, depth);
    this.above[depth] = title;
  }

  /** Reads a block that stands after another: "Never say:" speaks of the list below it. */
  private after(before: RootContent | undefined, node: RootContent, quoted: boolean): boolean {
    const isList = node.type === "list" || node.type === "blockquote";
    if (this.isUnsaid || (!isList && node.type !== "paragraph")) return this.block(node, quoted);
    const line = before?.type === "paragraph" ? inlineOf(before.children, this.text).text.split("\n").at(-1)! : "";
    const wasTold = this.isTold;
    if (!isList) return this.block(node, quoted || leadsToSaid(line));
    const isAbove = /:[\s*_]*$/.test(line);
    this.isUnsaid = isAbove && warnsAgainst(line);
    this.isTold ||= node.type === "list" && (isAbove ? tellsToSay(line) : tellsToSay(this.heading));
    const leads = this.block(node, quoted);
    this.isUnsaid = false;
    this.isTold = wasTold;
    return leads;
  }

  /** Reads a block; gives whether it names where to go on. */
  private block(node: RootContent, quoted: boolean): boolean {
    switch (node.type) {
      case "paragraph":
        return this.paragraph(node, quoted);
      case "blockquote":
        return this.all(node.children, !isCallout(node, this.text));
      case "list":
        return this.list(node, quoted);
      case "table":
        return this.table(node);
      case "html": {
        const comment = commentIn(node.value);
        if (comment === undefined) return this.html(node);
        this.script.comment(comment, node.position!.start.offset!);
        return false;
      }
      case "code":
        if (this.isFenced && isPlainFence(node)) for (const line of paragraphs(lineAt(node, this.text), false)) this.script.say(line);
        return false;
      case "yaml":
        this.meta = frontMatter(node);
        return false;
      default:
        return false;
    }
  }

  /** `<blockquote>…</blockquote>`, `<p><b>Agent:</b> …</p>`: paragraphs without their tags. */
  private html(node: Html): boolean {
    for (const match of node.value.matchAll(/<!--([^]*?)-->/g)) this.script.comment(match[1]!, node.position!.start.offset! + match.index);
    if (/^\s*<(?:script|style|pre|svg|img|video|audio|iframe)\b/i.test(node.value)) return false;
    let leads = false;
    for (const line of paragraphs(lineAt(node, this.text), true))
      leads = this.unit({ ...line, links: [], comments: [] }, 0, line.text.length, /^\s*<(?:blockquote|q)\b/i.test(node.value)) || leads;
    return leads;
  }

  private all(nodes: readonly RootContent[], quoted: boolean): boolean {
    let leads = false;
    for (const [index, node] of nodes.entries()) leads = this.after(nodes[index - 1], node, quoted) || leads;
    return leads;
  }

  private inline(nodes: readonly PhrasingContent[]): Inline {
    const inline = inlineOf(nodes, this.text);
    for (const { text, offset } of inline.comments) this.script.comment(text, offset);
    return inline;
  }

  private paragraph({ children }: Paragraph, quoted: boolean): boolean {
    const inline = this.inline(children);
    let leads = false;
    let isLed = quoted;
    for (const { from, to } of unitsOf(inline.text, quoted)) {
      leads = this.unit(inline, from, to, isLed) || leads;
      isLed ||= leadsToSaid(inline.text.slice(from, to));
    }
    return leads;
  }

  /** One line that is said, a note, or both; gives whether it names where to go on. */
  private unit(inline: Inline, from: number, to: number, quoted: boolean): boolean {
    const text = inline.text.slice(from, to);
    if (this.isUnsaid || TAG.test(text) || isWarnedOf(text)) return this.note(inline, from, to);
    const maySay = this.isProse || (this.isTold && !/["“]/.test(text));
    const isSaid = quoted || (maySay && SENTENCES.test(text) && !INSTRUCTS.test(text));
    const whole = { from: 0, to: text.length, by: "agent" as const };
    const parts = isSaid ? [labelledPart(text) ?? whole] : spokenParts(text, this.isWordingCell);
    if (parts[0]?.by === "customer") this.answers();
    const said = parts.filter(({ by }) => by === "agent");
    if (said.length === 0) return this.note(inline, from, to);
    const isLabelled = quoted || labelAt(text)?.by === "agent";
    let [leads, done] = [false, 0];
    for (const part of said) {
      const lead = text.slice(done, part.from);
      if (!(isLabelled && done === 0) && /\p{L}/u.test(lead)) leads = this.beside(inline, from + done, from + part.from) || leads;
      this.say(inline, from + part.from, from + part.to);
      done = part.to;
    }
    return (!quoted && this.beside(inline, from + done, to)) || leads;
  }

  private say(inline: Inline, from: number, to: number): void {
    const { turn } = this.script.say(stretch(inline, from, to));
    for (const { link, ...at } of linksIn(inline, from, to)) this.script.file(link.url, { turn, ...at });
  }

  /** What stands before, between and behind quotations, without their marks. */
  private beside(inline: Inline, from: number, to: number): boolean {
    const text = inline.text.slice(from, to);
    const first = text.search(/[^\s"”.,;–—-]/);
    return first >= 0 && this.note(inline, from + first, from + text.replace(/["“\s]+$/, "").length);
  }

  /** A customer's words before anything is said in a step: what it is for. */
  private answers(): void {
    const step = this.script.steps.at(-1);
    if (step !== undefined && this.script.segments.slice(step.from).every(({ role }) => role !== "agent")) this.answering.add(step.id);
  }

  /** Adds a note with where its links and words lead. */
  private note(inline: Inline, from: number, to: number): boolean {
    const line = stretch(inline, from, to);
    if (line.text === "") return false;
    const title = this.above.at(-1) ?? "";
    if (title.length < LONGEST_TITLE) this.above[Math.max(0, this.above.length - 1)] = `${title}\n${line.text}`;
    const { turn } = this.script.note(line);
    const links = linksIn(inline, from, to);
    for (const { link, ...at } of links) this.link(link, { turn, ...at });
    const named = links.length === 0 && this.reference(line.text, turn);
    const ends = links.length === 0 && !named && (ENDS.test(line.text) || (this.isNext && ENDS_HERE.test(line.text)));
    const step = this.script.steps.at(-1);
    if (ends && step !== undefined) step.ends = true;
    return links.length > 0 || named || ends;
  }

  private link({ url }: InlineLink, at: { turn: number; start: number; end: number }): void {
    if (!url.startsWith("#")) {
      this.script.lead({ leaves: true, at });
      this.script.file(url, at);
    } else this.script.lead({ to: decoded(url.slice(1)).toLowerCase(), leaves: false, at });
  }

  private reference(text: string, turn: number): boolean {
    this.lengths ??= [...new Set([...this.titles.keys()].map(({ length }) => length))].sort((one, other) => other - one);
    const named = [...text.matchAll(REFERENCE)].map((match) => match.index + match[0].length);
    let isLed = false;
    for (const start of this.isNext ? [text.search(/[^\s*_→]/u), ...named] : named) {
      const rest = text.slice(start, start + (this.lengths[0] ?? 0) + 2).toLowerCase();
      const length = this.lengths.find((one) => this.titles.has(rest.slice(0, one)) && !/^\p{L}/u.test(rest.slice(one)));
      const numbered = length === undefined ? NUMBERED.exec(text.slice(start, start + LONGEST_NUMBER)) : null;
      const number = numbered?.[1] ?? "";
      const to = length === undefined ? this.numbers.get(number) : this.titles.get(rest.slice(0, length));
      const at = { turn, start, end: start + (length ?? numbered?.[0].length ?? 0) };
      if (to !== undefined) this.script.lead({ to, leaves: false, at });
      else if (this.rows.has(number)) this.script.lead({ leaves: true, at });
      // "Step 7", where steps are numbered and none is the seventh.
      else if (this.numbers.size > 1 && numbered !== null && !this.numbers.has(number) && /^\p{L}/u.test(numbered[0]))
        this.script.lead({ to: numbered[0].toLowerCase(), leaves: false, at });
      else continue;
      isLed = true;
      if (this.isNext) break;
    }
    return isLed;
  }

  /** Where some items of a list name what comes next, the others are branches that name nothing. */
  private list({ children, ordered }: List, quoted: boolean): boolean {
    return this.branches(
      children.map((item) => () => this.item(item, quoted)),
      ordered === true,
      areMostlyCases,
    );
  }

  private item({ children }: ListItem, quoted: boolean): boolean {
    return this.all(children, quoted);
  }

  private table({ children: [head, ...rows] }: Table): boolean {
    const titles = head?.children.map(({ children }) => inlineOf(children, this.text).text) ?? [];
    const columns = columnsOf(titles);
    this.rows = new Set(
      rows
        .map(({ children: [first] }) => inlineOf(first?.children ?? [], this.text).text.trim())
        .filter((cell) => /^\d{1,2}[a-z]?$/i.test(cell)),
    );
    const wasUnsaid = this.isUnsaid;
    // "Don't say" beside "Say": only one of them is not to be said.
    this.isUnsaid &&= !(columns.includes("said") && titles.some(warnsAgainst));
    const leads = this.branches(
      rows.map((row) => () => this.row(row, columns)),
      this.rows.size > 0,
      (labels) => labels.every((label) => label !== "") && isCaseColumn(titles[0] ?? ""),
    );
    this.isUnsaid = wasUnsaid;
    this.rows = new Set();
    return leads;
  }

  private row({ children }: TableRow, columns: readonly Column[]): boolean {
    let leads = false;
    for (const [index, { children: cell }] of children.entries()) {
      const wasUnsaid = this.isUnsaid;
      this.isUnsaid ||= columns[index] === "unsaid";
      this.isNext = columns[index] === "next";
      this.isWordingCell = columns[index] === "said";
      const isSaid = this.isWordingCell && isWording(inlineOf(cell, this.text).text);
      leads = this.paragraph({ type: "paragraph", children: cell }, isSaid) || leads;
      this.isWordingCell = false;
      this.isUnsaid = wasUnsaid;
      this.isNext = false;
    }
    return leads;
  }

  /** Whether what stands above says that one line is picked, and not that they are said in order. */
  private isPicked(): boolean {
    return this.above.some((title) => PICKS.test(title)) && !this.above.some((title) => IN_ORDER.test(title));
  }

  /**
   * What is numbered comes one after the other: it may lead away, but is no answer of the customer's.
   * @param areCases Each says when it is said: one of them is, whether it leads on or not.
   */
  private branches(readers: readonly (() => boolean)[], isNumbered: boolean, areCases: (labels: readonly string[]) => boolean): boolean {
    const answers = readers.map((reader) => this.script.answer(reader));
    const { segments } = this.script;
    if (!answers.some(({ result }) => result)) {
      const labels = answers.map(({ from }) => (segments[from]?.role === "other" ? segments[from].text : ""));
      if (isNumbered || answers.length < 2) return false;
      if (areCases(labels)) for (const answer of answers) this.script.branch(answer);
      else if (this.isPicked()) this.script.alternatives(answers);
      return false;
    }
    const first = answers.map(({ from }) => (segments[from]?.role === "other" ? segments[from].text : ""));
    // Where most lead away, they are no steps of one way.
    const areAnswers = !isNumbered || areMostlyCases(first) || answers.filter(({ result }) => result).length * 3 >= answers.length * 2;
    for (const { result: goesOn, ...answer } of answers) {
      const { from, to } = answer;
      const isNoted = segments.slice(from, to).some(({ role }) => role === "other");
      if (!goesOn && isNoted && areAnswers)
        this.script.lead({ leaves: false, at: { turn: from, start: 0, end: segments[from]!.text.length } });
      if (areAnswers) this.script.branch(answer);
    }
    return true;
  }
}

/** The sections that others lead to, in a script that says of nearly every section what comes next: none is meant to be read on from. */
function namedNext(steps: ScriptBuilder["steps"]): ReadonlySet<string> {
  const telling = steps.filter(({ leads, ends }) => leads.length > 0 || ends).length;
  const isTold = telling > 2 && telling * 4 >= (steps.length - 1) * 3;
  return new Set(isTold ? steps.flatMap(({ leads }) => leads.flatMap(({ to }) => to ?? [])) : []);
}

/** The links of a stretch, with their offsets in its words. */
function linksIn({ text, links }: Inline, from: number, to: number): { link: InlineLink; start: number; end: number }[] {
  const own = links.filter((link) => link.from >= from && link.to <= to);
  if (own.length === 0) return [];
  const first = from + Math.max(0, text.slice(from, to).search(/\S/));
  return own.map((link) => ({ link, start: link.from - first, end: link.to - first }));
}

/** A line that only steers the page: `{% tab title="Chat" %}`, `{{#if late}}`, `:::tip`. */
const TAG = /^[\s>]*(?:\{%(?:(?!%\}).)*%\}|\{\{[#/](?:(?!\}\}).)*\}\}|:{3,}\s*\w*.{0,40})\s*$/;

/** What a paragraph holds one by one: a line that is said with all its lines, or notes line by line. */
function unitsOf(text: string, quoted: boolean): { from: number; to: number }[] {
  if (!quoted && spokenParts(text)[0]?.by === "agent" && labelAt(text) === undefined && !CONDITION.test(text))
    return [{ from: 0, to: text.length }];
  const units: { from: number; to: number }[] = [];
  let from = 0;
  let wasTag = false;
  for (const line of text.split("\n")) {
    const last = units.at(-1);
    const to = from + line.length;
    const isTag = TAG.test(line);
    const isOwn =
      last === undefined ||
      isTag ||
      wasTag ||
      labelAt(line) !== undefined ||
      (!quoted && (labelAt(text.slice(last.from, last.to)) === undefined || CONDITION.test(line)));
    if (isOwn) units.push({ from, to });
    else last.to = to;
    wasTag = isTag;
    from = to + 1;
  }
  return units;
}

/** `> [!NOTE]`, `> **Note:** …`: a block quote that speaks to the agent. */
function isCallout({ position }: Blockquote, text: string): boolean {
  return CALLOUT.test(text.slice(position!.start.offset, position!.end.offset));
}

/** Whether anything is said or linked between the title and the first section. */
function isSaidBelow(title: Heading, nodes: readonly RootContent[], text: string): boolean {
  const below = nodes.slice(nodes.indexOf(title) + 1);
  const next = below.findIndex((node) => node.type === "heading");
  return below.slice(0, next < 0 ? below.length : next).some((node) => {
    if (node.type === "blockquote" || node.type === "list" || node.type === "table") return true;
    return (
      node.type === "paragraph" &&
      (spokenParts(inlineOf(node.children, text).text).length > 0 || node.children.some(({ type }) => type === "link"))
    );
  });
}

/** @throws InputError where it is no YAML. */
function frontMatter({ value, position }: Yaml): CallMeta {
  let data: unknown;
  try {
    data = yamlDocument(value).toJS();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`front matter: ${error.message}`, position!.start.line + (error.line ?? 1), error.column);
  }
  return typeof data === "object" && data !== null
    ? metaOf([{ value: data as Record<string, unknown>, pointer: "" }], undefined, () => "")
    : {};
}
