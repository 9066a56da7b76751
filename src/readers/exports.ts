import type { Scalar, YAMLMap } from "yaml";
import { yaml } from "../yaml-document.js";
import { cut, type Line } from "./line.js";
import type { Input, Reader } from "./reader.js";
import { ScriptBuilder } from "./script.js";
import { lineOf, scalarOf, yamlDocument } from "./yaml-lines.js";
import { paragraphs } from "./zendesk.js";

/** What a tool for dialogues writes: by which marks it is known, and where what is said stands in it. */
interface Export {
  /** All of these stand in it. */
  marks: readonly RegExp[];
  /** Keys of what is said: a text, or several. */
  said?: RegExp;
  /** Only below such a key anything is said. */
  below?: RegExp;
  /** Nothing below such a key is said: what customers say, settings, notes. */
  unsaid?: RegExp;
  /** Keys whose text names a step. */
  names?: RegExp;
  /** Keys that name what is below them. */
  named?: RegExp;
  /** Texts within which what is said stands: the first group. */
  within?: RegExp;
  /** Keys of a list whose parts make one text. */
  joined?: RegExp;
  /** What the reader of the output should know where nothing is said. */
  silence?: string;
}

const EXPORTS: readonly Export[] = [
  // Amazon Connect, now and before 2021.
  { marks: [/"StartAction"\s*:/, /"Actions"\s*:/], said: /^(?:text|ssml)$/, unsaid: /^metadata$/, names: /^identifier$/ },
  { marks: [/"modules"\s*:/, /"type"\s*:\s*"contactFlow"/], said: /^value$/, below: /^parameters$/, names: /^id$/ },
  // Rasa: what the bot says, then what users say, then which comes after which.
  { marks: [/^responses:\s*$/m, /^ +utter_[\w/]+:/m], said: /^text$/, below: /^responses$/, unsaid: /^(?:condition|buttons|custom|metadata)$/, named: /^utter_/ },
  { marks: [/^nlu:\s*$/m, /^ *- intent:/m], silence: "this is what customers say to a bot; what it answers stands in its domain file" },
  { marks: [/^(?:stories|rules):\s*$/m, /^ *- action: utter_/m], silence: "this says which answer follows; what a bot answers stands in its domain file" },
  // Botpress: texts, then nodes.
  { marks: [/"formData"\s*:/, /"(?:text|title)\$?\w*"\s*:/], said: /^(?:text|title)(?:\$|$)/, below: /^formdata$/, unsaid: /^(?:choices|variations|createdby)\b/, names: /^id$/ },
  { marks: [/"catchAll"\s*:/, /"onEnter"\s*:/], said: /^onenter$/, within: /"text(?:\$\w+)?\\?"\s*:\s*\\?"((?:[^"\\]|\\[^"])*)/, names: /^name$/, silence: "what these nodes say stands in the files of content-elements" },
  // Chatbots for beginners: patterns that customers say, and responses.
  { marks: [/"intents"\s*:/, /"patterns"\s*:/, /"responses"\s*:/], said: /^responses$/, names: /^(?:tag|intent|name)$/ },
  // Dialogflow ES: intents, then what users say; CX: flows and pages.
  { marks: [/"responses"\s*:/, /"speech"\s*:/, /"(?:affectedContexts|resetContexts)"\s*:/], said: /^(?:speech|texttospeech)$/, below: /^messages$/, names: /^name$/ },
  { marks: [/"userDefined"\s*:/, /"isTemplate"\s*:/], silence: "this is what customers say to a bot; what it answers stands in the file of the intent" },
  { marks: [/"trainingPhrases"\s*:/, /"parts"\s*:/], silence: "this is what customers say to a bot; what it answers stands in the files of flows and pages" },
  { marks: [/"(?:entryFulfillment|triggerFulfillment|transitionRoutes|transitionEvents)"\s*:/], said: /^text$/, unsaid: /^(?:trainingphrases|condition)$/, names: /^(?:displayname|event)$/ },
  // Amazon Lex, IBM watsonx Assistant, Microsoft Copilot Studio.
  { marks: [/"plainTextMessage"\s*:/], said: /^value$/, below: /^(?:plaintextmessage|ssmlmessage)$/, names: /^(?:name|intentname|slotname)$/ },
  { marks: [/"dialog_nodes"\s*:/], said: /^text$/, below: /^output$/, names: /^(?:title|dialog_node)$/ },
  { marks: [/^kind: AdaptiveDialog/m], said: /^(?:activity|prompt|unrecognizedprompt|text|speak)$/, unsaid: /^(?:triggerqueries|intent|condition)$/, names: /^id$/ },
  // Voiceflow.
  { marks: [/"diagrams"\s*:/, /"nodes"\s*:/, /"nodeID"\s*:/], said: /^(?:content|text)$/, below: /^(?:dialogs|texts|prompt|reprompt)$/, names: /^(?:nodeid|name)$/, joined: /^children$/ },
  // Genesys Architect.
  { marks: [/^(?:(?:inbound|outbound|inQueue|secure)(?:Call|Chat|Email|ShortMessage)|(?:digital|voice)?[bB]ot|commonModule|voicemail|voiceSurvey):\s*$/m, /^ +(?:tts|startUpRef|defaultLanguage):/m], said: /^(?:tts|exp)$/, names: /^name$/, within: /ToAudioTTS\("((?:[^"\\]|\\.)*)"|^((?!\w+\()(?!.*(?:[=<>!]=|\b(?:Flow|Task|Call)\.)).*)$/s },
]; // prettier-ignore

