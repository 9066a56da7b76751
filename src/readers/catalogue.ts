// Data, hence longer than a source file should be.
import type { Timing } from "../call.js";

/** What a person should know of a format before choosing it: where it comes from, and what it tells of a call. */
export interface FormatNote {
  /** Who writes it, or how one comes by it. */
  from: string;
  /** Whether its files say who is the agent, or tell voices apart only. */
  roles: "stated" | "voices";
  /** The most that its files tell about time. */
  times: Timing;
  /** What happened on the line, as far as its files tell. */
  events?: string;
  /** What is known of the call beside the turns. */
  metadata?: string;
  /** A small file of this format. */
  example: string;
}

const TEXT = String.raw`"text":"Hello."`;

/** Every format by the name that `--input-format` takes, scripts last. A test reads each example and each claim. */
export const FORMAT_NOTES: Readonly<Record<string, FormatNote>> = {
  text: {
    from: "typed, pasted or exported text and Markdown; Otter, Google Meet, Zoom chat, whisper.cpp",
    roles: "stated",
    times: "turns",
    metadata: "id, date, agent, customer and more, in lines above the call",
    example: "[00:00:05] Agent: Hello.",
  },
  vtt: {
    from: "Zoom, Microsoft Teams and Graph, Webex, recognisers",
    roles: "stated",
    times: "turns",
    example: String.raw`WEBVTT\n\n00:00:05.000 --> 00:00:06.500\n<v Niamh Byrne>Hello.</v>`,
  },
  srt: {
    from: "subtitle tools, recognisers; YouTube's SBV too",
    roles: "stated",
    times: "turns",
    example: String.raw`1\n00:00:05,000 --> 00:00:06,500\nAgent: Hello.`,
  },
  csv: {
    from: "spreadsheets, BI and QA tools; one call or many",
    roles: "stated",
    times: "turns",
    events: "a column `event`",
    metadata: "any column that is known",
    example: String.raw`call_id,speaker,start,text\nLP-1,agent,0.0,Hello.`,
  },
  json: {
    from: "home-made pipelines, warehouses, voice agents: any list of turns or words",
    roles: "stated",
    times: "words",
    events: "`events`, `holds`, `transfers`, rows that are events",
    metadata: "any field that is known",
    example: `{"call_id":"LP-1","turns":[{"speaker":"agent","start":0,"end":2,${TEXT}},{"speaker":"customer","start":3,"end":4,"text":"Hi."}]}`,
  },
  jsonl: {
    from: "batch exports, ConvoKit: a call or a turn on each line, of any kind of JSON below",
    roles: "stated",
    times: "words",
    events: "as in JSON",
    metadata: "as in JSON",
    example: String.raw`{"call_id":"LP-1","speaker":"agent","text":"Hello."}\n{"call_id":"LP-1","speaker":"customer","text":"Hi."}`,
  },
  "call-lint": {
    from: "`call-lint convert`",
    roles: "stated",
    times: "words",
    events: "all",
    metadata: "all",
    example: `{"format":"call-lint","version":1,"segments":[{"role":"agent","start":0,"end":2,${TEXT}}]}`,
  },
  vcon: {
    from: "Webex Contact Center, vCon servers; signed ones too, encrypted ones cannot be read",
    roles: "stated",
    times: "words",
    events: "hold, mute, join, leave, transfer",
    metadata: "id, date, agent, customer",
    example: `{"vcon":"0.4.0","parties":[{"name":"Niamh","role":"agent"}],"dialog":[{"type":"text","start":"2026-03-02T10:00:00Z","parties":[0],"body":"Hello."}]}`,
  },
  wtf: {
    from: "World Transcription Format, alone or in a vCon",
    roles: "stated",
    times: "words",
    metadata: "language, duration",
    example: `{"transcript":{${TEXT}},"segments":[{"id":0,"start":0,"end":2,${TEXT},"speaker":0}],"metadata":{"provider":"deepgram"}}`,
  },
  amazon: {
    from: "Amazon Connect Contact Lens (calls and chats), Transcribe Call Analytics",
    roles: "stated",
    times: "words",
    events: "join, leave, end (chats); silences",
    metadata: "id, language, duration",
    example: `{"Participants":[{"ParticipantId":"A1","ParticipantRole":"AGENT"}],"Transcript":[{"ParticipantId":"A1","BeginOffsetMillis":0,"EndOffsetMillis":2000,"Content":"Hello."}]}`,
  },
  transcribe: {
    from: "Amazon Transcribe, with speaker or channel labels",
    roles: "voices",
    times: "words",
    metadata: "id",
    example: `{"jobName":"LP-1","results":{"transcripts":[{"transcript":"Hello"}],"items":[{"type":"pronunciation","start_time":"0.0","end_time":"0.5","speaker_label":"spk_0","alternatives":[{"content":"Hello"}]}]}}`,
  },
  "transcribe-streaming": {
    from: "Amazon Transcribe streaming: a list of events, or one on each line",
    roles: "voices",
    times: "words",
    example: `[{"TranscriptEvent":{"Transcript":{"Results":[{"ResultId":"r0","IsPartial":false,"StartTime":0,"EndTime":2,"Alternatives":[{"Transcript":"Hello."}]}]}}}]`,
  },
  bedrock: {
    from: "Amazon Bedrock Data Automation, standard output",
    roles: "voices",
    times: "words",
    metadata: "duration",
    example: `{"audio_segments":[{"start_timestamp_millis":0,"end_timestamp_millis":2000,${TEXT},"speaker":{"speaker_label":"spk_0"}}]}`,
  },
  "post-call-analytics": {
    from: "AWS Post Call Analytics solution",
    roles: "stated",
    times: "turns",
    metadata: "id, agent, language",
    example: `{"SpeechSegments":[{"SegmentStartTime":0,"SegmentEndTime":2,"SegmentSpeaker":"spk_0","OriginalText":"Hello."}]}`,
  },
  deepgram: {
    from: "Deepgram: utterances, paragraphs, channels or words",
    roles: "voices",
    times: "words",
    metadata: "date, duration",
    example: `{"metadata":{"request_id":"r1"},"results":{"channels":[],"utterances":[{"start":0,"end":2,"speaker":0,"transcript":"Hello."}]}}`,
  },
  "deepgram-live": {
    from: "Deepgram while the call goes on: a list of messages, or one on each line",
    roles: "voices",
    times: "words",
    example: `[{"type":"Results","is_final":true,"start":0,"duration":2,"channel_index":[0,1],"channel":{"alternatives":[{"transcript":"Hello."}]}}]`,
  },
  assemblyai: {
    from: "AssemblyAI",
    roles: "voices",
    times: "words",
    metadata: "id, language, duration",
    example: `{"id":"LP-1","status":"completed","audio_url":"https://example.com/a.wav","utterances":[{"speaker":"A","start":0,"end":2000,${TEXT}}]}`,
  },
  whisper: {
    from: "OpenAI verbose and diarised JSON, Whisper, WhisperX, whisper-timestamped",
    roles: "stated",
    times: "words",
    metadata: "language, duration",
    example: `{"task":"transcribe","segments":[{"type":"transcript.text.segment","start":0,"end":2,${TEXT},"speaker":"agent"}]}`,
  },
  "whisper-cpp": {
    from: "whisper.cpp with -oj",
    roles: "voices",
    times: "turns",
    metadata: "language",
    example: `{"transcription":[{"offsets":{"from":0,"to":2000},"text":" Hello.","speaker":"0"}]}`,
  },
  "openai-stream": {
    from: "OpenAI's transcription as a stream of `data:` lines",
    roles: "stated",
    times: "turns",
    example: `data: {"type":"transcript.text.segment","start":0,"end":2,${TEXT},"speaker":"agent"}`,
  },
  "google-speech": {
    from: "Google Speech-to-Text v1 and v2",
    roles: "voices",
    times: "words",
    example: `{"results":[{"alternatives":[{"transcript":"Hello."}],"channelTag":1}]}`,
  },
  "google-insights": {
    from: "Google CX Insights (CCAI): files for upload, and conversations from its API",
    roles: "stated",
    times: "words",
    metadata: "date, language, duration",
    example: `{"entries":[{"start_timestamp_usec":1000000,"role":"AGENT","user_id":1,${TEXT}}]}`,
  },
  "azure-speech": {
    from: "Azure Speech: batch, fast transcription, accelerators",
    roles: "voices",
    times: "words",
    metadata: "date, duration",
    example: `{"durationMilliseconds":2000,"combinedPhrases":[],"phrases":[{"channel":0,"offsetMilliseconds":0,"durationMilliseconds":2000,${TEXT}}]}`,
  },
  "azure-conversation": {
    from: "Azure conversation analysis: its input",
    roles: "stated",
    times: "turns",
    metadata: "id, language",
    example: `{"conversations":[{"id":"LP-1","conversationItems":[{"id":"1","participantId":"agent_1",${TEXT}}]}]}`,
  },
  genesys: {
    from: "Genesys Cloud, a file for each leg of a call",
    roles: "stated",
    times: "turns",
    metadata: "id, date",
    example: `{"conversationId":"LP-1","transcripts":[{"phrases":[{"participantPurpose":"internal","startTimeMs":0,${TEXT}}]}]}`,
  },
  gong: {
    from: "Gong",
    roles: "voices",
    times: "turns",
    metadata: "id",
    example: `{"callId":"7782342274025937895","transcript":[{"speakerId":"6","sentences":[{"start":0,"end":2000,${TEXT}}]}]}`,
  },
  twilio: {
    from: "Twilio Conversational Intelligence: sentences",
    roles: "stated",
    times: "turns",
    metadata: "agent, customer",
    example: `{"sentences":[{"media_channel":1,"start_time":"0.0","end_time":"2.0","transcript":"Hello."}]}`,
  },
  dialpad: {
    from: "Dialpad",
    roles: "stated",
    times: "starts",
    metadata: "id, agent, customer",
    example: `{"call_id":"LP-1","lines":[{"type":"transcript","name":"Niamh","time":"2026-03-02T10:00:00","content":"Hello."}]}`,
  },
  zoom: {
    from: "Zoom Phone and cloud recordings, timeline JSON",
    roles: "stated",
    times: "turns",
    metadata: "id, date",
    example: `{"type":"zoom_transcript","timeline":[{"ts":"00:00:00.000","end_ts":"00:00:02.000","username":"Niamh",${TEXT}}]}`,
  },
  ringcx: {
    from: "RingCentral RingCX",
    roles: "stated",
    times: "starts",
    metadata: "date, agent",
    example: `{"channelClass":"VOICE","transcript":[{"participantName":"Agent Niamh","timestamp":"1748947200000","message":"Hello."}]}`,
  },
  ringsense: {
    from: "RingCentral RingSense",
    roles: "voices",
    times: "turns",
    example: `{"insights":{"Transcript":[{"speakerId":"S1","start":0,"end":2,${TEXT}}]}}`,
  },
  salesforce: {
    from: "Salesforce Voice",
    roles: "stated",
    times: "turns",
    example: `{"utterances":[{"senderType":"HUMAN_AGENT","startTime":1748947200000,"endTime":1748947202000,"content":"Hello."}]}`,
  },
  intercom: {
    from: "Intercom calls",
    roles: "stated",
    times: "turns",
    metadata: "agent, customer",
    example: `[{"start_time":"0","end_time":"2","speaker_label":"Niamh","speaker_type":"admin","content":"Hello."}]`,
  },
  bitrix24: {
    from: "Bitrix24, where the `User` is the employee",
    roles: "stated",
    times: "turns",
    metadata: "id",
    example: `{"CALL_ID":"LP-1","MESSAGES":[{"SIDE":"User","START_TIME":0,"STOP_TIME":2,"MESSAGE":"Hello."}]}`,
  },
  elevateai: {
    from: "NICE ElevateAI",
    roles: "voices",
    times: "turns",
    example: `{"participantOne":{"phrases":[{"phrase":"Hello."}],"phraseSegments":[{"startTimeOffset":0,"endTimeOffset":2000,"phraseIndex":0}]}}`,
  },
  retell: {
    from: "Retell AI; the bot is a bot unless `--agent` names it",
    roles: "stated",
    times: "words",
    metadata: "id, date, duration",
    example: `{"call":{"call_id":"LP-1","agent_id":"a1","transcript_object":[{"role":"agent","content":"Hello."}]}}`,
  },
  vapi: {
    from: "Vapi; as above",
    roles: "stated",
    times: "turns",
    metadata: "id",
    example: `{"messages":[{"role":"bot","message":"Hello.","secondsFromStart":0.5}]}`,
  },
  elevenlabs: {
    from: "ElevenLabs Agents; as above",
    roles: "stated",
    times: "starts",
    metadata: "id, duration",
    example: `{"conversation_id":"LP-1","transcript":[{"role":"agent","message":"Hello.","time_in_call_secs":0}]}`,
  },
  bland: {
    from: "Bland AI; as above",
    roles: "stated",
    times: "starts",
    metadata: "id, duration",
    example: `{"call_id":"LP-1","transcripts":[{"user":"assistant","created_at":"2026-03-02T10:00:00Z",${TEXT}}]}`,
  },
  speechmatics: {
    from: "Speechmatics json-v2, and its older JSON",
    roles: "voices",
    times: "words",
    metadata: "id, date, language",
    example: `{"format":"2.9","results":[{"type":"word","start_time":0,"end_time":0.5,"alternatives":[{"content":"Hello","speaker":"S1"}]}]}`,
  },
  revai: {
    from: "Rev.ai",
    roles: "voices",
    times: "words",
    example: `{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hello","ts":0,"end_ts":0.5}]}]}`,
  },
  ibm: {
    from: "IBM Watson Speech to Text",
    roles: "voices",
    times: "words",
    example: `{"results":[{"final":true,"alternatives":[{"transcript":"hello ","timestamps":[["hello",0,0.5]]}]}],"speaker_labels":[{"from":0,"to":0.5,"speaker":0}]}`,
  },
  content: {
    from: "Microsoft's samples: a whole call as text under `Content`",
    roles: "stated",
    times: "none",
    metadata: "id, date, agent, customer, duration",
    example: String.raw`{"ConversationId":"LP-1","Content":"Agent (Niamh): Hello, how can I help?\nCustomer (Zoë): Hi, my parcel is late."}`,
  },
  "word-ranges": {
    from: "BBC paper-edit: words, and who speaks from when to when",
    roles: "voices",
    times: "words",
    example: `{"words":[{"id":0,"start":0,"end":0.5,"text":"Hello"}],"paragraphs":[{"id":0,"start":0,"end":2,"speaker":"Niamh"}]}`,
  },
  nist: {
    from: "research corpora: NIST STM, CTM, RTTM",
    roles: "voices",
    times: "words",
    metadata: "id",
    example: String.raw`;; sample\nLP-1 1 agent 0.00 2.00 <o> hello`,
  },
};

/** Formats of scripts; they tell no sides and no times. */
export const SCRIPT_NOTES: Readonly<Record<string, Pick<FormatNote, "from" | "example">>> = {
  markdown: {
    from: "Markdown with headings and quoted lines",
    example: String.raw`# Greeting\n\n> Agent: Good morning, {{customer_name}}.`,
  },
  flow: { from: "YAML or JSON flows of steps", example: String.raw`steps:\n  - id: greet\n    say: Good morning.\n    next: end` },
  zendesk: { from: "Zendesk macros", example: `{"macros":[{"title":"Late","actions":[{"field":"comment_value","value":"Sorry."}]}]}` },
  canned: { from: "canned responses in a table", example: String.raw`title,response\nLate,Sorry to hear that.` },
  macros: { from: "plain lists of macros, with --kind script", example: String.raw`[Late]\nSorry to hear that.` },
};
