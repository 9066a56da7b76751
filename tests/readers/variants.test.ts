import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import type { Hints } from "../../src/readers/reader.js";
import { wrongPlacesIn } from "./places.js";

/** One short call as exports of many kinds tell it, each with a turn of its own oddity. */
const CALL = [
  { isAgent: true, name: "Niamh Byrne", text: "Thank you for calling Larkspur Parcels, this is Niamh. How can I help?", start: 0.5, end: 4.5 },
  { isAgent: false, name: "Zoë Okafor", text: "Hi, my parcel LP-4471 was due before noon and nothing came.", start: 5, end: 9.25 },
  { isAgent: true, name: "Niamh Byrne", text: "I'm sorry to hear that. May I have your postcode?", start: 10, end: 13.5 },
  { isAgent: false, name: "Zoë Okafor", text: "Sure: LQ4 7TD.", start: 14, end: 15.75 },
]; // prettier-ignore
type Turn = (typeof CALL)[number] & { index: number; role: string; label: string };

const turns = CALL.map((turn, index): Turn => ({ ...turn, index, role: turn.isAgent ? "agent" : "customer", label: turn.isAgent ? "Agent" : "Customer" })); // prettier-ignore
const each = (line: (turn: Turn) => string, between = "\n") => turns.map(line).join(between);
const clock = (seconds: number) => `00:00:${seconds.toFixed(3).padStart(6, "0")}`;
const whole = (seconds: number) => `00:${String(Math.floor(seconds)).padStart(2, "0")}`;
const vtt = (cue: (turn: Turn) => string) => `WEBVTT\n\n${each(cue, "\n\n")}\n`;
const timing = ({ start, end }: Turn) => `${clock(start)} --> ${clock(end)}`;

