import { writeFileSync } from "node:fs";
import { catalogue } from "../reports/catalogue.js";
import { loadRulebook } from "../rulebook.js";

/** `npm run docs`: writes the rule catalogue anew. */
writeFileSync("rules/README.md", catalogue((await loadRulebook()).rules.values()));
