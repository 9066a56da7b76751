import type { CueSource } from "./language/cues.js";
import { isWithin, type PhraseRuleSource } from "./phrase-rule.js";
import { readYaml, z } from "./yaml-file.js";

const said = z.union([z.string(), z.array(z.string()).min(1)]);
const within = z.string().refine((text) => isWithin(text) || ["opening", "closing"].includes(text), {
  message: 'expected "opening", "closing", "call", "same turn", "2 turns after", "1 turn before", "30 seconds after", "before" or "after"',
});
const saying = z
  .strictObject({ agent: said.optional(), customer: said.optional(), within: within.optional(), same: z.array(z.string()).optional() })
  .refine((value) => (value.agent === undefined) !== (value.customer === undefined), {
    message: "say who: either agent or customer, with a cue or a pattern",
  });
const option = z.strictObject({
  default: z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.record(z.string(), z.string())]),
  describe: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  oneOf: z.array(z.string()).optional(),
});
const example = z.union(
  [
    z.string(),
    z.strictObject({
      call: z.string(),
      options: z.record(z.string(), z.unknown()).optional(),
      meta: z.record(z.string(), z.unknown()).optional(),
    }),
  ],
  { error: 'expected an example: "- |", and its turns on the lines below; or { call, options, meta }' },
);
/** Metadata that are one value each: what `only` may ask for. */
const metadata = ["id", "agent", "team", "queue", "startedAt", "duration", "direction", "language", "survey", "waited"] as const;
const wanted = z.union([z.string(), z.array(z.string())]).optional();

/** A YAML rule file. */
export const phraseRuleSchema = z
  .strictObject({
    summary: z.string(),
    why: z.string(),
    severity: z.enum(["error", "warning", "info", "off"]),
    on: z.enum(["call", "turn"]).optional(),
    appliesTo: z.array(z.enum(["call", "script"])).optional(),
    needs: z.array(z.enum(["roles", "timing", "starts"])).optional(),
    anyLanguage: z.boolean().optional(),
    options: z.record(z.string(), option).optional(),
    never: saying.optional(),
    always: saying.optional(),
    when: saying.optional(),
    then: saying.optional(),
    unless: z.union([saying, z.array(saying)]).optional(),
    only: z.strictObject(Object.fromEntries(metadata.map((name) => [name, wanted]))).optional(),
    "at-most": z.number().int().min(0).optional(),
    message: z.string(),
    suggest: z.array(z.string()).optional(),
    examples: z.strictObject({ bad: z.array(example).min(2), good: z.array(example).min(2) }),
  })
  .refine(
    (rule) => [rule.never, rule.always, rule.when].filter(Boolean).length === 1 && (rule.when === undefined) === (rule.then === undefined),
    {
      message: "a rule says exactly one of: never, always, or when with then",
    },
  );

const cue = z.strictObject({
  means: z.string(),
  says: z.array(z.string()).min(1),
  "but-not": z.array(z.string()).optional(),
  examples: z.strictObject({ yes: z.array(z.string()).optional(), no: z.array(z.string()).optional() }).optional(),
});

/** A vocabulary file: cues, and lists of words that patterns name in angle brackets. */
export const vocabularySchema = z.record(z.string().regex(/^[a-z][\w-]*$/), z.union([cue, z.array(z.string())]));

/** Reads a YAML rule. @throws FileError */
export function parseRuleFile(file: string, text: string): PhraseRuleSource {
  return readYaml(file, text, phraseRuleSchema) as unknown as PhraseRuleSource;
}

/** Reads a vocabulary file. @throws FileError */
export function parseVocabularyFile(file: string, text: string) {
  const cues: Record<string, CueSource> = {};
  const lists: Record<string, readonly string[]> = {};
  const entries = readYaml(file, text, vocabularySchema);
  for (const [name, value] of Object.entries(entries)) {
    if (Array.isArray(value)) lists[name] = value as string[];
    else cues[name] = value as CueSource;
  }
  return { cues, lists };
}
