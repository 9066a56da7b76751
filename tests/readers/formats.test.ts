import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "../../src/readers/index.js";
import { openFile } from "../../src/run/lint-files.js";

const FORMATS = "../shared/corpus/formats";
const here = existsSync(FORMATS);
if (!here) console.warn(`skipped: the vendors' files of ${FORMATS} are not here`);

/** What is to be read of the vendors' files: reader, turns of the first call, and how much it tells about who and when. */
const READ: readonly [file: string, reader: string, segments: number, speakers: number, calls?: number][] = [
  ["assemblyai/assemblyai_transcription.json", "assemblyai", 1, 1],
  ["assemblyai/openapi-ParagraphsResponse-example.json", "assemblyai", 2, 0],
  ["assemblyai/openapi-SentencesResponse-example.json", "assemblyai", 2, 0],
  ["aws-bedrock-data-automation/bda-standard.json", "bedrock", 51, 2],
  ["azure-conversation-analysis/Json_input_customer_support.json", "azure-conversation", 17, 2],
  ["azure-conversation-knowledge-mining/zip-convo_042a3744-0665-4540-b4aa-b30328911250.json", "content", 23, 2],
  ["azure-conversation-knowledge-mining/ckm-stt-no-speakers-1.json", "content", 1, 0],
  ["azure-speech-batch/azure-docs-v3.1-displayWords.json", "azure-speech", 1, 0],
  ["contact-lens/awsdocs-contact-lens-chat-original.json", "amazon", 31, 3],
  ["contact-lens/awsdocs-contact-lens-voice-redacted-v1.1.0.json", "amazon", 10, 2],
  ["csv-tsv/multidogo-airline-dev.head60.tsv", "csv", 11, 0, 7],
  ["deepgram/dg_speakers.json", "deepgram", 22, 3],
  ["deepgram/dg_speakers_no_utterances.json", "deepgram", 28, 3],
  ["deepgram/dg_whisper_transcription.json", "deepgram", 3, 0],
  ["dialpad/openapi-transcript-example.json", "dialpad", 2, 2],
  ["genesys-cloud/transcript-epoch-ms.from-test.json", "genesys", 2, 2],
  ["genesys-cloud/transcript-relative-ms.from-test.json", "genesys", 3, 2],
  ["gong/openapi-example-values.json", "gong", 1, 1],
  ["google-ccai-insights/docs-conversation-format-example.json", "google-insights", 2, 2],
  ["google-stt/gcpSttPunctuation.sample.json", "google-speech", 57, 0],
  ["google-stt/gcpSttSpeakerDiarization.sample.json", "google-speech", 54, 2],
  ["harper-valley/0002f70f7386445b.transcript.json", "json", 18, 2],
  ["ibm-watson/ibmTedTalkTranscript.sample.json", "ibm", 88, 1],
  ["json-arrays/abcd_sample.json", "json", 29, 3, 3],
  ["nist/basic.stm", "nist", 2, 2, 2],
  ["nist/basic.ctm", "nist", 2, 2, 3],
  ["nist/generic-1.rttm", "nist", 2, 2],
  ["openai/openapi-diarized_json-example.json", "whisper", 2, 2],
  ["openai/openapi-example-streaming.sse.txt", "openai-stream", 1, 0],
  ["other/bbc-kaldi-speaker-segments.sample.json", "word-ranges", 49, 2],
  ["other/digitalPaperEdit.sample.json", "word-ranges", 51, 2],
  ["other/microsoft-call-center-ai-demo.json", "json", 31, 2],
  ["plain-text/ms-timestamp-line-then-Agent(Name).txt", "text", 23, 2],
  ["revai/sdk-test-monologues.json", "revai", 1, 1],
  ["revai/wtfconv-rev_ai_sample_roundtrip.json", "revai", 1, 1],
  ["ringcentral-ringcx/example-response.json", "ringcx", 2, 2],
  ["speechmatics/json-v2-batch-job-transcript.json", "speechmatics", 5, 0],
  ["speechmatics/json-v2-empty.json", "speechmatics", 0, 0],
  ["speechmatics/json-v2-two_speakers.json", "speechmatics", 3, 2],
  ["speechmatics/simple_case_with_speakers.txt", "text", 1, 1],
  ["speechmatics/speechmatics-v1-legacy-TedTalk.sample.json", "speechmatics", 43, 3],
  ["speechmatics/two_speakers_with_speaker_labels.txt", "text", 2, 2],
  ["srt/cdown-gb2312-encoded.srt", "srt", 3, 0],
  ["transcribe-call-analytics/example-call.json", "amazon", 37, 2],
  ["transcribe-standard/amazonTranscribe.sample.json", "transcribe", 52, 0],
  ["transcribe-standard/awsdocs-channel-labels.json", "transcribe", 2, 2],
  ["transcribe-standard/awsdocs-speaker-labels.json", "transcribe", 2, 2],
  ["transcribe-standard/todayinfocus-speaker-labels.sample.json", "transcribe", 15, 2],
  ["transcribe-streaming/awsdocs-streaming-pii-1.json", "transcribe-streaming", 1, 0],
  ["twilio/oai-sentences-readFull.json", "twilio", 1, 1],
  ["vcon/fake-vcons/645bb6b6.vcon.json", "vcon", 10, 2],
  ["vcon/ietf-vcon-core/ab_call_ext_rec_analysis.vcon", "vcon", 18, 1],
  ["vcon/ietf-vcon-core/ab_call_ext_rec_signed.vcon", "vcon", 0, 0],
  ["vcon/vcon-server/b217b61e-ff68-4f17-a33d-bbc667e8936d.vcon.json", "vcon", 11, 2],
  ["voice-ai-agents/retell-call.from-test.json", "retell", 4, 2],
  ["vtt-teams/graph-api-content.vtt", "vtt", 1, 1],
  ["vtt-teams/graph-api-metadataContent.vtt", "vtt", 1, 1],
  ["vtt-zoom/meeting001_chat.txt", "text", 10, 5],
  ["vtt-zoom/meeting001_transcript.vtt", "vtt", 300, 5],
  ["webvtt-py/sbv/sample.sbv", "srt", 5, 0],
  ["whisper/whisper_timestamped.json", "whisper", 4, 0],
  ["whisperx/missing-word-times.from-issues.json", "whisper", 1, 0],
  ["wtf/wtfconv-rev_ai_sample.wtf.json", "wtf", 5, 1],
];

