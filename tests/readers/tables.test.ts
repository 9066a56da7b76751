import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { wrongPlacesIn } from "./places.js";

/** The calls of a table, each turn as `agent@1: words`. */
function callsIn(text: string, file = "calls.csv") {
  return [...read(stringInput(file, text), {})].map((item) => {
    if (!("segments" in item)) throw new Error(item.message);
    const call = assemble(item);
    expect(wrongPlacesIn(call, text)).toEqual([]);
    const turns = item.segments.map(({ role, start, text: said }) => `${role ?? "?"}${start === undefined ? "" : `@${start}`}: ${said}`);
    return { id: call.meta.id, startedAt: call.meta.startedAt, notes: call.notes, turns };
  });
}

const SAID = ["Good morning, Larkspur Parcels.", "Hi, my parcel is late."] as const;
const [HELLO, LATE] = SAID;
const PLAIN = [`agent: ${HELLO}`, `customer: ${LATE}`];
const TIMED = [`agent@1: ${HELLO}`, `customer@5: ${LATE}`];

/** Tables of one call, as spreadsheets and tools write them. */
const TABLES: Readonly<Record<string, readonly [text: string, turns: readonly string[]]>> = {
  "Dutch columns": [`Gespreks-ID;Spreker;Tijd;Tekst\n1;Medewerker;00:00:01;${HELLO}\n1;Klant;00:00:05;${LATE}\n`, TIMED],
  "Spanish columns with accents": [`ID de llamada;Interlocutor;Hora de inicio;Transcripción\n1;Agente;00:00:01;${HELLO}\n1;Cliente;00:00:05;${LATE}\n`, TIMED],
  "Portuguese columns with decimal commas": [`Protocolo;Falante;Início;Fala\n1;Atendente;1,0;${HELLO}\n1;Cliente;5,0;${LATE}\n`, TIMED],
  "whose call it is, beside each side": [`Call ID,User,Participant type,Utterance start (s),Utterance end (s),Utterance text\n1,Niamh Byrne,internal,1.0,4.5,"${HELLO}"\n1,Niamh Byrne,external,5.0,9.25,"${LATE}"\n`, TIMED],
  "rows that are numbered and mixed": [`call_id,turn,role,text\n1,2,customer,"${LATE}"\n1,1,agent,"${HELLO}"\n`, PLAIN],
  "no header": [`Agent,00:00:01,"${HELLO}"\nCustomer,00:00:05,"${LATE}"\nAgent,00:00:09,I'm sorry to hear that.\n`, [...TIMED, "agent@9: I'm sorry to hear that."]],
  "a call on one line of a cell": [`id,transcript\n1,"Agent: ${HELLO} Customer: ${LATE}"\n`, PLAIN],
  "a call in a cell, times first": [`id,url,full_transcript\n1,https://example.com/a,"[00:00:01] Agent: ${HELLO}\n[00:00:05] Customer: ${LATE}"\n`, TIMED],
  "a call in a cell, line ends as tags": [`id,agent,Transcript\n1,Niamh,"Agent: ${HELLO}<br>Customer: ${LATE}"\n`, PLAIN],
  "a call in a cell, line ends in two characters": [`id,agent,Transcript\n1,Niamh,"Agent: ${HELLO}\\nCustomer: ${LATE}"\n`, PLAIN],
  "a call in a cell as WebVTT": [`Call ID,Transcript\n1,"WEBVTT\n\n00:00:01.000 --> 00:00:04.500\n<v Agent>${HELLO}</v>\n\n00:00:05.000 --> 00:00:09.250\n<v Customer>${LATE}</v>"\n`, TIMED],
  "French columns": [`Identifiant appel;Locuteur;Heure de début;Texte\n1;Conseiller;00:00:01;${HELLO}\n1;Client;00:00:05;${LATE}\n`, TIMED],
  "German columns": [`Zeit;Wer;Wortlaut\n00:01;Agentin;${HELLO}\n00:05;Anruferin;${LATE}\n`, TIMED],
  "Italian columns": [`ID chiamata;Parlante;Ora inizio;Ora fine;Testo\n1;Operatore;00:00:01;00:00:04;${HELLO}\n1;Cliente;00:00:05;00:00:09;${LATE}\n`, TIMED],
  "Spanish questions for columns": [`Llamada;Tiempo;Quién;Qué dijo\n1;00:01;Asesora;${HELLO}\n1;00:05;Clienta;${LATE}\n`, TIMED],
  "an abbreviation among the columns": [`Nr.;Zeit (s);Rolle;Äußerung\n1;1,0;Agent;${HELLO}\n2;5,0;Kunde;${LATE}\n`, TIMED],
  "how times are written, in their column": [`Utterance,Speaker,Start (mm:ss)\n"${HELLO}",Agent,00:01\n"${LATE}",Customer,00:05\n`, TIMED],
  "surnames that are roles beside what the speaker is": [`Speaker,Start,Text\nBen Guest (agent),1,"${HELLO}"\nOdalys Teller (caller),5,"${LATE}"\n`, TIMED],
  "commas in the words and no quotes": [`Time,Speaker,Text\n00:01,Agent,${HELLO}\n00:05,Customer,${LATE}\n`, TIMED],
}; // prettier-ignore

