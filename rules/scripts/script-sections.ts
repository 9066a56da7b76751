import type { Rule } from "call-lint";

/** Other names that scripts give to the usual sections. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["greeting", "opening", "welcome", "introduction"],
  ["verification", "identification", "authentication", "security"],
  ["hold", "holding"],
  ["transfer", "handover", "escalation"],
  ["closing", "close", "goodbye", "farewell", "wrap up"],
];

export default {
  summary: "Give the script every section that your team has agreed on.",
  why: "What the script leaves out, each agent makes up under pressure.",
  severity: "error",
  on: "call",
  appliesTo: ["script"],
  needs: [],
  options: {
    sections: { default: [], describe: "sections that a script must have, by name; lists of macros or phrases have none" },
  },
  examples: {
    bad: [
      {
        call: `# «Late parcel»
## Greeting
> Agent: Hello, this is Larkspur Parcels, {{agent_name}} speaking.

## Closing
> Agent: Thank you for calling.`,
        options: { sections: ["greeting", "hold", "closing"] },
      },
      {
        call: `steps:
  - id: «greeting»
    say: Hello, this is Larkspur Parcels.
    next: search
  - id: search
    say: I've opened a search for your parcel.
    end: true`,
        options: { sections: ["greeting", "closing"] },
      },
    ],
    good: [
      {
        call: `# Late parcel
## Opening
> Agent: Hello, this is Larkspur Parcels, {{agent_name}} speaking.

## Saying goodbye
> Agent: Thank you for calling.`,
        options: { sections: ["greeting", "closing"] },
      },
      {
        call: `steps:
  - id: hello
    section: greeting
    say: Hello, this is Larkspur Parcels.
    next: bye
  - id: bye
    section: closing
    say: Thank you for calling.
    end: true`,
        options: { sections: ["greeting", "closing"] },
      },
    ],
  },
  *check(call, { sections }: { sections: readonly string[] }) {
    const { flow } = call.call;
    if (sections.length === 0 || flow === undefined || flow.shape === "macros") return "not-applicable";
    const names = flow.steps.flatMap((step) => [step.section ?? "", step.title, step.id].map(plain));
    const missing = sections.filter(
      (section) => !namesOf(plain(section)).some((name) => names.some((given) => ` ${given} `.includes(` ${name} `))),
    );
    // A sheet of phrases that leads nowhere and has hardly one of the sections is no call from beginning to end.
    if (
      sections.length > 1 &&
      missing.length >= sections.length - 1 &&
      flow.steps.every(({ leads }) => leads.every(({ to }) => to === undefined))
    )
      return "not-applicable";
    for (const section of missing) {
      const message = `The script has no section "${section}"; add one, or take it off the list of sections.`;
      yield { at: call.turns[0]!.span, message };
    }
  },
} satisfies Rule;

function namesOf(section: string): readonly string[] {
  return SYNONYMS.find((names) => names.includes(section)) ?? [section];
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
