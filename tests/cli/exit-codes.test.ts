import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callLint, folderWith, onlyRules, spawned } from "./run.js";

const RUDE = "Agent: Thank you for calling Larkspur Parcels.\nCustomer: My parcel is gone!\nAgent: I need you to calm down.\n";
const KIND = "Agent: Thank you for calling Larkspur Parcels.\nCustomer: My parcel is late.\nAgent: I'm sorry, let me look.\n";
const ERRORS = onlyRules({ "no-hostility": "error" });
const WARNINGS = onlyRules({ "no-hostility": "warning" });
const INFOS = onlyRules({ "no-hostility": "info" });

const cwd = folderWith({
  "errors.yaml": ERRORS,
  "warnings.yaml": WARNINGS,
  "infos.yaml": INFOS,
  "unknown-rule.yaml": "rules:\n  no-hostilty: error\n",
  "not-yaml.yaml": "rules: [\n",
  "bad-plugin.yaml": "plugins: [./our-rules]\n",
  "our-rules/tone/no-slang.yaml": "summary: no slang\n",
  "rude/rude.txt": RUDE,
  "kind/kind.txt": KIND,
  "empty/empty.txt": "",
  "broken/broken.vtt": "WEBVTT\n\n00:00:01.000 --> 0:1\nAgent: Hello.\n",
  "nothing/notes.xyz": "nothing here",
  "documents/call.docx": "PK",
  "no-speakers/call.txt": "Hello how can I help. My parcel is late. I am sorry to hear that.\n",
});

/** What was asked for, the exit code, and what standard error must say. */
const TABLE: readonly [name: string, args: string, code: 0 | 1 | 2, says?: RegExp][] = [
  ["nothing found", "kind -c errors.yaml", 0],
  ["an error", "rude -c errors.yaml", 1],
  ["a warning only", "rude -c warnings.yaml", 0],
  ["an empty transcript", "empty -c errors.yaml", 0],
  ["a transcript without speakers", "no-speakers -c errors.yaml", 0, /no-speakers\/call\.txt {2}.*speaker.*Agent:/],
  ["warnings up to the most that are allowed", "rude -c warnings.yaml --max-warnings 1", 0],
  ["more warnings than are allowed", "rude -c warnings.yaml --max-warnings 0", 1, /1 warning, more than --max-warnings 0 allows/],
  ["more warnings, though not shown", "rude -c warnings.yaml --max-warnings 0 --quiet", 1, /more than --max-warnings 0/],
  ["--quiet hides no failure", "rude -c errors.yaml --quiet", 1],
  ["--fail-on warning", "rude -c warnings.yaml --fail-on warning", 1],
  ["--fail-on warning, info only", "rude -c infos.yaml --fail-on warning", 0],
  ["--fail-on info", "rude -c infos.yaml --fail-on info", 1],
  ["--fail-on never", "rude -c errors.yaml --fail-on never", 0],
  ["--exit-zero", "rude -c errors.yaml --exit-zero", 0],
  ["--exit-zero with too many warnings", "rude -c warnings.yaml --max-warnings 0 --exit-zero", 0],
  ["a transcript that cannot be read", "broken -c errors.yaml", 1],
  [
    "the rest is linted still",
    "broken kind -c errors.yaml --format json",
    1,
    /broken\/broken\.vtt:3:\d+ {2}.*\n.*1 of 2 files could not be read/,
  ],
  ["--exit-on-failure", "broken kind -c errors.yaml --exit-on-failure", 2],
  ["--exit-zero hides no unreadable transcript", "broken -c errors.yaml --exit-zero", 1],
  ["a path that does not exist", "missing.txt -c errors.yaml", 2, /"missing\.txt"/],
  ["one path of two does not exist", "kind missing.txt -c errors.yaml", 2, /"missing\.txt"/],
  ["a glob that matches nothing", "kind/*.vtt -c errors.yaml", 2, /"kind\/\*\.vtt"/],
  ["a folder without transcripts", "nothing -c errors.yaml", 2, /the folder "nothing" holds \.xyz, and what is read of a folder ends in/],
  ["a folder of Word documents", "documents -c errors.yaml", 2, /holds \.docx, .*; save documents as plain text/],
  [
    "a baseline that cannot be written",
    "kind -c errors.yaml --update-baseline --baseline kind/kind.txt/x.yaml",
    2,
    /the baseline .* cannot be written/,
  ],
  ["--no-error-on-unmatched-pattern", "kind missing.txt -c errors.yaml --no-error-on-unmatched-pattern", 0],
  ["an unknown flag", "kind --formt json", 2, /unknown option '--formt'\n\(Did you mean --format\?\)/],
  ["an unknown command", "rulse", 2, /did you mean "rules"\?/],
  ["an unknown output format", "kind --format jsn -c errors.yaml", 2, /did you mean "json"\?/],
  ["an unknown input format", "kind --input-format vt -c errors.yaml", 2, /did you mean "vtt"\?/],
  ["an unknown preset", "kind --preset recomended", 2, /did you mean "recommended"\?/],
  ["a number that is none", "kind --max-warnings few", 2, /--max-warnings/],
  ["an unknown rule in the config", "kind -c unknown-rule.yaml", 2, /^unknown-rule\.yaml:2:\d+ {2}.*did you mean "no-hostility"\?/],
  ["an unknown rule on the command line", "kind --no-config --rule no-hostilty:off", 2, /did you mean "no-hostility"\?/],
  ["a config that is no YAML", "kind -c not-yaml.yaml", 2, /^not-yaml\.yaml:\d+:\d+ {2}/],
  ["a config that is not there", "kind -c missing.yaml", 2, /^missing\.yaml/],
  ["a rule file that is wrong", "kind -c bad-plugin.yaml", 2, /^our-rules\/tone\/no-slang\.yaml:/],
  ["bad config wins over findings", "rude -c unknown-rule.yaml", 2],
  ["metadata that is not there", "kind -c errors.yaml --meta missing.csv", 2, /missing\.csv/],
  ["an output that cannot be written", "kind -c errors.yaml -o kind/kind.txt/out.json", 2, /cannot be written/],
  ["an output that is a folder", "rude -c errors.yaml -o kind", 2, /cannot be written: it is a folder/],
  ["standard output that is full", "rude -c errors.yaml --format json:/dev/full", 2, /cannot be written/],
  ["two formats for standard output", "kind -c errors.yaml --format json --format pretty", 2, /only one format/],
  [
    "two formats for one file",
    "kind -c errors.yaml --format json:out.txt --format sarif:./out.txt",
    2,
    /out\.txt" is named for two formats/,
  ],
  ["a format whose file is left out", "kind -c errors.yaml --format sarif:", 2, /needs a file behind the colon/],
  ["an output that would replace what is read", "rude/rude.txt -c errors.yaml -o ./rude/rude.txt", 2, /would replace "rude\/rude\.txt"/],
  ["a report that would replace what is read", "report rude/rude.txt -o rude/rude.txt", 2, /would replace "rude\/rude\.txt"/],
  ["a copy that would replace what is read", "convert rude/rude.txt -o rude/rude.txt", 2, /would replace "rude\/rude\.txt"/],
  [
    "an unknown command with an argument",
    "explian ask-before-hold",
    2,
    /there is no command or file "explian" \(did you mean "explain"\?\)/,
  ],
  ["a config that is a folder", "kind -c kind", 2, /the config cannot be read: it is a folder/],
  ["a folder of rules that is not there", "test missing", 2, /^missing {2}the rules folder cannot be read: it does not exist$/m],
  ["a day that no month has", "kind -c errors.yaml --update-baseline --until 2026-02-30", 2, /Expected a date/],
  ["a reviewer of nothing", "kind -c errors.yaml --reviewer Rosa", 2, /--reviewer goes with --update-baseline/],
  ["a baseline that is written and not used", "kind -c errors.yaml --no-baseline --update-baseline", 2, /does not go with --no-baseline/],
  ["an unknown rule to explain", "explain ask-befor-hold", 2, /did you mean "ask-before-hold"\?/],
  ["a rule to explain", "explain ask-before-hold", 0],
  ["the version", "--version", 0],
  ["help", "--help", 0],
  ["help of a command", "lint --help", 0],
];

