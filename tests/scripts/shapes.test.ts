import { describe, expect, test } from "vitest";
import { placeOf } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";

/** What is said in a script, with its lines, and what the reader notes; the kind of file where it is none. */
function heardIn(file: string, text: string): string[] {
  const [item] = [...read(stringInput(file, text), {})];
  if (item === undefined || "message" in item) return [`error: ${item?.message}`];
  if (item.kind !== "script") return [item.kind];
  if (item.segments.length === 0) return [...item.notes];
  const call = assemble(item, {});
  const said = call.turns.filter(({ role }) => role === "agent");
  return said.map((turn) => `${placeOf(call, turn, 0).line} ${turn.text}`);
}

/** What tools for dialogues and help desks write: file, what stands in it, what is said. */
const EXPORTS: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "Amazon Connect",
    "flow.json",
    '{"Version":"2019-10-30","StartAction":"a","Metadata":{"name":"It is late, they say"},"Actions":[\n{"Identifier":"a","Type":"MessageParticipant","Parameters":{"Text":"Good morning."},"Transitions":{"NextAction":"b"}},\n{"Identifier":"b","Type":"MessageParticipant","Parameters":{"SSML":"<speak>It is late.</speak>"}},\n{"Identifier":"c","Parameters":{"Text":"$.External.message"}}]}',
    ["2 Good morning.", "3 It is late."],
  ],
  [
    "Amazon Connect before 2021",
    "flow.json",
    '{"modules":[\n{"id":"m","type":"PlayPrompt","parameters":[{"name":"Text","value":"It is late."},{"name":"TextToSpeechType","value":"text"}]}],\n"type":"contactFlow","start":"m"}',
    ["2 It is late."],
  ],
  [
    "Rasa's domain",
    "domain.yml",
    'version: "3.1"\nslots:\n  a:\n    type: text\nresponses:\n  utter_late:\n  - text: It is late.\n    buttons:\n    - title: Track it now\n      payload: /track\n  - condition:\n    - name: vip\n    text: We are late.\n',
    ["7 It is late.", "13 We are late."],
  ],
  [
    "what users of Rasa say",
    "nlu.yml",
    "nlu:\n- intent: late\n  examples: |\n    - it is late\n",
    ["this is what customers say to a bot; what it answers stands in its domain file"],
  ],
  [
    "Botpress",
    "builtin_text.json",
    '[{"id":"t","formData":{"text$en":"It is late.","choices$en":[{"title":"Track it now"}]},\n"createdBy":"Ann of Linden Quay"}]',
    ["1 It is late."],
  ],
  [
    "Botpress, by reference",
    "main.flow.json",
    '{"catchAll":{},"nodes":[{"name":"entry","onEnter":["say #!builtin_text-t"]}]}',
    ["what these nodes say stands in the files of content-elements"],
  ],
  [
    "Dialogflow ES",
    "late.json",
    '{"name":"late","responses":[{"affectedContexts":[],"messages":[{"type":"0","lang":"en","speech":[\n"It is late.",\n"We are late."]}]}]}',
    ["2 It is late.", "3 We are late."],
  ],
  [
    "what users of Dialogflow say",
    "late_usersays_en.json",
    '[{"id":"u","data":[{"text":"it is late","userDefined":false}],"isTemplate":false}]',
    ["this is what customers say to a bot; what it answers stands in the file of the intent"],
  ],
  [
    "Dialogflow CX",
    "page.json",
    '{"displayName":"Late","entryFulfillment":{"messages":[{"text":{"text":["It is late."]},"languageCode":"en"}]},\n"transitionRoutes":[{"triggerFulfillment":{"messages":[{"text":{"text":["We are late."]}}]},"targetPage":"End Session"}]}',
    ["1 It is late.", "2 We are late."],
  ],
  [
    "Voiceflow, a text in parts",
    "late.json",
    '{"diagrams":{"d":{"nodes":{"n":{"nodeID":"n","type":"text","data":{"texts":[{"content":[{"children":[{"text":"It is "},{"text":"late."}]}]}]}},\n"o":{"nodeID":"o","data":{"dialogs":[{"voice":"Amy","content":"We are late."}]}}}}}}',
    ["1 It is late.", "2 We are late."],
  ],
  [
    "Genesys Architect",
    "flow.yaml",
    'inboundCall:\n  name: Parcels of ours\n  initialGreeting:\n    tts: Good morning.\n  menus:\n    - menu:\n        name: Main\n        audio:\n          exp: ToAudioTTS("It is late.")\n        visible:\n          exp: Flow.Hour > 9 and true\n',
    ["4 Good morning.", "9 It is late."],
  ],
  [
    "Twilio Studio",
    "studio.json",
    '{"states":[{"name":"hello","type":"say-play","transitions":[{"event":"audioComplete","next":"bye"},{"event":"hangup"}],"properties":{"say":"It is late."}},\n{"name":"bye","properties":{"say":"Goodbye."}}]}',
    ["1 It is late.", "2 Goodbye."],
  ],
  [
    "Intercom",
    "macros.json",
    '{"type":"list","data":[{"type":"macro","id":"1","name":"Late","body":"<p>It is late.</p>","body_text":"It is late."}],"pages":{"next":null}}',
    ["1 It is late."],
  ],
  [
    "Gorgias",
    "macros.json",
    '{"data":[{"id":1,"name":"Late","actions":[{"name":"setResponseText","arguments":{"body_html":"<div>It is late.</div>","body_text":"It is late."}},{"name":"addTags","arguments":{"tags":"late"}}]}]}',
    ["1 It is late."],
  ],
  [
    "Help Scout",
    "replies.json",
    '{"_embedded":{"replies":[{"id":1,"name":"Late","text":"<p>It is late.</p>","preview":"It is"}]},"page":{"size":50}}',
    ["1 It is late."],
  ],
  [
    "Front",
    "templates.json",
    '{"_pagination":{"next":null},"_results":[{"id":"rsp_1","name":"Late","subject":"Your parcel","body":"<div>It is late.</div>"}]}',
    ["1 It is late."],
  ],
  [
    "LiveChat, tags for titles",
    "canned.json",
    '[{"id":1,"text":"It is late.","tags":["late"]},\n{"id":2,"text":"Goodbye.","tags":["bye"]}]',
    ["1 It is late.", "2 Goodbye."],
  ],
  [
    "text expanders",
    "base.yml",
    'matches:\n  - trigger: ":late"\n    replace: It is late.\n  - triggers: [":bye", ":cu"]\n    replace: Goodbye.\n',
    ["3 It is late.", "5 Goodbye."],
  ],
  ["Salesforce", "quick.csv", "Name,Category,Channel,Message\nLate,Delay,Phone;Email,It is late.\n", ["2 It is late."]],
  ["HubSpot", "snippets.csv", "Internal name,Snippet body,Shortcut\nLate,It is late.,late\n", ["2 It is late."]],
  [
    "objections",
    "objections.csv",
    "Customer says,Agent response,Category\nYou are late.,I see that you waited.,delay\n",
    ["2 I see that you waited."],
  ],
  [
    "chatbots for beginners",
    "intents.json",
    '{"intents":[{"tag":"late","patterns":["it is late"],"responses":["I see that it is late."]}]}',
    ["1 I see that it is late."],
  ],
  [
    "questions and answers",
    "faq.json",
    '{"questions":[{"question":"Why are you late?","answer":"I see that it is late."},{"question":"Well?","answer":"We are on our way."}]}',
    ["1 I see that it is late.", "1 We are on our way."],
  ],
  [
    "names of sections",
    "desk.json",
    '{"script":{"late":"I see that it is late.","hold":"May I put you on hold?","bye":"Thank you, goodbye."}}',
    ["1 I see that it is late.", "1 May I put you on hold?", "1 Thank you, goodbye."],
  ],
  [
    "sections in order",
    "late.yaml",
    "sections:\n  - name: greeting\n    script: |\n      Good morning, how can I help?\n    notes: Ask only once, please.\n  - name: closing\n    script: Thank you for calling us.\n",
    ["4 Good morning, how can I help?", "7 Thank you for calling us."],
  ],
  [
    "steps under their names, with no list of them",
    "late.yaml",
    'greeting:\n  agent: "Good morning, how can I help?"\nclosing:\n  agent: Thank you for calling us.\n',
    ["2 Good morning, how can I help?", "4 Thank you for calling us."],
  ],
  [
    "keys in camels and with underscores, a question behind a greeting, and asides",
    "late.yaml",
    "stages:\n  - stage: open\n    talkTrack: Good morning.\n    prompt: How can I help you?\n    objections:\n      - customer: You are late.\n        agent: I see that you waited.\n    nextStage: bye\n  - stage: bye\n    talk_track: Goodbye.\n",
    ["3 Good morning.", "4 How can I help you?", "7 I see that you waited.", "10 Goodbye."],
  ],
  [
    "several flows",
    "late.yaml",
    "flows:\n  late:\n    steps:\n      - { id: a, say: It is late., next: b }\n  lost:\n    steps:\n      - { id: b, say: We look for it., end: true }\n",
    ["4 It is late.", "7 We look for it."],
  ],
  [
    "settings stay none",
    "ci.yml",
    "stages: [test]\ntest:\n  stage: test\n  script: |\n    echo Thank you for calling us.\n    npm run {{name}}\n",
    ["this YAML is no flow of steps that say something; nothing was linted"],
  ],
  [
    "workflows stay none",
    "ci.yml",
    "on: push\njobs:\n  late:\n    steps:\n      - name: Say it\n        script: Thank you for calling us.\n        target: late\n",
    ["this YAML is no flow of steps that say something; nothing was linted"],
  ],
  ["transcripts with channels stay transcripts", "call.csv", "name,channel,message\nAnn,1,It is late.\nBen,2,Oh.\n", ["call"]],
];

