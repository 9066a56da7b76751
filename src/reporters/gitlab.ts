import { createHash } from "node:crypto";
import type { CallResult, Failure, Severity } from "../rule.js";
import { pathFrom, type Reporter } from "./reporter.js";

/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlabReporter: Reporter = {
  name: "gitlab",
  title: "GitLab Code Quality (JSON)",
  begin({ folder }) {
    const seen = new Set<string>();
    let before = "[\n";
    return {
      add(result) {
        const entries = entriesOf(result, pathFrom(folder, result.file)).map((entry) =>
          JSON.stringify({ ...entry, fingerprint: unique(entry.fingerprint, seen) }),
        );
        if (entries.length === 0) return "";
        const text = before + entries.join(",\n");
        before = ",\n";
        return text;
      },
      end: () => `${before === ",\n" ? "" : before}\n]\n`,
    };
  },
};

interface Entry {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: "info" | "minor" | "major" | "critical" | "blocker";
  location: { path: string; lines: { begin: number } };
}

const SEVERITIES: Readonly<Record<Severity, Entry["severity"]>> = { error: "major", warning: "minor", info: "info" };

function entriesOf(result: CallResult | Failure, file: string): Entry[] {
  if ("message" in result) {
    const description = `could not be read: ${result.message}`;
    return [
      {
        description,
        check_name: "unreadable",
        fingerprint: `${file}\n${result.message}`,
        severity: "critical",
        location: { path: file, lines: { begin: result.line ?? 1 } },
      },
    ];
  }
  return result.findings.map(({ rule, message, quote, severity, line, fingerprint }) => ({
    description: `${message} «${quote}»`,
    check_name: rule,
    fingerprint: `${file}\n${fingerprint}`,
    severity: SEVERITIES[severity],
    location: { path: file, lines: { begin: Math.max(1, line) } },
  }));
}

/** GitLab shows findings of one fingerprint once: two calls of one id must not hide each other. */
function unique(key: string, seen: Set<string>): string {
  for (let count = 0; ; count++) {
    const fingerprint = createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 32);
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    return fingerprint;
  }
}