describe("exit codes", () => {
  test.each(TABLE)("%s: call-lint %s ends with %i", async (_name, args, code, says) => {
    const ended = await callLint(args.split(" "), { cwd });
    expect(ended.stderr).not.toMatch(/\n\s+at .*:\d+/);
    expect({ code: ended.code, ...(ended.code === code ? {} : ended) }).toEqual({ code });
    if (says !== undefined) expect(ended.stderr).toMatch(says);
  });

  test.each(TABLE.filter(([name]) => ["an error", "an empty transcript", "one path of two does not exist", "the version"].includes(name)))(
    "as a process of its own: %s",
    async (_name, args, code) => {
      expect(await spawned(args.split(" "), { cwd })).toMatchObject({ code });
    },
  );

  test("examples of the help can be pasted", async () => {
    const commands = ["lint", "rules", "explain", "inspect", "convert", "config", "test", "evaluate", "promises", "report", "coach"];
    const cwd = join(import.meta.dirname, "../..");
    const run: string[] = [];
    for (const command of commands) {
      const { stdout } = await callLint([command, "--help"], { cwd });
      for (const [, line] of stdout.matchAll(/^ {2}call-lint (.*)$/gm)) {
        // The others need files of one's own, or write some.
        if (!line!.includes("fixtures/") || line!.includes(" -o ")) continue;
        run.push(line!);
        expect([line, (await callLint(line!.split(" "), { cwd })).code]).not.toEqual([line, 2]);
      }
    }
    expect(run).toEqual(["evaluate fixtures/challenge/calls/labels.jsonl --rule no-refusal"]);
  });

  test("a rule that throws is a defect of the rule: 2, with its name and the call", async () => {
    const folder = folderWith({
      "call-lint.config.yaml": "plugins: [./our-rules]\n",
      "our-rules/tone/bad-rule.js":
        'export default { summary: "Breaks.", why: "A test.", severity: "error", on: "turn", examples: { bad: [], good: [] }, *check() { throw new Error("oh no"); } };',
      "call.txt": KIND,
    });
    const ended = await callLint(["call.txt"], { cwd: folder });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toBe("call-lint: the rule bad-rule failed: oh no (call.txt, call 1)\n");
  });

  test.each(["{ message: 'no place' }", "{ at: { turn: 99, start: 0, end: 1 }, message: 'no such turn' }"])(
    "a rule that reports a place that is not there, %s: 2, with its name and the call",
    async (problem) => {
      const folder = folderWith({
        "call-lint.config.yaml": "plugins: [./our-rules]\n",
        "our-rules/tone/bad-rule.js": `export default { summary: "Breaks.", why: "A test.", severity: "error", on: "turn", examples: { bad: [], good: [] }, *check() { yield ${problem}; } };`,
        "call.txt": KIND,
      });
      const ended = await callLint(["call.txt"], { cwd: folder });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(
        /^call-lint: the rule bad-rule failed: it reports a place that is not in the call; .* \(call\.txt, call 1\)\n$/,
      );
    },
  );
});
