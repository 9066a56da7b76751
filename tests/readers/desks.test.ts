import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "./places.js";

/** One short chat as help desks, chat widgets and bots export it. */
const CHAT = [
  { isAgent: false, name: "Zoë Okafor", text: "Hi, my parcel LP-4471 was due before noon and nothing came.", at: 0 },
  { isAgent: true, name: "Niamh Byrne", text: "I'm sorry to hear that, this is Niamh. May I have your postcode?", at: 30 },
  { isAgent: false, name: "Zoë Okafor", text: "Sure, it is LQ4 7TD.", at: 75 },
  { isAgent: true, name: "Niamh Byrne", text: "Thank you. I will call the depot and write to you by noon.", at: 100 },
];
type Turn = (typeof CHAT)[number] & { index: number; iso: string; first: string; last: string };

const turns = CHAT.map((turn, index): Turn => {
  const [first = "", last = ""] = turn.name.split(" ");
  return { ...turn, index, first, last, iso: new Date((1_748_947_200 + turn.at) * 1000).toISOString() };
});
const each = <Result>(tell: (turn: Turn) => Result) => turns.map(tell);
const epoch = 1_748_947_200;

/** Chats by what wrote them; `bot` where a bot serves. */
const FILES: Readonly<Record<string, readonly [content: unknown, agent?: "bot"]>> = {
  "Help Scout: the newest on top, notes and changes between": [{ _embedded: { threads: [...each((x) => ({ id: x.index, type: x.isAgent ? "message" : "customer", state: "published", action: {}, body: x.text.replace(", ", ",<br>"), source: { type: "web", via: x.isAgent ? "user" : "customer" }, createdBy: { id: x.isAgent ? 7 : 8, type: x.isAgent ? "user" : "customer", first: x.first, last: x.last, email: "a@example.com" }, to: ["zoe@example.com"], createdAt: x.iso })), { id: 9, type: "note", body: "Zoë is a regular.", createdBy: { id: 7, type: "user", first: "Niamh", last: "Byrne" }, createdAt: "2025-06-03T10:50:00Z" }].reverse() } }],
  "Drift: users are those who use the desk": [{ data: { messages: [...each((x) => ({ id: `m${x.index}`, body: `<p>${x.text}</p>`, createdAt: (epoch + x.at) * 1000, author: { id: x.isAgent ? 56 : 99, type: x.isAgent ? "user" : "contact", bot: false }, type: "chat", conversationId: 9 })), { id: "m9", body: "check the van", createdAt: (epoch + 120) * 1000, author: { id: 56, type: "user", bot: false }, type: "private_note", conversationId: 9 }] } }],
  "Freshdesk: what is private": [[...each((x) => ({ body: `<div>${x.text}</div>`, body_text: x.text, id: x.index, incoming: !x.isAgent, private: false, user_id: x.isAgent ? 7 : 21, created_at: x.iso })), { body_text: "Van broke down", id: 9, incoming: false, private: true, user_id: 7, created_at: "2025-06-03T10:45:00Z" }]],
  "Gorgias: without what is quoted": [{ data: [...each((x) => ({ id: x.index, channel: "email", from_agent: x.isAgent, public: true, sender: { id: x.isAgent ? 2 : 8, name: x.name }, body_text: `${x.text}\n\nOn Tue somebody wrote:\n> Hi`, stripped_text: x.text, created_datetime: x.iso })), { id: 9, channel: "internal-note", from_agent: true, public: false, sender: { id: 2, name: "Niamh Byrne" }, body_text: "van broke down", stripped_text: "van broke down", created_datetime: "2025-06-03T10:45:00Z" }] }],
  "Kustomer: in and out are no names": [{ data: each((x) => ({ type: "message", id: `m${x.index}`, attributes: { channel: "chat", preview: x.text, direction: x.isAgent ? "out" : "in", sentAt: x.iso } })) }],
  "LiveChat: what the system says": [{ chats: [{ id: "c", users: [{ id: "b7", name: "Zoë Okafor", type: "customer" }, { id: "n@example.com", name: "Niamh Byrne", type: "agent" }], thread: { id: "t", events: [{ id: "E0", created_at: "2025-06-03T10:40:00.000000Z", type: "system_message", text: "Niamh joined", system_message_type: "assigned" }, ...each((x) => ({ id: `E${x.index + 1}`, created_at: x.iso, type: "message", text: x.text, author_id: x.isAgent ? "n@example.com" : "b7" }))] } }] }],
  "tawk.to: a chat as it is downloaded": [{ id: "c", visitor: { name: "Zoë Okafor", id: "5b1" }, messages: [...each((x) => ({ sender: { t: x.isAgent ? "a" : "v", n: x.name }, type: "msg", msg: x.text, time: x.iso })), { sender: { t: "v" }, type: "nav", msg: "Visitor navigated to example.com", time: "2025-06-03T10:45:00Z" }] }],
  "Voiceflow: turns of old": [[{ turnID: "1", type: "launch", payload: { type: "launch" }, startTime: "2025-06-03T10:40:00.000Z", format: "launch" }, { turnID: "1", type: "debug", payload: { type: "debug", payload: { message: "*** starting ***" } }, startTime: "2025-06-03T10:40:00.000Z", format: "trace" }, ...each((x) => x.isAgent ? { turnID: "2", type: "speak", payload: { type: "speak", payload: { message: x.text, type: "message" } }, startTime: x.iso, format: "trace" } : { turnID: "2", type: "request", payload: x.index === 0 ? { type: "intent", payload: { query: x.text, intent: { name: "track" } } } : { type: "text", payload: x.text }, startTime: x.iso, format: "request" })], "bot"],
  "Copilot Studio: rows of Dataverse": [{ "@odata.context": "x", value: [{ conversationtranscriptid: "c", name: "conv_1", content: JSON.stringify({ activities: each((x) => ({ type: "message", id: `a${x.index}`, timestamp: epoch + x.at, from: { id: "x", role: x.isAgent ? 0 : 1 }, text: x.text })) }) }] }, "bot"],
  "Copilot Studio: a table of Dataverse": [`conversationtranscriptid,name,content,metadata\nc,conv_1,"${JSON.stringify({ activities: each((x) => ({ type: "message", timestamp: epoch + x.at, from: { id: "x", role: x.isAgent ? 0 : 1 }, text: x.text })) }).replaceAll('"', '""')}","{""BotId"":""b""}"\n`, "bot"],
  "Slack: a page of the history, and who came": [{ ok: true, messages: [{ type: "message", subtype: "channel_join", user: "U8", ts: "1748947200.000000", text: "<@U8> has joined the channel" }, ...each((x) => ({ type: "message", user: x.isAgent ? "U7" : "U8", ts: `${epoch + x.at}.000100`, text: x.text.replaceAll("'", "&#39;"), user_profile: { real_name: x.name } }))].reverse() }],
}; // prettier-ignore

