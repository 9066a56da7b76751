import { readFileSync } from "node:fs";
import { ConfigError, mistakeAt, type Layer } from "./config-files.js";
import { compileVocabulary, CueError, type CueSource, type Vocabulary, type VocabularySource } from "./language/cues.js";
import { didYouMean } from "./nearest.js";
import { FileError } from "./rule.js";
import type { Rulebook } from "./rulebook.js";

/**
 * The vocabulary with what the config adds to it and takes from it, compiled when it is first needed where nobody changed it.
 * @throws ConfigError where a pattern is wrong.
 */
export async function vocabularyOf(layers: readonly Layer[], rulebook: Rulebook, mistakes: FileError[]): Promise<() => Vocabulary> {
  const from = new Map<string, Layer>();
  const cues = changedCues(layers, rulebook.vocabulary.cues, from, mistakes);
  if (from.size === 0 && rulebook.cueFiles.size === 0) return () => unchanged(rulebook.vocabulary);
  let compiled: Vocabulary | undefined;
  const { lists, ready } = rulebook.vocabulary;
  const compile = () => (compiled ??= compileVocabulary({ cues, lists, ready: ready && { ...ready, anchors: undefined } }));
  try {
    const own = compile().slow.find(({ cue }) => from.has(cue) || rulebook.cueFiles.has(cue));
    if (own !== undefined)
      throw new CueError("every pattern needs at least one plain word that must be there", own.cue, "says", own.position);
  } catch (error) {
    if (!(error instanceof CueError)) throw error;
    throw new ConfigError([await mistakeIn(error, from, rulebook)]);
  }
  return compile;
}

const compiledSources = new WeakMap<VocabularySource, Vocabulary>();

/** The vocabulary as it is built in; compiled once. */
function unchanged(source: VocabularySource): Vocabulary {
  const vocabulary = compiledSources.get(source) ?? compileVocabulary(source);
  compiledSources.set(source, vocabulary);
  return vocabulary;
}

/** The place of a pattern that is wrong. */
async function mistakeIn(error: CueError, from: ReadonlyMap<string, Layer>, rulebook: Rulebook): Promise<FileError> {
  const layer = from.get(error.cue);
  if (layer !== undefined) return mistakeAt(layer, ["vocabulary", error.cue], error.message);
  const file = rulebook.cueFiles.get(error.cue);
  if (file === undefined) return new FileError(`the cue ${error.cue}: ${error.message}`, "rules");
  const { parseYaml } = await import("./yaml-file.js");
  const { placeOf, placeOfText } = parseYaml(file, readFileSync(file, "utf8"));
  if (!error.cue.includes("/")) return mistakeAt({ file, placeOf }, [error.cue, error.key, error.position], error.message);
  // A pattern of a rule stands wherever the rule has it.
  const { line, column } = placeOfText(rulebook.vocabulary.cues[error.cue]!.says[error.position]!);
  return new FileError(error.message, file, line, column);
}

function changedCues(
  layers: readonly Layer[],
  built: VocabularySource["cues"],
  from: Map<string, Layer>,
  mistakes: FileError[],
): VocabularySource["cues"] {
  const cues: Record<string, CueSource> = { ...built };
  for (const layer of layers) {
    for (const [name, change] of Object.entries(layer.data.vocabulary ?? {})) {
      const { add = [], remove = [], says, means, "but-not": butNot = [] } = Array.isArray(change) ? { add: change } : change;
      const known = cues[name];
      if (known === undefined && says === undefined) {
        mistakes.push(
          mistakeAt(
            layer,
            ["vocabulary", name],
            `there is no cue "${name}"${didYouMean(name, Object.keys(cues))}; a new one has "means" and "says"`,
          ),
        );
        continue;
      }
      const unknown = remove.find((pattern) => !known?.says.includes(pattern));
      if (unknown !== undefined)
        mistakes.push(mistakeAt(layer, ["vocabulary", name, "remove"], `the cue "${name}" has no pattern "${unknown}"`));
      const before = says ?? known?.says ?? [];
      cues[name] = {
        means: means ?? known?.means ?? name,
        says: [...before.filter((pattern) => !remove.includes(pattern)), ...add],
        "but-not": [...(known?.["but-not"] ?? []), ...butNot],
      };
      from.set(name, layer);
    }
  }
  return cues;
}
