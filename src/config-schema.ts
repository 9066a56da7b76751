import { parseYaml, z } from "./yaml-file.js";

const severity = z.enum(["error", "warning", "info", "off"]);
const ruleSetting = z.union(
  [severity, z.literal("on"), z.tuple([z.union([severity, z.literal("on")]), z.record(z.string(), z.unknown())])],
  {
    error: 'expected "error", "warning", "info", "off", "on", or a list such as [warning, { seconds: 8 }]',
  },
);
const rules = z.record(z.string(), ruleSetting);
const names = z.array(z.string());

/** A config file, or a preset. */
export const configSchema = z.strictObject({
  extends: z.union([z.string(), names]).optional(),
  rules: rules.optional(),
  vocabulary: z
    .record(
      z.string(),
      z.union([
        names,
        z.strictObject({
          add: names.optional(),
          remove: names.optional(),
          "but-not": names.optional(),
          means: z.string().optional(),
          says: names.optional(),
        }),
      ]),
    )
    .optional(),
  overrides: z.array(z.strictObject({ files: z.union([z.string(), names]), rules })).optional(),
  people: z.string().optional(),
  readers: z
    .strictObject({
      csv: z.strictObject({ columns: z.record(z.string(), z.string()) }).optional(),
      filename: z.string().optional(),
    })
    .optional(),
  plugins: names.optional(),
  ignore: names.optional(),
});

/** A rule's setting as a config has it. */
export type RuleSetting = z.infer<typeof ruleSetting>;
export type ConfigFile = z.infer<typeof configSchema>;

/** Settings of rules as YAML, or what is wrong with them. */
export function parseRuleSettings(text: string): Record<string, RuleSetting> | string {
  try {
    const result = rules.safeParse(parseYaml("--rule", text).value);
    return result.success ? result.data : result.error.issues[0]!.message;
  } catch (error) {
    return (error as Error).message;
  }
}