/** Dialogues as the tools write them in which they are drawn: what is said in them, step by step; where they lead is checked by the tool. */
export const exportsReader: Reader = {
  name: "exports",
  title: "dialogue of a bot or phone menu",
  note: {
    from: "dialogues of Amazon Connect and Lex, Rasa, Botpress, Dialogflow, Voiceflow, watsonx Assistant, Copilot Studio, Genesys Architect",
    example: `{"StartAction":"a","Actions":[{"Identifier":"a","Type":"MessageParticipant","Parameters":{"Text":"Good morning."}}]}`,
  },
  kind: "script",
  extensions: [".json", ".yaml", ".yml"],
  recognises: (input) => exportOf(input) !== undefined,
  *read(input) {
    const text = input.text();
    const found: Partial<Export> = exportOf(input) ?? {};
    const exported = new Dialogue(input.file, text, found);
    exported.visit(yamlDocument(text).contents, undefined, undefined, found.below === undefined);
    const call = exported.script.build("exports", "macros");
    const isSilent = call.segments.every(({ role }) => role !== "agent");
    yield isSilent && found.silence !== undefined ? { ...call, segments: [], flow: undefined, notes: [found.silence] } : call;
  },
};

function exportOf({ file, head }: Input): Export | undefined {
  if (!/\.ya?ml$/i.test(file) && !/^\s*[[{]/.test(head)) return undefined;
  return EXPORTS.find(({ marks }) => marks.every((mark) => mark.test(head)));
}

class Dialogue {
  readonly script: ScriptBuilder;
  private step: Scalar | undefined;

  constructor(
    file: string,
    private readonly text: string,
    private readonly shape: Partial<Export>,
  ) {
    this.script = new ScriptBuilder(file, text);
  }

  /**
   * Goes through a node and what is below it.
   * @param name What the step is called that it belongs to.
   * @param isSaid Whether what is said may stand here.
   */
  visit(node: unknown, key: string | undefined, name: Scalar | undefined, isSaid: boolean): void {
    const { isMap, isSeq } = yaml();
    if (isSeq(node)) for (const item of node.items) this.visit(item, key, name, isSaid);
    if (isMap(node)) this.entries(node, name, isSaid);
    const value = scalarOf(node);
    if (value !== undefined && isSaid && key !== undefined && this.shape.said?.test(key)) this.say(value, name);
  }

  private entries(map: YAMLMap, outer: Scalar | undefined, isSaid: boolean): void {
    const { named, unsaid, below, joined } = this.shape;
    const own = this.nameIn(map) ?? outer;
    for (const { key, value } of map.items) {
      const name = String((key as Scalar).value);
      const plain = name.toLowerCase();
      if (unsaid?.test(plain)) continue;
      const inner = named?.test(name) ? (key as Scalar) : own;
      if (joined?.test(plain) && isSaid) this.join(value, inner);
      else this.visit(value, plain, inner, isSaid || below?.test(plain) === true);
    }
  }

  private nameIn(map: YAMLMap): Scalar | undefined {
    const pair = map.items.find(({ key }) => this.shape.names?.test(String((key as Scalar).value).toLowerCase()));
    return scalarOf(pair?.value);
  }

  /** `[{ "text": "Hello, " }, { "text": "Larkspur." }]`: one text in parts. */
  private join(list: unknown, name: Scalar | undefined): void {
    const { isMap, isSeq } = yaml();
    const parts = isSeq(list) ? list.items.map((item) => (isMap(item) ? scalarOf(item.get("text", true)) : undefined)) : [];
    let joint: Line = { text: "", pieces: [] };
    for (const part of parts) {
      if (part === undefined) continue;
      const { text, pieces } = lineOf(part, this.text);
      const at = joint.text.length;
      joint = { text: joint.text + text, pieces: [...joint.pieces, ...pieces.map((piece) => ({ ...piece, at: piece.at + at }))] };
    }
    this.lines(joint, name);
  }

  private say(value: Scalar, name: Scalar | undefined): void {
    if (typeof value.value !== "string") return;
    const line = lineOf(value, this.text);
    const { within } = this.shape;
    if (within === undefined) return this.lines(line, name);
    const match = within.exec(line.text);
    const said = match?.slice(1).find((group) => group !== undefined && group.trim() !== "");
    if (said !== undefined)
      this.lines(cut(line, line.text.indexOf(said, match!.index), line.text.indexOf(said, match!.index) + said.length), name);
  }

  /** Nothing that only a program reads: an address, a reference, a number, a name of its own. */
  private lines(line: Line, name: Scalar | undefined): void {
    if (!/\p{L}.*\s.*\p{L}|\p{L}[.!?]\s*$/su.test(line.text) || /^\s*(?:\$\.|arn:|https?:)/.test(line.text)) return;
    if (name !== undefined && name !== this.step) {
      const title = String(name.value);
      this.script.begin({ id: title, title, readsOn: false }, lineOf(name, this.text));
      this.step = name;
    }
    for (const part of paragraphs(line, /<\/?\w/.test(line.text))) this.script.say(part);
  }
}
