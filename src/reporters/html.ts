import { CallList } from "../reports/html/call-list.js";
import { reportPage } from "../reports/html/report-page.js";
import { newTallier } from "../reports/tallier.js";
import { viewOf } from "../reports/view.js";
import { DEFAULT_SCORECARD, scorerOf } from "../score.js";
import { plural, type Reporter } from "./reporter.js";

/** Groups of fewer calls show no figures. */
const FEW = 5;

/** The report over the calls of the run as one page: it holds the pages of its calls, packed, until the end. */
export const htmlReporter: Reporter = {
  name: "html",
  title: "one page with figures, agents and every call with its findings marked",
  begin({ version, rules: all, scorecard = DEFAULT_SCORECARD }) {
    const rules = new Map(all.map((rule) => [rule.name, rule]));
    const list = new CallList({ rules, quotes: true });
    const tallier = newTallier();
    const scorer = scorerOf(all, scorecard);
    let failures = 0;
    let scripts = 0;
    return {
      add(result) {
        if ("message" in result) failures++;
        else if (result.kind === "script") scripts++;
        else {
          const scored = { ...result, score: result.score ?? scorer(result.verdicts) };
          tallier.add(scored);
          list.add(scored);
        }
        return "";
      },
      end() {
        const summary = tallier.summary();
        const view = viewOf(summary, { minCalls: FEW, sectionOf: (rule) => rules.get(rule)?.section });
        const notes = [
          ...(failures === 0 ? [] : [`${plural(failures, "file or call")} could not be read.`]),
          ...(scripts === 0 ? [] : [`${plural(scripts, "script")} left out: this page is about calls.`]),
        ];
        return reportPage({ view, summary, list, rules, scorecard, version, quotes: true, notes });
      },
    };
  },
};
