import { describe, expect, test } from "vitest";
import { callLint, folderWith } from "./run.js";

const CALL = (id: string, startedAt: string, customer: object, turns: readonly [string, string][], more: object = {}) =>
  JSON.stringify({
    call_id: id,
    started_at: startedAt,
    customer,
    ...more,
    turns: turns.map(([role, text]) => ({ role, speaker: role, text })),
  });

const ANN = { id: "C-1", name: "Ann Lee" };
const PROMISE: readonly [string, string][] = [
  ["customer", "My parcel is late."],
  ["agent", "I'm sorry about that. The depot will call you by five on Wednesday."],
  ["customer", "Okay."],
  ["agent", "Goodbye."],
];
const COMPLAINT: readonly [string, string][] = [
  ["customer", "I was told the depot would call me by Wednesday, and nobody rang."],
  ["agent", "I'm sorry, it's here now."],
  ["customer", "Fine."],
  ["agent", "Goodbye."],
];
const FIRST = CALL("1", "2025-06-02T09:00:00+01:00", ANN, PROMISE, { agent: "Wiebke" });
const SECOND = CALL("2", "2025-06-05T09:00:00+01:00", ANN, COMPLAINT, { agent: "Oskar" });

const cwd = folderWith({
  "chain/a.json": FIRST,
  "chain/b.json": SECOND,
  "all.jsonl": `${SECOND}\n${FIRST}\n`,
  "open/a.json": FIRST,
  "bare/a.txt": PROMISE.map(([role, text]) => `${role}: ${text}`).join("\n"),
  "meta.csv": "file,customer_id,date\na.txt,C-1,2025-06-02T09:00:00Z\n",
  "zone.yaml": "business: { timezone: Mars/Olympus_Mons }\n",
  "hours.yaml": 'business: { hours: "9 to 5" }\n',
  "people.yaml": "people: roster.csv\n",
  "roster.csv": "name,team\nWiebke,Depot\nRosa,Claims\n",
  "york.yaml": 'business: { days: [monday, wednesday], hours: "08:00-16:00", timezone: America/New_York, holidays: [2025-12-25] }\n',
});

const run = async (args: string) => {
  const { code, stdout: out, stderr: err } = await callLint(args.split(" "), { cwd });
  return { code, out, err };
};

describe("call-lint promises", () => {
  test("lists open promises with their due time", async () => {
    const { out, code } = await run("promises open");
    expect(code).toBe(0);
    expect(out).toContain("Open (1)");
    expect(out).toContain("due 2025-06-04 17:00  [NAME], C-1  promised by Wiebke");
    expect((await run("promises open --no-redact")).out).toContain("Ann Lee, C-1");
  });

  test("tells which later call shows a promise to be broken, and repeat contacts, from files and from one JSONL alike", async () => {
    const { out } = await run("promises chain");
    expect(out).toContain("Broken (1)");
    expect(out).toMatch(/the customer says so on 2025-06-05 09:00 {2}chain\/b\.json:1:\d+/);
    expect(out).toContain("Repeat contacts within 7 days (1)");
    expect((await run("promises chain --window 2")).out).not.toContain("Repeat contacts");
    expect((await run("promises all.jsonl")).out).toContain("Broken (1)");
  });

  test("writes JSON and CSV", async () => {
    const { promises, repeatContacts, gaps } = JSON.parse((await run("promises chain --format json")).out) as Record<string, unknown[]>;
    expect(promises).toMatchObject([
      { state: "broken", due: "2025-06-04T17:00+01:00", customer: { id: "C-1" }, act: "contact", evidence: { file: "chain/b.json" } },
    ]);
    expect(repeatContacts).toHaveLength(1);
    expect(gaps).toEqual([]);
    const [header, row] = (await run("promises chain --format csv --no-redact")).out.split("\r\n");
    expect(header).toMatch(/^state,due,made,customer_id,customer,agent/);
    expect(row).toMatch(/^broken,2025-06-04T17:00\+01:00,2025-06-02T09:00:00\+01:00,C-1,Ann Lee,Wiebke,contact/);
    expect((await run("promises chain --format csv --state open")).out.trim().split("\r\n")).toHaveLength(1);
  });

  test("says what is missing, and takes it from --meta", async () => {
    const { out } = await run("promises bare");
    expect(out).toContain('1 call has no date, so promises made there cannot be followed; give it with --meta (a column "date")');
    expect((await run("promises bare --meta meta.csv")).out).toContain("due 2025-06-04 17:00");
  });

  test("takes the company's time from the config, and says what is wrong with it", async () => {
    expect((await run("promises open -c york.yaml --no-redact")).out).toContain("due 2025-06-04 17:00");
    const zone = await run("promises open -c zone.yaml");
    expect(zone.code).toBe(2);
    expect(zone.err).toMatch(/zone\.yaml:1:\d+ {2}.*there is no time zone "Mars\/Olympus_Mons"/);
    const hours = await run("promises open -c hours.yaml");
    expect(hours.code).toBe(2);
    expect(hours.err).toContain('expected opening and closing time such as "09:00-17:00"');
  });

  test("hides names that only the call holds, and numbers written in one", async () => {
    const call =
      "Date: 2026-03-02\nCustomer-ID: K9\n\nAgent: Larkspur, Tom speaking, how can I help?\nCustomer: This is Rita Vale. My parcel never came.\nAgent: Sorry, Rita. I'll ring you on 07700900123 by Friday at noon, Ms Vale.\nCustomer: Thanks, bye.\n";
    const folder = folderWith({ "call.txt": call });
    for (const format of ["pretty", "csv", "json"]) {
      const { stdout } = await callLint(["promises", "call.txt", "--format", format], { cwd: folder });
      expect(stdout).toContain("Sorry, [NAME]. I'll ring you on [PHONE] by Friday at noon, Ms [NAME].");
      expect(stdout).not.toMatch(/Rita|Vale|07700900123/);
    }
    expect((await callLint(["promises", "call.txt", "--no-redact"], { cwd: folder })).stdout).toContain(
      "Sorry, Rita. I'll ring you on 07700900123",
    );
  });

  test("tells a roster and calls that do not fit", async () => {
    const { out } = await run("promises chain -c people.yaml");
    expect(out).toContain("the roster does not hold these agents of the calls: Oskar");
    expect(out).toContain("no call is by these names of the roster: rosa");
  });

  test("an unknown state or window is an error", async () => {
    expect(await run("promises chain --state late")).toMatchObject({ code: 2 });
    expect(await run("promises chain --window soon")).toMatchObject({ code: 2 });
  });
});