type Times = "none" | "starts" | "turns" | "words";
const FILES: Readonly<Record<string, readonly [file: string, text: string, times: Times]>> = {
  "a voice over two lines": ["call.vtt", vtt((turn) => `d0f3/1${turn.index}-0\n${timing(turn)}\n<v ${turn.name}>${turn.text.replace(" ", "\n")}</v>`), "turns"],
  "a name missing on a cue": ["call.vtt", vtt((turn) => `${timing(turn)}\n${turn.name}: ${turn.text}`), "turns"],
  "Webex: who speaks beside the number": ["call.vtt", vtt((turn) => `${turn.index + 1} "${turn.name}" (38452)\n${timing(turn)}\n${turn.text}`), "turns"],
  "the speaker as the cue's id": ["call.vtt", vtt((turn) => `Speaker ${turn.isAgent ? 1 : 2}\n${timing(turn)}\n${turn.text}`), "turns"],
  "a lone dash below the words": ["call.vtt", vtt((turn) => `${timing(turn)}\n(${turn.name})\n${turn.text}\n-\n `), "turns"],
  "captions that roll, each line held for a moment": ["call.srt", turns.map((turn, index) => `${timing(turn)}\n${index === 0 ? "" : `${turns[index - 1]!.label}: ${turns[index - 1]!.text}\n`}${turn.label}: ${turn.text}\n\n${clock(turn.end)} --> ${clock(turn.end + 0.01)}\n${turn.label}: ${turn.text}\n`).join("\n"), "turns"],
  "labels in tags": ["call.srt", each((turn) => `${timing(turn)}\n<b>${turn.label.toUpperCase()}</b>: <i>${turn.text}</i>\n`), "turns"],
  "labels behind SubStation's marks": ["call.srt", each((turn) => `${turn.index + 1}\n${timing(turn)}\n{\\an8}Speaker ${turn.isAgent ? 1 : 2}: ${turn.text}\n`), "turns"],
  "a spreadsheet's dates": ["call.csv", "call id,speaker,start,text\n" + each((turn) => `1,${turn.role},${(45_811.44444 + turn.start / 86_400).toFixed(9)},"${turn.text}"`), "starts"],
  "a spreadsheet's parts of a day": ["call.csv", "call id,speaker,start,text\n" + each((turn) => `1,${turn.role},${(turn.start / 86_400).toFixed(9)},"${turn.text}"`), "starts"],
  "a column named by both sides": ["call.csv", "Time,Agent/Customer,Text\n" + each((turn) => `10:40:${whole(turn.start).slice(3)} AM,${turn.label},"${turn.text}"`), "starts"],
  "a direction for each message": ["call.csv", "Time,Direction,Message\n" + each((turn) => `10:40:${whole(turn.start).slice(3)},${turn.isAgent ? "Outbound" : "Inbound"},"${turn.text}"`), "starts"],
  "a column for each side": ["call.csv", `turn,agent,customer\n1,"${CALL[0]!.text}","${CALL[1]!.text}"\n2,"${CALL[2]!.text}","${CALL[3]!.text}"\n`, "none"],
  "lines above the header": ["call.csv", "Call transcript export,,\nGenerated 2025-06-03,,\n\nSpeaker,Start,Text\n" + each((turn) => `${turn.label},0:${whole(turn.start)},"${turn.text}"`), "starts"],
  "semicolons and decimal commas": ["call.csv", "speaker;start;end;text\n" + each((turn) => `${turn.role};${String(turn.start).replace(".", ",")};${String(turn.end).replace(".", ",")};"${turn.text}"`), "turns"],
  "line ends in cells": ["call.csv", "speaker,text\n" + each((turn) => `${turn.role},"${turn.text.replace(" ", "\n")}"`), "none"],
  "Audacity's labels": ["call.txt", each((turn) => `${turn.start.toFixed(6)}\t${turn.end.toFixed(6)}\t${turn.label}: ${turn.text}`), "turns"],
  "keys of one letter": ["call.json", JSON.stringify(turns.map(({ name, start, end, text }) => ({ s: name, b: start, e: end, t: text }))), "turns"],
  "keys cut short": ["call.json", JSON.stringify(turns.map(({ isAgent, start, end, text }) => ({ spk: isAgent ? 1 : 2, st: start, et: end, txt: text }))), "turns"],
  "a payload beside its time": ["call.json", JSON.stringify({ events: turns.map(({ role, text, start }) => ({ type: "message", ts: `2025-06-03T10:40:${whole(start).slice(3)}Z`, payload: { from: role, text } })) }), "starts"],
  "a payload in an event": ["call.json", JSON.stringify(turns.map(({ role, text, start }) => ({ event: { kind: "utterance", payload: { role, text, start } } }))), "starts"],
  "what may have been said, likeliest first": ["call.json", JSON.stringify({ utterances: turns.map(({ isAgent, start, end, text }) => ({ speaker: `S${isAgent ? 1 : 2}`, start, end, alternatives: [{ transcript: text }, { transcript: "Pardon?" }] })) }), "turns"],
  "times and names in a table without a header": ["call.csv", each((turn) => `${clock(turn.start)},${clock(turn.end)},${turn.name},"${turn.text}"`), "turns"],
  "numbered lines, who and what": ["call.csv", "Line,Who,Said\n" + each((turn) => `${turn.index + 1},${turn.name},"${turn.text}"`), "none"],
  "a column for each side, pasted": ["call.txt", "Agent\tCustomer\n" + each((turn) => (turn.isAgent ? `${turn.text}\t` : `\t${turn.text}`)), "none"],
  "addresses before colons": ["call.txt", each((turn) => `${turn.isAgent ? "n.byrne@example.com" : "customer"}: ${turn.text}`), "none"],
  "a name and an initial": ["call.txt", each((turn) => `${turn.name.replace(/ (.).*/, " $1.")}: ${turn.text}`), "none"],
  "a face before each name": ["call.txt", each((turn) => `${turn.isAgent ? "👩‍💼" : "🙋🏽"} ${turn.name}\n${turn.text}`, "\n\n"), "none"],
  "all words in quotation marks": ["call.txt", each((turn) => `${turn.name}: "${turn.text}"`), "none"],
  "waves before words": ["call.txt", each((turn) => `${turn.name} ~ ${turn.text}`), "none"],
  "who speaks to whom": ["call.txt", each((turn) => `${turn.label} -> ${turn.isAgent ? "Customer" : "Agent"}: ${turn.text}`), "none"],
  "turns counted by hashes": ["call.txt", each((turn) => `#${turn.index + 1} ${turn.name}: ${turn.text}`), "none"],
  "minutes and seconds in one word": ["call.txt", each((turn) => `0m${whole(turn.start).slice(3)}s ${turn.name}: ${turn.text}`), "starts"],
  "bare times behind the words": ["call.txt", each((turn) => `${turn.name}: ${turn.text} ${whole(turn.start)}`), "starts"],
  "names as chats call them": ["call.txt", each((turn) => `@${turn.name}: ${turn.text}`), "none"],
  "a form with dots above the call": ["call.txt", "=====\n Agent ....: Niamh Byrne\n Caller ...: Zoë Okafor\n=====\n\n" + each((turn) => `${turn.name}: ${turn.text}`), "none"],
  "notes, and the call below them": ["call.md", "# Call summary\n\nAll is well.\n\n## Key points\n- one\n\n## Transcript\n\n" + each((turn) => `**${turn.isAgent ? "Support desk" : "Zoë & Ada"}** (0:${whole(turn.start).slice(3)}): ${turn.text}`, "\n\n"), "starts"],
  "who said it": ["call.txt", each((turn) => `${turn.label} said: ${turn.text}`), "none"],
  "labels before dashes": ["call.txt", each((turn) => `${turn.label} – ${turn.text}`), "none"],
  "a chat of a telephone": ["chat.txt", each((turn) => `[03/06/2025, 10:40:${whole(turn.start).slice(3)}] ${turn.isAgent ? "Larkspur Parcels" : turn.name}: ${turn.text}`), "starts"],
  "numbers in parens behind numbered speakers": ["call.txt", each((turn) => `Speaker ${turn.isAgent ? 1 : 2} (${whole(turn.start)}):\n${turn.text}`, "\n\n"), "starts"],
  "rows of a table without its header": ["call.txt", each((turn) => `| ${turn.label} | ${whole(turn.start)} | ${turn.text} |`), "starts"],
  "rows of a table, times first": ["call.txt", each((turn) => `| ${whole(turn.start)} | ${turn.label} | ${turn.text} |`), "starts"],
  "a Markdown table": ["call.md", "| Speaker | Time | Text |\n|---|:--:|---|\n" + each((turn) => `| ${turn.label} | ${whole(turn.start)} | ${turn.text} |`), "starts"],
  "a page with who speaks in bold": ["call.html", `<!DOCTYPE html><html><head><title>Call</title><style>p { color: red }</style></head><body>${each((turn) => `<p><strong>${turn.label}:</strong> ${turn.text}</p>`)}</body></html>`, "none"],
  "a page of spans": ["call.html", each((turn) => `<p><span class="who">${turn.label}</span> <span class="at">${whole(turn.start)}</span> <span>${turn.text}</span></p>`), "starts"],
  "a page with a table": ["call.html", `<table><tr><th>Speaker</th><th>Time</th><th>Text</th></tr>${each((turn) => `<tr><td>${turn.label}</td><td>${whole(turn.start)}</td><td>${turn.text}</td></tr>`)}</table>`, "starts"],
  "a page with a line for each part of a turn": ["call.html", each((turn) => `<div>\n  <span>${turn.label}</span>\n  <span>${whole(turn.start)}</span>\n  <p>${turn.text}</p>\n</div>`), "starts"],
  "a telephone's chat, the day first": ["chat.txt", each((turn) => `[13/06/25, 10:40:${whole(turn.start).slice(3)}] ${turn.label}: ${turn.text}`), "starts"],
  "a telephone's chat with points": ["chat.txt", each((turn) => `13.06.25, 10:40:${whole(turn.start).slice(3)} - ${turn.label}: ${turn.text}`), "starts"],
  "JSON between the marks of code": ["call.txt", "```json\n" + JSON.stringify({ turns: turns.map(({ role, text }) => ({ speaker: role, text })) }, null, 1) + "\n```\n", "none"],
  "JSON lines that begin with record separators": ["call.json", each(({ role, text }) => `\u001e${JSON.stringify({ speaker: role, text })}`), "none"],
  "JSON in a JSON string": ["call.json", JSON.stringify(JSON.stringify({ turns: turns.map(({ role, text }) => ({ speaker: role, text })) })), "none"],
  "attributes of XML as keys": ["call.json", JSON.stringify({ Utterances: { Utterance: turns.map(({ label, start, end, text }) => ({ "@speaker": label, "@start": String(start), "@end": String(end), "#text": text })) } }), "turns"],
  "wrappers, capitals, seconds in names": ["call.json", JSON.stringify({ data: { result: { items: [{ conversation: { id: "c", turns: turns.map(({ role, start, end, text }) => ({ Speaker: role.toUpperCase(), Utterance: text, StartSec: start, EndSec: end })) } }] } } }), "turns"],
  "a list for each channel": ["call.json", JSON.stringify({ channels: ["agent", "customer"].map((label, channel) => ({ channel, label, segments: turns.filter(({ role }) => role === label).map(({ start, end, text }) => ({ start, end, text })) })) }), "turns"],
  "people beside their messages": ["call.json", JSON.stringify({ participants: [{ id: "p1", role: "agent", name: "Niamh" }, { id: "p2", role: "customer", name: "Zoë" }], messages: turns.map(({ isAgent, text, start }) => ({ participantId: isAgent ? "p1" : "p2", content: text, timestamp: new Date(1_748_947_200_000 + start * 1000).toISOString() })) }), "starts"],
  "nulls where nothing is known": ["call.json", JSON.stringify({ transcript: turns.map(({ isAgent, text, index }) => ({ id: index, speaker: { id: isAgent ? 1 : 2, type: isAgent ? "AGENT" : "END_USER", name: null }, text, startTime: null, endTime: null, words: null })) }), "none"],
  "Contact Lens as a stream of events": ["call.jsonl", each(({ role, text, start, end, index }) => JSON.stringify({ Version: "1.0.0", Channel: "VOICE", ContactId: "c9", EventType: "SEGMENTS", Segments: [{ Transcript: { Id: `t${index}`, ParticipantId: role.toUpperCase(), ParticipantRole: role.toUpperCase(), Content: text, BeginOffsetMillis: start * 1000, EndOffsetMillis: end * 1000 } }] })), "turns"],
  "Amazon Transcribe's segments without words": ["call.json", JSON.stringify({ jobName: "j", results: { transcripts: [{ transcript: "x" }], items: [], audio_segments: turns.map(({ isAgent, text, start, end, index }) => ({ id: index, transcript: text, start_time: String(start), end_time: String(end), speaker_label: isAgent ? "spk_0" : "spk_1", items: [] })) } }), "turns"],
  "Genesys with capitals and plain milliseconds": ["call.json", JSON.stringify({ conversationId: "c", transcripts: [{ phrases: turns.map(({ isAgent, text, start, end }) => ({ text, startTimeMs: start * 1000, durationMs: (end - start) * 1000, participantPurpose: isAgent ? "Internal" : "External" })) }] }), "turns"],
  "Google's API as Python writes it": ["call.json", JSON.stringify({ start_time: "2025-06-03T10:40:00Z", transcript: { transcript_segments: turns.map(({ isAgent, text, start }) => ({ message_time: new Date(1_748_947_200_000 + start * 1000).toISOString(), text, channel_tag: isAgent ? 1 : 2, segment_participant: { role: isAgent ? "HUMAN_AGENT" : "END_USER" }, words: [] })) } }), "starts"],
  "Azure's second version": ["call.json", JSON.stringify({ AudioFileResults: [{ AudioFileName: "a.wav", SegmentResults: turns.map(({ isAgent, text, start, end }) => ({ RecognitionStatus: "Success", ChannelNumber: null, SpeakerId: isAgent ? "1" : "2", OffsetInSeconds: start, DurationInSeconds: end - start, NBest: [{ Lexical: text, Display: text }] })) }] }), "turns"],
  "Salesforce's entries of a conversation": ["call.json", JSON.stringify({ conversationEntries: turns.map(({ isAgent, name, text, start }) => ({ clientTimestamp: 1_748_947_200_000 + start * 1000, messageText: text, sender: { role: isAgent ? "Agent" : "EndUser" }, senderDisplayName: name })) }), "starts"],
  "Recall.ai: words with two times and no text": ["call.json", JSON.stringify(turns.map(({ isAgent, name, text, start, end }) => ({ participant: { id: isAgent ? 1 : 2, name }, words: text.split(" ").map((word, index, { length }) => ({ text: word, start_timestamp: { relative: start + ((end - start) * index) / length, absolute: "2025-06-03T10:40:00Z" }, end_timestamp: { relative: start + ((end - start) * (index + 1)) / length } })) }))), "words"],
  "AssemblyAI with channels as speakers": ["call.json", JSON.stringify({ id: "i", status: "completed", audio_url: "https://example.com/a.wav", multichannel: true, utterances: turns.map(({ isAgent, text, start, end }) => ({ speaker: isAgent ? "1" : "2", channel: isAgent ? "1" : "2", text, start: start * 1000, end: end * 1000, words: [] })) }), "turns"],
  "DynamoDB's types": ["call.json", JSON.stringify({ Items: turns.map(({ role, text, start, end }) => ({ CallId: { S: "c" }, Channel: { S: role.toUpperCase() }, Transcript: { S: text }, StartTime: { N: String(start) }, EndTime: { N: String(end) }, IsPartial: { BOOL: false }, Note: { NULL: true } })), Count: 4 }), "turns"],
  "DynamoDB's types, a call an item": ["call.json", JSON.stringify({ Item: { CallId: { S: "c" }, Tags: { SS: ["a", "b"] }, Turns: { L: turns.map(({ role, text, start }) => ({ M: { role: { S: role }, text: { S: text }, start: { N: String(start) } } })) } } }), "starts"],
  "an export of DynamoDB, a turn a line": ["calls.jsonl", each(({ role, text, start }) => JSON.stringify({ Item: { CallId: { S: "c" }, Role: { S: role }, Text: { S: text }, Start: { N: String(start) } } })), "starts"],
  "Call Analytics as a stream of events": ["call.jsonl", each(({ role, text, start, end }) => [true, false].map((IsPartial) => JSON.stringify({ UtteranceEvent: { IsPartial, ParticipantRole: role.toUpperCase(), BeginOffsetMillis: start * 1000, EndOffsetMillis: end * 1000, Transcript: IsPartial ? text.slice(0, 9) : text } })).join("\n")), "turns"],
  "insanely-fast-whisper: turns under `speakers`": ["call.json", JSON.stringify({ speakers: turns.map(({ isAgent, text, start, end }) => ({ speaker: `SPEAKER_0${isAgent ? 0 : 1}`, text: ` ${text}`, timestamp: [start, end] })), chunks: turns.map(({ text, start, end }) => ({ timestamp: [start, end], text })) }), "turns"],
  "Front: what comes in": ["call.json", JSON.stringify({ _results: turns.map(({ isAgent, text, start }) => ({ is_inbound: !isAgent, created_at: 1_748_947_200 + start, author: isAgent ? { username: "niamh" } : null, text })) }), "starts"],
  "Freshchat: parts of messages": ["call.json", JSON.stringify({ messages: turns.map(({ isAgent, text, start }) => ({ message_parts: [{ text: { content: text } }], actor_id: isAgent ? "n" : "z", actor_type: isAgent ? "agent" : "user", created_time: new Date(1_748_947_200_000 + start * 1000).toISOString() })) }), "starts"],
  "LiveChat: users beside their messages": ["call.json", JSON.stringify({ users: [{ id: "z", type: "customer", name: "Zoë" }, { id: "n", type: "agent", name: "Niamh" }], thread: { events: turns.map(({ isAgent, text, start }) => ({ created_at: new Date(1_748_947_200_000 + start * 1000).toISOString(), author_id: isAgent ? "n" : "z", text })) } }), "starts"],
  "messages in HTML": ["call.json", JSON.stringify({ messages: turns.map(({ role, text }) => ({ role, body: `<p>${text.replace(" ", " <b>").replace(/(\S+)$/, "</b>$1")}</p>` })) }), "none"],
  "Intercom: a conversation": ["call.json", JSON.stringify({ type: "conversation", id: "9", created_at: 1_748_947_200, source: { body: `<p>${CALL[0]!.text}</p>`, author: { type: "admin", name: "Niamh" } }, conversation_parts: { conversation_parts: [...turns.slice(1).map(({ isAgent, text, start }) => ({ part_type: "comment", body: `<p>${text}</p>`, created_at: 1_748_947_200 + Math.round(start), author: { type: isAgent ? "admin" : "user", name: isAgent ? "Niamh" : "Zoë" } })), { part_type: "assignment", body: null, created_at: 1_748_947_300, author: { type: "bot", name: "Operator" } }] } }), "starts"],
  "Twilio: participants beside the sentences": ["call.json", JSON.stringify({ transcript: { channel: { participants: [{ channel_participant: 2, role: "Agent" }, { channel_participant: 1, role: "Customer" }] } }, sentences: turns.map(({ isAgent, text, start, end }) => ({ media_channel: isAgent ? 2 : 1, start_time: String(start), end_time: String(end), transcript: text })) }), "turns"],
}; // prettier-ignore

