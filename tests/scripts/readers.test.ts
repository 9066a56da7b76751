import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { InputError, placeOf, type Call } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { read, readerFor } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "../readers/places.js";

function scriptIn(file: string, text: string): Call {
  const [item] = [...read(stringInput(file, text), {})];
  if (item === undefined || "message" in item) throw new InputError(`${item?.line}:${item?.column} ${item?.message}`);
  expect(item.kind).toBe("script");
  return assemble(item, {});
}

/** Every said line with its place: `3:10 Hello`. */
function said(call: Call): string[] {
  return call.turns
    .filter(({ role }) => role === "agent")
    .map((turn) => {
      const { line, column } = placeOf(call, turn, 0);
      return `${line}:${column} ${turn.text}`;
    });
}

/** Every lead: `from -> to`, `from -> out`, `from -> ?`. */
function leads({ flow }: Call): string[] {
  return flow!.steps.flatMap((step) =>
    step.leads.map((lead) => `${step.id} -> ${lead.to ?? ""}${lead.leaves ? " out" : lead.to === undefined ? "?" : ""}`.trim()),
  );
}

interface Case {
  file: string;
  text: string;
  said: readonly string[];
  leads?: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  "block quotes, labels and quotations are said; paragraphs, code and comments are not": {
    file: "late.md",
    text: '# Late parcel\n\nRead slowly.\n\n## Greeting\n\n> Hello, this is Larkspur Parcels.\n\nAgent: How can I help?\n\n"Let me look for your parcel."\n\n    Agent: code\n\n```\nAgent: code too\n```\n\n<!-- Agent: a comment -->\n',
    said: ["7:3 Hello, this is Larkspur Parcels.", "9:8 How can I help?", "11:2 Let me look for your parcel."],
  },
  "emphasis, links, code and entities are passed over": {
    file: "late.md",
    text: "## Greeting\n\n> Hello **{{customer_name}}**, tea &amp; *cake* at `noon`, see [our page](https://example.com), ok?\n",
    said: ["3:3 Hello {{customer_name}}, tea & cake at noon, see our page, ok?"],
    leads: [],
  },
  "quotes over several lines are one line that is said": {
    file: "late.md",
    text: "## Greeting\n\n> Thank you for calling\n> Larkspur Parcels\nof Linden Quay.\n",
    said: ["3:3 Thank you for calling Larkspur Parcels of Linden Quay."],
  },
  "branches in lists, nested ones too": {
    file: "late.md",
    text: "## Search\n\n- If it is found: go to [Found](#found)\n- If it is lost:\n  - Agent: I am sorry.\n  - go to [Closing](#closing)\n- If it is neither\n\n## Found\n\n> Here it is.\n\n→ Closing\n\n## Closing\n\n> Goodbye.\n\nEnd of call.\n",
    said: ["5:12 I am sorry.", "11:3 Here it is.", "17:3 Goodbye."],
    leads: ["search -> found", "search -> closing", "search -> ?", "found -> closing"],
  },
  "tables are branches": {
    file: "late.md",
    text: '## Search\n\n| Answer | Say | Next |\n| --- | --- | --- |\n| yes | "It is on the van today." | [Closing](#closing) |\n| no | "I will open a search." | |\n\n## Closing\n\n> Goodbye.\n',
    said: ["5:10 It is on the van today.", "6:9 I will open a search.", "10:3 Goodbye."],
    leads: ["search -> closing", "search -> ?"],
  },
  "labels with a dash are labels": {
    file: "late.md",
    text: "# Late parcel\n\nAgent — Hello {customer_name}.\nCustomer — I want to cancel.\n**Agent** - It is on the van.\n\nCustomer – Oh.\n",
    said: ["3:9 Hello {customer_name}.", "5:13 It is on the van."],
  },
  "one macro with a slash, an arrow and a comment behind it": {
    file: "late.txt",
    text: "/late -> It is on the van. # call-lint-disable-line no-refusal\n",
    said: ["1:10 It is on the van."],
  },
  "Markdown of which no name tells": {
    file: "<stdin>",
    text: '# Late parcel\n\nBe kind.\n\n1. "It is on the van today."\n',
    said: ["5:5 It is on the van today."],
  },
  "callouts and notes in block quotes speak to the agent": {
    file: "late.md",
    text: "## Search\n\n> [!NOTE]\n> You'll have to wait.\n\n> **Note to agents:** never say no.\n\n> ⚠️ Warning: be brief.\n\n> Note the number on the label, please.\n",
    said: ["10:3 Note the number on the label, please."],
  },
  "what a branch is called is no speaker's label": {
    file: "late.md",
    text: "## Search\n\n- Wants a supervisor: stay calm\n- Supervisor: I am here.\n- go to [Search](#search)\n",
    said: ["4:15 I am here."],
    leads: ["search -> search", "search -> ?"],
  },
  "a line at the top is no front matter": {
    file: "late.md",
    text: "---\n\n## Greeting\n\n> Hello.\n",
    said: ["5:3 Hello."],
  },
  "front matter is metadata": {
    file: "late.md",
    text: "---\nqueue: parcels\n---\n\n## Greeting\n\n> Hello.\n",
    said: ["7:3 Hello."],
  },
  "plain, quoted and escaped values of YAML": {
    file: "late.yaml",
    text: "steps:\n  - id: a\n    say: Hello there.\n    next: b\n  - id: b\n    say: \"I\\u2019m on the \\\"van\\\" now.\"\n    next: c\n  - id: c\n    say: 'It''s on the van.'\n    end: true\n",
    said: ["3:10 Hello there.", '6:11 I’m on the "van" now.', "9:11 It's on the van."],
    leads: ["a -> b", "b -> c"],
  },
  "folded, literal and plain values over several lines": {
    file: "late.yaml",
    text: "steps:\n  - id: a\n    say: >-\n      Hello there,\n      how can I help?\n    next: b\n  - id: b\n    say: |\n      First line.\n      Second line.\n    next: c\n  - id: c\n    say: one\n      two\n    end: true\n",
    said: ["4:7 Hello there, how can I help?", "9:7 First line. Second line.", "13:10 one two"],
  },
  "steps by their names, branches as a map": {
    file: "late.yml",
    text: "start: hello\nsteps:\n  hello:\n    say: [Hello., How can I help?]\n    branches:\n      late: search\n      other: { say: One moment., next: end }\n      silent:\n  search:\n    say: I will look.\n    end: true\n",
    said: ["4:11 Hello.", "4:19 How can I help?", "7:21 One moment.", "10:10 I will look."],
    leads: ["hello -> search", "hello -> end out", "hello -> ?"],
  },
  "other words for steps, words said and targets": {
    file: "late.yml",
    text: "steps:\n  - name: hello\n    agent: Hello.\n    go_to: late\n  - name: late\n    agent: It is late.\n    choices:\n      - answer: angry\n        agent: I am sorry.\n        end: true\n",
    said: ["3:12 Hello.", "6:12 It is late.", "9:16 I am sorry."],
    leads: ["hello -> late", "late ->  out"],
  },
  "aliases of texts, of lists, and of what is merged into a step": {
    file: "late.yaml",
    text: "sorry: &sorry I am sorry.\ncommon: &common { say: Goodbye., end: true }\nsteps:\n  - id: a\n    say: &both [Hello., How are you?]\n    next: b\n  - id: b\n    say: *sorry\n    next: c\n  - id: c\n    say: *both\n    next: d\n  - { <<: *common, id: d }\n",
    said: ["5:17 Hello.", "5:25 How are you?", "1:15 I am sorry.", "5:17 Hello.", "5:25 How are you?", "2:24 Goodbye."],
    leads: ["a -> b", "b -> c", "c -> d"],
  },
  "the same flow as JSON": {
    file: "late.json",
    text: '{\n  "steps": [\n    { "id": "hello", "say": "It\\u2019s \\"late\\"?", "next": "bye" },\n    { "id": "bye", "say": "Good\\tbye.", "end": true }\n  ]\n}\n',
    said: ['3:30 It’s "late"?', "4:28 Good bye."],
    leads: ["hello -> bye"],
  },
  "lists of macros": {
    file: "macros.txt",
    text: "# our macros\nhello\tHello, this is Larkspur Parcels.\nlate\t\tYour parcel is late.\nbye\tGoodbye.\n",
    said: ["2:7 Hello, this is Larkspur Parcels.", "3:7 Your parcel is late.", "4:5 Goodbye."],
  },
  "lists of macros with their names in lines of their own": {
    file: "macros.txt",
    text: "# Larkspur Parcels\n\n[hello]\nHello, this is Larkspur Parcels.\n\n[late-1]\nYour parcel is late.\nShall I look?\n\n[late-2]\nIt is on the van.\n\n[bye]\nGoodbye.\n",
    said: [
      "4:1 Hello, this is Larkspur Parcels.",
      "7:1 Your parcel is late.",
      "8:1 Shall I look?",
      "11:1 It is on the van.",
      "14:1 Goodbye.",
    ],
  },
  "lists of macros with a colon or an arrow": {
    file: "macros.txt",
    text: "What we say on the phone\n\nopen: Hello, this is Larkspur Parcels.\nlate-1 => Your parcel is late.\n/van It is on the van.\nengineer: An engineer comes on Monday.\nback: Thank you for holding.\nwait | One minute, please.\nline-1: I am here.\nend: Goodbye.\n",
    said: [
      "3:7 Hello, this is Larkspur Parcels.",
      "4:11 Your parcel is late.",
      "5:6 It is on the van.",
      "6:11 An engineer comes on Monday.",
      "7:7 Thank you for holding.",
      "8:8 One minute, please.",
      "9:9 I am here.",
      "10:6 Goodbye.",
    ],
  },
  "what is not to be said is not": {
    file: "calm.md",
    text: '# Calm\n\nNever say "Calm down" to anyone.\n\nDon\'t say: "It is not my job."\n\nIf they do not agree, say "Let me find another way."\n\nAvoid these phrases:\n\n- "You should have called."\n\nSay instead:\n\n- "I am glad you called."\n\nInstead of "I can\'t", say "I can do it by noon."\n\n❌ "As you like, mate."\n\n✅ "Of course, by all means."\n\n## Words to avoid\n\n> Whatever you say.\n\n### Say instead\n\n> As you wish.\n\n## Bye\n\n> Goodbye.\n',
    said: [
      "7:28 Let me find another way.",
      "15:4 I am glad you called.",
      "17:28 I can do it by noon.",
      "21:4 Of course, by all means.",
      "29:3 As you wish.",
      "33:3 Goodbye.",
    ],
  },
  "what a word behind it warns of is not said": {
    file: "calm.md",
    text: '# Calm\n\n> "Calm down." (never say this)\n\n"Not my job." ❌\n\n> "I see why you are upset."\n',
    said: ['7:3 "I see why you are upset."'],
  },
  "lines that steer the page are not said, and part what is": {
    file: "tabs.md",
    text: '# Late\n\n{% tabs %}\n{% tab title="Phone" %}\n> "Your parcel is on its way."\n{% endtab %}\n{% tab title="Chat" %}\n> "It is on its way."\n{% endtab %}\n{% endtabs %}\n\n:::tip\n\n> Goodbye.\n\n:::\n',
    said: ['5:3 "Your parcel is on its way."', '8:3 "It is on its way."', "14:3 Goodbye."],
  },
  "flows whose steps are a list, and whose answers stand under any name": {
    file: "late.json",
    text: '[\n{"id":"open","say":"Hello.","kinds":[{"if":"late","next":"bye"},{"if":"lost"}]},\n{"id":"bye","say":"Goodbye.","end":true}]\n',
    said: ["2:21 Hello.", "3:20 Goodbye."],
    leads: ["open -> bye", "open -> ?"],
  },
  "columns of what not to say, of what callers say, and of what to say": {
    file: "calm.md",
    text: '# Calm\n\n| Do not say | Say |\n| - | - |\n| "Calm down, please." | "I hear you." |\n| "Not my job, sorry." | I can find out for you. |\n\n| Caller says | Agent says |\n| - | - |\n| It is broken again. | I am sorry that it broke. |\n',
    said: ["5:27 I hear you.", "6:26 I can find out for you.", "10:25 I am sorry that it broke."],
  },
  "macros of Zendesk, plain and in HTML": {
    file: "macros.json",
    text: '{ "macros": [\n  { "title": "Late", "actions": [{ "field": "comment_value", "value": "Hello.\\n\\nIt is late." }] },\n  { "title": "Tea", "actions": [{ "field": "comment_value_html", "value": "<p>Tea &amp; <b>cake</b></p><p>Bye</p>" }] }\n] }\n',
    said: ["2:72 Hello.", "2:82 It is late.", "3:79 Tea & cake", "3:107 Bye"],
  },
  "lists of saved replies in JSON, plain and in HTML": {
    file: "replies.json",
    text: '[\n  {"id": 1, "title": "Late", "content": "It is late."},\n  {"id": 2, "title": "Tea", "content": "<p>Tea &amp; cake</p>"}\n]\n',
    said: ["2:42 It is late.", "3:44 Tea & cake"],
  },
  "lists of saved replies in YAML": {
    file: "replies.yaml",
    text: "macros:\n  - name: late\n    text: It is late.\n  - name: bye\n    text: |\n      Goodbye,\n      and thank you.\n",
    said: ["3:11 It is late.", "6:7 Goodbye, and thank you."],
  },
  "where nothing is marked as said, sentences are, if people are named by placeholders": {
    file: "late.md",
    text: "# Late\n\nOwner: parcels desk\n\n## Greeting\n\nHello {{customer_name}}, how can I help?\n\nIf it is late, go to [Hold](#hold).\n\n## Hold\n\nPlease hold.\n",
    said: ["7:1 Hello {{customer_name}}, how can I help?", "13:1 Please hold."],
    leads: ["greeting -> hold"],
  },
  "saved replies by their names": {
    file: "replies.yaml",
    text: "macros:\n  late: It is late.\n  bye: 'Goodbye.'\n",
    said: ["2:9 It is late.", "3:9 Goodbye."],
  },
  "names with what to say, in groups or not": {
    file: "texts.json",
    text: '{\n  "title": "Parcels desk",\n  "late": "I\'m sorry that it is late, {{customer_name}}.",\n  "depot": {\n    "closed": ["Our depot is closed today, I\'m afraid.", "You can come to us on Monday."]\n  },\n  "bye": "Thank you for calling us."\n}\n',
    said: [
      "3:12 I'm sorry that it is late, {{customer_name}}.",
      "5:17 Our depot is closed today, I'm afraid.",
      "5:59 You can come to us on Monday.",
      "7:11 Thank you for calling us.",
    ],
  },
  "macros with names as people write them": {
    file: "desk.txt",
    text: "Front desk\n\n- late parcel - I'm sorry that it is late.\n- Depot closed: You can come to us on Monday.\n- lost – I'm asking our drivers today.\n- thanks | Thank you for calling us.\n",
    said: [
      "3:17 I'm sorry that it is late.",
      "4:17 You can come to us on Monday.",
      "5:10 I'm asking our drivers today.",
      "6:12 Thank you for calling us.",
    ],
  },
  "what customers say in a table, and sections by their numbers": {
    file: "late.md",
    text: '# Late\n\n## 1. Greeting\n\n> Hello, {{customer_name}}.\n\n- Late: go to step 2\n- Lost: go to 3\n\n## 2. Late parcel\n\n| They say | You say |\n| - | - |\n| "You people are useless." | "I hear how angry you are." |\n\nGo to section 3.\n\n## 3. Goodbye\n\n> Goodbye.\n',
    said: ["5:3 Hello, {{customer_name}}.", "14:32 I hear how angry you are.", "20:3 Goodbye."],
    leads: ["1-greeting -> 2-late-parcel", "1-greeting -> 3-goodbye", "2-late-parcel -> 3-goodbye"],
  },
  "macros below titles that stand between blank lines": {
    file: "desk.txt",
    text: "Front desk: what to say\n\nLate parcel\nI'm sorry that it is late.\n\nDepot closed\nYou can come to us on Monday.\n\nLost parcel\nI'm asking our drivers today.\nYou'll hear from me by noon.\n\nThanks\nThank you for calling us.\n",
    said: [
      "4:1 I'm sorry that it is late.",
      "7:1 You can come to us on Monday.",
      "10:1 I'm asking our drivers today.",
      "11:1 You'll hear from me by noon.",
      "14:1 Thank you for calling us.",
    ],
  },
  "arrows between steps in a list of their own": {
    file: "graph.json",
    text: '{"nodes":[\n{"id":"a","data":{"label":"Greeting","text":"Hello."}},\n{"id":"b","data":{"text":"Goodbye."}}],\n"edges":[{"source":"a","target":"b","label":"no more"}]}\n',
    said: ["2:46 Hello.", "3:27 Goodbye."],
    leads: ["a -> b"],
  },
  "flows within flows, with what is said in their data": {
    file: "flow.json",
    text: '{"flow":{"nodes":[\n{"id":"1","data":{"text":"It is late."},"next":"2"},\n{"id":"2","data":{"text":"Goodbye."}}]}}\n',
    said: ["2:27 It is late.", "3:27 Goodbye."],
    leads: ["1 -> 2"],
  },
  "dialogs with lists of messages": {
    file: "flow.yaml",
    text: "dialogs:\n  late:\n    messages:\n      - text: It is late.\n    transitions:\n      - intent: bye\n        target: bye\n  bye:\n    messages:\n      - text: Goodbye.\n",
    said: ["4:15 It is late.", "10:15 Goodbye."],
    leads: ["late -> bye"],
  },
  "a table below the title is part of the script": {
    file: "night.md",
    text: '# Night\n\n| Caller | You say | Then |\n| - | - | - |\n| Late | "It is late." | [Ward](#ward) |\n\n## Ward\n\n> Goodbye.\n',
    said: ["5:11 It is late.", "9:3 Goodbye."],
    leads: ["night -> ward"],
  },
  "tables of canned responses": {
    file: "canned.csv",
    text: 'shortcut,response\nhello,"Hello, this is ""Larkspur"" Parcels."\nbye,Goodbye.\n',
    said: ['2:8 Hello, this is "Larkspur" Parcels.', "3:5 Goodbye."],
  },
};