describe("what tools write", () => {
  test.each(EXPORTS)("%s", (_, file, text, expected) => {
    expect(heardIn(file, text)).toEqual(expected);
  });
});

/** Lines of Markdown below a title, and what of them is said. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['Line 3: Spell it back: "Is that right?" If not, ask again.', ["Is that right?"]],
  ['Say "It is late." If they agree, say "I can come at noon."', ["It is late.", "I can come at noon."]],
  ['Ask, "Is it late?" - then close.', ["Is it late?"]],
  ['- Customer - "You are late."', []],
  ['- If they say "you are late", go to the end.', []],
  ['- Objection 1: "You are late."', []],
  ['- The guest might complain: "You are late."', []],
  ['- You may hear: "You are late."', []],
  ['- Q: "Why is it late?"\n- A: "It is on its way."', ["It is on its way."]],
  ['**Customer:** "Why is it late?" → **Agent:** "It is on its way."', ["It is on its way."]],
  ['- Weak: "You are late."\n- Strong: "I see you waited."', ["I see you waited."]],
  ['| # | Objection | Response |\n| - | - | - |\n| 1 | "You are late." | I see you waited. |', ["I see you waited."]],
  ['| Stage | Script |\n| - | - |\n| Hold | "Hold the line." then mute |', ["Hold the line."]],
  ["**What to say:**\n\n- It is late, I know.\n- Tell them when it comes.", ["It is late, I know."]],
  ["**What not to say:**\n\n- It is late, I know.", []],
  ["### Helpful phrases\n\nThese lines work.\n\n- I can see that it is late.", ["I can see that it is late."]],
  ["**Script:**\nIt is late, I know.", ["It is late, I know."]],
  ["**Agent says:**\n\nIt is late, I know.", ["It is late, I know."]],
  ["<b>Agent:</b> It is late, I know.", ["It is late, I know."]],
  ["<blockquote>It is late, I know.</blockquote>", ["It is late, I know."]],
  ['- 🗣️ "It is late, I know."', ["It is late, I know."]],
  ['*If they shout* - "It is late, I know."', ["It is late, I know."]],
  ["> ⚠️ Read this slowly.", []],
  ['| What you hear | What you say |\n| - | - |\n| "You are late." | "It is, I know." |', ["It is, I know."]],
  ["**Talk track:** It is late, I know.", ["It is late, I know."]],
];

describe("what handbooks mark as said, and by whom", () => {
  test.each(LINES)("%s", (lines, expected) => {
    const heard = heardIn("late.md", `# Late\n\n> Hello {{customer_name}}.\n\n${lines}\n`);
    expect(heard.slice(1).map((line) => line.replace(/^\d+ /, ""))).toEqual(expected);
  });
});

const LATE = "I'm sorry that it is late.";
const LOST = "I'm asking our drivers today.";
const HOLD = "May I put you on hold?";
const BYE = "Thank you for calling us.";
const NAMES = ["late", "lost", "hold", "bye"];
const TEXTS = [LATE, LOST, HOLD, BYE];

/** How lists of macros may be written: each name with its text. */
const LISTS: Readonly<Record<string, (name: string, text: string, index: number) => string>> = {
  "a slash and the name in a line of its own": (name, text) => `/${name}\n${text}\n`,
  "names between stars": (name, text) => `**${name}**\n${text}\n`,
  "headings as in Markdown": (name, text) => `# ${name}\n${text}\n`,
  "numbered titles": (name, text, index) => `${index + 1}. ${name}\n${text}\n`,
  "small titles between rules": (name, text) => `${name}\n${text}\n---`,
  "numbered, with a colon": (name, text, index) => `${index + 1}. ${name}: ${text}`,
  "names in brackets": (name, text) => `[${name}] ${text}`,
  "names in quotation marks": (name, text) => `"${name}" ${text}`,
  semicolons: (name, text) => `${name};${text}`,
  "blanks in columns": (name, text) => `${name}     ${text}`,
  "tabs with a column between": (name, text) => `${name}\tPhone\t${text}`,
  fields: (name, text) => `Title: ${name}\nTags: parcel, ${name}\nText: ${text}\n`,
};

