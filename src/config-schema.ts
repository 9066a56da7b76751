import { isZone, WEEKDAYS } from "./language/calendar.js";
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

const CLOCK = String.raw`(?:[01]?\d|2[0-4]):[0-5]\d`;

/** When the company works: what "business days" and "close of business" mean in promises. */
const business = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1).optional(),
  hours: z
    .string()
    .regex(new RegExp(`^${CLOCK}-${CLOCK}$`), 'expected opening and closing time such as "09:00-17:00"')
    .optional(),
  timezone: z
    .string()
    .refine(isZone, { error: ({ input }) => `there is no time zone "${String(input)}"; write one such as Europe/London` })
    .optional(),
  holidays: z.array(z.iso.date('expected a date such as "2025-12-25"')).optional(),
});

const hundredths = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9, "expected two decimals at most");
const percent = z.number().min(0).max(100);

const card = {
  weights: z.record(z.string(), hundredths).optional(),
  points: z.record(z.string(), hundredths).optional(),
  critical: names.optional(),
  pass: percent.optional(),
  grades: z
    .record(z.string(), percent)
    .refine((grades) => Object.keys(grades).length > 0, "expected at least one grade, such as { pass: 80, fail: 0 }")
    .optional(),
};

/** How calls are scored: what it leaves out is as in `DEFAULT_SCORECARD`. */
const scorecard = z.strictObject(card);

const some = z.union([z.string(), names.min(1)]);

/** How some calls are scored: what it leaves out is as in `scorecard`. */
const scorecards = z.record(
  z.string(),
  z.strictObject({
    ...card,
    for: z
      .strictObject({ queue: some.optional(), team: some.optional(), agent: some.optional() })
      .refine((kinds) => Object.keys(kinds).length > 0, "expected whom it is for, such as { queue: [sales, retention] }"),
  }),
);

/** What calls are to reach: figures in percent. */
const goals = z.strictObject({
  score: percent.optional(),
  "pass-rate": percent.optional(),
  sections: z.record(z.string(), percent).optional(),
  violations: z.record(z.string(), percent).optional(),
});

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
  business: business.optional(),
  scorecard: scorecard.optional(),
  scorecards: scorecards.optional(),
  goals: goals.optional(),
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
