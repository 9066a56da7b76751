import type { Fix, Placeholder, Rule } from "call-lint";

const CUSTOMER_NAME =
  /(?:^|customer|client|caller|guest|member|patient|contact|requester|user)(?:first|last|full|given|sur)?name$|^(?:customer|client|caller|guest|member|patient)$/;

export default {
  summary: "Write placeholders so that they are filled, and use the customer's name.",
  why: "A placeholder that no program knows is read out to the customer as it stands.",
  severity: "error",
  on: "turn",
  appliesTo: ["script"],
  needs: [],
  options: {
    known: { default: [], describe: "names that your system fills, such as customer_name; without them, unknown ones are not reported" },
  },
  examples: {
    bad: [
      {
        call: `hello	Hello {{customer_name}}, this is Larkspur Parcels.
late	Your parcel «{{parcel}}» is late.
sorry	I'm sorry about that.`,
        options: { known: ["customer_name", "parcel_number"] },
      },
      `hello	Hello {{customer_name}}, this is Larkspur Parcels.
late	Your parcel is late, «{{customer_name}».
sorry	I'm sorry about that, {{customer_name}}.`,
      `hello	Hello {{customer_name}}, this is Larkspur Parcels.
late	Your parcel is late.
sorry	I'm sorry about that, «[CUSTOMER NAME]».`,
      {
        call: `hello	«Hello, this is Larkspur Parcels.»
late	Your parcel {{parcel_number}} is late.
sorry	I'm sorry about that.`,
        options: { known: ["customer_name", "parcel_number"] },
      },
    ],
    good: [
      {
        call: `hello	Hello {{customer_name}}, this is Larkspur Parcels.
late	Your parcel {{ parcel_number }} is late.
sorry	I'm sorry about that.`,
        options: { known: ["customer_name", "parcel_number"] },
      },
      `hello	Hello [Customer Name], this is Larkspur Parcels.
late	[Pause] Your parcel is late.
sorry	I'm sorry about that.`,
    ],
  },
  *check(call, { known }: { known: readonly string[] }) {
    const { placeholders } = call;
    const usual = usualStyle(placeholders);
    let isNamed = false;
    for (const placeholder of placeholders) {
      const wrong = wrongWith(placeholder, usual, known);
      // Misspelled, it is meant all the same.
      isNamed ||= CUSTOMER_NAME.test(bare(placeholder.name)) || MISSPELLED.test(bare(placeholder.name));
      if (wrong !== undefined) yield { at: placeholder.at, message: wrong, fix: fixFor(placeholder, usual, known) };
    }
    const forName = known.find((name) => CUSTOMER_NAME.test(bare(name)));
    const said = call.turns.find(({ role }) => role === "agent");
    if (forName !== undefined && !isNamed && said !== undefined)
      yield {
        at: said.span,
        message: `The customer's name is never used, though ${marked(forName, usual)} is there for it; use it once or twice.`,
      };
    if (placeholders.length === 0 && forName === undefined) return "not-applicable";
  },
} satisfies Rule;

const MISSPELLED = /^c[ou]?[su]?[st]\w{0,5}name$/;

function wrongWith({ name, style, malformed }: Placeholder, usual: Placeholder["style"], known: readonly string[]): string | undefined {
  const meant = known.find((one) => bare(one) === bare(name));
  if (malformed !== undefined) return `The placeholder "${name}" will not be filled: ${malformed}; write ${marked(meant ?? name, usual)}.`;
  if (style !== usual) return `This placeholder is written otherwise than the others; write ${marked(meant ?? name, usual)}.`;
  // What people fill, and no program, may be written as people write.
  const isByHand = style === "[x]" || style === "<x>";
  if (known.length === 0 || (isByHand ? meant !== undefined : known.includes(name))) return undefined;
  if (meant !== undefined) return `The placeholder is called "${meant}", not "${name}"; write ${marked(meant, usual)}.`;
  return `There is no placeholder "${name}"; there are ${known.join(", ")}.`;
}

/** One way of writing for all; only a name that is known, or no name at all, can be put right. */
function fixFor({ name, rest }: Placeholder, usual: Placeholder["style"], known: readonly string[]): Fix | undefined {
  const meant = known.length === 0 ? name : known.find((one) => bare(one) === bare(name));
  return meant === undefined || rest !== "" ? undefined : { text: marked(meant, usual), safe: true };
}

/** The style that most placeholders have; the first of equals. */
function usualStyle(placeholders: readonly Placeholder[]): Placeholder["style"] {
  const counts = new Map<Placeholder["style"], number>();
  for (const { style, malformed } of placeholders) if (malformed === undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].reduce<[Placeholder["style"], number]>((best, one) => (one[1] > best[1] ? one : best), ["{{x}}", 0])[0];
}

function marked(name: string, style: Placeholder["style"]): string {
  return style.replace("x", name);
}

/** "CUSTOMER_NAME", "customerName" and "Customer Name" are one. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
