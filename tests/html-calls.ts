import { folderWith } from "./cli/run.js";

/** What a transcript may try. */
export const HOSTILE = [
  "</script><script>globalThis.stolen = 1</script>",
  `"><img src=x onerror="globalThis.stolen = 1">`,
  "<!--<script>",
  "javascript:globalThis.stolen=1",
  "<%= it.script %>",
  "שלום, איפה החבילה שלי?",
];

const REFUSED = "You should have read the terms. It's your own fault.";
const GREETING = "Good morning, Larkspur Parcels, how can I help?";

/** Agent and customer by turns. */
function call(agent: string | undefined, id: string, started_at: string | undefined, texts: readonly string[]): string {
  const turns = texts.map((text, turn) => ({ role: turn % 2 === 0 ? "agent" : "customer", text, start: turn * 5 }));
  return JSON.stringify({ id, agent, started_at, team: "Depot", queue: "claims", turns });
}

/** Calls of three agents, one of them with few, one hostile. */
export const CALLS = [
  call("Dana", "LP-1", "2025-06-02T09:00:00Z", ["Yes?", "My parcel is late.", REFUSED, "Fine.", "Bye."]),
  call("Dana", "LP-2", "2025-06-03T09:00:00Z", [GREETING, "Where is my parcel?", REFUSED, "Fine.", "Bye."]),
  call("Dana", "LP-3", "2025-06-11T09:00:00Z", [
    GREETING,
    "I'm Ann Alder, call 020 555-0142, account 90210555.",
    "Thank you, Ann. It comes today.",
    "Thanks.",
    "Bye.",
  ]),
  call("Niamh", "LP-4", "2025-06-10T10:00:00Z", [GREETING, "Where is it?", "It comes today.", "Thanks.", "Anything else? Goodbye."]),
  call("Niamh", "LP-5", "2025-06-12T10:00:00Z", ["Yes?", "Where is it?", "We'll call you back.", "Thanks.", "Goodbye."]),
  call("Niamh", "LP-6", "2025-06-17T10:00:00Z", [GREETING, "Where is it?", "It comes today.", "Thanks.", "Goodbye."]),
  call('Mal "<script>" O\'Neill', "LP-<script>alert(1)</script>", "2025-06-18T10:00:00Z", [`Yes? ${REFUSED}`, ...HOSTILE]),
];

/** A folder with the calls and a table of pseudonyms. */
export function reportFolder(): string {
  return folderWith({
    "calls.jsonl": CALLS.join("\n"),
    "ids.csv": `name,id\nDana,A-1\nNiamh,A-2\n"Mal ""<script>"" O'Neill",A-3\n`,
    "one.jsonl": CALLS[0]!,
    "undated.txt": "Agent: Hello.\nCustomer: Hi.\n",
    "nobody.txt": "Ann: Where is it?\nBea: It comes today.\n",
  });
}
