import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wordsOf } from "../../src/call.js";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";

/** One short call as the vendors of FORMATS.md and others export it: columns renamed, roles told elsewhere, envelopes, times of every kind. */
const CALL = [
  ["agent", "Niamh Byrne", "Thank you for calling Larkspur Parcels, this is Niamh. How can I help?", 0.5, 4.5],
  ["customer", "Zoë Okafor", "Hi, my parcel LP-4471 was due before noon and nothing came.", 5, 9.25],
  ["agent", "Niamh Byrne", "I'm sorry to hear that. May I have your postcode?", 10, 13.5],
  ["customer", "Zoë Okafor", "Sure: LQ4 7TD.", 14, 15.75],
] as const;

const t = CALL.map(([role, name, text, start, end], i) => {
  const spoken = text.split(" ");
  const at = (k: number) => Number((start + ((end - start) * k) / spoken.length).toFixed(3));
  return { role, name, text, start, end, i, ch: role === "agent" ? 0 : 1, sp: role === "agent" ? "spk_0" : "spk_1", words: spoken.map((w, k) => ({ w, s: at(k), e: at(k + 1) })) }; // prettier-ignore
});
type Turn = (typeof t)[number];
const m = <Result>(tell: (turn: Turn) => Result) => t.map(tell);
const iso = (seconds: number) => new Date(1_748_947_200_000 + seconds * 1000).toISOString();
const clock = (seconds: number) => `00:00:${seconds.toFixed(3).padStart(6, "0")}`;