test("fences of plain text are said where nothing else is", () => {
  const text = "# Replies\n\n### Late\n\n```\nHi {{customer_name}}, it is late.\n```\n\n```sh\nnpm run late\n```\n";
  expect(heardIn("replies.md", text)).toEqual(["6 Hi {{customer_name}}, it is late."]);
});

test("answers in a numbered list are said one without the others", () => {
  const [item] = [
    ...read(
      stringInput("late.md", '## A\n\n1. **One**: "It is late." → [B](#b)\n2. **Two**: "It is lost." → [B](#b)\n\n## B\n\n> Bye.\n'),
      {},
    ),
  ];
  expect(item).toMatchObject({ flow: { steps: [{ branches: [{}, {}] }, {}] } });
});

test("what closes a call is not read on into what nothing leads to", () => {
  const text =
    "## Greeting\n\n> Hello.\n\nGo to [Closing](#closing).\n\n## Closing\n\n> Bye.\n\n## Refunds\n\n> It is back.\n\nGo to [Closing](#closing).\n\n## Hold\n\n> Hold.\n\nGo to [Closing](#closing).\n";
  const [item] = [...read(stringInput("late.md", text), {})];
  expect(item).toMatchObject({ flow: { steps: [{}, { id: "closing", readsOn: false }, {}, {}] } });
});

