import { spokenParts, warnsAgainst } from "./spoken-part.js";

/** What the cells of a table's column are: wording, wording that is not to be used, where to go on, or anything. */
export type Column = "said" | "unsaid" | "next" | "any";

const SAID_COLUMN =
  /^[\s*_✅👍✓✔]*(?:(?:we |you |agents? )?(?:say|says|said)|(?:do |please )?say(?: this)?(?: instead)?|instead|better|rather|(?:the )?wording|what (?:to|we|you|agents?|the agent) says?|agents?(?: says?)?|script|response|reply|answer|(?:standard |sample )?(?:line|phrase|wording|text))[\s*_:]*$/iu;

/** What customers say: "Caller says", "What you hear", "They might say". */
const HEARD_COLUMN =
  /^[\s*_]*(?:(?:if |when |what )?(?:the )?(?:(?:customer|caller|guest|patient|member|client|they)s?(?: (?:might|may|will|often|usually|could))?(?: (?:says?|asks?|statements?|questions?|words))?|(?:you|we)(?: (?:might|may|will|often))? hear)|heard)[\s*_:]*$/i;

const NEXT_COLUMN =
  /^[\s*_]*(?:next(?: step| section| steps)?|then|go ?to|goes to|continue(?: with| at)?|step|what next|where next|(?:if |on |when )?(?:yes|no|not|agreed|refused|accepted|declined|interested|not interested|(?:they|he|she|customer|caller) (?:agrees?|refuses?|accepts?|declines?)))[\s*_:→]*$/iu;

const CASE_COLUMN =
  /^[\s*_]*(?:when|if|case|situation|scenario|condition|trigger|reason|topic|subject|issue|problem|question|objection|event|use(?:d)? (?:when|for|case)|(?:the )?(?:customer|caller|guest|patient|member|client|they|he|she)s?(?: (?:says?|asks?|wants?|is|has))?)\b/i;

/** What the cells of each column are, by the titles: beside a column of wording, the first tells what it answers. */
export function columnsOf(titles: readonly string[]): Column[] {
  const columns = titles.map(columnOf);
  if (!columns.includes("said")) return columns;
  return columns.map((column, index) => (column === "any" && isCaseColumn(titles[index]!) ? "unsaid" : column));
}

function columnOf(title: string): Column {
  if (warnsAgainst(title) || HEARD_COLUMN.test(title)) return "unsaid";
  if (NEXT_COLUMN.test(title)) return "next";
  return SAID_COLUMN.test(title) ? "said" : "any";
}

/** A cell of wording that stands without quotation marks: sentences, no link or key word. */
export function isWording(cell: string): boolean {
  return spokenParts(cell).length === 0 && /[.!?][\s*_]*$/.test(cell) && cell.trim().split(/\s+/).length > 2;
}

/** Whether the first column of a table tells when each row is said. */
export function isCaseColumn(title: string): boolean {
  return CASE_COLUMN.test(title);
}

/** "Mentions a discount:", "If they agree", "Too expensive": when something is said, and not what to do. */
const CASE =
  /^[\s*_]*(?:(?:if|when|where|unless|otherwise|else|in case|should|after|too|no|not|customer|caller|they|he|she|someone|nobody|you (?:are|have|need|want)|it is)\b|\p{L}+[^s\s]s\b)/iu;

/** Whether most of the labels of a list are cases: one of them is said, and not one after the other. */
export function areMostlyCases(labels: readonly string[]): boolean {
  return labels.every((label) => label !== "") && labels.filter((label) => CASE.test(label)).length * 3 >= labels.length * 2;
}
