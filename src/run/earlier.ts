import { readFileSync } from "node:fs";
import type { Comparable } from "../reports/changes.js";
import { FileError } from "../rule.js";
import { reasonOf } from "../system-reason.js";

/**
 * The figures of a report that `--format json` wrote.
 * @throws FileError where it is none, or one of another version.
 */
export function readReport(file: string): Comparable {
  const report = parsed(file) as Partial<Comparable> & { schemaVersion?: number };
  const isReport = typeof report.all === "object" && typeof report.groups === "object" && Array.isArray(report.rules);
  if (!isReport) throw new FileError("this is neither a report that --format json wrote nor results of call-lint", file);
  if (report.schemaVersion !== 1)
    throw new FileError(`this report is of version ${report.schemaVersion}; this call-lint compares version 1: make it again`, file);
  return report as Comparable;
}

function parsed(file: string): object {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new FileError(`this report cannot be read: ${reasonOf(error)}`, file);
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    throw new FileError("this report is cut off or was changed: it is no whole JSON", file);
  }
}