describe("what help desks and chats export", () => {
  test.each(Object.entries(FILES))("%s", (_, [content, agent = "agent"]) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const [item, ...more] = read(stringInput(typeof content === "string" ? "chat.csv" : "chat.json", text), {});
    if (item === undefined || !("segments" in item)) throw new Error(item?.message);
    expect(more).toEqual([]);
    const call = assemble(item);
    const spoken = call.turns.filter(({ role }) => role !== "system");
    expect(spoken.map(({ role, text: said }) => [role, said.replace(",I", ", I")])).toEqual(
      CHAT.map(({ isAgent, text: said }) => [isAgent ? agent : "customer", said]),
    );
    expect(spoken[3]!.start! - spoken[0]!.start!).toBe(100);
    expect(call.meta.agent ?? "Niamh Byrne").toBe("Niamh Byrne");
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });
});

test("messages told to the minute, the newest on top, are turned round", () => {
  const rows = ["Bye.", "Sure.", "May I have your postcode?", "Hello.", "Hi."].map((body, index) => ({
    body,
    incoming: index % 2 === 0,
    created_at: `2025-06-03T10:4${5 - index}:00Z`,
  }));
  const [call] = read(stringInput("a.json", JSON.stringify(rows)), {});
  expect(call).toMatchObject({ segments: [{ text: "Hi." }, { text: "Hello." }, {}, { text: "Sure." }, { text: "Bye." }] });
});

