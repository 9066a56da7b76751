import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { configSchema } from "../config-schema.js";
import { phraseRuleSchema, vocabularySchema } from "../rule-files.js";
import { z } from "../yaml-file.js";

/** Schemas by which editors complete and check what people write for call-lint, by name. */
const SCHEMAS: Readonly<Record<string, { schema: z.ZodType; title: string }>> = {
  config: { schema: configSchema, title: "call-lint config" },
  rule: { schema: phraseRuleSchema, title: "call-lint rule" },
  vocabulary: { schema: vocabularySchema, title: "call-lint vocabulary" },
};

/** Writes the schemas, as JSON Schema, into a folder. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, { schema, title }] of Object.entries(SCHEMAS)) {
    const written = z.toJSONSchema(schema, { target: "draft-7", io: "input", unrepresentable: "any" });
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ title, ...written }, null, 2)}\n`);
  }
}

/** Where the build leaves them. */
export const SCHEMA_FOLDER = fileURLToPath(new URL("../../schemas", import.meta.url));
