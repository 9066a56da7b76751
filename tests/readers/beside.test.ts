import { expect, test } from "vitest";
import type { CallEvent, CallMeta } from "../../src/call.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";

const BEGAN = Date.UTC(2025, 5, 3, 10, 40);
const ISO = "2025-06-03T10:40:00.000Z";
const bot = (role: string, rest: object) => ({ role, ...rest });

/** What vendors tell of a call beside its turns, each in its own words. */
const EXPORTS: Readonly<Record<string, readonly [value: unknown, meta: CallMeta, events?: readonly Partial<CallEvent>[]]>> = {
  "Deepgram: what was sent with the recording": [
    { metadata: { request_id: "r", created: "2025-06-05T08:00:00Z", extra: { call_id: "LP-5", agent: "Niamh" } }, results: { channels: [], utterances: [{ start: 0, end: 1, speaker: 0, transcript: "Hello." }] } },
    { id: "LP-5", agent: "Niamh" },
  ],
  "Google CX Insights: who served, and how it was": [
    { name: "projects/p/locations/l/conversations/c-5", startTime: ISO, qualityMetadata: { customerSatisfactionRating: 4, waitDuration: "30s", agentInfo: [{ displayName: "Niamh Byrne", team: "Blue" }] }, transcript: { transcriptSegments: [{ messageTime: ISO, text: "Hello", segmentParticipant: { role: "HUMAN_AGENT" } }] } },
    { id: "c-5", startedAt: ISO, agent: "Niamh Byrne", team: "Blue", survey: 4, waited: 30 },
  ],
  "RingSense: whose extension it is": [
    { ownerExtensionId: "22", callDirection: "Inbound", recordingStartTime: ISO, recordingDurationMs: 126_000, speakerInfo: [{ speakerId: "p-1", name: "Niamh", extensionId: "22" }, { speakerId: "p-2", name: "Zoë" }], insights: { Transcript: [{ speakerId: "p-1", start: 0.5, end: 1, text: "Hello." }, { speakerId: "p-2", start: 2, end: 70, text: "Hi." }] } },
    { agent: "Niamh", customer: { names: ["Zoë"] }, startedAt: ISO, direction: "inbound", duration: 126 },
  ],
  "Twilio: when the recording began": [
    { sid: "GT1", media_start_time: ISO, channel: { participants: [{ channel_participant: 1, role: "Agent", full_name: "Niamh Byrne" }] }, sentences: [{ media_channel: 1, start_time: "0.5", end_time: "1", transcript: "Hello." }] },
    { id: "GT1", startedAt: ISO, agent: "Niamh Byrne" },
  ],
  "Zoom: the account is nobody's": [{ type: "zoom_transcript", account_id: "a1", recording_id: "r1", timeline: [{ ts: "00:00:01.000", username: "Niamh", text: "Hello." }] }, { id: "r1", customer: undefined }],
  "whisper.cpp: the language that was heard": [{ result: { language: "de" }, transcription: [{ offsets: { from: 0, to: 900 }, text: " Hallo." }] }, { language: "de" }],
  "World Transcription Format: how long it took": [{ transcript: { text: "Hello.", language: "en-GB", duration: 20.5 }, segments: [{ start: 1, end: 2, text: "Hello." }], metadata: { provider: "x", created_at: ISO } }, { language: "en-GB", duration: 20.5, startedAt: undefined }],
  "Post Call Analytics: all of its header": [
    { ConversationAnalytics: { GUID: "g-1", Agent: "Niamh", Cust: "C-9", ConversationTime: "2025-06-03 10:40:00.000000", LanguageCode: "en-US", Duration: "126.0" }, SpeechSegments: [{ SegmentStartTime: 0.5, SegmentEndTime: 2, SegmentSpeaker: "spk_0", OriginalText: "Hello." }] },
    { id: "g-1", agent: "Niamh", customer: { id: "C-9", names: [] }, startedAt: "2025-06-03T10:40:00", language: "en-US", duration: 126 },
  ],
  "Salesforce: the id of the call": [{ voiceCallId: "LP-1", utterances: [{ senderType: "END_USER", startTime: BEGAN, content: "Hi." }] }, { id: "LP-1", startedAt: ISO }],
  "RingSense: the recording's id": [{ sourceRecordId: "2728", insights: { Transcript: [{ speakerId: "S1", start: 0, end: 2, text: "Hello." }] } }, { id: "2728" }],
  "Dialpad: the first line that was said": [{ call_id: "5", lines: [{ type: "moment", time: "2025-06-03T10:39:00", content: "x" }, { type: "transcript", time: "2025-06-03T10:40:00", name: "Niamh", content: "Hello." }] }, { id: "5", startedAt: ISO }],
  "Google CX Insights: microseconds since 1970": [{ entries: [{ role: "AGENT", user_id: 1, text: "Hello.", start_timestamp_usec: BEGAN * 1000 }] }, { startedAt: ISO }],
  "Vapi: what was said a second after the start": [{ messages: [{ role: "user", message: "Hello.", time: BEGAN + 1000, secondsFromStart: 1 }, bot("user", { message: "Hi." })] }, { startedAt: ISO }],
  "Bland: the first line": [{ call_id: "b", transcripts: [{ user: "user", text: "Hello.", created_at: ISO }] }, { id: "b", startedAt: ISO }],
  "Bedrock: the language that was heard most": [{ metadata: { dominant_asset_language: "EN" }, audio_segments: [{ start_timestamp_millis: 0, end_timestamp_millis: 900, text: "Hello." }] }, { language: "en" }],
  "Azure: the phrases' language": [{ combinedPhrases: [], phrases: [{ offsetMilliseconds: 0, durationMilliseconds: 900, text: "Hello.", locale: "en-GB" }] }, { language: "en-GB" }],
  "Genesys: the leg's language": [{ conversationId: "c", transcripts: [{ language: "en-us", phrases: [{ participantPurpose: "internal", startTimeMs: 0, text: "Hello." }] }] }, { id: "c", language: "en-US" }],
  "Google Speech: the results' language": [{ results: [{ alternatives: [{ transcript: "Hello." }], languageCode: "en-us" }] }, { language: "en-US" }],
  "Deepgram: the language that was heard, and how long the recording is": [{ metadata: { request_id: "r", duration: 90.5 }, results: { channels: [{ detected_language: "en", alternatives: [{ transcript: "Hello.", words: [] }] }] } }, { language: "en", duration: 90.5 }],
  "Deepgram live: how long it was": [[{ type: "Results", start: 0, duration: 1, channel_index: [0, 1], channel: { alternatives: [{ transcript: "Hello." }] } }, { type: "Metadata", created: ISO, duration: 90.5 }], { duration: 90.5, startedAt: undefined }],
  "Speechmatics of old: the job's language and length": [{ format: "1.0", job: { id: 7, lang: "en-US", duration: 711 }, speakers: [], words: [{ name: "Hello", time: "0.5", duration: "0.4" }] }, { id: "7", language: "en-US", duration: 711 }],
  "AssemblyAI: English of the United Kingdom": [{ id: "a", status: "completed", language_code: "en_uk", audio_url: "u", text: "Hello." }, { language: "en-GB" }],
  "vCon: the language of its transcript": [{ uuid: "u", parties: [], dialog: [{ type: "recording", start: ISO }], analysis: [{ type: "wtf_transcription", body: { transcript: { text: "Hello.", language: "en-GB" }, segments: [{ start: 0, end: 1, text: "Hello." }], metadata: { provider: "x" } } }] }, { id: "u", language: "en-GB" }],
  "Salesforce: the first turn's instant": [[{ senderType: "END_USER", startTime: BEGAN, endTime: BEGAN + 900, content: "Hi." }], { startedAt: ISO }],
  "Genesys: an agent hands over to a queue, and another goes on": [
    {
      conversationId: "c",
      conversationStartTime: BEGAN,
      transcripts: [{ phrases: [5, 65, 130].map((at) => ({ participantPurpose: "internal", startTimeMs: BEGAN + at * 1000, text: "Hello." })) }],
      participants: [["ivr", 0, 2], ["acd", 2, 4, "q1"], ["agent", 4, 70, "u1"], ["acd", 70, 120, "q2"], ["agent", 120, 200, "u2"], ["external", 0, 200]].map(([participantPurpose, from, to, userId]) => ({ participantPurpose, userId, startTimeMs: BEGAN + Number(from) * 1000, endTimeMs: BEGAN + Number(to) * 1000 })),
    },
    { id: "c", startedAt: ISO },
    [{ kind: "transfer", before: 2, start: 70, to: "u2" }],
  ],
  "Bland: where the call goes on": [
    { call_id: "b", call_length: 2.1, transferred_to: "+15550199", transcripts: [["assistant", "One moment."], ["agent-action", "Transferring call to +15550199"], ["user", "Thanks."]].map(([user, text], index) => ({ user, text, created_at: new Date(BEGAN + index * 4000).toISOString() })) },
    { id: "b", duration: 126 },
    [{ kind: "transfer", before: 1, start: 4, to: "+15550199" }],
  ],
  "ElevenLabs: when, in which language, and the tool that hands over": [
    { conversation_id: "e", transcript: [bot("agent", { message: "One moment.", time_in_call_secs: 1 }), bot("agent", { message: null, time_in_call_secs: 4, tool_calls: [{ tool_name: "transfer_to_number", tool_has_been_called: true }] }), bot("agent", { message: null, time_in_call_secs: 5, tool_calls: [{ tool_name: "look_up" }] }), bot("user", { message: "Thanks.", time_in_call_secs: 6 })], metadata: { start_time_unix_secs: BEGAN / 1000, call_duration_secs: 9, main_language: "en", phone_call: { direction: "inbound" } } },
    { id: "e", startedAt: ISO, duration: 9, language: "en", direction: "inbound" },
    [{ kind: "transfer", before: 1, start: 4 }],
  ],
  "Vapi: the tool that hands over": [
    { message: { startedAt: ISO, endedAt: new Date(BEGAN + 30_000).toISOString(), call: { id: "v" }, artifact: { messages: [bot("bot", { message: "One moment.", time: BEGAN + 1000, endTime: BEGAN + 3000, secondsFromStart: 1 }), bot("tool_calls", { message: "", secondsFromStart: 4, toolCalls: [{ function: { name: "transferCall" } }] }), bot("user", { message: "Thanks.", time: BEGAN + 6000, endTime: BEGAN + 6500, secondsFromStart: 6 })] } } },
    { id: "v", startedAt: ISO, duration: 30 },
    [{ kind: "transfer", before: 1, start: 4 }],
  ],
  "Retell: how the bot's part of the call ended": [
    { call_id: "t", agent_id: "a", disconnection_reason: "call_transfer", start_timestamp: BEGAN, transcript_object: [bot("agent", { content: "One moment.", words: [{ word: "One", start: 0.5, end: 0.9 }, { word: "moment.", start: 1, end: 2 }] })] },
    { id: "t", startedAt: ISO },
    [{ kind: "transfer", before: 1, start: 2 }],
  ],
  "rows that name their call: the first one's times are not the call's": [
    { messages: [["Niamh", 0, 3], ["Zoë", 4, 9]].map(([name, at, length]) => ({ conversationId: "s", from: { name }, text: "Hello.", startTime: new Date(BEGAN + Number(at) * 1000).toISOString(), endTime: new Date(BEGAN + (Number(at) + Number(length)) * 1000).toISOString(), duration: length })) },
    { id: "s", startedAt: ISO, duration: undefined },
  ],
  "vCon: what happened, in its order": [
    { uuid: "u", parties: [{ name: "Zoë", role: "customer" }, { name: "Niamh", role: "agent" }, { name: "Depot" }], dialog: [{ type: "text", start: ISO, parties: [1], body: "Hello.", party_history: [{ party: 0, event: "drop", time: new Date(BEGAN + 60_000).toISOString() }] }, { type: "transfer", start: new Date(BEGAN + 50_000).toISOString(), transferee: 0, transferor: 1, transfer_target: 2 }] },
    { id: "u", agent: "Niamh" },
    [{ kind: "transfer", start: 50, to: "Depot" }, { kind: "leave", start: 60 }],
  ],
}; // prettier-ignore

test.each(Object.entries(EXPORTS))("%s", (_, [value, meta, events = []]) => {
  const [call, ...more] = [...read(stringInput("call.json", JSON.stringify(value)), {})];
  if (call === undefined || !("segments" in call)) throw new Error(call?.message);
  expect(more).toEqual([]);
  expect({ duration: undefined, ...call.meta }).toMatchObject(meta);
  expect(call.events).toHaveLength(events.length);
  expect(call.events).toMatchObject(events);
});
