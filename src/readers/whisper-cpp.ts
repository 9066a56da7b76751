import { languageOf } from "./metadata.js";
import { hasRow, isRow, secondsIn, segmentsOf, vendorShape } from "./vendor.js";
import { Voices, type Voice } from "./voices.js";

/**
 * whisper.cpp (`-oj`). `offsets` are milliseconds; `timestamps` say the same with a comma (its examples/cli). With `--diarize` a
 * segment has the speaker `"0"`, `"1"` or `"?"`.
 */
export const whisperCppShape = vendorShape({
  name: "whisper-cpp",
  title: "whisper.cpp",
  note: {
    from: "whisper.cpp with -oj",
    roles: "voices",
    times: "turns",
    metadata: "language",
    example: `{"transcription":[{"offsets":{"from":0,"to":2000},"text":" Hello.","speaker":"0"}]}`,
  },
  fits: (value) => hasRow(value["transcription"], (row) => isRow(row["offsets"]) && "text" in row),
  turns(value, pointer) {
    const voices = new Voices();
    return segmentsOf(value["transcription"], `${pointer}/transcription`, (row) => {
      const offsets = isRow(row["offsets"]) ? row["offsets"] : {};
      return {
        text: row["text"],
        at: "/text",
        voice: voiceOf(row["speaker"], voices),
        start: secondsIn(offsets["from"], "ms"),
        end: secondsIn(offsets["to"], "ms"),
      };
    });
  },
  meta({ result }) {
    const language = isRow(result) ? languageOf(result["language"]) : undefined;
    return language === undefined ? {} : { language };
  },
});

function voiceOf(speaker: unknown, voices: Voices): Voice {
  return typeof speaker === "string" && speaker !== "?" ? voices.of(`Speaker ${speaker}`, undefined) : {};
}