test("sessions of a bot in cells, one after the other", () => {
  const cell = "User says: Where is my parcel; Bot says: Please tell me the number.; User says: LP-4471; Bot says: It is at the depot.;";
  const [call] = read(
    stringInput("a.csv", `SessionId,StartDateTime,TopicName,ChatTranscript\ns1,6/3/2025 10:40:00 AM,Track,"${cell}"\n`),
    {},
  );
  expect(call).toMatchObject({
    meta: { id: "s1" },
    segments: [{ role: "customer" }, { role: "bot" }, { role: "customer" }, { role: "bot" }],
  });
});

test("a column with the caller's name does not say who speaks where each cell holds a whole call", () => {
  const table = 'Start Time,Name,Agent Name,Transcript\n2025-06-03,Zoë Okafor,Niamh Byrne,"Agent: Good morning.\nCaller: Hi."\n';
  const [call] = read(stringInput("a.csv", table), {});
  expect(call).toMatchObject({ meta: { agent: "Niamh Byrne" }, segments: [{ role: "agent" }, { role: "customer" }] });
});

test.each([
  ["+----", "|", "a.txt"],
  ["┌────", "│", "a.txt"],
])("a table as a database prints it, with %s", (corner, bar, file) => {
  const row = (...cells: string[]) => `${bar} ${cells.join(` ${bar} `)} ${bar}`;
  const border = corner.startsWith("+") ? "+----+-----+" : "├────┼─────┤";
  const table = [
    corner.startsWith("+") ? "+----+-----+" : "┌────┬─────┐",
    row("id", "sender", "body"),
    border,
    row("1", "agent", "Good morning."),
    row("2", "customer", "Hi."),
  ].join("\n");
  const [call] = read(stringInput(file, `${table}\n`), {});
  expect(call).toMatchObject({
    reader: "csv",
    segments: [
      { role: "agent", text: "Good morning." },
      { role: "customer", text: "Hi." },
    ],
  });
  expect(call).not.toHaveProperty("meta.id");
});

test("cells of JSON below a name that says so are calls", () => {
  const cell = (text: string) =>
    JSON.stringify([
      { speaker: "agent", text },
      { speaker: "customer", text: "Hi." },
    ]).replaceAll('"', '""');
  const calls = [...read(stringInput("a.csv", `call_id;agent;transcript_json\nc1;Niamh;"${cell("Hello.")}"\nc2;Marcus;"${cell("Good day.")}"\n`), {})]; // prettier-ignore
  expect(calls).toMatchObject([{ meta: { id: "c1", agent: "Niamh" }, segments: [{ role: "agent" }, {}] }, { meta: { id: "c2" } }]);
});

test("telephone numbers are no times", () => {
  const table =
    "Date,Time,From,To,Body\n06/03/2025,10:40:05 AM,+15550142,+15550100,Hi.\n06/03/2025,10:41:05 AM,+15550100,+15550142,Hello.\n";
  const [call] = read(stringInput("a.csv", table), {});
  expect(call).toMatchObject({ segments: [{ speaker: "+15550142", start: 0, end: undefined }, { start: 60 }] });
});

test.each(["3 Niamh Byrne", "3 - Niamh Byrne (00:00:01.000)", '3 "Niamh Byrne" (384)'])("a cue named %s is hers", (id) => {
  const [call] = read(stringInput("a.vtt", `WEBVTT\n\n${id}\n00:01.000 --> 00:02.000\nGood morning.\n`), {});
  expect(call).toMatchObject({ segments: [{ name: "Niamh Byrne", text: "Good morning." }] });
});

test("calls of functions among messages are no calls of their own", () => {
  const items = [{ type: "message", role: "assistant", content: ["Good morning."] }, { type: "function_call", call_id: "f", name: "lookup", arguments: "{}" }, { type: "message", role: "user", content: ["Hi."] }]; // prettier-ignore
  const calls = [...read(stringInput("a.json", JSON.stringify({ items })), {})];
  expect(calls).toMatchObject([{ segments: [{ role: "bot" }, { role: "customer" }] }]);
});

test("a class about all that a cue holds tells the side", () => {
  const [call] = read(stringInput("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<c.agent>Good <c.yellow>morning</c>.</c>\n"), {});
  expect(call).toMatchObject({ segments: [{ role: "agent", text: "Good morning." }] });
});

test("lines of a report above the names of the columns", () => {
  const table =
    "Report: calls\nFilter: queue = Parcels\n\nInteraction,Timestamp,Party,Statement\n1,00:00:01,Agent,Good morning.\n1,00:00:05,Caller,Hi.\n";
  const [call] = read(stringInput("a.csv", table), {});
  expect(call).toMatchObject({
    segments: [
      { role: "agent", start: 1 },
      { role: "customer", start: 5 },
    ],
  });
});