type Times = "none" | "starts" | "turns" | "words";
const FILES: Readonly<Record<string, readonly [file: string, content: unknown, reader: string, times: Times, roles: string]>> = {
  "columns in German, decimal commas, a byte order mark": ["a.csv", "\ufeffGesprächs-ID;Sprecher;Beginn (s);Ende (s);Text\r\n" + m((x) => `17;${x.role === "agent" ? "Agent" : "Kunde"};${String(x.start).replace(".", ",")};${String(x.end).replace(".", ",")};"${x.text}"`).join("\r\n"), "csv", "turns", "agent customer"],
  "a table with clocks to a tenth of a second": ["a.csv", "Interaction ID,Participant,Start Time,End Time,Phrase\n" + m((x) => `17,${x.role},1:02:${(x.start + 3).toFixed(1).padStart(4, "0")},1:02:${(x.end + 3).toFixed(1).padStart(4, "0")},"${x.text}"`).join("\n"), "csv", "turns", "agent customer"],
  "a table with ISO durations": ["a.csv", "id,who,offset,duration,utterance\n" + m((x) => `17,${x.role},PT${x.start}S,PT${x.end - x.start}S,"${x.text}"`).join("\n"), "csv", "turns", "agent customer"],
  "a table with start and end in one column": ["a.tsv", "time\tspeaker\ttext\n" + m((x) => `00:00:${x.start.toFixed(2).padStart(5, "0")} - 00:00:${x.end.toFixed(2).padStart(5, "0")}\t${x.role}\t${x.text}`).join("\n"), "csv", "turns", "agent customer"],
  "start and end in one string": ["a.json", { turns: m((x) => ({ speaker: x.role, time: `${x.start}-${x.end}`, text: x.text })) }, "json", "turns", "agent customer"],
  "pairs of times, and names of speakers beside them": ["a.json", { chunks: m((x) => ({ speaker: x.sp, timestamp: [x.start, x.end], text: x.text })), speakers: { spk_0: "Agent", spk_1: "Customer" } }, "json", "turns", "agent customer"],
  "Hugging Face's chunks": ["a.json", { text: "x", chunks: m((x) => ({ timestamp: [x.start, x.end], text: " " + x.text, speaker: x.role === "agent" ? "SPEAKER_00" : "SPEAKER_01" })) }, "json", "turns", "- -"],
  "a map of speakers with roles": ["a.json", { call_id: "c", speaker_map: { spk_0: { role: "agent", name: "Niamh" }, spk_1: { role: "customer" } }, segments: m((x) => ({ speaker: x.sp, start: x.start, end: x.end, text: x.text })) }, "json", "turns", "agent customer"],
  "roles of speakers": ["a.json", { call_id: "c", speaker_roles: { spk_0: "agent", spk_1: "customer" }, segments: m((x) => ({ speaker: x.sp, start: x.start, end: x.end, text: x.text })) }, "json", "turns", "agent customer"],
  "roles of channels": ["a.json", { call_id: "c", channels: [{ channel: 0, role: "agent" }, { channel: 1, role: "customer" }], utterances: m((x) => ({ channel: x.ch, start: x.start, end: x.end, text: x.text })) }, "json", "turns", "agent customer"],
  "the channel of each side": ["a.json", { call_id: "c", agent_channel: 0, customer_channel: 1, utterances: m((x) => ({ channel: x.ch, start: x.start, end: x.end, text: x.text })) }, "json", "turns", "agent customer"],
  "envelopes in envelopes, and a text in an object": ["a.json", { status: "ok", data: { attributes: { transcription: { results: m((x) => ({ participant: { role: x.role }, body: { text: x.text }, startMs: x.start * 1000, endMs: x.end * 1000 })) } } } }, "json", "turns", "agent customer"],
  "hits of Elasticsearch": ["a.json", { hits: { total: 1, hits: [{ _id: "c", _source: { call_id: "c", transcript: m((x) => ({ speaker: x.role, text: x.text, start: x.start, end: x.end })) } }] } }, "json", "turns", "agent customer"],
  "a byte order mark, and turns without words": ["a.json", "\ufeff" + JSON.stringify([{ role: "agent", content: "" }, ...m((x) => ({ role: x.role, content: x.text })), { role: "customer", content: null }]), "json", "none", "agent customer"],
  "ends missing here and there": ["a.json", m((x) => ({ speaker: x.role, startTime: x.start, endTime: x.i % 2 ? null : x.end, text: x.text })), "json", "starts", "agent customer"],
  "Transcribe w/o speaker_labels items, channel": ["a.json", { jobName: "j", accountId: "1", status: "COMPLETED", results: { transcripts: [{ transcript: "x" }], channel_labels: { channels: [0, 1].map((c) => ({ channel_label: `ch_${c}`, items: t.filter((x) => x.ch === c).flatMap((x) => x.words.map((w) => ({ channel_label: `ch_${c}`, start_time: String(w.s), end_time: String(w.e), alternatives: [{ confidence: "0.9", content: w.w.replace(/[.,?!:]$/, "") }], type: "pronunciation" }))) })), number_of_channels: 2 }, items: [] } }, "transcribe", "words", "- -"],
  "Deepgram multichannel+utterances": ["a.json", { metadata: { request_id: "r", channels: 2, duration: 16 }, results: { channels: [{ alternatives: [{ transcript: "a", words: [] }] }, { alternatives: [{ transcript: "b", words: [] }] }], utterances: m((x) => ({ start: x.start, end: x.end, channel: x.ch, transcript: x.text, words: x.words.map((w) => ({ word: w.w, start: w.s, end: w.e })), id: "u" })) } }, "deepgram", "words", "- -"],
  "Deepgram SDK wrapper result": ["a.json", { result: { metadata: { request_id: "r" }, results: { channels: [{ alternatives: [{ transcript: "a", words: t.flatMap((x) => x.words.map((w) => ({ word: w.w.toLowerCase(), punctuated_word: w.w, start: w.s, end: w.e, speaker: x.ch }))) }] }] } }, error: null }, "deepgram", "words", "- -"],
  "AssemblyAI list response": ["a.json", { transcripts: [{ id: "i", status: "completed", audio_url: "u", audio_duration: 16, utterances: m((x) => ({ speaker: x.ch ? "B" : "A", start: x.start * 1000, end: x.end * 1000, text: x.text, words: [] })) }] }, "assemblyai", "turns", "- -"],
  "AssemblyAI named speakers": ["a.json", { id: "i", status: "completed", audio_url: "u", utterances: m((x) => ({ speaker: x.role === "agent" ? "Agent" : "Customer", start: x.start * 1000, end: x.end * 1000, text: x.text })) }, "assemblyai", "turns", "agent customer"],
  "Google v2 batch in inlineResult": ["a.json", { results: { "gs://b/a.wav": { inlineResult: { transcript: { results: m((x) => ({ alternatives: [{ transcript: x.text, confidence: 0.9, words: x.words.map((w) => ({ word: w.w, startOffset: w.s ? `${w.s}s` : undefined, endOffset: `${w.e}s` })) }], channelTag: x.ch + 1, resultEndOffset: `${x.end}s`, languageCode: "en-us" })) } } } } }, "google-speech", "words", "- -"],
  "Azure batch stereo": ["a.json", { source: "a.wav", timestamp: "2025-06-03T10:40:00Z", durationInTicks: 157500000, duration: "PT15.75S", combinedRecognizedPhrases: [], recognizedPhrases: [...m((x) => ({ recognitionStatus: "Success", channel: x.ch, offset: `PT${x.start}S`, duration: `PT${x.end - x.start}S`, offsetInTicks: x.start * 1e7, durationInTicks: (x.end - x.start) * 1e7, nBest: [{ confidence: 0.9, lexical: x.text, display: x.text }] }))].sort((a, b) => a.channel - b.channel) }, "azure-speech", "turns", "- -"],
  "Azure fast wrapped": ["a.json", { durationMilliseconds: 15750, combinedPhrases: [{ text: "x" }], phrases: m((x) => ({ speaker: x.ch + 1, offsetMilliseconds: x.start * 1000, durationMilliseconds: (x.end - x.start) * 1000, text: x.text, locale: "en-GB", confidence: 0.9 })) }, "azure-speech", "turns", "- -"],
  "Genesys recordings list of legs": ["a.json", [{ conversationId: "c", communicationId: "1", transcripts: [{ phrases: m((x) => ({ text: x.text, decoratedText: x.text, startTimeMs: 1748947200000 + x.start * 1000, duration: { milliseconds: (x.end - x.start) * 1000 }, participantPurpose: x.role === "agent" ? "internal" : "external" })) }], conversationStartTime: "2025-06-03T10:40:00.000Z" }], "genesys", "turns", "agent customer"],
  "Twilio camelCase SDK array": ["a.json", m((x) => ({ mediaChannel: x.ch + 1, sentenceIndex: x.i, startTime: String(x.start), endTime: String(x.end), transcript: x.text, sid: "GX", confidence: "0.9" })), "twilio", "turns", "- -"],
  "Dialpad moments": ["a.json", { call_id: "c", lines: [{ type: "moment", time: iso(0).slice(0, 19), content: "call_greeting", name: "x" }, ...m((x) => ({ type: "transcript", time: iso(x.start).slice(0, 23), content: x.text, name: x.name, ...(x.role === "agent" ? { user_id: "1" } : { contact_id: "2" }) }))] }, "dialpad", "starts", "agent customer"],
  "Zoom timeline users": ["a.json", { type: "zoom_transcript", timeline: m((x) => ({ ts: `00:00:${x.start.toFixed(3).padStart(6, "0")}`, end_ts: `00:00:${x.end.toFixed(3).padStart(6, "0")}`, text: x.text, users: [{ username: x.role === "agent" ? "Niamh Byrne" : "4915550100" }] })) }, "zoom", "turns", "- customer"],
  "RingCX": ["a.json", { channelClass: "VOICE", transcript: m((x) => ({ participantId: x.sp, participantName: x.role === "agent" ? "Agent" : "Customer", timestamp: String(1748947200000 + x.start * 1000), message: x.text })) }, "ringcx", "starts", "agent customer"],
  "vCon names by tel, no roles": ["a.json", { vcon: "0.0.1", uuid: "u", parties: [{ tel: "+15550100", name: "Niamh Byrne", role: "agent" }, { tel: "+15550101" }], dialog: m((x) => ({ type: "text", start: iso(x.start), parties: [x.ch, 1 - x.ch], mimetype: "text/plain", body: x.text })), analysis: [], attachments: [] }, "vcon", "starts", "agent -"],
  "Retell webhook": ["a.json", { event: "call_analyzed", call: { call_id: "c", agent_id: "a", call_type: "phone_call", start_timestamp: 1748947200000, transcript: "x", transcript_object: m((x) => ({ role: x.role === "agent" ? "agent" : "user", content: x.text, words: x.words.map((w) => ({ word: w.w, start: w.s, end: w.e })) })) } }, "retell", "words", "bot customer"],
  "Vapi webhook": ["a.json", { message: { type: "end-of-call-report", artifact: { messages: [{ role: "system", message: "You are…", time: 1, secondsFromStart: 0 }, ...m((x) => ({ role: x.role === "agent" ? "bot" : "user", message: x.text, time: 1748947200000 + x.start * 1000, endTime: 1748947200000 + x.end * 1000, secondsFromStart: x.start, duration: (x.end - x.start) * 1000 }))] } } }, "vapi", "turns", "bot customer"],
  "ElevenLabs post_call": ["a.json", { type: "post_call_transcription", event_timestamp: 1, data: { agent_id: "a", conversation_id: "c", status: "done", transcript: m((x) => ({ role: x.role === "agent" ? "agent" : "user", message: x.text, time_in_call_secs: Math.floor(x.start), tool_calls: [] })) } }, "elevenlabs", "starts", "bot customer"],
  "Bland": ["a.json", { call_id: "c", call_length: 0.26, transcripts: m((x) => ({ id: x.i, created_at: iso(x.start), text: x.text, user: x.role === "agent" ? "assistant" : "user" })), concatenated_transcript: "x" }, "bland", "starts", "bot customer"],
  "Speechmatics channel diar": ["a.json", { format: "2.9", job: { id: "j" }, metadata: { type: "transcription" }, results: t.flatMap((x) => x.words.map((w) => ({ type: "word", start_time: w.s, end_time: w.e, channel: x.role, alternatives: [{ content: w.w, confidence: 1, speaker: "UU" }] }))) }, "speechmatics", "words", "agent customer"],
  "Rev.ai speaker names": ["a.json", { speakers: [{ id: 0, name: "Agent" }, { id: 1, name: "Customer" }], monologues: m((x) => ({ speaker: x.ch, elements: x.words.flatMap((w, k) => [...(k ? [{ type: "punct", value: " " }] : []), { type: "text", value: w.w, ts: w.s, end_ts: w.e, confidence: 0.9 }]) })) }, "revai", "words", "agent customer"],
  "Gladia": ["a.json", { id: "g", status: "done", result: { metadata: { audio_duration: 16 }, transcription: { full_transcript: "x", languages: ["en"], utterances: m((x) => ({ text: x.text, language: "en", start: x.start, end: x.end, confidence: 0.9, channel: x.ch, speaker: x.ch, words: x.words.map((w) => ({ word: " " + w.w, start: w.s, end: w.e, confidence: 1 })) })) } } }, "json", "words", "- -"],
  "Soniox tokens": ["a.json", { id: "s", text: "x", tokens: t.flatMap((x) => x.words.map((w, k) => ({ text: (k ? " " : "") + w.w, start_ms: w.s * 1000, end_ms: w.e * 1000, confidence: 0.9, speaker: String(x.ch + 1) }))) }, "soniox", "words", "- -"],
  "Symbl messages": ["a.json", { messages: m((x) => ({ id: "1", text: x.text, from: { id: "p", name: x.name, email: "a@example.com" }, startTime: iso(x.start), endTime: iso(x.end), conversationId: "c", phrases: [] })) }, "json", "turns", "- -"],
  "CallRail transcript": ["a.json", { transcription: "x", conversational_transcript: m((x) => ({ speaker: x.role === "agent" ? "Agent" : "Caller", phrase: x.text, start: x.start, end: x.end })) }, "json", "turns", "agent customer"],
  "Aircall": ["a.json", { transcription: { id: 1, call_id: 17, content: { language: "en", utterances: m((x) => ({ start_time: x.start, end_time: x.end, text: x.text, participant_type: x.role === "agent" ? "internal" : "external", user_id: x.role === "agent" ? 9 : null, phone_number: x.role === "agent" ? null : "+15550101" })) } } }, "json", "turns", "agent customer"],
  "Talkdesk": ["a.json", { interaction_id: "c", transcription: m((x) => ({ participant_type: x.role === "agent" ? "AGENT" : "CONTACT", content: x.text, started_at: iso(x.start), ended_at: iso(x.end) })) }, "json", "turns", "agent customer"],
  "Five9": ["a.json", { callId: "1", transcript: m((x) => ({ party: x.role === "agent" ? "AGENT" : "CALLER", offset: x.start * 1000, text: x.text })) }, "json", "starts", "agent customer"],
  "CXone": ["a.json", { contactId: 1, transcript: { messages: m((x) => ({ participantType: x.role === "agent" ? "AGENT" : "ENDUSER", text: x.text, offsetMs: x.start * 1000 })) } }, "json", "starts", "agent customer"],
  "Chorus": ["a.json", { data: { attributes: { recording: { utterances: m((x) => ({ snippet: x.text, snippet_time: x.start, speaker_name: x.name, speaker_type: x.role === "agent" ? "rep" : "cust" })) } } } }, "json", "starts", "agent customer"],
  "Fireflies": ["a.json", { data: { transcript: { id: "f", title: "x", sentences: m((x) => ({ index: x.i, speaker_name: x.name, speaker_id: x.ch, text: x.text, raw_text: x.text, start_time: x.start, end_time: x.end })) } } }, "json", "turns", "- -"],
  "Teams metadata VTT CRLF BOM": ["a.vtt", "\ufeffWEBVTT\r\n\r\n" + m((x) => `${clock(x.start)} --> ${clock(x.end)}\r\n<v ${x.role === "agent" ? "Byrne, Niamh (External)" : "Okafor, Zoë"}>${x.text}</v>`).join("\r\n\r\n"), "vtt", "turns", "customer -"],
  "SRT comma no index": ["a.srt", m((x) => `00:00:${x.start.toFixed(3).padStart(6, "0").replace(".", ",")} --> 00:00:${x.end.toFixed(3).padStart(6, "0").replace(".", ",")}\n${x.role.toUpperCase()}: ${x.text}`).join("\n\n"), "srt", "turns", "agent customer"],
  "clocks to a tenth of a second in a text": ["a.txt", m((x) => `[1:02:${(x.start + 3).toFixed(1).padStart(4, "0")}] ${x.role === "agent" ? "Agent" : "Customer"}: ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "SubStation: styles for who speaks, a remark, an order of its own": ["a.ssa", "[Script Info]\nScriptType: v4.00\n\n[Events]\nFormat: Marked, Start, End, Style, Name, Text\nComment: Marked=0,0:00:00.00,0:00:01.00,Agent,,typed by hand\n" + [...t].reverse().map((x) => `Dialogue: Marked=0,0:${clock(x.start).slice(3, 11)},0:${clock(x.end).slice(3, 11)},${x.role === "agent" ? "Agent" : "Customer"},,${x.text}`).join("\n"), "ass", "turns", "agent customer"],
  "TTML with pictures": ["a.dfxp", `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="24"><body><div begin="1s">${m((x) => `<p begin="${clock(x.start).slice(0, 8)}:${String((x.start % 1) * 24).padStart(2, "0")}" end="${x.end * 24}f">${x.role}: ${x.text}</p>`).join("\n")}</div></body></tt>`, "ttml", "turns", "agent customer"],
  "TTML with times in spans": ["a.xml", `<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${m((x) => `<p>\n  <span begin="${x.start}s" end="${x.end}s">${x.role}: ${x.text}</span>\n</p>`).join("\n")}</div></body></tt>`, "ttml", "turns", "agent customer"],
  "captions of television": ["a.vtt", `WEBVTT\n\n${m((x) => `${clock(x.start)} --> ${clock(x.end)}\n&gt;&gt; ${x.name.toUpperCase()}: ${x.text}`).join("\n\n")}`, "vtt", "turns", "- -"],
  "pictures for parts of a second": ["a.srt", m((x) => `${x.i + 1}\n${clock(x.start).slice(0, 8)}:${String((x.start % 1) * 24).padStart(2, "0")} --> ${clock(x.end).slice(0, 8)};20\n${x.role}: ${x.text}`).join("\n\n"), "srt", "turns", "agent customer"],
  "pictures in a table": ["a.csv", "Speaker Name,Start Time,End Time,Text\n" + m((x) => `${x.role},01:${clock(x.start).slice(3, 8)}:${String((x.start % 1) * 24).padStart(2, "0")},01:${clock(x.end).slice(3, 8)}:20,"${x.text}"`).join("\n"), "csv", "turns", "agent customer"],
  "a column for what each side said": ["a.csv", "call_id,start,end,agent_text,customer_text\n" + m((x) => `17,${x.start},${x.end},${x.ch ? "," : ""}"${x.text}"${x.ch ? "" : ","}`).join("\n"), "csv", "turns", "agent customer"],
  "a column for what each side said, and one for when": ["a.json", { turns: [0, 1].map((k) => ({ no: k, agentText: t[2 * k]!.text, agentStart: t[2 * k]!.start, customerText: t[2 * k + 1]!.text, customerStart: t[2 * k + 1]!.start })) }, "json", "starts", "agent customer"],
  "LivePerson's chats": ["a.json", { interactionHistoryRecords: [{ info: { engagementId: "e", agentFullName: "Niamh Byrne" }, transcript: { lines: [{ textType: "plain", text: "Joined.", by: "Info", source: "system", timeL: 1748947200000 }, ...m((x) => ({ time: iso(x.start), timeL: 1748947200000 + x.start * 1000, textType: "plain", text: x.text, by: x.name, source: x.role === "agent" ? "agent" : "visitor", lineSeq: String(x.i) }))].slice(1) } }] }, "liveperson", "starts", "agent customer"],
  "Dialogflow's history, with what was spoken": ["a.json", { name: "projects/p/conversations/c", interactions: [0, 1].map((k) => ({ createTime: iso(t[2 * k]!.start), request: { queryInput: { audio: {} } }, response: { queryResult: { transcript: t[2 * k]!.text, responseMessages: [{ text: { text: [t[2 * k + 1]!.text] } }, { endInteraction: {} }] } } })).reverse() }, "dialogflow", "none", "customer bot"],
  "mails as Outlook heads them": ["a.txt", [...t].reverse().map((x) => `From: ${x.name} <${x.role === "agent" ? "support" : "zoe"}@example.com>\nSent: 0${x.i + 1} June 2025 10:4${x.i}\nTo: ${x.role === "agent" ? "Zoë Okafor" : "Larkspur <support@example.com>"}\nSubject: RE: LP-4471\n\n${x.text}\n`).join("\n________________________________\n"), "mail", "none", "agent customer"],
  "mails in the order in which they came": ["a.txt", m((x) => `Von: ${x.name} <${x.role === "agent" ? "kundenservice" : "zoe"}@example.com>\nGesendet: 0${x.i + 1}.06.2025 10:4${x.i}\nAn: ${x.role === "agent" ? "Zoë Okafor <zoe@example.com>" : "kundenservice@example.com"}\nBetreff: AW: LP-4471\n\n${x.text}\n-- \nLarkspur Parcels, 1 Mill Lane\n`).join("\n"), "mail", "none", "agent customer"],
  "an answer below each quoted line, and a verb in another language": ["a.txt", `Am 03.06.2025 um 10:43 schrieb Zoë Okafor <zoe@example.com>:\n> Le mar. 3 juin 2025 à 10:42, Niamh Byrne <service@example.com> a écrit :\n>> El mar, 3 jun 2025 a las 10:41, Zoë Okafor (zoe@example.com) escribió:\n>>> On Tue, Jun 3, 2025, at 10:40 AM, Niamh Byrne\n>>> <service@example.com> wrote:\n>>>> ${t[0]!.text}\n>>> ${t[1]!.text}\n>> ${t[2]!.text}\n> ${t[3]!.text}`, "mail", "none", "agent customer"],
  "times in the midst of what is said": ["a.md", "# Call with Zoë\n\n" + m((x) => `[00:00:${String(Math.floor(x.start)).padStart(2, "0")}] **${x.role === "agent" ? "Agent" : "Customer"}:** ${x.text.replace("Byrne", "[00:00:03] Byrne")}`).join("\n\n"), "text", "starts", "agent customer"],
}; // prettier-ignore

const OTHERS: typeof FILES = {
  "headings in German": ["a.csv", "Anruf-ID;Datum;Sprecher;Rolle;Zeitpunkt;Gesprochener Text\r\n" + m((x) => `17;03.06.2025;${x.name};${x.ch ? "Kundin" : "Kundenberaterin"};${String(x.start).replace(".", ",")};"${x.text}"`).join("\r\n"), "csv", "starts", "agent customer"],
  "headings in Italian": ["a.csv", "ID chiamata;Ora;Parlante;Testo\n" + m((x) => `17;00:00:${String(Math.floor(x.start)).padStart(2, "0")};${x.ch ? "Cliente" : "Operatrice"};"${x.text}"`).join("\n"), "csv", "starts", "agent customer"],
  "milliseconds since 1970 that say so": ["a.csv", "contact_id,participant,epoch_ms,message\n" + m((x) => `17,${x.role},${1748947200000 + x.start * 1000},"${x.text}"`).join("\n"), "csv", "starts", "agent customer"],
  "letters for the sides, and a question for a heading": ["a.csv", "Call ID,Agent Name,Who,What was said,At\n" + m((x) => `17,Niamh Byrne,${x.ch ? "C" : "A"},"${x.text}",0:${String(Math.floor(x.start)).padStart(2, "0")}`).join("\n"), "csv", "starts", "agent customer"],
  "flags written as words": ["a.csv", "isCustomer,offset,text\n" + m((x) => `${x.ch ? "TRUE" : "FALSE"},${x.start},"${x.text}"`).join("\n"), "csv", "starts", "agent customer"],
  "names of columns in the first of many lists": ["a.json", [["speaker", "start", "end", "text"], ...m((x) => [x.role, x.start, x.end, x.text])], "json", "turns", "agent customer"],
  "a table column by column": ["a.json", { speaker: { ...m((x) => x.role) }, start: { ...m((x) => x.start) }, text: { ...m((x) => x.text) } }, "json", "starts", "agent customer"],
  "lists side by side": ["a.json", { call: { speakers: m((x) => x.role), starts: m((x) => x.start), texts: m((x) => x.text) } }, "json", "starts", "agent customer"],
  "events that wrap who said what": ["a.jsonl", [{ event: "call.started", timestamp: iso(0), call_id: "17" }, ...m((x) => ({ event: "utterance", timestamp: iso(x.start), call_id: "17", data: { speaker: x.role, text: x.text } })), { event: "call.ended", timestamp: iso(16), call_id: "17" }].map((row) => JSON.stringify(row)).join("\n"), "jsonl", "starts", "agent customer"],
  "telephone numbers and a direction": ["a.json", { messages: m((x) => ({ direction: x.ch ? "inbound" : "outbound-api", from: x.ch ? "+15550101" : "+15550100", body: x.text })) }, "json", "none", "agent customer"],
  "purposes, and a text of a body": ["a.json", { conversationId: "c", messages: m((x) => ({ participantPurpose: x.role, messageTime: iso(x.start), textBody: x.text })) }, "json", "starts", "agent customer"],
  "Telnyx's events": ["a.json", m((x) => ({ data: { event_type: "call.transcription", id: `e${x.i}`, occurred_at: iso(x.start), payload: { call_session_id: "s", call_leg_id: "l", transcription_data: { confidence: 0.9, is_final: true, transcript: x.text, transcription_track: x.ch ? "inbound" : "outbound" } }, record_type: "event" } })), "telnyx", "starts", "agent customer"],
  "Telnyx's events, one on each line": ["a.jsonl", ["call.answered", ...m((x) => x), "call.hangup"].map((x) => JSON.stringify(typeof x === "string" ? { data: { event_type: x, occurred_at: iso(x.endsWith("p") ? 16 : 0), payload: { call_session_id: "s" } } } : { data: { event_type: "call.transcription", occurred_at: iso(x.start), payload: { call_session_id: "s", transcription_data: { is_final: true, transcript: x.text, transcription_track: x.ch ? "inbound" : "outbound" } } } })).join("\n"), "jsonl", "starts", "agent customer"],
  "Granola, whose system is who is on the line": ["a.json", m((x) => ({ id: `g${x.i}`, document_id: "d", source: x.ch ? "system" : "microphone", text: x.text, start_timestamp: iso(x.start), end_timestamp: iso(x.end), is_final: true })), "granola", "turns", "agent customer"],
  "OpenAI Realtime's events": ["a.jsonl", [{ type: "session.created", session: {} }, ...m((x) => (x.ch ? { type: "conversation.item.input_audio_transcription.completed", item_id: `i${x.i}`, transcript: x.text } : { type: "response.output_audio_transcript.done", item_id: `i${x.i}`, transcript: x.text })), { type: "response.done", response: { output: [] } }].map((row) => JSON.stringify(row)).join("\n"), "jsonl", "none", "bot customer"],
  "Vonage's channels": ["a.json", { ver: "1.0.2", request_id: "r", channels: [0, 1].map((ch) => ({ transcript: t.filter((x) => x.ch === ch).map((x) => ({ sentence: x.text, raw_sentence: x.text.toLowerCase(), start_time: x.start * 1000, end_time: x.end * 1000, words: x.words.map((w) => ({ word: w.w, start_time: w.s * 1000, end_time: w.e * 1000 })) })) })) }, "vonage", "words", "- -"],
  "actors": ["a.json", { messages: m((x) => ({ createTime: iso(x.start), messageType: "SPEECH", actor: x.ch ? "VISITOR" : "AGENT", content: x.text })) }, "json", "starts", "agent customer"],
  "names with dots up to the words": ["a.txt", m((x) => `${x.ch ? "Customer" : "Agent"} ......... ${x.text}`).join("\n"), "text", "none", "agent customer"],
  "names between asterisks": ["a.txt", m((x) => `* ${x.ch ? "Customer" : "Agent"} * ${x.text}`).join("\n"), "text", "none", "agent customer"],
  "names and arrows": ["a.txt", m((x) => `${x.ch ? "Customer <<<" : "Agent >>>"} ${x.text}`).join("\n"), "text", "none", "agent customer"],
  "the type of an author": ["a.json", { items: m((x) => ({ author: { authorType: x.ch ? "END_USER" : "STAFF", displayName: x.name }, body: { content: x.text }, createdAt: iso(x.start) })) }, "json", "starts", "agent customer"],
  "dates of MongoDB": ["a.json", { turns: m((x) => ({ speaker: x.role, at: { $date: x.i % 2 ? iso(x.start) : { $numberLong: String(1748947200000 + x.start * 1000) } }, text: x.text })) }, "json", "starts", "agent customer"],
  "words and who says each": ["a.json", { words: t.flatMap((x) => x.words.map((w) => ({ word: w.w, start: w.s, end: w.e, speaker: x.role }))) }, "json", "words", "agent customer"],
  "two channels by their sides": ["a.json", { left: m((x) => ({ start: x.start, end: x.end, text: x.text })).filter((_, i) => i % 2 === 0), right: m((x) => ({ start: x.start, end: x.end, text: x.text })).filter((_, i) => i % 2 === 1) }, "json", "turns", "- -"],
  "JSON in a string whose key says so": ["a.json", { call_id: "17", transcript_json: JSON.stringify(m((x) => ({ speaker: x.role, text: x.text, start: x.start, end: x.end }))) }, "json", "turns", "agent customer"],
  "dashes without a blank before them": ["a.txt", m((x) => `${x.role.toUpperCase()}- ${x.text}`).join("\n"), "text", "none", "agent customer"],
  "bullets, bold and dashes": ["a.txt", m((x) => `• **${x.ch ? "Customer" : "Agent"}** – ${x.text}`).join("\n"), "text", "none", "agent customer"],
  "tags of the sides": ["a.txt", m((x) => `<${x.role}>${x.text}</${x.role}>`).join("\n"), "text", "none", "agent customer"],
  "a page's table with a head and a body": ["a.html", `<table><thead><tr><th>Zeit</th><th>Sprecher</th><th>Text</th></tr></thead><tbody>${m((x) => `<tr><td>00:00:${String(Math.floor(x.start)).padStart(2, "0")}</td><td>${x.ch ? "Kunde" : "Agent"}</td><td>${x.text}</td></tr>`).join("\n")}</tbody></table>`, "text", "starts", "agent customer"],
  "Zendesk's ticket": ["a.json", { ticket: { id: 4471, requester_id: 902, assignee_id: 901, comments: m((x) => ({ author_id: x.ch ? 902 : 901, body: x.text, created_at: iso(x.start) })) } }, "json", "starts", "agent customer"],
  "Freshdesk's conversation": ["a.json", m((x) => ({ id: x.i, incoming: x.ch === 1, private: false, user_id: x.ch, body_text: x.text, created_at: iso(x.start) })), "json", "starts", "agent customer"],
  "Kustomer's messages": ["a.json", { data: m((x) => ({ type: "message", id: `m${x.i}`, attributes: { channel: "chat", direction: x.ch ? "in" : "out", preview: x.text, sentAt: iso(x.start) } })) }, "json", "starts", "agent customer"],
  "Gorgias": ["a.json", { messages: m((x) => ({ from_agent: x.ch === 0, sender: { id: x.ch, name: x.name }, body_text: x.text, created_datetime: iso(x.start) })) }, "json", "starts", "agent customer"],
  "Rasa's tracker": ["a.json", { events: [{ event: "action", name: "action_listen", timestamp: 1748947200 }, ...m((x) => ({ event: x.ch ? "user" : "bot", text: x.text, timestamp: 1748947200 + x.start }))] }, "json", "starts", "bot customer"],
  "Daily's sessions, one for each who takes part": ["a.json", { transcription: m((x) => ({ session_id: x.role, user_name: x.name, text: x.text, timestamp: iso(x.start) })) }, "json", "starts", "- -"],
  "OpenAI Realtime: what was spoken, in parts": ["a.json", { items: m((x) => ({ type: "message", role: x.ch ? "user" : "assistant", content: [{ type: x.ch ? "input_audio" : "output_audio", transcript: x.text }] })) }, "json", "none", "bot customer"],
  "Google Meet's entries, by their participants": ["a.json", { transcriptEntries: m((x) => ({ name: `conferenceRecords/c/transcripts/t/entries/${x.i}`, participant: `conferenceRecords/c/participants/${x.ch}`, text: x.text, startTime: iso(x.start), endTime: iso(x.end) })) }, "json", "turns", "- -"],
  "ConvoKit of old: users and roots": ["a.jsonl", m((x) => JSON.stringify({ id: `u${x.i}`, user: x.role, root: "c", "reply-to": null, timestamp: null, text: x.text })).join("\n"), "jsonl", "none", "agent customer"],
  "times of events since 1970": ["a.csv", "conversation_id,event_time,actor_type,utterance\n" + m((x) => `17,${1748947200000 + x.start * 1000},${x.ch ? "END_USER" : "AGENT"},"${x.text}"`).join("\n"), "csv", "starts", "agent customer"],
  "Watson's job: speakers beside all results": ["a.json", { results: m((x) => ({ result_index: x.i, results: [{ final: true, alternatives: [{ transcript: x.text, timestamps: x.words.map((w) => [w.w, w.s, w.e]) }] }] })), speaker_labels: t.flatMap((x) => x.words.map((w) => ({ from: w.s, to: w.e, speaker: x.ch }))) }, "ibm", "words", "- -"],
  "Bot Framework's activities": ["a.json", m((x) => ({ type: "message", timestamp: iso(x.start), from: { id: String(x.ch), role: x.ch ? "user" : "bot" }, text: x.text })), "json", "starts", "bot customer"],
  "a chat of Microsoft Graph": ["a.json", { value: m((x) => ({ messageType: "message", createdDateTime: iso(x.start), from: { user: { displayName: `${x.name} (${x.role})` } }, body: { contentType: "html", content: `<p>${x.text}</p>` } })) }, "json", "starts", "agent customer"],
  "Salesforce's entries": ["a.json", { conversationEntries: m((x) => ({ messageText: x.text, sender: { role: x.ch ? "EndUser" : "Agent" }, serverReceivedTimestamp: 1748947200000 + x.start * 1000 })) }, "json", "starts", "agent customer"],
  "Gladly": ["a.json", m((x) => ({ timestamp: iso(x.start), initiator: { type: x.ch ? "CUSTOMER" : "AGENT" }, content: { type: "CHAT_MESSAGE", content: x.text } })), "json", "starts", "agent customer"],
  "text before and after a translation": ["a.csv", "role,original_text,translated_text,start\n" + m((x) => `${x.role},"${x.text}","…",${x.start}`).join("\n"), "csv", "starts", "agent customer"],
  "from when to when, in German": ["a.csv", "#;Kanal;Von;Bis;Erkannter Text\n" + m((x) => `${x.i};${x.ch ? "Kunde" : "Agent"};${clock(x.start)};${clock(x.end)};${x.text}`).join("\n"), "csv", "turns", "agent customer"],
  "name, role, time and words between dashes": ["a.txt", m((x) => `${x.name.toUpperCase()} (${x.role.toUpperCase()}) – 00:${String(Math.floor(x.start)).padStart(2, "0")} – ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "milliseconds behind a colon": ["a.txt", m((x) => `${clock(x.start).replace(".", ":")} ${x.role}: ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "quoted Markdown": ["a.md", "# Call 17\n\n" + m((x) => `> **${x.ch ? "Customer" : "Agent"}:** ${x.text}`).join("\n>\n"), "text", "none", "agent customer"],
  "Deepgram's utterances, whose words tell who speaks": ["a.json", { metadata: { request_id: "r" }, results: { channels: [], utterances: m((x) => ({ start: x.start, end: x.end, channel: 0, transcript: x.text, words: x.words.map((w) => ({ word: w.w, start: w.s, end: w.e, speaker: x.ch })) })) } }, "deepgram", "words", "- -"],
  "WhisperX's segments, whose words tell who speaks": ["a.json", { segments: m((x) => ({ start: x.start, end: x.end, text: ` ${x.text}`, words: x.words.map((w) => ({ word: w.w, start: w.s, end: w.e, score: 0.9, speaker: `SPEAKER_0${x.ch}` })) })) }, "whisper", "words", "- -"],
  "times of turns in an object": ["a.json", { turns: m((x) => ({ speaker: x.role, timing: { start: x.start, end: x.end }, text: x.text })) }, "json", "turns", "agent customer"],
  "AssemblyAI's paragraphs, whose words tell who speaks": ["a.json", { id: "i", confidence: 0.9, audio_duration: 16, paragraphs: m((x) => ({ text: x.text, start: x.start * 1000, end: x.end * 1000, words: x.words.map((w) => ({ text: w.w, start: w.s * 1000, end: w.e * 1000, speaker: x.ch ? "B" : "A" })) })) }, "assemblyai", "words", "- -"],
  "short names for the sides": ["a.txt", m((x) => `${x.ch ? "Cx" : "CSR"}: ${x.text}`).join("\n") + "\n\n--\nRating: 5/5\n", "text", "none", "agent customer"],
  "day and time in one column, in German": ["a.csv", "Datum/Uhrzeit;Sprecher;Text\n" + m((x) => `03/06/2025 10:40:${String(Math.floor(x.start)).padStart(2, "0")};${x.ch ? "Kunde" : "Agent"};${x.text}`).join("\n"), "csv", "starts", "agent customer"],
  "OpenAI's messages in parts": ["a.json", { messages: m((x) => ({ role: x.ch ? "user" : "assistant", content: [{ type: "text", text: { value: x.text, annotations: [] } }], created_at: 1748947200 + Math.floor(x.start) })) }, "json", "starts", "bot customer"],
  "a log with who speaks in brackets": ["a.log", m((x) => `${iso(x.start)} [${x.role.toUpperCase()}] ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "Happy Scribe: words and spaces of each speaker": ["a.json", m((x) => ({ speaker: `Speaker ${x.ch + 1}`, words: x.words.flatMap((w) => [{ text: w.w, type: "text", data_start: w.s, data_end: w.e }, { text: " ", type: "space", data_start: w.e, data_end: w.e }]) })), "json", "words", "- -"],
  "Zendesk's messages: when each was received": ["a.json", { messages: m((x) => ({ id: String(x.i), received: iso(x.start), author: { type: x.ch ? "user" : "business", displayName: x.name }, content: { type: "text", text: x.text } })) }, "json", "starts", "- customer"],
  "ids of persons": ["a.json", { call: { id: "17", transcript: m((x) => ({ text: x.text, start: x.start, end: x.end, personId: x.ch })) } }, "json", "turns", "- -"],
  "two columns of clocks": ["a.txt", `Call start: 2025-06-03 10:40:00\n${m((x) => `${clock(x.start)}\t${clock(x.end)}\t${x.role}\t${x.text}`).join("\n")}`, "text", "turns", "agent customer"],
  "numbers of phones beside the sides": ["a.txt", m((x) => `${x.ch ? "Caller +353 1 555 0142" : "Agent 4471"} [00:${String(Math.floor(x.start)).padStart(2, "0")}] ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "bullets, times, sides and dashes": ["a.txt", m((x) => `• 00:${String(Math.floor(x.start)).padStart(2, "0")} – ${x.ch ? "Customer" : "Agent"} – ${x.text}`).join("\n"), "text", "starts", "agent customer"],
  "times that a spreadsheet keeps as text": ["a.csv", "Speaker,Start,Text\n" + m((x) => `${x.role},'${clock(x.start)},"${x.text}"`).join("\n"), "csv", "starts", "agent customer"],
  "names between rules": ["a.txt", m((x) => `=== ${x.ch ? "Customer" : "Agent"} [00:${String(Math.floor(x.start)).padStart(2, "0")}] ===\n${x.text}`).join("\n\n"), "text", "starts", "agent customer"],
}; // prettier-ignore

test("words in lower case are found as whole words of what is shown", () => {
  const text = readFileSync("fixtures/rosetta/azure-conversation.json", "utf8");
  const [call] = [...read(stringInput("a.json", text), {})];
  const placed = "segments" in call! ? call.segments.flatMap(wordsOf).length : 0;
  expect(placed).toBe(text.match(/"word":/g)!.length);
});

test("Speechmatics' marks join the word on the side that they name", () => {
  const row = (content: string, i: number, side?: string) => ({ type: side ? "punctuation" : "word", start_time: i, end_time: i + 0.5, ...(side && { attaches_to: side }), alternatives: [{ content }] }); // prettier-ignore
  const results = [row("¿", 0, "next"), row("Cómo", 1), row("está", 2), row("?", 3, "previous"), row("medio", 4), row("-", 5, "both"), row("día", 6)]; // prettier-ignore
  const text = JSON.stringify({ format: "2.9", job: { id: "j" }, metadata: { type: "transcription", transcription_config: { language: "es" } }, results }); // prettier-ignore
  const [call] = [...read(stringInput("a.json", text), {})];
  expect("segments" in call! && call.segments.map((one) => one.text)).toEqual(["¿Cómo está? medio-día"]);
});

test("Speechmatics joins words by what its language has between them", () => {
  const results = ["こん", "にちは", "。"].map((content, i) => ({ type: i < 2 ? "word" : "punctuation", start_time: i, end_time: i + 0.5, attaches_to: "previous", alternatives: [{ content }] })); // prettier-ignore
  const value = {
    format: "2.9",
    metadata: { language_pack_info: { word_delimiter: "" }, transcription_config: { language: "ja" } },
    results,
  };
  const [call] = read(stringInput("a.json", JSON.stringify(value)), {});
  expect(call).toMatchObject({ segments: [{ text: "こんにちは。" }] });
});

const bare = (text: string) => text.replaceAll(/[.,?!:]/g, "");

describe("exports as people have them", () => {
  test.each(Object.entries({ ...FILES, ...OTHERS }))("%s", (_, [file, content, reader, times, roles]) => {
    const items = [...read(stringInput(file, typeof content === "string" ? content : JSON.stringify(content)), {})];
    expect(items).toHaveLength(1);
    const [call] = items;
    if (call === undefined || !("segments" in call)) throw new Error(call?.message);
    const { segments } = call;
    expect(call.reader).toBe(reader);
    expect(segments.map(({ text }) => bare(text))).toEqual(t.map(({ text }) => bare(text)));
    expect(segments.map(({ speaker }) => speaker === segments[0]!.speaker)).toEqual([true, false, true, false]);
    expect(segments.slice(0, 2).map(({ role = "-" }) => role).join(" ")).toBe(roles); // prettier-ignore
    expect(assemble(call).timing).toBe(times);
    // Some count from the first word, some in whole seconds.
    if (times !== "none") for (const { i, start } of t) expect(Math.abs(segments[i]!.start! - segments[0]!.start! - start + 0.5)).toBeLessThan(0.51); // prettier-ignore
  });
});

test("Amazon Lex logs what is said and answered in one line, and several sessions in one file", () => {
  const entry = (sessionId: string, seconds: number, inputTranscript: string, content: string) => ({ messageVersion: "2.0", sessionId, timestamp: iso(seconds), inputTranscript, messages: [{ contentType: "PlainText", content }] }); // prettier-ignore
  const lines = [entry("a", 0, "Where is my parcel?", "May I have its number?"), entry("a", 10, "LP-4471.", "It comes tomorrow."), entry("b", 0, "Hello.", "Good morning.")]; // prettier-ignore
  const read2 = (text: string) => [...read(stringInput("a.jsonl", text), {})].map((call) => ("segments" in call ? [call.meta.id, call.segments.map(({ role, text: said, start }) => [role, said, start])] : call)); // prettier-ignore
  const first = [["customer", "Where is my parcel?", 0], ["bot", "May I have its number?", 0], ["customer", "LP-4471.", 10], ["bot", "It comes tomorrow.", 10]]; // prettier-ignore
  expect(read2(lines.map((line) => JSON.stringify(line)).join("\n"))).toEqual([
    ["a", first],
    ["b", [["customer", "Hello.", 0], ["bot", "Good morning.", 0]]], // prettier-ignore
  ]);
  expect(read2(JSON.stringify(lines))).toEqual([["a", first]]);
});

test("IBM's second alternative, which has no times, makes it no file of Google's", () => {
  const result = { final: true, alternatives: [{ transcript: "hello ", timestamps: [["hello", 0, 0.5]] }, { transcript: "hallo " }] };
  const [call] = read(stringInput("ibm.json", JSON.stringify({ results: [result] })), {});
  expect(call).toMatchObject({ reader: "ibm", segments: [{ text: "hello", start: 0 }] });
});

test("a file with a call for each id holds several calls", () => {
  const turns = m(({ role, text }) => ({ speaker: role, text }));
  const calls = [...read(stringInput("calls.json", JSON.stringify({ "c-1": { turns }, "c-2": { turns } })), {})];
  expect(calls.map((call) => "segments" in call && call.segments.length)).toEqual([4, 4]);
});

test("arrows part who speaks where nobody is named", () => {
  const cue = ["1", "00:00:00,500 --> 00:00:04,500", ">> May I have your", "postcode? >> Sure.", ""].join("\n");
  const [call] = read(stringInput("a.srt", cue), {});
  expect(call).toMatchObject({ segments: [{ text: "May I have your postcode?" }, { text: "Sure." }] });
  const [text] = read(stringInput("a.txt", ">> AGENT: May I have your\npostcode?\n>> Sure.\n>> AGENT: Thank you."), {});
  expect(text).toMatchObject({ segments: [{ speaker: "AGENT", text: "May I have your postcode?" }, { speaker: undefined, text: "Sure." }, { text: "Thank you." }] }); // prettier-ignore
});

test("a voice that is a dash is nobody's", () => {
  const [call] = read(stringInput("a.vtt", "WEBVTT\n\n00:00.500 --> 00:04.500\n<v ->Hello.</v>"), {});
  expect(call).toMatchObject({ segments: [{ text: "Hello." }] });
  expect(call).not.toHaveProperty("segments.0.speaker");
});

test("columns that hold the names of the sides are no columns of what they said", () => {
  const [item] = read(stringInput("a.csv", "call_id,agent,customer,date\n17,Niamh Byrne,Zoë Okafor,2025-06-03\n"), {});
  expect(item).toMatchObject({ message: expect.stringContaining("--meta") as string });
});

const UNNAMED: Readonly<Record<string, readonly [file: string, content: unknown]>> = {
  "tuples of faster-whisper": ["a.json", [m((x) => [x.i + 1, 0, x.start, x.end, ` ${x.text}`, [50364], -0.2, 1.5, 0.01, null, 0]), { language: "en" }]],
  "times and a text": ["a.json", { segments: m((x) => [x.start, x.end, x.text]) }],
  "segments as Python prints them": ["a.txt", m((x) => `Segment(id=${x.i}, seek=0, start=${x.start}, end=${x.end}, text=${x.text.includes("'") && x.i < 3 ? `" ${x.text}"` : `' ${x.text.replaceAll("'", "\\'")}'`}, tokens=[1, 2], words=None)`).join("\n")],
}; // prettier-ignore

describe("lists that tell when something was said, and not by whom", () => {
  test.each(Object.entries(UNNAMED))("%s", (_, [file, content]) => {
    const [call, ...more] = read(stringInput(file, typeof content === "string" ? content : JSON.stringify(content)), {});
    expect(more).toEqual([]);
    expect(call).toMatchObject({ segments: m(({ text, start, end }) => ({ text, start, end })) });
  });
});

test("a time within a turn parts it, without a pause between", () => {
  const [call] = read(stringInput("a.txt", "Agent: [00:00:05] May I have [00:00:08] your postcode?\nCustomer: [00:00:10] Sure."), {});
  expect(call).toMatchObject({ segments: [{ text: "May I have", start: 5, end: 8 }, { text: "your postcode?", start: 8 }, { text: "Sure.", start: 10 }] }); // prettier-ignore
  if (call === undefined || !("segments" in call)) throw new Error("no call");
  expect(assemble(call).turns.map(({ text }) => text)).toEqual(["May I have your postcode?", "Sure."]);
});

test.each([
  ["Larkspur and Zoë (2025-06-03 10:40 GMT+1) - Transcript", "2025-06-03T10:40+01:00"],
  ["Larkspur and Zoë (2025/06/03 10:40 BST) – Transcript", "2025-06-03T10:40"],
  ["Jun 3, 2025", "2025-06-03"],
])("Google Meet's title tells the date: %s", (title, startedAt) => {
  const [call] = read(stringInput("a.txt", `${title}\nAttendees\nNiamh Byrne, Zoë Okafor\nTranscript\n00:00:00\nNiamh Byrne: Hello Zoë.\nZoë Okafor: Hello.\n00:05:00\nNiamh Byrne: How can I help?\nZoë Okafor: It is about my parcel.`), {}); // prettier-ignore
  expect(call).toMatchObject({ meta: { startedAt }, segments: [{ name: "Niamh Byrne" }, { name: "Zoë Okafor" }, {}, {}] });
});

test("a long text without blanks is read in no time", () => {
  const began = performance.now();
  const vcon = { protected: "e", iv: "K", ciphertext: "P0B2-TYhc.".repeat(3000), recipients: [] };
  const [item] = read(stringInput("a.vcon", JSON.stringify(vcon, null, 2)), {});
  expect(item).toMatchObject({ message: expect.stringContaining("encrypted") as string });
  expect(performance.now() - began).toBeLessThan(5000);
});
