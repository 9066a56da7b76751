import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

/** A browser that is installed here; undefined where there is none. */
export const CHROME = process.env["CHROME_PATH"] ?? ["chromium", "chromium-browser", "google-chrome"].map(pathOf).find(Boolean);

function pathOf(name: string): string | undefined {
  try {
    return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

export async function openBrowser(): Promise<Browser> {
  // Tests often run as root in a container, where the sandbox cannot start.
  return await puppeteer.launch({ executablePath: CHROME!, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** A page, and what went wrong on it: errors, violations of its policy, anything it wanted to load. */
export interface Watched {
  page: Page;
  complaints: string[];
}

const SIZES = { desktop: { width: 1200, height: 800 }, phone: { width: 390, height: 844 } };

/** Opens a report at an address within it. */
export async function openPage(
  browser: Browser,
  file: string,
  { hash = "", size = "desktop", scheme = "light" }: { hash?: string; size?: keyof typeof SIZES; scheme?: "light" | "dark" } = {},
): Promise<Watched> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) complaints.push(request.url());
  });
  await page.setViewport(SIZES[size]);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  return { page, complaints };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds on a page as it is shown now, in one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's own policy refuses scripts, so this goes in as the debugger's.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } };
    interface AxeViolation {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const { violations: found } = await axe.run({ resultTypes: ["violations"] });
    return found.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
  });
  return violations;
}