describe("YAML", () => {
  const readYaml = (text: string, file = "call.yaml") => [...read(stringInput(file, text), {})];

  test.each([
    ["sides as keys", "turns:\n  - Agent: Good morning.\n  - Customer: Hi.\n  - Agent: Bye.\n"],
    ["in one line each", "- {role: agent, content: Good morning.}\n- {role: user, content: 'Hi.'}\n- {role: agent, content: \"Bye.\"}\n"],
    ["a whole call as one text", "id: c\ntranscript: |\n  [00:01] Agent: Good morning.\n  [00:03] Customer: Hi.\n  [00:05] Agent: Bye.\n"],
    [
      "folded, below comments",
      "# a call\n- speaker: Agent\n  text: >\n    Good\n    morning.\n- speaker: Customer\n  text: Hi.\n- speaker: Agent\n  text: Bye.\n",
    ],
  ])("%s", (_, text) => {
    const [item, ...more] = readYaml(text);
    if (item === undefined || !("segments" in item)) throw new Error(item?.message);
    expect(more).toEqual([]);
    const call = assemble(item);
    expect(call.turns.map(({ role, text: said }) => [role, said])).toEqual([["agent", "Good morning."], ["customer", "Hi."], ["agent", "Bye."]]); // prettier-ignore
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });

  test("several calls with dashes between them", () => {
    const call = (id: string) => `---\nid: ${id}\nturns:\n  - {speaker: Agent, text: Good morning.}\n  - {speaker: Customer, text: Hi.}\n`;
    const calls = readYaml(call("c1") + call("c2"));
    expect(calls).toMatchObject([{ meta: { id: "c1" } }, { meta: { id: "c2" } }]);
    expect(calls.map((one) => "segments" in one && one.source.locate(0, one.segments[1]!.pointer!.replace("~*", "1")))).toEqual([
      { line: 5, column: 31 },
      { line: 10, column: 31 },
    ]);
  });

  test("settings with names and texts are no call", () => {
    const [item] = readYaml(
      "groups:\n  - name: HighLoad\n    message: The load is too high\n  - name: LowDisk\n    message: The disk is full\n",
    );
    expect(item).toMatchObject({ kind: "script" });
  });

  test("a text with a colon wants quotes", () => {
    const [item] = readYaml("- speaker: Agent\n  text: Sure: at ten\n");
    expect(item).toMatchObject({ line: 2, column: 9, message: expect.stringContaining("in quotes") as string });
  });
});

describe("XML", () => {
  test.each([
    [
      "elements for who speaks, prefixes, literal text",
      `<?xml version="1.0"?>\n<Interaction><!-- a call --><n:Phrases>${["Agent|Good morning.", "Customer|<![CDATA[Hi & hello.]]>", "Agent|Bye."].map((x) => `<n:Phrase><n:Speaker>${x.split("|")[0]}</n:Speaker><n:Text>${x.split("|")[1]}</n:Text></n:Phrase>`).join("\n")}</n:Phrases></Interaction>`,
    ],
    [
      "attributes, elements between words",
      `<call><turn role='agent'>Good <pause length="1"/>morning.</turn><turn role="customer">Hi &amp; hello.</turn><turn role="agent">\n  Bye.\n</turn></call>`,
    ],
    [
      "all in attributes",
      `<call><t who="agent" say="Good morning."/><t who="customer" say="Hi &amp; hello."/><t who="agent" say="Bye."/></call>`.replaceAll(
        "say=",
        "text=",
      ),
    ],
  ])("%s", (_, text) => {
    const [item, ...more] = read(stringInput("call.xml", text), {});
    if (item === undefined || !("segments" in item)) throw new Error(item?.message);
    expect(more).toEqual([]);
    const call = assemble(item);
    expect([call.reader, ...call.turns.map(({ role, text: said }) => `${role}: ${said}`)]).toEqual(["xml", "agent: Good morning.", "customer: Hi & hello.", "agent: Bye."]); // prettier-ignore
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });

  test("one that breaks off is told so", () => {
    const [item] = read(stringInput("call.xml", '<call><turn role="agent">Good morning.</turn><turn role="customer">Hi'), {});
    expect(item).toMatchObject({ line: 1, message: expect.stringContaining("not closed") as string });
  });
});