describe("exports of the same call", () => {
  test.each(Object.entries(FILES))("%s", (_, [file, text, times]) => {
    const items = [...read(stringInput(file, text), {})];
    expect(items).toHaveLength(1);
    const [item] = items;
    if (item === undefined || !("segments" in item)) throw new Error(item?.message);
    const call = assemble(item);
    expect(call.turns.map(({ role, text: said }) => [role, said.replaceAll(/\s+/g, " ")])).toEqual(turns.map(({ role, text: said }) => [role, said])); // prettier-ignore
    expect(call.timing).toBe(times);
    if (file.endsWith(".json") && !text.startsWith('"')) expect(wrongPlacesIn(call, text)).toEqual([]);
  });
});

test("days and months of a telephone's dates are told apart by all of them", () => {
  const startOf = (first: string, last: string) => {
    const [call] = read(stringInput("chat.txt", `[${first}, 10:40:00] Agent: Hello.\n[${last}, 10:41:00] Customer: Hi.`), {});
    return call !== undefined && "meta" in call ? call.meta.startedAt : undefined;
  };
  expect(startOf("12/06/25", "13/06/25")).toBe("2025-06-12T10:40:00");
  expect(startOf("03/06/25", "03/06/25")).toBe("2025-06-03T10:40:00");
  expect(startOf("06/12/2025", "06/13/2025")).toBe("2025-06-12T10:40:00");
  expect(startOf("6/3/25", "6/3/25")).toBe("2025-06-03T10:40:00");
});

