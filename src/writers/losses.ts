/** The formats that calls are written in: what each is called, and what it cannot keep of a call. */
export const FORMATS = {
  json: { title: "JSON with all that was understood; a list where there are several calls", loses: "nothing" },
  jsonl: { title: "the same, a call on each line", loses: "nothing" },
  vcon: {
    title: "vCon 0.4.0; a call on each line where there are several",
    loses:
      "times of words, ends of turns without a start; the role stands for a speaker without a name; a call without a date is dated 1970-01-01, which call-lint reads as unknown",
  },
  vtt: {
    title: "WebVTT captions, for one call that tells times",
    loses:
      "metadata, events, times of words, line breaks inside a text; a turn whose end is not known ends where it starts; one without a time stands with the one before it; times before the start are 0",
  },
  txt: {
    title: "plain text with a line for each turn, for one call",
    loses:
      "events, times of words, line breaks inside a text, all but the first of a customer's names, ends of turns without a start; times before the start are 0; a role that the name does not tell stands before it, as in Agent (Niamh Byrne)",
  },
  csv: {
    title: "a table with a row for each turn",
    loses:
      "times of words, all but the first of a customer's names; line breaks are line feeds; the role stands for a speaker without a name; of several calls, those without an id are numbered, and the second of an id has a number behind it",
  },
} as const;

export type FormatName = keyof typeof FORMATS;
