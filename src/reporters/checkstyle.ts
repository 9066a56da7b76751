import type { CallResult, Failure } from "../rule.js";
import type { Reporter } from "./reporter.js";
import { xmlAttribute } from "./xml.js";

/** Checkstyle's XML, which Jenkins and many others read: https://checkstyle.org */
export const checkstyleReporter: Reporter = {
  name: "checkstyle",
  title: "Checkstyle XML",
  begin() {
    let open: string | undefined;
    const close = () => (open === undefined ? "" : "  </file>\n");
    return {
      add(result) {
        const head = result.file === open ? "" : `${open === undefined ? HEAD : close()}  <file name="${xmlAttribute(result.file)}">\n`;
        open = result.file;
        return head + errorsOf(result).join("");
      },
      end: () => `${open === undefined ? HEAD : close()}</checkstyle>\n`,
    };
  },
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';

function errorsOf(result: CallResult | Failure): string[] {
  if ("message" in result) return [error(result.line, result.column, "error", result.message, "unreadable")];
  return result.findings.map(({ line, column, severity, message, quote, rule }) =>
    error(line, column, severity, `${message} «${quote}»`, rule),
  );
}

function error(line: number | undefined, column: number | undefined, severity: string, message: string, rule: string): string {
  const place = `line="${line ?? 1}" column="${column ?? 1}"`;
  return `    <error ${place} severity="${severity}" message="${xmlAttribute(message)}" source="call-lint.${rule}"/>\n`;
}
