import type { Call } from "./call.js";
import type { CallResult, NamedRule, OptionValues, Severity } from "./rule.js";
import type { Vocabulary } from "./language/cues.js";

/** A rule that is on, with what the config says of it. */
export interface ActiveRule {
  rule: NamedRule;
  severity: Severity;
  /** Every option of the rule, defaults filled in. */
  options: OptionValues;
}

/** Everything beside the call that decides what `lint` finds. */
export interface Settings {
  rules: readonly ActiveRule[];
  vocabulary: Vocabulary;
}

/** Lints one call: a pure function of the call and the settings. */
export declare function lint(call: Call, settings: Settings): CallResult;
