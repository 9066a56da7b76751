import type { Call } from "./call.js";
import { assemble } from "./language/assemble.js";
import type { RoleHints } from "./language/roles.js";
import { decode } from "./readers/decode.js";
import { read as readSource } from "./readers/index.js";
import { stringInput } from "./readers/input.js";
import type { Hints } from "./readers/reader.js";
import type { Failure } from "./rule.js";

export type { Call, CallEvent, CallMeta, LineColumn, Role, RoleEvidence, Segment, Source, SourceCall, Span, Timing, Turn } from "./call.js";
export type { Config, ConfigOptions } from "./config.js";
export type { CueSource, VocabularySource } from "./language/cues.js";
export type { Conversation, Mention, Utterance } from "./language/conversation.js";
export type { Placeholder } from "./language/placeholders.js";
export type { ActiveRule, Settings } from "./lint.js";
export type { Rulebook } from "./rulebook.js";
export type {
  CallResult,
  Example,
  Failure,
  Finding,
  Fix,
  NamedRule,
  Need,
  OptionSpec,
  OptionValues,
  Problem,
  Rule,
  Severity,
  Verdict,
  VerdictName,
} from "./rule.js";
export { ConfigError, loadConfig } from "./config.js";
export { lint, RuleCrash } from "./lint.js";
export { loadRulebook as loadRules } from "./rulebook.js";

/**
 * The calls of a transcript in any known format, ready for `lint`, and between them what could not be read of it. Never throws.
 * @param file what findings call the transcript; nothing is read from disk.
 */
export function* read(
  file: string,
  content: string | Uint8Array,
  hints: Hints & RoleHints & { format?: string } = {},
): Generator<Call | Failure, void, void> {
  let text;
  try {
    text = typeof content === "string" ? content : decode(content);
  } catch (error) {
    return yield { file, line: 1, column: 1, message: (error as Error).message };
  }
  for (const item of readSource(stringInput(file, text), hints)) yield "segments" in item ? assemble(item, hints) : item;
}