describe("lists of macros", () => {
  test.each(Object.entries(LISTS))("%s", (_, written) => {
    const text = NAMES.map((name, index) => written(name, TEXTS[index]!, index)).join("\n");
    expect(heardIn("macros.txt", `${text}\n`).map((line) => line.replace(/^\d+ /, ""))).toEqual(TEXTS);
  });

  test("what agents say between steps, and nobody answers", () => {
    const text =
      "Step 1: Greeting\nAgent: Hello {customer_name}.\n\nStep 2: Late\nAgent: It is late,\nI know.\n[they answer]\nRead slowly.\n";
    expect(heardIn("late.txt", text)).toEqual(["2 Hello {customer_name}.", "5 It is late,", "6 I know."]);
  });

  test("below numbered titles: what is to be said, when, and notes", () => {
    const text =
      'Tow guide\n\n1. Opening\n   Say: "Hello, {customer_name}."\n\n2. Place\n   Say: "Where are you now?"\n   Note: use the map, not the road.\n\n3. Time\n   Say: "A truck is on its way."\n   If late: "I\'m sorry, it is late."\n\n4. Close\n   Say: "Goodbye then."\n';
    expect(heardIn("tow.txt", text)).toEqual([
      "4 Hello, {customer_name}.",
      "7 Where are you now?",
      "11 A truck is on its way.",
      "12 I'm sorry, it is late.",
      "15 Goodbye then.",
    ]);
  });

  test.each([
    ["[Ann] Hello.\n[Ben] It is late.\n[Ann] I'm sorry.\n[Ben] Oh.\n[Ann] Goodbye.\n"],
    [
      "[00:00 --> 00:02] Hello there.\n[00:02 --> 00:04] It is late, you see.\n[00:04 --> 00:06] I'm sorry.\n[00:06 --> 00:08] Thank you.\n",
    ],
    [
      "[12/03/26, 10:01] Ann: Hello.\n[12/03/26, 10:02] Ben: It is late.\n[12/03/26, 10:03] Ann: I'm sorry.\n[12/03/26, 10:04] Ben: Thanks.\n",
    ],
    [
      "[00:00:00] Agent: Good morning, how can I help you?\n[00:00:06] Guest: It is late.\n[00:00:09] Agent: I'm sorry, let me look for you.\n",
    ],
    ["Agent: Good morning, how can I help you?\nGuest: It is late.\nAgent: I'm sorry, let me look for you.\n"],
  ])("transcripts are none: %s", (text) => {
    expect(heardIn("call.txt", text)).toEqual(["call"]);
  });
});
