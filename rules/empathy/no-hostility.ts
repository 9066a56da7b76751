import type { Mention, Rule } from "call-lint";

export default {
  summary: "Stay polite, whatever the customer says.",
  why: "One rude word is what the customer will remember of the call.",
  severity: "error",
  on: "turn",
  appliesTo: ["call", "script"],
  examples: {
    bad: [
      `Customer: My parcel is gone!
Agent: I need you «to calm down».`,
      `Customer: My parcel is gone!
Agent: «You people» always say that.`,
      `Customer: You said Tuesday.
Agent: «Whatever». It's Thursday now.`,
      `Customer: i can't find the label
Agent: «do you even have» a printer`,
      `Customer: I rang twice.
Agent: «Now you listen to me», there's a queue.`,
    ],
    good: [
      `Customer: My parcel is gone!
Agent: I'm sorry, I'd be upset too.`,
      `Customer: Friday or Saturday?
Agent: Whatever suits you. Bear with me while I look, and then please listen to the two slots I have.`,
      `Customer: You people should be ashamed.
Agent: I can hear how angry you are.`,
      `Customer: That was a stupid question.
Agent: There are no stupid questions.`,
    ],
  },
  *check(call) {
    for (const turn of call.turns) {
      if (turn.role !== "agent" || (turn.occasion === "" && call.isInPassing(turn))) continue;
      const [first] = [...turn.mentions("hostile"), ...turn.mentions("whatever").filter(endsTheMatter)].filter((said) => !isQuoted(said));
      const at = first?.span ?? call.scorn.find((one) => one.turn === turn)?.at;
      if (at === undefined) continue;
      yield { at, message: "This sounds rude or commanding; stay calm and say what will help." };
    }
  },
} satisfies Rule;

/** "The slogan is "stop wasting water"": in quotation marks. */
function isQuoted({ turn: { text }, start, end }: Mention): boolean {
  return text.slice(0, end).split(/["“”]/).length % 2 === 0 && /["“”]/.test(text.slice(end)) && /["“”]/.test(text.slice(0, start + 8));
}

const BEFORE = /^(?:fine|oh|well|yes|right|sure|okay|so|look|no|great|hm)?$/;
const AFTER = /^(?:sir|maam|man|lady|mate|dude|buddy|pal|just|okay|let|give|anyway|moving|next|bye|then)$/;

/** "Whatever." alone, "yeah whatever sir", and not "whatever suits you". */
function endsTheMatter({ turn: { text, tokens }, first, last }: Mention): boolean {
  const { words, sentences } = tokens;
  const starts = sentences.includes(first) || BEFORE.test(words[first - 1] ?? "");
  const next = words[last + 1];
  const ends = next === undefined || sentences.includes(last + 1) || /^\s*[,;–—-]/.test(text.slice(tokens.to[last]));
  if (starts && ends) return true;
  return (
    starts && (AFTER.test(next ?? "") || / (?:you say|you people|i do not care)/.test(` ${words.slice(last + 1, last + 5).join(" ")}`))
  );
}
