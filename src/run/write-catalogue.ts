import { writeFileSync } from "node:fs";
import { catalogue } from "../reports/catalogue.js";
import { loadRulebook } from "../rulebook.js";
import { measuredRules } from "./measured.js";

/** `npm run docs`: writes the rule catalogue anew. */
writeFileSync("rules/README.md", catalogue((await loadRulebook()).rules.values(), await measuredRules()));