describe("what is said, and where", () => {
  test.each(Object.entries(CASES))("%s", (_, { file, text, said: expected, leads: ways }) => {
    const call = scriptIn(file, text);
    expect(said(call).map((line) => line.replaceAll(/\s/g, " "))).toEqual(expected);
    expect(wrongPlacesIn(call, text)).toEqual([]);
    if (ways !== undefined) expect(leads(call)).toEqual(ways);
  });

  test.each(Object.entries(CASES))("with DOS line ends: %s", (_, { file, text, said: expected }) => {
    const dos = text.replaceAll("\n", "\r\n");
    const call = scriptIn(file, dos);
    expect(said(call).map((line) => line.replaceAll(/\s+/g, " "))).toEqual(expected.map((line) => line.replaceAll(/\s+/g, " ")));
    expect(wrongPlacesIn(call, dos)).toEqual([]);
  });

  const folder = "fixtures/challenge/scripts";
  test.each(readdirSync(folder).filter((name) => !/config|labels/.test(name)))("every word of %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(wrongPlacesIn(scriptIn(name, text), text)).toEqual([]);
  });
});

describe("scripts are told from transcripts", () => {
  test.each([
    ["call.md", "**Agent:** Hello.\n\n**Customer:** My parcel is late.\n\n**Agent:** I see.\n\n**Customer:** Well?\n", "call"],
    ["call.txt", "Agent: Hello.\nCustomer: My parcel is late.\nAgent: Sorry.\n", "call"],
    ["call.tsv", "agent\tHello.\ncustomer\tMy parcel is late.\nagent\tSorry.\ncustomer\tOh.\n", "call"],
    ["call.csv", "speaker,text\nagent,Hello\ncustomer,Hi\n", "call"],
    ["call.json", '[{"speaker":"agent","text":"Hello"},{"speaker":"customer","text":"Hi"}]', "call"],
    ["script.md", "# Late\n\n> Agent: Hello {{customer_name}}.\n", "script"],
    ["macros.txt", "hello\tHello.\nlate\tIt is late.\nbye\tGoodbye.\n", "script"],
    ["call.txt", "hold: nobody here\nann: Hello.\nben: My parcel is late.\nann: Sorry.\nben: Oh.\ncat: Well.\n", "call"],
    ["call.txt", "[music]\nHello.\n[hold]\nI am here.\n[typing]\nLate.\n[end of call]\nBye.\n", "call"],
    ["canned.csv", "title,reply\nhello,Hello.\n", "script"],
    ["call.json", '[{"name":"Ann","content":"Hello, this is Larkspur."},{"name":"Ben","content":"Hi there"}]', "call"],
    ["flow.json", '{"nodes":[{"id":"a","say":"Hello","next":"b"},{"id":"b","say":"Bye"}]}', "script"],
  ])("%s", (file, text, kind) => {
    expect(readerFor(stringInput(file, text)).kind ?? "call").toBe(kind);
  });
});

