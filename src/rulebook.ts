import type { NamedRule } from "./rule.js";
import type { VocabularySource } from "./language/cues.js";

/** All rules and cues there are: the built-in ones and those of plugin folders. */
export interface Rulebook {
  rules: ReadonlyMap<string, NamedRule>;
  vocabulary: VocabularySource;
  /** The file each rule stands in, for messages. */
  files: ReadonlyMap<string, string>;
}

/**
 * The built-in rules and vocabulary, and those in `folders` on top.
 * @throws RuleFileError with file, line and column where a rule or vocabulary file is wrong.
 */
export declare function loadRulebook(folders?: readonly string[]): Promise<Rulebook>;