describe("tables", () => {
  test.each(Object.entries(TABLES))("%s", (_, [text, turns]) => {
    const calls = callsIn(text);
    expect(calls.map((call) => call.turns)).toEqual([turns]);
  });

  test("cells merged over several rows count for all of them", () => {
    const rows = ["Call ID,Agent,Speaker,Text", `1,Niamh,Agent,"${HELLO}"`, ",,,Are you there?", `,,Customer,"${LATE}"`, "2,Ana,Agent,Hello.", ",,Customer,Hi."]; // prettier-ignore
    expect(callsIn(rows.join("\n")).map(({ id, turns }) => [id, turns])).toEqual([
      ["1", [`agent: ${HELLO}`, "agent: Are you there?", `customer: ${LATE}`]],
      ["2", ["agent: Hello.", "customer: Hi."]],
    ]);
  });

  test("calls whose rows are mixed are told apart by their ids", () => {
    const calls = callsIn("file,channel,transcript\na.wav,agent,One\nb.wav,agent,Two\na.wav,customer,Three\nb.wav,customer,Four\n");
    expect(calls.map(({ turns }) => turns)).toEqual([
      ["agent: One", "customer: Three"],
      ["agent: Two", "customer: Four"],
    ]);
  });

  test("calls whose rows are mixed are whole in a table that is longer than what is held of it", () => {
    const said = "My parcel is late. ".repeat(50);
    const rows = Array.from({ length: 8000 }, (_, index) => {
      // Ten calls at a time, of twenty rows each.
      const call = Math.floor(index / 200) * 10 + (index % 10);
      return `${call},${index % 20 < 10 ? "agent" : "customer"},${said}`;
    });
    const calls = [...read(stringInput("calls.csv", `call_id,speaker,text\n${rows.join("\n")}\n`), {})];
    expect(calls.map((call) => ("segments" in call ? [call.meta.id, call.segments.length, call.notes] : call.message))).toEqual(
      Array.from({ length: 400 }, (_, index) => [String(index), 20, []]),
    );
  });

  test("clips of a call, each with a file of its own, are one call", () => {
    const [call, ...more] = callsIn(`file,speaker,text\n1.wav,agent,"${HELLO}"\n2.wav,customer,"${LATE}"\n`);
    expect(more).toEqual([]);
    expect(call!.turns).toEqual(PLAIN);
  });

  test("days stand before months where semicolons part the cells", () => {
    const [call] = callsIn(`call id;time;speaker;text\n1;03/06/2025 10:40:01;Agent;${HELLO}\n1;03/06/2025 10:40:05;Customer;${LATE}\n`);
    expect(call!.startedAt).toMatch(/^2025-06-03T10:40:01/);
  });

  test("what stands above the header is known of the call", () => {
    const above = "Call transcript,,,\nCall ID:,LP-100,,\nDate,2025-06-03,,\n,,,\n";
    const [call] = callsIn(`${above}#,Time,Speaker,Utterance\n1,00:01,Agent,"${HELLO}"\n2,00:05,Customer,"${LATE}"\n`);
    expect(call).toMatchObject({ id: "LP-100", startedAt: "2025-06-03", turns: TIMED });
    const [german] = callsIn(`Anruf-ID;;A-5;\n;;;\nZeit;Sprecher;Text;\n00:01;Agent;"${HELLO}";\n00:05;Kunde;"${LATE}";\n`);
    expect(german).toMatchObject({ id: "A-5", turns: TIMED });
  });

  test("ids that a spreadsheet has shortened, and calls without speakers, are told of", () => {
    const [shortened] = callsIn(`call id,speaker,text\n1.23457E+18,Agent,"${HELLO}"\n`);
    expect(shortened!.notes.join()).toContain("shortened the call's id");
    const [continental] = callsIn(`call id;speaker;text\n1,23E+18;Agent;"${HELLO}"\n`);
    expect(continental!.notes.join()).toContain("shortened the call's id to 1,23E+18");
    const [mute] = callsIn(`call id,agent,transcript\n1,Niamh,"${HELLO}"\n`);
    expect(mute!.notes.join()).toContain("no speaker labels");
  });
});

test("minutes and seconds that a spreadsheet took for hours and minutes", () => {
  const rows = [["0:00:00", "Thank you for calling, how can I help?"], ["0:05:00", "My parcel was due before noon and nothing came."], ["0:12:00", "I am sorry to hear that."], ["1:02:00", "It comes today."]]; // prettier-ignore
  const table = (times: readonly string[]) =>
    `Speaker,Time,Text\n${rows.map(([, text], index) => `${index % 2 === 0 ? "Agent" : "Customer"},${times[index]},"${text}"`).join("\n")}\n`;
  const callOf = (times: readonly string[]) => {
    const [call] = [...read(stringInput("a.csv", table(times)), {})];
    if (call === undefined || !("segments" in call)) throw new Error(call?.message);
    return call;
  };
  const call = callOf(rows.map(([time]) => time!));
  expect(call.segments.map(({ start }) => start)).toEqual([0, 5, 12, 62]);
  expect(call.notes).toEqual([expect.stringMatching(/^times such as 0:05:00 are read as five seconds/)]);
  // A clock on the wall, and pauses of half an hour.
  expect(callOf(["10:00:00", "10:01:00", "10:02:00", "10:03:00"]).notes).toEqual([]);
  expect(callOf(["0:00:00", "0:01:00", "0:02:00", "0:03:00"]).notes).toEqual([]);
});