describe("what is broken is told with its place", () => {
  test.each([
    ["broken.yaml", "steps:\n  - id: a\n    say: Hello\n    next: [b\n  - id: b\n", 5],
    ["tabs.yaml", "steps:\n  - id: a\n    say: Hello\n    next: b\n\t- id: b\n", 5],
    ["broken.json", '{ "steps": [ { "id": "a", "say": "Hello", "next": "b" }\n', 2],
    ["nameless.yaml", "steps:\n  - id: a\n    say: *sorry\n    next: b\n", 3],
    ["endless.yaml", "steps: &all\n  - id: a\n    say: Hello\n    branches: *all\n    next: b\n", 4],
    [
      "bomb.yaml",
      `a: &a [x, x]\n${["b", "c"].map((name, index) => `${name}: &${name} [*${"ab"[index]}, *${"ab"[index]}]\n`).join("")}steps:\n  - id: a\n    say: *c\n    next: b\n`,
      3,
    ],
    ["front.md", "---\nqueue: [a\n---\n\n> Hello.\n", 2],
    ["twice.md", "---\nqueue: a\nqueue: b\n---\n\n> Hello.\n", 3],
    ["nameless.md", "---\nqueue: *a\n---\n\n> Hello.\n", 2],
    ["silent.yaml", "steps:\n  say: 7\n  next: b\n", 1],
    ["begun.yaml", "steps:\n\t- id: a\n", 2],
  ])("%s", (file, text, line) => {
    const [item] = [...read(stringInput(file, text), {})];
    expect(item).toMatchObject({ file, line });
  });
});

