import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-assumptions", () => {
  judge(
    "no-assumptions",
    [
      "The door's come off its hinge. / You'll have swung on it, or one of the little ones did. / No, nobody swings on doors here.",
      "There's water everywhere. / Then you left the tap running. / The taps are off.",
      "It's not on my statement. / You looked at the wrong month, then. / No, I looked at June.",
      "I never signed that. / You clicked past it, everyone does. / There was nothing to click.",
      "The alarm went off. / Somebody in your house smoked under it. / None of us smoke.",
      "He didn't get the card. / You posted it second class, I dare say. / No, first.",
      "The cover's ripped. / It'll be your cat. / I haven't got a cat.",
      "There was no one at the gate. / You went to the back gate. / I didn't, I was at the front.",
      "The plant died. / You drowned it. / I gave it a cup a week.",
      "The ring doesn't fit. / You guessed your size, didn't you, they all do. / I was measured in your shop.",
      "The fish died. / So you tipped the whole tub of food in. / I gave a pinch.",
      "The bread machine's dead. / You've run water into the bottom of it washing it. / I've never washed it.",
      "It burned my scalp. / You kept it on longer than it says, people get greedy. / Twenty minutes, on the clock.",
      "I was charged for the film. / You'll have sat on the remote. / There's nobody even in the room.",
    ],
    [
      "The screen is cracked, I dropped it. / So you dropped it, and the screen cracked. / Yes.",
      "When's my next one? / You had your last one in May, so it's due in November. / Right.",
      "I've been on to you three times. / You've been more than patient. / Well.",
      "I can't log in. / If you've changed your phone, that would do it. / I haven't.",
      "I didn't read it. / You weren't to know, it's well hidden. / No.",
      "I've bought the annual one. / You've got a good deal there. / I know.",
      "The lid broke. / You said you'd washed it, so was it hot? / No.",
      "Which one did I pick? / You went for the oak. / No, I never, I picked the walnut.",
      "My son broke it. / Your son broke it, right, was it the hinge? / Yes.",
      "I can't see it. / You've scrolled too far, go up a bit. / Ah.",
      "My passport photos were rejected. / They came back because of the shadow on the left, you can redo them for free. / OK.",
      "The ring doesn't fit. / You were measured at an L in March, it says here. / I was.",
      "What do I do with the form? / You put your name on top and you left align, no, sorry, just the name. / OK.",
      "Somebody rang me. / You missed a call from our Leah, she wanted to check the slot. / Oh right.",
      "I've been calling all day. / You've been passed around enough, so I'll stay with it. / Thank you.",
      "I've pressed it. / You pressed the green one? / Yes.",
      "Is my order in? / You just missed the van, it goes at four. / Typical.",
      "My gran fell. / You were right to call. / OK.",
    ],
  );
});
