import type { CallResult, TranscriptTurn } from "../rule.js";

/**
 * A call as it counts for each agent who speaks in it: a violation only for whoever it was found of, all else for everyone.
 * The call itself, where only one agent does.
 */
export function sharesOf(call: CallResult): CallResult[] {
  const { colleagues, ...own } = call;
  if (colleagues === undefined) return [call];
  return [call.agent, ...colleagues].map((agent) => {
    const findings = call.findings.filter((finding) => (finding.agent ?? call.agent) === agent);
    const found = new Set(findings.map(({ rule }) => rule));
    const verdicts = Object.fromEntries(
      Object.entries(call.verdicts).map(([rule, verdict]) => [
        rule,
        verdict === "violation" && !found.has(rule) ? ("not-applicable" as const) : verdict,
      ]),
    );
    const isOthers = ({ role, speaker = "" }: TranscriptTurn) => {
      const colleague = colleagues.find((name) => speaker.includes(name));
      return role === "agent" && colleague !== (agent === call.agent ? undefined : agent);
    };
    const transcript = call.transcript?.map((turn) => (isOthers(turn) ? { ...turn, role: "system" as const } : turn));
    return { ...own, agent, findings, verdicts, ...(transcript === undefined ? {} : { transcript }) };
  });
}
