import type { PromiseCounts, StoryView } from "./stories.js";
import type { SurveyRow } from "./surveys.js";
import { bounds, signed, type Table } from "./table.js";

/** Agents, and promises, that a text shows; the JSON has all. */
const SHOWN = 10;

/** Promises, those to see to, and customers who called again. */
export function storyTables({ promises, repeats }: StoryView): Table[] {
  const { kept_rate: rate, agents, rows } = promises;
  const counts = ({ kept, broken, open, unverifiable }: PromiseCounts) => [kept, broken, open, unverifiable].map(String);
  const made = promises.kept + promises.broken + promises.open + promises.unverifiable;
  const share = rate === null ? ["–", "–"] : [`${rate.value.toFixed(1)} %`, bounds(rate)];
  return [
    ...(made === 0
      ? []
      : [
          {
            title: "Promises",
            columns: ["", "kept", "broken", "open", "cannot be told", "kept of those that can", "95 % interval"],
            rows: [
              ["all calls", ...counts(promises), ...share],
              ...agents.slice(0, SHOWN).map((one) => [one.agent, ...counts(one), "", ""]),
            ],
          },
        ]),
    ...(rows.length === 0
      ? []
      : [
          {
            title: `Promises to see to${rows.length > SHOWN ? ` (${SHOWN} of ${rows.length})` : ""}`,
            columns: ["promise", "due", "agent", "customer", "place", ""],
            rows: rows
              .slice(0, SHOWN)
              .map(({ state, due, agent, customer, quote, file, line, why }) => [
                ...[quote === "" ? "–" : quote, due?.slice(0, 16).replace("T", " ") ?? "–", agent ?? "–", customer ?? "–"],
                ...[`${file}:${line}`, state === "open" ? "open" : `broken: ${why}`],
              ]),
          },
        ]),
    ...(repeats.of === 0
      ? []
      : [
          {
            title: `Repeat contacts within ${repeats.window} days`,
            columns: ["", "customers", "calls", "of calls", "share", "95 % interval"],
            rows: [
              [
                ...["all calls", String(repeats.customers), String(repeats.calls), String(repeats.of)],
                ...[repeats.rate === null ? "–" : `${repeats.rate.value.toFixed(1)} %`, bounds(repeats.rate)],
              ],
            ],
          },
        ]),
  ];
}

/** Survey scores beside how rules ended. */
export function surveyTable(rows: readonly SurveyRow[]): Table {
  return {
    title: "Survey scores of calls that violate a rule, beside those that keep it",
    columns: ["rule", "calls that violate", "mean", "calls that keep", "mean", "difference", "95 % interval", ""],
    rows: rows.map(({ rule, violated, kept, difference }) => [
      ...[rule, String(violated.calls), violated.mean.toFixed(2), String(kept.calls), kept.mean.toFixed(2)],
      ...[signed(difference.value), bounds(difference), difference.certain ? "they differ" : "may be noise"],
    ]),
  };
}