test.each([
  ["ci.yaml", "name: ci\non: push\njobs:\n  build:\n    runs-on: ubuntu\n", "YAML"],
  ["package.json", '{ "name": "x", "version": "1.0.0" }', "JSON"],
])("settings that are linted as scripts, such as %s, are said to be none", (file, text, name) => {
  const none = [{ segments: [], notes: [`this ${name} is no flow of steps that say something; nothing was linted`] }];
  expect([...read(stringInput(file, text), { kind: "script" })]).toMatchObject(none);
  if (name === "YAML") expect([...read(stringInput(file, text), {})]).toMatchObject(none);
});

test("a transcript is one in a file of any name", () => {
  expect([...read(stringInput("call.yaml", "Agent: Hello there.\nCustomer: Hello.\n"), {})]).toMatchObject([
    { kind: "call", reader: "text" },
  ]);
});

describe("whatever the bytes, there is a script or an error", () => {
  const parts = fc.constantFrom(
    ..."# |## A|> |Agent: |- |  - |say: |steps:\n|id: a|next: |[x](#a)|{{|}}|\n|\r\n|\t|\"|'|<!-- |-->|---\n|| a | b |\n|---|&amp;|\\|\u0000|\ud800|call-lint-disable|{|}|[|]|*|&a|: |,".split(
      "|",
    ),
    "|",
    "é",
  );
  const text = fc.array(fc.oneof(parts, fc.string({ maxLength: 6 })), { maxLength: 60 }).map((all) => all.join(""));
  test.each(["a.md", "a.yaml", "a.json", "a.txt", "a.csv"])("%s", (file) => {
    fc.assert(
      fc.property(text, fc.constantFrom("markdown", "flow", "zendesk", "macros", "canned", undefined), (source, format) => {
        for (const item of read(stringInput(file, source), { kind: format === undefined ? "script" : undefined, format })) {
          if ("message" in item) {
            expect(item.message).not.toMatch(/^could not be read|undefined/);
            continue;
          }
          const call = assemble(item, {});
          for (const turn of call.turns) expect(placeOf(call, turn, 0).line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