/** What is refused, and where. */
const REFUSED: readonly [file: string, place: string, message: RegExp][] = [
  ["aws-bedrock-data-automation/bda-custom.json", "1:1", /blueprint/],
  ["azure-conversation-knowledge-mining/transcripts_metadata.csv", "1:1", /give it with --meta/],
  ["contact-lens/awsdocs-contact-lens-voice-original.EXTRA-BRACE.json", "297:1", /one too many/],
  ["contact-lens/awsdocs-contact-lens-voice-redacted.JSON-WITH-COMMENT.json", "10:44", /no comments/],
  ["openai/openapi-verbose_json-example.ABRIDGED-INVALID.json", "21:5", /abridged/],
  ["transcribe-call-analytics/awsdocs-tca-output-batch.INVALID.json", "14:13", /abridged/],
  ["transcribe-call-analytics/awsdocs-tca-post-call.INVALID.json", "16:5", /expected a comma/],
  ["other/wtfconv-invalid.json", "3:25", /end of the file/],
  ["vcon/ietf-vcon-container/simple-vcon.vcon", "2:15", /a version stands in quotes/],
  ["vcon/ietf-vcon-core/ab_call_ext_rec_encrypted.vcon", "4:17", /encrypted/],
  ["vtt-zoom/meeting001_participants.csv", "1:1", /no column holds what was said/],
  ["webvtt-py/srt/invalid_format1.srt", "1:1", /no subtitles/],
];

function itemsIn(file: string) {
  const input = openFile(`${FORMATS}/${file}`);
  return "message" in input ? [input] : [...read(input, {})];
}

describe.skipIf(!here)("files of vendors and of others' tests", () => {
  test.each(READ)("%s", (file, reader, segments, speakers, calls = 1) => {
    const items = itemsIn(file);
    expect(items).toHaveLength(calls);
    const [first] = items;
    if (first === undefined || !("segments" in first)) throw new Error(first?.message);
    expect([first.reader, first.segments.length]).toEqual([reader, segments]);
    expect(new Set(first.segments.map(({ speaker }) => speaker).filter((one) => one !== undefined)).size).toBe(speakers);
  });

  test.each(REFUSED)("%s is refused", (file, place, message) => {
    const [first] = itemsIn(file);
    if (first === undefined || "segments" in first) throw new Error("was read");
    expect(`${first.line}:${first.column}`).toBe(place);
    expect(first.message).toMatch(message);
  });

  test("none of them is an error without a place", () => {
    const files = readdirSync(FORMATS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const placeless = files.flatMap(({ parentPath, name }) =>
      itemsIn(`${parentPath}/${name}`.slice(FORMATS.length + 1)).filter((item) => !("segments" in item) && item.line === undefined),
    );
    expect(placeless).toEqual([]);
  });
});
