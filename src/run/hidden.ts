import { placed, redact, redactCustomerId, redactId, redactSummary, redactText } from "../reporters/redact.js";
import { storyOf, type Story, type StoryQuote } from "../language/story.js";
import type { CallResult, Finding } from "../rule.js";
import type { Pseudonyms } from "./pseudonyms.js";

/** What of a call is not to be shown. */
export interface Hiding {
  /** Personal data become tokens. */
  redacted: boolean;
  /** Whether words of transcripts are kept. */
  quotes: boolean;
  /** Ids take the place of agents' names. */
  pseudonyms?: Pseudonyms;
}

type Hide = (text: string) => string;

/** A result without what is not to be shown. */
export function hidden(whole: CallResult, hiding: Hiding): CallResult {
  const result = hiding.redacted ? redact(whole) : whole;
  const { transcript, findings } = result;
  const hide = hiderOf(hiding);
  return {
    ...result,
    ...hiddenHead(result, hiding),
    ...{ customerNames: undefined, summary: undefined, suppressed: undefined },
    // They may name speakers of whom nothing tells who they are.
    notes: [],
    findings: findings.map((finding) =>
      hiding.quotes ? withHidden(finding, hide, idHider(hiding), agentHider(hiding)) : wordless(finding, agentHider(hiding)),
    ),
    transcript: hiding.quotes
      ? transcript?.map((turn) => ({ ...turn, speaker: maybe(turn.speaker, hide), text: hide(turn.text) }))
      : undefined,
  };
}

/** What of a result stands beside its findings and its transcript, whose words are many. */
export type Head = Pick<
  CallResult,
  | "file"
  | "index"
  | "id"
  | "agent"
  | "colleagues"
  | "team"
  | "queue"
  | "customer"
  | "startedAt"
  | "survey"
  | "turns"
  | "verdicts"
  | "reasons"
  | "story"
>;

/** The head of a result without what is not to be shown. */
export function hiddenHead(result: CallResult, hiding: Hiding): Head {
  const { file, index, id, agent, colleagues, team, queue, customer, startedAt, survey, turns, verdicts, reasons } = result;
  const hide = hiderOf(hiding);
  // Nobody's data, but maybe an agent's name.
  const named: Hide = (text) => hiding.pseudonyms?.hide(text) ?? text;
  const word = idHider(hiding);
  return {
    file: word(file),
    index,
    id: maybe(id, word),
    agent: agent === undefined ? undefined : (hiding.pseudonyms?.idOf(agent) ?? agent),
    ...(colleagues === undefined ? {} : { colleagues: colleagues.map(agentHider(hiding)) }),
    team: maybe(team, named),
    queue: maybe(queue, named),
    customer:
      customer === undefined
        ? undefined
        : { id: maybe(customer.id, (id) => (hiding.redacted ? word(redactCustomerId(id)) : word(id))), name: maybe(customer.name, hide) },
    startedAt,
    survey,
    turns,
    verdicts,
    // Rules of others may cite the call in their reasons.
    reasons: hiding.quotes ? reasons : {},
    story: storyOfCall(result, hiding),
  };
}

/** The story without what is not to be shown. */
function storyOfCall({ summary, story, customerNames }: CallResult, hiding: Hiding): Story | undefined {
  const whole = summary === undefined ? story : storyOf(hiding.redacted ? redactSummary(summary, customerNames) : summary);
  if (whole === undefined) return undefined;
  const hide = hiding.quotes ? hiderOf(hiding) : () => "";
  const hidden = <T extends StoryQuote>(one: T): T => ({ ...one, quote: hide(one.quote) });
  return {
    ...whole,
    promises: whole.promises.map((one) => ({
      ...hidden(one),
      ...(one.agent === undefined ? {} : { agent: agentHider(hiding)(one.agent) }),
      ...(one.done === undefined ? {} : { done: hidden(one.done) }),
    })),
    complaints: whole.complaints.map(hidden),
    transfers: whole.transfers.map(hidden),
  };
}

function hiderOf({ redacted, pseudonyms }: Hiding): Hide {
  return (text) => {
    const plain = redacted ? redactText(text) : text;
    return pseudonyms?.hide(plain) ?? plain;
  };
}

export function agentHider({ pseudonyms }: Hiding): Hide {
  return (agent) => pseudonyms?.idOf(agent) ?? pseudonyms?.hide(agent) ?? agent;
}

/** For ids and names of files, most of which hold nothing that could be an address or a number. */
function idHider({ redacted, pseudonyms }: Hiding): Hide {
  return (text) => {
    const plain = redacted && /[\s,@]|\d{7}|\d[().-]+\d/.test(text) ? redactId(text) : text;
    return pseudonyms?.hide(plain) ?? plain;
  };
}

function withHidden(finding: Finding, hide: Hide, hideId: Hide, hideAgent: Hide): Finding {
  const { text, at, quote, speaker, message, related, suggestions } = finding;
  const whole = hide(text);
  return {
    ...finding,
    ...(whole === text ? {} : placed(hide(text.slice(0, at)), hide(quote), whole)),
    speaker: maybe(speaker, hide),
    ...(finding.agent === undefined ? {} : { agent: hideAgent(finding.agent) }),
    message: hide(message),
    related: related.map((other) => ({
      ...other,
      file: maybe(other.file, hideId),
      call: maybe(other.call, hideId),
      quote: hide(other.quote),
      message: hide(other.message),
    })),
    suggestions: suggestions.map(hide),
  };
}

/** A message may hold words of the transcript. */
function wordless(finding: Finding, hideAgent: Hide): Finding {
  const agent = finding.agent === undefined ? {} : { agent: hideAgent(finding.agent) };
  return { ...finding, ...agent, speaker: undefined, message: "", quote: "", at: 0, text: "", related: [], suggestions: [] };
}

function maybe(text: string | undefined, hide: Hide): string | undefined {
  return text === undefined ? undefined : hide(text);
}
