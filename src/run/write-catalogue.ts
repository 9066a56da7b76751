import { readFileSync, writeFileSync } from "node:fs";
import { catalogue } from "../reports/catalogue.js";
import { loadRulebook } from "../rulebook.js";
import { withFormatsTable } from "./formats-table.js";
import { measuredRules } from "./measured.js";

/** `npm run docs`: writes the rule catalogue and the README's table of formats anew. */
const rules = [...(await loadRulebook()).rules.values()];
writeFileSync("rules/README.md", catalogue(rules, await measuredRules()));
writeFileSync("README.md", withFormatsTable(readFileSync("README.md", "utf8"), rules));
