/** One cue as a vocabulary file has it. */
export interface CueSource {
  means: string;
  says: readonly string[];
  "but-not"?: readonly string[];
  examples?: { yes?: readonly string[]; no?: readonly string[] };
}

/** Cues by name, as vocabulary files have them. */
export type VocabularySource = Readonly<Record<string, CueSource>>;
