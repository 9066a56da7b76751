/// <reference lib="dom" />
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callLint } from "./cli/run.js";
import { axeFindings, CHROME, openBrowser, openPage } from "./html-browser.js";
import { HOSTILE, reportFolder } from "./html-calls.js";

const cwd = reportFolder();
const report = join(cwd, "report.html");

/** The heading of the view that is shown. */
async function heading(page: Page): Promise<string> {
  return await page.$$eval(".view:not([hidden]) h2", (all) => all.map(({ textContent }) => textContent).join(" | "));
}

async function shows(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (text: string) => document.querySelector(".view:not([hidden]) h2")?.textContent === text,
    { timeout: 5000 },
    title,
  );
}

async function column(page: Page, table: string, cell: string): Promise<string[]> {
  return await page.$$eval(`${table} tbody tr:not([hidden]) ${cell}`, (all) => all.map(({ textContent }) => textContent ?? ""));
}

describe.skipIf(CHROME === undefined)("the report in a browser (skipped where no Chromium is installed)", () => {
  let browser: Browser;
  beforeAll(async () => {
    expect((await callLint(["report", "calls.jsonl", "--min-calls", "3", "-f", "html", "-o", "report.html"], { cwd })).code).toBe(0);
    browser = await openBrowser();
  });
  afterAll(async () => await browser?.close());

  test("goes from the summary to an agent, to a call and back", async () => {
    const { page, complaints } = await openPage(browser, report);
    expect(await heading(page)).toBe("Summary");
    await page.click('.bar a[href="#agents"]');
    await shows(page, "Agents");
    await page.click("#agents-table a");
    await shows(page, "Dana");
    expect(await page.title()).toMatch(/^Dana · Report on/);
    await page.click('.view:not([hidden]) .place a[href^="#call-"]');
    await page.waitForSelector("#call:not([hidden]) mark");
    expect(await page.$eval("#call h2", ({ textContent }) => textContent)).toMatch(/^Call LP-/);
    const note = await page.$eval("#call mark + .note", (link) => link.getAttribute("href"));
    await page.click("#call mark + .note");
    await page.waitForFunction((id: string) => document.activeElement?.id === id, {}, note!.slice(1));
    await page.goBack();
    await page.goBack();
    await shows(page, "Dana");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("sorts and filters, by keyboard too", async () => {
    const { page, complaints } = await openPage(browser, report, { hash: "#rules" });
    await page.focus("#rules-table thead th:first-child button");
    await page.keyboard.press("Enter");
    const names = await column(page, "#rules-table", "th");
    expect(names).toEqual([...names].sort());
    expect(await page.$eval("#rules-table thead th", (head) => head.ariaSort)).toBe("ascending");
    await page.keyboard.press("Enter");
    expect(await column(page, "#rules-table", "th")).toEqual([...names].reverse());
    await page.type('input[data-filters="rules-table"]', "no-blaming");
    expect(await column(page, "#rules-table", "th")).toHaveLength(1);

    await page.click('.bar a[href="#calls"]');
    await shows(page, "Calls");
    await page.select("#calls-agent", await page.$eval("#calls-agent option:nth-child(2)", (option) => option.getAttribute("value") ?? ""));
    expect(new Set(await column(page, "#calls-table", "td:nth-child(2)"))).toEqual(new Set(["Dana"]));
    await page.click("#calls-table thead th:nth-child(4) button");
    const scores = (await column(page, "#calls-table", "td:nth-child(4)")).map(Number);
    expect(scores).toEqual([...scores].sort((one, other) => one - other));
    expect(await page.$eval("#calls-count", ({ textContent }) => textContent)).toMatch(/^\d of \d+ calls$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("runs nothing that a transcript says", async () => {
    const { page, complaints } = await openPage(browser, report, { hash: "#calls" });
    await page.type("#calls-words", "script");
    await page.click("#calls-table tbody a");
    await page.waitForSelector("#call:not([hidden]) .turn");
    const words = await page.$$eval("#call .turn p", (all) => all.map(({ textContent }) => textContent).join("\n"));
    for (const text of HOSTILE) expect(words).toContain(text);
    expect(await page.$$eval("a", (all) => all.filter(({ href }) => href.startsWith("javascript:")).length)).toBe(0);
    expect(await page.evaluate(() => "stolen" in globalThis)).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    ["light", "desktop"],
    ["light", "phone"],
    ["dark", "phone"],
  ] as const)("axe-core finds nothing to object to in %s on a %s", async (scheme, size) => {
    const { page, complaints } = await openPage(browser, report, { scheme, size });
    const agent = await page.$eval("#agents-table a", (link) => link.getAttribute("href")!);
    for (const hash of ["#summary", "#agents", agent, "#rules", "#groups", "#calls", "#call-1"]) {
      await page.evaluate((name) => (location.hash = name), hash);
      await page.waitForFunction(
        (id: string) => document.querySelector(id)?.closest(".view:not([hidden])") !== null,
        {},
        hash === "#call-1" ? "#call h2" : hash,
      );
      expect(await axeFindings(page), hash).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash} is no wider than the screen`).toBe(
        true,
      );
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("says what it can without its script", async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`file://${report}`);
    const text = await page.$eval("main", (main) => main.innerText);
    expect(text).toContain("To coach first");
    expect(text).toContain("The list of calls needs the script of this page.");
    expect(text).not.toContain("Back to");
    await page.close();
  });

  test("opens the files of calls that --split puts beside it", async () => {
    await callLint(["report", "calls.jsonl", "--split", "-f", "html", "-o", "a b/split.html"], { cwd });
    const { page, complaints } = await openPage(browser, join(cwd, "a b/split.html"), { hash: "#calls" });
    await page.click("#calls-table tbody a");
    await page.waitForSelector("#call mark");
    expect(await axeFindings(page)).toEqual([]);
    await page.click(".back");
    await page.waitForSelector("#calls-table");
    expect(complaints).toEqual([]);
    await page.close();
  });
});