test("Gong's parties are found in the answer about the calls, where both are in one file", () => {
  const parties = [{ speakerId: "6", name: "Niamh Byrne", affiliation: "Internal" }, { speakerId: "7", name: "Zoë Okafor", affiliation: "External" }]; // prettier-ignore
  const transcript = turns.map(({ isAgent, text, start, end }) => ({ speakerId: isAgent ? "6" : "7", sentences: [{ start: start * 1000, end: end * 1000, text }] })); // prettier-ignore
  const callsOf = (id: string) => ({ calls: [{ metaData: { id: "9" }, parties: [] }, { metaData: { id }, parties }], callTranscripts: [{ callId: "8", transcript }] }); // prettier-ignore
  const namesIn = (id: string) => {
    const [call] = read(stringInput("gong.json", JSON.stringify(callsOf(id))), {});
    return call !== undefined && "segments" in call ? [call.segments[0]!.role, call.segments[1]!.name] : undefined;
  };
  expect(namesIn("8")).toEqual(["agent", "Zoë Okafor"]);
  expect(namesIn("5")).toEqual([undefined, undefined]);
});

test("Markdown that tells nobody to say anything is documentation", () => {
  const page = "# Where these come from\n\n- `a.json`: from https://example.com\n- `b.json`: made by hand\n\nSee [notes](notes.md).\n";
  const [call] = read(stringInput("PROVENANCE.md", page), {});
  expect(call).toMatchObject({ reader: "markdown", segments: [] });
  expect(read(stringInput("PROVENANCE.md", page), { kind: "script" }).next().value).toMatchObject({ segments: { length: 4 } });
});

test("Markdown without a mark of what is said is read as a script where it opens a call, or is said to be one", () => {
  const said = (text: string, hints: Hints = {}) => {
    const [call] = read(stringInput("refunds.md", text), hints);
    return call !== undefined && "segments" in call ? call.segments.flatMap(({ role, text }) => (role === "agent" ? [text] : [])) : [];
  };
  const lines = "- We cannot refund that.\n- Tell them about the voucher.\n";
  const opening = "Good morning, thank you for calling Larkspur Parcels.";
  expect(said(`# Refunds\n\n${opening}\n\n${lines}`)).toEqual([opening, "We cannot refund that."]);
  expect(said(`# Refunds\n\n${lines}`)).toEqual([]);
  expect(said(`# Refunds\n\n${lines}`, { kind: "script" })).toEqual(["We cannot refund that."]);
});
