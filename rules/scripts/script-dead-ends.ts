import type { Rule } from "call-lint";

export default {
  summary: "Let every branch of a script lead somewhere.",
  why: "An agent who follows the script must never be left without the next step while the customer waits.",
  severity: "error",
  on: "turn",
  appliesTo: ["script"],
  needs: [],
  examples: {
    bad: [
      `steps:
  - id: greeting
    say: Hello, this is Larkspur Parcels. How can I help?
    next: «depot»
  - id: «search»
    say: I've opened a search for your parcel.
    end: true`,
      `# Late parcel
## Greeting
> Agent: Hello, this is Larkspur Parcels. How can I help {{customer_name}}?

- If the parcel is late: go to [Search](#search).
- «If it is broken: apologise.»

## Search
> Agent: I've opened a search for your parcel.

Go to [Closing](#closing).

## Closing
> Agent: Thank you for calling.`,
    ],
    good: [
      `steps:
  - id: greeting
    say: Hello, this is Larkspur Parcels. How can I help?
    next: closing
  - id: closing
    say: Thank you for calling.
    end: true`,
      `# Late parcel
## Greeting
> Agent: Hello, this is Larkspur Parcels. How can I help {{customer_name}}?

- If the parcel is late: go to [Closing](#closing).
- If it is broken: see the [claims desk's script](claims.md).

## Closing
> Agent: Thank you for calling.`,
    ],
  },
  *check(call) {
    const { flow } = call.call;
    if (flow === undefined || flow.shape === "macros") return "not-applicable";
    if (flow.files.length === 0 && flow.steps.every((step) => step.leads.length === 0)) return "not-applicable";
    for (const { at, kind, what } of call.deadEnds)
      yield {
        at,
        message:
          kind === "missing-file"
            ? `${what}; link to what there is, or take the link out.`
            : `${what}; name the step that comes next, or remove what nobody reaches.`,
      };
  },
} satisfies Rule;
