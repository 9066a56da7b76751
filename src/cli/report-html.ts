import type { Around, ReportOutput, ReportOutputFlags } from "./report-output.js";
import { UsageError } from "./terminal.js";

/** Opens the page. @throws UsageError where it cannot be written. */
export async function htmlOutput(
  { outputFile: path, quotes, split = false }: ReportOutputFlags,
  { rules, scorecard, terminal }: Around,
): Promise<ReportOutput> {
  if (split && path === undefined) throw new UsageError("--split needs a file to stand beside: --format html --split -o report.html");
  const { newHtmlReport } = await import("../run/html-report.js");
  const { wholeFile } = await import("../run/whole-file.js");
  const writing = (await import("./writing.js")).writingTo("report", path);
  const file = path === undefined ? undefined : writing(() => wholeFile(path));
  const report = writing(() => newHtmlReport({ rules, scorecard, quotes, splitBeside: split ? path : undefined }));
  return {
    add: (call) => writing(() => report.add(call)),
    async end(view, { summary, gaps }) {
      const page = report.page(view, summary, gaps);
      if (file === undefined) return await terminal.out(page);
      writing(() => {
        file.write(page);
        report.keep();
        file.keep();
      });
    },
    drop() {
      file?.drop();
      report.drop();
    },
  };
}
