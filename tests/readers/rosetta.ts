/** The call that every file of `fixtures/rosetta` tells: speaker, start, end, words. */
export const CALL: readonly (readonly ["agent" | "customer", number, number, string])[] = [
  ["agent", 0, 4.5, "Thank you for calling Larkspur Parcels, this is Niamh. How can I help you today?"],
  ["customer", 5, 12.25, `Hi, it's Zoë Okafor. My parcel LP-4471 was due "before 10:30" and nothing came; that's the second time.`],
  ["agent", 13, 20.5, "I'm sorry, Zoë, that is frustrating. So LP-4471 should have been with you by 10:30 today. May I have your postcode & house number?"],
  ["customer", 21, 24.75, "Sure: LQ4 7TD, number 12."],
  ["agent", 25, 29.5, "Thank you. May I put you on hold for two minutes while I call the depot?"],
  ["customer", 30, 31.5, "Yes, that's fine."],
  ["agent", 95, 103.25, "Thank you for holding, Zoë. The van broke down on Mill Lane; the driver comes back tomorrow between 8 and 9."],
  ["customer", 104, 106.5, "Can somebody ring me before?"],
  ["agent", 107, 113.75, `Of course. I'll call you on 555-0142 by 8 tomorrow morning, and I have noted "leave with neighbour".`],
  ["customer", 114, 116.25, "Lovely, thank you."],
  ["agent", 117, 120.5, "Is there anything else I can help you with?"],
  ["customer", 121, 122.5, "No, that's all, thanks."],
  ["agent", 123, 126.25, "Thank you for calling Larkspur Parcels. Have a good day, Zoë!"],
]; // prettier-ignore

/** What a file tells beside the words: the times it has, and how it names the sides. */
export interface Telling {
  reader: string;
  times: "none" | "starts" | "turns" | "words";
  /** `full` names, `first` names, the `role` as a label, or labels of a `machine`. */
  names: "full" | "first" | "role" | "machine";
  /** Where the signature or the encoding hides the words, places lead to the start of what hides them. */
  hidden?: true;
}

const told = (reader: string, times: Telling["times"], names: Telling["names"]): Telling => ({ reader, times, names });

/** The files of `fixtures/rosetta`. */
export const FILES: Readonly<Record<string, Telling>> = {
  "text-roles.txt": told("text", "none", "role"),
  "text-names.txt": told("text", "none", "full"),
  "text-names-only.txt": told("text", "none", "first"),
  "text-times-in-brackets.txt": told("text", "starts", "first"),
  "text-times-in-parens.txt": told("text", "starts", "role"),
  "text-times-behind-labels.txt": told("text", "starts", "role"),
  "text-times-with-dates.txt": told("text", "starts", "role"),
  "text-time-lines.txt": told("text", "starts", "first"),
  "text-name-lines.txt": told("text", "none", "full"),
  "text-otter.txt": told("text", "starts", "full"),
  "text-speechmatics.txt": told("text", "none", "machine"),
  "text-whisper-cpp.txt": told("text", "turns", "machine"),
  "text-whisperx.txt": told("text", "none", "machine"),
  "text-zoom-chat.txt": told("text", "starts", "full"),
  "text-numbered.txt": told("text", "none", "role"),
  "text-wrapped.txt": told("text", "none", "role"),
  "text-pipes.txt": told("text", "none", "role"),
  "text-directions.txt": told("text", "none", "role"),
  "text-utf-16.txt": told("text", "none", "role"),
  "text-windows-1252.txt": told("text", "none", "role"),
  "text-mac.txt": told("text", "none", "role"),
  "markdown-bold.md": told("text", "none", "role"),
  "markdown-bold-names.md": told("text", "none", "first"),
  "markdown-headings.md": told("text", "none", "role"),
  "markdown-list.md": told("text", "starts", "role"),
  "zoom.vtt": told("vtt", "turns", "full"),
  "teams.vtt": told("vtt", "turns", "full"),
  "graph.vtt": told("vtt", "turns", "full"),
  "graph-metadata.vtt": told("vtt", "turns", "full"),
  "whisper-cpp.vtt": told("vtt", "turns", "machine"),
  "roles.vtt": told("vtt", "turns", "role"),
  "names.srt": told("srt", "turns", "full"),
  "brackets.srt": told("srt", "turns", "role"),
  "youtube.sbv": told("srt", "turns", "role"),
  "turns.csv": told("csv", "turns", "role"),
  "semicolons.csv": told("csv", "turns", "full"),
  "milliseconds.tsv": told("csv", "turns", "machine"),
  "clock.csv": told("csv", "starts", "full"),
  "whole-call-in-a-cell.csv": told("csv", "none", "role"),
  "turns.json": told("json", "turns", "role"),
  "array.json": told("json", "turns", "role"),
  "pairs.json": told("json", "none", "role"),
  "messages.json": told("json", "starts", "full"),
  "epoch.json": told("json", "turns", "role"),
  "durations.json": told("json", "turns", "role"),
  "text.json": told("json", "none", "role"),
  "lines.json": told("json", "starts", "role"),
  "sentences.json": told("json", "turns", "full"),
  "words.json": told("json", "words", "role"),
  "turns.jsonl": told("jsonl", "turns", "role"),
  "calls.jsonl": told("jsonl", "turns", "role"),
  "microsoft-content.json": told("content", "none", "first"),
  "dialog-0.0.1.vcon.json": told("vcon", "turns", "full"),
  "dialog-0.0.2.vcon": told("vcon", "turns", "full"),
  "dialog-0.4.0.vcon": told("vcon", "turns", "full"),
  "analysis-transcript.vcon": told("vcon", "turns", "full"),
  "analysis-diarized.vcon.json": told("vcon", "none", "first"),
  "signed.vcon": { ...told("vcon", "turns", "full"), hidden: true },
  "call-analytics.json": told("amazon", "words", "role"),
  "contact-lens-voice.json": told("amazon", "turns", "role"),
  "contact-lens-chat.json": told("amazon", "starts", "full"),
  "contact-lens-realtime.json": told("amazon", "turns", "role"),
};