describe("mails as they were sent", () => {
  const head =
    "From: Zoë Okafor <zoe@example.com>\r\nTo: help@example.com\r\nDate: Tue, 3 Jun 2025 12:00:00 +0100\r\nMIME-Version: 1.0\r\n";
  const readMail = (rest: string) => [...read(stringInput("mail.eml", head + rest), {})];

  test("a thread in a charset of old", () => {
    const [item] = readMail(
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThanks, it cost =A33 in all, and that =\r\nis fine.\r\n\r\nOn Tue, 3 Jun 2025 at 11:00, Niamh Byrne <help@example.com> wrote:\r\n> The driver comes back tomorrow.\r\n",
    );
    expect(item).toMatchObject({ reader: "eml", segments: [{ role: "agent" }, { role: "customer", text: "Thanks, it cost £3 in all, and that is fine." }] }); // prettier-ignore
    if (item === undefined || !("segments" in item)) throw new Error("no call");
    const place = item.source.locate(item.segments[1]!.pieces![0]!.from + "Thanks, it cost £3 in all, and that is".length - 2);
    expect(place).toEqual({ line: 9, column: 1 });
  });

  test("a page within, encoded by letters", () => {
    const page = "<html><body><p><b>Agent:</b> Good morning.</p><p><b>Customer:</b> Hi.</p></body></html>";
    const [item] = readMail(`Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString("base64")}\r\n`); // prettier-ignore
    expect(item).toMatchObject({ reader: "eml", segments: [{ role: "agent", text: "Good morning." }, { role: "customer" }] });
  });

  test("two calls that are attached are two calls", () => {
    const part = (name: string) =>
      `--b\r\nContent-Type: text/plain; name="${name}.txt"\r\nContent-Disposition: attachment\r\n\r\nAgent: Good morning.\r\nCustomer: Hi.\r\n`;
    const calls = readMail(
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere they are.\r\n${part("one")}${part("two")}--b--\r\n`,
    );
    expect(calls).toMatchObject([{ index: 0, segments: [{ role: "agent" }, { role: "customer" }] }, { index: 1 }]);
  });

  test("what cannot be read is named", () => {
    const [item] = readMail("Content-Type: application/pdf; name=call.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n");
    expect(item).toMatchObject({ line: 1, message: expect.stringContaining("call.pdf") as string });
  });
});

describe("JSON values one after the other", () => {
  const turn = (speaker: string, text: string) => JSON.stringify({ speaker, text }, null, 2);
  const spoken = [turn("Agent", "Good morning."), turn("Customer", "Hi, where is my parcel?"), turn("Agent", "At the depot.")];

  test.each(["\n", "", ",\n", "\n\x1e"])("turns with %j between them", (between) => {
    const text = spoken.join(between);
    const [item] = read(stringInput("a.json", text), {});
    if (item === undefined || !("segments" in item)) throw new Error(item?.message);
    const call = assemble(item);
    expect(call.turns.map(({ role }) => role)).toEqual(["agent", "customer", "agent"]);
    expect(wrongPlacesIn(call, text)).toEqual([]);
  });

  test("calls", () => {
    const call = (id: string) => JSON.stringify({ id, turns: [{ speaker: "Agent", text: "Good morning." }, { speaker: "Customer", text: "Hi." }] }, null, 2); // prettier-ignore
    const calls = [...read(stringInput("a.json", `${call("c1")}\n${call("c2")}\n`), {})];
    expect(calls).toMatchObject([{ meta: { id: "c1" } }, { meta: { id: "c2" } }]);
  });

  test("those that hold no call are told at the first", () => {
    const [item] = read(stringInput("a.json", '{\n "a": 1\n}\n{\n "a": 2\n}\n'), {});
    expect(item).toMatchObject({ line: 1, column: 1, message: expect.stringContaining("a list of entries with the keys a") as string });
  });

  test("a broken one is told where it breaks", () => {
    const [item] = read(stringInput("a.json", '{\n  "speaker": "Agent"\n}\n{\n  "speaker": tru\n}\n'), {});
    expect(item).toMatchObject({ line: 5, column: 14, message: expect.stringContaining("tru") as string });
  });
});
