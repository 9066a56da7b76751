import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-jargon", () => {
  judge(
    "no-jargon",
    [
      "Why's my wine held? / Somebody put a QRF on it and it sits till the buyer looks.",
      "When does it start? / We're waiting on the L O A from the bank.",
      "What's in the cover? / Trace and access is in, but it's on an indemnity basis.",
      "Can I stay in the flat? / We'd decant you for the works, it's about six weeks.",
      "What happened with my tooth? / It's a distal cavity with some perio, so you'd want the hygienist and bitewings.",
      "Can you send me the medicine? / It's on owings, the CD script's not in.",
      "What's wrong with the line? / The drop wire's gone high resistance, there's a contention issue too.",
      "Why two bills? / There was an erroneous transfer and you went onto deemed rates.",
      "Why was it late? / They missed the trunk and it sat in the cage.",
      "Can I change the beneficiary? / You'd do a nomination under discretion, we don't take binding ones.",
      "My pool's green? / Your CYA's through the roof, the chlorine's locked.",
      "Can I have the deposit? / It's held under the TDS with a prescribed information notice.",
      "What will you do? / I'll bump it into the triage swimlane for the next sprint.",
      "When's the part in? / It's NLA from the maker, so it'd be pattern.",
    ],
    [
      "What is it? / It's a PRV, that's the valve that lets the pressure out.",
      "Can I send a PDF? / Yes, a PDF's fine.",
      "What's my postcode? / It's L O A, that's how it starts, four nine.",
      "Is it in? / The new HP printer's in on Friday.",
      "Who's the tenant? / You're the tenant and she's the landlord.",
      "Is the boot big? / The trunk fits two cases.",
      "Did the DJ come? / Yes, the DJ came at eight.",
      "Which size? / An XXL is what you want.",
      "Is there a TV? / There's a TV in every room.",
      "Is it a real diamond? / It has a GIA certificate, that's the paper that says how good it is.",
      "What's the ISBN? / It has an ISBN on the back.",
      "The dog was sick. / Is he up to date with his jabs?",
      "What do I bring to the clinic? / Your GP letter and a list of tablets.",
      "Which bus? / The X70, from the DART station.",
      "Is that an O? / It's an O as in Oscar.",
      "Will it fit? / It's an IKEA frame, so yes.",
    ],
  );
});
